"""A follow-up question made to stand alone: "And what did he say about sanctions?" after a question about Kerry.

Rules for English, over the turns before it. A pronoun for a person becomes the name it most likely stands for; a
question that leans on the last one gains its subject. A question that is whole stays as it is, and so does one that
is not understood. This module knows nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa import first_names, names
from qa.lexical import STOP_WORDS, content_words, words
from qa.questions import AUXILIARY
from qa.types import Turn

#: "And", "But", "So", ... before the question proper.
_OPENING: Final = re.compile(r"^\s*(?:and|but|so|or|also|then|ok|okay|well|now)\b[\s,]*", re.IGNORECASE)
#: "What about London?": the last question asked again of something else.
_WHAT_ABOUT: Final = re.compile(r"^(?:what|how) about\s+(?P<topic>\S(?:.*[^\s?])?)[\s?]*$", re.IGNORECASE)
#: What is said between questions, and asks nothing.
_THANKS: Final = re.compile(
    r"(?:(?:many )?thanks?(?: (?:you|a lot|very much|so much))*|thx|ok(?:ay)?|great|good|perfect|nice|cool|i see|got it"
    r"|hello|hi|hey|bye|goodbye|yes|no|please|sorry|wow|hm+)(?:[\s,.!]+(?:thanks?(?: you)?|great|good|then))*[\s.!?]*",
    re.IGNORECASE,
)
#: "And in September?", "And after the vote?": the last question asked again of another time or place.
_WHEN_OR_WHERE: Final = re.compile(
    rf"^(?:in|on|at|for|since|after|before|during|by|under|from)\s+(?!how\b|what\b|which\b)"
    rf"(?!{AUXILIARY}\b)[\w’'-]+(?: (?!{AUXILIARY}\b)[\w’'-]+){{0,4}} ?\??$",
    re.IGNORECASE,
)
#: "By how many votes?", "How much?", "In which city?": what is asked of the last subject.
_MEASURE: Final = re.compile(
    r"^(?:(?:by|in|for|at|with|from|to|of|on)\s+)?"
    r"(?:how (?:many|much|long|old|far|often|big|high|soon)|which|what|whose)\b"
    rf"(?:\s+(?!{AUXILIARY}\b)[\w’'-]+)?\s*\?*$",
    re.IGNORECASE,
)
#: "And according to DW?": the last question asked again of somebody else.
_ACCORDING: Final = re.compile(r"^according to (?!.*,)[^?]+\??$", re.IGNORECASE)
_PERSON: Final = re.compile(r"\b(?P<pronoun>he|she|him|her|his|hers)\b", re.IGNORECASE)
#: Words that stand for what was spoken of before. Not "that bridge", which names it; not "is there any", "it rained",
#: which name nothing.
_POINTING: Final = re.compile(
    r"\b(?:its?(?!['’]s?\b)|they|them|their|theirs)\b"
    r"|\b(?:that|this|these|those)\b(?=\W*$|\W+(?:is|was|were|are|do|does|did|has|had|have|will|would|can|could|"
    r"mean|happen|matter|change|cost|take|come|go|work|begin|start|end)\b)"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\bthere\b(?! (?:is|are|was|were|has|have|had|will|would))"
    r"|\bthen\W*$",
    re.IGNORECASE,
)
#: Words that compare with what was said before, whatever else the question names.
_COMPARING: Final = re.compile(
    r"\b(?:instead|else|the same|as well)\b|\btoo\W*$"
    r"|^who (?:came|finished|was|placed) (?:second|third|fourth|last|next)\b",
    re.IGNORECASE,
)
_NAMELESS_IT: Final = re.compile(
    r"\b(?:is|was|did|does|will|would|has|had) it (?:\w+ )?(?:rain|snow|freez|true|possible|likely|known|legal)"
    r"|\bit (?:rain|snow|is true|is possible)",
    re.IGNORECASE,
)
#: What a pronoun may stand for in its own question: "the ambassador ... his wife". "It" stands for one thing, so not
#: for a noun in the plural.
_NOUN: Final = re.compile(
    rf"\b(?:the|a|an|this|that|these|those|each|every|which|what|how many) (?!{AUXILIARY}\b)(?P<noun>\w{{3,}})",
    re.IGNORECASE,
)
_ONE: Final = frozenset({"it", "its", "that", "this", "there", "then"})
_POSSESSIVE: Final = frozenset({"his", "her", "hers"})
_WOMANS: Final = frozenset({"she", "her", "hers"})
#: A title or office before a name says that it is a person's.
_OFFICE: Final = re.compile(
    r"\b(?:president|prime minister|minister|secretary|secretary of state|chancellor|ambassador|leader|"
    r"senator|mr|mrs|ms|dr|sir|king|queen|pope|judge|professor|general|spokes(?:man|woman|person)|"
    r"diplomat|counterpart|mayor|governor|premier)\.?$",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(
    r"^(?:,? (?:said|says|say|told|tell|met|meet|warned|warn|insisted|asked|called|spoke|urged|added|argued|"
    r"demanded|announced|signed|promised|replied|visited|wrote|answered|accused|resign|fled|flee|think|want)\b)",
    re.IGNORECASE,
)
#: "What did Churkin say?", and "… say about war?" up to its topic: what another topic takes the place of.
_SAYS_AT_END: Final = re.compile(r"\b(?:say|said|think|tell|announce)\W*$", re.IGNORECASE)
_ABOUT_AT_END: Final = re.compile(r"\b(?:say|said|think) (?:anything )?(?:about|on|of)\b(?=[^?,;]+\??$)", re.IGNORECASE)
_DOES: Final = re.compile(r"\b(?:did|does|do|has|had|is|was|will|would)\s*$", re.IGNORECASE)


def stand_alone(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked by someone who had not asked the others.

    Args:
        history: earlier turns, oldest first, their questions already made to stand alone.
    """
    question = question.strip()
    if not history or not question:
        return question
    last = history[-1]
    bare = _OPENING.sub("", question)
    opened = bare != question
    if _THANKS.fullmatch(question):
        return question
    about = _WHAT_ABOUT.match(bare)
    if about:
        return _asked_again(last.question, about["topic"])
    if opened and _is_name(bare):
        return _asked_again(last.question, bare.rstrip(" ?"))
    if opened and _WHEN_OR_WHERE.match(bare):
        return f"{last.question.rstrip(' ?')} {bare}"
    if _ACCORDING.match(bare):
        whole = re.sub(r",? according to [^,?]+(?=\??$)", "", last.question, flags=re.IGNORECASE)
        return f"{whole.rstrip(' ?')}, {bare.rstrip(' ?')}?"

    resolved = _resolve_person(bare, history)
    if resolved != bare:
        return _capital(resolved)
    leans = _has_no_subject(bare) or bool(_MEASURE.match(bare))
    if _points_back(bare) or (opened and not _is_whole(bare)) or leans:
        return _capital(_with_subject(bare, last))
    return question


