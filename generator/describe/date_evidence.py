"""What a text says about its own date: one small finder for each kind of evidence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import tenure_days
from generator.dates import (
    DAY_NAMES,
    MONTH_NAMES,
    MONTHS,
    WEEKDAYS,
    Days,
    day_and_month,
)
from generator.describe.dating import (
    DATELINE,
    EVENT_DAY,
    HELD_OFFICE,
    STATED_DAY,
    THIS_YEAR,
    WEEKDAY,
    Constraint,
)
from generator.describe.letterheads import is_a_town
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
    years = range(1945, authority.horizon.year + 1)
    title_end = len(reading.clean.title) + 1 if reading.clean.title is not None else 0
    told: list[Constraint] = []
    for match in _days_in(reading):
        day = int(match["day"] or match["day2"])
        month = MONTHS[(match["month"] or match["month2"]).lower()]
        year = (match["year"] or "").strip(" ,\n").lower()
        said = " ".join(match.group().split())
        if year.isdigit():
            days = list(day_and_month(day, month, range(int(year), int(year) + 1)))
            yield from _full_date(days, match, said, title_end, authority)
        elif year == "this year":
            yield _this_year(reading, match, list(day_and_month(day, month, years)), said)
        elif match["today"]:
            yield from _without_year(match, list(day_and_month(day, month, years)), said, WEEKDAY)
        elif match["weekday"]:
            ahead = _is_ahead(match)
            told += _without_year(match, list(day_and_month(day, month, years)), said, EVENT_DAY, ahead=ahead)
    if len({c.days for c in told}) == 1:
        # Only the day of the event is told; a programme with several days tells nothing of the day of issue.
        yield told[0]


_AROUND = 70, 40
"""Characters before and after the name of a month in which the rest of the day stands."""


def _days_in(reading: Reading) -> Iterator[re.Match[str]]:
    """Every day written out. The long pattern is tried only where the name of a month stands."""
    done, text = 0, reading.text
    for name in (reading.tokens[at] for at in reading.places_of(MONTHS.keys())):
        if name.start < done:
            continue
        match = _DAY.search(text, max(done, name.start - _AROUND[0]), min(len(text), name.end + _AROUND[1]))
        if match is not None:
            done = match.end()
            yield match


def _full_date(
    days: list[dt.date], match: re.Match[str], said: str, title_end: int, authority: Authority
) -> Iterator[Constraint]:
    if not days or days[0].year > authority.horizon.year + 1:
        return
    if match["today"]:
        yield Constraint(STATED_DAY, "the text gives the day it speaks on", said, _shifted(days, match), "stated")
    elif match.start() < title_end:
        before = match.string[: match.start()]
        if not _TITLE_OF_ANOTHER_DAY.search(before) or _EMBARGO.search(before):
            yield Constraint(STATED_DAY, "the title gives this day", said, Days.day(days[0]), "stated")
    elif match.start() <= title_end + DATELINE_REACH and (
        _stands_alone(match) or _after_a_letterhead(match, title_end)
    ):
        yield Constraint(DATELINE, "dateline", said, Days.day(days[0]), "stated")
    elif (place := _PLACE.search(match.string[max(0, match.start() - 40) : match.start()])) and is_a_town(
        place["place"], authority
    ):
        yield Constraint(STATED_DAY, "the day stands with the place of issue", said, Days.day(days[0]), "stated")
    elif _closes(match):
        yield Constraint(STATED_DAY, "the text closes with this day", said, Days.day(days[0]), "stated")
    elif (
        match.start() <= title_end + OPENING
        and _OPENS.search(_line_before(match))
        and _DONE.search(_sentence_after(match))
    ):
        around = Days.between(days[0], days[0] + dt.timedelta(days=7))
        yield Constraint(EVENT_DAY, "what is reported happened on this day", said, around, event=Days.day(days[0]))


_PLACE = re.compile(r"\b(?P<place>[A-Z]{5,})[ ,.–-]{1,4}$")
"""Before the day of a letterhead or a close: "CANBERRA, 12th February, 1967"."""


OPENING = 400
"""Characters from the start of the body in which the day of what is reported stands."""
_OPENS = re.compile(r"(?:^|[.!?]\s+)On\s*$")
_DONE = re.compile(
    r"^,?\s+(?:I|we|We|(?:the |[A-Z][\w.]*\s+){1,6})\s*(?:and\s+(?:the |[A-Z][\w.]*\s+){1,6})?"
    r"(?:\w{3,}ed|met|held|spoke|took|led)\b"
)
"""After "On Tuesday, May 10, 2022": who did something."""
_TITLE_OF_ANOTHER_DAY = re.compile(
    r"\b(?:ahead of|before|until|by|anniversary|since|after|following|from)\b[^:]{0,40}$", re.IGNORECASE
)
_EMBARGO = re.compile(r"\bembargo(?:ed)? (?:until|till|to)\b[^:]{0,30}$", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"\b(?:for (?:immediate )?(?:press|release|the press|media)|press (?:release|statement)|media (?:release|statement)"
    r"|embargo(?:ed)?|check against delivery|(?:issued|dated?|published|released|updated)\b:?|canberra|sydney|melbourne"
    r"|london|washington|ottawa|wellington|brussels)\b"
    rf"(?:[^a-z]|(?<=\d)[a-z]{{1,2}}(?![a-z])|(?<= )(?:until|noon|midnight|[ap]\.?m|hours|{_WEEKDAY})\b){{0,60}}$",
    re.IGNORECASE,
)
"""What stands before the date of a letterhead, when its lines have run together with the text."""


def _line_before(match: re.Match[str]) -> str:
    """What stands before a day on its line, as far as it matters."""
    text, first = match.string, max(0, match.start() - 400)
    return text[max(first, text.rfind("\n", first, match.start()) + 1) : match.start()]


def _sentence_after(match: re.Match[str]) -> str:
    return re.split(r"(?<=[a-z])[.!?]\s|\n", match.string[match.end() : match.end() + 300], maxsplit=1)[0]


def _stands_alone(match: re.Match[str]) -> bool:
    """A dateline stands at the start of its line, or closes with a dash; a date in a sentence does not count."""
    before, after = _line_before(match).strip(), match.string[match.end() :].partition("\n")[0].strip()
    heading = re.fullmatch(r"(?:published|updated|date|issued|released)?:?", before, re.IGNORECASE)
    place = re.fullmatch(r"\(?[A-Z][\w .,'-]{1,40},", before) and after[:1] in {"–", "—", "-", ")", ":"}
    return bool((heading and (not after or not after[0].isalnum())) or place)


def _after_a_letterhead(match: re.Match[str], title_end: int) -> bool:
    """ "FOR PRESS 30 AUGUST 1978", "CANBERRA - 2ND NOVEMBER 1967": nothing but capitals stands before it."""
    before = match.string[max(title_end, match.start() - 90) : match.start()]
    return bool(_LETTERHEAD.search(before)) or bool(re.fullmatch(r"[^a-z]{3,}", before))


def _closes(match: re.Match[str]) -> bool:
    """A day that stands alone on the last line, or with the place: "CANBERRA, 14 December 1972"."""
    text = match.string
    if len(text) - match.end() > 40:
        return False
    last_words = re.split(r"(?<=[a-z])[.!?]\s", _line_before(match))[-1]
    before, after = last_words.strip(" ,-–—"), text[match.end() :].partition("\n")[0].strip(" .,;")
    return not after and len(before.split()) <= 3 and not re.search(r"\b(?:on|in|by|until|of|from|to)$", before)


def _shifted(days: list[dt.date], match: re.Match[str]) -> Days:
    word = (match["today"] or "").strip(" ,(–—-").split()[0].lower() if match["today"] else "today"
    return Days.of((d, d) for d in (day + dt.timedelta(days=_OFFSETS.get(word, 0)) for day in days))


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether the sentence tells of a day still to come."""
    sentence = re.split(r"(?<=[a-z])[.!?]\s", _line_before(match))[-1] + _sentence_after(match)
    return bool(re.search(r"\b(?:will|to be|is due|are due|plans? to)\b", sentence))


