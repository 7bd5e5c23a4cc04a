"""Draws the outlines of the maps: generator/pages/pictures/world.json.

Usage: python -m tools.draw_world path/to/world-atlas/countries-50m.json

The file is that of the npm package `world-atlas` 2.0.2 (`npm pack world-atlas@2.0.2`; ISC licence), which holds the
countries of Natural Earth at 1:50 million (public domain) as TopoJSON: a border is one arc that both neighbours
name. Arcs are projected and simplified once, so that neighbours still meet. Same file, same bytes.

There are two drawings: the world in Equal Earth about 11° E, which cuts the earth in the Bering Strait and nowhere
else, and Europe in Lambert's azimuthal equal-area projection about 52° N 15° E. Antarctica is left out. Natural Earth
shows who holds the ground; the archive draws the countries of its authority file, in the borders most states recognise:

* Crimea is drawn with Ukraine, Northern Cyprus with Cyprus, Somaliland with Somalia (`TAKEN_FROM`, `UNNUMBERED`).
* Western Sahara reaches to the sea (`border_of_western_sahara`).
* Overseas parts of France, Norway and the Netherlands with a code of their own are drawn apart (`TAKEN_FROM`).
* The Siachen Glacier, which India and Pakistan both claim, is ground of no country (`UNCLAIMED`).

A country too small to be seen on a telephone is a point instead of an outline.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.core import get_global

from tools.outlines import Line, Point, Rings, area, clipped, extent, joined, middle, path, simplified

OUT = Path(__file__).resolve().parents[1] / "generator/pages/pictures/world.json"
WIDTH = 960
CUT = -169.0
"""The longitude at which the world is cut open."""
UNCLAIMED = "-"
SHARE = 0.2
"""Of the rectangle round a border: a bend of that size stays, however small."""

UNNUMBERED = {"Kosovo": "xk", "N. Cyprus": "cy", "Somaliland": "so", "Siachen Glacier": UNCLAIMED}
"""What Natural Earth shows and ISO 3166 has no number for."""

TAKEN_FROM: dict[str, list[tuple[str, tuple[float, float, float, float]]]] = {
    "France": [
        ("gf", (-55, 2, -51, 6)),
        ("gp", (-62, 15.8, -61, 16.6)),
        ("mq", (-61.3, 14.3, -60.7, 15)),
        ("re", (55, -22, 56, -20)),
        ("yt", (45, -13.1, 45.3, -12.6)),
    ],
    "Indian Ocean Ter.": [("cx", (105, -11, 106, -10)), ("cc", (96, -13, 97, -12))],
    "Netherlands": [("bq", (-69, 12, -62, 18))],
    "Norway": [("sj", (-10, 70.5, -7, 72)), ("sj", (10, 74, 34, 81))],
    "Russia": [("ua", (32, 44, 37, 46.5))],
}
"""Parts of a shape that are, or belong to, another country: their middle lies in a box (west, south, east, north)."""

POINTS: dict[str, Point] = {
    "bv": (3.4, -54.4),
    "gi": (-5.35, 36.14),
    "tk": (-171.8, -9.2),
    "tv": (179.2, -8.5),
    "um": (166.6, 19.3),
}
"""Where the countries lie that Natural Earth leaves out at this scale."""


def equal_earth(longitude: float, latitude: float) -> Point:
    """Equal Earth (Šavrič, Patterson, Jenny 2018) about the meridian opposite to the cut; y grows southwards."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude - CUT - 180) * math.cos(t) / (3 * slope)
    return x, -(a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t)


def equal_area_of_europe(longitude: float, latitude: float) -> Point:
    """Lambert's azimuthal equal-area projection about 52° N 15° E; y grows southwards."""
    east, north, centre = math.radians(longitude - 15), math.radians(latitude), math.radians(52)
    near = math.sin(centre) * math.sin(north) + math.cos(centre) * math.cos(north) * math.cos(east)
    k = math.sqrt(2 / max(1 + near, 1e-6))
    up = math.cos(centre) * math.sin(north) - math.sin(centre) * math.cos(north) * math.cos(east)
    return k * math.cos(north) * math.sin(east), -k * up


@dataclass(frozen=True)
class Drawing:
    """One map: what it shows and how finely. Areas are in square units; the map is WIDTH units wide."""

    name: str
    project: Callable[[float, float], Point]
    window: tuple[float, float, float, float]
    """What is shown of the projected plane, on an earth of radius 1: left, top, right, bottom."""
    tolerance: float
    """The triangle that a point makes with its neighbours, below which it goes."""
    islet: float
    """The island or lake below which it goes, unless the country has nothing larger."""
    seen: float
    """The largest part of a country, land or island, below which the country is a point."""

    @property
    def height(self) -> int:
        """In units."""
        left, top, right, bottom = self.window
        return round((bottom - top) / (right - left) * WIDTH)

    def place(self, point: Point) -> Point:
        """A place on earth, in units of the map."""
        left, top, right, _ = self.window
        x, y = self.project(*point)
        return (x - left) * WIDTH / (right - left), (y - top) * WIDTH / (right - left)


DRAWINGS = (
    Drawing("world", equal_earth, (-2.6, -1.31, 2.7, 1.05), tolerance=5.2, islet=4, seen=16),
    Drawing("europe", equal_area_of_europe, (-0.42, -0.36, 0.47, 0.36), tolerance=3.5, islet=9, seen=15),
)


