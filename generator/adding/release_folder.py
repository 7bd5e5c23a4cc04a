"""Writing into corpus/releases/: a new release's folder, or one more capture in a folder that is there. All or nothing.

Whatever is unfinished lies under a name that begins with a dot, which no reader of the corpus looks at; what a killed
run left of it is cleared by the next.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.adding.release_ids import next_free
from generator.corpus import RECORD, Corpus
from generator.problems import Problem, Problems

UNFINISHED = ".adding-"
_YEAR = "[0-9]" * 4
Check = Callable[[Path], None]
"""Called with the folder as it will be, before it counts; raises Problems where it must not."""


def store_release(corpus: Corpus, year: int, release_id: str, files: Mapping[str, bytes], check: Check) -> Path:
    """Write `files` into the folder of a new release, which must not exist. Raises Problems (P001, R006)."""
    releases = corpus.releases_folder
    parent = releases / f"{year:04d}"
    with _alone(corpus, parent), _staged(releases) as staging:
        if any(releases.glob(f"{_YEAR}/{release_id}")):
            free = next_free(release_id, ids_in(releases))
            what, mend = f"the id {release_id} is taken", f"give the release another one; free is --id {free}"
            raise Problems([Problem(corpus.shown(parent / release_id), 1, "R006", what, mend)])
        for name, data in files.items():
            _write(staging / name, data)
        check(staging)
        staging.chmod(0o777 & ~_umask())
        _sync(staging)
        staging.rename(parent / release_id)
        _sync(parent)
    return parent / release_id


def store_capture(
    corpus: Corpus, folder: Path, name: str, files: Mapping[str, bytes], before: bytes, check: Check
) -> None:
    """Write the capture `name` into a release's folder, then its record anew. Raises Problems (P001).

    `files` holds both; `before` is the record as it was when the new one was made of it.
    The record changes last: until then the new file is one that nobody names.
    """
    path, mine = folder / name, False
    with _alone(corpus, folder.parent), _staged(corpus.releases_folder) as staging:
        if (folder / RECORD).read_bytes() != before:
            what, mend = "somebody changed the record in the meantime", "add the capture again"
            raise Problems([Problem(corpus.shown(folder / RECORD), 1, "P001", what, mend)])
        try:
            mine = not path.exists()
            for path_name, data in files.items():
                _write(staging / path_name, data)
            check(staging)
            (staging / RECORD).chmod((folder / RECORD).stat().st_mode)
            (staging / name).replace(path)
            (staging / RECORD).replace(folder / RECORD)
        except BaseException:
            if mine and (folder / RECORD).read_bytes() == before:
                path.unlink(missing_ok=True)
            raise
        _sync(folder)


def ids_in(releases: Path) -> set[str]:
    """Every id that is given, whatever its year."""
    return {folder.name for folder in releases.glob(f"{_YEAR}/*") if not folder.name.startswith(".")}


@contextmanager
def _staged(releases: Path) -> Iterator[Path]:
    """A folder on the same disk that is gone afterwards, renamed or removed."""
    staging = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=releases))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _alone(corpus: Corpus, parent: Path) -> Iterator[None]:
    """Nobody else writes meanwhile; `parent` is there, and gone again where nothing came into it."""
    releases = corpus.releases_folder
    for folder in (releases, parent):
        if folder.is_symlink():
            what = f"{folder.name} is a symbolic link, and may lead out of the corpus"
            raise Problems([Problem(corpus.shown(folder), 1, "R012", what, "put the folder itself there")])
    try:
        releases.mkdir(exist_ok=True)
        with _locked(releases):
            for left_over in releases.glob(f"{UNFINISHED}*"):
                shutil.rmtree(left_over, ignore_errors=True)
            new = not parent.exists()
            parent.mkdir(exist_ok=True)
            try:
                yield
            finally:
                if new:
                    with suppress(OSError):  # it is not empty: what was to come into it did
                        parent.rmdir()
    except OSError as error:
        what = f"the release could not be written: {error.strerror or error}"
        mend = "make room or grant access, then add it again; nothing was changed"
        raise Problems([Problem(str(error.filename or releases), 1, "P001", what, mend)]) from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """A lock that the system takes back when its holder dies."""
    if sys.platform == "win32":  # a folder cannot be locked there; adding twice at one time then fails, and says so
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk too, where the system lets a folder be opened."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
