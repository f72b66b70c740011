"""Chats as phones export them: a day each, with who said what; and the times of transcripts."""

from __future__ import annotations

from datetime import date

import pytest

from qa import ingest
from qa.ingest.chat import days_of, without_times
from tests.qa.ingest.making import STORY, Write

MESSAGES = (
    ("14", "17:01", "Ida Brandt", STORY[0]),
    ("14", "17:02", "Lee Okafor", "How many are there?"),
    ("14", "17:05", "Ida Brandt", "Forty.\nI counted them twice."),
    ("15", "08:30", "Lee Okafor", "They are gone."),
)
FIRST = f"Ida Brandt: {STORY[0]}\n\nLee Okafor: How many are there?\n\nIda Brandt: Forty.\nI counted them twice."


def chat(stamp: str) -> str:
    """An export whose stamps are written so."""
    return "\n".join(f"{stamp.format(day=day, time=time)}{name}: {words}" for day, time, name, words in MESSAGES)


@pytest.mark.parametrize(
    "stamp",
    [
        "{day}/03/2014, {time} - ",
        "{day}.03.14, {time} - ",
        "3/{day}/14, {time} PM - ",
        "[2014-03-{day} {time}] ",
        "\u200e[3/{day}/14, {time}:22\u202fPM] ",
        "[{day}/03/2014, {time}:22] ",
    ],
)
def test_each_day_of_a_chat_is_an_article_of_that_day(stamp: str, write: Write) -> None:
    items = list(ingest.read_file(write("Quay_chat.txt", chat(stamp))))
    found = [one.article for one in items if isinstance(one, ingest.Ingested)]
    assert [(one.title, one.published, one.published_from) for one in found] == [
        ("Quay chat, 14 March 2014", date(2014, 3, 14), "stamp"),
        ("Quay chat, 15 March 2014", date(2014, 3, 15), "stamp"),
    ]
    assert [one.text for one in found] == [FIRST, "Lee Okafor: They are gone."]


def test_no_blank_line_stands_within_a_message() -> None:
    first, _ = days_of(chat("{day}/03/2014, {time} - ").replace("Forty.\n", "Forty.\n\n"), "Chat")
    assert first.text == FIRST


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("The lamp of the old lighthouse is lit", "The lamp of the old lighthouse is lit"),
        ("~ : They come back", "They come back"),
        ("Lee Okafor: \nTwo\nof them", "Lee Okafor: Two\nof them"),
        ("Police added that nobody was hurt", "Police added that nobody was hurt"),
        ("Hans Falk left", "Hans Falk left"),
        ("Lee Okafor:", ""),
    ],
)
def test_nothing_that_somebody_may_have_said_goes(said: str, kept: str) -> None:
    stamp = "{day}/03/2014, {time} - "
    first, _ = days_of(f"14/03/2014, 17:00 - {said}\n{chat(stamp)}", "Chat")
    assert first.text == f"{kept}\n\n{FIRST}".strip()


def test_of_a_long_message_every_line_is_kept() -> None:
    words = "\n".join("We wait" for _ in range(100_000))
    first, _ = days_of(f"14/03/2014, 17:00 - Lee Okafor: {words}\n{chat('{day}/03/2014, {time} - ')}", "Chat")
    assert first.text == f"Lee Okafor: {words}\n\n{FIRST}"


def test_days_that_may_be_months_are_not_told() -> None:
    (only,) = days_of(chat("0{day}/03/2014, {time} - ").replace("014/", "04/").replace("015/", "05/"), "Chat")
    assert (only.title, only.published) == ("Chat", None)
    assert only.text == f"{FIRST}\n\nLee Okafor: They are gone."


@pytest.mark.parametrize(
    "notice",
    [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "Ida Brandt created group",
        "Ida Brandt added Hans Falk",
        "~ Lee Okafor left",
        "You changed this group's icon",
        "+47 900 00 000 joined using this group's invite link",
        "Hans Falk joined using this group's invite link",
        "Your security code with Hans Falk changed. Tap to learn more.",
        "You're now an admin",
        "Hans Falk is now an admin",
        "Hans Falk reset this group's invite link",
        "Ida Brandt started a call",
        "Lee Okafor: <Media omitted>",
        "Lee Okafor: image omitted",
        "Lee Okafor: pier.jpg (file attached)",
        "Lee Okafor: This message was deleted",
    ],
)
def test_what_the_program_says_is_no_message(notice: str) -> None:
    stamp = "{day}/03/2014, {time} - "
    for times in (1, 10):
        noted = f"14/03/2014, 17:00 - {notice}\n" * times
        first, _ = days_of(f"{noted}{chat(stamp)}", "Chat")
        assert first.text == FIRST


