"""People a release names: in full, by title and family name, by family name alone.

This needs no date, and gives the dating its evidence; offices without a name come after it (`incumbents.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.authority.load import Authority
from generator.authority.resolve import Holder
from generator.dates import DAY_NAMES, MONTH_NAMES
from generator.describe.offices import OfficePhrase, candidate_offices
from generator.describe.reading import Reading
from generator.describe.tokens import tokenise
from generator.describe.words import ADDRESS, SENTENCE_OPENERS
from generator.model import Via

_CALENDAR = frozenset(name.lower() for name in (*MONTH_NAMES, *DAY_NAMES))


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in the text where a person stands: by name, by office or as a counterpart."""

    first: int
    last: int
    person: str | None
    name: str
    via: Via
    phrase: OfficePhrase | None = None
    candidates: tuple[str, ...] = ()
    country: str | None = None
    holder: Holder | None = None
    says: str = ""


@dataclass(slots=True)
class FamilyNames:
    """Family names of the authority, as token keys, to the people who bear them."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, authority: Authority) -> FamilyNames:
        """Index every person's family name."""
        names = cls()
        for person in authority.people.values():
            keys = tuple(t.key for t in tokenise(person.family_name))
            if keys:
                names.by_first[keys[0]].append((keys, person.id))
        return names

    def at(self, reading: Reading, at: int) -> tuple[int, tuple[str, ...]]:
        """The longest family name that starts at token `at`: its end, and who bears it."""
        found: dict[int, list[str]] = defaultdict(list)
        for keys, person in self.by_first.get(reading.tokens[at].key, ()):
            if tuple(t.key for t in reading.tokens[at : at + len(keys)]) == keys:
                found[at + len(keys)].append(person)
        if not found or not (reading.tokens[at].capitalised or (len(found) and max(found) - at > 1)):
            return at, ()
        end = max(found)
        return end, tuple(dict.fromkeys(found[end]))


def stated_people(
    reading: Reading, phrases: Sequence[OfficePhrase], authority: Authority, families: FamilyNames, home: str | None
) -> list[Sighting]:
    """Everybody who is named: in full, by title and family name, or by a family name that a full name explains."""
    by_spot = {(p.person.first, p.person.last): p for p in phrases if p.person}
    sightings: list[Sighting] = []
    for spot in reading.spots:
        ids = tuple(dict.fromkeys(i for n in spot.names if n.kind == "person" for i in n.ids))
        if not ids:
            continue
        phrase = by_spot.get((spot.first, spot.last))
        words = reading.words(spot.first, spot.last)
        ids = _narrowed(ids, phrase, home, authority)
        person = ids[0] if len(ids) == 1 else None
        sightings.append(Sighting(spot.first, spot.last, person, words, "name", phrase, () if person else ids))
    sightings += _by_title(reading, phrases, authority, families, home)
    sightings += _by_family_name(reading, sightings, phrases, families)
    return sorted(sightings, key=lambda s: (s.first, s.last))


def _narrowed(
    ids: tuple[str, ...], phrase: OfficePhrase | None, home: str | None, authority: Authority
) -> tuple[str, ...]:
    """Of several people with one name those who ever held the office named with it."""
    if len(ids) < 2 or phrase is None:
        return ids
    held = {t.person for o in candidate_offices(phrase, home, authority) for t in o.tenures}
    return tuple(i for i in ids if i in held) or ids


