"""A record proposed for a new release: what a person states or the capture proves, and what is left to decide."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.adding.origin import UNKNOWN, Hints, Known, Origin, origin_of, without_tracking
from generator.adding.record_text import record_text
from generator.adding.release_ids import next_free, proposed_id
from generator.archive import Release
from generator.authority.load import Authority
from generator.capture import CannotRead, Cleaned, clean
from generator.capture.sanitise import Stored
from generator.corpus import RECORD, StoredRelease
from generator.describe import Describer
from generator.description_problems import description_problems
from generator.explain import described
from generator.fetching.web_address import OPEN_AND_SAVE_IT
from generator.model import CleanText
from generator.pipeline import release_of
from generator.problems import Problem
from generator.release_record import CaptureRecord, ReleaseRecord
from generator.yaml_file import read_yaml

_OF_NOTICES = re.compile(r"\b(?:cookies?|consent|javascript|captcha|browser|robot|human|privacy)\b", re.IGNORECASE)
_LONGEST_NOTICE, _NOTICE_DENSITY = 250, 20
"""Words. A release of so few, one in twenty of them of these, is about something else than governments."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who adds a release states; None where it is to be proposed."""

    received: dt.date
    id: str | None = None
    publisher: str | None = None
    rights: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture to be added: the bytes as received, how they came, and the bytes to store."""

    data: bytes
    stored: Stored
    shown: str
    """The file or address it came from, for messages."""
    part: str | None = None
    page: str | None = None
    fetched_from: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A release that can be written as it is."""

    id: str
    record: ReleaseRecord
    text: str
    """The record as its file has it."""
    capture: Capture
    cleaned: Cleaned
    release: Release
    origin: Origin
    undecided: tuple[str, ...]


def propose(capture: Capture, wishes: Wishes, describer: Describer, taken: Collection[str]) -> Proposal:
    """The release that `capture` is. Raises CannotRead where it is none.

    `taken` ids are not proposed for a part of a larger capture; whether a single release is there already, the
    person must look.
    """
    # The facts of the bytes as received: what is stored may lack the sender.
    received = clean(capture.data, describer.authority, wishes.publisher)
    refuse_notice(capture, received.text)
    hints = Hints(
        *(wishes.publisher, wishes.rights, wishes.source_url),
        page=None if capture.part else capture.page,
        signed=received.signed,
        facts=received.text.facts,
    )
    origin = origin_of(hints, describer.authority)
    record = ReleaseRecord(
        publisher=origin.publisher.value,
        rights=origin.rights.value,
        rights_basis=origin.rights.evidence,
        source_url=origin.source_url.value if origin.source_url else None,
        captures=(capture_record(capture, f"capture.{capture.stored.extension}", wishes.received),),
    )
    release = described_release("proposed", record, capture.stored.data, describer)
    found = release.description
    words = proposed_id(found.title.value, found.date, record.source_url, record.publisher)
    release_id = wishes.id or (next_free(words, taken) if capture.part else words)
    undecided = tuple(dict.fromkeys(_undecided(release, origin, received, describer.authority)))
    return Proposal(
        release_id,
        record,
        record_text(record, _comments(origin)),
        capture,
        received,
        replace(release, id=release_id),
        origin,
        undecided,
    )


def refuse_notice(capture: Capture, text: CleanText) -> None:
    """Raises CannotRead where a server gave a notice on cookies, or a check of the browser, in place of the page."""
    length, marks = len(text.text.split()), len(_OF_NOTICES.findall(text.text))
    if capture.page is not None and length < _LONGEST_NOTICE and marks * _NOTICE_DENSITY > length:
        what = "its server gave a notice on cookies, or a check of the browser, in place of the page"
        raise CannotRead("F008", what, OPEN_AND_SAVE_IT)


def with_decisions(proposal: Proposal, undecided: Sequence[str]) -> Proposal:
    """The proposal with more that a person must decide, and its record's file as the record now is."""
    text = record_text(proposal.record, _comments(proposal.origin))
    release = replace(proposal.release, record=proposal.record)
    return replace(proposal, text=text, release=release, undecided=(*proposal.undecided, *undecided))


def capture_record(capture: Capture, name: str, received: dt.date) -> CaptureRecord:
    """What the record says of a capture that is stored as `name`."""
    return CaptureRecord(
        file=name,
        media_type=capture.stored.media_type,
        received=received,
        sha256=sha256(capture.stored.data).hexdigest(),
        part=capture.part,
        fetched_from=without_tracking(capture.fetched_from) if capture.fetched_from else None,
        last_modified=capture.last_modified,
        sanitised=capture.stored.sanitised,
    )


def described_release(release_id: str, record: ReleaseRecord, newest: bytes, describer: Describer) -> Release:
    """The release as every build will describe it. Raises CannotRead where its capture cannot be cleaned."""
    at = max(range(len(record.captures)), key=lambda n: (record.captures[n].received, n))
    stored = StoredRelease(release_id, record, at, newest, read_yaml(record_text(record), RECORD))
    found = release_of(stored, describer, with_keywords=False)
    if isinstance(found, Problem):
        raise CannotRead(found.code, found.what, found.mend)
    return found


def _undecided(release: Release, origin: Origin, received: Cleaned, authority: Authority) -> Iterator[str]:
    """What a person must look at, in the order of the record."""
    yield from origin.undecided
    found = release.description
    if found.title.basis == "inferred":
        yield "the title: it is only the opening words; write `title:` into the record if there is a better one"
    if found.date.basis == "inferred" and found.date.earliest is not None:
        yield "the date: it was reasoned, not stated; write `date:` and `date_basis:` into the record if you know it"
    for problem in description_problems(found, RECORD, authority):
        yield f"{problem.what}: {problem.mend}"
    if not found.language.startswith("en"):
        yield f"the language: it looks like {found.language}; people and countries are found in English only"
    for fact in received.text.facts:
        if fact.kind == "withdrawn":
            yield f"whether it is to be added: its publisher has withdrawn it ({fact.value})"
    if received.releases > 1:
        yield f"whether it is one release: it looks like {received.releases}; split it and add each on its own"


def _comments(origin: Origin) -> Iterator[str]:
    """For whoever opens the record: what nobody has established yet. The archive's own words only."""
    if origin.publisher.value == UNKNOWN:
        yield "To decide: who published it (publisher)."
    if origin.rights.value == UNKNOWN:
        yield "To decide: what may be shown of it, and why (rights, rights_basis)."


def told(proposal: Proposal, authority: Authority) -> str:
    """The proposal for a person: each value with basis and evidence, then what is still to decide."""
    return for_a_terminal(_lines(proposal, authority))


def for_a_terminal(lines: Iterable[str]) -> str:
    """`lines` as text in which no character out of a capture can move a cursor or hide what stands beside it."""
    return "".join("".join(c if c.isprintable() else " " for c in line) + "\n" for line in lines)


def _lines(proposal: Proposal, authority: Authority) -> Iterator[str]:
    found, origin = proposal.release.description, proposal.origin
    [capture] = proposal.record.captures
    source = f"{proposal.capture.shown}{f', release {capture.part}' if capture.part else ''}"
    yield f"{proposal.id}  (from {source})"
    yield ""
    yield f"Title        {found.title.value}  [{found.title.basis}: {found.title.evidence}]"
    yield _known("Publisher", authority.publishers[origin.publisher.value].name, origin.publisher)
    rights = authority.rights[origin.rights.value]
    yield f"{_known('Rights', rights.name, origin.rights)}; shown as {rights.shown}"
    yield _known("Source", "", origin.source_url) if origin.source_url else "Source       not known"
    yield f"Capture      {capture.file} ({capture.media_type}), {len(proposal.capture.stored.data):,} bytes"
    for private in capture.sanitised:
        often = "once" if private.count == 1 else f"{private.count} times"
        yield f"    taken out before storing: {private.what}, {often}"
    yield ""
    for fact in proposal.cleaned.text.facts:
        if fact.kind == "updated":
            yield f"Updated      {fact.value}  [stated: {fact.where}]"
    yield from described(found, authority)
    yield ""
    yield "Still to decide" if proposal.undecided else "Nothing is left to decide"
    yield from (f"  - {entry}" for entry in proposal.undecided)


def _known(label: str, name: str, known: Known) -> str:
    value = f"{name} ({known.value})" if name else known.value
    return f"{label:<12} {value}  [{known.basis}: {known.evidence}]"
