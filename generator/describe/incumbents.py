"""Offices without a name, and counterparts: who held them on the days a release can be of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import Holder, One, Several, holding, resolve_office, tenure_days
from generator.dates import Days, in_words, long_day
from generator.describe.addressed import addressee, can_preside, guests, speaking_offices, speaks
from generator.describe.beside_names import is_beside_a_name, is_beside_another
from generator.describe.called_again import (
    Called,
    by_honour,
    by_one_word,
    called,
    distinct,
    meant_by_title,
)
from generator.describe.called_together import several
from generator.describe.days_spoken_of import day_told_before
from generator.describe.offices import OfficePhrase, candidate_offices, monarchs_of
from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.describe.turns import Turns
from generator.model import Via


def by_office(
    reading: Reading,
    phrases: Sequence[OfficePhrase],
    stated: Sequence[Sighting],
    authority: Authority,
    home: str | None,
    own: Office | None,
    on: Days,
) -> list[Sighting]:
    """Offices named without a name: whom the text names in them elsewhere, else who held them on the days `on`.

    `own` is the office that leads the publisher: "the Secretary" where the text names several, or none.
    """
    every = called(reading, stated)
    turns = Turns.of(reading, every)
    found = list(_by_title(reading, phrases, stated, distinct(every), turns, authority, home, on))
    taken = {at for s in (*stated, *found) for at in range(s.first, s.last)}
    for first, last, one in by_one_word(reading, phrases, every, taken, _own_word(own)):
        if one is not None:
            found += _again(reading, (first, last), one, (), on, None)
        elif own is not None:
            found += resolved(reading, (first, last), [own], "office", on)
    for first, last, honoured in by_honour(reading, every, taken):
        if honoured is not None:
            found += _again(reading, (first, last), honoured, (), on, None)
        else:
            found += resolved(reading, (first, last), monarchs_of(home, authority), "office", on)
    for first, last, people in several(reading, every, taken, turns.speaker_at):
        found += [s for one in people for s in _again(reading, (first, last), one, (), on, None)]
    return found


def _by_title(
    reading: Reading,
    phrases: Sequence[OfficePhrase],
    stated: Sequence[Sighting],
    named: Sequence[Called],
    turns: Turns,
    authority: Authority,
    home: str | None,
    on: Days,
) -> Iterator[Sighting]:
    """Whom the office phrases without a name mean, in order."""
    firsts, lasts = {s.first for s in stated}, {s.last for s in stated}
    speaking = speaking_offices(phrases, turns)
    then: dict[str | None, int] = {}
    """Who is not meant where an office of another time stands, and up to which character that goes on."""
    for phrase, following in zip_longest(phrases, phrases[1:]):
        if phrase.person or phrase.name or phrase.former or phrase.general:
            continue
        if is_beside_another(reading, phrase, following) or is_beside_a_name(reading, phrase, firsts, lasts):
            continue
        if (one := addressee(reading, phrase, named, turns)) is not None:
            yield from _again(reading, (phrase.first, phrase.last), one, (), on, phrase)
            continue
        # "Mr. President" is whoever presides, unless the text names somebody so or has the holder speak.
        spoken_to = can_preside(reading, phrase) and not (
            phrase.title in speaking or speaks(reading, phrase, named, turns, authority, home)
        )
        able = guests(reading, named, authority, home) if spoken_to else named
        for sighting in _holder(reading, phrase, able, authority, None if spoken_to else home, on):
            start = reading.tokens[sighting.first].start
            if _of_another_time(reading, sighting, goes_on=start < then.get(sighting.person, 0)):
                then[sighting.person] = _until(reading, start)
            else:
                yield sighting


def _own_word(own: Office | None) -> str:
    """The one word for the office that leads the publisher: "secretary" of "Secretary of State"."""
    words = [w for w in own.title.lower().split() if w != "federal"] if own is not None else []
    return words[0] if len(words) > 1 and words[0] in HEADS and words[1] in {"of", "for"} else ""


def _of_another_time(reading: Reading, sighting: Sighting, *, goes_on: bool) -> bool:
    """ "On March 6, 2014, the President declared": whoever held the office then, not whoever does now.

    `goes_on` where the sentence before was of such a time: without a day of its own this one is, too.
    """
    if sighting.holder is None:
        return False
    told = day_told_before(reading, reading.tokens[sighting.first].start)
    return goes_on if told is None else not Days.day(told) & tenure_days(sighting.holder.tenure)


_GOES_ON = 400
"""Characters of a paragraph within which what is told of another time goes on."""


def _until(reading: Reading, start: int) -> int:
    end = reading.text.find("\n", start)
    return min(start + _GOES_ON, end if end >= 0 else len(reading.text))


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
    own = bool(phrase.country) or any(o.id in phrase.title.ids or _is_called_so(reading, phrase, o) for o in offices)
    # Of another country, with the very words: "the Foreign Minister" of a visit where the host has a Secretary.
    others = [] if phrase.country else meant_by_title(reading, phrase, named, authority, home, on)
    starts = reading.starts or (0,)
    if own and not same:
        # At home the title means its own holder, unless the release is about somebody else who has it.
        lead = starts[1] if len(starts) > 1 else len(reading.text)
        others = [
            c for c in others if c.sighting.first < phrase.first and reading.tokens[c.sighting.first].start < lead
        ]
    here = (same or others) if own else others
    if len({c.who for c in here}) > 1:
        # Of several the one whom the release is about.
        headed = {c.who for c in named if reading.tokens[c.sighting.first].start < starts[0]}
        here = [c for c in here if c.who in headed] or here
    who = {c.who for c in here}
    if len(who) == 1:
        return list(_again(reading, span, here[0], offices if here is same else (), on, phrase))
    theirs = not own and bool(offices)  # "the Foreign Minister" of a government with a Secretary of State
    if (
        (phrase.country or not phrase.small)
        and (not who or here is same)
        and not (theirs or _is_elsewhere(phrase, own=own))
    ):
        able = offices or ([] if phrase.country else _of_organisation(reading, phrase, authority))
        return resolved(reading, span, able, "office", on, phrase)
    return []


def _is_called_so(reading: Reading, phrase: OfficePhrase, office: Office) -> bool:
    """ "Defence Secretary" of a Secretary of State for Defence; a Secretary of State is nobody's Foreign Minister."""
    heads = [t.key for t in reading.tokens[phrase.title_first : phrase.last] if t.key in HEADS]
    head = {"pm": "minister"}.get(heads[-1], heads[-1]) if heads else ""
    return head in office.title.lower().split()


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
