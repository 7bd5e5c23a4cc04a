"""What the archive says beside a text: who stands behind words that name an office only, and who is quoted.

The text itself keeps its own words: a gloss stands apart from them, and says that it is the archive's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.archive import Release
from generator.model import NAMED, Mention, PersonFound, Quote
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, span
from generator.pages.marks import pieces
from generator.pages.words import how_known

_BESIDE_A_QUOTATION = re.compile(r"[\s\"'“”„‘’«»\u2039\u203a.,…]*")
"""What may stand in a paragraph beside a quotation, and the paragraph still be nothing but the quotation."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A remark of the archive on words of the text: `start` is where they stand, `words` is Markdown."""

    start: int
    words: str


def names_supplied(links: Links, release: Release) -> Iterator[Gloss]:
    """Who stands behind words that name an office only, at the first of these words."""
    for person in release.description.people:
        if person.basis == "stated" or any(m.via in NAMED for m in person.mentions) or not person.mentions:
            continue
        first = min(person.mentions, key=lambda m: m.start)
        words = f"“{escape(_as_named(first))}”"
        if person.id:
            yield Gloss(first.start, f"{words}: {links.person(person.id)}, {how_known(person)}")
        elif person.candidates:
            yield Gloss(first.start, f"{words}: may be {options(links, person)}; the archive does not choose")


def options(links: Links, person: PersonFound) -> str:
    """The people that somebody may be."""
    return " or ".join(links.person(candidate) for candidate in person.candidates)


def _as_named(mention: Mention) -> str:
    """The words that stand for somebody; of "counterparts from France and Italy" the country alone says too little."""
    listed = mention.via == "counterpart" and "counterpart" not in mention.text.lower()
    return f"counterparts from … {mention.text}" if listed else mention.text


def set_off(release: Release) -> Mapping[int, Quote]:
    """The paragraphs that are a quotation and nothing else, each with that quotation."""
    found: dict[int, Quote] = {}
    parts = pieces(release.clean)
    for quote in release.description.quotes:
        for number, part in enumerate(parts):
            if part.start >= quote.end or part.end <= quote.start:
                continue
            before = part.text[: max(quote.start - part.start, 0)]
            after = part.text[max(quote.end - part.start, 0) :]
            if _BESIDE_A_QUOTATION.fullmatch(before) and _BESIDE_A_QUOTATION.fullmatch(after):
                found[number] = quote
    return found


def speaker(links: Links, release: Release, quote: Quote) -> str:
    """Whose words a quotation has, with the office on that day, as Markdown."""
    name = links.person(quote.speaker) if quote.speaker else escape(quote.speaker_name)
    if not quote.office:
        return name
    on = release.description.date.earliest
    return f"{name}, {escape(links.office_title(quote.office, quote.speaker, on))}"


def beside(glosses: Sequence[str]) -> str:
    """Remarks beside a paragraph; empty where there are none."""
    if not glosses:
        return ""
    attributes = {"role": "note", "aria-label": "Supplied by the archive"}
    return block("gloss", *glosses, search=False, attributes=attributes)


def box(links: Links, release: Release) -> str:
    """The names supplied, in one box: for a release whose text is not shown."""
    glosses = [gloss.words for gloss in names_supplied(links, release)]
    if not glosses:
        return ""
    head = f"{span('Names supplied by the archive', 'label')}, not by the text"
    return block("editorial", head, bullets(glosses))
