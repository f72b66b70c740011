"""Who said what in an article: each direct quote, and each sentence that reports speech, with its speaker.

Rules for English: a verb of saying near the quote, its subject, and whom that stands for. In other languages quotes
are found by their marks, and their speaker only where the article's own words fit these rules. Words in quotation
marks that nobody is said to have said (titles, terms, scare quotes) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qa import names
from qa.dates import mentions
from qa.passages import sentences
from qa.people import PAPERS, People
from qa.quotation import Quotation, quotations
from qa.types import Article, Span, Speech

#: Words of the shortest fragment inside a sentence that counts as somebody's words, where a verb says so; below,
#: it is a term or a scare quote.
FRAGMENT: Final = 4
#: … and where no verb of its sentence says so, but that of the sentence before does.
LONE_FRAGMENT: Final = 5
#: Code points between a verb of saying and its subject.
_REACH: Final = 160

_SAID: Final = (
    "said says say told tells added adds warned warns insisted insists argued argues claimed claims stated states noted "
    "notes explained explains announced announces declared declares acknowledged admitted admits cautioned continued "
    "continues recalled recalls joked jokes quipped testified testifies predicted predicts suggested suggests stressed "
    "stresses urged urges vowed vows pledged pledges promised promises accused accuses denied denies confirmed confirms "
    "conceded concedes demanded demands emphasised emphasized estimated estimates exclaimed maintained maintains "
    "mentioned observed observes pleaded proclaimed reasoned reckoned reckons remarked remarks reiterated reiterates "
    "reminded responded responds replied replies revealed reveals shouted whispered asked asks answered answers "
    "concluded concludes complained complains commented comments wrote writes tweeted tweets posted reads read "
    "reported reports described describes called calls dubbed hailed hails praised criticised criticized condemned "
    "condemns denounced slammed branded lamented objected protested threatened hinted agreed agrees "
    "contended asserted asserts alleged alleges advised advises thanked recounted summed joked enthused boasted sighed "
    "appealed apologised apologized echoed declared ruled chanted instructed sang cried yelled thundered wondered "
    "opined proposed disclosed signalled signaled "
    "deemed labelled labeled characterized characterised likened credits"
).split()
_SAYING: Final = (
    "saying adding telling warning insisting arguing claiming stating noting explaining announcing declaring "
    "acknowledging admitting cautioning recalling joking predicting suggesting stressing urging vowing promising "
    "accusing denying confirming demanding emphasising emphasizing writing tweeting posting asking calling describing "
    "reading concluding complaining condemning praising criticising criticizing dubbing branding replying quipping "
    "labelling labeling alleging asserting revealing hailing denouncing thanking reiterating testifying"
).split()
#: Verbs that report speech without its marks; the others also mean other things ("read", "called", "hopes").
_REPORTED: Final = frozenset(
    "said says told tells added warned warns insisted insists argued argues claimed claims stated explained announced "
    "declared acknowledged admitted cautioned testified predicted suggested stressed urged vowed pledged promised accused "
    "denied confirmed conceded demanded estimated maintained reiterated responded replied revealed concluded complained "
    "tweeted wrote condemned threatened contended asserted alleged disclosed noted denounced".split()
)
_CUE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(set(_SAID) | set(_SAYING), key=len, reverse=True))})\b", re.IGNORECASE
)
_ACCORDING: Final = re.compile(r"\baccording to\s+", re.IGNORECASE)
_GERUNDS: Final = frozenset(_SAYING)
#: What goes before words in marks that are a name or a term, not speech.
_TERMED: Final = re.compile(
    r"\b(?:titled|entitled|known as|nicknamed|so-called|dubbed|named|(?:film|movie|song|album|book|novel|series|show|play|"
    r"single|track|episode|paper|essay|poem|musical|hit|sitcom|documentary|podcast|magazine|game|headline|term|word|"
    r"phrase|slogan|hashtag|code-?named|act|bill)s?(?: of| like| such as| is| was)?),?\s*$",
    re.IGNORECASE,
)
_PRONOUN: Final = frozenset("he she they it who i we which hers his".split())
_PRONOUN_END: Final = re.compile(r"\b(he|she|they|it|who|I|we|hers)$", re.IGNORECASE)
#: Adverbs, auxiliaries and times between a subject and its verb.
_BETWEEN: Final = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|then|later|once|previously|first|recently|repeatedly|reportedly|earlier|publicly|"
    r"again|further|even|simply|now|since|would|could|will|may|did|often|today|himself|herself|themselves|too|still|"
    r"meanwhile|however|though|already|have been|has been|is|was|were|are|not|never|only|just|both|all|each|yesterday|"
    r"at one point|in turn|subsequently|(?:earlier |later )?(?:last|this) (?:week|month|year|night|morning|evening)|(?:on |late |early |earlier )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?!only|family|july|italy|ally|bully|assembly|supply|reply|lily|kelly|emily|sally|holly|billy|molly)[a-z]+ly))+$"
)
#: A clause that begins so has its subject later: "In a statement, Kerry said".
_NO_SUBJECT: Final = re.compile(
    r"^(?:in|on|at|after|before|during|later|meanwhile|however|speaking|referring|asked|according|while|when|as|for|but|"
    r"and|or|so|yet|by|with|if|because|since|until|addressing|earlier|now|then|still|also|from|to|under|over|through|"
    r"among|despite|although|though|where|instead|moreover|additionally|likewise|similarly|finally|following|once|"
    r"responding|writing|appearing|testifying|citing|noting|yesterday|today|last|this|that said|of|about|against|given|"
    r"generally|eventually|potentially)\b",
    re.IGNORECASE,
)
#: The word that ends a name or description behind a verb: "said Philip Mudd in London".
_STOP: Final = re.compile(
    r"[,.;:!?(\n–—“”\"«»„]|\s-\s|\s(?:in|on|at|during|to|as|when|after|before|who|which|that|while|about|with|from|by|"
    r"for|and then|and|but|because|last|this|earlier|later|via|following|upon|against|amid|through|over|under|close|familiar|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_DESCRIBED: Final = re.compile(
    r"\b(?:(?:the|a|an|his|her|their|its|one|another|some|several|many|most|two|three|other|"
    r"[^\W\d_a-z][\w.-]*(?:['’]s|s['’]))\s(?:[\w'’./&-]+\s){0,6}?[\w'’.-]+|"
    r"(?:[\w-]+ ){0,2}(?:officials|police|critics|experts|residents|authorities|scientists|researchers|analysts|lawyers|"
    r"prosecutors|witnesses|campaigners|activists|doctors|investigators|diplomats|observers|supporters|opponents|"
    r"forecasters|reports|sources|posts|media|economists|ministers|lawmakers|senators|republicans|democrats|fans|"
    r"users|people|others|many|some|one|documents|records))$",
    re.IGNORECASE,
)
_NO_NOUN: Final = frozenset(
    """the a an and or but that which who to of in on at by for with from as is was were are be been has have had will
    would not it he she they this also so if when while than then about into over after before""".split()
)


@dataclass(frozen=True)
class _Said:
    """Who speaks and by which verb."""

    speaker: str
    cue: str | None


@dataclass(frozen=True)
class _Frame:
    """One sentence, or several that one quote holds together, with the quotes in it."""

    start: int
    end: int
    opens: bool
    quotes: tuple[Quotation, ...]


def speeches(article: Article) -> list[Speech]:
    """All that the article says somebody said, in order."""
    return list(_Reading(article).speeches())


class _Reading:
    """One pass over an article, from its first sentence to its last."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._quotes = quotations(article.text)
        self._people = People(article.text, article.title, [(quote.start, quote.end) for quote in self._quotes])
        #: Who spoke last, and where that stands.
        self._last: _Said | None = None
        self._last_at = 0
        #: Whether the last quote went on into the next paragraph: it opens anew there, and closes only at its end.
        self._open = False

    def speeches(self) -> Iterator[Speech]:
        for frame in self._frames():
            if frame.quotes:
                found = list(self._direct(frame))
                yield from found
                if any(speech.direct for speech in found):
                    continue
            reported = self._reported(frame)
            if reported is not None:
                yield reported

    def _frames(self) -> Iterator[_Frame]:
        """The text's sentences, those that a quote spans or a small letter continues taken as one."""
        quotes = self._quotes
        at = 0
        spans: list[tuple[int, int, bool]] = []
        for sentence in sentences(self._text, self._article.language):
            while at < len(quotes) and quotes[at].end <= sentence.start:
                at += 1
            cut = at < len(quotes) and quotes[at].start < sentence.start < quotes[at].end
            # `"We go." he said`: what follows a quote in small letters belongs to it; a lone closing mark too.
            goes_on = (
                bool(spans)
                and not sentence.opens
                and (
                    self._text[sentence.start].islower()
                    or not any(c.isalnum() for c in self._text[sentence.start : sentence.end])
                )
            )
            asked = (
                at
                and quotes[at - 1].end == (spans[-1][1] if spans else -1)
                and self._text[quotes[at - 1].inner[1] - 1] in "?!,"
            )
            named = asked and _NAMED_AFTER.match(self._text, sentence.start, sentence.end)
            if spans and not sentence.opens and (cut or goes_on or named):
                spans[-1] = (spans[-1][0], sentence.end, spans[-1][2])
            else:
                spans.append((sentence.start, sentence.end, sentence.opens))
        at = 0
        for start, end, opens in spans:
            own = []
            while at < len(quotes) and quotes[at].start < end:
                if quotes[at].start >= start:
                    own.append(quotes[at])
                at += 1
            yield _Frame(start, end, opens, tuple(own))

    # -- direct quotes ----------------------------------------------------------------------------------------

    def _direct(self, frame: _Frame) -> Iterator[Speech]:
        text = self._text
        edges = [frame.start, *(edge for quote in frame.quotes for edge in (quote.start, quote.end)), frame.end]
        outside = [(edges[i], max(edges[i], edges[i + 1])) for i in range(0, len(edges), 2)]
        spoken = [self._near(frame, outside, number) for number in range(len(frame.quotes))]
        whole = next((said for said in spoken if said), None) or self._anywhere(frame, outside)
        alone = not any(character.isalnum() for a, b in outside for character in text[a:b])
        made = False
        for number, quote in enumerate(frame.quotes):
            said = spoken[number]
            words = _words(text[slice(*quote.inner)])
            if _is_title(text, quote) and (said is None or words < FRAGMENT) and not alone:
                continue
            named = _TERMED.search(text[slice(*outside[number])]) and not text[quote.inner[0]].islower()
            if named and not _sentence(text, quote):
                continue
            if said is None:
                said = self._carried(frame, quote, words, whole, alone=alone)
                if said is None:
                    continue
            elif words < FRAGMENT and not _sentence(text, quote):
                continue
            self._last, self._last_at = (said if said.speaker else self._last), quote.end
            made = True
            yield Speech(
                self._article.id,
                quote.start,
                quote.end,
                said.speaker or None,
                said.cue,
                self._day(outside),
                direct=True,
            )
        if frame.quotes:
            self._open = made and not frame.quotes[-1].closed

    def _carried(
        self, frame: _Frame, quote: Quotation, words: int, whole: _Said | None, *, alone: bool
    ) -> _Said | None:
        """Whose words these are where no verb stands beside them; None where they are nobody's."""
        text = self._text
        if whole is not None:
            return whole if words >= FRAGMENT or _sentence(text, quote) else None
        if alone and (_sentence(text, quote) or self._open or not quote.closed):
            if not self._near_enough(quote.start) and words < LONE_FRAGMENT:
                return None
            last = self._last if self._near_enough(quote.start) else None
            return replace(last, cue=None) if last else _Said("", None)
        same = self._last is not None and self._last_at > text.rfind("\n", 0, frame.start)
        if words >= (FRAGMENT if same else LONE_FRAGMENT) and not _is_title(text, quote):
            return (
                replace(self._last, cue=None)
                if same and self._last
                else (_Said("", None) if words > LONE_FRAGMENT else None)
            )
        return None

    def _near_enough(self, at: int) -> bool:
        """Whether the last speaker spoke in this paragraph or in the one before."""
        return self._last is not None and self._text.count("\n\n", self._last_at, at) + 0 <= 1

    def _near(self, frame: _Frame, outside: Sequence[Span], number: int) -> _Said | None:
        """The verb of saying right behind a quote, else the one before it."""
        before, after = outside[number], outside[number + 1]
        behind = self._behind(after)
        if behind is not None and not self._text[slice(*before)].rstrip().endswith(":"):
            return behind
        ahead = self._ahead(frame, before)
        return ahead or behind

    def _behind(self, segment: Span) -> _Said | None:
        """ "…", said X. — "…", X said. — "…", according to X."""
        start, end = segment
        text = self._text[start:end]
        lead = re.match(r"[\s,.’'…–—-]*(?:as )?", text)
        at = lead.end() if lead else 0
        rest = text[at:]
        according = _ACCORDING.match(rest)
        if according:
            return self._object(start + at + according.end(), end, "according to")
        for cue in _CUE.finditer(rest):
            if cue.start() > _REACH or cue.group().casefold() in _GERUNDS:
                return None
            head = rest[: cue.start()]
            if _ends_clause(head):
                return None
            if not head.strip(" ,"):
                inverted = self._object(start + at + cue.end(), end, cue.group())
                if inverted:
                    return inverted
                return None
            if _NO_SUBJECT.match(head.lstrip()) or _CUE_IS_NOUN.search(head):
                return None
            if text[: at + 1].lstrip()[:1].islower() and not re.match(r"[a-z]", rest[:1]):
                return None
            speaker = self._subject(start + at, start + at + cue.start())
            if speaker:
                return _Said(speaker, cue.group())
            return None
        return None

    def _ahead(self, frame: _Frame, segment: Span) -> _Said | None:
        """X said: "…" — X told Y that "…" — …, saying "…"."""
        start, end = segment
        text = self._text[start:end]
        according = list(_ACCORDING.finditer(text))
        for cue in reversed(list(_CUE.finditer(text))):
            if _is_noun(text, cue):
                continue
            inverted = self._inverted(text, cue, start, end)
            if inverted:
                return inverted
            speaker = self._subject(frame.start, start + cue.start(), gerund=cue.group().casefold() in _GERUNDS)
            if speaker:
                return _Said(speaker, cue.group())
        if according and start == frame.start:
            return self._object(start + according[-1].end(), end, "according to")
        return None

    def _inverted(self, text: str, cue: re.Match[str], start: int, end: int) -> _Said | None:
        """ "…, said the paper, …": whoever stands behind the verb, closed off by a comma or a full stop."""
        before = text[: cue.start()].rstrip()
        if (before and not before.endswith((",", "”", '"', "’"))) or cue.group().casefold() in ("told", "tells"):
            return None
        closed = _CLOSED.match(text, cue.end())
        if closed is None or _VERB.search(closed["who"]):
            return None
        return self._object(start + cue.end(), end, cue.group())

    def _anywhere(self, frame: _Frame, outside: Sequence[Span]) -> _Said | None:
        """The verb of saying somewhere else in the sentence: "It was a “…” win at the “…” ground, said the paper."""
        for start, end in reversed(outside):
            text = self._text[start:end]
            for according in _ACCORDING.finditer(text):
                said = self._object(start + according.end(), end, "according to")
                if said:
                    return said
            for cue in reversed(list(_CUE.finditer(text))):
                if _is_noun(text, cue) or cue.group().casefold() in _GERUNDS:
                    continue
                inverted = self._inverted(text, cue, start, end)
                if inverted:
                    return inverted
                speaker = self._subject(start, start + cue.start())
                if speaker:
                    return _Said(speaker, cue.group())
        return None

    # -- reported speech --------------------------------------------------------------------------------------

    def _reported(self, frame: _Frame) -> Speech | None:
        """The sentence, where it says in other words what somebody said."""
        text = self._text[frame.start : frame.end]
        if not text[-1:] or text[-1] not in ".!?…”’\"'»“)":
            return None  # a headline or a caption
        said: _Said | None = None
        for cue in _CUE.finditer(text):
            if (
                cue.group().casefold() not in _REPORTED
                or _is_noun(text, cue)
                or self._quoted(frame, frame.start + cue.start())
            ):
                continue
            speaker = self._subject(frame.start, frame.start + cue.start())
            if speaker is None and text[: cue.start()].rstrip().endswith(","):
                said = self._object(frame.start + cue.end(), frame.end, cue.group())
            elif speaker:
                said = _Said(speaker, cue.group())
            if said:
                break
        if said is None:
            according = _ACCORDING.search(text)
            if according:
                said = self._object(frame.start + according.end(), frame.end, "according to")
        if said is None or not said.speaker:
            return None
        self._last, self._last_at = said, frame.end
        return Speech(
            self._article.id,
            frame.start,
            frame.end,
            said.speaker,
            said.cue,
            self._day([(frame.start, frame.end)]),
            direct=False,
        )

    def _quoted(self, frame: _Frame, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in frame.quotes)

    # -- who --------------------------------------------------------------------------------------------------

    def _subject(self, start: int, end: int, *, gerund: bool = False) -> str | None:
        """Who stands before a verb that ends the words `text[start:end]`, in full; None where nobody does."""
        words = _blanked(self._text, start, end)
        words = _PARENTHESIS.sub(lambda match: " " * len(match.group()), words)
        words = words.rstrip()
        between = _BETWEEN.search(words)
        if between:  # the comma stays: "Toyota, another competitor, previously told"
            words = words[: between.start()] + ("," if between.group().startswith(",") else "")
        if not words.strip():
            # "Admitting that …, he hailed": the verb opens the sentence, its subject follows.
            return self._follows(start, end) if gerund else None
        if gerund and not self._people.ending(start, start + len(words)):
            return self._clause_subject(start, words)
        if gerund and (words.endswith(",") or re.search(r"\b(?:by|and|while|before|in|of|but)$", words)):
            return self._clause_subject(start, words)
        if words.endswith(","):
            return self._before_comma(start, words)
        relative = re.search(r",?\s*\b(?:who|that|which)$", words)
        if relative:
            return self._ending(start, words[: relative.start()])
        conjunction = re.search(r"(?:,?\s*\b(?:and|but|or|then)|,)$", words)
        if conjunction:
            return self._clause_subject(start, words[: conjunction.start()])
        return self._ending(start, words)

    def _follows(self, start: int, end: int) -> str | None:
        """ "Admitting that …, he hailed": the subject that a sentence has behind the verb that opens it."""
        stop = self._text.find("\n", end)
        words = _blanked(self._text, end, stop if stop >= 0 else len(self._text))[: _REACH * 3]
        for comma in re.finditer(r",\s+", words):
            pronoun = re.match(r"(he|she)\b", words[comma.end() :])
            if pronoun:
                return self._meant(pronoun.group(1), start)
            named = self._people.within(end + comma.end(), end + comma.end() + 60)
            if named and named[0][0] == end + comma.end():
                return self._people.named(self._text[slice(*named[0])], named[0][0])
        return None

    def _ending(self, start: int, words: str) -> str | None:
        """Whoever the last of these words name."""
        words = words.rstrip()
        at = start + len(words)
        pronoun = _PRONOUN_END.search(words)
        if pronoun:
            return self._meant(pronoun.group(1), start + pronoun.start())
        last = self._people.ending(start, at)
        headed = _headed(words)
        if headed and (last is None or last[0] > start + headed.end("article")):
            phrase = headed["phrase"]
            if not _CUE.fullmatch(phrase.split()[-1]) and phrase.split()[-1].casefold() not in _NO_NOUN:
                place = start + headed.start("phrase")
                return self._people.described(phrase, place, self._recent(place))
        described = _DESCRIBED.search(words)
        if last is not None:
            name = self._people.named(self._text[slice(*last)], last[0])
            trade = _BY_TRADE.search(words[: last[0] - start])
            if trade is None or self._people.is_person(name):
                return name
            place = start + trade.start(1)
            return self._people.described(self._text[place:at], place, self._recent(place))
        if described:
            phrase = described.group()
            if phrase.split()[-1].casefold() in _NO_NOUN or _CUE.fullmatch(phrase.split()[-1]):
                return None
            return self._people.described(phrase, start + described.start(), self._recent(start + described.start()))
        bare = re.search(r"(?:^|[\s(])([\w-]+(?:\.[\w-]+)+)$", words)  # "football.example.org"
        return bare.group(1) if bare else None

    def _meant(self, pronoun: str, at: int) -> str | None:
        word = pronoun.casefold()
        if word in ("i", "we", "it", "who"):
            return self._recent(at) if word in ("it", "who") else None
        return self._people.pronoun(word, at, self._recent(at), self._last_at)

    def _recent(self, at: int) -> str | None:
        """Who spoke last, if that was in this paragraph or in one of the two before."""
        if self._last is None or self._text.count("\n\n", self._last_at, at) > 2:
            return None
        return self._last.speaker or None

    def _before_comma(self, start: int, words: str) -> str | None:
        """ "X, a diplomat," → X; "her partner, X," → X; "In London, X, however," → X."""
        clause = re.split(r"[;:]\s|\s[–—]\s", words.rstrip(", "))[-1]
        clause = re.sub(r"(?<=,\s)(?:and|but|while|with)\s", lambda match: " " * len(match.group()), clause)
        offset = start + len(words.rstrip(", ")) - len(clause)
        parts: list[tuple[int, str]] = []
        for match in re.finditer(r"[^,]+", clause):
            parts.append(
                (offset + match.start() + len(match.group()) - len(match.group().lstrip()), match.group().strip())
            )
        for place, part in reversed(parts):
            # (the nearest bare name before the verb, whatever stands in apposition to it)
            if _pure(part) and not _LETTERS.fullmatch(part):
                name = self._people.ending(place, place + len(part))
                if name:
                    return self._people.named(self._text[slice(*name)], name[0])
            if _PRONOUN_END.fullmatch(part):
                return self._meant(part, place)
        for place, part in parts:
            if _NO_SUBJECT.match(part) and not re.match(r"but the\b", part, re.IGNORECASE):
                continue
            name = self._people.ending(place, place + len(part))
            if name:
                return self._people.named(self._text[slice(*name)], name[0])
            if _DESCRIBED.search(part) and not re.search(r"\b(?:was|were|had|is|are|did|has)\b", part):
                return self._ending(place, part)
        return None

    def _clause_subject(self, start: int, words: str) -> str | None:
        """The subject of the clause that these words begin: the first name, pronoun or description in it."""
        clause = re.split(r"[;:]\s", words)[-1]
        offset = start + len(words) - len(clause)
        place = offset
        for part in re.split(r"(?<=,)\s", clause):
            stripped = part.strip()
            if stripped and not _NO_SUBJECT.match(stripped):
                first = re.match(r"(he|she|they|it|I|we)\b", stripped, re.IGNORECASE)
                if first:
                    return self._meant(first.group(1), place)
                lead = re.match(r"(?:the|a|an|his|her)\b", stripped, re.IGNORECASE)
                verb = _VERB.search(stripped)
                head = stripped[: verb.start()].rstrip() if verb else stripped
                named = self._people.within(place, place + len(head))
                if named and not (lead and named[-1][1] < place + len(head)):
                    last = named[-1]
                    return self._people.named(self._text[slice(*last)], last[0])
                if lead and head:
                    return self._ending(place, head)
            place += len(part) + 1
        return None

    def _object(self, start: int, end: int, cue: str) -> _Said | None:
        """Who stands behind a verb or "according to": "said the mayor", "said Philip Mudd, an analyst"."""
        words = self._text[start:end]
        lead = len(words) - len(words.lstrip())
        stop = _STOP.search(words, lead + 1)
        while stop and stop.group().startswith(".") and _abbreviated(words, stop.start()):
            stop = _STOP.search(words, stop.end())
        phrase = words[lead : stop.start() if stop else len(words)].rstrip()
        if not phrase or not phrase[0].isalnum() or len(phrase) > _REACH:
            return None
        at = start + lead
        pronoun = _PRONOUN_END.fullmatch(phrase)
        if pronoun:
            who = self._meant(phrase, at)
            return _Said(who, cue) if who else None
        joined = re.match(r"\s?and\s", words[lead + len(phrase) :])
        if joined and stop:  # "Jeany and Stephen Cronk", "the Institute for Business and Human Rights"
            longer = _STOP.search(words, stop.end() + 1)
            more = words[lead : longer.start() if longer else len(words)].rstrip()
            if more.split()[-1][0].isupper():
                phrase = more
        name = self._people.ending(at, at + len(phrase))
        if name:
            return _Said(self._people.named(self._text[slice(*name)], name[0]), cue)
        by = re.match(r"\s(?:by|from) (?:the )?(?=[^\W\d_a-z])", words[lead + len(phrase) :])
        if by and phrase.split()[-1].casefold() in PAPERS:
            author = self._object(at + len(phrase) + by.end(), end, cue)
            if author:
                return author
        if phrase.split()[-1].casefold() in _NO_NOUN:
            return None
        described = re.match(
            r"(?:the|a|an|his|her|their|its|one|another|some|several|this)\b|[\w.-]+\.[a-z]{2,}$|[^\W\d_a-z]\S*['’]s?\s",
            phrase,
            re.I,
        )
        if described:
            return _Said(self._people.described(phrase, at, self._recent(at)), cue)
        inside = names.names(phrase)
        if inside and inside[0][0] == 0:
            return _Said(self._people.named(phrase[slice(*inside[-1])], at + inside[-1][0]), cue)
        if _DESCRIBED.fullmatch(phrase):
            return _Said(phrase, cue)
        return None

    # -- when -------------------------------------------------------------------------------------------------

    def _day(self, outside: Sequence[Span]) -> date | None:
        """The day that the words around a quote name, if it is one that lies behind; else that of the article."""
        published = self._article.published
        if published is None:
            return None
        for start, end in outside:
            for mention in mentions(self._text[start:end], published, self._article.language):
                if mention.first == mention.last <= published and (published - mention.first).days <= 7:
                    return mention.first
        return published


