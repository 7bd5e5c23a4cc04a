"""The language of a text: English, or not determined. Everything that is derived here reads English."""

from __future__ import annotations

from collections.abc import Sequence

from generator.describe.tokens import Token

_FUNCTION_WORDS = frozenset(
    (
        "the of and to in that for is on with as by are was were at from be has have this their its it an which will "
        "not our we they also been he she his her who said or but"
    ).split()
)
SHARE = 0.12
"""Of all words. English releases have 0.3 and more; German, French, Spanish, Italian and Polish ones below 0.1."""


def language_of(tokens: Sequence[Token]) -> str:
    """`en`, or `und` (ISO 639: undetermined) where too few of the words are those that every English text uses."""
    words = [t.key for t in tokens if t.word]
    if not words:
        return "und"
    return "en" if sum(w in _FUNCTION_WORDS for w in words) >= SHARE * len(words) else "und"
