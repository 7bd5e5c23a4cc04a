"""Tables: lines whose words stand in cells, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.capture.pdf_lines import TextLine, Word, line_of
from generator.capture.pdf_paragraphs import BULLET, Block, Measure, starts_item

_APART = 1.5
"""Of the letters' size: cells of a line stand at least so far apart."""

Span = tuple[float, float]


def tables_in(lines: Sequence[TextLine], measure: Measure) -> list[tuple[int, int, list[Span]]]:
    """The stretches of lines (from, to) that are tables, and where the columns of each stand."""
    found: list[tuple[int, int, list[Span]]] = []
    at = 0
    while at < len(lines):
        end, columns = _reach(lines, at, measure)
        full = sum(len(_cells(line)) > 1 for line in lines[at:end])
        if full > 1:
            found.append((at, end, columns))
        at = max(end, at + 1)
    return found


def rows_of_table(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[Block]:
    """The rows of a table. Programs write cell after cell, so that a cell of several lines stays together."""
    words = sorted((word for line in lines for word in line.words), key=lambda word: word.order)
    rows: list[list[list[Word]]] = []
    before, low = -1, 0.0
    for word in words:
        column = next((at for at, span in enumerate(columns) if word.left <= span[1]), len(columns) - 1)
        below = word.base > low + 0.5 * word.size
        back = column < before
        again = column == before and word.base > rows[-1][column][-1].base + 1.6 * word.size
        if before < 0 or back or again or (column > before and below):
            rows.append([[] for _ in columns])
            low = word.base
        rows[-1][column].append(word)
        before, low = column, max(low, word.base)
    return [Block([_cell_lines(cell, lines[0].column) for cell in row], "table-row") for row in rows]


def _cell_lines(words: Sequence[Word], column: int) -> list[TextLine]:
    """The lines of one cell, as they were written."""
    lines: list[list[Word]] = []
    for word in words:
        if not lines or abs(word.base - lines[-1][-1].base) > 0.5 * word.size:
            lines.append([])
        lines[-1].append(word)
    return [line_of(line, column) for line in lines]


def _cells(line: TextLine) -> list[Span]:
    """Where the cells of a line stand: what is parted by more than its words are from each other."""
    gaps = [b.left - a.right for a, b in pairwise(line.words)]
    # The second smallest: in a row of figures most gaps are those between cells.
    usual = sorted(gaps)[len(gaps) > 5] if len(gaps) > 3 else 0
    least = max(_APART * line.size, 2.5 * usual)
    spans: list[Span] = []
    for word in line.words:
        if spans and word.left - spans[-1][1] < least:
            spans[-1] = spans[-1][0], max(spans[-1][1], word.right)
        else:
            spans.append((word.left, word.right))
    return spans


def _reach(lines: Sequence[TextLine], start: int, measure: Measure) -> tuple[int, list[Span]]:
    """How far a table goes that begins at `start`, and its columns: lines whose cells keep apart in all of them."""
    columns = _cells(lines[start])
    end = start + 1
    if len(columns) < 2 or _is_item(lines[start]):
        return end, columns
    for at in range(start + 1, len(lines)):
        line = lines[at]
        cells = _cells(line)
        merged = _merged([*columns, *cells])
        touched = {next(i for i, m in enumerate(merged) if m[0] <= cell[0] <= m[1]) for cell in cells}
        apart = line.base - lines[at - 1].base > 4 * measure.step * measure.size
        if apart or _is_item(line) or len(merged) < max(2, len(columns)) or len(touched) < len(cells):
            break
        if len(cells) > 1:
            end, columns = at + 1, merged
        elif at - end > 8 or not _inside(cells[0], columns):
            break
    return _with_rest(lines, end, columns, measure), columns


def _is_item(line: TextLine) -> bool:
    return starts_item(line) and (bool(BULLET.match(line.text)) or len(_cells(line)) < 3)


def _inside(cell: Span, columns: Sequence[Span]) -> bool:
    return any(left - 2 <= cell[0] and cell[1] <= right + 2 for left, right in columns)


def _with_rest(lines: Sequence[TextLine], end: int, columns: Sequence[Span], measure: Measure) -> int:
    """With the lines that go on below a cell of the last row."""
    while end < len(lines):
        cells = _cells(lines[end])
        near = lines[end].base - lines[end - 1].base < 1.3 * measure.step * measure.size
        below = any(abs(cells[0][0] - left) < 2 for left, _ in columns[1:])
        # Of a cell in the middle of whose lines the others stand, what is below them was written before them.
        amid = lines[end].words[0].order < max(word.order for word in lines[end - 1].words)
        if not near or len(cells) > 1 or not (below or amid):
            break
        end += 1
    return end


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap, or nearly touch, as one."""
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] + 3:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged
