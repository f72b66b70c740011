"""What is a copy of a text, and what is a report of its own."""

from __future__ import annotations

from datetime import date

import pytest

from qa.shingles import SKETCH, Shingled, are_copies, are_states, find_words, is_cut
from tests.helpers import SCRIPTS
from tests.reports import BALLOT, BALLOT_RETOLD, cut, paragraphs


def copies(one: str, other: str, *days: date) -> bool:
    return are_copies(Shingled.of(one), Shingled.of(other), (days[0], days[1]) if days else (None, None))


SIGNED = (
    f"By Anna Weiss and John M. Carter\n\nLONDON, March 14 (Reuters) - {BALLOT}\n\nhc/ipj (AFP, dpa)\n\n"
    "(Reporting by Jane Roe; Editing by Max Low)\n\nThe Associated Press contributed to this report."
)
TEMPLATE = (
    "The market in {town} opened on Monday with wheat at {a} a bushel, barley at {b} and oats at {c}. Traders said "
    "that the price of rye had gone from {d} to {e} in a week, and that {f} carts had come in, against {g} the week "
    "before. "
    "The market opens again next Monday at the usual hour, and the inspector of weights will be there as he always is."
)


@pytest.mark.parametrize(
    "changed",
    [
        BALLOT,
        cut(BALLOT, 0.0, 0.5),
        cut(BALLOT, 0.0, 0.3),
        cut(BALLOT, 0.0, 0.3) + "\n\n" + cut(BALLOT, 0.7, 1.0),
        "\n\n".join(reversed(paragraphs(BALLOT))),
        BALLOT.upper().replace(",", " –").replace(".", " ;"),
        BALLOT.replace("on Saturday", "at the weekend").replace("islanders", "residents"),
        SIGNED,
    ],
    ids=["whole", "half", "a third", "the middle cut", "reordered", "other marks", "a few other words", "signed"],
)
def test_the_same_report_is_a_copy_however_it_was_changed(changed: str) -> None:
    assert copies(BALLOT, changed)
    assert copies(changed, BALLOT)


def test_lines_of_an_agency_weigh_nothing() -> None:
    assert Shingled.of(SIGNED).words == Shingled.of(BALLOT).words


@pytest.mark.parametrize("line", ["By then the ferry had left the island.", "He read Reuters every morning, he said."])
def test_sentences_that_look_like_lines_of_an_agency_stay(line: str) -> None:
    assert len(Shingled.of(f"{line}\nMore.").words) > 5


def test_a_report_of_the_same_event_in_other_words_is_no_copy() -> None:
    assert not copies(BALLOT, BALLOT_RETOLD)


def test_a_report_that_lends_a_paragraph_is_no_copy() -> None:
    assert not copies(BALLOT, f"{BALLOT_RETOLD}\n\n{paragraphs(BALLOT)[1]}")


def test_a_live_blog_is_no_copy_of_the_brief_it_holds() -> None:
    brief = "\n\n".join(paragraphs(BALLOT)[:2])
    posts = [f"Post {n}: " + " ".join(f"word{n}x{m}" for m in range(60)) for n in range(12)]
    assert not copies(brief, "\n\n".join([*posts[:6], brief, *posts[6:]]))


def test_the_same_frame_with_other_figures_is_no_copy() -> None:
    one = TEMPLATE.format(town="Reed", a=211, b=184, c=97, d=120, e=131, f=44, g=41)
    other = TEMPLATE.format(town="Reed", a=219, b=180, c=99, d=131, e=128, f=39, g=45)
    assert not copies(one, other)
    assert copies(one, TEMPLATE.format(town="Reed", a=219, b=184, c=97, d=120, e=131, f=44, g=41))


def test_what_is_told_anew_in_old_words_after_a_year_is_no_copy() -> None:
    anew = BALLOT
    for old, new in (
        ("harbour", "school"),
        ("Saturday", "Sunday"),
        ("Vale", "Moor"),
        ("crowd", "few"),
        ("old pier", "hut"),
    ):
        anew = anew.replace(old, new)
    for old, new in (
        ("council", "bank"),
        ("north", "south"),
        ("works", "books"),
        ("friends", "people"),
        ("winter", "mail"),
    ):
        anew = anew.replace(old, new)
    assert copies(BALLOT, anew, date(2014, 3, 16), date(2014, 3, 17))
    assert not copies(BALLOT, anew, date(2014, 3, 16), date(2015, 3, 17))
    assert copies(BALLOT, cut(BALLOT, 0, 0.5), date(2014, 3, 16), date(2015, 3, 17))


