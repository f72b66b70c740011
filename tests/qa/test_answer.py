"""From readings to claims, each with the exact words it stands on; or an honest no."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from qa.answer.citations import Citations, holds, verified
from qa.answer.extractive import MOST_CLAIMS, NO_ANSWER, POSSIBLE, UNSURE, Composed, compose
from qa.errors import ArticleNotFound
from qa.library import Library
from qa.types import Citation, Filters, Reading, Span
from tests.helpers import SCRIPTS, add, write_lines
from tests.reports import BALLOT, BALLOT_RETOLD, cut

TEXTS = {
    "one": "Turnout was 83 percent. The vote was held on Sunday. Observers were absent.",
    "two": "The turnout was 83 percent. Crimea voted.",
    "three": "Turnout was 34 percent. The Mejlis disputes the result.",
    "race": "The next race is a week later, on 4 October 2015. The road is shut from 2 to 3 May. It opens on Monday.",
    "hall": "The hall opens at noon local time on Friday, 4 October 2024. 12 people met at noon, then on 3 May 2024.",
    "inn": "A cook says the inn served horse. The inn denies it.",
    "arrest": "Lund was arrested in May 2014. Berg was freed on 9 May 2014.",
    "court": "Lund, who was arrested on 3 May 2014, sat still.",
    "barn": "Rain fell all night. Dogs may sleep in the barn. So may cats. The barn is old.",
    **{name: text for name, text in SCRIPTS.items() if name != "combining"},
}
#: The others are of no known day.
DAYS = {"one": "2014-03-17", "three": "2014-03-25", "race": "2014-04-25"}


@dataclass(frozen=True)
class Shelf:
    """A library of `TEXTS`, and readings of their sentences."""

    library: Library
    ids: dict[str, str]

    def reading(self, title: str, words: str, score: float, emphasis: Sequence[str] = ()) -> Reading:
        start = TEXTS[title].index(words)
        spans: list[Span] = [(at := TEXTS[title].index(word, start), at + len(word)) for word in emphasis]
        return Reading(self.ids[title], start, start + len(words), words, score, tuple(spans))

    def compose(self, *readings: Reading, threshold: float = 0.5) -> Composed:
        composed = compose(readings, Citations(self.library), threshold)
        assert verified(composed.citations, self.library)
        return composed


@pytest.fixture
def shelf(library: Library, tmp_path: Path) -> Shelf:
    lines = ({"title": k, "text": v, "published": DAYS.get(k)} for k, v in TEXTS.items())
    outcomes = add(library, write_lines(tmp_path / "a.jsonl", *lines))
    return Shelf(library, {outcome.title or "": outcome.article_id or "" for outcome in outcomes})


# -- citations --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", TEXTS)
def test_a_citation_is_cut_from_the_stored_text_at_its_offsets(shelf: Shelf, title: str) -> None:
    text = TEXTS[title]
    citations = Citations(shelf.library)
    for start in range(0, len(text) - 5, 3):
        citation = citations.cite(shelf.ids[title], (start, start + 5))
        assert citation is not None
        assert citation.quote == text[start : start + 5]
        assert holds(citation, shelf.library.article(shelf.ids[title]).text)


def test_citations_are_numbered_from_one_in_order_of_first_use(shelf: Shelf) -> None:
    citations = Citations(shelf.library)
    made = [citations.cite(shelf.ids[t], (0, 5)) for t in ("two", "one", "two", "three")]
    assert [citation.number for citation in made if citation] == [1, 2, 1, 3]
    assert [citation.number for citation in citations.made] == [1, 2, 3]


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (6, 5), (0, 10_000), (10_000, 10_001), (-5, -1)])
def test_what_stands_nowhere_is_not_cited(shelf: Shelf, span: Span) -> None:
    citations = Citations(shelf.library)
    assert citations.cite(shelf.ids["one"], span) is None
    assert citations.made == ()


def test_an_article_that_is_gone_is_not_cited(shelf: Shelf) -> None:
    shelf.library.remove([shelf.ids["one"]])
    assert Citations(shelf.library).cite(shelf.ids["one"], (0, 5)) is None


def damage(library: Library, article_id: str, word: str = "Turnout") -> None:
    db = sqlite3.connect(library.store.path)
    with db:
        db.execute("UPDATE articles SET text = replace(text, ?, 'Tornout') WHERE id = ?", (word, article_id))
    db.close()


def test_an_article_that_is_damaged_is_not_cited(shelf: Shelf) -> None:
    damage(shelf.library, shelf.ids["one"])
    assert Citations(shelf.library).cite(shelf.ids["one"], (0, 5)) is None


def test_a_quote_that_is_a_character_off_does_not_hold(shelf: Shelf) -> None:
    right = Citation(1, shelf.ids["one"], 0, 7, "Turnout")
    assert verified([right], shelf.library)
    assert not verified([right, Citation(2, shelf.ids["one"], 1, 8, "Turnout")], shelf.library)


def test_a_quote_of_an_article_that_is_gone_cannot_be_verified(shelf: Shelf) -> None:
    right = Citation(1, shelf.ids["one"], 0, 7, "Turnout")
    shelf.library.remove([shelf.ids["one"]])
    with pytest.raises(ArticleNotFound):
        verified([right], shelf.library)


# -- composing --------------------------------------------------------------------------------------------------


def test_the_best_sentence_is_the_answer_word_for_word(shelf: Shelf) -> None:
    composed = shelf.compose(shelf.reading("one", "Turnout was 83 percent.", 0.9))
    (claim,), (citation,) = composed.claims, composed.citations
    assert composed.answered
    assert composed.text == claim.text == citation.quote == "Turnout was 83 percent."
    assert (claim.support, claim.citations, composed.confidence) == ("verbatim", (1,), 0.9)


def test_emphasis_stands_in_the_claims_own_text(shelf: Shelf) -> None:
    composed = shelf.compose(shelf.reading("one", "The vote was held on Sunday.", 0.9, ["Sunday"]))
    (claim,) = composed.claims
    assert [claim.text[a:b] for a, b in claim.emphasis] == ["Sunday"]


def test_below_the_threshold_nothing_is_told_as_the_answer_but_what_may_be_one(shelf: Shelf) -> None:
    composed = shelf.compose(shelf.reading("one", "Turnout was 83 percent.", 0.49, ["83 percent"]))
    assert composed.unsure is not None
    assert replace(composed, unsure=None) == Composed(False, UNSURE, 0.49, (), ())
    claim, citation = composed.unsure.claim, composed.unsure.citation
    assert (claim.text, claim.citations, citation.number) == (citation.quote, (1,), 1)
    assert verified([citation], shelf.library)


def test_what_is_hardly_likely_is_not_shown_and_that_the_articles_do_not_say_is_said(shelf: Shelf) -> None:
    unlikely = shelf.reading("one", "Turnout was 83 percent.", POSSIBLE - 0.01)
    assert shelf.compose(unlikely) == Composed(False, NO_ANSWER, POSSIBLE - 0.01, (), ())


def test_what_may_be_an_answer_is_not_shown_once_its_article_is_gone(shelf: Shelf) -> None:
    likely = shelf.reading("one", "Turnout was 83 percent.", 0.49)
    shelf.library.remove([shelf.ids["one"]])
    assert shelf.compose(likely) == Composed(False, NO_ANSWER, 0.49, (), ())


def test_at_the_threshold_the_answer_is_shown(shelf: Shelf) -> None:
    assert shelf.compose(shelf.reading("one", "Turnout was 83 percent.", 0.5)).answered


def test_no_readings_are_no_answer(shelf: Shelf) -> None:
    assert shelf.compose() == Composed(False, NO_ANSWER, 0.0, (), ())
    assert not shelf.compose(threshold=0.0).answered


def test_articles_that_agree_support_one_claim(shelf: Shelf) -> None:
    composed = shelf.compose(
        shelf.reading("one", "Turnout was 83 percent.", 0.9), shelf.reading("two", "The turnout was 83 percent.", 0.89)
    )
    (claim,) = composed.claims
    assert claim.text == "Turnout was 83 percent."
    assert claim.citations == (1, 2)
    assert [citation.article_id for citation in composed.citations] == [shelf.ids["one"], shelf.ids["two"]]


def test_articles_that_give_different_figures_stand_side_by_side(shelf: Shelf) -> None:
    composed = shelf.compose(
        shelf.reading("one", "Turnout was 83 percent.", 0.9), shelf.reading("three", "Turnout was 34 percent.", 0.89)
    )
    assert [claim.citations for claim in composed.claims] == [(1,), (2,)]
    assert composed.text == "Turnout was 83 percent. Turnout was 34 percent."


def test_the_day_is_told_before_the_month_it_is_of(shelf: Shelf) -> None:
    def short(title: str, sentence: str, words: str, score: float) -> Reading:
        reading = shelf.reading(title, sentence, score, [words])
        return replace(reading, short=reading.emphasis[0])

    month = short("arrest", "Lund was arrested in May 2014.", "May 2014", 0.9)
    freed = short("arrest", "Berg was freed on 9 May 2014.", "9 May 2014", 0.7)
    day = short("court", TEXTS["court"], "3 May 2014", 0.6)
    question = "When was Lund arrested?"
    told = compose([month, freed, day], Citations(shelf.library), 0.5, question)
    assert told.claims[0].text == TEXTS["court"]
    assert told.claims[0].confidence == 0.9
    told = compose([month, freed], Citations(shelf.library), 0.5, question)
    assert told.claims[0].text == "Lund was arrested in May 2014."


def test_a_much_less_probable_sentence_is_left_out(shelf: Shelf) -> None:
    composed = shelf.compose(
        shelf.reading("one", "Turnout was 83 percent.", 0.99),
        shelf.reading("three", "Turnout was 34 percent.", 0.01),
        threshold=0.0,
    )
    assert len(composed.claims) == 1


def test_what_the_article_denies_in_its_next_sentence_is_told_with_the_denial(shelf: Shelf) -> None:
    composed = shelf.compose(shelf.reading("inn", "A cook says the inn served horse.", 0.9))
    assert [claim.text for claim in composed.claims] == ["A cook says the inn served horse.", "The inn denies it."]


def test_an_answer_has_no_more_claims_than_a_person_reads(shelf: Shelf) -> None:
    sentences = [
        ("one", "Turnout was 83 percent."),
        ("one", "The vote was held on Sunday."),
        ("one", "Observers were absent."),
        ("two", "Crimea voted."),
        ("three", "The Mejlis disputes the result."),
    ]
    composed = shelf.compose(*(shelf.reading(*sentence, 0.9) for sentence in sentences))
    assert len(composed.claims) == MOST_CLAIMS
    assert len(composed.citations) == MOST_CLAIMS


def test_a_claim_whose_best_article_is_gone_stands_on_the_other(shelf: Shelf) -> None:
    readings = (
        shelf.reading("one", "Turnout was 83 percent.", 0.9),
        shelf.reading("two", "The turnout was 83 percent.", 0.89, ["83"]),
    )
    shelf.library.remove([shelf.ids["one"]])
    composed = shelf.compose(*readings)
    (claim,) = composed.claims
    assert (claim.text, claim.citations) == ("The turnout was 83 percent.", (1,))
    assert [claim.text[a:b] for a, b in claim.emphasis] == ["83"]


def test_when_nothing_can_be_quoted_any_more_the_answer_is_no(shelf: Shelf) -> None:
    reading = shelf.reading("one", "Turnout was 83 percent.", 0.9)
    damage(shelf.library, shelf.ids["one"])
    assert shelf.compose(reading) == Composed(False, NO_ANSWER, 0.0, (), ())


def test_a_reader_that_names_a_span_beyond_the_article_is_not_believed(shelf: Shelf) -> None:
    composed = shelf.compose(Reading(shelf.ids["one"], 60, 999, "made up", 0.99))
    assert not composed.answered


# -- short answers ----------------------------------------------------------------------------------------------


def short(shelf: Shelf, title: str, sentence: str, words: str, score: float) -> Reading:
    """A reading of a sentence in which the reader points at a few words."""
    reading = shelf.reading(title, sentence, score, [words])
    return replace(reading, short=reading.emphasis[0])


def test_a_short_answer_stands_before_the_sentence_it_is_quoted_from(shelf: Shelf) -> None:
    composed = shelf.compose(short(shelf, "one", "The vote was held on Sunday.", "Sunday", 0.9))
    (claim,) = composed.claims
    assert composed.text == "Sunday (16 March 2014) — The vote was held on Sunday."
    assert claim.text == composed.citations[0].quote == "The vote was held on Sunday."
    assert claim.short is not None
    assert claim.text[slice(*claim.short)] == "Sunday"


@pytest.mark.parametrize("short", ["week later", "4 October", "a week later, on 4 October 2015"])
def test_a_short_answer_that_counts_from_another_day_gives_way_to_the_day_behind_it(shelf: Shelf, short: str) -> None:
    start = TEXTS["race"].index(short)
    reading = replace(shelf.reading("race", TEXTS["race"][:49], 0.9), short=(start, start + len(short)))
    (claim,) = shelf.compose(reading).claims
    assert claim.short
    assert claim.text[slice(*claim.short)].removeprefix("a week later, on ") == "4 October 2015"


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (0, "at noon", "at noon local time on Friday, 4 October 2024"),
        (0, "on Friday", "on Friday, 4 October 2024"),
        (1, "12", "12"),
        (1, "12 people", "12 people"),
        (1, "at noon", "at noon"),
    ],
)
def test_a_time_of_the_day_is_shown_with_its_day_and_a_day_whole(
    shelf: Shelf, sentence: int, words: str, shown: str
) -> None:
    told = TEXTS["hall"].partition(". ")[::2][sentence]
    (claim,) = shelf.compose(short(shelf, "hall", told, words, 0.9)).claims
    assert claim.short
    assert claim.text[slice(*claim.short)] == shown


def test_the_days_of_a_citation_are_those_its_words_do_not_name_themselves(shelf: Shelf) -> None:
    citation = Citations(shelf.library).cite(shelf.ids["race"], (0, len(TEXTS["race"])))
    assert citation
    assert [TEXTS["race"][one.start : one.end] for one in citation.dates] == ["Monday"]


def test_articles_that_give_the_same_short_answer_carry_one_claim(shelf: Shelf) -> None:
    composed = shelf.compose(
        short(shelf, "one", "Turnout was 83 percent.", "83 percent", 0.9),
        short(shelf, "two", "The turnout was 83 percent.", "83", 0.8),
    )
    (claim,) = composed.claims
    assert claim.citations == (1, 2)


def test_short_answers_that_differ_stand_side_by_side_newest_first(shelf: Shelf) -> None:
    composed = shelf.compose(
        short(shelf, "one", "Turnout was 83 percent.", "83 percent", 0.9),
        short(shelf, "Cyrillic", TEXTS["Cyrillic"][:20], TEXTS["Cyrillic"][:5], 0.87),
        short(shelf, "three", "Turnout was 34 percent.", "34 percent", 0.85),
    )
    assert [claim.text for claim in composed.claims] == [
        "Turnout was 34 percent.",
        "Turnout was 83 percent.",
        TEXTS["Cyrillic"][:20],  # nobody knows its day
    ]
    assert [claim.citations for claim in composed.claims] == [(1,), (2,), (3,)]
    assert composed.confidence == 0.9


def test_another_articles_figure_is_told_though_it_is_less_likely_where_it_answers_the_question(
    library: Library, tmp_path: Path
) -> None:
    """The confidence stays the likeliest one's."""
    told = ("The landslide at Orrin buried six cars.", "Nine cars were buried by a landslide at Orrin on Monday.")
    lines = ({"title": f"Report {n}", "text": text} for n, text in enumerate(told))
    ids = [outcome.article_id or "" for outcome in add(library, write_lines(tmp_path / "a.jsonl", *lines))]
    readings = []
    for article_id, text, words, score in zip(ids, told, ("six", "Nine"), (0.9, 0.6), strict=True):
        span = text.index(words), text.index(words) + len(words)
        readings.append(Reading(article_id, 0, len(text), text, score, (span,), span))
    alone = compose(readings, Citations(library), 0.5)
    both = compose(readings, Citations(library), 0.5, "How many cars did the landslide at Orrin bury?")
    assert [claim.text for claim in alone.claims] == [told[0]]
    assert {claim.text for claim in both.claims} == set(told)
    assert both.confidence == 0.9


