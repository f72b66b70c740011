"""What stands above an article: headline, date line, byline, dateline. Looked for at the top, and nowhere else.

A saved page has captions, menus and other stories at its top; a text of its own begins with its headline. There more is
read: a name and a day that stand alone between headline and prose are the paper and its day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from qa.ingest.credit import opens_credit
from qa.ingest.dateline import dateline
from qa.ingest.imprint import imprint
from qa.ingest.minutes import record_head
from qa.ingest.outlet import is_section, is_titled, may_be_name, outlet_of
from qa.ingest.placed import name_and_day, names_beside, placed_day, sent_marks, stated_day
from qa.ingest.prose import count_words, is_headline, is_prose
from qa.ingest.signed import Marks, joined, marks_of, named_day, of_person_and_paper, of_person_and_post
from qa.patterns import lazy_pattern

#: Lines with words, from the top, among which headline, date and byline are looked for.
MOST_HEAD: Final = 12
#: Blocks below a known headline that may be its date and byline.
_BENEATH: Final = 4
#: More lines than this above the first prose are not a head alone; a headline among them has more words than this.
_FEW: Final = 3
#: What stands above the headline of what is sent to papers.
_SENT: Final = lazy_pattern(
    r"[*#=_ -]*(?:for immediate (?:release|distribution|publication)|"
    r"for immediate use\b[^.]{0,50}|(?:press|news|media) (?:release|statement)|"
    r"pressemitteilung|communiqué de presse|embargo(?:ed)?(?::| until| till| for| to).{0,60}|"
    r"not for publication before .{0,40})[.:!]?[*#=_ -]*",
    re.IGNORECASE,
)
#: What opens with one of these is a field of a letter, a memo or minutes.
_FIELD: Final = lazy_pattern(
    r"(?:from|to|cc|bcc|subject|re|ref|date|sent|present|apologies|absent|in attendance|attendees|venue|time|tel|phone|"
    r"fax|e-?mail|contacts?) ?:",
    re.IGNORECASE,
)
#: Before the day on which an article was changed.
_CHANGED: Final = lazy_pattern(r"(?:last )?(?:updated|changed|revised|modified)\b", re.IGNORECASE)
_NUMBERED: Final = lazy_pattern(r"\(?(\d{1,3})[.)] ")
#: Who speaks in a line of a transcript, and so many who do so again and again.
_LABEL: Final = lazy_pattern(r"(?P<label>[^\W\d_][^\n:(]{0,39})(?: ?\([^()\n]{1,40}\))?:(?= |$)")
_PARTIES: Final = 2
#: Where the post delivers, at a line's end: "WX4 2LD", "Harbor, ME 04642", "K1A 0B1".
_POST_CODE: Final = lazy_pattern(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|, [A-Z]{2} \d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$"
)
#: So many lines on end below the first block are a list: ingredients, winners, a table.
_LIST: Final = 4


@dataclass(frozen=True)
class Head:
    """What stands above an article."""

    title: str | None
    marks: Marks
    #: Which of the lines it takes up.
    lines: frozenset[int] = frozenset()


def find_head(lines: Sequence[str], *, saved: bool = False) -> Head:
    """Headline, date line and byline, and where they stand among the lines.

    Args:
        saved: whether they are those of a page that was saved as text.
    """
    record = None if saved else record_head(lines)
    if record:
        return Head(record.title, Marks(record.day), record.lines)
    top = _top(lines, saved=saved)
    if len(top) < 2:
        return Head(None, Marks())
    prose = next((i for i in top if _opens_text(lines[i], saved=saved)), len(lines))
    # Where the text has begun, a line with a day and more is a part of it.
    said = {i: marks for i in top if (marks := marks_of(lines[i], several=i < prose))}
    if not saved:
        above = [i for i in top if i < prose]
        imprints = _imprints(lines, [i for i in above if i not in said], lines[prose:])
        headed = any(is_headline(lines[i]) for i in above if i not in {*said, *imprints})
        if imprints and (headed or above[0] not in imprints):  # a file may open with it, if a headline follows
            said = dict(sorted((said | imprints).items()))
    changes = _changes(lines, said, prose)
    said |= {i: replace(said[i], published=None) for i in changes}
    found = sorted(changes.union(_first_of_each(said)))
    sent: Marks | None = None
    if not saved:
        found = _also(lines, [i for i in top if i < prose], said, found)
        if not any(said[i].published for i in found):
            sent = stated_day([lines[i] for i in top if top[0] < i < prose])
            sent = sent or (sent_marks(lines[prose]) if prose < len(lines) else None)
    papers = _papers(lines, top, found, prose)
    barred: set[int] = set()
    if not saved:
        # What stands right above a byline or a day is a headline, though others below open as it does.
        above_marks = {i for i, after in pairwise(top) if after in found}
        barred = _no_headlines(lines, [i for i in top if i < prose], {*found, *papers}) | (_turns(lines) - above_marks)
    sending = {i for i in top if _SENT.fullmatch(lines[i])}
    named = [i for i in top if i not in barred | sending]
    title_at = _title_at(lines, named, found, papers, saved=saved)
    if title_at is None and papers:
        title_at, papers = _title_at(lines, named, found, [], saved=saved), []
    if title_at is None and sending:
        title_at, sending = _title_at(lines, [i for i in top if i not in barred], found, papers, saved=saved), set()
    above = [i for i in top if found and i < min(found)]
    gone = {i for i in (*found, *papers, title_at) if i is not None}
    if saved and above and title_at is not None:
        gone.update(i for i in above if i < title_at and len(lines[i].split()) <= 3)  # a section's or paper's name
    gone.update(i for i in sending if i < prose)
    told = [*(said[i] for i in found), *(Marks(outlet=outlet_of(lines[i])) for i in papers), *([sent] if sent else ())]
    if not saved and title_at is not None:
        beside = names_beside(lines, [i for i in top if title_at < i < prose], gone, joined(told))
        gone.update(beside)
        told.extend(beside.values())
        told.extend(Marks(outlet=lines[i]) for i in above if i < min(found) < title_at and is_titled(lines[i]))
        # What no field keeps stays in the text, but for the name of a section.
        gone.update(i for i in above if i < title_at and (lines[i] == joined(told).outlet or is_section(lines[i])))
    return Head(lines[title_at] if title_at is not None else None, joined(told), frozenset(gone))


def _opens_text(line: str, *, saved: bool) -> bool:
    """Whether the text has begun: a line of the head may end in a full stop, too."""
    return is_prose(line) and (saved or not imprint(line))


def _imprints(
    lines: Sequence[str], open_for: Sequence[int], rest: Sequence[str], *, saved: bool = False
) -> dict[int, Marks]:
    """What lines say who, when and more; nothing where their days differ: that is a list.

    Args:
        open_for: where they stand.
        rest: the text below the head.
    """
    found = {i: marks for i in open_for if (marks := imprint(lines[i], rest, saved=saved))}
    return found if len({marks.published for marks in found.values()}) == 1 else {}


def _no_headlines(lines: Sequence[str], above: Sequence[int], marked: Set[int]) -> set[int]:
    """Which lines above the prose of a text of its own are none, however short: fields, addresses, lists, headings.

    A number makes a heading where another line has the one before or after it: a headline may open with one, too.

    Args:
        above: where lines stand above the prose.
        marked: lines that say who and when: no list has one.
    """
    numbers = {i: int(match[1]) for i, line in enumerate(lines) if (match := _NUMBERED.match(line))}
    near = {number + step for number in numbers.values() for step in (-1, 1)}
    found = {i for i in above if _FIELD.match(lines[i]) or numbers.get(i) in near}
    for _, run in groupby(above, key=lambda i: i - above.index(i)):
        block = list(run)
        listed = len(block) >= _LIST and block[0] != above[0] and marked.isdisjoint(block)
        if listed or any(_POST_CODE.search(lines[i]) for i in block):
            found.update(block)
    return found


def _turns(lines: Sequence[str]) -> set[int]:
    """Which lines are turns of a transcript: labels that come again, among others that do, and the words below."""
    filled = [i for i, line in enumerate(lines) if line]
    labels = {i: match for i in filled if (match := _LABEL.match(lines[i]))}
    often = Counter(match["label"] for match in labels.values())
    if sum(count > 1 for count in often.values()) < _PARTIES:
        return set()
    turns = {i: match for i, match in labels.items() if often[match["label"]] > 1}
    below = {after for i, after in pairwise(filled) if i in turns and turns[i].end() == len(lines[i])}
    return turns.keys() | below


def _also(lines: Sequence[str], above: Sequence[int], said: dict[int, Marks], found: Sequence[int]) -> list[int]:
    """Where a text of its own says who and when, besides: every credit, and what its place tells to be a day's line.

    Args:
        above: where lines stand above the prose; the first of them may be the headline.
        said: what lines say; lines that are found here are added.
    """
    if not any(said[i].authors for i in found):
        rest = lines[above[-1] + 1 :] if above else ()
        said |= {
            i: marks
            for i in above[1:]
            if (marks := of_person_and_paper(lines[i]) or of_person_and_post(lines[i], rest))
        }
    places = {*found, *(i for i in above[1:] if i in said and not said[i].published)}
    if not any(said[i].published for i in places):
        placed = placed_day(lines, above, {i: said[i] for i in places})
        said |= placed
        places |= placed.keys()
    return sorted(places)


def _changes(lines: Sequence[str], said: Mapping[int, Marks], prose: int) -> set[int]:
    """Which lines say when the text was changed, where another above the prose has an earlier day: it is the text's.

    Args:
        said: what lines say.
        prose: where the text begins.
    """
    days = {i: marks.published for i, marks in said.items() if marks.published and i < prose}
    changes = {i for i in days if _CHANGED.match(lines[i])}
    first = min((day for i, day in days.items() if i not in changes), default=None)
    return {i for i in changes if first and first <= days[i]}


def _first_of_each(said: Mapping[int, Marks]) -> list[int]:
    """Where the first day and the first byline stand."""
    day = next((i for i, marks in said.items() if marks.published), None)
    byline = next((i for i, marks in said.items() if marks.authors), None)
    return sorted({i for i in (day, byline) if i is not None})


def _papers(lines: Sequence[str], top: Sequence[int], found: Sequence[int], prose: int) -> list[int]:
    """Lines beside those found that name the paper, and nothing else."""
    at = {i: place for place, i in enumerate(top)}
    beside = {place + step for i in found for place in [at[i]] for step in (-1, 1)}
    return [i for i in top if at[i] in beside and i not in found and i < prose and outlet_of(lines[i])]


def _top(lines: Sequence[str], *, saved: bool) -> list[int]:
    """Where a head may stand: the last lines before the first prose, and the first ones from there on."""
    filled = [i for i, line in enumerate(lines) if line]
    # Each line of a list of clippings may be like one of a head, and to read it takes time.
    begun = (
        is_prose(lines[i]) if at >= MOST_HEAD else _opens_text(lines[i], saved=saved) for at, i in enumerate(filled)
    )
    first = next((at for at, begins in enumerate(begun) if begins), None)
    if first is None:
        return filled[:MOST_HEAD]
    return filled[max(0, first - MOST_HEAD) : first + _BENEATH]


def _title_at(lines: Sequence[str], top: list[int], found: list[int], papers: list[int], *, saved: bool) -> int | None:
    """Where the headline is: above the date or byline where there is one, else above the first prose."""
    if found:
        above = [i for i in top if i < min(found) and i not in papers]
        if above:
            below = None if saved else _signed_below(lines, above, found)
            if below is not None:
                return below
            if _opens_with_title(lines, above, min(found), saved=saved):
                return above[0]
            return next((i for i in _long_first(lines, above) if is_headline(lines[i])), None)
        below = next((i for i in top if i not in found and i not in papers), None)
        return below if below is not None and is_headline(lines[below]) else None
    before = [i for i in top if i < next((i for i in top if is_prose(lines[i])), top[1] if top[1:] else 0)]
    if len(before) > _FEW:
        return next((i for i in _long_first(lines, before) if is_headline(lines[i])), None)
    # Where the text opens with prose, that may yet be short enough for a headline.
    return next((i for i in before or top[:1] if is_headline(lines[i])), None)


def _signed_below(lines: Sequence[str], above: Sequence[int], found: Sequence[int]) -> int | None:
    """Below a paper's name and its day, the line right above the byline."""
    at = next((i - 1 for i in found[1:] if opens_credit(lines[i])), 0)
    paper = len(above) == 1 and above[0] + 1 == found[0] and is_titled(lines[above[0]])
    longer = paper and at > found[0] and count_words(lines[at]) > count_words(lines[above[0]])
    return at if longer and is_headline(lines[at]) else None


