"""What a digest writes under every release, or over it: told by its repetition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice, pairwise

from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import RULE, Letter, bare, words_of
from generator.capture.mail.shapes import NUMBER, Shaped, shaped, tells
from generator.capture.reflow import is_byline

EDGE = 14
"""Lines from the end of a release that may be the digest's."""
START = 8
"""The same, from its headline on."""
FOOT = 250
"""Words below the last release."""
_SHORT = 8
"""Words of a line between two that tell of a text."""
_GAP = 2

Span = tuple[int, int]


def remove_repeated(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> None:
    """Remove what comes again at the ends of the texts, and what tells of each at their starts.

    The first span is what stands above the first headline; each other follows the title at its place less one, up to
    the next title.
    """
    ends, last, starts = _edges(letter, spans, titles)
    common = _common(letter, ends, [last], len(titles), below=True)
    reached = [edge[: _reach(letter, edge, common, gap=0)] for edge in ends]
    for edge in reached[1:]:
        _remove(letter, edge)
    # Of a short release the lines under its headline are among the last ones, too.
    near = {line.shape for edge in reached for line in edge}
    _remove_last(letter, last, spans[-1][1], {shape: tells for shape, tells in common.items() if shape in near})
    told = _common(letter, starts, [], len(titles), below=False)
    for edge in starts:
        _remove(letter, edge[: _reach(letter, edge, told, gap=_GAP)])


def frames(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> bool:
    """True where lines that only tell of a text stand at the same end of most of the texts."""
    ends, last, starts = _edges(letter, spans, titles)
    common = _common(letter, ends, [last], len(titles), below=True) | _common(letter, starts, [], len(titles), below=False)
    return any(strong and shape.startswith("field ") for shape, strong in common.items())


def _edges(
    letter: Letter, spans: Sequence[Span], titles: Sequence[str]
) -> tuple[list[list[Shaped]], list[Shaped], list[list[Shaped]]]:
    """The lines above each headline, from there upwards; those of the last text; and those below each headline."""
    ends = [
        [shaped(letter, at, titles[max(0, number - 1) : number + 1]) for at in islice(_upwards(letter, span), EDGE)]
        for number, span in enumerate(spans[:-1])
    ]
    last = [shaped(letter, at, titles[-1:]) for at in _worded(letter, range(*spans[-1]))]
    starts = [
        [shaped(letter, at, [title]) for at in islice(_worded(letter, range(*span)), START)]
        for span, title in zip(spans[1:], titles, strict=True)
    ]
    return ends, last, starts


def _upwards(letter: Letter, span: Span) -> Iterator[int]:
    return _worded(letter, range(span[1] - 1, span[0] - 1, -1))


def _worded(letter: Letter, places: range) -> Iterator[int]:
    """The kept lines that hold any word."""
    for at in places:
        line = letter.lines[at]
        if line.kept and not line.blank and not RULE.fullmatch(line.text.strip()) and words_of(line.text):
            yield at


def _common(
    letter: Letter, edges: Sequence[Sequence[Shaped]], whole: Sequence[Sequence[Shaped]], releases: int, below: bool
) -> dict[str, bool]:
    """The shapes that most edges have, and whether each shows that it only tells of a text."""
    seen: dict[str, list[Shaped]] = defaultdict(list)
    for edge in (*edges, *whole):
        for shape, line in {line.shape: line for line in edge}.items():
            seen[shape].append(line)
    fewest = max(2, 0.6 * releases)
    common = {shape: same for shape, same in seen.items() if len(same) >= fewest}
    return {
        shape: not is_byline(bare(letter.lines[same[0].at].text))
        and (tells(same[0], below) or (shape.strip(f"{NUMBER}.)( ") == "" and _counts_up(letter, same)))
        for shape, same in common.items()
    }


def _counts_up(letter: Letter, same: Sequence[Shaped]) -> bool:
    """True where a number goes up by one from line to line."""
    numbers = [int("".join(filter(str.isdigit, letter.lines[line.at].text))[:6] or 0) for line in same]
    return all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _reach(letter: Letter, edge: Sequence[Shaped], common: dict[str, bool], gap: int) -> int:
    """How many lines of an edge tell of a text: up to the last that shows it, with the common and short ones between."""
    reach = missed = 0
    for number, line in enumerate(edge):
        if line.shape in common or line.field:
            reach = number + 1 if common.get(line.shape) else reach
            missed = 0 if common.get(line.shape) else missed
        elif missed < gap and line.words <= _SHORT:
            missed += 1
        else:
            break
    return reach


def _remove(letter: Letter, lines: Sequence[Shaped]) -> None:
    for line in lines:
        if not is_byline(bare(letter.lines[line.at].text)):
            letter.remove(line.at, line.at + 1, FURNITURE)


def _remove_last(letter: Letter, last: Sequence[Shaped], end: int, common: dict[str, bool]) -> None:
    """What stands under the last release as under every other, and all below it."""
    words = 0
    for place in range(len(last) - 1, -1, -1):
        if common.get(last[place].shape):
            while place and last[place - 1].shape in common:
                place -= 1
            letter.remove(last[place].at, end, FURNITURE)
            return
        words += len(words_of(letter.lines[last[place].at].text))
        if words > FOOT:
            return
