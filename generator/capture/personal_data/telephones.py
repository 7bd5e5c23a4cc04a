"""Telephone numbers in a text: those of an unmistakable shape, and any that a word marks as one.

Releases are full of other numbers (years, money, troops, resolutions), so a shape that could be one of these counts
only after a mark: "tel", "phone", "hotline", "call".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.capture.personal_data.findings import Finding, placeholder

WHAT = "telephone number"
_MASKED = placeholder(WHAT)
_S = r"[ \u00a0\u202f]"
_SEP = r"(?:[ \u00a0\u202f]{1,2}|[ \u00a0]?[-.\u2010-\u2013][ ]?)"
_RUN = re.compile(r"\d[\d \u00a0\u202f().\u2010-\u2013/-]{3,}\d")
"""Digits with what stands between those of a telephone number."""
_SHAPES = re.compile(
    rf"(?P<international>(?:\+{_S}?[1-9]\d{{0,3}}|\b00{_S}?[1-9]\d{{0,2}}(?=[ (-]))"
    rf"(?:{_S}?\(0\){_S}?|{_SEP}?\(?\d{{1,12}}\)?){{1,8}})"
    rf"|(?P<american>(?:\b1{_SEP}?)?(?:\(\s?[2-9]\d\d\s?\){_S}?[-.]?|\b[2-9]\d\d[-.\u2010-\u2013]|\b[2-9]\d\d{_S}"
    rf"(?=\d{{3}}[-\u2010-\u2013]))[2-9]\d\d{_SEP}\d{{4}}\b)"
    rf"|(?P<free>\b1[38]00{_SEP}\d{{3}}{_SEP}?\d{{3}}\b)"
    rf"|(?P<area>\({_S}?0{_S}?\d{{1,4}}{_S}?\){_S}?\d{{2,8}}(?:{_SEP}\d{{2,6}}){{0,3}}\b)"
    rf"|(?P<paired>\b0[1-9](?:{_SEP}\d\d){{4}}\b)"
    rf"|(?P<national>\b0[1-9]\d{{0,3}}(?:{_S}{{1,2}}\d{{2,8}}|[-\u2010-\u2013]\d{{2,8}}){{1,4}}\b)"
    rf"|(?P<slashed>\b0\d{{1,4}}{_S}?/{_S}?\d{{5,8}}(?:-\d{{1,6}})?\b|\b0\d{{2,4}}/\d{{3,6}}-\d{{1,6}}\b)"
    rf"|(?P<bare>\b0[1-9]\d{{8,9}}\b)"
)
_DIGITS = {"international": (8, 15), "area": (8, 12), "national": (9, 11), "slashed": (7, 13)}
_LETTERS = re.compile(r"\b1[-. ]8\d\d[-. ](?=[A-Z\d-]{0,14}[A-Z])[A-Z\d]{1,10}(?:-[A-Z\d]{1,10}){0,3}\b")
_LOOSE = re.compile(
    rf"\+?\(?{_S}?\d{{1,5}}{_S}?\)?(?:{_S}?/{_S}?\d{{2,8}})?(?:(?:{_SEP}|(?<=\)))\(?\d{{2,8}}\)?){{1,5}}(?!\d)|\d{{6,12}}(?!\d)"
)
_NOT_LOOSE = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b(?!\s?\d{2})"  # a day
    r"|(?:19|20)\d\d\s?[-\u2010-\u2013/. ]\s?(?:(?:19|20)\d\d|\d\d)\b"  # years
    r"|\d{1,3}(?: \d{3})* (?:million|billion|people|troops|[$£€%])"
)
_STRONG = re.compile(
    r"\b(?:tel(?![ -](?:aviv|abyad|rifaat|tamer|hai|afar)\b)(?:e(?:phone|fono?|foon|fax))?|t[ée]l[ée]phone"
    r"|(?:tele)?phone(?: no| number)?|ph|mobile|mob|cell|handy|gsm|tlf|puh|dsn|telefon\w{0,8}|rufnummer|durchwahl"
    r"|komórka|kom\.|portable|móvil|celular|cellulare|matkapuhelin|puhelin|mobil(?:nummer|telefon)?"
    r"|fax|facsimile|hot-?line|help-?line|info(?:rmation)? line|free-?call|free-?phone|toll[- ]free"
    r"|switchboard|tty|whats-?app|call (?:us|me|him|her|them)|by calling|dial|dialling|dialing)\b"
    r"[^\d\n$£€%]{0,24}\n?[^\d\n$£€%]{0,3}\Z",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r".*\b(?:(?P<person>contact|contacted|contacting|enquiries|inquiries|information|kontakt|contacto|contatto|rückfragen)|call|calls|calling|ring|ringing"
    r"|phoning|text|texting|signal|number|line)\b(?P<between>[^\d\n$£€%]{0,60}\n?[^\d\n$£€%]{0,3})\Z",
    re.IGNORECASE | re.DOTALL,
)
_WEAK_BETWEEN = re.compile(r"[\s(:,]*\Z|.*(?:\b(?:on|at|is|number|directly|please call|or)|[:(-])[\s(]*\Z", re.DOTALL)
_WEAK_BEFORE_NAMES = re.compile(r"\A[\s:(]*(?:(?:[A-Z][\w.'’-]*|at|of|-)[\s,]+){0,6}\(?\s*\Z")
"""Between a word of contact and a number only the names of who answers it."""
_SHORT_SHAPE = re.compile(r"(?:\d{2,3} \d{4}|\d{3} \d{3}(?: \d{3})?|\d{6,7}|0\d{2,3}\.\d{3}\.\d{3,4})\b(?! ?\d)")
_WEAK_SHAPE = re.compile(
    rf"1[38]\d?(?:{_SEP}\d{{2,4}}){{1,2}}\b|1[38]\d{{4}}\b|\d{{2,4}}{_SEP}\d{{4}}\b(?!{_SEP}?\d)"
    rf"|[2-9]\d\d{_SEP}[2-9]\d\d{_SEP}\d{{4}}\b"
)
_LETTER = re.compile(r"(?:^|[\n|,;(/·•])[ \t]*[TMPFWHCD](?::|\.:|\.)[ \t]*\Z")
_BEFORE_PLACE = re.compile(
    r"(?:\d{2,4}[ .-])?\d{2,4}[ .-]?\d{4}"
    r"(?=\)?[ \t]?\([ \t]?(?:w|h|bh|ah|mob|mobile|work|home|office|fax|direct)[ \t]?\))",
    re.IGNORECASE,
)
"""A number with the place where it rings after it: "71 5217 (w)"."""
_NEXT = re.compile(r"[ \t]*(?:\(\w{1,6}\)[ \t]*)?(?:/|,|;|\bor\b|\band\b|&|\|)[ \t]*(?=[(+\d])")
_NEXT_PERSON = re.compile(
    r"[ \t]*[\n,;/]{1,3}[ \t]*[A-Z][\w.'’-]*[ \n]+(?:[A-Z][\w.'’-]*[ \n]+){1,2}(?=\d{2,3} \d{4}\b)"
)
_EXTENSION = re.compile(r"[ \t,]*(?:\bext(?:ension|n|\.)?|\bx)\.?[ \t]?\d{1,6}\b", re.IGNORECASE)
_LAST_GROUP = re.compile(r"[^\d]+\d+\)?\Z")
_BEFORE = re.compile(r"[\w$£€#=%@&][.,/-]?\Z|[:.,/-]\Z")
"""Before a shape: it is the rest of a longer number, of a code, or a sum of money."""


def find_telephones(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Every telephone number in `text` but those `allowed` (as their digits)."""
    end = 0
    for run in _RUN.finditer(text):
        if run.end() <= end or sum(map(str.isdigit, run.group())) < 6:
            continue
        for start, stop in _numbers(text, run, end):
            end = stop
            if digits(text[start:stop]) not in allowed:
                yield Finding(start, stop, WHAT, placeholder(WHAT))
    if "1" in text and "8" in text:
        for match in _LETTERS.finditer(text):
            if sum(map(str.isalnum, match.group())) >= 9:
                yield Finding(match.start(), match.end(), WHAT, placeholder(WHAT))