def main() -> None:
    """Draw both maps and say what they weigh."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs, members = decoded(topology), countries(topology)
    border_of_western_sahara(arcs, members)
    drawn = {drawing.name: draw(drawing, arcs, members) for drawing in DRAWINGS}
    # A line for every country, so that a comparison of two versions can be read.
    OUT.write_text(json.dumps(drawn, separators=(",", ":"), sort_keys=True, indent=0) + "\n", encoding="utf-8")
    for name, values in drawn.items():
        weight = sum(map(len, values["paths"].values()))
        print(f"{name}: {len(values['paths'])} outlines of {weight:,} bytes, {len(values['dots'])} points")


def decoded(topology: Mapping[str, Any]) -> list[Line]:
    """The arcs in degrees, none with a jump from one side of the world to the other."""
    (x_scale, y_scale), (x_start, y_start) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step in deltas:
            x, y = x + step[0], y + step[1]
            longitude = x * x_scale + x_start
            if line:
                longitude -= 360 * round((longitude - line[-1][0]) / 360)
            line.append((longitude, y * y_scale + y_start))
        arcs.append(_on_one_side(line))
    return arcs


def _on_one_side(line: Line) -> Line:
    """The line within one turn of the cut. An island across it stays whole, on the side where most of it lies."""
    mean = sum(longitude for longitude, _ in line) / len(line)
    turn = 360 * math.floor((mean - CUT) / 360)
    return [(longitude - turn, latitude) for longitude, latitude in line]


def countries(topology: Mapping[str, Any]) -> dict[str, list[int]]:
    """The arcs round each country, by lower-case code; `~n` is arc n backwards.

    What two parts of one country share is no border, and goes: it is there once in either direction.
    """
    codes: Mapping[str, Sequence[str]] = get_global("territory_aliases")
    arcs = decoded(topology)
    members: dict[str, set[int]] = defaultdict(set)
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = codes[geometry["id"]][0].lower() if "id" in geometry else UNNUMBERED.get(name, UNCLAIMED)
        if code == "aq":
            continue
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            owner = _owner(name, [point for arc in polygon[0] for point in _directed(arcs, arc)]) or code
            members[owner].update(arc for ring in polygon for arc in ring)
    return {code: sorted(arc for arc in found if ~arc not in found) for code, found in sorted(members.items())}


def border_of_western_sahara(arcs: list[Line], members: dict[str, list[int]]) -> None:
    """Draw it along 27°40' N, instead of along the wall inside the territory as Natural Earth does.

    The coast of Morocco is cut where the border meets it, and a straight line leads to where Algeria begins.
    """
    (wall,) = (arc for arc in members["ma"] if ~arc in members["eh"])
    inland, south = _directed(arcs, wall)[0], _directed(arcs, wall)[-1]
    (coast,) = (arc for arc in members["ma"] if _directed(arcs, arc)[0] == south)
    line = _directed(arcs, coast)
    at = min(range(len(line)), key=lambda point: abs(line[point][1] - 27.667))
    southern, northern, border = len(arcs), len(arcs) + 1, len(arcs) + 2
    arcs += [line[: at + 1], line[at:], [line[at], inland]]
    members["ma"] = [arc for arc in members["ma"] if arc not in (wall, coast)] + [northern, ~border]
    members["eh"] = [arc for arc in members["eh"] if arc != ~wall] + [southern, border]


def _owner(name: str, ring: Line) -> str | None:
    """Whose a part is that Natural Earth counts to another country."""
    x = (min(p[0] for p in ring) + max(p[0] for p in ring)) / 2
    y = (min(p[1] for p in ring) + max(p[1] for p in ring)) / 2
    boxes = TAKEN_FROM.get(name, [])
    return next((code for code, (w, s, e, n) in boxes if w <= x <= e and s <= y <= n), None)


def _directed(arcs: Sequence[Line], arc: int) -> Line:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def draw(drawing: Drawing, arcs: Sequence[Line], members: Mapping[str, Iterable[int]]) -> dict[str, Any]:
    """One map as path data and points by code."""
    exact = [[drawing.place(point) for point in line] for line in arcs]
    # A short border keeps a share of its bends: small countries and parts of countries would else be a line.
    simple = [simplified(line, min(drawing.tolerance, SHARE * extent(line))) for line in exact]
    paths: dict[str, str] = {}
    dots: dict[str, str] = {}
    for code, around in members.items():
        whole = _rings(drawing, exact, around)
        if not whole:
            continue
        largest = max(whole, key=lambda ring: abs(area(ring)))
        if code != UNCLAIMED and abs(area(largest)) < drawing.seen:
            dots[code] = "{:.0f} {:.0f}".format(*middle(largest))
        else:
            rings = _rings(drawing, simple, around)
            paths[code] = path([ring for ring in rings if abs(area(ring)) >= drawing.islet] or rings)
    for code, point in POINTS.items():
        x, y = drawing.place(_on_one_side([point])[0])
        if 0 <= x <= WIDTH and 0 <= y <= drawing.height:
            dots[code] = f"{x:.0f} {y:.0f}"
    return {"box": [WIDTH, drawing.height], "dots": dots, "paths": paths}


def _rings(drawing: Drawing, lines: Sequence[Line], around: Iterable[int]) -> Rings:
    """The rings of a country that reach into the map, cut off a little outside it."""
    rings = joined(_directed(lines, arc) for arc in around)
    if not clipped(rings, (0, 0, WIDTH, drawing.height)):
        return []
    return clipped(rings, (-9, -9, WIDTH + 9, drawing.height + 9))


if __name__ == "__main__":
    main()