def means_a_person(question: str) -> bool:
    """Whether a "he" or "she" of the question stands for somebody that it does not name itself."""
    pronoun = _PERSON.search(question)
    return pronoun is not None and not _antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold())


def _is_name(question: str) -> bool:
    """Whether it is somebody's name and nothing else: "Mayor Ashdown?"."""
    named = names.names(question)
    return (
        bool(named) and named[-1][1] == len(question.rstrip(" ?")) and len(question.split()) <= 4 and named[0][0] == 0
    )


def _points_back(question: str) -> bool:
    """Whether a word of it stands for something that the question itself does not name."""
    if _COMPARING.search(question):
        return True
    pointing = _POINTING.search(question)
    if pointing is None or _NAMELESS_IT.search(question):
        return False
    return not _antecedent(question[: pointing.start()], pointing.group().casefold())


def _antecedent(before: str, pronoun: str) -> bool:
    """Whether the words before a pronoun name what it may stand for."""
    if names.names(before):
        return True
    nouns = [match["noun"].casefold() for match in _NOUN.finditer(before)]
    return any(not noun.endswith("s") or noun.endswith("ss") or pronoun not in _ONE for noun in nouns)


def _is_whole(question: str) -> bool:
    """Whether it names somebody or something, and says more of it: "And what did Lavrov say about sanctions?"."""
    named = names.names(question)
    if not named:
        return False
    within = {word for start, end in named for word in content_words(question[start:end])}
    return any(word not in STOP_WORDS and word not in within for word in content_words(question))


