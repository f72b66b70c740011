"""An answer made of one to three verbatim sentences, or an honest no. No model writes a word of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qa import names
from qa.answer.agreement import agree
from qa.answer.citations import Citations
from qa.dates import spoken as spoken_days
from qa.lexical import DENYING, content_words, stems
from qa.patterns import lazy_pattern
from qa.questions import asks_for_several, is_yes_or_no
from qa.types import Citation, Claim, Reading, Speech, Unsure

#: What is said when the articles do not answer. Others compare with it, so it stands in one place.
NO_ANSWER: Final = "Your articles don't answer this."
#: The same where a passage may hold the answer: that they don't would be said too surely.
UNSURE: Final = "Your articles don't answer this for sure."
#: Probability, 0..1, from which words are shown that are too unsure to be the answer: one in six is right.
POSSIBLE: Final = 0.16
#: Sentences of one answer; what denies one of them is told with it, and not counted.
MOST_CLAIMS: Final = 3
#: Two sentences that share this much of the shorter one's words say the same.
SAME_SHARE: Final = 0.7
#: Days from the first to the last of a month, at least.
_MONTH: Final = 27
#: What makes a sentence deny what it would say without it.
_NOT: Final = lazy_pattern(rf"\b(?:{DENYING})\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True)
class Composed:
    """The answer's own part of an `Answer`."""

    answered: bool
    text: str
    confidence: float
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    unsure: Unsure | None = None


def compose(readings: Sequence[Reading], citations: Citations, threshold: float, question: str = "") -> Composed:
    """The answer from readings, best first.

    Every claim is a whole quote, so its support is "verbatim". Readings that say the same make one claim that
    carries the citations of all of them, copies of one report as one; readings that differ stand side by side, and
    short answers that differ stand newest first, for what is reported later may correct what was reported before; so do
    sentences that say whether something is so now. Who is said to have left an office is not named beside another that
    holds it. Where several things are asked for, the list is told that a sentence is of. What an article says next
    against what it told stands behind that.

    Args:
        threshold: the least probability, 0..1, at which an answer is shown.
        question: what the readings answer: it tells which of the less likely stand beside the likeliest.
    """
    best = readings[0].score if readings else 0.0
    if not readings or best < threshold:
        return _unsure(readings, citations)
    readings = _to_the_day(readings, citations, threshold, question)
    beside = citations.beside(question, readings[0])
    groups: list[list[Reading]] = []
    admitted = [one for one in readings[1:] if one.score >= threshold and beside.admits(one)]
    overtaking = [one for one in beside.overtaking(readings) if citations.admits(one.article_id, (one.start, one.end))]
    known = [one for one in overtaking if not any(_same(one, other, citations) for other in admitted)]
    for reading in (readings[0], *known, *admitted):
        same = next((group for group in groups if _same(reading, group[0], citations)), None)
        if same is not None:
            same.append(reading)
        elif len(groups) < MOST_CLAIMS:
            groups.append([reading])
    groups = [
        group
        for group in groups
        if not any(beside.is_gone(group[0], other) for one in groups if one is not group for other in one)
    ] or groups
    if overtaking or any(group[0].short for group in groups) or (is_yes_or_no(question) and beside.of_now):

        def rank(group: Sequence[Reading]) -> tuple[date, bool]:
            """Of one day, what overtakes comes first."""
            return _newest(group, citations), any(_same(one, group[0], citations) for one in overtaking)

        groups.sort(key=rank, reverse=True)
    if asks_for_several(question):
        groups = _whole(groups, citations)
    for group in list(groups):
        denied = citations.denial(group[0])
        if denied and not any(_same(denied, other[0], citations) for other in groups):
            groups.insert(groups.index(group) + 1, [denied])
    claims = [claim for group in groups if (claim := _claim(group, citations))]
    if not claims:
        return Composed(False, NO_ANSWER, 0.0, (), ())
    return Composed(True, " ".join(map(spoken, claims)), best, tuple(claims), citations.made)


def _to_the_day(
    readings: Sequence[Reading], citations: Citations, threshold: float, question: str
) -> Sequence[Reading]:
    """The readings, led by one that gives the day where the likeliest gives its month or its year: "3 May" before "in
    May", of a sentence with as many words of the question.
    """
    first, *others = readings
    within = first.short and citations.days(first.article_id, first.short)
    if not within or within[1] - within[0] < _MONTH:
        return readings
    asked = set(stems(" ".join(content_words(question))))
    told = asked.intersection(stems(first.text))
    for one in others:
        day = one.short and one.score >= threshold and citations.days(one.article_id, one.short)
        if day and within[0] <= day[0] == day[1] <= within[1] and told and told.issubset(stems(one.text)):
            return [replace(one, score=first.score), first, *(other for other in others if other is not one)]
    return readings


