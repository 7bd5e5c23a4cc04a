"""Offices of several countries at once: "the defence ministers of France and Poland", "French and German leaders"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.authority.load import Authority
from generator.describe.reading import Reading
from generator.describe.spotting import Spot
from generator.describe.tokens import tokenise

_LONGEST = 5
"""Words of a title."""
LEADER = "leader"
"""Stands for whoever leads each country, head of state or of government."""
_BETWEEN = frozenset(("and", "the", "both", "with"))


PluralTitles = Mapping[tuple[str, ...], str]
"""The titles of kinds of office in the plural, as token keys, to the kind."""


def offices_of_several(reading: Reading, plurals: PluralTitles) -> Iterator[tuple[Spot, str]]:
    """Each country that stands in such a list, where it stands, and the kind of office that is spoken of."""
    starts = {s.first: s for s in reading.spots if s.of("country")}
    ends = {s.last: s for s in reading.spots if s.of("country")}
    lasts = {title[-1] for title in plurals}
    for at in reading.places_of(lasts):
        for first in range(max(0, at - _LONGEST + 1), at + 1):
            kind = plurals.get(tuple(t.key for t in reading.tokens[first : at + 1]))
            if kind is None:
                continue
            after = listed_after(reading, at + 1, starts)
            if kind != LEADER:
                after += _listed_before(reading, first, ends)
            elif len(after) < 2 or not first or reading.tokens[first - 1].key != "the":
                after = []  # "Israeli leaders", "faith leaders of Iraq" are nobody in particular
            for spot in after:
                yield spot, kind
            break


def plural_titles(authority: Authority) -> PluralTitles:
    """ "Defence Ministers", "Ministers of Defence", of every kind of office."""
    found: dict[tuple[str, ...], str] = {("leaders",): LEADER}
    for kind in authority.kinds.values():
        for title in kind.titles:
            words = [t.key for t in tokenise(title)]
            head = words.index("of") - 1 if "of" in words[1:] else words.index("for") - 1 if "for" in words[1:] else -1
            word = words[head]
            words[head] = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
            found.setdefault(tuple(words), kind.id)
    return found


def listed_after(reading: Reading, at: int, starts: Mapping[int, Spot]) -> list[Spot]:
    """The countries of "from France, Germany, Italy and Poland", by name; nothing where no "from" stands at `at`."""
    tokens, found = reading.tokens, []
    if at < len(tokens) and tokens[at].text in {"’", "'"}:
        at += 1
    if at >= len(tokens) or tokens[at].key not in {"from", "of"}:
        return []
    at += 1
    while at < len(tokens):
        spot = starts.get(at)
        name = spot.of("country") if spot else None
        if spot and name and name.via == "name":
            found.append(spot)
            at = spot.last
        elif tokens[at].text == "," or tokens[at].key in _BETWEEN:
            at += 1
        else:
            break
    return found


def _listed_before(reading: Reading, at: int, ends: Mapping[int, Spot]) -> list[Spot]:
    """The countries of "French, German and Polish" before a title."""
    tokens = reading.tokens
    found: list[Spot] = []
    while at > 0:
        spot = ends.get(at)
        if spot is not None:
            found.append(spot)
            at = spot.first
        elif found and (tokens[at - 1].text == "," or tokens[at - 1].key in {"and", "&"}):
            at -= 1
        else:
            break
    # One alone is no list: "Israeli leaders" are nobody in particular.
    return found[::-1] if len(found) > 1 else []
