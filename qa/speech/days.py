"""The day on which somebody said something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from qa import wording
from qa.dates import mentions
from qa.types import Article, Mention, Span

#: Days from the one at a verb to the article's own; one further back is not taken for when it was said.
_MOST_DAYS: Final = 7


def said_on(article: Article, segments: Sequence[Span], cue: str | None) -> date | None:
    """The day that stands at the verb, if it lies behind: "said on Friday"; else that of the article.

    Not any day of the sentence: "said that the vote on Friday was illegal" tells when the vote was.

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
            near = mention.first == mention.last <= published and (published - mention.first).days <= _MOST_DAYS
            if near and _is_at(verb, mention):
                return mention.first
    return published


def _is_at(verb: re.Match[str], mention: Mention) -> bool:
    """Whether a day is that of the verb."""
    text = verb.string
    if text.startswith(("'s", "’s"), mention.end):
        return False
    if verb.end() <= mention.start:
        between = wording.TOLD_ON if verb.group().casefold() in wording.TELLING else wording.SAID_ON
        return between.fullmatch(text[verb.end() : mention.start]) is not None
    before = text[: mention.start]
    # "At a meeting on Thursday, Russia said …"
    opens = text.startswith(",", mention.end) and not wording.VERB.search(before)
    return opens or wording.ON.fullmatch(before) is not None
