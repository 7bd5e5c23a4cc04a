"""Offices without a name, and counterparts: who held them on the days a release can be of."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import Holder, One, Several, holding, offices_of_kind, resolve_office, tenure_days
from generator.dates import Days, in_words, long_day
from generator.describe.offices import OfficePhrase, candidate_offices
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.describe.spotting import Name, Spot
from generator.model import Via


def by_office(
    reading: Reading,
    phrases: Iterable[OfficePhrase],
    stated: Sequence[Sighting],
    authority: Authority,
    home: str | None,
    on: Days,
) -> list[Sighting]:
    """Offices named without a name: whom the text names in them elsewhere, else who held them on the days `on`."""
    found: list[Sighting] = []
    for phrase in phrases:
        if phrase.person or phrase.name or phrase.former:
            continue
        offices = candidate_offices(phrase, home, authority)
        span = (phrase.first, phrase.last)
        named = {s.person for s in stated if s.person and _same_office(s, offices, authority, home)}
        holders = [h for p in sorted(named) if (h := holding(p, offices, on))]
        if len(holders) == 1:
            says = f"named in this office elsewhere in the text; {tenure_in_words(holders[0], offices)}"
            words = reading.words(*span)
            found.append(Sighting(*span, holders[0].person, words, "office", phrase, holder=holders[0], says=says))
        else:
            found += _resolved(reading, span, offices, "office", on, phrase)
    return found


def _same_office(sighting: Sighting, offices: Sequence[Office], authority: Authority, home: str | None) -> bool:
    """True where somebody is named with the very office that stands elsewhere without a name."""
    if sighting.phrase is None or sighting.phrase.former:
        return False
    wanted = {o.id for o in offices}
    return any(o.id in wanted for o in candidate_offices(sighting.phrase, home, authority))


def counterparts(
    reading: Reading, sightings: Sequence[Sighting], authority: Authority, home: str | None, on: Days
) -> list[Sighting]:
    """ "his French counterpart", "counterparts from France, Germany and Poland": the same kind of office over there."""
    found: list[Sighting] = []
    starts = {s.first: s for s in reading.spots if s.of("country")}
    ends = {s.last: s for s in reading.spots if s.of("country")}
    named = {s.first for s in sightings}
    spoken = _Spoken.of(sightings, authority, home)
    for at, token in enumerate(reading.tokens):
        if token.key not in {"counterpart", "counterparts"}:
            continue
        kind = spoken.kind_before(at)
        if kind is None:
            continue
        if token.key == "counterpart":
            before = ends.get(at)
            spans = [(before, before.first, at + 1)] if before and _name_follows(reading, at) not in named else []
        else:
            spans = [(spot, spot.first, spot.last) for spot in _listed_from(reading, at + 1, starts)]
        for spot, first, last in spans:
            offices = offices_of_kind(authority, [kind], _country(spot))
            found += _resolved(reading, (first, last), offices, "counterpart", on)
    return found


def with_counterpart_offices(
    reading: Reading, stated: Sequence[Sighting], authority: Authority, home: str | None
) -> list[Sighting]:
    """The people named, and for "his French counterpart, Jane Roe" the office that the word stands for."""
    ends = {s.last: s for s in reading.spots if s.of("country")}
    places = {s.first: number for number, s in enumerate(stated)}
    result = list(stated)
    spoken = _Spoken.of(stated, authority, home)
    for at, token in enumerate(reading.tokens):
        number = places.get(_name_follows(reading, at)) if token.key == "counterpart" else None
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


def _listed_from(reading: Reading, at: int, starts: Mapping[int, Spot]) -> list[Spot]:
    """The countries of "from France, Germany, Italy and Poland", by name; nothing where no "from" stands at `at`."""
    tokens, found = reading.tokens, []
    if at >= len(tokens) or tokens[at].key not in {"from", "of"}:
        return []
    at += 1
    while at < len(tokens):
        spot = starts.get(at)
        name = spot.of("country") if spot else None
        if spot and name and name.via == "name":
            found.append(spot)
            at = spot.last
        elif tokens[at].text == "," or tokens[at].key in {"and", "the", "both"}:
            at += 1
        else:
            break
    return found


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


def _resolved(
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
