"""Where typesetters break a word: before a consonant that a vowel follows."""

from __future__ import annotations

import re

_VOWEL, _OTHER = "[aeiouy]", "[b-df-hj-np-tv-xz]"
_PLACE = re.compile(f"(?:(?<={_VOWEL})|(?<={_VOWEL}{_OTHER}))(?={_OTHER}{_VOWEL})")


def places(word: str) -> list[int]:
    """The letters of a long plain word after which it may be broken, three at least on either side."""
    if not re.fullmatch(r"[a-z]{7,}[.,;]?", word):
        return []
    return [match.start() for match in _PLACE.finditer(word) if 3 <= match.start() <= len(word) - 4]
