"""Who somebody is, as an article says it beside the name: "Who is Anna Berg?". English.

That asks for no name, as other questions with "who" do: "Anna Berg, a former pilot," answers it. A model that learnt
that who is a name points at whoever is named next to her.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from qa import first_names, names
from qa.almanac import MONTH, WEEKDAY
from qa.lexical import STOP_WORDS
from qa.names import PARTICLES
from qa.nations import nations
from qa.passages import enclosing
from qa.patterns import lazy_pattern
from qa.people import KIN, TITLES, is_human, untitled
from qa.people.words import BODIES, OFFICES, PLURAL
from qa.questions import OPENING
from qa.types import Article, Reading, Span
from qa.verbs import base
from qa.wording import SAID

#: How often such words tell who somebody is, 0..1 (benchmarks/LOG.md).
SURE: Final = 0.9
#: What "its leader" is worth beside "the leader of the council", 0..1: whose, another sentence tells.
_POINTING_SHARE: Final = 0.7
#: Code points before and behind a name in which it is said who that is.
_AROUND: Final = 160
#: Words of the longest name.
_LONGEST: Final = 5

_WHO_IS: Final = lazy_pattern(
    rf"{OPENING}who(?:['’]s| is| was) (?P<name>[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){{0,{_LONGEST - 1}}})\s*[?!.]*$",
    re.IGNORECASE,
)
_POINTING: Final = r"(?:his|her|its|their)"
_THE: Final = rf"(?:the|an?|one of the|{_POINTING}|[\w’'-]+(?:['’]s|s['’]))\b"
#: Between a name and what is said of it: ", 61, ", " is ".
_BEHIND: Final = lazy_pattern(
    r"(?:, (?:aged )?\d\d)?,? (?:who )?(?P<is>is|was|became)(?: now| then)?(?: made| named| appointed| elected)? "
    r"|, ?(?:(?:aged )?\d\d, )?",
    re.IGNORECASE,
)
#: "The mayor, " and "said the engineer " before a name.
_BEFORE: Final = lazy_pattern(
    rf"(?<![\w’'-])(?P<what>{_THE} (?:[\w’'-]+ ){{0,7}}?[\w’'-]+)(?P<comma>,?) $", re.IGNORECASE
)
#: Where what is said of somebody ends: with its clause.
_END: Final = lazy_pattern(
    r"[,.;:()“”\"\n–—]|\s(?:who|which|whose|that|and|but|had|has|have|was|were|is|said|says|told|will|would|could)\b|$"
    rf"|\s(?:in|on|since|from|until) (?:\d|{MONTH})"
)
#: What goes on with another name: ", Clemency Farr,".
_NAMED_NEXT: Final = lazy_pattern(r", [^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)+")
#: What is told of somebody beside the name, where no noun says who that is.
_WHOSE: Final = lazy_pattern(r",? who(?:se)? ")
#: What does not stand within the description of one person.
_OTHER: Final = lazy_pattern(
    r"\b(?:is|was|are|were|has|had|have|said|says|told|that|who|which|and|but|by|with|to|when|as)\b"
    r"|\b(?!of|for|at|in|on|from|under|behind)\w+ (?:the|an?)\b",
    re.IGNORECASE,
)
#: Before what another word is of, or at.
_BELONGS: Final = lazy_pattern(r"\s(?:of|for|at|in|on|from|to|with|by|near|whose)(?: (?:the|an?))? $", re.IGNORECASE)
#: "Dame " before a name.
_TITLE: Final = lazy_pattern(r"(?<![\w.])(?P<word>[A-Z][a-z]+)\.? $")
#: Titles that tell nobody who their bearer is.
_EMPTY: Final = frozenset("mr mrs ms miss dr sir dame counterpart".split())
#: Ends what goes on: "the headmistress of" before the name of a school.
_OPEN: Final = lazy_pattern(r"\b(?:of|for|at|in|on|from|to|with|by|the|an?)$", re.IGNORECASE)
#: Begins what somebody does, or is not.
_DEED: Final = lazy_pattern(r"(?:not|no|will|told|\w+ed|\w+ing)\b")
#: Behind a name that says whose or from where somebody is: "Wexby’s former mayor", "Tesla chief executive".
_QUALIFIED: Final = lazy_pattern(
    r"(?:['’]s?)? (?:[A-Za-z][a-z-]+ ){0,3}?(?P<noun>[a-z-]+)(?=$|\s(?:of|for|at|in|on|from|under)\b)"
)
_NO_QUALITY: Final = lazy_pattern(rf"{_OTHER.pattern}|\b(?:or|{_POINTING})\b", re.IGNORECASE)
#: Behind such a name where no article says that a noun follows: a word that is no verb too, as "Rovers want Anna Berg".
_HOLDER: Final = lazy_pattern(
    r" (?P<between>(?:[a-z-]+ ){0,2})(?:ex-)?(?:[a-z]+(?:ist|ian|eer|man|woman)"
    r"|president|chancellor|minister|secretary|senator|governor|premier|mayor|ambassador|envoy|commissioner|councillor"
    r"|leader|chief|executive|director|manager|boss|chair|owner|founder|editor|author|officer|spokesperson|speaker"
    r"|coach|captain|skipper|striker|goalkeeper|midfielder|defender|winger|player|champion|runner|rower|skater|swimmer"
    r"|golfer|boxer|professor|lecturer|teacher|researcher|lawyer|solicitor|correspondent|reporter|writer|painter|singer"
    r"|actor|actress|farmer|resident) $"
)
#: Before such a name, of its bearer.
_FORMER: Final = lazy_pattern(r"\b(?:former|retired|acting|interim|veteran) $", re.IGNORECASE)
#: What opens a sentence and is no such name: "Yesterday mayor Anna Berg said".
_OPENS: Final = lazy_pattern(r"(?:yesterday|said|says|(?!italy)\w+ly|\w+ed|\w+ing)\b", re.IGNORECASE)
#: A word, and the space behind it, at the end of what stands before a name.
_LAST_WORD: Final = lazy_pattern(r"(?<![\w.’'-])(?P<word>[^\W\d_](?:[\w’'-]|\.(?=\w))*\.?) $")
#: Words of an office beside its title: "Secretary of State", "acting Foreign Minister".
_OF_AN_OFFICE: Final = frozenset(
    """state affairs home health education justice transport environment energy culture trade economy economic
    agriculture climate immigration security development police fire chief general shadow outgoing opposition majority
    minority house senate press science women children local government treasury""".split()
)
_JOINING: Final = frozenset("of for and".split())
#: What stands in capitals before an office and tells nothing of it …
_WHEN_OR_IN: Final = lazy_pattern(
    rf"{MONTH}|{WEEKDAY}|in|on|at|from|for|by|to|with|the|an?|as|but|and|when|while|after|before|since|said|says|then|now"
    r"|yesterday|today|meanwhile|earlier|later|last|this|it|he|she|they|who|that|if|because|although|though|where|so"
    r"|yet|like|unlike|until|\w+ly",
    re.IGNORECASE,
)
#: … and before what does, in which somebody may do something who holds an office elsewhere.
_PLACED: Final = lazy_pattern(r"\b(?:in|at|near|from|across|outside|to) $", re.IGNORECASE)
#: Letters of the longest abbreviation and its point; a longer word ends a sentence by one.
_SHORT: Final = 5
#: Titles that stand in the words of an office, and those of them that are one.
_TITLED: Final = TITLES - _EMPTY
_HELD: Final = OFFICES - _EMPTY
#: Words of the longest trade: "petroleum industry analyst".
_OF_A_TRADE: Final = 3
#: What stands before a name and tells of whom somebody is that and not what.
_NO_TRADE: Final = frozenset(
    """colleague friend neighbour neighbor partner fellow man woman boy girl person victim one guy
    consecutive want""".split()
)
#: Words of an office that tells who somebody is: "President" alone does not say of what.
_LEAST: Final = 2
#: Where the noun of a description ends: "head of the fire brigade".
_OF: Final = lazy_pattern(r"\s(?:of|for|at|in|on|from|to|with|by|under|behind|against)\b")


def asked(question: str) -> str | None:
    """Of whom a question wants to be told who that is, without titles; None where it asks for something else.

    An office or a body is asked for its holder: "Who is chairman?".
    """
    match = _WHO_IS.match(question.strip())
    if match is None or match["name"].endswith(("'s", "’s")):
        return None
    name = match["name"].rstrip(".")
    small = [word for word in name.split() if word.islower() and word not in PARTICLES]
    if not STOP_WORDS.isdisjoint(small) or not (name.islower() or TITLES.issuperset(small)):
        return None
    name = untitled(name.title()).lower() if name.islower() else untitled(name)
    return None if name.split()[-1].casefold() in TITLES | KIN else name


def fits(name: str, text: str, span: Span) -> bool:
    """Whether a span of a text may say who somebody of that name is.

    Somebody else's name does not, nor what stands beside one, nor a place or a body to which another word belongs: "the
    University of Carrow" of "a lecturer at the University of Carrow". A name may tell whose somebody is, or from where:
    "Rovers striker".
    """
    start, end = span
    said, own = text[start:end], set(name.casefold().split())
    if _BELONGS.search(text[max(0, start - _AROUND) : start]) or said.strip(". ").casefold() in _EMPTY:
        return False

    surname = name.casefold().split()[-1]

    def another(written: str) -> bool:
        words = written.casefold().split()
        # (two who share a first name are two)
        namesake = len(own) > 1 and len(words) > 1 and words[-1] not in own and surname not in written.casefold()
        return (namesake or own.isdisjoint(words)) and words[0] not in TITLES and words[-1] not in TITLES

    inside = [
        said[a:b]
        for a, b in names.names(said)
        if not _BELONGS.search(f" {said[:a]}")
        and not said[b:].startswith(("'s", "’s"))
        and not (_qualifies(said, b) and not _is_persons(said[a:b]))
    ]
    ahead = [text[a:b] for a, b in _near(text, end, end + _AROUND) if re.fullmatch(r",? ", text[end:a])]
    behind = [text[a:b] for a, b in _near(text, start - _AROUND, start) if text[b:start] == ", "]
    return not any(map(another, (*inside, *ahead, *behind)))


def _qualifies(said: str, end: int) -> bool:
    """Whether a name that ends there only tells whose, or from where, somebody is: "Tesla" of "a Tesla engineer"."""
    found = _QUALIFIED.match(said, end)
    if found is None or _NO_QUALITY.search(found.group()):
        return False
    return found["noun"] not in STOP_WORDS and is_human(found["noun"])


def _is_persons(name: str) -> bool:
    """Whether it begins with a first name: "Nils Holm", not "Chelsea", which may be a club."""
    words = name.split()
    return len(words) > 1 and first_names.gender(words[0]) is not None


def _near(text: str, first: int, last: int) -> Iterator[Span]:
    """The names between two places of a text, which may lie beyond it."""
    first = max(0, first)
    return ((first + a, first + b) for a, b in names.names(text[first:last]))


def mentions(name: str, text: str) -> Iterator[Span]:
    """Where a text has that name, however it is written in the question: "ines callow" stands for "Ines Callow"."""
    pattern = r"\s".join(map(re.escape, name.split()))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        if all(word[0].isupper() or word in PARTICLES for word in match.group().split()):
            yield match.span()


def written(question: str, name: str, articles: Sequence[Article]) -> str:
    """The question with the name that it asks for as the first article that has it writes it."""
    for article in articles:
        for text in (article.title, article.text):
            if (span := next(mentions(name, text), None)) is not None:
                return re.sub(re.escape(name), text[slice(*span)], question, flags=re.IGNORECASE)
    return question


def told(name: str, articles: Sequence[Article]) -> list[Reading]:
    """What each article first says somebody is, best first: of those with the name in the title, and the latest."""
    found = []
    latest = sorted(articles, key=lambda one: one.published or date.min, reverse=True)
    for article in latest:
        spans = list(_described(name, article.text))
        if spans:
            pointing = [re.match(_POINTING, article.text[slice(*span)], re.IGNORECASE) is not None for span in spans]
            at = pointing.index(False) if False in pointing else 0
            start, end = enclosing(article.text, spans[at], article.language)
            score = SURE * (_POINTING_SHARE if pointing[at] else 1.0)
            reading = Reading(article.id, start, end, article.text[start:end], score, (spans[at],), spans[at])
            found.append((not any(mentions(name, article.title)), -score, reading))
    if not found:
        return [reading for article in latest for reading in _begun(name, article)]
    return [reading for _, _, reading in sorted(found, key=lambda one: one[:2])]


def _begun(name: str, article: Article) -> Iterator[Reading]:
    """The sentence in which an article about somebody first tells of her: "Anna Berg, whose songs …, has died"."""
    first = next(mentions(name, article.text), None) if any(mentions(name, article.title)) else None
    if first is not None and _WHOSE.match(article.text, first[1]):
        start, end = enclosing(article.text, first, article.language)
        yield Reading(article.id, start, end, article.text[start:end], SURE * _POINTING_SHARE)


def beside(text: str, name: Span) -> Iterator[str]:
    """What is said of somebody right before and right behind a name of a text."""
    for span in (_ahead(text, *name), _behind(text, name[1])):
        if span is not None:
            yield text[slice(*span)]


def _described(name: str, text: str) -> Iterator[Span]:
    """The words beside each mention of a name that say who that is, in order."""
    for start, end in mentions(name, text):
        behind, ahead = _behind(text, end), _ahead(text, start, end)
        # "A son, Tom Ash, a daughter, Anna Berg, and …": a name stands behind each.
        listed = ahead and behind and text[ahead[1]] == "," and _NAMED_NEXT.match(text, behind[1])
        if span := ahead if listed else behind or ahead:
            yield span


def _behind(text: str, end: int) -> Span | None:
    """ "a former pilot" of "Anna Berg, 61, a former pilot"."""
    link = _BEHIND.match(text, end)
    if link is None:
        return None
    last = _END.search(text, link.end(), min(len(text), link.end() + _AROUND))
    if last is None:
        return None
    span = link.end(), last.start()
    if link["is"] is None and text[last.start() : last.start() + 4] == " and":
        return None  # "Anna Berg, the mayor and Nils Holm came"
    return span if _is_description(text[slice(*span)]) else None


def _ahead(text: str, start: int, end: int) -> Span | None:
    """ "The mayor" of "The mayor, Anna Berg, said"."""
    first = max(0, start - _AROUND)
    office = _office(text, first, start)
    while (title := _TITLE.search(text, first, start)) and title["word"].casefold() in TITLES:
        start = title.start()
    if office is not None and office[1] > start:  # of titles before the name, which others lack
        return office
    found = _BEFORE.search(text[first:start])
    while found is not None:
        said = found["what"]
        closed = not found["comma"] or re.match(r"[,.;:”\"]| of ", text[end:]) is not None
        # "A supporter of candidate Anna Berg" is somebody else.
        anothers = " of " in said and is_human(said.split()[-1])
        if closed and not anothers and not _OTHER.search(said) and _is_description(said):
            return first + found.start("what"), first + found.end("what")
        found = _BEFORE.search(text[first:start], found.start("what") + 1)
    return _without_article(text, first, start) or office or _trade(text, first, start)


def _office(text: str, first: int, start: int) -> Span | None:
    """ "US Secretary of State" of "US Secretary of State John Kerry".

    Args:
        first: from where on is looked.
        start: where the name of whoever is described begins, by the last name alone too.
    """
    words: list[re.Match[str]] = []
    at = start
    while word := _LAST_WORD.search(text, first, at):
        known = word["word"].casefold().rstrip(".")
        joined = known in OFFICES and words and words[-1]["word"].casefold() in ("of", "for")
        if joined and any(one["word"].casefold() in OFFICES for one in words):
            return None  # "a spokesman for Prime Minister …"
        if (words and known in _JOINING) or known in _TITLED or known in _OF_AN_OFFICE:
            words.append(word)
        elif words or not (known in _EMPTY or len(known) == 1 or first_names.gender(known.title()) is not None):
            break
        at = word.start()
    if not words or words[-1]["word"].casefold() in _JOINING:  # "Department of Health spokeswoman"
        return None
    of_what: list[re.Match[str]] = []
    while (word := _LAST_WORD.search(text, first, at)) and len(of_what) < _LONGEST and _is_whose(word["word"]):
        of_what.append(word)
        at = word.start()
    if not (of_what and _PLACED.search(text, first, at)):
        words += of_what
    elif not nations(text[at : of_what[0].end()]):
        return None  # "in New York Attorney General …"
    said = [word["word"] for word in words]
    if len(said) < _LEAST or not any(word[0].isupper() for word in said):
        return None
    former = _FORMER.search(text, first, words[-1].start())
    start = former.start() if former else words[-1].start()
    return (start, words[0].end("word")) if any(word.casefold() in _HELD for word in said) else None


def _is_whose(word: str) -> bool:
    """Whether a word before an office tells whose it is: "Crimean", "Ohio", and not when something happened."""
    ends = word.endswith(".") and len(word) > _SHORT
    return word[0].isupper() and not ends and not _WHEN_OR_IN.fullmatch(word)


def _without_article(text: str, first: int, start: int) -> Span | None:
    """ "Former Rovers striker" of "Former Rovers striker Anna Berg".

    Args:
        first: from where on is looked.
        start: where the name of whoever is described begins.
    """
    before = text[first:start]
    for a, b in names.names(before)[-1:]:
        holder = _HOLDER.match(before, b)
        if holder and set(holder["between"].split()) <= TITLES | BODIES:
            former = _FORMER.search(before[:a])
            if not _OPENS.match(before, a) and not _is_persons(before[a:b]):
                return first + (former.start() if former else a), start - 1
    return None


def _trade(text: str, first: int, start: int) -> Span | None:
    """ "store manager" of "said store manager James Prest": a trade in small letters without an article.

    Args:
        first: from where on is looked.
        start: where the name of whoever is described begins.
    """
    words: list[re.Match[str]] = []
    at = start
    while len(words) < _OF_A_TRADE and (word := _LAST_WORD.search(text, first, at)) and word["word"].islower():
        said = word["word"]
        if _WHEN_OR_IN.fullmatch(said) or said in STOP_WORDS:
            break
        if not words and (not is_human(said) or PLURAL.match(said) or said in KIN | _EMPTY | _NO_TRADE):
            return None
        if words and (said in SAID or base(said) != said or said.endswith(".") or _DEED.match(said)):
            break  # "told manager James Prest"
        words.append(word)
        at = word.start()
    if not words:
        return None
    before = _LAST_WORD.search(text, first, at)
    if before and re.fullmatch(_THE, before["word"], re.IGNORECASE):
        return None  # "the year candidate", of "player of the year"
    if before and before["word"][0].isupper():
        words = words[:1]  # "Rovers sack manager Anna Berg", "Eagles star quarterback Anna Berg"
    return words[-1].start(), words[0].end("word")


def _is_description(said: str) -> bool:
    """Whether words say what somebody is: "professor of hydrology", no name and no deed."""
    words = _OF.split(f"{said} ")[0].split()
    if not words or not words[-1].islower() or _OPEN.search(said):
        return False
    noun = words[-1].strip("’'")
    if noun in STOP_WORDS or PLURAL.match(noun) or noun.endswith("men"):
        return False
    return is_human(noun) if re.match(_THE, said, re.IGNORECASE) else noun in TITLES | KIN and not _DEED.match(said)
