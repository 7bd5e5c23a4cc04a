"""Offices without a name, and counterparts: who held them on the days a release can be of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import Holder, One, Several, holding, resolve_office, tenure_days
from generator.dates import Days, in_words, long_day
from generator.describe.called_again import (
    Called,
    by_honour,
    by_one_word,
    called,
    distinct,
    meant_by_title,
    several,
    with_title,
)
from generator.describe.days_spoken_of import day_told_before
from generator.describe.offices import OfficePhrase, candidate_offices
from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.describe.turns import Turns
from generator.describe.where_names_end import PARTICLES
from generator.describe.words import HONORIFICS, POSTNOMINALS
from generator.model import Via


def by_office(
    reading: Reading,
    phrases: Sequence[OfficePhrase],
    stated: Sequence[Sighting],
    authority: Authority,
    home: str | None,
    on: Days,
) -> list[Sighting]:
    """Offices named without a name: whom the text names in them elsewhere, else who held them on the days `on`."""
    found: list[Sighting] = []
    every = called(reading, stated)
    named = distinct(every)
    turns = Turns.of(reading, every)
    taken = {at for s in stated for at in range(s.first, s.last)}
    firsts, lasts = {s.first for s in stated}, {s.last for s in stated}
    for phrase, following in zip_longest(phrases, phrases[1:]):
        if phrase.person or phrase.name or phrase.former or phrase.general:
            continue
        if _beside_another(reading, phrase, following) or _beside_name(reading, phrase, firsts, lasts):
            continue
        meant = _addressed(reading, phrase, named, turns, authority, home, on) or _holder(
            reading, phrase, named, authority, home, on
        )
        found += [s for s in meant if not _of_another_time(reading, s)]
    taken |= {at for s in found for at in range(s.first, s.last)}
    for first, last, who_called in by_one_word(reading, phrases, every, taken):
        found += _again(reading, (first, last), who_called, (), on, None)
    for first, last, who_called in by_honour(reading, every, taken):
        found += _again(reading, (first, last), who_called, (), on, None)
    for first, last, people in several(reading, every, taken):
        found += [s for one in people for s in _again(reading, (first, last), one, (), on, None)]
    return found


def _of_another_time(reading: Reading, sighting: Sighting) -> bool:
    """ "On March 6, 2014, the President declared": whoever held the office then, not whoever does now."""
    if sighting.holder is None:
        return False
    told = day_told_before(reading, reading.tokens[sighting.first].start)
    return told is not None and not Days.day(told) & tenure_days(sighting.holder.tenure)


def _addressed(
    reading: Reading,
    phrase: OfficePhrase,
    named: Sequence[Called],
    turns: Turns,
    authority: Authority,
    home: str | None,
    on: Days,
) -> list[Sighting]:
    """ "Thank you, Mr. President": of those the text names so the one who is not speaking, where that is one."""
    at = phrase.first - (2 if phrase.first and reading.tokens[phrase.first - 1].text == "." else 1)
    if at < 0 or reading.tokens[at].key not in _ADDRESSES or phrase.country:
        return []
    speaker = turns.speaker_at(phrase.first)
    able = [c for c in with_title(reading, phrase, named) if c.who != speaker]
    able = [c for c in able if c.who in turns.speakers] or able
    if speaker is None or len({c.who for c in able}) != 1:
        return []
    return list(_again(reading, (phrase.first, phrase.last), able[0], (), on, phrase))


_ADDRESSES = frozenset("mr mrs ms madam madame mister".split())


def _holder(
    reading: Reading,
    phrase: OfficePhrase,
    named: Sequence[Called],
    authority: Authority,
    home: str | None,
    on: Days,
) -> list[Sighting]:
    """Whom an office without a name means: somebody the text names in it or by its very words, else its holder."""
    offices = candidate_offices(phrase, home, authority)
    span = (phrase.first, phrase.last)
    same = [c for c in named if _holds(c.sighting, offices, on) and _same_office(c.sighting, offices, authority, home)]
    own = bool(phrase.country) or any(o.id in phrase.title.ids for o in offices)
    # Of another country, with the very words: "the Foreign Minister" of a visit where the host has a Secretary.
    others = [] if phrase.country else meant_by_title(reading, phrase, named, authority, home)
    starts = reading.clean.paragraph_starts or (0,)
    if own and not same:
        # At home the title means its own holder, unless the release is about somebody else who has it.
        lead = starts[1] if len(starts) > 1 else len(reading.text)
        others = [
            c for c in others if c.sighting.first < phrase.first and reading.tokens[c.sighting.first].start < lead
        ]
    here = (same or others) if own else (others or same)
    if len({c.who for c in here}) > 1:
        # Of several the one whom the release is about.
        headed = {c.who for c in named if reading.tokens[c.sighting.first].start < starts[0]}
        here = [c for c in here if c.who in headed] or here
    who = {c.who for c in here}
    if len(who) == 1:
        return list(_again(reading, span, here[0], offices if here is same else (), on, phrase))
    if (phrase.country or not phrase.small) and (not who or here is same) and not _is_elsewhere(phrase, own=own):
        able = offices or ([] if phrase.country else _of_organisation(reading, phrase, authority))
        return resolved(reading, span, able, "office", on, phrase)
    return []


def _holds(sighting: Sighting, offices: Sequence[Office], on: Days) -> bool:
    """Whether somebody named held one of these offices then: "Foreign Minister Linde" never was Foreign Secretary."""
    return sighting.person is not None and holding(sighting.person, offices, on) is not None


def _of_organisation(reading: Reading, phrase: OfficePhrase, authority: Authority) -> list[Office]:
    """ "The Secretary General", in a text that speaks of one organisation with such an office."""
    kinds = set(phrase.title.kinds)
    named = {authority.groups[name.ids[0]].name for spot in reading.spots if (name := spot.of("group"))}
    offices = [
        o for o in authority.offices.values() if o.country is None and o.kind in kinds and o.organisation in named
    ]
    return offices if len(offices) == 1 else []


def _is_elsewhere(phrase: OfficePhrase, *, own: bool) -> bool:
    """ "Mr President" in a kingdom is no monarch: for the first in the state only their own titles count."""
    return not own and bool(_FIRST.intersection(phrase.title.kinds))


_FIRST = frozenset(("head-of-state", "head-of-government", "vice-president"))


def _beside_another(reading: Reading, phrase: OfficePhrase, following: OfficePhrase | None) -> bool:
    """ "Deputy Prime Minister and Minister of Foreign Affairs Jane Roe": the name is that of both offices' holder."""
    if following is None or not (following.person or following.name):
        return False
    if following.country and following.country != phrase.country:
        return False
    if phrase.first and reading.tokens[phrase.first - 1].key == "the":
        return False  # "the Prime Minister and Premier Iemma" are two
    between = reading.tokens[phrase.last : following.first]
    joined = any(t.key in {"and", "/", "&", ","} for t in between[:1])
    return joined and len(between) <= 3 and all(t.capitalised or not t.word for t in between[1:])