def digits(number: str) -> str:
    """The digits of a number, by which two ways to write it are the same."""
    return re.sub(r"\D", "", number)


def _numbers(text: str, run: re.Match[str], done: int) -> Iterator[tuple[int, int]]:
    """The telephone numbers in a run of digits, and those that follow the last of them."""
    begin, limit = max(done, run.start() - 3), min(len(text), run.end() + 2)
    at = run.start()
    found = None
    if _is_marked(text, at):
        found = _loose(text, at, done)
    elif (before_place := _BEFORE_PLACE.match(text, at)) is not None:
        found = at, before_place.end()
    if found is None:
        found = _shaped(text, begin, limit)
    while found is not None:
        start, stop = found
        if extension := _EXTENSION.match(text, stop):
            stop = extension.end()
        yield start, stop
        found = None
        if following := _NEXT.match(text, stop):
            found = _shaped_at(text, following.end()) or _loose(
                text, following.end(), stop, fewest=6 if _WEAK_SHAPE.match(text, following.end()) else 7
            )
        elif following := _NEXT_PERSON.match(text, stop):
            found = _loose(text, following.end(), stop)
        if found is None and stop < run.end():
            found = _shaped(text, stop, limit)


def _shaped(text: str, begin: int, limit: int) -> tuple[int, int] | None:
    """The first stretch between `begin` and `limit` that has the shape of a telephone number and no other's."""
    at = begin
    while (match := _SHAPES.search(text, at, limit)) is not None:
        if not _BEFORE.search(text[max(0, match.start() - 3) : match.start()]) and (held := _held(text, match)):
            return held
        at = match.start() + 1
    return None


