"""People named after one title in the plural: "Senators Lujan, Romney, and Collins"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.describe.posts import HEADS, PLURALS
from generator.describe.reading import Reading
from generator.lexicon import dictionary_tag

_FUNCTION_WORDS = ("CC", "DT", "IN", "MD", "PRP", "TO", "W")
_LONGEST = 3
"""Words of one of the names: the family name for the most part."""


def named_together(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Each name of such a list, in order: the last token of the title, and the name's first and last (without it)."""
    for head in reading.places_of(PLURALS.keys()):
        if not reading.tokens[head].capitalised:
            continue
        first = head + (2 if reading.tokens[head + 1 : head + 2] and reading.tokens[head + 1].text == "." else 1)
        while (last := _name(reading, first, after_a_title=first <= head + 2)) > first:
            yield head, first, last
            first = _past_the_comma(reading, last)
            if first == last:
                break


def _name(reading: Reading, first: int, *, after_a_title: bool) -> int:
    """The end of the words with a capital that begin here, `first` where they are no name."""
    tokens, last = reading.tokens, first
    while last < len(tokens) and last - first < _LONGEST and not reading.breaks_before(last):
        token = tokens[last]
        if last > first and token.start - tokens[last - 1].end > 1:
            break
        if not (token.word and token.capitalised) or token.key in HEADS or token.key in PLURALS:
            break
        last += 1
    if any(not spot.of("person") for spot in reading.spots_between(first, last)) or any(
        dictionary_tag(t.text.lower()).startswith(_FUNCTION_WORDS) for t in tokens[first:last]
    ):
        return first
    if last == first or all(dictionary_tag(t.text.lower()) for t in tokens[first:last]):
        # "Senators Baldwin and Price": in a list that goes on a word is a name, but not in a headline.
        plain = last == first + 1 and not reading.in_title_case(first) and not after_a_title
        return last if last > first and plain and not tokens[first].text.isupper() else first
    return last


def _past_the_comma(reading: Reading, at: int) -> int:
    """Past ", ", " and " or ", and "; `at` where the list ends."""
    tokens = reading.tokens
    if at < len(tokens) and tokens[at].text == "," and not reading.breaks_before(at):
        at += 1
    if at < len(tokens) and tokens[at].key in {"and", "&"}:
        at += 1
    return at
