"""Releases labelled by hand (LABELLING.md), and how well people, countries, offices, quotes and days told of them fit.

The labels stand in `descriptions.jsonl`, with offsets into the clean text; the texts stay in the folder EVALUATION_DATA
names. Should cleaning change a text, its labels move with the words.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.capture import clean
from generator.describe import Describer
from generator.describe.tokens import fold
from generator.model import CleanText, Description
from tests.evaluation.measuring import authority
from tests.evaluation.releases import HERE, row

LABELS = HERE / "descriptions.jsonl"
QUOTATIONS = HERE / "quotations.jsonl"
"""Releases rich in quotations, of which nothing else is labelled: in those of LABELS there are too few."""
ROWS = ("countries", "participants", "people", "offices", "quotes")
"""What is measured, each as pairs of release and value."""


@dataclass(frozen=True)
class Labelled:
    """One release with its labels, and its clean text."""

    id: str
    part: str
    label: dict[str, Any]
    text: CleanText
    publisher: str | None


@dataclass
class Score:
    """Pairs found, pairs labelled, and both; with what went wrong, for reading."""

    right: int = 0
    found: int = 0
    labelled: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is labelled so. 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the share that was found. 1 where nothing is labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, found: Iterable[Any], labelled: Iterable[Any], name: str) -> None:
        """Count one release's values; those on one side only are noted."""
        here, there = list(found), list(labelled)
        self.found, self.labelled = self.found + len(here), self.labelled + len(there)
        for value in list(here):
            if value in there:
                here.remove(value)
                there.remove(value)
                self.right += 1
        self.wrong += [f"{name} + {value}" for value in here] + [f"{name} - {value}" for value in there]


def labelled(part: str | None = None, labels: Path = LABELS) -> Iterator[Labelled]:
    """The labelled releases of a part (`dev`, `kept-aside`; None for both), in order; of LABELS or of QUOTATIONS."""
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if part is None or label["part"] == part:
            cleaned = clean(json.dumps(row(label["id"])).encode(), authority())
            yield Labelled(label["id"], label["part"], _moved(label, cleaned.text), cleaned.text, cleaned.publisher)


def digest_of(text: CleanText) -> str:
    """What tells whether a text is still the one that was labelled."""
    return hashlib.sha256("\n".join(p.text for p in text.paragraphs).encode()).hexdigest()[:16]


def _moved(label: dict[str, Any], text: CleanText) -> dict[str, Any]:
    if label["digest"] != digest_of(text):
        raise AssertionError(f"{label['id']}: cleaning gives another text now; label it anew, or move its labels")
    return label


@lru_cache(maxsize=1)
def describer() -> Describer:
    """The authority files of this archive, ready to describe."""
    return Describer.of(authority())


def describe(release: Labelled, *, date_known: bool = True) -> Description:
    """What the archive says of a release, its keywords left out; with or without the day its row states."""
    text = release.text
    if not date_known:
        kept = tuple(f for f in text.facts if f.kind != "published")
        text = CleanText(text.title, text.paragraphs, text.removed, text.replaced, text.links, kept)
    return describer().describe(text, release.publisher, with_keywords=False)


def measure(releases: Sequence[Labelled], rich_in_quotations: Iterable[Labelled] = ()) -> dict[str, Score]:
    """Precision and recall of each row over some releases, that of quotations also over those labelled for it alone."""
    scores = {name: Score() for name in ROWS}
    for release in releases:
        description = describe(release)
        label = release.label
        scores["countries"].add((c.id for c in description.countries), label["countries"], release.id)
        took = (c for c, role in label["countries"].items() if role == "participant")
        scores["participants"].add(description.participants, took, release.id)
        scores["people"].add(_people_found(description), _people_labelled(label), release.id)
        _offices(scores["offices"], description, release)
        _quotes(scores["quotes"], description, release)
    for release in rich_in_quotations:
        _quotes(scores["quotes"], describe(release), release)
    return scores


def _people_found(description: Description) -> list[str]:
    """Ids; of the unknown who are named, the family names."""
    found = [p.id for p in description.people if p.id and p.mentions]
    named = [
        p for p in description.people if not p.id and any(m.via in ("name", "title", "family-name") for m in p.mentions)
    ]
    return [*found, *(family_of(p.name) for p in named)]


def _people_labelled(label: dict[str, Any]) -> list[str]:
    known = [p["who"] for p in label["people"] if p["who"] != "?"]
    meant = [w for office in label["by_office"] for w in each_of(office["who"]) if not isinstance(office["who"], list)]
    known = list(dict.fromkeys([*known, *(w for w in meant if not w.startswith("?"))]))
    return [*known, *(family_of(p["name"]) for p in label["people"] if p["who"] == "?")]


