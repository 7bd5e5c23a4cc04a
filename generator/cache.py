"""What earlier runs derived, kept in files named after what it was derived from. Safe to delete at any time.

A file that is damaged, or was written by somebody else, is taken for one that is not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from generator import up_to_date
from generator.authority.load import Authority

FOLDER = ".cache"
SPARE = 64
"""Files that nobody asked for, and that are left all the same: what is being written, and changes undone again."""
_GENERATOR = Path(__file__).parent
_DERIVE = ("authority", "capture", "describe", "duplicates")
"""The folders of code that turn captures into descriptions. Pages, theme and search change nothing of those."""
_SEAL = 32
"""Bytes before the content, by which a whole file is known."""


@dataclass(frozen=True, slots=True)
class Cache:
    """One folder of kept files for one corpus."""

    folder: Path
    salt: bytes
    """Stands for all that decides beside the captures and their records: code, packages, authority."""

    @classmethod
    def beside(cls, corpus: Path, kind: str, authority: Authority) -> Cache:
        """The cache for one kind of values: beside the corpus folder and never in it, each corpus its own."""
        return cls(corpus.parent / FOLDER / kind / corpus.name, _code() + _content(authority))

    @classmethod
    def of_contents(cls, corpus: Path, kind: str, salt: bytes) -> Cache:
        """The cache for values that depend on nothing but the content given and what `salt` stands for."""
        return cls(corpus.parent / FOLDER / kind / corpus.name, salt)

    def key(self, *parts: bytes) -> str:
        """The name for what is derived from `parts`."""
        digest = hashlib.blake2b(self.salt, digest_size=20)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`, byte for byte as it was put there; None where that is nothing."""
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        return data[_SEAL:] if data[:_SEAL] == _seal(key, data[_SEAL:]) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`: whole or not at all. Where nothing can be written, nothing is kept."""
        new = self.folder / f"{key}.{os.getpid()}.new"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_seal(key, content) + content)
            new.replace(self.folder / key)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()

    def touch(self, key: str) -> None:
        """Mark a file as used now, for `prune_oldest`."""
        with contextlib.suppress(OSError):
            os.utime(self.folder / key)

    def prune_oldest(self, most: int) -> None:
        """Remove the files that were not used for longest, where there are more than twice `most` and some to spare."""
        try:
            found = [(path.stat().st_mtime_ns, path) for path in self.folder.iterdir()]
        except OSError:
            return
        too_many = len(found) - most if len(found) > 2 * most + SPARE else 0
        for _, path in sorted(found)[:too_many]:
            with contextlib.suppress(OSError):
                path.unlink()

    def prune(self, used: Collection[str]) -> None:
        """Remove the files that this run did not use, where they are more than those it did."""
        try:
            unused = [path for path in self.folder.iterdir() if path.name not in used]
        except OSError:
            return
        for path in unused if len(unused) > len(used) + SPARE else ():
            with contextlib.suppress(OSError):
                path.unlink()


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.blake2b(content, key=key.encode(), digest_size=_SEAL).digest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A hash over the code that is at work. Read once: what is changed on the disk later is not what runs here."""
    folders = [_GENERATOR / name for name in _DERIVE]
    return up_to_date.inputs_digest(folders, sorted(_GENERATOR.glob("*.py")), ()).encode()


def _content(authority: Authority) -> bytes:
    """A hash over the authority records as they were read: a remark in their files changes nothing."""
    digest = hashlib.blake2b()
    for name in (field.name for field in fields(Authority)):
        for key, record in getattr(authority, name).items():
            digest.update(f"{name}\0{key}\0{record.model_dump_json()}\n".encode())
    return digest.digest()
