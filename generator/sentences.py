"""Text cut at its own seams: into sentences, or to its first words."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[A-Z“\"‘'(\d]|\s*$)")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|St|Sen|Rep|Gov|No|Hon|Rt|Prof|Rev)|\b[A-Z])\.$")
_LONGEST_TITLE = 8
"""Characters: a dot further from the beginning of what it ends is no title's."""


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph; a dot after a title or an initial ends none."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(start, match.end() - _LONGEST_TITLE) : match.end()]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of `text`, cut between words and marked as cut."""
    if len(text) <= limit:
        return text
    kept, space, _ = text[: limit - 1].rpartition(" ")
    return (kept if space else text[: limit - 2]).rstrip(" ,;:–—-") + " …"