def test_what_is_so_now_is_told_newest_first_and_not_as_one_claim_with_what_it_denies(
    library: Library, tmp_path: Path
) -> None:
    told = {
        "2024-02-17": "The Orley museum has no night guard.",
        "2024-12-05": "The Orley museum has a night guard again.",
    }
    lines = ({"title": "At Orley", "text": text, "published": day} for day, text in told.items())
    ids = [outcome.article_id or "" for outcome in add(library, write_lines(tmp_path / "a.jsonl", *lines))]
    old, new = (
        Reading(article_id, 0, len(text), text, score)
        for article_id, text, score in zip(ids, told.values(), (0.9, 0.6), strict=True)
    )
    now = compose([old, new], Citations(library), 0.5, "Does the Orley museum have a night guard?")
    then = compose([old, new], Citations(library), 0.5, "Did the Orley museum have a night guard?")
    assert [claim.text for claim in now.claims] == [new.text, old.text]
    assert [claim.text for claim in then.claims] == [old.text]


# -- copies -----------------------------------------------------------------------------------------------------


@pytest.fixture
def printed(library: Library, tmp_path: Path) -> dict[str, str]:
    """A report, a cut copy with a word changed, another report of the event; their ids by title."""
    edited = cut(BALLOT, 0, 0.8).replace("shortly before midnight", "just before midnight")
    papers = {"Courier": BALLOT, "Mail": edited, "Echo": f"{BALLOT_RETOLD}\n\nEleven papers were spoiled."}
    lines = (
        {"title": title, "text": text, "publisher": title, "published": f"2014-03-{16 + n}"}
        for n, (title, text) in enumerate(papers.items())
    )
    outcomes = add(library, write_lines(tmp_path / "a.jsonl", *lines))
    return {outcome.title or "": outcome.article_id or "" for outcome in outcomes}


