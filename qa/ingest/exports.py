"""What databases of newspapers export: many articles in one text, each with a head that says whose it is and of when.

Five layouts are known: LexisNexis of old ("1 of 12 DOCUMENTS", "LENGTH: 533 words"), Nexis Uni ("Body", "End of
Document"), Factiva without and with its index ("533 words" or "WC 533 words", "Document QUAY000020140314ea3e0004x") and
ProQuest ("Document 1 of 10", "Full text:"). Their words are those of the language that was searched in: English, German
and French are known. What a head says becomes the article's fields, and what the export adds below an article goes: its
last run of fields, for a story may have lines that look like one. A text in none of these layouts is no export; an
article of one whose head is not understood is read as any text, and so is what somebody wrote above an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice, takewhile, zip_longest
from typing import Final

from qa.ingest.byline import is_person, split_byline, without_posts
from qa.ingest.dateline import DAY
from qa.ingest.dates import written_date
from qa.ingest.item import Draft, break_lines, clean, web_address
from qa.ingest.mailhead import writer
from qa.ingest.plain import from_text, line_width, unwrap
from qa.ingest.prose import count_words, is_prose
from qa.patterns import lazy_pattern

#: Lines with words, from the top of an article of Factiva, among which its head ends.
_HEAD: Final = 30
_NUMBERED: Final = lazy_pattern(r"\s*(?:\d+ of \d+ DOCUMENTS?|Do[ck]ument \d+ (?:of|von|de) \d+)\s*")
#: What parts two articles of ProQuest.
RULE: Final = "_" * 60
_RULED: Final = lazy_pattern(r"\s*_{20,}\s*")
_NEXIS_END: Final = lazy_pattern(r"\s*End of Document\s*")
_FACTIVA_END: Final = lazy_pattern(r"\s*(?:AN[\s|]+)?Do[ck]umento? (?=[A-Z]{2,10}0*\d{8})[A-Za-z0-9]{15,40}\s*")

_RIGHTS: Final = lazy_pattern(
    r"\s*(?:(?:Copyright|\(c\)|©)[^\n]{0,20}?\b(?:1[89]|20)\d\d\b.*|All Rights Reserved\b.{0,20})", re.I
)
_DAY: Final = lazy_pattern(rf"(?<!\w){DAY}(?!\w)")
_MONTH: Final = lazy_pattern(r"(?:[^\W\d]{3,10}[ ,/-]{1,3}){1,3}(?:1[6-9]|20)\d\d")
#: Lines above the rights, of which one is the day's: an edition and what was corrected may stand between.
_DATED: Final = 5
_YEAR: Final = lazy_pattern(r"\b(?:1[6-9]|20)\d\d\b")

#: Fields of LexisNexis above a text, and those below it.
_ABOVE: Final = lazy_pattern(
    r"(?P<name>BYLINE|AUTOR|AUTEUR|SECTION|RUBRIK|RUBRIQUE|LENGTH|LÄNGE|LONGUEUR|DATELINE|HIGHLIGHT|ENCART|HEADLINE|"
    r"SERIES|BODY):(?:[^\S\n]+(?P<value>.*)|[^\S\n]*)"
)
_BELOW: Final = lazy_pattern(
    r"(?P<name>LOAD-DATE|DATE-CHARGEMENT|UPDATE|LANGUAGE|SPRACHE|LANGUE|GRAPHIC|GRAFIK|URL|PUBLICATION-TYPE|"
    r"TYPE-PUBLICATION|DISTRIBUTION|JOURNAL-CODE|ZEITUNGS-CODE|DOCUMENT-TYPE|ACC-NO|SUBJECT|SUJET|ORGANI[SZ]ATION|"
    r"COMPANY|SOCIETE|TICKER|INDUSTRY|SECTEUR-ACTIVITE|GEOGRAPHIC|LOCALISATION-GEO|NOTES|CORRECTION|CORRECTION-DATE): *"
    r"(?P<value>.*)"
)
#: Those that no story says: with a day, with the parts of a hundred that an index gives, or with a word or two.
_BELOW_SURELY: Final = lazy_pattern(
    r"(?:LOAD-DATE|DATE-CHARGEMENT|UPDATE|CORRECTION-DATE): .*\b(?:1[89]|20)\d\d\b.*|[A-Z-]+: .*\(\d{1,3}%\).*|"
    r"URL: +https?:.*|(?:LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|TYPE-PUBLICATION|DISTRIBUTION|JOURNAL-CODE|"
    r"ZEITUNGS-CODE|DOCUMENT-TYPE|ACC-NO|TICKER):(?: +[^\s.!?]+){1,8}"
)
#: What the paper itself says there.
_ADDED: Final = ("NOTES", "CORRECTION")
_URL: Final = lazy_pattern(r"URL:\s*(\S+)")
#: The same of Nexis Uni, which sets the parts below a text under headings.
_NEXIS_ABOVE: Final = lazy_pattern(
    r"(?P<name>Byline|Section|Length|Dateline|Highlight|Series):(?:\s+(?P<value>.*)|\s*)"
)
_NEXIS_BELOW: Final = lazy_pattern(r"\s*(?:Load-Date: .*\d\d|(?P<index>Classification))\s*")
_NEXIS_INDEX: Final = lazy_pattern(r"\s*[A-Z][\w-]+(?: [A-Z][\w-]+)?: ?\S.*")
_CAPTIONS: Final = lazy_pattern(r"\s*Graphic\s*")
_BODY: Final = lazy_pattern(r"\s*Body\s*")
_COUNTED: Final = lazy_pattern(r"\d[\d,. ]* (?:words|wörter|mots|palabras|parole|palavras)", re.IGNORECASE)
#: Names with the surname first, of one word each.
_TURNED: Final = lazy_pattern(r"\s*[^\W\d][\w’'-]+, [^\W\d]\w+(?:\s*;\s*[^\W\d][\w’'-]+, [^\W\d]\w+)*\s*")
_BY: Final = lazy_pattern(r"by\b", re.IGNORECASE)
_CLOCK: Final = lazy_pattern(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: \(?[A-Z]{2,5}\)?)?", re.IGNORECASE)
#: Fields of Factiva's index: two or three letters, and behind some space or in a cell beside them what they say.
_TAGGED: Final = lazy_pattern(
    r"\s*(?P<name>SE|HD|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|VOL|LA|CY|LP|TD|RF|CT|ART|CX|CO|IN|NS|RE|IPC|IPD|PUB)"
    r"(?:\s*\|\s*|\t\s*|\s{2,}|\s*$)(?P<value>.*)"
)
#: Those of them that hold the text: how it begins, and how it goes on.
_TOLD: Final = lazy_pattern(r"\s*(?:LP|TD)(?:\s*\|\s*|\t\s*|\s{2,}|\s*$)(?P<value>.*)")
_PROQUEST: Final = lazy_pattern(
    r"(?P<name>Title|Author|Publication info|ProQuest document link|Abstract|Links|Full [Tt]ext|Subject|"
    r"Business indexing term|Location|People|Company / organization|Identifier / keyword|Publication title|"
    r"Publication year|Publication date|First page|Pages|Section|Publisher|Place of publication|"
    r"Country of publication|Publication subject|ISSN|Source type|Language of publication|Document type|"
    r"Document feature|ProQuest document ID|Document ?URL|Copyright|Last [Uu]pdated|Database): ?(?P<value>.*)"
)


_FULL: Final = lazy_pattern(r"Full [Tt]ext:.*")
_ABSTRACT: Final = lazy_pattern(r"Abstract:.*")
#: So many of such lines are tried: the first of them may hold no words.
_TEXTS: Final = 2
#: How a value ends that is a sentence, and not the name of a firm or a place ("Inc.", "D.C.").
_SENTENCE: Final = lazy_pattern(
    r"(?:[?!]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.)[\"”’]?$"
)
#: Code points at its end that tell it.
_TAIL: Final = 8

#: What an export says of the search, from the first line of it on; an entry of its list of articles; its last words.
_SEARCH: Final = lazy_pattern(
    r"\s*(?:(?:(?:Download|Print) Request|Time of Request|Date and Time|Job Number|User Name|Documents?):.*|"
    r"Documents? \(\d+\)|Search Summary|Report Information from ProQuest|(?:Dow Jones )?Factiva)\s*",
    re.IGNORECASE,
)
_LISTED: Final = lazy_pattern(r"\d+\. .*")
_CLOSING: Final = lazy_pattern(
    r"\s*(?:(?:Contact us at|Terms and Conditions): http.*|(?:Contact ProQuest|(?:Privacy|Cookie) Policy|Terms of Use|"
    r"Bibliography)\s*)"
)
#: What the articles are called as literature, from here on.
_CITED: Final = lazy_pattern(r"\s*Citation style: .*")


@dataclass(frozen=True)
class _Fields:
    """The fields that an export sets below a text."""

    #: A line that opens one, by "name" and "value".
    opens: re.Pattern[str]
    #: One that no story says, as "name: value".
    surely: re.Pattern[str]
    #: Their names in the order they come in, of those that have one.
    order: Sequence[str] = ()
    #: Whether a blank line parts them from the text, in most exports.
    apart: bool = True


@dataclass(frozen=True)
class _Field:
    name: str
    value: str
    #: Whether the value stands in the line of the name, else below it.
    beside: bool


@dataclass(frozen=True)
class _Found:
    """An article, and the line of its part that it begins at."""

    draft: Draft
    begins: int = 0


@dataclass(frozen=True)
class _Layout:
    """How one kind of export is cut into parts, and how a part is read."""

    #: A line at which an article begins, or behind which it ends.
    cut: re.Pattern[str]
    begins: bool
    #: From the lines of a part, and the columns that the export breaks lines to, if it does. None for a part that is
    #: no article in this layout.
    read: Callable[[Sequence[str], int | None], _Found | None]


def articles_of(text: str) -> list[Draft]:
    """The articles of an export, in order; none of any other text."""
    if "ument" not in text and "DOCUMENT" not in text and "_" * 20 not in text:
        return []
    lines = break_lines(text).split("\n")
    width = line_width(lines)
    for layout in _LAYOUTS:
        parts = _parts(lines, layout)
        read = [layout.read(part, width) for part in parts] if len(parts) > 1 else []
        if any(read):
            # A list of the articles stands above the first of them, and something of the search below the last.
            outer = 0 if layout.begins else len(parts) - 1
            titles = {found.draft.title for found in read if found}
            drafts: list[Draft] = []
            for at, (found, part) in enumerate(zip(read, parts, strict=True)):
                above = part[: found.begins] if found else part if at == outer else []
                drafts.extend(_written(above, width, titles))
                if found:
                    drafts.append(found.draft)
                elif at != outer and _is_any_said(part):
                    drafts.append(from_text("\n".join(part)))
            return drafts
    return []


def _parts(lines: Sequence[str], layout: _Layout) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if layout.cut.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _is_any_said(part: Sequence[str]) -> bool:
    """Whether a part of an export says more than what the export closes with."""
    told = takewhile(lambda line: not _CITED.fullmatch(line), part)
    return any(_is_said(line) and not _CLOSING.fullmatch(line) for line in told)


def _written(lines: Sequence[str], width: int | None, titles: Collection[str | None]) -> list[Draft]:
    """What somebody wrote above or below the articles; none where there is nothing but what the export says itself."""
    own = list(takewhile(lambda line: not _SEARCH.fullmatch(line), lines))
    own = [line for line in own if not _RIGHTS.fullmatch(line) and not _RULED.fullmatch(line)]
    text = unwrap("\n".join(own), width=width)
    told = (line.strip() for line in text.split("\n"))
    written = any(is_prose(line) and not _LISTED.fullmatch(line) and line not in titles for line in told)
    return [from_text(text)] if written else []


def _lexis(lines: Sequence[str], width: int | None) -> _Found | None:
    """ "The Quay Gazette", "March 14, 2014 Friday", "Forty ships wait", "BYLINE: …", "LENGTH: 533 words", the text."""
    first = next((at for at, line in enumerate(lines) if _ABOVE.fullmatch(line.strip())), None)
    if first is None:
        return None
    head = [group for group in _groups(lines[:first]) if not any(map(_RIGHTS.fullmatch, group))]
    dated = next((at for at, group in enumerate(head) if at and _day(group)), None)
    if dated is None:  # a monthly's, then
        dated = next((at for at, group in enumerate(head) if at and _YEAR.search(group[0])), None)
    if dated is None:
        return None
    fields, body = _fields(lines[first:], _ABOVE)
    below = _below(body, _LEXIS_BELOW)
    links = [link[1] for line in body[below:] if (link := _URL.match(line))]
    _, added = _sections([line.strip() for line in body[below:]], _BELOW)
    titles = head[dated + 1 :][-1:] or head[: dated - 1][-1:]
    return _found(
        0,
        [
            fields.get("HIGHLIGHT") or fields.get("ENCART") or "",
            "",
            *body[:below],
            *(line for name in _ADDED if name in added for line in ("", f"{name}:", *added[name])),
        ],
        width,
        title=fields.get("HEADLINE") or " ".join(line for group in titles for line in group),
        paper=" ".join(head[dated - 1]),
        authors=_authors(fields.get("BYLINE") or fields.get("AUTOR") or fields.get("AUTEUR") or "", head[dated - 1][0]),
        day=_day(head[dated]),
        url=next(iter(links), None),
    )


def _nexis(lines: Sequence[str], width: int | None) -> _Found | None:
    """ "Forty ships wait", "The Quay Gazette", "March 14, 2014 Friday", "Length: 533 words", "Body", the text."""
    begins = next((at for at, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    if begins is None:
        return None
    head = [(at, line.strip()) for at, line in enumerate(lines[:begins]) if line.strip()]
    said = next((i for i, (_, line) in enumerate(head) if _RIGHTS.fullmatch(line) or _NEXIS_ABOVE.fullmatch(line)), 0)
    near = range(said - 1, max(1, said - 1 - _DATED), -1)
    dated = next((i for i in near if _day([head[i][1]])), None)
    if dated is None:  # a monthly's, then
        dated = next((i for i in near if _MONTH.fullmatch(head[i][1])), None)
    if dated is None:
        return None
    title = dated - 2
    while title and head[title - 1][0] == head[title][0] - 1:  # it may take several lines
        title -= 1
    fields, _ = _fields(lines[head[said][0] : begins], _NEXIS_ABOVE)
    body = lines[begins + 1 :]
    return _found(
        head[title][0],
        [fields.get("Highlight", ""), "", *body[: _below_nexis(body)]],
        width,
        title=" ".join(line for _, line in head[title : dated - 1]),
        paper=head[dated - 1][1],
        authors=_authors(fields.get("Byline", ""), head[dated - 1][1]),
        day=_day([head[dated][1]]),
    )


def _below_nexis(lines: Sequence[str]) -> int:
    """The line from which on stand captions and the index below a text; the number of lines where none do."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    below = len(lines)
    for at, then in zip_longest(filled, filled[1:]):
        match = _NEXIS_BELOW.fullmatch(lines[at])
        if match and (not match["index"] or (then is not None and _NEXIS_INDEX.fullmatch(lines[then]))):
            below = at
            break
    captions = next((at for at in range(below - 1, -1, -1) if _CAPTIONS.fullmatch(lines[at])), None)
    if captions is None:
        return below
    groups = _groups(lines[captions + 1 : below])
    # Of more than one paragraph, it may be a part of the story that is headed so.
    few = len(groups) == 1 or not any(is_prose(" ".join(group)) for group in groups)
    return captions if few else below


