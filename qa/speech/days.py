"""The day on which somebody said something, and none where that was long before its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from qa import wording
from qa.dates import mentions
from qa.patterns import lazy_pattern
from qa.types import Article, Mention, Span

#: Days from the one at a verb to the article's own, at the most, where more than a name stands between: "said after
#: the vote on Friday". One further back may be that of the vote.
_MOST_DAYS: Final = 7
#: Nothing but a name: "said Anna Berg on", "said back in".
_NAME_AND_ON: Final = lazy_pattern(
    r"(?:\s[A-Z][\w’'.-]+){0,4}(?:\s(?:back|late|early|earlier))?(?:\s(?P<in>on|in)|,)?\s"
)
#: … and behind a quote, what somebody is as well: "said harbour master Ines Tolk in".
_WHOM_AND_ON: Final = lazy_pattern(
    r"(?:\s[a-z][\w’'-]*){1,4}(?:\s[A-Z][\w’'.-]+){1,4}(?:\s(?:back|late|early|earlier))?(?:\s(?P<in>on|in))?\s"
)
#: Opens a sentence before the month in which it was said: "In May Anna Berg said".
_IN: Final = lazy_pattern(r"(?:(?:Back|Early|Late|Later) )?[Ii]n ")
#: Between days that open a sentence and the verb: whoever spoke, and no clause.
_WHO: Final = lazy_pattern(r",?(?:\s[\w’'.-]+){1,8}\s")
#: Days from which, or up to which, something was so.
_SINCE: Final = lazy_pattern(r"(?:since|by|until|before|after|from)\b", re.IGNORECASE)
#: A verb behind days of which something is said: "said last year was hard".
_DO: Final = lazy_pattern(r"\s(?:was|were|is|are|has|had|will|would|could|should|may|might|saw|brought)\b")


def said_on(article: Article, segments: Sequence[Span], cue: str | None) -> date | None:
    """The day that stands at the verb, if it lies behind: "said on Friday"; else that of the article.

    Not any day of the sentence: "said that the vote on Friday was illegal" tells when the vote was. What was "said in
    2022" was not said on the day of an article of 2024, and nobody knows on which: None.

    Args:
        segments: the parts of the text in which the verb may stand.
    """
    published = article.published
    if published is None or cue is None:
        return published
    for start, end in segments:
        text = article.text[start:end]
        verb = re.search(rf"\b{re.escape(cue)}\b", text)
        if verb is None:
            continue
        for mention in mentions(text, published, article.language):
            if mention.last > published or not _is_at(verb, mention):
                continue
            is_right_at = _is_right_at(verb, mention)
            is_near = (published - mention.last).days <= _MOST_DAYS
            if mention.first == mention.last and (is_near or is_right_at):
                return mention.first
            is_of_then = is_right_at or (verb.end() <= mention.start and mention.last.year < published.year)
            if is_of_then and not is_near:
                return None
    return published


def _is_at(verb: re.Match[str], mention: Mention) -> bool:
    """Whether days are those of the verb."""
    text = verb.string
    if text.startswith(("'s", "’s"), mention.end) or _SINCE.match(text, mention.start):
        return False
    if verb.end() <= mention.start:
        between = wording.TOLD_ON if verb.group().casefold() in wording.TELLING else wording.SAID_ON
        told = text[verb.end() : mention.start]
        return _is_right_at(verb, mention) or (
            between.fullmatch(told) is not None and not (told.isspace() and _DO.match(text, mention.end))
        )
    before = text[: mention.start]
    # "At a meeting on Thursday, Russia said …"
    opens = text.startswith(",", mention.end) and not wording.VERB.search(before)
    return opens or bool(wording.ON.fullmatch(before) or _IN.fullmatch(before))


def _is_right_at(verb: re.Match[str], mention: Mention) -> bool:
    """Whether days stand behind a verb with no more than a name between, or open its sentence and no clause between."""
    text = verb.string
    if mention.end <= verb.start():
        return _WHO.fullmatch(text, mention.end, verb.start()) is not None
    told = verb.end(), max(verb.end(), mention.start)
    opens = not any(character.isalpha() for character in text[: verb.start()])
    between = _NAME_AND_ON.fullmatch(text, *told) or (_WHOM_AND_ON.fullmatch(text, *told) if opens else None)
    return between is not None and (between["in"] is not None or not _DO.match(text, mention.end))
