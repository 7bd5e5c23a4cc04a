"""corpus/ to captures and records: everything a person put there, checked, with line numbers for messages."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authority.load import Authority
from generator.capture.decode import NotText, decode
from generator.capture.personal_data import lines_with_personal_data
from generator.dates import parse_edtf
from generator.problems import Problem, Problems
from generator.release_record import CaptureRecord, ReleaseRecord
from generator.yaml_file import YamlFile, read_yaml, validate

SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
RECORD = "release.yml"
LARGEST_CAPTURE = 20_000_000
"""Bytes. The longest release tried has 0.3 MB; more is no release."""


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """One folder of the corpus: the record, and the bytes of the capture that is published (the newest)."""

    id: str
    record: ReleaseRecord
    capture: CaptureRecord
    data: bytes
    file: YamlFile


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus folder. Paths in messages are relative to the folder that holds it."""

    folder: Path

    @property
    def authority_folder(self) -> Path:
        """Where the authority files are."""
        return self.folder / "authority"

    def shown(self, path: Path) -> str:
        """The path for messages."""
        return (
            Path(os.path.relpath(path, self.folder.resolve().parent)).as_posix()
            if path.is_absolute()
            else path.as_posix()
        )

    def release_folders(self) -> Iterator[Path]:
        """Every folder `releases/<year>/<id>/`, in order."""
        releases = self.folder / "releases"
        for year in sorted(releases.iterdir()) if releases.is_dir() else []:
            if year.is_dir() and not year.name.startswith("."):
                yield from (f for f in sorted(year.iterdir()) if not f.name.startswith("."))


def read_releases(corpus: Corpus, authority: Authority) -> tuple[list[StoredRelease], list[Problem]]:
    """Every release that can be read, in order of id, and every problem with the others."""
    releases: list[StoredRelease] = []
    problems: list[Problem] = []
    first_seen: dict[str, Path] = {}
    for folder in corpus.release_folders():
        shown = corpus.shown(folder)
        if folder.name in first_seen:
            what = f"the id {folder.name} is given twice, first in {corpus.shown(first_seen[folder.name])}"
            problems.append(Problem(f"{shown}/{RECORD}", 1, "R006", what, "give the newer release another id"))
        first_seen.setdefault(folder.name, folder)
        try:
            release, warnings = _read_release(corpus, folder, authority)
            releases.append(release)
            problems += warnings
        except Problems as found:
            problems += found.problems
    return sorted(releases, key=lambda r: r.id), problems


def _read_release(corpus: Corpus, folder: Path, authority: Authority) -> tuple[StoredRelease, list[Problem]]:
    shown = corpus.shown(folder)
    _stays_inside(corpus, folder, shown)
    if not SLUG.match(folder.name):
        mend = "rename the folder: lower-case letters, digits and hyphens only, e.g. e5-ministers-paris-2025"
        raise Problems([Problem(f"{shown}/{RECORD}", 1, "R005", f"the folder's name '{folder.name}' is no slug", mend)])
    record_path = folder / RECORD
    if not folder.is_dir() or not (record_path.is_file() or record_path.is_symlink()):
        what, mend = "the folder has no release.yml", "add one; docs/contributing.md shows an example"
        raise Problems([Problem(f"{shown}/{RECORD}", 1, "R013", what, mend)])
    _stays_inside(corpus, record_path, f"{shown}/{RECORD}")
    try:
        text = record_path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Problems(
            [Problem(f"{shown}/{RECORD}", 1, "R001", f"it cannot be read: {error}", "save it as UTF-8 text")]
        ) from None
    file = read_yaml(text, f"{shown}/{RECORD}")
    try:
        record = validate(file, ReleaseRecord)
    except Problems as found:
        raise Problems(_with_hash(p, file, folder) for p in found.problems) from None
    problems = [*_record_problems(record, file, authority)]
    contents: dict[str, bytes] = {}
    for at, capture in enumerate(record.captures):
        data, faults = _read_capture(corpus, folder, file, at, capture)
        problems += faults
        if data is not None:
            contents[capture.file] = data
    problems += _unnamed_files(folder, record, file)
    if any(p.severity == "error" for p in problems):
        raise Problems(problems)
    newest = max(enumerate(record.captures), key=lambda pair: (pair[1].received, pair[0]))[1]
    return StoredRelease(folder.name, record, newest, contents[newest.file], file), problems


def _with_hash(problem: Problem, file: YamlFile, folder: Path) -> Problem:
    """Where only a hash is missing, the message gives the very line to add."""
    match = re.match(r"`captures\.(\d+)\.sha256` is missing", problem.what)
    if problem.code != "R003" or not match:
        return problem
    name = file.data["captures"][int(match.group(1))].get("file")
    path = folder / str(name)
    if "/" in str(name) or path.is_symlink() or not path.is_file():
        return problem
    return replace(problem, mend=f"add `sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}`")


