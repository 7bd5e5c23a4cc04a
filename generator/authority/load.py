"""The authority files in memory, by id. Reading them is `read_authority` below; resolving is in `resolve.py`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.authority.records import (
    Carrier,
    Country,
    Event,
    Group,
    Office,
    OfficeKind,
    Person,
    Publisher,
    Rights,
    Subject,
    Tenure,
)

LEADING = ("head-of-government", "head-of-state")
"""Kinds of office of which one leads a country."""


@dataclass(frozen=True)
class Authority:
    """Everything the archive knows of people, offices, countries, groups, events, publishers, rights and subjects."""

    people: Mapping[str, Person]
    kinds: Mapping[str, OfficeKind]
    offices: Mapping[str, Office]
    countries: Mapping[str, Country]
    groups: Mapping[str, Group]
    events: Mapping[str, Event]
    publishers: Mapping[str, Publisher]
    carriers: Mapping[str, Carrier]
    rights: Mapping[str, Rights]
    subjects: Mapping[str, Subject] = field(default_factory=dict)

    def tenures_of(self, person: str) -> tuple[tuple[Office, Tenure], ...]:
        """Every office this person held, in order of time."""
        return self._held.get(person, ())

    @cached_property
    def _held(self) -> Mapping[str, tuple[tuple[Office, Tenure], ...]]:
        held: dict[str, list[tuple[Office, Tenure]]] = defaultdict(list)
        for office in self.offices.values():
            for tenure in office.tenures:
                held[tenure.person].append((office, tenure))
        return {who: tuple(sorted(had, key=lambda pair: (pair[1].start, pair[0].id))) for who, had in held.items()}

    @cached_property
    def offices_by_kind(self) -> Mapping[tuple[str, str | None], tuple[Office, ...]]:
        """The offices of each kind and country, in the order of the file."""
        found: dict[tuple[str, str | None], list[Office]] = defaultdict(list)
        for office in self.offices.values():
            found[office.kind, office.country].append(office)
        return {key: tuple(offices) for key, offices in found.items()}

    def leading(self, country: str) -> tuple[Office, ...]:
        """The office that "the leader of" a country means; none where there are two and its record names neither."""
        kinds = (self.countries[country].leader,) if self.countries[country].leader else LEADING
        found = [self.offices_by_kind.get((kind, country), ()) for kind in kinds if kind]
        offices = [office for several in found for office in several]
        return tuple(offices) if len(offices) == 1 else ()

    def above(self, subject: str) -> frozenset[str]:
        """Every subject heading that stands above one, at any distance; itself too where the links close a circle."""
        found: set[str] = set()
        new = {subject}
        while new:
            known = [self.subjects[one] for one in new if one in self.subjects]
            new = {broader for one in known for broader in one.broader} - found
            found |= new
        return frozenset(found)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The capitals of all countries."""
        return frozenset(country.capital for country in self.countries.values() if country.capital)

    @cached_property
    def horizon(self) -> dt.date:
        """The last day the authority files say anything about."""
        days = [t.verified or t.end or t.start for o in self.offices.values() for t in o.tenures]
        days += [e.end for e in self.events.values()]
        return max(days, default=dt.date(1900, 1, 1))
