"""The part that each word of a sentence can play in a noun phrase, as one letter, so that patterns can be matched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.describe.background import EMPTY, EVALUATIVE, is_known, singular
from generator.describe.tagged_words import ROLES, WEAK_ROLES, Word
from generator.describe.words import FIRST_PERSON
from generator.lexicon import dictionary_tag

_CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday gmt bst est edt am pm mr mrs ms dr mp q i v vs"
    ).split()
)
"""Words that no name holds, capital or not."""
LINKS = {"of": "o", "for": "o", "on": "o", "to": "T", "and": "a", "the": "t"}
"""Words that join the parts of a name."""
_CONTRACTION = re.compile(r"[’'](?:t|re|ve|ll|d|m)$")
_CODES = {"NN": "n", "NNS": "n", "NNP": "n", "NNPS": "n", "JJ": "j", "VBN": "v", "VBD": "v", "VBG": "w"}


_OPENERS = frozenset('“‘":•*')
"""After these a capital says no more than at the beginning of a sentence."""


def code_of(sentence: Sequence[Word], at: int) -> str:
    """One letter a word: P capital, S first word of a name, g group, n noun, j adjective, v w participles, x none."""
    word = sentence[at]
    opens = at == 0 or sentence[at - 1].text in _OPENERS
    if word.name:
        return "g" if word.name == "group" else "x"
    if len(word.text) == 1 and not word.text.isalnum():
        return word.text if word.text in ",;:.?!()" else "x"
    if word.low.endswith("day") and 0 < at < len(sentence) - 1 and _is_name((sentence[at - 1], sentence[at + 1])):
        return "P"  # "Good Friday Agreement"
    if word.low in LINKS and not (word.capital and opens):
        return LINKS[word.low]
    if _is_never(word):
        return "x"
    if word.capital and not (opens and (is_known(word.low) or word.low.endswith("ing"))):
        return "P"
    return _opening_code(sentence, at) if word.capital else _plain_code(word)


def _is_never(word: Word) -> bool:
    """True for what no phrase holds, capital or not."""
    if word.low in _CALENDAR or word.low in FIRST_PERSON or (word.text[0].isdigit() and word.text.islower()):
        return True
    odd = _CONTRACTION.search(word.text) or word.low in ("’s", "'s") or not any(c.isalpha() for c in word.text)
    return bool(odd) or dictionary_tag(word.low) in GRAMMAR


def _is_empty(word: Word) -> bool:
    return word.low in EMPTY or singular(word.low) in EMPTY


def _opening_code(sentence: Sequence[Word], at: int) -> str:
    """The code of a word of English that opens a sentence: its capital says nothing, what follows may."""
    word = sentence[at]
    tag = dictionary_tag(word.low) or word.tag
    sure = tag in ("NN", "NNS", "NNP") and not _is_empty(word)
    if _is_name(sentence[at + 1 : at + (2 if sure else 3)]):
        return "S" if word.low not in EVALUATIVE and tag in ("NN", "NNS", "NNP", "JJ") else "x"
    return "w" if word.low.endswith("ing") else "x" if _is_empty(word) else _CODES.get(tag, "x")


def _plain_code(word: Word) -> str:
    if word.low == "zero":
        return "j"  # "zero emission aircraft"
    if singular(word.low) in ROLES - WEAK_ROLES or _is_empty(word) or (word.low.endswith("ly") and word.tag != "NN"):
        return "x"
    return _CODES.get(word.tag, "x")


GRAMMAR = frozenset("DT PRP PRP$ IN CC MD WDT WP WRB EX PDT TO UH WP$".split())
"""Parts of speech of the words that hold sentences together."""


def _is_name(words: Sequence[Word]) -> bool:
    return bool(words) and all(w.capital and not w.name for w in words)
