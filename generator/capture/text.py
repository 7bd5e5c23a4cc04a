"""Plain text to lines. Wrapped lines, titles and lists are told later, when all furniture is gone."""

from __future__ import annotations

import re

from generator.capture.decode import normalise
from generator.capture.links import mark
from generator.capture.pieces import Line
from generator.capture.reading import Read
from generator.capture.reflow import ends_a_sentence
from generator.capture.repeated_lines import STEP, repeated_lines
from generator.model import Fact

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def read_text(text: str) -> Read:
    """The lines of a plain text, with its Markdown-like links marked and the furniture of its pages removed."""
    plain, replaced = normalise(text)
    marked = mark(plain)
    lines = _without_pages(marked.text.split("\n"), _page_starts(text))
    address = next((at for at, line in enumerate(lines) if not line.blank), None)
    facts: tuple[Fact, ...] = ()
    if address is not None and _ADDRESS.fullmatch(lines[address].text.strip()):
        # Whoever copied the text wrote above it where it is from.
        facts = (Fact("url", lines[address].text.strip(), "the line above the text"),)
        lines[address] = lines[address].removed_by("source-address")
    return Read("text", tuple(lines), marked.targets, replaced, facts, True)


def _page_starts(text: str) -> list[int]:
    """The places of the lines that begin a page, where the text has form feeds."""
    if "\f" not in text:
        return []
    line_ends = re.finditer("\r\n|[\r\n\f\x85\u2028\u2029]", text)
    return [0, *(at for at, match in enumerate(line_ends, 1) if match.group() == "\f")]


def _without_pages(lines: list[str], page_starts: list[int]) -> list[Line]:
    """The lines, those of pages removed; a sentence that runs over a page's end has no gap in it."""
    gone = repeated_lines(lines, page_starts)
    breaks = gone | set(page_starts[1:])
    result: list[Line] = []
    kept_before = ""
    for at, text in enumerate(lines):
        if at in gone:
            result.append(Line(text, STEP))
            continue
        if text.strip():
            kept_before = text
        elif breaks and kept_before and not ends_a_sentence(kept_before) and _near(at, breaks, lines):
            continue
        result.append(Line(text))
    return result


def _near(at: int, breaks: set[int], lines: list[str]) -> bool:
    """Whether nothing but blank lines and furniture stands between a blank line and the break of a page."""
    for step in (1, -1):
        here = at
        while 0 <= here < len(lines) and (not lines[here].strip() or here in breaks):
            if here in breaks:
                return True
            here += step
    return False
