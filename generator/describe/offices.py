"""Phrases that name an office, with the country and the person's name that stand beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import offices_of_kind
from generator.describe.office_meant import is_general, is_of_a_body
from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.spotting import Name, Spot
from generator.describe.tokens import Token
from generator.describe.where_names_end import given_names, words_that_are_names
from generator.describe.words import FORMER, HONORIFICS, NOT_THE_OFFICE, POSTNOMINALS, RANKS
from generator.hosts import lies_on
from generator.lexicon import dictionary_tag


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office named in the text: tokens `first` up to and without `last`, a country beside it included."""

    first: int
    last: int
    title: Name
    country: str | None
    """The country that the words beside it give."""
    former: bool
    """True for "the former Defence Secretary": the holder on the day is not meant."""
    person: Spot | None
    """The full name beside it, where the authority knows it."""
    name: tuple[int, int] | None
    """Tokens of the name that follows, known or not."""
    title_first: int = 0
    """The first token of the title itself, after a country before it."""
    general: bool = False
    """True where nobody in particular is meant: "a president", "served as President", "Council President"."""
    small: bool = False
    """True for "the president" in small letters: it needs somebody named so, or a country."""


def find_offices(reading: Reading) -> list[OfficePhrase]:
    """Every office phrase of the text, in order."""
    phrases = []
    countries = {s.last: s for s in reading.spots if s.of("country")}
    starts = {s.first: s for s in reading.spots}
    for spot in reading.spots:
        title = spot.of("title")
        if title is None:
            continue
        first, country = _country_before(reading, spot, countries)
        if _is_another_office(reading, first) or is_of_a_body(reading, first, spot.last, country):
            continue
        last, after = _country_after(reading, spot, starts)
        person, name = _name_after(reading, last, starts)
        if name is not None and country is None and after is None:
            after = _country_of_the_named(reading, name[1], starts)
        phrases.append(
            OfficePhrase(
                first=first,
                last=last,
                title=title,
                country=country or after or title.country,
                former=first > 0 and _formerly(reading, first),
                person=person if person or name else _name_before(reading, first, starts),
                name=name,
                title_first=spot.first,
                general=is_general(reading, spot, first, country or after or title.country),
                small=not reading.tokens[spot.first].capitalised,
            )
        )
    return phrases


def _country_before(reading: Reading, spot: Spot, ends: dict[int, Spot]) -> tuple[int, str | None]:
    """ "the US Secretary", "Britain's Defence Secretary", "French and German …" takes the nearest."""
    at = spot.first
    if reading.breaks_before(at):
        return spot.first, None
    if at and reading.tokens[at - 1].key in {"'s", "’s"}:
        at -= 1
    found = ends.get(at)
    name = found.of("country") if found else None
    if found is None or name is None or (name.via == "capital" and at == spot.first):
        return spot.first, None
    return found.first, name.ids[0]


def _country_after(reading: Reading, spot: Spot, starts: dict[int, Spot]) -> tuple[int, str | None]:
    """ "Minister of Defence of Poland", "Secretary of State for Defence of the United Kingdom"."""
    tokens, at = reading.tokens, spot.last
    if at < len(tokens) and tokens[at].key in {"of", "for"}:
        at += 1
        if at < len(tokens) and tokens[at].key == "the":
            at += 1
        found = starts.get(at)
        name = found.of("country") if found else None
        owns = found is not None and found.last < len(tokens) and tokens[found.last].key in {"'s", "’s"}
        if found and name and name.via == "name" and not owns:
            return found.last, name.ids[0]
    return spot.last, None


def _country_of_the_named(reading: Reading, at: int, starts: dict[int, Spot]) -> str | None:
    """ "Prime Minister Kiril Petkov of Bulgaria"."""
    tokens = reading.tokens
    if at + 1 >= len(tokens) or tokens[at].key != "of":
        return None
    found = starts.get(at + (2 if tokens[at + 1].key == "the" else 1))
    name = found.of("country") if found else None
    return name.ids[0] if name else None


def _formerly(reading: Reading, first: int) -> bool:
    before = reading.tokens[max(0, first - 2) : first]
    return any(t.key in FORMER for t in before) or (bool(before) and bool(_NUMBERED.fullmatch(before[-1].key)))


_NUMBERED = re.compile(r"first|second|third|fourth|\d+(?:st|nd|rd|th)")
""" "Our first President", "the 35th President": one of all who held the office."""


def _is_another_office(reading: Reading, first: int) -> bool:
    return first > 0 and reading.tokens[first - 1].key in NOT_THE_OFFICE


def _skip_address(reading: Reading, at: int) -> int:
    """Past a comma, honorifics and ranks: "Chief of the Defence Staff, Admiral Sir" Tony Radakin."""
    tokens = reading.tokens
    while at < len(tokens) and (
        (tokens[at].text in {","} and at + 1 < len(tokens) and tokens[at + 1].capitalised)
        or (tokens[at].text == "." and tokens[at - 1].key in (HONORIFICS | RANKS))
        or (tokens[at].capitalised and tokens[at].key in (HONORIFICS | RANKS | POSTNOMINALS))
    ):
        at += 1
    return at