#: What follows a name behind a comma and is none: "Tim Norman, Ph.D", "Ronny Jackson, R-Texas".
_LETTERS: Final = re.compile(r"(?:Ph\.?\s?D|M\.?D|Jr|Sr|MP|MEP|CBE|OBE|KC|QC|Esq|[RDI]-\w[\w.]*)\.?")
#: A subject that begins with an article and goes on behind a preposition: "a post on Telegram", "the mother of X".
_HEADED: Final = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|that)\s)\s*(?P<phrase>(?P<article>(?:the|an?|one|another|his|her|their|its)\s)"
    r"(?:[\w’'/&-]+\s){0,3}?[\w’'/&-]+(?: of (?:[\w’'/&-]+\s?){1,4}?)?)"
    r"\s(?:in|on|at|from|for|with|to|by|near|about|close|[a-z]+ing|who|that)\s[^,;:]*$",
    re.IGNORECASE,
)
#: `"Why?" Martin Kimani said`: a sentence that only names who asked belongs to the question.
_NAMED_AFTER: Final = re.compile(rf"[^“”\".,;:]{{2,60}}?\s(?:{'|'.join(_SAID)})\b", re.IGNORECASE)
#: Whoever stands behind a verb, up to what closes it off.
_CLOSED: Final = re.compile(
    r"(?P<who>\s(?:[^,.;:]|\.(?=\w)){2,60}?)"
    r"(?:[,;:]|\.(?!\w)|\s(?:in|on|at|as|after|when|while|this|last|earlier|yesterday|during|following)\s|$)"
)
#: A title or trade with an adjective before it: "the former Green Beret", "the ex-president".
_BY_TRADE: Final = re.compile(r"(?:^|\s)((?:the|an?|his|her) (?:[a-z][\w’'-]* ){1,4}|(?:the|an?) (?:ex|half)-)$")
#: Asides between dashes or in brackets.
_PARENTHESIS: Final = re.compile(r"\s[–—]\s[^–—]{1,200}\s[–—](?=\s)|\([^()]{1,200}\)")
_VERB: Final = re.compile(
    rf"\b(?:{'|'.join(_SAID)}|was|were|is|are|has|have|had|did|does|will|would|can|could|may|might|should|must|failed|went|came|took|"
    r"(?<=\s)[a-z]{2,}ed|(?<=\s)[a-z]{3,}(?:es|ts|ks|ns|ls|ys|ms|ds)|made|gave|sent|led|left|spoke|met|held|saw)\b"
)
_CUE_IS_NOUN: Final = re.compile(r"\b(?:the|a|an|its|his|her|their|of|these|those|new|false)\s+$", re.IGNORECASE)


