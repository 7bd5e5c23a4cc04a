"""Text to tokens, and the folding under which names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jellyfish import damerau_levenshtein_distance as changes_between

from generator.lexicon import is_english

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.K., U.S.A.
    r"|\w+(?:['’](?!s\b|S\b)\w+)*"  # words, with O'Neill and Da'esh in one piece
    r"|['’][sS]\b"  # possessives stand alone
    r"|[^\w\s]"
)
_FOLDS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "\u0131": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "’": "'",
    }
)


_HYPHENS = frozenset("\u2010\u2011")


@dataclass(slots=True)
class Token:
    """One word or mark: where it stands in the text, and its form for comparing.

    Nothing changes one. A frozen one would take four times as long to make, and a text has thousands.
    """

    start: int
    end: int
    text: str
    folded: str
    """Without diacritics and dots, case kept."""
    key: str
    """`folded` in lower case."""

    capitalised: bool
    """True where the word begins with a capital letter."""
    word: bool
    """True for words and numbers, False for punctuation and possessives."""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` without diacritics; the dots of abbreviations go ("U.S." -> "US")."""
    if word.isascii():
        return word.replace(".", "") if len(word) > 1 else word
    plain = unicodedata.normalize("NFKD", word.translate(_FOLDS))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "") or word


def tokenise(text: str) -> list[Token]:
    """Every token of `text`, in order."""
    return [Token(match.start(), match.end(), *_forms(match.group())) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=65536)
def keys_of(name: str) -> tuple[str, ...]:
    """The words of a name, each in the form for comparing; marks left out."""
    return tuple(token.key for token in tokenise(name) if token.word)


def places_by_key(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """Where each word stands, by its key: so that nobody who looks for a few words reads them all."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        if (known := places.get(token.key)) is None:
            places[token.key] = [at]
        else:
            known.append(at)
    return places


def places_of(words: Collection[str] | KeysView[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """Where any of some words stands, in order."""
    return sorted([at for key in places.keys() & words for at in places[key]])


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str, str, bool, bool]:
    if word in _HYPHENS:
        word = "-"
    folded = _mended(fold(word))
    return word, folded, folded.lower(), word[0].isupper(), word[0].isalnum()


_HEADS = ("minister", "president", "secretary")
"""What offices are called by, and what scanning and haste spoil most: "Foreign Minster", "Prime Ministcr"."""


def _mended(word: str) -> str:
    """One of these words where a letter of it is wrong and the dictionary has no such word; its capitals are kept."""
    key = word.lower()
    if not 7 <= len(key) <= 10 or key in _HEADS or key[-1] == "s":
        return word
    meant = next((head for head in _HEADS if key[1:3] == head[1:3] or key[-3:] == head[-3:]), None)
    if meant is None or changes_between(key, meant) > 1 or is_english(key):
        return word
    return _in_the_case_of(word, meant)


def _in_the_case_of(word: str, meant: str) -> str:
    return (
        meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() or not word[0].isalpha() else meant
    )


_MOST_CHANGES = {"minister": 3, "prime": 2}
"""Letters that may be wrong in a word of "Prime Minister" whose other word is right."""


def mend_prime_ministers(tokens: Sequence[Token]) -> None:
    """Mend, in place, what scanning made of "Prime Minister" where one of the two words is left: "PRIME AMNISTER"."""
    for at in [at for at, token in enumerate(tokens) if token.key in _MOST_CHANGES]:
        if tokens[at].key == "prime" and at + 1 < len(tokens):
            _mend(tokens[at + 1], "minister")
        elif tokens[at].key == "minister" and at:
            _mend(tokens[at - 1], "prime")


def _mend(token: Token, meant: str) -> None:
    key = token.key
    if key == meant or not token.capitalised or abs(len(key) - len(meant)) > 2 or key == f"{meant}s" or is_english(key):
        return
    if changes_between(key, meant) <= _MOST_CHANGES[meant]:
        token.folded = _in_the_case_of(token.text, meant)
        token.key = meant
