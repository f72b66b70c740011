"""Where somebody went, lives or died is told by a word for it, and of whoever is asked for."""

from __future__ import annotations

import pytest

from qa.reader.rules.fitting import fitting, without_stand_ins
from qa.reader.rules.others import of_whoever_is_asked
from qa.reader.rules.whereabouts import by_its_own_verb, told_by_a_word
from qa.reader.windows import Candidate, Scan
from tests.helpers import span_of

GO = "Where did Eva Lund go?"
LIVE = "Where does Eva Lund live?"
FROM = "Where does Eva Lund come from?"
RAISED = "Where did Eva Lund grow up?"


@pytest.mark.parametrize(
    ("question", "text", "likely"),
    [
        (GO, "Lund spoke of treason at a press conference in Tarn.", "Tarn"),
        (GO, "Lund was told by telephone at her home in Orley.", "her home in Orley"),
        (GO, "Her husband saw the landing on a screen in Orley.", "Orley"),
        (LIVE, "Lund, who was on holiday in Tarn, put the cost at £9.", "Tarn"),
        (LIVE, "Lund was taken to a clinic in Tarn.", "Tarn"),
        (LIVE, "A court in Tarn remanded the driver, Eva Lund, until Friday.", "Tarn"),
        (LIVE, "Lund, who drove from Tarn overnight, saw the owl.", "Tarn"),
        ("Where does the driver live?", "The driver addressed a crowd in the centre of Tarn.", "Tarn"),
        (FROM, "Lund, who ran back for her dog, was treated at a hospital in Tarn.", "Tarn"),
        (FROM, "His former wife, Eva Lund, keeps the house in Tarn where they had lived.", "Tarn"),
        (FROM, "Lund came to Tarn by train.", "Tarn"),
        (RAISED, "She worked in Tarn, where she met Lund.", "Tarn"),
        (RAISED, "Lund watched the flames from a ridge above Tarn.", "Tarn"),
        ("Where was Eva Lund born?", "Lund had served in Tarn before she came to Orley.", "Tarn"),
        ("Where was Eva Lund born?", "Lund delivered a speech at the world congress in Tarn.", "Tarn"),
        ("Where did Lund die?", "Lund fled to Tarn with her parents in 1939.", "Tarn"),
        ("Where did Lund’s daughter die?", "The couple moved to Tarn after the death of their daughter.", "Tarn"),
        ("Where did Lund die?", "Lund fell ill in Tarn and is now at home.", "Tarn"),
        (GO, "Lund plans to visit Tarn.", "Tarn"),
        (GO, "Lund refused to move to Tarn.", "Tarn"),
        (LIVE, "The couple had lived in Tarn since 2006.", "Tarn"),
        (LIVE, "Lund lived in Tarn until 2006.", "Tarn"),
        (LIVE, "Lund moved here from Tarn.", "Tarn"),
        (LIVE, "Lund, born in Tarn, has a house by the sea.", "Tarn"),
        (LIVE, "Lund, who worked in Tarn, has a house by the sea.", "Tarn"),
        (GO, "Lund, who was at a show in Tarn, said no.", "Tarn"),
        (GO, "Lund, who trained in Tarn, left at noon.", "Tarn"),
        (RAISED, "As a child she was treated in Tarn.", "Tarn"),
        ("Where did Lund die?", "Lund was an executive of a mill in Tarn.", "Tarn"),
        ("Where did Lund meet her husband?", "Lund and her husband moved to Tarn.", "Tarn"),
        ("Where did Lund move?", "Lund watched from her home in Tarn.", "Tarn"),
        ("Where did Lund move to?", "Lund swam from Orley to Tarn in nine hours.", "Tarn"),
        ("Where does Lund teach?", "She trained in a cold quarry near Tarn.", "a cold quarry near Tarn"),
        ("Where did Lund study?", "Lund opened a bakery in Tarn.", "Tarn"),
        ("Where is Tarn Hydro based?", "Its engineers sleep in containers behind the sawmill.", "the sawmill"),
        (
            "Where was the violin stolen?",
            "It had been left in a locker in Tarn, where a cleaner had it.",
            "a locker in Tarn",
        ),
        ("Where was Lund buried?", "Lund sang in the cathedral of Tarn.", "the cathedral of Tarn"),
        ("Where does Lund work?", "Lund lives in Tarn.", "Tarn"),
        ("Where did Lund land?", "She was carried to a tent and flown to Tarn.", "Tarn"),
        ("Where was Lund shot?", "Lund gave a speech in Tarn.", "Tarn"),
        ("Where does Eva Lund teach?", "Teacher Eva Lund swam to Tarn.", "Tarn"),
        # Where somebody came from is not where he or she went.
        (GO, "Lund was recalled from Tarn last week.", "Tarn"),
        (GO, "Lund, who moved here from Tarn in March, was polite.", "Tarn"),
        (GO, "Lund left Tarn for Orley.", "Tarn"),
        (GO, "Lund fled the capital on Friday.", "the capital"),
        (GO, "Lund fled from Tarn to Orley.", "from Tarn"),
    ],
)
def test_a_place_is_no_answer_without_a_word_for_the_deed(question: str, text: str, likely: str) -> None:
    check = told_by_a_word(question, text)
    assert check is not None
    assert not check(span_of(likely, text))


