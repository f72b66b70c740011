"""Who holds an office, as the articles tell: whom "the French minister" or "the mayor of Bergen" of a question names.

An article says it beside the name: "Lucie Petit, the French minister", "Mayor Berg". English.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from qa.errors import ArticleNotFound, LibraryDamaged
from qa.lexical import content_words, stems
from qa.library import Library
from qa.nations import nations, without_nations
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import People, is_human, is_unnamed
from qa.types import Article, Notes

#: Passages that are looked through for somebody of that office, and articles whose people are read.
_WIDE: Final = 200
_READ: Final = 40
#: Code points of the beginning of an article that may say which place it is about.
_BEGINNING: Final = 600

#: Of which place: "of Bergen"; "of state" is part of the office.
_OF_NAME: Final = lazy_pattern(r"\s(?:of|at|in|for|from)\s(?:the\s)?(?P<place>[^\W\d_a-z].*)")
_ONCE: Final = lazy_pattern(r"\b(?:former|ex|late|then|once|retired|formerly)\b", re.IGNORECASE)
_OWNER: Final = lazy_pattern(r"^(?P<who>.+?)(?:['’]s|s['’])\s")
_ARTICLE: Final = lazy_pattern(r"^(?:the|an?)\s", re.IGNORECASE)
#: What stands before a description, and a name beside one: of "The union, USB, said", "The " and "USB".
_BEFORE: Final = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[\w’'-]+ ){0,2}"
_NAME: Final = r"(?P<name>(?:(?:Mrs?|Ms|Miss|Dr|Sir)\.? )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,4})"


@dataclass(frozen=True)
class _Office:
    """An office taken apart: of "the mayor of Bergen", "mayor" and "Bergen"."""

    words: str
    place: str
    nations: frozenset[str]


def is_office(name: str) -> bool:
    """Whether somebody is named by what he or she is and not by a name: "the mayor of Bergen", "Norway's minister"."""
    office = _taken_apart(name)
    said = _ARTICLE.match(name.strip()) or office.place or office.nations
    words = office.words.partition(" of ")[0].split()
    return bool(said) and bool(words) and words[-1].islower() and is_human(words[-1])


def holders(library: Library, name: str) -> tuple[str, ...]:
    """Everybody whom an article gives that office, as it names them in full; the most often first.

    A place that the office is of has to stand beside the name too, or, where it nowhere does, be the one that the
    article's title, publisher and beginning are about. Who once held it is left out.
    """
    office = _taken_apart(name)
    near = library.matching(" ".join([office.words, office.place, *office.nations]), _WIDE)
    places = library.store.passages([passage_id for passage_id, _ in near])
    sure: Counter[str] = Counter()
    likely: Counter[str] = Counter()
    for article_id in list(dict.fromkeys(places[i].article_id for i, _ in near if i in places))[:_READ]:
        try:
            article, notes = library.article(article_id), library.notes(article_id)
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or told nowhere
            continue
        sure.update(_called_so(article, notes, _ARTICLE.sub("", name.strip())))
        for person, is_sure in _people(article, office).items():
            (sure if is_sure else likely)[person] += 1
    return tuple(person for person, _ in (sure or likely).most_common())


def apposed(library: Library, description: str) -> tuple[str, ...]:
    """The names beside which articles describe somebody just so: of "The union, USB, said", USB; each once."""
    if not _ARTICLE.match(description.strip()) or not description.strip().split()[-1].islower():
        return ()
    words = re.escape(_ARTICLE.sub("", description.strip()))
    beside = [
        re.compile(rf"\b{_BEFORE}{words}, {_NAME},"),
        re.compile(rf"\b{_NAME}, {_BEFORE}{words}(?=[,.]| (?:for|of|at|in)\b)"),
    ]
    places = library.store.passages([passage_id for passage_id, _ in library.matching(description, _WIDE)])
    found: dict[str, None] = {}
    for article_id in list(dict.fromkeys(one.article_id for one in places.values()))[:_READ]:
        try:
            text = library.article(article_id).text
        except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or told nowhere
            continue
        found.update((match["name"], None) for pattern in beside for match in pattern.finditer(text))
    return tuple(found)


def _called_so(article: Article, notes: Notes, name: str) -> set[str]:
    """Who is meant where an article calls somebody just so who speaks: of "the mayor said", whom the rules found."""
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    found = set()
    for one in notes.speech:
        if one.speaker and not is_unnamed(one.speaker):
            sentence = article.text[slice(*enclosing(article.text, (one.start, one.end), article.language))]
            if pattern.search(sentence) and one.speaker.split()[-1] not in sentence:
                found.add(one.speaker)
    return found


def _people(article: Article, office: _Office) -> dict[str, bool]:
    """The people of an article to whom it gives an office, and whether place and country stand beside the name."""
    wanted, place = set(stems(office.words)), set(stems(office.place))
    if not wanted <= set(stems(article.text)):
        return {}
    about: defaultdict[str, list[str]] = defaultdict(list)
    people = People(article.text, article.title)
    for person in (*people.persons, *people.called):
        about[person.name].append(person.about)
    beginning = " ".join((article.title, article.publisher or "", article.text[:_BEGINNING]))
    found: dict[str, bool] = {}
    for name, told in about.items():
        whole = " ".join(told)
        if not any(wanted <= set(stems(one)) for one in told) or (
            _ONCE.search(whole) and not _ONCE.search(office.words)
        ):
            continue
        if place <= set(stems(whole)) and office.nations <= nations(whole):
            found[name] = True
        elif not _OF_NAME.search(whole) and not nations(whole):
            here = place <= set(stems(beginning)) and (not office.nations or office.nations == nations(beginning))
            if here:
                found[name] = False
    return found


def _taken_apart(name: str) -> _Office:
    name = _ARTICLE.sub("", name.strip())
    owner = _OWNER.match(name)
    rest = name[owner.end() :] if owner else name
    of = _OF_NAME.search(rest)
    place = " ".join(filter(None, (owner["who"] if owner else "", of.group("place") if of else "")))
    words = rest[: of.start()] if of else rest
    return _Office(without_nations(words), " ".join(content_words(without_nations(place))), nations(name))
