"""An answer made of one to three verbatim sentences, or an honest no. No model writes a word of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qa import names
from qa.answer.citations import Citations
from qa.reader import stems
from qa.types import Citation, Claim, Reading

#: What is said when the articles do not answer. Others compare with it, so it stands in one place.
NO_ANSWER: Final = "Your articles don't answer this."
#: The least probability at which the best sentence is shown as an answer. Its measured error stands in the
#: README and in benchmarks/LOG.md; `python -m benchmarks.calibrate` measures it again.
THRESHOLD: Final = 0.25
#: Sentences of one answer.
MOST_CLAIMS: Final = 3
#: A further sentence is shown when it too passes the threshold and is nearly as probable as the first.
FURTHER_SHARE: Final = 0.8
#: Two sentences that share this much of the shorter one's words say the same.
SAME_SHARE: Final = 0.7


@dataclass(frozen=True)
class Composed:
    """The answer's own part of an `Answer`."""

    answered: bool
    text: str
    confidence: float
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]


def compose(readings: Sequence[Reading], citations: Citations, threshold: float = THRESHOLD) -> Composed:
    """The answer from readings, best first.

    Every claim is a whole quote, so its support is "verbatim". Sentences that say the same make one claim that
    carries the citations of all of them.
    """
    best = readings[0].score if readings else 0.0
    if best < threshold:
        return Composed(False, NO_ANSWER, best, (), ())
    floor = max(threshold, best * FURTHER_SHARE)
    groups: list[list[Reading]] = []
    for reading in readings:
        if reading.score < floor:
            break
        same = next((group for group in groups if _same(reading.text, group[0].text)), None)
        if same is not None:
            same.append(reading)
        elif len(groups) < MOST_CLAIMS:
            groups.append([reading])
    claims = [claim for group in groups if (claim := _claim(group, citations))]
    if not claims:
        return Composed(False, NO_ANSWER, 0.0, (), ())
    text = " ".join(claim.text for claim in claims)
    return Composed(True, text, best, tuple(claims), citations.made)


def _claim(group: Sequence[Reading], citations: Citations) -> Claim | None:
    """The sentence of the best reading, carried by the citations of all that can still be quoted."""
    cited = [(reading, citations.cite(reading.article_id, (reading.start, reading.end))) for reading in group]
    held = [(reading, citation) for reading, citation in cited if citation is not None]
    if not held:
        return None
    first, citation = held[0]
    return Claim(
        text=citation.quote,
        support="verbatim",
        citations=tuple(dict.fromkeys(citation.number for _, citation in held)),
        emphasis=tuple((a - first.start, b - first.start) for a, b in first.emphasis),
    )


def _same(one: str, other: str) -> bool:
    """Whether two sentences say the same in nearly the same words: then no figure may differ between them."""
    a, b = set(stems(one)), set(stems(other))
    if len(a & b) < SAME_SHARE * min(len(a), len(b)):
        return False
    return _figures(one) == _figures(other)


def _figures(text: str) -> set[str]:
    return {text[a:b].casefold() for a, b in names.figures(text)}
