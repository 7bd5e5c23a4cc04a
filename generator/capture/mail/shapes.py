"""What lines of a digest have in common, but for what differs from release to release: title, address, day, number."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.capture.links import CLOSE, OPEN
from generator.capture.mail.letter import RULE, Letter, bare, words_of
from generator.dates import DAY_NAMES, MONTH_NAMES

TITLE, ADDRESS, MOMENT, NUMBER = "\ue010", "\ue011", "\ue012", "\ue013"
"""Signs that no text may hold stand for what differs."""
_URL = re.compile(r"<?(?:https?://|www\.)\S+|\[personal link\]", re.IGNORECASE)
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_DAYS = "|".join(f"{name}|{name[:3]}" for name in DAY_NAMES)
_DAY = (
    r"\b\d{1,2}(?:st|nd|rd|th|er)?\.?,? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?\d{4}\b"
    rf"|\b(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b|\b\d{{1,2}} (?:{_MONTHS})\b"
    rf"|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b(?:{_MONTHS})/\d{{1,2}}/\d{{2,4}}\b"
)
_MOMENT = re.compile(
    rf"{_DAY}|\b(?:{_DAYS})\b"
    r"|\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?: \(*(?-i:[A-Z]{3,4})\b\)*| [+-]\d{4}\b)?"
    r"|\b\d{1,2} ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_MOMENTS = re.compile(f"{MOMENT}(?:[\\s,|–-]*{MOMENT})+")
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(f"[{TITLE}{ADDRESS}{MOMENT}{NUMBER}]")
_FIELD = re.compile(
    r"\W{0,3}(?P<name>sources?|links?|url|web(?:site| page)?|permalink|permanent link|tags?|keywords?|subjects|topics|"
    r"categor(?:y|ies)|section|filed under|posted(?: by| on| in)?|published(?: by| on| at)?|updated|dated?|"
    r"issued|from|"
    r"sender|author|comments?|length|words?|languages?|copyright|load-date|dateline|publication(?:-type)?|"
    r"document(?: type| id)?|type|format|ref(?:erence)?|id|region|station|program(?:me)?|outlet|medium|page|market|"
    r"reach|tone|sentiment|circulation|idioma|lingua|język|"
    r"quelle|datum|autor|rubrik|schlagwörter|thema|lien|mots[- ]clés|auteur|publié(?: le)?|rubrique|langue|sprache|"
    r"fuente|fecha|enlace|fonte|data|źródło|odnośnik)\s?:(?=\s|$)",
    re.IGNORECASE,
)
"""Labels under which programs and press sections say of a text where it is from."""
_SENTENCE = re.compile(r"[.:;,!?]\W*$")
_REACHED = re.compile(r"\b(?:contacts?|tel|telephone|phone|fax|enquir\w+|inquir\w+|media|end)\b", re.IGNORECASE)
"""Releases close with a telephone number, and with "END" and the hour."""
_BRACKETS = re.compile(r"[(\[{<*«]+\s?\w.*\w\W?\s?[)\]}>*»]+")
_COPYRIGHT = re.compile(r"\W*(?:copyright\b|©|\(c\))", re.IGNORECASE)
_BEGINS = re.compile(
    r"\W*(?:begin(?:ning)?|start)(?: of)?(?: the)? (?:text|transcript|release|message|item|document)\W*", re.IGNORECASE
)
LONG = 6
"""Words from which on the same words beside every release are no chance: shorter ones end speeches."""
_FEW = 4
"""Words over an address."""
_MOST = 14
"""Words of a line that only tells of a text."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line, and what it has in common with others."""

    at: int
    shape: str
    words: int
    """Those of its words that do not differ."""
    linked: bool
    alone: bool
    """Whether it is a passage of its own."""

    @property
    def field(self) -> bool:
        """Whether it stands under a label that only tells of a text."""
        return self.shape.startswith("field ")


def shaped(letter: Letter, at: int, titles: Sequence[str]) -> Shaped:
    """The shape of a line beside releases of these titles."""
    line = letter.lines[at]
    text = bare(line.text.replace("\t", ": ", 1) if line.kind == "table-row" else line.text)
    field = _FIELD.match(text)
    if field is not None and is_field(text):
        return Shaped(at, f"field {field['name'].casefold()}", 0, linked=False, alone=True)
    shape = text
    for title in titles:
        shape = shape.replace(title, TITLE) if len(title) > 10 else shape
    shape = _MOMENTS.sub(MOMENT, _MOMENT.sub(MOMENT, _URL.sub(ADDRESS, shape)))
    shape = _DIGITS.sub(NUMBER, shape).casefold()
    inside = sum(len(part.partition(CLOSE)[0]) for part in line.text.split(OPEN)[1:])
    linked = 2 * inside > len(text) or letter.looks[at].addressed
    alone = line.kind is not None or (_parted(letter, at - 1) and _parted(letter, at + 1))
    return Shaped(at, shape, len(words_of(_SIGNS.sub(" ", shape))), linked, alone)


def _parted(letter: Letter, at: int) -> bool:
    """True where no text of the same passage stands in a line."""
    if not 0 <= at < len(letter.lines):
        return True
    line = letter.lines[at]
    return line.blank or not line.kept or line.kind is not None or bool(RULE.fullmatch(line.text.strip()))


def is_field(text: str) -> bool:
    """True for a line that says under a label where a text is from, or is nothing but its address."""
    return bool(_FIELD.match(text) or _URL.fullmatch(text)) and len(text.split()) <= 2 * _MOST


def only_tells_when(text: str, names: Collection[str] = ("",)) -> bool:
    """True for a line that holds a day and nothing else but its hour, and perhaps one of the names."""
    shape = _MOMENTS.sub(MOMENT, _MOMENT.sub(MOMENT, text))
    return bool(re.search(_DAY, text, re.IGNORECASE)) and " ".join(words_of(_SIGNS.sub(" ", shape))) in names


def tells(line: Shaped, below: bool) -> bool:
    """True where the shape of a line shows, once others have it too, that it only tells of a release.

    `below` says that it stands below releases, or over their headlines, where no text opens.
    """
    if line.field or line.linked or TITLE in line.shape:
        return True
    if below and line.words <= _FEW and line.shape.endswith(":"):
        return True
    if ADDRESS in line.shape and line.words <= _MOST:
        return True
    if _COPYRIGHT.match(line.shape) or _BEGINS.fullmatch(line.shape):
        return True
    if below and line.words > 1 and _BRACKETS.fullmatch(line.shape):
        return True
    if below and NUMBER in line.shape and MOMENT in line.shape:
        return True
    if line.words > _MOST or _REACHED.search(line.shape):
        return below and line.words >= LONG and not _SIGNS.search(line.shape)
    if below and line.words >= LONG:
        return True
    if _SENTENCE.search(line.shape) or not line.words:
        return line.words >= LONG and line.alone
    return NUMBER in line.shape or (MOMENT in line.shape and line.words > (1 if "|" in line.shape else 3))


def is_no_sentence(line: Shaped) -> bool:
    """True for some words without a sign at their end."""
    return line.words > 2 and not _SENTENCE.search(line.shape)
