"""The rules of this package, asked of what a model says of a passage: in which order, and what is left of it.

English. Only what is plainly no answer goes: a who that is a street, a where that is a length of time, the father where
the husband is asked for, and what the sentence denies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from qa.passages import enclosing, within
from qa.questions import asks_when, asks_where, asks_who, asks_why, takes_sentence
from qa.reader.rules import Fits, Moves
from qa.reader.rules.ages import of_that_age
from qa.reader.rules.amounts import of_what_is_asked
from qa.reader.rules.beaten import of_its_outcome
from qa.reader.rules.befell import as_the_law_has_it, was_given
from qa.reader.rules.bodies import of_that_body
from qa.reader.rules.compared import of_itself
from qa.reader.rules.counted import befalling, counting, of_its_kind, of_whose, with_all_parts
from qa.reader.rules.deeds import of_the_deed
from qa.reader.rules.doer import of_its_deed
from qa.reader.rules.elsewhere import of_that_place
from qa.reader.rules.excepted import told_of_the_rest
from qa.reader.rules.extents import along_what_is_asked, no_length, of_that_extent
from qa.reader.rules.granted import tells_only
from qa.reader.rules.holders import in_that_office, of_whom_it_is
from qa.reader.rules.left import takes_over
from qa.reader.rules.lines import in_an_answering_line, merely_joins
from qa.reader.rules.lives import of_ones_life
from qa.reader.rules.margins import of_its_own
from qa.reader.rules.measures import along_its_dimension, in_its_unit, no_limit
from qa.reader.rules.moments import of_that_moment, tells_no_day
from qa.reader.rules.named import with_its_kind
from qa.reader.rules.negation import contradicts, may_contradict
from qa.reader.rules.numbered import of_its_number
from qa.reader.rules.objects import not_done_to
from qa.reader.rules.opposites import may_oppose, may_tell, opposes
from qa.reader.rules.order import of_its_place
from qa.reader.rules.others import of_whoever_is_asked
from qa.reader.rules.persons import another_than_named, of_somebody
from qa.reader.rules.portions import not_of_a_part, of_that_amount
from qa.reader.rules.ranks import ranked
from qa.reader.rules.relatives import of_that_relative
from qa.reader.rules.roles import in_its_role
from qa.reader.rules.sought import merely_sought
from qa.reader.rules.spent import spending
from qa.reader.rules.succession import in_succession
from qa.reader.rules.superlatives import of_its_measure
from qa.reader.rules.tables import cell
from qa.reader.rules.undergone import of_that_thing
from qa.reader.rules.votes import dividing, is_decided
from qa.reader.rules.weekdays import on_its_weekday
from qa.reader.rules.whereabouts import by_its_own_verb, told_by_a_word
from qa.reader.rules.whether import of_whoever_did
from qa.reader.rules.years import of_its_entry, of_its_month, of_its_year
from qa.reader.windows import Candidate, Scan
from qa.types import Span

#: Logits below "no answer" from which the next best span of a passage, some name or other, is not shown in the place of
#: one that was thrown out. Of those shown as sure all six below were wrong, 15 of 23 above right (benchmarks/LOG.md).
_REMOTE: Final = 7.0


def fitting(question: str, text: str, one: Scan, language: str | None = None, published: date | None = None) -> Scan:
    """What a model says of a passage without the spans that can be no answer.

    Where the span that it points at can be none, no more or less of its words can; and where the passage denies of it
    what is asked, no other sentence of the passage says it of somebody else. Where it says the contrary of it, another
    may, by a word for what is asked.

    Args:
        published: the day from which the passage counts "last year".
    """
    if answers := cell(question, text):
        one = one.of(_moved(one.candidates, answers), text)
    if of_year := of_its_entry(question, text):
        one = one.of([each for each in one.candidates if of_year((each.start, each.end))], text)
    one = one.of([each for each in one.candidates if not merely_joins(text[each.start : each.end])], text)
    one = one.of([each for each in one.candidates if in_an_answering_line(question, text, each)], text)
    if asks_why(question):
        one = one.of([each for each in one.candidates if not _is_granted(question, text, each, language)], text)
    if may_oppose(question, text):
        one = _without_contrary(question, text, one, language)
    for told in filter(None, (make(question, text) for make in OF_ANY)):
        one = one.of([each for each in one.candidates if told((each.start, each.end))], text)
    if takes_sentence(question):
        return one
    for move in filter(None, (make(question, text) for make in MOVES)):
        one = one.of(_moved(one.candidates, move), text)
    best = one.best
    if best is None:
        return one
    kinds = [check for make in FITS if (check := make(question, text))]
    kinds += [check for make in (of_its_year, of_its_month) if (check := make(question, text, published))]

    deniable = may_contradict(question, text)
    if not kinds and not deniable:
        return one

    def denied(span: Span) -> bool:
        return deniable and contradicts(question, *within(text, span, language))

    def fits(span: Span) -> bool:
        return all(check(span) for check in kinds) and not denied(span)

    kept = [each for each in one.candidates if fits((each.start, each.end))]
    if best not in kept:
        kept = [each for each in kept if each.end <= best.start or best.end <= each.start]
        start, end = enclosing(text, (best.start, best.end), language)
        if denied((best.start, best.end)):
            kept = [each for each in kept if start <= each.start and each.end <= end]
        elif asks_when(question) and tells_no_day(question, text, (best.start, best.end)):
            # "Out on Sunday, 12 days after it began": that day is of another deed.
            kept = [each for each in kept if each.end <= start or end <= each.start]
    return one.of(kept, text)


def without_stand_ins(
    question: str, passages: Sequence[tuple[str, str | None]], scans: Sequence[Scan], fitted: Sequence[Scan]
) -> list[Scan]:
    """What is left of all passages of a question: where the likeliest sentence of all says the contrary of what is
    asked, the next best of another passage may answer by a word for it alone, as in the same passage. Where it tells
    something else of a place, or tells it of another, only what tells where by the very verb may. Who did
    something is not told by what is far less likely than that the passage does not answer.

    Args:
        passages: the text and the language of each.
        scans: what the model says of each; `fitted`: the same after `fitting`.
    """
    if asks_who(question):
        fitted = [_likely(one, left, text) for one, left, (text, _) in zip(scans, fitted, passages, strict=True)]
    found = [(best, *passage) for one, passage in zip(scans, passages, strict=True) if (best := one.best)]
    if not found:
        return list(fitted)
    best, text, language = max(found, key=lambda each: each[0].score)
    if asks_where(question) and _is_elsewhere(question, text, (best.start, best.end)):
        return [_by_verb(question, text, one) for one, (text, _) in zip(fitted, passages, strict=True)]
    if not (may_oppose(question, text) and _opposed(question, text, best, language)):
        return list(fitted)
    return [_telling(question, text, one, language) for one, (text, language) in zip(fitted, passages, strict=True)]


def _likely(one: Scan, left: Scan, text: str) -> Scan:
    """What is left of a passage without its remotest spans, where the one that the model points at was thrown out."""
    best = one.best
    if best is None or any(each.score == best.score for each in left.candidates):  # as it was, or moved
        return left
    return left.of([each for each in left.candidates if each.score >= left.null - _REMOTE], text)


def _is_elsewhere(question: str, text: str, span: Span) -> bool:
    """Whether a span is where something else was done than is asked for, or by another."""
    makers = (told_by_a_word, of_whoever_is_asked, of_ones_life)
    return any(not check(span) for make in makers if (check := make(question, text)))


def _by_verb(question: str, text: str, one: Scan) -> Scan:
    """A scan's spans in sentences that have the verb that is asked for, and a word for the one of whom it is asked."""
    return one.of([each for each in one.candidates if by_its_own_verb(question, text, (each.start, each.end))], text)


