"""Where the words of a personal name begin and end, and the lists of names that this rests on."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from generator.dates import DAY_NAMES
from generator.describe.posts import HEADS, PLURALS, is_head
from generator.describe.reading import Reading
from generator.describe.tokens import Token, fold
from generator.describe.words import POSTNOMINALS
from generator.lexicon import dictionary_tag

PARTICLES = frozenset(
    "de la del della van von der den bin ibn al el da das dos di du ben bint ter ten y af av zu".split()
)
LONGEST = 6
"""Words of a name."""
_REACH = 3 * LONGEST
"""Tokens of a name, its hyphens and the full stops of its initials among them."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z]{1,2}")
_CONTRACTED = re.compile(r"^\d|^i$|'(?:ve|m|ll|re|d|t)$")
_QUOTES = frozenset('"“”')
_ENDS = HEADS | {day.lower() for day in DAY_NAMES}
"""Words before which a name ends."""
_DIGIT = re.compile(r"\d")
_MC = re.compile(r"(?:Mc|Mac|De|Di|Van|Le|La)[A-Z]+")
"""Names that keep small letters among capitals: "JOHN McCAIN"."""


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of many languages, without diacritics."""
    return _names_in("given_names.txt")


@lru_cache(maxsize=1)
def words_that_are_names() -> frozenset[str]:
    """Family names that English also uses as words: "Price", "Green"."""
    return _names_in("family_names_of_words.txt")


def _names_in(file: str) -> frozenset[str]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return frozenset(fold(name) for line in lines if not line.startswith("#") for name in line.split())


def is_of_a_ship(reading: Reading, at: int) -> bool:
    """ "HMS Queen Elizabeth" is no queen."""
    return bool(_SHIPS.intersection(t.key for t in reading.tokens[max(0, at - 3) : at]))


_SHIPS = frozenset("hms hmas hmnzs hmcs uss usns rfa".split())


def is_degree(words: str) -> bool:
    """Whether words that look like a name are a degree: "M.Phil"."""
    return words.replace(".", "").lower() in POSTNOMINALS


def can_begin(reading: Reading, at: int) -> bool:
    """Whether a name can begin with token `at`; in capitals only with a given name, or as whoever speaks."""
    token = reading.tokens[at]
    if after_courtesy(reading, at) and len(token.text) > 2 and token.key not in HEADS:
        return True
    if _begins_none(token.text, token.folded, token.key):
        return False
    if at and reading.tokens[at - 1].text == "-" and reading.joined(at - 1):
        return False
    if len(token.text) > 2 and token.text.isupper():
        # As whoever speaks in a transcript: "CHAIRMAN ROE:"; or in full: "ALEKSEY KRIVORUCHKO is a Deputy Minister".
        before, after = reading.tokens[at - 1 : at], reading.tokens[at + 1 : at + 2]
        speaks = bool(before and after) and before[0].text.isupper() and is_head(before[0]) and after[0].text == ":"
        return speaks or _is_in_capitals(reading, at)
    return True


def after_courtesy(reading: Reading, at: int) -> bool:
    """Whether "Mr", "Dr." or "Dame" stands right before a word: whatever the word means else, it is a name."""
    if not at or reading.breaks_before(at):
        return False
    if reading.tokens[at - 1].text == ".":
        return at > 1 and reading.tokens[at - 2].key in _SHORT_COURTESY
    return reading.tokens[at - 1].key in _SHORT_COURTESY or reading.tokens[at - 1].text in _TITLED


_SHORT_COURTESY = frozenset("mr mrs ms dr messrs".split())
_TITLED = frozenset("Miss Sir Dame".split())


def _is_in_capitals(reading: Reading, at: int) -> bool:
    """Whether a given name in capitals stands here, and right after it a word in capitals that is none of English."""
    first = reading.tokens[at]
    if first.folded.title() not in given_names() or dictionary_tag(first.key):
        return False
    at += 1
    while at < len(reading.tokens) and (reading.tokens[at].text in {".", "-"} or len(reading.tokens[at].text) == 1):
        at += 1
    last = reading.tokens[at : at + 1]
    capitals = bool(last) and (last[0].text.isupper() or _MC.fullmatch(last[0].text) is not None)
    return capitals and len(last[0].text) > 1 and not dictionary_tag(last[0].key)


@lru_cache(maxsize=65536)
def _begins_none(text: str, folded: str, key: str) -> bool:
    """True for words with which no name begins, capital or not: "President", "The", "It’s"."""
    return key in HEADS or key in PLURALS or bool(_CONTRACTED.search(key)) or is_ordinary(text, folded, headline=False)


def end_of_name(reading: Reading, at: int, taken: Collection[int]) -> int:
    """The end of the words of a name that begin at token `at`."""
    tokens = reading.tokens
    end = here = at
    capitals = len(tokens[at].text) > 2 and tokens[at].text.isupper()
    while here < min(len(tokens), at + _REACH) and here not in taken:
        token = tokens[here]
        if here > at and "\n" in reading.text[tokens[here - 1].end : token.start]:
            break
        if token.word and token.capitalised and not _DIGIT.search(token.text):
            ends = token.key in _ENDS and not _is_a_last_name(reading, here)
            if here > at and (ends or _is_ordinary_here(reading, at, token)):
                break
            if capitals and not token.text.isupper() and not _MC.fullmatch(token.text):
                break  # "BRIAN P. MCKEON Deputy Secretary"
            end = here = here + 1
        elif (
            token.text == "."
            and here
            and _INITIALS.fullmatch(tokens[here - 1].text)
            and len(tokens[here - 1].text) == 1
        ):
            here += 1
            end = here if here < len(tokens) and tokens[here].capitalised else end
        elif token.text == "-" and reading.joined(here):
            here += 1
            if here < len(tokens) and tokens[here].text.isalpha() and not tokens[here].capitalised:
                end = here = here + 1  # Kim Sung-han
        elif token.key in PARTICLES and here > at:
            here += 1
        elif token.text in _QUOTES and here > at and tokens[here + 2 : here + 3] and tokens[here + 2].text in _QUOTES:
            here += 3  # Josaia Voreqe “Frank” Bainimarama
        else:
            break
    return end


def _is_a_last_name(reading: Reading, at: int) -> bool:
    """ "Martin Luther King": a title that is a family name too, with no name after it."""
    if reading.tokens[at].text not in TITLES_THAT_ARE_NAMES:
        return False
    return at + 1 >= len(reading.tokens) or reading.breaks_before(at + 1) or not reading.tokens[at + 1].capitalised


def _is_ordinary_here(reading: Reading, first: int, token: Token) -> bool:
    plainly = is_ordinary(token.text, token.folded, headline=False)
    return plainly or (is_ordinary(token.text, token.folded, headline=True) and reading.in_title_case(first))


@lru_cache(maxsize=65536)
def is_ordinary(text: str, folded: str, *, headline: bool) -> bool:
    """A word that no name holds though it has a capital: "The", "After"; in a headline also "Meets"."""
    tag = dictionary_tag(text.lower()) or _tag_of_verb(text.lower())
    if not tag or folded in given_names() or len(text) == 1:
        return False
    if tag.startswith("W") and folded in words_that_are_names():
        return False  # "Howe", which the dictionary has as an old "how"
    return tag.startswith(_FUNCTION_WORDS) or (headline and not tag.startswith(("N", "J")))


def _tag_of_verb(word: str) -> str:
    """The part of speech of "congratulates", which the dictionary has as "congratulate" alone; short ones are names."""
    if len(word) < _LONG:
        return ""
    tag = dictionary_tag(word.removesuffix("s"))
    return "VBZ" if word.endswith("s") and tag.startswith("VB") else ""


_LONG = 9
"""Letters from which on a verb in -s is no family name: "Stokes", "Brooks"."""
TITLES_THAT_ARE_NAMES = frozenset("King Pope Bishop Prince Baron Earl Duke".split())
_FUNCTION_WORDS = ("CC", "DT", "IN", "MD", "PRP", "TO", "W", "EX", "PDT")
"""Parts of speech, in the Penn treebank's letters."""


def without_postnominals(reading: Reading, first: int, last: int) -> int:
    """The end of a name without the letters after it: "Jane Roe OBE"."""
    while last > first and reading.tokens[last - 1].key in POSTNOMINALS:
        last -= 1
    return last