def _factiva(lines: Sequence[str], width: int | None) -> _Found | None:
    """ "Forty ships wait", "By Ida Brandt", "533 words", "14 March 2014", "The Quay Gazette", "QUAY", …, the text."""
    head = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()][:_HEAD]
    counted = next((i for i, (_, line) in enumerate(head) if _COUNTED.fullmatch(line)), 0)
    rights = next((i for i, (_, line) in enumerate(head) if i > counted + 2 and _RIGHTS.fullmatch(line)), None)
    day = _day([line for _, line in head[counted + 1 : counted + 2]])
    if not counted or rights is None or day is None:
        return None
    above = [line for _, line in head[:counted]]
    signed = _signed(above)
    paper = head[counted + 3 if _CLOCK.fullmatch(head[counted + 2][1]) else counted + 2][1]
    title = signed - 1 if signed else counted - 1
    sections = list(takewhile(lambda i: not is_prose(above[i]), range(title - 1, -1, -1)))
    top = min([title, *sections])
    kicker = _kicker(lines, head[top][0])
    return _found(
        head[top][0] - bool(kicker),
        [kicker, "", *lines[head[rights][0] + 1 :]],
        width,
        title=above[title],
        paper=paper,
        authors=_authors(above[signed], paper) if signed else (),
        day=day,
    )


