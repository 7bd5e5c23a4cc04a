"""What a renderer makes: the bytes of a capture, the true body text, and what may stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.evaluation.releases import Block, Release

Options = dict[str, str]


@dataclass(frozen=True)
class Capture:
    """One capture made of releases."""

    data: bytes
    truth: tuple[str, ...]
    """The body's blocks, of all releases in order; without titles."""
    beside: tuple[str, ...] = ()
    """Words that may be kept or removed without being counted: titles, the line of date or office beside the body."""
    html: str | None = None
    """The page or the mail's HTML part, for trafilatura."""
    seen: tuple[str, ...] = ()
    """All words a reader of the capture sees, in order; several versions where it holds the same text twice."""
    also_seen: tuple[str, ...] = ()
    """What one may count as seen or not: a mail's header, a feed's own title."""


@dataclass
class Sheet:
    """Collects what a template writes beside the body."""

    beside: list[str] = field(default_factory=list)

    def add(self, *texts: str, show: bool = True) -> str:
        """Allow `texts` either way; the template gets the first back to write it."""
        self.beside += texts
        return texts[0] if show else ""


Renderer = Callable[[Sequence[Release], Options], Capture]


def truth_of(releases: Sequence[Release], numbers_written: bool = False) -> tuple[str, ...]:
    """The true body text of releases, block by block; `numbers_written` where those of lists stand in the text."""
    blocks = [block for release in releases for block in release.blocks]
    return tuple(f"{b.number}. {b.text}" if numbers_written and b.number else b.text for b in blocks)


def halves(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """A body in two parts, by words, never empty."""
    total = sum(len(b.text.split()) for b in blocks)
    seen = 0
    for at, block in enumerate(blocks):
        seen += len(block.text.split())
        if seen * 2 >= total:
            cut = min(max(at + 1, 1), max(len(blocks) - 1, 1))
            return blocks[:cut], blocks[cut:]
    return blocks, ()
