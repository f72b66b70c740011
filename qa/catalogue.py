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
from qa.lexical import STOP_WORDS, WORDS, content_words, stem, words
from qa.patterns import lazy_pattern
from qa.periods import period, with_years
from qa.publishers import filtered, like
from qa.types import Article, Entry, Filters

#: What an article may be called.
_ANY: Final = "article|story|piece|news item|obituary"
#: … and what some are, which they say themselves: an interview told of in the news is none.
_SPECIAL: Final = "review|interview|profile|recipe|letter|editorial|essay"
#: An article that is pointed at, not named. A report, a document, an interview may be one that an article tells of.
AT_HAND: Final = (
    r"(?:(?:the|this|that|my) (?:news )?(?:article|piece)|(?:the|this|that|my) news story|this (?:story|text))"
)
_ARTICLES: Final = r"(?:articles|stories|pieces|news items|texts|documents)"
#: "The article about the bridge", "the kettle review", "Hart's obituary".
_ONE: Final = lazy_pattern(
    rf"(?:(?:the|this|that|an?) )?(?:(?P<kind>{_ANY}|{_SPECIAL}) (?:about|on|of|with|for) (?P<about>.+)"
    rf"|(?P<before>.+?)(?:['’]s|s['’])? (?P<kind_after>{_ANY}|{_SPECIAL}))",
    re.IGNORECASE,
)
#: "The correction", "the corrections": nothing but of what kind an article is …
_BY_KIND: Final = lazy_pattern(
    rf"(?:the|this|that|your) (?P<kind>correction|clarification|obituary|{_SPECIAL})s?", re.IGNORECASE
)
#: … and "the court case", of which an article tells that need not call it a case.
_AFFAIR: Final = lazy_pattern(
    r"(?:(?:the|this|that) )?(?P<whole>(?P<topic>.+) (?:case|trial|affair|saga|scandal))", re.IGNORECASE
)
#: "Book review: …", "an interview with …", "… – a profile".
_IS_ONE: Final = lazy_pattern(
    rf"(?:^(?:\w+ )?|\b(?:an?|our|the) |[:|–—-] ?(?:\w+ )?)(?P<kind>{_SPECIAL})(?: (?:with|of)\b|\b ?(?:[:|–—-]|$))",
    re.IGNORECASE,
)
_OPENING: Final = (
    r"^(?:(?:and|but|so|please|can you|could you|tell me|show me|list|find me|find|give me|do you know)[\s,]+)*"
)
_END: Final = r"\s*[?.!]*$"
_WROTE: Final = lazy_pattern(
    rf"{_OPENING}who (?:wrote|is the author of|was the author of|authored) (?P<one>.+?){_END}", re.I
)
_DID: Final = lazy_pattern(rf"{_OPENING}who (?P<did>review|interview|profil)ed (?P<about>.+?){_END}", re.I)
_WHEN: Final = lazy_pattern(
    rf"{_OPENING}(?:when|(?:on )?(?:what|which) day) (?:was|did) (?P<one>.+?)"
    rf" (?:written|published|printed|posted|appear|come out){_END}",
    re.I,
)
_WHERE: Final = lazy_pattern(
    rf"{_OPENING}(?:who|(?:which|what) (?:paper|newspaper|publisher|magazine|site|website|outlet|publication))"
    rf" (?:published|printed|ran|carried) (?P<one>.+?){_END}",
    re.I,
)
#: What has an author of its own, beside the article that tells of it.
_WRITTEN: Final = lazy_pattern(
    r"\b(?:writ(?:e[rs]?|ing|ings|ten)|wrote|author(?:s|ed)?|compos(?:e[drs]?|ers|ing|ition)|publish(?:e[drs]|ers|ing)?"
    r"|publications?|print(?:s|ed)?|draft(?:s|ed)?|signed|penned|titled|entitled|called"
    r"|(?:news)?letters?|books?|novels?|poems?|poetry|songs?|lyrics|anthems?|hymns?|operas?|symphon(?:y|ies)|music"
    r"|albums?|plays?|scripts?|screenplays?|films?|movies?|musicals?|stor(?:y|ies)|articles?|columns?|essays?|editorials?"
    r"|op-eds?|reviews?|blogs?|posts?|tweets?|e-?mails?|messages?|notes?|memos?|leaflets?|pamphlets?|brochures?"
    r"|reports?|stud(?:y|ies)|papers?|surveys?|statements?|declarations?|manifestos?|petitions?|resolutions?|motions?"
    r"|bills?|laws?|acts?|constitutions?|treat(?:y|ies)|agreements?|contracts?|charters?|proposals?|plans?|documents?"
    r"|memoirs?|diar(?:y|ies)|(?:auto)?biograph(?:y|ies)|histor(?:y|ies)|guides?|atlas(?:es)?|maps?|dictionar(?:y|ies)"
    r"|encyclop(?:a)?edias?|comics?|magazines?|newspapers?|journals?|texts?|speech(?:es)?|sermons?|verses?|inscriptions?"
    r"|programmes?|programs?|software|apps?|games?|codes?|recipes?)\b",
    re.IGNORECASE,
)
_TITLE: Final = lazy_pattern(rf"{_OPENING}what(?:['’]s| is| was) the (?:headline|title) of (?P<one>.+?){_END}", re.I)
_COUNT: Final = lazy_pattern(
    rf"{_OPENING}(?:how many|which|what|all)(?: (?:the|of))? {_ARTICLES} "
    r"(?:(?:do|did) (?:you|i|we) have|have (?:you|i|we)(?: got)?|are there|are (?:here|stored|known)"
    rf"|(?:are|is) (?:there )?in (?:the|my|your|this) library)(?: in (?:the|my|your|this) library)?{_END}",
    re.I,
)
_MINE: Final = rf"(?:(?:my|your|these|the) articles|my {_ARTICLES})"
_LIBRARY: Final = r"(?:my|your|the|this) library"
_CONTENTS: Final = lazy_pattern(
    rf"{_OPENING}(?:what(?:['’]s| is| are) (?:all )?in {_LIBRARY}|what are {_MINE} (?:all )?about"
    rf"|(?:what|which) (?:topics|subjects) (?:do|are) {_MINE} (?:cover|about|deal with)"
    rf"|(?:what|which) (?:topics|subjects) (?:do you|does {_LIBRARY}) (?:cover|have)"
    rf"|(?:summari[sz]e|sum up|describe) (?:all )?(?:{_LIBRARY}|{_MINE})"
    rf"|(?:all (?:of )?(?:{_MINE}|articles)|(?:(?<=list )|(?<=show me )|(?<=give me )){_MINE})"
    rf"(?: (?:that )?(?:you|i|we) have| in {_LIBRARY})?){_END}",
    re.I,
)
_NEWS: Final = lazy_pattern(
    rf"{_OPENING}(?:(?:is there )?(?:any news|anything new)|what(?:['’]s| is) (?:new|the (?:latest|news|latest news))"
    rf"|(?:the )?(?:latest )?news)(?: today)?{_END}",
    re.I,
)
_AT_HAND: Final = lazy_pattern(AT_HAND, re.IGNORECASE)
#: What days begin with: "from 2021", "since May", "last week".
_WHEN_IT_WAS: Final = (
    r"(?:(?:from|of|in|on|before|after|since|until|till|between|during|over|within) "
    r"|(?=(?:last|this|yesterday|today)\b))"
)
_HAS_WRITTEN: Final = lazy_pattern(
    rf"{_OPENING}(?:(?:what|which)(?: else)?(?: {_ARTICLES})?|how many {_ARTICLES})"
    r" (?:(?:has|have) (?P<has>.+?) (?:written|(?P<has_published>published|printed))"
    r"|did (?P<did>.+?) (?:write|(?P<did_publish>publish|print)))"
    rf"(?: (?P<days>{_WHEN_IT_WAS}.+?))?{_END}",
    re.I,
)
#: What may stand between articles and what tells them from others: "are there", "were published".
_THERE: Final = (
    r"(?:(?:(?:that |which )?(?:are|were|is|was)(?: there)?(?: (?:written|published|printed|posted|dated))?"
    r"|written|published|appeared|came out|do (?:you|i|we) have|have (?:you|i|we)(?: got)?) )?"
)
_FROM: Final = lazy_pattern(
    rf"{_OPENING}(?:(?:which|what|how many|any|all)(?: of)? )?(?:the |my |your )?(?P<called>{_ARTICLES})"
    rf" {_THERE}(?P<which>(?:by |{_WHEN_IT_WAS}).+?){_END}",
    re.I,
)
#: "News from the Courier": where no publisher is so called, it is asked of the articles.
_NEWS_FROM: Final = lazy_pattern(
    rf"{_OPENING}(?:what(?:['’]s| is) )?(?:(?:any|all|the) )?(?:(?:latest|newest|recent) )?news (?:from|by) "
    rf"(?P<who>.+?){_END}",
    re.I,
)
_FURTHER: Final = lazy_pattern(rf" (?=by |{_WHEN_IT_WAS})", re.I)
#: "From 2021", which is "in 2021" where articles are from it; not "from May to July".
_WITHIN: Final = lazy_pattern(r"^(?:from|of)(?= (?!.* (?:to|until|till) ))", re.I)


