"""Which sentences say the contrary of what is asked, and which only seem to."""

from __future__ import annotations

import pytest

from qa.reader.fitting import fitting, says_contrary, telling
from qa.reader.opposites import opposes
from qa.reader.windows import Candidate, Scan

CONTRARY = [
    ("When will the pier open?", "The pier at Saltby will close on 4 May.", "4 May"),
    ("when will the pier reopen", "The pier at Saltby will close on 4 May.", "4 May"),
    ("By how much did sales rise last year?", "Sales fell by 12 percent last year.", "12 percent"),
    ("How many workers did the brewery hire?", "The brewery dismissed 40 of its 210 workers.", "40"),
    ("How many people died?", "Twelve people were hurt.", "Twelve"),
    ("How many were injured?", "Three people died in the fire.", "Three"),
    ("Where was the highest level measured?", "The lowest level was measured at Orrick.", "Orrick"),
    ("What does the most expensive ticket cost?", "The cheapest ticket costs £4.", "£4"),
    ("When does the first ferry to Ansa leave?", "The last ferry to Ansa leaves at 18:40.", "18:40"),
    ("When does the ferry arrive?", "The ferry leaves at 18:40.", "18:40"),
    ("How many votes against were there?", "It was close: 21 voted for it.", "21"),
    ("Who voted for the tram line?", "The Greens voted for it, the Reds against.", "the Reds"),
    ("How many seats did the Greens win?", "The Greens lost six seats.", "six"),
    ("When was the law introduced?", "The law, which few liked, was scrapped in 2011 and is missed.", "2011"),
    ("Who supports the tram line?", "Anna Berg opposes the tram line.", "Anna Berg"),
    ("When are the beans sown?", "The beans are harvested in August.", "August"),
    ("How many pupils passed the test?", "Of 40 pupils, 12 failed the test.", "12"),
    ("Where did the plane land?", "The plane had taken off from Orrick.", "Orrick"),
    ("How much did the town borrow?", "The town has repaid £4m.", "£4m"),
    ("Who was her predecessor?", "Her successor is Tom Lund.", "Tom Lund"),
    ("Where is the new school?", "The old school stands in Mill Road.", "Mill Road"),
    ("How many trains were on time?", "It was a bad day: 31 trains were late.", "31"),
    ("How many adults were hurt?", "Six children were hurt.", "Six"),
    ("How heavy is the lightest boat?", "The heaviest boat weighs two tons.", "two tons"),
]
NOT_CONTRARY = [
    ("When will the pier close?", "The pier at Saltby will close on 4 May.", "4 May"),
    ("When will the pier open?", "The pier, closed since March, opens on 4 May.", "4 May"),
    ("When will the pier open?", "The pier is closed until 4 May.", "4 May"),
    ("When will the pier open?", "The pier will not close on 4 May.", "4 May"),
    ("When will the pier not open?", "The pier will close on 4 May.", "4 May"),
    ("How long was the pier closed?", "It opened again after nine months.", "nine months"),
    ("Did sales rise?", "Sales fell by 12 percent.", "12 percent"),
    ("What happened to the open door?", "Somebody had closed it.", "Somebody had closed it"),
    ("Who bought the mill?", "Berg sold the mill to Lund.", "Lund"),
    ("Who won the race?", "Anna Berg lost two minutes and a shoe.", "Anna Berg"),
    ("When did the first ferry sail?", "The ferry sailed last year on 3 May.", "3 May"),
    ("Who was first to arrive?", "The last word was Anna Berg’s.", "Anna Berg’s"),
    ("Who plays the Old Closed Door?", "Anna Berg opened with it.", "Anna Berg"),
    ("Who voted against the tram line?", "The Greens voted for it, the Reds against.", "the Reds"),
    ("Which banned singer will Berg allow back?", "Berg said she would restore Tom Lund’s banned account.", "Tom Lund"),
    ("When was the law introduced?", "The law, which came into force in 1996, was scrapped in 2011.", "1996"),
    ("How many people were rescued?", "Twelve people were pulled from the sea, but four drowned.", "Twelve"),
    ("How many people were injured?", "Three people died and six suffered burns.", "six"),
    ("Who was appointed manager?", "Tom Ash takes over at Rovers after Jan Lind was sacked.", "Tom Ash"),
    ("Which fair is held at the end of summer?", "When the Wool Fair started, nobody came.", "the Wool Fair"),
    ("How heavy is the boat?", "It is light for a boat of its kind.", "light"),
    ("Whom do the soldiers help?", "They help any civilian who asks.", "any civilian"),
    ("When was the new bridge opened?", "It took the old bridge’s place, and was opened on 3 May.", "3 May"),
    ("Where is the new school?", "It replaces the old school in Mill Road.", "Mill Road"),
    ("What was the name of the village?", "An unnamed man told us: Orrick.", "Orrick"),
]


@pytest.mark.parametrize(
    ("question", "sentence", "words", "contrary"),
    [*((*one, True) for one in CONTRARY), *((*one, False) for one in NOT_CONTRARY)],
)
def test_a_sentence_that_says_the_contrary_of_what_is_asked_is_told_from_one_that_does_not(
    question: str, sentence: str, words: str, *, contrary: bool
) -> None:
    start = sentence.index(words)
    assert opposes(question, sentence, (start, start + len(words))) is contrary


def test_where_a_passage_says_the_contrary_another_sentence_of_it_may_answer_by_a_word_for_what_is_asked() -> None:
    text = "The pier will close on 4 May. Tom Reeve spoke on Monday. It is to open again on 1 June."
    found = tuple(
        Candidate(text.index(words), text.index(words) + len(words), score)
        for words, score in (("4 May", 9.0), ("Monday", 8.0), ("1 June", 7.0))
    )
    kept = fitting("When will the pier open?", text, Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])).candidates
    assert [text[one.start : one.end] for one in kept] == ["1 June"]


@pytest.mark.parametrize(("said", "kept"), [("close", ["1 June"]), ("open", ["Monday", "1 June"])])
def test_where_the_likeliest_of_all_says_the_contrary_other_passages_answer_only_by_a_word_for_what_is_asked(
    said: str, kept: list[str]
) -> None:
    def scan(text: str, *words: str) -> Scan:
        found = tuple(Candidate(text.index(each), text.index(each) + len(each), 1.0) for each in words)
        return Scan(found, 0.0, 1.0, 1.0, found[0], found[:1])

    question, text = "When will the pier open?", f"The pier will {said} on 4 May."
    other = "Tom Reeve spoke on Monday. It is to open again on 1 June."
    one = scan(other, "Monday", "1 June")
    left = telling(question, other, one) if says_contrary(question, text, scan(text, "4 May")) else one
    assert [other[each.start : each.end] for each in left.candidates] == kept
