"""What each rule of the reader is worth: `python -m benchmarks.rules`, or `make bench-rules`.

Every question of the archive, of the contraries and of the conversations (in conversation) is asked as ever, and once
more without each of the rules of `qa.reader.rules.fitting` that had a say in it. Printed for each rule: to how many
questions it said no to a span, or moved one; for how many of these something else would be shown without it; and of how
many what is shown is better for the rule, and worse. Right is better than unsure or refused, and both are better than
wrong; where nothing answers, all that is not shown as sure is as good.

A question is asked many times, but each passage is read once for each wording: some twenty minutes on one core.
`--only` takes a part of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any, Final

from benchmarks import archive, contraries, conversations
from benchmarks.archive import library_of, verified_answer
from qa.reader.rules import fitting
from qa.reader.span import SpanReader
from qa.reader.windows import Scan
from qa.service import Assistant
from qa.types import Answer, Span, Turn

#: Where `fitting` has its rules.
_PLACES: Final = ("OF_ANY", "MOVES", "KINDS", "FITS")
#: What an answer is worth, by its verdict; all others are worth nothing.
_WORTH: Final = {"right": 1, "wrong": -1}

Verdict = Callable[[Answer], str]


class _Remembering(SpanReader):
    """Reads each passage once for each wording of a question."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._scans: dict[tuple[str, str, str], Scan] = {}

    def scan(self, pairs: Sequence[tuple[str, str]], heads: Sequence[str] = ()) -> list[Scan]:
        keys = [(*pair, head) for pair, head in zip(pairs, heads or [""] * len(pairs), strict=True)]
        new = [key for key in dict.fromkeys(keys) if key not in self._scans]
        read = super().scan([(question, passage) for question, passage, _ in new], [head for *_, head in new])
        self._scans |= zip(new, read, strict=True)
        return [self._scans[key] for key in keys]


@dataclass
class Ablation:
    """What became of the questions, by the names of the rules."""

    had_a_say: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    better: Counter[str] = field(default_factory=Counter)
    worse: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    #: The rule that is left out.
    _off: str | None = None
    #: The rules that said no to a span, or moved one, since the question was asked.
    _spoke: set[str] = field(default_factory=set)

    def ask(self, assistant: Assistant, question: str, verdict: Verdict, history: Sequence[Turn] = ()) -> Answer:
        """The answer as ever, once it was seen what each rule that had a say in it makes of it."""
        self.asked += 1
        self._spoke = set()
        answer = verified_answer(assistant, question, history)
        for rule in sorted(self._spoke):
            self._off = rule
            without = verified_answer(assistant, question, history)
            self._off = None
            self.had_a_say[rule] += 1
            self.changed[rule] += _shown(answer) != _shown(without)
            gained = _WORTH.get(verdict(answer), 0) - _WORTH.get(verdict(without), 0)
            self.better[rule] += gained > 0
            self.worse[rule] += gained < 0
        return answer

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within it, the rules of `fitting` tell when they have a say, and the one that is left out has none."""
        real = {place: getattr(fitting, place) for place in _PLACES}
        try:
            for place, rules in real.items():
                setattr(fitting, place, tuple(map(self._watched, rules)))
            yield
        finally:
            for place, rules in real.items():
                setattr(fitting, place, rules)

    def _watched(self, rule: Callable[..., Any]) -> Callable[..., Any]:
        name = rule.__name__
        if name.startswith("_"):  # asks others that are watched
            return rule

        @wraps(rule)
        def make(*question_and_text: Any) -> Any:
            check = rule(*question_and_text)
            if check is None or name == self._off:
                return None

            def said(span: Span) -> Any:
                found = check(span)
                if not found or found not in (True, span):
                    self._spoke.add(name)
                return found

            return said

        return make

    @staticmethod
    def rules() -> set[str]:
        """The names of all that can be left out."""
        return {rule.__name__ for place in _PLACES for rule in getattr(fitting, place)} - {"_of_its_kind"}

    def table(self) -> Iterator[str]:
        yield "| rule | had a say | something else shown without it | better for it | worse |\n|---|---|---|---|---|"
        order = sorted(self.had_a_say, key=lambda rule: (self.worse[rule] - self.better[rule], -self.changed[rule]))
        for rule in order:
            counts = (self.had_a_say[rule], self.changed[rule], self.better[rule], self.worse[rule])
            yield f"| {rule} | {' | '.join(map(str, counts))} |"


def _shown(answer: Answer) -> object:
    """All that a person sees of an answer but its confidence."""
    unsure = answer.unsure and (answer.unsure.claim.text, answer.unsure.claim.short)
    return answer.answered, unsure, [(claim.text, claim.short) for claim in answer.claims]


def ask_archive(ablation: Ablation) -> None:
    with _assistant("archive") as assistant:
        for question in archive.read():
            ablation.ask(assistant, question.text, partial(_of_archive, question))


def _of_archive(question: archive.Question, answer: Answer) -> str:
    return archive.Asked(question, answer).verdict


def ask_contraries(ablation: Ablation) -> None:
    for name in ("development", "questions"):
        for folder, pairs in contraries.read(name).items():
            with _assistant(folder) as assistant:
                for pair in pairs:
                    ablation.ask(assistant, pair["question"], partial(contraries.verdict, gold=pair["answer"]))
                    ablation.ask(assistant, pair["contrary"], partial(contraries.verdict, gold=""))


def ask_conversations(ablation: Ablation) -> None:
    for file in sorted(conversations.FOLDER.glob("*/turns.jsonl")):
        with _assistant(f"conversations/{file.parent.name}") as assistant:
            conversation, history = 0, list[Turn]()
            for turn in conversations.read(file.parent):
                if turn.conversation != conversation:
                    conversation, history = turn.conversation, []
                verdict = partial(conversations.verdict, wanted=turn.wanted)
                history.append(ablation.ask(assistant, turn.text, verdict, history).turn())


@contextmanager
def _assistant(folder: str) -> Iterator[Assistant]:
    """One over a folder of `benchmarks/data`."""
    with library_of(contraries.DATA / folder / "articles") as library:
        yield Assistant(library, reader=_Remembering(rarity=library.rarity))


_PARTS: Final = {"archive": ask_archive, "contraries": ask_contraries, "conversations": ask_conversations}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=_PARTS, help="ask these questions alone")
    options = parser.parse_args()
    ablation = Ablation()
    with ablation.watching():
        for part in [options.only] if options.only else _PARTS:
            _PARTS[part](ablation)
    print(f"{ablation.asked} questions.\n", *ablation.table(), sep="\n")
    silent = sorted(ablation.rules() - set(ablation.had_a_say))
    print(f"\nHad no say: {', '.join(silent)}.")


if __name__ == "__main__":
    main()
