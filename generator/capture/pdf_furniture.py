"""Page headers, footers and page numbers: rows that stand at the same place of several pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.capture.pdf_lines import Row

STEP = "page-furniture"
_EDGE = 6
"""Rows from the top, and from the bottom, among which furniture is looked for."""
_SAME_PLACE = 3.0
"""Points by which the height of a row may differ from page to page."""
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.)\W*)?(?P<page>\d{1,3})(?:\W*(?:of|/|von|sur|de|\|)\W*(?P<pages>\d{1,3}))?\W*(?:page)?\W*",
    re.I,
)
_PAGE = re.compile(r"^(?:page|seite)\W{0,3}(?P<page>\d{1,3})\b|\b(?:page|seite)\W{0,3}(?P<last>\d{1,3})\W*$", re.I)
_PRINTED_ABOVE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?\b.*", re.I)
_PRINTED_BELOW = re.compile(
    r"(?:https?://|file:///|about:|www\.)\S*(?: \S+)?(?: \d{1,3}/\d{1,3}| \d{1,3}/\d{1,3} \S+)", re.I
)
"""What browsers print over a page, the time and the title; and under it, its address and the number."""
_LONGEST = 150
"""Characters of a running title."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells furniture: rows that stand again and again, how page numbers count, how the title begins."""

    repeated: set[tuple[str, int]]
    offsets: set[int]
    pages: int
    opening: str


def furniture_of(pages: Sequence[Sequence[Row]]) -> list[tuple[int, int]]:
    """How many rows at the top, and at the bottom, of every page are no part of the text."""
    tops = [list(rows[:_EDGE]) for rows in pages]
    bottoms = [list(reversed(rows[-_EDGE:])) for rows in pages]
    opening = _opening(pages[0]) if pages else ""
    counts = []
    known = [_Known(_repeated(edges), _offsets(edges), len(pages), opening) for edges in (tops, bottoms)]
    for at, rows in enumerate(pages):
        top = _reach([_is(row, at, known[0]) or _is_printed_above(row) for row in tops[at]])
        bottom = _printed_below(bottoms[at])
        bottom += _reach([_is(row, at, known[1]) for row in bottoms[at][bottom:]])
        counts.append((top, min(bottom, len(rows) - top)))
    return counts


def _is_printed_above(row: Row) -> bool:
    return bool(_PRINTED_ABOVE.fullmatch(_text(row)[:_LONGEST]))


def _printed_below(bottom: Sequence[Row]) -> int:
    """How many of the last rows are a page's address and its number."""
    for count in (1, 2, 3):
        text = " ".join(_text(row) for row in reversed(bottom[:count]))
        if len(text) < 20 * _LONGEST and _PRINTED_BELOW.fullmatch(text):
            return min(count, len(bottom))
    return 0


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)


def _pattern(row: Row) -> str:
    """The words of a row in whatever order, numbers aside: left and right pages are set as in a mirror."""
    return " ".join(sorted(re.sub(r"\d+", "#", _text(row)).split()))


def _places(row: Row) -> tuple[int, int]:
    """The height of a row in steps; both of those it lies between, so that no border parts what is near."""
    step = int(row[0].base // _SAME_PLACE)
    return step, step + 1


def _repeated(edges: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """What stands at one height of at least two pages, and of more than a third of them."""
    seen: Counter[tuple[str, int]] = Counter()
    for rows in edges:
        seen.update({(_pattern(row), place) for row in rows for place in _places(row)})
    return {key for key, count in seen.items() if count >= max(2, len(edges) / 3)}


def _offsets(edges: Sequence[Sequence[Row]]) -> set[int]:
    """By how much the numbers that stand alone are ahead of the pages' places: by one, or by the same on two pages."""
    seen: Counter[int] = Counter()
    for at, rows in enumerate(edges):
        seen.update({int(match["page"]) - at for row in rows if (match := _NUMBER.fullmatch(_text(row)[:_LONGEST]))})
    return {1} | {offset for offset, count in seen.items() if count > 1}


def _is(row: Row, at: int, known: _Known) -> bool:
    text = _text(row)
    if len(text) > _LONGEST:
        return False
    if match := _NUMBER.fullmatch(text):
        return int(match["page"]) - at in known.offsets or int(match["page"]) <= int(match["pages"] or 0)
    if any((_pattern(row), place) in known.repeated for place in _places(row)):
        return bool(re.search(r"[^\W\d_]", text))
    # The running title need not stand on the first page, and two pages have it once then.
    match = _PAGE.search(text)
    numbered = (match is not None and int(match["page"] or match["last"]) == at + 1) or _is_numbered(row, at + 1)
    return at > 0 and (numbered or bool(known.opening and known.opening in text.lower()))


def _is_numbered(row: Row, page: int) -> bool:
    """Whether the number of the page stands at one end of a row, set apart from the words of a running title."""
    ends = ((row[0], row[1]), (row[-1], row[-2])) if len(row) > 1 else ()
    return any(
        number.text == str(page) and max(number.left, word.left) - min(number.right, word.right) > 2 * number.size
        for number, word in ends
    )


def _opening(rows: Sequence[Row]) -> str:
    """The first words of the first page's title, where one stands in larger letters."""
    sizes = Counter(word.size for row in rows for word in row)
    largest = max(sizes, default=0)
    words = [word.text.lower() for row in rows for word in row if word.size == largest]
    return " ".join(words[:4]) if len(words) > 2 and largest > 1.2 * sizes.most_common(1)[0][0] else ""


def _reach(furniture: Sequence[bool]) -> int:
    """How far furniture reaches from the edge: to the first row that is none."""
    return next((at for at, found in enumerate(furniture) if not found), len(furniture))
