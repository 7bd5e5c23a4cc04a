"""The text of a release: its own words in the shape that cleaning kept, with quiet links on first mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from generator.archive import Release
from generator.model import ParagraphKind
from generator.pages.languages import attributes
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, quotation, span, table
from generator.pages.marks import Mark, Piece, marked, marks_of, pieces

Shape = ParagraphKind | Literal["numbered"]
"""What a paragraph is shown as. An item that carries a number or letter of its own gets no bullet besides."""

_BULLET = re.compile(r"\s*[-–—*•·▪◦‣●○■□➢➤✓]\s+(?=\S)")
_OWN_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s")
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"[.:;!?]$")
_SCROLLED = {"role": "region", "aria-label": "Table", "tabindex": "0"}
"""A table too wide for a phone is scrolled; with the keyboard too."""
HEAD = 60
"""Characters that a cell in the head of a table has at most."""
_ANCHORED: frozenset[ParagraphKind] = frozenset(("paragraph", "list-item", "quote"))


def anchor(release: Release, paragraph: int) -> str:
    """Where links to a paragraph lead on the page of its release: to itself, else to the head of the text."""
    kind = release.clean.paragraphs[paragraph].kind if paragraph < len(release.clean.paragraphs) else "heading"
    return f"p-{paragraph + 1}" if kind in _ANCHORED else "text"


def full_text(links: Links, release: Release) -> list[str]:
    """The paragraphs of a release as blocks of Markdown."""
    shaped = [
        (_shape(part.kind, part.text), piece, anchor(release, number))
        for number, (part, piece) in enumerate(zip(release.clean.paragraphs, pieces(release.clean), strict=True))
    ]
    marks = marks_of(links, release)
    blocks: list[str] = []
    for shape, found in groupby(shaped, key=lambda entry: entry[0]):
        blocks += _blocks(shape, [(piece, name) for _, piece, name in found], marks)
    return [block("text", *(b for b in blocks if b), attributes=attributes(release.description.language))]


def _shape(kind: ParagraphKind, text: str) -> Shape:
    return "numbered" if kind == "list-item" and _OWN_NUMBER.match(text) else kind


def _blocks(shape: Shape, found: Sequence[tuple[Piece, str]], marks: Sequence[Mark]) -> Iterator[str]:
    """Paragraphs of one shape that follow each other, each with the name that links know it by."""
    if shape == "table-row":
        yield from _table([piece for piece, _ in found], marks)
        return
    pieces = [(_without_bullet(piece) if shape == "list-item" else piece, name) for piece, name in found]
    words = [_anchored(marked(piece, marks), name) for piece, name in pieces]
    words = [w for w in words if w]
    match shape:
        case "heading":
            yield from (f"### {w}" for w in words)
        case "byline":
            yield from (block("byline", w) for w in words)
        case "list-item" if len(found) == 1 and found[0][0].text.startswith(("–", "—")):
            # No list of one: in many languages a dash opens what somebody says.
            yield _anchored(marked(found[0][0], marks), found[0][1])
        case "list-item":
            yield bullets(words)
        case "numbered" if len(words) > 1:
            yield block("numbered", bullets(words))
        case "quote":
            yield quotation(words)
        case _:
            yield from words


def _anchored(words: str, name: str) -> str:
    """The words of a paragraph, which are Markdown already, under the name that links know it by."""
    return span(words, attributes={"id": name}) if words and name != "text" else words


def _without_bullet(piece: Piece) -> Piece:
    """The list gives a bullet: the text's own is not shown beside it."""
    match = _BULLET.match(piece.text)
    return piece.without(match.end()) if match else piece


def _table(found: Sequence[Piece], marks: Sequence[Mark]) -> Iterator[str]:
    """Rows as a table; those of a single column only looked like one."""
    rows = [piece.cells() for piece in found]
    width = max(map(len, rows))
    if width == 1:
        yield from (marked(row[0], marks) for row in rows)
        return
    cells = [[marked(cell, marks) for cell in row] + [""] * (width - len(row)) for row in rows]
    head = cells[0] if _is_head(rows, width) else [""] * width
    body = cells[1:] if _is_head(rows, width) else cells
    yield block("table", table(head, body), attributes=_SCROLLED)


def _is_head(rows: Sequence[Sequence[Piece]], width: int) -> bool:
    """Whether the first row names the columns. A capture does not always say so, and a wrong head misleads.

    Its cells are short and none is missing but the first. A table of two columns may as well have its names in the
    first: there, figures must stand below a cell that has none.
    """
    first, *below = [[cell.text.strip() for cell in row] for row in rows]
    if not below or len(first) < width or not all(first[1:]):
        return False
    if any(len(cell) > HEAD or _SENTENCE.search(cell) for cell in first):
        return False
    if width > 2:
        return True
    return not _FIGURE.search(first[1]) and all(len(row) > 1 and _FIGURE.search(row[1]) for row in below)
