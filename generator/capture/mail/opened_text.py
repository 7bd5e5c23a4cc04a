"""The parts of a mail's text to lines."""

from __future__ import annotations

from collections.abc import Sequence

from generator.capture.mail.html_part import add_html
from generator.capture.mail.letter import Letter
from generator.capture.mail.message import Part
from generator.capture.mail.text_part import add_text
from generator.capture.pieces import Line


def letter_of(parts: Sequence[Part]) -> Letter:
    """The lines of all texts of a mail, in order."""
    letter = Letter()
    for part in parts:
        if letter.lines:
            letter.add(Line(""))
        if part.html:
            add_html(letter, part.text)
        else:
            add_text(letter, part)
    return letter
