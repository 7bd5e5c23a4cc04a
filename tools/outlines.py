"""Outlines on a plane: joining borders to rings, cutting, simplifying, writing as SVG path data (for draw_world)."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

Point = tuple[float, float]
Line = list[Point]
Rings = list[Line]


def joined(lines: Iterable[Line]) -> Rings:
    """Lines that begin where others end, as rings."""
    from_start: dict[Point, list[Line]] = defaultdict(list)
    for line in lines:
        from_start[line[0]].append(line)
    rings = []
    for start in list(from_start):
        while from_start[start]:
            ring = [start]
            while len(ring) == 1 or ring[-1] != start:
                ring += from_start[ring[-1]].pop()[1:]
            rings.append(ring[:-1])
    return rings


def clipped(rings: Rings, box: tuple[float, float, float, float]) -> Rings:
    """What of the rings lies in a box (Sutherland and Hodgman); pieces may hang together along its edge, unseen."""
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        rings = [list(_clipped_at(ring, axis, bound, sign)) for ring in rings if ring]
    return [ring for ring in rings if len(ring) > 2]


def _clipped_at(ring: Line, axis: int, bound: float, sign: int) -> Iterator[Point]:
    for one, other in pairwise([ring[-1], *ring]):
        before, after = sign * (one[axis] - bound), sign * (other[axis] - bound)
        if (before < 0) != (after < 0):
            share = before / (before - after)
            yield one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
        if after >= 0:
            yield other


def simplified(line: Line, tolerance: float) -> Line:
    """The line without the points that matter least (Visvalingam and Whyatt); its ends stay, a ring stays a ring."""
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    sizes = [math.inf] + [_triangle(line, at - 1, at, at + 1) for at in range(1, len(line) - 1)] + [math.inf]
    queue = [(size, at) for at, size in enumerate(sizes)]
    heapq.heapify(queue)
    left, least = len(line), 4 if line[0] == line[-1] else 2
    while queue and left > least:
        size, at = heapq.heappop(queue)
        if size > tolerance:
            break
        if size != sizes[at]:
            continue
        sizes[at] = -1
        left -= 1
        before[after[at]], after[before[at]] = before[at], after[at]
        for near in (before[at], after[at]):
            if 0 < near < len(line) - 1:
                sizes[near] = max(size, _triangle(line, before[near], near, after[near]))
                heapq.heappush(queue, (sizes[near], near))
    return [point for at, point in enumerate(line) if sizes[at] >= 0]


def _triangle(line: Line, a: int, b: int, c: int) -> float:
    return abs(area([line[a], line[b], line[c]]))


def area(ring: Line) -> float:
    """With a sign: lakes and enclaves count against the ring round them."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])) / 2


def extent(line: Line) -> float:
    """The size of the rectangle round a line."""
    across, down = ([point[axis] for point in line] for axis in (0, 1))
    return (max(across) - min(across)) * (max(down) - min(down))


def middle(ring: Line) -> Point:
    """The middle of a ring, weighted by area."""
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise([*ring, ring[0]])]
    x, y = (sum((a[axis] + b[axis]) * cross for a, b, cross in crosses) / (6 * area(ring)) for axis in (0, 1))
    return x, y


def path(rings: Rings) -> str:
    """Rings as path data in whole units, as short as relative commands make it.

    A ring begins where the one before it began, and closed, plus what its `m` says. The first begins with `M`, so that
    the paths of countries can follow one another as one.
    """
    written, pen = "", (0, 0)
    for points in _rounded(rings):
        # What follows `m` without a letter are lines by difference, what follows `M` would be lines to a place.
        last = "l" if written else "M"
        written += _command("m" if written else "M", points[0][0] - pen[0], points[0][1] - pen[1])
        pen = points[0]
        for (x0, y0), (x, y) in pairwise(points):
            dx, dy = x - x0, y - y0
            letter = "l" if dx and dy else "h" if dx else "v"
            numbers = _command(letter, *([dx, dy] if letter == "l" else [dx or dy]))
            # Numbers after those of the same command need no letter, only something between them.
            written += numbers if letter != last else numbers[1:] if numbers[1] == "-" else " " + numbers[1:]
            last = letter
        written += "z"
    return written


def _command(letter: str, *values: int) -> str:
    """A letter and its numbers; a minus sign needs no space before it."""
    return letter + "".join(str(value) if value < 0 or not at else f" {value}" for at, value in enumerate(values))


def _rounded(rings: Rings) -> Iterator[list[tuple[int, int]]]:
    """Whole units; what then falls into a line or a point is gone."""
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        points = [b for a, b in pairwise([points[-1], *points]) if a != b]
        if len(points) > 2 and area([(float(x), float(y)) for x, y in points]):
            yield points