def _kicker(lines: Sequence[str], top: int) -> str:
    """What stands right above a head in a line by itself: the paper's words, where those of a reader stand apart."""
    alone = top > 0 and not (top > 1 and lines[top - 2].strip())
    return lines[top - 1].strip() if alone else ""


def _signed(above: Sequence[str]) -> int:
    """Which of the lines above the count of words says who wrote it; 0 where none does.

    Above it stands the title, below it may stand what they are ("Special to The Quay Gazette").
    """
    last = len(above) - 1
    if last > 0 and _signs(above[last], above[last - 1]):
        return last
    return next((at for at in range(last - 1, 0, -1) if _BY.match(above[at])), 0)


def _signs(line: str, title: str) -> bool:
    """Whether a line below a title says who wrote it. A title too may be a few words that all have capitals."""
    return bool(_BY.match(line)) or (
        is_person(line) and count_words(title) > count_words(line) and not is_person(title)
    )


def _tagged(lines: Sequence[str], width: int | None) -> _Found | None:
    """ "HD  Forty ships wait", "BY  By Ida Brandt", "PD  14 March 2014", "SN  The Quay Gazette", "LP  …", "TD  …"."""
    begins = next((at for at, line in enumerate(lines) if _TAGGED.fullmatch(line)), 0)
    told = next((at for at, line in enumerate(lines) if _TOLD.fullmatch(line)), len(lines))
    _, fields = _sections(lines[begins:told], _TAGGED)
    said = {name: " ".join(" ".join(value).split()) for name, value in fields.items()}
    if not said.get("SN") or told == len(lines):
        return None
    # How the text goes on is a paragraph of its own.
    matched = ((line, _TOLD.fullmatch(line)) for line in lines[told:])
    body = [part for line, match in matched for part in (("", match["value"]) if match else (line,))]
    return _found(
        begins,
        body[: _below(body, _TAGGED_BELOW)],
        width,
        title=said.get("HD", ""),
        paper=said["SN"],
        authors=_authors(said.get("BY", ""), said["SN"]),
        day=_day([said.get("PD", "")]),
    )


