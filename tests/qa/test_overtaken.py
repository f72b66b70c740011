"""What a later article gives in the place of an earlier answer is found by the words that put it there."""

from __future__ import annotations

from datetime import date

import pytest

from qa.answer.overtaken import instead
from qa.types import Article, Reading


def given(question: str, old: str, later: str, *, goes_on: bool = False) -> str | None:
    """The short answer that a later article gives in the place of an old one."""
    title, _, text = later.rpartition(" | ")
    said = f"{old}: this is what the pier costs." if question == COST else old
    article = Article("1", title or "News", text=text, published=date(2024, 6, 3))
    found = instead(question, Reading("0", 0, len(said), said, 0.9, short=(0, len(old))), article, goes_on=goes_on)
    if found is None or found.short is None:
        return None
    assert article.text[found.start : found.end] == found.text
    return article.text[slice(*found.short)]


COST, OPEN = "What does the new pier cost?", "When will the pier at Orley open?"
KILLED = "How many people were killed in the flood in Orley?"


@pytest.mark.parametrize(
    ("question", "old", "later", "new"),
    [
        (COST, "£3.1m", "The pier has its contractor. Its price rose to £3.4m in May, from £3.1m.", "£3.4m"),
        (COST, "£3.1 million", "The council now puts the pier at £3.4m rather than £3.1m.", "£3.4m"),
        (COST, "£3.1m", "For the pier we have raised our estimate from £3.1m by a tenth to about £3.4m.", "£3.4m"),
        ("How many wards does the clinic have?", "Nine", "The clinic now has seven wards instead of nine.", "seven"),
        ("How many visitors came?", "4,100", "Not 4,100 visitors came but 3,600, the baths admitted.", "3,600"),
        (OPEN, "3 May", "The pier, which was to open on 3 May, has been put back to 9 June.", "9 June"),
        (OPEN, "3 May", "Dear all, the opening of the pier moves from 3 May to 9 June.", "9 June"),
        ("How many huts are left?", "Nine", "Work on the huts took two days, with six huts instead of nine.", "six"),
        (COST, "£3.1m", "A correction: in May this paper reported that the pier cost £3.1m. It is £3.4m.", "£3.4m"),
        ("How many huts convert?", "Nine huts convert", "The conversion begins: six huts instead of nine.", "six"),
        (
            COST,
            "£3.1m",
            "The mayor said on Friday that the cost of building the pier went up from £3.1m to £3.4m.",
            "£3.4m",
        ),
        (COST, "£3.1m", "The pier is late. The council’s estimate rose to £3.4m from £3.1m.", "£3.4m"),
        ("How many people died in the flood?", "12 people", "The flood’s death toll rose to 15, from 12.", "15"),
        (COST, "£3.1m", "The pier is late. Its budget rose from £3.1m to £3.4m.", "£3.4m"),
        (COST, "£3.1m", "The price tag of the pier rose from £3.1m to £3.4m.", "£3.4m"),
        (COST, "£3.1m", "The budget for the pier rose from £3.1m to £3.4m.", "£3.4m"),
        (COST, "£3.1m", "The pier gets dearer. Building costs rose to £3.4m from £3.1m.", "£3.4m"),
        (COST, "£3.1m", "Boatmen will pay £3.4m for the pier instead of £3.1m.", "£3.4m"),
        (OPEN, "3 May", "Boats must wait for the pier at Orley. The launch was moved from 3 May to 9 June.", "9 June"),
        ("How many people died in the flood?", "12", "The flood’s victims rose from 12 to 15.", "15"),
        ("How many people died in the flood?", "12", "The number of victims of the flood rose from 12 to 15.", "15"),
        ("How many people died in the flood?", "12 people", "Of the flood: not 12 but 15 people died.", "15 people"),
        (OPEN, "3 May", "The pier at Orley, due to open on 3 May, will now open on 9 June.", "9 June"),
        (OPEN, "3 May", "The pier at Orley, originally due on 3 May, will now open on 9 June.", "9 June"),
        (OPEN, "3 May", "The pier at Orley, set to open on 3 May, will now open on 9 June.", "9 June"),
        (OPEN, "3 May", "The opening of the pier, scheduled for 3 May, has been moved to 9 June.", "9 June"),
        (OPEN, "3 May", "The pier, which was due to open on 3 May, will now open on 9 June.", "9 June"),
        (OPEN, "3 May", "Work on the pier, which was due on 3 May, stopped and is now due on 9 June.", "9 June"),
        (OPEN, "3 May", "Due to open on 3 May, the pier at Orley will now open on 9 June.", "9 June"),
        (COST, "£3.1m", "The pier, due to cost £3.1m, will now cost £3.4m.", "£3.4m"),
        (KILLED, "12", "The number of people killed in the flood in Orley rose from 12 to 15.", "15"),
        (KILLED, "12 people were killed", "The death toll of the flood in Orley rose from 12 to 15.", "15"),
        ("How many died in the flood?", "12 died", "The people killed in the flood rose from 12 to 15.", "15"),
        ("How many votes did Ida Munk get?", "310", "In a recount Ida Munk's votes rose from 310 to 340.", "340"),
        (
            "How many people voted in Orley?",
            "310",
            "The number of people who voted in Orley was corrected from 310 to 340.",
            "340",
        ),
    ],
)
def test_a_new_value_is_known_by_the_old_one_beside_it(question: str, old: str, later: str, new: str) -> None:
    assert given(question, old, later) == new


