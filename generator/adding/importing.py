"""Many releases at once: each row of a JSON Lines file becomes a folder of the corpus, whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

from generator.adding.json_lines import BreaksOff, JsonLine, json_lines
from generator.adding.origin import UNKNOWN, Hints, origin_of
from generator.adding.record_text import record_text
from generator.adding.release_folder import store_release
from generator.authority.load import Authority
from generator.capture import CannotRead, clean
from generator.capture.formats import LARGEST
from generator.capture.json_object import words_in
from generator.capture.moments import moment_in
from generator.capture.row import BODIES, body_of
from generator.capture.sanitise import Stored, sanitise
from generator.corpus import RECORD, SLUG, Corpus
from generator.model import Fact
from generator.pipeline import Progress
from generator.problems import Problem, Problems
from generator.release_record import CaptureRecord, ReleaseRecord
from generator.yaml_file import read_yaml_file

LONGEST_ID = 150
"""Characters. The longest slug tried has 139; Windows has room for 260 in a whole path."""
LONGEST_SOURCE_ID = 2000
"""Characters, as a record's `source_id` and an address have at most."""
_NOT_THE_NAME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row. `what` says why it was passed over, or what to look at; `mend` what to do."""

    line: int
    result: Literal["imported", "already there", "skipped"]
    id: str | None = None
    what: str = ""
    mend: str = ""
    reason: str = ""
    """The same in the two or three words it is counted under."""


class _Skipped(Exception):
    def __init__(self, reason: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.reason, self.what, self.mend = reason, what, mend


@dataclass(slots=True)
class Import:
    """One run: where the rows go, and what holds for all of them."""

    corpus: Corpus
    authority: Authority
    publisher: str
    received: dt.date
    rights: str | None = None
    """The rights a person states for all rows; without them those of the row or of the publisher."""
    dry_run: bool = False
    _folders: dict[str, Path] = field(default_factory=dict)
    """Where each release lies that was there before."""
    _given: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The ids of this file: on which line each stands, and the source's id for it."""

    def __post_init__(self) -> None:
        releases = self.corpus.releases_folder
        if not self.dry_run:
            releases.mkdir(exist_ok=True)
        for year in sorted(releases.iterdir()) if releases.is_dir() else ():
            if year.is_dir() and not year.name.startswith("."):
                self._folders |= {f.name: f for f in year.iterdir() if not f.name.startswith(".")}

    def file(self, path: Path, progress: Progress) -> Iterator[Outcome]:
        """Import a file, packed or not. Raises Problems where it breaks off, or the corpus cannot be written."""
        size = path.stat().st_size
        try:
            for line in json_lines(path):
                yield self.row(line)
                progress("importing", line.read, size)
        except BreaksOff as error:
            mend = "get the file anew, and import again: what is there already is passed over"
            raise Problems([Problem(str(path), error.line, "C009", str(error), mend)]) from error

    def row(self, line: JsonLine) -> Outcome:
        """Import one row. Raises Problems where the corpus cannot be written."""
        try:
            return self._import(line)
        except _Skipped as skipped:
            return Outcome(line.number, "skipped", None, skipped.what, skipped.mend, skipped.reason)

    def _import(self, line: JsonLine) -> Outcome:
        stored, row = self._stored(line)
        source_id = words_in(row.get("id")) or words_in(row.get("url"))
        if not source_id:
            raise _Skipped("no id", "it has neither `id` nor `url`", "give it an `id` that stays the same")
        if len(source_id) > LONGEST_SOURCE_ID:
            raise _Skipped("no id", "its `id` is too long to be one", "give it a shorter `id` that stays the same")
        release_id, folder = self._place(source_id, stored)
        if release_id in self._given:
            what = f"the id {release_id} stands on line {self._given[release_id][0]} already"
            raise _Skipped("id given twice", what, "give each row an id of its own")
        if folder is not None:
            self._given[release_id] = (line.number, source_id)
            return self._again(line, release_id, folder, stored)
        if not words_in(row.get("title")):
            raise _Skipped("no title", "it has no `title`", "put the release's title there")
        facts = self._facts(stored)
        record = self._record(row, stored, facts, source_id if source_id != release_id else None)
        if not self.dry_run:
            files = {record.captures[0].file: stored.data, RECORD: record_text(record).encode()}
            store_release(self.corpus, self.received.year, release_id, files, lambda _: None)
        self._given[release_id] = (line.number, source_id)
        unread = "date" in row and row["date"] is not None and moment_in(words_in(row["date"])) is None
        what = f"its date '{words_in(row['date'])[:60]}' is not understood" if unread else ""
        return Outcome(line.number, "imported", release_id, what, "write it as 2025-03-12" if unread else "")

    def _stored(self, line: JsonLine) -> tuple[Stored, Mapping[str, Any]]:
        """The row as it will be stored, without private data, and its fields."""
        data = line.data.removeprefix(b"\xef\xbb\xbf").strip() if line.data is not None else b""
        if line.data is None or len(data) >= LARGEST:
            what = f"it has more than {LARGEST:,} bytes, more than any release"
            raise _Skipped("too long", what, "keep the release alone in it, without what stood around it")
        if not data:
            raise _Skipped("empty", "the line is empty", "remove it")
        if not body_of(_fields(data))[1]:
            raise _Skipped("no body", f"it has no {' and no '.join(f'`{b}`' for b in BODIES)}", "put the text there")
        try:
            stored = sanitise(data + b"\n", self.authority)
        except CannotRead as error:
            raise _Skipped("cannot be read", error.what, error.mend) from error
        return stored, _fields(stored.data)

    def _place(self, source_id: str, stored: Stored) -> tuple[str, Path | None]:
        """The id for a row, and the folder where its release lies already."""
        kept = SLUG.fullmatch(source_id) and len(source_id) <= LONGEST_ID
        wanted = source_id if kept else slug_of(source_id)
        if self._whose(wanted, source_id, stored) != source_id:
            # Somebody else's: their ids differ in what a slug cannot hold.
            wanted = _with_digest(wanted, source_id)
        return wanted, self._folders.get(wanted)

    def _whose(self, release_id: str, source_id: str, stored: Stored) -> str:
        """The source's id for the release that has this id; `source_id` where none has it."""
        if release_id in self._given:
            return self._given[release_id][1]
        folder = self._folders.get(release_id)
        if folder is None or _holds(folder, stored.data):
            return source_id
        return _source_id(folder, self.corpus) or release_id

    def _again(self, line: JsonLine, release_id: str, folder: Path, stored: Stored) -> Outcome:
        if _holds(folder, stored.data):
            return Outcome(line.number, "already there", release_id)
        what = f"{release_id} is already there, with other content"
        mend = f"a release published anew becomes a second capture of its record: add FILE --to {release_id}"
        raise _Skipped("other content", what, mend)

    def _facts(self, stored: Stored) -> Sequence[Fact]:
        """What the row states apart from its text. Raises _Skipped where it is no release that can be published."""
        try:
            return clean(stored.data, self.authority, self.publisher).text.facts
        except CannotRead as error:
            raise _Skipped("no body" if error.code == "C006" else "cannot be read", error.what, error.mend) from error

    def _record(
        self, row: Mapping[str, Any], stored: Stored, facts: Sequence[Fact], source_id: str | None
    ) -> ReleaseRecord:
        licence = " ".join((words_in(row.get("licence")) or words_in(row.get("license"))).split())[:200]
        named = rights_named(licence, self.authority) if self.rights is None else None
        origin = origin_of(Hints(self.publisher, self.rights or named, facts=facts), self.authority)
        why = "stated for all that was imported together" if self.rights else origin.rights.evidence
        basis = [] if named else [why]
        basis += [f"the source says '{licence}'"] if licence else []
        capture = CaptureRecord(
            file=f"capture.{stored.extension}",
            media_type=stored.media_type,
            received=self.received,
            sha256=hashlib.sha256(stored.data).hexdigest(),
            sanitised=stored.sanitised,
        )
        return ReleaseRecord(
            publisher=self.publisher,
            rights=origin.rights.value,
            rights_basis="; ".join(basis),
            source_url=origin.source_url.value if origin.source_url else None,
            source_id=source_id,
            captures=(capture,),
        )


