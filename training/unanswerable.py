"""Pairs of question and passage that do not answer: found (other passages) and made (questions or passages changed).

Three kinds, hardest last, because each is learned from the one before and fooled by the next:

* another passage: of the same article, or of the same set by BM25, without the answer's words;
* the passage with the sentence that answers cut out;
* the passage itself under a question that is no longer the one it answers: a name, date, figure or word exchanged
  for another of its kind, a word for its opposite, a verb negated. People wrote SQuAD 2.0's unanswerable
  questions by such changes (Rajpurkar, Jia and Liang 2018, table 1); none of theirs is used here.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from scipy import sparse

from qa import names
from qa.passages import sentences
from qa.types import Span
from training.question import Question

_WORD: Final = re.compile(r"\w+")
STOP: Final = frozenset(
    """a about after all also an and any are as at be been before being but by can could did do does during for from
    had has have he her his how i if in into is it its many more most much name not of on one or other our she so some
    such than that the their them then there these they this to under until was we were what when where which who
    whom whose why will with would you your type kind author writer person people reviewer user thing""".split()
)


def words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


class Neighbours:
    """For each question, the passages of its set that look most as if they answered it, and do not hold the answer."""

    def __init__(self, questions: Sequence[Question], most: int = 12) -> None:
        self._by_question: dict[str, list[str]] = {}
        self._fitting: dict[str, list[str]] = {}
        by_source: dict[str, list[Question]] = defaultdict(list)
        siblings: dict[str, dict[str, None]] = {}
        for question in questions:
            by_source[question.source].append(question)
            siblings.setdefault(question.article, {})[question.context] = None
        self._siblings = {article: list(contexts) for article, contexts in siblings.items()}
        for group in by_source.values():
            self._rank(group, most)

    def near(self, question: Question) -> list[str]:
        """By BM25, best first."""
        return self._by_question[question.id]

    def siblings(self, question: Question) -> list[str]:
        """Of the same article, in their order."""
        if question.id not in self._fitting:
            found = self._siblings[question.article]
            self._fitting[question.id] = [t for t in found if t != question.context and not holds(t, question)]
        return self._fitting[question.id]

    def _rank(self, group: Sequence[Question], most: int) -> None:
        contexts = list(dict.fromkeys(q.context for q in group))
        weights, vocabulary = _bm25(contexts)
        for start in range(0, len(group), 1000):
            part = group[start : start + 1000]
            rows, columns = [], []
            for row, question in enumerate(part):
                for word in set(words(question.text)) - STOP:
                    if word in vocabulary:
                        rows.append(row)
                        columns.append(vocabulary[word])
            asked = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(part), len(vocabulary)))
            scores = np.asarray((asked @ weights.T).todense())
            for question, line in zip(part, scores, strict=True):
                best = np.argsort(-line)[: 3 * most]
                found = [contexts[i] for i in best if contexts[i] != question.context]
                self._by_question[question.id] = [text for text in found if not holds(text, question)][:most]


def _bm25(contexts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> tuple[sparse.csr_matrix, dict[str, int]]:
    """(weights [contexts, words], column of each word)."""
    vocabulary: dict[str, int] = {}
    rows, columns = [], []
    lengths = np.zeros(len(contexts))
    for row, text in enumerate(contexts):
        found = words(text)
        lengths[row] = len(found)
        for word in found:
            rows.append(row)
            columns.append(vocabulary.setdefault(word, len(vocabulary)))
    counts = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(contexts), len(vocabulary)))
    counts.sum_duplicates()
    document = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(1 + (len(contexts) - document + 0.5) / (document + 0.5))
    norm = k1 * (1 - b + b * lengths / lengths.mean())
    weights = counts.tocoo()
    weights.data = weights.data * (k1 + 1) / (weights.data + norm[weights.row]) * rarity[weights.col]
    return weights.tocsr(), vocabulary


@cache
def _lower(text: str) -> str:
    return text.lower()


def holds(text: str, question: Question) -> bool:
    """Whether any answer's words stand in `text`, so that it may answer too."""
    low = _lower(text)
    return any(answer in low for answer in {_lower(answer) for answer in question.texts})


def without_answer(question: Question, rng: random.Random) -> str | None:
    """The context less the sentences that answer; None where too little is left, or it still holds an answer."""
    context = question.context
    parts = [(s.start, s.end) for s in sentences(context)]
    kept = [(a, b) for a, b in parts if not any(a < end and start < b for start, end in question.answers)]
    if len(kept) == len(parts) or sum(b - a for a, b in kept) < 150:
        return None
    text = " ".join(context[a:b] for a, b in kept)
    return None if holds(text, question) else text


