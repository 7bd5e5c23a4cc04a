"""People a release names: in full, by title and family name, by family name alone.

This needs no date, and gives the dating its evidence; offices without a name come after it (`incumbents.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from generator.authority.load import Authority
from generator.authority.resolve import Holder
from generator.dates import DAY_NAMES, MONTH_NAMES
from generator.describe.family_names import FamilyNames
from generator.describe.named_together import named_together
from generator.describe.offices import OfficePhrase, candidate_offices
from generator.describe.personal_names import PersonalName, personal_names
from generator.describe.posts import HEADS, PLURALS
from generator.describe.reading import Reading
from generator.describe.spotting import Spot
from generator.describe.tokens import keys_of
from generator.describe.where_names_end import TITLES_THAT_ARE_NAMES, given_names, is_of_a_ship
from generator.describe.words import SENTENCE_OPENERS
from generator.lexicon import dictionary_tag
from generator.model import PersonKind, Via

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
    kind: PersonKind | None = None
    """What the words beside the name of somebody unknown make of its bearer."""
    post: tuple[int, int] | None = None
    """The tokens of those words."""
    of_organisation: bool = False
    """True where the words beside an unknown name are those of an organisation of states."""
    bearers: tuple[str, ...] = ()
    """Of a family name alone: the people of that name whom the authority knows."""


def stated_people(
    reading: Reading, phrases: Sequence[OfficePhrase], authority: Authority, families: FamilyNames, home: str | None
) -> list[Sighting]:
    """Everybody who is named: in full, by title and family name, or by a family name that a full name explains."""
    by_spot = {(p.person.first, p.person.last): p for p in phrases if p.person}
    sightings: list[Sighting] = []
    for spot in reading.spots:
        ids = tuple(dict.fromkeys(i for n in spot.names if n.kind == "person" for i in n.ids))
        if not ids or is_of_a_ship(reading, spot.first):
            continue
        phrase = by_spot.get((spot.first, spot.last))
        ids = _narrowed(ids, phrase, home, authority)
        person = ids[0] if len(ids) == 1 else None
        last = _whole_name(reading, spot.last, authority.people[person].family_name) if person else spot.last
        words = reading.words(spot.first, last)
        sightings.append(Sighting(spot.first, last, person, words, "name", phrase, () if person else ids))
    sightings += _by_title(reading, phrases, authority, families, home)
    sightings += _by_family_name(reading, sightings, phrases, families)
    sightings += _unknown(reading, sightings, phrases, families)
    sightings = _settled(sightings)
    return sorted(sightings, key=lambda s: (s.first, s.last))


def _settled(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Of several people whom a family name can mean the one whom the text also names in full: "Premier Li".

    And where it names somebody in full whom the authority does not know ("Senator Kim Carr"), "Minister Carr" is
    that one.
    """
    named = {s.person for s in sightings if s.person and s.via == "name"}
    strangers = {s.name.split()[-1]: s for s in sightings if not s.person and s.via == "name" and " " in s.name}
    result = []
    for sighting in sightings:
        meant = [p for p in (*sighting.candidates, *sighting.bearers) if p in named] if not sighting.person else []
        stranger = strangers.get(sighting.name)
        if len(set(meant)) == 1:
            result.append(replace(sighting, person=meant[0], candidates=()))
        elif stranger is not None and sighting.person not in named:
            unknown = replace(sighting, person=None, candidates=(), bearers=())
            if sighting.via != "name":
                unknown = replace(unknown, kind=stranger.kind, country=stranger.country)
            result.append(unknown)
        else:
            result.append(sighting)
    return result


