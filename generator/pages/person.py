"""The page of a minister or official: offices, releases, quotations; and the list of all, by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive, Release
from generator.authority.records import Office, Tenure
from generator.pages.facts import mark
from generator.pages.head import with_list, with_person
from generator.pages.links import Links, person_path
from generator.pages.lists import Detail, counted, person_in, releases_by_year
from generator.pages.markdown import block, bullets, escape, heading, link, page, span
from generator.pages.office import tenure_dates, tenure_sources
from generator.pages.page import Page
from generator.pages.quotations import number_of_quotations, quotations
from generator.pages.words import count


def person_pages(archive: Archive) -> Iterator[Page]:
    """A page for everybody a release names, after the list of all."""
    yield _list(archive)
    for person_id in archive.people:
        yield person_page(archive, person_id)


def person_page(archive: Archive, person_id: str) -> Page:
    """The offices somebody held, the releases that name them, and what these quote them with."""
    links = Links(archive, person_path(person_id))
    person = archive.authority.people[person_id]
    ids = archive.people[person_id]
    held = archive.authority.tenures_of(person_id)
    body = [heading(1, person.name), block("lead", _lead(links, person_id))]
    if held:
        body += [heading(2, "Offices"), block("tenures", bullets(_tenure(links, o, t) for o, t in held))]
        body += [tenure_sources([(office.title, tenure) for office, tenure in held])]
    body += [heading(2, "Releases"), *releases_by_year(links, ids, 3, _in_which_office(links, person_id))]
    body += quotations(links, person_id)
    matter = {
        "title": person.name,
        "description": f"Offices of {person.name}, and {count(len(ids), 'release')} in the archive.",
        "search": {"boost": 2},
    }
    return Page(links.page, page(with_person(links, person_id, matter), body))


def _lead(links: Links, person_id: str) -> str:
    country = links.archive.authority.people[person_id].country
    parts = [links.country(country)] if country else []
    parts.append(count(len(links.archive.people[person_id]), "release"))
    if said := number_of_quotations(links.archive, person_id):
        parts.append(link(count(said, "quotation"), "#quotations"))
    return " · ".join(parts)


def _tenure(links: Links, office: Office, tenure: Tenure) -> str:
    title = links.office(office.id, tenure.title or "")
    return f"{span(tenure_dates(tenure), 'when')} {span(title, 'what')} {span(escape(office.organisation), 'who')}"


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
