"""Who meets whom: the countries that meet most, each beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.pages.pictures.figure import element, figure, percent, tip, words
from generator.pages.pictures.world import steps

CELL = 24
"""Pixels of a row."""
NAMES = 0.3
"""The share of the width that the names take."""
NAME = 16
"""Letters of a name that find room on a screen 360 pixels wide."""


@dataclass(frozen=True, slots=True)
class Met:
    """How often two countries met, the page that tells of it as an address, and as a link for the table."""

    number: int
    target: str
    linked: str


def matrix(countries: Sequence[str], names: Mapping[str, str], met: Mapping[tuple[str, str], Met]) -> list[str]:
    """A square for each pair of `countries` (codes), in the order given. `met` knows a pair in alphabetical order."""
    caption = f"Who meets whom: in how many releases each pair of these {len(countries)} countries took part together"
    most = max((m.number for m in met.values()), default=1)
    cells = [
        _cell(countries, row, column, names, met.get(_pair(countries[row], countries[column])), most)
        for row in range(len(countries))
        for column in range(len(countries))
        if row != column
    ]
    rows = [words(_short(names[c]), "0", CELL * (at + 1) + 16, "name") for at, c in enumerate(countries)]
    columns = [
        words(c.upper(), percent(_left(countries, at) + _width(countries) / 2), 16, "code", "middle")
        for at, c in enumerate(countries)
    ]
    # Hidden from who hears the page: the table says the same, and its links can be reached with the keyboard.
    height = CELL * (len(countries) + 1)
    svg = f'<svg width="100%" height="{height}" aria-hidden="true" focusable="false">'
    svg += "".join([*columns, *rows, *cells]) + "</svg>"
    pairs = sorted(met, key=lambda pair: (-met[pair].number, names[pair[0]], names[pair[1]]))
    table = [(met[pair].linked, f"{met[pair].number:,}") for pair in pairs]
    return figure(svg, caption, ("Relation", "Releases"), table, "matrix")


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _short(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"


def _width(countries: Sequence[str]) -> float:
    return (1 - NAMES) / len(countries)


def _left(countries: Sequence[str], column: int) -> float:
    return NAMES + column * _width(countries)


def _cell(countries: Sequence[str], row: int, column: int, names: Mapping[str, str], met: Met | None, most: int) -> str:
    """A square, the darker the more often; a pair that never met has an empty one."""
    x, width = percent(_left(countries, column) + 0.002), percent(_width(countries) - 0.004)
    shape: dict[str, str | int | float] = {"x": x, "width": width, "y": CELL * (row + 1) + 1, "height": CELL - 2}
    if met is None:
        return element("rect", css="never", **shape)
    told = f"{names[countries[row]]} and {names[countries[column]]}: {met.number:,}"
    square = element("rect", tip(told), css=f"t{sum(met.number >= first for first, _ in steps(most))}", **shape)
    return element("a", square, href=met.target, tabindex="-1") if met.target else square
