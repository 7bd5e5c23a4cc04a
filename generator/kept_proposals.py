"""What YAKE proposed for a text in earlier runs: most of the time of a cold build, paid once a text.

Kept by the text alone, with every known name masked: a person added to the authority files costs nothing where no
text changes by it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.cache import Cache
from generator.describe.keywords import SETTINGS, propose


@dataclass(frozen=True, slots=True)
class KeptProposals:
    """The proposals kept beside one corpus; called with a text it gives term -> score, as `propose` does."""

    cache: Cache

    @classmethod
    def beside(cls, corpus: Path) -> KeptProposals:
        """Those that lie beside the corpus folder, of this YAKE with these settings."""
        salt = json.dumps(["yake", version("yake"), SETTINGS])
        return cls(Cache.of_contents(corpus, "keyword-candidates", salt.encode()))

    def __call__(self, text: str) -> dict[str, float]:
        """The proposals for a text: kept ones, else new ones that are kept from now on."""
        key = self.cache.key(text.encode())
        known = _read(self.cache.get(key))
        if known is not None:
            self.cache.touch(key)
            return known
        found = propose(text)
        self.cache.put(key, json.dumps(found, ensure_ascii=False).encode())
        return found


def _read(data: bytes | None) -> dict[str, float] | None:
    try:
        found = json.loads(data) if data is not None else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
