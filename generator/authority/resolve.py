"""Who held an office on a day: exactly one, several, or nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.authority.records import Office, Tenure
from generator.dates import Days


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's tenure that fits, and whether it was confirmed as late as the day asked for."""

    person: str
    office: str
    tenure: Tenure
    confirmed: bool


@dataclass(frozen=True, slots=True)
class One:
    """Exactly one person fits."""

    holder: Holder


@dataclass(frozen=True, slots=True)
class Several:
    """More than one person fits: a handover day, or a window that spans holders."""

    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """No tenure fits."""


Resolution = One | Several | Nobody


def tenure_days(tenure: Tenure) -> Days:
    """The days of a tenure, both ends included; an open one has no end."""
    return Days.between(tenure.start, tenure.end)


def resolve_office(offices: Iterable[Office], on: Days) -> Resolution:
    """The holder of any of `offices` on the days `on`: One only where a single person held them on all those days.

    A handover day belongs to both holders, so it resolves to Several; so does a window that spans two holders.
    """
    holders: dict[str, Holder] = {}
    for office in offices:
        for tenure in office.tenures:
            if tenure_days(tenure) & on:
                confirmed = _confirmed(tenure, on)
                known = holders.get(tenure.person)
                if known is None or known.tenure.start < tenure.start:  # of two terms the later one
                    holders[tenure.person] = Holder(tenure.person, office.id, tenure, confirmed)
    if not holders:
        return Nobody()
    ordered = tuple(holders[p] for p in sorted(holders))
    return One(ordered[0]) if len(ordered) == 1 else Several(ordered)


def holding(person: str, offices: Iterable[Office], on: Days) -> Holder | None:
    """The first tenure of this person in one of `offices` that fits the days `on`."""
    for office in offices:
        for tenure in office.tenures:
            if tenure.person == person and tenure_days(tenure) & on:
                return Holder(person, office.id, tenure, _confirmed(tenure, on))
    return None


def _confirmed(tenure: Tenure, on: Days) -> bool:
    if tenure.end is not None or tenure.verified is None:
        return True
    return bool(on) and on.ranges[-1][1] <= tenure.verified


def offices_of_kind(authority: Authority, kinds: Iterable[str], country: str) -> tuple[Office, ...]:
    """The offices of these kinds in one country."""
    return tuple(o for kind in dict.fromkeys(kinds) for o in authority.offices_by_kind.get((kind, country), ()))
