"""A mail without personal data: its texts, and of its header only who issued it, when, and the subject.

What a mail carries beside that (the way it took, to whom it went, what its sender's programs added) is about people
and machines, not about the release.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from generator.capture.formats import format_of
from generator.capture.mail.encoding import decoded_header
from generator.capture.mail.message import DEEPEST, MOST_PARTS, bytes_of, name_of, parse_mail, text_of
from generator.capture.personal_data import PLACEHOLDER
from generator.capture.personal_data.mail_words import BEFORE_ADDRESS, is_of_a_body
from generator.capture.personal_data.recipients import SENDER
from generator.capture.reading import CannotRead
from generator.capture.sanitise.html import html_without
from generator.capture.sanitise.mail_parts import Document, Mail, Part, Several, Text, written
from generator.capture.sanitise.taken import Taken, without_personal_data

HEADER, ATTACHMENT = "mail header", "attachment"
KEPT = ("from", "date", "subject")
_OF_THE_FORM = ("mime-version", "content-type", "content-transfer-encoding", "content-disposition")
_DOCUMENTS = {"pdf": "application/pdf", "html": "text/html", "text": "text/plain"}
_CARD = re.compile(rb"\s*BEGIN:V", re.IGNORECASE)
DocumentWithout = Callable[[bytes], tuple[bytes, str, list[Taken]]]
"""An attached document to its bytes as they may be stored, their media type, and what was taken out of them."""


@dataclass(slots=True)
class _Work:
    """What may stay, and what was taken out so far."""

    allowed: frozenset[str]
    document_without: DocumentWithout
    taken: list[Taken] = field(default_factory=list)
    parts: int = 0

    def take(self, what: str, words: str = "") -> None:
        self.taken.append(Taken(what, words))

    def text(self, text: str, mail: bool = False) -> str:
        after, taken = without_personal_data(text, self.allowed, mail)
        self.taken += taken
        return after

    def html(self, html: str) -> str:
        after, taken = html_without(html, self.allowed, mail=True)
        self.taken += taken
        return after


def mail_without(data: bytes, allowed: frozenset[str], document_without: DocumentWithout) -> tuple[bytes, list[Taken]]:
    """The mail as it may be stored, and what was taken out; the same bytes where that is nothing."""
    work = _Work(allowed, document_without)
    mail = _mail(parse_mail(data), work, 0)
    return (written(mail), work.taken) if work.taken else (data, [])


def _mail(message: Message, work: _Work, depth: int) -> Mail:
    headers: list[tuple[str, str]] = []
    seen: set[str] = set()
    for name, raw in message.raw_items():
        key = name.lower()
        if key in KEPT and key not in seen:
            seen.add(key)
            value = decoded_header(str(raw))
            headers.append((key.capitalize(), _sender(value, work) if key == "from" else work.text(value)))
        elif key not in _OF_THE_FORM:
            work.take(HEADER, f"{name}:")
    body = _part(message, work, depth, [])
    return Mail(tuple(headers), body if body is not None else Text("plain", ""))


def _sender(value: str, work: _Work) -> str:
    """Who sent the mail: a body by its name, a private person by a placeholder."""
    name = BEFORE_ADDRESS.split(value, maxsplit=1)[0].strip(" \"'")
    if name and not PLACEHOLDER.search(name) and not is_of_a_body(value, work.allowed):
        work.take(SENDER, name)
        value = value.replace(name, f"[{SENDER}]", 1)
    return work.text(value)


def _part(message: Message, work: _Work, depth: int, texts: list[str]) -> Part | None:
    """A part and all within it; None where nothing of it may stay. `texts` grows with the texts met so far."""
    work.parts += 1
    if depth > DEEPEST or work.parts > MOST_PARTS:
        what = "it is a mail with more parts, or deeper nested ones, than any release"
        raise CannotRead("C010", what, "save the release's text as plain text (UTF-8)")
    kind = message.get_content_type()
    for around in (message.preamble, message.epilogue):
        work.text(around or "")
    children = message.get_payload() if message.is_multipart() else None
    if isinstance(children, list):
        mails = [child for child in children if isinstance(child, Message)]
        if kind == "message/rfc822":
            return _several("mixed", [_mail(child, work, depth + 1) for child in mails])
        return _several(
            "alternative" if kind == "multipart/alternative" else "mixed",
            [_part(_bare(child, work), work, depth + 1, texts) for child in mails],
        )
    named = bool(name_of(message))
    attached = message.get_content_disposition() == "attachment"
    is_text = kind in ("text/plain", "text/html") or kind.startswith("multipart/")
    if is_text and not attached and (not named or not texts):
        return _text(message, work, texts)
    return _document(message, kind, work, depth)


def _bare(part: Message, work: _Work) -> Message:
    """A part of a mail; its headers beside those that say how to read it go."""
    for name in part:
        if name.lower() not in _OF_THE_FORM:
            work.take(HEADER, f"{name}:")
    return part


def _several(subtype: str, parts: list[Part | None] | list[Mail]) -> Part | None:
    kept = tuple(part for part in parts if part is not None)
    return kept[0] if len(kept) == 1 else Several(subtype, kept) if kept else None


def _text(message: Message, work: _Work, texts: list[str]) -> Part | None:
    found = text_of(message)
    if found is None:
        return None
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    texts.append(text)
    parameters = f"; format=flowed{'; delsp=yes' if found.delsp else ''}" if found.flowed else ""
    subtype = "html" if message.get_content_type() == "text/html" else "plain"
    return Text(subtype, (work.html(text) if found.html else work.text(text, mail=True)).rstrip("\n"), parameters)


def _document(message: Message, kind: str, work: _Work, depth: int) -> Part | None:
    """An attachment: kept where it can be the release, by a name that says nothing."""
    data = bytes_of(message)
    if not data.strip(b" \t\r\n\0"):
        return None
    name = PLACEHOLDER.sub("", without_personal_data(name_of(message), work.allowed)[0])[:80].strip()
    try:
        found = format_of(data)[0] if not _CARD.match(data) else None
        if found in _DOCUMENTS:
            after, media_type, taken = work.document_without(data)
            work.taken += taken
            return Document(media_type, after if taken else data)
        if found == "email":
            return _mail(parse_mail(data), work, depth + 1)
    except CannotRead:
        pass
    work.take(f"{ATTACHMENT} {name or kind}")
    return None
