"""Who is said to hold an office no longer."""

from __future__ import annotations

import pytest

from qa.reader.rules.left import asks_holder, has_left, takes_over

WHO = "Who is the mayor of Tarn?"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (WHO, True),
        ("who runs the museum", True),
        ("Who's in charge of the port?", True),
        ("Who was the mayor of Tarn?", False),
        ("Who is the mayor's successor?", False),
        ("Who is the author of the report?", False),
        ("Who is suing the museum?", False),
    ],
)
def test_a_question_for_whoever_holds_an_office_is_known(question: str, asks: bool) -> None:
    assert asks_holder(question) is asks


@pytest.mark.parametrize(
    "text",
    [
        "Nils Berg resigned on Monday.",
        "Eva Lund became mayor in May following the retirement of the old mayor Nils Berg.",
        "Eva Lund became mayor after the sudden death of Nils Berg.",
        "Troops came after the recent ouster of Tarn's much-hated mayor Nils Berg.",
        "Eva Lund became mayor following the overthrow of Nils Berg.",
        "Mr Berg, the mayor of Tarn, who has since retired, was there.",
        "Berg was voted out. The town slept.",
        "Eva Lund, mayor since Berg's resignation, was there.",
        "Eva Lund took over as mayor of the town on Monday from Nils Berg.",
        "Eva Lund succeeded the unlucky Nils Berg in May.",
        "Berg stood down as mayor in May.",
        "Nils Berg, mayor for nine years, left with immediate effect.",
        "Berg, who lost the mayor's office in spring, was there.",
        "The town slept after Mayor Berg's resignation.",
        "Eva Lund replaced Nils Berg as mayor of Tarn.",
        "Mayor Berg resigned from office because of the row.",
        "Nils Berg, the mayor of Tarn, resigned on 3 March 2024 over a row.",
        "Mayor Berg stepped down on Sunday, 3 March 2024.",
        "Nils Berg resigned on Monday, the day after he was re-elected.",
        "Nils Berg resigned on Monday. Berg is the third mayor to step down in two years.",
        "Nils Berg resigned on Monday. Berg is the second mayor of Tarn who has left early.",
        "Nils Berg resigned on Monday. Berg is still the mayor of Lund, people say.",
        "Nils Berg resigned on Monday from the post that he had held since 2015.",
    ],
)
def test_who_left_is_known_by_what_is_said_of_him(text: str) -> None:
    assert has_left(WHO, "Nils Berg", text)


@pytest.mark.parametrize(
    "text",
    [
        "Eva Lund spoke after the retirement of coach Nils Berg.",
        "Eva Lund spoke after the retirement of Nils Berg.",
        "Eva Lund, the mayor of Tarn, wept following the death of the coach of Rovers, whom Nils Berg knew.",
        "Nils Berg will retire in May.",
        "Mayor Nils Berg resigned as chairman of the chess club.",
        "Nils Berg succeeded Eva Lund.",
        "Anna Berg resigned on Monday. Nils Berg did not.",
        "Berg's dismissal of the complaint was read out, and his departure was delayed.",
        "Nils Berg retired from the navy and is the mayor of Tarn.",
        "Nils Berg quit his job at the bank on Monday.",
        "Nils Berg was dismissed on 40 before lunch.",
        "Berg resigned as mayor in 2019 and was elected again.",
        "Berg resigned as mayor in the spring of 2019.",
        "Berg resigned as mayor after a row, but was re-elected in May.",
        "Berg resigned as mayor of Lund.",
        "Mayor Berg left the party on Monday.",
        "Eva Lund replaced Nils Berg as chair of the chess club.",
        "Eva Lund took over as chair of the chess club from Nils Berg.",
        "The town replaced Berg's deputy.",
        "Eva Lund replaced Berg after an hour of play.",
        "Eva Lund will have replaced Berg by May.",
        "A hundred people want Berg's resignation.",
        "Nils Berg, treasurer of the chess club, resigned.",
        "Nils Berg is the mayor of Tarn. Berg resigned on Monday, the paper had said.",
        "Berg resigned on Monday, the paper had said. Nils Berg is still mayor now.",
    ],
)
def test_who_stays_or_was_something_else_has_not_left(text: str) -> None:
    assert not has_left(WHO, "Nils Berg", text)


