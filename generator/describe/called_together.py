"""Several people called together by their offices: "both leaders", "the three Ministers", "the Secretaries"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from generator.describe.called_again import Called, goes_on, is_lesser
from generator.describe.reading import Reading

_PLURALS = {
    "leaders": frozenset("president minister chancellor king prime premier secretary commissioner".split()),
    "presidents": frozenset(("president",)),
    "ministers": frozenset(("minister", "secretary")),
    "secretaries": frozenset(("secretary",)),
    "chancellors": frozenset(("chancellor",)),
}


def several(
    reading: Reading, named: Sequence[Called], taken: Collection[int], speaker_at: Callable[[int], str | None]
) -> Iterator[tuple[int, int, list[Called]]]:
    """ "The two leaders", "both Secretaries", "the leaders": as many as were named before with such offices.

    `speaker_at` tells by what the speaker at a token is known (`Called.who`).
    """
    named = sorted(named, key=lambda c: c.sighting.last)
    known: dict[tuple[str, frozenset[str]], _Able] = {}
    for at in [at for at in reading.places_of(_PLURALS.keys()) if at not in taken and at]:
        found = _how_many(reading, at)
        if found is None or goes_on(reading, at + 1) or _tells_which(reading, at + 1):
            continue
        first, wanted, of_what = found
        key = reading.tokens[at].key, frozenset(of_what)
        if key not in known:
            known[key] = _Able.of(reading, named, *key)
        people = known[key].meant(reading, at, wanted)
        if people and speaker_at(at) not in {c.who for c in people}:  # whoever speaks says "we"
            yield first, at + 1, people


@dataclass(slots=True)
class _Able:
    """Those whom a plural can mean, and whom the text has named so far; it is asked place by place, in order."""

    all: Sequence[Called]
    in_title: Collection[str]
    """By what those are known whom the title names."""
    title_has_word: bool
    read: int = 0
    before: dict[str, Called] = field(default_factory=dict)
    """Who was named so far, with the last place of each."""
    plain: dict[str, Called] = field(default_factory=dict)
    """Of those all but deputies and assistants."""

    @classmethod
    def of(cls, reading: Reading, named: Sequence[Called], word: str, of_what: Collection[str]) -> _Able:
        heads, ends = _PLURALS[word], reading.title_ends
        able = [c for c in named if heads.intersection(c.words) and set(of_what) <= set(c.words) and not _was(c)]
        in_title = {c.who for c in able if _start(reading, c) < ends}
        return cls(able, in_title, any(reading.tokens[at].start < ends for at in reading.places_of((word,))[:1]))

    def meant(self, reading: Reading, at: int, wanted: int | None) -> list[Called]:
        """Those named before a token, as many as are wanted; of more those whom the title names."""
        while self.read < len(self.all) and self.all[self.read].sighting.last <= at:
            one = self.all[self.read]
            self.before[one.who] = one
            if not is_lesser(one) or (one.who in self.in_title and "vice" in one.words):
                self.plain[one.who] = one
            self.read += 1
        people = list((self.before if wanted is not None and len(self.plain) < wanted else self.plain).values())
        headed = [c for c in people if c.who in self.in_title]
        if wanted is not None:
            return people if len(people) == wanted else headed if len(headed) == wanted else []
        near = people if len(people) <= _MOST and not _far(reading, people, at) else []
        if self.title_has_word:
            # "Meeting with Caribbean Leaders": unless the text says who, they are not those whom it happens to name.
            several_here = len(people) > 2 and not _far(reading, people, at)
            return people if several_here else _listed_below(reading, self.all[self.read :], people, at)
        if 2 <= len(headed) <= _MOST:
            return headed
        return near if len(people) > 1 else _listed_below(reading, self.all[self.read :], people, at)


def _listed_below(reading: Reading, after: Sequence[Called], before: Sequence[Called], at: int) -> list[Called]:
    """ "The leaders recognized …" before the list of those who joined the call, in this paragraph or the next."""
    here = reading.paragraph_at(reading.tokens[at].start)
    near = [c for c in before if reading.paragraph_at(_start(reading, c)) == here]
    listed = takewhile(lambda c: reading.paragraph_at(_start(reading, c)) <= here + 1, after)
    there = [c for c in listed if not is_lesser(c)]
    people = list({c.who: c for c in (*near, *there)}.values())
    return people if len(people) > 2 and len({reading.sentence_of(c.sighting.first) for c in there}) == 1 else []


def _start(reading: Reading, called: Called) -> int:
    return reading.tokens[called.sighting.first].start


def _was(called: Called) -> bool:
    """ "Former Prime Minister Abe" is none of the leaders."""
    return called.sighting.phrase is not None and called.sighting.phrase.former


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
