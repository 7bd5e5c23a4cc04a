"""The stretches of a paragraph that stand between quotation marks, however they were typed or scanned."""

from __future__ import annotations

import re

_MARK = re.compile(r"[“”\"]|''")
_SINGLE = re.compile(r"(?<![\w’])‘[^‘’]+(?:’\w[^‘’]*)*’(?!\w)")


def spans_in(text: str) -> list[tuple[int, int]]:
    """The stretches of a paragraph between quotation marks, the marks included.

    A straight mark opens where a space or nothing stands before it, as scanned papers have one after it too. A mark
    that opens while another is open begins a quotation anew: each of its paragraphs, run together here, has one.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        # Some close with the mark that opens: "… at sea, “ Mr Roe said".
        closes_so = opened is not None and text[at + 1 : at + 2].isspace() and text[at - 1 : at].isspace()
        opens = mark.group() == "“" and not closes_so
        opens = opens or (mark.group() in ('"', "''") and _opens(text, at, "" if opened is not None else "-"))
        if opened is not None:
            found.append((opened, at if opens else mark.end()))
        opened = at if opens else None
    if opened is not None:
        found.append((opened, len(text)))
    inside = [m.span() for m in _SINGLE.finditer(text)]
    found += [(a, b) for a, b in inside if not any(first <= a < last for first, last in found)]
    return sorted(found)


def left_open(text: str) -> bool:
    """Whether the last quotation mark of a text opens a quotation, or it has none at all."""
    last = max(text.rfind(mark) for mark in '“”"')
    return last < 0 or any(
        first <= last and end == len(text) for first, end in spans_in(text) if text[end - 1] not in '”"'
    )


def closed_at(text: str) -> int | None:
    """Where a quotation ends that is open as this paragraph begins; None where its first mark opens or it has none."""
    mark = _MARK.search(text)
    if mark is None or mark.group() == "“":
        return None
    at = mark.start()
    return None if mark.group() in ('"', "''") and _opens(text, at) else at


def _opens(text: str, at: int, besides: str = "") -> bool:
    """Whether a straight mark opens: after a space, a bracket or a dash, or one of the characters `besides`."""
    return at == 0 or text[at - 1] in " \n\t(—–[" + besides


def within_marks(start: int, text: str) -> tuple[int, int]:
    """The quotation's own words: the marks around it are no part of it."""
    first = len(text) - len(text.lstrip('“‘" '))
    last = len(text.rstrip('”’" ').removesuffix("''"))
    return start + first, start + last
