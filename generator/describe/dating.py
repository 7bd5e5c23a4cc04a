"""When a release is from: every constraint the text gives, each with its evidence, intersected by strength.

A constraint is a set of days. The strongest comes first; one that leaves no day is shown as a conflict and does
not count. Nothing is made up: what stays is the window in which the release must lie.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.dates import DAY_NAMES, FIRST, LAST, Days, in_words, parse_edtf, to_edtf, week_of
from generator.model import Basis, Conflict, Dating, Evidence


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days on which the release can have been issued, for one reason."""

    strength: int
    says: str
    text: str
    days: Days
    basis: Basis = "inferred"
    month: bool = False
    """True where the evidence speaks of a month as a whole ("later this month")."""
    event: Days | None = None
    """The day of the event itself, where `days` is only the time around it."""


# How much each kind of evidence weighs; the stronger stays where two exclude each other.
CURATED, DATELINE, RECEIVED, FILED, ADDRESS = 100, 90, 95, 88, 87
STATED_DAY, HELD_OFFICE, WEEKDAY, MEMBERS = 85, 80, 70, 65
EVENT_DAY = 45
EVENT, ANNIVERSARY, THIS_YEAR, PLANNED, PAST_DAY, GROUP_EXISTS = 60, 55, 50, 42, 40, 30

MOST_CHOICES = 4
"""The weekday of an event tells something only where few years are left for it."""

UNKNOWN = Dating(None, None, None, "inferred")


def date_of(
    constraints: Iterable[Constraint], curated: str | None, received: dt.date | None, curated_basis: str | None = None
) -> Dating:
    """Intersect the constraints. `curated` is the record's EDTF date, `received` the day after which it cannot be.

    Raises ValueError where `curated` is no date.
    """
    ordered = _by_weight(list(constraints))
    if curated is not None:
        says = f"stated in the record: {curated_basis}" if curated_basis else "stated in the record"
        ordered.insert(0, Constraint(CURATED, says, curated, parse_edtf(curated), "curated"))
    if received is not None:
        latest = Constraint(RECEIVED, "received by the archive on this day", "", Days.between(None, received))
        at = sum(c.strength > RECEIVED for c in ordered)
        ordered.insert(at, latest)
    window, used, conflicts = Days.between(None, None), [], []
    for constraint in ordered:
        narrowed = window & constraint.days
        if constraint.strength == EVENT_DAY and len(narrowed.ranges) > MOST_CHOICES:
            continue
        if narrowed:
            # That a group exists by then, or a day is past, is worth telling only where it narrows the window.
            if constraint.strength > PAST_DAY or narrowed != window:
                used.append(constraint)
            window = narrowed
        elif not _remembered(constraint, window):
            against = _strongest_against(constraint, used)
            said = f": “{constraint.text}”" if constraint.text else ""
            conflicts.append(Conflict(f"{constraint.says}{said}", against))
    if curated is None:
        for constraint in used:
            # Where only the event's day can be known, that day stands for the day of issue.
            window = (constraint.event & window if constraint.event else window) or window
    return _dating(window, used, conflicts, curated)


def _remembered(constraint: Constraint, window: Days) -> bool:
    """True where a text only looks back: on a president of long ago, on an anniversary that was."""
    if constraint.strength not in (HELD_OFFICE, ANNIVERSARY) or not constraint.days:
        return False
    return constraint.days.ranges[0][1] < window.ranges[0][0]


def _by_weight(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Strongest first; of equals, those with which most others of their strength agree, then as in the text.

    "President Biden" and his ministers outweigh one "President Clinton" whom they remember.
    """

    def agreement(one: Constraint) -> int:
        return sum(bool(one.days & other.days) for other in constraints if other.strength == one.strength)

    return sorted(constraints, key=lambda c: (-c.strength, -agreement(c)))


def _strongest_against(constraint: Constraint, used: Sequence[Constraint]) -> str:
    for other in used:
        if not (other.days & constraint.days):
            return f"{other.says}: {other.text or in_words(other.days.earliest, other.days.latest)}"
    return "the other evidence taken together"


def _dating(window: Days, used: Sequence[Constraint], conflicts: Sequence[Conflict], curated: str | None) -> Dating:
    evidence = tuple(Evidence(c.says, c.text, c.days.earliest, c.days.latest) for c in used)
    basis: Basis = next((c.basis for c in used if c.basis != "inferred"), "inferred")
    if curated is not None:
        days = parse_edtf(curated)
        return Dating(curated, days.earliest, days.latest, "curated", evidence, tuple(conflicts))
    return Dating(_edtf(window, used), window.earliest, window.latest, basis, evidence, tuple(conflicts))


def _edtf(window: Days, used: Sequence[Constraint]) -> str | None:
    """A window inside one month whose evidence speaks of that month is given as the month."""
    first, last = window.ranges[0][0], window.ranges[-1][1]
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and first != last and any(c.month for c in used):
        return f"{first.year:04d}-{first.month:02d}"
    return to_edtf(window)


def event_date(date: Dating, word: str | None, text: str) -> Dating:
    """The day of what is reported, from the day of issue and the word the text uses for it.

    `word` is "today", "yesterday", "this week" or the number of a weekday; None where the text says nothing.
    """
    if word is None or date.edtf is None:
        return UNKNOWN
    said = f"on {DAY_NAMES[int(word)]}" if word.isdigit() else word
    evidence = (Evidence(f"told as “{said}” on the day of issue", text, date.earliest, date.latest),)
    start, end = date.earliest or FIRST, date.latest or LAST
    if word == "today":
        return Dating(date.edtf, date.earliest, date.latest, "inferred", evidence)
    if word == "yesterday":
        days = Days.of([(_earlier(start, 1), _earlier(end, 1))])
    elif word.isdigit():
        if start != end:
            return UNKNOWN
        days = Days.day(_earlier(start, (start.weekday() - int(word)) % 7))
    else:
        days = Days.of([(_monday(start), _sunday(end))])
    return Dating(to_edtf(days), days.earliest, days.latest, "inferred", evidence)


def _earlier(day: dt.date, days: int) -> dt.date:
    return day if day in (FIRST, LAST) else day - dt.timedelta(days=days)


def _monday(day: dt.date) -> dt.date:
    return day if day == FIRST else week_of(day).ranges[0][0]


def _sunday(day: dt.date) -> dt.date:
    return day if day == LAST else week_of(day).ranges[0][1]
