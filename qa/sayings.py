"""Who said what, looked up by speaker and words, and questions that ask for it. English.

`asked` reads "What did Churkin say about war?" and "Who said Russia does not want war?"; `sayings` finds what fits.
This module knows nothing of how an answer is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qa import names, retrieve
from qa.dates import behind, mentions, with_capitals
from qa.errors import ArticleNotFound, LibraryDamaged
from qa.lexical import STOP_WORDS, content_words, stems, words
from qa.library import Library
from qa.offices import apposed, holders, is_office
from qa.passages import enclosing, sentences
from qa.patterns import lazy_pattern
from qa.people import TITLES, untitled
from qa.reader.rules.negation import denies
from qa.reader.wanted import Wanted
from qa.speech.dialogue import is_turn
from qa.turns import in_turns
from qa.types import Article, Filters, Mention, Passage, Reading, Span, Speech
from qa.wording import CUE

#: Share of the words asked about, weighed by rarity, that a saying must hold to be about them, 0..1.
ABOUT: Final = 0.5
#: … and to be what "Who said …?" asks for: those are the speaker's own words, or nearly.
SAID: Final = 0.7
#: What words count for that stand beside a direct quote where its own are asked for, 0..1.
BESIDE: Final = 0.8
#: How often a quote that is found has its right speaker, 0..1, by `python -m benchmarks.speech` on its fresh part …
SURE: Final = 0.93
#: … and a sentence that reports what somebody said.
REPORTED_SURE: Final = 0.87
#: Passages that are looked through for words that were said.
_WIDE: Final = 2_000
#: Of all that a person said, so much is looked at where a question wants nothing in particular: the latest.
_LATEST: Final = 200
#: … and where it wants one kind of saying, which may be rare.
_LATEST_OF_KIND: Final = 1_000

_SAYING: Final = "|".join(
    """say said says tell told tells warn warned warns claim claimed claims insist insisted insists argue argued argues
    promise promised demand demanded announce announced declare declared write wrote tweet tweeted reply replied
    answer answered think thinks add added predict predicted predicts deny denied denies suggest suggested state
    stated urge urged urges testify testified call called threaten threatened""".split()
)
#: What a name behind it is the object of, titles and first names between: "to press the Russian minister Lavrov".
_TO_WHOM: Final = lazy_pattern(
    r"\b(?:to|with|at|against|(?:press|urg|ask|warn|accus|invit|thank|call|prais|criticis|criticiz|contradict|blam)"
    r"(?:e|ed|es|s|ing)?(?: on)?|tells?|told|meets?|met|meeting|beside|alongside) "
    r"(?:(?!(?:and|or|but|that|as|when|while|which|who|on|in|at|after|before|if)\b)"
    r"(?:[\w'’-]+|Mrs?\.|Ms\.|Dr\.) ){0,5}$",
    re.IGNORECASE,
)
#: … unless a verb follows: "In his speech to parliament Lavrov compared …".
_DOES: Final = lazy_pattern(
    r" (?!(?:to|in|on|at|that|over|about|for|of|by|and|or|as|with|from|before|after|during|if|whether|not|again|when"
    r"|why|how|who|what|into|against|here|there|but)\b)[a-z]"
)
_OPENING: Final = r"^(?:(?:and|but|so) )?"
_PREPOSITION: Final = r"(?:about|on|of|regarding|concerning|over|to|that)"
_WHAT: Final = lazy_pattern(
    rf"{_OPENING}what (?:else )?(?:did|does|do|has|have|had) (?P<who>.+?) "
    rf"(?:just |once |also |ever |have to (?=say\b))?(?P<verb>{_SAYING})\b\s*(?P<about>.*?)\s*\??$",
    re.IGNORECASE,
)
_ANYTHING: Final = lazy_pattern(
    rf"{_OPENING}(?:did|does|has|have) (?P<who>.+?) (?:ever )?(?:{_SAYING}) (?:anything|something)\b"
    r"\s*(?P<about>.*?)\s*\??$",
    re.IGNORECASE,
)
_QUOTES: Final = lazy_pattern(
    r"^(?:(?:please |can you |could you |i )?(?:show|list|find|give|get|need|want|are there|do you have)(?: me)? )?"
    r"(?:(?:all|any|some|the|an|more|other|a few|\d+|one|two|three|four|five|six|ten|direct|exact|latest|best|good) )"
    r"{0,3}(?:quotes?|quotations?|statements?|words) (?:by|of|from) "
    r"(?P<who>.+?)(?:\s+(?P<about>(?:about|on|regarding|concerning|over|at|during|after|before)\s.+?))?\s*[?.]?$",
    re.IGNORECASE,
)
#: "What is Berg's view of the offer?"; what hers is of nothing that is named may be anything she said.
_VIEW: Final = lazy_pattern(
    rf"{_OPENING}what(?:['’]?s| is| was| were| are) (?P<who>.+?)(?:['’]s|['’]) "
    r"(?:views?|opinions?|thoughts|comments?) (?P<about>(?:about|on|of|regarding|concerning|over)\s.+?)\s*\??$",
    re.IGNORECASE,
)
#: What goes on with a verb and is nobody: of "What does Berg want to write?", "Berg want to". It asks for a plan.
_WITH_VERB: Final = lazy_pattern(r".+\b(?:to|(?-i:want|need))", re.IGNORECASE)
#: What has words and says nothing by itself: "quotes from this article".
_TEXT: Final = lazy_pattern(
    r"(?:the|this|that|these|my|your) (?:\w+ )?(?:articles?|texts?|library|document|page|story|piece)", re.IGNORECASE
)
_WHO: Final = lazy_pattern(
    rf"{_OPENING}who (?:else )?(?:has |had |have |was it (?:that|who) )?(?:{_SAYING})\b"
    r"(?:\s+that\b)?[\s,:]+(?P<what>.+?)\s*\??$",
    re.IGNORECASE,
)
#: "Who said what?", "Who said anything about the talks?", "What did people say about them?": anybody's words.
_ANYBODY: Final = lazy_pattern(
    rf"{_OPENING}(?:who (?:else )?(?:(?:has |have |had )?(?:said|told|written|wrote) (?:what|anything|something))"
    r"|what (?:else )?(?:was|is|has been|is being) said"
    r"|(?:did|does|has|have) (?:any|some)(?:one|body)(?: else)? (?:ever )?(?:say|said) (?:anything|something)"
    r"|what (?:did|do|have|has) (?:people|others|everyone|everybody|anyone|anybody) (?:say|said))"
    rf"\b(?:\s+{_PREPOSITION}\s+(?P<about>.+?))?\s*\??$",
    re.IGNORECASE,
)
#: Verbs that do not tell words from deeds, so that nobody's words are looked for without what they are about.
_SPOKE: Final = lazy_pattern(
    rf"{_OPENING}(?:who (?:else )?|(?:did|has) (?:any|some)(?:one|body) )(?:has |have |had )?"
    r"(?:comment(?:ed)?|speak|spoken?|talk(?:ed)?|remark(?:ed)?) (?:about|on|of) (?P<about>.+?)\s*\??$",
    re.IGNORECASE,
)
#: "Who called the election?" asks for a deed as likely as for words.
_DEEDS: Final = lazy_pattern(
    r"^\W*who (?:else )?(?:\w+ )?(?:called?|promised|announced|answered|suggested|denied|wrote|added|told|urged)\b"
    r"(?! that)",
    re.IGNORECASE,
)
#: Verbs that ask for anything said; the others ask for a saying of their kind: "promise", "deny".
_ANY_SAYING: Final = frozenset(
    """say said says tell told tells write wrote think thinks add added state stated call called tweet
    tweeted""".split()
)
#: … and of those what else people do: they write books and call strikes. Without what it is about, no words are meant.
_DOING: Final = frozenset("write wrote call called".split())
#: What says of nothing what it is about: "What did Berg write in 1981?"
_NO_TOPIC: Final = lazy_pattern(r"(?:in \d{4}|next|first|about|for)?", re.IGNORECASE)
#: Which of all figures is as much as two words say: "Who said 4,000?".
_FIGURE: Final = lazy_pattern(r"\D{0,2}\d[\d,.]+\D?")
#: What says on which days somebody spoke, behind all else; "Friday" may as well be that of "the flood on Friday".
_OF_DAYS: Final = lazy_pattern(r"(?P<question>.+) (?P<days>(?:in|on|during) (?=\D*\d)\S.*)", re.IGNORECASE)
#: In which year somebody spoke: "said in 2022 that".
_SPOKE_IN: Final = lazy_pattern(rf"{CUE.pattern} (?:back )?in (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
#: What says when or where somebody spoke, not of what: "at the summit".
_OCCASION: Final = lazy_pattern(r"(?P<how>at|in|during|after|before) (?:the |an? )?(?P<words>.+)", re.IGNORECASE)
#: What words count for that the beginning of the article has, and not the saying, where an occasion is asked for, 0..1.
OCCASION: Final = 0.8
#: How sure a saying is, 0..1, of whose topic only the sentence right before it speaks, or the question it answers …
NEAR: Final = 0.6
#: … or only what stands before that, the title or the first sentence of its article: too unsure to be told as the
#: answer.
NEARBY: Final = 0.28
#: Code points before a saying in which its occasion or its topic may be told.
_BEFORE: Final = 400
#: Where somebody spoke, by a name: "in London".
_PLACE: Final = lazy_pattern(r"\b(?:in|at) (?=(?:the )?[A-Z])")
#: What is yet to be, and no occasion to speak: the line that "would open" has no opening.
#: "Prior to talks" and "went to court" are no infinitives; hardly one ends in a single "s".
_YET: Final = lazy_pattern(
    r"\b(?:would|will|shall|should|could|might|must|"
    r"(?<!prior )(?<!next )(?<!close )(?<!way )(?<!back )(?<!went )(?<!came )(?<!Due )to) "
    r"(?:be )?[a-z][\w’'-]*\b(?<![^s]s)"
)
#: How things are said, and in what: an article seldom has the word for that of its own quotes.
_SAID_IN: Final = lazy_pattern(
    r"(?:at|in|during) (?:\w+ ){0,2}(?:interview|(?:press|news) conference|briefing|speech|address"
    r"|letter|statement|e-?mail|remarks)",
    re.IGNORECASE,
)
_CONTRARY: Final = {"before": "after", "after": "before"}
#: Whose something or somebody is: "the minister's office", "Lavrov's spokeswoman" …
_OWNER: Final = lazy_pattern(r"^.*(?:['’]s|s['’])\s")
#: … and the same of a name that may be an owner's or have its apostrophe for good: "Lloyd's of London".
_OWNER_OF: Final = lazy_pattern(r"^.*(?:['’]s|s['’])\s(?!(?:of|in|for|at|and)\b)(?=[a-z])")
_ARTICLES: Final = frozenset("the a an".split())
#: Who speak without a name, and with a capital where they begin a sentence: nobody is called so.
_SEVERAL: Final = frozenset(
    """police officials authorities critics experts activists campaigners organisers organizers investigators
    prosecutors detectives witnesses residents neighbours neighbors relatives doctors nurses scientists researchers
    analysts economists dealers traders diplomats lawyers teachers parents protesters lawmakers ministers forecasters
    firefighters""".split()
)
#: What joins a description to a name that is not the speaker's: "the mayor of Bergen".
_JOINING: Final = frozenset("of in at for from".split())
#: Titles that stand before a first name.
_BEFORE_FIRST: Final = frozenset("king queen prince princess pope father sister brother saint".split())


@dataclass(frozen=True)
class Asked:
    """What a question wants of those who spoke."""

    #: Whose words, as the question names him or her; None for anybody's.
    speaker: str | None
    #: What they are about, or what was said; None for anything.
    words: str | None
    #: Whether the words say what was spoken about; without a speaker they are else what was said.
    report: bool = False
    #: The verb, where it asks for one kind of saying: "promise"; None where it asks for any.
    verb: str | None = None


@dataclass(frozen=True)
class OfDays:
    """A question for what was said on some days."""

    #: Without the words that say which days.
    question: str
    first: date
    last: date
    #: Those words: "march" and "2024".
    words: frozenset[str]

    def names(self, text: str) -> bool:
        """Whether a text has all words that say which days."""
        return self.words.issubset(words(text))

    def hold(self, day: date | None) -> bool:
        """Whether it is one of these days."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Saying:
    """Something that was said, where it stands, and how well it fits what was looked for."""

    speech: Speech
    article: Article
    #: The whole sentences that hold it, half-open, in code points of the article's text; a label before it is none.
    span: Span
    #: Share of the words asked for that these sentences hold, weighed by rarity, 0..1; 1 where none were.
    share: float
    #: The same words in copies of the article, the latest first.
    also_in: tuple[Speech, ...] = ()