def _latest_first(entry: Entry) -> int:
    """What sorts articles by their days, the latest first and the undated last."""
    return -(entry.published or date.min).toordinal()


#: By what an article is the first of all.
_ORDERS: Final[tuple[tuple[str, Callable[[Entry], int]], ...]] = (
    ("newest|latest|most recent|last", _latest_first),
    ("oldest|earliest|first", lambda entry: (entry.published or date.max).toordinal()),
    ("longest", lambda entry: -entry.words),
    ("shortest", lambda entry: entry.words),
)
_MOST: Final = rf"(?P<most>{'|'.join(most for most, _ in _ORDERS)})"
_FIRST: Final = tuple(
    lazy_pattern(f"{_OPENING}(?:{pattern}){_END}", re.I)
    for pattern in (
        rf"(?:(?:what|which)(?:['’]s| is| are| was| were)? )?(?:the |my |your ){_MOST} "
        r"(?:article|news item|(?:news )?story|(?P<several>articles|news items|(?:news )?stories))(?: (?P<which>.+?))?",
        rf"(?:what|which)(?: of (?:the|my|your) articles| article)(?: here| there)? (?:is|was) (?:the |my )?{_MOST}"
        r"(?: one| article)?(?P<several>(?!))?(?P<which>(?!))?",
    )
)
_OWN: Final = lazy_pattern(rf"(?:(?:that )?(?:you|i|we) have|there (?:is|are)|in {_LIBRARY}|here)", re.I)
_ABOUT: Final = lazy_pattern(
    rf"{_OPENING}(?:(?:which|what|(?P<many>how many)|any|all)(?: of)? (?:the |my |your )?"
    rf"|(?:the |my |your )?(?!texts|documents))(?P<called>{_ARTICLES})"
    r" (?:(?:are there|are|do you have|have you|that|which) )?"
    r"(?:about|on|deal with|(?P<naming>mention(?:ing)?|name|naming|refer to))"
    rf" (?P<about>.+?){_END}",
    re.I,
)
#: Letters that the longest ending of a plural adds: "boxes".
_PLURAL: Final = 2
#: What is told before articles that may be meant, and may not.
_NOT_SURE: Final = "No title or beginning has these words as they are; it may be"
_AND: Final = lazy_pattern(r",? and |, ", re.IGNORECASE)
_DETERMINER: Final = lazy_pattern(r"^(?:the|an?) ", re.IGNORECASE)
#: Code points in which an article says what it is about.
_BEGINNING: Final = 400
#: Articles that are named; of more, how many more there are.
NAMED: Final = 6
#: … of those that may be meant.
_MAY_BE: Final = 3


