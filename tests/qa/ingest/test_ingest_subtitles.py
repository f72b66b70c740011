"""Subtitles: what is said, once, in paragraphs, and by whom where the file says it."""

from __future__ import annotations

import pytest

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.subtitles import read as read_subtitles
from qa.people import People
from qa.speech.dialogue import turns
from tests.qa.ingest.making import STORY, Read, Refuse, Write


def srt(*cues: tuple[float, float, str]) -> str:
    """The source of (begins, ends, text), in seconds."""
    return "\n".join(
        f"{number}\n{clock(start)} --> {clock(end)}\n{text}\n" for number, (start, end, text) in enumerate(cues, 1)
    )


def clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    return f"00:{thousandths // 60_000:02}:{thousandths // 1000 % 60:02},{thousandths % 1000:03}"


def vtt(*cues: tuple[float, float, str], head: str = "") -> str:
    """The same as a browser takes it.

    Args:
        head: what stands behind the first word.
    """
    times = (f"{clock(start)} --> {clock(end)} align:start position:0%".replace(",", ".") for start, end, _ in cues)
    shown = "\n\n".join(f"{time}\n{text}" for time, (_, _, text) in zip(times, cues, strict=True))
    return f"WEBVTT{head}\n\n{shown}"


def paragraphs(write: Write, source: str, name: str = "a.srt") -> list[str]:
    return read_subtitles(write(name, source)).text.split("\n\n")


def test_cues_are_joined_to_sentences_without_numbers_times_and_tags(read: Read) -> None:
    source = srt(
        (1, 3, "<i>The harbour office counted</i>"),
        (3.1, 5, "{\\an8}forty ships <font color='#fff'>on Monday</font>,"),
        (5, 7, "three times as many\nas in any week &amp; month."),
    )
    article = read("forty_ships.srt", f"\ufeff{source}".replace("\n", "\r\n"))
    assert (article.title, article.text) == (
        "forty ships",
        "The harbour office counted forty ships on Monday, three times as many as in any week & month.",
    )


def test_a_paragraph_ends_at_a_pause_behind_a_sentence_or_at_a_silence(write: Write) -> None:
    source = srt((1, 3, "It begins."), (6, 8, "It goes on"), (11, 13, "and on"), (20, 22, "until nobody speaks"))
    assert paragraphs(write, source) == ["It begins.", "It goes on and on", "until nobody speaks"]


def test_a_long_text_is_cut_where_a_sentence_ends_or_else_at_a_cue(write: Write) -> None:
    told = paragraphs(write, srt(*((at, at + 1, f"{STORY[at % 4]}") for at in range(40))))
    assert all(700 <= len(one) < 900 for one in told[:-1])
    unstopped = paragraphs(write, srt(*((at, at + 1, "and so it went on and on with them") for at in range(200))))
    assert all(2_000 <= len(one) < 2_100 for one in unstopped[:-1])


def test_lines_that_scroll_come_once(write: Write) -> None:
    source = vtt(
        (0.1, 2.4, " \nthe harbour<00:00:00.400><c> office</c>"),
        (2.4, 2.41, "the harbour office\n "),
        (2.41, 4, "the harbour office\nhas<00:00:03.000><c> room</c>"),
        (4, 4.01, "has room\n "),
        (4.01, 6, "has room\n[Music]"),
        (6, 8, "has room\nand coffee"),
    )
    assert paragraphs(write, source, "a.vtt") == ["the harbour office has room and coffee"]


def test_a_line_that_is_said_again_comes_again(write: Write) -> None:
    assert paragraphs(write, srt((1, 2, "No."), (3, 4, "No."))) == ["No. No."]
    assert paragraphs(write, srt((1, 2, "No."), (2, 3, "No."), (3, 4, "I did not."))) == ["No. No. I did not."]
    assert paragraphs(write, srt((1, 2, "- Who will pay?\n- Me."), (2, 3, "- Me.\n- Not me."))) == [
        *("Who will pay?", "Me.", "Me.", "Not me.")
    ]


def test_a_cue_that_is_there_twice_at_once_comes_once(write: Write) -> None:
    assert paragraphs(write, srt((1, 2, "No.\nNever."), (1, 2, "No.\nNever."), (2, 3, "Why?"))) == ["No. Never. Why?"]


def test_a_cue_that_is_cut_in_two_comes_once(write: Write) -> None:
    plain = srt(
        (1, 2, STORY[0]),
        (2, 3, STORY[0]),
        (3, 4, "No."),
        (4, 5, "No."),
        *((at, at + 1, f"And so they said, {at} times.") for at in range(5, 12)),
    )
    assert paragraphs(write, plain)[0].startswith(f"{STORY[0]} No. No. And so")
    every = [
        (at * 2 + half, at * 2 + half + 1, words)
        for at, words in enumerate(("Why?", "No.", STORY[1], "Yes."))
        for half in (0, 1)
    ]
    assert paragraphs(write, srt(*every)) == [f"Why? No. {STORY[1]} Yes."]


@pytest.mark.parametrize("label", ["<v {}>{}", "{}: {}"])
def test_what_another_says_in_the_same_words_comes_again(label: str, write: Write) -> None:
    roll = [(at, at + 1, label.format(name, "Aye.")) for at, name in enumerate(("Anna Berg", "Lee Okafor", "Ida Munk"))]
    assert paragraphs(write, vtt(*roll), "a.vtt") == ["Anna Berg: Aye.", "Lee Okafor: Aye.", "Ida Munk: Aye."]


