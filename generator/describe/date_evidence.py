"""What a text says about its own date: one small finder for each kind of evidence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.authority.load import Authority
from generator.authority.records import Event, Group
from generator.authority.resolve import horizon, tenure_days
from generator.dates import (
    DAY_NAMES,
    MONTH_NAMES,
    MONTHS,
    WEEKDAYS,
    Days,
    day_and_month,
    long_day,
    month_of,
    week_of,
    year_of,
)
from generator.describe.dating import (
    ANNIVERSARY,
    DATELINE,
    EVENT,
    EVENT_DAY,
    GROUP_EXISTS,
    HELD_OFFICE,
    MEMBERS,
    STATED_DAY,
    THIS_YEAR,
    WEEKDAY,
    Constraint,
)
from generator.describe.offices import candidate_offices
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting

_MONTH = "|".join(sorted((m for m in MONTHS), key=len, reverse=True))
_WEEKDAY = "|".join(DAY_NAMES)
_DAY = re.compile(
    rf"(?:(?P<today>\b(?:today|yesterday|tomorrow|this (?:morning|afternoon|evening))\b[\s,(–—-]*(?:on\s+)?)?"
    rf"(?:(?P<weekday>{_WEEKDAY})[,\s]+)?(?:the\s+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    rf"(?P<year>,?\s+(?:\d{{4}}\b|this year\b))?)",
    re.IGNORECASE,
)
_OFFSETS = {"yesterday": 1, "tomorrow": -1}
DATELINE_REACH = 200
"""Characters from the start of the body in which a full date is taken for the dateline."""


def dates_written(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """Days written out: datelines, "today (Wednesday 12 March)", "Wednesday 12 March", "25th September this year"."""
    years = range(1945, horizon(authority).year + 1)
    title_end = len(reading.clean.title) + 1 if reading.clean.title is not None else 0
    told: list[Constraint] = []
    for match in _DAY.finditer(reading.text):
        day = int(match["day"] or match["day2"])
        month = MONTHS[(match["month"] or match["month2"]).lower()]
        year = (match["year"] or "").strip(" ,\n").lower()
        said = " ".join(match.group().split())
        if year.isdigit():
            days = list(day_and_month(day, month, range(int(year), int(year) + 1)))
            yield from _full_date(days, match, said, title_end)
        elif year == "this year":
            yield _this_year(reading, match, list(day_and_month(day, month, years)), said)
        elif match["today"]:
            yield from _without_year(match, list(day_and_month(day, month, years)), said, WEEKDAY)
        elif match["weekday"]:
            told += _without_year(match, list(day_and_month(day, month, years)), said, EVENT_DAY)
    if len({c.days for c in told}) == 1:
        # Only the day of the event is told; a programme with several days tells nothing of the day of issue.
        yield told[0]


def _full_date(days: list[dt.date], match: re.Match[str], said: str, title_end: int) -> Iterator[Constraint]:
    if not days:
        return
    if match["today"]:
        yield Constraint(STATED_DAY, "the text gives the day it speaks on", said, _shifted(days, match), "stated")
    elif title_end <= match.start() <= title_end + DATELINE_REACH and _stands_alone(match):
        yield Constraint(DATELINE, "dateline", said, Days.day(days[0]), "stated")


def _stands_alone(match: re.Match[str]) -> bool:
    """A dateline stands at the start of its line, or closes with a dash; a date in a sentence does not count."""
    text = match.string
    line_start = text.rfind("\n", 0, match.start()) + 1
    before, after = text[line_start : match.start()].strip(), text[match.end() :].partition("\n")[0].strip()
    heading = re.fullmatch(r"(?:published|updated|date|issued|released)?:?", before, re.IGNORECASE)
    place = re.fullmatch(r"\(?[A-Z][\w .,'-]{1,40},", before) and after[:1] in {"–", "—", "-", ")", ":"}
    return bool((heading and (not after or not after[0].isalnum())) or place)


def _shifted(days: list[dt.date], match: re.Match[str]) -> Days:
    word = (match["today"] or "").strip(" ,(–—-").split()[0].lower() if match["today"] else "today"
    return Days.of((d, d) for d in (day + dt.timedelta(days=_OFFSETS.get(word, 0)) for day in days))


def _without_year(match: re.Match[str], days: list[dt.date], said: str, strength: int) -> Iterator[Constraint]:
    weekday = match["weekday"]
    month = days[0].month if days else 0
    if weekday:
        days = [d for d in days if d.weekday() == WEEKDAYS[weekday.lower()]]
    if not days:
        return
    years = ", ".join(str(d.year) for d in days[-4:])
    if weekday:
        what = f"{days[0].day} {MONTH_NAMES[month - 1]} was a {weekday.capitalize()} in {years}, and in earlier years"
    else:
        what = "the text gives the day it speaks on"
    if strength == EVENT_DAY:
        near = dt.timedelta(days=10)
        around = Days.of((d - near, d + near) for d in days)
        yield Constraint(strength, what, said, around, event=Days.of((d, d) for d in days))
        return
    yield Constraint(strength, what, said, _shifted(days, match))


def _this_year(reading: Reading, match: re.Match[str], days: list[dt.date], said: str) -> Constraint:
    sentence_start = reading.text.rfind(". ", 0, match.start()) + 1
    ahead = re.search(
        r"\b(?:will|to be|is due|are due|plans?|next|upcoming)\b", reading.text[sentence_start : match.start()]
    )
    if ahead:
        allowed = Days.of((dt.date(d.year, 1, 1), d) for d in days)
        return Constraint(THIS_YEAR, "told as a day of its own year still to come", said, allowed)
    allowed = Days.of((d, dt.date(d.year, 12, 31)) for d in days)
    return Constraint(THIS_YEAR, "told as a past day of its own year", said, allowed)


def offices_held(
    reading: Reading, sightings: Sequence[Sighting], authority: Authority, home: str | None
) -> Iterator[Constraint]:
    """Somebody named in an office: the release lies in the time they held it."""
    seen: set[tuple[str, str]] = set()
    for sighting in sightings:
        if not (sighting.person and sighting.phrase) or sighting.phrase.former:
            continue
        offices = candidate_offices(sighting.phrase, home, authority)
        for office in offices:
            tenures = [t for t in office.tenures if t.person == sighting.person]
            if not tenures or (sighting.person, office.id) in seen:
                continue
            seen.add((sighting.person, office.id))
            days = Days.of(r for t in tenures for r in tenure_days(t).ranges)
            phrase = sighting.phrase
            words = reading.words(min(phrase.first, sighting.first), max(phrase.last, sighting.last))
            name = authority.people[sighting.person].name
            yield Constraint(HELD_OFFICE, f"{name} was {office.title} then", words, days)


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
    for match in _MEMBERS.finditer(reading.text):
        count = int(match["all"] or match["n"])
        at = next((i for i, t in enumerate(reading.tokens) if t.start >= match.start()), 0)
        first, last = reading.sentence_of(at)
        for spot in reading.spots:
            name = spot.of("group")
            if name is None or not first <= spot.first < last:
                continue
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


def told_when(reading: Reading) -> tuple[str | None, str]:
    """The word the opening of the text uses for when it happened, and the words around it."""
    starts = reading.clean.paragraph_starts
    reach = starts[3] if len(starts) > 3 else len(reading.text)
    begin = starts[0] if starts else 0
    head = reading.text[begin:reach]
    match = re.search(rf"\b(?P<word>today|yesterday|this week)\b|\bon (?P<weekday>{_WEEKDAY})\b(?! \d)", head, re.I)
    if not match:
        return None, ""
    words = " ".join(head[max(0, match.start() - 40) : match.end() + 20].split())
    if match["weekday"]:
        return str(WEEKDAYS[match["weekday"].lower()]), words
    return match["word"].lower(), words
