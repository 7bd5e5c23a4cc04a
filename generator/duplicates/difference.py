"""What changed between two clean texts: paragraph by paragraph, and inside a changed one word by word.

Pure data, for a page. The removed and the unchanged spans together are the old text, the added and the unchanged
ones the new text. The time is bounded whatever the texts hold: what stands once in each is laid side by side
first, and only short stretches between are looked into.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from generator.duplicates.alignment import anchors, gaps_between
from generator.model import CleanText, Paragraph, ParagraphKind

Change = Literal["same", "removed", "added", "changed"]
BlockKind = Literal["title"] | ParagraphKind
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.5
"""So many words of two paragraphs must be the same for the one to be the other, changed."""
MOST_PAIRS = 2_500
"""Of paragraphs compared in one stretch. Longer stretches are shown as removed and added."""
MOST_WORDS = 40_000
"""The same for words: the product of the lengths of the two sides."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stayed, went or came."""

    change: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """One block (the title, a paragraph, a list item …) and what became of it."""

    change: Change
    kind: BlockKind
    spans: tuple[Span, ...]

    @property
    def before(self) -> str:
        """The block as it was; empty where it was added."""
        return "".join(s.text for s in self.spans if s.change != "added")

    @property
    def after(self) -> str:
        """The block as it is; empty where it was removed."""
        return "".join(s.text for s in self.spans if s.change != "removed")


def difference(old: CleanText, new: CleanText) -> tuple[BlockDifference, ...]:
    """Every block of two texts in order, with what changed."""
    found = [] if old.title is None and new.title is None else list(_titles(old.title or "", new.title or ""))
    before, after = old.paragraphs, new.paragraphs
    b = 0
    for start, end, start_new, end_new in _gaps([p.text for p in before], [p.text for p in after]):
        found += [_whole("same", p) for p in after[b:start_new]]
        found += _stretch(before[start:end], after[start_new:end_new])
        b = end_new
    found += [_whole("same", p) for p in after[b:]]
    return tuple(found)


def _titles(old: str, new: str) -> Iterator[BlockDifference]:
    if not old or not new:
        yield BlockDifference("removed" if old else "added", "title", _spans(old, new))
    else:
        yield BlockDifference("same" if old == new else "changed", "title", _spans(old, new))


def _gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    return gaps_between(old, new, 1, anchors(old, new))


def _whole(change: Literal["same", "removed", "added"], paragraph: Paragraph) -> BlockDifference:
    return BlockDifference(change, paragraph.kind, (Span(change, paragraph.text),))


def _stretch(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[BlockDifference]:
    """Blocks between two that stayed: those alike are pairs, the others went or came."""
    a = b = 0
    for i, j in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_whole("removed", p) for p in old[a:i])
        yield from (_whole("added", p) for p in new[b:j])
        if i < len(old):
            if old[i].text == new[j].text:
                yield _whole("same", new[j])
            else:
                yield BlockDifference("changed", new[j].kind, _spans(old[i].text, new[j].text))
        a, b = i + 1, j + 1


def _pairs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """The pairing in order that keeps most: a table over both sides, from the end."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    bags = [Counter(_PIECE.findall(p.text)) for p in old], [Counter(_PIECE.findall(p.text)) for p in new]
    alike = [[_alike(x, y) for y in bags[1]] for x in bags[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of the words of both that are the same (Dice)."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 1.0


def _spans(old: str, new: str) -> tuple[Span, ...]:
    """The words of two blocks, laid side by side."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    spans: list[Span] = []
    b = 0
    for i, end, j, end_new in _finer(before, after):
        spans += [
            Span("same", "".join(after[b:j])),
            Span("removed", "".join(before[i:end])),
            Span("added", "".join(after[j:end_new])),
        ]
        b = end_new
    spans.append(Span("same", "".join(after[b:])))
    return tuple(_joined([s for s in spans if s.text]))


def _finer(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The gaps between two sequences of words; short ones looked into once more."""
    for a, i, b, j in _gaps(before, after):
        if (i - a) * (j - b) > MOST_WORDS:
            yield a, i, b, j
            continue
        for tag, x, y, u, v in SequenceMatcher(None, before[a:i], after[b:j], autojunk=False).get_opcodes():
            if tag != "equal":
                yield a + x, a + y, b + u, b + v


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Changes that only white space parts become one: a reader compares phrases, not single words."""
    removed = added = ""
    for at, span in enumerate(spans):
        only_space = span.change == "same" and not span.text.strip() and 0 < at < len(spans) - 1
        if span.change == "same" and not (only_space and (removed or added)):
            yield from _changed(removed, added)
            removed = added = ""
            yield span
        else:
            removed += span.text if span.change != "added" else ""
            added += span.text if span.change != "removed" else ""
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Span]:
    if removed:
        yield Span("removed", removed)
    if added:
        yield Span("added", added)
