"""Headers, footers, page numbers and line numbers in a text that was taken from pages, told by their repetition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

STEP = "page-header-or-footer"
_NUMBER = re.compile(r"\W*(?:page\s+)?(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)
_BESIDE_TITLE = re.compile(
    r"(?P<first>\d{1,3})\s{3,}\S.*|\S.*(?:\s{3,}|\bpage\s+|[|–—]\s*)(?P<last>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?"
    r"|\S.*\W(?P<of>\d{1,3})\s*(?:of|/)\s*\d{1,3}",
    re.IGNORECASE,
)
"""A page number on one line with a running title, and set apart from it."""
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]{2,}.*[^:]$|[^\W\d_]{7,}$|\W+[^\W\d_]{4,}\W+$")
"""What a header beside a page number is made of: words, and not the name of who speaks next; or "(more)"."""
_NUMBERED = re.compile(r" {0,6}(\d{1,4})(?:[:|]?[ \t]+(?=\S)|[:|]?[ \t]*$)")
EDGE = 3
"""Lines from the top or the bottom of a page that can be its header or footer."""
SHORTEST_PAGE = 12
"""Lines. What comes again sooner is no header: a list, a refrain."""
LONGEST = 110
"""Characters of a header."""
_MOST_PAGES = 1_000
_FEWEST_NUMBERS = 8
"""Lines with a number before them, from which on they are numbered."""


def repeated_lines(lines: Sequence[str], page_starts: Sequence[int]) -> set[int]:
    """The places of the lines that belong to pages and not to the text.

    `page_starts` are the places of the lines that begin a page, where form feeds tell; without them pages are told by
    their numbers, which go up by one, and by what stands beside each of them.
    """
    if len(page_starts) > 1:
        return _at_edges(lines, page_starts)
    numbers = _page_numbers(lines)
    return {*numbers, *_beside(lines, numbers)} if len(numbers) > 1 else set()


def line_numbers(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """The number and the text of lines that are numbered, all or every fifth; each page may begin anew."""
    matches = [(at, match) for at, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    if len(matches) < _FEWEST_NUMBERS:
        return {}
    written = sum(bool(line.strip()) for line in lines)
    steps = Counter(int(b[1]) - int(a[1]) for (_, a), (_, b) in pairwise(matches))
    step = steps.most_common(1)[0][0]
    if step not in (1, 2, 5, 10) or steps[step] < 0.8 * (len(matches) - 1) or len(matches) * step < 0.8 * written:
        return {}
    apart = Counter(b - a for (a, _), (b, _) in pairwise(matches)).most_common(1)[0]
    if apart[0] % step or apart[1] < 0.8 * (len(matches) - 1):
        return {}
    return {at: (match[1], " " * match.end() + lines[at][match.end() :]) for at, match in matches}


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
    """What of a header is the same on every page, left or right; nothing where it is too long to be one."""
    if len(line.strip()) > LONGEST:
        return ""
    return " ".join(sorted(_DIGITS.sub("#", line).split()))


def _page_numbers(lines: Sequence[str]) -> list[int]:
    """The longest run of lines that hold a page's number, each one more than the last and a page apart.

    They hold nothing else, or a running title that comes again.
    """
    alone = {at: int(match[1]) for at, line in enumerate(lines) if (match := _NUMBER.fullmatch(line.strip()))}
    # Figures that stand below each other are a table, but for the number of the next page under a page and over it.
    close = {at for (a, x), (b, y) in pairwise(alone.items()) if b - a < 4 and x != y for at in (a, b)}
    titled = {
        at: int(match["first"] or match["last"] or match["of"])
        for at, line in enumerate(lines)
        if at not in alone and len(line.strip()) <= LONGEST and (match := _BESIDE_TITLE.fullmatch(line.strip()))
    }
    again = Counter(_shape(lines[at]) for at in titled)
    titled = {at: number for at, number in titled.items() if again[_shape(lines[at])] > 1}
    found = sorted([*((at, n) for at, n in alone.items() if at not in close), *titled.items()])[:_MOST_PAGES]
    best: list[int] = []
    for start, (place, number) in enumerate(found):
        run, last, expected = [place], place, number + 1
        for at, value in found[start + 1 :]:
            if value == expected - 1 and at - last < 4:
                run.append(at)
            elif value == expected and at - last >= SHORTEST_PAGE:
                run, last, expected = [*run, at], at, expected + 1
        best = max(best, run, key=len)
    return best


def _beside(lines: Sequence[str], numbers: Iterable[int]) -> set[int]:
    """The lines beside page numbers that come again beside others."""
    near: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for step in (1, -1):
            at, seen = number + step, 0
            while 0 <= at < len(lines) and seen < EDGE:
                if lines[at].strip():
                    seen += 1
                    near[_shape(lines[at])].add(at)
                at += step
    common = Counter({shape: len(places) for shape, places in near.items() if _WORDS.search(shape)})
    return {at for shape, count in common.items() if count > 1 for at in near[shape]}
