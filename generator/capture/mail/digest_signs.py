"""How digests are called, and what stands over their headlines: the patterns by which headlines are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.capture.links import TARGET
from generator.capture.mail.furniture import is_label
from generator.capture.mail.headline import is_letterhead
from generator.capture.mail.letter import RULE, Letter, Passage, bare, words_of
from generator.capture.mail.shapes import is_field, only_tells_when
from generator.capture.pieces import Line
from generator.capture.reflow import is_byline
from generator.dates import MONTH_NAMES

LEAST = 25
"""Words under each headline; less is a teaser."""
Sign = Literal["none", "linked", "ruled", "labelled", "dated"]
FEWEST = 2
MEASURE = re.compile(
    r"\W?\d[\d.,]*\s(?:words|mots|wörter|palabras|parole|słów|min(?:utes)?(?: read)?)\W?|https?://\S+", re.IGNORECASE
)
"""How long a text is, or where it stands: between a headline and the day."""
MOST = 40
"""Words of a headline."""
NO_HEADLINE = re.compile(r"[.:;,]$|^https?://|^www\.")
NUMBER = re.compile(r"^(?:[(\[]?\d{1,2}[.):\]]|[-–—•·▪>]|[*#]{1,4}|(?:title|headline|subject)\s?:)\s*", re.IGNORECASE)
CODE = re.compile(
    r"^\W?(?:[A-Z]{1,6}[.-]?\d{1,6}[a-z]?[.:)]?|[IVX]{1,5}\.\d{0,2}\.?)\s+(?=\S+ )"
    r"|^(?:topic|text|full text|transcript)\s?:\s*",
    re.IGNORECASE,
)
"""How wires and press sections count their texts; and what they say of them over the same words."""
TITLE = re.compile(r"\s*(?:title|headline|subject)\s?:\s*\w", re.IGNORECASE)
FIELD = re.compile(r"\s*[A-Z][\w ]{1,20}:\s")
_NOUN = (
    r"(?:items?|clips?|clippings?|messages?|tab|documents?|releases?|story|stories|texts?|statements?|no|nr|n°|number|"
    r"meldung|beitrag|pressemitteilung|communiqué|texte|documento|documenti|dokument|tekst)"
)
COUNTED = re.compile(
    rf"\W*(?:{_NOUN}\.? ?(?:no\.? ?)?#?(\d{{1,3}})"
    rf"|(?:{_NOUN} )?(\d{{1,3}}) ?(?:/|of|von|sur|de|di|z) ?\d{{1,3}})(?: {_NOUN})?\W*",
    re.IGNORECASE,
)
"""What counts the texts over their headlines: "Tab 3", "Clip 1/4"."""
_NUMBERED = re.compile(r"\W*(?:[^\W\d_]{2,12}\.? (?:no\.? ?)?)?\d{1,4}(?:[/.-]\d{1,3})?\W*", re.IGNORECASE)
DIGEST = re.compile(
    r"\b(?:digest|bulletin|round-?up|newsletter|daily|weekly|this week|(?:of|for) the (?:day|week|month)|"
    r"(?:media|press|news) (?:releases|notices|statements)|latest news|headlines|news from|updates|"
    r"(?:releases|statements|readouts|announcements|communiqués)\b.{0,25}\b(?:\d{1,2}\b.{0,12}\d{4}|today)|"
    r"today(?:'|’)?s (?:\w+ )?(?:releases|statements|readouts|announcements|news)|"
    r"\d+ (?:new )?(?:posts|items|articles|stories|updates|messages|releases|statements)|"
    r"issue (?:no\.? ?)?\d+|vol(?:ume)?\.? ?\d+|edition|full texts?|"
    r"in this (?:issue|edition|bulletin|newsletter|mail|e-?mail)|"
    r"(?:media|press|news) (?:monitor\w*|clippings?|review|summary)|"
    r"pressespiegel|pressemitteilungen|communiqués|revue de presse|przegląd prasy|rassegna stampa)\b|#\s?\d{1,4}$",
    re.IGNORECASE,
)
"""How digests are called, in their subjects and above their contents."""
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
DAY = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{_MONTHS})\.?,?\s+\d{{4}}|(?:{_MONTHS})\.?\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{1,2}/\d{1,2}/\d{4})\b",
    re.IGNORECASE,
)
END_MARK = re.compile(
    r"\W*(?:ends?(?: (?:of )?(?:the )?(?:text|release|statement|transcript|message|item|story|document))?"
    r"|-\s?30\s?-)\W*"
    r"|\s*(?:#\s?){2,5}",
    re.IGNORECASE,
)
"""How a release says that it is over."""


@dataclass(frozen=True, slots=True)
class Item:
    """A headline, and the passages from it to the next."""

    first: int
    last: int
    start: int
    end: int
    """The lines of the headline."""


def with_texts(found: Sequence[Passage], heads: Sequence[tuple[int, int, int]], least: int = LEAST) -> list[Item]:
    """The headlines under which a text stands. One without is a teaser or a label."""
    items: list[Item] = []
    for number, (at, start, end) in enumerate(heads):
        last = heads[number + 1][0] if number + 1 < len(heads) else len(found)
        below = sum(len(p.words) for p in found[at:last]) - sum(
            len(p.words) for p in found[at : at + 1] if p.end <= end
        )
        if below >= least:
            items.append(Item(at, last, start, end))
    # Words under a line that is no headline are of the text above it, as are those of the last one.
    return [*items[:-1], *(replace(item, last=len(found)) for item in items[-1:])]


def rule_above(letter: Letter, start: int) -> bool:
    """True where a line is drawn above a line, blank ones and addresses aside; it may have been removed already."""
    if letter.looks[start].ruled:
        return True
    above = (
        line for line in reversed(letter.lines[max(0, start - 6) : start]) if not line.blank and line.step != TARGET
    )
    text = next(above, Line("")).text.strip()
    return bool(RULE.fullmatch(text)) and not END_MARK.fullmatch(text)


def introduces(text: str, names: frozenset[str]) -> bool:
    """True for a line over or under a headline: the day, whose release it is, a number."""
    plain = bare(text)
    told = is_byline(plain) or is_letterhead(plain, names) or only_tells_when(plain, names) or is_field(plain)
    return told or len(words_of(plain)) < FEWEST or bool(_NUMBERED.fullmatch(plain))


def able(text: str) -> bool:
    """True for words that can be a headline."""
    fits = FEWEST <= len(words_of(text)) <= MOST and not NO_HEADLINE.search(text)
    return fits and not is_label(text) and not RULE.fullmatch(text)


def key_of(text: str) -> str:
    """The words by which a headline and its entry in a table of contents are the same."""
    return " ".join(words_of(CODE.sub("", NUMBER.sub("", text))))


def line_of(letter: Letter, start: int, end: int) -> str:
    """Lines as one, without the marks of links."""
    return bare(" ".join(line.text for line in letter.lines[start:end]))
