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

from generator.pages.page import Page
from generator.problems import Problem, Problems

STAGING = ".staging"
JOURNAL = ".publish.json"
MANIFEST = ".generated.json"


def publish(pages: Iterable[Page], docs: Path, hand_written: Path) -> int:
    """Write `pages` into `docs`, and the hand-written pages too where `docs` is not their own folder.

    Returns how many files changed. Raises Problems (P001, P003), with `docs` as it was, where that fails.
    """
    contents = {p.path: p.text.encode("utf-8") for p in pages}
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
        shutil.rmtree(docs / STAGING, ignore_errors=True)
        what = f"the pages could not be written: {error.strerror or error}"
        raise Problems(
            [Problem(str(docs), 1, "P001", what, "make room or grant access, then build again; nothing was changed")]
        ) from error


def finish_interrupted(docs: Path) -> None:
    """Finish a publication that was killed half-way, or clear away one that had not begun to move files."""
    journal = docs / JOURNAL
    if journal.is_file():
        _move(docs, json.loads(journal.read_text(encoding="utf-8")))
    shutil.rmtree(docs / STAGING, ignore_errors=True)


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
    try:
        found: dict[str, str] = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_foreign(docs: Path, changed: Mapping[str, bytes], known: Mapping[str, str]) -> None:
    """A file in the way that the generator did not write is somebody's work: say so, and change nothing."""
    problems = [
        Problem(
            (docs / path).as_posix(),
            1,
            "P003",
            "this file is in the way of a generated page, and the generator did not write it",
            "move it elsewhere; if it is an old generated page, delete it",
        )
        for path in sorted(changed)
        if path not in known and (docs / path).exists()
    ]
    if problems:
        raise Problems(problems)


def _stage(docs: Path, changed: Mapping[str, bytes]) -> None:
    for path, data in changed.items():
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
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
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
