"""What every format is read to: lines in order, and what the capture states apart from its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.capture.pieces import Line
from generator.model import Fact, Replaced

Format = Literal["text", "html", "govuk", "row", "feed", "email", "pdf"]


class CannotRead(ValueError):
    """A capture that cannot be cleaned: `code` is a problem code, the message says what is wrong."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


@dataclass(frozen=True, slots=True)
class Read:
    """A capture undone from its format: every word a reader of it would see, in order, kept or removed by a step.

    The links of the lines stand between the marks of `links.py`; the n-th pair, over all lines, belongs to the
    n-th of `targets`.
    """

    format: Format
    lines: tuple[Line, ...]
    targets: tuple[str, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    facts: tuple[Fact, ...] = ()
    targets_are_words: bool = False
    """Whether a reader of the capture sees the targets among its words, as in Markdown."""

    @property
    def releases(self) -> int:
        """How many releases the capture holds: a digest mail and a feed hold several, each under its title."""
        return max(1, sum(line.kept and line.kind == "title" for line in self.lines))
