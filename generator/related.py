"""Which releases belong together: the nearest by who and what they tell of and by their words, and why.

Every release is two vectors: its words (TF-IDF, Salton and Buckley 1988), and what is known of it: people, countries,
relations, subjects, keywords, groups. What few releases share weighs more. The nearness of two releases is the cosine
of both, raised where they are of the same days.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Literal

import numpy as np

from generator.archive import Archive, Release

FEWEST, MOST = 3, 5
"""Releases shown beside one."""
_WORDS, _KNOWN = 1.0, 0.2
"""How much the words count, and what is known."""
_SAME_DAYS = 0.6
_FADES = 30.0
"""Days apart at which nearness in time has lost two thirds of what it adds."""
_COMMON = 0.3
"""A word in more than this share of all releases tells none from another, …"""
_FEW_RELEASES = 20
"""… but in a small archive every word may."""
_TERMS = 400
"""The weightiest words of a release that are compared."""
_ASKED = 80
"""Of the words of the release for which others are looked for, the weightiest."""
_SHORT = 0.5
"""How far a vector with little in it stays short: 0 makes all equally long."""
_ENOUGH = 0.08
"""Less near than this are only the fewest."""
_OF_THE_BEST = 0.25
_MENTIONED = 0.3
"""What is only spoken of weighs so much of what takes part."""
_READ = 6_000
"""Characters of a release whose words are compared."""
_WORD = re.compile(r"\w{2,}")

Kind = Literal["event", "person", "relation", "country", "subject", "keyword", "group", "words"]
Vector = dict[str, float]
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Places = np.ndarray[tuple[int], np.dtype[np.int64]]

_KINDS: dict[Kind, float] = {
    "person": 1.0,
    "relation": 1.2,
    "country": 0.5,
    "subject": 1.0,
    "keyword": 1.3,
    "group": 0.6,
}
"""How much what is known weighs, by its kind."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two releases are near: the kind of what they share, and which of it (ids; for words nothing)."""

    kind: Kind
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A release near another, how near (0 to about 3), and why."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


def related_releases(archive: Archive) -> dict[str, tuple[Related, ...]]:
    """For every release the three to five nearest, the nearest first; fewer where the archive has no more."""
    releases = list(archive.releases.values())
    words = _weighted([_words(r) for r in releases], _COMMON, 0.0)
    known = _weighted([_known(archive, r) for r in releases], 1.0, _SHORT)
    by_words, by_known = _Near.of(words), _Near.of(known)
    days = np.array([r.sort_date.toordinal() for r in releases], dtype=np.float64)
    place = {release.id: at for at, release in enumerate(releases)}
    found = {}
    for at, release in enumerate(releases):
        nearness = _WORDS * by_words.to(_weightiest(words[at])) + _KNOWN * by_known.to(known[at])
        nearness *= 1 + _SAME_DAYS * np.exp(-np.abs(days - days[at]) / _FADES)
        nearness[at] = 0.0
        accounts = [place[id] for id in archive.accounts.get(release.id, ())]
        # Rounded, so that no machine's last digit decides.
        chosen = _chosen(np.round(nearness, 6), accounts, [r.id for r in releases])
        found[release.id] = tuple(
            Related(releases[other].id, float(nearness[other]), _reasons(known[at], known[other], other in accounts))
            for other in chosen
        )
    return found


def _weightiest(vector: Vector) -> Vector:
    """The beginning of a vector, which is in order of weight: what is behind it moves no release."""
    return dict(islice(vector.items(), _ASKED))


def _chosen(nearness: Floats, accounts: Sequence[int], ids: Sequence[str]) -> list[int]:
    """Other accounts of the event, then the nearest; what is hardly near only up to the fewest."""
    most = MOST + len(accounts)
    border = np.partition(nearness, -most)[-most] if len(nearness) > most else 0.0
    able = [int(at) for at in np.flatnonzero((nearness >= border) & (nearness > 0)) if at not in accounts]
    able.sort(key=lambda at: (-nearness[at], ids[at]))
    enough = max(_ENOUGH, _OF_THE_BEST * nearness[able[0]]) if able else 0.0
    near = [at for place, at in enumerate(able) if place < FEWEST or nearness[at] >= enough]
    return [*accounts, *near][:MOST]