def _whole_name(reading: Reading, last: int, family_name: str) -> int:
    """Past the family name that follows a short form: "Mohammed bin Abdulrahman Al-Thani"."""
    family = keys_of(family_name)
    at, left = last, family
    while at < len(reading.tokens) and left:
        if reading.tokens[at].key == left[0]:
            left = left[1:]
        elif reading.tokens[at].text != "-":
            break
        at += 1
    return at if not left and family else last


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
    """ "Secretary Austin", "Defence Minister Pistorius": a known family name after an office that its bearer held."""
    sightings = []
    named = {p.name[0]: p for p in phrases if p.name and not p.person}
    for phrase in named.values():
        assert phrase.name is not None
        if is_of_a_ship(reading, phrase.name[0]):
            continue
        end, people = families.at(reading, phrase.name[0])
        held = {t.person for o in candidate_offices(phrase, home, authority) for t in o.tenures}
        if people and end == phrase.name[1]:
            people = tuple(p for p in people if p in held) or _once_of_kind(people, phrase, authority)
            if people:
                person = people[0] if len(people) == 1 else None
                words = reading.words(phrase.name[0], end)
                sightings.append(
                    Sighting(phrase.name[0], end, person, words, "title", phrase, () if person else people)
                )
    taken = {at for s in sightings for at in range(s.first, s.last)} | _spotted(reading)
    for head, first, last in named_together(reading):
        end, people = families.at(reading, first) if first not in taken else (first, ())
        people = tuple(p for p in people if _held_a(PLURALS[reading.tokens[head].key], p, authority))
        if len(people) == 1 and end == last:
            sightings.append(Sighting(first, end, people[0], reading.words(first, end), "title"))
            taken.update(range(first, end))
    for at in reading.places_of(HEADS):
        token = reading.tokens[at]
        if token.capitalised and at + 1 < len(reading.tokens) and at + 1 not in taken and at + 1 not in named:
            following = at + 2 if reading.tokens[at + 1].text == "." else at + 1
            if following < len(reading.tokens) and following not in taken:
                end, people = families.at(reading, following)
                people = tuple(p for p in people if _held_a(token.key, p, authority))
                if len(people) == 1 and not part_of_another_name(reading, following, end):
                    sightings.append(Sighting(following, end, people[0], reading.words(following, end), "title"))
    return sightings


def _held_a(head: str, person: str, authority: Authority) -> bool:
    """Whether somebody ever held an office whose title has this word."""
    return any(head in office.title.lower().split() for office, _ in authority.tenures_of(person))


def _once_of_kind(people: Sequence[str], phrase: OfficePhrase, authority: Authority) -> tuple[str, ...]:
    """Of people with one family name those who held an office of this kind somewhere: "President Trump" elsewhere."""
    if phrase.country:
        return ()
    kinds, ids = set(phrase.title.kinds), set(phrase.title.ids)
    return tuple(p for p in people if any(o.kind in kinds or o.id in ids for o, _ in authority.tenures_of(p)))


def _unknown(
    reading: Reading, known: Sequence[Sighting], phrases: Sequence[OfficePhrase], families: FamilyNames
) -> list[Sighting]:
    """People whom the authority does not know, and the places where only their family name stands."""
    people = {at for s in known for at in range(s.first, s.last)}
    taken = people | {at for s in reading.spots if not _in_a_name(reading, s) for at in range(s.first, s.last)}
    by_name = {p.name[0]: p for p in phrases if p.name and not p.person}
    found = []
    for name in personal_names(reading, taken, people):
        _, bearers = families.at(reading, name.first)
        alone = bearers if name.last - name.first == 1 else ()
        words = reading.words(name.first, name.last)
        known_as = families.bearer(words) if not alone else None
        found.append(_of_name(name, words, by_name.get(name.first), alone, known_as))
    return found + _family_names_of(reading, found, taken)


def _in_a_name(reading: Reading, spot: Spot) -> bool:
    """ "Denzel Washington", "Jack London", "Michael Jordan": a place that is part of somebody's name."""
    if spot.of("blocked"):
        return reading.tokens[spot.last - 1].text in _FAMILY_NAMES_TOO
    if not spot.first or reading.words(spot.first, spot.last) not in _NAMES_TOO:
        return False
    at = spot.first - 1
    if at > 1 and reading.tokens[at].text == "." and len(reading.tokens[at - 1].text) == 1:
        at -= 2  # "Lisa O. Monaco"
    before = reading.tokens[at]
    plain = before.folded in given_names() and not dictionary_tag(before.key)
    return plain and not reading.breaks_before(spot.first) and not reading.in_title_case(spot.first)


