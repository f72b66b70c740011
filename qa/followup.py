"""A follow-up question made to stand alone: "And what did he say about sanctions?" after a question about Kerry.

Rules for English, over the turns before it. A pronoun for a person becomes the name it most likely stands for; a
question that names no subject of its own gains the subject of the last one. What is not understood is left as
it is. This module knows nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from qa import names
from qa.lexical import content_words
from qa.types import Turn

#: "And", "But", "So", ... before the question proper.
_OPENING: Final = re.compile(r"^\s*(?:and|but|so|or|also|then|ok|okay|well|now)\b[\s,]*", re.IGNORECASE)
#: "What about London?": the last question asked again of something else.
_WHAT_ABOUT: Final = re.compile(r"^(?:what|how) about\s+(?P<topic>.+?)\s*\??$", re.IGNORECASE)
_PERSON: Final = re.compile(r"\b(?P<pronoun>he|she|him|her|his|hers)\b", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
#: Words that point to what was spoken of before.
_POINTING: Final = re.compile(r"\b(?:it|its|that|this|these|those|there|then|the same|else)\b", re.IGNORECASE)
_POSSESSIVE: Final = frozenset({"his", "her", "hers"})
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
    about = _WHAT_ABOUT.match(bare)
    if about:
        return _asked_again(last.question, about["topic"])

    resolved = _resolve_person(bare, history)
    if resolved != bare:
        return _capital(resolved)
    pointing = _POINTING.search(bare) or _PEOPLE.search(bare)
    if names.names(bare) and not opened and not pointing:
        return question  # it names its own subject
    if pointing or opened or len(content_words(bare)) < 3:
        return _capital(_with_subject(bare, last))
    return question


def _resolve_person(question: str, history: Sequence[Turn]) -> str:
    pronoun = _PERSON.search(question)
    person = _person(history)
    if pronoun is None or person is None:
        return question

    def name(match: re.Match[str]) -> str:
        word = match["pronoun"].casefold()
        possessive = word in _POSSESSIVE and re.match(r"\s+\w", question[match.end() :])
        return f"{person}'s" if possessive else person

    # Once is enough: "What did he say about his talks?" names the person once and is understood.
    resolved = _PERSON.sub(name, question, count=1)
    if not names.names(question) and len(content_words(question)) < 2:
        return resolved
    return resolved


def _person(history: Sequence[Turn]) -> str | None:
    """The person last spoken of: named in the latest question, else in its answer, else earlier."""
    for turn in reversed(history):
        for text in (turn.question, turn.answer):
            found = _people(text)
            if found:
                return _full_name(found[0], history)
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
        if re.search(r"\bof\b|\bthe\b", name) or name.isupper():
            score -= 2  # "Bank of America", "NATO"
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
    """The last question with its last name exchanged, or with the topic beside it where it has none."""
    named = names.names(question)
    if named and names.names(topic):
        start, end = named[-1]
        return f"{question[:start]}{topic}{question[end:]}"
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
    return [word for word in re.findall(r"[\w’'-]+", question) if word.casefold() in wanted]


def _capital(question: str) -> str:
    return question[:1].upper() + question[1:]
