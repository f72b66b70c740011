"""Questions about the articles themselves: who wrote one, when it was published and by whom, which ones there are.

They are answered from what is kept beside the texts. No article says it in words that could be cited, so it is told as
what the library's records say, and never as an answer. English. Who wrote a book is asked of the articles, as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from qa.dates import spoken as spoken_days
from qa.filters import spoken
from qa.lexical import STOP_WORDS, WORDS, content_words, stem, stems
from qa.publishers import filtered, like
from qa.types import Article, Entry, Filters

#: What an article may be called.
_ANY: Final = "article|story|piece|news item|obituary"
#: … and what some are, which they say themselves: an interview told of in the news is none.
_SPECIAL: Final = "review|interview|profile|recipe"
#: An article that is pointed at, not named. A report, a document, an interview may be one that an article tells of.
AT_HAND: Final = (
    r"(?:(?:the|this|that|my) (?:news )?(?:article|piece)|(?:the|this|that|my) news story|this (?:story|text))"
)
_ARTICLES: Final = r"(?:articles|stories|pieces|news items|texts|documents)"
#: "The article about the bridge", "the kettle review", "Hart's obituary".
_ONE: Final = re.compile(
    rf"(?:(?:the|this|that|an?) )?(?:(?P<kind>{_ANY}|{_SPECIAL}) (?:about|on|of|with|for) (?P<about>.+)"
    rf"|(?P<before>.+?)(?:['’]s|s['’])? (?P<kind_after>{_ANY}|{_SPECIAL}))",
    re.IGNORECASE,
)
#: "Book review: …", "an interview with …", "… – a profile".
_IS_ONE: Final = re.compile(
    rf"(?:^(?:\w+ )?|\b(?:an?|our|the) |[:|–—-] ?(?:\w+ )?)(?P<kind>{_SPECIAL})(?: (?:with|of)\b|\b ?(?:[:|–—-]|$))",
    re.IGNORECASE,
)
_OPENING: Final = r"^(?:(?:and|but|so|please|can you|could you|tell me|show me|list|give me|do you know)[\s,]+)*"
_END: Final = r"\s*[?.!]*$"
_WROTE: Final = re.compile(
    rf"{_OPENING}who (?:wrote|is the author of|was the author of|authored) (?P<one>.+?){_END}", re.I
)
_DID: Final = re.compile(rf"{_OPENING}who (?P<did>review|interview|profil)ed (?P<about>.+?){_END}", re.I)
_WHEN: Final = re.compile(
    rf"{_OPENING}(?:when|(?:on )?(?:what|which) day) (?:was|did) (?P<one>.+?)"
    rf" (?:written|published|printed|posted|appear|come out){_END}",
    re.I,
)
_WHERE: Final = re.compile(
    rf"{_OPENING}(?:who|(?:which|what) (?:paper|newspaper|publisher|magazine|site|website|outlet|publication))"
    rf" (?:published|printed|ran|carried) (?P<one>.+?){_END}",
    re.I,
)
_TITLE: Final = re.compile(rf"{_OPENING}what(?:['’]s| is| was) the (?:headline|title) of (?P<one>.+?){_END}", re.I)
_COUNT: Final = re.compile(
    rf"{_OPENING}(?:how many|which|what|all)(?: (?:the|of))? {_ARTICLES} "
    r"(?:(?:do|did) (?:you|i|we) have|have (?:you|i|we)(?: got)?|are there|are (?:here|stored|known)"
    rf"|(?:are|is) (?:there )?in (?:the|my|your|this) library)(?: in (?:the|my|your|this) library)?{_END}",
    re.I,
)
_MINE: Final = rf"(?:(?:my|your|these|the) articles|my {_ARTICLES})"
_LIBRARY: Final = r"(?:my|your|the|this) library"
_CONTENTS: Final = re.compile(
    rf"{_OPENING}(?:what(?:['’]s| is| are) (?:all )?in {_LIBRARY}|what are {_MINE} (?:all )?about"
    rf"|(?:what|which) (?:topics|subjects) (?:do|are) {_MINE} (?:cover|about|deal with)"
    rf"|(?:what|which) (?:topics|subjects) (?:do you|does {_LIBRARY}) (?:cover|have)"
    rf"|(?:summari[sz]e|sum up|describe) (?:all )?(?:{_LIBRARY}|{_MINE})){_END}",
    re.I,
)
_AT_HAND: Final = re.compile(AT_HAND, re.IGNORECASE)
_HAS_WRITTEN: Final = re.compile(
    rf"{_OPENING}(?:(?:what|which)(?: else)?(?: {_ARTICLES})?|how many {_ARTICLES})"
    r" (?:(?:has|have) (?P<who>.+?) written"
    rf"|did (?P<writer>.+?) write){_END}",
    re.I,
)
_FROM: Final = re.compile(
    rf"{_OPENING}(?:(?:which|what|how many|any|all)(?: of)? (?:the |my |your )?)?{_ARTICLES}"
    r" (?:are there |are |do you have |have you |were written |were published |is )?(?:by|from|of|in) (?P<who>.+?)"
    rf"{_END}",
    re.I,
)
_ABOUT: Final = re.compile(
    rf"{_OPENING}(?:which|what|(?P<many>how many)|any|all)(?: of)? (?:the |my |your )?{_ARTICLES}"
    rf" (?:(?:are there|are|do you have|have you) )?(?:about|on|deal with|(?P<naming>mention|name|refer to))"
    rf" (?P<about>.+?){_END}",
    re.I,
)
_AND: Final = re.compile(r",? and |, ", re.IGNORECASE)
_DETERMINER: Final = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
#: Code points in which an article says what it is about.
_BEGINNING: Final = 400
#: Articles that are named; of more, how many more there are.
NAMED: Final = 6


@dataclass(frozen=True)
class Told:
    """What the records say, and the articles it names."""

    text: str
    entries: tuple[Entry, ...] = ()


def told(
    question: str,
    entries: Callable[[], Sequence[Entry]],
    found: Callable[[str], Iterable[Article]],
    naming: Callable[[Sequence[str]], Sequence[Entry]],
    filters: Filters | None = None,
    at_hand: Callable[[], Entry | None] = lambda: None,
) -> Told | None:
    """What the records say to a question; None where it asks for something else, or they don't say it.

    Args:
        entries: all articles. It is asked for them where a question may be about them.
        found: the articles found for some words, best first.
        naming: all articles in which some words stand one after the other.
        filters: which articles are told of: those published on these days, whatever days they mention.
        at_hand: the article that "the article" means.
    """
    if filters is None or not filters.active:
        return _told(question, entries, found, naming, at_hand)
    those = cache(lambda: passing(entries(), filters))

    def found_passing(words: str) -> list[Article]:
        ids = {entry.id for entry in those()}
        return [article for article in found(words) if article.id in ids]

    said = _told(question, those, found_passing, lambda words: passing(naming(words), filters), at_hand)
    return said and _confined(said, filters)


def contents(entries: Sequence[Entry]) -> Told:
    """How many articles there are, and the latest of them by their titles."""
    latest = sorted(entries, key=lambda entry: entry.published or date.min, reverse=True)
    return Told(f"Your library has {_articles(entries)}: {_list(latest)}.", tuple(latest[:NAMED]))


def which(entries: Sequence[Entry], filters: Filters | None = None) -> Told | None:
    """What is told to who asks about "the article" where there are several; None where the filters leave none."""
    left = passing(entries, filters) if filters else entries
    if not left:
        return None
    said = contents(left)
    said = replace(said, text=f"It is not clear which article you mean. {said.text}")
    return _confined(said, filters) if filters and filters.active else said


def _confined(said: Told, filters: Filters) -> Told:
    return replace(said, text=f"{said.text} Only articles {spoken(filters)} count, as your filters say.")


def passing(entries: Sequence[Entry], filters: Filters) -> list[Entry]:
    """The articles that pass the filters by when and by whom they were published."""
    if not filters.active:
        return list(entries)
    known = sorted({entry.publisher for entry in entries if entry.publisher})
    publishers = {one for name in filters.publishers for one in filtered(name, known)}

    def passes(entry: Entry) -> bool:
        day = entry.published
        if filters.publishers and entry.publisher not in publishers:
            return False
        if day is None:
            return not (filters.since or filters.until)
        latest = min((one for one in (filters.until, filters.as_of) if one), default=day)
        return (filters.since or day) <= day <= latest

    return [entry for entry in entries if passes(entry)]


def _told(
    question: str,
    entries: Callable[[], Sequence[Entry]],
    found: Callable[[str], Iterable[Article]],
    naming: Callable[[Sequence[str]], Sequence[Entry]],
    at_hand: Callable[[], Entry | None],
) -> Told | None:
    if _CONTENTS.match(question):
        every = entries()
        return contents(every) if every else None
    if _COUNT.match(question):
        return _counted(entries())
    for pattern in (_HAS_WRITTEN, _FROM):
        match = pattern.match(question)
        if match:
            of = _of(match["who"] or match["writer"] if pattern is _HAS_WRITTEN else match["who"], question, entries())
            if of is not None:
                return of
    match = _ABOUT.match(question)
    if match:
        about = [] if match["naming"] else _about(match["about"], "", found)
        if about:
            return Told(f"By title or beginning: {_list(about)}.", tuple(about[:NAMED]))
        if match["naming"]:
            return _naming(match["about"], naming) or _unnamed(match["about"])
        return None if match["many"] else _naming(match["about"], naming)
    for pattern, says in _FIELDS:
        match = pattern.match(question)
        if match:
            if _AT_HAND.fullmatch(match["one"]):
                return _of_one(at_hand(), says, entries)
            return _field(match["one"], says, found)
    match = _DID.match(question)
    return _by(_about(match["about"], match["did"].replace("profil", "profile"), found), _authors) if match else None


def _field(one: str, says: Callable[[Entry], str | None], found: Callable[[str], Iterable[Article]]) -> Told | None:
    match = _ONE.fullmatch(one)
    if match is None:
        return None
    kind = match["kind"] or match["kind_after"]
    return _by(_about(match["about"] or match["before"], kind.casefold(), found), says)


def _of_one(
    entry: Entry | None, says: Callable[[Entry], str | None], entries: Callable[[], Sequence[Entry]]
) -> Told | None:
    """What the record of the article at hand says, or that it doesn't; without one, which there are."""
    if entry is None:
        return which(entries())
    return _by([entry], says) or Told(f"The library's records don't say that of {_one(entry)}.", (entry,))


