"""Who speaks in the paragraph that follows: whom the end of a paragraph announces, or whom it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.describe.reading import Reading
from generator.describe.roles import Actor


def who_begins(reading: Reading, inside: Sequence[Actor], start: int) -> Actor | None:
    """Who a paragraph begins with: whoever does something there speaks in the quotation below it."""
    first = inside[0] if inside else None
    if first is None:
        return None
    alone = len({reading.words(a.first, a.last) for a in inside}) == 1
    return first if alone or first.first <= reading.token_at(start) + 1 else None


_PASSED_ON = re.compile(r"\b(?:following|message|messages|telegram|cable|letter|statement)\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:[:;]|[:.]?\s?[-–—]+)\s*$")
"""How what leads in a quotation ends: with a colon, by a slip with a semicolon, in older papers with a dash."""
_READS = re.compile(
    r"\b(?:letter|reply|message|telegram|telex|cable|statement|answer)\b[^.]{0,60}"
    r"\b(?:reads?|said|says|stated|states|was|is|follows)\W*$",
    re.IGNORECASE,
)
""" "The Prime Minister's reply reads"."""


def announced_by(reading: Reading, inside: Sequence[Actor], start: int, text: str) -> Actor | None:
    """Who is named last in a paragraph that ends in a colon, or says that a message of theirs follows.

    `text` is the paragraph, or the beginning of it that stands before a quotation.
    """
    if (sender := _sender(reading, inside, start, text)) is not None or SENT_BY_THE_AUTHOR.search(text):
        return sender
    # A message is sent to somebody by somebody else.
    able = [a for a in inside if not _is_told(reading, a)]
    if not able:
        return None
    last = able[-1]
    if reading.sentence_of(last.first) != reading.sentence_of(reading.token_at(start + len(text)) - 1):
        return None
    at_end = len(text.rstrip(" .:")) - len(reading.words(last.first, last.last)) - 2
    if (
        _LEADS_IN.search(text)
        or _READS.search(text)
        or (_PASSED_ON.search(text) and text.rstrip(" .:").rfind(reading.words(last.first, last.last)) >= at_end)
    ):
        return last
    return None


SENT = re.compile(
    r"\b(?:sent|sends|cabled|telegraphed|wrote|made|given|issued|released)\b[^.]{0,30}\bfollowing\b", re.IGNORECASE
)
SENT_BY_THE_AUTHOR = re.compile(r"\bI\b[^.]{0,30}\b(?:sent|cabled|telegraphed|written|wrote)\b[^.]{0,40}\bfollowing\b")
""" "I have today sent the following message to Mr Roe": the words below are not Mr Roe's."""


def _sender(reading: Reading, inside: Sequence[Actor], start: int, text: str) -> Actor | None:
    """Who "sent the following message to" somebody, with all that is said of them."""
    sent = next(iter(SENT.finditer(text)), None)
    if sent is None:
        return None
    verb = reading.token_at(start + sent.start())
    before = [a for a in inside if reading.sentence_of(verb)[0] <= a.first < verb]
    return before[0] if before else None


def leads_in(reading: Reading, inside: Sequence[Actor], start: int, before: str) -> Actor | None:
    """Who sent or said what follows in the same paragraph: "sent the following message to Mr Roe:- “"."""
    if not (_LEADS_IN.search(before) or _READS.search(before) or _FOLLOWING.search(before)):
        return None
    named = [a for a in inside if reading.tokens[a.first].start < start + len(before)]
    return announced_by(reading, named, start, before)


_FOLLOWING = re.compile(r"\bfollowing\b[^.]*(?:\.[^.]{0,12})*$", re.IGNORECASE)
"""In the last sentence, whatever initials a name in it has."""


def _is_told(reading: Reading, actor: Actor) -> bool:
    """ "A message to each Premier"."""
    first = max(reading.sentence_of(actor.first)[0], actor.first - 3)
    return bool({"to", "for"}.intersection(t.key for t in reading.tokens[first : actor.first]))
