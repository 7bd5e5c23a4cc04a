"""The captures that were looked through before and found to be readable and without private data, by their hash."""

from __future__ import annotations

from pathlib import Path

from generator.authority.load import Authority
from generator.cache import Cache

_KEY = "hashes"


class SoundCaptures:
    """Remembers between runs what need not be looked through again, under the same rules and authority files."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._salt = cache.key().encode()
        salt, *hashes = (cache.get(_KEY) or b"").split(b"\n")
        self._known = frozenset(h.decode("ascii", "replace") for h in hashes) if salt == self._salt else frozenset()
        self._met: set[str] = set()

    @classmethod
    def beside(cls, corpus: Path, authority: Authority) -> SoundCaptures:
        """Those of the captures of one corpus."""
        return cls(Cache.beside(corpus, "sound-captures", authority))

    def __contains__(self, digest: str) -> bool:
        if digest in self._known:
            self._met.add(digest)
        return digest in self._known

    def add(self, digest: str) -> None:
        """A capture that was looked through, and in which nothing was found."""
        self._met.add(digest)

    def keep(self) -> None:
        """Remember the captures met in this run, and those only."""
        if self._met != self._known:
            hashes = (h.encode("ascii") for h in sorted(self._met))
            self._cache.put(_KEY, b"\n".join((self._salt, *hashes)))