def test_a_chat_in_which_many_left_is_one_all_the_same() -> None:
    left = "".join(f"14/03/2014, 17:00 - {name} left\n" for name in ("Hans Falk", "Anna Berg", "Ida Munk"))
    first, _ = days_of(left + chat("{day}/03/2014, {time} - "), "Chat")
    assert first.text == f"Hans Falk left\n\nAnna Berg left\n\nIda Munk left\n\n{FIRST}"


@pytest.mark.parametrize(
    "encrypted",
    [
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen.",
    ],
)
def test_where_the_program_says_whose_chat_it_is_nothing_without_a_sender_is_a_message(encrypted: str) -> None:
    noted = "".join(
        f"14/03/2014, 17:00 - {said}\n" for said in (encrypted, *["Hans Falk hat die Gruppe verlassen"] * 5)
    )
    first, _ = days_of(noted + chat("{day}/03/2014, {time} - "), "Chat")
    assert first.text == FIRST


@pytest.mark.parametrize(
    "text",
    [
        STORY[0],
        f"14 March 2014, 17:01 - Ida Brandt: {STORY[0]}",
        "14/03/2014, 17:01 - Ida Brandt: Ships.\n\n" + "\n\n".join(STORY),
        "".join(f"14.03.2014, 17:0{at} - {('Police: ', '')[at % 2]}{words}\n" for at, words in enumerate(STORY)),
        "2014-03-14 17:01:22 - ERROR: no ship\n2014-03-14 17:01:23 - INFO: a ship\n2014-03-14 17:01:24 - INFO: two\n",
    ],
)
def test_any_other_text_is_no_chat(text: str) -> None:
    assert days_of(text, "Chat") == []


@pytest.mark.parametrize(
    ("turn", "plain"),
    [
        ("[00:0{n}:12] {name}: Ships.", "{name}: Ships."),
        ("{name}: (00:0{n})\nShips.", "{name}:\nShips."),
        ("{name} 0:0{n}\nShips.", "{name}:\nShips."),
    ],
)
def test_the_times_of_a_transcript_go(turn: str, plain: str) -> None:
    names = ("Ida Brandt", "Lee Okafor") * 3
    source = "\n\n".join(turn.format(n=number, name=name) for number, name in enumerate(names))
    assert without_times(source) == "\n\n".join(plain.format(name=name) for name in names)


@pytest.mark.parametrize(
    "times",
    [
        ("00:00:01", "00:00:09", "00:00:08", "00:00:15"),
        ("01:00:01", "01:00:09", "01:00:15", "01:00:21"),
        ("00:01", "00:09", "00:00", "00:15"),
    ],
)
def test_the_times_of_a_transcript_go_where_turns_overlap_or_parts_of_it_follow_one_another(
    times: tuple[str, ...],
) -> None:
    names = ("Ida Brandt", "Lee Okafor") * 2
    source = "\n".join(f"[{time}] {name}: Ships." for time, name in zip(times, names, strict=True))
    assert without_times(source) == "\n".join(f"{name}: Ships." for name in names)


@pytest.mark.parametrize(
    "table",
    [
        "Lindhaven 08:15\nOld Pier 08:40\nHarbour Gate 09:05\nQuay 09:30",
        "Lindhaven 08:00\nQuay 09:30\nLindhaven 11:00\nQuay 12:30",
        "Lindhaven 00:10\nQuay 01:30\nLindhaven 02:00\nQuay 03:30",
        "(09:00) Hall: the mayor speaks\n(10:00) Pier: forty ships\n(11:30) Hall: soup for all",
        "(09:00) Police: Two are hurt.\n(09:20) Police: Nobody is hurt.\n(09:40) Mayor: All are safe.",
    ],
)
def test_the_times_of_a_day_stay(table: str) -> None:
    assert without_times(table) == table
