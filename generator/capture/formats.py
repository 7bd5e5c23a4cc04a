"""Which format a capture has, told by its bytes and never by its name; and the reader for each."""

from __future__ import annotations

import json
import re
from typing import Any

from generator.authority.load import Authority
from generator.capture.decode import NotText, decode
from generator.capture.reading import CannotRead, Format, Read

LARGEST = 25_000_000
"""Bytes. Mail servers pass no more on; the largest real capture tried has 3 MB."""
LONGEST = 2_000_000
"""Characters of text. The longest release tried has 0.3 million."""
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main)\b", re.I | re.S
)
_FRAGMENT = re.compile(
    r"\s*<(?:p|div|section|h[1-6]|table|ul|ol|span|blockquote|center|font|b|strong|em|i|a)\b[^<>]*>", re.I
)
_CLOSING = re.compile(r"</(?:p|div|section|h[1-6]|table|ul|ol|li|blockquote)>", re.I)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<\?xml-stylesheet[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?(.*)")
_ONLY_MAIL = {"received", "return-path", "message-id", "mime-version", "content-type", "delivered-to", "dkim-signature"}


def format_of(data: bytes) -> tuple[Format, str]:
    """The format of a capture, and its text where it is kept in text ('' for a PDF and for a mail).

    Raises CannotRead where the bytes are none that is read.
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise CannotRead("C003", "it is empty", "put the release's text into the file, or remove the folder")
    if len(data) > LARGEST:
        raise CannotRead("C010", f"it has {len(data):,} bytes, more than any release", "take the release out of it")
    if b"%PDF-" in data[:1024]:
        return "pdf", ""
    if is_mail(data):
        return "email", ""
    try:
        text = decode(data)
    except NotText as error:
        raise CannotRead("C004", f"it is not text: {error}", "save the release as plain text (UTF-8)") from error
    if text.lstrip()[:1] == "{" and (found := _json_format(text)):
        return found, text
    if _FEED.match(text):
        return "feed", text
    if _HTML.match(text) or (_FRAGMENT.match(text) and len(_CLOSING.findall(text)) > 1):
        return "html", text
    if len(text) > LONGEST:
        raise CannotRead(
            "C010", f"it has {len(text):,} characters, more than any release", "take the release out of it"
        )
    return "text", text


def _json_format(text: str) -> Format | None:
    try:
        fields: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    if "content_id" in fields or "base_path" in fields:
        return "govuk"
    return "row" if "body_html" in fields or "body_text" in fields else None


def is_mail(data: bytes) -> bool:
    """True where the bytes begin with the header of a mail: lines only mails have, or a sender with an address.

    A release that opens with "From: Ministry of Defence" is none.
    """
    head = re.split(rb"\r?\n\r?\n", data[:65536].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
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
    found, text = format_of(data)
    match found:
        case "text":
            from generator.capture.text import read_text

            return read_text(text)
        case _:
            raise CannotRead("C007", f"it is of a format not read yet ({found})", "save it as plain text")