@dataclass(frozen=True)
class Speaker:
    """Somebody who is quoted, under the fullest name that the articles use, or whom they call the same: "the judge"."""

    name: str
    #: As the articles call him or her, that name among them.
    names: tuple[str, ...]
    #: How often.
    count: int
    #: Whether that is a name. Those who are called the same without one may be as many people as articles.
    named: bool = True


def asked(question: str) -> Asked | None:
    """What a question wants of those who spoke; None where it asks for something else."""
    question = question.strip()
    for pattern in (_ANYBODY, _SPOKE):
        match = pattern.match(question)
        if match:
            return Asked(None, match["about"], report=True)
    for pattern in (_WHAT, _ANYTHING, _QUOTES, _VIEW):
        match = pattern.match(question)
        if (
            match
            and not _TEXT.fullmatch(match["who"])
            and not _WITH_VERB.fullmatch(match["who"])
            and names.names(_capital(match["who"]))
            and len(match["who"].split()) <= 8
        ):
            verb, about = (match.groupdict().get("verb") or "say").casefold(), (match["about"] or "").strip()
            if verb in _DOING and _NO_TOPIC.fullmatch(about):
                return None
            about = re.sub(rf"^{_PREPOSITION}\s+", "", about, flags=re.IGNORECASE)
            return Asked(match["who"].strip(), about or None, verb=None if verb in _ANY_SAYING else verb)
    match = _WHO.match(question)
    if (
        match
        and not _DEEDS.match(question)
        and (len(content_words(match["what"])) >= 2 or _FIGURE.fullmatch(match["what"]))
    ):
        return Asked(None, match["what"])
    return None


