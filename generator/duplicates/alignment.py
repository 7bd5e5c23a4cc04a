"""Two sequences laid side by side by what stands once in each: the patience method.

Its time grows with the length (times a logarithm), whatever the sequences hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def anchors(left: Sequence[Item], right: Sequence[Item]) -> list[tuple[int, int]]:
    """The longest rising chain of places (in left, in right) of items that stand exactly once in each."""
    once_left = {item for item, count in Counter(left).items() if count == 1}
    where = {item: at for at, item in enumerate(right) if item in once_left}
    once_right = {item for item, count in Counter(i for i in right if i in where).items() if count == 1}
    return _rising([(at, where[item]) for at, item in enumerate(left) if item in once_right])


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which the second places rise as well."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(at)
        else:
            tails[length] = place
            ends[length] = at
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


Gap = tuple[int, int, int, int]
"""Where two sequences differ: start and end in the left one, start and end in the right one; one may be empty."""


def gaps_between(left: Sequence[Item], right: Sequence[Item], run: int, chain: Sequence[tuple[int, int]]) -> list[Gap]:
    """What stands before, between and after matching runs of `run` items, whose places `chain` holds."""
    gaps: list[Gap] = []
    a = b = 0
    for i, j in [*chain, (len(left), len(right))]:
        overlap = max(a - i, b - j, 0)
        if overlap >= run:
            continue
        gap = _trimmed(left, right, (a, i + overlap, b, j + overlap))
        if gap[0] < gap[1] or gap[2] < gap[3]:
            gaps.append(gap)
        a, b = i + run, j + run
    return gaps


def _trimmed(left: Sequence[Item], right: Sequence[Item], gap: Gap) -> Gap:
    """The gap without what is the same at its start and at its end."""
    a, i, b, j = gap
    while a < i and b < j and left[a] == right[b]:
        a, b = a + 1, b + 1
    while a < i and b < j and left[i - 1] == right[j - 1]:
        i, j = i - 1, j - 1
    return a, i, b, j
