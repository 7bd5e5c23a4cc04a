"""The synthetic corpus beside this file, copies of it to spoil, and folders compared by their bytes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")


def copy_corpus(parent: Path) -> Path:
    """A writable copy of the synthetic corpus: `parent`/corpus."""
    return Path(shutil.copytree(CORPUS, parent / "corpus", copy_function=shutil.copyfile))


def quiet(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def contents(folder: Path, *, hidden: bool = False) -> Mapping[str, bytes]:
    """Every file below `folder` by its path; what the generator keeps for itself (`.…`) only if asked for."""
    found = {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    return {p.as_posix(): data for p, data in found.items() if hidden or not any(x.startswith(".") for x in p.parts)}
