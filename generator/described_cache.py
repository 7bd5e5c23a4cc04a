"""Releases described in earlier runs, by content: where little has changed, little is described."""

from __future__ import annotations

import importlib
import io
import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.archive import Release
from generator.authority.load import Authority
from generator.cache import Cache
from generator.corpus import StoredRelease
from generator.duplicates.fingerprint import Fingerprint, fingerprint
from generator.problems import Problem

_PROTOCOL = 5
_MODULES = frozenset(
    f"generator.{name}" for name in ("archive", "described_cache", "duplicates.fingerprint", "model", "release_record")
)
_OTHERS = frozenset((("datetime", "date"), ("array", "array"), ("array", "_array_reconstructor")))


@dataclass(frozen=True, slots=True)
class Kept:
    """A described release, with what its comparison with others needs."""

    release: Release
    fingerprint: Fingerprint
    with_keywords: bool

    @classmethod
    def of(cls, release: Release, with_keywords: bool) -> Kept:
        """A release that was just described."""
        return cls(release, fingerprint(release.clean, release.description.date), with_keywords)


Describe = Callable[[Sequence[StoredRelease]], Iterator[Kept | Problem]]
"""Describes releases anew, in their order."""


@dataclass(frozen=True, slots=True)
class DescribedCache:
    """The described releases of one corpus."""

    cache: Cache

    @classmethod
    def beside(cls, corpus: Path, authority: Authority) -> DescribedCache:
        """Those that lie beside the corpus folder."""
        return cls(Cache.beside(corpus, "described", authority))

    def described(
        self, stored: Sequence[StoredRelease], with_keywords: bool, describe: Describe
    ) -> Iterator[Kept | Problem]:
        """Every release in its order: as it is kept, else from `describe`, which is given all of these at once."""
        keys = [self._key(release) for release in stored]
        known = [self._get(key, with_keywords) for key in keys]
        new = describe([release for release, found in zip(stored, known, strict=True) if found is None])
        for key, found in zip(keys, known, strict=True):
            if found is not None:
                yield found
                continue
            made = next(new)
            if isinstance(made, Kept):
                self.cache.put(key, _packed(made))
            yield made
        self.cache.prune(frozenset(keys))

    def _key(self, stored: StoredRelease) -> str:
        """The hash of all that a description is made from."""
        captures = (data for _, data in stored.earlier)
        return self.cache.key(stored.id.encode(), stored.record.model_dump_json().encode(), *captures, stored.data)

    def _get(self, key: str, with_keywords: bool) -> Kept | None:
        data = self.cache.get(key)
        try:
            found = _Reader(io.BytesIO(data)).load() if data is not None else None
        except Exception:  # whatever a file can raise that is none of ours
            return None
        if not isinstance(found, Kept):
            return None
        return found if found.with_keywords or not with_keywords else None


def _packed(kept: Kept) -> bytes:
    packed = io.BytesIO()
    _Writer(packed, _PROTOCOL).dump(kept)
    return packed.getvalue()


class _Writer(pickle.Pickler):
    """Writes a value of a release as its class and its fields: read again in half the time."""

    def reducer_override(self, value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, field.name) for field in fields(value))
        return NotImplemented


class _Reader(pickle.Unpickler):
    """Makes values of releases and nothing else: a file that somebody put there can start nothing."""

    def find_class(self, module_name: str, name: str) -> Any:
        return _class(module_name, name)


@lru_cache(maxsize=256)
def _class(module_name: str, name: str) -> Any:
    if (module_name, name) not in _OTHERS and module_name not in _MODULES:
        raise pickle.UnpicklingError(f"{module_name}.{name} is no part of a release")
    found = getattr(importlib.import_module(module_name), name)
    if (module_name, name) not in _OTHERS and not (isinstance(found, type) and found.__module__ == module_name):
        raise pickle.UnpicklingError(f"{module_name}.{name} is no class of a release")
    return found
