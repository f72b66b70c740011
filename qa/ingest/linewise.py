"""What the lines of a saved web page look like: columns of numbers, from which is told which lines are the article.

Nothing here weighs what it measures. A column has one value for each line that holds words; its name says what it is.
Columns of a line itself come first, then those of its neighbours, then (`columns_of_guess`) those that follow from a
first guess at the article: how far a line is from it, and how many of its words the article uses too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from qa.ingest.furniture import rule_of
from qa.ingest.prose import count_words, ends_sentence
from qa.patterns import lazy_pattern

Floats = npt.NDArray[np.float64]
Columns = dict[str, Floats]

#: Words of a sentence, and of a paragraph of prose.
_SENTENCE: Final = 8
_PROSE: Final = 15
#: Words of a line that count, so that one endless line does not decide.
MOST_WORDS: Final = 60
#: Words of prose after which a line such as "More stories" may end the article.
_BEGUN: Final = 60
#: Lines above and below of which a line knows the looks; and the reaches, in lines, over which prose is summed up.
_BESIDE: Final = (1, 2, 3)
_REACHES: Final = (3, 8, 20)
#: So many lines of other things on end part two clusters of prose.
_BREAKS: Final = (2, 6)
#: Words of a run that stands in two lines.
_RUN: Final = 4
#: Code points of a word that says what a text is about.
_TELLING: Final = 5

#: Marks of a list, a field, a foldable box, an enclosure.
_BULLETS: Final = ("*", "+", "o", "#", "•", "-", "@", "□")
_BULLET: Final = lazy_pattern(r"(?P<mark>[•·*+#@o□■▪◦†–—-]|\(?\d{1,3}[.)])\s+")
_WORD: Final = lazy_pattern(r"\w+")


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: What a line's own words speak of.
_SPEAKS: Final = {
    "cookies": _words(r"\bcookies?\b|privacy|consent|datenschutz|\bterms\b"),
    "letters": _words(r"newsletter|\bsubscri|sign up|e-?mail|\binbox\b|download|\bapp\b"),
    "call": _words(
        r"^\W{0,2}(?:click|follow|share|like|watch|read|join|see|learn|view|check out|more|tell us|contact|discover|"
        r"find|get|buy|sign)\b"
    ),
    "caption": _words(
        r"getty|reuters/|\bAP photo|file photo|\b(?:photo|foto)(?:graph)?(?:ia|s)?(?: by|:| courtesy)|image:|"
        r"credit[:s]|©|\((?:photo|image|pictured|file|foto)\b|shutterstock|screenshot|via ap\b|\b(?:AP|EPA|AFP)\)?$"
    ),
    "rights": _words(r"all rights reserved|copyright|reproduced|trademark|affiliate|sponsored"),
    "author": _words(
        r"\bis an?\b.{0,60}\b(?:writer|reporter|editor|journalist|correspondent|author|freelance|contributor)\b|"
        r"contributed to this|follow (?:her|him|them)\b|^(?:about|über|sobre)\b"
    ),
    "more": _words(
        r"^\W{0,2}(?:related|also|see also|read more|more|mehr|lesen|leia|weitere|next|previous|tags?|topics?|"
        r"filed under|source|via|names in|fonte|quelle|categor\w+)\b.{0,20}:?"
    ),
    "comment": _words(
        r"\bcomments?\b|\breply\b|\bsays:|kommentar|coment[aá]ri|commenta|\blogged in\b|\bmoderat|repl(?:y|ies)\b"
    ),
    "clock": _words(r"\b\d{1,2}[:.h]\d\d\b|\b\d+ (?:hours?|days?|minutes?|mins?|weeks?|months?) ago\b"),
    "year": _words(r"\b(?:19|20)\d\d\b"),
    "address": _words(r"https?://|www\.|\.com\b|@\w"),
    "video": _words(r"\bvideos?\b|\bgallery\b|\bphotos\b|\bpodcasts?\b|\bplay(?:er)?\b"),
}


@dataclass(frozen=True)
class Line:
    """A line that holds words."""

    #: Clean, without what a text browser put in for images, links and fields.
    text: str
    #: Columns left of it.
    indent: int = 0
    #: Links that begin in it; None where links are not numbered.
    links: int | None = None
    #: Pictures, frames and fields in it.
    marks: int = 0
    #: Whether the line above is blank.
    gap: bool = False


def columns_of_lines(lines: Sequence[Line]) -> Columns:
    """All columns that need no guess."""
    rows = [_own(line) for line in lines]
    own = {name: np.array([row[name] for row in rows], dtype=np.float64) for name in rows[0]}
    own |= _repeats(lines)
    found = own | _around(own) | _run_of_list(own)
    del found["indent"]  # browsers and pages differ in it: it tells something beside that of other lines only
    return found


def _own(line: Line) -> dict[str, float]:
    text = line.text
    words = text.split()
    count = count_words(text)
    rule = rule_of(text)
    ends = ends_sentence(text)
    letters = sum(map(str.isalpha, text)) or 1
    bullet = _BULLET.match(text)
    mark = bullet["mark"] if bullet else ""
    first = text[bullet.end() :][:1] if bullet else text[:1]
    half = len(text) // 2
    return {
        "words": min(count, 200),
        "letters a word": letters / len(words) if words else 0,
        "ends": 2 if ends and text[-1:] not in ":;" else 1 if ends else 0,
        "colon": text.endswith(":"),
        "cut short": text.endswith(("...", "…", "... »")) or bool(re.search(r"(?:\.\.\.|…)\W*$", text[-8:])),
        "stops": len(re.findall(r"[.!?。！？] ?(?=\W?\w)", text)) if count >= _SENTENCE else 0,
        "commas": min(text.count(",") + text.count("、"), 20) / (count or 1),
        "lower": sum(word[:1].islower() for word in words) / (len(words) or 1),
        "upper": sum(word[:1].isupper() for word in words) / (len(words) or 1),
        "capitals": sum(map(str.isupper, text)) / letters,
        "short lower": sum(word.islower() and len(word) <= 3 for word in words) / (len(words) or 1),
        "digits": sum(map(str.isdigit, text)) / (len(text) or 1),
        "signs": sum(not (sign.isalnum() or sign.isspace()) for sign in text) / (len(text) or 1),
        "bars": len(re.findall(r"[|»›>/·•] ", text)),
        "quotes": min(len(re.findall('[“”"„«»]', text)), 4),
        "question": text.endswith("?"),
        "bullet": _BULLETS.index(mark) + 1 if mark in _BULLETS else 20 if mark[-1:] in (".", ")") and mark else 0,
        "opens": 0 if first.islower() else 1 if first.isupper() else 2 if first.isdigit() else 3,
        "indent": min(line.indent, 40),
        "gap": line.gap,
        "links": np.nan if line.links is None else min(line.links, 10),
        "links a word": np.nan if line.links is None else line.links / (count or 1),
        "marks": min(line.marks, 5),
        "furniture": bool(rule and not rule.ends),
        "end": bool(rule and rule.ends),
        "said twice": count > 3 and text[:half].strip() == text[half:].strip(),
        **{name: bool(pattern.search(text)) for name, pattern in _SPEAKS.items()},
    }


def _repeats(lines: Sequence[Line]) -> Columns:
    """How much of a line stands in others too, above and below it, and how many lines are the same."""
    runs = []
    for line in lines:
        words = _WORD.findall(line.text.lower())
        runs.append({tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))} if words else set())
    times = Counter(line.text for line in lines)
    left = Counter(run for own in runs for run in own)
    seen: Counter[tuple[str, ...]] = Counter()
    above, below = [], []
    for own in runs:
        left.subtract(own)
        above.append(sum(seen[run] > 0 for run in own) / (len(own) or 1))
        below.append(sum(left[run] > 0 for run in own) / (len(own) or 1))
        seen.update(own)
    return {
        "times": np.array([min(times[line.text], 5) for line in lines], dtype=np.float64),
        "said above": np.array(above),
        "said below": np.array(below),
    }


def _around(own: Columns) -> Columns:
    """What stands above and below each line, and where in the page it is."""
    size = len(own["words"])
    at = np.arange(size, dtype=np.float64)
    words = np.minimum(own["words"], MOST_WORDS)
    sentence = (own["ends"] == 2) & (words >= _SENTENCE) & (own["bullet"] == 0)
    prose = np.where(sentence, words, 0)
    label = ((words < _SENTENCE) & (own["ends"] == 0)).astype(np.float64)
    found: Columns = {"prose": sentence.astype(np.float64)}
    for most in _BREAKS:
        cluster = _clusters(prose, most)
        found[f"cluster over {most}"] = np.minimum(cluster, 300)
        found[f"cluster over {most}, share"] = cluster / (cluster.max() or 1)
    for name in ("words", "ends", "lower", "bullet", "gap", "marks", "links a word", "prose", "caption"):
        column = found[name] if name in found else own[name]
        for step in _BESIDE if name in ("words", "ends", "prose", "lower") else _BESIDE[:1]:
            found[f"{name}, {step} above"] = _shifted(column, step)
            found[f"{name}, {step} below"] = _shifted(column, -step)
    for reach in _REACHES:
        for name, column in ("prose", prose), ("labels", label), ("comment", own["comment"]), ("clock", own["clock"]):
            found[f"{name} in {reach} above"] = _summed(column, -reach)
            found[f"{name} in {reach} below"] = _summed(column, reach)
    done = np.cumsum(prose) - prose
    total = done[-1] + prose[-1] or 1
    ending = (own["end"] > 0) & (done >= _BEGUN)
    last_end = np.maximum.accumulate(np.where(ending, at, -1))
    comments = np.cumsum(np.where(words < _SENTENCE, own["comment"], 0))
    return found | {
        "position": at / size,
        "prose before": np.minimum(done, 300),
        "prose before, share": done / total,
        "usual indent": own["indent"] - _usual(own["indent"], prose),
        "ends before": np.minimum(np.cumsum(ending), 5),
        "lines since end": np.where(last_end >= 0, at - last_end, -1),
        "comments before": np.minimum(comments, 10),
        "lines from prose above": _since(sentence & (words >= _PROSE)),
        "lines to prose below": _since((sentence & (words >= _PROSE))[::-1])[::-1],
        "indent as above": own["indent"] - _shifted(own["indent"], 1),
        "indent as below": own["indent"] - _shifted(own["indent"], -1),
    }


def _clusters(prose: Floats, most: int) -> Floats:
    """The words of prose in the cluster that each line is in: at most so many lines of other things part its prose."""
    found = np.zeros(len(prose))
    places = np.flatnonzero(prose)
    for cluster in np.split(places, np.flatnonzero(np.diff(places) > most + 1) + 1) if len(places) else ():
        found[cluster[0] : cluster[-1] + 1] = prose[cluster].sum()
    return found


def _usual(indent: Floats, heavy: Floats) -> float:
    """The indent of most words."""
    indents = Counter[float]()
    for columns, words in zip(indent, heavy, strict=True):
        indents[columns] += words
    return indents.most_common(1)[0][0]


def _run_of_list(own: Columns) -> Columns:
    """Of a line in a list: how long the list is, how long its entries are and how many of them are sentences."""
    size = len(own["words"])
    found = {name: np.zeros(size) for name in ("list", "list words", "list sentences", "list links")}
    start = 0
    for stop in range(1, size + 1):
        if stop < size and own["bullet"][stop] == own["bullet"][start] and own["indent"][stop] == own["indent"][start]:
            continue
        run = slice(start, stop)
        found["list"][run] = min(stop - start, 30)
        found["list words"][run] = own["words"][run].mean()
        found["list sentences"][run] = (own["ends"][run] == 2).mean()
        found["list links"][run] = own["links a word"][run].mean()
        start = stop
    return found


def columns_of_guess(lines: Sequence[Line], own: Columns, guess: Floats) -> Columns:
    """The columns that follow from a first guess.

    Args:
        own: `columns_of_lines` of the same lines.
        guess: how probably each line is of the article, 0 to 1.
    """
    words = np.minimum(own["words"], MOST_WORDS) + 2
    mass = guess * words
    start, stop = best_run((guess - 0.4) * words)
    at = np.arange(len(lines))
    total = mass.sum() or 1.0
    found: Columns = {"guess": guess}
    for step in _BESIDE:
        found[f"guess, {step} above"] = _shifted(guess, step)
        found[f"guess, {step} below"] = _shifted(guess, -step)
    for reach in (2, 4, 8, 16, 32):
        for side, name in ((-reach, "above"), (reach, "below")):
            found[f"guess in {reach} {name}"] = _summed(mass, side) / np.maximum(_summed(words, side), 1)
    inside = (at >= start) & (at < stop)
    indent = np.array([line.indent for line in lines], dtype=np.float64)
    return found | {
        "guessed before": (np.cumsum(mass) - mass) / total,
        "lines into run": np.clip(at - start, -30, 200).astype(np.float64),
        "lines to end of run": np.clip(stop - at, -30, 200).astype(np.float64),
        "article's indent": indent - _usual(indent, mass * inside),
        "words shared": _shared(lines, guess * inside),
    }


def _shared(lines: Sequence[Line], guess: Floats) -> Floats:
    """The share of a line's telling words that other lines of the article use; nan without any."""
    telling = [{word for word in _WORD.findall(line.text.lower()) if len(word) >= _TELLING} for line in lines]
    used: Counter[str] = Counter()
    for words, probably in zip(telling, guess, strict=True):
        if probably > 0.3:
            used.update(words)
    return np.array(
        [
            sum(used[word] > (probably > 0.3) for word in words) / len(words) if words else np.nan
            for words, probably in zip(telling, guess, strict=True)
        ]
    )


