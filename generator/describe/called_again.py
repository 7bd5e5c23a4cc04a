"""Offices without a name that point back in the text: "the Minister" after "Foreign Minister Rau", "both leaders"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.describe.office_meant import PREDICATE
from generator.describe.offices import OfficePhrase
from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting

_ARTICLES = frozenset("the mr madam mme mister".split())
_NARROWED = frozenset("deputy assistant under vice special high associate principal".split())
"""Words that make a lesser office of one: "the Deputy Secretary" is whoever was named so."""
_PLURALS = {
    "leaders": frozenset("president minister chancellor king prime premier secretary".split()),
    "presidents": frozenset(("president",)),
    "ministers": frozenset(("minister", "secretary")),
    "secretaries": frozenset(("secretary",)),
    "chancellors": frozenset(("chancellor",)),
}


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
    reading: Reading, phrase: OfficePhrase, named: Sequence[Called], authority: Authority, home: str | None
) -> list[Called]:
    """Those named with the very words of an office that stands here without a name or a country.

    Without any, those of another country who are named in an office of its kind: "the Foreign Minister" after
    "Minister of Foreign Affairs Jane Roe".
    """
    return with_title(reading, phrase, named) or [
        c for c in named if _is_of_kind(c, phrase) and _country(c, authority) not in (None, home)
    ]


def with_title(reading: Reading, phrase: OfficePhrase, named: Sequence[Called]) -> list[Called]:
    """Those named with the very words of an office: "President" of "President Abbas"."""
    words = tuple(t.key for t in reading.tokens[phrase.title_first : phrase.last] if t.word)
    return [c for c in named if not _lesser(c) and _begins_or_ends(c.words, words)]


def _is_of_kind(called: Called, phrase: OfficePhrase) -> bool:
    beside = called.sighting.phrase
    return beside is not None and bool(set(beside.title.kinds).intersection(phrase.title.kinds))


def _country(called: Called, authority: Authority) -> str | None:
    beside = called.sighting.phrase
    if called.sighting.person:
        return authority.people[called.sighting.person].country
    return beside.country if beside else called.sighting.country


def by_one_word(
    reading: Reading, phrases: Sequence[OfficePhrase], named: Sequence[Called], taken: Collection[int]
) -> Iterator[tuple[int, int, Called]]:
    """ "The Secretary", "the Ambassador", "Mr. President": whoever was last named with an office of that head."""
    inside = {at for p in phrases for at in range(p.first, p.last)}
    heads = {c.head for c in named}
    for at in reading.places_of(heads):
        token = reading.tokens[at]
        if at in inside or at in taken or not token.capitalised or not at:
            continue
        first = at
        while first > 1 and reading.tokens[first - 1].key in _NARROWED and reading.tokens[first - 1].capitalised:
            first -= 1
        before = first - 2 if reading.tokens[first - 1].text == "." else first - 1
        if before < 0 or reading.tokens[before].key not in _ARTICLES or _goes_on(reading, at + 1):
            continue
        if before and reading.tokens[before - 1].key in PREDICATE | {"of", "to", "for"}:
            continue
        words = tuple(t.key for t in reading.tokens[first : at + 1])
        same = [c for c in named if c.head == token.key and (first == at or _begins_or_ends(c.words, words))]
        plain = [c for c in same if c.words[0] == words[0]] or same
        if len({c.who for c in plain}) == 1:
            yield first, at + 1, _last_before(plain, at)


def _begins_or_ends(whole: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return whole[: len(words)] == words or whole[-len(words) :] == words


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether more of a title or a name follows."""
    if at >= len(reading.tokens):
        return False
    token = reading.tokens[at]
    gap = reading.text[reading.tokens[at - 1].end : token.start]
    return (token.capitalised and gap == " ") or token.key in {"of", "for"} or token.text == "-"


