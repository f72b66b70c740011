"""The news agencies, by whose names reports are signed: one list for all that look for them."""

from __future__ import annotations

from typing import Final

#: One agency, as a pattern to be matched without regard to case. No name may be read in two ways, or a run of them
#: could be in millions: each stands here once, and ends where its word does.
AGENCY: Final = (
    r"(?:(?:the )?(?:associated press|agence france-presse|press association|canadian press|(?:thomson )?reuters|"
    r"afpe?|ap|apa|aptn|upi|dpa|epa|epd|efe|ansa|kna|sid|pa(?: media)?|pti|ians|(?:itar-)?tass|interfax|ria novosti|"
    r"ukrinform|bloomberg(?: news)?|xinhua|kyodo(?: news)?|yonhap)(?!\w))"
)
