"""Markdown, with front matter or without. The marks go, the words stay: a quote is what a reader would see."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qa.errors import EmptyInput, UnsupportedInput
from qa.ingest.byline import letters
from qa.ingest.decoding import decode
from qa.ingest.entries import is_age, is_time, with_times
from qa.ingest.head import find_head, take_marks, tells_head
from qa.ingest.item import Draft, break_lines, clean
from qa.ingest.labels import take_labels
from qa.ingest.mailhead import head_lines, take_head
from qa.ingest.metadata import from_fields
from qa.ingest.notemarks import without_anchor, without_marks, without_opening
from qa.ingest.plain import begins_anew
from qa.ingest.properties import NUMBER, is_beside_notes, made, take_properties
from qa.ingest.prose import ends_sentence, is_prose
from qa.patterns import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Front matter as Hugo has it.
_TOML: Final = lazy_pattern(r"\ufeff?\+{3}[ \t]*\n(?P<fields>.*?)^\+{3}[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
#: A field whose value has a colon, or goes on behind a quotation, and no quotes around it: people write it so by hand.
_UNQUOTED: Final = lazy_pattern(
    r"""^(?P<name>\w[\w-]*:[ \t]+)(?P<value>[^\W_][^\n]*?:(?:[ \t][^\n]*)?|"[^"\n]*"[ \t]*[^\s#:][^\n]*"""
    r"""|'[^'\n]*'[ \t]*[^\s#:'][^\n]*)$""",
    re.MULTILINE,
)
#: So many lines that each begin anew, and of which not half are sentences, are a list that has no marks of one.
_LISTED: Final = 3
#: A footnote's mark in the text goes; the note itself is a paragraph of its own.
_FOOTNOTE: Final = lazy_pattern(r"^ {0,3}\[\^[^\]\s]{1,80}\]:[ \t]*", re.MULTILINE)
_FOOTNOTE_MARK: Final = lazy_pattern(r"(?<!\\)\[\^[^\]\s]{1,80}\]")
#: A link of a page that was clipped: lines that it was set on stand between its brackets, of which each has its own.
_SPREAD_LINK: Final = lazy_pattern(
    r"^\[[ \t]*\n(?P<shown>(?:(?![ \t]*(?:\[[ \t]*$|\]\()).*\n){1,40})[ \t]*\]\([^()\s]*\)[ \t]*$", re.MULTILINE
)
_HEADING: Final = lazy_pattern(r"\s{0,9}#{1,3}[ \t]+(?P<title>[^\n]{1,300})\n")
_HTML_BREAK: Final = lazy_pattern(r"<(?:br|hr|/?p|/?div|/?li)\b", re.IGNORECASE)


def read(path: Path) -> Draft:
    """The draft of a Markdown file. Its title is that of the front matter, else its first heading or a headline.

    Raises:
        UnsupportedInput: its front matter is neither YAML nor TOML.
        EmptyInput: it is no note of the program that made it.
    """
    import yaml
    from markdown_it import MarkdownIt

    source = decode(path.read_bytes(), str(path))
    toml = _TOML.match(break_lines(source))
    kind, mark = ("TOML", "+++") if toml else ("YAML", "---")
    try:
        fields, body = (tomllib.loads(toml["fields"]), break_lines(source)[toml.end() :]) if toml else _yaml(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).split("\n")[0]
        raise UnsupportedInput(
            f"{path} has front matter that is not {kind} ({reason}).",
            f"Fix or remove the lines between its {mark} lines.",
        ) from error
    sent: dict[str, object] = {}
    body = break_lines(body)
    if is_beside_notes(body):
        raise EmptyInput(
            f"{path} is no note: in such files Joplin keeps its notebooks and tags.", "Add the notes beside it."
        )
    noted, body = take_properties(body, exported=bool(NUMBER.search(path.stem)))
    if not fields and not noted:
        labels, body = take_labels(body)
        sent, body = ({}, body) if labels else _mail(body)
        fields = {**labels, **sent}
    body = _SPREAD_LINK.sub(lambda link: link["shown"], _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("\n", body)))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    where = "byline" if sent else "front matter"
    named = {str(name): _unlinked(value) for name, value in fields.items()} if isinstance(fields, dict) else {}
    draft = from_fields(named, "", where)
    for beside in (noted, made({name.casefold(): value for name, value in named.items()})):
        draft = _filled(draft, from_fields(beside, "", where))
    blocks = list(_blocks(tokens))
    if blocks and blocks[0][0] == "h1" and (draft.title is None or letters(blocks[0][1]) == letters(draft.title)):
        title = blocks.pop(0)[1]
        draft = replace(draft, title=draft.title or title)
    texts = [clean(text) for _, text in blocks]
    if sent:  # a name or a day below its head is another's: that of a mail which is quoted
        return replace(draft, text="\n\n".join(texts))
    if draft.title is None and blocks and blocks[0][0] == "p" and any(map(is_prose, texts)):
        head = find_head([line for text in texts for line in (text, "")])
        if head.title:
            draft = replace(
                draft,
                title=head.title,
                authors=draft.authors or head.marks.authors,
                publisher=draft.publisher or head.marks.outlet,
                published=draft.published or head.marks.published,
                published_from=draft.published_from or ("byline" if head.marks.published else None),
            )
            texts = [text for at, text in enumerate(texts) if 2 * at not in head.lines]
    texts = with_times(texts)
    marks = take_marks(texts, saved=False)
    if draft.published is None and marks.published:
        draft = replace(draft, published=marks.published, published_from="byline")
    return replace(
        draft,
        text="\n\n".join(texts),
        authors=draft.authors or marks.authors,
        publisher=draft.publisher or marks.outlet,
    )


