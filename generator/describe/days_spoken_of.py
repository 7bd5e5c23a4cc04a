"""What days and events that a text only speaks of tell of its own: what has been lies behind it, what will be ahead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.authority.load import Authority
from generator.dates import MONTHS, Days, day_and_month, long_day
from generator.describe.dating import PAST_DAY, PLANNED, Constraint
from generator.describe.reading import Reading

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?,?"
    rf"|(?:(?:through|to)\s+)?(?P<month3>{_MONTH}),?)\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 40
"""Characters of a day with its month before the year."""
_YEAR = re.compile(r"\b[Ss]ince (?:early |late |mid-)?(?P<year>19[4-9]\d|20[0-4]\d)\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|to be|is to|are to|plans?|planned|intends?|scheduled|upcoming|coming|next|until|till"
    r"|through|by|ahead|before|deadline|expires?|expected|due|target|goal|aims?|future|beginning|starting|if|should|can|could"
    r"|would|prior to|into force|travels|visits|hosts"
    r"|visiting|travell?ing|hosting|attending|budget|fiscal|plan|no later|ensure|upcoming|forthcoming)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|ago|met|held|took|began|made|led|(?!united|need|indeed|based|related|speed)\w{3,}ed)\b[^.]{0,100}$"
)
_GOING = re.compile(
    r"\b(?:will|is|are)\s+(?:\w+\s+){0,3}?(?P<verb>travel|travell?ing|visit|visiting|meet|host|hosting|attend|attending|participate"
    r"|take part|convene|join|address|deliver|lead|be held|take place)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_UNPLANNED = frozenset(("conflict", "terrorism", "disaster"))
_DOUBTED = re.compile(
    r"\b(?:if|any|further|potential|possible|future|threat(?:s|ened)?|imminent|would|another)\b[\w\s’']{0,30}$", re.I
)
_ENOUGH = 10
"""Days to come, of which more tell nothing new."""
_REACH = 400
"""Characters of a sentence that are read on either side of a day."""
_HALF_DAY = re.compile(r"\b([ap])\.m\.")
AHEAD_BY = dt.timedelta(days=90)
"""How long before a meeting or a visit a release at most announces it."""
AHEAD_OF_A_JOURNEY = dt.timedelta(days=30)
"""The same for a journey of the publisher's own people: of 130 such releases of three governments two were earlier."""


def days_spoken_of(reading: Reading) -> Iterator[Constraint]:
    """Days and years with their year written: the latest of those told as past, and journeys and meetings to come."""
    past: list[tuple[dt.date, str]] = []
    planned: set[str] = set()
    for match in _full_days(reading.text):
        day = _day(match)
        if day is None:
            continue
        sentence, before = _sentence(reading, match.start())
        said = " ".join(match.group().split())
        if _AHEAD.search(sentence) is None and _BEHIND.search(before):
            past.append((day, said))
        elif len(planned) < _ENOUGH and said not in planned and match["month3"] is None:
            going = _GOING.search(_HALF_DAY.sub(r"\1m", before))
            if going is not None:
                planned.add(said)
                says = f"{said} is told as still to come"
                ahead = AHEAD_OF_A_JOURNEY if going["verb"].lower().startswith("travel") else AHEAD_BY
                yield Constraint(PLANNED, says, said, Days.between(day - ahead, day))
    for match in _YEAR.finditer(reading.text):
        if _AHEAD.search(_sentence(reading, match.start())[0]) is None:
            past.append((dt.date(int(match["year"]), 1, 1), match.group()))
    if past:
        day, said = max(past)
        yield Constraint(PAST_DAY, f"{said} is told as past", said, Days.between(day, None))


def _full_days(text: str) -> Iterator[re.Match[str]]:
    """Every day or month with its year. The long pattern is tried only where a year stands."""
    done = 0
    for year in _ANY_YEAR.finditer(text):
        match = _FULL.search(text, max(done, year.start() - _LONGEST), year.end())
        if match is not None:
            done = match.end()
            yield match


def _day(match: re.Match[str]) -> dt.date | None:
    """The first day that is named; of a month, its first."""
    month = MONTHS[(match["month"] or match["month2"] or match["month3"]).lower()]
    number = int(match["day"] or match["day2"] or 1)
    return next(day_and_month(number, month, range(int(match["year"]), int(match["year"]) + 1)), None)


def _sentence(reading: Reading, at: int) -> tuple[str, str]:
    """The sentence that holds a character, and as much of it as stands before that."""
    if not reading.tokens:
        return "", ""
    first, last = reading.sentence_of(min(reading.token_at(at), len(reading.tokens) - 1))
    start = max(reading.tokens[first].start, at - _REACH)
    end = min(reading.tokens[last - 1].end, at + _REACH)
    return reading.text[start:end], reading.text[start:at]


def day_told_before(reading: Reading, at: int) -> dt.date | None:
    """The last day with its year that a sentence gives before a character: "On March 6, 2014, the President …"."""
    before = _sentence(reading, at)[1][-_REACH:]
    if _ANY_YEAR.search(before) is None:
        return None
    return next((day for match in reversed(list(_full_days(before))) if (day := _day(match))), None)


def events_behind(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """Wars, attacks and disasters that nobody can speak of before they happened."""
    latest: Constraint | None = None
    for spot in reading.events:
        name = spot.of("event")
        events = [authority.events[i] for i in name.ids] if name else []
        if not events or any(e.kind not in _UNPLANNED for e in events):
            continue
        start = reading.tokens[spot.first].start
        if _DOUBTED.search(reading.text[max(0, start - 60) : start]):
            continue
        event = min(events, key=lambda e: e.start)
        words = reading.words(spot.first, spot.last)
        told = Constraint(
            PAST_DAY, f"{event.name} began on {long_day(event.start)}", words, Days.between(event.start, None)
        )
        if latest is None or told.days.ranges[0] > latest.days.ranges[0]:
            latest = told
    if latest is not None:
        yield latest