@dataclass(frozen=True)
class Told:
    """What the records say, and the articles it names."""

    text: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class _Those:
    """Some of the articles, and what tells them from the others."""

    entries: Sequence[Entry]
    #: "by Nora Field", "from May 2021".
    how: str
    #: Articles that were passed over because nobody knows their day.
    undated: int = 0


def told(
    question: str,
    entries: Callable[[], Sequence[Entry]],
    found: Callable[[str], Iterable[Article]],
    naming: Callable[[Sequence[str]], Sequence[Entry]],
    filters: Filters | None = None,
    at_hand: Callable[[], Entry | None] = lambda: None,
    today: date | None = None,
) -> Told | None:
    """What the records say to a question; None where it asks for something else, or they don't say it.

    Args:
        entries: all articles. It is asked for them where a question may be about them.
        found: the articles found for some words, best first.
        naming: all articles in which some words stand one after the other.
        filters: which articles are told of: those published on these days, whatever days they mention.
        at_hand: the article that "the article" means.
        today: the day on which it is asked, to know when "last month" was; None where nobody knows.
    """
    if filters is None or not filters.active:
        return _told(question, entries, found, naming, at_hand, today)
    those = cache(lambda: passing(entries(), filters))

    def found_passing(words: str) -> list[Article]:
        ids = {entry.id for entry in those()}
        return [article for article in found(words) if article.id in ids]

    said = _told(question, those, found_passing, lambda words: passing(naming(words), filters), at_hand, today)
    return said and _confined(said, filters)


