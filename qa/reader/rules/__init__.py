"""What can be no answer to a question, whatever a model makes of it. English.

A model that reads one passage takes what stands near for what is asked: the day a shop closed for the day it opened,
the captain of the other club, the length of a bridge for its height. Each module here knows one such mistake. Its rule
is made of a question and a passage, or is None where the question is of another kind, and says of each span of the
passage whether it may answer (`Fits`), or at which words the answer stands that it is of (`Moves`). `fitting` asks
them in their order. A rule says no only where a sentence plainly is of something else: a check of every kind takes as
much as it gives (benchmarks/LOG.md). `python -m benchmarks.rules` prints what each is worth.

- Who, and which body: `persons`, `relatives`, `holders`, `left`, `succession`, `roles`, `objects`, `bodies`,
  `introduced`, `elsewhere`, `named`.
- Contests and votes: `beaten`, `order`, `placings`, `ranks`, `margins`, `votes`.
- When: `moments`, `years`, `weekdays`, `deeds`, `doer`, `sought`, `excepted`.
- Where: `whereabouts`, `others`, `lives`.
- How many, how much, how old, how high: `counted`, `amounts`, `portions`, `measures`, `extents`, `ages`, `compared`,
  `numbered`, `superlatives`, `spent`, `tolls`, `tables`.
- What befell whom: `befell`, `undergone`. Yes or no, one of two, and why: `whether`, `either`, `granted`.
- What a sentence denies, or says the contrary of: `negation`, `opposites`.
- What the article takes back or does not tell: `withdrawn`, `disproved`, `untold`.
- Which lines tell anything: `lines`. Which words are shown without their sentence: `alone`.

`clauses` and `kinds` serve them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qa.patterns import lazy_pattern
from qa.types import Span

#: Says of a span, half-open, in code points of a passage, whether it may answer.
Fits = Callable[[Span], bool]
#: Gives the span of the words that are meant by one, which may be the same; None where none of the passage's are.
Moves = Callable[[Span], Span | None]

#: Code points before a span in which most rules look for the word that tells what it is of.
BEFORE: Final = 60
#: A word of letters alone.
WORD: Final = lazy_pattern(r"[^\W\d_]+")
