"""Who speaks where in a transcript: "SECRETARY BLINKEN: …", "PRESIDENT ABBAS: (Via interpreter) …"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.describe.called_again import Called
from generator.describe.reading import Reading

_TURN = re.compile(r"^(?:Q|[A-Z][A-Z.,'’() -]{2,60}[A-Z)]):?(?=[:\s])", re.MULTILINE)
"""A line begins with whoever speaks, in capitals and with a colon; questions have a bare Q."""


def turn_headings(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first and last token (without it) of the words that say whose turn it is, in order."""
    for match in _TURN.finditer(reading.text):
        if match.group() == "Q" or match.group().endswith(":"):
            yield reading.tokens_between(*match.span())


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each turn of a transcript begins, as tokens, and by what its speaker is known (`Called.who`), or None."""

    starts: Sequence[int]
    speakers: Sequence[str | None]
    who: frozenset[str | None]
    """Everybody who has a turn."""

    @classmethod
    def of(cls, reading: Reading, named: Sequence[Called]) -> Turns:
        """The turns of a text; none where it is no transcript."""
        named = sorted(named, key=lambda c: c.sighting.first)
        firsts = [c.sighting.first for c in named]
        starts: list[int] = []
        speakers: list[str | None] = []
        for first, last in turn_headings(reading):
            at = bisect_left(firsts, first)
            starts.append(first)
            speakers.append(named[at].who if at < len(named) and firsts[at] < last else None)
        return cls(starts, speakers, frozenset(speakers))

    def speaker_at(self, token: int) -> str | None:
        """Who speaks at this token, where that is somebody named."""
        at = bisect_right(self.starts, token)
        return self.speakers[at - 1] if at else None
