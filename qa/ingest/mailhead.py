"""The head of an e-mail or a memo as lines of text: "From: …", "To: …", "Date: …", "Subject: …"; and quoted mail.

What the article's fields keep is taken off; to whom it went stays in the text.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import groupby, pairwise
from typing import Final

from qa.ingest.byline import is_house, is_person, is_post
from qa.ingest.dates import written_date
from qa.patterns import lazy_pattern

#: What the fields are called, in the languages that mail programs write them in most.
_ROLES: Final = {
    name: role
    for role, names in {
        "from": "from von de da van",
        "to": "to an à a para aan",
        "copy": "cc bcc reply-to importance attachments attachment anlagen priority",
        "day": "date sent datum gesendet envoyé fecha enviado data verzonden",
        "subject": "subject re betreff objet asunto assunto oggetto onderwerp",
    }.items()
    for name in names.split()
}
#: Markdown's marks may stand around a name, and that of a list before it.
_FIELD: Final = lazy_pattern(
    r"[ \t]*(?:[-*+] )?[*_]{0,2}(?P<name>[^\W\d_]+(?:-to)?)[*_]{0,2}[^\S\n]?:(?!//)[*_]{0,2}"
    r"(?:[^\S\n]+(?P<value>\S.*)|[^\S\n]*)",
    re.IGNORECASE,
)
#: What may stand above: what it is, and whose.
_CALLED: Final = lazy_pattern(
    r"[-*_ ]*(?:(?:[\w-]+ ){0,2}(?:memo(?:randum)?|e-?mail)|(?:original|(?:begin )?forwarded) message:?)[-*_ ]*",
    re.IGNORECASE,
)
#: Lines with words that stand above at most, and code points of the last of them.
_MOST_ABOVE: Final = 3
_LONGEST_CALLED: Final = 80
#: Code points of a name and an address that are looked at.
_LONGEST: Final = 300
#: A reply's or a forwarded mail's mark before its subject: "Re: Fwd: ", "AW: ", "RE[2]: ".
_ANSWERED: Final = lazy_pattern(r"^(?:(?:re|fwd?|aw|wg|sv|vs|tr|antw|rv)(?:\[\d+\])? ?: *)+", re.IGNORECASE)
#: An address beside a name, as programs write it.
_ADDRESS: Final = lazy_pattern(r"\s*(?:<[^<>]*>|\[mailto:[^\[\]]*\]|\([^()\s]*@[^()\s]*\))")
#: Where somebody works, as an address book has it behind a name: "Brandt, Ida (Newsroom)".
_BEHIND: Final = lazy_pattern(r"\s*\([^()]{1,60}\)$")
#: Said of an amount.
_MORE_THAN: Final = lazy_pattern(r"\s*> ?[\d.,£$€]")
_QUOTED: Final = lazy_pattern(r"[ \t]{0,3}(?P<marks>>(?:[ \t]?>)*)[ \t]?")


def take_head(text: str) -> tuple[dict[str, object], str]:
    """Title, author and date of the mail or memo that a text is, and the text below; no fields where it is neither.

    It is one where its first lines say from whom or to whom it is, and on what or when.
    """
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    first = next((at for at in filled[: _MOST_ABOVE + 1] if _role(lines[at])), None)
    above = [at for at in filled if first is not None and at < first]
    if first is None or (above and not calls_itself(lines[above[-1]])):
        return {}, text
    found, below = _head(lines, first)
    if found.keys().isdisjoint(("from", "to")) or found.keys().isdisjoint(("day", "subject")):
        return {}, text
    said = {role: " ".join(lines[at].strip() for at in places) for role, places in found.items()}
    values = {role: match["value"] or "" for role, line in said.items() if (match := _FIELD.fullmatch(line))}
    name, whole = writer(values.get("from", ""))
    day = sent_day(values.get("day", ""))
    title = subject(values.get("subject", ""))
    kept = {"subject": bool(title), "from": whole, "day": day is not None}
    gone = {at for role, places in found.items() if kept.get(role) for at in places}
    head = [lines[at] for at in range(below) if at not in gone]
    return fields_of(title, name, day), "\n".join([*head, "", *lines[below:]])


def calls_itself(line: str) -> bool:
    """Whether a line says that a mail or a memo follows, and nothing of what it is about: "MEMORANDUM"."""
    return len(line) <= _LONGEST_CALLED and bool(_CALLED.fullmatch(line.strip()))


def fields_of(title: str, name: str, day: date | None) -> dict[str, object]:
    """The fields of an article as which a mail is kept; of what it does not say there is none."""
    fields = {"title": title, "author": [name] if name else None, "date": day}
    return {field: value for field, value in fields.items() if value}


def _head(lines: list[str], first: int) -> tuple[dict[str, list[int]], int]:
    """Where each field stands, and where the head ends. A blank line ends it, but where one stands below every field.

    What goes on below a field is set in from the left.
    """
    found: dict[str, list[int]] = {}
    spaced = first + 1 < len(lines) and not lines[first + 1].strip()
    role: str | None = None
    at = first
    while at < len(lines):
        line = lines[at]
        if name := _role(line):
            role = name if name not in found else None  # one that comes again is text
            if role:
                found[role] = [at]
        elif line.strip() and line[0] in " \t" and lines[at - 1].strip():
            if role:
                found[role].append(at)
        elif line.strip() or not spaced or at + 1 == len(lines) or not _role(lines[at + 1]):
            break
        at += 1
    return found, at


def _role(line: str) -> str | None:
    match = _FIELD.fullmatch(line.rstrip())
    return _ROLES.get(match["name"].casefold()) if match else None


def head_lines(lines: list[str]) -> set[int]:
    """Which lines are of the head of a mail, one below another: none goes on in the next, however long it is."""
    return {at + step for at, two in enumerate(pairwise(lines)) if all(map(_role, two)) for step in (0, 1)}


def writer(value: str) -> tuple[str, bool]:
    """The name in "Ida Brandt <ida@example.org>" or "Brandt, Ida", and whether it is all but the address.

    Empty where no name of a person or a house stands there.
    """
    bare = _BEHIND.sub("", _ADDRESS.sub("", value[:_LONGEST]).strip(" \"'"))
    parts = [part.strip() for part in bare.split(",")]
    if len(parts) == 2 and parts[1] and " " not in parts[0] and not is_post(parts[1]):
        parts = [f"{parts[1]} {parts[0]}"]
    name = parts[0]
    return (name, len(parts) == 1) if is_person(name) or (len(parts) == 1 and is_house(name)) else ("", False)


def sent_day(value: str) -> date | None:
    """The day that a mail says it was sent on, as programs and people write it."""
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, OverflowError):
        return written_date(value)


def subject(value: str) -> str:
    """The subject without the marks that say that it is answered or forwarded."""
    return _ANSWERED.sub("", value)


def without_quotes(text: str, *, fewest: int = 2) -> str:
    """The text without the ">" that mail puts before each line it quotes; a blank line where a quote begins or ends.

    Args:
        fewest: lines on end that open so, from which they are quoted.
    """
    kept: list[str] = []
    for quoted, run in groupby(text.split("\n"), key=lambda line: bool(_QUOTED.match(line))):
        lines = list(run)
        if not quoted or len(lines) < fewest or all(map(_MORE_THAN.match, lines)):
            kept.extend(lines)
            continue
        depth = 0
        for line in lines:
            match = _QUOTED.match(line)
            marks = match["marks"].count(">") if match else 0
            kept.extend([""] if marks != depth else [])
            kept.append(line[match.end() :] if match else line)
            depth = marks
        kept.append("")
    return "\n".join(kept)