def of_it(question: str, cited: Callable[[], Sequence[Entry]]) -> Told | None:
    """What the records say of the articles that were cited last to "Who wrote it?" or "When was that published?"; None
    for any other question, and where none was.
    """
    for pattern, says in _FIELDS:
        match = pattern.match(question)
        if match and match["one"].casefold() in ("it", "this", "that"):
            entries = cited()
            return (_by(entries, says) or _of_one(entries[0], says, tuple)) if entries else None
    return None


def tells_of_writing(text: str) -> bool:
    """Whether it tells of something that somebody wrote or published, "a letter", which "Who wrote that?" may mean."""
    return bool(_WRITTEN.search(text))


def asks_news(question: str) -> bool:
    """Whether it asks for what is new, and of nothing in particular: "Any news?"."""
    return bool(_NEWS.match(question))


def meant(one: str, found: Callable[[str], Iterable[Article]]) -> list[Article]:
    """The articles that "the article about the bridge", "the correction" or "the bridge case" may mean: those with all
    its words in their titles, or else in their titles or beginnings; none for what names no article.

    Args:
        found: the articles found for some words, best first.
    """
    if kind := _BY_KIND.fullmatch(one):
        word = kind["kind"].casefold()
        return _of_kind([article for article in found(word) if has_words(article.title, [word])], word)
    match = _ONE.fullmatch(one)
    if match is None:
        affair = _AFFAIR.fullmatch(one)
        return (_about(affair["whole"], "", found) or _about(affair["topic"], "", found)) if affair else []
    topic = match["about"] or match["before"]
    about = _about(topic, (match["kind"] or match["kind_after"]).casefold(), found)
    return [article for article in about if has_words(article.title, content_words(topic))] or about


def contents(entries: Sequence[Entry]) -> Told:
    """How many articles there are, and the latest of them by their titles."""
    latest = sorted(entries, key=_latest_first)
    return Told(f"Your library has {_articles(entries)}: {_list(latest)}.", tuple(latest[:NAMED]))


def which(entries: Sequence[Entry], filters: Filters | None = None) -> Told | None:
    """What is told to who asks about "the article" where there are several; None where the filters leave none."""
    left = passing(entries, filters) if filters else entries
    if not left:
        return None
    said = contents(left)
    said = replace(said, text=f"It is not clear which article you mean. {said.text}")
    return _confined(said, filters) if filters and filters.active else said


def several(entries: Sequence[Entry], filters: Filters | None = None) -> Told:
    """What is told to who asks what "the article about the bridge" is about where there are several such."""
    said = Told(f"{_articles(entries).capitalize()} may be meant: {_list(entries)}.", tuple(entries[:NAMED]))
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
    today: date | None,
) -> Told | None:
    if _CONTENTS.match(question) or asks_news(question):
        every = entries()
        return contents(every) if every else None
    if _COUNT.match(question):
        return _counted(entries())
    listed = _listed(question, entries, today) or _first(question, entries, found, today)
    if listed is not None:
        return listed
    match = _ABOUT.match(question)
    if match:
        if match["naming"]:
            return _naming(match["about"], naming) or _unnamed(match["about"])
        return _on(match, found, naming)
    for pattern, says in _FIELDS:
        match = pattern.match(question)
        if match:
            if _AT_HAND.fullmatch(match["one"]):
                return _of_one(at_hand(), says, entries)
            return _field(match["one"], says, found)
    match = _DID.match(question)
    return _by(_about(match["about"], match["did"].replace("profil", "profile"), found), _authors) if match else None