def _reasons(one: Vector, other: Vector, same_event: bool) -> tuple[Reason, ...]:
    """What two releases share, by what weighs most, at most three kinds of it."""
    shared: dict[Kind, list[tuple[float, str]]] = {}
    for kind in _KINDS:
        keys = sorted(key for key in one.keys() & other.keys() if key.startswith(f"{kind}:"))
        if keys and not (kind == "country" and "relation" in shared):
            shared[kind] = [(-one[key] * other[key], key.partition(":")[2]) for key in keys]
    kinds = sorted(shared, key=lambda kind: (sum(weight for weight, _ in shared[kind]), kind))
    found = [Reason("event")] if same_event else []
    found += [Reason(kind, tuple(id for _, id in sorted(shared[kind])[:_NAMED])) for kind in kinds]
    return tuple(found[:_KINDS_SHOWN]) or (Reason("words"),)


_NAMED = 2
_KINDS_SHOWN = 3


def _words(release: Release) -> Vector:
    """The words of a release, its title among them, with the logarithm of how often it uses each."""
    counts = Counter(_WORD.findall(release.clean.text[:_READ].lower()))
    return {word: 1 + math.log(number) for word, number in counts.items()}


def _known(archive: Archive, release: Release) -> Vector:
    """What is known of a release: who took part, where, its subjects and keywords."""
    found: Vector = {}
    described = release.description
    for person in described.people:
        if person.id and person.kind in ("minister", "official"):
            found[f"person:{person.id}"] = _KINDS["person"] * (1.0 if person.participant else _MENTIONED)
    for country in described.countries:
        part = 1.0 if country.role == "participant" else _MENTIONED
        found[f"country:{country.id}"] = _KINDS["country"] * part
    if len(described.participants) <= _FEW:
        for one, other in combinations(described.participants, 2):
            found[f"relation:{one}-{other}"] = _KINDS["relation"]
    for group in described.groups:
        found[f"group:{group.id}"] = _KINDS["group"] * (1.0 if group.participant else _MENTIONED)
    found |= {f"subject:{subject.id}": _KINDS["subject"] for subject in described.subjects}
    slugs = {archive.keyword_slugs[keyword.term] for keyword in described.keywords}
    found |= {f"keyword:{slug}": _KINDS["keyword"] for slug in sorted(slugs) if slug}
    return found


_FEW = 6
"""So many countries meet in pairs; where more do, it is no relation's own."""


def _weighted(vectors: Sequence[Vector], most: float, short: float) -> list[Vector]:
    """Vectors weighted by how few releases have each key, cut to their weightiest, and about of length 1."""
    number = len(vectors)
    having: Counter[str] = Counter(key for vector in vectors for key in vector)
    idf = {
        key: round(math.log(1 + number / count), 6)
        for key, count in having.items()
        if 1 < count <= max(_FEW_RELEASES, most * number)
    }
    found = [{key: value * idf[key] for key, value in vector.items() if key in idf} for vector in vectors]
    kept = [dict(sorted(v.items(), key=lambda item: (-item[1], item[0]))[:_TERMS]) for v in found]
    lengths = [math.sqrt(sum(value * value for value in vector.values())) for vector in kept]
    usual = sum(lengths) / max(number, 1)
    # A release of which little is known is near to few: its vector stays short.
    return [
        {key: value / math.sqrt((1 - short) * length**2 + short * usual**2 + 1e-12) for key, value in vector.items()}
        for vector, length in zip(kept, lengths, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Near:
    """The vectors of all releases, by key: which have it, and how much."""

    number: int
    by_key: Mapping[str, tuple[Places, Floats]]

    @classmethod
    def of(cls, vectors: Sequence[Vector]) -> _Near:
        found: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for at, vector in enumerate(vectors):
            for key, value in vector.items():
                found[key][0].append(at)
                found[key][1].append(value)
        return cls(len(vectors), {key: (np.array(at), np.array(values)) for key, (at, values) in found.items()})

    def to(self, vector: Vector) -> Floats:
        """The product of every release's vector and this one, in their order."""
        scores = np.zeros(self.number)
        for key, value in vector.items():
            at, weights = self.by_key[key]
            scores[at] += value * weights
        return scores
