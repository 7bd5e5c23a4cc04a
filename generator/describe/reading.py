"""A text read once: tokens, sentences, names spotted. Everything that describes a release starts from this."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.describe.spotting import Dictionary, Spot
from generator.describe.tokens import Token, mend_prime_ministers, places_by_key, places_of, tokenise
from generator.model import CleanText, Mention, Via

_ENDERS = frozenset(".?!")
_CLOSING = frozenset('"”')
_LINE_END = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One clean text with its tokens, the sentences as (first, last) token ranges, and the names spotted."""

    clean: CleanText
    text: str
    tokens: Sequence[Token]
    sentences: Sequence[tuple[int, int]]
    spots: Sequence[Spot]
    events: Sequence[Spot]
    places: Mapping[str, Sequence[int]]
    """Where each word stands, by its key."""
    starts: Sequence[int]
    """The first character of each paragraph."""
    headlines: dict[int, bool] = field(default_factory=dict)
    """What `in_title_case` found, by the first token of the sentence."""

    def mention(self, first: int, last: int, via: Via) -> Mention:
        """The words of tokens `first` up to and without `last`, as a mention."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Mention(start, end, self.text[start:end], via)

    def words(self, first: int, last: int) -> str:
        """The words of tokens `first` up to and without `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """The range of the tokens that begin at characters `start` up to and without `end`."""
        return bisect_left(self.tokens, start, key=_start), bisect_left(self.tokens, end, key=_start)

    def token_at(self, start: int) -> int:
        """The first token that begins at character `start` or after it; the number of tokens where none does."""
        return bisect_left(self.tokens, start, key=_start)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds this token."""
        at = bisect_right(self.sentences, (token, len(self.tokens))) - 1
        return self.sentences[max(at, 0)]

    def places_of(self, words: Collection[str]) -> list[int]:
        """The tokens that are any of some words, by their keys, in order."""
        return places_of(words, self.places)

    @property
    def title_ends(self) -> int:
        """The first character after the title; 0 where none is stated."""
        return self.starts[0] if self.starts else 0

    def paragraph_at(self, place: int) -> int:
        """The number of the paragraph, from 0, that holds a character; -1 for the title."""
        return bisect_right(self.starts, place) - 1

    def breaks_before(self, token: int) -> bool:
        """Whether a new line begins with this token."""
        return token > 0 and "\n" in self.text[self.tokens[token - 1].end : self.tokens[token].start]

    def joined(self, at: int) -> bool:
        """Whether a mark stands between two words without a space: the hyphen of "Kramp-Karrenbauer"."""
        if not 0 < at < len(self.tokens) - 1:
            return False
        before, mark, after = self.tokens[at - 1 : at + 2]
        return before.end == mark.start and mark.end == after.start

    def in_title_case(self, token: int) -> bool:
        """True in a headline, where every word is capitalised and capitals tell nothing."""
        first, last = self.sentence_of(token)
        known = self.headlines.get(first)
        if known is None:
            words = [t for t in self.tokens[first:last] if t.word and len(t.text) > 3]
            mostly = sum(t.capitalised for t in words) > 0.8 * len(words)
            known = self.headlines[first] = mostly and self.tokens[last - 1].text != "."
        return known

    def spots_between(self, first: int, last: int) -> Sequence[Spot]:
        """The names spotted that begin at tokens `first` up to and without `last`."""
        return self.spots[bisect_left(self.spots, first, key=_first) : bisect_left(self.spots, last, key=_first)]


def _first(spot: Spot) -> int:
    return spot.first


def _start(token: Token) -> int:
    return token.start


def read(clean: CleanText, names: Dictionary, events: Dictionary) -> Reading:
    """Read a clean text once."""
    text = clean.text
    tokens = tokenise(text)
    mend_prime_ministers(tokens)
    places = places_by_key(tokens)
    sentences = _sentences(text, tokens, places)
    spots, told = names.spot(tokens, places), events.spot(tokens, places)
    return Reading(clean, text, tokens, sentences, spots, told, places, clean.paragraph_starts)


def _sentences(text: str, tokens: Sequence[Token], places: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """Sentences end at . ? ! before a capital, and at every line end; titles and initials end none."""
    breaks = {bisect_left(tokens, match.start(), key=_start) for match in _LINE_END.finditer(text)}
    ends = breaks | {at + 1 for at in places_of(_ENDERS, places) if _ends_sentence(text, tokens, at)}
    ends |= {
        at + 1
        for at in places_of(_CLOSING, places)
        if at + 1 < len(tokens) and tokens[at - 1].text in _ENDERS and tokens[at].end < tokens[at + 1].start
    }
    bounds = sorted({0, len(tokens)} | ends)
    return list(pairwise(bounds))


def _ends_sentence(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop, a question mark or an exclamation mark ends its sentence."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return tokens[at].end < following.start and following.text[0] not in "’'\"”" and _real_end(tokens, at)


def _real_end(tokens: Sequence[Token], at: int) -> bool:
    before, after = tokens[at - 1] if at else None, tokens[at + 1]
    if before is not None and ((len(before.text) == 1 and before.text.isupper()) or before.key in _ABBREVIATED):
        return False
    return not after.text[0].islower()


_ABBREVIATED = frozenset(
    "mr mrs ms dr st lt gen col maj adm brig capt sgt hon rt prof no vs etc gov sen rep jr sr".split()
)
