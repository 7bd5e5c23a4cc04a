"""Releases whose keywords and subjects were chosen by hand (LABELLING.md), and how well those of the archive fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.capture import clean
from generator.describe.background import stems
from generator.model import CleanText
from tests.evaluation.descriptions import Score, describer, digest_of
from tests.evaluation.measuring import authority
from tests.evaluation.releases import HERE, row

if TYPE_CHECKING:
    from yake import KeywordExtractor

LABELS = HERE / "keywords.jsonl"
MOST = 10
"""Keywords that a release may have."""


@dataclass(frozen=True)
class Labelled:
    """One release with the keywords (None where only subjects were chosen) and subjects a reader gave it."""

    id: str
    text: CleanText
    publisher: str | None
    keywords: tuple[str, ...] | None
    subjects: frozenset[str]


def labelled(part: str) -> Iterator[Labelled]:
    """The labelled releases of a part (`dev`, `kept-aside`), in order."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["part"] == part:
            cleaned = clean(json.dumps(row(label["id"])).encode(), authority())
            if digest_of(cleaned.text) != label["digest"]:
                raise AssertionError(f"{label['id']}: cleaning gives another text now; label it anew")
            keywords = None if label["keywords"] is None else tuple(label["keywords"])
            yield Labelled(label["id"], cleaned.text, cleaned.publisher, keywords, frozenset(label["subjects"]))


def key(keyword: str) -> tuple[str, ...]:
    """By what keywords are compared: the stems of their words, without an acronym in brackets."""
    return stems(" ".join(re.findall(r"\w+", re.sub(r"\s*\([^)]*\)|[’']s\b", "", keyword))))


def measure(releases: Iterable[Labelled]) -> dict[str, Score]:
    """Precision and recall of the archive's keywords, of plain YAKE's on the same texts, and of the subjects."""
    scores = {name: Score() for name in ("keywords", "plain YAKE", "subjects")}
    for release in releases:
        found = describer().describe(release.text, release.publisher, with_keywords=release.keywords is not None)
        scores["subjects"].add((s.id for s in found.subjects), release.subjects, release.id)
        if release.keywords is not None:
            gold = dict.fromkeys(key(k) for k in release.keywords)
            scores["keywords"].add(dict.fromkeys(key(k.term) for k in found.keywords), gold, release.id)
            scores["plain YAKE"].add(dict.fromkeys(key(k) for k in _plain_yake(release.text.text)), gold, release.id)
    return scores


def _plain_yake(text: str) -> list[str]:
    return [term for term, _ in _extractor().extract_keywords(text)]


@lru_cache(maxsize=1)
def _extractor() -> KeywordExtractor:
    from yake import KeywordExtractor

    return KeywordExtractor(lan="en", n=3, top=MOST)
