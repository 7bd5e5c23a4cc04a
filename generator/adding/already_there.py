"""What is being added, compared with the releases that are there: the same capture, text or address; the same event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Literal

from generator.adding.proposal import Proposal, with_decisions
from generator.corpus import Corpus, StoredRelease
from generator.describe import Describer
from generator.described_cache import Kept
from generator.duplicates.accounts import SameEvent
from generator.duplicates.known import Known
from generator.duplicates.report import ACCOUNTS
from generator.duplicates.similarity import Similarity
from generator.duplicates.words import event_in_words, in_words
from generator.pipeline import Progress, described_releases
from generator.problems import Problem, Problems

MOST = 3
"""Of those much alike, and of other accounts: a person compares no more."""
_NEW = ""
"""Stands for what is being added: no release has such an id, not even one with the id that is proposed."""
Watch = Callable[[], AbstractContextManager[Progress]]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A release that is there already and looks like what is being added."""

    id: str
    kind: Literal["bytes", "words", "address", "near"]
    same: str
    """What the two share, in words."""
    in_text: bool
    """True where `check` would tell of the two, unless a person says that they are two releases."""

    @property
    def as_words(self) -> str:
        """The whole for a message: that it is there, or only much alike."""
        return f"it is {'much like' if self.kind == 'near' else 'there already as'} {self.id}: {self.same}"


@dataclass(frozen=True, slots=True)
class Findings:
    """The releases that a proposed one repeats, the most alike first, and other accounts of its event."""

    repeated: tuple[Repeated, ...]
    events: tuple[SameEvent, ...]


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """The releases of a corpus, ready to be compared with."""

    stored: tuple[StoredRelease, ...]
    known: Known

    @classmethod
    def of(
        cls, corpus: Corpus, stored: Sequence[StoredRelease], describer: Describer, jobs: int, watch: Watch
    ) -> AlreadyThere:
        """Describe every release that is there, unless an earlier run has; those that cannot be, `check` names."""
        kept: list[Kept] = []
        with watch() as progress:
            outcomes = described_releases(corpus, stored, describer, jobs, with_keywords=False)
            for number, outcome in enumerate(outcomes, 1):
                progress("comparing", number, len(stored))
                if isinstance(outcome, Kept):
                    kept.append(outcome)
        fingerprints = {k.release.id: k.fingerprint for k in kept}
        return cls(tuple(stored), Known.of((k.release for k in kept), describer.authority, fingerprints))

    def like(self, proposal: Proposal) -> Findings:
        """What there is that looks like a proposed release."""
        release = proposal.release
        alike = self.known.alike(_NEW, proposal.record.publisher, release.clean, release.description)
        similar = dict(alike.repeated)
        found = [r for stored in self.stored if (r := _repeated(proposal, stored, similar.get(stored.id)))]
        order = ["bytes", "words", "address", "near"]
        nearest = list(similar)
        found.sort(key=lambda r: (order.index(r.kind), nearest.index(r.id) if r.id in nearest else 0, r.id))
        # One that repeats the text is no other account of the event as well.
        events = tuple(e for e in alike.same_event if e.right not in {r.id for r in found})
        return Findings(tuple(found[:MOST]), events[:MOST])


def _repeated(proposal: Proposal, stored: StoredRelease, similar: Similarity | None) -> Repeated | None:
    """What a release that is there shares with a proposed one; None where that is nothing to speak of."""
    url = proposal.record.source_url
    same_address = url is not None and stored.record.source_url == url
    if proposal.record.captures[0].sha256 in {c.sha256 for c in stored.record.captures}:
        return Repeated(stored.id, "bytes", "the same capture, byte for byte", similar is not None)
    if similar and similar.kind == "exact" and not similar.days_apart:
        return Repeated(stored.id, "words", "the same text, word for word", True)
    how = [in_words(similar, "that release")] if similar else []
    if same_address:
        return Repeated(stored.id, "address", "; ".join(["the same address", *how]), similar is not None)
    return Repeated(stored.id, "near", how[0], True) if how else None


def refuse_identical(repeated: Iterable[Repeated], shown: str) -> None:
    """Raises Problems (R018) where the very capture is there already."""
    for release in repeated:
        if release.kind == "bytes":
            mend = f"nothing is to be done; `explain {release.id}` shows it"
            raise Problems([Problem(shown, 1, "R018", release.as_words, mend)])


def with_findings(proposal: Proposal, found: Findings, own: bool) -> Proposal:
    """The proposal with what a person must decide about the releases like it.

    `own`: the person has said that it is a release of its own, and its record says so too.
    """
    distinct = tuple(r.id for r in found.repeated if r.in_text) if own else ()
    record = proposal.record.model_copy(update={"distinct_from": distinct})
    return with_decisions(replace(proposal, record=record), list(_undecided(found, own)))


def _undecided(found: Findings, own: bool) -> Iterator[str]:
    for repeated in found.repeated:
        said = f"whether it is {repeated.id} again ({repeated.same}): "
        if own and repeated.in_text:
            yield said + f"its record says it is not; `add … --to {repeated.id}` makes it one capture more of that one"
        elif own:
            yield said + f"`add … --to {repeated.id}` makes it one capture more of that one"
        else:
            yield said + f"`add … --to {repeated.id}` adds it there as one capture more, --id … as a release of its own"
    for event in found.events:
        said = f"whether {event.right} is another account of the same event ({event_in_words(event, event.right)}): "
        yield said + ACCOUNTS.format(older=event.right)
