"""A map of who took part: inline SVG, drawn from the outlines in world.json, which tools/draw_world.py made.

A map says nothing that the table or list below it does not say. It is hidden from screen readers and from the
keyboard, which have that table with the same links; whoever points at a country is told its figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from generator.pages.markdown import attribute
from generator.pages.words import count

View = Literal["world", "europe"]
"""The whole world; or Europe, drawn anew and finer, from Iceland to the Urals and to Cyprus."""

STEPS = 4
MENTIONED = "mentioned"
_OUTLINES = Path(__file__).with_name("world.json")
_HATCH = "map-mentioned"
"""The id of the hatching: one map a page."""


@dataclass(frozen=True, slots=True)
class OnMap:
    """What the map says of a country."""

    took_part: int
    mentioned: int
    """How many releases it took part in, and how many only speak of it."""
    name: str
    target: str
    """The address of its page, as the site publishes it (`…/index.html`): no engine changes links inside a picture.
    Empty for none."""


def world_map(countries: Mapping[str, OnMap], label: str, view: View = "world") -> str:
    """The map as one `svg` element in one line. Countries by lower-case code; those outside the view are left out."""
    drawn = _outlines()[view]
    paths, dots = drawn["paths"], drawn["dots"]
    classes = _classes(countries)
    land = "".join(path for code, path in paths.items() if code not in classes)
    # A line without length and with round ends is a dot: the shortest way to write one.
    specks = "".join(f"M{place}h0" for code, place in dots.items() if code not in classes)
    body = [_hatching(), f'<path class="land" d="{land}"/>', f'<path class="land specks" d="{specks}"/>']
    shapes = {code: f'path d="{path}"' for code, path in paths.items()}
    circles = {code: 'circle cx="{}" cy="{}"'.format(*place.split()) for code, place in dots.items()}
    for elements in (shapes, circles):  # all dots above all outlines
        for css in (MENTIONED, *(f"t{step}" for step in range(1, STEPS + 1))):
            members = [code for code in sorted(elements) if classes.get(code) == css]
            body += _group(css, (_country(countries[code], elements[code]) for code in members))
    width, height = drawn["box"]
    # Hidden, with links that the Tab key passes by: the table below says the same and has links for everyone.
    opening = f'<svg class="world-map" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
    return f"{opening}<title>{attribute(label)}</title>{''.join(body)}</svg>"


def legend(countries: Mapping[str, OnMap]) -> str:
    """What the fillings mean, as an HTML list in one line: only those that are on the map."""
    used = set(_classes(countries).values())
    items: list[tuple[str, str]] = []
    bounds = steps(max((c.took_part for c in countries.values()), default=0))
    for step, (first, last) in enumerate(bounds, 1):
        if f"t{step}" in used:
            figures = f"{first:,}" if first == last else f"{first:,}–{last:,}"
            items.append((f"t{step}", figures if items else f"took part in {figures}"))
    items += [(MENTIONED, "mentioned only")] if MENTIONED in used else []
    written = "".join(f'<li><span class="swatch {css}"></span>{words}</li>' for css, words in items)
    return f'<ul class="map-legend">{written}</ul>' if items else ""


def figure(countries: Mapping[str, OnMap], label: str, view: View = "world") -> str:
    """Map, label and legend as one block of HTML, which Markdown passes on as it is."""
    caption = f"<figcaption>{attribute(label)}{legend(countries)}</figcaption>"
    return f'<figure class="map {view}">{world_map(countries, label, view)}{caption}</figure>'


def steps(maximum: int) -> list[tuple[int, int]]:
    """The first and the last number of each step, from 1 to `maximum`: at most four, each as many times the last.

    Where they begin is made round: 1, 2 or 5 and noughts. Few releases make fewer steps.
    """
    if maximum < 1:
        return []
    firsts = sorted({_round(maximum, part) for part in range(STEPS)})
    return list(zip(firsts, [first - 1 for first in firsts[1:]] + [maximum], strict=True))


def _round(maximum: int, part: int) -> int:
    """The round number nearest, as a ratio, to maximum ** (part / STEPS). In whole numbers: alike on every machine."""
    low = 1
    for high in _round_numbers():
        if high > maximum or maximum ** (2 * part) < (low * high) ** STEPS:
            return low
        low = high
    raise AssertionError("there is always a larger number")


def _round_numbers() -> Iterator[int]:
    ten = 1
    while True:
        yield from (2 * ten, 5 * ten, 10 * ten)
        ten *= 10


def _classes(countries: Mapping[str, OnMap]) -> dict[str, str]:
    """The class of each country that any release meets."""
    bounds = steps(max((c.took_part for c in countries.values()), default=0))
    classes = {}
    for code, country in countries.items():
        if country.took_part > 0:
            classes[code] = f"t{sum(country.took_part >= first for first, _ in bounds)}"
        elif country.mentioned > 0:
            classes[code] = MENTIONED
    return classes


def _hatching() -> str:
    """Stripes: what is only mentioned differs by more than its colour."""
    shape = 'width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    ground, stripe = '<path class="ground" d="M0 0h5v5h-5z"/>', '<path class="stripe" d="M0 0h1v5h-1z"/>'
    return f'<defs><pattern id="{_HATCH}" {shape}>{ground}{stripe}</pattern></defs>'


def _group(css: str, members: Iterable[str]) -> list[str]:
    """Countries of one filling: the class stands once for all."""
    inside = "".join(members)
    # A style sheet would look for the pattern in its own file.
    fill = f' fill="url(#{_HATCH})"' if css == MENTIONED else ""
    return [f'<g class="{css}"{fill}>{inside}</g>'] if inside else []


def _country(country: OnMap, shape: str) -> str:
    """A shape that tells its figures, and leads to the page of the country where it has one."""
    told = f"<title>{attribute(country.name)}: {_figures(country)}</title><{shape}/>"
    # Percent signs for whatever is not plain: shorter than references, and never a scheme.
    target = quote(country.target.strip(), safe="/#")
    return f'<a href="{target}" tabindex="-1">{told}</a>' if target else f"<g>{told}</g>"


def _figures(country: OnMap) -> str:
    """`took part in 3 releases, mentioned in 2`."""
    if not country.took_part:
        return f"mentioned in {count(country.mentioned, 'release')}"
    also = f", mentioned in {country.mentioned:,}" if country.mentioned else ""
    return f"took part in {count(country.took_part, 'release')}{also}"


@cache
def _outlines() -> dict[str, Any]:
    """By view: `box`, width and height; `paths` and `dots` by country, those of no country under `-`."""
    drawn: dict[str, Any] = json.loads(_OUTLINES.read_text(encoding="utf-8"))
    return drawn
