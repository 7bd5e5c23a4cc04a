"""The text of a release: its own words in the shape that cleaning kept, in numbered paragraphs, quietly linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generator.archive import Release
from generator.model import CleanText, ParagraphKind
from generator.pages import glosses
from generator.pages.languages import attributes
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, folded, quotation, span, table
from generator.pages.marks import Mark, Piece, marked, marks_of, pieces

Shape = ParagraphKind | Literal["numbered", "said"]
"""What a paragraph is shown as. An item that carries a number or letter of its own gets no bullet besides; what
somebody said is set off."""

_BULLET = re.compile(r"\s*[-–—*•·▪◦‣●○■□➢➤✓]\s+(?=\S)")
_OWN_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s")
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"[.:;!?]$")
HEAD = 60
"""Characters that a cell in the head of a table has at most."""
_NUMBERED: frozenset[ParagraphKind] = frozenset(("paragraph", "list-item", "quote"))
_NOTES = re.compile(
    r"(?:background )?(?:notes?|information) (?:to|for) (?:the )?(?:editors?|media|press|journalists|newsdesks?)"
    r"|editor(?:s|'s|s'|’s|s’)? notes?|background (?:notes?|information)",
    re.IGNORECASE,
)
"""The heading that press offices set over what is no part of the announcement."""


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs of one shape that follow each other and are shown as one block: their places among all."""

    shape: Shape
    places: tuple[int, ...]


def paragraph_numbers(clean: CleanText) -> Mapping[int, int]:
    """The number that a page shows at each paragraph, without gaps; headings, bylines and rows of tables have none."""
    places = (place for place, part in enumerate(clean.paragraphs) if part.kind in _NUMBERED)
    return {place: number for number, place in enumerate(places, 1)}


def anchor(release: Release, place: int) -> str:
    """Where links to a paragraph lead on the page of its release: to itself, else to the head of the text."""
    number = paragraph_numbers(release.clean).get(place)
    return f"p-{number}" if number else "text"


def full_text(links: Links, release: Release) -> list[str]:
    """The paragraphs of a release as blocks of Markdown; what follows a heading "Notes to editors" is folded."""
    page = _Text(links, release)
    runs = page.runs()
    language = attributes(release.description.language)
    notes = next((at for at, run in enumerate(runs) if at and page.opens_notes(run)), len(runs))
    blocks = [block("text", *page.blocks(runs[:notes]), attributes=language)]
    if notes < len(runs):
        title = release.clean.paragraphs[runs[notes].places[0]].text
        inside = block("text", *page.blocks(runs[notes + 1 :]), attributes=language)
        blocks.append(folded(title.strip(), inside, css="editors-notes"))
    return blocks


class _Text:
    """The text of one release as it is being shown."""

    def __init__(self, links: Links, release: Release) -> None:
        self.links, self.release = links, release
        self.parts = release.clean.paragraphs
        self.pieces = pieces(release.clean)
        self.marks = marks_of(links, release)
        self.numbers = paragraph_numbers(release.clean)
        self.said = glosses.set_off(release)
        self.tables = 0
        self.supplied = list(glosses.names_supplied(links, release))

    def runs(self) -> list[Run]:
        """All paragraphs in order; what one person says in several is one run."""
        keys = [(self._shape(place), self._speaker(place)) for place in range(len(self.parts))]
        runs: list[Run] = []
        for (shape, _), found in groupby(range(len(self.parts)), key=lambda place: keys[place]):
            places = tuple(found)
            together = shape not in ("paragraph", "heading", "byline")
            runs += [Run(shape, places)] if together else [Run(shape, (place,)) for place in places]
        return runs

    def _shape(self, place: int) -> Shape:
        part = self.parts[place]
        if place in self.said and part.kind in ("paragraph", "quote"):
            return "said"
        return "numbered" if part.kind == "list-item" and _OWN_NUMBER.match(part.text) else part.kind

    def _speaker(self, place: int) -> str:
        quote = self.said.get(place)
        return (quote.speaker or quote.speaker_name) if quote else ""

    def opens_notes(self, run: Run) -> bool:
        """Whether what follows is for editors. A heading is known by its words, whatever cleaning took it for."""
        text = self.parts[run.places[0]].text.strip().rstrip(":").rstrip()
        return len(run.places) == 1 and _NOTES.fullmatch(text) is not None

    def blocks(self, runs: Sequence[Run]) -> Iterator[str]:
        """Each run, followed by what the archive says of it."""
        for run in runs:
            yield from (b for b in self._run(run) if b)
            yield glosses.beside(self._glosses(run))

    def _glosses(self, run: Run) -> list[str]:
        """Names that the run leaves out, and who says it."""
        first, last = self.pieces[run.places[0]], self.pieces[run.places[-1]]
        found = [gloss.words for gloss in self.supplied if first.start <= gloss.start < last.end]
        if run.shape == "said":
            quote = self.said[run.places[0]]
            found.append(f"Said by {glosses.speaker(self.links, self.release, quote)}")
        return found

    def _run(self, run: Run) -> Iterator[str]:
        found = [self.pieces[place] for place in run.places]
        if run.shape == "table-row":
            self.tables += 1
            yield from _table(found, self.marks, f"Table {self.tables} of the text")
            return
        shown = [_without_bullet(piece) if run.shape == "list-item" else piece for piece in found]
        words = [self._numbered(place, piece) for place, piece in zip(run.places, shown, strict=True)]
        words = [w for w in words if w]
        match run.shape:
            case "heading":
                yield from (f"### {w}" for w in words)
            case "byline":
                yield from (block("byline", w) for w in words)
            case "list-item" if len(found) == 1 and found[0].text.startswith(("–", "—")):
                # No list of one: in many languages a dash opens what somebody says.
                yield self._numbered(run.places[0], found[0])
            case "list-item":
                yield bullets(words)
            case "numbered" if len(words) > 1:
                yield block("numbered", bullets(words))
            case "quote" | "said":
                yield quotation(words)
            case _:
                yield from words

    def _numbered(self, place: int, piece: Piece) -> str:
        """The words of a paragraph as Markdown, behind its number, under the name that links know it by."""
        words, number = marked(piece, self.marks), self.numbers.get(place)
        if not words or not number:
            return words
        link = f'<a class="n" href="#p-{number}" aria-label="Paragraph {number}" data-search-exclude>{number}</a>'
        return span(link + words, attributes={"id": f"p-{number}"})


def _without_bullet(piece: Piece) -> Piece:
    """The list gives a bullet: the text's own is not shown beside it."""
    match = _BULLET.match(piece.text)
    return piece.without(match.end()) if match else piece


def _table(found: Sequence[Piece], marks: Sequence[Mark], name: str) -> Iterator[str]:
    """Rows as a table; those of a single column only looked like one.

    One too wide for a phone is scrolled, with the keyboard too: so it has a name.
    """
    rows = [piece.cells() for piece in found]
    width = max(map(len, rows))
    if width == 1:
        yield from (marked(row[0], marks) for row in rows)
        return
    cells = [[marked(cell, marks) for cell in row] + [""] * (width - len(row)) for row in rows]
    head = cells[0] if _is_head(rows, width) else [""] * width
    body = cells[1:] if _is_head(rows, width) else cells
    yield block("table", table(head, body), attributes={"role": "region", "aria-label": name, "tabindex": "0"})


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
