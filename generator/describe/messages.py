"""Who sent the messages that a release passes on: "messages of condolence", each under its country or signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.describe.reading import Reading
from generator.describe.roles import Actor, TookPart

_MESSAGES = re.compile(
    r"\b(?:messages?|telegrams?|cables?)\b.{0,60}?\b(?:condolences?|sympathy|congratulations?|goodwill|greetings?|support)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = 3
"""Paragraphs in which the release says that messages follow."""
_HEADING = 8
"""Words of a line that only says whose message follows."""
_UP_TO_THE_MARK = re.compile(r"[\s:.,–—-]*(?:\([^()]{0,40}\)\s*)?[“\"]")
"""Between a sender and the quotation mark that opens the message."""
_SIGNED = re.compile(r"[.!?]\s*[-–—]?\s*$|[-–—]\s*$")
_AFTER_A_SIGNATURE = 90
"""Characters between a signature and the mark that closes the message: an office, a country."""


def senders(reading: Reading, actors: Sequence[Actor]) -> Iterator[TookPart]:
    """Everybody whose message is passed on, by the heading above it, the words before it, or the signature in it."""
    paragraphs, starts = reading.clean.paragraphs, reading.clean.paragraph_starts
    opening = starts[_OPENING] if len(starts) > _OPENING else len(reading.text)
    if _MESSAGES.search(reading.text[:opening]) is None:
        return
    number = 0
    for actor in actors:
        begin, end = reading.tokens[actor.first].start, reading.tokens[actor.last - 1].end
        while number + 1 < len(starts) and starts[number + 1] <= begin:
            number += 1
        if not starts or begin < starts[0] or actor.sort not in "PC":
            continue
        text = paragraphs[number].text
        until = starts[number] + len(text)
        before = reading.text[starts[number] : begin]
        heads = len(text.split()) <= _HEADING and number > 0
        opens = _UP_TO_THE_MARK.match(reading.text, end) is not None and not _quoted(before)
        closes = reading.text.find("”", end, until) if "”" in text else reading.text.find('"', end, until)
        signs = actor.sort == "P" and 0 <= closes - end <= _AFTER_A_SIGNATURE and _SIGNED.search(before) is not None
        if heads or opens or (signs and _quoted(before)):
            yield TookPart(actor, "sent a message", reading.words(actor.first, actor.last))


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of these words."""
    return before.rfind("“") > before.rfind("”") if "“" in before else before.count('"') % 2 == 1