def _headed(words: str) -> re.Match[str] | None:
    return _HEADED.search(words[-_REACH * 2 :].rjust(len(words)))


def _is_noun(text: str, cue: re.Match[str]) -> bool:
    """Whether what looks like a verb of saying is a noun or a participle here: "false claims", "so-called"."""
    word = cue.group().casefold()
    before, after = text[: cue.start()], text[cue.end() :]
    if before.endswith("-") or after.startswith("-"):
        return True
    if re.search(r"\b(?:is|are|was|were|be|been|being|to)(?: also| now| often)? $", before) and word not in _GERUNDS:
        return True  # "was told", "is described as"
    if word in ("read", "called", "described", "reported", "posted", "dubbed", "quoted", "alleged") and re.search(
        r"\b(?:the|a|an)(?: \w+)? $", before
    ):
        return True
    if word.endswith("s") and _CUE_IS_NOUN.search(before) and word not in ("says", "tells"):
        return True
    return (
        word.endswith("s")
        and word not in ("says", "tells")
        and bool(re.match(r"\s+(?:of|from|by|in|about|and)\b", after))
    )


def _ends_clause(head: str) -> bool:
    """Whether these words behind a quote go on with its sentence before any verb of saying comes."""
    return bool(
        re.search(r"[.!?;]\s", _TITLE_STOP.sub(" ", head))
        or re.match(r"\s*(?:and|but|or|that|which|who|whom|whose|where|when)\b", head)
    )


