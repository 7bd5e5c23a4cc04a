"""What `check` says of duplicates: R018 to R021, with the ways out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from generator.archive import Release
from generator.authority.load import Authority
from generator.duplicates.accounts import same_events
from generator.duplicates.fingerprint import Fingerprint
from generator.duplicates.known import Known
from generator.duplicates.similarity import Similarity
from generator.duplicates.words import event_in_words, in_words
from generator.problems import Problem

Where = tuple[str | int, ...]
Place = Callable[[str, Where], tuple[str, int]]
"""The file, as shown in messages, and the line of a place in the record of the release with this id."""
MOST = 3
"""Others named to one release: ten copies need no forty-five messages."""
_Pair = tuple[str, str]
RECAPTURE = "if it is the same release received again, move its capture into {older}'s folder as a second capture"
DISTINCT = "if they are two releases, write `distinct_from: [{older}]` into this record"
ACCOUNTS = (
    "if both tell of one event, write `other_accounts: [{older}]` into this record; if not, `distinct_from: [{older}]`"
)


def problems_of(
    releases: Sequence[Release],
    place: Place,
    authority: Authority,
    ids: Collection[str] = (),
    fingerprints: Mapping[str, Fingerprint] | None = None,
) -> Iterator[Problem]:
    """R018 to R021 for all releases. `ids` are those of releases that are there but could not be read.

    Of a pair, the one received later is told of the other, in its record.
    """
    by_id = {r.id: r for r in releases}
    yield from _unknown_ids(releases, place, {*by_id, *ids})
    known = Known.of(releases, authority, fingerprints)
    repeated = _repeated(known, by_id)
    settled = _settled(releases)
    yield from _first({p: a for p, a in repeated.items() if p not in settled}, place)
    told: Counter[str] = Counter()
    for event in same_events(known.accounts):
        older, newer = pair = _by_age(by_id[event.left], by_id[event.right])
        if pair in settled or pair in repeated:
            continue
        told[newer] += 1
        if told[newer] <= MOST:
            path, line = place(newer, ())
            yield Problem(path, line, "R020", event_in_words(event, older), ACCOUNTS.format(older=older))


def _first(repeated: Mapping[_Pair, Similarity | None], place: Place) -> Iterator[Problem]:
    """R018 and R019, of each release those most like it."""
    told: Counter[str] = Counter()
    for (older, newer), alike in sorted(repeated.items(), key=_most_alike_first):
        told[newer] += 1
        if told[newer] <= MOST:
            path, line = place(newer, ("captures",))
            code = "R018" if alike is None or _is_same(alike) else "R019"
            yield Problem(path, line, code, _what(alike, older), _mend(alike, older))


def _unknown_ids(releases: Sequence[Release], place: Place, ids: Collection[str]) -> Iterator[Problem]:
    for release in releases:
        for key in ("distinct_from", "other_accounts"):
            for at, named in enumerate(getattr(release.record, key)):
                path, line = place(release.id, (key, at))
                if named == release.id:
                    yield Problem(path, line, "R021", f"`{key}` names the release itself", "name the other release")
                elif named not in ids:
                    close = get_close_matches(named, sorted({*ids} - {release.id}), 1)
                    mend = f"correct the id{f': did you mean {close[0]}?' if close else ', or remove it'}"
                    yield Problem(path, line, "R021", f"`{key}` names {named}, which is no release here", mend)


def _settled(releases: Sequence[Release]) -> set[_Pair]:
    """The pairs of which a person has said what they are, both ways round."""
    named = [(r.id, other) for r in releases for other in (*r.record.distinct_from, *r.record.other_accounts)]
    return {*named, *((b, a) for a, b in named)}


def _repeated(known: Known, by_id: Mapping[str, Release]) -> dict[_Pair, Similarity | None]:
    """(older, newer) -> how alike the newer one is to the older one; None where a file is the same."""
    found: dict[_Pair, Similarity | None] = {}
    for number, id in enumerate(known.index.ids):
        for other, alike in known.index.candidates(known.index.fingerprints[number], id):
            if alike.kind in ("exact", "near"):
                pair = _by_age(by_id[id], by_id[other])
                found[pair] = alike if pair[1] == id else alike.turned
    holders: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for id, release in by_id.items():
        for part in dict.fromkeys((c.sha256, c.part) for c in release.record.captures):
            holders[part].append(id)
    for same in holders.values():
        found.update({_by_age(by_id[same[0]], by_id[other]): None for other in same[1:]})
    return found


def _by_age(one: Release, other: Release) -> _Pair:
    """The ids, the one first that the archive received first."""
    older, newer = sorted((one, other), key=lambda r: (min(c.received for c in r.record.captures), r.id))
    return older.id, newer.id


def _is_same(alike: Similarity) -> bool:
    """True for the same words, unless of other days: a memorandum may be issued again word for word."""
    return alike.kind == "exact" and not alike.days_apart


def _most_alike_first(item: tuple[_Pair, Similarity | None]) -> tuple[float, _Pair]:
    pair, alike = item
    return (-2.0 if alike is None else -max(alike.left_in_right, alike.right_in_left)), pair


def _what(alike: Similarity | None, older: str) -> str:
    if alike is None:
        return f"one of its captures is, byte for byte, one of {older}"
    return in_words(alike, older)


def _mend(alike: Similarity | None, older: str) -> str:
    if alike is None:
        return f"remove it here; {DISTINCT.format(older=older)}"
    return f"{RECAPTURE.format(older=older)}; {DISTINCT.format(older=older)}"