@pytest.mark.parametrize(
    ("question", "old", "later"),
    [
        (COST, "£3.1m", "The pier could rise to £3.4m from £3.1m, one councillor fears."),  # not yet
        (COST, "£3.1m", "The pier costs £3.1m, from a fund of £9m."),
        (COST, "£3.1m", "The baths now cost £3.4m rather than £3.1m."),  # of something else
        (COST, "£3.1m", "The share of the pier in the budget fell from £3.1m to 4 per cent."),  # of another unit
        (OPEN, "11 May", "The pier at Orley is open from 11 May to 20 May."),  # a span of days
        ("How many people came to the films?", "42", "The number of films falls from 42 to 41."),
        (COST, "£3.1m", "The pier is open, and its entrance fees for boats rose to £3.4m, from £3.1m."),
        (COST, "£3.1m", "The budget for roads was cut to £2.9m from £3.1m, and the pier stays."),
        (COST, "£3.1m", "The pier is open. Boatmen will pay £3.4m for the baths instead of £3.1m."),
        (COST, "£3.1m", "The council, which owns the pier, raised its debt from £3.1m to £3.4m."),
        ("How many people died in the flood?", "12", "Homes that the flood hit rose to 40, from 12, and people fled."),
        (
            "How many people died in the flood?",
            "12",
            "The number of people whom the flood left homeless rose to 40, from 12.",
        ),
        ("How many people died in the flood?", "12", "People fled the flood. In Orley 40 boats are out instead of 12."),
        (OPEN, "3 May", "The pier at Orley will open in time. Its ball was moved from 3 May to 9 June."),
        ("What did the pier cost on 3 May?", "£3.1m", "The pier's price rose to £3.4m, from £3.1m."),
        (OPEN, "3 May", "The pier is at Orley. The baths, due to open on 3 May, will now open on 9 June."),
        (OPEN, "3 May", "The baths by the pier, due to open on 3 May, will now open on 9 June."),
        (OPEN, "3 May", "The pier is at Orley. It shut the baths, which were due to open on 3 May, now on 9 June."),
        (OPEN, "3 May", "Due to open on 3 May, the baths by the pier at Orley will now open on 9 June."),
        (OPEN, "3 May", "The baths are by the pier at Orley. They are late: due on 3 May, now on 9 June."),
        (KILLED, "12", "The number of people hurt in the flood in Orley, which killed many, rose from 12 to 15."),
        (KILLED, "12", "Families left homeless by the fatal flood in Orley rose from 12 to 15."),
        (KILLED, "12", "The number of people hurt in the flood in Orley that killed many rose from 12 to 15."),
        (KILLED, "12", "The number of floods in Orley rose from 12 to 15, and people were killed."),
        ("How many votes did Ida Munk get?", "310", "At the vote Ida Munk's helpers rose from 310 to 340."),
    ],
)
def test_other_figures_and_days_are_no_new_value(question: str, old: str, later: str) -> None:
    assert given(question, old, later) is None


