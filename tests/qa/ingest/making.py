"""Files of every kind, made with the libraries that people make them with. All text is our own."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from qa.errors import InputError
from qa.types import Article

Write = Callable[[str, "str | bytes"], Path]
Read = Callable[[str, "str | bytes"], Article]
Refuse = Callable[[str, "str | bytes"], InputError]
Settle = Callable[[str, "str | bytes"], "Article | InputError"]

#: Paragraphs of an article that never was.
STORY = (
    "The harbour office in Lindhaven counted forty ships on Monday, three times as many as in any week this winter.",
    "Nobody on the pier could say why they had come, and the harbour master refused to guess in front of reporters.",
    '"We have room for them, and we have coffee," said Ida Brandt, who has run the office for eleven years.',
    "By evening the first twelve had left again for the open sea, two of them without their pilots.",
    "The council will meet on Thursday to decide whether the old lighthouse should be lit for the rest.",
)


def noise(size: int, seed: str = "noise") -> bytes:
    """Bytes that look random and are the same in every run."""
    return hashlib.shake_256(seed.encode()).digest(size)


def make_pdf(pages: Iterable[str], *, title: str = "", author: str = "") -> bytes:
    """A PDF with a page for each text."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    if title:
        pdf.set_title(title)
    if author:
        pdf.set_author(author)
    for page in pages:
        pdf.add_page()
        pdf.multi_cell(0, 6, page)
    return bytes(pdf.output())


#: Words on a page, from its lower left corner: points to the right and up, size in points, the words.
Placed = tuple[float, float, float, str]


def place_pdf(*pages: Iterable[Placed], before: str = "") -> bytes:
    """A PDF with words set where they are told to be, in the order they come; Helvetica, one text object a page.

    Args:
        before: operators of each page's content that come first.
    """
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for placed in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = [before, "BT"]
        size = 0.0
        for x, y, wanted, text in placed:
            if wanted != size:
                shown.append(f"/F1 {wanted} Tf")
                size = wanted
            escaped = re.sub(r"([()\\\\])", r"\\\1", text)
            shown.append(f"1 0 0 1 {x} {y} Tm ({escaped}) Tj")
        stream = DecodedStreamObject()
        stream.set_data("\n".join([*shown, "ET"]).encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def lock_pdf(content: bytes, password: str) -> bytes:
    """The PDF, encrypted; with an empty password anyone may open it."""
    from pypdf import PdfWriter

    writer = PdfWriter(io.BytesIO(content))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(paragraphs: Iterable[tuple[str, str]], **properties: str) -> bytes:
    """A Word document of (style, text) paragraphs."""
    from docx import Document

    document = Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_odt(body: str, *, styles: str = "", meta: str = "") -> bytes:
    """An OpenDocument text.

    Args:
        body: the XML of its paragraphs.
        styles: that of the styles made for them.
        meta: that of its properties.
    """
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in "office text table style draw meta".split()
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    spaces += ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "meta.xml", f"<office:document-meta {spaces}><office:meta>{meta}</office:meta></office:document-meta>"
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def make_rtf(paragraphs: Iterable[str], info: str = "") -> bytes:
    """A document in Rich Text Format.

    Args:
        paragraphs: RTF each.
        info: the inside of its group of properties.
    """
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset204{\*\panose 02}Arial CYR;}}"
    body = "\n".join(rf"{{\rtlch\fcs1 \af0 \ltrch {text}}}{{\par }}" for text in paragraphs)
    return (
        rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{{\colortbl;\red0\green0\blue0;}}"
        rf"{{\info{info}}}\pard\plain {body}}}".encode("cp1252")
    )


def make_epub(*chapters: str, title: str = "Forty ships") -> bytes:
    """A book of these chapters, each the inside of a body element."""
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier("lindhaven")
    book.set_title(title)
    book.set_language("en")
    book.add_author("Ida Brandt")
    book.add_metadata("DC", "date", "2014-03-14")
    book.add_metadata("DC", "publisher", "Quay Press")
    for number, content in enumerate(chapters):
        chapter = epub.EpubHtml(title=f"Chapter {number}", file_name=f"c{number}.xhtml")
        chapter.content = content
        book.add_item(chapter)
        book.spine.append(chapter)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    out = io.BytesIO()
    epub.write_epub(out, book)
    return out.getvalue()


def rezip(archive: bytes, changes: Mapping[str, bytes | str]) -> bytes:
    """The archive with these entries added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def entry(archive: bytes, name: str) -> str:
    """The text of one entry."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name).decode()
