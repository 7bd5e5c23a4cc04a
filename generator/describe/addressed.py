"""Whom a speaker addresses by an office: "Thank you, Mr. President"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.authority.load import Authority
from generator.describe.called_again import Called, is_of_another_country, with_title
from generator.describe.offices import OfficePhrase
from generator.describe.reading import Reading
from generator.describe.spotting import Name
from generator.describe.turns import Turns


def is_address(reading: Reading, phrase: OfficePhrase) -> bool:
    """ "Mr. President", without a name or a country."""
    at = phrase.first - (2 if phrase.first and reading.tokens[phrase.first - 1].text == "." else 1)
    return at >= 0 and reading.tokens[at].key in _ADDRESSES and phrase.country is None


_ADDRESSES = frozenset("mr mrs ms madam madame mister".split())


def addressee(reading: Reading, phrase: OfficePhrase, named: Sequence[Called], turns: Turns) -> Called | None:
    """Of those a transcript names with this office the one who is not speaking, where that is one."""
    speaker = turns.speaker_at(phrase.first)
    if speaker is None or not is_address(reading, phrase):
        return None
    able = [c for c in with_title(reading, phrase, named) if c.who != speaker]
    able = [c for c in able if c.who in turns.who] or able
    return able[0] if len({c.who for c in able}) == 1 else None


def can_preside(reading: Reading, phrase: OfficePhrase) -> bool:
    """ "Mr. President" can be whoever chairs a meeting; "Madam Vice President" is nobody but the holder."""
    return is_address(reading, phrase) and reading.words(phrase.first, phrase.last).lower() == "president"


def speaking_offices(phrases: Sequence[OfficePhrase], turns: Turns) -> frozenset[Name]:
    """The offices that have a turn in a transcript without a name: "THE PRESIDENT: …"."""
    starts = frozenset(turns.starts)
    alone = [p for p in phrases if not p.name and not p.person]
    return frozenset(p.title for p in alone if p.first in starts or p.first - 1 in starts)


def speaks(
    reading: Reading,
    phrase: OfficePhrase,
    named: Sequence[Called],
    turns: Turns,
    authority: Authority,
    home: str | None,
) -> bool:
    """Whether the publisher's own holder of the office has a turn by name: "PRESIDENT BIDEN: …"."""
    ours = [c for c in with_title(reading, phrase, named) if not is_of_another_country(c, authority, home)]
    return any(c.who in turns.who for c in ours)


def guests(reading: Reading, named: Sequence[Called], authority: Authority, home: str | None) -> list[Called]:
    """Those whom a speech can address: of other countries whoever its title or first paragraph names."""
    opening = reading.starts[1] if len(reading.starts) > 1 else len(reading.text)
    return [
        c
        for c in named
        if reading.tokens[c.sighting.first].start < opening or not is_of_another_country(c, authority, home)
    ]
