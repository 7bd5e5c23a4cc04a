"""`add`: a file or a web address becomes a folder of the corpus, or one more capture of a release that is there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.adding.already_there import AlreadyThere, Repeated, Watch, refuse_identical
from generator.adding.origin import UNKNOWN, without_tracking
from generator.adding.proposal import (
    Capture,
    Proposal,
    Wishes,
    capture_record,
    described_release,
    propose,
    refuse_notice,
)
from generator.adding.record_text import record_text, with_capture
from generator.adding.release_folder import ids_in, store_capture, store_release
from generator.capture import CannotRead
from generator.capture.formats import LARGEST
from generator.capture.parts import split
from generator.capture.sanitise import Stored, sanitise
from generator.corpus import RECORD, Corpus, StoredRelease, read_releases
from generator.describe import Describer
from generator.fetching import Fetched, Limits, fetch_release
from generator.problems import Problem, Problems, has_errors
from generator.record_checks import record_problems
from generator.release_record import CaptureRecord, ReleaseRecord
from generator.stored_captures import capture_problems
from generator.yaml_file import read_yaml, read_yaml_file, validate

if TYPE_CHECKING:
    from generator.archive import Release
    from generator.authority.load import Authority

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""What begins an address; one letter and a colon is a drive of Windows."""


@dataclass(frozen=True)
class Adding:
    """The corpus that is added to, read once."""

    corpus: Corpus
    describer: Describer
    stored: tuple[StoredRelease, ...]
    faults: tuple[Problem, ...]
    """Of releases that are there; they stand in nobody's way who adds another."""
    jobs: int
    watch: Watch

    @classmethod
    def to(cls, corpus: Corpus, describer: Describer, jobs: int, watch: Watch) -> Adding:
        """Read what is there."""
        stored, faults = read_releases(corpus, describer.authority)
        return cls(corpus, describer, tuple(stored), tuple(faults), jobs, watch)

    @cached_property
    def there(self) -> AlreadyThere:
        """What is there, described: when it is first needed, as it may take a while."""
        return AlreadyThere.of(self.corpus, self.stored, self.describer, self.jobs, self.watch)

    def release(self, release_id: str) -> StoredRelease | None:
        """A release that is there, None where there is none. Raises Problems where it has errors."""
        of_it = [p for p in self.faults if f"/{release_id}/" in p.path]
        if has_errors(of_it):
            raise Problems(of_it)
        return next((r for r in self.stored if r.id == release_id), None)


def captures_from(source: str, limits: Limits, authority: Authority) -> list[Capture]:
    """What `source`, a file or an address, holds: one capture a release, ready to be stored. Raises Problems."""
    fetched = fetch_release(source, limits) if is_address(source) else None
    data = fetched.data if fetched else _file(Path(source))
    shown = fetched.page if fetched else source
    try:
        return list(_captures(data, shown, fetched, authority))
    except CannotRead as error:
        raise _unreadable(shown, error) from error


def is_address(source: str) -> bool:
    """True where `source` is meant as a web address, even one that is not fetched."""
    if not _SCHEME.match(source.strip()):
        return False
    try:
        return not Path(source).exists()
    except OSError:  # longer than a path can be
        return True


def _file(path: Path) -> bytes:
    """The bytes of a file, no more of them than any release has."""
    try:
        if not path.is_file():
            what = "it is a folder" if path.is_dir() else "it is no file" if path.exists() else "there is no such file"
            mend = "name one file" if path.exists() else "correct the path; a web address begins with https://"
            raise Problems([Problem(str(path), 1, "C001", what, mend)])
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise Problems([Problem(str(path), 1, "C001", what, "correct the path, or grant access")]) from error


def _captures(data: bytes, shown: str, fetched: Fetched | None, authority: Authority) -> Iterator[Capture]:
    parts = split(data, authority)
    for number, part in enumerate(parts, 1):
        yield Capture(
            part,
            sanitise(part, authority),
            shown,
            part=f"{number} of {len(parts)}" if len(parts) > 1 else None,
            page=fetched.page if fetched else None,
            fetched_from=fetched.url if fetched else None,
            last_modified=fetched.last_modified if fetched else None,
        )


def _unreadable(shown: str, error: CannotRead) -> Problems:
    return Problems([Problem(shown, 1, error.code, f"it cannot be added, {error.what}", error.mend)])


def proposals(adding: Adding, captures: Sequence[Capture], wishes: Wishes) -> list[Proposal]:
    """One proposal a capture, ids not given twice. Raises Problems where one of them holds no release."""
    taken = ids_in(adding.corpus.releases_folder)
    found: list[Proposal] = []
    for capture in captures:
        try:
            found.append(propose(capture, wishes, adding.describer, taken))
        except CannotRead as error:
            raise _unreadable(capture.shown, error) from error
        taken.add(found[-1].id)
    return found


def store(adding: Adding, proposal: Proposal) -> Path:
    """Write the folder of a proposed release, and say which it is. Raises Problems; then nothing is written."""
    [capture] = proposal.record.captures
    files = {RECORD: proposal.text.encode("utf-8"), capture.file: proposal.capture.stored.data}
    year, final = capture.received.year, adding.corpus.releases_folder / str(capture.received.year) / proposal.id

    def check(folder: Path) -> None:
        _check(adding, folder, final)

    return store_release(adding.corpus, year, proposal.id, files, check)


