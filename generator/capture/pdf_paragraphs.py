"""Lines of a column to paragraphs: a new one begins after space, at an indent, a bullet, or after a short last line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from generator.capture.pdf_lines import TextLine, Word
from generator.model import ParagraphKind

BULLET = re.compile("[•●○◦■□▪▫◆◇►▶➢➤✓✔‣\u2043∙·§\uf020-\uf0ff]")
_MARKER = re.compile(r"[-–—*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\([A-Z]\)")
ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*[*†‡\d]{0,2}$|[\"”»]$")
_SPACED = 1.18
"""Times the usual step from line to line: from here on it is space between paragraphs."""
_LARGER = 1.1
"""Times the size of the text: from here on it is a heading's."""


@dataclass(slots=True)
class Block:
    """Lines that belong together, and what they are. A table's row has its cells, all else has one."""

    cells: list[list[TextLine]]
    kind: ParagraphKind | Literal["title"] = "paragraph"
    step: str | None = None

    @property
    def lines(self) -> list[TextLine]:
        """The lines of the first cell."""
        return self.cells[0]

    @property
    def text(self) -> str:
        """The words, as they stand."""
        return " ".join(line.text for lines in self.cells for line in lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a document is set: its text's size, whether that is bold, the step between lines as a share of the size."""

    size: float
    bold: bool
    step: float
    edges: dict[int, float] = field(default_factory=dict)
    """Where the lines of a column end on the right."""

    def is_larger(self, line: TextLine) -> bool:
        """Whether the line is set in letters larger than the text's."""
        return line.size >= _LARGER * self.size

    def stands_out(self, line: TextLine) -> bool:
        """Whether the line is set as headings are: larger, or bold where the text is not."""
        return self.is_larger(line) or (line.bold and not self.bold and line.size >= 0.95 * self.size)


def measure_of(columns: Sequence[Sequence[TextLine]]) -> Measure:
    """The measure of a document, by most of its letters."""
    sizes: Counter[tuple[float, bool]] = Counter()
    edges: dict[int, float] = {}
    for line in (line for lines in columns for line in lines):
        sizes[line.size, line.bold] += len(line.text)
        edges[line.column] = max(edges.get(line.column, 0), line.right)
    size, bold = sizes.most_common(1)[0][0]
    steps = sorted(
        (b.base - a.base) / size
        for lines in columns
        for a, b in pairwise(lines)
        if a.size == b.size == size and 0.8 * size < b.base - a.base < 3 * size
    )
    # The smallest steps but for a few: where paragraphs are short, most steps lead from one to the next.
    return Measure(size, bold, steps[len(steps) // 5] if steps else 1.2, edges)


def paragraphs_of(lines: Sequence[TextLine], measure: Measure) -> list[Block]:
    """The paragraphs of lines that stand below each other in one column."""
    blocks: list[Block] = []
    edges = _edges(lines)
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if blocks and not _breaks(blocks[-1].lines, line, following, measure, edges[_edge_key(lines[at - 1])]):
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([[line]]))
    return blocks


def _edge_key(line: TextLine) -> tuple[int, int]:
    return round(line.left / 2), round(line.size)


def _edges(lines: Sequence[TextLine]) -> dict[tuple[int, int], float]:
    """How far to the right lines go that begin at the same place: text set in has an edge of its own.

    One line alone that goes much further (an address that cannot be broken) tells nothing of the others.
    """
    rights: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        left, size = _edge_key(line)
        for near in (left - 1, left, left + 1):
            rights[near, size].append(line.right)
    edges: dict[tuple[int, int], float] = {}
    for key, values in rights.items():
        values.sort()
        alone = len(values) > 3 and values[-1] - values[-2] > key[1]
        edges[key] = values[-2] if alone else values[-1]
    return edges


def _breaks(
    before: Sequence[TextLine], line: TextLine, following: TextLine | None, measure: Measure, edge: float
) -> bool:
    """Whether `line` begins a new paragraph after the lines `before`, the last of which could go as far as `edge`."""
    last = before[-1]
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.08 * size and not (measure.is_larger(last) and _is_mixed(last, line)):
        return True
    usual = max(measure.step * _SPACED, 1.45 if measure.is_larger(last) else 0)
    if line.base - last.base > usual * size or line.base < last.base:
        return True
    if BULLET.match(line.text):
        return True
    if _is_centred(last, line):
        return measure.stands_out(last) != measure.stands_out(line)
    short = last.right + 0.2 * size + _width(line.words[0]) < edge - 0.3 * size
    ended = bool(ENDS.search(last.text))
    if starts_item(line) and (ended or short or abs(line.left - last.left) > 0.3 * size):
        return True
    if short and not (_hangs(before, line) and len(before) == 1 and not ended):
        return True
    return _is_indented(before, line, following, ended)


def _is_mixed(a: TextLine, b: TextLine) -> bool:
    """Whether two lines share a size of letters though most of theirs differ."""
    return bool({word.size for word in a.words} & {word.size for word in b.words})


def _width(word: Word) -> float:
    return word.right - word.left


def _is_centred(a: TextLine, b: TextLine) -> bool:
    """Whether two lines are set round one middle, and not both from edge to edge."""
    return abs((a.left + a.right) - (b.left + b.right)) < 5 and abs(a.left - b.left) > 0.5 * a.size


def starts_item(line: TextLine) -> bool:
    """Whether the line begins with a bullet, or with what may be the number of an item."""
    first = line.words[0].text
    return bool(BULLET.match(first)) or (len(line.words) > 1 and bool(_MARKER.fullmatch(first)))


def _hangs(before: Sequence[TextLine], line: TextLine) -> bool:
    """Whether `line` stands below the words of an item, right of its marker."""
    first = before[0]
    return starts_item(first) and len(first.words) > 1 and abs(line.left - first.words[1].left) < 0.4 * line.size


def _is_indented(before: Sequence[TextLine], line: TextLine, following: TextLine | None, ended: bool) -> bool:
    """Whether the left edge says that a paragraph begins: set in after lines that are not, or back out again."""
    last, size = before[-1], line.size
    shift = line.left - last.left
    if shift > 0.6 * size:
        alone = following is None or following.left < line.left - 0.4 * size or ended
        return alone and not _hangs(before, line)
    if shift < -0.6 * size:
        # After its first line, which is set in, a paragraph comes back to the edge.
        return len(before) > 1 or (ended and starts_item(last))
    return False
