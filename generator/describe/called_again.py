"""Offices without a name that point back in the text: "the Minister" after "Foreign Minister Rau"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.authority.resolve import holding
from generator.dates import Days
from generator.describe.office_meant import PREDICATE, is_of_a_body
from generator.describe.offices import OfficePhrase
from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting

_ARTICLES = frozenset("the mr madam mme mister".split())
_NARROWED = frozenset("deputy assistant under vice special high associate principal first".split())
"""Words that make a lesser office of one: "the Deputy Secretary" is whoever was named so."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody named in the text, with the words of the office they are named with, in lower case."""

    sighting: Sighting
    words: tuple[str, ...]

    @property
    def who(self) -> str:
        """By what two places are of the same person: the id, or the last name of somebody unknown."""
        return self.sighting.person or self.sighting.name.split()[-1]

    @property
    def head(self) -> str:
        """The word that is left when the office is called by one word: "secretary" of "Secretary of State"."""
        until = self.words.index("of") if "of" in self.words else len(self.words)
        until = min(until, self.words.index("for")) if "for" in self.words else until
        return next((w for w in reversed(self.words[:until]) if w in HEADS), "")


def called(reading: Reading, stated: Sequence[Sighting]) -> list[Called]:
    """Everybody who is named with an office or a post, in order."""
    found = []
    for sighting in stated:
        span = (sighting.phrase.first, sighting.phrase.last) if sighting.phrase else sighting.post
        if span is None and sighting.via == "title":
            span = (sighting.first - 1, sighting.first)
        if span is None and reading.tokens[sighting.first].key in HEADS:
            span = (sighting.first, sighting.first + 1)  # a name of record with its title: "King Abdullah II"
        if span is not None:
            found.append(Called(sighting, tuple(t.key for t in reading.tokens[slice(*span)] if t.word)))
    return found


def distinct(named: Sequence[Called]) -> list[Called]:
    """Each person with each wording once, where first named. Of very many the first ones: no text means them all."""
    return list({(c.who, c.words): c for c in reversed(named)}.values())[::-1][:_MANY]


_MANY = 300


def meant_by_title(
    reading: Reading, phrase: OfficePhrase, named: Sequence[Called], authority: Authority, home: str | None, on: Days
) -> list[Called]:
    """Those named with the very words of an office that stands here without a name or a country.

    Without any, those of another country who are named in an office of its kind: "the Foreign Minister" after
    "Minister of Foreign Affairs Jane Roe".
    """
    return with_title(reading, phrase, named) or [
        c for c in named if _is_of_kind(c, phrase, authority, on) and is_of_another_country(c, authority, home)
    ]


def with_title(reading: Reading, phrase: OfficePhrase, named: Sequence[Called]) -> list[Called]:
    """Those named with the very words of an office: "President" of "President Abbas"."""
    words = tuple(t.key for t in reading.tokens[phrase.title_first : phrase.last] if t.word)
    return [c for c in named if not is_lesser(c) and _begins_or_ends(c.words, words)]


def _is_of_kind(called: Called, phrase: OfficePhrase, authority: Authority, on: Days) -> bool:
    """Whether somebody is named in an office of the kind, or held one then."""
    kinds = set(phrase.title.kinds)
    beside = called.sighting.phrase
    if beside is not None and kinds.intersection(beside.title.kinds):
        return True
    person = called.sighting.person
    if person is None:
        return False
    return (
        holding(person, [office for office, _ in authority.tenures_of(person) if office.kind in kinds], on) is not None
    )


def is_of_another_country(called: Called, authority: Authority, home: str | None) -> bool:
    """Whether somebody is of another country than the publisher's; of the unknown those of whom no country is told."""
    beside = called.sighting.phrase
    if called.sighting.person:
        return authority.people[called.sighting.person].country not in (None, home)
    return home is None or (beside.country if beside else called.sighting.country) != home


