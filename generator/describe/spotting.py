"""Find every name of the authority files in a text: one pass, longest match wins.

What is spotted is only "these words can stand for these records". Who is meant on the day is decided later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.authority.load import Authority
from generator.describe.tokens import Token, places_of, tokenise
from generator.model import Via

SpotKind = Literal["person", "country", "group", "event", "title", "blocked"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the dictionary: what it stands for. For titles `ids` are offices and `kinds` office kinds."""

    kind: SpotKind
    ids: tuple[str, ...]
    via: Via = "name"
    kinds: tuple[str, ...] = ()
    country: str | None = None
    """The country that stands in a title: "President of Romania"."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name found: tokens `first` up to and without `last`."""

    first: int
    last: int
    names: tuple[Name, ...]

    def of(self, kind: SpotKind) -> Name | None:
        """What it stands for as this kind, if it can."""
        return next((n for n in self.names if n.kind == kind), None)


class Dictionary:
    """Names ready to be spotted. Events have one of their own: "defeat of Daesh" must not hide Daesh."""

    def __init__(self, names: Iterable[tuple[str, Name]]) -> None:
        self._named: dict[tuple[str, ...], list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        lengths: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for phrase, name in names:
            tokens = tokenise(phrase)
            if tokens:
                keys = tuple(t.key for t in tokens)
                self._named[keys].append((tuple(t.folded for t in tokens), name))
                lengths[keys[0]][keys[1] if len(keys) > 1 else ""].add(len(keys))
        self._lengths = {
            first: {second: sorted(found | seconds.get("", set()), reverse=True) for second, found in seconds.items()}
            for first, seconds in lengths.items()
        }
        """How many tokens the names have that begin with these two, the longest first; "" stands for any second one."""

    def spot(self, tokens: Sequence[Token], places: Mapping[str, Sequence[int]]) -> list[Spot]:
        """Every name in `tokens`, left to right, never overlapping; at each place the longest.

        `places` says where each word stands (`tokens.places_by_key`).
        """
        spots: list[Spot] = []
        done = 0
        for at in places_of(self._lengths.keys(), places):
            found = self._longest(tokens, at) if at >= done else None
            if found is not None:
                spots.append(found)
                done = found.last
        return spots

    def _longest(self, tokens: Sequence[Token], at: int) -> Spot | None:
        able = self._lengths[tokens[at].key]
        second = tokens[at + 1].key if at + 1 < len(tokens) else ""
        for length in able.get(second, able.get("", [])):
            window = tokens[at : at + length]
            named = self._named.get(tuple([t.key for t in window]), ()) if len(window) == length else ()
            names = dict.fromkeys(
                name
                for folded, name in named
                if all(_case_fits(t.folded, f) for t, f in zip(window, folded, strict=True))
                or _is_shouted(window, folded)
            )
            if names:
                break
        else:
            return None
        # A combining form is known by its hyphen ("British-Franco"), which is no part of the name.
        first = at + 1 if tokens[at].text == "-" else at
        last = at + length - 1 if tokens[at + length - 1].text == "-" else at + length
        return Spot(first, last, tuple(names))


def _case_fits(written: str, wanted: str) -> bool:
    """Capitals matter: "US" is no "us", "Turkey" no "turkey"; a word in full capitals stands for any form."""
    if written == wanted or not wanted[0].isalpha():
        return True
    if wanted.islower():
        return True
    if wanted.isupper() and len(wanted) > 1:
        return len(wanted) > 3 and written[0].isupper()  # "Nato" for NATO, but never "Us" or "Eu"
    return written.isupper() if len(written) > 3 else written == wanted


def _is_shouted(written: Sequence[Token], wanted: Sequence[str]) -> bool:
    """Whether a name of several words stands in full capitals, its short words too: "NEW ZEALAND"."""
    if len(wanted) < 2 or not written[0].text.isupper():
        return False
    letters = [t.text for t in written if t.word]
    return all(word.isupper() for word in letters) and any(len(word) > 3 for word in letters)


def authority_names(authority: Authority) -> Iterator[tuple[str, Name]]:
    """Every name of people, countries, groups and offices."""
    yield from _country_names(authority)
    for person in authority.people.values():
        given = person.name.removesuffix(f" {person.family_name}")
        family_first = (f"{person.family_name} {given}",) if given != person.name else ()
        for phrase in dict.fromkeys((person.name, *person.variants, *family_first)):
            yield phrase, Name("person", (person.id,))
    for group in authority.groups.values():
        for phrase in (group.name, *group.variants):
            yield phrase, Name("group", (group.id,))
    yield from _title_names(authority)


def _country_names(authority: Authority) -> Iterator[tuple[str, Name]]:
    for country in authority.countries.values():
        for phrase in (country.name, *country.variants):
            yield phrase, Name("country", (country.id,), "name")
        for phrase in country.demonyms:
            yield phrase, Name("country", (country.id,), "demonym")
        for phrase in country.combining:
            yield f"{phrase}-", Name("country", (country.id,), "demonym")
            yield f"-{phrase}", Name("country", (country.id,), "demonym")
        for phrase in country.institutions:
            yield phrase, Name("country", (country.id,), "institution")
        if country.capital:
            yield country.capital, Name("country", (country.id,), "capital")
        for phrase in country.not_phrases:
            yield phrase, Name("blocked", ())


def event_names(authority: Authority) -> Iterator[tuple[str, Name]]:
    """Every name of an event; a name that recurs ("NATO Summit in Brussels") stands for all of them."""
    ids: dict[str, list[str]] = defaultdict(list)
    for event in authority.events.values():
        for phrase in dict.fromkeys((event.name, *event.variants)):
            ids[phrase].append(event.id)
    for phrase, records in ids.items():
        yield phrase, Name("event", tuple(records))


def _title_names(authority: Authority) -> Iterator[tuple[str, Name]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    offices: dict[str, list[str]] = defaultdict(list)
    for kind in authority.kinds.values():
        for title in kind.titles:
            kinds[title].append(kind.id)
    for office in authority.offices.values():
        for title in dict.fromkeys((office.title, *office.variants, *(t.title for t in office.tenures if t.title))):
            offices[title].append(office.id)
    countries = {word: c.id for c in authority.countries.values() for word in (c.name, *c.variants, *c.demonyms)}
    for title in dict.fromkeys((*kinds, *offices)):
        # Singular only: "NATO Defence Ministers" is nobody in particular.
        name = Name(
            "title", tuple(offices.get(title, ())), "office", tuple(kinds.get(title, ())), _named_in(title, countries)
        )
        yield title, name
        if len(title) > 4 and not title.isupper():
            yield title.lower(), name  # "the French president": only beside a country


def _named_in(title: str, countries: Mapping[str, str]) -> str | None:
    """The country whose name a title begins or ends with."""
    words = title.split()
    for number in range(1, len(words)):
        for part in (" ".join(words[:number]), " ".join(words[number:]).removeprefix("the ")):
            if part in countries:
                return countries[part]
    return None