def _name_after(reading: Reading, last: int, starts: dict[int, Spot]) -> tuple[Spot | None, tuple[int, int] | None]:
    tokens = reading.tokens
    at = _skip_address(reading, last)
    if at < len(tokens) and "\n" in reading.text[tokens[last - 1].end : tokens[at].start]:
        return None, None
    comma = any(t.text == "," for t in tokens[last:at])
    for start in range(last, at + 1):  # a name of record can begin with the honorific: "Lord Coaker"
        found = starts.get(start)
        if found and found.of("person"):
            return found, (found.first, found.last)
    end = at
    while end < len(tokens) and end - at < 4 and _name_part(reading, end, starts):
        end += 1
    if end == at or comma or tokens[end - 1].key in POSTNOMINALS:
        return None, None
    return None, (at, end)


def _name_part(reading: Reading, at: int, starts: dict[int, Spot]) -> bool:
    token = reading.tokens[at]
    joins = token.text in {"-"} and 0 < at < len(reading.tokens) - 1 and reading.tokens[at + 1].capitalised
    if joins:
        return True
    gap = reading.text[reading.tokens[at - 1].end : token.start]
    if token.key in HEADS or (len(token.text) > 1 and token.text.isupper() and dictionary_tag(token.key)):
        return False  # "Prime Minister Attorney-General", "PRIME MINISTER TO ATTEND"
    if reading.in_title_case(at) and _is_no_name(token):
        return False  # "Prime Minister Opens the Bank", "PM Climate Summit Remarks"
    return (
        token.word
        and token.capitalised
        and _APOSTROPHES.sub("", token.text).isalpha()
        and "\n" not in gap
        and at not in starts
    )


def _is_no_name(token: Token) -> bool:
    """A word of English that is neither a given name nor a family name."""
    if not dictionary_tag(token.key):
        return False
    return all(
        form not in names
        for names in (given_names(), words_that_are_names())
        for form in (token.folded, token.folded.title())
    )


_APOSTROPHES = re.compile(r"['’]")


def _name_before(reading: Reading, first: int, starts: dict[int, Spot]) -> Spot | None:
    """ "Ben Wallace, the Defence Secretary," — the name stands before, parted by a comma."""
    tokens, at = reading.tokens, first - 1
    if at >= 0 and tokens[at].key == "the":
        at -= 1
    if at < 1 or tokens[at].text != ",":
        return None
    return next((s for s in starts.values() if s.last == at and s.of("person")), None)


def country_of_publishing(reading: Reading, authority: Authority, publisher: str | None) -> str | None:
    """Whose government published a release: its publisher's country, else that of all who publish at its address."""
    if publisher is not None and publisher in authority.publishers and authority.publishers[publisher].country:
        return authority.publishers[publisher].country
    addresses = [f.value for f in reading.clean.facts if f.kind == "url"]
    there = {p.country for p in authority.publishers.values() for a in addresses if lies_on(a, p.domains)}
    return there.pop() if len(there) == 1 else None


def office_leading(authority: Authority, publisher: str | None) -> Office | None:
    """The office whose holder a publisher's own releases call "the Secretary"."""
    known = authority.publishers.get(publisher or "")
    return authority.offices[known.led_by] if known is not None and known.led_by is not None else None


def home_country(
    reading: Reading, phrases: Sequence[OfficePhrase], authority: Authority, publisher: str | None
) -> str | None:
    """Whose "Defence Secretary" it is where no country is named: the publisher's, else the one the offices speak for.

    Without a publisher the address counts, where all who publish there are of one country; else each office named
    without a country votes: by the person named with it, else by being an office of one country only. A tie elects
    nobody.
    """
    publishing = country_of_publishing(reading, authority, publisher)
    if publishing is not None:
        return publishing
    votes: Counter[str] = Counter()
    for phrase in phrases:
        if phrase.country or phrase.former:
            continue
        if phrase.person is not None:
            people = [authority.people[i] for n in phrase.person.names if n.kind == "person" for i in n.ids]
            votes.update({p.country for p in people if p.country})
        elif "head-of-state" not in phrase.title.kinds:  # every republic has "the President"
            countries = {authority.offices[o].country for o in phrase.title.ids} - {None}
            if len(countries) == 1:
                votes.update(c for c in countries if c)
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def monarchs_of(country: str | None, authority: Authority) -> list[Office]:
    """The crown of a kingdom, or of the realm that a country is; none of a republic."""
    if country is None:
        return []
    crowned = {country, authority.countries[country].realm_of}
    heads = [o for o in authority.offices.values() if o.country in crowned and o.kind == "head-of-state"]
    return [o for o in heads if any(_CROWN.search(words) for words in (o.title, *o.variants))]


_CROWN = re.compile(r"\b(?:Monarch|King|Queen|Emperor)\b")


def candidate_offices(phrase: OfficePhrase, home: str | None, authority: Authority) -> tuple[Office, ...]:
    """The offices a phrase can mean: its own variants first, then every office of its kinds in the country."""
    named = tuple(authority.offices[o] for o in phrase.title.ids)
    country = phrase.country or home
    if country is not None:
        own = tuple(o for o in named if o.country == country)
        if own:
            return own
        general = offices_of_kind(authority, phrase.title.kinds, country)
        if general:
            return general
        # "The Queen" of a realm is another country's.
        realm = authority.countries[country].realm_of
        shared = tuple(o for o in named if realm is not None and o.country == realm and o.kind == "head-of-state")
        if shared:
            return shared
    return tuple(o for o in named if o.country is None) if phrase.country is None else ()
