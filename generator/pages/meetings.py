"""Who met whom: people of different countries who took part in what the same release reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from generator.archive import Archive, Release
from generator.pages.links import Links, Pair
from generator.pages.lists import counted
from generator.pages.markdown import folded
from generator.pages.words import count

SHOWN = 12
"""So many are shown, the most frequent first; the rest is folded."""


def took_part(release: Release) -> list[str]:
    """The ministers and officials who took part, by id."""
    return [p.id for p in release.description.people if p.id and p.participant and p.kind in ("minister", "official")]


def counterparts(archive: Archive, person_id: str) -> Counter[str]:
    """Person id -> in how many releases somebody of another country took part together with this person."""
    people = archive.authority.people
    met: Counter[str] = Counter()
    for release_id in archive.people[person_id]:
        present = took_part(archive.releases[release_id])
        if person_id in present:
            met.update({p for p in present if people[p].country != people[person_id].country})
    return met


def countries_met(archive: Archive, person_id: str) -> Counter[str]:
    """Country -> in how many releases it took part together with somebody who serves another."""
    own = archive.authority.people[person_id].country
    met: Counter[str] = Counter()
    for release_id in archive.people[person_id]:
        release = archive.releases[release_id]
        if person_id in took_part(release):
            met.update(c for c in release.description.participants if c != own)
    return met


def foreign_people(archive: Archive, country_id: str) -> Counter[str]:
    """Person id -> in how many releases in which the country took part somebody of another country did."""
    people = archive.authority.people
    met: Counter[str] = Counter()
    for release_id in archive.participants.get(country_id, ()):
        met.update({p for p in took_part(archive.releases[release_id]) if people[p].country != country_id})
    return met


def who_met_whom(archive: Archive, pair: Pair) -> Counter[tuple[str, str]]:
    """(person of the first country, person of the second) -> in how many releases both took part."""
    people = archive.authority.people
    met: Counter[tuple[str, str]] = Counter()
    for release_id in archive.relations[pair]:
        present = sorted(set(took_part(archive.releases[release_id])))
        sides = [[p for p in present if people[p].country == country] for country in pair]
        met.update(product(*sides))  # type: ignore[arg-type]
    return met


def people_counted(links: Links, met: Counter[str]) -> list[str]:
    """People with their numbers, the most frequent first."""
    people = links.archive.authority.people
    ordered = sorted(met, key=lambda p: (-met[p], people[p].family_name, p))
    return most_shown([(links.person(p), met[p]) for p in ordered], "person", "people")


def most_shown(items: Sequence[tuple[str, int]], one: str, many: str = "") -> list[str]:
    """The first of some links with numbers, and the rest folded."""
    return list(_most_shown(items, one, many)) if items else []


def _most_shown(items: Sequence[tuple[str, int]], one: str, many: str) -> Iterator[str]:
    yield counted(items[:SHOWN])
    if len(items) > SHOWN:
        rest = items[SHOWN:]
        yield folded(f"{count(len(rest), one, many)} more", counted(rest), search=False)
