"""How many of some releases there are each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.pages.links import Links
from generator.pages.pictures.activity import activity


def over_time(links: Links, series: Mapping[str, Sequence[str]], caption: str) -> list[str]:
    """Bars for the years of some releases, by the earliest day each can be of. `series`: name -> release ids."""
    named = {name: ids for name, ids in series.items() if ids}
    counts: dict[int, list[int]] = {}
    for place, ids in enumerate(named.values()):
        for year, number in Counter(_years(links, ids)).items():
            counts.setdefault(year, [0] * len(named))[place] = number
    return activity(counts, list(named), {year: links.year(year) for year in counts}, caption)


def _years(links: Links, ids: Sequence[str]) -> list[int]:
    found = (links.archive.releases[i].description.date.earliest for i in ids)
    return [day.year for day in found if day]
