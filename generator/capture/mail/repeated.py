"""What a digest writes under every release, or over it: told by its repetition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import RULE, Letter, bare, words_of
from generator.capture.mail.shapes import ADDRESS, NUMBER, Shaped, is_no_sentence, shaped, tells
from generator.capture.reflow import is_byline

EDGE = 14
"""Lines from the end of a release that may be the digest's."""
START = 8
"""The same, from its headline on."""
FOOT = 250
"""Words below the last release."""
TEASER = 80
"""Words between what stands under a release and the next headline: an advertisement."""
_SHORT = 8
"""Words of a line between two that tell of a text."""
_GAP = 2
_LABELS = 3
"""Lines over a headline."""

Span = tuple[int, int]


def remove_repeated(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> None:
    """Remove what comes again at the ends of the texts, and what tells of each at their starts.

    The first span is what stands above the first headline; each other follows the title at its place less one, up to
    the next title.
    """
    ends, last, starts = _edges(letter, spans, titles)
    common = _common(letter, ends, [last], len(titles), below=True)
    # What stands over the first headline as over others belongs to the headlines.
    common |= {
        line.shape: True for line in ends[0][:_LABELS] if sum(_over(line, edge) for edge in ends[1:]) >= len(ends) / 2
    }
    reached = [edge[: _reach(edge, common, gap=1)] for edge in ends]
    for edge in reached[1:]:
        _remove(letter, edge)
    rests = [edge[len(near) :] for edge, near in zip(ends, reached, strict=True)]
    # Of a short release the lines under its headline are among the last ones, too.
    near = {line.shape for edge in reached for line in edge}
    common = {shape: tells and shape != ADDRESS for shape, tells in common.items() if shape in near}
    for rest, edge, span in zip(rests[1:], reached[1:], spans[1:-1], strict=True):
        _remove_below(letter, rest[::-1], edge[-1].at if edge else span[1], common, TEASER)
    _remove_below(letter, last, spans[-1][1], common, FOOT)
    told = _common(letter, starts, [], len(titles), below=False)
    for edge in starts:
        _remove(letter, edge[: _reach(edge, told, gap=_GAP)])


def _over(line: Shaped, edge: Sequence[Shaped]) -> bool:
    return any(line.shape == other.shape for other in edge[:_LABELS])


def frames(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> bool:
    """True where lines that only tell of a text stand at the same end of most of the texts."""
    below, above = _strong(letter, spans, titles)
    strong = below | above
    return len(strong) > 1 or any(shape == ADDRESS or shape.startswith("field ") for shape in strong)


def bare_texts(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> list[int]:
    """The places of the few texts at whose ends nothing stands of what stands at those of all others."""
    below, above = _strong(letter, spans, titles)
    ends, last, starts = _edges(letter, spans, titles)
    found = [
        number
        for number, (end, start) in enumerate(zip([*ends[1:], last], starts, strict=True))
        if below.isdisjoint(line.shape for line in end) and above.isdisjoint(line.shape for line in start)
    ]
    # What stands under a release may have gone already with the foot of the mail.
    return found if above and len(titles) - len(found) >= max(2, 2 * len(found)) else []


def _strong(letter: Letter, spans: Sequence[Span], titles: Sequence[str]) -> tuple[set[str], set[str]]:
    """The shapes below texts, and those under headlines, that show that they only tell of a text."""
    ends, last, starts = _edges(letter, spans, titles)
    below = _common(letter, ends[1:], [last], len(titles), below=True)
    above = _common(letter, starts, [], len(titles), below=False)
    return {shape for shape, tells in below.items() if tells}, {shape for shape, tells in above.items() if tells}


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
        and (
            tells(same[0], below)
            or (shape.strip(f"{NUMBER}.)( ") == "" and _counts_up(letter, same))
            # Shorter words end speeches, but as sentences.
            or (below and len(same) >= max(3, releases) and is_no_sentence(same[0]))
        )
        for shape, same in common.items()
    }


def _counts_up(letter: Letter, same: Sequence[Shaped]) -> bool:
    """True where a number goes up by one from line to line."""
    numbers = [int("".join(filter(str.isdigit, letter.lines[line.at].text))[:6] or 0) for line in same]
    return all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _reach(edge: Sequence[Shaped], common: dict[str, bool], gap: int) -> int:
    """How many lines of an edge tell of a text: up to the last that shows it; short ones may stand between."""
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


def _remove_below(letter: Letter, text: Sequence[Shaped], end: int, common: dict[str, bool], most: int) -> None:
    """What stands under a release as under every other, and so many words at most below it."""
    words = 0
    for place in range(len(text) - 1, -1, -1):
        if common.get(text[place].shape):
            first = next((n + 1 for n in range(place - 1, -1, -1) if text[n].shape not in common), 0)
            letter.remove(text[first].at, end, FURNITURE)
            return
        words += len(words_of(letter.lines[text[place].at].text))
        if words > most:
            return
