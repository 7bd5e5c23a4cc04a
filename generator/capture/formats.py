"""Which format a capture has, told by its bytes and never by its name; and the reader for each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.authority.load import Authority
from generator.capture.decode import NotText, decode
from generator.capture.reading import CannotRead, Format, Read

LARGEST = 25_000_000
"""Bytes. Mail servers pass no more on; the largest real capture tried has 3 MB."""
LONGEST = 1_000_000
"""Characters of text. The longest release tried has 0.3 million."""
MOST_LINES = 20_000
"""Lines, blank ones too. The longest release tried has 9,000."""
PROLOGUE = r"\s*+(?:(?><\?[^>]*>)\s*+|(?><!--.*?-->)\s*+)*+"
"""What may stand before the first element of a page or a feed: declarations and comments."""
_HTML = re.compile(rf"{PROLOGUE}<(?:!doctype\s+html|html|head|body|title|meta|article|main)\b", re.I | re.S)
_HTML_SOON = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.I)
_SOON = 50_000
"""Characters: styles, scripts and warnings of the server may stand before a page."""
_FRAGMENT = re.compile(
    r"\s*<(?:p|div|section|h[1-6]|table|ul|ol|span|blockquote|center|font|b|strong|em|i|a)\b[^<>]*>", re.I
)
_CLOSING = re.compile(r"</(?:p|div|section|h[1-6]|table|ul|ol|li|blockquote)>", re.I)
_FEED = re.compile(rf"{PROLOGUE}<(?:rss|feed|rdf:RDF|item|entry)\b", re.S)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?(.*)")
_ONLY_MAIL = {"received", "return-path", "message-id", "mime-version", "content-type", "delivered-to", "dkim-signature"}


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, where it is no larger than a capture can be. Raises CannotRead, and OSError."""
    _refuse_if_large(path.stat().st_size)
    return path.read_bytes()


def _refuse_if_large(size: int) -> None:
    if size > LARGEST:
        raise CannotRead("C010", f"it has {size:,} bytes, more than any release", "take the release out of it")


def format_of(data: bytes) -> tuple[Format, str]:
    """The format of a capture, and its text where it is kept in text ('' for a PDF and for a mail).

    Raises CannotRead where the bytes are none that is read.
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise CannotRead("C003", "it is empty", "put the release's text into the file, or remove the folder")
    _refuse_if_large(len(data))
    if b"%PDF-" in data[:1024]:
        return "pdf", ""
    if is_mail(data):
        return "email", ""
    try:
        text = decode(data)
    except NotText as error:
        raise CannotRead("C004", f"it is not text: {error}", "save the release as plain text (UTF-8)") from error
    if text.lstrip()[:1] in ("{", "[") and (found := _json_format(text)):
        return found, text
    if _FEED.match(text):
        return "feed", text
    if _is_page(text) or (_FRAGMENT.match(text) and len(_CLOSING.findall(text)) > 1):
        return "html", text
    _refuse_if_long(len(text), text.count("\n"))
    return "text", text


def _is_page(text: str) -> bool:
    return bool(_HTML.match(text) or (text.lstrip().startswith("<") and _HTML_SOON.search(text, 0, _SOON)))


def _refuse_if_long(characters: int, lines: int) -> None:
    for count, most, what in ((characters, LONGEST, "characters"), (lines, MOST_LINES, "lines")):
        if count > most:
            raise CannotRead("C010", f"it has {count:,} {what}, more than any release", "take the release out of it")


def _json_format(text: str) -> Format | None:
    """The format of what is JSON; None for a text that only begins like it."""
    try:
        # Python reads no number of thousands of digits, and no field is one.
        fields: Any = json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 100 else 0)
    except RecursionError as error:
        raise CannotRead("C010", "it is JSON nested deeper than any release", "save the release as text") from error
    except ValueError:
        return None
    if isinstance(fields, dict) and ("body_html" in fields or "body_text" in fields):
        return "row"
    if isinstance(fields, dict) and ("content_id" in fields or "base_path" in fields):
        return "govuk"
    mend = "take a page's Content API answer, or a row with `title` and `body_html`; for rows in a file: `import`"
    raise CannotRead("C007", "it is JSON, but neither GOV.UK's nor a row of releases", mend)


def is_mail(data: bytes) -> bool:
    """True where the bytes begin with the header of a mail: lines only mails have, or a sender with an address.

    A release that opens with "From: Ministry of Defence" is none.
    """
    head = re.split(rb"\r?\n\r?\n", data[:1_000_000].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    lines = re.sub(rb"\r?\n[ \t]+", b" ", head).decode("latin-1").splitlines()
    if lines and lines[0].startswith("From ") and "@" in lines[0]:
        lines = lines[1:]
    headers: dict[str, str] = {}
    for line in lines:
        match = _HEADER.match(line)
        if match is None:
            break
        headers.setdefault(match[1].lower(), match[2])
    if len(headers) < 2:
        return False
    addressed = "@" in headers.get("from", "") and "subject" in headers and bool(headers.keys() & {"date", "to"})
    return addressed or len(headers.keys() & _ONLY_MAIL) > 1


def read_capture(data: bytes, authority: Authority) -> Read:
    """The lines of a capture of any format. Raises CannotRead where there are none to be had."""
    with damage_refused():
        read = _read(data, authority)
    _refuse_if_long(sum(len(line.text) for line in read.lines), len(read.lines))
    return read


@contextmanager
def damage_refused() -> Iterator[None]:
    """Whatever a parser throws at damaged bytes becomes CannotRead: what it cannot undo nobody can read."""
    try:
        yield
    except CannotRead:
        raise
    except RecursionError as error:
        raise CannotRead("C010", "it is nested deeper than any release", "save the release's text alone") from error
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, SyntaxError) as error:
        what, mend = "it is damaged: it cannot be undone from its format", "save it anew, or its text as plain text"
        raise CannotRead("C009", what, mend) from error


def _read(data: bytes, authority: Authority) -> Read:
    found, text = format_of(data)
    # The readers are imported when they are needed: most builds meet two or three formats.
    match found:
        case "text":
            from generator.capture.text import read_text

            return read_text(text)
        case "html":
            from generator.capture.page import read_page

            return read_page(text)
        case "govuk":
            from generator.capture.govuk import read_govuk

            return read_govuk(text)
        case "row":
            from generator.capture.row import read_row

            return read_row(text)
        case "feed":
            from generator.capture.feed import read_feed

            return read_feed(text, authority)
        case "email":
            from generator.capture.mail import read_mail

            return read_mail(data, authority)
        case "pdf":
            from generator.capture.pdf import read_pdf

            return read_pdf(data)
