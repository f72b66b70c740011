"""What the words around a verb of saying are: a description of somebody, a noun, the end of a clause, a title. English.

Each looks at a string alone. `qa.speech` says what follows from it; the words themselves are in `qa.wording`.
"""

from __future__ import annotations

import re
from typing import Final

from qa import names, wording
from qa.quotation import Quotation, quotations

#: Code points between a verb of saying and its subject.
REACH: Final = 160


def description(words: str) -> re.Match[str] | None:
    """The shortest description that ends these words: of "the paper said the mayor", "the mayor".

    Of several people without an article, the longest: of "chief executives", both words.
    """
    found: re.Match[str] | None = None
    at = max(0, len(words) - REACH)
    while (match := wording.DESCRIBED.search(words, at)) is not None:
        at = match.start() + 1
        if words[match.start() - 1 : match.start()] in ("-", "’", "'"):
            continue
        if found is not None and not has_verb(found.group()) and not wording.JOINS.search(found.group()):
            continue
        found = match
    return found


def has_verb(phrase: str) -> bool:
    """Whether there is a verb in a description but for its noun: plurals end like verbs."""
    return wording.VERB.search(phrase.partition(" of ")[0].rpartition(" ")[0]) is not None


def headed(words: str) -> re.Match[str] | None:
    """A subject that ends these words and goes on behind a preposition: "a post on Telegram", "the mother of Berg"."""
    return wording.HEADED.search(words[-REACH * 2 :].rjust(len(words)))


def tail(text: str, cue: re.Match[str]) -> str:
    """The words just before a verb: a pattern that ends at it need not be tried from the sentence's start."""
    return text[max(0, cue.start() - REACH) : cue.start()]


def is_noun(text: str, cue: re.Match[str]) -> bool:
    """Whether what looks like a verb of saying is a noun or a participle here: "false claims", "so-called"."""
    word = cue.group().casefold()
    before, after = tail(text, cue), text[cue.end() : cue.end() + REACH]
    if before.endswith("-") or after.startswith("-"):
        return True
    if word == "states" and not wording.STATES.match(after):
        return True
    if word in wording.GERUNDS and wording.CUE_IS_NOUN.search(before):
        return True  # "her warning"
    if (
        re.search(r"\b(?:is|are|was|were|be|been|being|to)(?: also| now| often)? $", before)
        and word not in wording.GERUNDS
    ):
        return True  # "was told", "is described as"
    if (
        word in ("called", "dubbed")
        and re.search(r",\s$", before)
        and re.match(r"\s(?!on\b|for\b)[^,.;:]{1,60},", after)
    ):
        return True  # "the test, called Nephro, measures"
    if (
        word == "called"
        and re.search(r"\b(?:an?|one)\s(?:[\w-]+\s){1,4}$", before)
        and re.match(r"\s(?:the )?[A-Z]", after)
    ):
        return True  # "a woman called Anna Berg"
    if word in ("read", "called", "described", "reported", "posted", "dubbed", "quoted", "alleged") and re.search(
        r"\b(?:the|a|an)(?: \w+)? $", before
    ):
        return not after.startswith(" that ")
    if word.endswith("s") and wording.CUE_IS_NOUN.search(before) and word not in ("says", "tells"):
        return True
    return (
        word.endswith("s")
        and word not in ("says", "tells")
        and bool(
            re.match(
                r"\s+(?:of|from|by|in|about|and|are|were|have|with|where|may|will|would|can|could|should|must|do|did)\b",
                after,
            )
        )
    )


def ends_clause(head: str) -> bool:
    """Whether these words behind a quote go on with its sentence before any verb of saying comes."""
    return bool(
        re.search(r"[.!?;]\s", wording.TITLE_STOP.sub(" ", head))
        or re.match(r"\s*(?:and|but|or|that|which|who|whom|whose|where|when)\b", head)
    )


def is_abbreviated(words: str, at: int) -> bool:
    """Whether the full stop there ends an abbreviation or stands inside an address."""
    return bool(wording.TITLE_STOP.search(words[max(0, at - 5) : at + 1])) or words[at + 1 : at + 2].isalnum()


def is_name_alone(part: str) -> bool:
    """Whether a phrase is a name with a title or trade before it, and no more: "executive director Tony Clark"."""
    found = names.names(part)
    if not found or found[-1][1] < len(part):
        return False
    before = part[: found[-1][0]].strip()
    return not re.search(
        r"\b(?:of|for|at|in|with|to|by|from|among|including|the|a|an|on|and|that|was|is|which|who|whose)\b",
        before,
        re.IGNORECASE,
    )


def without_owner(role: str) -> str:
    """A role without whose it is: of "Norway's defence minister", "defence minister"."""
    return re.sub(r"^.{1,60}?(?:['’]s|s['’])\s", "", role, count=1)


def count_words(text: str) -> int:
    """Words of a text, those with an apostrophe or hyphen as one."""
    return len(re.findall(r"[\w’'-]*\w[\w’'-]*", text))


def is_sentence(text: str, quote: Quotation) -> bool:
    """Whether a quote is a sentence of its own: it begins with a capital and ends as sentences do."""
    inner = text[slice(*quote.inner)].strip()
    begins = next((c for c in inner if c.isalnum()), "")
    return (begins.isupper() or begins.isdigit() or not begins.islower()) and (
        inner.endswith((".", "!", "?", "…", ",", ".’", "?’", ".'", "?'", "!’", "—", "–")) or not quote.closed
    )


def is_title(text: str, quote: Quotation) -> bool:
    """Whether the words are written as the title of a work is: with capitals."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[slice(*quote.inner)])
    long = [word for word in words if len(word) > 3]
    return (
        len(words) <= 12 and bool(words) and all(word[0].isupper() for word in long or words) and words[0][0].isupper()
    )


def blanked(text: str, start: int, end: int) -> str:
    """The words without what is quoted in them, at the same offsets."""
    words = text[start:end]
    for quote in quotations(words):
        words = words[: quote.start] + " " * (quote.end - quote.start) + words[quote.end :]
    return words
