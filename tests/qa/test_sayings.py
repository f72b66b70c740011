"""Who said what: questions that ask for it, and what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qa.library import Library
from qa.sayings import (
    Asked,
    answering,
    asked,
    folded,
    is_speaker,
    may_be_by,
    nameless,
    near,
    of_days,
    sayings,
    speakers,
)
from qa.types import Answer, Filters, Reading, Turn
from tests.helpers import add, ask, write_article

LONDON = (
    "Sergei Lavrov and John Kerry met in London. “Sanctions would be a blunt tool,” Lavrov told reporters on Friday. "
    "“They would hurt both sides.”\n\n"
    "Kerry warned that the ballot on Sunday was illegal. He said that monitors could be sent to Crimea."
)
COUNCIL = (
    "The Security Council met on Thursday. Vitaly Churkin, the Russian ambassador, replied that “Russia does not want "
    "war” and that nobody in Ukraine did. Arseniy Yatsenyuk said that the talks must begin at once."
)


@pytest.fixture
def talks(library: Library, tmp_path: Path) -> Library:
    """Two articles in which four people speak."""
    london = write_article(tmp_path / "a.md", "Talks in London", LONDON, published="2014-03-14", publisher="DW")
    council = write_article(tmp_path / "b.md", "At the UN", COUNCIL, published="2014-03-13", publisher="Reuters")
    add(library, london, council)
    return library


# -- questions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What did Churkin say?", Asked("Churkin", None)),
        ("what did churkin say about war?", Asked("churkin", "war")),
        ("What has Angela Merkel said on sanctions", Asked("Angela Merkel", "sanctions")),
        ("What did Churkin promise about war?", Asked("Churkin", "war", verb="promise")),
        ("And what did Kerry tell Lavrov about the ballot?", Asked("Kerry", "Lavrov about the ballot")),
        ("Did Lavrov say anything about sanctions?", Asked("Lavrov", "sanctions")),
        ("Give me three quotes by Lavrov", Asked("Lavrov", None)),
        ("Do you have any statements by Merkel?", Asked("Merkel", None)),
        ("Give me three quotes from the article", None),
        ("Show me all quotes by Kerry about Crimea", Asked("Kerry", "about Crimea")),
        ("Who said Russia does not want war?", Asked(None, "Russia does not want war")),
        ("Who warned that the ballot was illegal?", Asked(None, "the ballot was illegal")),
        ("Who said what about Crimea?", Asked(None, "Crimea", report=True)),
        ("What was said?", Asked(None, None, report=True)),
        ("Who said something about Crimea?", Asked(None, "Crimea", report=True)),
        ("who else has said anything on sanctions", Asked(None, "sanctions", report=True)),
        ("Did anyone say anything about war?", Asked(None, "war", report=True)),
        ("What did people say about the ballot?", Asked(None, "the ballot", report=True)),
        ("Who commented on the ballot?", Asked(None, "the ballot", report=True)),
        ("Has anybody spoken about monitors?", Asked(None, "monitors", report=True)),
        ("Who said something had to give?", Asked(None, "something had to give")),
        ("I need the exact quote from Berg after the vote", Asked("Berg", "after the vote")),
        ("What's Anna Berg's view on the bridge?", Asked("Anna Berg", "the bridge")),
        ("What's Anna Berg's view?", None),
        ("What did Anna Berg have to say about the bridge?", Asked("Anna Berg", "the bridge")),
        ("What does Anna Berg want to write next?", None),
        ("What do the Ravens need to add?", None),
        ("What did Berg refuse to say?", None),
        ("What does Berg want added to the plan?", None),
        ("What did Holly Hope say?", Asked("Holly Hope", None)),
        ("What did Berg write?", None),
        ("What did Berg write in 1981?", None),
        ("What did Berg write about?", None),
        ("What did Berg write about the bridge?", Asked("Berg", "the bridge")),
        ("What did Berg write in her letter?", Asked("Berg", "in her letter")),
        ("What did Berg call the bridge?", Asked("Berg", "the bridge")),
        ("What has Berg added?", Asked("Berg", None)),
        ("Who spoke first?", None),
        ("What did Kerry offer in Kyiv?", None),
        ("Who called an election?", None),
        ("Who said so?", None),
        ("Who said 4,000?", Asked(None, "4,000")),
        ("Why did Kerry say no decision would come?", None),
        ("Where did Lavrov meet Kerry?", None),
    ],
)
def test_a_question_says_whose_words_or_which_it_wants(question: str, wanted: Asked | None) -> None:
    found = asked(question)
    if found and wanted and found.words and wanted.words:
        assert found.words.removeprefix("about ") == wanted.words.removeprefix("about ")
        found = replace(found, words=wanted.words)
    assert found == wanted


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Lavrov", True),
        ("sergei lavrov", True),
        ("Foreign Minister Lavrov", True),
        ("Mr Lavrov’s", True),
        ("Sergei", True),
        ("Sergei Shoigu", False),
        ("Lav", False),
        ("the foreign minister", False),
        ("diplomat Sergei Lavrov", True),
        ("Secretary of State Lavrov", True),
        ("Detective Superintendent Lavrov", True),
        ("Chief Fire Officer Lavrov", True),
        ("harbour master Sergei Lavrov", True),
        ("the mayor of Lavrov", False),
        ("Lavrov Press Agency", False),
    ],
)
def test_a_speaker_is_known_by_any_part_of_the_name_titles_aside(name: str, fits: bool) -> None:
    assert is_speaker("Sergei Lavrov", name) == fits


@pytest.mark.parametrize(
    ("speaker", "name", "fits"),
    [
        ("the judge", "the judge", True),
        ("The business secretary", "the business secretary", True),
        ("the foreign secretary", "the business secretary", False),
        ("the mayor of Bergen", "the mayor of Bergen", True),
        ("Bergen", "the mayor of Bergen", False),
        ("Anna King", "Anna King", True),
        ("Anna Berg", "Anna King", False),
        ("the attorney general", "Attorney General", True),
        ("the business secretary's office", "the business secretary", False),
        ("Anna King’s lawyer, Ole Berg", "Anna King", False),
        ("Anna King’s lawyer, Ole Berg", "Ole Berg", True),
        ("Norway's foreign minister", "Norway's foreign minister", True),
        ("Lloyd’s of London", "Lloyd’s", True),
        ("Moody's Investors Service", "Moody's", True),
        ("Lloyd’s spokeswoman", "Lloyd", False),
        ("Lavrov’s spokeswoman", "Mr Lavrov’s", False),
    ],
)
def test_whoever_has_no_name_is_known_by_all_that_is_said(speaker: str, name: str, fits: bool) -> None:
    assert is_speaker(speaker, name) == fits


def test_a_surname_with_a_title_counts_for_whoever_bears_it_in_full_if_one_only_does() -> None:
    counts = {"Mayor Falk": 2, "Anna Falk": 3, "Lord Berg": 1, "Nora Berg": 1, "Ivo Berg": 1, "Pope Falk": 1}
    found = {one.name: one.count for one in speakers(counts)}
    assert found == {"Anna Falk": 5, "Lord Berg": 1, "Nora Berg": 1, "Ivo Berg": 1, "Pope Falk": 1}


def test_a_surname_alone_counts_for_whoever_bears_it_in_full_if_one_only_does() -> None:
    counts = {"Lavrov": 2, "Sergei Lavrov": 3, "Obama": 1, "Barack Obama": 1, "Michelle Obama": 1, "the judge": 9}
    found = {one.name: one.count for one in speakers(counts)}
    assert found == {"Sergei Lavrov": 5, "Barack Obama": 1, "Michelle Obama": 1, "Obama": 1}


def test_those_without_a_name_are_listed_by_what_they_are_called_and_nobody_twice() -> None:
    counts = {"a doctor": 1, "A doctor": 2, "the minister": 4, "Police": 1, "police": 1, "Anna Falk": 9, "Sanders": 1}
    assert {one.name: one.count for one in nameless(counts)} == {"the minister": 4, "a doctor": 3, "police": 2}
    everybody = [name for one in (*speakers(counts), *nameless(counts)) for name in one.names]
    assert sorted(everybody) == sorted(counts)
    assert not any(one.named for one in nameless(counts))


# -- what was said ----------------------------------------------------------------------------------------------


def test_quotes_are_listed_the_latest_first_and_exact(talks: Library) -> None:
    found = sayings(talks)
    assert [one.speech.date for one in found] == sorted((one.speech.date for one in found), reverse=True)  # type: ignore[type-var]  # all dated
    for one in found:
        assert talks.article(one.speech.article_id).text[one.speech.start : one.speech.end]
        assert one.span[0] <= one.speech.start < one.speech.end <= one.span[1]


def test_a_quote_that_copies_of_one_report_print_stands_once(library: Library, tmp_path: Path) -> None:
    other = "The ferry to Elba was late again, and nobody on the quay could say why it had been late all week."
    report = f"{LONDON} {COUNCIL} {other}"
    later = "A year ago Vitaly Churkin said that “Russia does not want war”. The cake of the harbour café was good."
    add(
        library,
        write_article(tmp_path / "a.md", "Talks", report, published="2014-03-14", publisher="DW"),
        write_article(tmp_path / "b.md", "Talks, and no end", report, published="2014-03-13", publisher="Reuters"),
        write_article(tmp_path / "c.md", "A year on", later, published="2014-03-12", publisher="The Echo"),
    )
    every = sayings(library, speaker="Churkin")
    once = folded(library, every)
    assert [one.article.publisher for one in every] == ["DW", "Reuters", "The Echo"]
    assert [one.article.publisher for one in once] == ["DW", "The Echo"]
    (copy,) = once[0].also_in
    assert library.entry(copy.article_id).publisher == "Reuters"
    assert library.article(copy.article_id).text[copy.start : copy.end] == "“Russia does not want war”"


def test_quotes_of_a_person_about_something_are_found(talks: Library) -> None:
    (one,) = sayings(talks, speaker="Lavrov", about="sanctions")
    assert one.article.text[one.speech.start : one.speech.end] == "“Sanctions would be a blunt tool,”"
    assert one.article.text[slice(*one.span)].endswith("reporters on Friday.")
    assert len(sayings(talks, speaker="Lavrov")) == 2
    assert sayings(talks, speaker="Lavrov", about="monitors") == sayings(talks, speaker="Merkel") == []


def test_quotes_about_something_are_found_whoever_said_them(talks: Library) -> None:
    assert [one.speech.speaker for one in sayings(talks, about="war")] == ["Vitaly Churkin"]


def test_quotes_are_filtered_by_the_day_and_the_publisher(talks: Library) -> None:
    assert {one.speech.speaker for one in sayings(talks, filters=Filters(until=date(2014, 3, 13)))} == {
        "Vitaly Churkin",
        "Arseniy Yatsenyuk",
    }
    assert {one.article.publisher for one in sayings(talks, filters=Filters(publishers=("dw",)))} == {"DW"}


def test_the_sentences_of_a_quote_reach_to_the_end_of_the_one_that_names_the_speaker(talks: Library) -> None:
    (war,) = sayings(talks, about="war")
    assert war.article.text[slice(*war.span)].startswith("Vitaly Churkin, the Russian")


# -- answers ----------------------------------------------------------------------------------------------------


def said_by(answer: Answer) -> list[str | None]:
    return [claim.speech.speaker for claim in answer.claims if claim.speech]


def test_what_somebody_said_is_answered_with_speaker_and_day(talks: Library) -> None:
    answer = ask(talks, "What did Churkin say?", threshold=0.3)
    assert said_by(answer) == ["Vitaly Churkin"]
    assert answer.text.startswith("Vitaly Churkin, 13 March 2014 — Vitaly Churkin, the Russian ambassador, replied")


def test_where_somebody_spoke_is_not_what_about(talks: Library) -> None:
    answer = ask(talks, "What did Lavrov say at the London talks?", threshold=0.3)
    assert set(said_by(answer)) == {"Sergei Lavrov"}
    assert not ask(talks, "What did Lavrov say at the ballet?", threshold=0.3).answered


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        ("after the vote", ["It is over"]),
        ("before the vote", []),
        ("in Oslo", []),
        ("in London", ["The bridge is weak"]),
        ("in Hamburg", []),
        ("at the inspection", ["The bridge is weak", "A bolt is loose"]),
        ("at the crew", []),
        ("at the signing", ["It is over"]),
    ],
)
def test_what_was_said_elsewhere_or_at_another_time_was_not_said_on_the_occasion(
    library: Library, tmp_path: Path, occasion: str, said: list[str]
) -> None:
    vote = (
        "The council met. The bond was signed by Anna Berg.\n\n“It is over,” Anna Berg said after the vote. She will "
        "go to Oslo next."
    )
    bridge = (
        "Steel came from Hamburg. A crew came too. “The bridge is weak,” Anna Berg said in London. “A bolt is "
        "loose,” she added."
    )
    rivet = "The steel is old. “A rivet is missing,” Anna Berg said in Leith."
    add(
        library,
        write_article(tmp_path / "a.md", "Council votes", vote),
        write_article(tmp_path / "b.md", "Inspection in London", bridge),
        write_article(tmp_path / "c.md", "Rust in Hamburg", rivet),
    )
    found = answering(library, Asked("Anna Berg", occasion))
    assert sorted(one.text.strip("“").split(",")[0] for one in found) == sorted(said)


def test_what_only_its_article_places_is_less_sure(talks: Library) -> None:
    (first, *_) = answering(talks, Asked("Lavrov", "at the London talks"))
    assert first.score < max(one.score for one in answering(talks, Asked("Lavrov", "about sanctions")))


@pytest.mark.parametrize(
    ("about", "told", "likely"),
    [
        ("about the crane", "“I would scrap it,” Anna Berg said.", True),
        ("about the price", "It is what a good horse costs.", True),
        ("about the wall", "“They are heroes,” Anna Berg said.", False),
        ("about the nurses", "“They are heroes,” Anna Berg said.", True),
        ("about the harbour", "“I would scrap it,” Anna Berg said.", False),
        ("about the tide", "“Nobody asked me,” Anna Berg said.", False),
        ("about the baker", "", False),
        ("about it", "", False),
        ("about Friday", "", False),
        ("at the crane", "", False),
    ],
)
def test_what_was_said_of_what_stands_before_is_told_less_surely(
    library: Library, tmp_path: Path, about: str, told: str, likely: bool
) -> None:
    crane = (
        "The council met. It was cold.\n\nThe old crane cost two million. “I would scrap it,” Anna Berg said.\n\n"
        "The tide will carry it off.\n\n“Nobody asked me,” Anna Berg said.\n\n"
        "The wall has cracks. She thanked the nurses. “They are heroes,” Anna Berg said."
    )
    interview = (
        "We met Anna Berg, 61, at home.\n\nQ: You sold the ship, did you not? Was the price right?\n\n"
        "A: It is what a good horse costs.\n\nQ: Would you buy another?\n\nA: I would rather buy the horse."
    )
    add(
        library,
        write_article(tmp_path / "a.md", "The harbour wants money", crane),
        write_article(tmp_path / "b.md", "A ship is sold", interview),
    )
    wanted = Asked("Anna Berg", about)
    assert answering(library, wanted) == []
    found = near(library, wanted)
    assert [one.text for one in found][:1] == ([told] if told else [])
    assert all(one.score < 0.6 for one in found)
    assert any(one.score > 0.3 for one in found) is likely


def test_what_may_yet_open_is_not_the_opening(library: Library, tmp_path: Path) -> None:
    text = "Asked whether the line would open in May, Anna Berg said “I would not buy a hat for it”."
    add(library, write_article(tmp_path / "a.md", "A line", text))
    (entry,) = library.entries()
    assert answering(library, Asked("Berg", "at the opening")) == []
    reading = Reading(entry.id, 0, len(text), text, 0.9)
    assert may_be_by(library, [reading], "Berg", "about the line") == [reading]
    assert may_be_by(library, [reading], "Berg", "at the opening") == []


@pytest.mark.parametrize(
    ("occasion", "score"),
    [
        ("at the press conference", 0.9),
        ("in her letter", 0.9),
        ("after her letter", 0.28),
        ("after the accident", 0.28),
        ("during the storm", 0.9),
        ("in Leith", None),
    ],
)
def test_an_occasion_may_go_by_another_word_in_the_article(
    library: Library, tmp_path: Path, occasion: str, score: float | None
) -> None:
    text = "Two trains hit each other in a storm. “I heard a bang,” Anna Berg told reporters."
    add(library, write_article(tmp_path / "a.md", "Trains", text))
    (entry,) = library.entries()
    library.take_notes(seconds=60)
    reading = Reading(entry.id, text.index("“"), len(text), text[text.index("“") :], 0.9)
    found = may_be_by(library, [reading], "Berg", occasion)
    assert [one.score for one in found] == ([] if score is None else [score])


@pytest.mark.parametrize("before", ["prior to talks", "on the way to talks"])
def test_talks_behind_to_are_no_infinitive(library: Library, tmp_path: Path, before: str) -> None:
    text = f"Speaking {before} with Karl Vik, Anna Berg said that “much time has been lost”."
    add(library, write_article(tmp_path / "a.md", "Vik in Tarn", text))
    assert answering(library, Asked("Berg", "before the talks"))


@pytest.mark.parametrize(
    ("who", "about", "told"),
    [
        ("the union", "the closure", "USB"),
        ("the workers' union", "the closure", "USB"),
        ("the union", "the moon", None),
        ("the spokesman for the ferry company", None, "Lund"),
        ("the spokesman", None, "Lund"),
        ("the ferry company", None, None),
        ("the club", None, None),
        ("the firm", None, "Falk"),
        ("the lender", None, None),
        ("the sister", None, None),
    ],
)
def test_whoever_is_described_beside_a_name_is_known_by_that(
    library: Library, tmp_path: Path, who: str, about: str | None, told: str | None
) -> None:
    text = (
        "The workers' union, USB, called the closure “a kick in the teeth for all”. Mr Lund, a spokesman for the ferry "
        "company, said “we will sail on Sunday”. Her sister, Ida, came. The club, Holm Rovers, met the firm, Falk, in "
        "Bergen. Falk said that the deal was off. Priya Vik, the mayor, said that it was not. Falk and the lender met."
    )
    add(library, write_article(tmp_path / "a.md", "News", text))
    found = answering(library, Asked(who, about))
    assert {one.speech.speaker for one in found if one.speech} == ({told} if told else set())


def test_who_said_something_is_answered(talks: Library) -> None:
    answer = ask(talks, "Who said Russia does not want war?", threshold=0.3)
    assert said_by(answer)[0] == "Vitaly Churkin"


@pytest.mark.parametrize(
    ("verb", "first"),
    [("promise", "promised"), ("warn", "warned"), ("deny", "denied"), ("say", "said")],
)
def test_what_is_of_the_kind_asked_for_comes_first(library: Library, tmp_path: Path, verb: str, first: str) -> None:
    text = (
        "Anna Berg warned that the river would rise. Anna Berg promised that a wall would be built. Anna Berg denied "
        "that the old wall had been sold. “The old wall is weak and low,” Anna Berg said."
    )
    add(library, write_article(tmp_path / "a.md", "A wall", text, published="2014-03-14"))
    found = answering(library, Asked("Berg", None, verb=None if verb == "say" else verb))
    assert next(one.speech.cue for one in found if one.speech) == first
    assert len(found) == 4


@pytest.mark.parametrize(
    "question",
    [
        "Who said Russia wants war?",
        "Who said that bananas are yellow?",
        "What did Lavrov say about monitors?",
        "What did Angela Merkel say?",
    ],
)
def test_what_nobody_said_is_not_answered(talks: Library, question: str) -> None:
    assert not ask(talks, question, threshold=0.3).answered


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("Kerry was expected to press Lavrov to withdraw.", False),
        ("Kerry met with his Russian counterpart Sergei Lavrov in London.", False),
        ("Kerry told foreign minister Sergei Lavrov that time was short.", False),
        ("Lavrov sees no way out.", True),
        ("Kerry met Lavrov, and Lavrov left no doubt of it.", True),
        ("To Kerry and Lavrov it was plain.", True),
        ("In his speech to parliament Lavrov compared Crimea to Kosovo.", True),
        ("At the weekend Lavrov called the sanctions a mistake.", True),
        ("Kerry met him there. Lavrov sees no way out.", True),
    ],
)
def test_what_is_said_to_somebody_they_did_not_say(library: Library, tmp_path: Path, sentence: str, may: bool) -> None:
    add(library, write_article(tmp_path / "a.md", "Talks", sentence))
    (entry,) = library.entries()
    library.take_notes(seconds=60)
    reading = Reading(entry.id, 0, len(sentence), sentence, 0.5)
    assert bool(may_be_by(library, [reading], "Lavrov")) is may


@pytest.mark.parametrize(
    ("sentence", "may"),
    [("Let us mend the library roof.", True), ("“Mend the library roof,” Ida Vik said.", False)],
)
def test_what_an_article_says_its_author_says_where_it_quotes_nobody_else(
    library: Library, tmp_path: Path, sentence: str, may: bool
) -> None:
    add(library, write_article(tmp_path / "a.md", "The clock", sentence, author="Anna Berg"))
    (entry,) = library.entries()
    assert entry.authors == ("Anna Berg",)
    library.take_notes(seconds=60)
    reading = Reading(entry.id, 0, len(sentence), sentence, 0.5)
    assert bool(may_be_by(library, [reading], "Berg")) is may
    assert may_be_by(library, [reading], "Karl Falk") == []


def test_what_an_interviewer_says_the_other_did_not_say(library: Library, tmp_path: Path) -> None:
    interview = (
        "We met Ida Brandt on Holm.\n\nQ: You were the keeper of a light that Brandt’s family built, were you not?\n\n"
        "A: I was its last keeper.\n\nQ: Will you sell the house?\n\nA: I would give my house to the bird people."
    )
    add(library, write_article(tmp_path / "a.md", "Holm", interview))
    (entry,) = library.entries()
    library.take_notes(seconds=60)
    text = library.article(entry.id).text
    lines = [line for line in text.split("\n\n") if line.startswith(("Q:", "A:"))]
    readings = [Reading(entry.id, at := text.index(line), at + len(line), line, 0.5) for line in lines]
    assert [one.text[0] for one in may_be_by(library, readings, "Brandt")] == ["A", "A"]
    (answer,) = answering(library, Asked("Brandt", "the house"))
    assert answer.text == "I would give my house to the bird people."


def test_what_was_said_on_a_day_is_answered(talks: Library) -> None:
    assert said_by(ask(talks, "What did Churkin say on 13 March?", threshold=0.3)) == ["Vitaly Churkin"]
    assert not said_by(ask(talks, "What did Churkin say on 14 March?", threshold=0.3))


def test_a_day_that_is_asked_for_lets_nothing_through_that_the_filters_keep_out(talks: Library) -> None:
    until = Filters(until=date(2014, 3, 11))
    assert not said_by(ask(talks, "What did Churkin say on 13 March?", filters=until, threshold=0.3))
    assert not answering(talks, Asked("Churkin", "on 13 March"), until)
    assert answering(talks, Asked("Churkin", "on 13 March"), replace(until, until=date(2014, 3, 13)))


@pytest.fixture
def spoken(library: Library, tmp_path: Path) -> Library:
    jobs = "The mill is old. “No jobs will be cut,” Anna Berg said. “Jobs will come in 2031,” she added."
    pies = "The mill is new. “Nobody eats our pies,” Anna Berg said. “We were slow,” she added."
    first = write_article(tmp_path / "a.md", "Mill keeps going", jobs, published="2023-03-02")
    add(library, first, write_article(tmp_path / "b.md", "Mill sells less", pies, published="2024-03-01"))
    return library


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        ("about jobs in 2023", ["No jobs will be cut", "Jobs will come in 2031"]),
        ("about jobs in March 2023", ["No jobs will be cut", "Jobs will come in 2031"]),
        ("about jobs on 2 March 2023", ["No jobs will be cut", "Jobs will come in 2031"]),
        ("about jobs in 2024", []),
        ("about jobs in March 2024", []),
        ("about jobs on 3 March 2023", []),
        ("about jobs in 2031", ["Jobs will come in 2031"]),
        ("about pies in 2024", ["Nobody eats our pies"]),
        ("in 2022", []),
    ],
)
def test_what_was_said_of_something_on_other_days_is_no_answer(
    spoken: Library, asked_for: str, said: list[str]
) -> None:
    answer = ask(spoken, f"What did Anna Berg say {asked_for}?", threshold=0.3)
    assert [claim.text.strip("“").split(",”")[0] for claim in answer.claims] == said


def test_what_somebody_said_in_a_year_that_stands_there_is_of_no_other(library: Library, tmp_path: Path) -> None:
    text = "It rained. Tom Ash said in 2022 that taxes would fall. “We will cut taxes soon,” Ash said on Tuesday."
    add(library, write_article(tmp_path / "a.md", "Taxes", text, published="2024-05-14"))
    for year, said in ((2024, "“We will cut taxes soon,”"), (2022, "Tom Ash said in 2022")):
        (claim,) = ask(library, f"What did Tom Ash say about taxes in {year}?", threshold=0.3).claims
        assert claim.text.startswith(said)


def test_what_somebody_said_in_another_year_is_answered_by_that_year_without_the_day_of_its_article(
    library: Library, tmp_path: Path
) -> None:
    text = "It rained. Tom Ash said in 2022 that taxes would fall. “We will cut taxes soon,” Ash said on Tuesday."
    add(library, write_article(tmp_path / "a.md", "Taxes", text, published="2024-05-17"))
    (then,) = ask(library, "What did Tom Ash say in 2022?", threshold=0.3).claims
    assert then.text.startswith("Tom Ash said in 2022")
    assert then.speech is not None
    assert then.speech.date is None
    (now,) = ask(library, "What did Tom Ash say in 2024?", threshold=0.3).claims
    assert now.speech is not None
    assert now.speech.date == date(2024, 5, 14)
    assert not ask(library, "What did Tom Ash say in 2021?", threshold=0.3).answered


def test_where_nothing_was_said_on_the_days_asked_for_they_are_told(spoken: Library) -> None:
    answer = ask(spoken, "What did Anna Berg say about jobs in 2024?", threshold=0.3)
    assert not answer.answered
    assert answer.filters == Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))


def test_what_was_said_is_asked_again_of_another_year(spoken: Library) -> None:
    first = ask(spoken, "What did Anna Berg say about jobs?", threshold=0.3)
    history = [Turn("What did Anna Berg say about jobs?", first.text)]
    assert not ask(spoken, "And in 2024?", history=history, threshold=0.3).answered
    assert said_by(ask(spoken, "And in 2023?", history=history, threshold=0.3)) == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("what did Berg say about jobs in march 2024", "what did Berg say about jobs?"),
        ("What did people say about jobs in 2024?", "What did people say about jobs?"),
        ("What did Berg say about the flood on Friday?", None),
        ("What did Berg say about the 2024 election?", None),
        ("What did Berg say about jobs in Tarn?", None),
        ("What did Berg say in 12 letters?", None),
        ("Who left in 2024?", None),
    ],
)
def test_the_days_that_end_a_question_for_words_say_when_they_were_said(question: str, rest: str | None) -> None:
    days = of_days(question, date(2024, 6, 1))
    assert (days and days.question) == rest


def test_who_said_what_gives_everybody_a_turn(talks: Library) -> None:
    speakers = said_by(ask(talks, "Who said what?", threshold=0.3))
    assert len(speakers) == len(set(speakers)) == 3
    about = said_by(ask(talks, "What was said about war on 13 March?", threshold=0.3))
    assert about[0] == "Vitaly Churkin"


def test_who_said_anything_is_answered_by_whoever_spoke_of_it(talks: Library) -> None:
    for question in ("Who said anything about the ballot?", "Who commented on the ballot?"):
        assert said_by(ask(talks, question, threshold=0.3)) == ["John Kerry"]


def test_a_follow_up_asks_the_same_person_about_something_else(talks: Library) -> None:
    before = [Turn("What did Lavrov say about war?", "")]
    answer = ask(talks, "And what about sanctions?", threshold=0.3, history=before)
    assert answer.standalone == "What did Lavrov say about sanctions?"
    assert said_by(answer) == ["Sergei Lavrov"]
    before = [Turn("What did Lavrov say?", "")]
    assert ask(talks, "What about sanctions?", history=before).standalone == "What did Lavrov say about sanctions?"


def test_two_people_who_said_the_same_are_both_named(library: Library, tmp_path: Path) -> None:
    for name in ("Anna Berg", "Boris Falk"):
        text = f"It rained. {name} said that the harbour bridge would be closed for repairs in May."
        add(library, write_article(tmp_path / f"{name}.md", name, text, published="2014-03-14"))
    answer = ask(library, "Who said the harbour bridge would be closed?", threshold=0.3)
    assert sorted(map(str, said_by(answer))) == ["Anna Berg", "Boris Falk"]


def test_one_person_quoted_alike_in_two_articles_is_named_once(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(("Anna Berg", "Ms Berg")):
        text = f"Day {number}. Anna Berg came. {name} said that the harbour bridge would be closed for repairs in May."
        add(library, write_article(tmp_path / f"{number}.md", f"{number}", text, published="2014-03-14"))
    (claim,) = ask(library, "Who said the harbour bridge would be closed?", threshold=0.3).claims
    assert len(claim.citations) == 2