def _fields(data: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _Skipped("not UTF-8", "it is not UTF-8 text", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        at = f" (character {error.pos + 1}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise _Skipped("bad JSON", f"it is no JSON{at}", "write one JSON object on each line") from error
    if not isinstance(row, dict):
        raise _Skipped("bad JSON", "it is JSON, but no object with named fields", "write one JSON object on each line")
    return row


def slug_of(source_id: str) -> str:
    """The id for a release whose source has another kind of id: its words, and a digest where they lose something."""
    bare = _NOT_THE_NAME.sub("", unquote(source_id)).lower()
    plain = unicodedata.normalize("NFKD", bare)
    words = "-".join(re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
    kept = sum(c.isalnum() for c in words) == sum(c.isalnum() for c in bare) and len(words) <= LONGEST_ID
    return words if words and kept else _with_digest(words or "release", source_id)


def _with_digest(words: str, source_id: str) -> str:
    return f"{words[: LONGEST_ID // 2].rstrip('-')}-{hashlib.sha256(source_id.encode()).hexdigest()[:8]}"


def _holds(folder: Path, data: bytes) -> bool:
    """Whether one of the captures in a release's folder is these bytes."""
    captures = (path for path in sorted(folder.glob("capture*")) if path.is_file())
    return any(path.stat().st_size == len(data) and path.read_bytes() == data for path in captures)


def _source_id(folder: Path, corpus: Corpus) -> str | None:
    """The id that the source of a stored release gave it, as its record says."""
    try:
        data = read_yaml_file(folder / RECORD, corpus.shown(folder / RECORD)).data
    except Problems:
        return None
    found = data.get("source_id") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


def rights_named(licence: str, authority: Authority) -> str | None:
    """The rights that a licence's words name by their id or name ("OGL v3.0" is ogl-3.0); the longest that fits.

    Unknown where the words take something back: what they leave is for a person to read.
    """
    words = _plain(licence)
    if re.search(r"\bnot\b", words):
        return UNKNOWN
    fitting = [r.id for r in authority.rights.values() if any(f"-{_plain(n)}-" in f"-{words}-" for n in (r.id, r.name))]
    return max(fitting, key=len, default=None)


def _plain(words: str) -> str:
    return re.sub(r"(?<![a-z0-9])v(?=[0-9])", "", re.sub(r"[^a-z0-9.]+", "-", words.lower())).strip("-")


@dataclass(slots=True)
class Counts:
    """What a run came to."""

    results: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    undated: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one row."""
        self.results[outcome.result] += 1
        if outcome.result == "skipped":
            self.reasons[outcome.reason] += 1
        self.undated += outcome.result == "imported" and bool(outcome.what)

    def as_text(self, dry_run: bool) -> str:
        """For people: one line, and one for each reason."""
        did = "would be imported" if dry_run else "imported"
        lines = [
            f"{self.results['imported']} {did}, {self.results['already there']} already there, "
            f"{self.results['skipped']} skipped"
        ]
        lines += [f"  {count} {reason}" for reason, count in sorted(self.reasons.items(), key=lambda r: (-r[1], r[0]))]
        lines += [f"  of those imported, {self.undated} with a date that is not understood"] if self.undated else []
        return "\n".join(lines)


def outcome_as_text(outcome: Outcome, path: Path) -> str:
    """For people: where, what, and how to mend it, each on one line whatever the row holds."""
    kept = " (imported without it)" if outcome.result == "imported" else ""
    head = f"{path}:{outcome.line}: {outcome.result}: {outcome.what}{kept}"
    return f"{_visible(head)}\n  mend: {_visible(outcome.mend)}"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
