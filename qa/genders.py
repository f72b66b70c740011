"""Whether somebody is he or she, as the texts that name them tell: by a title, or by a pronoun that stands for them.

This module knows nothing of questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qa import names
from qa.first_names import Gender
from qa.kin import MEN, WOMEN
from qa.patterns import lazy_pattern
from qa.people import People, reference
from qa.types import Article

#: A pronoun that is its sentence's subject: whom "his" and "her" stand for is less sure.
_SUBJECT: Final = lazy_pattern(r"\b(?:he|she)\b", re.IGNORECASE)
_KIN: Final[dict[str, Gender]] = {
    **dict.fromkeys(sorted(MEN), "he"),
    **dict.fromkeys(sorted(WOMEN), "she"),
}
#: "Aho's brother, Jere Aho, plays", "his wife Ann Lind"; not "to her sister, Tom Ash said".
_OF_KIN: Final = rf"\b(?P<kin>{'|'.join(_KIN)})(?:, {{name}}(?=[,.;:)])| {{name}}\b)"
#: Code points of an article that are read, and pronouns in them.
_READ: Final = 20_000
_PRONOUNS: Final = 200


def told(name: str, articles: Iterable[Article]) -> Gender | None:
    """He or she, where the articles that name the person agree; None where they don't, or none of them says."""
    surname = name.split()[-1] if name.split() else ""
    said = {_in(name, article) for article in articles if surname and surname in article.text[:_READ]}
    said.discard(None)
    return said.pop() if len(said) == 1 else None


def _in(name: str, article: Article) -> Gender | None:
    text = article.text[:_READ]
    kin = {_KIN[one["kin"].casefold()] for one in re.finditer(_OF_KIN.format(name=re.escape(name)), text)}
    if kin:
        return kin.pop() if len(kin) == 1 else None
    quoted = names.quotations(text)
    people = People(text, article.title, quoted)
    full = people.named(name, len(text))
    if full not in people.gender:
        own = (one for one in _SUBJECT.finditer(text) if not any(a <= one.start() < b for a, b in quoted))
        for _, pronoun in zip(range(_PRONOUNS), own, strict=False):
            reference.pronoun(people, pronoun.group(), pronoun.start(), None, -1)
    return people.gender.get(full)