def corrected(question: str, said: str, words: str, later: str, *, by_words: bool) -> str | None:
    """The short answer that a correction gives in the place of words of a sentence."""
    article = Article("1", "News", text=later, published=date(2024, 6, 3))
    at = said.index(words)
    told = Reading("0", 0, len(said), said, 0.9, short=(at, at + len(words)))
    found = instead(question, told, article, by_words=by_words)
    return article.text[slice(*found.short)] if found and found.short else None


@pytest.mark.parametrize("by_words", [True, False])
def test_what_corrects_a_sentence_in_its_own_words_is_of_the_same_whatever_the_question_calls_it(
    by_words: bool,
) -> None:
    swim, fee = "A swim at the Orley pool costs £4 from June.", "What is the entrance fee of the Orley pool?"
    right = "Correction: a swim at the Orley pool costs £5, not £4 as we wrote."
    locker = "Correction: a locker at the Orley pool costs £5, not £4 as we wrote."
    assert corrected(fee, swim, "£4", right, by_words=by_words) == "£5"
    assert corrected(fee, swim, "£4", locker, by_words=by_words) is None
    assert corrected(fee, swim, "£4", right.removeprefix("Correction: "), by_words=by_words) is None


def test_days_of_every_week_are_corrected_as_dates_are() -> None:
    waste, day = "Garden waste is collected on Tuesdays in Orley from June.", "What day is the garden waste collection?"
    right = "Correction: garden waste is collected on Thursdays, not on Tuesdays."
    assert corrected(day, waste, "Tuesdays", right, by_words=False) == "Thursdays"
    assert corrected(day, waste, "Tuesdays in Orley from June", right, by_words=False) == "Thursdays"
    market = "Correction: the market at Orley opens on Thursdays, not on Tuesdays."
    assert corrected(day, waste, "Tuesdays", market, by_words=False) is None


@pytest.mark.parametrize("by_words", [False, True])
def test_a_correction_of_somebody_who_is_asked_about_is_told_by_the_name(by_words: bool) -> None:
    aged, asked = "Lee Ash, 34, a driver, died when his van left the road.", "How old was Lee Ash?"
    right = "Correction: our report of 6 November said that Lee Ash was 34. He was 36."
    assert corrected(asked, aged, "34", right, by_words=by_words) == "36"
    both = (
        "Correction: our report of 6 November said that Lee Ash was 34 and had two children. He was 36 and had three."
    )
    assert corrected(asked, aged, "34", both, by_words=by_words) == "36"
    many, had = "How many children had Lee Ash?", "He had two children."
    assert corrected(many, had, "two", both, by_words=by_words) == "three"
    other = "Correction: our report of 6 November said that Ida Holm was 34. She was 36."
    assert corrected(asked, aged, "34", other, by_words=by_words) is None


WHO = "Who is the harbour master?"


@pytest.mark.parametrize(
    "later",
    [
        "The harbour has a new master: Ida Munk succeeds Ole Fisk.",
        "Ole Fisk gave up the office of harbour master to Ida Munk after Easter.",
        "Ole Fisk leaves the harbour in May. He is to be replaced for now by Ida Munk.",
        "Fisk retired as harbour master on Friday. His successor is Ida Munk, 44.",
        "Master leaves harbour | Fisk has a bad knee. Ida Munk, his deputy, will take his place.",
        "Ole Fisk, harbour master, will leave. So he told the press. His successor, Ida Munk, was silent.",
        "Ole Fisk is master no more; his post is filled by his deputy, Ida Munk.",
        "Ole Fisk left. Ida Munk was elected in his place as harbour master.",
        "Ida Munk took over as master of the harbour in May after Ole Fisk retired.",
        "Ole Fisk was replaced in the spring by Ida Munk as master of the harbour.",
        "Ole Fisk, the harbour master, was succeeded on Friday by Ida Munk.",
        "Ida Munk succeeded Ole Fisk in the office of harbour master.",
        "The new harbour master, Ida Munk, took over from Ole Fisk on Friday.",
        "New master for the harbour | Ida Munk took over from Ole Fisk on Friday.",
        "The harbour has a new master. The sailor Ida Munk took over from Ole Fisk in May.",
        "The post of harbour master has changed hands. Ida Munk took over from Ole Fisk.",
        "The election for harbour master is over. Ole Fisk lost to Ida Munk by 30 votes.",
        "The harbour master has gone. Ida Munk succeeded Ole Fisk in the wake of a row.",
        "The harbour master has gone. Ida Munk succeeded Ole Fisk on the same day.",
        "The harbour master has gone. Ole Fisk was succeeded in the town hall by Ida Munk.",
        "The harbour master has gone. Ole Fisk was replaced at the start of the week by Ida Munk.",
        "The harbour master has gone. Ida Munk replaced Ole Fisk at the council meeting.",
        "Ole Fisk left at Christmas. His replacement as harbour master, Ida Munk, came from Kent.",
        "Ole Fisk leaves as harbour master in May. His deputy, Ida Munk, will act in his place until June.",
    ],
)
def test_whoever_follows_somebody_is_named_in_his_place(later: str) -> None:
    assert given(WHO, "Ole Fisk", later) == "Ida Munk"


