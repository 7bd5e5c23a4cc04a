"""What a digest writes under every release, or over it: told by its repetition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import Letter, Passage
from generator.capture.reflow import is_byline

EDGE = 6
"""Passages from the end of a release that may be the digest's."""
LONG = 6
"""Words from which on the same words under every release are no chance: shorter ones end speeches."""
_ADDRESS = re.compile(r"<?https?://\S+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def remove_repeated(letter: Letter, texts: Sequence[Sequence[Passage]], titles: Sequence[str]) -> None:
    """Remove what comes again at the ends of the texts, or as links or with the title at their starts.

    The first text is what stands above the first headline; each other follows the title at its place less one.
    """
    texts = [[passage for passage in text if passage.words] for text in texts]
    ends = [[(p, _shape(p, titles)) for p in text[: -EDGE - 1 : -1]] for text in texts]
    _remove(letter, ends, len(titles))
    starts = [[(p, _shape(p, titles)) for p in text[:EDGE]] for text in texts[1:]]
    starts = [[(p, shape) for p, shape in start if p.linked > 0.9 or "@" in shape] for start in starts]
    _remove(letter, starts, len(titles))


def _shape(passage: Passage, titles: Sequence[str]) -> str:
    """The words of a passage, but for what differs from release to release: title, address, number."""
    text = passage.text
    for title in titles:
        text = text.replace(title, "@") if len(title) > 10 else text
    return _DIGITS.sub("#", _ADDRESS.sub("@", text)).casefold()


def _remove(letter: Letter, edges: Sequence[Sequence[tuple[Passage, str]]], releases: int) -> None:
    """Remove, from the edge on, passages of the shapes that most edges have."""
    seen: dict[str, list[Passage]] = defaultdict(list)
    for edge in edges:
        for shape, passage in {shape: passage for passage, shape in edge}.items():
            seen[shape].append(passage)
    common = {shape for shape, same in seen.items() if _is_common(same, shape, releases)}
    for edge in edges:
        for passage, shape in edge:
            if shape not in common:
                break
            letter.remove(passage.start, passage.end, FURNITURE)


def _is_common(same: Sequence[Passage], shape: str, releases: int) -> bool:
    if len(same) < 2 or is_byline(same[0].text) or not same[0].words:
        return False
    if "@" in shape or all(passage.linked > 0.5 for passage in same):
        return len(same) >= 0.6 * releases
    if len(same) < releases - 1 or (releases > 3 and len(same) < 3):
        return False
    return len(same[0].words) >= LONG or _counts_up([_DIGITS.findall(passage.text) for passage in same])


def _counts_up(numbers: Sequence[Sequence[str]]) -> bool:
    """True where one of the numbers goes up by one from passage to passage."""
    return any(
        all(int(later) - int(earlier) == 1 for earlier, later in pairwise(column))
        for column in zip(*numbers, strict=False)
        if len(column) > 1 and all(len(number) < 6 for number in column)
    )
