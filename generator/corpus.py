"""corpus/ to captures and records: everything a person put there, checked, with line numbers for messages."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.authority.load import Authority
from generator.problems import Problem, Problems, has_errors
from generator.record_checks import record_problems
from generator.release_record import ReleaseRecord
from generator.sound_captures import SoundCaptures
from generator.stored_captures import capture_problems, stated_captures, unnamed_files
from generator.yaml_file import YamlFile, read_yaml_file, validate

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
YEAR = re.compile(r"[0-9]{4}")
RECORD = "release.yml"
LARGEST_RECORD = 100_000
"""Bytes. A record with every field filled has three thousand."""


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """One folder of the corpus: the record, the bytes of the capture that is published (the newest), and of others."""

    id: str
    record: ReleaseRecord
    newest: int
    """Which of the record's captures is the newest: its place in the list."""
    data: bytes
    file: YamlFile
    earlier: tuple[tuple[int, bytes], ...] = ()
    """The captures before the newest, oldest first: the place of each in the list, and its bytes."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus folder. Paths in messages are relative to the folder that holds it."""

    folder: Path

    @property
    def authority_folder(self) -> Path:
        """Where the authority files are."""
        return self.folder / "authority"

    @property
    def releases_folder(self) -> Path:
        """Where the releases are, in one folder a year."""
        return self.folder / "releases"

    @property
    def collections_folder(self) -> Path:
        """Where the collections are, in one file each; a corpus need not have any."""
        return self.folder / "collections"

    def shown(self, path: Path) -> str:
        """The path for messages."""
        return (
            Path(os.path.relpath(path, _resolved(self.folder).parent)).as_posix() if path.is_absolute() else str(path)
        )


@lru_cache(maxsize=4)
def _resolved(folder: Path) -> Path:
    """Where a corpus really lies; asked for with every path."""
    return folder.resolve()


def read_releases(corpus: Corpus, authority: Authority | None) -> tuple[list[StoredRelease], list[Problem]]:
    """Every release that can be read, in order of id, and every problem with the others.

    Without authority files the records are checked as far as that goes, so that one fault hides no other.
    """
    releases: list[StoredRelease] = []
    folders, problems = _release_folders(corpus)
    first_seen: dict[str, Path] = {}
    sound = SoundCaptures.beside(corpus.folder, authority) if authority else None
    for folder in folders:
        if folder.name in first_seen:
            what = f"the id {folder.name} is given twice, first in {corpus.shown(first_seen[folder.name])}"
            mend = "give the newer release another id"
            problems.append(Problem(f"{corpus.shown(folder)}/{RECORD}", 1, "R006", what, mend))
        first_seen.setdefault(folder.name, folder)
        try:
            release, warnings = _read_release(corpus, folder, authority, sound)
            releases.append(release)
            problems += warnings
        except Problems as found:
            problems += found.problems
    if sound is not None:
        sound.keep()
    return sorted(releases, key=lambda r: r.id), problems


def _release_folders(corpus: Corpus) -> tuple[list[Path], list[Problem]]:
    """Every folder `releases/<year>/<id>/`, in order, and what else lies there."""
    releases = corpus.releases_folder
    if releases.is_symlink():
        return [], [linked(corpus, releases)]
    if not releases.is_dir():
        mend = "make the folder releases/<year received>/ and put a release into it, or correct --corpus"
        return [], [Problem(corpus.shown(releases), 1, "R016", "the corpus has no releases/ folder", mend)]
    folders: list[Path] = []
    problems: list[Problem] = []
    for year in entries(releases):
        if not year.is_symlink() and year.is_dir() and YEAR.fullmatch(year.name):
            folders += [f for f in entries(year) if f.is_dir() or f.is_symlink()]
            problems += [_misplaced(corpus, f) for f in entries(year) if not (f.is_dir() or f.is_symlink())]
        else:
            problems.append(linked(corpus, year) if year.is_symlink() else _misplaced(corpus, year))
    return folders, problems


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, in order, but for what is hidden."""
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _misplaced(corpus: Corpus, path: Path) -> Problem:
    what = f"{path.name} lies where only releases/<year received>/<id>/ belongs"
    return Problem(corpus.shown(path), 1, "R017", what, "move it into the folder of its year and id, or remove it")


def linked(corpus: Corpus, path: Path) -> Problem:
    """R012: what lies at `path` is not the file or the folder itself."""
    what = f"{path.name} is a symbolic link or leaves the corpus"
    return Problem(corpus.shown(path), 1, "R012", what, "put the files themselves there")


def _read_release(
    corpus: Corpus, folder: Path, authority: Authority | None, sound: SoundCaptures | None
) -> tuple[StoredRelease, list[Problem]]:
    record_path = folder / RECORD
    shown = corpus.shown(record_path)
    for path in (folder, record_path):
        if path.is_symlink() or not path.resolve().is_relative_to(_resolved(corpus.folder)):
            raise Problems([linked(corpus, path)])
    if not SLUG.fullmatch(folder.name):
        mend = "rename the folder: lower-case letters, digits and hyphens only, e.g. e5-ministers-paris-2025"
        raise Problems([Problem(shown, 1, "R005", f"the folder's name '{folder.name}' is no slug", mend)])
    if not record_path.is_file():
        what, mend = "the folder has no release.yml", "add one; docs/contributing.md shows an example"
        raise Problems([Problem(shown, 1, "R013", what, mend)])
    if record_path.stat().st_size > LARGEST_RECORD:
        what = f"the record has {record_path.stat().st_size:,} bytes, more than any record"
        raise Problems(
            [Problem(shown, 1, "R015", what, "the release's text belongs into the capture, not into the record")]
        )
    file = read_yaml_file(record_path, shown)
    problems: list[Problem] = []
    record: ReleaseRecord | None = None
    try:
        record = validate(file, ReleaseRecord)
        problems += record_problems(record, file, authority) if authority else ()
    except Problems as found:
        problems += found.problems
    contents, faults = capture_problems(folder, corpus.shown, file, authority, sound)
    problems += [*_with_hashes(problems, file, folder), *faults, *unnamed_files(folder, file, RECORD)]
    if record is None or has_errors(problems):
        raise Problems(problems)
    *before, newest = sorted(range(len(record.captures)), key=lambda at: (record.captures[at].received, at))
    earlier = tuple((at, contents[at]) for at in before)
    return StoredRelease(folder.name, record, newest, contents[newest], file, earlier), problems


def _with_hashes(problems: list[Problem], file: YamlFile, folder: Path) -> Iterator[Problem]:
    """Where only a hash is missing, the message gives the very line to add instead of asking for one."""
    from hashlib import sha256

    for at, stated in stated_captures(file):
        name = f"`captures.{at}.sha256` is missing"
        missing = next((p for p in problems if p.code == "R003" and p.what == name), None)
        if missing is None or not stated.inside(folder):
            continue
        problems.remove(missing)
        digest = sha256((folder / stated.name).read_bytes()).hexdigest()
        yield Problem(missing.path, missing.line, missing.code, missing.what, f"add `sha256: {digest}`")
