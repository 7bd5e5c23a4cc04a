"""A PDF with a text layer to lines: its pages' words put in reading order, page furniture removed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.capture.links import CLOSE, OPEN
from generator.capture.normalise import normalise
from generator.capture.pdf_blocks import blocks_of
from generator.capture.pdf_furniture import STEP, furniture_of
from generator.capture.pdf_initials import with_initials_set
from generator.capture.pdf_lines import Row, TextLine, Word, columns_of, line_of, rows_of
from generator.capture.pdf_paragraphs import Block
from generator.capture.pdf_text import writer_for
from generator.capture.pieces import Line
from generator.capture.reading import CannotRead, Read
from generator.deadline import Deadline
from generator.model import Replaced

_PARSER = Path(__file__).with_name("pdf_words.py")
_SECONDS = 6
"""For parsing; what is parsed in them is laid out in less than the rest of ten."""
_LAID_OUT = 3
"""Seconds for putting in order what was parsed."""
_LINES = 50_000
_MEND = {
    "C008": "have its text recognised (OCR) and checked, or put the release's text into the folder as plain text",
    "C009": "get the PDF again from where it came from, or print it to a new one, without a password",
    "C010": "take the release out of it, or put the release's text into the folder as plain text",
}
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""The first letter of a word of Hebrew, Arabic or another script that is read from right to left."""
_MARKS = str.maketrans("", "", OPEN + CLOSE)


def read_pdf(data: bytes) -> Read:
    """The lines of a PDF. Raises CannotRead where it has no text, is damaged, locked, or too large."""
    found = _parsed(data)
    deadline = Deadline(_LAID_OUT)
    pages, replaced = _pages(found["pages"])
    if not any(any(character.isalnum() for character in word.text) for words in pages for word in words):
        raise _refusal("C008", "it has no text")
    try:
        pieces = _pieces(pages, deadline)
    except TimeoutError as error:
        raise _refusal("C010", "its pages are set in more pieces than can be put in order") from error
    if sum(1 if isinstance(piece, Block) else len(piece) for piece in pieces) > _LINES:
        raise _refusal("C010", f"it has more than {_LINES:,} lines, more than any release")
    blocks = blocks_of(pieces)
    writer = writer_for(blocks, found["links"])
    lines = [Line(writer.text(block), block.step, None if block.step else block.kind) for block in blocks]
    return Read("pdf", tuple(lines), tuple(writer.targets), (*replaced, *writer.replaced))


def metadata_of(data: bytes) -> list[str]:
    """What a PDF says of itself, unseen: author, producer, and the like. Raises CannotRead as `read_pdf` does."""
    return [str(text) for text in _parsed(data)["unseen"]]


def _refusal(code: str, what: str) -> CannotRead:
    return CannotRead(code, what, _MEND[code])


def _parsed(data: bytes) -> dict[str, Any]:
    """What the parser finds, in a process of its own that a harmful PDF may crash or fill."""
    try:
        # Isolated (-I): no folder and no setting of the place it is started from has a say.
        ran = subprocess.run(
            [sys.executable, "-I", _PARSER], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _refusal("C010", f"it takes more than {_SECONDS} seconds to read, longer than any release") from error
    try:
        found: dict[str, Any] = json.loads(ran.stdout)
    except ValueError as error:
        raise _refusal("C009", "it is so damaged that reading it broke off") from error
    if "refused" in found:
        raise _refusal(*found["refused"])
    return found


def _pages(found: Sequence[Sequence[Sequence[Any]]]) -> tuple[list[list[Word]], tuple[Replaced, ...]]:
    """The words of every page, in one form of writing."""
    texts = [word[0].translate(_MARKS) for words in found for word in words]
    plain, replaced = normalise("\n".join(texts))
    clean = iter(plain.split("\n"))
    pages: list[list[Word]] = []
    for words in found:
        page = [
            Word(text, left, right, base, size, bool(bold), link, bool(turned), order)
            for order, (_, left, right, base, size, bold, link, turned) in enumerate(words)
            if (text := next(clean))
        ]
        leftward = 2 * sum(bool(_LEFTWARD.match(word.text)) for word in page) > len(page)
        pages.append(with_initials_set(_mirrored(page) if leftward else page))
    return pages, replaced


def _mirrored(words: Sequence[Word]) -> list[Word]:
    """A page that is read from right to left, as if it were read from left to right."""
    edge = max(word.right for word in words)
    return [replace(word, left=edge - word.right, right=edge - word.left) for word in words]


def _pieces(pages: Sequence[Sequence[Word]], deadline: Deadline) -> list[list[TextLine] | Block]:
    """The columns of all pages in reading order, and where it stood what is no part of the text."""
    pieces: list[list[TextLine] | Block] = []
    rows = [rows_of([word for word in words if not word.turned]) for words in pages]
    for page, words, (top, bottom) in zip(rows, pages, furniture_of(rows), strict=True):
        deadline.left()
        end = len(page) - bottom
        pieces += [_furniture(row) for row in page[:top]]
        for column in columns_of(page[top:end]):
            pieces.append([line_of(row, len(pieces)) for row in column])
        pieces += _turned(words)
        pieces += [_furniture(row) for row in page[end:]]
    return pieces


def _furniture(row: Row) -> Block:
    return Block([[line_of(row, -1)]], step=STEP)


def _turned(words: Sequence[Word]) -> list[list[TextLine] | Block]:
    """What is written upwards or aslant: a mark over the page or in its margin, unless most of the page is."""
    turned = [word for word in words if word.turned]
    if not turned:
        return []
    return [Block([[line_of(turned, -1)]], step=STEP if 2 * len(turned) < len(words) else None)]
