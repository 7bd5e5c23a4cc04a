"""People named after one title in the plural: "Senators Lujan, Romney, and Collins"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.describe.posts import HEADS, PLURALS
from generator.describe.reading import Reading
from generator.describe.where_names_end import is_ordinary
from generator.describe.words import THINGS
from generator.lexicon import dictionary_tag

_LONGEST = 3
"""Words of one of the names: the family name for the most part."""


def named_together(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Each name of such a list, in order: the last token of the title, and the name's first and last (without it)."""
    for head in reading.places_of(PLURALS.keys()):
        if not reading.tokens[head].capitalised:
            continue
        first = head + (2 if reading.tokens[head + 1 : head + 2] and reading.tokens[head + 1].text == "." else 1)
        while (last := _name(reading, first)) > first:
            following = _past_the_comma(reading, last)
            listed = following > last or first > head + 2
            if not listed and _is_of_words(reading, first, last):
                break  # "Senators Vote"
            yield head, first, last
            if following == last:
                break
            first = following


def _name(reading: Reading, first: int) -> int:
    """The end of the words with a capital that begin here, `first` where they are no name."""
    tokens, last = reading.tokens, first
    while last < len(tokens) and last - first < 2 * _LONGEST and not reading.breaks_before(last):
        token = tokens[last]
        if token.text == "-" and reading.joined(last):
            last += 1
            continue
        if last > first and token.start - tokens[last - 1].end > 1:
            break
        if not (token.word and token.capitalised) or token.key in HEADS or token.key in PLURALS:
            break
        last += 1
    if last > first and tokens[last - 1].key in THINGS:
        return first  # "Foreign Ministers Meeting"
    if any(not spot.of("person") for spot in reading.spots_between(first, last)) or any(
        is_ordinary(t.text, t.folded, headline=False) for t in tokens[first:last]
    ):
        return first
    return last if not (_is_of_words(reading, first, last) and reading.in_title_case(first)) else first


def _is_of_words(reading: Reading, first: int, last: int) -> bool:
    return all(dictionary_tag(t.text.lower()) for t in reading.tokens[first:last])


def _past_the_comma(reading: Reading, at: int) -> int:
    """Past ", ", " and " or ", and "; `at` where the list ends."""
    tokens = reading.tokens
    if at < len(tokens) and tokens[at].text == "," and not reading.breaks_before(at):
        at += 1
    if at < len(tokens) and tokens[at].key in {"and", "&"}:
        at += 1
    return at
