"""Names that go on behind what a model pointed at: "Tarn County" of "Tarn County Prison". English."""

from __future__ import annotations

import re
from typing import Final

from qa.patterns import lazy_pattern
from qa.questions import AUXILIARY
from qa.reader.rules import Moves

#: "Which prison did he escape from?"
_WHICH: Final = lazy_pattern(rf"\b(?:which|what) (?P<noun>(?!{AUXILIARY}\b)[a-z]{{3,}})\b", re.IGNORECASE)


def with_its_kind(question: str, text: str) -> Moves | None:
    """For "which prison": a span that lacks the end of the name behind it, "Tarn County" of "Tarn County Prison"."""
    which = _WHICH.search(question)
    if which is None:
        return None
    noun = which["noun"].capitalize()
    return lambda span: (
        (span[0], span[1] + 1 + len(noun))
        if text[span[0] : span[0] + 1].isupper() and re.match(rf" {noun}\b(?! [A-Z])", text[span[1] :])
        else span
    )
