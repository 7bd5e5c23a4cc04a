"""The pictures that stand for pages where a link to them is shared: which there are, and what each says.

They are drawn by `generator.cards`. Pages of the kinds that have none share the one of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Archive
from generator.pages.linked_data import SITE
from generator.pages.links import (
    Links,
    country_ids,
    country_path,
    office_path,
    person_path,
    relation_path,
    release_path,
    subject_path,
)
from generator.pages.words import date_in_words

ARCHIVE = "cards/archive.png"
"""The card of the archive itself."""


@dataclass(frozen=True, slots=True)
class Card:
    """One picture: a title, and a quiet line below it."""

    path: str
    title: str
    line: str


def card_path(page: str) -> str:
    """Where the card of the page at `page` lies."""
    return f"cards/{page.removesuffix('/index.md')}.png"


def cards(archive: Archive) -> Iterator[Card]:
    """Every card of the archive."""
    links = Links(archive, "index.md")
    authority = archive.authority
    yield Card(ARCHIVE, SITE, "Government defence briefings, kept as they were issued")
    for release in archive.releases.values():
        date = date_in_words(release.description.date)
        parts = [date] if release.description.date.edtf else []
        line = " · ".join([*parts, links.publisher_name(release)])
        yield Card(card_path(release_path(release.id)), release.description.title.value, line)
    for person_id in archive.people:
        yield Card(
            card_path(person_path(person_id)), authority.people[person_id].name, _latest_office(links, person_id)
        )
    for office_id in archive.offices:
        office = authority.offices[office_id]
        where = [links.country_name(office.country)] if office.country else []
        yield Card(card_path(office_path(office_id)), office.title, " · ".join([office.organisation, *where]))
    for country_id in sorted(country_ids(archive)):
        line = "Where it took part, and where it is mentioned"
        yield Card(card_path(country_path(country_id)), links.country_name(country_id), line)
    for pair in archive.relations:
        line = "Releases in which both took part"
        yield Card(card_path(relation_path(pair)), links.relation_name(pair), line)
    for subject_id in archive.subjects_shown:
        subject = authority.subjects[subject_id]
        yield Card(card_path(subject_path(subject_id)), subject.name, subject.scope)


def _latest_office(links: Links, person_id: str) -> str:
    """The office somebody took up last, and the country they serve."""
    country = links.archive.authority.people[person_id].country
    held = sorted(links.archive.authority.tenures_of(person_id), key=lambda held: (held[1].start, held[0].id))
    office = [held[-1][1].title or held[-1][0].title] if held else []
    return " · ".join([*office, *([links.country_name(country)] if country else [])])
