"""The authority files in memory, by id. Reading them is `read_authority` below; resolving is in `resolve.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    Tenure,
)


@dataclass(frozen=True, slots=True)
class Authority:
    """Everything the archive knows of people, offices, countries, groups, events, publishers and rights."""

    people: Mapping[str, Person]
    kinds: Mapping[str, OfficeKind]
    offices: Mapping[str, Office]
    countries: Mapping[str, Country]
    groups: Mapping[str, Group]
    events: Mapping[str, Event]
    publishers: Mapping[str, Publisher]
    carriers: Mapping[str, Carrier]
    rights: Mapping[str, Rights]

    def tenures_of(self, person: str) -> tuple[tuple[Office, Tenure], ...]:
        """Every office this person held, in order of time."""
        held = [(o, t) for o in self.offices.values() for t in o.tenures if t.person == person]
        return tuple(sorted(held, key=lambda pair: (pair[1].start, pair[0].id)))
