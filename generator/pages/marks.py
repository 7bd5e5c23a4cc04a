"""The stretches of a release's text that become links; the words stay as they are."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.archive import Release
from generator.model import NAMED, CleanText, Mention, PersonFound
from generator.pages.links import Links, country_path, person_path
from generator.pages.markdown import escape, link, safe_url, span
from generator.pages.words import how_known

COUNTRY_WORDS = ("name", "demonym", "capital", "institution")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that becomes a link."""

    start: int
    end: int
    target: str
    note: str = ""
    """How a name was resolved; empty where the words themselves name what is linked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text that are shown in one run: a paragraph, or one cell of a table. `start` counts in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the words end in the text."""
        return self.start + len(self.text)

    def cells(self) -> list[Piece]:
        """The cells of a table's row, which tabs set apart."""
        found, at = [], self.start
        for text in self.text.split("\t"):
            found.append(Piece(at, text))
            at += len(text) + 1
        return found

    def without(self, front: int) -> Piece:
        """The piece without so many characters at its front."""
        return Piece(self.start + front, self.text[front:])


def pieces(clean: CleanText) -> list[Piece]:
    """The paragraphs."""
    return [Piece(start, part.text) for start, part in zip(clean.paragraph_starts, clean.paragraphs, strict=True)]


def marked(piece: Piece, marks: Iterable[Mark]) -> str:
    """The words of a piece as Markdown, the marks inside it turned into links. `marks` are in order."""
    words, at = "", piece.start
    for mark in marks:
        if at <= mark.start and mark.end <= piece.end:
            linked = link(escape(piece.text[mark.start - piece.start : mark.end - piece.start]), mark.target)
            words += escape(piece.text[at - piece.start : mark.start - piece.start])
            words += span(linked, "resolved", mark.note) if mark.note else linked
            at = mark.end
    return (words + escape(piece.text[at - piece.start :])).strip()


def marks_of(links: Links, release: Release) -> list[Mark]:
    """Everything that becomes a link: the capture's own links, then people, then countries; none overlap."""
    rooms = [
        room
        for piece, part in zip(pieces(release.clean), release.clean.paragraphs, strict=True)
        for room in (piece.cells() if part.kind == "table-row" else [piece])
    ]
    chosen: list[Mark] = []
    for options in _candidates(links, release):
        first = next((m for m in options if _fits(m, rooms) and not _overlaps(m, chosen)), None)
        if first:
            insort(chosen, first, key=lambda mark: mark.start)
    return chosen


def _candidates(links: Links, release: Release) -> Iterator[list[Mark]]:
    """For each thing to link, the places where that may be done, the best first."""
    for carried in release.clean.links:
        url = safe_url(carried.url)
        if url:
            yield [Mark(carried.start, carried.end, url)]
    for person in release.description.people:
        if person.id in links.archive.people and person.id:
            yield _person_marks(person, links.relative(person_path(person.id)))
    for country in release.description.countries:
        if links.has_country(country.id):
            target = links.relative(country_path(country.id))
            yield [Mark(m.start, m.end, target) for m in _in_order(country.mentions) if m.via in COUNTRY_WORDS]


def _person_marks(person: PersonFound, target: str) -> list[Mark]:
    """Where a person is named; where nobody names them, the words that the archive resolved, with a note."""
    named = [m for m in _in_order(person.mentions) if m.via in NAMED]
    if named:
        return [Mark(m.start, m.end, target) for m in named]
    note = f"{person.name}: {how_known(person)}"
    return [Mark(m.start, m.end, target, note) for m in _in_order(person.mentions)]


def _in_order(mentions: tuple[Mention, ...]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _fits(mark: Mark, rooms: Sequence[Piece]) -> bool:
    """Whether the mark holds words and lies within one piece. `rooms` are in order."""
    at = bisect_right(rooms, mark.start, key=lambda room: room.start) - 1
    if at < 0 or mark.end > rooms[at].end:
        return False
    return bool(rooms[at].text[mark.start - rooms[at].start : mark.end - rooms[at].start].strip())


def _overlaps(mark: Mark, chosen: Sequence[Mark]) -> bool:
    """Whether the mark shares words with one of `chosen`, which are in order and share none with each other."""
    at = bisect_right(chosen, mark.start, key=lambda other: other.start)
    before, after = chosen[max(0, at - 1) : at], chosen[at : at + 1]
    return any(other.end > mark.start for other in before) or any(other.start < mark.end for other in after)