def _by_title(
    reading: Reading, phrases: Sequence[OfficePhrase], authority: Authority, families: FamilyNames, home: str | None
) -> list[Sighting]:
    """ "Secretary Austin", "Defence Minister Pistorius", and names the authority does not know after a title."""
    sightings = []
    named = {p.name[0]: p for p in phrases if p.name and not p.person}
    for phrase in named.values():
        assert phrase.name is not None
        end, people = families.at(reading, phrase.name[0])
        offices = candidate_offices(phrase, home, authority)
        if people and end == phrase.name[1]:
            held = {t.person for o in offices for t in o.tenures}
            people = tuple(p for p in people if p in held) or people
            person = people[0] if len(people) == 1 else None
            words = reading.words(phrase.name[0], end)
            sightings.append(Sighting(phrase.name[0], end, person, words, "title", phrase, () if person else people))
        else:
            words = reading.words(*phrase.name)
            sightings.append(Sighting(*phrase.name, None, words, "name", phrase))
    taken = {at for s in sightings for at in range(s.first, s.last)} | _spotted(reading)
    for at, token in enumerate(reading.tokens[:-1]):
        if token.key in ADDRESS and token.capitalised and at + 1 not in taken and at + 1 not in named:
            following = at + 2 if reading.tokens[at + 1].text == "." else at + 1
            if following < len(reading.tokens) and following not in taken:
                end, people = families.at(reading, following)
                people = _of_address(token.key, people, authority)
                if len(people) == 1:
                    sightings.append(Sighting(following, end, people[0], reading.words(following, end), "title"))
    return sightings


def _of_address(word: str, people: tuple[str, ...], authority: Authority) -> tuple[str, ...]:
    """Of several people with one family name those who held an office with this word in its title."""
    if len(people) < 2:
        return people
    return tuple(p for p in people if any(word in o.title.lower() for o, _ in authority.tenures_of(p)))


def _spotted(reading: Reading) -> set[int]:
    return {at for s in reading.spots if not (s.of("title")) for at in range(s.first, s.last)}


def _by_family_name(
    reading: Reading, known: Sequence[Sighting], phrases: Sequence[OfficePhrase], families: FamilyNames
) -> list[Sighting]:
    """A family name alone means the one person of that name whom the text also names in full or with a title."""
    named = {s.person for s in known if s.person}
    taken = {at for s in known for at in range(s.first, s.last)} | _spotted(reading)
    taken |= {at for p in phrases for at in range(p.first, p.last)}
    sightings, at = [], 0
    while at < len(reading.tokens):
        end, people = families.at(reading, at) if at not in taken else (at, ())
        meant = [p for p in people if p in named]
        if len(meant) == 1 and not _part_of_another_name(reading, at, end):
            sightings.append(Sighting(at, end, meant[0], reading.words(at, end), "family-name"))
            at = end
        else:
            at += 1
    return sightings


def _part_of_another_name(reading: Reading, at: int, end: int) -> bool:
    """True for "Alan Johnson" where Boris Johnson is meant elsewhere, and for "May" the month."""
    tokens = reading.tokens
    if (
        tokens[at].key in _CALENDAR
        and at
        and (tokens[at - 1].key in {"in", "of", "on", "early", "late"} or tokens[at - 1].text[0].isdigit())
    ):
        return True
    if end < len(tokens) and tokens[end].word and tokens[end].capitalised and tokens[end].key not in _CALENDAR:
        gap = reading.text[tokens[end - 1].end : tokens[end].start]
        if gap == " " and end - at == 1 and tokens[end].text.isalpha() and not _title_case(reading, at):
            return True
    if not at or "\n" in reading.text[tokens[at - 1].end : tokens[at].start]:
        return False
    before = tokens[at - 1]
    if not (before.word and before.capitalised and before.text.isalpha()) or _title_case(reading, at):
        return False
    opener = reading.sentence_of(at)[0] == at - 1
    return before.key not in ADDRESS and not (opener and before.key in SENTENCE_OPENERS)


def _title_case(reading: Reading, at: int) -> bool:
    """True in a headline, where every word is capitalised and capitals tell nothing."""
    first, last = reading.sentence_of(at)
    if reading.tokens[last - 1].text == ".":
        return False
    words = [t for t in reading.tokens[first:last] if t.word and len(t.text) > 3]
    return sum(t.capitalised for t in words) > 0.8 * len(words)