def read(library: Library, article_id: str, words: str, score: float = 0.9) -> Reading:
    start = library.article(article_id).text.index(words)
    return Reading(article_id, start, start + len(words), words, score)


def answered(library: Library, *readings: Reading, filters: Filters | None = None) -> Composed:
    composed = compose(readings, Citations(library, filters), 0.5)
    assert verified(composed.citations, library)
    return composed


def test_a_copy_with_the_same_words_is_named_beside_the_citation(library: Library, printed: dict[str, str]) -> None:
    words = "Eleven papers were spoiled."
    (citation,) = answered(library, read(library, printed["Courier"], words)).citations
    (copy,) = citation.also_in
    assert (copy.article_id, copy.quote) == (printed["Mail"], words)


def test_copies_carry_a_claim_as_one_source_and_other_reports_as_another(
    library: Library, printed: dict[str, str]
) -> None:
    words = "Eleven papers were spoiled."
    answer = answered(library, *(read(library, printed[name], words) for name in ("Mail", "Courier", "Echo")))
    (claim,) = answer.claims
    assert claim.citations == (1, 2)
    assert [one.article_id for one in answer.citations] == [printed["Mail"], printed["Echo"]]
    assert [one.article_id for one in answer.citations[0].also_in] == [printed["Courier"]]
    assert answer.citations[1].also_in == ()