def _by(about: Sequence[Entry], says: Callable[[Entry], str | None]) -> Told | None:
    named = [(entry, said) for entry in about if (said := says(entry)) is not None][:NAMED]
    if not named:
        return None
    lines = "; ".join(f"{_one(entry)} {said}".rstrip() for entry, said in named)
    return Told(f"By the library's records: {lines}.", tuple(entry for entry, _ in named))


def _authors(entry: Entry) -> str | None:
    return f"is by {' and '.join(entry.authors)}" if entry.authors else None


def _known(value: object) -> str | None:
    """Nothing beside the title, day and publisher that are told anyway; None where that which is asked is unknown."""
    return None if value is None else ""


#: What each question asks of an article, as it is told of it; None where its record does not say.
_FIELDS: Final[tuple[tuple[re.Pattern[str], Callable[[Entry], str | None]], ...]] = (
    (_WROTE, _authors),
    (_WHEN, lambda entry: _known(entry.published)),
    (_WHERE, lambda entry: _known(entry.publisher)),
    (_TITLE, lambda entry: ""),
)


def _naming(phrase: str, naming: Callable[[Sequence[str]], Sequence[Entry]]) -> Told | None:
    """The articles that have these words one after the other, or else each part of "A and B"; None where none has."""
    for parts in dict.fromkeys(((phrase,), tuple(_AND.split(phrase)))):
        wanted = [_named(part) for part in parts]
        if not all(wanted):
            return None
        first, *others = (naming(words) for words in wanted)
        both = [entry for entry in first if all(entry in other for other in others)]
        if both:
            said = " and ".join(f"“{' '.join(words)}”" for words in wanted)
            stand = "stands" if len(wanted) == len(wanted[0]) == 1 else "stand"
            return Told(f"{said} {stand} in {_articles(both)}: {_list(both)}.", tuple(both[:NAMED]))
    return None


