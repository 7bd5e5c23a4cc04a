"""Who took part: decided by what the sentences say was done together, never by how often a name falls.

Each sentence is rewritten with one symbol an entity (`<P3>` a person or office, `<C4>` a country, `<G5>` a group),
and a few patterns of English say what joins them: who met, hosted, signed with, issued jointly, told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.authority.resolve import holding
from generator.dates import Days
from generator.describe.offices import OfficePhrase
from generator.describe.reading import Reading
from generator.describe.role_rules import OF_PATTERNS, OPEN_LISTS, joined
from generator.describe.sightings import Sighting
from generator.describe.words import LOCATIVE
from generator.model import Via


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, country or group at one place of the text."""

    first: int
    last: int
    sort: str
    """P person or office, C country by name, D demonym, K capital or institution, G group"""
    country: str | None
    via: Via
    group: str | None = None


@dataclass(frozen=True, slots=True)
class TookPart:
    """One actor that took part, and the words that say so."""

    actor: Actor
    rule: str
    words: str


def actors_of(
    reading: Reading,
    sightings: Sequence[Sighting],
    phrases: Sequence[OfficePhrase],
    authority: Authority,
    home: str | None,
    on: Days,
) -> list[Actor]:
    """Everything that can take part, in order, never overlapping: people with their titles first."""
    spans: list[Actor] = []
    lasts = sorted({s.last for s in sightings})
    for sighting in sightings:
        phrase = sighting.phrase
        first = min(phrase.first, sighting.first) if phrase else sighting.first
        first = min(first, sighting.post[0]) if sighting.post else first
        before = bisect_right(lasts, sighting.first) - 1
        first = max(first, lasts[before]) if before >= 0 else first  # never over the name of somebody else
        last = max(phrase.last, sighting.last) if phrase else sighting.last
        spans.append(Actor(first, last, "P", _country_of(sighting, authority, home, on), "person"))
    for phrase in phrases:
        spans.append(Actor(phrase.first, phrase.last, "P", phrase.country or home, "office"))
    for spot in reading.spots:
        if (country := spot.of("country")) is not None:
            sort = {"name": "C", "demonym": "D"}.get(country.via, "K")
            spans.append(Actor(spot.first, spot.last, sort, country.ids[0], country.via))
        elif (group := spot.of("group")) is not None:
            spans.append(Actor(spot.first, spot.last, "G", None, "group", group.ids[0]))
    taken: set[int] = set()
    actors = []
    for actor in sorted(spans, key=lambda a: (a.sort != "P", a.first - a.last, a.first)):
        cells = set(range(actor.first, actor.last))
        if not cells & taken:
            actors.append(actor)
            taken |= cells
    return sorted(actors, key=lambda a: a.first)


def _country_of(sighting: Sighting, authority: Authority, home: str | None, on: Days) -> str | None:
    """The country somebody acts for; none for an office of an organisation of states."""
    if sighting.holder is not None:
        return authority.offices[sighting.holder.office].country
    if sighting.phrase is not None and sighting.phrase.country:
        return sighting.phrase.country
    if sighting.person is not None:
        offices = [office for office, _ in authority.tenures_of(sighting.person)]
        of_organisations = [office for office in offices if office.country is None]
        acts_for_one = bool(of_organisations) and holding(sighting.person, of_organisations, on) is not None
        return None if acts_for_one else authority.people[sighting.person].country
    if sighting.candidates:
        return authority.people[sighting.candidates[0]].country
    if sighting.country is not None:
        return sighting.country
    if sighting.phrase is None and sighting.of_organisation:
        return None
    return home if sighting.phrase is not None or sighting.kind in ("minister", "official") else None


PORTION = 150
"""Tokens. A sentence that lists thirty countries has about seventy."""
LEAD = 3
"""Paragraphs in which a journey is the one that is reported."""
READ = 20_000
"""Tokens of a text that are read so: in a longer one those who took part stand long before."""
LONGEST_WORD = 60
"""Characters: no pattern reads further, and what is longer is no word."""