_TITLE_STOP: Final = re.compile(r"\b(?:[A-Z]|Sen|Rep|Reps|Gov|Dr|Mr|Mrs|Ms|Lt|Col|Gen|Sgt|Capt|St|Jr|Sr|Prof|Rev|Ph)\.")


def _abbreviated(words: str, at: int) -> bool:
    """Whether the full stop there ends an abbreviation or stands inside an address."""
    return bool(_TITLE_STOP.search(words[max(0, at - 5) : at + 1])) or words[at + 1 : at + 2].isalnum()


def _pure(part: str) -> bool:
    """Whether a phrase is a name with a title or trade before it, and no more: "executive director Tony Clark"."""
    found = names.names(part)
    if not found or found[-1][1] < len(part):
        return False
    before = part[: found[-1][0]].strip()
    return not re.search(
        r"\b(?:of|for|at|in|with|to|by|from|the|a|an|on|and|that|was|is|which|who|whose)\b", before, re.IGNORECASE
    )


def _words(text: str) -> int:
    return len(re.findall(r"[\w’'-]*\w[\w’'-]*", text))


def _sentence(text: str, quote: Quotation) -> bool:
    """Whether a quote is a sentence of its own: it begins with a capital and ends as sentences do."""
    inner = text[slice(*quote.inner)].strip()
    begins = next((c for c in inner if c.isalnum()), "")
    return (begins.isupper() or begins.isdigit() or not begins.islower()) and (
        inner.endswith((".", "!", "?", "…", ",", ".’", "?’", ".'", "?'", "!’", "—", "–")) or not quote.closed
    )


def _is_title(text: str, quote: Quotation) -> bool:
    """Whether the words are written as the title of a work is: with capitals."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text[slice(*quote.inner)])
    long = [word for word in words if len(word) > 3]
    return (
        len(words) <= 12 and bool(words) and all(word[0].isupper() for word in long or words) and words[0][0].isupper()
    )


def _blanked(text: str, start: int, end: int) -> str:
    """The words without what is quoted in them, at the same offsets."""
    words = text[start:end]
    for quote in quotations(words):
        words = words[: quote.start] + " " * (quote.end - quote.start) + words[quote.end :]
    return words
