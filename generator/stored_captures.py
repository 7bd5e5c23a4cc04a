"""The captures that a record names, as they lie in its folder: there, unchanged, readable, without private data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.authority.load import Authority
from generator.capture import CannotRead
from generator.capture.formats import LARGEST, format_of
from generator.capture.personal_data import PLACEHOLDER
from generator.capture.sanitise import personal_data_in
from generator.problems import Problem
from generator.sound_captures import SoundCaptures
from generator.yaml_file import YamlFile

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class StatedCapture:
    """What a record says of a capture, as far as it can be read."""

    name: str
    sha256: str | None

    def inside(self, folder: Path) -> bool:
        """True where the file lies in the release's own folder, and is no link."""
        bare = not any(c in self.name for c in "/\\\0") and self.name not in (".", "..")
        return bare and len(self.name) <= LONGEST_NAME and not (folder / self.name).is_symlink()


def stated_captures(file: YamlFile) -> Iterator[tuple[int, StatedCapture]]:
    """The captures a record names with their place in its list, whatever else is wrong with the record."""
    captures = file.data.get("captures") if isinstance(file.data, dict) else None
    for at, stated in enumerate(captures if isinstance(captures, list) else []):
        if isinstance(stated, dict) and isinstance(stated.get("file"), str):
            digest = stated.get("sha256")
            yield at, StatedCapture(stated["file"].strip(), digest if isinstance(digest, str) else None)


def capture_problems(
    folder: Path,
    shown: Callable[[Path], str],
    file: YamlFile,
    authority: Authority | None = None,
    sound: SoundCaptures | None = None,
) -> tuple[dict[int, bytes], list[Problem]]:
    """The bytes of every capture that can be read, by its place in the record, and what is wrong with the others.

    Those that are known to be `sound` are not looked through again.
    """
    contents: dict[int, bytes] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for at, stated in stated_captures(file):
        where = ("captures", at, "file")
        if stated.name in seen:
            problems.append(
                file.problem(where, "R004", f"the capture {stated.name} is named twice", "remove one of them")
            )
        seen.add(stated.name)
        data, fault = _read(folder, file, at, stated)
        if fault is not None:
            problems.append(fault)
        if data is not None:
            contents[at] = data
            digest = hashlib.sha256(data).hexdigest()
            if sound is not None and digest in sound:
                continue
            inside = list(_inside(shown(folder / stated.name), data, file, where, stated.name, authority))
            problems += inside
            if sound is not None and not inside:
                sound.add(digest)
    return contents, problems


def _read(folder: Path, file: YamlFile, at: int, stated: StatedCapture) -> tuple[bytes | None, Problem | None]:
    where, path = ("captures", at, "file"), folder / stated.name
    if len(stated.name) > LONGEST_NAME:
        return None, None  # the record's own form is wrong, and says so
    if not stated.inside(folder):
        what = f"the capture '{stated.name}' is a link, lies outside the release's folder, or has an impossible name"
        mend = "put the file itself into the release's folder, without a path"
        return None, file.problem(where, "R012", what, mend)
    if not path.is_file():
        what, mend = f"the capture {stated.name} is missing", "restore the file, or correct its name here"
        return None, file.problem(where, "C001", what, mend)
    if path.stat().st_size > LARGEST:
        what = f"the capture {stated.name} has {path.stat().st_size:,} bytes, more than any release"
        return None, file.problem(where, "C010", what, "store the release alone, without what stood around it")
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    whole = stated.sha256 is not None and re.fullmatch("[0-9a-f]{64}", stated.sha256)
    if data.strip() and whole and stated.sha256 != digest:
        what = f"the capture {stated.name} was changed: its hash is {digest}, the record says {stated.sha256}"
        mend = "restore the file; if the change is meant, put the new hash here and say why in `notes:`"
        return None, file.problem(("captures", at, "sha256"), "C002", what, mend)
    return data, None


def _inside(
    shown: str, data: bytes, file: YamlFile, where: tuple[str | int, ...], name: str, authority: Authority | None
) -> Iterator[Problem]:
    """What is wrong with the content of one capture."""
    try:
        found, _ = format_of(data)
    except CannotRead as error:
        yield file.problem(where, error.code, f"the capture {name} cannot be used, {error.what}", error.mend)
        return
    for line, what in personal_data_in(data, authority):
        instead = f"[{what}]"
        mend = "put the new hash into the record, and note it under `sanitised:`"
        if found == "text" and PLACEHOLDER.fullmatch(instead):
            mend = f"replace it by {instead}, {mend}"
        else:
            mend = f"take the capture in anew with `add`, which takes it out; or take it out by hand, {mend}"
        yield Problem(
            shown, line, "C005", f"the stored capture holds {'an' if what[0] in 'aeiou' else 'a'} {what}", mend
        )


def unnamed_files(folder: Path, file: YamlFile, record: str) -> Iterator[Problem]:
    """Files in the folder that the record does not name."""
    named = {record, *(stated.name for _, stated in stated_captures(file))}
    for entry in sorted(folder.iterdir()):
        if entry.name not in named and not entry.name.startswith("."):
            what = f"{entry.name} lies in the folder, but the record does not name it"
            yield file.problem((), "R014", what, "add it under `captures:`, or remove it")
