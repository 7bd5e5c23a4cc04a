"""The parts of a mail, and the one way in which they are written: the same parts always give the same bytes."""

from __future__ import annotations

import hashlib
import quopri
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_LINE = 900
"""Bytes; mail servers break lines longer than 998."""
_ENDINGS = {"application/pdf": "pdf", "text/html": "html", "text/plain": "txt"}
_UNSAFE = re.compile(rb"[\0\r]|^From ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the mail, of the subtype `plain` or `html`."""

    subtype: str
    text: str
    parameters: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An attached document."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Several:
    """Parts that follow each other ("mixed"), or are forms of one text ("alternative")."""

    subtype: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with its headers, the whole or one attached to it."""

    headers: tuple[tuple[str, str], ...]
    body: Part


Part = Text | Document | Several | Mail


def written(mail: Mail) -> bytes:
    """The mail as bytes."""
    headers = [f"{name}: {value}".encode("utf-8", "replace") for name, value in mail.headers]
    return b"\n".join([*headers, b"MIME-Version: 1.0", _part(mail.body)])


def _part(part: Part) -> bytes:
    """A part: its headers, a blank line, its content; without a line end after it."""
    if isinstance(part, Text):
        return _text(part)
    if isinstance(part, Document):
        name = f"document.{_ENDINGS.get(part.media_type, 'bin')}"
        headers = [
            f"Content-Type: {part.media_type}",
            "Content-Transfer-Encoding: base64",
            f'Content-Disposition: attachment; filename="{name}"',
        ]
        return _with(headers, encodebytes(part.data).rstrip(b"\n"))
    if isinstance(part, Mail):
        return _with(["Content-Type: message/rfc822", "Content-Transfer-Encoding: 8bit"], written(part).rstrip(b"\n"))
    return _several(part)


def _text(part: Text) -> bytes:
    data = part.text.encode("utf-8", "replace")
    long = _UNSAFE.search(data) or max(map(len, data.split(b"\n"))) > _LONGEST_LINE
    headers = [
        f"Content-Type: text/{part.subtype}; charset=utf-8{part.parameters}",
        f"Content-Transfer-Encoding: {'quoted-printable' if long else '8bit'}",
    ]
    return _with(headers, quopri.encodestring(data) if long else data)


def _several(part: Several) -> bytes:
    parts = [_part(child) for child in part.parts]
    boundary = "=_" + hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\n" + child + b"\n" for child in parts) + mark + b"--"
    return _with([f'Content-Type: multipart/{part.subtype}; boundary="{boundary}"'], body)


def _with(headers: Sequence[str], body: bytes) -> bytes:
    return "\n".join(headers).encode() + b"\n\n" + body
