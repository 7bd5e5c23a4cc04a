"""Two accounts of one event: the readout of each side of a meeting, told in words of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.describe.tokens import fold
from generator.model import CleanText, Description, Mention, PersonFound

NEAR = dt.timedelta(days=3)
"""Each side publishes when it is ready: the same evening, or after the weekend."""
WIDEST = dt.timedelta(days=31)
"""A window that is wider dates nothing: in a month of visits the same ministers meet more than once."""
MANY = 3
"""So many people in common leave no doubt."""
PAIR, SEVERAL = 2, 5
"""Countries of a meeting of two sides, and of one with many."""
LEAD_PARAGRAPHS = 3
LEAD = 1200
"""Characters. Who took part is said first; a press conference comes to speak of everybody."""
NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class Account:
    """What a release says of the event it reports: when, and who took part."""

    id: str
    publisher: str
    earliest: dt.date
    latest: dt.date
    home: str | None
    """The country of the publisher, where it is known."""
    people: dict[str, str]
    """Who took part, as first named: by id, or by family name where the authority knows nobody; the name shown."""
    countries: frozenset[str]
    """Countries and groups that took part; the publisher's own does in what it reports."""
    in_title: frozenset[str]
    """Of both, those the title names (without a title, the first paragraph): what the release is about."""


@dataclass(frozen=True, slots=True)
class SameEvent:
    """Why two releases look like accounts of one event. More shared, more `score`."""

    left: str
    right: str
    people: tuple[str, ...]
    countries: tuple[str, ...]
    days_apart: int
    score: float


def account_of(
    id: str, publisher: str, text: CleanText, description: Description, home: str | None = None
) -> Account | None:
    """The account a release gives; None where it is not known to a month when, or who took part."""
    window = _window(description)
    end = _lead_end(text)
    named = sorted((p for p in description.people if _took_part(p, end)), key=_first_named)
    people = {person_key(p): p.name for p in reversed(named)}
    countries: dict[str, tuple[Mention, ...]] = {
        **{c.id: c.mentions for c in description.countries if c.role == "participant"},
        **{f"group {g.id}": g.mentions for g in description.groups if g.participant},
    }
    if window is None or not people:
        return None
    title = text.paragraph_starts[0] if text.title is not None else _first_end(text)
    mentions = [*((person_key(p), p.mentions) for p in named), *countries.items()]
    in_title = frozenset(key for key, places in mentions if any(m.start < title for m in places))
    people = dict(reversed(people.items()))
    own_side = {home} if home else set()
    return Account(id, publisher, *window, home, people, frozenset(own_side | countries.keys()), in_title)


def _window(description: Description) -> tuple[dt.date, dt.date] | None:
    """The days of the event where they are told, else of the release."""
    for date in (description.event_date, description.date):
        if date.earliest and date.latest and date.latest - date.earliest <= WIDEST:
            return date.earliest, date.latest
    return None


def _lead_end(text: CleanText) -> int:
    starts = text.paragraph_starts
    return min(LEAD, starts[LEAD_PARAGRAPHS] if len(starts) > LEAD_PARAGRAPHS else LEAD)


def _first_end(text: CleanText) -> int:
    return len(text.paragraphs[0].text) if text.paragraphs else 0


def _took_part(person: PersonFound, end: int) -> bool:
    return person.participant and person.kind != "author" and any(m.start < end for m in person.mentions)


def _first_named(person: PersonFound) -> int:
    return min(m.start for m in person.mentions)


def person_key(person: PersonFound) -> str:
    """By what two accounts know the same person: the id, or the family name of somebody unknown."""
    return person.id or fold(person.name).lower().split()[-1]


def same_event(left: Account, right: Account) -> SameEvent | None:
    """The reasons why two accounts are of one event, or None.

    Two of the people who took part are the same, the first named of each side among them, and the titles name who
    or which country is the same; or three, whoever comes first; or one, where publishers of two countries tell of
    it and a side names nobody else.
    """
    apart = max(left.earliest - right.latest, right.earliest - left.latest, dt.timedelta(0))
    if apart > NEAR or (left.publisher == right.publisher and left.publisher != NOBODY):
        return None
    people = [p for p in left.people if p in right.people]
    countries = sorted(left.countries & right.countries)
    # An organisation of states has no country of its own to share.
    wanted = 2 if left.home and right.home else 1
    if (
        len(countries) < wanted
        or len(people) < _wanted(left, right)
        or _of_another(left, right)
        or _of_another(right, left)
    ):
        return None
    in_titles = not any(a.in_title.isdisjoint([*people, *countries]) for a in (left, right))
    if not in_titles and len(people) < MANY:
        return None
    whole = len(left.people.keys() | right.people.keys()) + len(left.countries | right.countries)
    score = (len(people) + len(countries)) / whole * (1 - apart.days / 10)
    return SameEvent(left.id, right.id, tuple(left.people[p] for p in people), tuple(countries), apart.days, score)


def _of_another(one: Account, other: Account) -> bool:
    """Whether the first tells of a meeting with somebody else: its title names a country that the other has not.

    Or of one of many, where the other's is of two and the title says no more.
    """
    abroad = {c for c in one.in_title & one.countries if c != one.home}
    if abroad and abroad.isdisjoint(other.countries):
        return True
    return not abroad and len(one.countries) >= SEVERAL and len(other.countries) <= PAIR


def _wanted(left: Account, right: Account) -> int:
    """How many people two accounts must share."""
    first_shared = next(iter(left.people)) in right.people and next(iter(right.people)) in left.people
    two_countries = left.home is not None and right.home is not None and left.home != right.home
    alone = 1 in (len(left.people), len(right.people)) and max(len(left.countries), len(right.countries)) <= PAIR + 1
    if first_shared and two_countries and alone:
        return 1
    return 2 if first_shared else MANY


def same_events(accounts: Iterable[Account]) -> list[SameEvent]:
    """Every pair of accounts of one event, in the order of their days; of several by one publisher the closest."""
    ordered: Sequence[Account] = sorted(accounts, key=lambda a: (a.earliest, a.id))
    publishers = {a.id: a.publisher for a in ordered}
    found: list[SameEvent] = []
    for at, left in enumerate(ordered):
        for right in ordered[at + 1 :]:
            if right.earliest > left.latest + NEAR:
                break
            event = same_event(left, right)
            if event:
                found.append(event)
    return closest(found, publishers)


def closest(events: Sequence[SameEvent], publishers: Mapping[str, str]) -> list[SameEvent]:
    """Without the call of the day after, where the same publisher also tells of one on the day itself."""
    fewest: dict[tuple[str, str], int] = {}
    for event in events:
        for one, other in ((event.left, event.right), (event.right, event.left)):
            key = one, publishers[other]
            fewest[key] = min(event.days_apart, fewest.get(key, event.days_apart))
    return [
        e for e in events if fewest[e.left, publishers[e.right]] == e.days_apart == fewest[e.right, publishers[e.left]]
    ]