def _has_no_subject(question: str) -> bool:
    """ "Why?", "How many?", "Where exactly?"."""
    said = [word for word in words(question) if word not in STOP_WORDS]
    return not names.names(question) and (not said or (len(said) == 1 and len(words(question)) <= 3))


def _resolve_person(question: str, history: Sequence[Turn]) -> str:
    pronoun = _PERSON.search(question)
    if pronoun is None:
        return question
    if _antecedent(question[: pronoun.start()], pronoun["pronoun"].casefold()):
        return question  # "What did the ambassador tell his wife?": it stands for somebody in its own question
    person = _person(history, pronoun["pronoun"].casefold())
    if person is None:
        return question
    possessive = pronoun["pronoun"].casefold() in _POSSESSIVE and re.match(r"\s+\w", question[pronoun.end() :])
    # Once is enough: "What did he say about his talks?" names the person once and is understood.
    name = f"{person}'s" if possessive else person
    return question[: pronoun.start()] + name + question[pronoun.end() :]


def _person(history: Sequence[Turn], pronoun: str) -> str | None:
    """The person last spoken of: named in the latest question, else in its answer, else earlier."""
    other = "he" if pronoun in _WOMANS else "she"
    for turn in reversed(history):
        for text in (turn.question, turn.answer):
            for name in _people(text):
                full = _full_name(name, history)
                if first_names.gender(full.split()[0]) != other:
                    return full
    return None


def _people(text: str) -> list[str]:
    """Names that read like a person's, the likeliest first."""
    scored: list[tuple[int, int, str]] = []
    for start, end in names.names(text):
        name = _without_office(text[start:end])
        before, after = text[:start].rstrip(), text[end:]
        score = 0
        if _OFFICE.search(before) or name != text[start:end]:
            score += 2
        if _SPEAKS.match(after):
            score += 2
        if _DOES.search(before):
            score += 1  # "What did Kerry say": the one who does
        if len(name.split()) in (2, 3):
            score += 1
        if re.search(r"\bof\b|\bthe\b", name) or name.isupper() or re.search(r"\bthe$", before, re.IGNORECASE):
            score -= 2  # "Bank of America", "NATO", "the Eastport Marathon"
        if score > 0:
            scored.append((-score, start, name))
    return [name for _, _, name in sorted(scored)]


def _without_office(name: str) -> str:
    parts = name.split()
    while len(parts) > 1 and _OFFICE.search(parts[0]):
        parts = parts[1:]
    joined = " ".join(parts)
    # "US Secretary of State John Kerry": what follows the office is the name.
    office = re.match(r".*\b(?:Secretary of State|Prime Minister|President|Minister|Chancellor)\s+(?=\S)", joined)
    return joined[office.end() :] if office else joined


def _full_name(name: str, history: Sequence[Turn]) -> str:
    """The longest form of a surname that the conversation has used."""
    longest = name
    for turn in history:
        for text in (turn.question, turn.answer):
            for start, end in names.names(text):
                other = _without_office(text[start:end])
                if len(other.split()) <= 3 and other.endswith(f" {name}") and len(other) > len(longest):
                    longest = other
    return longest


def _asked_again(question: str, topic: str) -> str:
    """The last question with its last name exchanged, or what was said about something, or with the topic beside it."""
    named = names.names(question)
    if named and names.names(topic):
        start, end = named[-1]
        return f"{question[:start]}{topic}{question[end:]}"
    if _SAYS_AT_END.search(question):
        return f"{question.rstrip(' ?')} about {topic}?"
    about = _ABOUT_AT_END.search(question)
    if about:
        return f"{question[: about.end()]} {topic}?"
    return f"{question.rstrip(' ?')}: {topic}?"


def _with_subject(question: str, last: Turn) -> str:
    """The question, followed by what the last one was about."""
    known = {word.casefold() for word in content_words(question)}
    subject = [word for word in _subject(last.question) if word.casefold() not in known]
    if not subject:
        return question
    return f"{question.rstrip(' ?')} ({' '.join(subject)})?"


def _subject(question: str) -> list[str]:
    """The words of a question that say what it is about, as they were written."""
    wanted = set(content_words(question))
    return [word for word in re.findall(r"[\w’'-]+", question) if not wanted.isdisjoint(words(word))]


def _capital(question: str) -> str:
    return question[:1].upper() + question[1:]
