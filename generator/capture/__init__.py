"""Bytes of a capture to clean text. Each step is named, and lists what it removed.

The steps, in order: read the format, personal data, furniture, the words of websites, repeated title, reflow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.authority.load import Authority
from generator.capture.beside_text import day_beside_title, signature_in
from generator.capture.covering_note import without_greeting
from generator.capture.formats import read_capture
from generator.capture.furniture import (
    publisher_stated,
    remove_furniture,
    remove_repeated_title,
    remove_reposters_note,
)
from generator.capture.links import CLOSE, unmark
from generator.capture.personal_data import PLACEHOLDER
from generator.capture.personal_data.masking import masked
from generator.capture.pieces import Line, removed_of
from generator.capture.reading import CannotRead, Format
from generator.capture.reflow import Reflowed, reflow
from generator.capture.site_words import remove_site_words
from generator.model import CleanText, Link, Paragraph

__all__ = ["CannotRead", "Cleaned", "clean"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, the publisher whose signature the capture carries, if any, and what it states beside the text."""

    text: CleanText
    publisher: str | None
    format: Format
    releases: int = 1
    """How many releases the capture holds."""
    signed: str | None = None
    """The publisher whose signature stands in it."""


def clean(data: bytes, authority: Authority, publisher: str | None = None) -> Cleaned:
    """Clean one capture. `publisher` is the one its record states; without it the capture's own signature counts.

    Raises CannotRead where the bytes are empty, no text, in a format not read yet, or hold no release.
    """
    received = read_capture(data, authority)
    read = masked(received, authority)
    lines = without_greeting(read.lines)
    lines = remove_furniture(lines, authority, publisher or signature_in(lines, authority))
    if read.format in ("text", "html", "pdf"):
        lines = remove_reposters_note(remove_site_words(lines, page=read.format == "html"))
    lines = remove_repeated_title(lines)
    flow = reflow([replace(line, text=PLACEHOLDER.sub("", line.text)) for line in lines])
    if not any(re.search(r"\w", p.text) for p in flow.paragraphs):
        raise CannotRead("C006", "no word is left of it after cleaning", "keep the release's own words in it")
    title, paragraphs, links = _with_links(flow, _targets_kept(lines, read.targets))
    removed = removed_of(lines, read.targets if read.targets_are_words else None)
    facts = (*read.facts, *day_beside_title(lines, read.facts))
    text = CleanText(title, paragraphs, tuple(removed), (*read.replaced, *flow.replaced), links, facts)
    signed = signature_in(lines, authority)
    # Of the sender's address no more is kept than whose it is.
    whose = signed or publisher_stated(received.facts, authority)
    return Cleaned(text, whose, read.format, read.releases, signed)


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
