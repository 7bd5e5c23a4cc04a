"""Words with a place on a page to lines in the order they are read: down each column, the columns left to right.

All lengths are in points, all heights count from the top of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_GUTTER = 0.9
"""Of the letters' size: what stands empty between two columns is at least so wide. A space has a quarter."""
_TOUCHES = 0.08
"""Of the letters' size: what is nearer than that is not parted by a space."""
_ENOUGH = 3
"""Lines a column has at least; with fewer, what looks like columns is as likely a table."""
_LAST = 2
"""Lines a column has at least that was written before the next one was begun, as the last ones of a text are."""
_MOST_WORDS = 10_000
"""A page of more words than this is none that people read; it is read row by row."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and which link it belongs to (-1: none). `order` counts in the order of writing."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    link: int
    turned: bool
    order: int
    parts: int = 1
    """How many words of the PDF it is made of."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand side by side, left to right. `base` and `size` are those of most letters."""

    words: tuple[Word, ...]
    column: int
    """Counts the columns of the whole document: lines of one number stand below each other."""
    left: float
    right: float
    base: float
    size: float
    bold: bool
    """True where all words are."""
    text: str
    """The words with a space between them."""


def line_of(words: Sequence[Word], column: int) -> TextLine:
    """The line that `words` make, which stand in order."""
    return TextLine(
        tuple(words),
        column,
        words[0].left,
        max([word.right for word in words]),
        _most(words, [word.base for word in words]),
        _most(words, [word.size for word in words]),
        all(word.bold for word in words),
        " ".join([word.text for word in words]),
    )


def _most(words: Sequence[Word], values: Sequence[float]) -> float:
    """The value that most letters of `words` have; the first of several."""
    if min(values) == max(values):
        return values[0]
    counted: Counter[float] = Counter()
    for word, value in zip(words, values, strict=True):
        counted[value] += len(word.text)
    return counted.most_common(1)[0][0]


Row = list[Word]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words that stand on one line across the page, from the top; raised and lowered ones with those beside them.

    What touches is one word, though a part of it is raised or small ("30th").
    """
    rows: list[Row] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if anchor is None or word.base - anchor.base > 0.45 * max(word.size, anchor.size):
            rows.append([])
            anchor = None
        rows[-1].append(word)
        anchor = word if anchor is None or word.size > anchor.size else anchor
    return [_touching(sorted(row, key=lambda word: (word.left, word.order))) for row in rows]


def _touching(row: Row) -> Row:
    whole: Row = []
    for word in row:
        last = whole[-1] if whole else None
        same = last and word.size == last.size and word.base == last.base
        if (
            last
            and not same
            and word.order == last.order + last.parts
            and word.left - last.right < _TOUCHES * last.size
        ):
            parts = last.parts + word.parts
            whole[-1] = replace(last, text=last.text + word.text, right=max(last.right, word.right), parts=parts)
        else:
            whole.append(word)
    return whole


def columns_of(rows: Sequence[Row], deep: int = 8) -> list[list[Row]]:
    """The rows of a page as the columns they form, in the order they are read; each again in rows.

    `deep` bounds how often what was parted is parted again.
    """
    found = _best_gutter(rows) if deep and sum(len(row) for row in rows) <= _MOST_WORDS else None
    if found is None:
        return [list(rows)] if rows else []
    first, last, middle = found
    inside = [word for row in rows[first:last] for word in row]
    left = [word for word in inside if word.right <= middle]
    right = [word for word in inside if word.right > middle]
    return [
        *columns_of(rows[:first], deep - 1),
        *columns_of(rows_of(left), deep - 1),
        *columns_of(rows_of(right), deep - 1),
        *columns_of(rows[last:], deep - 1),
    ]


def _best_gutter(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The longest stretch of rows (from, to) that a strip of nothing divides into columns, and the strip's middle.

    Of several it is the first from the left: the words of a list have another one on their left.
    """
    found: list[tuple[int, int, float]] = []
    for strip in _strips(rows):
        for run in _free_runs(rows, strip):
            first, last = _trimmed(rows, *run, strip[1])
            if last - first >= _LAST and _are_columns(rows[first:last], strip[1]):
                found.append((first, last, strip[1]))
    longest = max((last - first for first, last, _ in found), default=0)
    return min((f for f in found if f[1] - f[0] == longest), key=lambda f: f[2], default=None)


