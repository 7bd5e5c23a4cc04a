"""Counterparts, and offices of several countries at once: the same kind of office over there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.authority.load import Authority
from generator.authority.resolve import offices_of_kind
from generator.dates import Days
from generator.describe.incumbents import resolved
from generator.describe.offices import OfficePhrase, candidate_offices
from generator.describe.offices_of_several import LEADER, PluralTitles, listed_after, offices_of_several
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.describe.spotting import Name, Spot


def counterparts(
    reading: Reading,
    sightings: Sequence[Sighting],
    authority: Authority,
    plurals: PluralTitles,
    home: str | None,
    on: Days,
) -> list[Sighting]:
    """ "his French counterpart", "counterparts from France, Germany and Poland": the same kind of office over there."""
    found: list[Sighting] = []
    starts = {s.first: s for s in reading.spots if s.of("country")}
    ends = {s.last: s for s in reading.spots if s.of("country")}
    named = {s.first for s in sightings}
    spoken = _Spoken.of(sightings, authority, home)
    for at in _counterpart_words(reading):
        token = reading.tokens[at]
        kind = spoken.kind_before(at)
        if kind is None:
            continue
        if token.key == "counterpart":
            before = ends.get(at)
            spans = [(before, before.first, at + 1)] if before and _name_follows(reading, at) not in named else []
        else:
            spans = [(spot, spot.first, spot.last) for spot in listed_after(reading, at + 1, starts)]
            if not spans:
                found += _named_just_before(reading, sightings, authority, home, at, ends.get(at))
        for spot, first, last in spans:
            offices = offices_of_kind(authority, [kind], _country(spot))
            found += resolved(reading, (first, last), offices, "counterpart", on)
    for spot, kind in offices_of_several(reading, plurals):
        country = _country(spot)
        offices = authority.leading(country) if kind == LEADER else offices_of_kind(authority, [kind], country)
        found += resolved(reading, (spot.first, spot.last), offices, "counterpart", on)
    return found


def _named_just_before(
    reading: Reading, sightings: Sequence[Sighting], authority: Authority, home: str | None, at: int, of: Spot | None
) -> list[Sighting]:
    """ "Her counterparts", "his Ukrainian counterparts": those of other countries whom the text has just named."""
    first = of.first if of is not None else at
    if not first or reading.tokens[first - 1].key not in {"his", "her", "their"}:
        return []
    here = reading.paragraph_at(reading.tokens[at].start)
    there: dict[str, Sighting] = {}
    for one in sightings:
        country = authority.people[one.person].country if one.person else None
        near = one.last <= at and reading.paragraph_at(reading.tokens[one.first].start) >= max(here - 1, 0)
        if one.person and one.phrase and near and (country == _country(of) if of is not None else country != home):
            there[one.person] = one
    says = "named just before"
    return [replace(one, first=first, last=at + 1, via="counterpart", says=says) for one in there.values()]


def _counterpart_words(reading: Reading) -> list[int]:
    """The tokens that say "counterpart" or "counterparts"."""
    if "ounterpart" not in reading.text and "OUNTERPART" not in reading.text:
        return []
    return reading.places_of(("counterpart", "counterparts"))


def with_counterpart_offices(
    reading: Reading, stated: Sequence[Sighting], authority: Authority, home: str | None
) -> list[Sighting]:
    """The people named, and for "his French counterpart, Jane Roe" the office that the word stands for."""
    ends = {s.last: s for s in reading.spots if s.of("country")}
    places = {s.first: number for number, s in enumerate(stated)}
    result = list(stated)
    spoken = _Spoken.of(stated, authority, home)
    for at in _counterpart_words(reading):
        number = places.get(_name_follows(reading, at)) if reading.tokens[at].key == "counterpart" else None
        before = ends.get(at)
        if number is None or before is None or stated[number].phrase is not None:
            continue
        kind = spoken.kind_before(at)
        if kind is not None:
            title = Name("title", (), "counterpart", (kind,))
            phrase = OfficePhrase(before.first, at + 1, title, _country(before), False, None, None)
            result[number] = replace(stated[number], phrase=phrase)
    return result


def _country(spot: Spot) -> str:
    name = spot.of("country")
    assert name is not None
    return name.ids[0]


def _name_follows(reading: Reading, at: int) -> int:
    """The token at which a name would follow "counterpart", past a comma."""
    return at + 2 if at + 1 < len(reading.tokens) and reading.tokens[at + 1].text == "," else at + 1


@dataclass(frozen=True)
class _Spoken:
    """Those seen so far, in the order in which they end, with the kind of office each stands for."""

    sightings: Sequence[Sighting]
    kinds: Sequence[str | None]

    @classmethod
    def of(cls, sightings: Sequence[Sighting], authority: Authority, home: str | None) -> _Spoken:
        phrases: dict[str, list[OfficePhrase]] = defaultdict(list)
        for sighting in sightings:
            if sighting.person and sighting.phrase:
                phrases[sighting.person].append(sighting.phrase)

        @cache
        def first_kind(phrase: OfficePhrase) -> str | None:
            return next((office.kind for office in candidate_offices(phrase, home, authority)), None)

        def kind(sighting: Sighting) -> str | None:
            """Of the office somebody stands for here: resolved, or named beside the name here or elsewhere."""
            if sighting.holder is not None:
                return authority.offices[sighting.holder.office].kind
            beside = [sighting.phrase] if sighting.phrase else []
            return next(filter(None, map(first_kind, beside + phrases.get(sighting.person or "", []))), None)

        ordered = sorted(sightings, key=lambda s: s.last)
        return cls(ordered, [kind(sighting) for sighting in ordered])

    def kind_before(self, at: int) -> str | None:
        """The kind of office of whoever was spoken of last before token `at`."""
        end = bisect_right(self.sightings, at, key=lambda s: s.last)
        return next(filter(None, (self.kinds[number] for number in range(end - 1, -1, -1))), None)
