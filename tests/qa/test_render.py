"""Values into HTML: what stands where, in which direction, and what is copied and said aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qa.answer.extractive import UNSURE
from qa.sayings import Saying
from qa.types import Answer, Article, Citation, Claim, Copy, Entry, Outcome, Speech, Unsure
from qa.ui import render
from qa.ui.render import Exchange

TEXT = "“We sail on Sunday,” Anna Berg said. “Bring a coat.” Nobody did."
FERRY = Article(
    "a1",
    "Ferry back",
    url="https://example.org/ferry",
    publisher="The Echo",
    authors=("Ines Calder",),
    published=date(2014, 3, 14),
    language="en",
    text=TEXT,
)


def said(*spans: tuple[int, int], speaker: str = "Anna Berg") -> Exchange:
    """What one person said at these places of the article, answered."""
    citations = tuple(
        Citation(number, "a1", start, end, TEXT[start:end], also_in=(Copy("a2", start, end, TEXT[start:end]),))
        for number, (start, end) in enumerate(spans, start=1)
    )
    claims = tuple(
        Claim(
            one.quote,
            "verbatim",
            (one.number,),
            speech=Speech("a1", one.start, one.end, speaker, None, date(2014, 3, 14), direct=True),
        )
        for one in citations
    )
    answer = Answer("What did she say?", True, "…", 0.9, claims, citations, (), 0.1)
    entries = {"a1": FERRY, "a2": Entry("a2", "Ferry sails", publisher="The Mail")}
    return Exchange("What did she say?", "answered", answer, entries)


def test_what_is_copied_is_the_words_unchanged_and_below_them_whose_they_are() -> None:
    assert render.attributed(FERRY, (0, 36)) == (
        "“We sail on Sunday,” Anna Berg said.\n"
        "— Ines Calder, “Ferry back”, The Echo, 14 March 2014, https://example.org/ferry"
    )
    assert render.attributed(Article("1", "“Never”, she says", text="No."), (0, 3)) == "No.\n— “Never”, she says"


def test_a_follow_up_that_was_read_with_words_of_earlier_questions_is_shown_after_what_was_asked() -> None:
    first = said((0, 36))
    made = Answer("How long?", False, "", 0, (), (), (), 0.1, standalone="How long (Berg ferry sail Sunday)?")
    html = render.conversation([first, Exchange("How long?", "unanswered", made)])
    assert "Read “How long?” after “What did she say?”" in html
    assert "Read as" not in html
    once_more = Exchange("Are you sure?", "unanswered", made)
    html = render.conversation([first, Exchange("How long?", "unanswered", made), once_more])
    assert html.count("Read “How long?” after “What did she say?”") == 2
    alone = render.conversation([Exchange("How long?", "unanswered", made)])
    assert "Read as “How long (Berg ferry sail Sunday)?”" in alone


def test_an_article_that_is_cited_twice_is_one_source_and_so_is_its_copy() -> None:
    html = render.conversation([said((0, 36), (37, 52))])
    assert html.count("pq-source-title") == 1
    assert ">1 2</span>" in html
    assert html.count('aria-label="Also in The Mail: Ferry sails"') == 1


def test_who_says_two_things_on_one_day_is_named_once() -> None:
    assert render.conversation([said((0, 36), (37, 52))]).count("<time") == 1


def test_a_speaker_without_a_name_begins_with_a_capital() -> None:
    assert ">The commission<" in render.conversation([said((0, 36), speaker="the commission")])


def test_a_publisher_written_from_right_to_left_leaves_the_day_beside_it_in_order() -> None:
    entry = Entry("1", "t", publisher="صحيفة الشاطئ", published=date(2024, 9, 15))
    assert render.source_line(entry) == "\u2068صحيفة الشاطئ\u2069 · 15 September 2024"
    assert render.source_line(FERRY) == "The Echo · 14 March 2014"


def test_words_of_another_language_say_which() -> None:
    arabic = Article("1", "عنوان", language="ar", text="كلمات.")
    assert '<h2 tabindex="-1" dir="auto" lang="ar">' in render.source(arabic)
    assert '<h2 tabindex="-1" dir="auto">' in render.source(FERRY)


def test_an_answer_is_told_aloud_in_a_line() -> None:
    assert render.aloud(said((37, 52))) == "Answer: Anna Berg: “Bring a coat.”. 1 source."
    none = Answer("q", False, "Your articles don't answer this.", 0.1, (), (), (), 0.1, suggestion="Who sails?")
    assert render.aloud(Exchange("q", "unanswered", none)).endswith("answer this. Did you mean: Who sails?")
    assert render.aloud(Exchange("q", "failed", message="That is no date.")) == ""  # the alert is told by itself


def test_what_may_be_the_answer_is_shown_with_its_source_and_its_chance() -> None:
    answer = said((37, 52)).answer
    assert answer is not None
    unsure = Unsure(replace(answer.claims[0], speech=None, short=(1, 6)), answer.citations[0])
    none = replace(answer, answered=False, text=UNSURE, confidence=0.28, claims=(), citations=(), unsure=unsure)
    exchange = Exchange("q", "unanswered", none, {"a1": FERRY, "a2": Entry("a2", "Ferry sails", publisher="The Mail")})
    page = render.conversation([exchange])
    assert '<span dir="auto">Bring</span>' in page
    assert all(words in page for words in (UNSURE.replace("'", "&#39;"), ">28%<", FERRY.title, "The Mail"))
    assert page.count('class="pq-cite"') == 1
    assert "sure</summary>" not in page
    assert "in about 28 of 100 cases" in page
    assert render.aloud(exchange) == f"{UNSURE} This may: Bring."


def test_of_a_question_that_is_too_long_to_be_taken_back_nothing_is_kept() -> None:
    refused = Exchange("word " * 45_000, "failed", message="The question has 45,000 words.")
    html = render.conversation([said((0, 36)), refused])
    assert html.count("data-state") == 2
    assert html.count("data-kept") == 1


def test_what_an_upload_kept_is_folded_when_it_is_over_unless_it_is_little() -> None:
    kept = [Outcome(f"{n}.txt", "added", "a1", "Ferry back") for n in range(render.FEW + 1)]
    failed = Outcome("broken.pdf", "failed", error="It is cut off.")
    folded = render.progress((), [*kept, failed], done=True)
    assert folded.index("broken.pdf") < folded.index("The 4 others</summary>") < folded.index("0.txt")
    for open_still in (
        render.progress((), kept[1:], done=True),
        render.progress(["late.txt"], kept, done=False),
    ):
        assert "<details" not in open_still


def test_a_verb_is_told_only_where_its_sentence_does_not_show_it() -> None:
    text = "“We sail,” she said. He said that nobody sails. “Never.”"
    article = Article("1", "Ferry", text=text)

    def cue(words: str, sentence: str, *, direct: bool) -> str:
        start, first = text.index(words), text.index(sentence)
        speech = Speech("1", start, start + len(words), "Ann Roe", "said", None, direct=direct)
        return render.told_cue(Saying(speech, article, (first, first + len(sentence)), 1.0))

    assert cue("“We sail,”", "“We sail,” she said.", direct=True) == ""
    assert cue("He said that nobody sails.", "He said that nobody sails.", direct=False) == "said"
    assert cue("“Never.”", "“Never.”", direct=True) == "said"


def test_courtesies_and_capitals_make_no_other_question() -> None:
    answer = Answer("Could you tell me who ann roe is?", False, "…", 0.1, (), (), (), 0.1, standalone="who Ann Roe is?")
    assert not render.is_reread(answer)
    assert render.is_reread(replace(answer, standalone="Who is Ann Roe?"))
