"""What the letterhead of a paper tells of its day: the month with the place of issue, the number within its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain

from jellyfish import damerau_levenshtein_distance as changes_between

from generator.authority.load import Authority
from generator.dates import MONTHS, Days, day_and_month, month_of, year_of
from generator.describe.dating import DATELINE, WEEKDAY, Constraint
from generator.describe.reading import Reading
from generator.lexicon import is_english

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))

_MONTH_OF_ISSUE = re.compile(
    rf"(?:\b(?P<place>[A-Z]{{5,}})[ ,.–-]{{1,4}}|\bFOR (?:PRESS|MEDIA)\b[^a-z\n]{{0,14}}\b)"
    rf"(?P<month>(?i:{_NAMES}))\.?,?"
    r"\s+(?P<year>(?:19|20)\d\d)\b"
)
_NUMBERED = re.compile(r"\b(?:[Nn][Oo]\.?|P\. ?M\.?|PM)\s*\d{1,4}\s*/\s*(?P<year>(?:19|20)\d\d)\b")
""" "P. M. No 68/ 1970": numbered within its year."""
_HEAD = 300
"""Characters from the start in which the number of a release stands."""
_TOWNS = frozenset("sydney melbourne brisbane adelaide perth hobart darwin geneva york toronto".split())
"""Beside the capitals."""


_SPOILT = re.compile(
    r"\b(?:(?P<day>[\dIlO]{1,3})(?:st|nd|rd|th)?[.,]?\s+(?P<month>[A-Za-z]{3,10})"
    r"|(?P<month2>[A-Za-z]{3,10})\.?\s+(?P<day2>[\dIlO.]{1,4}))[.,]*\s+(?P<year>(?:19|20)\d\d)\b"
)
"""A day as scanning leaves it: "1 fAY 1980", "14 octOgER 1979", "February 1.7, 1963"."""
_FOOT = 120
"""Characters from the end in which the day of issue stands."""


def is_a_town(word: str, authority: Authority) -> bool:
    """Whether a word is that of a capital, or of another town in which papers are issued."""
    return word.lower() in _TOWNS or word.capitalize() in authority.capitals


def months_of_issue(reading: Reading, authority: Authority) -> Iterator[Constraint]:
    """Where a letterhead gives no day: the month with the place ("CANBERRA June 1970"), the year of the number."""
    for match in _MONTH_OF_ISSUE.finditer(reading.text):
        month, year = MONTHS[match["month"].lower()], int(match["year"])
        if match["place"] and not is_a_town(match["place"], authority):
            continue
        first = dt.date(year, month, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        says = "the month stands with the place of issue" if match["place"] else "the letterhead gives this month"
        said = " ".join(match.group().split())
        yield Constraint(WEEKDAY, says, said, Days.between(first, last), "stated", month=True)
    numbered = _NUMBERED.search(reading.text[: _HEAD + len(reading.clean.title or "")])
    if numbered:
        says = f"numbered among the releases of {numbered['year']}"
        yield Constraint(WEEKDAY, says, numbered.group(), year_of(int(numbered["year"])), "stated")


def days_misread(reading: Reading) -> Iterator[Constraint]:
    """The day of a letterhead or a close that scanning has spoilt: the day, or its month where the number is none."""
    text, head = reading.text, _HEAD + len(reading.clean.title or "")
    foot = max(head, len(text) - _FOOT)
    for match in chain(_SPOILT.finditer(text, 0, head), _SPOILT.finditer(text, foot)):
        written, number = match["month"] or match["month2"], match["day"] or match["day2"]
        month, year, said = _month_meant(written), int(match["year"]), " ".join(match.group().split())
        if month is None or (number.isdigit() and written.lower() in MONTHS):
            continue  # no month at all, or one that is read as it stands
        days = list(day_and_month(int(number), month, range(year, year + 1))) if number.isdigit() else []
        if days:
            yield Constraint(DATELINE, f"the day, where scanning spoilt “{written}”", said, Days.day(days[0]), "stated")
        else:
            says = f"the month, where scanning spoilt “{number}”"
            yield Constraint(WEEKDAY, says, said, month_of(year, month), "stated", month=True)


def _month_meant(written: str) -> int | None:
    """The one month that a word is, or is spoilt from: a letter of a short name, two of a long one."""
    word = written.lower()
    if word in MONTHS:
        return MONTHS[word]
    if is_english(word):
        return None
    able = {changes_between(word, name): number for name, number in MONTHS.items() if len(name) > 2}
    least = min(able)
    near = {number for name, number in MONTHS.items() if changes_between(word, name) == least}
    return near.pop() if least <= (1 if len(word) < 6 else 2) and len(near) == 1 else None
