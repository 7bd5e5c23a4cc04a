"""Names that scanning or haste has spoilt: "Prime Minister Whitlan" is whoever held that office, called nearly so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from jellyfish import damerau_levenshtein_distance as changes_between

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import holding
from generator.dates import Days
from generator.describe.incumbents import tenure_in_words
from generator.describe.offices import candidate_offices
from generator.describe.sightings import Sighting
from generator.describe.tokens import fold

_NEAR = {5: 1, 6: 1, 7: 1}
"""Letters that may differ, by the letters of the name; from 8 on two. A shorter name is too easily another one."""
_WIDEST = 400
"""Days a release can be of. In a longer time too many held office."""


def misspelt(sightings: Sequence[Sighting], authority: Authority, home: str | None, on: Days) -> list[Sighting]:
    """The sightings, those whose name is misspelt with the person: one the text means elsewhere, else one in office.

    Only where exactly one of them is called nearly so; in office on the days `on`, in that beside the name.
    """
    named = sorted({s.person for s in sightings if s.person})
    in_full = {s.name.split()[-1] for s in sightings if not s.person and " " in s.name}
    meant: dict[str, Sighting] = {}
    for sighting in sightings:
        word = sighting.name.split()[-1] if _is_nobody_known(sighting) else ""
        if not word or word in meant or (word == sighting.name and word in in_full):
            continue
        if len(near := [p for p in named if _is_near(sighting.name, p, authority)]) == 1:
            says = (
                f"{sighting.name} is a misspelling of {authority.people[near[0]].name}, whom the text means elsewhere"
            )
            meant[word] = replace(sighting, person=near[0], says=says)
        elif found := _in_office(sighting, authority, home, on):
            meant[word] = found
    return [
        replace(s, person=m.person, via="title", says=m.says)
        if _is_nobody_known(s) and (m := meant.get(s.name.split()[-1]))
        else s
        for s in sightings
    ]


def _in_office(sighting: Sighting, authority: Authority, home: str | None, on: Days) -> Sighting | None:
    """The one who held the office beside a misspelt name; without one, an office of that country."""
    if not sighting.phrase and sighting.kind != "minister":
        return None
    if on.earliest is None or on.latest is None or (on.latest - on.earliest).days > _WIDEST:
        return None
    offices = _offices(sighting, authority, home)
    able = {t.person for o in offices for t in o.tenures if _is_near(sighting.name, t.person, authority)}
    holders = [holder for person in sorted(able) if (holder := holding(person, offices, on))]
    if len(holders) != 1:
        return None
    says = f"{sighting.name} is a misspelling; {tenure_in_words(holders[0], offices)}"
    return replace(sighting, person=holders[0].person, says=says)


def _is_nobody_known(sighting: Sighting) -> bool:
    return sighting.person is None and not sighting.bearers and not sighting.candidates and bool(sighting.name.split())


def _offices(sighting: Sighting, authority: Authority, home: str | None) -> Sequence[Office]:
    if sighting.phrase is not None:
        return candidate_offices(sighting.phrase, home, authority)
    country = sighting.country or home
    return [office for office in authority.offices.values() if office.country == country]


def _is_near(name: str, person: str, authority: Authority) -> bool:
    """Whether a family name, or a given and a family name, differ from a person's in a letter or two.

    Scanning reads an m as rn: that is one letter.
    """
    words = _words(name)
    family = _words(authority.people[person].family_name)
    given = _words(authority.people[person].name)[0]
    if not words or len(family) != 1 or len(words[-1]) < min(_NEAR):
        return False
    allowed = _NEAR.get(len(family[0]), 2 if len(family[0]) > max(_NEAR) else 0)
    near = min(changes_between(word, family[0]) for word in (words[-1], words[-1].replace("rn", "m"))) <= allowed
    if len(words) == 1:
        return near
    # An initial, or nearly the given name: "Jill Biden" is another one.
    return near and (words[0].rstrip(".") == given[0] or (len(given) > 3 and changes_between(words[0], given) <= 1))


@lru_cache(maxsize=16384)
def _words(names: str) -> tuple[str, ...]:
    return tuple(fold(word).lower() for word in names.replace("-", " ").split())