def took_part(reading: Reading, actors: Sequence[Actor], home: str | None) -> Iterator[TookPart]:
    """Every actor that a sentence says took part, with the rule and the words."""
    starts = [a.first for a in actors]
    title_end = reading.token_at(len(reading.clean.title)) if reading.clean.title else 0
    paragraphs = reading.starts
    lead_end = reading.token_at(paragraphs[LEAD]) if len(paragraphs) > LEAD else len(reading.tokens)
    open_list: str | None = None
    """The rule of a list that went on to the end of the portion before: "Authors: …", of thirty leaders."""
    for first, last, runs_on in _portions(reading.sentences):
        if first > READ:
            return
        listing, open_list = open_list if runs_on else None, None
        inside = actors[bisect_left(starts, first) : bisect_left(starts, last)]
        if not inside:
            continue
        if listing is not None:
            open_list = listing
            yield from (TookPart(a, listing, reading.words(a.first, a.last)) for a in inside if a.sort in "PC")
            continue
        line, tokens = _symbols(reading, first, last, inside)
        for rule, match in joined(line, title=first < title_end, lead=first < lead_end):
            if match.end() == len(line) and rule in OPEN_LISTS:
                open_list = rule
            words = reading.words(*tokens(match.start(), match.end()))
            yield from (TookPart(actor, rule, words) for actor in _taking_part(reading, rule, match, inside, home))


def _taking_part(
    reading: Reading, rule: str, match: re.Match[str], inside: Sequence[Actor], home: str | None
) -> list[Actor]:
    """Of the actors that a rule has found in a sentence those that took part."""
    found = [inside[int(n)] for n in re.findall(r"<\w(\d+)>", _captured(match))]
    if rule in ("together", "members") and not _with_home(found, home):
        return []
    if rule == "met" and _JOINED.search(match.group()) and not any(a.sort in "PG" for a in found[1:]):
        return []  # "We join the people of Kenya", "Eisenhower welcomed Chad into the family of nations"
    if rule == "met" and len(found) > 1 and found[0].sort != "P" and all(a.sort == "G" for a in found[1:]):
        return []  # "New Zealand joined NATO"
    there = [a for a in found if not _is_a_remit(reading, a, inside)]
    return there if rule in ("visited", "title") else [a for a in there if not _only_a_place(reading, a)]


_INTRODUCES = re.compile(
    r"\b(?:participa\w+|joined|attended|took part|leaders|delegations?|ministers|hosted|met|sign(?:ed|atories))\b",
    re.IGNORECASE,
)
_LAST_WORDS = 200
"""Characters at the end of a line, in which it says that a list follows."""
_NAMES_TO_A_POST = re.compile(r"\b(?:nominat|appoint|intent|serve)", re.I)


def listed(reading: Reading, actors: Sequence[Actor]) -> Iterator[TookPart]:
    """The people of a list, one a line, under a line that says who took part: "The President was joined by:"."""
    starts = [a.first for a in actors]
    below = False
    for start, paragraph in zip(reading.starts, reading.clean.paragraphs, strict=True):
        first, last = reading.tokens_between(start, start + len(paragraph.text))
        there = actors[bisect_left(starts, first) : bisect_left(starts, last)]
        inside = [a for a in there if a.sort == "P"]
        before = f"{reading.clean.title}\n{reading.text[max(0, start - _ABOVE) : start]}"
        if _is_all_countries(reading, first, last, there) and _ISSUED.search(before):
            yield from (TookPart(actor, "named below a joint statement", paragraph.text) for actor in there)
        if (
            below
            and there
            and there[0].sort == "C"
            and there[0].first <= first + 1
            and _is_headed(reading, there[0], last)
        ):
            yield TookPart(there[0], "listed as taking part", paragraph.text)
        elif below and inside and inside[0].first <= first + 1 and last - first < _ITEM_TOKENS:
            yield from (TookPart(actor, "listed as taking part", paragraph.text) for actor in inside[:1])
        elif not (below and len(paragraph.text.split()) <= 4):
            text = paragraph.text.rstrip()[-_LAST_WORDS:]
            below = text.endswith(":") and bool(_INTRODUCES.search(text)) and not _NAMES_TO_A_POST.search(text)


