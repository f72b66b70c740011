"""A question with its passage: what every set is read into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.types import Span


@dataclass(frozen=True)
class Question:
    """One question with the passage that answers it, or that does not."""

    id: str
    source: str
    #: The article the context is from: no article is both trained on and measured with.
    article: str
    context: str
    text: str
    #: Every annotator's answer, repeats kept. Empty: the context does not answer.
    answers: tuple[Span, ...]
    #: What stands above the context in its article; "" where that says nothing of it.
    title: str = ""
    #: Whether only the conversation that it is asked in tells which article is meant: another's passage may answer.
    leans: bool = False

    @property
    def texts(self) -> list[str]:
        return [self.context[a:b] for a, b in self.answers]


def is_of(question: Question, sets: Sequence[str]) -> bool:
    """Whether it is of one of these sets, or of a file of the invented one ("invented:wirea")."""
    return question.source in sets or any(question.article.startswith(f"{name}:") for name in sets)
