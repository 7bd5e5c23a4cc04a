"""What is kept of a text to find its duplicates: its words as numbers, and marks by which an index finds it.

The marks are chosen by winnowing: of every `WINDOW` successive runs of `RUN` words the one with the smallest hash.
Two texts that share a passage of WINDOW + RUN - 1 words are bound to share a mark, wherever the passage stands.
Hashes are CRC-32: fast, and the same in every run of the program.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from zlib import crc32

from generator.describe.tokens import fold
from generator.model import CleanText, Dating

RUN = 4
"""Words. Shorter runs are found in any two releases, longer ones break at every small change."""
WINDOW = 8
MOST_WORDS = 200_000
"""The longest release tried has 60,000; what comes after is left out of the comparison."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_SENTENCE_END = frozenset('.!?:;“"‘(•')
_DAY_WORDS = frozenset(
    (
        "january february march april june july august september october november december monday tuesday wednesday "
        "thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
    ).split()
)
"""Not "may": it is a verb as often."""
_COUNTED = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
        "trillion first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth may"
    ).split()
)
_RUN_BYTES = 4 * RUN
DAY_NUMBERS = frozenset(
    crc32(f"{day}{ending}".encode()) for day in range(1, 32) for ending in ("", *"st nd rd th".split())
)
"""The words for the days of a month, as numbers."""
COUNTED = frozenset(crc32(word.encode()) for word in _COUNTED)
"""Numerals in letters, as numbers: "one" and "first" stand in any text."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One text, for comparing. Words are numbers: the CRC-32 of the folded word."""

    digest: str
    """The same for texts whose words are the same, whatever their case, marks and line breaks."""
    words: array[int]
    title: int
    """How many of the words are the title's."""
    names: frozenset[int]
    """Words written with a capital inside sentences, and never without."""
    numbers: frozenset[int]
    """Figures, numerals, names of months and weekdays."""
    days: frozenset[int]
    """Of `numbers`, the names of months and weekdays."""
    years: frozenset[int]
    marks: array[int]
    """Hashes of the chosen runs, sorted, each once."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """The days on which the release can have been issued, where known."""


def fingerprint(text: CleanText, date: Dating | None = None) -> Fingerprint:
    """The fingerprint of a clean text; with `date`, texts of different days can be told apart."""
    words: array[int] = array("I")
    reading = _Reading()
    title = 0
    if text.title is not None:
        words.extend(reading.words_of(text.title, in_title=True))
        title = len(words)
    for paragraph in text.paragraphs:
        words.extend(reading.words_of(paragraph.text, in_title=paragraph.kind == "heading"))
        if len(words) > MOST_WORDS:
            break
    return Fingerprint(
        digest=hashlib.blake2b(words.tobytes(), digest_size=16).hexdigest(),
        words=words,
        title=title,
        names=frozenset(reading.capitalised - reading.lower - reading.numbers),
        numbers=frozenset(reading.numbers),
        days=frozenset(reading.days),
        years=frozenset(reading.years),
        marks=marks_of(runs_of(words)),
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
    )


class _Reading:
    """Goes through a text once and notes what kind of word each is."""

    def __init__(self) -> None:
        self.capitalised: set[int] = set()
        self.lower: set[int] = set()
        self.numbers: set[int] = set()
        self.days: set[int] = set()
        self.years: set[int] = set()

    def words_of(self, text: str, in_title: bool) -> Iterator[int]:
        """The words of one block as numbers."""
        text = unicodedata.normalize("NFKC", text)
        for match in _WORD.finditer(text):
            number, kind = _known(match.group())
            if kind == "lower":
                self.lower.add(number)
            elif kind == "capitalised":
                if not in_title and not _opens_sentence(text, match.start()):
                    self.capitalised.add(number)
            else:
                self.numbers.add(number)
                if kind == "day":
                    self.days.add(number)
                elif kind == "year":
                    self.years.add(number)
            yield number


@lru_cache(maxsize=65536)
def _known(word: str) -> tuple[int, Literal["day", "year", "number", "lower", "capitalised"]]:
    """A word as a number, and what kind of word it is by itself."""
    key = fold(word).casefold()
    number = crc32(key.encode())
    if key in _DAY_WORDS:
        return number, "day"
    if len(key) == 4 and key.isdecimal() and key[:2] in ("19", "20"):
        return number, "year"
    if key in _COUNTED or any(c.isdigit() for c in key):
        return number, "number"
    return number, "capitalised" if word[0].isupper() else "lower"


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in _SENTENCE_END


def runs_of(words: array[int]) -> list[int]:
    """The hash of every run of `RUN` words, in order; of a shorter text one hash of all it has."""
    view = memoryview(words).cast("B")
    if len(words) < RUN:
        return [crc32(view)] if words else []
    return [crc32(view[at : at + _RUN_BYTES]) for at in range(0, len(view) - _RUN_BYTES + 1, 4)]


def marks_of(runs: Sequence[int]) -> array[int]:
    """The smallest of every `WINDOW` successive hashes, sorted, each once."""
    if len(runs) <= WINDOW:
        return array("I", [min(runs)] if runs else [])
    chosen: set[int] = set()
    smallest, at = 0, -1
    for end in range(WINDOW, len(runs) + 1):
        start = end - WINDOW
        if at < start:
            smallest = min(runs[start:end])
            at = runs.index(smallest, start, end)
            chosen.add(smallest)
        elif runs[end - 1] < smallest:
            smallest, at = runs[end - 1], end - 1
            chosen.add(smallest)
    return array("I", sorted(chosen))