def _unsure(readings: Sequence[Reading], citations: Citations) -> Composed:
    """No answer, and where the likeliest reading is likely enough, that one."""
    best = readings[0].score if readings else 0.0
    claim = _claim(readings[:1], citations) if best >= POSSIBLE else None
    if claim is None:
        return Composed(False, NO_ANSWER, best, (), ())
    return Composed(False, UNSURE, best, (), (), Unsure(claim, citations.made[0]))


def _whole(groups: Sequence[list[Reading]], citations: Citations) -> list[list[Reading]]:
    """The groups, each led by the whole list that its reading is of; those that stand in such a list are told by it."""
    told: list[list[Reading]] = []
    for first, *others in groups:
        if not any(_overlap(first, one[0]) for one in told):
            told.append([first if first.short or first.speech else citations.whole(first), *others])
    return told


def _overlap(one: Reading, other: Reading) -> bool:
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


def _newest(group: Sequence[Reading], citations: Citations) -> date:
    """When the latest article of a group appeared; the first of days where nobody knows."""
    return max(citations.published(reading.article_id) or date.min for reading in group)


def spoken(claim: Claim) -> str:
    """ "London — Kerry met Lavrov there on Friday.": the short answer, or who said it, before its sentence."""
    head = said_by(claim.speech) if claim.speech else claim.text[slice(*claim.short)] if claim.short else ""
    if claim.short:
        head += "".join(f" ({days})" for days in short_dates(claim))
    return f"{head} — {claim.text}" if head else claim.text


def short_dates(claim: Claim) -> list[str]:
    """ "16 March 2014" for the short answer "Sunday": what its words stand for."""
    start, end = claim.short or (0, 0)
    return [spoken_days(one.first, one.last) for one in claim.dates if one.start < end and start < one.end]


def said_by(speech: Speech) -> str:
    """ "Sergei Lavrov, 14 March 2014", of what is known."""
    return ", ".join(part for part in (speech.speaker, speech.date and spoken_days(speech.date, speech.date)) if part)


def _claim(group: Sequence[Reading], citations: Citations) -> Claim | None:
    """The sentence of the best reading, carried by the citations of all that can still be quoted."""
    held: list[tuple[Reading, Citation]] = []
    for reading in group:
        beside = [citation.number for _, citation in held]
        citation = citations.cite(reading.article_id, (reading.start, reading.end), beside)
        if citation is not None:
            held.append((reading, citation))
    if not held:
        return None
    first, citation = held[0]
    short = first.short and citations.whole_date(first.article_id, first.short)
    if short and not (first.start <= short[0] and short[1] <= first.end):
        short = first.short
    return Claim(
        text=citation.quote,
        support="verbatim",
        citations=tuple(dict.fromkeys(citation.number for _, citation in held)),
        emphasis=tuple((a - first.start, b - first.start) for a, b in first.emphasis),
        short=(short[0] - first.start, short[1] - first.start) if short else None,
        speech=first.speech,
        dates=tuple(
            replace(one, start=one.start - citation.start, end=one.end - citation.start) for one in citation.dates
        ),
        confidence=first.score,
    )


def _same(one: Reading, other: Reading, citations: Citations) -> bool:
    """Whether two readings give the same answer.

    Short answers are compared as such; sentences must say the same in nearly the same words, no figure may differ
    between them, and neither may deny what the other says. What two people said is not the same, whatever their words.
    """
    if one.speech and other.speech and not _same_speaker(one.speech, other.speech):
        return False
    if one.short and other.short:
        days = citations.days(one.article_id, one.short)
        if days and days == citations.days(other.article_id, other.short):
            return True  # "Sunday" in the one and "16 March" in the other
        return agree(one.brief, other.brief)
    a, b = set(stems(one.text)), set(stems(other.text))
    if len(a & b) < SAME_SHARE * min(len(a), len(b)):
        return False
    return _figures(one.text) == _figures(other.text) and bool(_NOT.search(one.text)) == bool(_NOT.search(other.text))


def _same_speaker(one: Speech, other: Speech) -> bool:
    """Whether both are the same person's, who may be called by the surname alone."""
    a, b = (one.speaker or "").casefold(), (other.speaker or "").casefold()
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def _figures(text: str) -> set[str]:
    return {text[a:b].casefold() for a, b in names.figures(text)}
