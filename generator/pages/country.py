"""The page of a country: where it took part and where it is only mentioned, its relations, its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.head import with_country, with_list
from generator.pages.links import Links, country_ids, country_path
from generator.pages.lists import counted, releases_by_year
from generator.pages.markdown import block, heading, page
from generator.pages.page import Page
from generator.pages.words import count


def country_pages(archive: Archive) -> Iterator[Page]:
    """A page for every country that a release meets, after the list of all."""
    yield _list(archive)
    for country_id in sorted(country_ids(archive)):
        yield country_page(archive, country_id)


def country_page(archive: Archive, country_id: str) -> Page:
    """One country."""
    links = Links(archive, country_path(country_id))
    name = links.country_name(country_id)
    took_part, mentioned = archive.participants.get(country_id, ()), archive.mentioned.get(country_id, ())
    summary = _figures(len(took_part), len(mentioned))
    body = [heading(1, name), block("lead", summary)]
    if took_part:
        body += [heading(2, "Took part"), *releases_by_year(links, took_part, 3)]
    if mentioned:
        body += [heading(2, "Mentioned only"), *releases_by_year(links, mentioned, 3)]
    body += [*_relations(links, country_id), *_people(links, country_id)]
    matter = {"title": name, "description": f"{name} in the archive: {summary}.", "search": {"boost": 2}}
    return Page(links.page, page(with_country(links, country_id, matter), body))


def _figures(took_part: int, mentioned: int) -> str:
    """`took part in 3 releases · mentioned in 2`, whichever holds."""
    parts = [f"took part in {count(took_part, 'release')}"] if took_part else []
    parts += [f"mentioned in {count(mentioned, 'release') if not took_part else mentioned}"] if mentioned else []
    return " · ".join(parts)


def _relations(links: Links, country_id: str) -> list[str]:
    """The countries it met, the most frequent first."""
    relations = links.archive.relations
    pairs = [pair for pair in relations if country_id in pair]
    pairs.sort(key=lambda pair: (-len(relations[pair]), links.partner(pair, country_id)))
    if not pairs:
        return []
    partners = [
        (links.relation(pair, f"with {links.partner(pair, country_id)}"), len(relations[pair])) for pair in pairs
    ]
    return [heading(2, "Relations"), counted(partners)]


def _people(links: Links, country_id: str) -> list[str]:
    """Its ministers and officials in the archive."""
    authority, people = links.archive.authority, links.archive.people
    own = [p for p in people if authority.people[p].country == country_id]
    own.sort(key=lambda p: (authority.people[p].family_name, p))
    return (
        [heading(2, "Ministers and officials"), counted((links.person(p), len(people[p])) for p in own)] if own else []
    )


def _list(archive: Archive) -> Page:
    links = Links(archive, "countries/index.md")
    body = [
        heading(1, "Countries"),
        "How often each country took part in what a release reports, or is only mentioned.",
    ]
    groups: dict[str, list[str]] = defaultdict(list)
    for country_id in country_ids(archive):
        groups[archive.authority.countries[country_id].region].append(country_id)
    for region in sorted(groups):
        body += [heading(2, region), counted((links.country(c), _figure(archive, c)) for c in groups[region])]
    if not groups:
        body.append("None yet.")
    matter = {"title": "Countries", "description": body[1], "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _figure(archive: Archive, country_id: str) -> str:
    took_part, mentioned = len(archive.participants.get(country_id, ())), len(archive.mentioned.get(country_id, ()))
    parts = ([f"took part {took_part:,}"] if took_part else []) + ([f"mentioned {mentioned:,}"] if mentioned else [])
    return " · ".join(parts)
