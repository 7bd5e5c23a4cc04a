"""Whether an office stands beside the name of its holder: "the Prime Minister, the Rt. Hon. Mr Fraser"."""

from __future__ import annotations

import re
from collections.abc import Collection

from generator.describe.offices import OfficePhrase
from generator.describe.reading import Reading
from generator.describe.where_names_end import PARTICLES
from generator.describe.words import HONORIFICS, POSTNOMINALS


def is_beside_another(reading: Reading, phrase: OfficePhrase, following: OfficePhrase | None) -> bool:
    """ "Deputy Prime Minister and Minister of Foreign Affairs Jane Roe": the name is that of both offices' holder."""
    if following is None or not (following.person or following.name):
        return False
    if following.country and following.country != phrase.country:
        return False
    if phrase.first and reading.tokens[phrase.first - 1].key == "the":
        return False  # "the Prime Minister and Premier Iemma" are two
    between = reading.tokens[phrase.last : following.first]
    joined = any(t.key in {"and", "/", "&", ","} for t in between[:1])
    return joined and len(between) <= 3 and all(t.capitalised or not t.word for t in between[1:])


_TITLES = HONORIFICS | POSTNOMINALS | {"mr", "mrs", "ms", "madame", ",", ".", "the", "right", "m", "p", "and"}
_ADDRESSED = re.compile(
    r"['’]?,?\.?\s*(?:the\s+)?(?:(?:rt\.?|right)\s*)?(?:hon(?:ou?rable)?|mr|mrs|ms|madame|sir|dr)\b",
    re.IGNORECASE,
)
"""What follows an office when the name of its holder stands beside it, however that is spelt."""


def is_beside_a_name(reading: Reading, phrase: OfficePhrase, firsts: Collection[int], lasts: Collection[int]) -> bool:
    """ "The Prime Minister, the Rt. Hon. Mr Fraser", "Mr Fraser, the Prime Minister": it is told whose office it is."""
    tokens = reading.tokens
    if _ADDRESSED.match(reading.text, tokens[phrase.last - 1].end):
        return True
    following = tokens[phrase.last : phrase.last + 1]
    if following and following[0].key in PARTICLES:
        return True  # "President von der Leyen"
    at = phrase.last
    while at < len(tokens) and at - phrase.last < 8 and tokens[at].key in _TITLES and at not in firsts:
        at += 1
    if at in firsts and at > phrase.last and tokens[phrase.last].text == ",":
        return True
    if following and following[0].key in {"and", "&"} and tokens[phrase.first - 1].key != "the":
        # "Foreign Minister and Alternate Prime Minister Lapid", "Secretary of Trade and Arts Roe": one person.
        at = phrase.last + 1
        while at < len(tokens) and at - phrase.last < 8 and tokens[at].capitalised and at not in firsts:
            at += 1
        if at in firsts and at > phrase.last + 1:
            return True
    at = phrase.first - (1 if phrase.first and tokens[phrase.first - 1].key == "the" else 0)
    if at < 2 or tokens[at - 1].text != ",":
        return False
    at -= 1
    while at > 1 and at not in lasts and (tokens[at - 1].key in POSTNOMINALS or tokens[at - 1].text == "."):
        at -= 1
    return at in lasts