def _check(adding: Adding, folder: Path, final: Path) -> None:
    """What `check` would say of the folder. Raises Problems where that is an error."""
    file = read_yaml_file(folder / RECORD, adding.corpus.shown(final / RECORD))
    record, authority = validate(file, ReleaseRecord), adding.describer.authority
    problems = list(record_problems(record, file, authority))
    problems += capture_problems(folder, lambda path: adding.corpus.shown(final / path.name), file, authority)[1]
    if has_errors(problems):
        raise Problems(p for p in problems if p.severity == "error")


@dataclass(frozen=True, slots=True)
class SecondCapture:
    """One more capture for a release that is there, ready to be written."""

    release: Release
    """As it will be described."""
    folder: Path
    stated: CaptureRecord
    capture: Capture
    before: bytes
    text: str
    """The record with the capture in it; all a person wrote is as it was."""


def second_capture(
    adding: Adding, release: StoredRelease, captures: Sequence[Capture], received: dt.date
) -> SecondCapture:
    """`captures`, which must be one, as a further capture of `release`. Raises Problems."""
    shown = captures[0].shown
    if len(captures) > 1:
        what = f"it holds {len(captures)} releases, and only one can be a capture of {release.id}"
        raise Problems([Problem(shown, 1, "C011", what, "take that one out of it, and add it alone")])
    [capture] = captures
    digest = sha256(capture.stored.data).hexdigest()
    if digest in {c.sha256 for c in release.record.captures}:
        refuse_identical([Repeated(release.id, "bytes", "the same capture, byte for byte", True)], shown)
    [folder] = adding.corpus.releases_folder.glob(f"[0-9][0-9][0-9][0-9]/{release.id}")
    name = _free_name(folder, release.record, capture.stored)
    before = (folder / RECORD).read_bytes()
    new = capture_record(capture, name, received)
    text = with_capture(before.decode("utf-8"), new, adding.corpus.shown(folder / RECORD))
    record = validate(read_yaml(text.removeprefix("\ufeff"), RECORD), ReleaseRecord)
    newest = capture.stored.data if received >= max(c.received for c in record.captures) else release.data
    try:
        described = described_release(release.id, record, newest, adding.describer)
        refuse_notice(capture, described.clean)
    except CannotRead as error:
        raise _unreadable(shown, error) from error
    return SecondCapture(described, folder, new, capture, before, text)


def _free_name(folder: Path, record: ReleaseRecord, stored: Stored) -> str:
    """capture-2, -3 …: the first that neither the record names nor a file has, unless it is this very capture.

    Such a file is what a killed run left.
    """
    named = {c.file for c in record.captures}
    number = len(named) + 1
    while True:
        name = f"capture-{number}.{stored.extension}"
        path = folder / name
        others = [p for p in folder.glob(f"capture-{number}.*") if p.name in named or p.read_bytes() != stored.data]
        if name not in named and not others and not path.is_symlink():
            return name
        number += 1


def store_second(adding: Adding, second: SecondCapture) -> Path:
    """Write the capture and the record. Raises Problems; then both are as they were."""
    alone = second.release.record.model_copy(update={"captures": (second.stated,)})
    name = second.stated.file

    def check(folder: Path) -> None:
        shown, authority = adding.corpus.shown, adding.describer.authority
        file = read_yaml(record_text(alone), shown(second.folder / RECORD))
        problems = capture_problems(folder, lambda path: shown(second.folder / path.name), file, authority)[1]
        if has_errors(problems):
            raise Problems(problems)

    files = {name: second.capture.stored.data, RECORD: second.text.encode("utf-8")}
    store_capture(adding.corpus, second.folder, name, files, second.before, check)
    return second.folder / name


def wrong_wishes(wishes: Wishes, adding: Adding) -> str | None:
    """What is wrong with what the person asked for, in words; None where nothing is."""
    from difflib import get_close_matches

    from generator.corpus import SLUG

    authority = adding.describer.authority
    if UNKNOWN not in authority.publishers or UNKNOWN not in authority.rights:
        return f"publishers.yml and rights.yml need an entry `{UNKNOWN}` each, for what nobody has established"
    for option, value, known in (
        ("--publisher", wishes.publisher, authority.publishers),
        ("--rights", wishes.rights, authority.rights),
    ):
        if value is not None and value not in known:
            near = get_close_matches(value, list(known), 1)
            return f"{option} {value}: there is no such id; known are {', '.join(near or sorted(known))}"
    if wishes.id is not None and not (SLUG.fullmatch(wishes.id) and len(wishes.id) <= 100):
        return f"--id {wishes.id}: an id is lower-case letters, digits and hyphens, e.g. talks-in-oslo-2025-03-12"
    if wishes.source_url is not None and without_tracking(wishes.source_url) is None:
        return f"--source-url {wishes.source_url}: that is no web address to be kept; write https://…"
    return None