def test_what_has_a_like_name_is_another_thing() -> None:
    rent = "What is the rent at Elm Court?"
    assert given(rent, "£700", "The rent at Elm Court rose from £700 to £750.") == "£750"
    assert given(rent, "£700", "The rent at Oak Court rose from £700 to £750, and Elm Court is full.") is None
    assert given(rent, "£700", "Elm Court gets dearer. The rent rose from £700 to £750.") == "£750"


@pytest.mark.parametrize(
    "later",
    [
        "Ole Fisk, the harbour master, lost the vote on the quay to Ida Munk.",
        "Ole Fisk, the harbour master, lost the election to Ida Munk’s party.",
        "The harbour has a new master. Ida Munk's deputy succeeds Ole Fisk.",
    ],
)
def test_nobody_follows_in_an_office_by_a_vote_on_something_else_or_through_a_namesake(later: str) -> None:
    assert given(WHO, "Ole Fisk", later) is None


def test_of_a_book_that_appears_later_the_beginning_is_read() -> None:
    risen, long = (
        "The price of the pier rose to £3.4m, from £3.1m.",
        "The pier was £3.1m in a diary of each day. " * 2_000,
    )
    assert given(COST, "£3.1m", f"{risen} {long}") == "£3.4m"
    assert given(COST, "£3.1m", f"{long} {risen}") is None


def test_whoever_follows_somebody_may_have_the_same_surname() -> None:
    assert given(WHO, "Ole Fisk", "Ole Fisk has left. His successor is Ida Fisk, once a ship's master.") == "Ida Fisk"
    assert given(WHO, "Ole Fisk", "Ole Fisk leaves. His successor as harbour master, Fisk said, is unknown.") is None


def test_a_sequel_gives_what_is_new_without_what_was_old() -> None:
    risen = "The new pier has no roof yet. Its price has meanwhile risen to £3.4m."
    assert given(COST, "£3.1m", risen, goes_on=True) == "£3.4m"
    assert given(COST, "£3.1m", risen) is None
    assert given(COST, "£3.1m", risen.replace("has meanwhile", "may have"), goes_on=True) is None
    assert given(COST, "£3.1m", risen.replace("pier", "bath"), goes_on=True) is None
    dead = "The flood in Orley was worse than feared. The death toll has risen to 15."
    assert given(KILLED, "12 people were killed", dead, goes_on=True) == "15"
    assert given(KILLED, "12 people were killed", dead.replace("death toll", "cost"), goes_on=True) is None
    assert given("Injured (pier)?", "27 were injured", "Of the injured, the number fell to 24.", goes_on=True) == "24"
    new = "The new harbour master, Ida Munk, wore a hat."
    assert given(WHO, "Ole Fisk", new, goes_on=True) == "Ida Munk"
    assert given("And who is it today (harbour master)?", "Ole Fisk", new, goes_on=True) == "Ida Munk"
    assert given(WHO, "Ole Fisk", new) is None
    assert given(WHO, "Ole Fisk", new.replace("harbour", "station"), goes_on=True) is None