def test_a_copy_that_changed_a_word_is_still_no_second_witness(library: Library, printed: dict[str, str]) -> None:
    told = "Ingrid Vale, told a crowd in the school hall {} before midnight."
    answer = answered(
        library,
        read(library, printed["Courier"], told.format("shortly")),
        read(library, printed["Mail"], told.format("just"), 0.8),
    )
    (citation,) = answer.citations
    (copy,) = citation.also_in
    assert (copy.article_id, copy.quote) == (printed["Mail"], told.format("just"))


def test_words_that_a_copy_left_out_are_cited_without_it(library: Library, printed: dict[str, str]) -> None:
    words = "asked for talks about the timetable before the end of the month."
    (citation,) = answered(library, read(library, printed["Courier"], words)).citations
    assert citation.also_in == ()


@pytest.mark.parametrize(
    ("filters", "copies"), [(Filters(publishers=("courier",)), 0), (Filters(until=date(2014, 3, 17)), 1)]
)
def test_copies_that_the_filters_keep_out_are_not_named(
    library: Library, printed: dict[str, str], filters: Filters, copies: int
) -> None:
    reading = read(library, printed["Courier"], "Eleven papers were spoiled.")
    (citation,) = answered(library, reading, filters=filters).citations
    assert len(citation.also_in) == copies


def test_a_copy_that_is_damaged_is_not_named(library: Library, printed: dict[str, str]) -> None:
    damage(library, printed["Mail"], "Saturday")
    (citation,) = answered(library, read(library, printed["Courier"], "Eleven papers were spoiled.")).citations
    assert citation.also_in == ()


def test_where_several_things_are_asked_for_the_list_is_told_that_a_sentence_is_of(shelf: Shelf) -> None:
    dogs, cats = (shelf.reading("barn", words, 0.8) for words in ("Dogs may sleep in the barn.", "So may cats."))
    citations = Citations(shelf.library)
    composed = compose([dogs, cats], citations, 0.5, "Which animals may sleep in the barn?")
    assert [claim.text for claim in composed.claims] == ["Dogs may sleep in the barn. So may cats."]
    assert verified(composed.citations, shelf.library)
    assert len(compose([dogs, cats], citations, 0.5, "Where may dogs sleep?").claims) == 2
