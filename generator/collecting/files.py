"""corpus/collections/ to collections as they were written, checked, with line numbers for messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.authority.load import Authority
from generator.collecting.checks import record_problems, text_problems
from generator.collecting.introduction import Introduction, read_introduction
from generator.collecting.record import CollectionRecord
from generator.corpus import SLUG, Corpus, entries, linked
from generator.problems import Problem, Problems
from generator.yaml_file import YamlFile, read_yaml, validate

LARGEST_COLLECTION = 100_000
"""Bytes. A long introduction has five thousand, a note five hundred."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "---"


@dataclass(frozen=True, slots=True)
class StoredCollection:
    """One file of `collections/`: its front matter and its introduction."""

    id: str
    record: CollectionRecord
    introduction: Introduction
    file: YamlFile


def read_collections(corpus: Corpus, authority: Authority | None) -> tuple[list[StoredCollection], list[Problem]]:
    """Every collection that can be read, in order of id, and every problem with them all.

    Without authority files they are checked as far as that goes, so that one fault hides no other.
    """
    folder = corpus.collections_folder
    if folder.is_symlink():
        return [], [linked(corpus, folder)]
    if not folder.exists():
        return [], []
    stored = corpus.releases_folder
    known = stored.is_dir() and not stored.is_symlink()
    releases = frozenset(f.name for f in stored.glob("*/*") if f.is_dir()) if known else None
    collections: list[StoredCollection] = []
    problems: list[Problem] = []
    for path in entries(folder) if folder.is_dir() else [folder]:
        try:
            _refuse_strays(corpus, path)
            collection, faults = _read(path, corpus.shown(path), authority, releases)
        except Problems as found:
            collection, faults = None, list(found.problems)
        problems += faults
        collections += [collection] if collection else []
    return collections, problems


def _refuse_strays(corpus: Corpus, path: Path) -> None:
    """Raises Problems where `path` is none that a collection may have."""
    shown = corpus.shown(path)
    if path.is_symlink():
        raise Problems([linked(corpus, path)])
    if not path.is_file() or path.suffix != ".md":
        what = f"{path.name} lies where only collections/<id>.md belongs"
        raise Problems([Problem(shown, 1, "L003", what, "move it elsewhere, or give the collection a name in .md")])
    if not SLUG.fullmatch(path.stem):
        mend = "rename the file: lower-case letters, digits and hyphens only, e.g. the-road-to-the-e5.md"
        raise Problems([Problem(shown, 1, "L002", f"the file's name '{path.stem}' is no slug", mend)])
    if path.stat().st_size > LARGEST_COLLECTION:
        what = f"the collection has {path.stat().st_size:,} bytes, more than any"
        raise Problems([Problem(shown, 1, "R015", what, "shorten the introduction, or make two collections of it")])


def _read(
    path: Path, shown: str, authority: Authority | None, releases: frozenset[str] | None
) -> tuple[StoredCollection | None, list[Problem]]:
    """One collection, None where its front matter cannot be used, and all that is wrong with it."""
    lines = _LINE_END.split(_text(path, shown))
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == _MARK), None)
    if lines[0].rstrip() != _MARK or end is None:
        what = "the front matter is not closed" if lines[0].rstrip() == _MARK else "the file has no front matter"
        mend = "begin with a line ---, then title, description and releases or search, then one more line ---"
        raise Problems([Problem(shown, 1, "L001", what, mend)])
    introduction = read_introduction(lines[end + 1 :], end + 2)
    file = YamlFile(shown, None)
    problems = list(text_problems(introduction, file, end + 1, authority, releases))
    try:
        # The mark becomes an empty line, so that lines of the YAML are lines of the file.
        file = read_yaml("\n".join(["", *lines[1:end]]) + "\n", shown)
        record = validate(file, CollectionRecord)
    except Problems as found:
        return None, [*problems, *found.problems]
    problems += record_problems(record, file, authority, releases)
    return StoredCollection(path.stem, record, introduction, file), problems


def _text(path: Path, shown: str) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what, mend = "this line is not UTF-8 text", "save the file as UTF-8"
        raise Problems([Problem(shown, line, "R001", what, mend)]) from None
