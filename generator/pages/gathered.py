"""What some releases have in common: the countries and people they go with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from generator.pages.links import Links
from generator.pages.lists import counted
from generator.pages.markdown import block, heading

SHOWN = 8
"""So many countries and people are shown, the most frequent first."""
FEWEST = 3
"""Of fewer releases the list below says as much."""


def gathered(links: Links, ids: Sequence[str]) -> list[str]:
    """The countries and people of some releases; nothing where they are few."""
    if len(ids) < FEWEST:
        return []
    archive = links.archive
    countries: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for release_id in ids:
        release = archive.releases[release_id]
        countries.update(c.id for c in release.description.countries)
        people.update({p.id for p in release.description.people if p.id and p.id in archive.people})
    cards = (
        _card("Countries", _most(countries, links.country, links.country_name)),
        _card("People", _most(people, links.person, lambda person: archive.authority.people[person].name)),
    )
    return [heading(2, "Where and who", search=False), block("ways packed", *(card for card in cards if card))]


def _most(found: Counter[str], linked: Callable[[str], str], name: Callable[[str], str]) -> list[tuple[str, int]]:
    first = sorted(found, key=lambda id: (-found[id], name(id), id))[:SHOWN]
    return [(linked(id), found[id]) for id in first]


def _card(label: str, items: Sequence[tuple[str, int]]) -> str:
    return block("way", heading(3, label, search=False), counted(items)) if items else ""