def _listed(question: str, entries: Callable[[], Sequence[Entry]], today: date | None) -> Told | None:
    """The articles of an author, a publisher, some days."""
    match = _HAS_WRITTEN.match(question)
    if match:
        every, who = entries(), match["has"] or match["did"]
        surname = re.search(rf"\b{_ARTICLES}\b", question, re.IGNORECASE) is not None
        published = match["has_published"] or match["did_publish"]
        those = _published_by(who, every, every) if published else _of(who, every, every, surname=surname)
        if those and match["days"]:
            confined = _of_days(match["days"], those.entries, every, today)
            those = confined and replace(confined, how=f"{those.how} {confined.how}")
        return _those(those) if those else None
    match = _NEWS_FROM.match(question)
    if match:
        every = entries()
        those = _published_by(match["who"], every, every)
        return _those(those) if those else None
    match = _FROM.match(question)
    if match:
        every = entries()
        those = _which(match["which"], every, every, today)
        # A library of articles tells by its records that none is from 1890; "documents" may be what articles tell of.
        if those and (those.entries or match["called"].casefold() == "articles"):
            return _those(those)
    return None


def _first(
    question: str,
    entries: Callable[[], Sequence[Entry]],
    found: Callable[[str], Iterable[Article]],
    today: date | None,
) -> Told | None:
    """The newest article, the oldest, the longest: of all, or of an author, a publisher, some days, a topic."""
    match = next((match for pattern in _FIRST if (match := pattern.match(question))), None)
    if match is None:
        return None
    every = entries()
    which = match["which"] or ""
    if not which or _OWN.fullmatch(which):
        those: _Those | None = _Those(every, "")
    else:
        those = _which(which, every, every, today) or _on_topic(which, every, found)
    most, first = next((match["most"].casefold(), by) for most, by in _ORDERS if match["most"].casefold() in most)
    timed = most not in ("longest", "shortest")
    left = sorted((one for one in those.entries if one.published or not timed), key=first) if those else []
    if those is None or not left:
        return None
    how = f"{those.how} " if those.how else ""
    if match["several"] and len(left) > 1:
        said = f"By the library's records, the {most} of {_articles(left)} {how}".rstrip(" ,") + f": {_list(left)}."
        return Told(said, tuple(left[:NAMED]))
    left = [one for one in left if first(one) == first(left[0])]
    called = "article" if len(left) == 1 else "articles"
    said = f"By the library's records, the {most} {called} {how}{'is' if len(left) == 1 else 'are'} {_list(left)}."
    undated = sum(not one.published for one in those.entries) if timed else 0
    return Told(said + _passed_over(undated), tuple(left[:NAMED]))


def _which(words: str, among: Sequence[Entry], every: Sequence[Entry], today: date | None) -> _Those | None:
    """Those that words tell from the others: "by Field", "from the Courier since May"; None where that is not known."""
    for end in (len(words), *(further.start() for further in _FURTHER.finditer(words))):
        part, rest = words[:end], words[end + 1 :]
        those = _of_days(part, among, every, today)
        if those is None:
            those = _of(re.sub(r"^(?:by|from|of|in) ", "", part, flags=re.IGNORECASE), among, every, surname=True)
        if those is None or not rest:
            if those is not None:
                return those
            continue
        further = _which(rest, those.entries, every, today)
        if further is not None:
            return replace(further, how=f"{those.how} {further.how}", undated=those.undated + further.undated)
    return None


def _of_days(words: str, among: Sequence[Entry], every: Sequence[Entry], today: date | None) -> _Those | None:
    """Those that were published on some days: "in May 2021", "since Friday"; None where the words name none."""
    latest = max((entry.published for entry in every if entry.published), default=None)
    question = f"What happened {_WITHIN.sub('in', words)}?"
    if today is None:
        question = with_years(question, lambda: [entry.published for entry in every])
    days = period(question, latest, today)
    if days is None or not days.open or (days.since or date.min) > (days.until or date.max):
        return None
    if days.since and days.until:
        how = f"from {spoken_days(days.since, days.until)}"
    else:
        how = f"since {spoken_days(days.since, days.since)}" if days.since else ""
        how = how or (f"until {spoken_days(days.until, days.until)}" if days.until else "")
    return _Those(passing(among, Filters(days.since, days.until)), how, sum(entry.published is None for entry in among))