def test_a_speaker_whom_a_tag_names_stands_before_the_words(write: Write) -> None:
    source = vtt(
        (1, 3, "<v.loud Anna Berg>We have <i>room</i>\nfor them.</v>"),
        (3, 4, "<v Anna Berg>And coffee."),
        (4, 5, "<v Lee Okafor>Why?</v> <v Anna Berg>Because they are cold.</v>"),
        (5, 6, "Words of nobody."),
    )
    assert paragraphs(write, source, "a.vtt") == [
        "Anna Berg: We have room for them. And coffee.",
        "Lee Okafor: Why?",
        "Anna Berg: Because they are cold.",
        "Words of nobody.",
    ]


@pytest.mark.parametrize("label", ["<v {}>{}", "{}: {}"])
def test_who_speaks_is_known_to_those_who_ask_who_said_what(label: str, read: Read) -> None:
    said = (
        ("Anna Berg", "Why did so many ships come to you this winter?"),
        ("Lee Okafor", "I think that we have room, and we have coffee."),
        ("Lee Okafor", "I would come too."),
        ("Anna Berg", "Will you light the old lighthouse again?"),
        ("Lee Okafor", "We will decide on Thursday."),
    )
    article = read("a.vtt", vtt(*((at * 2, at * 2 + 2, label.format(*one)) for at, one in enumerate(said))))
    assert [(one.speaker, article.text[one.start : one.end]) for one in turns(article, People(article.text))] == [
        said[0],
        ("Lee Okafor", f"{said[1][1]} {said[2][1]}"),
        *said[3:],
    ]


def test_a_word_before_a_colon_is_nobody_who_speaks_on_and_on(write: Write) -> None:
    talk = [f"{words} It was said in so many words, number {at}." for at, words in enumerate(STORY * 20)]
    for cues in (["Remember: the ferry leaves.", *talk], ["TONIGHT: ships.", "TONIGHT: a fire.", *talk]):
        told = paragraphs(write, srt(*((at, at + 1, words) for at, words in enumerate(cues))))
        assert " ".join(told).replace("TONIGHT: ", "") == " ".join(cues).replace("TONIGHT: ", "")
        assert all(len(one) < 1_000 for one in told)


def test_others_who_speak_are_told_by_a_dash_or_by_arrows(write: Write) -> None:
    source = srt((1, 3, "- Why are they here?\n- Nobody knows."), (3, 4, ">> We do."), (4, 5, "We have coffee."))
    assert paragraphs(write, source) == ["Why are they here?", "Nobody knows.", "We do. We have coffee."]


def test_what_is_heard_and_not_said_goes(write: Write) -> None:
    source = srt((1, 2, "[Applause]"), (2, 3, "♪ ♪"), (3, 4, "(SHIP HORN)"), (4, 5, "Forty [inaudible] wait."))
    assert paragraphs(write, source) == ["Forty [inaudible] wait."]


def test_what_a_program_hears_and_what_is_put_in_by_others_goes(write: Write) -> None:
    heard = srt((0, 2, f"{STORY[0]} [Music]"), (2, 4, "Synced and corrected by quayfan"), (4, 6, "All at www.YTS.MX"))
    assert paragraphs(write, heard) == [STORY[0]]


def test_a_speaker_is_called_as_people_call_one(write: Write) -> None:
    meeting = vtt((0, 2, f"<v Brandt, Ida (Guest)>{STORY[0]}</v>"), (2, 4, f"<v Harbour Desk>{STORY[1]}</v>"))
    assert paragraphs(write, meeting, "a.vtt") == [f"Ida Brandt: {STORY[0]}", f"Harbour Desk: {STORY[1]}"]


def test_title_and_language_of_the_head_are_its_own_and_notes_and_styles_are_no_text(write: Write) -> None:
    head = " - Forty ships wait\nLanguage: en-GB\n\nSTYLE\n::cue { color: red }\n\nNOTE it was made\nby hand\n\nfirst"
    found = read_subtitles(write("a.vtt", vtt((1, 2, "They wait."), head=head).replace("first\n\n", "first\n")))
    assert (found.title, found.language, found.text) == ("Forty ships wait", "en-GB", "They wait.")


def test_cues_that_are_parted_wrongly_lose_nothing(write: Write) -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:03,000\nThey have room,\n\nand coffee.\n"
        "2\n00:00:03,000 --> 00:00:04,000\nIt is\n3\n00:00:04,000 --> 00:00:05,000\nwarm.\n\n4\n\n"
        "0:0:5.5 --> 0:0:6,000 X1:1\nAnd so they stay."
    )
    assert paragraphs(write, source) == ["They have room, and coffee. It is warm. And so they stay."]


@pytest.mark.parametrize("content", [STORY[0], "WEBVTT\n\nNOTE nothing", "1\n2\n3"])
def test_what_holds_no_subtitles_is_refused(content: str, refuse: Refuse) -> None:
    assert isinstance(refuse("a.vtt", content), UnsupportedInput)


def test_subtitles_without_words_are_refused(refuse: Refuse) -> None:
    assert isinstance(refuse("a.srt", srt((1, 2, "[Music]"))), EmptyInput)
