"""Fingerprints of many releases, sorted so that the few that share passages with one text are found at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.duplicates.fingerprint import Fingerprint
from generator.duplicates.similarity import Similarity, compare

COMMON = 64
"""A mark that more releases share is boilerplate and proposes nobody."""
ENOUGH = 0.3
"""The share of the marks of the one or the other that must be the same before two texts are compared."""
COPY = 0.9
"""A release that holds so many of the marks of another is a copy of it, or differs in a word or two."""
MOST_COMPARED = 50
_ORDER = {"exact": 0, "near": 1, "template": 2}


@dataclass(frozen=True, slots=True)
class Index:
    """Which release holds which marks. Immutable; twelve bytes a mark."""

    ids: tuple[str, ...]
    fingerprints: tuple[Fingerprint, ...]
    entries: array[int]
    """Mark and number of the release in one integer, sorted."""

    @classmethod
    def of(cls, fingerprints: Iterable[tuple[str, Fingerprint]]) -> Index:
        """Index fingerprints by id. The order they come in does not matter."""
        ordered = sorted(fingerprints, key=lambda pair: pair[0])
        entries = array("Q", sorted(m << 32 | n for n, (_, f) in enumerate(ordered) for m in f.marks))
        return cls(tuple(i for i, _ in ordered), tuple(f for _, f in ordered), entries)

    def candidates(self, text: Fingerprint, but: str | None = None) -> list[tuple[str, Similarity]]:
        """The releases that are the same as `text`, nearly so, or from the same template; the most alike first.

        `but` is the id of the text itself, where it is in the index. The similarity's left text is `text`.
        """
        holders = {mark: self.holders(mark) for mark in text.marks}
        shared = Counter(number for numbers in holders.values() if len(numbers) <= COMMON for number in numbers)
        telling = sum(len(numbers) <= COMMON for numbers in holders.values())
        # What a release shares with copies of itself is no wording of a series, however many copies there are.
        copies = {number for number, count in shared.items() if count >= COPY * telling}
        copies |= {number for number in shared if self.ids[number] == but}
        found: list[tuple[str, Similarity]] = []
        for number in self._worth_comparing(text, shared, but):
            aside = copies | {number}

            def rarity(mark: int, aside: set[int] = aside) -> float:
                return 1 / (1 + sum(other not in aside for other in holders[mark]))

            similarity = compare(text, self.fingerprints[number], rarity)
            if similarity.kind != "different":
                found.append((self.ids[number], similarity))
        return sorted(found, key=lambda f: (_ORDER[f[1].kind], -max(f[1].left_in_right, f[1].right_in_left), f[0]))

    def _worth_comparing(self, text: Fingerprint, shared: Mapping[int, int], but: str | None) -> list[int]:
        """The numbers of the releases that share enough marks, those that share most first."""
        ranked: list[tuple[float, int]] = []
        for number, count in shared.items():
            fewest = min(len(text.marks), len(self.fingerprints[number].marks))
            if self.ids[number] != but and count >= ENOUGH * fewest:
                ranked.append((-count / fewest, number))
        return [number for _, number in sorted(ranked)[:MOST_COMPARED]]

    def holders(self, mark: int) -> tuple[int, ...]:
        """The numbers of the releases that hold a mark; of too many the first, one more than are looked at."""
        start = bisect_left(self.entries, mark << 32)
        end = bisect_left(self.entries, (mark + 1) << 32, start, min(start + COMMON + 1, len(self.entries)))
        return tuple([entry & 0xFFFFFFFF for entry in self.entries[start:end]])
