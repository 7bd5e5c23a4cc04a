"""What pages say in words: dates with their certainty, bases, numbers, lists of names."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from generator.model import Basis, Dating, PersonFound

BASES: dict[Basis, str] = {
    "stated": "the text says so",
    "resolved": "an authority file gives it",
    "inferred": "reasoned from evidence",
    "curated": "a curator says so",
}
"""What each basis means, in a few words."""

_QUALIFIERS = {"~": "about ", "?": "possibly ", "%": "possibly about "}


def day(date: dt.date) -> str:
    """`12 March 2025`, whatever the locale."""
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def date_in_words(dating: Dating) -> str:
    """A date with its certainty: a day, a month, a year, a window, or "not known"."""
    first, last = dating.earliest, dating.latest
    if first and last:
        return _qualified(dating, _whole_period(first, last) or f"between {_window(first, last, ' and ')}")
    if first:
        return f"on or after {day(first)}"
    return f"on or before {day(last)}" if last else "not known"


def short_date(dating: Dating) -> str:
    """The same for a list, where "no date" stands for itself."""
    first, last = dating.earliest, dating.latest
    if first and last:
        return _qualified(dating, _whole_period(first, last) or _window(first, last, " – "))
    if first:
        return f"from {day(first)}"
    return f"until {day(last)}" if last else "no date"


def period_in_words(first: dt.date | None, last: dt.date | None) -> str:
    """The days that a piece of evidence allows; empty where it allows any."""
    if first and last:
        return _whole_period(first, last) or _window(first, last, " to ")
    if first:
        return f"{day(first)} or later"
    return f"{day(last)} or earlier" if last else ""


def _qualified(dating: Dating, words: str) -> str:
    """EDTF marks a date as approximate or uncertain by its last character."""
    return _QUALIFIERS.get((dating.edtf or "")[-1:], "") + words


def _whole_period(first: dt.date, last: dt.date) -> str | None:
    """A day, a whole month or a whole year in words, or None where it is none of these."""
    if first == last:
        return day(first)
    if first.year != last.year or first.day != 1:
        return None
    if last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{calendar.month_name[first.month]} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else None


def _window(first: dt.date, last: dt.date, between: str) -> str:
    """Two days, without saying month or year twice."""
    if first.year != last.year:
        return day(first) + between + day(last)
    if first.month != last.month:
        return f"{first.day} {calendar.month_name[first.month]}{between}{day(last)}"
    return f"{first.day}{between}{day(last)}"


def iso_day(dating: Dating) -> str:
    """The earliest day as ISO, for sorting by machines; empty where unknown."""
    return dating.earliest.isoformat() if dating.earliest else ""


def count(number: int, one: str, many: str = "") -> str:
    """`1 release`, `1,200 releases`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def how_known(person: PersonFound) -> str:
    """How a name came into the description, in words."""
    by_words = any(m.via in ("name", "family-name") for m in person.mentions)
    match person.basis:
        case "stated":
            return "named in the text"
        case "resolved":
            return "named in the text, with the authority file" if by_words else "resolved from office and date"
        case "inferred":
            return "inferred"
        case "curated":
            return "added by a curator"