def _proquest(lines: Sequence[str], width: int | None) -> _Found | None:
    """ "Title: Forty ships wait", "Author: Brandt, Ida", "Publication info: …", "Full text: …", "Subject: …"."""
    texts = (at for text in (_FULL, _ABSTRACT) for at, line in enumerate(lines) if text.fullmatch(line))
    return next(filter(None, (_proquest_from(lines, at, width) for at in islice(texts, _TEXTS))), None)


def _proquest_from(lines: Sequence[str], begins: int, width: int | None) -> _Found | None:
    """The article whose text, or abstract, begins in that line."""
    above, fields = _sections(lines[:begins], _PROQUEST)
    text = [lines[begins].partition(":")[2], *lines[begins + 1 :]]
    below = _below(text, _PROQUEST_BELOW)
    fields = {**_sections(text[below:], _PROQUEST)[1], **fields}
    said = {name: " ".join(" ".join(value).split()) for name, value in fields.items()}
    infos = [info for name in ("Publication info", "Publication title") if (info := said.get(name))]
    if not infos:
        return None
    # Of what stood on the web alone, the first may say no more than the day.
    named = next((info for info in infos if not _DAY.match(info)), "")
    return _found(
        0,
        text[:below],
        width,
        title=said.get("Title") or next((line for line in above if line.strip()), ""),
        paper=re.split(r" *[;,:]", named)[0],
        authors=_turned(said.get("Author", "")),
        day=_day([said.get("Publication date", "")]) or _day(infos),
    )