def of_days(question: str, today: date | None) -> OfDays | None:
    """The question without the days that end it, and these: "What did Kerry say about war in March 2014?".

    None where it asks for something else than what was said, or ends otherwise.
    """
    ended = _OF_DAYS.fullmatch(with_capitals(question).rstrip(" ?."))
    said = asked(question)
    if ended is None or said is None or not (said.speaker or said.report):
        return None
    day = _day(ended["days"], today)
    if day is None:
        return None
    return OfDays(f"{ended['question']}?", day.first, day.last, frozenset(words(ended["days"])) - STOP_WORDS)


def is_speaker(speaker: str | None, name: str) -> bool:
    """Whether a speaker is the person named: every word of that name stands in the speaker's, titles aside.

    Of "the judge" and "the mayor of Bergen", which name no speaker, every word counts.
    """
    return bool(bearing([speaker or ""], name))


def bearing(speakers: Iterable[str], name: str) -> list[str]:
    """Those of the speakers who may be the person named, as `is_speaker` tells."""
    wanted = _wanted(name)
    if not wanted:
        return []
    # Of a hundred thousand speakers nearly all are sorted out without taking their names apart.
    one = max(wanted, key=len)
    near = (speaker for speaker in speakers if not speaker.isascii() or one in speaker.casefold())
    # What the minister's office says the minister does not.
    owner = _OWNER_OF if re.search(r"['’]", name) else _OWNER
    return [one for one in near if wanted <= _name_words(one) and wanted & _name_words(owner.sub("", one))]