def _shaped_at(text: str, at: int) -> tuple[int, int] | None:
    match = _SHAPES.match(text, at, at + 40)
    return _held(text, match) if match is not None else None


def _held(text: str, match: re.Match[str] | None) -> tuple[int, int] | None:
    """Where a number of this shape ends; without the last figures where those are of something else."""
    while match is not None:
        if _holds(match):
            return match.start(), match.start() + len(_trimmed(match.group()))
        shorter = _LAST_GROUP.sub("", match.group())
        match = _SHAPES.match(text, match.start(), match.start() + len(shorter)) if shorter != match.group() else None
    return None


def _holds(match: re.Match[str]) -> bool:
    """The number of digits fits the shape, and the shape is not by chance that of something else."""
    kind, number = str(match.lastgroup), match.group()
    fewest, most = _DIGITS.get(kind, (0, 99))
    count = len(digits(number))
    if not fewest <= count <= most or re.search(r"(?:[ .]000){2}", number):
        return False
    if kind == "international":
        return not re.match(r"\+\d{1,2}\.\d\b(?!\.)", number) and (number[0] == "+" or count >= 11)
    return not (kind == "national" and re.match(r"0\d-\d\d-\d{2,4}(?!\d)", number))


def _trimmed(number: str) -> str:
    """The number without what does not belong to it at its end: an opening bracket, a closing one never opened."""
    number = number.rstrip(" (-.")
    return number[:-1].rstrip() if number.endswith(")") and number.count(")") > number.count("(") else number


def _is_marked(text: str, at: int) -> bool:
    begin = max(0, at - 100)
    masked = text.rfind(_MASKED, max(0, begin - len(_MASKED)), at)
    # A number that is masked already is a number, and its placeholder no word that marks the next one.
    before = "0" + text[masked + len(_MASKED) : at] if masked >= 0 else text[begin:at]
    before = before.rstrip("(+ ") + " " if before.rstrip("(+ ") else before
    if _STRONG.search(before[-60:]) or _LETTER.search(before[-12:]):
        return True
    weak = _WEAK.match(before)
    if weak is None:
        return False
    if weak["person"] and _WEAK_BEFORE_NAMES.match(weak["between"]) and _SHORT_SHAPE.match(text, at):
        return True
    return bool(_WEAK_BETWEEN.match(weak["between"])) and bool(_WEAK_SHAPE.match(text, at))


def _loose(text: str, at: int, done: int, fewest: int = 6) -> tuple[int, int] | None:
    """A number after a mark, whatever its shape."""
    shaped = _shaped_at(text, at)
    start = at
    while start > done and text[start - 1] in "(+ " and at - start < 3:
        start -= 1
    opened = text[start:at].lstrip(" ")
    start = at - len(opened)
    match = _LOOSE.match(text, start) or _LOOSE.match(text, at)
    if match is None or _NOT_LOOSE.match(text, at):
        return shaped
    if shaped is not None and shaped[1] >= match.start() + len(_trimmed(match.group())):
        return start, shaped[1]
    stop = match.start() + len(_trimmed(match.group()))
    return (match.start(), stop) if fewest <= len(digits(match.group())) <= 15 else shaped
