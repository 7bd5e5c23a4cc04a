"""The page of a minister or official: offices, whom they met, releases, quotations; and the list of all, by country."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from generator.archive import Archive, Release
from generator.authority.records import Office, Tenure
from generator.pages.facts import mark
from generator.pages.head import with_list, with_person
from generator.pages.links import Links, person_path
from generator.pages.lists import Detail, counted, person_in
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, bullets, escape, heading, link, page, span
from generator.pages.meetings import counterparts, countries_met, most_shown, people_counted
from generator.pages.office import TENURE_CELLS, tenure_cells, tenure_dates
from generator.pages.page import Page
from generator.pages.pictures.tenures import Row, tenures
from generator.pages.quotations import number_of_quotations, quotations
from generator.pages.words import count

SUBJECTS = 8
"""So many subjects are shown, the most frequent first."""
FEWEST = 2
"""A subject of fewer releases says no more than the release itself."""


def person_pages(archive: Archive) -> Iterator[Page]:
    """A page for everybody a release names, after the list of all, and those that a long list leads to."""
    yield _list(archive)
    for person_id in archive.people:
        yield from person_page(archive, person_id)


def person_page(archive: Archive, person_id: str) -> Iterator[Page]:
    """The offices somebody held, whom they met, the releases that name them, and what these quote them with."""
    links = Links(archive, person_path(person_id))
    person = archive.authority.people[person_id]
    ids = archive.people[person_id]
    folder = f"people/{person_id}"
    named = listing(links, ids, f"{folder}/releases", person.name, with_detail(_in_which_office(links, person_id)))
    said = quotations(links, person_id)
    body = [
        heading(1, person.name),
        block("lead", _lead(links, person_id)),
        *_offices(links, person_id),
        *_met(links, person_id),
        *_subjects(links, ids),
        heading(2, "Releases", "releases"),
        *named.blocks,
        *said.blocks,
    ]
    matter = {
        "title": person.name,
        "description": f"Offices of {person.name}, and {count(len(ids), 'release')} in the archive.",
        "search": {"boost": 2},
    }
    yield Page(links.page, page(with_person(links, person_id, matter), body))
    yield from (*named.pages, *said.pages)


def _lead(links: Links, person_id: str) -> str:
    country = links.archive.authority.people[person_id].country
    parts = [links.country(country)] if country else []
    parts.append(link(count(len(links.archive.people[person_id]), "release"), "#releases"))
    if said := number_of_quotations(links.archive, person_id):
        parts.append(link(count(said, "quotation"), "#quotations"))
    return " · ".join(parts)


def _offices(links: Links, person_id: str) -> list[str]:
    """Each office with its dates, as a list and as bars above the releases."""
    archive = links.archive
    held = archive.authority.tenures_of(person_id)
    if not held:
        return []
    rows = [Row(t.title or o.title, t, tenure_cells(links.office(o.id, t.title or ""), t)) for o, t in held]
    rows.sort(key=lambda row: (row.tenure.start, row.name))
    name = archive.authority.people[person_id].name
    caption = f"The offices of {name}, and below them the releases that name them"
    return [
        heading(2, "Offices"),
        *tenures(rows, days_of(archive, archive.people[person_id]), TENURE_CELLS, caption),
        block("tenures", bullets(_tenure(links, o, t) for o, t in held)),
    ]


def days_of(archive: Archive, ids: Sequence[str]) -> list[dt.date]:
    """The earliest days that releases can be of; those without any are left out."""
    found = (archive.releases[i].description.date.earliest for i in ids)
    return [day for day in found if day]


def _tenure(links: Links, office: Office, tenure: Tenure) -> str:
    title = links.office(office.id, tenure.title or "")
    return f"{span(tenure_dates(tenure), 'when')} {span(title, 'what')} {span(escape(office.organisation), 'who')}"


def _met(links: Links, person_id: str) -> list[str]:
    """Counterparts and how often they met, and the countries beside which this person took part."""
    archive = links.archive
    met, countries = counterparts(archive, person_id), countries_met(archive, person_id)
    body = [heading(2, "Counterparts met", search=False), *people_counted(links, met)] if met else []
    if countries:
        ordered = sorted(countries, key=lambda c: (-countries[c], links.country_name(c)))
        counts = [(links.country(c), countries[c]) for c in ordered]
        body += [heading(2, "Countries met", search=False), *most_shown(counts, "country", "countries")]
    return body


def _subjects(links: Links, ids: Sequence[str]) -> list[str]:
    """The subjects of the releases, each with the years they span."""
    archive = links.archive
    found: Counter[str] = Counter()
    years: dict[str, list[int]] = defaultdict(list)
    for release_id in ids:
        release = archive.releases[release_id]
        for subject in release.description.subjects:
            found[subject.id] += 1
            years[subject.id] += release.years[:1]
    names = archive.authority.subjects
    first = sorted((s for s in found if found[s] >= FEWEST), key=lambda s: (-found[s], names[s].name))[:SUBJECTS]
    if not first:
        return []
    entries = [(links.subject(s), f"{_span(years[s])}{found[s]:,}") for s in first]
    return [heading(2, "Subjects", search=False), counted(entries)]


def _span(years: Sequence[int]) -> str:
    """`2019 – 2025 · `."""
    if not years:
        return ""
    first, last = min(years), max(years)
    return f"{first} · " if first == last else f"{first} – {last} · "


def _in_which_office(links: Links, person_id: str) -> Detail:
    def detail(release: Release) -> str:
        person = person_in(release, person_id)
        on = release.description.date.earliest
        words = escape(links.office_title(person.office, person_id, on)) if person.office else ""
        role = "took part" if person.participant else "mentioned"
        return f"{words} · {role} {mark(person.basis)}" if words else f"{role} {mark(person.basis)}"

    return detail


def _list(archive: Archive) -> Page:
    links = Links(archive, "people/index.md")
    body = [heading(1, "People"), "Ministers and officials named in releases, by the country they serve."]
    groups: dict[str, list[str]] = defaultdict(list)
    cards: list[str] = []
    for person_id in archive.people:
        country = archive.authority.people[person_id].country
        groups[links.country_name(country) if country else ""].append(person_id)
    for country_name in sorted(groups, key=lambda name: (not name, name)):
        people = sorted(groups[country_name], key=lambda p: (archive.authority.people[p].family_name, p))
        name = country_name or "International organisations and others"
        cards.append(block("way", heading(2, name), counted((links.person(p), len(archive.people[p])) for p in people)))
    body.append(block("ways packed", *cards) if cards else "Nobody yet.")
    matter = {"title": "People", "description": body[1], "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))