def _on_topic(words: str, among: Sequence[Entry], found: Callable[[str], Iterable[Article]]) -> _Those | None:
    """Those that have the words behind "about" in their titles or beginnings, of all titles and what is found."""
    match = re.fullmatch(r"(?:about|on) (?P<topic>.+)", words, re.IGNORECASE)
    if match is None:
        return None
    wanted = content_words(match["topic"])
    ids = {one.id for one in _about(match["topic"], "", found)}
    those = [entry for entry in among if entry.id in ids or has_words(entry.title, wanted)]
    return _Those(those, f"about “{match['topic']}”, by title or beginning,")


def _on(
    match: re.Match[str],
    found: Callable[[str], Iterable[Article]],
    naming: Callable[[Sequence[str]], Sequence[Entry]],
) -> Told | None:
    """Which articles are about something, or how many: those are counted that have its words."""
    topic = match["about"]
    about = _about(topic, "", found)
    if match["many"]:
        if match["called"].casefold() == "articles" and (counted := _naming(topic, naming, titles=True)):
            return counted
        return (
            Told(f"By title or beginning, at least {_articles(about)}: {_list(about)}.", tuple(about[:NAMED]))
            if about
            else None
        )
    if about:
        return Told(f"By title or beginning: {_list(about)}.", tuple(about[:NAMED]))
    counted = _naming(topic, naming)
    if counted is None and (maybe := _may_be(topic, "", found)):
        return Told(f"{_NOT_SURE}: {_list(maybe)}.", tuple(maybe))
    return counted


def _field(one: str, says: Callable[[Entry], str | None], found: Callable[[str], Iterable[Article]]) -> Told | None:
    match = _ONE.fullmatch(one)
    if match is None:
        return None
    kind, words = (match["kind"] or match["kind_after"]).casefold(), match["about"] or match["before"]
    about = _about(words, kind, found)
    return _by(about, says) if about else _by(_may_be(words, kind, found), says, _NOT_SURE)


def _of_one(
    entry: Entry | None, says: Callable[[Entry], str | None], entries: Callable[[], Sequence[Entry]]
) -> Told | None:
    """What the record of the article at hand says, or that it doesn't; without one, which there are."""
    if entry is None:
        return which(entries())
    return _by([entry], says) or Told(f"The library's records don't say that of {_one(entry)}.", (entry,))


def _by(
    about: Sequence[Entry], says: Callable[[Entry], str | None], opening: str = "By the library's records"
) -> Told | None:
    named = [(entry, said) for entry in about if (said := says(entry)) is not None][:NAMED]
    if not named:
        return None
    lines = "; ".join(f"{_one(entry)} {said}".rstrip() for entry, said in named)
    return Told(f"{opening}: {lines}.", tuple(entry for entry, _ in named))


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


def _naming(phrase: str, naming: Callable[[Sequence[str]], Sequence[Entry]], *, titles: bool = False) -> Told | None:
    """The articles that have these words one after the other, or else each part of "A and B"; None where none has.

    Args:
        titles: whether it is told how many have them in their titles, and these are named first.
    """
    for parts in dict.fromkeys(((phrase,), tuple(_AND.split(phrase)))):
        wanted = [_named(part) for part in parts]
        if not all(wanted):
            return None
        first, *others = (naming(words) for words in wanted)
        both = [entry for entry in first if all(entry in other for other in others)]
        if both:
            said = " and ".join(f"“{' '.join(words)}”" for words in wanted)
            stand = "stands" if len(wanted) == 1 else "stand"
            how_many = _articles(both)
            if titles:
                held = [all(has_words(entry.title, content_words(part)) for part in parts) for entry in both]
                both = [entry for _, entry in sorted(zip(held, both, strict=True), key=lambda pair: not pair[0])]
                in_title = "in its title" if len(both) == 1 else f"in {_number(sum(held))} of them in the title"
                how_many += f", {in_title}" if any(held) else ""
            return Told(f"{said} {stand} in {how_many}: {_list(both)}.", tuple(both[:NAMED]))
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
    """The articles that have all of its words in their titles or beginnings, those of the kind where there are such."""
    if not _named(about):
        return []
    wanted = content_words(about)
    named = [one for one in found(about) if has_words(f"{one.title} {one.text[:_BEGINNING]}", wanted)]
    return sorted(_of_kind(named, kind), key=lambda one: not has_words(one.title, wanted))


