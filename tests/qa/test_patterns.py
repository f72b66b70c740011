"""No pattern takes long, whatever it is given: each is tried with lines made to be read in many ways."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]  # how patterns are parsed is told nowhere else
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final, cast

import pytest

import qa
from qa.notes import take_notes
from qa.patterns import LazyPattern, lazy_pattern
from qa.types import Article
from qa.ui.serve import without_stubs
from tests.helpers import ROOT

#: Code points of a line that is looked through from each place, and of one that is read from its start. At this size
#: what is cut in every way takes days, and what takes the square of the size milliseconds.
SEARCHED: Final = 200
MATCHED: Final = 600
#: Patterns by the beginning of their names whose callers hand them shorter lines only.
SHORTER: Final = {
    "qa.ingest.byline.": 160,  # a line that may be a byline
    "qa.ingest.dates.": 80,  # a line that may be a date
    "qa.shingles._SIGNED": 240,  # a line that may say who sends a report
}
#: What looks at questions, in which `qa.service.checked` leaves no more than one space on end.
OF_QUESTIONS: Final = tuple(
    f"qa.{name}." for name in "catalogue followup periods publishers questions sayings smalltalk topics".split()
)
#: Seconds for all patterns, which take a small part of it: what is not done then hangs.
HANGS: Final = 240

_OF_CATEGORY: Final = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
_REPEATS: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_ENDINGS: Final = ("\0", "!\n")


def patterns(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """(name, pattern) of each pattern in a module's value, in what it holds, and in what that holds."""
    if isinstance(value, re.Pattern | LazyPattern):
        if isinstance(value.pattern, str):
            yield name, cast("re.Pattern[str]", value)
    elif isinstance(value, tuple | list | set | frozenset):
        for at, one in enumerate(value):
            yield from patterns(one, f"{name}[{at}]")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from patterns(one, f"{name}[{key}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from patterns(getattr(value, field.name), f"{name}.{field.name}")


def sample(tree: Any, dice: random.Random) -> str:
    """A text that the parsed pattern, or most of it, matches."""
    parts = []
    for code, told in tree:
        if code is codes.LITERAL:
            parts.append(chr(told))
        elif code is codes.NOT_LITERAL:
            parts.append("a" if told != ord("a") else "b")
        elif code is codes.ANY:
            parts.append(dice.choice("a .,"))
        elif code is codes.IN:
            parts.append(_sign(told, dice))
        elif code is codes.BRANCH:
            parts.append(sample(dice.choice(told[1]), dice))
        elif code in (*_REPEATS, codes.POSSESSIVE_REPEAT):
            parts.extend(sample(told[2], dice) for _ in range(dice.randint(told[0], min(told[1], told[0] + 2))))
        elif code is codes.SUBPATTERN:
            parts.append(sample(told[3], dice))
        elif code is codes.ATOMIC_GROUP:
            parts.append(sample(told, dice))
    return "".join(parts)


def _sign(choices: Any, dice: random.Random) -> str:
    signs = {
        chr(told) if code is codes.LITERAL else chr(dice.randint(*told)) if code is codes.RANGE else _OF_CATEGORY[told]
        for code, told in choices
        if code is not codes.NEGATE
    }
    if choices[0][0] is codes.NEGATE:
        return next(sign for sign in dice.sample("aA1 .,-\u4e00\0", 9) if sign not in signs)
    return dice.choice(sorted(signs))


def repeated(tree: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """(what goes before it, what is repeated) for each part of a pattern that may match more than twice."""
    for at, (code, told) in enumerate(tree):
        ahead = (*before, tree[:at])
        if code in _REPEATS:
            if told[1] > 2:
                yield ahead, told[2]
            yield from repeated(told[2], ahead)
        elif code is codes.SUBPATTERN:
            yield from repeated(told[3], ahead)
        elif code is codes.ATOMIC_GROUP:
            yield from repeated(told, ahead)
        elif code is codes.BRANCH:
            for branch in told[1]:
                yield from repeated(branch, ahead)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """What the pattern repeats, between what goes before it and an end at which it breaks off."""
    dice = random.Random(ascii(pattern.pattern))  # noqa: S311 - the same lines in every run
    tree = parser.parse(pattern.pattern, pattern.flags)
    for before, body in repeated(tree):
        for times in (1, 4):
            start = "".join(sample(part, dice) for part in before)
            part = "".join(sample(body, dice) for _ in range(times))
            for ending in _ENDINGS:
                yield start, part, ending
    for sign in (" ", "a", "A", " a", "a.", "1", ",", '"', "(", "[", "-", "\n", "’", "of ", "and "):
        yield "", sign, "\0"


def lined(attack: tuple[str, str, str], length: int, place: str) -> str:
    """The line of an attack, with as much of it on end as is about so long."""
    start, part, ending = attack
    return _as_asked(start + part * (length // max(1, len(part))) + ending, place)


def modules() -> list[str]:
    found = pkgutil.walk_packages(qa.__path__, "qa.")
    return sorted(one.name for one in found if not one.name.endswith("__main__"))


def try_all() -> None:
    """Try each pattern of all modules, saying which first."""
    with without_stubs():
        imported = list(map(importlib.import_module, modules()))
    for module in imported:
        for name, value in vars(module).items():
            for place, pattern in patterns(value, f"{module.__name__}.{name}"):
                print(place, flush=True)
                longest = next((most for prefix, most in SHORTER.items() if place.startswith(prefix)), MATCHED)
                lines = list(attacks(pattern))
                for attack in lines:
                    pattern.search(lined(attack, min(longest, SEARCHED), place))
                for attack in lines:
                    pattern.fullmatch(lined(attack, longest, place))  # all that `match` tries, and more


def _as_asked(line: str, place: str) -> str:
    return " ".join(line.split()) if place.startswith(OF_QUESTIONS) else line


def test_a_pattern_is_compiled_when_it_is_first_asked_something() -> None:
    pattern = lazy_pattern(r"(?P<day>\w+)day", re.IGNORECASE)
    assert set(vars(pattern)) == {"pattern", "_flags"}
    assert (match := pattern.search("on FRIDAY")) is not None
    assert match["day"] == "FRI"
    assert pattern.flags == re.compile(pattern.pattern, re.IGNORECASE).flags
    assert pattern.sub("then", "Monday and Sunday") == "then and then"


def test_a_pattern_with_a_mistake_says_so_when_it_is_first_asked_something() -> None:
    pattern = lazy_pattern("(")
    for _ in range(2):
        with pytest.raises(re.error, match="missing"):
            pattern.search("a")


def test_what_no_pattern_has_a_lazy_one_has_not() -> None:
    with pytest.raises(AttributeError):
        _ = lazy_pattern("a").serch  # type: ignore[attr-defined]


def test_no_pattern_hangs_whatever_it_is_given() -> None:
    # In another process, for one that hangs does not come back to be told so.
    code = "from tests.qa import test_patterns as told; told.try_all()"
    tried = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        said, _ = tried.communicate(timeout=HANGS)
    except subprocess.TimeoutExpired:
        tried.kill()
        said, _ = tried.communicate()
        pytest.fail(f"{said.split()[-1]} hangs")
    assert tried.returncode == 0
    assert said


#: Texts that are one name or one line, or name one again and again, as long as a chapter: what looks back over all of
#: them never ends.
ENDLESS = (
    "The council met on Monday. " + "J. K. " * 20_000,
    "“Hello,” he said. " * 5_000,
    "Ida Brandt, the health minister, said she would go. The finance minister said no. The minister said yes. " * 1_000,
)


@pytest.mark.parametrize("number", range(len(ENDLESS)))
def test_notes_on_no_text_take_for_ever(number: int) -> None:
    code = f"from tests.qa import test_patterns as told; told.take_notes_on({number})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=HANGS, check=True)


def take_notes_on(number: int) -> None:
    """In a process of its own."""
    take_notes(Article("1", "A title", text=ENDLESS[number]))
