"""Headers, footers and page numbers in a text that was taken from pages, told by their repetition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

STEP = "page-header-or-footer"
_NUMBER = re.compile(r"\W*(?:page\s+)?(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}.*[^:]$|[^\W\d_]{7,}$")
"""What a header beside a page number is made of: words, and not the name of who speaks next."""
EDGE = 3
"""Lines from the top or the bottom of a page that can be its header or footer."""
SHORTEST_PAGE = 12
"""Lines. What comes again sooner is no header: a list, a refrain."""
LONGEST = 110
"""Characters of a header."""


def repeated_lines(lines: Sequence[str], page_starts: Sequence[int]) -> set[int]:
    """The places of the lines that belong to pages and not to the text.

    `page_starts` are the places of the lines that begin a page, where form feeds tell; without them pages are told by
    their numbers, which go up by one, and by what stands beside each of them.
    """
    if len(page_starts) > 1:
        return _at_edges(lines, page_starts)
    numbers = _page_numbers(lines)
    return {*numbers, *_beside(lines, numbers)} if len(numbers) > 1 else set()


def _at_edges(lines: Sequence[str], page_starts: Sequence[int]) -> set[int]:
    bounds = [*page_starts, len(lines)]
    pages = [[at for at in range(a, b) if lines[at].strip()] for a, b in pairwise(bounds)]
    pages = [page for page in pages if page]
    found: set[int] = set()
    for edge in ([page[:EDGE] for page in pages], [page[-EDGE:][::-1] for page in pages]):
        # The first line of an edge counts alone; the next only where the one before it went.
        alive = set(range(len(pages)))
        for depth in range(EDGE):
            shapes: dict[str, list[int]] = defaultdict(list)
            for number in alive:
                if len(edge[number]) > depth:
                    shapes[_shape(lines[edge[number][depth]])].append(number)
            gone = {n for shape, at in shapes.items() if shape and len(at) > 1 and 3 * len(at) > len(pages) for n in at}
            found |= {edge[n][depth] for n in gone}
            alive &= gone
    return found


def _shape(line: str) -> str:
    """What of a header is the same on every page; nothing where it is too long to be one."""
    return _DIGITS.sub("#", " ".join(line.split())) if len(line.strip()) <= LONGEST else ""


def _page_numbers(lines: Sequence[str]) -> list[int]:
    """The longest run of lines that hold only a number, each one more than the last and a page apart."""
    found = [(at, int(match[1])) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.strip()))]
    # Figures that stand below each other are a table.
    close = {place for (a, _), (b, _) in pairwise(found) if b - a < 4 for place in (a, b)}
    found = [(at, number) for at, number in found if at not in close]
    best: list[int] = []
    for start, (place, number) in enumerate(found):
        run, last, expected = [place], place, number + 1
        for at, value in found[start + 1 :]:
            if value == expected and at - last >= SHORTEST_PAGE:
                run, last, expected = [*run, at], at, expected + 1
        best = max(best, run, key=len)
    return best


def _beside(lines: Sequence[str], numbers: Iterable[int]) -> set[int]:
    """The lines beside page numbers that come again beside others."""
    near: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for step in (1, -1):
            at, seen = number + step, 0
            while 0 <= at < len(lines) and seen < EDGE:
                if lines[at].strip():
                    seen += 1
                    near[_shape(lines[at])].append(at)
                at += step
    common = Counter({shape: len(places) for shape, places in near.items() if _WORDS.search(shape)})
    return {at for shape, count in common.items() if count > 1 for at in near[shape]}
