"""Which known events a release tells of: by their names, or because the day, the place and the group are the same."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.authority.load import Authority
from generator.authority.records import Event
from generator.dates import first_to_last, long_day
from generator.describe.reading import Reading
from generator.model import Basis, Dating, EventFound, Evidence, GroupFound, Mention

NEAR = dt.timedelta(days=60)
"""A name that recurs ("the G7 Summit") means the event so near to the release, if there is just one."""
WINDOW = dt.timedelta(days=120)
"""A release whose day is less sure than this chooses none of several."""


def events_of(
    reading: Reading, date: Dating, event_date: Dating, groups: Sequence[GroupFound], authority: Authority
) -> tuple[EventFound, ...]:
    """The events, the earliest first. One that is meant by no certain name, day and place is left out."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    basis: dict[str, Basis] = {}
    evidence: dict[str, Evidence] = {}
    for spot in reading.events:
        name = spot.of("event")
        found = [authority.events[i] for i in name.ids] if name else []
        event = found[0] if len(found) == 1 else _only_near(found, date)
        if event is None:
            continue
        mention = reading.mention(spot.first, spot.last, "name")
        mentions[event.id].append(mention)
        basis.setdefault(event.id, "stated" if len(found) == 1 else "resolved")
        evidence.setdefault(event.id, Evidence(_named(event, len(found) > 1), mention.text))
    for event in _same_day_and_place(reading, event_date if event_date.edtf else date, groups, authority):
        if event.id not in basis:
            basis[event.id] = "inferred"
            said = f"the day, the place and the group are those of the event ({_days(event)})"
            evidence[event.id] = Evidence(said, event.place or "")
    ordered = sorted(basis, key=lambda i: (authority.events[i].start, i))
    return tuple(EventFound(i, basis[i], tuple(mentions[i]), (evidence[i],)) for i in ordered)


def _days(event: Event) -> str:
    return long_day(event.start) if event.start == event.end else first_to_last(event.start, event.end, " to ")


def _named(event: Event, recurs: bool) -> str:
    chosen = ", the one nearest to the day of the release" if recurs else ""
    return f"named in the text{chosen}; it began on {long_day(event.start)}"


def _only_near(events: Sequence[Event], date: Dating) -> Event | None:
    """The one of several events that lies near the release, if there is just one."""
    if not date.earliest or not date.latest or date.latest - date.earliest > WINDOW:
        return None
    first, last = date.earliest - NEAR, date.latest + NEAR
    near = [e for e in events if e.start <= last and e.end >= first]
    return near[0] if len(near) == 1 else None


def _same_day_and_place(
    reading: Reading, date: Dating, groups: Sequence[GroupFound], authority: Authority
) -> Iterator[Event]:
    """Meetings of a group that the text names, on the very day, in a place that the text names."""
    if date.earliest is None or date.earliest != date.latest:
        return
    named = {group.id for group in groups}
    for event in authority.events.values():
        if not event.place or not event.start <= date.earliest <= event.end:
            continue
        if event.kind.split("-")[0] in named and re.search(rf"\b{re.escape(event.place)}\b", reading.text):
            yield event
