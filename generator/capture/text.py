"""Plain text to lines. Wrapped lines, titles and lists are told later, when all furniture is gone."""

from __future__ import annotations

from generator.capture.decode import normalise
from generator.capture.links import mark
from generator.capture.pieces import Line
from generator.capture.reading import Read


def read_text(text: str) -> Read:
    """The lines of a plain text, with its Markdown-like links marked."""
    plain, replaced = normalise(text)
    marked = mark(plain)
    return Read("text", tuple(Line(line) for line in marked.text.split("\n")), marked.targets, replaced)
