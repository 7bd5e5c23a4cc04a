"""Has anything changed since the last build? Told by the content of every input and the state of every output."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

STAMP = ".build.json"
_PACKAGES = (
    *("mkdocs", "mkdocs-material", "zensical", "Markdown", "pymdown-extensions"),
    *("yake", "textblob", "py3langid", "tzdata", "pydantic", "PyYAML", "pillow"),
    *("babel", "chardet", "ftfy", "lxml", "lxml_html_clean", "trafilatura", "justext", "pypdfium2"),
)
"""What the pages can depend on: the site's engines, then what describes, then what reads captures."""


def inputs_digest(folders: Iterable[Path], files: Iterable[Path], settings: Iterable[str]) -> str:
    """One hash over the names and bytes of all input files, the settings, and the versions of what builds."""
    digest = hashlib.sha256()
    for setting in (sys.version, *settings, *(f"{p} {_version(p)}" for p in _PACKAGES)):
        digest.update(setting.encode() + b"\0")
    for folder in folders:
        for path in _files(folder):
            digest.update(
                path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
            )
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_up_to_date(docs: Path, site: Path | None, digest: str) -> bool:
    """True where the last build had the same inputs and nobody touched what it wrote."""
    try:
        stamp = json.loads((docs / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp == _stamp(docs, site, digest))


def stamp(docs: Path, site: Path | None, digest: str) -> None:
    """Remember what was built from what."""
    (docs / STAMP).write_text(json.dumps(_stamp(docs, site, digest)), encoding="utf-8")


def forget(docs: Path) -> None:
    """Forget the last build, before anything is written: a build cut short is never taken for a whole one."""
    (docs / STAMP).unlink(missing_ok=True)


def _stamp(docs: Path, site: Path | None, digest: str) -> dict[str, object]:
    return {"inputs": digest, "docs": _state(docs), "site": _state(site) if site else None}


def _state(folder: Path) -> str:
    """One hash over the names, sizes and times of every file in `folder`, the stamp itself aside."""
    digest = hashlib.sha256()
    for path in _files(folder):
        if path.name != STAMP:
            status = path.stat()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "none"
