"""Days, windows of days and their EDTF form (ISO 8601-2, levels 0 and 1 plus one-of sets).

A `Days` value is a set of days as sorted, disjoint ranges; constraints on a date are such sets, and dating
is their intersection. `None` as an end means open.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FIRST = dt.date.min
LAST = dt.date.max
# Spelled out here, because the calendar module's names follow the locale.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(DAY_NAMES)}


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days: sorted, disjoint, inclusive ranges. Empty where no day is possible."""

    ranges: tuple[tuple[dt.date, dt.date], ...]

    @classmethod
    def of(cls, ranges: Iterable[tuple[dt.date, dt.date]]) -> Days:
        """The union of `ranges`; ranges that touch become one."""
        merged: list[tuple[dt.date, dt.date]] = []
        for start, end in sorted(r for r in ranges if r[0] <= r[1]):
            if merged and start <= _next_day(merged[-1][1]):
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return cls(tuple(merged))

    @classmethod
    def between(cls, start: dt.date | None, end: dt.date | None) -> Days:
        """One range; `None` leaves that side open."""
        return cls.of([(start or FIRST, end or LAST)])

    @classmethod
    def day(cls, day: dt.date) -> Days:
        """One day."""
        return cls(((day, day),))

    def __and__(self, other: Days) -> Days:
        return Days.of(
            (max(a, c), min(b, d)) for a, b in self.ranges for c, d in other.ranges if max(a, c) <= min(b, d)
        )

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __contains__(self, day: dt.date) -> bool:
        return any(a <= day <= b for a, b in self.ranges)

    @property
    def earliest(self) -> dt.date | None:
        """The first possible day; None where the set is open to the past or empty."""
        return None if not self.ranges or self.ranges[0][0] == FIRST else self.ranges[0][0]

    @property
    def latest(self) -> dt.date | None:
        """The last possible day; None where the set is open to the future or empty."""
        return None if not self.ranges or self.ranges[-1][1] == LAST else self.ranges[-1][1]

    @property
    def single_days(self) -> bool:
        """True where every range is one day long."""
        return bool(self.ranges) and all(a == b for a, b in self.ranges)


def _next_day(day: dt.date) -> dt.date:
    return day if day == LAST else day + dt.timedelta(days=1)


def month_of(year: int, month: int) -> Days:
    """Every day of one month."""
    return Days.between(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """Every day of one year."""
    return Days.between(dt.date(year, 1, 1), dt.date(year, 12, 31))


def week_of(day: dt.date) -> Days:
    """Monday to Sunday of the week that holds `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return Days.between(monday, monday + dt.timedelta(days=6))


def day_and_month(day: int, month: int, years: range) -> Iterator[dt.date]:
    """That day in every one of `years` in which it exists."""
    for year in years:
        try:
            yield dt.date(year, month, day)
        except ValueError:
            continue


def to_edtf(days: Days) -> str | None:
    """The EDTF form of a set of days: a day, a whole month or year, an interval, or a one-of set of days.

    None where nothing is known (no bound on either side).
    """
    if not days or (days.earliest is None and days.latest is None):
        return None
    start, end = days.ranges[0][0], days.ranges[-1][1]
    if len(days.ranges) > 1 and days.single_days:
        return "[" + ",".join(a.isoformat() for a, _ in days.ranges) + "]"
    if start == end:
        return start.isoformat()
    if start != FIRST and end != LAST and len(days.ranges) == 1:
        if days == year_of(start.year):
            return f"{start.year:04d}"
        if days == month_of(start.year, start.month):
            return f"{start.year:04d}-{start.month:02d}"
    return f"{'..' if start == FIRST else start.isoformat()}/{'..' if end == LAST else end.isoformat()}"


_ONE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")


def parse_edtf(text: str) -> Days:
    """The days an EDTF value allows: `2025-03-12`, `2022-06`, `2019`, `2024-07-24~`, intervals, open ends, `[a,b]`.

    Approximation and uncertainty marks (`~ ? %`) are kept in the record and do not widen the days.
    Raises ValueError, with a sentence for people, where the value is no possible date.
    """
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return Days.of(r for part in text[1:-1].split(",") for r in _one(part.strip()).ranges)
    if "/" in text:
        start_text, _, end_text = text.partition("/")
        start = FIRST if start_text in ("", "..") else _one(start_text).ranges[0][0]
        end = LAST if end_text in ("", "..") else _one(end_text).ranges[-1][1]
        if start == FIRST and end == LAST:
            raise ValueError(f"'{text}' has neither a beginning nor an end")
        if start > end:
            raise ValueError(f"the interval {text} ends before it starts")
        return Days.of([(start, end)])
    return _one(text)


def _one(text: str) -> Days:
    match = _ONE.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is no EDTF date; write 2025-03-12, 2025-03, 2025 or 2019-07-24/2019-12-31")
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    if year == 0:
        raise ValueError(f"'{text}': there is no year 0000 here")
    if month is None:
        return year_of(year)
    if not 1 <= month <= 12:
        raise ValueError(f"'{text}': there is no month {month:02d}")
    if day is None:
        return month_of(year, month)
    try:
        return Days.day(dt.date(year, month, day))
    except ValueError:
        raise ValueError(f"'{text}': {MONTH_NAMES[month - 1]} {year} has no day {day}") from None


def in_words(earliest: dt.date | None, latest: dt.date | None) -> str:
    """A window of days in plain English: "12 March 2025", "June 2022", "between 24 July and 31 December 2019"."""
    if earliest is None and latest is None:
        return "date not known"
    if earliest is None or latest is None:
        return f"on or after {long_day(earliest)}" if earliest else f"on or before {long_day(latest)}"
    return whole_period(earliest, latest) or f"between {first_to_last(earliest, latest, ' and ')}"


def whole_period(first: dt.date, last: dt.date) -> str | None:
    """A day, a whole month or a whole year in words, or None where it is none of these."""
    if first == last:
        return long_day(first)
    window = Days.between(first, last)
    if window == year_of(first.year):
        return str(first.year)
    return month_in_words(first) if window == month_of(first.year, first.month) else None


def first_to_last(first: dt.date, last: dt.date, between: str) -> str:
    """Two days with `between` in their middle, without saying month or year twice."""
    if first.year != last.year:
        return long_day(first) + between + long_day(last)
    if first.month != last.month:
        return f"{first.day} {MONTH_NAMES[first.month - 1]}{between}{long_day(last)}"
    return f"{first.day}{between}{long_day(last)}"


def month_in_words(day: dt.date) -> str:
    """`June 2022`."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def long_day(day: dt.date | None) -> str:
    """`12 March 2025`, whatever the locale."""
    return "" if day is None else f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
