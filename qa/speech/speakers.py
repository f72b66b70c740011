"""Who speaks by which verb, and who spoke last before a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qa.people import People


@dataclass(frozen=True)
class Said:
    """Who speaks and by which verb."""

    #: Empty where somebody does and nothing tells who.
    speaker: str
    cue: str | None


@dataclass(frozen=True)
class Turn:
    """Somebody's words, by where they end."""

    speaker: str
    end: int
    #: Whether somebody asks by them, whom another may answer.
    asks: bool = False


#: Nobody spoke yet.
_NOBODY: Final = Turn("", -1)


class Recent:
    """Who spoke last, as the reading of a text goes on."""

    def __init__(self, text: str, people: People) -> None:
        self._text = text
        self._people = people
        self.last = _NOBODY
        #: The last person who did, where what spoke last is none.
        self.person = _NOBODY
        #: Whether the last quote went on into the next paragraph: it opens anew there, and closes only at its end.
        self.goes_on = False

    def spoke(self, speaker: str, end: int, cue: str | None = None) -> None:
        """Remembers who spoke, up to a place; where that is not known, whoever spoke before goes on."""
        self.last = Turn(speaker or self.last.speaker, end, (cue or "").casefold() in ("asked", "asks"))
        if speaker and self._people.is_person(speaker):
            self.person = Turn(speaker, end)

    def unknown(self) -> None:
        """Remembers that somebody spoke of whom nothing tells who: whoever spoke before does not go on."""
        self.last = _NOBODY

    def speaker(self, at: int) -> str | None:
        """Who spoke last, if that was in the paragraph of a place or in one of the two before."""
        return self.last.speaker if self.last.speaker and self._paragraphs(self.last, at) <= 2 else None

    def is_near(self, turn: Turn, at: int) -> bool:
        """Whether somebody spoke in the paragraph of a place or in one of the three before."""
        return turn.end >= 0 and self._paragraphs(turn, at) <= 3

    def _paragraphs(self, turn: Turn, at: int) -> int:
        return self._text.count("\n\n", turn.end, at)