def _below(lines: Sequence[str], fields: _Fields) -> int:
    """The line from which on stand the fields below a text; the number of lines where none do.

    Above the first of them that no story says, or above the end, lines that look like one are fields as far as they
    follow one another in their order and none says a sentence.
    """
    opened = _opened(lines, fields, apart=fields.apart)
    if not _surely(opened, fields):
        close = _opened(lines, fields, apart=False)
        opened = close if _surely(close, fields) else opened
    ends = next((at for at in reversed(range(len(lines))) if _is_said(lines[at])), -1) + 1
    below = next(iter(_surely(opened, fields)), ends)
    for at in reversed([at for at in opened if at < below]):
        field, next_field = opened[at], opened.get(below)
        whole = len(_groups(lines[at:below])) <= (1 if field.beside else 2)
        said = field.name not in _CAPTIONED and _SENTENCE.search(field.value[-_TAIL:])
        if not whole or said or (next_field and not _precedes(field.name, next_field.name, fields.order)):
            break
        below = at
    return below


def _surely(opened: Mapping[int, _Field], fields: _Fields) -> list[int]:
    """The lines of the fields that no story says."""
    return [at for at, field in opened.items() if fields.surely.fullmatch(f"{field.name}: {field.value}")]


def _opened(lines: Sequence[str], fields: _Fields, *, apart: bool) -> dict[int, _Field]:
    """The fields that lines open, by line.

    Args:
        apart: whether only a blank line, or another field, stands above one.
    """
    opened: dict[int, _Field] = {}
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at, below in zip_longest(filled, filled[1:]):
        match = fields.opens.fullmatch(lines[at].strip())
        if match and (not apart or not at or not lines[at - 1].strip() or at - 1 in opened):
            value = match["value"] or ("" if below is None else lines[below].strip())
            opened[at] = _Field(match["name"], value, beside=bool(match["value"]))
    return opened


