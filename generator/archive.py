"""All releases and the indexes the pages need. Indexes hold ids; nothing here points back at its owner."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from generator.authority.load import Authority
from generator.collecting.introduction import Piece
from generator.collecting.record import CollectionRecord
from generator.keyword_headings import keyword_headings
from generator.model import CleanText, Description
from generator.release_record import CaptureRecord, ReleaseRecord

Key = TypeVar("Key", str, int, tuple[str, str])
Ids = tuple[str, ...]
FEW = 16
"""So many countries can meet and each still have met each."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its record, its clean text and its description (corrections already applied)."""

    id: str
    record: ReleaseRecord
    clean: CleanText
    """Of the newest capture."""
    description: Description
    earlier: tuple[tuple[CaptureRecord, CleanText], ...] = ()
    """The captures before the newest, oldest first."""
    holds: int = 1
    """How many releases the newest capture holds; with more than one only part of it is this release."""
    record_path: str = ""
    """The file of its record, as the repository has it."""

    @property
    def newest(self) -> CaptureRecord:
        """The capture that is published."""
        before = [capture for capture, _ in self.earlier]
        return next(capture for capture in self.record.captures if capture not in before)

    @property
    def sort_date(self) -> dt.date:
        """The earliest day it can be of; a release without any date sorts as the oldest."""
        return self.description.date.earliest or dt.date.min

    @property
    def years(self) -> tuple[int, ...]:
        """The years it may be of: several where its window spans several, none where the window is open."""
        date = self.description.date
        if date.earliest is None or date.latest is None:
            return ()
        return tuple(range(date.earliest.year, date.latest.year + 1))


@dataclass(frozen=True, slots=True)
class Collection:
    """Releases that an editor put together, in order."""

    id: str
    record: CollectionRecord
    introduction: tuple[Piece, ...]
    notes: Mapping[str, str]
    """release id -> the editor's note, empty where there is none, in the order of the collection"""


@dataclass(frozen=True, slots=True)
class Archive:
    """Every release, newest first, and who, where and when leads to which of them.

    The values of the indexes are release ids, newest first; their keys are in order.
    """

    authority: Authority
    releases: Mapping[str, Release]
    people: Mapping[str, Ids]
    """person id -> releases that name or resolve this minister or official"""
    quoted: Mapping[str, Ids]
    """person id -> releases that quote this minister or official"""
    offices: Mapping[str, Ids]
    """office id -> releases in which a holder appears in that office"""
    participants: Mapping[str, Ids]
    """country -> releases in which it took part"""
    mentioned: Mapping[str, Ids]
    """country -> releases that only speak of it"""
    relations: Mapping[tuple[str, str], Ids]
    """(a, b), a before b -> releases in which both took part; only pairs that ever met among few"""
    events: Mapping[str, Ids]
    """event id -> releases that tell or speak of it"""
    groups: Mapping[str, Ids]
    """group id -> releases that name it or in which it took part"""
    keywords: Mapping[str, Ids]
    """keyword slug -> releases"""
    keyword_terms: Mapping[str, str]
    """keyword slug -> the form shown"""
    keyword_slugs: Mapping[str, str]
    """keyword as a text writes it -> slug; "" for one that no address can hold"""
    shared_keywords: Mapping[str, Ids]
    """Those of `keywords` that more than one release has, and that have a page"""
    subjects: Mapping[str, Ids]
    """subject id -> releases that stand under it"""
    narrower: Mapping[str, Ids]
    """subject id -> the headings right below it that are shown, by name"""
    subjects_shown: Ids
    """The headings that have releases, or stand above one that has, by id"""
    years: Mapping[int, Ids]
    accounts: Mapping[str, Ids]
    """release id -> other releases that tell of the same event, whichever of their records says so"""
    collections: Mapping[str, Collection]
    """collection id -> what its editor put together"""
    collected: Mapping[str, Ids]
    """release id -> the collections that hold it, by id"""

    @classmethod
    def of(cls, releases: Iterable[Release], authority: Authority, collections: Iterable[Collection] = ()) -> Archive:
        """Index `releases`. The order they come in does not matter, nor that of the collections."""
        ordered = sorted(releases, key=lambda r: r.id)
        ordered.sort(key=lambda r: r.sort_date, reverse=True)
        headings = keyword_headings(Counter(k.term for r in ordered for k in r.description.keywords))
        keywords = _index(ordered, lambda r: [headings.slugs[k.term] for k in r.description.keywords])
        subjects = _index(ordered, lambda r: [s.id for s in r.description.subjects])
        by_id = {c.id: c for c in sorted(collections, key=lambda c: c.id)}
        shown = tuple(sorted({above for one in subjects for above in (one, *authority.above(one))}))
        return cls(
            authority=authority,
            releases={r.id: r for r in ordered},
            people=_index(ordered, _person_ids),
            quoted=_index(ordered, lambda r: [q.speaker for q in r.description.quotes if q.speaker]),
            offices=_index(ordered, lambda r: [p.office for p in r.description.people if p.office and p.id]),
            participants=_index(ordered, lambda r: r.description.participants),
            mentioned=_index(ordered, lambda r: [c.id for c in r.description.countries if c.role == "mentioned"]),
            relations=_relations(ordered),
            events=_index(ordered, lambda r: [e.id for e in r.description.events]),
            groups=_index(ordered, lambda r: [g.id for g in r.description.groups]),
            keywords=keywords,
            keyword_terms=headings.shown,
            keyword_slugs=headings.slugs,
            shared_keywords={slug: ids for slug, ids in keywords.items() if slug and len(ids) > 1},
            subjects=subjects,
            narrower=_narrower(shown, authority),
            subjects_shown=shown,
            years=_index(ordered, lambda r: r.years),
            accounts=_accounts(ordered),
            collections=by_id,
            collected=_collected(by_id.values()),
        )


