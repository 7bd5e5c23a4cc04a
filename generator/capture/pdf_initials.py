"""Initials as high as several lines put back into the word they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from generator.capture.pdf_lines import Word

_HIGHER = 1.8
"""Times the size of the text: from there on it is an initial."""
_NEAR = 1.2
"""Of the letters' size: how near the lines beside an initial begin."""
_APART = 0.3
"""Of the letters' size: what is further from the initial is a word of its own."""


def with_initials_set(words: Sequence[Word]) -> list[Word]:
    """The words of a page, each initial put before its word; the lines beside it begin where it stands."""
    found = list(words)
    usual = median(word.size for word in words) if words else 0
    for initial in [word for word in words if _is_initial(word, usual)]:
        beside = _lines_beside(initial, found)
        if len(beside) < 2:
            continue
        top = min(beside, key=lambda at: found[at].base)
        parted = found[top].left - initial.right > _APART * found[top].size
        text = f"{initial.text} {found[top].text}" if parted else initial.text + found[top].text
        for at in beside:
            found[at] = replace(found[at], left=initial.left)
        found[top] = replace(found[top], text=text, order=min(initial.order, found[top].order))
        found.remove(initial)
    return found


def _is_initial(word: Word, usual: float) -> bool:
    letters = word.text.lstrip("“‘\"'«„")
    return len(letters) == 1 and letters.isupper() and word.size >= _HIGHER * usual and not word.turned


def _lines_beside(initial: Word, words: Sequence[Word]) -> list[int]:
    """The places of the words that begin the lines on the right of an initial."""
    first: dict[float, int] = {}
    for at, word in enumerate(words):
        beside = initial.left - 1 < word.left < initial.right + _NEAR * word.size and _HIGHER * word.size < initial.size
        if beside and initial.base - initial.size < word.base <= initial.base + 0.2 * word.size:
            known = first.get(word.base)
            first[word.base] = at if known is None or word.left < words[known].left else known
    return list(first.values())
