"""Subtitles (`.srt`, `.vtt`): what is said, in paragraphs, each begun with its speaker where the file names one.

Cues are cut to fit a screen, not to make sense. Numbers, times and tags go, lines that scroll come once, and cues
follow one another in a paragraph until another speaks or nobody does.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Final

from qa.errors import UnsupportedInput
from qa.ingest.decoding import decode
from qa.ingest.item import Draft, break_lines, clean_line
from qa.ingest.mailhead import writer
from qa.ingest.prose import count_words, ends_sentence
from qa.patterns import lazy_pattern

#: Seconds of silence behind a sentence at which a paragraph ends, and behind anything.
_PAUSE: Final = 2.0
_SILENCE: Final = 6.0
#: Seconds between two cues of which the second may still show lines of the first, and of such cues that say something
#: else too, the share that does so where lines scroll: elsewhere, what comes again is said again.
_STILL: Final = 0.5
_SCROLLING: Final = 0.25
#: Seconds between the parts of a cue that is cut in two, as programs do where a scene ends; words from which on it is
#: no answer that is given twice; and how many go on so, and which share of all, where even a word is cut.
_CUT: Final = 0.05
_FEW_WORDS: Final = 3
_PARTS: Final = 3
_PARTED: Final = 0.25
#: Lines of one label that make it a speaker's, and speakers who make a dialogue.
_FEWEST: Final = 2
_PARTIES: Final = 2
#: Code points from which a paragraph ends with its sentence, and from which with any cue: what a program heard may have
#: no full stops.
_LONG: Final = 700
_LONGEST: Final = 2_000

_CLOCK: Final = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMES: Final = lazy_pattern(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?:\s.*)?")
#: Blocks that are no cues; a number that stands apart from its cue is one of them.
_BESIDE: Final = lazy_pattern(r"\ufeff?WEBVTT(?:\s|$)|(?:NOTE|STYLE|REGION)(?:\s|$)|\d+\s*\Z")
_NAMED: Final = lazy_pattern(r"\ufeff?WEBVTT[ \t]+(?:[-–—:] *)?(?P<title>(?!Kind:|Language:)\S.*)")
_LANGUAGE: Final = lazy_pattern(r"^Language:[ \t]*([A-Za-z-]+)", re.MULTILINE)

_VOICE: Final = lazy_pattern(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]+)>|</v>")
_TAG: Final = lazy_pattern(r"</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}\n]*\}")
#: A line that another than before begins to say; what a line tells of sounds.
_ANOTHER: Final = lazy_pattern(r"(?:>{2,}|[-–]\s)\s*(?=\S)|[-–](?=[A-Z])")
_SOUND: Final = lazy_pattern(r"(?:[-–—>]+\s*)?(?:\[[^\[\]]*\]|\([A-Z][^a-z()]*\)|[\W_]*)")
#: What a program hears that is no word, within a line.
_HEARD: Final = lazy_pattern(r"\s*\[(?:music|applause|laughter|cheering|cheers|laughing|singing)\]", re.IGNORECASE)
#: What those who share subtitles put into them.
_ADVERT: Final = lazy_pattern(
    r".*\b(?:opensubtitles|yts)\.(?:org|com|mx|lt|am|ag)\b.*|"
    r"(?:subtitles?|subtitled|captions?|captioned|transcripts?|sync(?:ed)?)(?: and correct(?:ed|ions))? by\b.*",
    re.IGNORECASE,
)
#: Who speaks, as a line says it itself: "ANNA BERG: …", "Speaker 1: …".
_LABEL: Final = lazy_pattern(
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z\d][\w.’'-]*|de|van|von|der|den|la|al|bin)){0,4}):\s+(?=\S)"
)


@dataclass(frozen=True)
class _Cue:
    """What is shown from one moment to another, in seconds, with its tags."""

    start: float
    end: float
    lines: Sequence[str]


@dataclass(frozen=True)
class _Words:
    """A line without tags."""

    start: float
    end: float
    text: str
    #: Whom a tag names, or the line itself, if others have the same label.
    speaker: str = ""
    #: What the line itself begins with, as who speaks would stand there.
    label: str = ""
    #: Whether another speaks here than before, whoever it is; and whether a dash says so, as it does of two in one cue.
    anew: bool = False
    dashed: bool = False


def read(path: Path) -> Draft:
    """The draft of subtitles. Raises UnsupportedInput."""
    source = break_lines(decode(path.read_bytes(), str(path)))
    blocks = [block.split("\n") for block in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", source.strip())]
    cues = list(_cues(blocks))
    if not cues:
        raise UnsupportedInput(
            f"{path} holds no subtitles: no line says from when to when it is shown.",
            "Save it as .txt if it is a text.",
        )
    title = _NAMED.match(source)
    language = _LANGUAGE.search("\n".join(blocks[0])) if _BESIDE.match(blocks[0][0]) else None
    return Draft(
        text="\n\n".join(_paragraphs(_named(list(_words(cues))), tagged=bool(_VOICE.search(source)))),
        title=title["title"] if title else None,
        language=language[1] if language else None,
    )


def _cues(blocks: Sequence[Sequence[str]]) -> Iterator[_Cue]:
    """The cues in order. A block without times goes on with the one before: a blank line is no end of it."""
    current: _Cue | None = None
    for block in blocks:
        times = [at for at, line in enumerate(block) if _TIMES.fullmatch(line)]
        head = block[: times[0]] if times else block
        # Above the times of a block stands its name; more than that belongs to the cue before.
        if current and not _BESIDE.match("\n".join(block)) and (not times or len(head) > 1):
            current = _Cue(current.start, current.end, (*current.lines, *head[: -1 if times else None]))
        for at, below in pairwise((*times, len(block))):
            if current:
                yield current
            lines = block[at + 1 : below]
            # Where no blank line parts two cues, the number of the next is not of this.
            if below < len(block) and lines and lines[-1].strip().isdigit():
                lines = lines[:-1]
            current = _Cue(*_seconds(block[at]), tuple(lines))
    if current:
        yield current


def _seconds(line: str) -> tuple[float, float]:
    """When a cue begins and when it ends."""
    match = _TIMES.fullmatch(line)
    parts = match.groups("0") if match else ("0",) * 8
    return _clock(*parts[:4]), _clock(*parts[4:])


def _clock(hours: str, minutes: str, seconds: str, fraction: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + float(f"{seconds}.{fraction}")


def _words(cues: Sequence[_Cue]) -> Iterator[_Words]:
    """The lines of all cues, each once, without those that tell of sounds."""
    shown = _whole([found for cue in cues if (found := list(_shown(cue)))])
    scrolls = _scrolls(shown)
    before: Sequence[_Words] = ()
    for lines in shown:
        twice = before and lines[0].start == before[0].start and _said(lines) == _said(before)
        still = scrolls and before and lines[0].start - before[-1].end <= _STILL
        if not twice:
            yield from lines[_again(before, lines) if still else 0 :]
        before = lines


def _whole(shown: Sequence[Sequence[_Words]]) -> list[Sequence[_Words]]:
    """The lines of each cue, those of one that is cut in two as one."""
    parts = sum(_goes_on(before, lines) for before, lines in pairwise(shown))
    parted = parts >= _PARTS and parts > _PARTED * len(shown)
    whole: list[Sequence[_Words]] = []
    for lines in shown:
        if whole and _goes_on(whole[-1], lines) and (parted or _is_long(lines)):
            whole[-1] = [replace(line, end=lines[-1].end) for line in whole[-1]]
        else:
            whole.append(lines)
    return whole


def _goes_on(before: Sequence[_Words], lines: Sequence[_Words]) -> bool:
    """Whether a cue begins in the moment in which the one before ended, and says the same."""
    return abs(lines[0].start - before[-1].end) <= _CUT and _said(lines) == _said(before)


def _is_long(lines: Sequence[_Words]) -> bool:
    return sum(count_words(line.text) for line in lines) >= _FEW_WORDS


def _scrolls(shown: Sequence[Sequence[_Words]]) -> bool:
    """Whether lines are still shown with the next cue, in which others have come below them.

    A cue that says what the one before did and nothing else tells nothing: somebody may answer "No." twice.
    """
    others = [
        _again(before, lines) > 0
        for before, lines in pairwise(shown)
        if lines[0].start - before[-1].end <= _STILL and _said(lines) != _said(before)
    ]
    return sum(others) > _SCROLLING * len(others)


def _again(before: Sequence[_Words], lines: Sequence[_Words]) -> int:
    """How many lines the cue before ended with and this begins with, said by the same."""
    most = sum(1 for _ in takewhile(lambda line: not line.dashed, lines))
    last, first = _said(before), _said(lines)
    sizes = range(min(len(last), most), 0, -1)
    return next((size for size in sizes if last[-size:] == first[:size]), 0)


def _said(lines: Sequence[_Words]) -> list[tuple[str, str, str]]:
    return [(line.speaker, line.label, line.text) for line in lines]


def _shown(cue: _Cue) -> Iterator[_Words]:
    voice = ""
    for line in cue.lines:
        at = 0
        for tag in (*_VOICE.finditer(line), None):
            part = line[at : tag.start() if tag else None]
            text = clean_line(_HEARD.sub("", html.unescape(_TAG.sub("", part))))
            if text and not _SOUND.fullmatch(text) and not _ADVERT.fullmatch(text):
                yield _line(cue, text, voice)
            if tag:
                at, voice = tag.end(), _name(html.unescape(tag["name"] or ""))


def _name(tagged: str) -> str:
    """Who speaks, as people say it, of "Brandt, Ida (Guest)"."""
    name = clean_line(tagged)
    return writer(name)[0] or name


def _line(cue: _Cue, text: str, voice: str) -> _Words:
    another = _ANOTHER.match(text)
    text = text[another.end() :] if another else text
    label = None if voice else _LABEL.match(text)
    return _Words(
        cue.start,
        cue.end,
        text[label.end() :] if label else text,
        voice,
        label["name"] if label else "",
        anew=bool(another),
        dashed=another is not None and not another[0].startswith(">"),
    )


def _named(lines: Sequence[_Words]) -> list[_Words]:
    """The lines with who speaks as their labels tell it; what is no speaker's label is a line's first words.

    Nor is what stands before one line alone ("Remember: …"), though somebody else may begin to speak there.
    """
    counts = Counter(line.label for line in lines if line.label)
    return [
        replace(line, speaker=line.label)
        if counts[line.label] >= _FEWEST
        else replace(line, text=f"{line.label}: {line.text}", anew=True)
        if line.label
        else line
        for line in lines
    ]


def _paragraphs(lines: Sequence[_Words], *, tagged: bool) -> Iterator[str]:
    """The lines joined to paragraphs; "Anna: …" where it is said who speaks.

    Args:
        tagged: whether tags name the speakers: then nobody speaks where there is none. Else a line that names nobody
            goes on with what another says.
    """
    gathered: list[_Words] = []
    size = 0
    dialogue = len({line.speaker for line in lines if line.speaker}) >= _PARTIES
    for line in lines:
        if gathered and (
            _parted(gathered[0], gathered[-1], line, tagged)
            # What one of them says is cut by whoever reads it, for a part of it would be nobody's.
            or (not (gathered[0].speaker and (tagged or dialogue)) and _is_full(gathered[-1], size))
        ):
            yield _paragraph(gathered)
            gathered, size = [], 0
        gathered.append(line)
        size += len(line.text) + 1
    if gathered:
        yield _paragraph(gathered)


def _parted(first: _Words, last: _Words, line: _Words, tagged: bool) -> bool:
    """Whether a line begins a paragraph, whatever the size of the one before.

    Args:
        first, last: lines of that.
    """
    if line.anew or (line.speaker != first.speaker and (line.speaker or tagged)):
        return True
    return line.start - last.end >= (_PAUSE if ends_sentence(last.text) else _SILENCE)


def _is_full(last: _Words, size: int) -> bool:
    """Whether a paragraph of so many code points ends with that line."""
    return size >= (_LONG if ends_sentence(last.text) else _LONGEST)


def _paragraph(lines: Sequence[_Words]) -> str:
    text = " ".join(line.text for line in lines)
    return f"{lines[0].speaker}: {text}" if lines[0].speaker else text
