"""Single releases along time, each a dot; one whose day is not known lies over all the days it may be of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.pictures.axis import HEIGHT, Axis
from generator.pages.pictures.figure import drawing, element, figure, percent, tip

DOT = 4.5
"""Radius of a dot in pixels."""
ROW = 11
"""Pixels from one dot to that above it."""
HIGHEST = 130
"""Pixels that dots on each other may take; of more they are smaller and nearer."""
COLUMNS = 34
"""So many dots stand beside each other on a screen 360 pixels wide; what is nearer stands on each other."""
WIDE = 0.03
"""A span that takes more of the width than this is drawn as one."""
MOST = 40
"""More releases than this are better counted than shown one by one."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A release on a timeline: the days it may be of, its name as plain text, and the cells of its row in the table."""

    first: dt.date
    last: dt.date
    name: str
    row: tuple[str, ...]


def timeline(dated: Sequence[Dated], head: Sequence[str], caption: str) -> list[str]:
    """One dot a release, the oldest at the left; nothing for fewer than two or more than forty."""
    if not 2 <= len(dated) <= MOST:
        return []
    ordered = sorted(dated, key=lambda d: (d.first, d.last, d.name))
    axis = Axis(ordered[0].first.year, max(d.last.year for d in ordered))
    stacked: Counter[int] = Counter()
    places = []
    for one in ordered:
        middle = (axis.of_day(one.first) + axis.of_day(one.last)) / 2
        column = min(int(middle * COLUMNS), COLUMNS - 1)
        places.append((one, middle, stacked[column]))
        stacked[column] += 1
    row = min(ROW, HIGHEST / max(stacked.values()))
    foot = int(row * max(stacked.values())) + 10
    radius = max(min(DOT, row * 0.45), 1.6)
    parts = [_dot(axis, one, middle, foot - row * level - 7, radius) for one, middle, level in places]
    svg = drawing(foot + HEIGHT, caption, *parts, axis.drawn(foot))
    return figure(svg, caption, head, (one.row for one in reversed(ordered)), "timeline")


def _dot(axis: Axis, one: Dated, middle: float, y: float, radius: float) -> str:
    """A dot kept inside the picture; hollow, on its span, where the day is not known."""
    left, right = axis.of_day(one.first), axis.of_day(one.last)
    wide = right - left > WIDE
    span = element("line", x1=percent(left), x2=percent(right), y1=y, y2=y, css="span") if wide else ""
    inside = min(max(middle, 0.015), 0.985)
    dot = element("circle", cx=percent(inside), cy=y, r=radius, css="unsure" if wide else "day")
    return element("g", tip(one.name) + span + dot)