def _named(phrase: str) -> list[str]:
    """The words of a name; of signs, or words that name nothing ("him"), none."""
    words = WORDS.findall(_DETERMINER.sub("", phrase))
    return words if any(word.casefold() not in STOP_WORDS for word in words) else []


def _unnamed(phrase: str) -> Told | None:
    """That no article has a name. Other words may be told in others."""
    words = _named(phrase)
    if not words or not all(word[0].isupper() or word[0].isdigit() for word in words):
        return None
    return Told(f"No article has the {'word' if len(words) == 1 else 'words'} “{' '.join(words)}”.")


def _about(about: str, kind: str, found: Callable[[str], Iterable[Article]]) -> list[Article]:
    """The articles that name all of it in their titles or beginnings, those of the kind where there are such."""
    wanted = {stem(word) for word in content_words(about)}
    if not wanted:
        return []
    named = [one for one in found(about) if wanted <= set(stems(f"{one.title} {one.text[:_BEGINNING]}"))]
    if kind in _SPECIAL.split("|"):
        of_kind = [(one, match) for one in named if (match := _IS_ONE.search(one.title))]
        return [one for one, match in of_kind if match["kind"].casefold() == kind]
    return sorted(named, key=lambda one: not wanted <= set(stems(one.title)))


def _counted(entries: Sequence[Entry]) -> Told:
    days = [entry.published for entry in entries if entry.published]
    told = f"Your library has {_articles(entries)}"
    if days:
        told += f", published from {spoken_days(min(days), min(days))} to {spoken_days(max(days), max(days))}"
    if len(days) < len(entries):
        told += f"; {len(entries) - len(days)} undated" if days else ", all undated"
    return Told(f"{told}. The Library tab and `pullquote list` name them.")


