"""How many releases there are each year, as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.pages.pictures.axis import HEIGHT, Axis
from generator.pages.pictures.figure import drawing, element, figure, percent, tip, words

BARS = 96
"""Pixels of the highest bar."""
TOP = 14
"""Pixels above it, for the figure it stands for."""
FEWEST_YEARS = 2
"""One year alone is a figure, not a picture."""


def activity(
    counts: Mapping[int, Sequence[int]], names: Sequence[str], linked: Mapping[int, str], caption: str
) -> list[str]:
    """Bars for the years from the first to the last, years without any too; nothing for a single year.

    `counts` has for each year a figure for each of `names`, which stand on each other; `linked` has the years as
    links for the table.
    """
    found = {year: tuple(values) for year, values in counts.items() if any(values)}
    if len(found) < FEWEST_YEARS:
        return []
    axis = Axis(min(found), max(found))
    highest = max(sum(values) for values in found.values())
    parts = [_bars(axis, year, found[year], names, highest) for year in sorted(found)]
    scale = element("line", x1="0", x2="100%", y1=TOP, y2=TOP, css="scale") + words(f"{highest:,}", "0", TOP - 4)
    svg = drawing(TOP + BARS + HEIGHT, caption, scale, *parts, axis.drawn(TOP + BARS))
    rows = [(linked.get(y, str(y)), *(f"{n:,}" for n in found[y])) for y in sorted(found, reverse=True)]
    legend = f" ({'; '.join(_legend(names))})" if len(names) > 1 else ""
    return figure(svg, caption + legend, ("Year", *names), rows, "activity")


def _legend(names: Sequence[str]) -> list[str]:
    """What the shades stand for, in words: no colour says anything alone."""
    return [f"{look}: {name.lower()}" for look, name in zip(("full", "open"), names, strict=False)]


def _bars(axis: Axis, year: int, values: Sequence[int], names: Sequence[str], highest: int) -> str:
    """The figures of one year on each other; the least of them can still be seen."""
    told = ", ".join(f"{name.lower()} {n:,}" for name, n in zip(names, values, strict=True) if n)
    gap = min(axis.width * 0.16, 0.004)
    x, width = percent(axis.of_year(year) + gap), percent(axis.width - 2 * gap)
    drawn, foot = "", float(TOP + BARS)
    for series, value in enumerate(values, 1):
        if value:
            height = max(BARS * value / highest, 2.0)
            foot -= height
            drawn += element("rect", x=x, width=width, y=foot, height=height, css=f"s{series}")
    return element("g", tip(f"{year}: {told}") + drawn)
