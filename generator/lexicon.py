"""The words of English with their parts of speech: TextBlob's lexicon, which comes in its package."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from importlib import import_module
from typing import Any

_ENDING = re.compile(r"(?:s|es|ed|d|ing|ly|er|ers)$")


@lru_cache(maxsize=1)
def tagger() -> Any:
    """TextBlob's tagger (pattern's): its lexicon comes in the package, nothing is downloaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what its imports warn of is not ours to mend
        parser = import_module("textblob.en").parser  # late: half a second that only a build needs
        parser.find_tags(["Read", "the", "dictionaries"])  # they are opened at the first use, and not closed
    return parser


@lru_cache(maxsize=16384)
def dictionary_tag(word: str) -> str:
    """The usual part of speech of a word in lower case, "" where the dictionary has it only as a name or not at all."""
    return str(tagger().lexicon.get(word) or "")


def is_english(word: str) -> bool:
    """Whether the dictionary has a word in lower case, or what it is formed from."""
    stem = _ENDING.sub("", word)
    return bool(dictionary_tag(word)) or (len(stem) > 3 and any(dictionary_tag(f"{stem}{e}") for e in ("", "e", "s")))