def _telling(question: str, text: str, one: Scan, language: str | None) -> Scan:
    """A scan's spans in sentences that have a word for what is asked, of a question whose likeliest answer said the
    contrary: what the model took for the next best is seldom more than what stands near.
    """
    spans = ((each, enclosing(text, (each.start, each.end), language)) for each in one.candidates)
    return one.of([each for each, sentence in spans if may_tell(question, text[slice(*sentence)])], text)


def _opposed(question: str, text: str, each: Candidate, language: str | None) -> bool:
    return opposes(question, *within(text, (each.start, each.end), language))


def _is_granted(question: str, text: str, each: Candidate, language: str | None) -> bool:
    return tells_only(question, text[slice(*enclosing(text, (each.start, each.end), language))])


def _without_contrary(question: str, text: str, one: Scan, language: str | None) -> Scan:
    """A scan without the spans whose sentences say the contrary of what is asked."""
    kept = one.of([each for each in one.candidates if not _opposed(question, text, each, language)], text)
    return kept if one.best in kept.candidates else _telling(question, text, kept, language)


def _moved(candidates: Sequence[Candidate], meant: Moves) -> list[Candidate]:
    """The candidates, each at the words that are meant by it, if any are; of those that come to one, the likeliest."""
    kept: dict[Span, Candidate] = {}
    for one in candidates:
        if span := meant((one.start, one.end)):
            kept.setdefault(span, replace(one, start=span[0], end=span[1]))
    return list(kept.values())


#: Make what says of a span of a text whether it may answer a question, be it one that a whole sentence answers.
OF_ANY: Final[tuple[Callable[[str, str], Fits | None], ...]] = (
    as_the_law_has_it,
    of_that_body,
    is_decided,
    of_whoever_did,
)
#: Make what moves a span of a text to the words in it, or beside it, that answer a question; None where nothing does.
MOVES: Final[tuple[Callable[[str, str], Moves | None], ...]] = (
    counting,
    with_all_parts,
    of_its_kind,
    of_whose,
    dividing,
    spending,
    ranked,
    along_what_is_asked,
    with_its_kind,
)
#: What is asked for, by the first of these that knows: who, where, when, how old, how high, how much.
KINDS: Final[tuple[Callable[[str, str], Fits | None], ...]] = (
    of_somebody,
    no_length,
    of_that_moment,
    of_that_age,
    of_that_extent,
    of_that_amount,
)


def _of_its_kind(question: str, text: str) -> Fits | None:
    return next((check for make in KINDS if (check := make(question, text))), None)


#: Make what says of a span of a text whether it may answer a question; None where all may.
FITS: Final[tuple[Callable[[str, str], Fits | None], ...]] = (
    _of_its_kind,
    of_that_relative,
    another_than_named,
    not_of_a_part,
    of_that_place,
    of_its_number,
    in_its_unit,
    along_its_dimension,
    no_limit,
    befalling,
    merely_sought,
    of_its_deed,
    of_the_deed,
    told_of_the_rest,
    of_its_outcome,
    takes_over,
    of_its_own,
    of_what_is_asked,
    of_its_place,
    of_itself,
    of_its_measure,
    of_ones_life,
    in_succession,
    in_its_role,
    in_that_office,
    of_whom_it_is,
    of_that_thing,
    not_done_to,
    on_its_weekday,
    was_given,
    told_by_a_word,
    of_whoever_is_asked,
)
