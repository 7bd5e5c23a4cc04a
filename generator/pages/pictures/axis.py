"""A time axis: where a day or a year stands along a picture, and which years are written below."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.pages.pictures.figure import element, percent, words

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
MOST_LABELS = 7
"""So many years can be written below a picture 320 pixels wide."""
HEIGHT = 18
"""Pixels that the labels of the years take."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The years from `first` to `last`, both whole, from left to right."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """Every year, those without anything too."""
        return range(self.first, self.last + 1)

    @property
    def width(self) -> float:
        """The share of the width that one year takes."""
        return 1 / len(self.years)

    def of_year(self, year: int) -> float:
        """Where a year begins, as a share of the width."""
        return (year - self.first) * self.width

    def of_day(self, day: dt.date) -> float:
        """Where a day stands, as a share of the width; days outside stand at the edge."""
        days = (dt.date(day.year + 1, 1, 1) - dt.date(day.year, 1, 1)).days if day.year < dt.MAXYEAR else 366
        into = (day - dt.date(day.year, 1, 1)).days / days
        return min(max(self.of_year(day.year) + into * self.width, 0.0), 1.0)

    def drawn(self, y: int) -> str:
        """The line at `y` with the years below it."""
        line = element("line", x1="0", x2="100%", y1=y, y2=y, css="axis")
        step = next((s for s in _STEPS if len(self.years) / s <= MOST_LABELS), _STEPS[-1])
        labelled = [year for year in self.years if year % step == 0] or [self.first]
        return line + "".join(self._label(year, y, step) for year in labelled)

    def _label(self, year: int, y: int, step: int) -> str:
        """Below the middle of a year where each is written, else at its beginning, kept inside the picture."""
        at = self.of_year(year) + (self.width / 2 if step == 1 else 0)
        begins = percent(self.of_year(year))
        tick = element("line", x1=begins, x2=begins, y1=y, y2=y + 5, css="axis") if year > self.first else ""
        anchor = "start" if at < 0.03 else "end" if at > 0.95 else "middle"
        return tick + words(str(year), percent(at), y + 15, "year", anchor)
