"""Quotations of more than one paragraph: what goes on where no mark opens it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.describe.quotation_marks import closed_at, left_open
from generator.describe.reading import Reading
from generator.describe.roles import Actor
from generator.describe.tokens import tokenise
from generator.describe.words import FIRST_PERSON, SPEECH
from generator.model import Paragraph

MINIMUM_WORDS = 3
"""A quoted word or two is a turn of phrase, no quotation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: where it stands, and the actor who said it (None where the text does not tell)."""

    paragraph: int
    start: int
    end: int
    speaker: Actor | None


def runs_on(found: Sequence[Said], number: int, reading: Reading, inside: Sequence[Actor]) -> int:
    """Up to which character of its text a paragraph goes on with a quotation that no mark has closed; 0: not at all.

    An item of a list goes on with the one before; any other paragraph where a mark further on closes what is open.
    """
    paragraphs = reading.clean.paragraphs
    text = paragraphs[number].text
    if not found or text.lstrip()[:1] in '“"':
        return 0
    last = found[-1].paragraph
    if any(len(p.text.split()) >= MINIMUM_WORDS for p in paragraphs[last + 1 : number]):
        return 0  # more than the number of a page stands between
    before = paragraphs[last]
    whole = found[-1].end - found[-1].start >= len(before.text.strip()) - 4
    opens = before.text.lstrip()[:1] in '“"' or _is_an_item(before)
    if _is_an_item(paragraphs[number]) and whole and left_open(before.text) and opens:
        return len(text)
    reaches_the_end = found[-1].end >= reading.starts[last] + len(before.text.rstrip()) - 1
    if not reaches_the_end or _tells(reading, inside):
        return 0
    if before.text.rstrip()[-1:] in '”"':  # closed too early, where this paragraph has nothing but a mark that closes
        closed = closed_at(text)
        return closed if closed is not None and closed + 1 >= len(text.rstrip()) else 0
    for at in range(number, min(number + _FURTHER, len(paragraphs))):
        if (closed := closed_at(paragraphs[at].text)) is not None:
            return closed if at == number else len(text)
        if any(mark in paragraphs[at].text for mark in '“”"'):
            return 0
    return 0


_FURTHER = 8
"""Paragraphs without a mark that may stand before the one in which a quotation is closed."""


def _tells(reading: Reading, inside: Sequence[Actor]) -> bool:
    """Whether somebody is said to speak right after being named: "The Premier said the reason was …" is told again."""
    return any(reading.tokens[a.last : a.last + 1] and reading.tokens[a.last].key in SPEECH for a in inside)


def is_a_name(text: str) -> bool:
    """ "J. G. GORTON": who signed."""
    words = text.split()
    return len(words) <= _NAME and all(not w[:1].islower() for w in words)


_NAME = 4
"""Words of a signature."""


def _is_an_item(paragraph: Paragraph) -> bool:
    return paragraph.kind == "list-item" or paragraph.text.lstrip()[:1] in "*•-–"


def goes_on(
    reading: Reading, inside: Sequence[Actor], text: str, found: Sequence[Said], number: int, speaker: Actor
) -> bool:
    """Without quote marks the first paragraph after "said:" is the quotation; it goes on while it speaks as "we"."""
    if _tells(reading, inside):
        return False
    if not found or found[-1].paragraph != number - 1 or found[-1].speaker is not speaker:
        return True
    words = {t.key for t in tokenise(text)}
    return bool(words & FIRST_PERSON) and not any(a.country == speaker.country for a in inside)
