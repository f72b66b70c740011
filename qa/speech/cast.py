"""Who may speak in a text, and whom of them a name, a pronoun or a description means at its place.

What a text tells of people is in `qa.people`; here who spoke last tells more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa import phrases
from qa.people import People, is_unnamed, reference
from qa.quotation import Quotation
from qa.speech.speakers import Recent
from qa.types import Span


class Cast:
    """The people and bodies of a text that is read, with those who spoke last.

    Args:
        title: read too, for a headline may give the full name alone.
    """

    def __init__(self, text: str, title: str, quotes: Sequence[Quotation]) -> None:
        self.text = text
        self.people = People(text, title, [(quote.start, quote.end) for quote in quotes])
        self.recent = Recent(text, self.people)

    def named(self, span: Span) -> str:
        """The full name of what is written like a name there."""
        return self.people.named(self.text[slice(*span)], span[0])

    def labelled(self, label: str, at: int) -> str:
        """The person whom a label that stands at a place names, in full; empty where it is no person's."""
        name = self.named((at, at + len(label)))
        return name if self.people.is_person(name) and phrases.is_name_alone(label) else ""

    def pronoun(self, pronoun: str, at: int) -> str | None:
        """Whom a pronoun stands for at a place; empty where "he" or "she" says something and nothing tells who."""
        word = pronoun.casefold()
        last, last_at = self.recent.speaker(at), self.recent.last.end
        if word in ("it", "who"):
            if word == "it" and (last is None or self.people.is_person(last)):
                return reference.opening(self.people, at)  # "The harbour board met, when it announced"
            return last
        if word in ("i", "we"):
            return None
        if last and (self.recent.last.asks or not is_unnamed(last)) and self._goes_back(last, at):
            # "…, CNN reported." or "…” the reporter asked." and then "he said"
            last, last_at = self.recent.person.speaker, self.recent.person.end
        return reference.pronoun(self.people, word, at, last, last_at) or ""

    def described(self, phrase: str, at: int) -> str:
        """Whom a description stands for, by who spoke last or, where that was no person, by the last one who did."""
        last, person = self.recent.speaker(at), self.recent.person
        who = reference.described(self.people, phrase, at, last, self.recent.last.end)
        if who == phrase and last and self._goes_back(last, at):
            return reference.described(self.people, phrase, at, person.speaker, person.end)
        return who

    def _goes_back(self, last: str, at: int) -> bool:
        """Whether a person spoke shortly before, and what spoke last is none."""
        return not self.people.is_person(last) and self.recent.is_near(self.recent.person, at)

    def paired(self, start: int, last: Span) -> str:
        """The full name of what is written there.

        "Marks and Spencer" whole, where the words from `start` on say so and neither is a person by that name.
        """
        name = self.named(last)
        lead = re.search(r"\s(?:and|&)\s$", self.text[max(start, last[0] - 6) : last[0]])
        first = self.people.ending(start, last[0] - len(lead.group())) if lead else None
        if first is None or " " in name or " " in self.text[slice(*first)] or self.people.is_person(name):
            return name
        if re.search(
            r"\b(?:in|of|from|for|to|between|with|by|at)(?: both)? $", self.text[max(0, first[0] - 14) : first[0]]
        ):
            return name
        other = self.named(first)
        if " " in other or self.people.is_person(other) or self.text[max(0, first[0] - 2) : first[0]] == ", ":
            return name
        return self.text[first[0] : last[1]]
