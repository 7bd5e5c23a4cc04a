"""One build from end to end: is it needed, the pages, the site, and the stamp that makes the next one quick."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import up_to_date
from generator.corpus import Corpus
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.archive import Release
    from generator.pipeline import Progress
    from generator.site import Engine


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    unchanged: bool
    output: Path
    releases: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()


def build_all(
    root: Path, corpus_dir: Path, docs: Path, site: Path, jobs: int, engine: Engine, progress: Progress
) -> BuildReport:
    """Build `corpus_dir` into `docs` and `site`. Raises Problems, with the last good output in place, on any error."""
    output = docs if engine == "none" else site
    built_site = None if engine == "none" else site
    address = _address(os.environ.get("SITE_URL", ""))
    repository = os.environ.get("REPOSITORY_URL", "").strip().rstrip("/") or None
    settings = (engine, str(docs.resolve()), str(site.resolve()), address or "", repository or "")
    digest = _digest(root, corpus_dir, docs, settings)
    if up_to_date.is_up_to_date(docs, built_site, digest):
        return BuildReport(True, output)
    from generator import pipeline
    from generator.publish import generated_paths
    from generator.site import Addresses, build_site

    described = pipeline.build_docs(Corpus(corpus_dir), docs, root / "docs", jobs, progress, address)
    up_to_date.forget(docs)
    if built_site is not None:
        progress(f"{engine} builds the site", 0, 1)
        epoch = _epoch(described.archive.releases.values())
        build_site(root, docs, site, engine, epoch, Addresses(address, repository))
        progress(f"{engine} builds the site", 1, 1)
    up_to_date.stamp(docs, built_site, _digest(root, corpus_dir, docs, settings))
    written = sum(path.endswith(".md") for path in generated_paths(docs))
    return BuildReport(False, output, len(described.archive.releases), written, described.problems)


def _address(given: str) -> str | None:
    """The public address as a folder: what is below it is named by adding to it."""
    return given.strip().rstrip("/") + "/" if given.strip() else None


def _digest(root: Path, corpus_dir: Path, docs: Path, settings: tuple[str, ...]) -> str:
    folders = [corpus_dir / "authority", corpus_dir / "releases", corpus_dir / "collections", root / "generator"]
    # Hand-written pages count by their bytes when they come from elsewhere; in `docs` itself the stamp watches them.
    if docs.resolve() != (root / "docs").resolve():
        folders.append(root / "docs")
    return up_to_date.inputs_digest(folders, [root / "mkdocs.yml"], settings)


def _epoch(releases: Iterable[Release]) -> int:
    """Seconds since 1970 of the newest day on which a capture was received: the archive's own clock."""
    newest = max((c.received for r in releases for c in r.record.captures), default=dt.date(2026, 1, 1))
    return int(dt.datetime.combine(newest, dt.time(), dt.UTC).timestamp())
