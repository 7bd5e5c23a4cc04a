"""The table of contents of a digest, and the headlines that stand in it once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.capture.mail.digest_signs import DAY, FEWEST, MOST, NO_HEADLINE, Item, key_of, line_of, with_texts
from generator.capture.mail.furniture import is_label
from generator.capture.mail.letter import Letter, Passage, bare

LEAST_LISTED = 10
"""The same, where a table of contents names the headline."""
TEASER = 80
"""Words between two entries of a table of contents."""
MOST_HEADS = 2_000
COLUMNS = re.compile(r"\s*(?:\.{3,}|…|[|·])\s*")
"""What parts the columns of a table of contents."""
BEHIND = re.compile(
    r"(?:\s*(?:…|[.·]{2,})\s*(?:p(?:age|\.)?\s?)?\d{0,3}|\s*\([^()]{1,40}\)|\s*\[[^\[\]]{1,40}\]|\s+[–—|-]\s+[^–—|]{1,40})$"
)
"""What stands behind an entry of a table of contents: its page, or who it is from."""


def by_repetition(letter: Letter, found: Sequence[Passage]) -> list[Item]:
    """Headlines that stand in the mail's table of contents once more."""
    heads: dict[str, tuple[int, int, int]] = {}
    for at, passage in enumerate(found):
        for start, end, text in _openings(letter, passage):
            key = key_of(text)
            fewest = 1 if passage.kind == "heading" else FEWEST
            if fewest <= len(key.split()) <= MOST and not NO_HEADLINE.search(text) and not is_label(text):
                heads[key] = (at, start, end)
    listed = [heads[key] for key in _contents(letter, found, heads)]
    return with_texts(found, list(_firsts(letter, found, listed)), LEAST_LISTED)


def _firsts(
    letter: Letter, found: Sequence[Passage], heads: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Of listed lines that stand right below each other the first that does not only tell where a text is from."""
    for number, head in enumerate(heads):
        before = heads[number - 1] if number else None
        close = before is not None and sum(len(p.words) for p in found[before[0] + 1 : head[0]]) == 0
        if not (close and before is not None and not _tells_of(letter, before)) and not (
            number + 1 < len(heads) and heads[number + 1][0] == head[0] + 1 and _tells_of(letter, head)
        ):
            yield head


def _tells_of(letter: Letter, head: tuple[int, int, int]) -> bool:
    return bool(DAY.search(line_of(letter, head[1], head[2])))


def _contents(letter: Letter, found: Sequence[Passage], heads: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Headlines of which a list stands above them, in the same order, at most a teaser apart."""
    listed: list[str] = []
    apart = 0
    for at, passage in enumerate(found):
        if listed and at >= heads[listed[0]][0]:
            break
        keys = [
            key for _, _, text in entries(letter, passage) if heads.get(key := named_by(text, heads, at), (0,))[0] > at
        ]
        fresh = [key for key in dict.fromkeys(keys) if key not in listed]
        # A line of a headline may be broken as its entry is: all lines of it count.
        fresh = [
            key for key in fresh if not any(heads[o][0] == heads[key][0] and o.startswith(f"{key} ") for o in fresh)
        ]
        apart = 0 if fresh else apart + len(passage.words)
        if apart > TEASER and len(listed) == 1:
            listed.clear()
        elif apart > TEASER and listed:
            break
        listed += [key for key in fresh if not listed or heads[key][0] > heads[listed[-1]][0]]
    return listed


def named_by(text: str, heads: Mapping[str, tuple[int, ...]], at: int = -1) -> str:
    """The headline, of those behind `at`, that an entry names: it may be cut short, or have something behind it."""
    key = key_of(text)
    if key in heads:
        return key
    columns = (key_of(part) for part in COLUMNS.split(text)) if COLUMNS.search(text) else ()
    if (column := next((k for k in columns if k in heads and k.count(" ") > 1), None)) is not None:
        return column
    if not (match := BEHIND.search(text)):
        return key
    key = key_of(text[: match.start()])
    if key in heads or match.group().strip() not in ("…", "...") or len(key.split()) < 4 or len(heads) > MOST_HEADS:
        return key
    longer = [head for head in heads if head.startswith(f"{key} ") and heads[head][0] > at]
    return longer[0] if len(longer) == 1 else key


def _openings(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be a headline: a passage, or some of the first lines of raw text."""
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    starts = range(passage.start, min(passage.start + 3, passage.end))
    spans = [(a, b) for a in starts for b in range(min(a + 4, passage.end), a, -1)]
    if len(passage.words) > MOST:
        # The first lines of a paragraph stand in a table of contents, too, which gives its beginning.
        widest = max(len(letter.lines[at].text) for at in range(passage.start, passage.end))
        spans = [(a, b) for a, b in spans if len(letter.lines[b - 1].text) < 0.75 * widest]
    return [(a, b, line_of(letter, a, b)) for a, b in spans]


def entries(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be an entry of a table of contents: a passage, or any lines of raw text."""
    if passage.kind == "table-row":
        cells = letter.lines[passage.start].text.split("\t")
        return [(passage.start, passage.end, bare(cell)) for cell in cells]
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    lines = range(passage.start, min(passage.end, passage.start + 80))
    spans = [(a, b) for a in lines for b in range(a + 1, min(a + 5, passage.end + 1))]
    return [(a, b, line_of(letter, a, b)) for a, b in spans]
