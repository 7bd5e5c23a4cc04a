"""What was taken out of a capture before it is stored, and where that stood in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.capture.personal_data import STEP, personal_data
from generator.capture.personal_data.findings import replaced
from generator.release_record import Sanitised


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing taken out: `what` it is in plain words, and its words as they stood there."""

    what: str
    words: str = ""


def without_personal_data(text: str, allowed: frozenset[str], mail: bool = False) -> tuple[str, list[Taken]]:
    """`text` with placeholders, and what was taken out of it."""
    found = personal_data(text, allowed, mail)
    if not found:
        return text, []
    taken = [Taken(finding.what, text[finding.start : finding.end]) for finding in found]
    return replaced(text, found), taken


def summary(taken: Iterable[Taken]) -> tuple[Sanitised, ...]:
    """What the record says of it: which step took what, how many times."""
    counts = Counter(thing.what for thing in taken)
    return tuple(Sanitised(step=STEP, what=what, count=count) for what, count in sorted(counts.items()))


def lines_of(text: str, taken: Iterable[Taken]) -> list[tuple[int, str]]:
    """(line number from 1, what) for each thing, as far as its words show where in the file it stands."""
    found: set[tuple[int, str]] = set()
    after: dict[str, int] = {}
    for thing in taken:
        words = max(thing.words.split("\n"), key=len).strip()[:200]
        at = text.find(words, after.get(words, 0)) if words else -1
        if at < 0 and words:
            longest = max(words.split(), key=len, default="")
            at = text.find(longest, after.get(words, 0)) if len(longest) > 3 else -1
        after[words] = max(at + 1, after.get(words, 0))
        found.add((text.count("\n", 0, at) + 1 if at >= 0 else 1, thing.what))
    return sorted(found)