_TITLES = HONORIFICS | POSTNOMINALS | {"mr", "mrs", "ms", "madame", ",", ".", "the", "right", "m", "p", "and"}
_ADDRESSED = re.compile(
    r"['’]?,?\.?\s*(?:and\s+)?(?:the\s+)?(?:(?:rt\.?|right)\s*)?(?:hon(?:ou?rable)?|mr|mrs|ms|madame|sir|dr)\b",
    re.IGNORECASE,
)
"""What follows an office when the name of its holder stands beside it, however that is spelt."""


def _beside_name(reading: Reading, phrase: OfficePhrase, firsts: Collection[int], lasts: Collection[int]) -> bool:
    """ "The Prime Minister, the Rt. Hon. Mr Fraser", "Mr Fraser, the Prime Minister": it is told whose office it is."""
    tokens = reading.tokens
    if _ADDRESSED.match(reading.text, tokens[phrase.last - 1].end):
        return True
    following = tokens[phrase.last : phrase.last + 1]
    if following and following[0].key in PARTICLES:
        return True  # "President von der Leyen"
    at = phrase.last
    while at < len(tokens) and at - phrase.last < 8 and tokens[at].key in _TITLES and at not in firsts:
        at += 1
    if at in firsts and at > phrase.last and tokens[phrase.last].text == ",":
        return True
    if following and following[0].key in {"and", "&"} and tokens[phrase.first - 1].key != "the":
        # "Foreign Minister and Alternate Prime Minister Lapid": one person, by two offices.
        at = phrase.last + 1
        while at < len(tokens) and at - phrase.last < 8 and tokens[at].capitalised and at not in firsts:
            at += 1
        if at in firsts and at > phrase.last + 1 and tokens[at - 1].key in HEADS:
            return True
    at = phrase.first - (1 if phrase.first and tokens[phrase.first - 1].key == "the" else 0)
    if at < 2 or tokens[at - 1].text != ",":
        return False
    at -= 1
    while at > 1 and at not in lasts and (tokens[at - 1].key in POSTNOMINALS or tokens[at - 1].text == "."):
        at -= 1
    return at in lasts