def _stays_inside(corpus: Corpus, path: Path, shown: str) -> None:
    if path.is_symlink() or not path.resolve().is_relative_to(corpus.folder.resolve()):
        what = f"{path.name} is a symbolic link or leaves the corpus"
        raise Problems([Problem(shown, 1, "R012", what, "put the file itself into the release's folder")])


def _record_problems(record: ReleaseRecord, file: YamlFile, authority: Authority) -> Iterator[Problem]:
    if record.publisher not in authority.publishers:
        yield file.problem(
            ("publisher",),
            "R008",
            f"the publisher '{record.publisher}' is not in publishers.yml",
            f"correct it, or add the publisher{_nearest(record.publisher, authority.publishers)}",
        )
    if record.rights not in authority.rights:
        yield file.problem(
            ("rights",),
            "R009",
            f"the rights '{record.rights}' are not in rights.yml",
            f"write one of {', '.join(sorted(authority.rights))}",
        )
    if record.date is not None:
        try:
            parse_edtf(record.date)
        except ValueError as error:
            yield file.problem(("date",), "R007", str(error), "write the date in EDTF, or remove it")
    for key in ("participants", "mentioned"):
        changes = getattr(record.corrections, key)
        for list_name in ("add", "remove"):
            for at, country in enumerate(getattr(changes, list_name)):
                if country not in authority.countries:
                    yield file.problem(
                        ("corrections", key, list_name, at),
                        "R010",
                        f"the country '{country}' is not in countries.yml",
                        "write the two-letter code of ISO 3166 in lower case",
                    )
    for list_name in ("add", "remove"):
        for at, person in enumerate(getattr(record.corrections.people, list_name)):
            if person not in authority.people:
                yield file.problem(
                    ("corrections", "people", list_name, at),
                    "R011",
                    f"the person '{person}' is not in people.yml",
                    f"correct the id, or add the person to people.yml{_nearest(person, authority.people)}",
                )


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1)
    return f"; did you mean {close[0]}?" if close else ""


def _read_capture(
    corpus: Corpus, folder: Path, file: YamlFile, at: int, capture: CaptureRecord
) -> tuple[bytes | None, list[Problem]]:
    where = ("captures", at, "file")
    path = folder / capture.file
    outside = "/" in capture.file or "\\" in capture.file or capture.file in (".", "..") or "\0" in capture.file
    if outside or path.is_symlink():
        what = f"the capture '{capture.file}' is a link or lies outside the release's folder"
        return None, [
            file.problem(where, "R012", what, "put the file itself into the release's folder, without a path")
        ]
    if not path.is_file():
        what = f"the capture {capture.file} is missing"
        return None, [file.problem(where, "C001", what, "restore the file, or correct its name here")]
    if path.stat().st_size > LARGEST_CAPTURE:
        what = f"the capture {capture.file} has {path.stat().st_size} bytes, more than any release"
        return None, [
            file.problem(where, "C007", what, "store the release alone, without pictures and the page around it")
        ]
    data = path.read_bytes()
    problems = []
    if not data.strip():
        problems.append(file.problem(where, "C003", f"the capture {capture.file} is empty", "restore the file"))
    elif (digest := hashlib.sha256(data).hexdigest()) != capture.sha256:
        what = f"the capture {capture.file} was changed: its hash is {digest}, the record says {capture.sha256}"
        mend = "restore the file; if the change is meant, put the new hash here and say why in `notes:`"
        problems.append(file.problem(("captures", at, "sha256"), "C002", what, mend))
    else:
        problems += _private(corpus.shown(path), data)
    return data, problems


def _private(shown: str, data: bytes) -> Iterator[Problem]:
    try:
        text = decode(data)
    except NotText:
        return
    for line, what in lines_with_personal_data(text):
        mend = f"replace it by [{what}], put the new hash into the record, and note it under `sanitised:`"
        yield Problem(
            shown,
            line,
            "C005",
            f"the stored capture holds an {what}" if what[0] in "aeiou" else f"the stored capture holds a {what}",
            mend,
        )


def _unnamed_files(folder: Path, record: ReleaseRecord, file: YamlFile) -> Iterator[Problem]:
    named = {RECORD, *(c.file for c in record.captures)}
    for entry in sorted(folder.iterdir()):
        if entry.name not in named and not entry.name.startswith("."):
            what = f"{entry.name} lies in the folder, but the record does not name it"
            yield file.problem((), "R014", what, "add it under `captures:`, or remove it")
