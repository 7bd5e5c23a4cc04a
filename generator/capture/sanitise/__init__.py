"""A capture as it is stored: without personal data, and otherwise as it was received."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.capture.formats import damage_refused, format_of
from generator.capture.personal_data import allowed_in
from generator.capture.personal_data.mailing import is_mailing
from generator.capture.reading import CannotRead, Format
from generator.capture.sanitise.taken import Taken, lines_of, summary, without_personal_data
from generator.release_record import Sanitised

LONGEST_SOURCE = 6_000_000
"""Characters of a page, a feed or a JSON document. The largest real capture tried has 3 million."""
_TAG = re.compile(r"\s*<[^<>]*>\s*")
MOST_PASSES = 6
"""What is taken out may bring something else to light; mostly the second pass finds nothing more."""
_KINDS: dict[Format, tuple[str, str]] = {
    "text": ("txt", "text/plain"),
    "html": ("html", "text/html"),
    "govuk": ("json", "application/json"),
    "row": ("json", "application/json"),
    "feed": ("xml", "application/xml"),
    "email": ("eml", "message/rfc822"),
    "pdf": ("pdf", "application/pdf"),
}


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes to store, the ending of the file's name (without a dot), and what the record says of them."""

    data: bytes
    extension: str
    media_type: str
    sanitised: tuple[Sanitised, ...]


def sanitise(data: bytes, authority: Authority) -> Stored:
    """The capture without personal data; the same bytes where it holds none.

    Raises CannotRead where the bytes are no capture: nothing is stored of what cannot be searched.
    """
    allowed = allowed_in(authority)
    taken: list[Taken] = []
    for _ in range(MOST_PASSES):
        with damage_refused():
            data, kind, found = _without(data, authority, allowed)
        if not found:
            extension, media_type = _KINDS[kind]
            return Stored(data, extension, media_type, summary(taken))
        taken += found
    what = "it is so broken that what it holds of personal data cannot be taken out"
    raise CannotRead("C009", what, "save the release's text as plain text (UTF-8)")


def personal_data_in(data: bytes, authority: Authority | None) -> list[tuple[int, str]]:
    """(line of the file, what stands there) for everything that a stored capture should not hold.

    Empty where the capture cannot be read: that is another problem. Without authority files nothing is official.
    """
    known = authority or Authority({}, {}, {}, {}, {}, {}, {}, {}, {})
    try:
        with damage_refused():
            _, _, taken = _without(data, known, allowed_in(known))
    except CannotRead:
        return []
    if not taken:
        return []
    return lines_of(data.decode("utf-8", "replace"), taken)


def _without(data: bytes, authority: Authority, allowed: frozenset[str]) -> tuple[bytes, Format, list[Taken]]:
    """The bytes to store, their format, and what was taken out."""
    found, text = format_of(data)
    if found == "pdf":
        from generator.capture.sanitise.pdf import pdf_without

        instead, taken = pdf_without(data, authority, allowed)
        return (data, "pdf", []) if instead is None else (instead.encode(), "text", taken)
    if found == "email":
        from generator.capture.sanitise.mail import mail_without

        mail, taken = mail_without(data, allowed, lambda part: _document(part, authority, allowed))
        return mail, found, taken
    if len(text) > LONGEST_SOURCE:
        what = f"it has {len(text):,} characters, more than any release with all that stands round it"
        raise CannotRead("C010", what, "take the release out of it")
    after, taken = _text_without(found, text, authority, allowed)
    return (after.encode("utf-8", "replace"), found, taken) if taken else (data, found, [])


def _text_without(found: Format, text: str, authority: Authority, allowed: frozenset[str]) -> tuple[str, list[Taken]]:
    match found:
        case "html":
            from generator.capture.sanitise.html import html_without

            return html_without(text, allowed, is_mailing(_TAG.sub("\n", text), authority))
        case "govuk" | "row":
            from generator.capture.sanitise.data import json_without

            return json_without(text, allowed)
        case "feed":
            from generator.capture.sanitise.data import feed_without

            return feed_without(text, allowed)
        case _:
            return without_personal_data(text, allowed, is_mailing(text, authority))


def _document(data: bytes, authority: Authority, allowed: frozenset[str]) -> tuple[bytes, str, list[Taken]]:
    """A document attached to a mail, as it may be stored."""
    after, kind, taken = _without(data, authority, allowed)
    return after, _KINDS[kind][1], taken
