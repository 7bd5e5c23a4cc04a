"""Whether a text came by a mailing: then its first line may greet the person it was sent to."""

from __future__ import annotations

from itertools import chain, islice

from generator.authority.load import Authority
from generator.capture.furniture import matches
from generator.capture.personal_data.mail_words import GREETING
from generator.capture.personal_data.recipients import greets_somebody

LETTER = 5
"""Lines with words in which a letter greets its reader, a title and a day being above."""
_OPENING = 40
"""Lines with words in which a greeting stands, if there is one; a page's head is among them."""


def is_mailing(text: str, authority: Authority) -> bool:
    """True where a line stands in the text that only a carrier (a mailing service) writes, or it begins as a letter.

    Of 12,000 releases tried none greets one person by name among its first lines; a letter that is released greets an
    office there, or has more than a title above it.
    """
    lines = (line for line in text.split("\n") if line.strip())
    first = list(islice(lines, LETTER))
    if any(greets_somebody(line) for line in first):
        return True
    if not any(GREETING.match(line) for line in islice(chain(first, lines), _OPENING)):
        return False  # nothing depends on it, and patterns over all lines take time
    marks = [mark for carrier in authority.carriers.values() for mark in carrier.furniture if mark.carrier_mark]
    return any(matches(mark, line) for line in text.split("\n") for mark in marks if line.strip())