def each_of(who: Any) -> list[str]:
    """The people a label names: one, several of whom one is meant, or all of several."""
    if isinstance(who, dict):
        return list(who["all"])
    return list(who) if isinstance(who, list) else [who]


def family_of(name: str) -> str:
    """By what people without an id are compared: a question mark and the last word of the name, folded."""
    words = re.findall(r"\w+", fold(re.sub(r",? (?:Jr|Sr|OBE|AM|AC|CBE|MP|II|III)\.?$", "", name)).lower())
    return f"? {words[-1]}" if words else "?"


def _offices(score: Score, description: Description, release: Labelled) -> None:
    """Offices named without their holder: for each place, who was meant. Ambiguous ones name nobody, on both sides."""
    gold: dict[tuple[int, int], list[str]] = {
        (o["start"], o["end"]): [] if isinstance(o["who"], list) else [w for w in each_of(o["who"]) if w[0] != "?"]
        for o in release.label["by_office"]
    }
    text = release.text.text
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    seen: set[tuple[tuple[int, int] | None, str, str, int]] = set()
    for person in description.people:
        for mention in person.mentions:
            if person.id and mention.via in ("office", "counterpart"):
                found[mention.start, mention.end].add(person.id)
    for place, known in sorted(found.items()):
        meant = _covering(place, gold, text)
        for who in sorted(known):
            # One label stands for all places of a paragraph that say the same.
            key = (meant, who, text[slice(*place)].lower(), text.count("\n", 0, place[0]))
            if key in seen:
                continue
            seen.add(key)
            score.found += 1
            if meant is not None and who in gold[meant]:
                score.right += 1
            else:
                score.wrong.append(f"{release.id} + {text[slice(*place)]!r} {who}")
    for place, people in gold.items():
        score.labelled += len(people)
        for who in people:
            if not any(k[0] == place and k[1] == who for k in seen):
                score.wrong.append(f"{release.id} - {text[slice(*place)]!r} {who}")


def _covering(place: tuple[int, int], gold: Iterable[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """The label that a place overlaps most, else one of the same words in its paragraph."""
    most = max(gold, key=lambda label: overlap(label[0], label[1], *place), default=None)
    if most is not None and overlap(most[0], most[1], *place):
        return most
    words = text[slice(*place)].lower()
    for start, end in gold:
        same = "\n" not in text[min(start, place[0]) : max(end, place[1])]
        if same and (words in text[start:end].lower() or text[start:end].lower() in words):
            return start, end
    return None


def _quotes(score: Score, description: Description, release: Labelled) -> None:
    gold = list(release.label["quotes"])
    score.labelled += len(gold)
    for quote in description.quotes:
        score.found += 1
        match = next((g for g in gold if overlap(g["start"], g["end"], quote.start, quote.end) >= 0.6), None)
        if match is not None and _says(match["who"], quote.speaker, quote.speaker_name):
            score.right += 1
            gold.remove(match)
        else:
            score.wrong.append(f"{release.id} + {quote.speaker or quote.speaker_name}: {quote.text[:60]}")
    score.wrong += [f"{release.id} - {g['who']}: {release.text.text[g['start'] : g['end']][:60]}" for g in gold]


def _says(who: Any, speaker: str | None, name: str) -> bool:
    if not isinstance(who, str):  # of several who speak together any one will do: a quotation has one speaker
        return any(_says(one, speaker, name) for one in each_of(who))
    if who.startswith("?"):
        return speaker is None and family_of(who[1:]) == family_of(name)
    return who == speaker


def overlap(a: int, b: int, c: int, d: int) -> float:
    """Shared characters over all characters of two stretches."""
    shared = max(0, min(b, d) - max(a, c))
    return shared / (max(b, d) - min(a, c))


@dataclass(frozen=True)
class Window:
    """A release dated without the day its row states: whether the window holds that day, and is narrow."""

    id: str
    true: dt.date
    edtf: str | None
    holds: bool
    narrow: bool
    """Exact, or within a month."""


def windows(releases: Iterable[Labelled]) -> list[Window]:
    """The dates told by texts alone."""
    result = []
    for release in releases:
        date = describe(release, date_known=False).date
        true = dt.date.fromisoformat(release.label["date"])
        holds = (date.earliest or dt.date.min) <= true <= (date.latest or dt.date.max)
        narrow = bool(date.earliest and date.latest and (date.latest - date.earliest).days <= 31)
        result.append(Window(release.id, true, date.edtf, holds, narrow))
    return result
