"""The one door to questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from embeddings import Encoder
from qa.answer.extractive import NO_ANSWER, UNSURE
from qa.cli.printing import print_answer, print_hits
from qa.cli.shapes import answer_json
from qa.errors import QuestionError
from qa.library import Library
from qa.looking import READ
from qa.reader import NOTHING_BEFORE, Context
from qa.reader.span import SpanReader
from qa.service import MOST_CHARACTERS, MOST_WORDS, Assistant, checked
from qa.types import Before, Entry, Filters, Reading, Turn
from tests.helpers import (
    DATA,
    SCRIPTS,
    add,
    ask,
    assert_exact,
    numbered_articles,
    read_lines,
    write_article,
    write_lines,
)


class FirstSentence:
    """A reader that takes the first words of each passage, as sure as it is told to be.

    It suffices to see what the service does with readings: where they stand is exact, and the score is given.
    """

    threshold = 0.5

    def __init__(self, score: float = 0.9) -> None:
        self.score = score
        self.questions: list[str] = []
        self.contexts: list[Context] = []

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        self.questions.append(question)
        self.contexts.extend(contexts)
        readings = []
        for context in contexts:
            start, end = context.hit.passage.start, context.hit.passage.start + context.text.index(".") + 1
            words = context.text[: end - start]
            readings.append(Reading(context.entry.id, start, end, words, self.score - context.hit.rank / 1000))
        return readings


class AsWritten(FirstSentence):
    """The same, and sure of one wording of a question alone, where a passage begins as it should."""

    def __init__(self, question: str, words: str) -> None:
        super().__init__()
        self.question = question
        self.words = words

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        found = [one for one in super().read(question, contexts) if one.text == self.words]
        return found if question == self.question else []


@pytest.fixture
def harbour(library: Library, tmp_path: Path) -> Library:
    add(library, *numbered_articles(tmp_path / "in", READ + 5))
    return library


# -- questions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["", "   \n", "?!", "…", "\ud800"], ids=ascii)
def test_a_question_of_no_words_is_refused_with_what_to_do(question: str) -> None:
    with pytest.raises(QuestionError, match=r"The question is empty. Ask something"):
        checked(question)


def test_a_question_of_two_thousand_words_is_refused_with_its_length() -> None:
    with pytest.raises(QuestionError, match=f"has 2,000 words; Pullquote understands up to {MOST_WORDS}"):
        checked("word " * 2_000)


def test_a_question_of_one_endless_word_is_refused_with_its_length() -> None:
    with pytest.raises(QuestionError, match="has 50,000 characters"):
        checked("x" * 50_000)


def test_the_longest_question_allowed_is_answered(harbour: Library) -> None:
    answer = ask(harbour, " ".join(["harbour"] * MOST_WORDS))
    assert answer.answered
    assert "harbour" in answer.text


def test_a_question_is_measured_before_it_is_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def composed(form: str, text: str) -> str:
        lengths.append(len(text))
        return text

    monkeypatch.setattr("qa.service.unicodedata.normalize", composed)
    for question in ("a" + "\u0301\u0316" * 40_000, "a\u0301 " * 40_000):
        with pytest.raises(QuestionError, match="Ask for one thing"):
            checked(question)
    assert lengths == []
    checked("a" + "\u0301\u0316" * (MOST_CHARACTERS // 2 - 1))
    assert lengths == [MOST_CHARACTERS - 1]


def test_a_question_that_grows_when_it_is_composed_is_measured_again() -> None:
    grows = "\U0001d160"  # an eighth note is kept in three parts
    with pytest.raises(QuestionError, match=f"understands up to {MOST_CHARACTERS:,}"):
        checked("a" + grows * (MOST_CHARACTERS - 1))


def test_white_space_counts_for_nothing() -> None:
    assert checked(" \n" * MOST_CHARACTERS + "Where?") == "Where?"


def test_a_question_is_trimmed_composed_and_freed_of_half_characters() -> None:
    assert checked("  Where is\n\tZu\u0308rich\ud800? ") == "Where is Zürich?"
    assert checked("Who is Jean\u2011Paul?") == "Who is Jean-Paul?"


@pytest.mark.parametrize("question", ["Zu\u0308rich", "ZÜRICH", "zurich"])
def test_accents_are_found_however_they_are_typed(library: Library, tmp_path: Path, question: str) -> None:
    add(library, write_lines(tmp_path / "a.jsonl", *({"title": name, "text": text} for name, text in SCRIPTS.items())))
    hits = Assistant(library).search(question)
    assert library.entry(hits[0].passage.article_id).title == "combining"


# -- answers ----------------------------------------------------------------------------------------------------


def test_an_answer_says_what_was_asked_how_sure_it_is_and_how_long_it_took(harbour: Library) -> None:
    answer = Assistant(harbour, reader=FirstSentence(0.8), threshold=0.5).ask("  What does item3word say?")
    assert_exact(answer, harbour)
    assert (answer.question, answer.standalone) == ("What does item3word say?", "What does item3word say?")
    assert answer.answered
    assert 0.5 <= answer.confidence <= 0.8
    assert answer.seconds > 0


def test_below_the_threshold_it_says_no_with_the_nearest_passages(harbour: Library) -> None:
    answer = Assistant(harbour, reader=FirstSentence(0.1), threshold=0.5).ask("What does item3word say?")
    assert (answer.answered, answer.text, answer.claims, answer.citations) == (False, NO_ANSWER, (), ())
    assert harbour.entry(answer.nearest(1)[0].passage.article_id).title == "Report 3"


def test_what_may_be_the_answer_is_shown_as_such_and_its_article_not_again(harbour: Library) -> None:
    answer = Assistant(harbour, reader=FirstSentence(0.3), threshold=0.5).ask("What does item3word say?")
    assert_exact(answer, harbour)
    assert (answer.answered, answer.text, answer.claims, answer.citations) == (False, UNSURE, (), ())
    assert answer.unsure is not None
    shown = answer.unsure.citation.article_id
    assert harbour.entry(shown).title == answer.articles[shown].title == "Report 3"
    assert answer.hits[0].passage.article_id == shown
    assert all(hit.passage.article_id != shown for hit in answer.nearest(3))
    told = answer_json(answer)
    assert (told["claims"], told["citations"]) == ([], [])
    (cited,) = told["unsure"]["citations"]
    assert (cited["quote"], cited["title"]) == (told["unsure"]["text"], "Report 3")


def test_the_reader_sees_the_best_passages_with_their_own_text(harbour: Library) -> None:
    reader = FirstSentence()
    Assistant(harbour, reader=reader).ask("harbour report item3word", top=2)
    assert [context.hit.rank for context in reader.contexts] == list(range(1, READ + 1))
    for context in reader.contexts:
        passage = context.hit.passage
        assert context.text == harbour.article(context.entry.id).text[passage.start : passage.end]


@pytest.mark.parametrize("top", [1, 5, 12])
def test_as_many_hits_come_back_as_were_asked_for_ranked_from_one(harbour: Library, top: int) -> None:
    answer = ask(harbour, "harbour report", top=top)
    assert [hit.rank for hit in answer.hits] == list(range(1, top + 1))


def test_hits_are_ranked_by_retrieval_and_by_the_reader_together(harbour: Library) -> None:
    answer = ask(harbour, "harbour report item3word", top=READ + 3)
    read = [hit.scores["reader"] for hit in answer.hits if "reader" in hit.scores]
    assert len(read) == READ
    assert read[0] == max(read)
    assert all("reader" not in hit.scores for hit in answer.hits[READ:])
    assert all(0 <= score <= 1 for score in read)


def test_nothing_to_read_is_no_answer(library: Library) -> None:
    answer = ask(library, "What is there?")
    assert (answer.answered, answer.text, answer.hits, answer.confidence) == (False, NO_ANSWER, (), 0.0)


def test_filters_that_admit_nothing_are_no_answer(harbour: Library) -> None:
    answer = ask(harbour, "What does item3word say?", filters=Filters(publishers=("Nobody",)))
    assert (answer.answered, answer.hits) == (False, ())


def test_an_undated_article_passes_no_date_filter(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "Boats", "Boats came in at dawn."))
    assert ask(library, "boats").answered
    assert not ask(library, "boats", filters=Filters(since=date(1600, 1, 1))).answered
    assert not ask(library, "boats", filters=Filters(until=date(2100, 1, 1))).answered


@pytest.mark.parametrize("publisher", ["ДОЖДЬ", "дождь", "Дождь"])
def test_a_publisher_is_known_in_capitals_and_small_letters_of_any_script(
    library: Library, tmp_path: Path, publisher: str
) -> None:
    add(
        library,
        write_article(tmp_path / "a.md", "Boats", "Boats came in at dawn.", publisher="Дождь"),
        write_article(tmp_path / "b.md", "Ships", "Boats came in at noon.", publisher="Эхо"),
    )
    answer = ask(library, "When did boats come in?", filters=Filters(publishers=(publisher,)))
    assert answer.text == "Boats came in at dawn."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("İstanbul sustu", "Işık söndü, sonra İstanbul sustu."),
        ("café Zürich lundi", "Le café Zürich rouvrit lundi."),
        ("Депутаты голосовали", "Депутаты голосовали весь день."),
        ("اجتمع الوزراء في لندن", "اجتمع الوزراء في لندن يوم الجمعة."),
        ("family arrived on Friday", "The 👩‍👩‍👧‍👦 family arrived 🇺🇦 on Friday."),
    ],
)
def test_quotes_are_exact_in_every_script(library: Library, tmp_path: Path, question: str, sentence: str) -> None:
    before = "Before it, 😀 İ e\u0301 stands a line that shifts what counts bytes or halves.\n\n"
    lines = ({"title": f"t{n}", "text": before + text} for n, text in enumerate(SCRIPTS.values()))
    add(library, write_lines(tmp_path / "a.jsonl", *lines))
    answer = ask(library, question)
    assert answer.claims[0].text == sentence
    for claim in answer.claims:
        assert all(0 <= a < b <= len(claim.text) for a, b in claim.emphasis)


def test_a_question_in_another_language_is_shown_what_comes_nearest_and_told_no_answer(harbour: Library) -> None:
    asked_before = [Turn("Who won?", "Berg")]
    answer = Assistant(harbour, reader=FirstSentence(0.9)).ask("Was sagte der item3word?", history=asked_before)
    assert (answer.answered, answer.claims, answer.unsure) == (False, (), None)
    assert "questions in English" in answer.note
    assert answer.hits


# -- conversations ----------------------------------------------------------------------------------------------


def test_a_follow_up_is_searched_and_read_as_it_stands_alone(library: Library, tmp_path: Path) -> None:
    add(
        library,
        write_article(tmp_path / "a.md", "London", "John Kerry brought a list of names."),
        write_article(tmp_path / "b.md", "Moscow", "Sergei Lavrov brought a map."),
    )
    reader = FirstSentence()
    kerry = Turn("What did John Kerry do in London?", "John Kerry did much.")
    answer = Assistant(library, reader=reader).ask("And what did he bring along?", history=[kerry])
    assert answer.question == "And what did he bring along?"
    assert answer.standalone == "What did John Kerry bring along?"
    assert reader.questions == [answer.standalone], "read as it is written, it names nobody"
    assert answer.claims[0].text == "John Kerry brought a list of names."


@pytest.mark.parametrize(("name", "answered"), [("Ida Squires", True), ("Anna Berg", False)])
def test_she_is_read_of_as_it_is_written_where_her_name_says_too_little(
    library: Library, tmp_path: Path, name: str, answered: bool
) -> None:
    add(library, write_article(tmp_path / "a.md", "Ida Squires, keeper", "I shall stop at sixty."))
    turn = Turn(f"Who is {name}?", "A keeper.", cited=tuple(entry.id for entry in library.entries()))
    reader = AsWritten("when will she stop", "I shall stop at sixty.")
    answer = Assistant(library, reader=reader).ask("when will she stop", history=[turn])
    assert (answer.answered, answer.standalone) == (answered, f"When will {name} stop"), "no one whom it does not name"


@pytest.mark.parametrize(("cited", "answered"), [("The bridge", True), ("A kettle", False)])
def test_what_it_stands_for_is_not_looked_for_in_any_article(
    library: Library, tmp_path: Path, cited: str, answered: bool
) -> None:
    add(
        library,
        write_article(tmp_path / "a.md", "The bridge", "It will reopen in May, said Hale."),
        write_article(tmp_path / "b.md", "A kettle", "It boils a litre."),
    )
    spoken_of = next(entry.id for entry in library.entries() if entry.title == cited)
    turn = Turn("Who knows of the vote?", "Hale", "Who knows of the vote?", (spoken_of,))
    reader = AsWritten("When will it reopen?", "It will reopen in May, said Hale.")
    answer = Assistant(library, reader=reader).ask("When will it reopen?", history=[turn])
    assert answer.answered == answered
    assert answer.standalone == "When will it reopen (knows vote)?", "what is asked next is of that too"


class OfTwo(FirstSentence):
    """A reader that is nearly sure of what a passage about a ferry says, and as sure of others as it is told to be."""

    def __init__(self, score: float, of_ferry: float = 0.95) -> None:
        super().__init__(score)
        self.of_ferry = of_ferry

    def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
        read = super().read(question, contexts)
        scored = [replace(one, score=self.of_ferry if "ferry" in one.text else self.score) for one in read]
        return sorted(scored, key=lambda one: -one.score)


def test_of_an_article_the_passage_comes_first_that_the_reader_holds_likeliest(
    library: Library, tmp_path: Path
) -> None:
    harbour = "The harbour and its harbour master, said the harbour board. " * 40
    ferry = "The ferry came in late. " * 60
    add(library, write_article(tmp_path / "a.md", "Harbour", f"{harbour}\n\n{ferry}"))
    hits = Assistant(library, reader=OfTwo(0.6)).ask("What of the harbour master and the harbour board?").hits
    scores = [hit.scores["reader"] for hit in hits]
    assert (scores[0], scores[-1]) == (0.95, 0.6)
    assert scores == sorted(scores, reverse=True)


def _of_the_team(library: Library, tmp_path: Path) -> Turn:
    """Two stories, a team's and a ferry's, and a turn about the first."""
    add(
        library,
        write_article(tmp_path / "a.md", "A", "Anna Berg leads the team on the pitch."),
        write_article(tmp_path / "b.md", "B", "The captain of the ferry, the captain of captains, is Ida Squires."),
    )
    team = next(entry.id for entry in library.entries() if entry.title == "A")
    return Turn("What happened to the team?", "It won.", cited=(team,))


@pytest.mark.parametrize(
    ("question", "score", "title"),
    [
        ("Who is the captain?", 0.9, "A"),
        ("who captains them all", 0.45, "A"),
        ("Who is the captain?", 0.3, "B"),
        ("Who is captain for Ida Squires?", 0.45, "B"),
    ],
)
def test_what_names_nothing_is_asked_of_the_story_spoken_of(
    library: Library, tmp_path: Path, question: str, score: float, title: str
) -> None:
    turn = _of_the_team(library, tmp_path)
    assistant = Assistant(library, reader=OfTwo(score), threshold=0.35)
    answer = assistant.ask(question, history=[turn])
    assert_exact(answer, library)
    assert library.entry(answer.citations[0].article_id).title == title


@pytest.mark.parametrize(("of_ferry", "answered", "shown"), [(0.95, True, 1), (0.8, False, 1), (0.3, False, 0)])
def test_what_names_nothing_is_less_sure_of_another_story(
    library: Library, tmp_path: Path, of_ferry: float, answered: bool, shown: int
) -> None:
    turn = _of_the_team(library, tmp_path)
    assistant = Assistant(library, reader=OfTwo(0.1, of_ferry), threshold=0.35)
    answer = assistant.ask("Who is the captain?", history=[turn])
    assert (answer.answered, len(answer.shown)) == (answered, shown)
    assert assistant.ask("Who is the captain?").answered == (of_ferry > 0.35), "asked of nothing, it is as sure as ever"


@pytest.mark.parametrize(
    ("question", "confidence"), [("Who is the captain of the ferry?", 0.8), ("Who is the captain?", 0.32)]
)
def test_who_asks_of_what_the_story_spoken_of_does_not_have_changes_the_subject(
    library: Library, tmp_path: Path, question: str, confidence: float
) -> None:
    turn = _of_the_team(library, tmp_path)
    answer = Assistant(library, reader=OfTwo(0.2, 0.8), threshold=0.3).ask(question, history=[turn])
    assert answer.confidence == pytest.approx(confidence)
    assert answer.text == "The captain of the ferry, the captain of captains, is Ida Squires."


@pytest.mark.parametrize(("score", "confidence"), [(0.5, 0.5), (0.2, 0.8)])
def test_the_subject_changes_only_where_the_story_spoken_of_does_not_answer(
    library: Library, tmp_path: Path, score: float, confidence: float
) -> None:
    turn = _of_the_team(library, tmp_path)
    answer = Assistant(library, reader=OfTwo(score, 0.8), threshold=0.3).ask(
        "Who is the captain of the ferry?", history=[turn]
    )
    assert answer.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(("title", "confidence"), [("A ferry in Tarn", 0.9), ("A gale in Tarn", 0.36)])
def test_what_another_article_tells_of_further_on_does_not_change_the_subject(
    library: Library, tmp_path: Path, title: str, confidence: float
) -> None:
    fire, unhurt = "A fire burnt the mill of Orley.", "Nobody was hurt in the harbour on Monday evening."
    add(
        library,
        write_article(tmp_path / "a.md", "A fire in Orley", fire),
        write_article(tmp_path / "b.md", title, f"{unhurt} Police arrested the captain of the ferry, Karl Vik."),
    )
    told = next(entry.id for entry in library.entries() if entry.title == "A fire in Orley")
    turn = Turn("What burnt the mill of Orley?", "A fire", cited=(told,))
    asked = "Which captain of the ferry was arrested by police?"
    answer = Assistant(library, reader=AsWritten(asked, unhurt), threshold=0.3).ask(asked, history=[turn])
    assert answer.confidence == pytest.approx(confidence, abs=0.01)


def test_what_may_have_been_an_answer_does_not_take_the_place_of_the_story_spoken_of(
    library: Library, tmp_path: Path
) -> None:
    turn = _of_the_team(library, tmp_path)
    ferry = next(entry.id for entry in library.entries() if entry.title == "B")
    guessed = Turn("Does it sail?", "", cited=(ferry,))
    assistant = Assistant(library, reader=OfTwo(0.9, 0.5), threshold=0.5)
    answer = assistant.ask("Who leads them on the pitch?", history=[turn, guessed])
    assert (answer.answered, answer.confidence) == (True, 0.9)


def test_a_story_goes_on_in_other_articles(library: Library, tmp_path: Path) -> None:
    first = "In Eastport the mine of Harrow Vane burnt on Friday, said Tom Ash."
    second = "Fire broke out twice in Eastport at the mine of Harrow Vane."
    add(
        library,
        write_article(tmp_path / "a.md", "A", first),
        write_article(tmp_path / "b.md", "B", second),
        write_article(tmp_path / "c.md", "C", "The fire of the ferry broke out once."),
    )

    class OfLater(OfTwo):
        def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
            return [one for one in super().read(question, contexts) if one.text != first]

    told = next(entry.id for entry in library.entries() if entry.title == "A")
    turn = Turn("What burnt in Eastport?", "a mine", cited=(told,))
    answer = Assistant(library, reader=OfLater(0.6)).ask("how often did fire break out", history=[turn])
    assert [claim.text for claim in answer.claims] == [second]


def test_it_is_looked_for_as_it_is_written_in_the_article_spoken_of(library: Library, tmp_path: Path) -> None:
    add(
        library,
        write_article(tmp_path / "a.md", "The bridge", "The cost is a million, said Hale."),
        write_article(tmp_path / "b.md", "The vote", "The cost of the vote is a thousand."),
    )
    bridge = next(entry.id for entry in library.entries() if entry.title == "The bridge")
    turn = Turn("Who knows of the vote?", "Hale", cited=(bridge,))
    reader = AsWritten("What did it cost?", "The cost is a million, said Hale.")
    answer = Assistant(library, reader=reader).ask("What did it cost?", history=[turn])
    assert answer.text == "The cost is a million, said Hale."
    assert {hit.passage.article_id for hit in answer.hits} == {entry.id for entry in library.entries()}


def test_what_was_asked_and_shown_before_is_told_to_whoever_reads(library: Library, tmp_path: Path) -> None:
    class Pointing(FirstSentence):
        """Points at the first number, and keeps what it was told of the conversation."""

        def read(self, question: str, contexts: Sequence[Context], *, before: Before = NOTHING_BEFORE) -> list[Reading]:
            self.before = before
            read = super().read(question, contexts)
            places = [one.start + one.text.index("4") for one in read]
            return [replace(one, short=(at, at + 2)) for one, at in zip(read, places, strict=True)]

    add(library, write_article(tmp_path / "a.md", "The lido", "😀 The lido has 47 lockers, Hale said."))
    reader = Pointing()
    assistant = Assistant(library, reader=reader)
    first = assistant.ask("How many lockers does the lido have?").turn()
    (told, *_) = first.told
    assert library.article(told.article_id).text[told.start : told.end] == "47"
    assert told.sure == pytest.approx(0.9, abs=0.01)
    assistant.ask("and is it heated", history=[first])
    assert reader.before == Before("How many lockers does the lido have", (first.told,))
    assistant.ask("and what is its size again?", history=[first])
    assert reader.before.again == first.told


def test_whoever_doubts_an_answer_is_told_it_once_more(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The lido", "The lido has 47 lockers, Hale said."))
    assistant = Assistant(library, reader=FirstSentence())
    first = assistant.ask("How many lockers does the lido have?")
    again = assistant.ask("are you sure?", history=[first.turn()])
    assert (again.text, again.confidence, again.standalone) == (first.text, first.confidence, first.standalone)
    assert again.question == "are you sure?"


def test_a_topic_named_first_is_asked_of_the_articles_that_it_is_of(library: Library, tmp_path: Path) -> None:
    turn = _of_the_team(library, tmp_path)
    add(library, write_article(tmp_path / "c.md", "The ferry crossing", "The ferry crossing opens in May."))
    answer = Assistant(library, reader=OfTwo(0.6)).ask("and the ferry crossing, when is it", history=[turn])
    assert library.entry(answer.citations[0].article_id).title == "The ferry crossing"


def test_a_subject_is_left_where_other_articles_answer(library: Library, tmp_path: Path) -> None:
    add(library, write_article(tmp_path / "a.md", "The kettle", "It boils a litre, Hale said."))
    reader = AsWritten("Who else boils?", "It boils a litre, Hale said.")
    answer = Assistant(library, reader=reader).ask("Who else boils?", history=[Turn("Who won the vote?", "")])
    assert (answer.answered, answer.standalone) == (True, "Who else boils?")


def test_only_the_last_turns_are_leaned_on(harbour: Library) -> None:
    old = [Turn("What did John Kerry say?", "")] + [Turn("How high was the harbour?", "")] * 10
    assert "Kerry" not in ask(harbour, "And what did he say?", history=old).standalone


# -- searching --------------------------------------------------------------------------------------------------


def test_a_search_gives_passages_with_ranks_from_one(harbour: Library) -> None:
    hits = Assistant(harbour).search("item3word", top=4)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert harbour.entry(hits[0].passage.article_id).title == "Report 3"


@pytest.mark.parametrize("words", ["", "word " * 2_000])
def test_a_search_for_nothing_or_too_much_is_refused(harbour: Library, words: str) -> None:
    with pytest.raises(QuestionError):
        Assistant(harbour).search(words)


# -- over the seeds ---------------------------------------------------------------------------------------------


def test_every_citation_of_every_development_question_is_exact(seeded: Library) -> None:
    assistant = Assistant(seeded)
    answered = 0
    for row in read_lines(DATA / "seeds_questions.jsonl"):
        answer = assistant.ask(row["question"])
        assert_exact(answer, seeded)
        assert bool(answer.citations) == bool(answer.claims) == answer.answered
        assert answer.answered or answer.text == (UNSURE if answer.unsure else NO_ANSWER)
        answered += answer.answered
    assert answered  # else nothing was checked


def test_asking_twice_gives_the_same_answer(seeded: Library, real_encoder: Encoder) -> None:
    one, two = (ask(seeded, "Where in London did Kerry and Lavrov meet?") for _ in range(2))
    assert (one.text, one.citations, [h.passage for h in one.hits]) == (
        two.text,
        two.citations,
        [h.passage for h in two.hits],
    )


# -- the reader that ships --------------------------------------------------------------------------------------


def test_a_question_of_one_thing_is_answered_in_few_words_with_their_sentence(seeded: Library) -> None:
    answer = Assistant(seeded).ask("Where in London did Kerry and Lavrov meet?")
    assert_exact(answer, seeded)
    first = answer.claims[0]
    assert first.short is not None
    assert first.text[slice(*first.short)] == "Winfield House"
    assert answer.text.startswith(f"Winfield House — {first.text}")


def test_damaged_files_of_the_reader_leave_sentence_answers_and_a_warning(
    seeded: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(SpanReader.__init__, "__defaults__", (tmp_path,))
    answer = Assistant(seeded, threshold=0.0).ask("Where in London did Kerry and Lavrov meet?")
    assert_exact(answer, seeded)
    assert "Winfield House" in answer.text
    assert all(claim.short is None for claim in answer.claims)
    assert "Answers are whole sentences until Pullquote is installed again" in caplog.text


# -- articles that go -------------------------------------------------------------------------------------------


def test_an_article_that_is_removed_once_it_is_cited_is_still_told(
    harbour: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever removes an article while another asks ends nobody's answer."""
    answer = Assistant(harbour, reader=FirstSentence()).ask("harbour")
    titles = [harbour.entry(one.article_id).title for one in answer.citations]
    harbour.remove([one.article_id for one in answer.citations])
    assert titles
    assert [one["title"] for one in answer_json(answer)["citations"]] == titles
    print_answer(answer, harbour)
    said = capsys.readouterr().out
    assert all(title in said for title in titles)


