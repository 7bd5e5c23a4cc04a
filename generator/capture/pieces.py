"""The lossless carrier of cleaning: a capture as lines in order, each kept or removed by a named step.

Steps only ever mark lines, so kept plus removed words are always the capture's words in order. What a step
writes differently (a word broken over two lines) it records as `Replaced`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.capture import personal_data
from generator.capture.links import CLOSE, removed_target, spelled_out
from generator.model import ParagraphKind, Removed

LineKind = Literal["title"] | ParagraphKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a capture. `step` names what removed it; None while it is kept.

    `kind` is what the capture's format says the line is: a whole paragraph, a heading … None for a line of plain
    text, whose paragraphs are yet to be found.
    """

    text: str
    step: str | None = None
    kind: LineKind | None = None

    @property
    def kept(self) -> bool:
        """True while the line belongs to the release."""
        return self.step is None

    @property
    def blank(self) -> bool:
        """True where the line holds nothing but space."""
        return not self.text.strip()

    def removed_by(self, step: str) -> Line:
        """The same line, removed; a line already removed keeps its first step."""
        return self if self.step else replace(self, step=step)


def removed_of(lines: Iterable[Line], targets: Sequence[str] | None) -> list[Removed]:
    """What was removed, in order: lines of one step that follow each other as one entry, personal data on its own.

    `targets` are those of the text's links, in order; None where they are no words of the capture.
    """
    entries: list[Removed] = []
    open_step: str | None = None
    links = 0
    for line in lines:
        if line.step is None:
            gone = _from_kept(line.text, None if targets is None else targets[links:])
            links += line.text.count(CLOSE)
            entries += gone
            open_step = None if gone or not line.blank else open_step
            continue
        spelled, used = spelled_out(line.text, None if targets is None else targets[links:])
        links += used
        for text, step in _split_personal(spelled, line.step):
            if step == open_step != personal_data.STEP:
                entries[-1] = Removed(f"{entries[-1].text}\n{text}", step)
            else:
                entries.append(Removed(text, step))
            open_step = step
    return entries


def _from_kept(text: str, targets: Sequence[str] | None) -> list[Removed]:
    """What goes out of a line that stays: personal data and the targets of its links, in order."""
    found: list[Removed] = []
    remaining = iter(targets or ())
    for match in re.finditer(f"{personal_data.PLACEHOLDER.pattern}|{CLOSE}", text):
        if match.group() == CLOSE:
            found += [] if targets is None else [removed_target(next(remaining, ""))]
        else:
            found.append(Removed(match.group(), personal_data.STEP))
    return found


def _split_personal(text: str, step: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    at = 0
    for match in personal_data.PLACEHOLDER.finditer(text):
        parts += [(text[at : match.start()].strip(), step), (match.group(), personal_data.STEP)]
        at = match.end()
    parts.append((text[at:].strip(), step))
    return [(t, s) for t, s in parts if t]
