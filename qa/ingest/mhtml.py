"""`.mhtml`, `.mht`: a page that a browser saved whole, a mail in form: its main part is read as any page is.

Pictures, styles and the frames within the page are parts of their own, and are passed over.
"""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Final

from qa.errors import UnsupportedInput
from qa.ingest import webpage
from qa.ingest.item import Draft, web_address
from qa.ingest.mail import header, text_part

#: Where a browser says what address it saved; the second on the page's own part.
_SNAPSHOT: Final = "snapshot-content-location"
_LOCATION: Final = "content-location"


def read(path: Path) -> Draft | list[Draft]:
    """The draft of a saved page; several of what a database exported. Raises UnsupportedInput, EmptyInput."""
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    page = message.get_body(("html",))
    source = text_part(message, "html", path)
    if not isinstance(page, EmailMessage) or not source.strip():
        raise UnsupportedInput(f"{path} holds no web page.", "Save the page again, or as HTML.")
    articles = webpage.exported(source)
    if articles:
        return articles
    said = (header(message, _SNAPSHOT), header(page, _LOCATION), header(message, _LOCATION))
    return webpage.from_source(source, str(path), next(filter(None, map(web_address, said)), None))
