"""What the letterhead of a paper tells of its day: the month with the place of issue, the number within its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator.authority.load import Authority
from generator.dates import MONTHS, Days, year_of
from generator.describe.dating import WEEKDAY, Constraint
from generator.describe.reading import Reading

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