def _without_year(
    match: re.Match[str], days: list[dt.date], said: str, strength: int, *, ahead: bool = False
) -> Iterator[Constraint]:
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
        if ahead:
            around = Days.of((d - 2 * near, d) for d in days)
            yield Constraint(strength, f"{what}; it is told as still to come", said, around)
            return
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
        if not sighting.person or (sighting.phrase is not None and sighting.phrase.former):
            continue
        offices = _offices_named(reading, sighting, authority, home)
        for office in offices:
            tenures = [t for t in office.tenures if t.person == sighting.person and not _looks_back(reading, sighting)]
            if not tenures or (sighting.person, office.id) in seen:
                continue
            seen.add((sighting.person, office.id))
            days = Days.of(r for t in tenures for r in tenure_days(t).ranges)
            beside = sighting.phrase or sighting
            words = reading.words(min(beside.first, sighting.first), max(beside.last, sighting.last))
            name = authority.people[sighting.person].name
            yield Constraint(HELD_OFFICE, f"{name} was {office.title} then", words, days)


def _offices_named(reading: Reading, sighting: Sighting, authority: Authority, home: str | None) -> Sequence[Office]:
    """Those that the words beside a name can mean; in a headline "Secretary Blinken" holds one with that word now.

    In a text somebody keeps the title out of courtesy: "Secretary Kerry" was an envoy by then.
    """
    if sighting.phrase is not None:
        return candidate_offices(sighting.phrase, home, authority)
    title_ends = reading.title_ends
    if sighting.via != "title" or not sighting.first or reading.tokens[sighting.first].start >= title_ends:
        return ()
    head = reading.tokens[sighting.first - 1].key
    held = dict.fromkeys(office.id for office, _ in authority.tenures_of(sighting.person or ""))
    return [o for o in map(authority.offices.__getitem__, held) if head in o.title.lower().split()]


_LONG_AGO = re.compile(r"\b(?:(?:years|decades) ago|in (?:19|20)\d\d)\b")


def _looks_back(reading: Reading, sighting: Sighting) -> bool:
    """ "When President Clinton signed the Convention in 1999": of another time than the text's own."""
    first, last = reading.sentence_of(sighting.first)
    return _LONG_AGO.search(reading.words(first, last)) is not None


def told_when(reading: Reading) -> tuple[str | None, str]:
    """The word the opening of the text uses for when it happened, and the words around it."""
    starts = reading.starts
    reach = starts[3] if len(starts) > 3 else len(reading.text)
    begin = starts[0] if starts else 0
    head = reading.text[begin:reach]
    match = re.search(rf"\b(?P<word>today|yesterday|this week)\b|\bon (?P<weekday>{_WEEKDAY})\b(?! \d)", head, re.I)
    if not match:
        return None, ""
    first = max(head.rfind(" ", 0, max(0, match.start() - 40)), head.rfind("\n", 0, match.start())) + 1
    last = head.find(" ", match.end() + 20)
    words = " ".join(head[first : last if last > 0 else len(head)].split())
    if match["weekday"]:
        return str(WEEKDAYS[match["weekday"].lower()]), words
    return match["word"].lower(), words
