"""Bytes of a capture to clean text. Each step is named, and lists what it removed.

The steps, in order: decode, normalise, personal data, links, furniture, repeated title, reflow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.capture.decode import NotText, decode, looks_like_html, normalise
from generator.capture.furniture import publisher_of, remove_furniture
from generator.capture.links import CLOSE, mark, unmark
from generator.capture.personal_data import PLACEHOLDER, mask
from generator.capture.pieces import Line, removed_of
from generator.capture.reflow import Reflowed, reflow
from generator.model import CleanText, Link, Paragraph

__all__ = ["CannotRead", "Cleaned", "clean", "text_of"]


class CannotRead(ValueError):
    """A capture that cannot be cleaned: `code` is a problem code, the message says what is wrong."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text and the publisher whose signature the capture carries, if any."""

    text: CleanText
    publisher: str | None


def text_of(data: bytes) -> str:
    """The text of a capture, undone from its encoding. Raises CannotRead where there is none to be had."""
    if not data.strip():
        raise CannotRead("C003", "it is empty", "put the release's text into the file, or remove the folder")
    try:
        text = decode(data)
    except NotText as error:
        raise CannotRead("C004", f"it is not text: {error}", "save the release as plain text (UTF-8)") from error
    if looks_like_html(text):
        what = "it is an HTML page, which is not read yet"
        raise CannotRead("C007", what, "save the release as plain text (UTF-8)")
    return text


def clean(data: bytes, authority: Authority, publisher: str | None = None) -> Cleaned:
    """Clean one capture. `publisher` is the one its record states; without it the capture's own signature counts.

    Raises CannotRead where the bytes are empty, no text, in a format not read yet, or hold no release.
    """
    text, replaced = normalise(text_of(data))
    marked = mark(mask(text))
    signed = publisher_of(marked.text, authority)
    lines = remove_furniture([Line(t) for t in marked.text.split("\n")], authority, publisher or signed)
    flow = reflow([Line(PLACEHOLDER.sub("", line.text), line.step) for line in lines])
    if not any(re.search(r"\w", p.text) for p in flow.paragraphs):
        raise CannotRead("C006", "no word is left of it after cleaning", "keep the release's own words in it")
    kept_targets = _targets_kept(lines, marked.targets)
    title, paragraphs, links = _with_links(flow, kept_targets)
    removed = removed_of(lines, marked.targets)
    return Cleaned(CleanText(title, paragraphs, tuple(removed), (*replaced, *flow.replaced), links), signed)


def _targets_kept(lines: Sequence[Line], targets: Sequence[str]) -> list[str]:
    """The targets of the links that stand in kept lines, in order."""
    kept: list[str] = []
    at = 0
    for line in lines:
        count = line.text.count(CLOSE)
        kept += targets[at : at + count] if line.kept else []
        at += count
    return kept


def _with_links(flow: Reflowed, targets: Sequence[str]) -> tuple[str | None, tuple[Paragraph, ...], tuple[Link, ...]]:
    """Title and paragraphs without link marks, and the links with offsets in the whole clean text."""
    links: list[Link] = []
    plain: list[str] = []
    at = used = 0
    for marked in ([flow.title] if flow.title is not None else []) + [p.text for p in flow.paragraphs]:
        text, found, count = unmark(marked, targets[used:])
        links += [Link(at + start, at + end, url) for start, end, url in found]
        used += count
        plain.append(text)
        at += len(text) + 1
    title = plain.pop(0) if flow.title is not None else None
    return title, tuple(Paragraph(t, p.kind) for t, p in zip(plain, flow.paragraphs, strict=True)), tuple(links)
