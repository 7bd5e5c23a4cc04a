"""Who sent the messages that a release passes on: "messages of condolence", each under its country or signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.describe.quotation_marks import spans_in
from generator.describe.reading import Reading
from generator.describe.roles import Actor, TookPart

_MESSAGES = re.compile(
    r"\bfollowing messages\b|"
    r"\b(?:messages?|telegrams?|cables?)\b.{0,60}?\b(?:condolences?|sympathy|congratulations?|goodwill|greetings?|support)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = 3
"""Paragraphs in which the release says that messages follow."""
_HEADING = 8
"""Words of a line that only says whose message follows."""
_UP_TO_THE_MARK = re.compile(r"[\s:.,–—-]*(?:\([^()]{0,40}\)\s*)?[“\"]")
"""Between a sender and the quotation mark that opens the message."""
_SHORTEST = 6
"""Words of a message before the name of who signs it."""
_AFTER_A_SIGNATURE = 90
"""Characters between a signature and the mark that closes the message: an office, a country."""


def senders(reading: Reading, actors: Sequence[Actor]) -> Iterator[TookPart]:
    """Everybody whose message is passed on, by the heading above it, the words before it, or the signature in it."""
    paragraphs, starts = reading.clean.paragraphs, reading.starts
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
        spans = [(starts[number] + first, starts[number] + last) for first, last in spans_in(text)]
        around = next((span for span in spans if span[0] < begin < span[1]), None)
        heads = len(text.split()) <= _HEADING and number > 0
        opens = around is None and _UP_TO_THE_MARK.match(reading.text, end) is not None
        signs = around is not None and actor.sort == "P" and signed(reading, [actor], *around) is not None
        if heads or opens or signs:
            yield TookPart(actor, "sent a message", reading.words(actor.first, actor.last))


def signed(reading: Reading, inside: Sequence[Actor], begin: int, end: int) -> tuple[Actor, int] | None:
    """Who of those `inside` signs a message that stands in quotation marks, and where its words end.

    `begin` and `end` are the quotation, as characters: "“… our sympathy. -Jane Roe”".
    """
    for actor in reversed(inside):
        begins = reading.tokens[actor.first].start
        if not begin < begins < end or len(reading.text[begin:begins].split()) < _SHORTEST:
            continue
        if end - reading.tokens[actor.last - 1].end > _AFTER_A_SIGNATURE:
            return None
        before = reading.text[begin:begins].rstrip()
        if before[-1:] in "-–—" or reading.sentence_of(actor.first)[0] == actor.first:
            return actor, begin + len(before.rstrip(" -–—"))
    return None