def _opens_with_title(lines: Sequence[str], above: list[int], mark: int, *, saved: bool) -> bool:
    """Whether the first line of the file reads like a headline, and those below it may be a name or its deck."""
    first, last = above[0], above[-1]
    if len(above) > _FEW or any(lines[:first]) or not is_headline(lines[first]) or opens_credit(lines[first]):
        return False
    if not saved:
        return first < last and count_words(lines[first]) > _FEW
    return (
        first < last == mark - 1
        and may_be_name(lines[last])
        and count_words(lines[first]) > max(_FEW, count_words(lines[last]))
    )


def _long_first(lines: Sequence[str], above: list[int]) -> list[int]:
    """From the nearest to the farthest; among many, what is left of menus comes last, and what opens like a credit."""
    few = len(above) <= _FEW
    return sorted(above, key=lambda i: (opens_credit(lines[i]), not few and count_words(lines[i]) <= _FEW, -i))


def take_marks(blocks: list[str], *, saved: bool) -> Marks:
    """Date line and byline beneath a headline that is known already, taken out of `blocks`.

    Args:
        saved: whether they are those of a saved page.
    """
    top = range(min(_BENEATH, len(blocks)))
    prose = next((i for i in top if is_prose(blocks[i]) and not imprint(blocks[i], saved=saved)), len(top))
    rest = blocks[prose:]
    said = {i: marks for i in top[:prose] if (marks := marks_of(blocks[i]))}
    said |= _imprints(blocks, [i for i in top[:prose] if i not in said], rest, saved=saved)
    said = dict(sorted(said.items()))
    changes = _changes(blocks, said, prose)
    said |= {i: replace(said[i], published=None) for i in changes}
    found = sorted(changes.union(_first_of_each(said)))
    sent: Marks | None = None
    if not saved:
        if not any(marks.authors for marks in said.values()):
            said |= {
                i: marks
                for i in top[:prose]
                if (marks := of_person_and_paper(blocks[i]) or of_person_and_post(blocks[i], rest))
            }
        found = sorted(said)
        for i in top[:prose] if not any(marks.published for marks in said.values()) else ():
            marks = name_and_day(blocks[i], rest, signed=bool(found))
            if marks:
                said[i] = marks
                found = sorted(said)
                break
        if not any(marks.published for marks in said.values()):
            sent = stated_day(blocks[:prose]) or (sent_marks(blocks[prose]) if prose < len(blocks) else None)
    papers = _papers(blocks, top, found, prose)
    told = [*(said[i] for i in found), *(Marks(outlet=outlet_of(blocks[i])) for i in papers), *([sent] if sent else ())]
    marks = joined(told)
    blocks[:] = [block for i, block in enumerate(blocks) if i not in (*found, *papers)]
    return marks


def tells_head(line: str) -> bool:
    """Whether a line says who or when, and nothing else: it goes on no other, and none goes on it."""
    sent = dateline(line)
    return bool(marks_of(line) or named_day(line) or imprint(line) or (sent and sent.alone) or _SENT.fullmatch(line))
