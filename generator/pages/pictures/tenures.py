"""Tenures as bars along time, and beside them how many releases fall into each part of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.authority.records import Tenure
from generator.pages.pictures.axis import HEIGHT, Axis
from generator.pages.pictures.figure import drawing, element, figure, percent, tip, words

ROW = 30
"""Pixels for one tenure: its name and its bar."""
STRIP = 34
"""Pixels for the releases."""
BINS = 60
"""Parts of the width in which releases are counted together, so that 5,000 take no more room than five."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its name as plain text, the tenure, and the cells of its row in the table."""

    name: str
    tenure: Tenure
    cells: tuple[str, ...]


def tenures(rows: Sequence[Row], days: Sequence[dt.date], head: Sequence[str], caption: str) -> list[str]:
    """A bar for each row, in the order given, above the releases, of which `days` has a day each."""
    if not rows:
        return []
    ends = [row.tenure.end or row.tenure.verified or row.tenure.start for row in rows]
    known = [*(row.tenure.start for row in rows), *ends, *days]
    axis = Axis(min(known).year, max(known).year)
    bars = [_bar(axis, row, end, ROW * at) for at, (row, end) in enumerate(zip(rows, ends, strict=True))]
    foot = ROW * len(rows) + (STRIP if days else 4)
    strip = _strip(axis, days, foot) if days else ""
    svg = drawing(foot + HEIGHT, caption, *bars, strip, axis.drawn(foot))
    return figure(svg, caption, head, (row.cells for row in rows), "tenures-drawn")


def _bar(axis: Axis, row: Row, end: dt.date, top: int) -> str:
    """A bar below its name; one still open fades into a dashed line."""
    left, right = axis.of_day(row.tenure.start), axis.of_day(end)
    width = max(right - left, 0.006)
    bar = element("rect", x=percent(min(left, 1 - width)), width=percent(width), y=top + 16, height=8, css="bar")
    if row.tenure.end is None:
        bar += element("line", x1=percent(right), x2="100%", y1=top + 20, y2=top + 20, css="open")
    late = left > 0.55
    name = words(row.name, percent(right if late else left), top + 12, "name", "end" if late else "")
    return element("g", tip(f"{row.name}: {row.cells[1]}") + name + bar)


def _strip(axis: Axis, days: Sequence[dt.date], foot: int) -> str:
    """Releases as low bars; the root of their number, so that one can be seen beside a hundred."""
    bins = Counter(min(int(axis.of_day(day) * BINS), BINS - 1) for day in days)
    most = max(bins.values()) ** 0.5
    drawn = ""
    for place, number in sorted(bins.items()):
        height = max((STRIP - 12) * number**0.5 / most, 3.0)
        x, width = percent(place / BINS + 0.001), percent(1 / BINS - 0.002)
        bar = element("rect", x=x, width=width, y=foot - height, height=height, css="s1")
        drawn += element("g", tip(f"{number:,} release" + ("" if number == 1 else "s")) + bar)
    return drawn
