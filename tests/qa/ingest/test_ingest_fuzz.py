"""Files damaged at random: each gives an article or an `InputError`, and nothing else."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa import ingest
from qa.errors import InputError
from qa.ingest.inside.__main__ import outcome
from tests.qa.ingest.making import STORY, Write, make_docx, make_epub, make_odt, make_pdf, make_rtf, noise

TEXT = "\n\n".join(STORY)
HTML = "".join(f"<p>{line} <b>é</b> &amp;</p>" for line in STORY)
SEEDS = {
    "txt": f"Forty ships wait\n\nMarch 14, 2014\n\nBy Ida Brandt\n\n{TEXT}\n\n(AFP)\n\nMore stories\n".encode(),
    "md": f"---\ntitle: Forty\ndate: 2014-03-14\nauthors: [A B]\n---\n# H\n\n| a |\n|---|\n| b |\n\n{TEXT}".encode(),
    "html": f'<html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>{HTML}</body></html>'.encode(),
    "eml": f"From: A B <a@quay.example>\nSubject: =?utf-8?q?B=C3=A9?=\nDate: Fri, 14 Mar 2014\n\n> {TEXT}".encode(),
    "vtt": b"WEBVTT\n\n"
    + "\n\n".join(f"00:0{at}.0 --> 00:0{at}.9\n<v A>{line}" for at, line in enumerate(STORY)).encode(),
    "jsonl": "\n".join(json.dumps({"title": "T", "text": line, "published": "2014-03-14"}) for line in STORY).encode(),
}
#: Read in this process, as the child would: its own answer to whatever a parser raises is what is tested.
GUARDED = {
    "pdf": make_pdf([TEXT, TEXT]),
    "docx": make_docx(("Normal", line) for line in STORY),
    "odt": make_odt("".join(f"<text:p>{line}</text:p>" for line in STORY)),
    "rtf": make_rtf([*STORY, r"{\f1\'cf\u1080?} {\pict 00}{\field{\*\fldinst x}{\fldrslt y}} a\cell b\cell\row"]),
    "epub": make_epub(HTML, HTML),
}
TOKENS = [
    b"\0",
    b"\xff",
    b"---\n",
    b"<",
    b">",
    b"&#0;",
    b"\xed\xa0\x80",
    b"{",
    b"[",
    b'"',
    b"%",
    b"<!--",
    b"\r",
    b" 2014 ",
]


def damaged(content: bytes, times: int, seed: str) -> Iterator[bytes]:
    """The content, `times` over, each with some bytes flipped, cut, doubled or put in."""
    dice = random.Random(seed)  # noqa: S311 - the same damage in every run
    for _ in range(times):
        broken = bytearray(content)
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(broken) + 1)
            match dice.randrange(5):
                case 0:
                    broken[at : at + 1] = bytes([dice.randrange(256)])
                case 1:
                    del broken[at : at + dice.randint(1, 200)]
                case 2:
                    broken[at:at] = broken[at : at + dice.randint(1, 200)]
                case 3:
                    broken[at:at] = dice.choice(TOKENS) * dice.randint(1, 30)
                case 4 if dice.random() < 0.2:
                    del broken[at:]
        yield bytes(broken)


def told(path: Path) -> list[str]:
    """What each article of a file says, or the one line that says why there is none."""
    try:
        items = list(ingest.read_file(path))
    except InputError as error:
        return [str(error)]
    return [item.article.text if isinstance(item, ingest.Ingested) else str(item.error) for item in items]


@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_files_are_read_or_refused(kind: str, write: Write) -> None:
    for content in damaged(SEEDS[kind], 40, kind):
        for said in told(write(f"a.{kind}", content)):
            assert said.encode("utf-8")


@pytest.mark.parametrize("kind", GUARDED)
def test_damaged_documents_are_read_or_refused(kind: str, write: Write) -> None:
    for content in damaged(GUARDED[kind], 40, kind):
        said = outcome(f"qa.ingest.inside.{kind}", str(write(f"a.{kind}", content)))
        assert said.get("text") or (said["error"] and said["what"])
        json.dumps(said)


@pytest.mark.parametrize("kind", [*SEEDS, *GUARDED])
def test_noise_is_read_or_refused(kind: str, write: Write) -> None:
    assert all(told(write(f"a.{kind}", noise(2_000, kind))))