#: Each word with one that makes a statement false of what it was true of. Read both ways.
_OPPOSITES: Final = """first last|largest smallest|biggest smallest|highest lowest|most least|more less|more fewer
before after|increase decrease|increased decreased|increases decreases|rise fall|rose fell|win lose|won lost
north south|east west|northern southern|eastern western|begin end|began ended|start finish|started finished
best worst|good bad|better worse|oldest youngest|older younger|old new|early late|earlier later|earliest latest
male female|men women|man woman|father mother|son daughter|brother sister|husband wife|king queen|boy girl|boys girls
positive negative|advantage disadvantage|advantages disadvantages|benefits drawbacks|like dislike|liked disliked
love hate|loved hated|allowed forbidden|allow forbid|legal illegal|true false|open closed|opened closed|public private
long short|longer shorter|longest shortest|large small|larger smaller|big small|high low|higher lower|fast slow
faster slower|cheap expensive|cheaper costlier|strong weak|stronger weaker|hot cold|inside outside|above below
left right|same different|common rare|major minor|maximum minimum|majority minority|join leave|joined left|accept reject
accepted rejected|support oppose|supported opposed|buy sell|bought sold|give take|gave took|born died|birth death
arrive depart|arrived departed|attack defend|attacked defended|create destroy|created destroyed|built demolished
founded dissolved|import export|imports exports|internal external|modern ancient|upper lower|urban rural|rich poor
easy difficult|easier harder|heavy light|heavier lighter|light dark|wet dry|friend enemy|success failure|gain loss
gained lost|add remove|added removed|include exclude|included excluded|includes excludes|never always|always never
usually rarely|often seldom|pros cons|recommend discourage|happy unhappy|popular unpopular|known unknown|safe dangerous
beginning end|winner loser|employer employee|teacher student|buyer seller|parent child|parents children|love dislike
enjoy dislike|enjoyed disliked|prevent cause|prevented caused|protect harm|improve worsen|improved worsened
agree disagree|similar dissimilar|necessary unnecessary|able unable|possible impossible
appear disappear|appeared disappeared"""


def _opposites() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for pair in re.split(r"[|\n]", _OPPOSITES):
        one, other = pair.split()
        table[one].append(other)
        table[other].append(one)
    return table


OPPOSITE: Final = _opposites()
_NEGATED: Final = {
    "did": ["didn't", "did not"], "does": ["doesn't", "does not"], "do": ["don't", "do not"],
    "was": ["wasn't", "was not", "was never"], "were": ["weren't", "were not", "were never"],
    "is": ["isn't", "is not", "is never"], "are": ["aren't", "are not"], "can": ["can't", "cannot"],
    "could": ["couldn't", "could not"], "will": ["won't", "will not"], "has": ["hasn't", "has never"],
    "have": ["haven't", "have never"], "had": ["hadn't", "had never"], "would": ["wouldn't", "would not"],
}  # fmt: skip


