"""The encodings of a mail's texts and headers, told by the bytes: what a mail declares of itself is often wrong."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from generator.capture.decode import NotText, decode
from generator.capture.reading import CannotRead

LONGEST_HEADER = 20_000
"""Characters. The longest list of recipients in a real mail has 4,000."""
_ENCODED = re.compile(r"=\?([\w.:+*-]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_WESTERN = frozenset(
    ("ascii", "us-ascii", "iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "utf-8", "utf8")
)
_MEANT = {"iso-8859-2": "cp1250", "iso-8859-9": "cp1254", "iso-8859-7": "cp1253", "gb2312": "gb18030"}
"""What mails declare, and what their programs write where a sign does not exist in it."""
_UNWRITTEN = re.compile("[\x80-\x9f]")
"""No text holds these: they show that another encoding was meant."""
_NEVER = frozenset(("utf-7", "unicode-1-1-utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "rot13"))


def decoded(data: bytes, declared: str) -> str:
    """The text of bytes. UTF-8 shows itself; else what is declared counts, unless the bytes are not written so."""
    escapes = b"\x1b" in data and declared.startswith("iso-2022")
    if not escapes:
        try:
            return decode(data.decode("utf-8").encode())
        except UnicodeDecodeError:
            pass
    if declared and declared not in _WESTERN and declared not in _NEVER:
        for encoding in (declared, _MEANT.get(declared, "")):
            try:
                text = decode(data.decode(encoding).encode())
            except (UnicodeError, LookupError, ValueError):
                continue
            if not _UNWRITTEN.search(text):
                return text
    return decode(data)


def decoded_header(raw: str) -> str:
    """A header's value as a reader sees it: encoded words undone, folded lines joined."""
    if len(raw) > LONGEST_HEADER:
        raise CannotRead("C010", "it has a header longer than any mail's", "take the header out of the file")
    try:
        plain = _one_line(decoded(raw.encode("utf-8", "surrogateescape"), ""))
    except NotText as error:
        raise CannotRead("C009", f"a header cannot be read: {error}", "take the header out of the file") from error
    words = list(_pieces(plain))
    text: list[str] = []
    at = 0
    while at < len(words):
        charset, data = words[at]
        at += 1
        # A character may be split over two encoded words of one charset.
        while charset and at < len(words) and words[at][0] == charset:
            data += words[at][1]
            at += 1
        try:
            text.append(decoded(data, charset) if charset else data.decode())
        except NotText:
            text.append("")
    return _one_line("".join(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _pieces(plain: str) -> Iterator[tuple[str, bytes]]:
    """(charset, bytes) of every stretch of a header; '' as the charset of what stands there as it is."""
    at = 0
    for match in _ENCODED.finditer(plain):
        between = plain[at : match.start()]
        if between.strip() or (between and at == 0):
            yield "", between.encode()
        charset = match[1].split("*")[0].lower()
        content = match[3].encode("utf-8")
        if match[2] in "bB":
            yield charset, unbased(content)
        else:
            yield charset, quopri.decodestring(content, header=True)
        at = match.end()
    yield "", plain[at:].encode()


def unbased(raw: bytes) -> bytes:
    """Base64 undone; where it is broken off, as far as it goes, and where it is none, the bytes as they are."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = len(re.sub(rb"\s", b"", raw))
    if letters and len(clean) < 0.95 * letters - 4:
        return raw
    try:
        return base64.b64decode(clean[: len(clean) - len(clean) % 4] + _rest(clean))
    except (binascii.Error, ValueError):
        return raw


def _rest(clean: bytes) -> bytes:
    """The last letters of a base64 text, made up to four; a single one says nothing."""
    rest = clean[len(clean) - len(clean) % 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
