"""Several people called together by their offices: "both leaders", "the three Ministers", "the Secretaries"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

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
    for at in [at for at in reading.places_of(_PLURALS.keys()) if at not in taken and at]:
        found = _how_many(reading, at)
        if found is None or goes_on(reading, at + 1) or _tells_which(reading, at + 1):
            continue
        first, wanted, of_what = found
        heads = _PLURALS[reading.tokens[at].key]
        able = [c for c in named if heads.intersection(c.words) and of_what <= set(c.words) and not _was(c)]
        people = _of_so_many(reading, able, [c for c in able if c.sighting.last <= at], at, wanted)
        if people and speaker_at(at) not in {c.who for c in people}:  # whoever speaks says "we"
            yield first, at + 1, people


def _of_so_many(
    reading: Reading, able: Sequence[Called], before: Sequence[Called], at: int, wanted: int | None
) -> list[Called]:
    """Whom a plural means: those named before, as many as are wanted; of more those whom the title names."""
    title_ends = (reading.clean.paragraph_starts or (0,))[0]
    in_title = {c.who for c in able if _start(reading, c) < title_ends}
    plain = [c for c in before if not is_lesser(c) or (c.who in in_title and "vice" in c.words)]
    if wanted is not None and len({c.who for c in plain}) < wanted:
        plain = list(before)
    people = list({c.who: c for c in plain}.values())
    headed = [c for c in people if c.who in in_title]
    if wanted is not None:
        return people if len(people) == wanted else headed if len(headed) == wanted else []
    if any(at < reading.token_at(title_ends) for at in reading.places_of((reading.tokens[at].key,))):
        # "Meeting with Caribbean Leaders": unless the text says who, they are not those whom it happens to name.
        return people if _MOST >= len(people) > 2 and not _far(reading, people, at) else []
    if 2 <= len(headed) <= _MOST:
        return headed
    if len(people) < 2:
        return _listed_below(reading, able, at)
    return people if len(people) <= _MOST and not _far(reading, people, at) else []


def _listed_below(reading: Reading, able: Sequence[Called], at: int) -> list[Called]:
    """ "The leaders recognized …" before the list of those who joined the call, in this paragraph or the next."""
    here = reading.clean.paragraph_at(reading.tokens[at].start)
    near = [c for c in able if here <= reading.clean.paragraph_at(_start(reading, c)) <= here + 1 and not is_lesser(c)]
    people = list({c.who: c for c in near}.values())
    listed = {reading.sentence_of(c.sighting.first) for c in people if c.sighting.first > at}
    return people if len(people) > 2 and len(listed) == 1 else []


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