def best_run(worths: Floats) -> tuple[int, int]:
    """Start and end of the run of the greatest sum; both 0 where all are below 0."""
    best, found = 0.0, (0, 0)
    total, start = 0.0, 0
    for at, worth in enumerate(worths):
        if total <= 0:
            total, start = 0.0, at
        total += worth
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _shifted(column: Floats, step: int) -> Floats:
    """The values of the lines `step` above (below where negative); nan beyond the page."""
    moved = np.full(len(column), np.nan)
    if step > 0:
        moved[step:] = column[:-step]
    else:
        moved[:step] = column[-step:]
    return moved


def _summed(column: Floats, reach: int) -> Floats:
    """The sum over so many lines below, or above where negative, the line itself left out."""
    sums: Floats = np.concatenate([[0.0], np.cumsum(column)])
    at = np.arange(len(column))
    first, last = (np.maximum(at + reach, 0), at) if reach < 0 else (at + 1, np.minimum(at + 1 + reach, len(column)))
    return np.asarray(sums[last] - sums[first], dtype=np.float64)


def _since(held: npt.NDArray[np.bool_]) -> Floats:
    """Lines since the last one above for which it held, at most 50."""
    at = np.arange(len(held))
    last = np.maximum.accumulate(np.where(held, at, -50))
    before = np.concatenate([[-50], last[:-1]])
    return np.asarray(np.minimum(at - before, 50), dtype=np.float64)
