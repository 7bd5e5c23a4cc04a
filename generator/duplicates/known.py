"""The releases the archive knows, ready to be asked which of them a text repeats or which tell of the same event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.archive import Release
from generator.authority.load import Authority
from generator.duplicates.accounts import Account, SameEvent, account_of, closest, same_event
from generator.duplicates.fingerprint import Fingerprint, fingerprint
from generator.duplicates.index import Index
from generator.duplicates.similarity import Similarity
from generator.model import CleanText, Description


@dataclass(frozen=True, slots=True)
class Alike:
    """The releases that a text repeats, and those that tell of the same event; the most alike first."""

    repeated: tuple[tuple[str, Similarity], ...]
    """Exact and near ones: never those that only come from the same template."""
    same_event: tuple[SameEvent, ...]
    """The text itself is the left one."""


@dataclass(frozen=True, slots=True)
class Known:
    """Fingerprints and accounts of many releases."""

    index: Index
    accounts: tuple[Account, ...]
    authority: Authority

    @classmethod
    def of(
        cls, releases: Iterable[Release], authority: Authority, fingerprints: Mapping[str, Fingerprint] | None = None
    ) -> Known:
        """Read every release once. `fingerprints` are those that are there already, by id."""
        there = fingerprints or {}
        ordered = sorted(releases, key=lambda r: r.id)
        accounts = (_account(r.id, r.record.publisher, r.clean, r.description, authority) for r in ordered)
        return cls(
            Index.of((r.id, there.get(r.id) or fingerprint(r.clean, r.description.date)) for r in ordered),
            tuple(a for a in accounts if a),
            authority,
        )

    def alike(self, id: str, publisher: str, text: CleanText, description: Description) -> Alike:
        """What a new text, that will be `id`, repeats. A known release of this id is left out."""
        found = self.index.candidates(fingerprint(text, description.date), id)
        repeated = tuple((other, s) for other, s in found if s.kind in ("exact", "near"))
        account = _account(id, publisher, text, description, self.authority)
        ids = {id, *(other for other, _ in found)}
        events = [same_event(account, other) for other in self.accounts if other.id not in ids] if account else []
        publishers = {id: publisher, **{a.id: a.publisher for a in self.accounts}}
        nearest = closest([e for e in events if e], publishers)
        return Alike(repeated, tuple(sorted(nearest, key=lambda e: (-e.score, e.right))))


def _account(
    id: str, publisher: str, text: CleanText, description: Description, authority: Authority
) -> Account | None:
    home = authority.publishers[publisher].country if publisher in authority.publishers else None
    return account_of(id, publisher, text, description, home)