@pytest.mark.parametrize(
    ("later", "new"),
    [
        ("The pier at Orley will stay closed until 9 June, five weeks later than promised.", "9 June"),
        ("Work has begun. The pier will not open until 9 June.", "9 June"),
        ("At Orley the opening of the pier has been put back by five weeks to 9 June.", "9 June"),
        ("The pier at Orley was closed for a day. It is painted.", None),
        ("The pier at Orley may stay closed until 9 June.", None),
        ("The baths at Orley, beside the pier, are shut until 9 June.", None),
        ("The ball of the pier at Orley is put back to 9 June.", None),
        ("The pier at Orley will stay closed until 3 May.", None),
        ("The builders of the pier at Orley now expect to open it in June 2025.", None),
        ("The pier at Orley is now expected to open in June 2025.", "June 2025"),
        ("At Orley the pier will now open on 9 June.", "9 June"),
        ("Work has begun in Orley, and the pier will now open on 9 June.", "9 June"),
        ("The pier at Orley is expected to open in June 2025.", None),
        ("The baths at Orley, beside the pier, will now open in June 2025.", None),
        ("The pier at Orley will now open on Saturday as well.", None),
        ("The pier at Orley is busy, and the café there will now open on 9 June.", None),
        ("At Orley, where the pier is mended, the baths will now open on 9 June.", None),
        ("If the council agrees, the pier at Orley will now open on 9 June.", None),
        ("The pier at Orley, which a storm damaged, will now reopen on 9 June.", None),
    ],
)
def test_a_sequel_tells_to_which_day_something_is_put_off(later: str, new: str | None) -> None:
    assert given(OPEN, "3 May", later, goes_on=True) == new
    assert given("When will the pier at Orley close?", "3 May", later.replace("opening", "ball"), goes_on=True) is None


def test_a_sequel_may_call_the_work_otherwise_where_it_names_the_thing() -> None:
    question = "How much does the repair of Orley Pier cost?"
    risen = "Orley Pier will stay shut until June, and the cost of mending it has risen to £3.4m."
    assert given(question, "£3.1m", risen, goes_on=True) == "£3.4m"
    assert given(question, "£3.1m", risen.replace("cost of mending it", "cost of its baths"), goes_on=True) is None
    assert given(question, "£3.1m", risen.replace("Orley", "Tarn"), goes_on=True) is None
    assert given("What was the repair of Orley Pier meant to cost?", "£3.1m", risen, goes_on=True) is None


@pytest.mark.parametrize(
    ("later", "new"),
    [
        ("Work on Orley Pier was halted for a week. The cost stands at £3.4m.", "£3.4m"),
        ("Orley Pier rests on mud, which must be filled, taking the bill to £3.4m.", "£3.4m"),
        ("Orley Pier rests on mud, which must be filled, taking the bill to £34m.", None),
        ("Orley Pier rests on mud, which must be filled, taking the bill to $3.4m.", None),
        ("Divers fear that Orley Pier must be mended, taking the bill to £3.4m.", None),
        ("Work on Orley Pier was halted for a week. The cost of the fair stands at £3.4m.", None),
        ("Work on Orley Pier was halted by the fair. The fair's cost now stands at £3.4m.", None),
        ("Orley Pier is shut.\n\nThe town builds baths. The bill now stands at £3.4m.", None),
        ("Work on Tarn Pier was halted for a week. The cost stands at £3.4m.", None),
        ("Work on Orley Pier was halted for a week. The cost may be £3.4m.", None),
    ],
)
def test_a_sequel_tells_what_something_has_come_to_cost(later: str, new: str | None) -> None:
    assert given("What is the cost of repairing Orley Pier?", "£3.1m", later, goes_on=True) == new


@pytest.mark.parametrize(
    ("later", "new"),
    [
        ("Two days after the flood in Orley the number of dead now stood at 15, the hospital said.", "15"),
        ("Divers searched Orley after the flood. The death toll now stands at 15.", "15"),
        ("Divers searched Orley after the flood. The toll has reached 15.", "15"),
        ("Divers searched Orley after the flood. The number of injured now stands at 15.", None),
        ("Divers searched Orley after the flood. The number of homes lost has reached 15.", None),
        ("Divers searched Orley after the flood. The death toll may have reached 15.", None),
        ("Divers searched Orley after the flood. The death toll stood at 15 on Monday.", None),
    ],
)
def test_a_sequel_tells_what_a_number_has_come_to(later: str, new: str | None) -> None:
    assert given(KILLED, "12 people were killed", later, goes_on=True) == new