_ABOVE = 300
"""Characters before a line that enumerates countries, in which it says that they issued a joint statement."""
_ISSUED = re.compile(r"\b(?:statement|declaration|communiqu[eé])\b.{0,200}\b(?:leaders|ministers|heads)\b", re.I | re.S)


def _is_headed(reading: Reading, actor: Actor, last: int) -> bool:
    """ "Austria: Vice-Chancellor Werner Kogler": a country with a colon after it, or nothing more than it."""
    return actor.last >= last or reading.tokens[actor.last].text == ":"


def _is_all_countries(reading: Reading, first: int, last: int, inside: Sequence[Actor]) -> bool:
    """Whether a line names four countries or more, and nothing else."""
    named = {at for a in inside if a.sort == "C" for at in range(a.first, a.last)}
    others = [t for at, t in enumerate(reading.tokens[first:last], first) if at not in named and t.word]
    return len(inside) >= _ENOUGH and all(a.sort == "C" for a in inside) and {t.key for t in others} <= {"and", "the"}


_ENOUGH = 4
_ITEM_TOKENS = 40
"""Tokens of a line that names one of those who took part."""


def _portions(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Sentences, the very long ones in portions: the patterns take time in the square of the length.

    With each whether it goes on with the sentence of the one before.
    """
    for first, last in sentences:
        for start in range(first, last, PORTION):
            yield start, min(start + PORTION, last), start > first


def _captured(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return " ".join(groups.get(g) or "" for g in ("subject", "list", "pair"))


def _with_home(found: Sequence[Actor], home: str | None) -> bool:
    """Two parties at least, the publisher's own side among them: what others do together is only reported."""
    countries = {a.country for a in found if a.country}
    return len(countries) > 1 and (home is None or home in countries)


def _only_a_place(reading: Reading, actor: Actor) -> bool:
    return actor.sort == "K" or (
        actor.sort == "C" and (_located(reading, actor.first) or _are_private_people(reading, actor.first))
    )


_JOINED = re.compile(r"\b(?:welcom\w+|join\w*)\b")


def _is_a_remit(reading: Reading, actor: Actor, inside: Sequence[Actor]) -> bool:
    """ "Special Representative for the DPRK Kim": what an envoy deals with."""
    before = [t.key for t in reading.tokens[max(0, actor.first - 2) : actor.first]]
    sent = before[-1:] == ["for"] or before == ["for", "the"]
    return actor.sort == "C" and sent and any(a.sort == "P" and a.first == actor.last for a in inside)


def _are_private_people(reading: Reading, first: int) -> bool:
    """ "Activists from Burma": nobody who acts for their country."""
    if first < 2 or reading.tokens[first - 1].key != "from":
        return False
    whose = reading.tokens[first - 2]
    return not whose.capitalised and whose.key.endswith("s") and whose.key not in OF_PATTERNS


def _located(reading: Reading, first: int) -> bool:
    # "from" is none here: counterparts come from a country and take part for it.
    return first > 0 and reading.tokens[first - 1].key in LOCATIVE - {"from"}


def _symbols(
    reading: Reading, first: int, last: int, actors: Sequence[Actor]
) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """The sentence with a symbol for each actor, and which tokens stand between two places of that line."""
    starts = {a.first: (n, a) for n, a in enumerate(actors)}
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = first
    while at < last:
        if at in starts:
            number, actor = starts[at]
            word, end = f"<{actor.sort}{number}>", actor.last
        else:
            token, end = reading.tokens[at], at + 1
            opens = at == first
            if token.key == "co" and at + 2 < last and reading.tokens[end].text == "-":
                token, end = reading.tokens[at + 2], at + 3  # what the patterns know as "co-hosted"
                parts.append(f"co-{token.key[:LONGEST_WORD]}")
                spans += [(at, end)] * (len(parts[-1]) + 1)
                at = end
                continue
            word = (
                "<X>" if token.capitalised and not opens and token.key not in OF_PATTERNS else token.key[:LONGEST_WORD]
            )
        parts.append(word)
        spans += [(at, end)] * (len(word) + 1)
        at = end

    def tokens(start: int, end: int) -> tuple[int, int]:
        return spans[start][0], spans[end - 1][1]

    return " ".join(parts), tokens
