"""The day or the moment that a capture states: in ISO 8601, as mails and feeds have it, or as mail programs show it."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import cache

LONGEST = 100
"""Characters of a date."""
_LANGUAGES = tuple("en en_GB de de_AT fr es it pt nl da sv nb fi hu ro ru uk tr pl cs sk".split())
"""Those of the mail programs whose forwards are read."""
_WRITTEN_OUT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|[T ])")
_WORDS = r"[^\W\d_]{3,12}"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:\.|er|º)?\s+(?:de\s+)?({_WORDS})\.?,?\s+(?:de\s+)?(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b({_WORDS})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})\b")
_YEAR_FIRST = re.compile(rf"\b(\d{{4}})\.?\s+({_WORDS})\s+(\d{{1,2}})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})\b")


def moment_in(text: str) -> str | None:
    """The day or moment that `text` is, in ISO 8601; None where it states none."""
    text = text.strip()[:LONGEST]
    try:
        moment = dt.datetime.fromisoformat(text)
        return text if _WRITTEN_OUT.match(text) else moment.isoformat()
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(text)
        return moment.isoformat() if moment.tzinfo is not None else moment.date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in(text)


def day_in(text: str) -> str | None:
    """The first day that stands in `text`, in ISO 8601; None where its order is open, as in 6/7/2022."""
    if (match := _ISO.search(text)) is not None:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    for pattern, year, month, day in ((_DAY_FIRST, 3, 2, 1), (_MONTH_FIRST, 3, 1, 2), (_YEAR_FIRST, 1, 2, 3)):
        for match in pattern.finditer(text):
            number = _month_of().get(match[month].casefold())
            if number is not None:
                return _iso(int(match[year]), number, int(match[day]))
    match = _NUMBERS.search(text)
    return _by_numbers(match) if match is not None else None


@cache
def _month_of() -> dict[str, int]:
    """The number of each month's name in these languages, as it is declined and abbreviated there (Unicode CLDR)."""
    from babel import Locale

    return {
        name.rstrip(".").casefold(): number
        for language in _LANGUAGES
        for forms in Locale.parse(language).months.values()
        for length in ("wide", "abbreviated")
        for number, name in forms[length].items()
    }


def _by_numbers(match: re.Match[str]) -> str | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 100 else 0
    if match[2] == "." or first > 12:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 or first == second else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