class Changer:
    """Changes a question into one that its passage does not answer.

    Args:
        articles: the passages of each article, where names, dates and figures are taken from.
        similar: words that stand in like places as a word but mean another thing, likeliest first.
    """

    def __init__(self, articles: Mapping[str, Sequence[str]], similar: Callable[[str], Sequence[str]]) -> None:
        self._articles = articles
        self._alike = similar

    def change(self, question: Question, rng: random.Random) -> tuple[str, str] | None:
        """(the changed question, how it was changed), or None where nothing in it can be."""
        ways = [("name", 3.0), ("figure", 3.0), ("opposite", 3.0), ("word", 1.5), ("similar", 1.5), ("negation", 0.4)]
        while ways:
            ((way, _),) = rng.choices(ways, [weight for _, weight in ways])
            ways = [(other, weight) for other, weight in ways if other != way]
            changed = getattr(self, f"_{way}")(question, rng)
            if changed and changed.lower() != question.text.lower():
                return changed, way
        return None

    def _name(self, question: Question, rng: random.Random) -> str | None:
        return self._exchange(question, rng, names.names, apart=True)

    def _figure(self, question: Question, rng: random.Random) -> str | None:
        return self._exchange(question, rng, names.dates) or self._exchange(question, rng, names.figures)

    def _exchange(
        self, question: Question, rng: random.Random, find: Callable[[str], list[Span]], apart: bool = False
    ) -> str | None:
        spans = [(a, b) for a, b in find(question.text) if a > 0]
        if not spans:
            return None
        a, b = rng.choice(spans)
        own = question.text[a:b]
        # Two times in three from the passage itself: what stands there misleads most.
        siblings = self._articles[question.article]
        texts = (
            [question.context]
            if rng.random() < 0.67 or len(siblings) < 2
            else rng.sample(siblings, min(4, len(siblings)))
        )
        asked = set(words(question.text))
        found = []
        for text in texts:
            for start, end in find(text):
                other = text[start:end]
                if apart and (set(words(other)) & asked or not set(words(other)) - STOP):
                    continue
                if other.lower() != own.lower() and other.lower() not in question.text.lower():
                    found.append(other)
        if not found:
            if apart or not own.strip().isdigit():
                return None
            found = [str(max(1, int(own) + rng.choice([-20, -10, -7, -3, -2, -1, 1, 2, 3, 5, 8, 10, 20])))]
        return question.text[:a] + rng.choice(found) + question.text[b:]

    def _opposite(self, question: Question, rng: random.Random) -> str | None:
        spots = [m for m in _WORD.finditer(question.text) if m.group().lower() in OPPOSITE]
        if not spots:
            return None
        spot = rng.choice(spots)
        return question.text[: spot.start()] + rng.choice(OPPOSITE[spot.group().lower()]) + question.text[spot.end() :]

    def _negation(self, question: Question, rng: random.Random) -> str | None:
        spots = [m for m in _WORD.finditer(question.text) if m.group().lower() in _NEGATED]
        if not spots or any(word in question.text.lower() for word in ("n't", " not ", "never")):
            return None
        spot = spots[0]
        return question.text[: spot.start()] + rng.choice(_NEGATED[spot.group().lower()]) + question.text[spot.end() :]

    def _spots(self, question: Question) -> list[re.Match[str]]:
        """Content words of the question that stand in the passage."""
        held = {word[:5] for word in words(question.context)}
        return [
            m
            for m in _WORD.finditer(question.text)
            if len(m.group()) >= 4 and m.group().islower() and m.group() not in STOP and m.group()[:5] in held
        ]

    def _word(self, question: Question, rng: random.Random) -> str | None:
        """A word of the question for another word of the passage that could stand in its place."""
        spots = self._spots(question)
        if not spots:
            return None
        spot = rng.choice(spots)
        asked = {word[:4] for word in words(question.text)}
        ending = spot.group()[-2:]
        found = [
            word
            for word in set(_WORD.findall(question.context))
            if word.islower() and len(word) >= 4 and word not in STOP and word[:4] not in asked
        ]
        alike = sorted(word for word in found if word[-2:] == ending) or sorted(found)
        return question.text[: spot.start()] + rng.choice(alike) + question.text[spot.end() :] if alike else None

    def _similar(self, question: Question, rng: random.Random) -> str | None:
        """A word of the question for one that is used alike and does not stand in the passage."""
        spots = self._spots(question)
        if not spots:
            return None
        spot = rng.choice(spots)
        held = {word[:4] for word in words(question.context)}
        found = [word for word in self._alike(spot.group()) if word[:4] not in held]
        if not found:
            return None
        return question.text[: spot.start()] + rng.choice(found[:8]) + question.text[spot.end() :]


def similar_words(vectors: np.ndarray, vocabulary: Mapping[str, int]) -> Callable[[str], list[str]]:
    """Words used alike, by the encoder's own input vectors [tokens, dimensions]: nearest first, the nearest two,
    most often the same word in another form, left out."""
    whole = [word for word in vocabulary if word.isalpha() and len(word) >= 4]
    rows = vectors[[vocabulary[word] for word in whole]].astype(np.float32)
    rows -= rows.mean(axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    place = {word: i for i, word in enumerate(whole)}
    known: dict[str, list[str]] = {}

    def similar(word: str) -> list[str]:
        if word not in place:
            return []
        if word not in known:
            near = rows @ rows[place[word]]
            some = np.argpartition(-near, 20)[:20]
            nearest = some[np.argsort(-near[some])]
            known[word] = [whole[i] for i in nearest[3:] if whole[i][:4] != word[:4]]
        return known[word]

    return similar
