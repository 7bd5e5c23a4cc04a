"""What known events and groups tell of a date: a summit "later this month", an anniversary, "all 30 allies"."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.authority.load import Authority
from generator.authority.records import Event, Group
from generator.dates import Days, long_day, month_of, week_of, year_of
from generator.describe.dating import ANNIVERSARY, EVENT, GROUP_EXISTS, MEMBERS, Constraint
from generator.describe.reading import Reading

_RELATIVE = (
    r"later this month|earlier this month|this month|next month|last month|later this week|earlier this week|this week"
    r"|next week|last week|later this year|earlier this year|this year|next year|last year|tomorrow|yesterday|today"
)
_AFTER_EVENT = re.compile(
    rf"^[\s,()]*(?:(?:in|on|at|held|takes? place|taking place|was|is|,)\s+)*(?:\w+\s+){{0,2}}?(?P<when>{_RELATIVE})\b",
    re.I,
)
_BEFORE_EVENT = re.compile(rf"(?P<when>{_RELATIVE})[’']?s?\s+(?:the\s+)?$", re.I)


def events_near(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """Known events with a word of time beside them: "the NATO Summit in Madrid later this month"."""
    for spot in reading.events:
        name = spot.of("event")
        if name is None:
            continue
        start, end = reading.tokens[spot.first].start, reading.tokens[spot.last - 1].end
        after = _AFTER_EVENT.search(reading.text[end : end + 60])
        before = _BEFORE_EVENT.search(reading.text[max(0, start - 40) : start])
        match = after or before
        if match is None:
            continue
        when = " ".join(match["when"].lower().split())
        events = [authority.events[i] for i in name.ids]
        days = Days.of(r for e in events for r in _relative(e, when).ranges)
        words = reading.text[start : end + after.end()] if after else reading.text[start - len(match.group()) : end]
        shown = "; ".join(f"{e.name}: {long_day(e.start)}" for e in events[:3])
        yield Constraint(EVENT, f"told as “{when}” ({shown})", words.strip(), days, month="month" in when)


def _relative(event: Event, when: str) -> Days:
    """The days on which somebody can say `when` of an event."""
    day = dt.timedelta(days=1)
    frame = when.rsplit(maxsplit=1)[-1]
    if when in ("today", "yesterday", "tomorrow"):
        shift = {"today": 0, "yesterday": 1, "tomorrow": -1}[when] * day
        return Days.of([(event.start + shift, event.end + shift)])
    spans = {"month": month_of(event.start.year, event.start.month), "year": year_of(event.start.year)}
    span = spans.get(frame) or Days.of([*week_of(event.start).ranges, *week_of(event.end).ranges])
    first, last = span.ranges[0][0], span.ranges[-1][1]
    if when.startswith("later"):
        return Days.of([(first, event.start - day)])
    if when.startswith("earlier"):
        return Days.of([(event.end + day, last)])
    if when.startswith("next"):
        return _around(first - day, frame)
    if when.startswith("last"):
        return _around(last + day, frame)
    return span


def _around(day: dt.date, frame: str) -> Days:
    return {"month": month_of(day.year, day.month), "year": year_of(day.year)}.get(frame) or week_of(day)


_ORDINAL = r"(?P<n>\d{1,3})(?:st|nd|rd|th)\s+anniversary"


def anniversaries(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """ "the 75th anniversary of D-Day": the release speaks in the year it falls in."""
    if "anniversary" not in reading.text.lower():
        return
    for event in authority.events.values():
        for name in event.anniversary_names:
            if name not in reading.text:
                continue
            of = re.compile(
                rf"{_ORDINAL}\s+(?:since\s+|of\s+)(?:the\s+)?(?:\w+\s+of\s+)?(?:the\s+)?{re.escape(name)}\b", re.I
            )
            s = re.compile(rf"\b{re.escape(name)}(?:[’']s?)?\s+{_ORDINAL}", re.I)
            for match in [*of.finditer(reading.text), *s.finditer(reading.text)]:
                if re.match(r"\s+[A-Z]", reading.text[match.end() :]) and match.re is of:
                    continue  # "the 10th anniversary of the UN Guiding Principles"
                year = event.start.year + int(match["n"])
                near = reading.text[max(0, match.start() - 40) : match.end() + 40].lower()
                year -= 1 if "next year" in near else 0
                year += 1 if "last year" in near else 0
                yield Constraint(
                    ANNIVERSARY, f"{event.name} was on {long_day(event.start)}", match.group(), year_of(year)
                )


_MEMBERS = re.compile(
    r"\ball\s+(?:of\s+)?(?:its\s+|our\s+|the\s+)?(?P<all>\d{2})\s+(?:[A-Z]\w+\s+)?"
    r"(?:member (?:states|countries|nations)|members|allies|nations|countries)\b"
    r"|\b(?P<n>\d{2})\s+(?:[A-Z]\w+\s+)?member (?:states|countries|nations)\b",
    re.IGNORECASE,
)
"""“Our 29 allies” are all but one: only “all 30 allies” or “30 member states” counts them."""


def member_counts(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """ "all 30 member states", in a sentence about a group: the time it had so many."""
    places = [spot.first for spot in reading.spots if spot.of("group")]
    names = [name for spot in reading.spots if (name := spot.of("group"))]
    for match in _MEMBERS.finditer(reading.text):
        count = int(match["all"] or match["n"])
        first, last = reading.sentence_of(reading.token_at(match.start()))
        begin, end = bisect_left(places, first), bisect_left(places, last)
        for name in names[begin:end]:
            group = authority.groups[name.ids[0]]
            days = _with_members(group, count)
            if days:
                yield Constraint(MEMBERS, f"{group.name} had {count} members then", match.group(), days)
                break


def _with_members(group: Group, count: int) -> Days:
    """The days on which the group had exactly `count` members."""
    changes = sorted({m.start for m in group.members} | {m.end + dt.timedelta(days=1) for m in group.members if m.end})
    ranges = []
    for at, start in enumerate(changes):
        end = changes[at + 1] - dt.timedelta(days=1) if at + 1 < len(changes) else dt.date.max
        members = sum(m.start <= start and (m.end is None or m.end >= start) for m in group.members)
        if members == count:
            ranges.append((start, end))
    return Days.of(ranges)


def groups_exist(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """A group can be spoken of only once it exists."""
    seen = set()
    for spot in reading.spots:
        name = spot.of("group")
        if name is None or name.ids[0] in seen:
            continue
        seen.add(name.ids[0])
        group = authority.groups[name.ids[0]]
        if group.members:
            founded = min(m.start for m in group.members)
            words = reading.words(spot.first, spot.last)
            yield Constraint(
                GROUP_EXISTS, f"{group.name} exists since {long_day(founded)}", words, Days.between(founded, None)
            )
