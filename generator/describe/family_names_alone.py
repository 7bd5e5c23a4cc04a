"""A family name that stands alone in a text, of somebody in office whom every reader knows: "Putin's war"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.authority.load import Authority
from generator.authority.resolve import holding, tenure_days
from generator.dates import Days
from generator.describe.family_names import FamilyNames
from generator.describe.incumbents import tenure_in_words
from generator.describe.posts import COURTESY
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting, part_of_another_name
from generator.describe.where_names_end import given_names
from generator.lexicon import dictionary_tag

_THINGS = frozenset("administration government regime doctrine plan era team presidency cabinet war act".split())
"""What is called after somebody says nothing of the person."""
_FIRST = frozenset(("head-of-state", "head-of-government"))
"""Kinds of office whose holders are known everywhere."""
_SHORTEST = 4
"""Letters of a name that is nothing else in any language."""


def family_names_alone(
    reading: Reading,
    sightings: Sequence[Sighting],
    taken: Collection[int],
    families: FamilyNames,
    authority: Authority,
    home: str | None,
    on: Days,
) -> Iterator[Sighting]:
    """Family names of exactly one person whom the authority knows and who was in office on the days `on`.

    Only where that person's country is named too, or is the publisher's, or it is the head of a state or government.
    Not one that is also a given name, a word of English or a place, nor one that somebody else in the text bears.
    """
    if on.earliest is None:
        return
    countries = {name.ids[0] for spot in reading.spots if (name := spot.of("country"))} | {home}
    borne = {word for s in sightings for word in s.name.lower().split()}
    for at in families.places(reading):
        end, bearers = families.at(reading, at) if at not in taken else (at, ())
        if len(bearers) != 1:
            continue
        if not _says_nothing_else(reading.tokens[at].folded, borne):
            continue
        following = reading.tokens[end].key if end < len(reading.tokens) else ""
        before = reading.tokens[at - 1].key if at else ""
        holder = holding(bearers[0], [office for office, _ in authority.tenures_of(bearers[0])], on)
        if holder is None or following in _THINGS or before == "the" or part_of_another_name(reading, at, end):
            continue
        if before == "of" and at > 1 and reading.tokens[at - 2].capitalised:
            continue  # "the Duchy of Lancaster"
        office = authority.offices[holder.office]
        if office.kind not in _FIRST and authority.people[bearers[0]].country not in countries:
            continue
        says = f"the only one of this name in office on the day; {tenure_in_words(holder, [office])}"
        yield Sighting(at, end, bearers[0], reading.words(at, end), "family-name", says=says)


def _says_nothing_else(name: str, borne: Collection[str]) -> bool:
    key = name.lower()
    return len(key) >= _SHORTEST and name not in given_names() and not dictionary_tag(key) and key not in borne


def by_family_name_in_office(
    reading: Reading, stated: Sequence[Sighting], authority: Authority, home: str | None, on: Days
) -> list[Sighting]:
    """ "Mr Fraser": of those the authority knows by this name the one who held an office there on the days `on`.

    Only where exactly one did, for the country that the words beside the name give, else for the publisher's.
    """
    named = {name.ids[0] for spot in reading.spots if (name := spot.of("country"))}
    found = [_of_the_family(sighting, authority, sighting.country or home, named, on) for sighting in stated]
    return [
        before
        if after.person and not before.person and not _can_be(reading, before, after.person, authority, on)
        else after
        for before, after in zip(stated, found, strict=True)
    ]


def _can_be(reading: Reading, sighting: Sighting, person: str, authority: Authority, on: Days) -> bool:
    """Whether the post beside a name is no other than that of who is meant: "Ambassador Johnson" is no prime minister.

    A minister can be called a senator; an official can not.
    """
    if sighting.post is None:
        return True
    words = {t.key for t in reading.tokens[slice(*sighting.post)]}
    holder = holding(person, [office for office, _ in authority.tenures_of(person)], on)
    if holder is None:
        return sighting.kind == "minister" or words <= COURTESY
    if authority.kinds[authority.offices[holder.office].kind].bearer == "minister":
        return sighting.kind != "official"
    return sighting.kind != "other" or words <= COURTESY


_REMEMBERED = 15 * 365
"""Days after an office in which its last holder is still called by the title and the family name alone."""
_BEFORE_OFFICE = 15 * 365
"""Days before somebody's first office in which a text of that country can speak of them already."""


def _of_the_family(
    sighting: Sighting, authority: Authority, country: str | None, named: Collection[str], on: Days
) -> Sighting:
    if sighting.via == "title" and sighting.person is not None and sighting.phrase is None:
        return sighting if _is_remembered(sighting.person, authority, on) else replace(sighting, person=None)
    if sighting.person is not None or not sighting.bearers or on.earliest is None:
        return sighting
    there = [p for p in sighting.bearers if authority.people[p].country == country]
    if not there and sighting.country is None:
        # "Mr Putin": of another country that the text names.
        there = [
            p for p in sighting.bearers if authority.people[p].country in named or _serves_states(p, authority, on)
        ]
    offices = {p: [office for office, _ in authority.tenures_of(p)] for p in there}
    home = country if sighting.country is None else None
    holders = [holder for p in there if (holder := holding(p, offices[p], on))]
    if len(holders) == 1:
        office = authority.offices[holders[0].office]
        says = f"the one of this name in office on the day; {tenure_in_words(holders[0], [office])}"
        return replace(sighting, person=holders[0].person, via="title", says=says)
    starts = [t.start for p in there for _, t in authority.tenures_of(p)]
    if not holders and country is not None and len(there) == 1 and starts:
        since = min(starts)
        if since <= on.earliest:
            says = "the only one of this name who has held an office"
            return replace(sighting, person=there[0], via="title", says=says)
        if country == home and (since - on.earliest).days <= _BEFORE_OFFICE:
            says = "the only one of this name who came to hold an office"
            return replace(sighting, person=there[0], via="title", says=says)
    return sighting


def _is_remembered(person: str, authority: Authority, on: Days) -> bool:
    """Whether somebody was in office not long before: "Chairman Powell" is another one than Colin Powell later."""
    if on.earliest is None:
        return True
    since = Days.between(on.earliest - dt.timedelta(days=_REMEMBERED), on.latest)
    return any(tenure_days(tenure) & since for _, tenure in authority.tenures_of(person))


def _serves_states(person: str, authority: Authority, on: Days) -> bool:
    """Whether somebody held an office of an organisation of states on the days `on`."""
    offices = [office for office, _ in authority.tenures_of(person) if office.country is None]
    return holding(person, offices, on) is not None
