"""Which releases judges found related, and how well the archive's choice fits, beside TF-IDF and BM25 on the words.

The pool is fixed: of each source the releases whose ids have the smallest hashes. `related.jsonl` says for sixty of
them how related others of the pool are: 2 a reader of the one wants the other next, 1 the same matter or people, 0 no.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from generator.archive import Archive, Release
from generator.capture import clean
from generator.capture.reading import CannotRead
from generator.release_record import CaptureRecord, ReleaseRecord
from tests.evaluation.descriptions import describer
from tests.evaluation.measuring import authority
from tests.evaluation.releases import HERE, names, row

LABELS = HERE / "related.jsonl"
POOL = {"state": 800, "wh": 800, "au": 800, "uk": 199}
TOP = 5
Ranking = Callable[[str], Sequence[str]]
"""The id of a release -> the releases nearest to it, the nearest first."""


@dataclass(frozen=True)
class Judged:
    """One release, and the grade of every other that was judged."""

    id: str
    grades: Mapping[str, int]


def judged() -> Iterator[Judged]:
    """The judged releases, in order."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        yield Judged(label["id"], label["grades"])


def pool() -> list[str]:
    """The names of the releases that are compared."""
    found: list[str] = []
    for source, number in POOL.items():
        ordered = sorted(names(source), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
        found += ordered[:number]
    return found


def archive() -> Archive:
    """An archive of the pool, described on all cores; releases without a text are left out."""
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        described = [r for r in workers.map(_release, pool(), chunksize=20) if r is not None]
    return Archive.of(described, authority())


def _release(name: str) -> Release | None:
    data = json.dumps(row(name)).encode()
    try:
        cleaned = clean(data, authority())
    except CannotRead:
        return None
    description = describer().describe(cleaned.text, cleaned.publisher)
    capture = CaptureRecord(
        file="capture.json", media_type="application/json", received=dt.date(2026, 1, 1), sha256="0" * 64
    )
    publisher = cleaned.publisher or "unknown"
    record = ReleaseRecord(publisher=publisher, rights="unknown", source_url=None, captures=(capture,))
    return Release(name, record, cleaned.text, description)


def gain(judged: Sequence[Judged], ranking: Ranking) -> float:
    """The mean nDCG of the first five (Järvelin and Kekäläinen 2002), grades as gains; what nobody judged counts 0."""
    scores = []
    for one in judged:
        best = _discounted(sorted(one.grades.values(), reverse=True)[:TOP])
        got = _discounted([one.grades.get(other, 0) for other in list(ranking(one.id))[:TOP]])
        if best:
            scores.append(got / best)
    return sum(scores) / len(scores) if scores else 0.0


def _discounted(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


class Words:
    """The words of all releases, for the two peers."""

    def __init__(self, archive: Archive) -> None:
        self.counts = {id: Counter(_words(release)) for id, release in archive.releases.items()}
        self.having: Counter[str] = Counter(word for counts in self.counts.values() for word in counts)
        self.postings: dict[str, list[str]] = defaultdict(list)
        for id, counts in self.counts.items():
            for word in counts:
                self.postings[word].append(id)
        self.mean = sum(map(sum, (c.values() for c in self.counts.values()))) / len(self.counts)
        self.lengths = {id: math.sqrt(sum(self.tfidf(id, w) ** 2 for w in c)) for id, c in self.counts.items()}

    def tfidf(self, id: str, word: str) -> float:
        """log tf times log idf."""
        return (1 + math.log(self.counts[id][word])) * math.log(len(self.counts) / self.having[word])

    def by_tfidf(self, id: str) -> list[str]:
        """By the cosine of TF-IDF vectors."""
        scores: dict[str, float] = defaultdict(float)
        for word in self.counts[id]:
            weight = self.tfidf(id, word)
            for other in self.postings[word]:
                scores[other] += weight * self.tfidf(other, word) / self.lengths[other]
        return self._first(scores, id)

    def by_bm25(self, id: str, k: float = 1.2, b: float = 0.75) -> list[str]:
        """By BM25, the words of the release as the query."""
        scores: dict[str, float] = defaultdict(float)
        for word in self.counts[id]:
            n = self.having[word]
            idf = math.log(1 + (len(self.counts) - n + 0.5) / (n + 0.5))
            for other in self.postings[word]:
                tf = self.counts[other][word]
                length = sum(self.counts[other].values()) / self.mean
                scores[other] += idf * tf * (k + 1) / (tf + k * (1 - b + b * length))
        return self._first(scores, id)

    def _first(self, scores: Mapping[str, float], id: str) -> list[str]:
        return sorted((o for o in scores if o != id), key=lambda o: (-scores[o], o))[:TOP]


def _words(release: Release) -> list[str]:
    return re.findall(r"\w{2,}", release.clean.text.lower())
