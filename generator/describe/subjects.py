"""Which subject headings a release stands under: their variants in its text, weighed by where they stand.

A heading is given where the release says something about its matter: in its title, or in more than a word in passing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.authority.records import Subject
from generator.describe.background import american, singular
from generator.describe.reading import Reading
from generator.describe.tokens import Token, fold, tokenise
from generator.model import Mention, SubjectFound

_TITLE = 1.5
_OPENING = 1.6
"""The first two paragraphs say what the release is about."""
_REACH = 300
"""Characters that the opening has at most: some papers are all one paragraph."""
_SIGN = 0.3
_AGAIN = 0.5
"""The same words once more say less than others of the same matter."""
_ONE_OF_MANY = 0.7
"""A mention in a sentence that names many matters: a list says little of each."""
_MANY = 3
"""Subjects in one sentence that make it a list."""
_ENOUGH = 0.6
_LONGER = 800.0
"""Words of a release that ask for about two thirds of a mention more."""


@dataclass(frozen=True, slots=True)
class _Variant:
    """One variant of one subject as it is looked for."""

    subject: str
    words: tuple[str, ...]
    """In the singular and American spelling."""
    capitals: tuple[str, ...]
    """For each word how it must be written: "" in any way, "A" with a capital, else exactly so."""
    sort: Literal["variant", "sign", "not"]


@dataclass(frozen=True)
class SubjectIndex:
    """The variants of all subject headings, by their first word."""

    by_first: Mapping[str, Sequence[_Variant]]

    @classmethod
    def of(cls, subjects: Iterable[Subject]) -> SubjectIndex:
        """The index of some headings."""
        found: dict[str, list[_Variant]] = defaultdict(list)
        for subject in subjects:
            for sort, phrases in _phrases(subject):
                for phrase in phrases:
                    words = _words(tokenise(phrase))
                    variant = _Variant(
                        subject.id,
                        tuple(_key(word) for word in words),
                        tuple(_wanted(word.folded) for word in words),
                        sort,
                    )
                    found[variant.words[0]].append(variant)
        return cls({first: sorted(some, key=lambda v: -len(v.words)) for first, some in found.items()})

    def found_in(self, reading: Reading) -> list[tuple[_Variant, int, int]]:
        """Every variant in a text and the tokens it covers; of those of one subject that overlap the longest."""
        words = [at for at, token in enumerate(reading.tokens) if token.word]
        keys = [_key(reading.tokens[at]) for at in words]
        barred = _barred(reading)
        found: list[tuple[_Variant, int, int]] = []
        ends: dict[str, int] = {}
        for place, key in enumerate(keys):
            for variant in self.by_first.get(key, ()):
                last = place + len(variant.words)
                if place < ends.get(variant.subject, 0) or tuple(keys[place:last]) != variant.words:
                    continue
                run = [reading.tokens[at] for at in words[place:last]]
                if _fits(run, variant) and words[place] not in barred and _together(reading, words[place:last]):
                    ends[variant.subject] = last
                    if variant.sort != "not":
                        found.append((variant, words[place], words[last - 1] + 1))
        return found

    def given_by(self, reading: Reading) -> set[str]:
        """The subjects of which a text has a variant."""
        return {variant.subject for variant, _, _ in self.found_in(reading) if variant.sort == "variant"}

    def knows(self, reading: Reading) -> bool:
        """Whether a text has a variant or a sign of any heading."""
        return bool(self.found_in(reading))

    def terms_in(self, reading: Reading) -> list[Mention]:
        """Every variant of a heading in a text, signs left out, in order; of those that overlap the longest."""
        spans: list[tuple[int, int]] = []
        for variant, first, last in sorted(self.found_in(reading), key=lambda f: (f[1], -f[2])):
            if variant.sort == "variant" and (not spans or first >= spans[-1][1]):
                spans.append((first, last))
        return [reading.mention(first, last, "name") for first, last in spans]


def _phrases(subject: Subject) -> Iterator[tuple[Literal["variant", "sign", "not"], Sequence[str]]]:
    yield "variant", subject.variants
    yield "sign", subject.signs
    yield "not", subject.not_phrases


def subjects_of(reading: Reading, index: SubjectIndex) -> tuple[SubjectFound, ...]:
    """The subjects of a release, by id, each with the words that show it."""
    found = index.found_in(reading)
    in_sentence = _subjects_by_sentence(reading, found)
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, list[Mention]] = defaultdict(list)
    said: dict[tuple[str, int], float] = {}
    known: set[tuple[str, tuple[str, ...]]] = set()
    for variant, first, last in found:
        sentence = reading.sentence_of(first)[0]
        weight = _weight(reading, first) * (_SIGN if variant.sort == "sign" else 1.0)
        if len(in_sentence[sentence]) >= _MANY:
            weight *= _ONE_OF_MANY
        if (variant.subject, variant.words) in known:
            weight *= _AGAIN
        known.add((variant.subject, variant.words))
        # Said twice in one sentence it is no more the matter than said once.
        before = said.get((variant.subject, sentence), 0.0)
        said[variant.subject, sentence] = max(before, weight)
        weights[variant.subject] += max(0.0, weight - before)
        places[variant.subject].append(reading.mention(first, last, "name"))
    enough = _ENOUGH + math.log1p(len(reading.tokens) / _LONGER)
    return tuple(SubjectFound(one, tuple(places[one])) for one in sorted(weights) if weights[one] >= enough)


def _weight(reading: Reading, first: int) -> float:
    paragraph = reading.paragraph_at(reading.tokens[first].start)
    if paragraph < 0:
        return _TITLE
    if reading.clean.paragraphs[paragraph].kind == "heading":
        return _OPENING
    return _OPENING if paragraph < 2 and reading.tokens[first].start < reading.title_ends + _REACH else 1.0


def _subjects_by_sentence(reading: Reading, found: Sequence[tuple[_Variant, int, int]]) -> dict[int, set[str]]:
    subjects: dict[int, set[str]] = defaultdict(set)
    for variant, first, _ in found:
        subjects[reading.sentence_of(first)[0]].add(variant.subject)
    return subjects


def _barred(reading: Reading) -> set[int]:
    """The tokens of people's names and of offices: "Secretary for Veterans' Affairs" says nothing of veterans."""
    spots = (s for s in reading.spots if s.of("person") or s.of("title"))
    return {at for spot in spots for at in range(spot.first, spot.last)}


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.word]


def _key(token: Token) -> str:
    return singular(american(token.key))


def _wanted(written: str) -> str:
    if sum(c.isupper() for c in written) > 1 or any(c.isdigit() for c in written):
        return written
    return "A" if written[0].isupper() else ""


def _fits(run: Sequence[Token], variant: _Variant) -> bool:
    """Capitals matter: "Ajax" is no "ajax", "SALT" no "salt"."""
    for token, wanted in zip(run, variant.capitals, strict=True):
        if wanted == "A" and not token.capitalised:
            return False
        if len(wanted) > 1 and fold(token.folded).removesuffix("s") != wanted.removesuffix("s"):
            return False
    return True


def _together(reading: Reading, at: Sequence[int]) -> bool:
    """Whether nothing but spaces, hyphens and an apostrophe stands between the words."""
    between = (reading.tokens[i].text for a, b in pairwise(at) for i in range(a + 1, b))
    return all(mark in "-–‑'’%" or mark.lower() in ("'s", "’s") for mark in between)
