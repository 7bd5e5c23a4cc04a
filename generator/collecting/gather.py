"""From collections as they were written to collections with their releases in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from generator.archive import Collection, Release
from generator.authority.load import Authority
from generator.collecting.files import StoredCollection
from generator.collecting.record import Search
from generator.dates import parse_edtf
from generator.problems import Problem


def gather(
    stored: Iterable[StoredCollection], releases: Iterable[Release], authority: Authority, complete: bool
) -> tuple[list[Collection], list[Problem]]:
    """Each collection with its releases, and L011 to L013.

    Unless the releases are `complete`, nothing is said of what a search does not find.
    """
    oldest_first = sorted(releases, key=lambda r: (r.sort_date, r.id))
    by_id = {r.id: r for r in oldest_first}
    collections: list[Collection] = []
    problems: list[Problem] = []
    for one in stored:
        collection = Collection(
            one.id, one.record, tuple(one.introduction.pieces), _notes(one, oldest_first, authority)
        )
        collections.append(collection)
        problems += _withdrawn(one, collection, by_id)
        problems += _not_found(one, collection, by_id) if complete else ()
    return collections, problems


def _notes(one: StoredCollection, oldest_first: Iterable[Release], authority: Authority) -> dict[str, str]:
    """Release id -> note, empty where there is none: in the editor's order, or as a search finds them."""
    record = one.record
    if record.search is None:
        return {chosen.id: chosen.note or "" for chosen in record.releases or ()}
    return {r.id: record.notes.get(r.id, "") for r in oldest_first if finds(record.search, r, authority)}


def finds(search: Search, release: Release, authority: Authority) -> bool:
    """True where all that the search says holds of the release."""
    described = release.description
    people = {p.id for p in described.people if p.kind in ("minister", "official")}
    subjects = {above for s in described.subjects for above in (s.id, *authority.above(s.id))}
    return (
        set(search.countries) <= set(described.participants)
        and set(search.ministers) <= people
        and set(search.subjects) <= subjects
        and (not search.publishers or release.record.publisher in search.publishers)
        and _in_time(search, described.date.earliest, described.date.latest)
    )


def _in_time(search: Search, earliest: dt.date | None, latest: dt.date | None) -> bool:
    """True where the whole window of a release lies between the two; what may lie outside does not count."""
    after = _bound(search.after, first=True)
    before = _bound(search.before, first=False)
    late_enough = after is None or (earliest is not None and earliest >= after)
    return late_enough and (before is None or (latest is not None and latest <= before))


def _bound(edtf: str | None, first: bool) -> dt.date | None:
    """The first or the last day of a date; None where it is none, which the checks tell."""
    try:
        days = parse_edtf(edtf) if edtf is not None else None
    except ValueError:
        return None
    return None if days is None else days.earliest if first else days.latest


def _withdrawn(one: StoredCollection, collection: Collection, by_id: Mapping[str, Release]) -> Iterator[Problem]:
    chosen = {chosen.id: ("releases", at, "id") for at, chosen in enumerate(one.record.releases or ())}
    for id in collection.notes:
        if id in by_id and any(fact.kind == "withdrawn" for fact in by_id[id].clean.facts):
            what = f"the publisher withdrew the release {id}"
            mend = "look whether it still belongs here, and say so in its note"
            yield one.file.problem(chosen.get(id, ("search",)), "L011", what, mend)


def _not_found(one: StoredCollection, collection: Collection, by_id: Mapping[str, Release]) -> Iterator[Problem]:
    if one.record.search is None:
        return
    if not collection.notes:
        mend = "ask for less, or for other dates; the page would be empty"
        yield one.file.problem(("search",), "L012", "the search finds no release", mend)
    for id in one.record.notes:
        if id in by_id and id not in collection.notes:
            what = f"the search does not find {id}, so that its note is not shown"
            yield one.file.problem(("notes", id), "L013", what, "remove the note, or ask for less in the search")
