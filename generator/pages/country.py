"""The page of a country: relations, its people, whom they met, where it took part and where it is only mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.head import with_country, with_list
from generator.pages.links import Links, country_ids, country_path
from generator.pages.lists import counted, seen
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, heading, page
from generator.pages.meetings import foreign_people, most_shown, people_counted
from generator.pages.on_the_map import on_the_map
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.words import count


def country_pages(archive: Archive) -> Iterator[Page]:
    """A page for every country that a release meets, after the list of all, and those that a long list leads to."""
    yield _list(archive)
    for country_id in sorted(country_ids(archive)):
        yield from country_page(archive, country_id)


def country_page(archive: Archive, country_id: str) -> Iterator[Page]:
    """One country."""
    links = Links(archive, country_path(country_id))
    name, folder = links.country_name(country_id), f"countries/{country_id}"
    took_part, mentioned = archive.participants.get(country_id, ()), archive.mentioned.get(country_id, ())
    summary = _figures(len(took_part), len(mentioned))
    active = listing(links, took_part, f"{folder}/took-part", f"{name}, took part", with_detail())
    passive = listing(links, mentioned, f"{folder}/mentioned", f"{name}, mentioned", with_detail())
    body = [
        heading(1, name),
        block("lead", summary),
        *over_time(links, {"Took part": took_part, "Mentioned": mentioned}, f"Releases with {name}, year by year"),
        *_relations(links, country_id),
        *_people(links, country_id),
        *(_section("Took part", "took-part", active.blocks) if took_part else []),
        *(_section("Mentioned only", "mentioned", passive.blocks) if mentioned else []),
    ]
    matter = {"title": name, "description": f"{name} in the archive: {summary}.", "search": {"boost": 2}}
    yield Page(links.page, page(with_country(links, country_id, matter), body))
    yield from (*active.pages, *passive.pages)


def _section(name: str, anchor: str, blocks: list[str]) -> list[str]:
    return [heading(2, name, anchor), *blocks]


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
    partners = [
        (links.relation(pair, f"with {links.partner(pair, country_id)}"), len(relations[pair])) for pair in pairs
    ]
    return [heading(2, "Relations", "relations", search=False), *most_shown(partners, "relation")] if pairs else []


def _people(links: Links, country_id: str) -> list[str]:
    """Its ministers and officials in the archive, and those of other countries who took part beside it."""
    archive = links.archive
    own = Counter(
        {p: len(ids) for p, ids in archive.people.items() if archive.authority.people[p].country == country_id}
    )
    met = foreign_people(archive, country_id)
    body = [heading(2, "Its ministers and officials", search=False), *people_counted(links, own)] if own else []
    return body + ([heading(2, "Whom they met", search=False), *people_counted(links, met)] if met else [])


def _list(archive: Archive) -> Page:
    links = Links(archive, "countries/index.md")
    lead = "How often each country took part in what a release reports, or is only mentioned."
    body = [heading(1, "Countries"), lead, *on_the_map(links, "europe", "Europe: how often each country took part")]
    groups: dict[str, list[str]] = defaultdict(list)
    for country_id in country_ids(archive):
        groups[archive.authority.countries[country_id].region].append(country_id)
    for region in sorted(groups):
        body += [heading(2, region), counted((links.country(c), _figure(archive, c)) for c in groups[region])]
    if not groups:
        body.append("None yet.")
    matter = {"title": "Countries", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _figure(archive: Archive, country_id: str) -> str:
    took_part = len(archive.participants.get(country_id, ()))
    mentioned = seen(archive, country_id) - took_part
    parts = ([f"took part {took_part:,}"] if took_part else []) + ([f"mentioned {mentioned:,}"] if mentioned else [])
    return " · ".join(parts)