def _again(
    reading: Reading,
    span: tuple[int, int],
    one: Called,
    offices: Sequence[Office],
    on: Days,
    phrase: OfficePhrase | None,
) -> Iterator[Sighting]:
    """Somebody named elsewhere in the text, called by the office here."""
    person = one.sighting.person
    holder = holding(person, offices, on) if person else None
    if person and offices and holder is None:
        return
    says = f"named so elsewhere in the text: {one.sighting.name}"
    if holder:
        says = f"named in this office elsewhere in the text; {tenure_in_words(holder, offices)}"
    name = one.sighting.name if person is None else reading.words(*span)
    yield Sighting(
        *span,
        person,
        name,
        "office",
        phrase if holder else None,
        holder=holder,
        says=says,
        kind=one.sighting.kind,
        country=one.sighting.country,
    )


def _same_office(sighting: Sighting, offices: Sequence[Office], authority: Authority, home: str | None) -> bool:
    """True where somebody is named with the very office that stands elsewhere without a name."""
    if sighting.phrase is None or sighting.phrase.former:
        return False
    wanted = {o.id for o in offices}
    return any(o.id in wanted for o in candidate_offices(sighting.phrase, home, authority))


def resolved(
    reading: Reading,
    span: tuple[int, int],
    offices: Sequence[Office],
    via: Via,
    on: Days,
    phrase: OfficePhrase | None = None,
) -> list[Sighting]:
    """What an office comes to on the days `on`: one sighting with the holder or the candidates, or none."""
    outcome = resolve_office(offices, on)
    words = reading.words(*span)
    if isinstance(outcome, One):
        says = tenure_in_words(outcome.holder, offices)
        return [Sighting(*span, outcome.holder.person, words, via, phrase, holder=outcome.holder, says=says)]
    if isinstance(outcome, Several):
        says = f"{len(outcome.holders)} people held this office in the time the release can be of"
        when = in_words(on.earliest, on.latest)
        candidates = tuple(h.person for h in outcome.holders)
        return [Sighting(*span, None, words, via, phrase, candidates, says=f"{says} ({when})")]
    return []


def tenure_in_words(holder: Holder, offices: Sequence[Office]) -> str:
    """ "Secretary of State for Defence from 5 July 2024 to 11 June 2026 (confidence high)"."""
    office = next(o for o in offices if o.id == holder.office)
    days = tenure_days(holder.tenure)
    end = f" to {long_day(days.latest)}" if days.latest else ""
    note = f"; last confirmed on {long_day(holder.tenure.verified)}" if not holder.confirmed else ""
    return f"{office.title} from {long_day(days.earliest)}{end} (confidence {holder.tenure.confidence}{note})"
