"""What pages say in words: dates with their certainty, bases, numbers, lists of names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from generator.dates import first_to_last, in_words, long_day, month_in_words, whole_period
from generator.model import NAMED, Basis, Dating, PersonFound

BASES: dict[Basis, str] = {
    "stated": "the text says so",
    "resolved": "an authority file gives it",
    "inferred": "reasoned from evidence",
    "curated": "a curator says so",
}
"""What each basis means, in a few words."""

_MONTH = re.compile(r"\d{4}-\d{2}[~?%]?$")
_QUALIFIERS = {"~": "about ", "?": "possibly ", "%": "possibly about "}


def date_in_words(dating: Dating) -> str:
    """A date with its certainty: a day, a month, a year, a window, or "not known"."""
    first, last = dating.earliest, dating.latest
    if first and last:
        return _qualified(dating, _month(dating) or in_words(first, last))
    return in_words(first, last) if first or last else "not known"


def short_date(dating: Dating) -> str:
    """The same for a list, where "no date" stands for itself."""
    first, last = dating.earliest, dating.latest
    if first and last:
        words = _month(dating) or whole_period(first, last) or first_to_last(first, last, " – ")
        return _qualified(dating, words)
    if first:
        return f"from {long_day(first)}"
    return f"until {long_day(last)}" if last else "no date"


def period_in_words(first: dt.date | None, last: dt.date | None) -> str:
    """The days that a piece of evidence allows; empty where it allows any."""
    if first and last:
        return whole_period(first, last) or first_to_last(first, last, " to ")
    if first:
        return f"{long_day(first)} or later"
    return f"{long_day(last)} or earlier" if last else ""


def _month(dating: Dating) -> str | None:
    """The month, where that is how the evidence speaks, even if not every day of it is possible."""
    return month_in_words(dating.earliest) if dating.earliest and _MONTH.match(dating.edtf or "") else None


def _qualified(dating: Dating, words: str) -> str:
    """EDTF marks a date as approximate or uncertain by its last character."""
    return _QUALIFIERS.get((dating.edtf or "")[-1:], "") + words


def moment_in_words(moment: str, time_zone: str | None) -> str:
    """The day of a moment in ISO 8601, as it was where the publisher is; as it stands where it is no moment."""
    try:
        at = dt.datetime.fromisoformat(moment)
        if len(moment) > 10 and time_zone and at.utcoffset() == dt.timedelta(0):
            at = at.astimezone(ZoneInfo(time_zone))
    except (ValueError, OverflowError):
        return moment
    return long_day(at.date())


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
    by_words = any(m.via in NAMED for m in person.mentions)
    match person.basis:
        case "stated":
            return "named in the text"
        case "resolved":
            return "named in the text, with the authority file" if by_words else "resolved from office and date"
        case "inferred":
            return "inferred"
        case "curated":
            return "confirmed by a curator" if person.mentions else "added by a curator"
