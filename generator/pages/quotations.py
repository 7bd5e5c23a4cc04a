"""What somebody said, release by release, each with the office of the day and the paragraph it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.archive import Archive, Release
from generator.model import Quote
from generator.pages.excerpts import EXCERPT, cut
from generator.pages.languages import attributes
from generator.pages.links import Links, release_path
from generator.pages.lists import when
from generator.pages.long_lists import Listing, listing
from generator.pages.markdown import block, bullets, escape, heading, link, span
from generator.pages.text import anchor, paragraph_numbers
from generator.pages.words import count

MOST = 80
"""Releases that quote somebody; with more, the quotations stand on pages by year."""
_MARKS = ' “”"'


def quoted_words(release: Release, quote: Quote) -> str:
    """The words of a quotation between marks, no longer than an excerpt."""
    words = escape(cut(quote.text.strip(_MARKS), EXCERPT))
    return f"“{span(words, attributes=attributes(release.description.language))}”"


def number_of_quotations(archive: Archive, person_id: str) -> int:
    """How many quotations of somebody the archive holds."""
    return sum(len(_of(archive.releases[i], person_id)) for i in archive.quoted.get(person_id, ()))


def quotations(links: Links, person_id: str) -> Listing:
    """The section of a person's page, newest first; nothing where nobody quotes them; of many, pages by year.

    It stays out of the search index: each word stands on the page of its release.
    """
    ids = links.archive.quoted.get(person_id, ())
    if not ids:
        return Listing([], [])

    def shown(links: Links, of_year: Sequence[str]) -> str:
        return block("quotations", *(_release(links, i, person_id) for i in of_year), search=False)

    name = links.archive.authority.people[person_id].name
    found = listing(
        links, ids, f"people/{person_id}/quotations", f"Quotations of {name}", shown, most=MOST, search=False
    )
    return Listing([heading(2, "Quotations", "quotations", search=False), *found.blocks], found.pages)


def _release(links: Links, release_id: str, person_id: str) -> str:
    """One release: its day and title, the office, and what it quotes."""
    release = links.archive.releases[release_id]
    found = _of(release, person_id)
    office = next((q.office for q in found if q.office), None) or _office_in(release, person_id)
    on = release.description.date.earliest
    head = f"{span(when(release), 'when')} {span(links.release(release_id), 'what')}"
    if office:
        head += f" {span(escape(links.office_title(office, person_id, on)), 'who')}"
    return block("said", head, bullets(_lines(links, release, found)))


def _lines(links: Links, release: Release, found: Sequence[Quote]) -> Iterator[str]:
    """Each quotation with its paragraph. Where rights are reserved, no words beside the excerpt are shown."""
    page = links.relative(release_path(release.id))
    if links.archive.authority.rights[release.record.rights].shown != "full":
        yield f"{count(len(found), 'quotation')}, which the rights do not let the archive show"
        return
    for quote in found:
        number = paragraph_numbers(release.clean).get(quote.paragraph)
        words = f"paragraph {number}" if number else "in the text"
        place = link(words, f"{page}#{anchor(release, quote.paragraph)}")
        yield f"{quoted_words(release, quote)} {span(place, 'place')}"


def _of(release: Release, person_id: str) -> list[Quote]:
    return [quote for quote in release.description.quotes if quote.speaker == person_id]


def _office_in(release: Release, person_id: str) -> str | None:
    return next((p.office for p in release.description.people if p.id == person_id), None)
