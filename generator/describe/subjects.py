"""Which subject headings a release stands under: their variants in its text, weighed by where and how often they stand.

A heading is given where the release says something about its matter: in its title, or in more than a word in passing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Literal

from generator.authority.records import Subject
from generator.describe.background import american, singular
from generator.describe.reading import Reading
from generator.describe.tokens import Token, tokenise
from generator.model import Mention, SubjectFound

_MANY = 3
"""Subjects in one sentence that make it a list, which says little of each."""
_LEAD = 400
"""Characters of the text, behind the title, in which it says what it is about."""
_FEWEST_TOKENS, _USUAL_TOKENS = 60, 300
"""A text counts as no shorter than the first; the second is neither long nor short."""


@dataclass(frozen=True, slots=True)
class Features:
    """What in a text speaks for a subject, as numbers that WEIGHTS weigh."""

    title: float
    """1 where its title has a variant."""
    lead: float
    """Sentences of the lead with a variant, 2 at most."""
    lead_signs: float
    """Sentences of the lead with a sign, 2 at most."""
    said: float
    """Sentences below the title with a variant that are no list of matters, as log(1 + n)."""
    distinct: float
    """Different words for it below the title, as log(1 + n)."""
    length: float
    """How long the text is, as log(tokens / usual)."""
    only_signs: float
    """1 where it has no variant at all."""


BIAS = -2.51
WEIGHTS = Features(title=1.65, lead=0.63, lead_signs=0.56, said=0.63, distinct=2.12, length=-0.46, only_signs=-1.05)
"""By logistic regression over 196 releases labelled by hand (`python -m tools.fit_subjects`)."""
LIKELY = 0.4
"""A subject is given from this likelihood on: there precision and recall are about even."""


@dataclass(frozen=True, slots=True)
class _Variant:
    """One variant of one subject as it is looked for."""

    subject: str
    words: tuple[str, ...]
    """In the singular and American spelling."""
    capitals: tuple[str, ...]
    """For each word how it must be written: "" in any way, "A" with a capital, else exactly so."""
    sort: Literal["variant", "sign", "not"]


VariantFound = tuple[_Variant, int, int]
"""A variant and the tokens it covers: the first, and the one behind the last."""


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
                    words = [token for token in tokenise(phrase) if token.word]
                    variant = _Variant(
                        subject.id,
                        tuple(_key(word) for word in words),
                        tuple(_wanted(word.folded) for word in words),
                        sort,
                    )
                    found[variant.words[0]].append(variant)
        return cls({first: sorted(some, key=lambda v: -len(v.words)) for first, some in found.items()})

    def found_in(self, reading: Reading) -> list[VariantFound]:
        """Every variant in a text and the tokens it covers; of those of one subject that overlap the longest."""
        words = [at for at, token in enumerate(reading.tokens) if token.word]
        keys = [_key(reading.tokens[at]) for at in words]
        barred = _barred(reading)
        found: list[VariantFound] = []
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


def _phrases(subject: Subject) -> Iterator[tuple[Literal["variant", "sign", "not"], Sequence[str]]]:
    yield "variant", subject.variants
    yield "sign", subject.signs
    yield "not", subject.not_phrases


def subjects_of(reading: Reading, found: Sequence[VariantFound]) -> tuple[SubjectFound, ...]:
    """The subjects of a release, by id, each with the words that show it; `found` is what the index finds in it."""
    by_subject = features_in(reading, found)
    given = sorted(subject for subject, features in by_subject.items() if likelihood(features) >= LIKELY)
    return tuple(
        SubjectFound(one, tuple(reading.mention(f, last, "name") for v, f, last in found if v.subject == one))
        for one in given
    )


def terms_in(reading: Reading, found: Sequence[VariantFound]) -> list[Mention]:
    """Every variant of a heading in a text, signs left out, in order; of those that overlap the longest."""
    spans: list[tuple[int, int]] = []
    for variant, first, last in sorted(found, key=lambda f: (f[1], -f[2])):
        if variant.sort == "variant" and (not spans or first >= spans[-1][1]):
            spans.append((first, last))
    return [reading.mention(first, last, "name") for first, last in spans]


def likelihood(features: Features) -> float:
    """How likely a release deals with a subject, 0 to 1."""
    weighted = sum(getattr(WEIGHTS, f.name) * getattr(features, f.name) for f in fields(Features))
    return 1 / (1 + math.exp(-BIAS - weighted))


def features_in(reading: Reading, found: Sequence[VariantFound]) -> dict[str, Features]:
    """For each subject that is `found` in a text, what speaks for it."""
    lists = {sentence for sentence, named in _subjects_by_sentence(reading, found).items() if len(named) >= _MANY}
    words: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    sentences: dict[tuple[str, bool], set[int]] = defaultdict(set)
    lead: dict[tuple[str, bool], set[int]] = defaultdict(set)
    entitled: set[tuple[str, bool]] = set()
    for variant, first, _ in found:
        at, key = reading.tokens[first].start, (variant.subject, variant.sort == "variant")
        if at < reading.title_ends:
            entitled.add(key)
            continue
        words[variant.subject].add(variant.words)
        sentence = reading.sentence_of(first)[0]
        sentences[key].add(sentence)
        if at < reading.title_ends + _LEAD:
            lead[key].add(sentence)
    length = math.log(max(_FEWEST_TOKENS, len(reading.tokens)) / _USUAL_TOKENS)
    return {
        subject: Features(
            title=float((subject, True) in entitled),
            lead=min(len(lead[subject, True]), 2),
            lead_signs=min(len(lead[subject, False]), 2),
            said=math.log1p(len(sentences[subject, True] - lists)),
            distinct=math.log1p(len(words[subject])),
            length=length,
            only_signs=float((subject, True) not in entitled and not sentences[subject, True]),
        )
        for subject in sorted({variant.subject for variant, _, _ in found})
    }


def _subjects_by_sentence(reading: Reading, found: Sequence[VariantFound]) -> dict[int, set[str]]:
    subjects: dict[int, set[str]] = defaultdict(set)
    for variant, first, _ in found:
        if variant.sort == "variant":
            subjects[reading.sentence_of(first)[0]].add(variant.subject)
    return subjects


def _barred(reading: Reading) -> set[int]:
    """The tokens of people's names and of offices: "Secretary for Veterans' Affairs" says nothing of veterans."""
    spots = (s for s in reading.spots if s.of("person") or s.of("title"))
    return {at for spot in spots for at in range(spot.first, spot.last)}


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
        if len(wanted) > 1 and token.folded.removesuffix("s") != wanted.removesuffix("s"):
            return False
    return True


def _together(reading: Reading, at: Sequence[int]) -> bool:
    """Whether nothing but spaces, hyphens and an apostrophe stands between the words."""
    between = (reading.tokens[i].text for a, b in pairwise(at) for i in range(a + 1, b))
    return all(mark in "-–‑'’%" or mark.lower() in ("'s", "’s") for mark in between)