@pytest.mark.parametrize("text", ["", "…", "Boats came in at dawn.", *SCRIPTS.values()], ids=ascii)
def test_too_few_words_are_a_copy_of_nothing(text: str) -> None:
    assert not copies(text, text)


def test_words_are_told_apart_in_a_script_that_does_not_part_them() -> None:
    text = "島の住民は土曜日に新しい港の建設について投票した。開票の結果、賛成が多数を占めた。町長は結果を歓迎した。"
    assert copies(text, f"【東京】{text}")
    assert not copies(
        text,
        "首相は月曜日に議会で予算案を説明した。野党は増税に反対し、審議は深夜まで続いた。採決は来週に行われる見通しだ。",
    )


def test_a_sketch_is_short_ascending_and_of_the_words_alone() -> None:
    sketch = Shingled.of(BALLOT * 5).sketch
    assert list(sketch) == sorted(set(sketch))
    assert len(sketch) <= SKETCH
    assert all(0 <= value < 2**48 for value in sketch)
    assert sketch == Shingled.of(BALLOT.upper() * 5).sketch
    assert Shingled.of("Three words only").sketch == ()


def test_a_part_shares_hashes_with_the_whole() -> None:
    assert len(set(Shingled.of(BALLOT).sketch) & set(Shingled.of(cut(BALLOT, 0, 0.4)).sketch)) >= 10


def test_a_text_that_is_much_shorter_and_mostly_from_another_is_cut_from_it() -> None:
    offer = "Subscribe for $4 a month, $48 a year, and cancel until 31 December."
    assert is_cut(f"{cut(BALLOT, 0, 0.5)} {offer}", BALLOT)
    assert not is_cut(BALLOT, BALLOT), "as long"
    assert not is_cut(BALLOT, cut(BALLOT, 0, 0.5)), "longer"
    assert not is_cut(cut(TEMPLATE, 0, 0.1), BALLOT), "another"


MINUTES = (
    "Present were Anna Berg in the chair, Ole Lund and Per Hansen. The minutes of the last meeting were read and "
    "approved. {} The next meeting takes place at nine on the first Monday of the month."
)


@pytest.mark.parametrize(
    ("one", "other", "states"),
    [
        (BALLOT, f"{BALLOT}\n\nMore was not known in the evening.", True),
        (BALLOT, cut(BALLOT, 0, 0.3), True),
        ("The crossing takes 40 minutes.", "The crossing takes 45 minutes.", True),
        ("They came at dawn.", "Nobody knows.", False),
        (
            MINUTES.format("The roof of the school will be repaired in June, for 40,000 euros."),
            MINUTES.format("A crane is bought for the quay, since the old one broke in the storm."),
            False,
        ),
        (f"{BALLOT} Cod 31, haddock 22, shrimps 40.", f"{BALLOT} Cod 33, haddock 21, shrimps 45.", False),
    ],
    ids=["went on", "cut", "one word", "nothing in common", "same frame", "other prices"],
)
def test_a_later_state_of_a_text_has_most_of_its_words(one: str, other: str, states: bool) -> None:
    assert are_states(one, other) == are_states(other, one) == states


# -- the same words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("It is so.", "He wrote: It is so. Then he left.", "It is so."),
        ("“It is so,” he said.", 'Then: "It is  so", he said. And', 'It is  so", he said.'),
        ("“It is so.”", "Then “It is so.” And", "“It is so.”"),
        ("IT IS SO", "it\nis so", "it\nis so"),
        ("Prices rose 5%.", "PRICES ROSE 5 % at once", "PRICES ROSE 5 %"),
        ("is so", "This is sold, it is so", "is so"),
        ("投票は日曜日", "また、投票は 日曜日だ。", "投票は 日曜日"),
        ("किताब मिली", "उसे “किताब” मिली।", "किताब” मिली"),
        ("İstanbul sustu.", "Sonra İstanbul sustu.", "İstanbul sustu."),
    ],
    ids=ascii,
)
def test_the_same_words_are_found_whatever_stands_between_them(words: str, text: str, found: str) -> None:
    span = find_words(words, text)
    assert span is not None
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Prices rose 5%.", "Prices rose 5."),
        ("It cost $5", "It cost €5"),
        ("twelve men", "twelve old men"),
        ("82 died", "91 died"),
        ("so", "also"),
        ("किताब", "कीताब"),
        ("किताब", "किताबें"),
        ("כתב", "כָּתַב"),
        ("…", "anything …"),
        ("", "anything"),
    ],
    ids=ascii,
)
def test_other_words_are_not_found(words: str, text: str) -> None:
    assert find_words(words, text) is None
