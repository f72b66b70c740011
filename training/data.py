"""Question-answer sets in SQuAD's format, read, checked, and divided by article into what trains and what measures.

This module knows nothing of tokens or models. Offsets are half-open, in code points of the context.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from qa.types import Span
from training import invented
from training.question import Question

#: Sets whose licence lets weights trained on them ship (see qa/reader/models/MODEL_CARD.md), by the name used here.
SHIPPABLE: Final = {
    "new_wiki": "squadshifts-new_wiki.json.gz",
    "reddit": "squadshifts-reddit.json.gz",
    "amazon": "squadshifts-amazon_reviews.json.gz",
    "policyqa": "policyqa-dev.json.gz",
    "fairytaleqa": "fairytaleqa-train.json.gz",
    "qed": "qed-dev.json.gz",
    "qamr_dev": "qamr-dev.json.gz",
    "qamr_test": "qamr-test.json.gz",
}
#: The source of the questions of `CONTRARY`.
CONTRARIES: Final = "contrary"
#: The source of the questions of `PARAGRAPHS`.
PARAGRAPH: Final = "paragraphs"
#: All that is trained on.
SETS: Final = (*SHIPPABLE, invented.SOURCE, invented.TURNS, CONTRARIES, PARAGRAPH)
#: Those whose titles say what their passages are about.
TITLED: Final = ("new_wiki", "qed")
#: QAMR asks up to 80 questions about one sentence, most with an answer of one word. More than this many from
#: each sentence would teach little but to answer in one word.
QAMR_PER_SENTENCE: Final = 8
#: Share of each set's questions that is held out, whole articles at a time.
HELD_OUT: Final = 0.08


def read_squad(path: Path, source: str) -> Iterator[Question]:
    """The questions of a SQuAD-format file, plain or gzipped.

    Answers whose words do not stand at their offset are dropped; a question left with none though it claims one
    is dropped with them.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        content = json.load(stream)
    for article in content["data"]:
        for paragraph in article["paragraphs"]:
            context = paragraph["context"]
            for asked in paragraph["qas"]:
                spans = [_trim(context, a["answer_start"], a["text"]) for a in asked["answers"]]
                kept = tuple(span for span in spans if span is not None)
                if bool(spans) != bool(kept) or not asked["question"].strip():
                    continue
                # Reddit's passages stand under one title though each is a thread of its own.
                title = article.get("title", "")
                name = title if source != "reddit" else hashlib.sha256(context.encode()).hexdigest()[:16]
                above = title.replace("_", " ") if source in TITLED else ""
                text = asked["question"].strip()
                yield Question(str(asked["id"]), source, f"{source}:{name}", context, text, kept, above)


def _trim(context: str, start: int, text: str) -> Span | None:
    if context[start : start + len(text)] != text or not text.strip():
        return None
    start += len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def load(folder: Path, sets: Iterable[str]) -> list[Question]:
    """All questions of the named sets, QAMR capped."""
    questions: list[Question] = []
    for name in sets:
        if name == invented.SOURCE:
            questions.extend(invented.questions())
            continue
        found = list(read_squad(folder / SHIPPABLE[name], name))
        questions.extend(_cap(found) if name.startswith("qamr") else found)
    return questions


def _cap(questions: Sequence[Question]) -> list[Question]:
    """At most `QAMR_PER_SENTENCE` of each sentence, those with the longest answers apart from each other."""
    by_context: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if len(question.text.split()) >= 3 and question.texts[0].lower() not in _EMPTY_ANSWERS:
            by_context[question.context].append(question)
    kept = []
    for group in by_context.values():
        seen: set[Span] = set()
        for question in sorted(group, key=lambda q: -min(len(q.texts[0].split()), 6)):
            if question.answers[0] not in seen and len(seen) < QAMR_PER_SENTENCE:
                seen.add(question.answers[0])
                kept.append(question)
    return kept


_EMPTY_ANSWERS: Final = frozenset(
    "the a an his her their its it i he she they we you this that my our who which".split()
)


#: Questions that their passage does not answer, written for this in the manner in which people write them: a line
#: holds the question and the first digits of its context's fingerprint. None is about a held-out article.
WRITTEN: Final = Path(__file__).parent / "hard.jsonl"
#: Questions that such a passage does answer, in other words than its own, with the snippets of it that answer as
#: `training.invented` marks them: those of `WRITTEN` alone teach silence wherever words differ.
ASKED: Final = Path(__file__).parent / "asked.jsonl"
#: Contraries of what such passages say, which they do not answer ("When does the pier open?" of one that closes), and,
#: with snippets, what they say in words that mean the same.
CONTRARY: Final = Path(__file__).parent / "contrary.jsonl"
#: Questions to single paragraphs, three of eight without an answer, in the manner of SQuAD 2.0's: to passages of QED
#: and New Wikipedia that had one or a few, and, in files of the folder, to paragraphs that were written with them.
PARAGRAPHS: Final = Path(__file__).parent / "paragraphs"


def written(questions: Sequence[Question], file: Path = WRITTEN) -> list[Question]:
    """The written questions whose passage is among those of `questions`."""
    contexts = {fingerprint(q.context)[:12]: q for q in questions}
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    found = []
    for number, line in enumerate(lines):
        if (passage := contexts.get(line["context"])) is not None:
            spans = tuple(invented.placed(passage.context, snippet) for snippet in line.get("a", ()))
            found.append(replace(passage, id=f"{file.stem}/{number}", text=line["question"], answers=spans))
    return found


def divided(folder: Path, sets: Iterable[str] = SETS) -> tuple[list[Question], list[Question]]:
    """(train, held out): the named sets, divided; with what trains `ASKED` and `CONTRARY`, the invented set's other
    wordings, and the conversations about its articles."""
    train, held = divide(load(folder, [name for name in sets if name not in (invented.TURNS, CONTRARIES, PARAGRAPH)]))
    trained = {question.article for question in train}
    careless = (q for q in invented.careless() if q.article in trained)
    contraries = (replace(q, source=CONTRARIES) for q in written(train, CONTRARY))
    paragraphs = [*written(train, PARAGRAPHS.with_suffix(".jsonl")), *invented.questions(PARAGRAPHS)]
    of_paragraphs = (replace(q, source=PARAGRAPH) for q in paragraphs)
    return [*train, *written(train, ASKED), *contraries, *careless, *of_paragraphs], held


def divide(questions: Sequence[Question], share: float = HELD_OUT) -> tuple[list[Question], list[Question]]:
    """(train, held out): of each set, whole articles until `share` of its questions is reached.

    The order of articles is that of a hash of their name, so the division is the same in every run. A context
    that stands in two articles goes where it is held out.
    """
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for question in questions:
        sizes[question.source][question.article] += 1
    held: set[str] = set()
    for articles in sizes.values():
        wanted = share * sum(articles.values())
        taken = 0
        for article in sorted(articles, key=fingerprint):
            if taken >= wanted:
                break
            if taken + articles[article] > 1.5 * wanted:
                continue
            taken += articles[article]
            held.add(article)
    contexts = {question.context for question in questions if question.article in held}
    train = [q for q in questions if q.article not in held and q.context not in contexts]
    return train, [q for q in questions if q.article in held]


def fingerprint(name: str) -> str:
    """A fixed pseudo-random order of names."""
    return hashlib.sha256(name.encode()).hexdigest()


def halves(questions: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """(calibration, test): held-out questions divided again by article."""
    first = [q for q in questions if int(fingerprint(q.article)[-1], 16) % 2 == 0]
    return first, [q for q in questions if int(fingerprint(q.article)[-1], 16) % 2 == 1]