def by_one_word(
    reading: Reading, phrases: Sequence[OfficePhrase], named: Sequence[Called], taken: Collection[int], own: str
) -> Iterator[tuple[int, int, Called | None]]:
    """ "The Secretary", "the Ambassador", "Mr. President": whoever was last named with an office of that head.

    `own` is the one word for the office that leads the publisher; None where its holder is meant.
    """
    inside = {at for p in phrases for at in range(p.first, p.last)}
    heads = {c.head for c in named} | {own}
    title_ends = reading.title_ends
    for at in reading.places_of(heads):
        token = reading.tokens[at]
        if at in inside or at in taken or not token.capitalised or not at:
            continue
        first = _narrowed(reading, at)
        before = first - 2 if reading.tokens[first - 1].text == "." else first - 1
        articles = _ARTICLES | {"and"} if first < at else _ARTICLES  # "The Deputy Secretary and Vice Minister"
        if before < 0 or reading.tokens[before].key not in articles or goes_on(reading, at + 1):
            continue
        if before and _is_of_a_post(reading, before - 1):
            continue
        words = tuple(t.key for t in reading.tokens[first : at + 1])
        same = [c for c in named if c.head == token.key and (first == at or _begins_or_ends(c.words, words))]
        is_own = words == (own,) and reading.tokens[before].key == "the"
        plain = [c for c in same if c.words[0] == words[0]] or ([] if is_own else same)
        if len({c.who for c in plain}) > 1:  # of several the one whom the release is about
            plain = [c for c in plain if reading.tokens[c.sighting.first].start < title_ends]
        if len({c.who for c in plain}) == 1:
            yield first, at + 1, _last_before(plain, at)
        elif is_own and not is_of_a_body(reading, first, at + 1, None):
            yield first, at + 1, None


def _narrowed(reading: Reading, at: int) -> int:
    """Where the words of a lesser office begin: "Deputy" of "Deputy Foreign Minister"; else `at` itself."""
    first = at
    while first > 1 and reading.tokens[first - 1].capitalised:
        if reading.tokens[first - 1].key not in _NARROWED | _PORTFOLIOS:
            break
        first -= 1
    while first < at and reading.tokens[first].key not in _NARROWED:
        first += 1
    return first


_PORTFOLIOS = frozenset("foreign defence defense finance trade interior prime".split())


def _is_of_a_post(reading: Reading, at: int) -> bool:
    """Before "the Secretary": "serves as", "Office of", "Assistant to"; not "an opportunity for the Secretary"."""
    tokens = reading.tokens
    if tokens[at].key in PREDICATE:
        return True
    return tokens[at].key in {"of", "to", "for"} and at > 0 and tokens[at - 1].capitalised


def _begins_or_ends(whole: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return whole[: len(words)] == words or whole[-len(words) :] == words


def goes_on(reading: Reading, at: int) -> bool:
    """Whether more of a title or a name follows."""
    if at >= len(reading.tokens):
        return False
    token = reading.tokens[at]
    gap = reading.text[reading.tokens[at - 1].end : token.start]
    return (token.capitalised and gap == " ") or token.key in {"of", "for"} or token.text == "-"


def by_honour(
    reading: Reading, named: Sequence[Called], taken: Collection[int]
) -> Iterator[tuple[int, int, Called | None]]:
    """ "His Majesty", "Your Royal Highness" without a name: the one monarch or prince whom the text names.

    None where it names no monarch: the publisher's own is meant.
    """
    bearers = {key: [c for c in named if words.intersection(c.words)] for key, words in _HONOURS.items()}
    for at in [
        at for at in reading.places_of(_HONOURS.keys()) if at not in taken and at and not goes_on(reading, at + 1)
    ]:
        first = at - 1
        while first and reading.tokens[first].key in _BEFORE_AN_HONOUR:
            first -= 1
        whose = reading.tokens[first].key
        owns = at + 1 < len(reading.tokens) and reading.tokens[at + 1].key in {"'s", "’s", "the"}
        if owns or whose not in _ONES or not reading.tokens[at].capitalised:
            continue
        able = bearers[reading.tokens[at].key]
        able = [c for c in able if c.sighting.person] or able
        if len({c.who for c in able}) == 1:
            before = [c for c in able if c.sighting.last <= at]
            yield first, at + 1, (before or able)[-1]
        elif not able and reading.tokens[at].key == "majesty":
            yield first, at + 1, None


_HONOURS = {
    "majesty": frozenset("king queen emperor empress sultan majesty".split()),
    "highness": frozenset("prince princess emir amir sheikh duke duchess highness".split()),
}
_BEFORE_AN_HONOUR = frozenset("royal imperial serene".split())
_ONES = frozenset("his her your their".split())


def is_lesser(called: Called) -> bool:
    """Whether somebody is named as a deputy or assistant of the office."""
    return bool({"deputy", "assistant", "under", "vice", "press"}.intersection(called.words))


def _last_before(found: Sequence[Called], at: int) -> Called:
    return next((c for c in reversed(found) if c.sighting.first < at), found[0])