def meant(library: Library, name: str) -> list[str]:
    """Those who are quoted, as `Library.speakers` names them, whom a name, an office or a description may mean."""
    quoted = library.speakers()
    found = bearing(quoted, name)
    if is_office(name):
        found += [one for one in holders(library, name) if one in quoted and one not in found]
    for beside in apposed(library, name):
        own = [untitled(beside)] if untitled(beside) in quoted else bearing(quoted, beside)
        found += [one for one in own if len(own) == 1 and one not in found]
    return found


def speakers(counts: Mapping[str, int]) -> tuple[Speaker, ...]:
    """Those who are quoted under a name of their own, the most often first.

    A surname alone, or with a title, counts for whoever bears it in full, if one only does. Those without a name
    ("the judge") are different people in different articles, and left out: `nameless` has them.
    """
    named = {name: count for name, count in counts.items() if _is_name(name)}
    surname = {name: _surname(name) for name in named}
    by_last: dict[str, list[str]] = {}
    for name in named:
        if surname[name] is None and " " in untitled(name) and not name.startswith("The "):
            by_last.setdefault(name.split()[-1], []).append(name)
    groups: dict[str, list[str]] = {}
    for name in named:
        bearers = by_last.get(surname[name] or "", [])
        groups.setdefault(bearers[0] if len(bearers) == 1 else name, []).append(name)
    found = [Speaker(full, tuple(own), sum(named[name] for name in own)) for full, own in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name)))


