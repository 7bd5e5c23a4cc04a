"""Words broken over two lines: put together, unless the hyphen is the writer's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from generator.lexicon import is_english
from generator.model import Replaced

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\ue001]*$|[\"”»]$")
_HALF = re.compile(r"([^\W\d_]+)[-‐]$")
_FIGURES = re.compile(r"\d[-–]\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
_LONGEST_HALF = 60
"""Characters of a word before a hyphen."""


def ends_a_sentence(text: str) -> bool:
    """True for a line after whose last word a sentence is over."""
    return bool(_ENDS.search(text.rstrip()))


def breaks_off(line: str) -> bool:
    """True for a line that ends with a word and a hyphen."""
    return bool(_HALF.search(line[-_LONGEST_HALF:]))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, and whether the hyphens at the ends of its lines are its writer's own."""

    known: AbstractSet[str]
    own_hyphens: bool

    def has_hyphen(self, end: str, whole: str, hyphenated: str) -> bool:
        """Whether the hyphen belongs to the word, as the text's other words tell, the dictionary, its other hyphens."""
        if whole in self.known or end.endswith("‐"):
            return False
        if hyphenated in self.known:
            return True
        if is_english(whole):
            return False
        if self.own_hyphens:
            return True
        inner = end[:-1].count("-")  # "people-to-" and "state-of-the-" are likely to go on so.
        return inner > 1 or all((inner or len(half) > 3) and half in self.known for half in hyphenated.split("-"))


def mend(end: str, start: str, words: Words) -> tuple[str, Replaced | None] | None:
    """The last word of a line and the first of the next as one word, where a hyphen says that they are one.

    And what was put together; nothing where the hyphen belongs to the word, as the text's `words` tell. None where
    they are two words.
    """
    if _FIGURES.fullmatch(end[-2:] + start[:1]):
        return end + start, None
    head, tail = _HALF.search(end[-_LONGEST_HALF:]), re.match(r"[^\W\d_]+", start)
    if head is None:
        return None
    if tail is None or not tail.group()[0].islower():
        return end + start, None
    whole = head[1] + tail.group()
    if words.has_hyphen(end, whole.lower(), f"{head[1]}-{tail.group()}".lower()):
        return end + start, None
    return end[:-1] + start, Replaced(f"{head.group()} {tail.group()}", whole, "hyphenation")


def words_of(blocks: Sequence[Sequence[str]], width: int) -> Words:
    """The words of wrapped text that stand on one line, and whose the hyphens at the ends of lines are.

    A program that breaks words leaves no room at the end of a line for half of the next word.
    """
    if not any(breaks_off(line) for block in blocks for line in block[:-1]):
        return Words(frozenset(), own_hyphens=False)
    known: set[str] = set()
    broken = whole = 0
    for line, following in ((a, b) for block in blocks for a, b in pairwise([*block, ""])):
        whole_words = line[:-_LONGEST_HALF] + _HALF.sub("", line[-_LONGEST_HALF:])
        known.update(match.group().lower() for match in _WORD.finditer(whole_words))
        word = _LONG_WORD.match(following)
        if breaks_off(line):
            broken += following[:1].islower()
        elif word and not ends_a_sentence(line) and width - len(line) > 0.6 * len(word.group()) + 1:
            whole += 1
    return Words(known, own_hyphens=whole >= broken)