def _strips(rows: Sequence[Row]) -> list[tuple[float, float, float]]:
    """Where columns may part, as left, middle and right: strips that are empty in many rows."""
    gaps = [
        (a.right, b.left, _GUTTER * max(a.size, b.size))
        for row in rows
        for a, b in pairwise(row)
        if b.left - a.right >= _GUTTER * max(a.size, b.size)
    ]
    # Right of it many lines of one column begin, or left of it many of the other end.
    found = []
    for start, _ in Counter(round(right) for _, right, _ in gaps).most_common(12):
        right = min(right for _, right, _ in gaps if abs(right - start) <= 2)
        width = max(least for _, right, least in gaps if abs(right - start) <= 2)
        found.append((right - width, right - width / 2, right))
    for end, _ in Counter(round(left) for left, _, _ in gaps).most_common(12):
        left = max(left for left, _, _ in gaps if abs(left - end) <= 2)
        width = max(least for left, _, least in gaps if abs(left - end) <= 2)
        found.append((left, left + width / 2, left + width))
    return found


def _free_runs(rows: Sequence[Row], strip: tuple[float, float, float]) -> list[tuple[int, int]]:
    """Stretches of rows in which no word reaches into the strip."""
    runs: list[tuple[int, int]] = []
    start = 0
    for at, row in enumerate(rows):
        if not _leaves_free(row, strip):
            runs.append((start, at))
            start = at + 1
    runs.append((start, len(rows)))
    return [(a, b) for a, b in runs if b - a >= _LAST]


def _leaves_free(row: Row, strip: tuple[float, float, float]) -> bool:
    """Whether no word of the row reaches into the strip, and what it has there is more than one of its spaces."""
    if any(word.left < strip[2] - 0.5 and word.right > strip[0] + 0.5 for word in row):
        return False
    gaps = [(b.left - a.right, a.right <= strip[1] < b.left) for a, b in pairwise(row)]
    spaces = [gap for gap, is_strip in gaps if not is_strip]
    least = max(_GUTTER * row[0].size, 1.8 * min(spaces) if len(spaces) > 1 else 0)
    return all(gap >= least for gap, is_strip in gaps if is_strip)


def _trimmed(rows: Sequence[Row], first: int, last: int, middle: float) -> tuple[int, int]:
    """The run without what stands above or, set apart, below the columns."""
    sides = [(row[0].left < middle, row[-1].left > middle) for row in rows[first:last]]
    lefts = [at for at, side in enumerate(sides) if side[0]]
    rights = [at for at, side in enumerate(sides) if side[1]]
    if not lefts or not rights:
        return first, first
    steps = [b[0].base - a[0].base for a, b in pairwise([rows[first + at] for at in lefts])]
    far = 2.2 * (median(steps) if steps else 0)

    def parted(at: int) -> bool:
        return rows[first + at][0].base - rows[first + at - 1][0].base > far

    both = min(max(lefts), max(rights))
    # Lines of two columns may stand at different heights: the first of both are at most one row apart.
    start = max(min(lefts), min(rights))
    if start > 0 and rows[first + start][0].base - rows[first + start - 1][0].base < rows[first + start][0].size:
        start -= 1
    if start + 1 < both and parted(start + 1):
        start += 1  # A row above the columns that has its left and its right.
    end = both + 1
    while end < last - first and not parted(end):
        end += 1
    return first + start, first + end


def _are_columns(rows: Sequence[Row], middle: float) -> bool:
    """Whether the text left and right of `middle` is prose in columns, and no table.

    Programs write one column after the other, but a table row by row.
    """
    words = [word for row in rows for word in row]
    left, right = ([w for w in words if w.right <= middle], [w for w in words if w.right > middle])
    sides = [rows_of(left), rows_of(right)]
    fewest = min(len(side) for side in sides)
    ordered = sorted(words, key=lambda word: word.order)
    changes = sum((a.right <= middle) != (b.right <= middle) for a, b in pairwise(ordered))
    if changes == 1 and ordered[0].right <= middle and len(sides[0]) > 2 * _ENOUGH and _is_prose(sides[0]):
        return True  # However little the last column has: a text may end with it.
    if changes == 1 and fewest >= _LAST:
        return True
    if fewest < _ENOUGH or not all(_is_prose(side) for side in sides):
        return False
    return changes <= max(3, 0.2 * fewest) or (changes > 0.8 * fewest * 2 and fewest > 2 * _ENOUGH)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Lines of several words, most of which go to the edge."""
    left = min(row[0].left for row in rows)
    width = max(row[-1].right for row in rows) - left
    size = median(row[0].size for row in rows)
    full = sum(row[-1].right - left > 0.6 * width for row in rows)
    return width > 8 * size and full >= 0.5 * len(rows) and median(len(row) for row in rows) >= 3