def _may_be(about: str, kind: str, found: Callable[[str], Iterable[Article]]) -> list[Article]:
    """The likeliest of the articles that have its words farther down, or in other forms: "heating" for "heat"."""
    if not _named(about):
        return []
    wanted = content_words(about)
    stems = {stem(word) for word in wanted}
    named = [
        one
        for one in found(about)
        if has_words(one.text, wanted)
        or stems <= {stem(word) for word in words(f"{one.title} {one.text[:_BEGINNING]}")}
    ]
    return sorted(_of_kind(named, kind), key=lambda one: not has_words(one.text, wanted))[:_MAY_BE]


def _of_kind(articles: list[Article], kind: str) -> list[Article]:
    """Those that say themselves that they are of a kind, where it is one that they say."""
    if kind not in _SPECIAL.split("|"):
        return articles
    return [one for one in articles if (match := _IS_ONE.search(one.title)) and match["kind"].casefold() == kind]


def has_words(text: str, wanted: Sequence[str]) -> bool:
    """Whether all of some words stand in a text, in the singular or the plural."""
    held: dict[str, list[str]] = {}
    for word in words(text):
        held.setdefault(stem(word), []).append(word)
    return all(any(_same(one.casefold(), word) for word in held.get(stem(one.casefold()), ())) for one in wanted)


def _same(word: str, other: str) -> bool:
    """Whether two words of one stem differ by no more than the ending of a plural: "fire" and "fires", not "firing"."""
    short, long = sorted((word, other), key=len)
    return len(short) == len(long) or (long.endswith("s") and len(long) - len(short) <= _PLURAL)


def _counted(entries: Sequence[Entry]) -> Told:
    days = [entry.published for entry in entries if entry.published]
    told = f"Your library has {_articles(entries)}"
    if days:
        first, last = spoken_days(min(days), min(days)), spoken_days(max(days), max(days))
        told += f", published on {first}" if first == last else f", published from {first} to {last}"
    if len(days) < len(entries):
        told += f"; {len(entries) - len(days)} undated" if days else ", all undated"
    return Told(f"{told}. The Library tab names them, as the command “pullquote list” does.")


def _of(who: str, among: Sequence[Entry], every: Sequence[Entry], *, surname: bool) -> _Those | None:
    """The articles of an author, or of a publisher.

    Args:
        surname: whether the surname alone does.
    """
    authors = {author for entry in every for author in entry.authors}
    meant = {one for one in authors if one.casefold() == who.casefold()}
    if not meant and surname:
        meant = {one for one in authors if one.casefold().endswith(f" {who.casefold()}")}
    if len(meant) == 1:
        (author,) = meant
        return _Those([entry for entry in among if author in entry.authors], f"by {author}")
    return _published_by(who, among, every)


def _published_by(who: str, among: Sequence[Entry], every: Sequence[Entry]) -> _Those | None:
    publishers = like(who, sorted({entry.publisher for entry in every if entry.publisher}))
    if not publishers:
        return None
    return _Those(
        [entry for entry in among if entry.publisher in publishers], f"published by {' or '.join(publishers)}"
    )


def _those(those: _Those) -> Told:
    named = sorted(those.entries, key=_latest_first)
    listed = f": {_list(named)}" if named else ""
    return Told(
        f"By the library's records, {_articles(named)} {those.how}{listed}.{_passed_over(those.undated)}",
        tuple(named[:NAMED]),
    )


def _passed_over(undated: int) -> str:
    are = "is" if undated == 1 else "are"
    return f" {_articles(range(undated)).capitalize()} of unknown day {are} passed over." if undated else ""


def _list(entries: Sequence[Entry]) -> str:
    more = len(entries) - NAMED
    return "; ".join(_one(entry) for entry in entries[:NAMED]) + (f"; and {more} more" if more > 0 else "")


def _one(entry: Entry) -> str:
    day = spoken_days(entry.published, entry.published) if entry.published else "undated"
    return f"“{entry.title}” ({', '.join(part for part in (entry.publisher, day) if part)})"


def _number(count: int) -> str:
    return "one" if count == 1 else f"{count:,}"


def _articles(entries: Sequence[object]) -> str:
    return "one article" if len(entries) == 1 else f"{len(entries):,} articles" if entries else "no articles"
