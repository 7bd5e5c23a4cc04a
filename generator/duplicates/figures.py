"""Figures of an English text: numbers with the words that say of what, so that two texts can be held side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model import CleanText

_SPACE = "[ \u00a0\u202f]"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12}
_SPELLED = {
    **{
        word: Decimal(value)
        for value, word in enumerate(
            (
                "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen twenty"
            ).split(),
            start=2,
        )
    },
    **{
        word: Decimal(10 * n)
        for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
    },
}
_CURRENCIES = {"pound": "£", "euro": "€", "dollar": "$", "gbp": "£", "eur": "€", "usd": "$", "us$": "$"}
_MONEY = re.compile(
    rf"(?<![\w$])(?P<sign>US\$|[£€$]|(?:GBP|EUR|USD)\b){_SPACE}?(?P<number>{_NUMBER})"
    rf"(?:{_SPACE}?-?(?P<scale>thousand|million|billion|trillion|bn|mn|tn|m|k))?(?![\w%])"
)
_SHARE = re.compile(rf"(?<![\w.,/:-])(?P<number>{_NUMBER})(?:{_SPACE}?%|{_SPACE}per{_SPACE}?cent)(?![\w])")
_COUNTED = re.compile(
    rf"(?<![\w.,/:£€$-])(?:(?P<number>{_NUMBER})|(?P<spelled>(?i:{'|'.join(_SPELLED)})))"
    rf"(?:{_SPACE}(?P<scale>thousand|million|billion|trillion))?"
    rf"(?:-(?P<joined>[a-z]{{2,20}})(?!-?\w)|(?=(?P<words>(?:{_SPACE}[A-Za-z][\w'’-]{{0,30}}){{1,4}})))"
)
_BEFORE = re.compile(r"(?i)(?:article|section|chapter|paragraph|phase|level|stage|annex|block|no\.?|number)\s$")
"""Words that make the number after them a name."""
_ENDS = frozenset(
    (
        "a an and are as at but by downing for from had has have in into is its of on or that the their this to was "
        "were which who will with january february march april may june july august september october november december"
    ).split()
)
"""Words at which what was counted ends, if it has not been named yet."""
_PLURALS = frozenset("people personnel men women children aircraft staff troops".split())
_UNITS = frozenset("km mm cm kg nm mph kw mw gw gwh mwh kt".split())
_NO_PLURAL = re.compile(r"(?:ss|us|is|'s|’s)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value, what is counted, and how the text writes it."""

    value: str
    unit: str
    text: str
    spelled: bool = False
    """True for "six ships", which is the same figure as "6 ships"."""

    @property
    def key(self) -> tuple[str, str]:
        """Two figures with the same key say the same."""
        return self.value, self.unit


def figures(clean: CleanText) -> tuple[Figure, ...]:
    """Every figure of a text, in the order in which each stands in it first."""
    found = sorted(_found(clean.text), key=lambda pair: pair[0])
    first: dict[tuple[str, str], Figure] = {}
    for _, figure in found:
        first.setdefault(figure.key, figure)
    return tuple(first.values())


def only_in(here: tuple[Figure, ...], there: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures that stand in the first text and not in the second; "two ministers" is a turn of phrase."""
    known = {figure.key for figure in there}
    return tuple(f for f in here if f.key not in known and not (f.spelled and f.value == "2"))


def _found(text: str) -> Iterator[tuple[int, Figure]]:
    for match in _MONEY.finditer(text):
        sign = match["sign"].lower()
        yield match.start(), Figure(_value(match["number"], match["scale"]), _CURRENCIES.get(sign, sign), match[0])
    for match in _SHARE.finditer(text):
        yield match.start(), Figure(_value(match["number"], None), "%", match[0])
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        figure = None if _BEFORE.search(before) else _counted(match)
        if figure is not None:
            yield match.start(), figure


def _counted(match: re.Match[str]) -> Figure | None:
    """A number of things; None where the words after it name nothing that can be counted."""
    number, spelled, scale = match["number"], match["spelled"], match["scale"]
    if number and not scale and len(number) == 4 and number[:2] in ("19", "20"):
        return None  # a year
    value = _value(number or str(_SPELLED[spelled.lower()]), scale)
    if match["joined"]:
        named = match["joined"] not in ("one", *_SPELLED)
        return Figure(value, _singular(match["joined"]), match[0], bool(spelled)) if named else None
    words = _things(match["words"].split(), alone=value == "1")
    if not words:
        return None
    unit = _singular(words[-1].lower())
    return Figure(value, _CURRENCIES.get(unit, unit), " ".join([match[0], *words]), bool(spelled))


def _things(words: list[str], alone: bool) -> list[str]:
    """The words up to the first in the plural, or the first of all where there is one thing alone."""
    for number, word in enumerate(words, 1):
        low = word.lower()
        if low in _ENDS:
            return []
        plural = low in _PLURALS or (len(low) > 3 and low.endswith("s") and not _NO_PLURAL.search(low))
        if plural or (number == 1 and (alone or low in _UNITS)):
            return words[:number]
    return []


def _singular(word: str) -> str:
    if word in _PLURALS or not word.endswith("s") or _NO_PLURAL.search(word):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _value(number: str, scale: str | None) -> str:
    """The number as digits, whatever it was scaled by."""
    value = Decimal(number.replace(",", "")) * 10 ** (_SCALES[scale.lower()] if scale else 0)
    return f"{value.normalize():f}"