@pytest.mark.parametrize(
    ("question", "text", "likely"),
    [
        (GO, "Lund left for Tarn.", "Tarn"),
        (GO, "Lund fled Orley for Tarn.", "Tarn"),
        (GO, "Lund is now in Tarn.", "Tarn"),
        (GO, "By Tuesday she was in Tarn.", "Tarn"),
        (GO, "Lund was seen in Tarn.", "Tarn"),
        (GO, "Lund turned up in Tarn.", "Tarn"),
        (GO, "Lund was in exile in Tarn.", "Tarn"),
        (GO, "Lund took a train to Tarn.", "Tarn"),
        (GO, "Lund has been granted asylum in Tarn.", "Tarn"),
        (GO, "Lund is hiding in Tarn.", "Tarn"),
        (GO, "Lund headed for Tarn.", "Tarn"),
        (GO, "Lund set out for Tarn.", "Tarn"),
        (GO, "Lund made her way to Tarn.", "Tarn"),
        (GO, "Lund has just returned from Tarn.", "Tarn"),
        (GO, "The train took her from Orley to Tarn.", "from Orley to Tarn"),
        (GO, "Lund drove to a village not far from Tarn.", "a village not far from Tarn"),
        (GO, "Lund was flown to Tarn.", "Tarn"),
        (GO, "Lund is being held in Tarn.", "Tarn"),
        (GO, "She fled at night. It was to Tarn.", "Tarn"),
        ("Where did Lund go after she left the bank?", "Lund became head of a mill in Tarn.", "a mill in Tarn"),
        ("Where did Lund go next?", "She now coaches Tarn.", "Tarn"),
        ("Where will Lund go next?", "She has signed for Tarn Rovers.", "Tarn Rovers"),
        ("Where did the rebels flee?", "The rebels crossed the river into Tarn.", "Tarn"),
        (LIVE, "Eva Lund, 40, of Mill Lane, Tarn, was fined.", "Mill Lane, Tarn"),
        (LIVE, "Eva Lund, a baker in Tarn, was fined.", "Tarn"),
        (LIVE, "Eva Lund (40), a retired nurse from Tarn, was fined.", "Tarn"),
        (LIVE, "Eva Lund of Tarn was fined.", "Tarn"),
        (LIVE, "The Tarn woman, Eva Lund, was fined.", "Tarn"),
        (LIVE, "Tarn baker Eva Lund was fined.", "Tarn"),
        (LIVE, "Tarn-based writer Eva Lund was fined.", "Tarn"),
        (LIVE, "Police searched Lund’s house in Tarn.", "Tarn"),
        (LIVE, "Neighbours in Tarn said Lund was kind.", "Tarn"),
        (LIVE, "Lund moved to Tarn in 2010.", "Tarn"),
        (LIVE, "Lund shares a flat in Tarn with a friend.", "Tarn"),
        (LIVE, "Lund settled in Tarn.", "Tarn"),
        (LIVE, "Lund’s home is a barge in Tarn.", "a barge in Tarn"),
        (LIVE, "Lund, who is originally from Orley, has retired to Tarn.", "Tarn"),
        (LIVE, "Yours, Eva Lund, Tarn", "Tarn"),
        (LIVE, "Where do you live?\n\nIn Tarn.", "Tarn"),
        ("Where did Lund live as a child?", "Lund was brought up in Tarn.", "Tarn"),
        ("Where is Lund staying?", "Lund is a guest of the Munks in Tarn.", "Tarn"),
        ("Where do the miners live?", "The miners are housed in tents by the river.", "tents by the river"),
        (FROM, "Lund is from Tarn.", "Tarn"),
        (FROM, "Lund was born in Tarn.", "Tarn"),
        (FROM, "Lund, a Tarn native, was fined.", "Tarn"),
        (FROM, "Lund, a fisherman from Tarn, sank.", "Tarn"),
        (FROM, "Tarn’s Eva Lund won.", "Tarn"),
        (FROM, "From Tarn, Lund knows all about rain.", "Tarn"),
        (FROM, "Lund grew up in Tarn.", "Tarn"),
        (FROM, "Lund hails from Tarn.", "Tarn"),
        (FROM, "The Lunds have their roots in Tarn.", "Tarn"),
        ("Where is Eva Lund from?", "Lund, of Tarn, was fined.", "Tarn"),
        ("Where do the nurses come from?", "The nurses were recruited in Tarn.", "Tarn"),
        (RAISED, "Lund spent her childhood in Tarn.", "Tarn"),
        (RAISED, "As a girl in Tarn she sang.", "Tarn"),
        (RAISED, "Lund, born and raised in Tarn, sang.", "Tarn"),
        (RAISED, "Lund went to school in Tarn.", "Tarn"),
        (RAISED, "Lund, the daughter of a Tarn miner, sang.", "Tarn"),
        ("Where was Lund born?", "Lund is a native of Tarn.", "Tarn"),
        ("Where was Lund born?", "Her birthplace, Tarn, is small.", "Tarn"),
        ("Where was Lund born?", "Born: 3 May 1971, Tarn", "Tarn"),
        ("Where did Lund die?", "Her body was found in Tarn.", "Tarn"),
        ("Where did Lund die?", "Lund was killed near Tarn.", "Tarn"),
        ("Where did Lund die?", "Lund drowned off Tarn.", "Tarn"),
        ("Where did Lund die?", "Lund is dead. She had a heart attack in Tarn.", "Tarn"),
        ("Where did Lund die?", "She passed away at a hospice in Tarn.", "a hospice in Tarn"),
        ("Where did Lund die?", "After the death of her son she fell ill and died in Tarn.", "Tarn"),
        ("Where did the climbers die?", "An avalanche buried them on Tarn Pike.", "Tarn Pike"),
        ("Where did Lund meet Munk?", "Lund and Munk were introduced at a dance in Tarn.", "a dance in Tarn"),
        ("Where did Lund meet Munk?", "They were fellow students in Tarn.", "Tarn"),
        ("Where did the ministers meet?", "The talks were held in Tarn.", "Tarn"),
        ("Where do Rovers meet City?", "The game is at Tarn Park.", "Tarn Park"),
        ("Where did Lund move to?", "Lund emigrated to Tarn.", "Tarn"),
        ("Where did Lund move to?", "Lund bought a house in Tarn.", "Tarn"),
        ("Where has Lund moved?", "Lund has joined Tarn Rovers.", "Tarn Rovers"),
        ("Where does Lund teach?", "Lund is a professor at Tarn.", "Tarn"),
        ("Where does Lund teach?", "Her pupils in Tarn adore her.", "Tarn"),
        ("Where did Lund study?", "Lund has a degree from Tarn.", "Tarn"),
        ("Where will the pupils go to school?", "The children are to go to Tarn.", "Tarn"),
        ("Where did Lund study?", "Lund read law at Tarn.", "Tarn"),
        ("Where did Lund study?", "Lund says that his semester in Tarn changed his views.", "Tarn"),
        ("Where did Lund train?", "Lund served an apprenticeship in Tarn.", "Tarn"),
        ("Where is Ardent based?", "The firm has its head office in Tarn.", "Tarn"),
        ("Where is Ardent based?", "Ardent, the Tarn software company, was sold.", "Tarn"),
        ("Where is Ardent based?", "Ardent is in Tarn.", "Tarn"),
        ("Where is Ardent based?", "Ardent, a company in Tarn, was sold.", "Tarn"),
        ("Where is the squadron based?", "The squadron flies out of Tarn.", "Tarn"),
        ("Where was the violin stolen?", "Thieves broke into a flat in Tarn.", "a flat in Tarn"),
        ("Where does Lund work?", "Lund, a baker in Tarn, sang.", "Tarn"),
        ("Where does Lund work?", "Lund is a nurse at Tarn Infirmary.", "Tarn Infirmary"),
        ("Where does Lund work?", "Lund runs a shop in Tarn.", "Tarn"),
        ("Where did the plane land?", "The plane came down near Tarn.", "Tarn"),
        ("Where was Lund attacked?", "He was filmed attacking Lund in Tarn.", "Tarn"),
        ("Where was Lund shot?", "Two gunmen opened fire at her car in Tarn.", "Tarn"),
        ("Where did Lund marry?", "The wedding was in Tarn.", "Tarn"),
        ("Where was Lund buried?", "Her grave is in Tarn.", "Tarn"),
    ],
)
def test_a_deed_is_told_by_many_words(question: str, text: str, likely: str) -> None:
    check = told_by_a_word(question, text)
    assert check is not None
    assert check(span_of(likely, text))


