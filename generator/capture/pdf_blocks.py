"""Columns of lines to blocks of text: what goes on over a column or a page is one, and each has a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.capture.pdf_lines import TextLine
from generator.capture.pdf_paragraphs import (
    BULLET,
    ENDS,
    Block,
    Measure,
    measure_of,
    paragraphs_of,
    starts_item,
)
from generator.capture.pdf_tables import rows_of_table, tables_in
from generator.capture.reflow import TITLE_MAX, is_byline, is_title

_HEADING_MAX = 160
"""Characters."""
_TOP = 6
"""Blocks of a letterhead, a title and what stands between them and the text."""
_BROKEN = re.compile(r"[^\W\d_][-‐]$")


def blocks_of(pieces: Sequence[Sequence[TextLine] | Block]) -> list[Block]:
    """The blocks of a document, from its columns in order; a block among them was removed, and stays where it is."""
    columns = [piece for piece in pieces if not isinstance(piece, Block)]
    if not any(columns):
        return [piece for piece in pieces if isinstance(piece, Block)]
    measure = measure_of(columns)
    found: list[Block] = []
    for piece in pieces:
        if isinstance(piece, Block):
            found.append(piece)
            continue
        fresh = _column(piece, measure)
        last = _open_paragraph(found, measure)
        if fresh and last and _goes_on(last, fresh[0], measure):
            last.lines.extend(fresh.pop(0).lines)
        found += fresh
    _mark_title(found, measure)
    _mark_bylines(found)
    for block, following in zip(found, [*found[1:], None], strict=True):
        _mark(block, following, measure)
    return found


def _column(lines: Sequence[TextLine], measure: Measure) -> list[Block]:
    """The blocks of one column: its tables, and the paragraphs between them."""
    found: list[Block] = []
    at = 0
    for start, end, columns in tables_in(lines, measure):
        found += paragraphs_of(lines[at:start], measure)
        found += rows_of_table(lines[start:end], columns)
        at = end
    return found + paragraphs_of(lines[at:], measure)


def _open_paragraph(blocks: Sequence[Block], measure: Measure) -> Block | None:
    """The last paragraph of the text so far: page furniture and footnotes stand between the parts of a broken one."""
    for block in reversed(blocks):
        if block.step is None and not (block.kind == "paragraph" and block.lines[0].size < 0.92 * measure.size):
            return block if block.kind == "paragraph" else None
    return None


def _goes_on(block: Block, following: Block, measure: Measure) -> bool:
    """Whether a paragraph that ends a column goes on at the top of the next one."""
    if following.kind != "paragraph":
        return False
    last, first = block.lines[-1], following.lines[0]
    if abs(last.size - first.size) > 0.08 * last.size:
        return False
    if measure.stands_out(last) != measure.stands_out(first) or last.column == first.column:
        return False
    text = first.text
    if measure.is_larger(last):
        return True
    if _BROKEN.search(last.text) and text[:1].isalpha():
        return True
    edge = measure.edges.get(last.column, last.right)
    full = last.right + 0.2 * last.size + (first.words[0].right - first.left) > edge
    if starts_item(first) or ENDS.search(last.text):
        return False
    return text[:1].islower() or full


def _mark_title(blocks: Sequence[Block], measure: Measure) -> None:
    """The title: the largest text above the first paragraphs; not the few words of a letterhead where more follows."""
    large: list[Block] = []
    for block in (block for block in blocks if block.step is None):
        is_large = block.kind == "paragraph" and any(measure.stands_out(line) for line in block.lines)
        if len(block.text) > TITLE_MAX and (large or not is_large):
            break
        if is_large and len(block.text) <= TITLE_MAX and re.search(r"[^\W\d_]{2}", block.text):
            large.append(block)
    best = max(large, key=_size, default=None)
    if best is None:
        # Set in one size, as by a typewriter: the title stands by itself.
        first, *rest = [block for block in blocks if block.step is None]
        if rest and first.kind == "paragraph" and len(first.lines) < 4 and is_title(first.text, rest[0].text):
            first.kind = "title"
        return
    if len(best.text.split()) <= 3:
        below = [block for block in large[large.index(best) + 1 :] if len(block.text.split()) > 3]
        best = max(below, key=_size, default=best)
    best.kind = "title"


def _mark_bylines(blocks: Sequence[Block]) -> None:
    """Lines near the top that only say when, or by whom, it was published."""
    for block in [block for block in blocks if block.step is None][:_TOP]:
        if block.kind == "paragraph" and is_byline(block.text):
            block.kind = "byline"


def _size(block: Block) -> float:
    return max(line.size for line in block.lines)


def _mark(block: Block, following: Block | None, measure: Measure) -> None:
    """What a paragraph is by its look."""
    if block.step is not None or block.kind != "paragraph":
        return
    text = block.text
    if starts_item(block.lines[0]) and not (measure.is_larger(block.lines[0]) and not BULLET.match(text)):
        block.kind = "list-item"
    elif following is not None and len(text) <= _HEADING_MAX and all(measure.stands_out(line) for line in block.lines):
        block.kind = "heading" if re.search(r"[^\W\d_]", text) else "paragraph"