def _filled(draft: Draft, beside: Draft) -> Draft:
    """The draft with what stands beside its fields, where they say nothing."""
    return replace(
        draft,
        title=draft.title or beside.title,
        url=draft.url or beside.url,
        publisher=draft.publisher or beside.publisher,
        authors=draft.authors or beside.authors,
        published=draft.published or beside.published,
        published_from=draft.published_from or beside.published_from,
    )


def _yaml(source: str) -> tuple[dict[str, object], str]:
    """What the front matter says, if there is one, and what stands below; values that lack quotes are taken whole."""
    import frontmatter
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    try:
        return frontmatter.parse(source)
    except yaml.YAMLError:
        head, below = YAMLHandler().split(source.strip())
        quoted = _UNQUOTED.sub(lambda field: field["name"] + "'" + field["value"].replace("'", "''") + "'", head)
        return frontmatter.parse(f"---\n{quoted}\n---\n{below}")


def _unlinked(value: object) -> object:
    """The value of a field without the marks of links between notes."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], list):
        value = value[0]  # YAML takes the brackets of a link for a list in a list
    if isinstance(value, list):  # no deeper: it may hold itself
        return [without_marks(one) if isinstance(one, str) else one for one in value]
    return without_marks(value) if isinstance(value, str) else value


def _mail(body: str) -> tuple[dict[str, object], str]:
    """What the head of a mail says, and what stands below; programs that export mails put a heading above it."""
    heading = _HEADING.match(body)
    sent, below = take_head(body[heading.end() :] if heading else body)
    if not sent:
        return {}, body
    return {**({"title": heading["title"].strip()} if heading else {}), **sent}, below


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """(tag, plain text) of each block that holds words."""
    tag = ""
    cells: list[str] = []
    for token in tokens:
        if token.type.endswith("_open"):
            # A list's or a quote's paragraph is no headline.
            tag = "within" if token.type == "paragraph_open" and token.level else token.tag
        if token.type == "inline":
            text = _words(token.children or [], within=tag == "within")
            if tag in ("td", "th"):
                cells.append(text.replace("\n", " "))
            elif text.strip():
                yield from ((tag, line) for line in _lines(text))
        elif token.type == "tr_close":
            if any(cells):
                yield "tr", " | ".join(cells)
            cells = []
        elif token.type in ("fence", "code_block"):
            yield "pre", token.content
        elif token.type == "html_block":
            yield from (("html", text) for text in _html(token.content))


def _words(tokens: Sequence[Token], *, within: bool) -> str:
    """The words of a block's inline run: of a link its text, of a picture nothing.

    Args:
        within: whether the block is one of a list or a quotation.
    """
    parts = [""]
    for token in tokens:
        if token.type in ("text", "text_special"):
            parts[-1] += token.content
        elif token.type in ("softbreak", "hardbreak") or (
            token.type == "html_inline" and _HTML_BREAK.match(token.content)
        ):
            parts[-1] += "\n"
        elif token.type == "code_inline":
            parts.extend((token.content, ""))
    # Every second part is code, of which every sign is meant; the first and the last are none.
    parts[-1] = without_anchor(parts[-1])
    parts[0] = without_opening(parts[0]) if within else parts[0]
    return "".join(part if at % 2 else without_marks(part) for at, part in enumerate(parts))


def _lines(text: str) -> list[str]:
    """A paragraph on one line, as Markdown has it; a list without its marks, or what says who and when, on several."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(head_lines(lines)) == len(lines):
        return lines
    if len(lines) > 1 and (is_time(lines[0]) or is_age(lines[0])):  # of an entry in a running report
        return [lines[0], " ".join(lines[1:])]
    listed = len(lines) >= _LISTED and all(map(begins_anew, lines))
    if listed and sum(map(ends_sentence, lines)) < len(lines) / 2:
        return lines
    joined = " ".join(lines)
    return lines if len(lines) > 1 and not is_prose(joined) and any(map(tells_head, lines)) else [joined]


def _html(source: str) -> Iterator[str]:
    from qa.ingest.markup import blocks, parse

    # Markdown cuts HTML wherever a blank line stands: what is left of an element is no less its words.
    tree = parse(f"<body>{source}")
    if tree is not None:
        yield from blocks(tree)