@pytest.mark.parametrize(
    "question",
    [
        "Where did the money go?",
        "Where does the path go?",
        "Where did it go wrong?",
        "Where will the talks go on in May?",
        "Where do otters live?",
        "Where did the idea come from?",
        "Where was the coat found?",
        "Where did Lund want to go?",
        "Where would Lund have had to go?",
        "Where were the stolen engines sent?",
        "Where was the meeting of the ministers?",
        "Where did Lund go for help?",
        "Where did Lund go on holiday?",
        "Who lives in Tarn?",
    ],
)
def test_what_any_word_may_tell_is_left_as_it_is(question: str) -> None:
    assert told_by_a_word(question, "It was spent on a new roof in Tarn.") is None


BOTH = (
    "Eva Lund, Jan Holm and Karl Munk were friends. Ardent Systems and Tessel are firms."
    " Later, Munk and Ardent did well."
)


@pytest.mark.parametrize(
    ("question", "told", "likely", "fits"),
    [
        (LIVE, "Munk, who lives in Tarn, had won it.", "Tarn", False),
        (LIVE, "Karl Munk lives in Tarn.", "Tarn", False),
        (LIVE, "Lund sold it to Karl Munk, who lives in Tarn.", "Tarn", False),
        (LIVE, "Her boat was sailed by Karl Munk, a baker from Tarn.", "Tarn", False),
        (FROM, "Her boat was sailed by Karl Munk, 40, of Tarn.", "Tarn", False),
        (LIVE, "Lund’s brother lives in Tarn.", "Tarn", False),
        ("Where did Lund teach?", "Lund’s successor, Karl Munk, taught in Tarn.", "Tarn", False),
        ("Where is Tessel based?", "Ardent, based in Tarn, was sold.", "Tarn", False),
        (GO, "His accomplice, Karl Munk, fled to Tarn, where he had once run a pawnshop.", "Tarn", False),
        (GO, "Her trainer went to Tarn.", "Tarn", False),
        (GO, "It had been on its way to Tarn.", "Tarn", False),
        (GO, "Guests were taken to Tarn.", "Tarn", False),
        (GO, "Crowds walked to Tarn House, the hall where Lund had lived.", "Tarn House", False),
        ("Where did the miners come from?", "The lorry had come from Tarn.", "Tarn", False),
        (GO, "Karl Munk was ill. He had gone to Tarn.", "Tarn", False),
        ("Where did Eva Lund meet Jan Holm?", "Lund met the baker Karl Munk in Tarn.", "Tarn", False),
        ("Where did Eva Lund meet Karl Munk?", "Lund met the baker Karl Munk in Tarn.", "Tarn", True),
        (GO, "Karl Munk went to Tarn.", "Tarn", False),
        ("Where did Jan Holm train?", "Karl Munk fell ill. He had trained in Tarn.", "Tarn", False),
        ("Where did Karl Munk train?", "Karl Munk fell ill. He had trained in Tarn.", "Tarn", True),
        ("Where did Jan Holm train?", "Munk fell ill, said Holm. He had trained in Tarn.", "Tarn", True),
        (GO, "Lund hid when the police came to Tarn.", "Tarn", False),
        (GO, "Lund said Karl Munk had fled to Tarn.", "Tarn", False),
        (GO, "Lund’s lawyer said the singer fled to Tarn.", "Tarn", True),
        (GO, "Lund met Munk and the two went to Tarn.", "Tarn", True),
        (GO, "Lund was ill when she came to Tarn.", "Tarn", True),
        (GO, "Lund packed and went to Tarn.", "Tarn", True),
        (GO, "When the war came, Lund fled to Tarn.", "Tarn", True),
        (GO, "Lund returned after a long trip to Tarn.", "Tarn", True),
        # Of the one who is asked for, whatever stands beside it.
        (LIVE, "Munk and Lund live in Tarn.", "Tarn", True),
        (LIVE, "Karl Munk and Eva Lund live in Tarn.", "Tarn", True),
        (LIVE, "Lund lives with Karl Munk in Tarn.", "Tarn", True),
        (LIVE, "Lund, a friend of Karl Munk, lives in Tarn.", "Tarn", True),
        (LIVE, "Evie, who lives in Tarn, had won it.", "Tarn", True),
        (LIVE, "Munk said that she lives in Tarn.", "Tarn", True),
        (LIVE, "Lund, mayor of Orley, lives in Tarn.", "Tarn", True),
        (LIVE, "Lund’s house in Tarn was sold.", "Tarn", True),
        (LIVE, "Lund’s husband lives with her in Tarn.", "Tarn", True),
        (LIVE, "Lund’s husband said Lund lives in Tarn.", "Tarn", True),
        ("Where does Lund’s brother live?", "Lund’s brother lives in Tarn.", "Tarn", True),
        ("Where is Tessel based?", "Tessel, which Ardent owns, is based in Tarn.", "Tarn", True),
        ("Where is Tessel based?", "TSL, based in Tarn, was sold.", "Tarn", True),
        (GO, "Her husband says the singer fled to Tarn.", "Tarn", True),
        (GO, "Her husband took her to Tarn.", "Tarn", True),
        (GO, "Her parents moved to Tarn when she was two.", "Tarn", True),
        (GO, "It was to Tarn that she fled.", "Tarn", True),
        (GO, "Police found the house in Tarn to which Lund had fled.", "Tarn", True),
        (GO, "It was in Tarn, where Lund had fled.", "Tarn", True),
        ("Where did Lund meet Munk?", "Munk met her in Tarn.", "Tarn", True),
        ("Where did the miners come from?", "The miners had come from Tarn.", "Tarn", True),
        ("Where did the miners come from?", "They had come from Tarn.", "Tarn", True),
    ],
)
def test_what_another_did_answers_nothing(question: str, told: str, likely: str, fits: bool) -> None:
    text = f"{BOTH}\n\n{told}"
    check = of_whoever_is_asked(question, text)
    assert check is not None
    start, end = span_of(likely, told)
    before = len(text) - len(told)
    assert check((before + start, before + end)) is fits


