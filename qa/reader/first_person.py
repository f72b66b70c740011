"""A question about whoever wrote an article, as the article says it: "my friend" for "Ida Brandt's friend". English.

A letter names its writer in its signature alone: a model that is asked of Brandt finds none of her in "my friend".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qa import names
from qa.patterns import lazy_pattern
from qa.quotation import quotations
from qa.types import Article, Span

_I: Final = lazy_pattern(r"\b(?:I(?= [a-z]|['’][a-z])|[Mm]y(?:self)?)\b")
#: The last lines of a letter, in one of which its writer signs: so many, in so many code points.
_SIGNED_IN: Final = 4
_END: Final = 400
#: A line of an interview: a question, or words with a label that says whose.
_OF_DIALOGUE: Final = lazy_pattern(r"^(?:[^\n]{1,200}\?|[^\n:]{1,40}: [^\n]+)$", re.MULTILINE)
#: Such lines that a letter may have, in the first so many code points.
_BY_CHANCE: Final = 2
_BEGINNING: Final = 20_000
_TITLED: Final = r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
#: Verbs whose form tells that it is somebody else who does it.
_FORMS: Final = {"does": "do", "is": "am", "has": "have"}
_OF_ANOTHER: Final = lazy_pattern(rf"\b(?P<verb>{'|'.join(_FORMS)}) I\b", re.IGNORECASE)


def as_the_writer_says(question: str, article: Article, part: Span) -> str:
    """The question with "I" and "my" for whoever wrote the article; unchanged where that part of it says neither.

    What somebody else says of himself is not the writer's: between quotation marks, or in an interview.
    """
    named = [question[start:end] for start, end in names.names(question)]
    meant = [name for name in named if any(_is_of(name, writer) for writer in _writers(article))]
    if not meant or not _in_first_person(article, part):
        return question
    for name in meant:
        question = re.sub(rf"{_TITLED}\b{re.escape(name)}['’]s?(?!\w)", "my", question)
        question = re.sub(rf"{_TITLED}\b{re.escape(name)}\b", "I", question)
    return _OF_ANOTHER.sub(lambda found: f"{_FORMS[found['verb'].casefold()]} I", question)


def _writers(article: Article) -> Iterator[str]:
    """The authors that are known, and whoever signs."""
    yield from article.authors
    lines = [line for each in article.text[-_END:].splitlines() if (line := each.strip(" ,.–—-"))]
    yield from (line for line in lines[-_SIGNED_IN:] if (0, len(line)) in names.names(line))


def _is_of(name: str, writer: str) -> bool:
    """Whether somebody may be called so: "Brandt", "Ida Brandt"."""
    return set(name.casefold().split()) <= set(writer.casefold().split())


def _in_first_person(article: Article, part: Span) -> bool:
    """Whether the writer says "I" or "my" in that part."""
    text = article.text
    if len(_OF_DIALOGUE.findall(text, 0, _BEGINNING)) > _BY_CHANCE:
        return False
    first = text.rfind("\n", 0, part[0]) + 1
    quoted = [(first + one.start, first + one.end) for one in quotations(text[first : part[1]])]
    return any(not any(start <= one.start() < end for start, end in quoted) for one in _I.finditer(text, *part))
