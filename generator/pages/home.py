"""The first page: what this is, how much there is, what is new, and the ways in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from generator.archive import Archive
from generator.pages.head import with_home
from generator.pages.links import Links, collection_path, country_ids
from generator.pages.lists import counted, releases, seen
from generator.pages.markdown import block, heading, link, page
from generator.pages.on_the_map import on_the_map
from generator.pages.page import Page
from generator.pages.words import count

NEWEST = 6
"""So many releases stand on the first page."""
WAYS = 6
"""So many entries stand under each way in."""

Key = TypeVar("Key")


def home_page(archive: Archive) -> Page:
    """The first page."""
    links = Links(archive, "index.md")
    ids = list(archive.releases)
    body = [
        heading(1, "Briefing Archive"),
        block("opening", _WHAT),
        _FIND,
        block("figures", _figures(links)),
        heading(2, "Latest releases"),
        releases(links, ids[:NEWEST]) if ids else "None yet.",
        block("more", link("All releases", links.relative("releases/index.md"))) if ids else "",
        heading(2, "Who took part"),
        *on_the_map(links, "world", "How often each country took part in what a release reports"),
        heading(2, "Ways in"),
        block("ways", *_ways(links)),
    ]
    matter = {"title": "Briefing Archive", "description": _DESCRIPTION, "search": {"boost": 0.5}, "hide": ["toc"]}
    return Page(links.page, page(with_home(matter), body))


_FIND = '<div class="find"><button type="button" class="archive-find" hidden>Search the archive</button></div>'
"""Leads to the search in the header; shown by the script that the search needs anyway."""
_WHAT = (
    "How defence ministers meet, sign and speak with their counterparts: government briefings, kept as they were "
    "issued, dated, described and linked. Independent and curated; [what it is and is not](about.md)."
)
_DESCRIPTION = (
    "Government defence briefings, kept as they were issued, dated, described and linked. Independent and curated."
)


def _figures(links: Links) -> str:
    """How much there is, each figure leading to its list."""
    archive = links.archive
    figures = [
        (count(len(archive.releases), "release"), "releases"),
        (count(len(archive.people), "person", "people"), "people"),
        (count(len(country_ids(archive)), "country", "countries"), "countries"),
        (count(len(archive.relations), "relation"), "relations"),
    ]
    words = [link(figure, links.relative(f"{kind}/index.md")) for figure, kind in figures]
    if archive.years:
        first, last = min(archive.years), max(archive.years)
        words.append(link(str(first) if first == last else f"{first} – {last}", links.relative("years/index.md")))
    return " · ".join(words)


def _ways(links: Links) -> Iterable[str]:
    """One card for each way in: the most frequent entries, and the way to all."""
    archive, authority = links.archive, links.archive.authority
    countries = {c: seen(archive, c) for c in country_ids(archive)}
    people, offices, pairs = _sizes(archive.people), _sizes(archive.offices), _sizes(archive.relations)
    years = sorted(_sizes(archive.years).items(), reverse=True)[:WAYS]
    persons = most(people, lambda p: authority.people[p].family_name)
    yield _way(links, "Ministers and officials", "people", [(links.person(p), n) for p, n in persons])
    yield _way(links, "Countries", "countries", [(links.country(c), n) for c, n in most(countries, links.country_name)])
    yield _way(links, "Relations", "relations", [(links.relation(p), n) for p, n in most(pairs, links.relation_name)])
    yield _way(links, "Years", "years", [(links.year(y), n) for y, n in years])
    subjects = most(_sizes(archive.subjects), lambda s: authority.subjects[s].name)
    yield _way(links, "Subjects", "subjects", [(links.subject(s), n) for s, n in subjects])
    chosen = sorted(archive.collections.values(), key=lambda c: (c.record.title.casefold(), c.id))[:WAYS]
    if chosen:
        named = [(links.to(collection_path(c.id), c.record.title), len(c.notes)) for c in chosen]
        yield _way(links, "Collections", "collections", named)
        return
    titled = most(offices, lambda o: authority.offices[o].title)
    yield _way(links, "Offices", "offices", [(_office(links, o), n) for o, n in titled])


def _office(links: Links, office_id: str) -> str:
    """An office with its country, because many countries have one of the same title."""
    office = links.archive.authority.offices[office_id]
    country = f", {links.country_name(office.country)}" if office.country else ""
    return links.office(office_id, office.title + country)


def most(sizes: Mapping[Key, int], name: Callable[[Key], str]) -> list[tuple[Key, int]]:
    """The entries with the highest figures, ties by name."""
    return sorted(sizes.items(), key=lambda item: (-item[1], name(item[0])))[:WAYS]


def _sizes(index: Mapping[Key, tuple[str, ...]]) -> dict[Key, int]:
    return {key: len(ids) for key, ids in index.items()}


def _way(links: Links, name: str, kind: str, entries: list[tuple[str, int]]) -> str:
    every = block("more", link(f"All {name.lower()}", links.relative(f"{kind}/index.md")))
    return block("way", heading(3, name), counted(entries), every)