def test_who_is_called_something_else_may_be_anybody() -> None:
    text = "Munk, who lives in Tarn, had won it. Fans of Munk were glad."
    check = of_whoever_is_asked(LIVE, text)
    assert check is None or check(span_of("Tarn", text))


@pytest.mark.parametrize(
    ("question", "text", "likely", "tells"),
    [
        (LIVE, "Lund has lived in Tarn for years.", "Tarn", True),
        (LIVE, "She is at home in Tarn.", "Tarn", True),
        (LIVE, "Eva Lund, a baker in Tarn, was fined.", "Tarn", True),
        (GO, "She fled to Tarn.", "Tarn", True),
        (LIVE, "Lund settled a bill at a hotel in Tarn.", "Tarn", True),
        # Told by a word that tells of much else, of nobody who may be meant, or in one of two sentences.
        (LIVE, "Lund hosted a show in Tarn.", "Tarn", False),
        (LIVE, "The family lives in Tarn.", "Tarn", False),
        (LIVE, "Lund lives alone. The show is in Tarn.", "Lund lives alone. The show is in Tarn.", False),
        ("Who lives in Tarn?", "Lund hosted a show in Tarn.", "Lund", True),
    ],
)
def test_what_tells_where_by_the_very_verb(question: str, text: str, likely: str, tells: bool) -> None:
    assert by_its_own_verb(question, text, span_of(likely, text)) is tells


@pytest.mark.parametrize(
    ("other", "left"),
    [("Eva Lund is a guest of a hotel in Orley.", False), ("Eva Lund lives in Orley.", True)],
)
def test_where_the_likeliest_place_is_another_only_the_very_verb_tells_it(other: str, left: bool) -> None:
    text = "Eva Lund, who was on holiday in Tarn, put the cost at £9."
    passages = [(text, "en"), (other, "en")]
    scans = []
    for score, place, passage in ((9.0, "Tarn", text), (6.0, "Orley", other)):
        found = (Candidate(*span_of(place, passage), score),)
        scans.append(Scan(found, 0.0, 1.0, 1.0, found[0], found))
    fitted = [fitting(LIVE, passage, one) for (passage, _), one in zip(passages, scans, strict=True)]
    first, second = without_stand_ins(LIVE, passages, scans, fitted)
    assert first.best is None
    assert (second.best is not None) is left