def _relations(ordered: list[Release]) -> dict[tuple[str, str], Ids]:
    """Pairs of countries that took part together. A declaration of a hundred states tells of no two of them: it makes
    no relation, and stands only in those that others made."""
    few = (r.description.participants for r in ordered if len(r.description.participants) <= FEW)
    pairs = {pair for participants in few for pair in combinations(participants, 2)}
    return _index(ordered, lambda r: (pair for pair in combinations(r.description.participants, 2) if pair in pairs))


def _narrower(shown: Iterable[str], authority: Authority) -> dict[str, Ids]:
    below: dict[str, list[str]] = defaultdict(list)
    for one in sorted(shown, key=lambda s: (authority.subjects[s].name, s)):
        for above in authority.subjects[one].broader:
            below[above].append(one)
    return {above: tuple(found) for above, found in sorted(below.items())}


def _person_ids(release: Release) -> list[str]:
    return [p.id for p in release.description.people if p.id and p.kind in ("minister", "official")]


def _accounts(releases: list[Release]) -> dict[str, Ids]:
    """Release id -> the other accounts of what it reports, in the order given; one that is not there is left out."""
    place = {release.id: at for at, release in enumerate(releases)}
    told: dict[str, set[str]] = defaultdict(set)
    for release in releases:
        for other in release.record.other_accounts:
            if other in place and other != release.id:
                told[release.id].add(other)
                told[other].add(release.id)
    return {one: tuple(sorted(told[one], key=lambda other: place[other])) for one in sorted(told)}


def _collected(collections: Iterable[Collection]) -> dict[str, Ids]:
    found: dict[str, list[str]] = defaultdict(list)
    for collection in collections:
        for release_id in collection.notes:
            found[release_id].append(collection.id)
    return {release_id: tuple(found[release_id]) for release_id in sorted(found)}


def _index(releases: list[Release], keys: Callable[[Release], Iterable[Key]]) -> dict[Key, Ids]:
    """Key -> ids of the releases that have it, keys sorted, releases in the order given."""
    found: dict[Key, list[str]] = defaultdict(list)
    for release in releases:
        for key in dict.fromkeys(keys(release)):
            found[key].append(release.id)
    return {key: tuple(found[key]) for key in sorted(found)}