@pytest.mark.parametrize(
    ("question", "text", "gone"),
    [
        (
            "Who is the head of the bank?",
            "Berg resigned as head of the bank. Berg stays chair of the chess club.",
            True,
        ),
        ("Who is the head of the bank?", "Berg resigned, it was said. Berg stays chair of the bank.", False),
        ("Who is in charge?", "Berg resigned, it was said. Berg remains director of the baths.", False),
        ("Who runs the pub?", "Berg quit his job in May and took over the pub.", False),
        ("Who runs the pub?", "Berg resigned from the bank to run the pub.", False),
        ("Who runs the pub?", "Berg retired in May and runs the mill.", True),
        ("Who runs the pub?", "Berg quit his job at the pub.", True),
        ("Who is the ceo?", "Berg was dismissed on 4 May.", True),
        ("Who is the ceo?", "Berg resigned as chief executive on Monday.", True),
        ("Who runs the museum?", "Berg resigned as director of the museum.", True),
        ("Who runs the museum?", "Berg resigned as chair of the chess club.", False),
        ("Who leads the boat owners?", "“It was never dry,” said the director, who took over from Berg.", True),
        ("Who is the trade minister?", "Berg resigned as minister in May.", True),
        ("Who is the trade minister?", "Berg resigned as foreign minister in May.", False),
        ("Who is the director of the bank?", "Berg left the bank in May.", True),
        ("Who is the director of the bank?", "Berg left the company in May.", False),
        ("Who leads the party?", "Nils Berg was sacked as minister last year. He has led the party since May.", False),
        ("Who leads the party?", "Berg resigned as leader of the party in May.", True),
        ("Who leads the party?", "Berg was sacked as chair in May.", True),
        ("Who leads the party?", "Berg resigned on Monday, it was said. Berg now leads the party.", False),
        ("Who leads the party?", "Berg resigned on Monday. Berg now leads a choir.", True),
        ("Who is the mayor?", "Berg resigned on Monday. Berg leads the party.", True),
        ("Who leads the union?", "Berg resigned as general secretary in May.", True),
        ("Who heads the ministry?", "Berg was dismissed as minister in May.", True),
        ("Who runs the museum?", "Berg resigned as treasurer of the museum.", False),
    ],
)
def test_it_must_be_the_office_that_is_asked_for(question: str, text: str, gone: bool) -> None:
    assert has_left(question, "Nils Berg", text) is gone


ROVERS = "Who is the Rovers manager?"


@pytest.mark.parametrize(
    ("question", "text", "gone"),
    [
        (ROVERS, "Berg, who was sacked by Wexby in May, said Rovers could win the league.", False),
        (ROVERS, "Nils Berg was sacked by Wexby last year and took charge of Rovers in May.", False),
        (ROVERS, "Nils Berg was sacked last year by Harle United.", False),
        (ROVERS, "Nils Berg was sacked by Rovers in May.", True),
        (ROVERS, "Nils Berg was sacked by the club in May.", True),
        (ROVERS, "Nils Berg was sacked by Eva Lund, who owns Rovers.", True),
        (ROVERS, "Nils Berg was sacked by Chairman Lund.", True),
        (ROVERS, "Nils Berg was sacked as manager on Monday.", True),
        (ROVERS, "Nils Berg was succeeded by Lund.", True),
        (ROVERS, "Nils Berg was replaced by Lund, the former manager.", True),
        ("Who is prime minister?", "Nils Berg was dismissed by the Supreme Court.", True),
        (WHO, "Nils Berg was sacked last year and took charge of the town in May.", False),
    ],
)
def test_whoever_was_sent_away_by_another_club_may_hold_the_office(question: str, text: str, gone: bool) -> None:
    assert has_left(question, "Nils Berg", text) is gone


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Rovers captain Nils Berg was replaced on the hour by Tom Todd.", False),
        ("Rovers captain Nils Berg was replaced at half-time by Tom Todd.", False),
        ("Rovers captain Nils Berg was removed with a knee injury.", False),
        ("Captain Berg was replaced after twenty minutes.", False),
        ("Tom Todd replaced the captain, Nils Berg, in the second half.", False),
        ("Rovers captain Nils Berg was replaced by Tom Todd in May.", True),
        ("Rovers captain Nils Berg was removed on Monday.", True),
        ("Tom Todd replaced Nils Berg as captain.", True),
    ],
)
def test_whoever_leaves_a_match_stays_captain(text: str, gone: bool) -> None:
    assert has_left("Who is the captain of Rovers?", "Nils Berg", text) is gone


RETIRES = "The museum’s director retires in May. "


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Who will take over the baths?", f"{RETIRES}His successor, Eva Lund, starts in June.", False),
        ("Who is taking over the baths?", "Eva Lund succeeds Nils Berg, the director of the museum.", False),
        ("Who will take over the museum?", f"{RETIRES}His successor, Eva Lund, starts in June.", True),
        ("Who will take over from the director?", f"{RETIRES}His successor, Eva Lund, starts in June.", True),
        ("Who will take over the post?", f"{RETIRES}His successor, Eva Lund, starts in June.", True),
        ("Who will take over as director?", f"{RETIRES}His successor, Eva Lund, starts in June.", True),
        ("Who will take over the baths?", f"{RETIRES}His successor, Eva Lund, will take over the pools.", True),
        ("Who took over the company?", "Tom Berg died in May. He was succeeded by Eva Lund.", True),
        ("Who took over the company?", "Its chairman died in May. His successor was Eva Lund.", True),
        ("Who took over the company?", "Berg’s chairman died in May. His successor was Eva Lund.", True),
        ("Who will take over the baths?", f"{RETIRES}Eva Lund is to run the pool.", True),
    ],
)
def test_who_takes_a_thing_over_is_nobody_who_succeeds_to_an_office_of_another(
    question: str, text: str, fits: bool
) -> None:
    check, start = takes_over(question, text), text.index("Eva Lund")
    assert (check is None or check((start, start + len("Eva Lund")))) is fits
