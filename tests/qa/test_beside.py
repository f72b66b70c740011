"""Answers that differ stand side by side where they answer the same question, and only there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qa.answer.beside import FURTHER_SHARE, INSTEAD_SHARE, Beside
from qa.types import Article, Reading

#: Less likely than what is told in any case, and likely enough for what another article says instead.
LESS = (FURTHER_SHARE + INSTEAD_SHARE) / 2
MAY, JUNE = date(2024, 5, 3), date(2024, 6, 3)


def beside(
    question: str,
    *told: tuple[str, str],
    share: float = LESS,
    copies: bool = False,
    days: tuple[date | None, date | None] = (None, None),
) -> bool:
    """Whether the second of two articles, (text, the few words of it that answer), is told beside the first."""
    texts = [(text.partition(" | "), words) for text, words in told]
    articles = {
        str(place): Article(str(place), title, text=text or title) for place, ((title, _, text), _) in enumerate(texts)
    }
    for id_, day in zip(articles, days, strict=True):
        articles[id_] = replace(articles[id_], published=day)
    readings = []
    for (id_, article), (_, words), score in zip(articles.items(), texts, (0.9, 0.9 * share), strict=True):
        at = article.text.index(words)
        start = article.text.rfind(". ", 0, at) + 2 if ". " in article.text[:at] else 0
        end = article.text.find(".", at + len(words)) + 1
        sentence = article.text[start:end]
        readings.append(Reading(id_, start, end, sentence, score, short=(at, at + len(words))))
    best, other = readings
    return Beside(question, best, articles.get, lambda _: ("1",) if copies else ()).admits(other)


SINKING = "How many sailors drowned when the barge sank?"
SINKS = ("Barge sinks | The barge sank off Port Elver on Monday. Police said six sailors drowned.", "six")
SANK = ("After the sinking | Nine sailors drowned when a barge sank at Port Elver, said the harbour master.", "Nine")


def test_a_figure_that_another_article_gives_instead_is_told_though_it_is_less_likely() -> None:
    assert beside(SINKING, SINKS, SANK)


def test_what_is_hardly_likely_is_not_told() -> None:
    assert not beside(SINKING, SINKS, SANK, share=INSTEAD_SHARE - 0.01)


def test_a_copy_gives_nothing_instead() -> None:
    assert not beside(SINKING, SINKS, SANK, copies=True)


def test_without_a_question_nothing_less_likely_is_told() -> None:
    assert not beside("", SINKS, SANK)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "What will the new stand cost?",
            ("Council backs stand | The new stand at Orley Park will cost £3 million.", "£3 million"),
            ("Stand | At Orley Park the new stand will cost £5 million, it is feared.", "£5 million"),
        ),
        (
            "When will the Tulse tunnel open?",
            ("The Tulse tunnel will open on 3 May, they say.", "3 May"),
            ("Once more the Tulse tunnel is late. It will open on 9 June.", "9 June"),
        ),
        (
            "Who discovered the fire at Hobb Mill?",
            ("Hobb Mill burned down. It was Ida Munk who discovered the fire.", "Ida Munk"),
            ("The fire at Hobb Mill was discovered by Ole Fisk, a baker.", "Ole Fisk"),
        ),
        (  # what happened is called by other words
            "How many people were hurt in the Dunn coach crash?",
            ("Coach crash at Dunn | Eight people were hurt when a coach overturned near Dunn.", "Eight"),
            ("The coach accident near Dunn | It is now clear that eleven passengers were hurt.", "eleven"),
        ),
    ],
)
def test_figures_days_and_names_are_told_side_by_side(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert beside(question, one, other)
    assert beside(question, other, one)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (  # an event each
            "How many sailors drowned when the barge sank?",
            SINKS,
            ("Nine sailors drowned when a barge sank in Lake Vennet, said the harbour master.", "Nine"),
        ),
        (  # another thing of the same place
            "How much is a ticket for the Kerne museum?",
            ("The Kerne museum is free on Sundays. Else a ticket costs £8.", "£8"),
            ("The Kerne baths open on Saturday. A ticket costs £6.", "£6"),
        ),
        (  # not what is asked
            "How many ships did Port Elver build?",
            ("Port Elver built nine ships last year.", "nine"),
            ("Port Elver was once called the town of ships. It built four chapels.", "four"),
        ),
        (  # of another kind
            "How long was the search at Elver?",
            ("The search at Elver was long: four days passed.", "four days"),
            ("The search at Elver was long, and reached 40 kilometres out.", "40 kilometres"),
        ),
    ],
)
def test_what_answers_another_question_is_not(question: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not beside(question, one, other)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many miners were killed at Tarn?",
            ("Four miners were killed at Tarn.", "Four"),
            ("Seven miners were injured at Tarn.", "Seven"),
        ),
        (
            "When will the Tarn library close?",
            ("The Tarn library will close on 2 March.", "2 March"),
            ("The Tarn library will open again on 5 May.", "5 May"),
        ),
        (
            "How many visitors came on the first day of the fair?",
            ("On its first day the fair had 900 visitors.", "900"),
            ("On its second day the fair had 700 visitors.", "700"),
        ),
    ],
)
def test_the_counterpart_of_what_is_asked_is_not_told_however_likely(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not beside(question, one, other, share=0.99)


def test_the_clause_tells_of_which_of_both_a_few_words_are() -> None:
    question, one = "When was the Tarn lock closed?", ("The Tarn lock was closed on 2 March.", "2 March")
    other = "The Tarn lock was opened on 5 May, a week after it had been closed."
    assert not beside(question, one, (other, "5 May"), share=0.99)
    assert beside(question, one, ("It was closed on 3 March, and opened on 5 May.", "3 March"), share=0.99)


def test_what_is_closed_until_a_day_opens_on_it() -> None:
    one, closed = ("The Tarn lock opens on 2 March.", "2 March"), ("The Tarn lock stays shut until 5 May.", "5 May")
    assert beside("When does the Tarn lock open?", one, closed, share=0.99)
    shuts = ("The Tarn lock shuts on 2 March.", "2 March")
    assert not beside("When does the Tarn lock shut?", shuts, closed, share=0.99)


def test_who_speaks_of_both_is_told() -> None:
    both = ("Of the miners at Tarn five were killed and seven injured.", "five")
    assert beside(
        "How many miners were killed at Tarn?", ("Four miners were killed at Tarn.", "Four"), both, share=0.99
    )


def test_where_a_figure_is_asked_for_and_found_other_words_are_not_told_beside_it() -> None:
    question, one = "What was the turnout at Tarn?", ("The turnout at Tarn was 48 per cent.", "48 per cent")
    assert not beside(question, one, ("In Tarn they speak of a low turnout.", "low"), share=0.99)
    assert beside(question, one, ("In Tarn they speak of a turnout of 44 per cent.", "44 per cent"), share=0.99)


def test_what_a_later_article_says_of_what_is_so_is_told_whatever_its_kind() -> None:
    question = "When will the two Elver schools merge?"
    early = ("Schools | Schools at Elver are to merge by September 2026, the county says.", "September 2026")
    late = ("Merger of schools | The schools at Elver will merge two years later than planned.", "two years later")
    assert beside(question, early, late, days=(MAY, JUNE))
    assert not beside(question, early, late, days=(JUNE, MAY))
    assert not beside("When were the two Elver schools to merge?", early, late, days=(MAY, JUNE))
    assert not beside("When will the two Elver schools merge after 3 May 2024?", early, late, days=(MAY, JUNE))


def test_what_goes_on_with_a_story_may_call_things_by_other_words() -> None:
    question = "How high is the tax on plums?"
    first = "Sallow to tax plums | From May, say Orr and Tarn in Sallow, 9 per cent is due on plums."
    later = "Plums dearer | In Sallow, say Orr and Tarn, the duty is down. From today 7 per cent is due on plums."
    elsewhere = "Plums dearer | In Sallow, says Munk, the duty is down. From today 7 per cent is due on plums."
    one, other, third = (first, "9 per cent"), (later, "7 per cent"), (elsewhere, "7 per cent")
    assert beside(question, one, other, days=(MAY, JUNE))
    assert not beside(question, one, other, days=(JUNE, MAY))
    assert not beside(question, one, third, days=(MAY, JUNE))


def test_what_a_later_article_gives_in_the_place_of_the_likeliest_is_told_though_nothing_reads_it() -> None:
    said = "The pier at Orley costs £3m."
    first = Article("0", "Pier", text=f"{said} It opens in June.", published=MAY)
    later = Article("1", "Pier", text="The price of the pier at Orley rose to £4m, from £3m.", published=JUNE)
    best = Reading("0", 0, len(said), said, 0.9, short=(said.index("£3m"), len(said) - 1))
    hardly = Reading("1", 0, len(later.text), later.text, 0.01)

    def overtaking(*articles: Article) -> list[str]:
        kept = {article.id: article for article in articles}
        found = Beside("What does the pier cost?", best, kept.get, lambda _: ()).overtaking([best, hardly])
        return [kept[one.article_id].text[slice(*one.short)] for one in found if one.short]

    assert overtaking(first, later) == ["£4m"]
    assert overtaking(first, replace(later, published=MAY)) == []
    assert overtaking(first, replace(later, text=later.text.replace("Orley", "Elver"))) == []
    assert overtaking(first) == []


def test_a_later_article_that_nothing_reads_is_looked_through_where_it_is_found() -> None:
    said = "The master of Orley harbour is Ole Fisk."
    first = Article("0", "Harbour", text=said, published=MAY)
    later = Article(
        "1", "Harbour", text="Fisk, master of Orley harbour, left. His successor is Ida Munk.", published=JUNE
    )
    kept = {"0": first, "1": later}
    best = Reading("0", 0, len(said), said, 0.9, short=(said.index("Ole"), len(said) - 1))
    beside = Beside("Who is the harbour master?", best, kept.get, lambda _: (), lambda _: ("1",))
    assert [one.article_id for one in beside.overtaking([best])] == ["1"]


def test_a_correction_in_the_same_words_need_not_name_the_place() -> None:
    said = "Garden waste is collected on Tuesdays."
    first = Article("0", "Waste", text=said, published=MAY)
    later = Article(
        "1", "Orley", text="Correction: garden waste is collected on Fridays, not Tuesdays.", published=JUNE
    )
    best = Reading("0", 0, len(said), said, 0.9, short=(said.index("Tues"), len(said) - 1))

    def overtaking(later: Article) -> list[str]:
        kept = {"0": first, "1": later}
        beside = Beside("When is garden waste collected?", best, kept.get, lambda _: (), lambda _: ("1",))
        return [later.text[slice(*one.short)] for one in beside.overtaking([best]) if one.short]

    assert overtaking(later) == ["Fridays"]
    assert overtaking(replace(later, text=later.text.replace("garden waste", "kitchen oil"))) == []


def test_what_a_later_article_says_is_over_overtakes_the_number() -> None:
    said = "Four people are missing after the flood in Tarn."
    first = Article("0", "Flood", text=said, published=MAY)
    later = Article("1", "Tarn", text="After the flood in Tarn no one is missing any more.", published=JUNE)
    kept = {"0": first, "1": later}
    best = Reading("0", 0, len(said), said, 0.9, short=(0, 4))
    beside = Beside("How many people are missing in Tarn?", best, kept.get, lambda _: (), lambda _: ("1",))
    assert [one.text for one in beside.overtaking([best])] == [later.text]


def test_who_left_is_gone_where_no_earlier_article_says_so() -> None:
    fisk = Article("0", "Harbour", text="Ole Fisk is harbour master.", published=MAY)
    munk = Article("1", "Harbour", text="Ida Munk is harbour master. Ole Fisk has retired.", published=JUNE)
    old = Reading("0", 0, 27, fisk.text, 0.9, short=(0, 8))
    new = Reading("1", 0, 27, munk.text[:27], 0.8, short=(0, 8))

    def gone(question: str, *articles: Article) -> bool:
        kept = {article.id: article for article in articles}
        return Beside(question, old, kept.get, lambda _: ()).is_gone(old, new)

    assert gone("Who is the harbour master?", fisk, munk)
    assert not gone("Who was the harbour master?", fisk, munk)
    assert not gone("Who is the harbour master?", replace(fisk, published=JUNE), replace(munk, published=MAY))
