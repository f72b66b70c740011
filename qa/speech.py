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
from itertools import islice
from typing import Final

from qa import names, phrases, wording
from qa.dates import mentions
from qa.passages import sentences
from qa.people import KIN, PAPERS, TITLES, People, is_unnamed
from qa.phrases import REACH
from qa.quotation import LONGEST, Quotation, quotations
from qa.types import Article, Span, Speech

#: Words of the shortest fragment inside a sentence that counts as somebody's words, where a verb says so; below,
#: it is a term or a scare quote.
FRAGMENT: Final = 4
#: … and where no verb of its sentence says so, but that of the sentence before does.
LONE_FRAGMENT: Final = 5
#: Code points of a text that are read as one; news articles are far shorter.
STRETCH: Final = 60_000
#: Code points of the longest sentence that is put together from several, half as much again as of any in a sample of
#: news: a line of "he said. he said." is no one's, and each verb is looked at with all that stands before it.
_LONGEST: Final = 2_400
#: Verbs of saying in one sentence; one that has more is a list of them.
_MOST_VERBS: Final = 20
#: Words that look like verbs before a colon whose subject is looked for.
_VERBS: Final = 4


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
    """All that the article says somebody said, in order.

    A very long text is read in stretches of `STRETCH`, each with the people it names itself.
    """
    found: list[Speech] = []
    start = 0
    while start < len(article.text):
        end = len(article.text)
        if end - start > STRETCH * 3 // 2:
            line = article.text.rfind("\n", start + STRETCH // 2, start + STRETCH)
            end = line + 1 if line >= 0 else start + STRETCH
        part = replace(article, text=article.text[start:end])
        found += [
            replace(speech, start=speech.start + start, end=speech.end + start) for speech in _Reading(part).speeches()
        ]
        start = end
    return found


class _Reading:
    """One pass over an article, from its first sentence to its last."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._quotes = quotations(article.text)
        self._people = People(article.text, article.title, [(quote.start, quote.end) for quote in self._quotes])
        #: Who spoke last, and where that stands; -1 where nobody did yet.
        self._last: _Said | None = None
        self._last_at = -1
        #: The person who did, where what spoke last is none.
        self._last_person, self._last_person_at = "", -1
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
            named = asked and wording.NAMED_AFTER.match(self._text, sentence.start, sentence.end)
            fits = spans and sentence.end - spans[-1][0] <= (LONGEST if cut else _LONGEST)
            if fits and not sentence.opens and (cut or goes_on or named):
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
            words = phrases.count_words(text[slice(*quote.inner)])
            if said is not None and said.speaker:
                self._spoke(said, quote.end)
            if phrases.is_title(text, quote) and (said is None or words < FRAGMENT) and not alone:
                continue
            named = wording.TERMED.search(text[slice(*outside[number])]) and not text[quote.inner[0]].islower()
            if named and not phrases.is_sentence(text, quote):
                continue
            if said is None:
                said = self._carried(frame, quote, words, whole, alone=alone)
                if said is None:
                    continue
            elif words < FRAGMENT and not phrases.is_sentence(text, quote):
                continue
            self._spoke(said, quote.end)
            made = True
            yield Speech(
                self._article.id,
                quote.start,
                quote.end,
                said.speaker or None,
                said.cue,
                self._day(outside, said.cue),
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
            return whole if words >= FRAGMENT or phrases.is_sentence(text, quote) else None
        if alone and (phrases.is_sentence(text, quote) or self._open or not quote.closed):
            if not self._near_enough(quote.start) and words < LONE_FRAGMENT:
                return None
            last = self._last if self._near_enough(quote.start) else None
            return replace(last, cue=None) if last else _Said("", None)
        if words >= FRAGMENT or phrases.is_sentence(text, quote):
            own = self._leading(frame, quote)
            if own is not None:
                return own
        same = self._last is not None and self._last_at > text.rfind("\n", 0, frame.start)
        if words >= (FRAGMENT if same else LONE_FRAGMENT) and not phrases.is_title(text, quote):
            return (
                replace(self._last, cue=None)
                if same and self._last
                else (_Said("", None) if words > LONE_FRAGMENT else None)
            )
        return None

    def _leading(self, frame: _Frame, quote: Quotation) -> _Said | None:
        """The person whose words a colon announces without a verb of saying: "Anna Berg was blunt: …"."""
        lead = self._text[frame.start : quote.start].rstrip()
        if not lead.endswith(":") or quote is not frame.quotes[0]:
            return None
        for verb in islice(wording.IS_SO.finditer(lead), _VERBS):
            who = self._subject(frame.start, frame.start + verb.start())
            if who and self._people.is_person(who):
                return _Said(who, None)
        return None

    def _near_enough(self, at: int, spoke_at: int | None = None) -> bool:
        """Whether the last speaker, or who spoke at a place, did so in this paragraph or in one of the three before."""
        spoke_at = self._last_at if spoke_at is None else spoke_at
        return spoke_at >= 0 and self._text.count("\n\n", spoke_at, at) <= 3

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
        according = wording.ACCORDING.match(rest)
        if according:
            return self._object(start + at + according.end(), end, "according to")
        for cue in wording.CUE.finditer(rest):
            if cue.start() > REACH or cue.group().casefold() in wording.GERUNDS:
                return None
            head = rest[: cue.start()]
            if phrases.ends_clause(head):
                return None
            if not head.strip(" ,"):
                inverted = self._object(start + at + cue.end(), end, cue.group())
                if inverted:
                    return inverted
                return None
            if head.rstrip().endswith(","):  # "… amid the chaos, said Berg"
                closing = wording.CUE.match(text, at + cue.start())
                inverted = self._inverted(text, closing, start, end) if closing else None
                if inverted:
                    return inverted
            if wording.NO_SUBJECT.match(head.lstrip()) or wording.CUE_IS_NOUN.search(head):
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
        according = list(wording.ACCORDING.finditer(text))
        for cue in reversed(list(wording.CUE.finditer(text))):
            if phrases.is_noun(text, cue):
                continue
            inverted = self._inverted(text, cue, start, end)
            if inverted:
                return inverted
            gerund = cue.group().casefold() in wording.GERUNDS
            speaker = (gerund and self._going_on(frame, start + cue.start())) or self._subject(
                frame.start, start + cue.start(), gerund=gerund
            )
            if speaker:
                return _Said(speaker, cue.group())
        if according and start == frame.start:
            return self._object(start + according[-1].end(), end, "according to")
        return None

    def _going_on(self, frame: _Frame, at: int) -> str | None:
        """Who said what stands before a comma, behind which it goes on: "…, Berg said, adding that"."""
        text = self._text[frame.start : at]
        if not text.rstrip().endswith(","):
            return None
        for cue in reversed(list(wording.CUE.finditer(text))):
            if cue.group().casefold() in wording.REPORTED and not phrases.is_noun(text, cue):
                return self._subject(frame.start, frame.start + cue.start())
        return None

    def _inverted(self, text: str, cue: re.Match[str], start: int, end: int) -> _Said | None:
        """ "…, said the paper, …": whoever stands behind the verb, closed off by a comma or a full stop."""
        before = text[: cue.start()].rstrip()
        if (before and not before.endswith((",", "”", '"', "’"))) or cue.group().casefold() in wording.NEVER_FIRST:
            return None
        closed = wording.CLOSED.match(text, cue.end())
        if (
            closed is None
            or wording.VERB.search(wording.SEVERAL_FIRST.sub("", closed["who"]))
            or len(closed["who"].split()) > 6
        ):
            return None
        if self._is_apposition(text, cue) and (
            closed.end("who") == len(text) or wording.GOES_ON.match(text, closed.end("who"))
        ):
            return None
        if wording.CLAUSE_GOES_ON.match(text, closed.end("who")):
            return None  # "said the focus on trade should …"
        return self._object(start + cue.end(), end, cue.group())

    def _is_inverted(self, text: str, cue: re.Match[str], start: int) -> bool:
        """Whether a name behind a verb is its subject, and not that of what was said: "said Berg of the harbour"."""
        names_there = self._people.within(start + cue.end(), start + cue.end() + REACH)
        if not names_there or self._is_apposition(text, cue):
            return False
        return wording.FINITE.match(text, names_there[0][1] - start) is None

    def _is_apposition(self, text: str, cue: re.Match[str]) -> bool:
        """Whether the words before a verb are its subject alone: "Anna Berg, a nurse, said"."""
        before = text[: cue.start()]
        return wording.APPOSED.fullmatch(before) is not None and wording.VERB.search(before) is None

    def _anywhere(self, frame: _Frame, outside: Sequence[Span]) -> _Said | None:
        """The verb of saying somewhere else in the sentence: "It was a “…” win at the “…” ground, said the paper."""
        for start, end in reversed(outside):
            text = self._text[start:end]
            for according in wording.ACCORDING.finditer(text):
                said = self._object(start + according.end(), end, "according to")
                if said:
                    return said
            for cue in reversed(list(wording.CUE.finditer(text))):
                if phrases.is_noun(text, cue) or cue.group().casefold() in wording.GERUNDS:
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
        if not text[-1:] or text[-1] not in ".!…”’\"'»“):":
            return None  # a headline, a caption or a question
        said: _Said | None = None
        passed: str | None = None
        cues = [
            cue
            for cue in wording.CUE.finditer(text)
            if not phrases.is_noun(text, cue) and not self._quoted(frame, frame.start + cue.start())
        ]
        if len(cues) > _MOST_VERBS:
            return None
        # "…, Duke said." at the end is what the whole sentence is said by, whatever verbs stand before.
        last = [
            cue
            for cue in cues[-1:]
            if wording.CLOSES.match(text, cue.end()) and cue.group().casefold() not in wording.DENIED
        ]
        cues = [*(cue for cue in last if wording.ASIDE.search(phrases.tail(text, cue))), *cues]
        for cue in cues:
            if cue.group().casefold() not in wording.GERUNDS and wording.IS_SAID.search(phrases.tail(text, cue)):
                continue
            if cue.group().casefold() not in wording.REPORTED | wording.WITH_SUBJECT | wording.ASKING:
                # "The owners revealed the damage": no speech, but "they wrote" of the next sentence means them.
                passed = passed or self._subject(frame.start, frame.start + cue.start())
                continue
            said = self._told_by(frame, text, cue)
            if said is not None:
                break
            if cue.group().casefold() in wording.TELLS:
                passed = passed or self._subject(frame.start, frame.start + cue.start())
        if said is None:
            passed = passed or self._reacting(frame, text)
            according = wording.ACCORDING.search(text)
            if according:
                named = self._role_named(frame.start + according.end())
                said = (
                    _Said(named, "according to")
                    if named
                    else self._object(frame.start + according.end(), frame.end, "according to")
                )
        if said is not None and not self._could_say(said.speaker, text):
            return None
        if said is None or not said.speaker:
            if passed and self._could_say(passed, text):
                self._spoke(_Said(passed, None), frame.end)
            return None
        self._spoke(said, frame.end)
        return Speech(
            self._article.id,
            frame.start,
            frame.end,
            said.speaker,
            said.cue,
            self._day([(frame.start, frame.end)], said.cue),
            direct=False,
        )

    def _reacting(self, frame: _Frame, text: str) -> str | None:
        """Who answers without a word, and may speak in the next sentence: "Anna Berg disagreed."."""
        verb = wording.REACTS.search(text)
        who = self._subject(frame.start, frame.start + verb.start()) if verb else None
        return who if who and self._people.is_person(who) else None

    def _told_by(self, frame: _Frame, text: str, cue: re.Match[str]) -> _Said | None:
        """Who reports something by this verb; None where it means something else: "added 12 names"."""
        behind = text[: cue.start()].rstrip().endswith(",")
        word = cue.group().casefold()
        inverted = self._inverted(text, cue, frame.start, frame.end)
        if inverted is not None and word in wording.TELLS and not inverted.speaker[:1].isupper():
            inverted = None  # "X, Y's lawyer, announced a lawsuit"
        if inverted is not None and not wording.TIME.match(text, cue.end()):
            named = self._role_named(frame.start + cue.end())
            return replace(inverted, speaker=named) if named else inverted
        if behind and re.match(r"\s[A-Z]", text[cue.end() :]) and self._is_inverted(text, cue, frame.start):
            return self._object(frame.start + cue.end(), frame.end, cue.group())
        aside = wording.ASIDE.search(phrases.tail(text, cue)) is not None
        ends = wording.ENDS.match(text, cue.end()) is not None
        if word in wording.PLURALS and not wording.THEY_ALL.search(phrases.tail(text, cue)):
            ends = aside and wording.CLOSES.match(text, cue.end()) is not None
        if word in wording.OUT:
            clause = wording.OUT_THAT.match(text, cue.end())
        elif word in wording.CALLING:
            clause = wording.CALLED_FOR.match(text, cue.end())
        elif word in wording.ASKING and wording.PROGRESSIVE.search(phrases.tail(text, cue)):
            clause = wording.ASKED_TO.match(text, cue.end())
        else:
            clause = wording.CLAUSE.match(text, cue.end())
            if clause is None and word in wording.OWNED:
                clause = wording.DOING.match(text, cue.end())
        if word in wording.ANSWERED:
            clause = wording.THAT.match(text, cue.end())
        if wording.UNSAID.search(phrases.tail(text, cue)) or (
            clause is None and wording.WHAT.search(phrases.tail(text, cue))
        ):
            return None
        if (
            word in wording.WITH_CLAUSE | wording.CALLING | wording.ASKING
            and clause is None
            and (
                not (ends or (aside and word == "wrote" and wording.WROTE_IN.match(text, cue.end())))
                or word in wording.DENIED | wording.GERUNDS
            )
        ):
            return None
        before = text[: cue.start()]
        gerund = word in wording.GERUNDS and not wording.PROGRESSIVE.search(phrases.tail(text, cue))
        speaker = (gerund and self._going_on(frame, frame.start + cue.start())) or self._subject(
            frame.start, frame.start + cue.start(), gerund=gerund
        )
        they = wording.THEY.search(phrases.tail(text, cue))
        if not speaker or (they and self._people.is_person(speaker)) or wording.WHICH.search(phrases.tail(text, cue)):
            return None
        if they and they["it"] and (self._last is None or self._last.speaker != speaker):
            return None
        place, _, rest = speaker.partition(" ")
        if " " in rest and text.startswith((f"In {place} {rest}", f"At {place} {rest}")):
            speaker = rest  # "In Geneva Sergei Lavrov told …"
        placed = re.search(rf"\b({wording.PLACED}{re.escape(speaker)})(?=[\s,(])", before)
        if placed is None:
            return _Said(speaker, cue.group())
        phrase = placed.group(1)
        who = self._described(phrase, frame.start + placed.start(1))
        return _Said(phrase[0].lower() + phrase[1:] if who == phrase else who, cue.group())

    def _role_named(self, at: int) -> str | None:
        """The name behind a role: "Ukraine's acting defence minister, Ihor Teniukh" → "Ihor Teniukh"."""
        role = wording.ROLE_NAMED.match(self._text, at)
        return self._people.named(role["name"], role.start("name")) if role else None

    def _could_say(self, speaker: str, text: str) -> bool:
        """Whether it is somebody who says, and not the opening of the sentence or a thing of somebody's."""
        somebodys = re.match(r"(?:his|her)\b", speaker) and (
            speaker.split()[-1].casefold() in TITLES | KIN or wording.PAGES.match(speaker)
        )
        if wording.NO_SPEAKER.match(speaker) and not somebodys:
            return False
        word = speaker.split()[0] if speaker else ""
        opening = re.match(rf"(?:(?:In|At|From|On) )?{re.escape(word)}\b", text) if len(speaker.split()) == 1 else None
        placed = opening is not None and opening.group() != word
        return not placed

    def _is_persons(self, span: Span) -> bool:
        return self._people.is_person(self._people.named(self._text[slice(*span)], span[0]))

    def _quoted(self, frame: _Frame, at: int) -> bool:
        return any(quote.start <= at < quote.end for quote in frame.quotes)

    # -- who --------------------------------------------------------------------------------------------------

    def _subject(self, start: int, end: int, *, gerund: bool = False) -> str | None:
        """Who stands before a verb that ends the words `text[start:end]`, in full; None where nobody does."""
        start = max(start, end - REACH * 4)
        words = phrases.blanked(self._text, start, end)
        words = wording.PARENTHESIS.sub(lambda match: " " * len(match.group()), words)
        words = words.rstrip()
        between = wording.BETWEEN.search(words, max(0, len(words) - REACH))
        if between:  # the comma stays: "Toyota, another competitor, previously told"
            words = words[: between.start()] + ("," if between.group().startswith(",") else "")
        if not words.strip():
            # "Admitting that …, he hailed": the verb opens the sentence, its subject follows.
            return self._follows(start, end) if gerund else None
        if gerund and (companion := wording.COMPANION.search(words)):
            return self._ending(start, words[: companion.end()])
        if gerund and not self._people.ending(start, start + len(words)):
            return self._clause_subject(start, words)
        if gerund and (words.endswith(",") or re.search(r"\b(?:by|and|while|before|in|of|but)$", words)):
            return self._clause_subject(start, words)
        if words.endswith(","):
            return self._before_comma(start, words)
        relative = re.search(r",?\s*\b(?:who|that|which)$", words)
        if relative:
            head = words[: relative.start()]
            return self._ending(start, wording.OF_PLACE.sub("", head))
        conjunction = re.search(r"(?:,?\s*\b(?:and|but|or|then)|,)$", words)
        if conjunction:
            return self._clause_subject(start, words[: conjunction.start()])
        return self._ending(start, words)

    def _follows(self, start: int, end: int) -> str | None:
        """ "Admitting that …, he hailed": the subject that a sentence has behind the verb that opens it."""
        stop = self._text.find("\n", end)
        words = phrases.blanked(self._text, end, stop if stop >= 0 else len(self._text))[: REACH * 3]
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
        pronoun = wording.PRONOUN_END.search(words)
        if pronoun and pronoun.group(1) not in wording.ABBREVIATIONS:
            return self._meant(pronoun.group(1), start + pronoun.start())
        last = self._people.ending(start, at)
        headed = phrases.headed(words)
        if headed and (last is None or last[0] > start + headed.end("article")):
            phrase = headed["phrase"]
            if (
                not phrases.has_verb(phrase)
                and not wording.CUE.fullmatch(phrase.split()[-1])
                and phrase.split()[-1].casefold() not in wording.NO_NOUN
            ):
                place = start + headed.start("phrase")
                who = self._described(phrase, place)
                at_place = wording.AT_PLACE.match(words, headed.end("phrase"))
                # (of "the authorities", where they are tells which)
                return f"{who[0].lower()}{who[1:]}{at_place.group()}" if who == phrase and at_place else who
        described = phrases.description(words)
        if last is not None:
            name = self._people.named(self._text[slice(*last)], last[0])
            employed = wording.EMPLOYED.search(words[: last[0] - start])
            if employed and not self._people.is_person(name):
                person = self._people.ending(start, start + employed.start())
                if person and self._people.is_person(who := self._people.named(self._text[slice(*person)], person[0])):
                    return who
            name = self._paired(start, last, name)
            trade = wording.BY_TRADE.search(words[: last[0] - start])
            if trade is None or self._people.is_known(name):
                return name
            place = start + trade.start(1)
            return self._described(self._text[place:at], place)
        if described:
            phrase = described.group()
            last_word = phrase.split()[-1]
            # "The states said" and "the claims say" are subjects; "the paper reports" is one with its verb.
            if (
                last_word.casefold() in wording.NO_NOUN
                or (wording.CUE.fullmatch(last_word) and len(phrase.split()) > 2)
                or wording.CUE.search(phrase.rpartition(" ")[0])
            ):
                return None
            place = start + described.start()
            return self._described(phrase, place)
        bare = re.search(r"(?:^|[\s(])([\w-]+(?:\.[\w-]+)+)$", words)  # "football.example.org"
        return bare.group(1) if bare else None

    def _described(self, phrase: str, at: int) -> str:
        """Whom a description stands for, by who spoke last or, where that was no person, by the last one who did."""
        last = self._recent(at)
        who = self._people.described(phrase, at, last, self._last_at)
        if who == phrase and last and not self._people.is_person(last) and self._near_enough(at, self._last_person_at):
            who = self._people.described(phrase, at, self._last_person, self._last_person_at)
        return who

    def _spoke(self, said: _Said, at: int) -> None:
        """Remembers who spoke, up to a place; where that is not known, whoever spoke before goes on."""
        self._last, self._last_at = (said if said.speaker else self._last), at
        if said.speaker and self._people.is_person(said.speaker):
            self._last_person, self._last_person_at = said.speaker, at

    def _meant(self, pronoun: str, at: int) -> str | None:
        word = pronoun.casefold()
        if word in ("i", "we", "it", "who"):
            last = self._recent(at) if word in ("it", "who") else None
            if word == "it" and (last is None or self._people.is_person(last)):
                return self._people.opening(at)  # "The harbour board met, when it announced"
            return last
        last, last_at = self._recent(at), self._last_at
        if (
            last
            and not is_unnamed(last)
            and not self._people.is_person(last)
            and self._near_enough(at, self._last_person_at)
        ):
            last, last_at = self._last_person, self._last_person_at  # "…, CNN reported." and then "he said"
        return self._people.pronoun(word, at, last, last_at)

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
            if phrases.is_name_alone(part) and not wording.LETTERS.fullmatch(part):
                name = self._people.ending(place, place + len(part))
                if name is None:
                    continue
                who = self._people.named(self._text[slice(*name)], name[0])
                role = max((one for one in parts if one[0] < place), default=None)
                # ("a survivor from Salem, Oregon," and "the captain, Anna,")
                bare = role is None or (
                    wording.ROLE.fullmatch(role[1]) and not names.names(phrases.without_owner(role[1]))
                )
                if bare or self._people.is_person(who):
                    return who
            if wording.PRONOUN_END.fullmatch(part):
                return self._meant(part, place)
        for place, part in parts:
            if wording.NO_SUBJECT.match(part) and not re.match(r"but the\b", part, re.IGNORECASE):
                continue
            several = wording.SEVERAL_OF.match(part)
            if several:
                return self._ending(place, several["who"])
            name = self._people.ending(place, place + len(part))
            if name:
                return self._people.named(self._text[slice(*name)], name[0])
            if wording.DESCRIBED.search(part) and not re.search(r"\b(?:was|were|had|is|are|did|has)\b", part):
                return self._ending(place, part)
        return None

    def _clause_subject(self, start: int, words: str) -> str | None:
        """The subject of the clause that these words begin: the first name, pronoun or description in it."""
        clause = re.split(r"[;:]\s", words)[-1]
        offset = start + len(words) - len(clause)
        place = offset
        for part in re.split(r"(?<=,)\s", clause):
            stripped = part.strip()
            if stripped and not wording.NO_SUBJECT.match(stripped):
                first = re.match(r"(he|she|they|it|I|we)\b", stripped, re.IGNORECASE)
                if first:
                    return self._meant(first.group(1), place)
                lead = re.match(r"(?:the|a|an|his|her)\b|(?-i:[A-Z])[\w.-]*['’]s?\s", stripped, re.IGNORECASE)
                verb = wording.VERB.search(stripped)
                head = stripped[: verb.start()].rstrip() if verb else stripped
                named = self._people.within(place, place + len(head))
                if named and not (lead and named[-1][1] < place + len(head)):
                    opens = named[0][0] == place + len(part) - len(part.lstrip())
                    last = named[0] if opens and self._is_persons(named[0]) else named[-1]
                    return self._people.named(self._text[slice(*last)], last[0])
                if lead and head:
                    return self._ending(place, head)
            place += len(part) + 1
        return None

    def _object(self, start: int, end: int, cue: str) -> _Said | None:
        """Who stands behind a verb or "according to": "said the mayor", "said Philip Mudd, an analyst"."""
        words = self._text[start:end]
        lead = len(words) - len(words.lstrip())
        stop = wording.STOP.search(words, lead + 1)
        while stop and stop.group().startswith(".") and phrases.is_abbreviated(words, stop.start()):
            stop = wording.STOP.search(words, stop.end())
        phrase = words[lead : stop.start() if stop else len(words)].rstrip()
        if not phrase or not phrase[0].isalnum() or wording.NO_SUBJECT.match(phrase) or len(phrase) > REACH:
            return None
        at = start + lead
        pronoun = wording.PRONOUN_END.fullmatch(phrase)
        if pronoun and phrase not in wording.ABBREVIATIONS:
            who = self._meant(phrase, at)
            return _Said(who, cue) if who else None
        joined = re.match(r"\s?and\s", words[lead + len(phrase) :])
        if joined and stop:  # "Jeany and Stephen Cronk", "the Institute for Business and Human Rights"
            longer = wording.STOP.search(words, stop.end() + 1)
            more = words[lead : longer.start() if longer else len(words)].rstrip()
            if more.split()[-1][0].isupper():
                phrase = more
        name = self._people.ending(at, at + len(phrase))
        if name:
            return _Said(self._paired(at, name, self._people.named(self._text[slice(*name)], name[0])), cue)
        by = re.match(r"\s(?:by|from) (?:the )?(?=[^\W\d_a-z])", words[lead + len(phrase) :])
        if by and phrase.split()[-1].casefold() in PAPERS:
            author = self._object(at + len(phrase) + by.end(), end, cue)
            if author:
                return author
        if phrase.split()[-1].casefold() in wording.NO_NOUN:
            return None
        described = re.match(
            r"(?:the|a|an|his|her|their|its|one|another|some|several|this)\b|[\w.-]+\.[a-z]{2,}$|(?-i:[^\W\d_a-z])\S*['’]s?\s",
            phrase,
            re.I,
        )
        if described:
            named = self._apposed(at + len(phrase), phrase)
            return _Said(named or self._described(phrase, at), cue)
        inside = names.names(phrase)
        if inside and inside[0][0] == 0 and not wording.DESCRIBED.fullmatch(phrase):
            return _Said(self._people.named(phrase[slice(*inside[-1])], at + inside[-1][0]), cue)
        if wording.DESCRIBED.fullmatch(phrase) or (cue == "according to" and wording.SOURCE.fullmatch(phrase)):
            return _Said(phrase, cue)
        return None

    def _paired(self, start: int, last: Span, name: str) -> str:
        """ "Marks and Spencer" whole, where the words from `start` on say so and neither is a person by that name."""
        lead = re.search(r"\s(?:and|&)\s$", self._text[max(start, last[0] - 6) : last[0]])
        first = self._people.ending(start, last[0] - len(lead.group())) if lead else None
        if first is None or " " in name or " " in self._text[slice(*first)] or self._people.is_person(name):
            return name
        if re.search(
            r"\b(?:in|of|from|for|to|between|with|by|at)(?: both)? $", self._text[max(0, first[0] - 14) : first[0]]
        ):
            return name
        other = self._people.named(self._text[slice(*first)], first[0])
        if " " in other or self._people.is_person(other) or self._text[max(0, first[0] - 2) : first[0]] == ", ":
            return name
        return self._text[first[0] : last[1]]

    def _apposed(self, at: int, role: str) -> str | None:
        """The name behind a role that ends there: of "its managing director, Anna Berg", "Anna Berg"."""
        if not wording.ROLE.fullmatch(role):
            return None
        comma = re.match(
            r",\s(?:(?:the|an?)\s(?:[a-z-]+\s){1,4})?(?:Mr\s|Mrs\s|Ms\s|Miss\s|Dr\.?\s|Sir\s)?",
            self._text[at : at + 60],
        )
        behind = self._people.within(at + comma.end(), at + REACH) if comma else []
        if not behind or not comma or behind[0][0] != at + comma.end():
            return None
        start, end = behind[0]
        who = self._people.named(self._text[start:end], start)
        if wording.APPOSITION_ENDS.match(self._text, end) is None:
            return None
        # "according to the mayor, Bergen, Oslo and …": a bare name is that of the owner's wife or friend at most.
        sure = self._people.is_person(who) or wording.KIN.match(role)
        return who if sure else None

    # -- when -------------------------------------------------------------------------------------------------

    def _day(self, outside: Sequence[Span], cue: str | None) -> date | None:
        """The day that stands at the verb, if it lies behind: "said on Friday"; else that of the article.

        Not any day of the sentence: "said that the vote on Friday was illegal" tells when the vote was.
        """
        published = self._article.published
        if published is None:
            return None
        for start, end in outside if cue else ():
            text = self._text[start:end]
            verb = re.search(rf"\b{re.escape(cue or '')}\b", text)
            if verb is None:
                continue
            for mention in mentions(text, published, self._article.language):
                behind = verb.end() <= mention.start
                between = text[verb.end() : mention.start] if behind else text[: mention.start]
                telling = (cue or "").casefold() in wording.TELLING
                at_verb = (wording.TOLD_ON if telling else wording.SAID_ON) if behind else wording.ON
                # "At a meeting on Thursday, Russia said …"
                opening = not behind and text.startswith(",", mention.end) and not wording.VERB.search(between)
                if text.startswith(("'s", "’s"), mention.end) or not (opening or at_verb.fullmatch(between)):
                    continue
                if mention.first == mention.last <= published and (published - mention.first).days <= 7:
                    return mention.first
        return published
