"""Whether a text came by a mailing: then its first line may greet the person it was sent to."""

from __future__ import annotations

from itertools import islice

from generator.authority.load import Authority
from generator.capture.furniture import matches
from generator.capture.personal_data.mail_words import GREETING

_OPENING = 40
"""Lines with words in which a greeting stands, if there is one; a page's head is among them."""


def is_mailing(text: str, authority: Authority) -> bool:
    """True where a line stands in the text that only a carrier (a mailing service) writes."""
    lines = (line for line in text.split("\n") if line.strip())
    if not any(GREETING.match(line) for line in islice(lines, _OPENING)):
        return False  # nothing depends on it, and patterns over all lines take time
    marks = [mark for carrier in authority.carriers.values() for mark in carrier.furniture if mark.carrier_mark]
    return any(matches(mark, line) for line in text.split("\n") for mark in marks if line.strip())
