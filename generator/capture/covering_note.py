"""What somebody writes above a release to pass it on is no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from generator.capture.personal_data import PLACEHOLDER
from generator.capture.personal_data.mail_words import GREETING
from generator.capture.personal_data.mailing import LETTER
from generator.capture.pieces import Line

COVERING = "covering-note"


def without_greeting(lines: Sequence[Line]) -> list[Line]:
    """The lines without the greeting of the letter or mail that a text was taken from, where it is among the first."""
    result = list(lines)
    for at in islice((at for at, line in enumerate(lines) if line.kept and not line.blank), LETTER):
        greeting = GREETING.match(lines[at].text)
        if greeting is not None and PLACEHOLDER.fullmatch(greeting["name"]):
            result[at] = result[at].removed_by(COVERING)
    return result
