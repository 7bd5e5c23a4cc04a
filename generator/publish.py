"""The only code that writes docs/. Changed bytes only, stale pages removed, all or nothing.

Everything is written into `.staging/` first; a full disk ends there and changes nothing. Then a journal is
written that lists every move, and only then files move. A build killed between the moves is finished by the next.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.pages.page import Page, Picture
from generator.problems import Problem, Problems

STAGING = ".staging"
JOURNAL = ".publish.json"
MANIFEST = ".generated.json"


def publish(files: Iterable[Page | Picture], docs: Path, hand_written: Path) -> int:
    """Write `files` into `docs`, and the hand-written pages too where `docs` is not their own folder.

    Returns how many files changed. Raises Problems (P001, P003), with `docs` as it was, where that fails.
    """
    contents = {file.path: file.data for file in files}
    if docs.resolve() != hand_written.resolve():
        contents |= _hand_written(hand_written, contents)
    try:
        docs.mkdir(parents=True, exist_ok=True)
        finish_interrupted(docs)
        known = _manifest(docs)
        changed = {path: data for path, data in contents.items() if _read(docs / path) != data}
        _refuse_foreign(docs, changed, known)
        stale = sorted(set(known) - set(contents))
        digests = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(contents.items())}
        if not changed and not stale and digests == known:
            return 0
        _stage(docs, changed)
        _commit(docs, {"moves": sorted(changed), "stale": stale, "manifest": digests})
        return len(changed) + len(stale)
    except OSError as error:
        raise _unwritten(docs, error) from error


def _unwritten(docs: Path, error: OSError) -> Problems:
    """What to say of a write that failed; what was staged is kept only where files had begun to move."""
    where = f" ({error.filename})" if error.filename else ""
    what = f"the pages could not be written: {error.strerror or error}{where}"
    mend = "make room or grant access, then build again; nothing was changed"
    if (docs / JOURNAL).is_file():
        mend = "make room or grant access, then build again: the next build finishes what this one began"
    else:
        shutil.rmtree(docs / STAGING, ignore_errors=True)
    return Problems([Problem(str(docs), 1, "P001", what, mend)])


def finish_interrupted(docs: Path) -> None:
    """Finish a publication that was killed half-way, or clear away one that had not begun to move files."""
    journal = docs / JOURNAL
    if journal.is_file():
        plan = _read_json(journal)
        if plan:
            _move(docs, plan)
        journal.unlink(missing_ok=True)
    shutil.rmtree(docs / STAGING, ignore_errors=True)


def _read_json(path: Path) -> dict[str, Any]:
    """The object in `path`; empty where there is none, or where somebody damaged it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def generated_paths(docs: Path) -> list[str]:
    """The files in `docs` that the generator wrote."""
    return sorted(_manifest(docs))


def _hand_written(folder: Path, generated: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pages that people wrote: what is in `folder` and was not generated there."""
    made = {*_manifest(folder), *generated}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() not in made and not _hidden(path.relative_to(folder))
    }


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _manifest(docs: Path) -> dict[str, str]:
    return _read_json(docs / MANIFEST)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _refuse_foreign(docs: Path, changed: Mapping[str, bytes], known: Mapping[str, str]) -> None:
    """A file in the way that the generator did not write is somebody's work: say so, and change nothing."""
    in_the_way = {docs / path for path in changed if path not in known and (docs / path).exists()}
    for path in changed:
        in_the_way |= {docs / folder for folder in Path(path).parents if (docs / folder).is_file()}
    if in_the_way:
        what = "this file is in the way of a generated page, and the generator did not write it"
        mend = "move it elsewhere; if it is an old generated page, delete it"
        raise Problems(Problem(path.as_posix(), 1, "P003", what, mend) for path in in_the_way)


def _stage(docs: Path, changed: Mapping[str, bytes]) -> None:
    """Everything that needs room is done here: the files, and the folders that they will move to."""
    for path, data in changed.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        target = docs / STAGING / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _commit(docs: Path, plan: Mapping[str, Any]) -> None:
    temporary = docs / STAGING / JOURNAL
    temporary.parent.mkdir(parents=True, exist_ok=True)
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(plan, file, indent=0)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(docs / JOURNAL)
    _move(docs, plan)
    shutil.rmtree(docs / STAGING, ignore_errors=True)


def _move(docs: Path, plan: Mapping[str, Any]) -> None:
    """Carry out a journal. Doing it twice does no harm."""
    for path in plan["moves"]:
        staged = docs / STAGING / path
        if staged.is_file():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)  # gone only where somebody removed it since
            staged.replace(docs / path)
    for path in plan["stale"]:
        (docs / path).unlink(missing_ok=True)
        _remove_empty(docs, (docs / path).parent)
    manifest = docs / f"{MANIFEST}.new"
    manifest.write_text(json.dumps(plan["manifest"], indent=0), encoding="utf-8")
    manifest.replace(docs / MANIFEST)
    (docs / JOURNAL).unlink(missing_ok=True)


def _remove_empty(docs: Path, folder: Path) -> None:
    while folder != docs and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
