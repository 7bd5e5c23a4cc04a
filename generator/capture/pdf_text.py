"""The words of a block as running text: broken words put together, links marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from generator.capture.hyphens import Words, mend
from generator.capture.links import CLOSE, OPEN
from generator.capture.pdf_lines import TextLine, Word
from generator.capture.pdf_paragraphs import BULLET, Block
from generator.model import Replaced

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"[^\W\d_][-‐]$")
_LEFT_OUT = re.compile(r"(?<=\w)[.,;:!?)\]”’]{1,3}$")
_LONGEST = 100
"""Characters of a word."""
_SELDOM = 0.06
"""Of all lines: where more end with a hyphen, words are broken."""
_SPACE = 0.25
"""Of the letters' size: the width of a space that is not stretched."""


@dataclass
class Writer:
    """Writes blocks of one document as text, and keeps what was replaced and where links lead."""

    links: Sequence[str]
    known: Words
    replaced: list[Replaced] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def text(self, block: Block) -> str:
        """The text of a block; tabs between the cells of a table's row."""
        cells = [self._marked(self._words(lines, block.kind == "list-item")) for lines in block.cells]
        return "\t".join(cells).rstrip("\t")

    def _words(self, lines: Sequence[TextLine], item: bool) -> list[tuple[str, int]]:
        """The words of lines, each with its link. The bullet of an item goes: its kind says that it is one."""
        words: list[tuple[str, int]] = []
        for line in lines:
            fresh = [(word.text, word.link) for word in line.words]
            if words and fresh and (whole := self._mended(words[-1][0], fresh[0][0])):
                words[-1] = whole, words[-1][1]
                del fresh[0]
            words += fresh
        if item and (match := BULLET.match(words[0][0])):
            words[0] = words[0][0][match.end() :], words[0][1]
        return [word for word in words if word[0]]

    def _mended(self, end: str, start: str) -> str | None:
        """The last word of a line and the first of the next as one; None where they are two."""
        if len(end) > _LONGEST or (mended := mend(end, start, self.known)) is None:
            return None
        word, change = mended
        self.replaced += [change] if change else []
        return word

    def _marked(self, words: Sequence[tuple[str, int]]) -> str:
        """Words with spaces between them, and marks round those that are a link's."""
        parts: list[str] = []
        for link, group in groupby(words, key=lambda word: word[1]):
            text = " ".join(word for word, _ in group)
            if link >= 0 and self.links[link].startswith(("http://", "https://")):
                # A stop right after a link lies on it, too.
                stop = _LEFT_OUT.search(text)
                end = stop.start() if stop else len(text)
                text = f"{OPEN}{text[:end]}{CLOSE}{text[end:]}"
                self.targets.append(self.links[link])
            parts.append(text)
        return " ".join(parts)


def writer_for(blocks: Iterable[Block], links: Sequence[str]) -> Writer:
    """A writer that knows the words of the whole document."""
    cells = [cell for block in blocks for cell in block.cells]
    known = {match.group().lower() for cell in cells for line in cell for match in _WORD.finditer(_whole(line.words))}
    return Writer(links, Words(known, _are_own_hyphens(cells, known)))


def _are_own_hyphens(cells: Iterable[Sequence[TextLine]], known: set[str]) -> bool:
    """Whether the hyphens at the ends of lines are their writers' own ("long-term"): nothing else broke the words.

    Few lines end with one then, what stands before is a word by itself, the two parts never stand as one word, and
    long words went to the next line whole, though half of them had found room.
    """
    lines = broken = whole = heads = unbroken = soft = 0
    for cell in cells:
        edge = max((line.right for line in cell), default=0)
        for line, following in pairwise(cell):
            lines += 1
            soft += line.text.endswith("‐")
            unbroken += _had_room(line, following.words[0], edge)
            if _BROKEN.search(line.words[-1].text) and (match := _WORD.match(following.text)) and match[0][0].islower():
                head = line.words[-1].text[:-1].lower()
                broken += 1
                heads += head in known
                whole += head + match[0] in known
    if 2 * soft >= broken > 0:
        return True  # Those that are not soft.
    return broken > 0 and not whole and broken <= _SELDOM * lines + 1 and (2 * heads > broken or 2 * unbroken >= broken)


def _had_room(line: TextLine, word: Word, edge: float) -> bool:
    """Whether a program that breaks words would have put half of the next line's first word into this one."""
    if _BROKEN.search(line.words[-1].text) or not re.match(r"[^\W\d_]{8}", word.text):
        return False
    stretched = sum(max(0.0, b.left - a.right - _SPACE * line.size) for a, b in pairwise(line.words))
    return edge - line.right + stretched > 0.6 * (word.right - word.left) + 2 * _SPACE * line.size


def _whole(words: Sequence[Word]) -> str:
    """The words of a line but for what may be a half: the last one before a hyphen, and the first one."""
    end = len(words) - 1 if _BROKEN.search(words[-1].text) else len(words)
    return " ".join(word.text for word in words[1:end])