@pytest.mark.parametrize(
    ("later", "new"),
    [
        ("Corrow mourns. The toll rose to nine on Friday. Forty people are still in the shaft.", "nine"),
        ("Corrow mourns. The death toll has risen to nine, the company said.", "nine"),
        # Others are among the dead.
        ("Corrow mourns. The toll rose to nine on Friday, when three rescuers were killed by gas.", None),
        ("Corrow mourns. The number of homeless rose to nine on Friday.", None),
    ],
)
def test_a_sequel_that_gives_the_toll_need_not_say_again_of_whom(later: str, new: str | None) -> None:
    assert given("How many miners died?", "six miners were killed", later, goes_on=True) == new


def test_a_bill_is_no_number_of_people() -> None:
    later = "In Orley the flood killed 12 people, and the bill now stands at £40m. The toll has risen to 15."
    assert given("How many people died in the flood at Orley?", "12", later, goes_on=True) != "£40m"


def test_what_an_article_is_headed_with_is_what_has_become_dearer() -> None:
    risen = "Cracks in new roof of Orley Pier | The price went up from £3.1m to £3.4m."
    question = "How much will the new roof of Orley Pier cost?"
    assert given(question, "£3.1m", risen) == "£3.4m"
    assert given(question, "£3.1m", risen.replace("Orley", "Tarn")) is None
    assert given(question, "£3.1m", risen.replace("new roof", "baths")) is None


def test_nobody_is_new_in_an_office_elsewhere_or_beside_whoever_holds_it() -> None:
    new = "The new harbour master, Ida Munk, thanked her predecessor, Ole Fisk."
    assert given(WHO, "Ole Fisk", new, goes_on=True) == "Ida Munk"
    assert given(WHO, "Ole Fisk", new.replace("her predecessor, Ole", "Ole"), goes_on=True) is None
    assert given("Who is the harbour master of Orley?", "Ole Fisk", f"Orley's {new[4:]}", goes_on=True) == "Ida Munk"
    assert given("Who is the harbour master of Orley?", "Ole Fisk", f"Tarn's {new[4:]}", goes_on=True) is None


@pytest.mark.parametrize(
    ("question", "later"),
    [
        (WHO, "Ole Fisk is harbour master. In May he met Jan Holt. His successor is Ida Munk."),
        (WHO, "Ole Fisk, the harbour master, met Ida Munk in Orley."),
        (WHO, "Ole Fisk, the harbour master, succeeds Ida Munk."),
        (WHO, "Ole Fisk, the harbour master, lost a bet on the harbour to Ida Munk."),
        (WHO, "Ole Fisk, the harbour master, lost his keys and handed them to Ida Munk."),
        (WHO, "Ole Fisk, the harbour master, gave up smoking thanks to Ida Munk."),
        (WHO, "Ida Munk succeeded Ole Fisk as chair of the chess club, and the harbour master smiled."),
        (WHO, "The harbour master smiled: Ida Munk succeeds Ole Fisk as treasurer of the harbour club."),
        (WHO, "Ida Munk took over from Ole Fisk in the second set, to the delight of the harbour master."),
        (WHO, "The harbour master said that Ida Munk would row rather than Ole Fisk."),
        (WHO, "The harbour master, Ole Fisk, lost to Ida Munk in the final."),
        (WHO, "The harbour master opened new baths. Ida Munk took over from Ole Fisk in the second half."),
        (WHO, "The harbour master opened new baths. Ida Munk took over from Ole Fisk on Friday."),
        (WHO, "The harbour master was there. Ida Munk took over from Ole Fisk on Friday."),
        (WHO, "Ole Fisk, the harbour master, was replaced on the jury by Ida Munk."),
        (WHO, "Ida Munk succeeds Ole Fisk on the board of the theatre, says the harbour master."),
        (
            WHO,
            "Ole Fisk, the harbour master, left the chess club. His successor as club chair, Ida Munk, bakes.",
        ),
        (WHO, "Ole Fisk, the harbour master, limped off at half-time. His replacement, Ida Munk, scored twice."),
        (WHO, "Ole Fisk, the harbour master, has a cold. Ida Munk, his wife, acted in his place at the fair."),
        (WHO, "Ole Fisk’s father Jan Fisk was succeeded by Ida Munk, the harbour master said."),
        ("Who was the harbour master in the war?", "Ida Munk succeeds Ole Fisk as harbour master."),
        ("Who owns the brewery?", "Ida Munk succeeds Ole Fisk as harbour master."),
    ],
)
def test_nobody_else_is_named_in_somebodys_place(question: str, later: str) -> None:
    assert given(question, "Ole Fisk", later) is None