def _is_said(line: str) -> bool:
    return any(map(str.isalnum, line)) and not _RIGHTS.fullmatch(line)


def _precedes(name: str, other: str, order: Sequence[str]) -> bool:
    """Whether a field comes before another, or has no place in the order."""
    return name not in order or other not in order or order.index(name) < order.index(other)


def _sections(lines: Sequence[str], field: re.Pattern[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The lines above the first field, and by its name those of each; of two alike, those of the first."""
    above: list[str] = []
    fields: dict[str, list[str]] = {}
    current = above
    for line in lines:
        if match := field.fullmatch(line):
            current = []
            fields.setdefault(match["name"], current)
        current.append(match["value"] if match else line)
    return above, fields


def _authors(byline: str, paper: str) -> list[str]:
    """The names in a byline, which may be those of an index: "Brandt, Ida; Okafor, Lee"."""
    names = _turned(byline) if _TURNED.fullmatch(byline) else split_byline(byline)
    return without_posts(names, paper) or names


def _turned(names: str) -> list[str]:
    """The names of an index, as people bear them."""
    return [writer(name)[0] or name for part in names.split(";") if (name := part.strip())]


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """The lines that stand together, without blank ones and the space at their ends."""
    bare = (line.strip() for line in lines)
    return [list(group) for filled, group in groupby(bare, key=bool) if filled]


def _fields(lines: Sequence[str], field: re.Pattern[str]) -> tuple[dict[str, str], Sequence[str]]:
    """The fields that lines open with, each of which may go on in the lines right below it, and the lines below."""
    fields: dict[str, str] = {}
    name = ""
    for at, line in enumerate(lines):
        match = field.fullmatch(line.strip())
        if match:
            name = match["name"]
            fields[name] = match["value"] or ""
        elif not line.strip():
            name = ""
        elif name and name != "BODY":
            fields[name] += f" {line.strip()}"
        elif not _RIGHTS.fullmatch(line):
            return fields, lines[at:]
    return fields, ()


def _day(lines: Sequence[str]) -> date | None:
    """The first day that one of the lines names."""
    found = (match for line in lines for match in _DAY.finditer(line))
    return next((day for match in found if (day := written_date(match["day"]))), None)


def _found(
    begins: int,
    lines: Sequence[str],
    width: int | None,
    *,
    title: str,
    paper: str,
    authors: Sequence[str],
    day: date | None,
    url: str | None = None,
) -> _Found | None:
    """An article; None where it has no words."""
    text = clean(unwrap("\n".join(lines), width=width))
    kept = text.split("\n")
    while kept and (not kept[-1] or _RIGHTS.fullmatch(kept[-1])):
        kept.pop()
    if not any(map(str.isalnum, "".join(kept))):
        return None
    draft = Draft(
        text="\n".join(kept),
        title=title or None,
        url=web_address(url),
        publisher=paper or None,
        authors=tuple(authors),
        published=day,
        published_from="byline" if day else None,
    )
    return _Found(draft, begins)


#: Fields of captions: sentences, and set by the export all the same.
_CAPTIONED: Final = ("GRAPHIC", "GRAFIK")
_LEXIS_BELOW: Final = _Fields(_BELOW, _BELOW_SURELY)
_TAGGED_BELOW: Final = _Fields(
    _TAGGED,
    lazy_pattern(r"(?:CO|IN|NS|RE): \w+ : .*|(?:IPC|IPD): [^a-z]*"),
    "RF CT ART CO IN NS RE IPC IPD PUB".split(),
    apart=False,
)
_PROQUEST_BELOW: Final = _Fields(
    _PROQUEST,
    lazy_pattern(
        r"Publication (?:title|year|date): .*|ProQuest document ID: \d+|Document ?URL: http.*|Last [Uu]pdated: \d.*|"
        r"Language of publication: \w+"
    ),
    (
        *("Links", "Subject", "Business indexing term", "Location", "People", "Company / organization"),
        *("Identifier / keyword", "Title", "Publication title", "Publication year", "Publication date"),
    ),
)
_LAYOUTS: Final = (
    _Layout(_NUMBERED, True, _lexis),
    _Layout(_NUMBERED, True, _proquest),
    _Layout(_RULED, True, _proquest),
    _Layout(_NEXIS_END, False, _nexis),
    _Layout(_FACTIVA_END, False, _tagged),
    _Layout(_FACTIVA_END, False, _factiva),
)