def nameless(counts: Mapping[str, int]) -> tuple[Speaker, ...]:
    """Those who are quoted without a name, as the articles call them, the most often first.

    "A doctor", which begins a sentence, and "a doctor" are called the same.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        if not _is_name(name):
            groups[name[:1].casefold() + name[1:]].append(name)
    found = [Speaker(called, tuple(own), sum(counts[name] for name in own), False) for called, own in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name)))


def sayings(
    library: Library,
    *,
    speaker: str | None = None,
    named: Sequence[str] | None = None,
    about: str | None = None,
    filters: Filters | None = None,
    least: float = ABOUT,
    within: bool = False,
    most: int | None = None,
) -> list[Saying]:
    """What was said by a person, about some words, or both; the latest first.

    Args:
        speaker: as a person names him or her.
        named: as `Library.speakers` names whom it may be.
        filters: their dates are those of the days it was said on.
        least: the share of the words, weighed by rarity, that the sentences around it must hold, 0..1.
        within: whether words of a direct quote count more than those around it.
        most: where no words are asked for, so many of the latest only; None for all.
    """
    if speaker is not None:
        named = meant(library, speaker)
    wanted = Wanted(about, library.rarity) if about else None
    places: defaultdict[str, list[Passage]] | None = None
    if about:
        among = None if named is None else library.passages_quoting(named)
        places = defaultdict(list)
        near = library.matching(about, _WIDE, among)
        for passage in library.store.passages([passage_id for passage_id, _ in near]).values():
            places[passage.article_id].append(passage)
    texts: dict[str, Article | None] = {}
    found: list[Saying] = []
    articles = None if places is None else tuple(places)
    spoken = library.speech(filters, speakers=named, articles=articles, most=None if about else most)
    for speech in spoken:
        if places is not None and not any(
            passage.start < speech.end and speech.start < passage.end for passage in places[speech.article_id]
        ):
            continue
        if speech.article_id not in texts:
            texts[speech.article_id] = _article(library, speech.article_id)
        article = texts[speech.article_id]
        if article is None or not 0 <= speech.start < speech.end <= len(article.text):
            continue
        span = (speech.start, speech.end)
        if not is_turn(article.text, speech):
            span = enclosing(article.text, span, article.language)
        share = wanted.coverage(article.text[slice(*span)]) if wanted else 1.0
        if wanted and within and speech.direct:
            share = max(share * BESIDE, wanted.coverage(article.text[speech.start : speech.end]))
        if share >= least:
            found.append(Saying(speech, article, span, share))
    return found


def folded(library: Library, found: Sequence[Saying]) -> list[Saying]:
    """The sayings in their order, what copies of one report have in common once, at its first place."""
    kept: list[Saying] = []
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in found:
        alike = places[tuple(words(_words_of(one)))]
        copies = library.stories.copies(one.article.id) if alike else ()
        place = next((place for place in alike if kept[place].article.id in copies), None)
        if place is None:
            alike.append(len(kept))
            kept.append(one)
        else:
            kept[place] = replace(kept[place], also_in=(*kept[place].also_in, one.speech))
    return kept


def answering(
    library: Library, wanted: Asked, filters: Filters | None = None, today: date | None = None
) -> list[Reading]:
    """What was said that answers, best first; of what fits as well, direct quotes first, then the latest.

    What is of the kind asked for, a promise or a denial, comes before all else.

    Args:
        today: the day that "on Friday" is counted from; None for that of the latest article.
    """
    about, filters = wanted.words, filters or Filters()
    any_day = filters
    said_on = _day(about, today or library.latest()) if wanted.speaker and about else None
    if said_on is not None:
        about = None
        filters = retrieve.within(filters, said_on.first, said_on.last)
    if wanted.speaker or wanted.report:
        most = _LATEST_OF_KIND if wanted.verb else _LATEST
        found = sayings(library, speaker=wanted.speaker, about=about, filters=filters, most=most)
        if said_on is not None and not found:
            every = sayings(library, speaker=wanted.speaker, filters=any_day, most=most)
            found = [one for one in every if _was_said_then(library, one, said_on)]
        occasion = _OCCASION.fullmatch(about) if wanted.speaker and about else None
        if occasion:
            every = found or sayings(library, speaker=wanted.speaker, filters=filters, most=most)
            found = [told for one in every if (told := _on(occasion, Wanted(occasion["words"], library.rarity), one))]
    else:
        found = sayings(library, about=about, filters=filters, least=SAID, within=True)
        found = [one for one in found if _alike(_words_of(one), about or "")]
    of_kind = set(stems(wanted.verb)) if wanted.verb else set()
    readings = sorted(
        (_reading(one) for one in found if one.speech.speaker),
        key=lambda one: (not (of_kind & set(stems((one.speech and one.speech.cue) or ""))), -one.score),
    )
    return in_turns(readings, lambda one: one.speech and one.speech.speaker) if wanted.report else readings


def near(library: Library, wanted: Asked, filters: Filters | None = None, today: date | None = None) -> list[Reading]:
    """What a person said where not the words themselves are about what is asked, but what stands before them, or the
    title of the article; best first. They may be of something else, and count less.

    Args:
        today: as in `answering`.
    """
    about = wanted.words
    if wanted.speaker is None or not about or STOP_WORDS.issuperset(words(about)):
        return []
    if _OCCASION.fullmatch(about) or _day(about, today or library.latest()):
        return []
    topic = Wanted(about, library.rarity)
    found = []
    for one in sayings(library, speaker=wanted.speaker, filters=filters, most=_LATEST):
        own, (right, same, last) = one.article.text[slice(*one.span)], _before(one)
        if topic.coverage(f"{right} {own}") >= ABOUT:
            found.append(replace(one, share=NEAR))
        elif (
            topic.coverage(f"{same} {own}") >= ABOUT
            or max(topic.coverage(last), topic.coverage(f"{one.article.title} {_opening(one.article)}")) >= SAID
        ):
            found.append(replace(one, share=NEARBY))
    return sorted(map(_reading, found), key=lambda one: -one.score)


def _before(saying: Saying) -> tuple[str, str, str]:
    """What stands right before a saying, not far before it in its paragraph, and in the one before that; of an answer,
    the question counts as what stands right before.
    """
    text, (start, _) = saying.article.text, saying.span
    opens = text.rfind("\n", 0, start) + 1
    same, before = text[max(opens, start - _BEFORE) : start], text[:opens].rstrip()
    last = before[max(before.rfind("\n") + 1, len(before) - _BEFORE) :]
    if is_turn(text, saying.speech):
        return f"{last} {same}", "", ""
    right = [same[one.start : one.end] for one in sentences(same, saying.article.language)][-1:]
    return "".join(right), same, last


def _opening(article: Article) -> str:
    """The first sentence of an article."""
    return article.text[slice(*enclosing(article.text, (0, 1), article.language))]


def _on(occasion: re.Match[str], wanted: Wanted, saying: Saying) -> Saying | None:
    """The saying, where it was said on an occasion: "before the vote", "in London"; None where nothing says so.

    Either its own sentences say so, or the article does by its title or its first sentence, or one not far before that
    names the speaker. Then it counts less.
    """
    article, how, what = saying.article, occasion["how"].casefold(), re.escape(occasion["words"])
    sentence = article.text[slice(*saying.span)]
    if wanted.coverage(_YET.sub("", sentence)) >= ABOUT:
        contrary = rf"\b{_CONTRARY.get(how)} (?:[\w'’-]+ ){{0,3}}{what}"
        return None if how in _CONTRARY and re.search(contrary, sentence, re.IGNORECASE) else saying
    opening = f"{_opening(article)}\n{_naming(saying)}"
    if wanted.coverage(_YET.sub("", f"{article.title} {opening}")) < SAID or how == "before":
        return None
    # Steel from Hamburg is nothing that was said there; a dateline says where all was.
    there = re.search(
        rf"(?:\b(?:in|at) (?:the )?|^){what}\b", f"{article.title}\n{opening}", re.IGNORECASE | re.MULTILINE
    )
    return None if how == "in" and (not there or _is_placed(saying)) else replace(saying, share=OCCASION)


def _naming(saying: Saying) -> str:
    """The sentences not far before a saying that name its speaker."""
    text, (start, _) = saying.article.text, saying.span
    (*_, surname) = untitled(saying.speech.speaker or "").split() or [""]
    before = text[max(0, start - _BEFORE) : start]
    told = (before[one.start : one.end] for one in sentences(before, saying.article.language))
    return "\n".join(one for one in told if surname and surname in one)


def _is_placed(saying: Saying) -> bool:
    """Whether the sentences of a saying say beside its words in which place it was said, or anything is."""
    speech, (first, _) = saying.speech, saying.span
    sentence = saying.article.text[slice(*saying.span)]
    own = range(speech.start - first, speech.end - first) if speech.direct else range(0)
    dates = names.dates(sentence)
    return any(
        place.start() not in own and not any(start <= place.end() < end for start, end in dates)
        for place in _PLACE.finditer(sentence)
    )


def may_be_by(library: Library, readings: Sequence[Reading], name: str, about: str | None = None) -> list[Reading]:
    """Those of the readings that may be the words of that person, who is named there, or spoken of as "she",
    or wrote the article and is quoted nowhere.

    What they say that somebody else has said is not, nor what stands in an article in which the occasion asked for is
    yet to be, or that does not name the place. An occasion may go by another word there, which is less sure.

    Args:
        about: what was spoken about, or when or where; None for anything.
    """
    own = meant(library, name)
    # (a day need not stand in the text)
    occasion = _OCCASION.fullmatch(about) if about and _day(about, library.latest()) is None else None
    if occasion and _SAID_IN.fullmatch(occasion[0]):
        occasion = None
    there = Wanted(occasion["words"], library.rarity) if occasion else None
    in_a_place = occasion is not None and bool(names.names(occasion["words"]))
    spoken = {one: _spoken_where_named(library, one, name, own) for one in {one.article_id for one in readings}}
    found = []
    for one in readings:
        told = spoken[one.article_id]
        if told is None or not _may_be_by(one, told, name, own):
            continue
        text = f"{told[0].title} {told[0].text}"
        if there is None or there.coverage(_YET.sub("", text)) >= ABOUT:
            found.append(one)
        elif not in_a_place and there.coverage(text) < ABOUT:
            found.append(replace(one, score=min(one.score, NEARBY)))
    return sorted(found, key=lambda one: -one.score)


def _spoken_where_named(
    library: Library, article_id: str, name: str, own: Sequence[str]
) -> tuple[Article, Sequence[Speech]] | None:
    """An article by or on the person, and what was said in it; None where it names him or her nowhere. It may be a
    book.
    """
    try:
        article, notes = library.article(article_id), library.notes(article_id)
    except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
        return None
    named = _is_by(article, name) or any(is_speaker(article.text, one) for one in (name, *own))
    return (article, notes.speech) if named else None


def _may_be_by(reading: Reading, spoken: tuple[Article, Sequence[Speech]], name: str, own: Sequence[str]) -> bool:
    article, every = spoken
    speech = [one for one in every if one.start < reading.end and reading.start < one.end]
    turns = [one for one in speech if is_turn(article.text, one)]
    named = [one.speaker for one in turns or speech if one.speaker and (turns or one.speaker[0].isupper())]
    if named:
        return any(speaker in own or is_speaker(speaker, name) for speaker in named)
    if speech or (not own and _is_by(article, name)):
        return True
    return is_speaker(reading.text, name) and not _spoken_to(reading.text, name)


def _is_by(article: Article, name: str) -> bool:
    """Whether the person wrote the article, which says what he or she does where it quotes nobody."""
    return bool(bearing(article.authors, name))


def _spoken_to(text: str, name: str) -> bool:
    """Whether somebody else speaks to the one named there, or does something with them, wherever they are named."""
    *_, surname = untitled(name).split() or [name]
    places = list(re.finditer(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE))
    return bool(places) and all(
        _TO_WHOM.search(text[: place.start()]) and not _DOES.match(text, place.end()) for place in places
    )


def may_be_of(library: Library, readings: Sequence[Reading], days: OfDays) -> list[Reading]:
    """Those of the readings that may have been said on these days: by their own words, or by the day on which they
    were said or, where that is not known, published. "Said in 2022" is of no other year.
    """
    found = []
    for one in readings:
        article = _article(library, one.article_id)
        year = _SPOKE_IN.search(one.text)
        if article is None or (year and not days.first.year <= int(year["year"]) <= days.last.year):
            continue
        spoken = library.speech(articles=[article.id])
        said = [speech.date for speech in spoken if speech.start < one.end and one.start < speech.end and speech.date]
        if days.names(one.text) or any(days.hold(day) for day in said or (article.published,)):
            found.append(one)
    return found


def may_say(library: Library, readings: Sequence[Reading], what: str) -> list[Reading]:
    """Those of the readings that may say what "Who said …?" asks for: most of its words, and as much denied."""
    wanted = Wanted(what, library.rarity)
    return [one for one in readings if wanted.coverage(one.text) >= SAID and _alike(one.text, what)]


def _reading(saying: Saying) -> Reading:
    speech, (start, end) = saying.speech, saying.span
    return Reading(
        article_id=speech.article_id,
        start=start,
        end=end,
        text=saying.article.text[start:end],
        score=saying.share * (SURE if speech.direct else REPORTED_SURE),
        emphasis=((speech.start, speech.end),) if speech.direct and (speech.start, speech.end) != (start, end) else (),
        speech=speech,
    )


def _day(about: str, today: date | None) -> Mention | None:
    """The day or days of the past that the words are, where they are nothing else: "Friday", "14 March"."""
    about = with_capitals(about)
    found = mentions(about, today)
    if not found:
        return None
    (first, *_) = found
    rest = about[: first.start] + about[first.end :]
    if not STOP_WORDS.issuperset(words(rest)):
        return None
    return behind(first, about[first.start : first.end], today) if today else first


def _was_said_then(library: Library, saying: Saying, days: Mention) -> bool:
    """Whether what was said on a day that nobody knows, "in 2022", was said on these: its sentences name them."""
    speech, (start, end) = saying.speech, saying.span
    if speech.date is not None:
        return False
    own = range(speech.start, speech.end) if speech.direct else range(0)
    try:
        named = library.notes(speech.article_id).mentions
    except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
        return False
    return any(
        start <= one.start < end and one.start not in own and days.first <= one.first and one.last <= days.last
        for one in named
    )


def _words_of(saying: Saying) -> str:
    speech = saying.speech
    return saying.article.text[slice(speech.start, speech.end) if speech.direct else slice(*saying.span)]


def _alike(text: str, what: str) -> bool:
    return denies(text, what) == denies(what, None)


def _article(library: Library, article_id: str) -> Article | None:
    try:
        return library.article(article_id)
    except (ArticleNotFound, LibraryDamaged):  # removed a moment ago, or quoted nowhere
        return None


def _wanted(name: str) -> frozenset[str]:
    """The words by which a speaker is known: those of the name, or of a description that holds none."""
    name = re.sub(r"['’]s?$", "", name.strip())
    every = [word for word in name.split() if word.casefold() not in _ARTICLES]
    small = [word for word in every if word.islower()]
    own = untitled(name)
    joined = any(one in _JOINING for one in small) and every[:1] == small[:1]  # "the mayor of Bergen"
    article = len(every) < len(name.split())
    described = article and bool(every) and every[-1].casefold() in TITLES  # "the business secretary"
    if joined or described or all(word.casefold() in TITLES for word in own.split()):
        return _name_words(" ".join(every)) - _JOINING
    return _name_words(own) - _ARTICLES or _name_words(name)


def _is_name(speaker: str) -> bool:
    """Whether that is somebody's name, and not what an article calls somebody without one: "The judge", "Police"."""
    return speaker.casefold() not in _SEVERAL and re.match(r"(?!(?:An?|The) [a-z])[^\W\d_a-z]", speaker) is not None


def _surname(name: str) -> str | None:
    """The surname that is all a name says of somebody's, a title aside: of "Mayor Ashdown", "Ashdown"."""
    if " " not in name:
        return name
    own = untitled(name)
    return own if own != name and " " not in own and name.split()[0].casefold() not in _BEFORE_FIRST else None


def _name_words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return frozenset(re.findall(r"\w+", re.sub(r"['’]s\b", "", plain)))


def _capital(name: str) -> str:
    """The name with the capitals that it has, for whoever asks in small letters."""
    return name if any(character.isupper() for character in name) else name.title()
