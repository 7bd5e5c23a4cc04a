"""Two accounts of one event side by side: what each says of it, and what only one of them does. Pure data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.archive import Release
from generator.duplicates.accounts import person_key
from generator.duplicates.figures import Figure, figures, only_in
from generator.model import PersonFound

ENGLISH = "en"
Elsewhere = Literal["took part", "mentioned", "not named"]
"""What the other account makes of somebody who took part."""


@dataclass(frozen=True, slots=True)
class Side:
    """One account, and what of it the other does not have."""

    people: tuple[tuple[PersonFound, Elsewhere], ...]
    """Who took part, in the order of the text."""
    countries: tuple[tuple[str, Elsewhere], ...]
    groups: tuple[tuple[str, Elsewhere], ...]
    own_figures: tuple[Figure, ...] | None
    """The figures that only this account gives; None where figures are not compared."""


def side_by_side(left: Release, right: Release) -> tuple[Side, Side]:
    """Both accounts, in the order given. Figures are compared where both texts are English."""
    english = left.description.language == right.description.language == ENGLISH
    found = tuple(figures(release.clean) if english else () for release in (left, right))
    return (
        _side(left, right, only_in(found[0], found[1]) if english else None),
        _side(right, left, only_in(found[1], found[0]) if english else None),
    )


def _side(release: Release, other: Release, own_figures: tuple[Figure, ...] | None) -> Side:
    mine, theirs = release.description, other.description
    countries = {c.id: c.role == "participant" for c in theirs.countries}
    groups = {g.id: g.participant for g in theirs.groups}
    return Side(
        tuple((p, _elsewhere(_part_of(p, theirs.people))) for p in mine.people if _took_part(p)),
        tuple((c, _elsewhere(countries.get(c))) for c in mine.participants),
        tuple((g.id, _elsewhere(groups.get(g.id))) for g in mine.groups if g.participant),
        own_figures,
    )


def _elsewhere(took_part: bool | None) -> Elsewhere:
    """In words; None stands for somebody who is not there."""
    if took_part is None:
        return "not named"
    return "took part" if took_part else "mentioned"


def _took_part(person: PersonFound) -> bool:
    return person.participant and person.kind != "author"


def _part_of(person: PersonFound, people: Iterable[PersonFound]) -> bool | None:
    """Whether somebody took part as others tell it; None where they do not name them."""
    same = [_took_part(other) for other in people if _is_same(person, other)]
    return any(same) if same else None


def _is_same(one: PersonFound, other: PersonFound) -> bool:
    """Whether two accounts mean the same person, as far as anybody can tell: of several it may be, any counts."""
    mine, theirs = ({p.id} if p.id else set(p.candidates) for p in (one, other))
    return bool(mine & theirs) if mine and theirs else person_key(one) == person_key(other)