_FAMILY_NAMES_TOO = frozenset("Washington Jordan London Ireland England France Israel Chad Paris Berlin Monaco".split())
_NAMES_TOO = _FAMILY_NAMES_TOO | TITLES_THAT_ARE_NAMES


def _of_name(
    name: PersonalName, words: str, phrase: OfficePhrase | None, bearers: tuple[str, ...], person: str | None
) -> Sighting:
    return Sighting(
        name.first,
        name.last,
        person,
        words,
        "name",
        phrase,
        country=name.country,
        kind=name.kind,
        post=name.post,
        of_organisation=name.of_organisation,
        bearers=bearers,
    )


def _family_names_of(reading: Reading, found: Sequence[Sighting], taken: Collection[int]) -> list[Sighting]:
    """Where somebody unknown who is named in full is called by the family name alone."""
    taken = {*taken, *(at for s in found for at in range(s.first, s.last))}
    by_first: dict[str, list[tuple[tuple[str, ...], Sighting]]] = defaultdict(list)
    for sighting in found:
        first = _family_part(reading, sighting)
        if first > sighting.first:
            words = tuple(t.text for t in reading.tokens[first : sighting.last])
            by_first[reading.tokens[first].key].append((words, sighting))
    sightings = []
    for at in [at for at in reading.places_of(by_first.keys()) if at not in taken]:
        for words, sighting in by_first[reading.tokens[at].key]:
            end = at + len(words)
            if tuple(t.text for t in reading.tokens[at:end]) == words and not part_of_another_name(reading, at, end):
                sightings.append(Sighting(at, end, None, reading.words(at, end), "family-name", kind=sighting.kind))
                break
    return sightings


def _family_part(reading: Reading, sighting: Sighting) -> int:
    """The token at which the family name begins: the last word, with all that a hyphen joins to it."""
    first = sighting.last - 1
    while first - 2 > sighting.first and reading.tokens[first - 1].text == "-":
        first -= 2
    return first


def _spotted(reading: Reading) -> set[int]:
    return {at for s in reading.spots if not (s.of("title")) for at in range(s.first, s.last)}


def _by_family_name(
    reading: Reading, known: Sequence[Sighting], phrases: Sequence[OfficePhrase], families: FamilyNames
) -> list[Sighting]:
    """A family name alone means the one person of that name whom the text also names in full or with a title."""
    named = {s.person for s in known if s.person}
    taken = {at for s in known for at in range(s.first, s.last)} | _spotted(reading)
    taken |= {at for p in phrases for at in range(p.first, p.last)}
    sightings: list[Sighting] = []
    done = 0
    for at in families.places(reading):
        if at in taken or at < done:
            continue
        end, people = families.at(reading, at)
        meant = [p for p in people if p in named]
        if len(meant) == 1 and not part_of_another_name(reading, at, end):
            sightings.append(Sighting(at, end, meant[0], reading.words(at, end), "family-name"))
            done = end
    return sightings


def part_of_another_name(reading: Reading, at: int, end: int) -> bool:
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
        if gap == " " and end - at == 1 and tokens[end].text.isalpha() and not reading.in_title_case(at):
            return True
    if not at or "\n" in reading.text[tokens[at - 1].end : tokens[at].start]:
        return False
    if is_of_a_ship(reading, at):
        return True
    before = tokens[at - 1]
    if before.folded in given_names() and before.key not in HEADS:
        return True
    if not (before.word and before.capitalised and before.text.isalpha()) or reading.in_title_case(at):
        return False
    opener = reading.sentence_of(at)[0] == at - 1
    return before.key not in HEADS and not (opener and before.key in SENTENCE_OPENERS)
