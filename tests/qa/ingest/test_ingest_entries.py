"""Running reports: the time of an entry stands with its words, in pages, texts and Markdown."""

from __future__ import annotations

import pytest

from qa.ingest.entries import is_age, is_time, with_times
from tests.qa.ingest.making import STORY, Read

TIMES = ("14:32", "2.05pm", "1.30pm GMT", "11:15", "9 a.m.")
ENTRIES = list(zip(TIMES, STORY, strict=True))
TOLD = "\n\n".join(f"{time} – {words}" for time, words in ENTRIES)
HEAD = "<html><body><article><h1>Forty ships wait – live</h1>"


@pytest.mark.parametrize("line", ["14:32", "2.05pm", "2.05 p.m.", "09:15 GMT", "11:15 (CET)", "9am"])
def test_a_time_of_the_day_is_told(line: str) -> None:
    assert is_time(line)


@pytest.mark.parametrize("line", ["25:00", "14:62", "14", "14:32 update", "1h ago", "Forty", "2014", ""])
def test_what_is_no_time_of_the_day_is_none(line: str) -> None:
    assert not is_time(line)


def test_an_age_is_told() -> None:
    assert all(map(is_age, ("1h ago", "12 minutes ago", "Updated 2 hrs ago", "just now")))
    assert not is_age("A long time ago")


@pytest.mark.parametrize(
    "entry",
    [
        "<div><p>{}</p><p>{}</p></div>",
        "<div><p><time>{}</time></p><p>{}</p></div>",
        "<div><a href='#1'><time>{}</time></a><p>{}</p></div>",
        "<section><header><time>{}</time> <time>1h ago</time></header><p>{}</p></section>",
        "<p><time>{}</time><br>{}</p>",
    ],
)
def test_a_page_of_a_running_report_keeps_its_times(entry: str, read: Read) -> None:
    page = HEAD + "".join(entry.format(time, words) for time, words in ENTRIES) + "</article></body></html>"
    assert read("a.html", page).text == TOLD


@pytest.mark.parametrize("entry", ["{}\n{}", "{}\n\n{}", "{}\n\n1h ago\n\n{}"])
@pytest.mark.parametrize("kind", ["txt", "md"])
def test_a_text_of_a_running_report_keeps_its_times(entry: str, kind: str, read: Read) -> None:
    text = "\n\n".join(entry.format(time, words) for time, words in ENTRIES)
    title = "# Forty ships wait" if kind == "md" else "Forty ships wait"
    assert read(f"a.{kind}", f"{title}\n\n{text}").text == TOLD


def test_a_heading_may_stand_between_a_time_and_its_entry() -> None:
    lines = [line for time, words in ENTRIES for line in (time, "The harbour", words)]
    told = [line for time, words in ENTRIES for line in ("The harbour", f"{time} – {words}")]
    assert with_times(lines) == told


@pytest.mark.parametrize(
    "lines",
    [
        [line for time, words in ENTRIES[:3] for line in (time, words)],
        [line for time, words in ENTRIES for line in (words, time)],
        [
            line
            for time, words in zip(("0:41", "3:10", "1:05", "2:59", "1:12"), STORY, strict=True)
            for line in (time, words)
        ],
        [line for time in TIMES for line in (time, "To Lindhaven")],
        [line for at, words in enumerate(STORY, 10) for line in (f"2.{at}", words)],
    ],
    ids=["a few", "below the entries", "lengths of films", "a timetable", "numbers of sections"],
)
def test_times_of_anything_else_stay_where_they_are(lines: list[str]) -> None:
    assert with_times(lines) == lines