def test_a_passage_whose_article_is_removed_once_it_is_found_is_passed_over(
    harbour: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *_ = hits = Assistant(harbour, reader=FirstSentence()).search("harbour")
    harbour.remove([first.passage.article_id])
    print_hits(hits, harbour)
    said = capsys.readouterr().out
    assert first.passage.article_id not in said
    assert second.passage.article_id in said


def test_a_bare_question_is_asked_as_the_conversation_means_it_alone(harbour: Library) -> None:
    reader = FirstSentence(0.1)
    turns = [Turn("When did the harbour open?", "")]
    assert Assistant(harbour, reader=reader).ask("Why?", history=turns).standalone == "Why did the harbour open?"
    assert "Why?" not in reader.questions


def test_a_bare_question_after_nothing_it_could_be_about_asks_nothing(harbour: Library) -> None:
    assert Assistant(harbour, reader=FirstSentence()).ask("Why?", history=[Turn("hello", "")]).note


@pytest.fixture
def quay(library: Library, tmp_path: Path) -> Entry:
    """The only article, of an author."""
    write_article(tmp_path / "a.md", "The quay", "The quay was mended in May.", published="2021-06-01", authors="Ida")
    add(library, tmp_path / "a.md")
    (entry,) = library.entries()
    return entry


@pytest.mark.parametrize("question", ["Who wrote it?", "Who wrote that?", "And who is the author of this?"])
def test_who_wrote_it_is_asked_of_the_records_where_nothing_written_was_spoken_of(
    question: str, library: Library, quay: Entry
) -> None:
    history = [Turn("When was the quay mended?", "May", cited=(quay.id,))]
    told = Assistant(library, reader=FirstSentence(0.9)).ask(question, history=history)
    assert "is by Ida" in told.note
    assert not told.answered


@pytest.mark.parametrize(
    "spoken_of", [Turn("Which letter warned of it?", ""), Turn("What warned of it?", "A letter did.")]
)
def test_who_wrote_it_is_asked_of_the_articles_first_where_something_written_was(
    spoken_of: Turn, library: Library, quay: Entry
) -> None:
    history = [replace(spoken_of, cited=(quay.id,))]
    silent = Assistant(library, reader=FirstSentence(0.0)).ask("Who wrote it?", history=history)
    assert "is by Ida" in silent.note
    told = Assistant(library, reader=FirstSentence(0.9)).ask("Who wrote it?", history=history)
    assert told.answered
    assert not told.note
