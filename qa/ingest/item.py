"""What reading gives: articles, and inputs that gave none; and the one place where an `Article` is made."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from qa.errors import EmptyInput, InputError, UnsupportedInput
from qa.ingest.prose import count_words
from qa.letters import plain_letters
from qa.patterns import lazy_pattern
from qa.types import Article

#: The first day of computer clocks, and what it was in America then.
_EPOCH: Final = (date(1970, 1, 1), date(1969, 12, 31))
#: Code points of the longest text taken as one article: a long novel has 3 million.
MOST_CHARACTERS: Final = 5_000_000
#: Code points of the longest title kept.
_LONGEST_TITLE: Final = 300
#: Code points a language is told from, and the fewest it can be told from.
_LANGUAGE_SAMPLE: Final = 3_000
_LEAST_LANGUAGE: Final = 40

#: What no reader sees and no quote should hold: byte-order marks, soft hyphens, places where a line may break and
#: where none may, marks of direction, controls (line feed and tab excepted), lone surrogates and noncharacters. The two
#: joiners stay: Persian, Hindi and families are written with them.
_UNSEEN: Final = lazy_pattern(
    "[\ufeff\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u0000-\u0008\u000b-\u001f"
    "\u007f-\u009f\ud800-\udfff\ufffe\uffff]"
)
#: Marks on one letter that are kept, as in Unicode's stream-safe text (UAX #15); no writing sets more than a few. To
#: put them in order takes the square of their number.
_MOST_MARKS: Final = 30
#: Where there may be more of them: no mark is a letter or a space.
_MARKED: Final = lazy_pattern(rf"[^\w\s\u0000-\u02ff]{{{_MOST_MARKS + 1},}}")
#: What the name of an item has behind its file's.
_ITEM: Final = lazy_pattern(r"(?::\d+|, article \d+)\Z")
#: It begins with one of few signs, which are looked for faster than what may be this or that.
_LINE_BREAK: Final = lazy_pattern("[\r\u000b\u000c\u0085\u2028\u2029](?:(?<=\r)\n)?")
#: White space within a line that is not one plain space already, as nearly all of it is.
_GAP: Final = lazy_pattern(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_BLANK_LINES: Final = lazy_pattern(r"\n{3,}")


@dataclass(frozen=True)
class Draft:
    """What a reader found in a file, before it is cleaned. Every field but the text may be missing."""

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_from: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Ingested:
    """An article and where it came from."""

    #: What stays the same when the file is read again: an article from it that changed replaces the old one.
    source: str
    #: The input as its owner knows it: a path, or a path and a line.
    input: str
    article: Article
    #: Bytes of the file that are this item; 0 where it is the whole file.
    size: int = 0
    #: Of its own bytes, where the file has many items.
    digest: bytes | None = None
    #: What its source would be if the file had others too; empty where it is that.
    among_others: str = ""


@dataclass(frozen=True)
class Same:
    """An item that is word for word what it was when its article was last read."""

    source: str
    input: str
    size: int
    digest: bytes


@dataclass(frozen=True)
class Rejected:
    """One input of a file that gave no article, when others of the file may have."""

    input: str
    error: InputError
    size: int = 0


#: Whether the item of that source is known by that digest: then it need not be made into an article again.
Known = Callable[[str, bytes], bool]


def never(source: str, digest: bytes) -> bool:
    """A `Known` that knows nothing."""
    return False


def nth_line(shown: str, number: int) -> str:
    """How a line of a file is called, counted from 1."""
    return f"{shown}:{number}"


def nth_article(shown: str, number: int) -> str:
    """How one of the articles of a file is called, counted from 1."""
    return f"{shown}, article {number}"


def file_of(called: str) -> str:
    """The file that an item is in, or is, by how the item is called."""
    return _ITEM.sub("", called)


def break_lines(text: str) -> str:
    """The text with one kind of line break."""
    return _LINE_BREAK.sub("\n", text)


def composed(text: str) -> str:
    """The text in NFC, quickly whatever it is: marks that are more on one letter than any writing sets go."""
    # Again behind it: a few marks are written as two in NFC.
    return _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(text)))


def _with_few_marks(text: str) -> str:
    return text if text.isascii() else _MARKED.sub(lambda run: "".join(_few_marks(run.group())), text)


def _few_marks(run: str) -> Iterator[str]:
    """The signs of a run without the marks that stand behind `_MOST_MARKS` others."""
    marks = 0
    for sign in run:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            yield sign


def clean(text: str) -> str:
    """The text as it is kept: NFC, one kind of line break and space, nothing unseen, no gaps at its ends.

    Of letters and hyphens that differ in their looks alone, the plain ones are kept.
    """
    text = plain_letters(_UNSEEN.sub("", break_lines(text)))
    lines = (_GAP.sub(" ", line).strip() for line in composed(text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str | None) -> str:
    """`clean` for a title or a name: one line."""
    return " ".join(clean(text).split()) if text else ""


def make_article(draft: Draft, shown: str, fallback_title: str) -> Article:
    """The article of a draft, cleaned; its id is the hash of its title and text.

    Args:
        shown: the input, for errors.
        fallback_title: used where the draft has none.

    Raises:
        EmptyInput: there are no words in it.
        UnsupportedInput: it is longer than any article.
    """
    text = clean_text(draft.text, shown)
    title = kept_title(draft.title) or kept_title(fallback_title) or opening(text)
    published = draft.published if draft.published and plausible(draft.published) else None
    return Article(
        id=hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:16],
        title=title,
        url=web_address(draft.url),
        publisher=clean_line(draft.publisher) or None,
        authors=tuple(dict.fromkeys(name for author in draft.authors if (name := clean_line(author)))),
        published=published,
        published_from=draft.published_from if published else None,
        language=_two_letters(draft.language) or told_language(text),
        words=count_words(text),
        text=text,
    )


def clean_text(text: str, shown: str) -> str:
    """`clean` for the text of an article.

    Raises:
        EmptyInput: there are no words in it.
        UnsupportedInput: it is longer than any article.
    """
    text = clean(text)
    if not any(character.isalnum() for character in text):
        raise EmptyInput(f"{shown} holds no text.", "Check that it is the file you meant.")
    if len(text) > MOST_CHARACTERS:
        raise UnsupportedInput(
            f"{shown} holds {len(text):,} characters; the limit for one article is {MOST_CHARACTERS:,}.",
            "Split it into smaller files.",
        )
    return text


def kept_title(title: str | None) -> str:
    """A title as it is kept: one line, and not an endless one; that it was cut shows."""
    line = clean_line(title)
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 2].rstrip()} …"


def opening(text: str) -> str:
    """A title for an article without one: its first words."""
    words = text[:_LONGEST_TITLE].split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def plausible(day: date) -> bool:
    """Whether an article may have been published on that day: not in the future, not the epoch of a clock."""
    return date(1600, 1, 1) <= day <= date.today() + timedelta(days=1) and day not in _EPOCH


def told_language(text: str) -> str | None:
    """The language of a text as an ISO 639-1 code; None where there is too little to tell it by."""
    sample = text[:_LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LEAST_LANGUAGE:
        return None
    from py3langid import classify

    return _two_letters(classify(sample)[0])  # "zxx", of no language at all, is none


def _two_letters(language: str | None) -> str | None:
    """ "en" from "en-GB" or "EN"; None from anything that is no such code."""
    match = re.match(r"[a-z]{2}(?=$|[-_])", (language or "").strip().casefold())
    return match.group() if match else None


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: any other scheme would be a link that a page must not follow."""
    url = clean_line(url)
    return url if re.match(r"https?://[^\s\"'<>]+$", url, re.IGNORECASE) else None