def _of(who: str, question: str, entries: Sequence[Entry]) -> Told | None:
    """The articles of an author, or of a publisher; the surname alone does where articles are asked for."""
    authors = {author for entry in entries for author in entry.authors}
    meant = {one for one in authors if one.casefold() == who.casefold()}
    if not meant and re.search(rf"\b{_ARTICLES}\b", question, re.IGNORECASE):
        meant = {one for one in authors if one.casefold().endswith(f" {who.casefold()}")}
    if len(meant) == 1:
        (author,) = meant
        return _those(author, "by", [entry for entry in entries if author in entry.authors])
    publishers = like(who, sorted({entry.publisher for entry in entries if entry.publisher}))
    if publishers:
        return _those(
            " or ".join(publishers), "published by", [entry for entry in entries if entry.publisher in publishers]
        )
    return None


def _those(who: str, how: str, entries: Sequence[Entry]) -> Told:
    return Told(
        f"By the library's records, {_articles(entries)} {how} {who}: {_list(entries)}.", tuple(entries[:NAMED])
    )


def _list(entries: Sequence[Entry]) -> str:
    more = len(entries) - NAMED
    return "; ".join(_one(entry) for entry in entries[:NAMED]) + (f"; and {more} more" if more > 0 else "")


def _one(entry: Entry) -> str:
    day = spoken_days(entry.published, entry.published) if entry.published else "undated"
    return f"“{entry.title}” ({', '.join(part for part in (entry.publisher, day) if part)})"


def _articles(entries: Sequence[Entry]) -> str:
    return "one article" if len(entries) == 1 else f"{len(entries):,} articles" if entries else "no articles"