def by_honour(reading: Reading, named: Sequence[Called], taken: Collection[int]) -> Iterator[tuple[int, int, Called]]:
    """ "His Majesty", "Your Royal Highness" without a name: the one monarch or prince whom the text names."""
    ends = [c.sighting.last for c in named]
    for at in [
        at for at in reading.places_of(_HONOURS.keys()) if at not in taken and at and not _goes_on(reading, at + 1)
    ]:
        first = at - 1
        while first and reading.tokens[first].key in _BEFORE_AN_HONOUR:
            first -= 1
        whose = reading.tokens[first].key
        owns = at + 1 < len(reading.tokens) and reading.tokens[at + 1].key in {"'s", "’s", "the"}
        if owns or whose not in _ONES or not reading.tokens[at].capitalised:
            continue
        able = [c for c in named if _HONOURS[reading.tokens[at].key].intersection(c.words)]
        able = [c for c in able if c.sighting.person] or able
        if len({c.who for c in able}) == 1:
            before = [c for c in able if c in named[: bisect_left(ends, at)]]
            yield first, at + 1, (before or able)[-1]


_HONOURS = {
    "majesty": frozenset("king queen emperor empress sultan majesty".split()),
    "highness": frozenset("prince princess emir amir sheikh duke duchess highness".split()),
}
_BEFORE_AN_HONOUR = frozenset("royal imperial serene".split())
_ONES = frozenset("his her your their".split())


def several(
    reading: Reading, named: Sequence[Called], taken: Collection[int]
) -> Iterator[tuple[int, int, list[Called]]]:
    """ "The two leaders", "both Secretaries", "the leaders": as many as were named before with such offices."""
    ends = [c.sighting.last for c in named]
    for at in [at for at in reading.places_of(_PLURALS.keys()) if at not in taken and at]:
        found = _how_many(reading, at)
        if found is None or _goes_on(reading, at + 1) or _tells_which(reading, at + 1):
            continue
        first, wanted, of_what = found
        so_far = named[: bisect_left(ends, at + 1)]
        heads = _PLURALS[reading.tokens[at].key]
        able = [c for c in so_far if heads.intersection(c.words) and of_what <= set(c.words)]
        before = [c for c in able if not _lesser(c)]
        if wanted is not None and len({c.who for c in before}) < wanted:
            before = able
        people = list({c.who: c for c in before}.values())
        if wanted is None and (not 2 <= len(people) <= _MOST or _far(reading, people, at)):
            continue
        if wanted is None or len(people) == wanted:
            yield first, at + 1, people


def _how_many(reading: Reading, at: int) -> tuple[int, int | None, set[str]] | None:
    """Of a plural: where its words begin, how many are meant, and of which office: "the two Foreign Ministers"."""
    tokens, first = reading.tokens, at - 1
    of_what: set[str] = set()
    while first > 0 and tokens[first].key in _OF_AN_OFFICE:
        of_what.add(tokens[first].key.replace("defense", "defence"))
        first -= 1
    wanted = _NUMBERS.get(tokens[first].key)
    if wanted is not None:
        the = tokens[first].key != "both" and first and tokens[first - 1].key == "the"
        return (first - 1 if the else first), wanted, of_what
    if tokens[first].key == "the":
        return first, None, of_what
    if tokens[first].key == "and" and of_what:
        return first + 1, None, of_what  # "The Secretary and Foreign Ministers"
    return None


def _tells_which(reading: Reading, at: int) -> bool:
    """ "The Ministers from Spain", "the Ministers who": the text goes on to tell which; "Ministers' Meeting"."""
    return at < len(reading.tokens) and reading.tokens[at].key in {"from", "who", "’", "'", "'s", "’s"}


_OF_AN_OFFICE = frozenset("foreign defence defense prime interior finance trade".split())
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_MOST = 6
"""People whom "the leaders" can mean."""


def _far(reading: Reading, people: Sequence[Called], at: int) -> bool:
    """Without "two" or "both" those are meant who were named in this paragraph or the one before."""
    text = reading.text
    return any(text.count("\n", reading.tokens[c.sighting.first].start, reading.tokens[at].start) > 2 for c in people)


def _lesser(called: Called) -> bool:
    return bool({"deputy", "assistant", "under", "vice", "press"}.intersection(called.words))


def _last_before(found: Sequence[Called], at: int) -> Called:
    return next((c for c in reversed(found) if c.sighting.first < at), found[0])
