"""docs/ to site/ by MkDocs or Zensical: built beside the published site, and put in its place only when whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.problems import Problem, Problems

Engine = Literal["mkdocs", "zensical", "none"]
NEW, OLD = ".new", ".old"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where what is built can be reached; what is not known is left out of the pages."""

    site: str | None = None
    """The public URL, for canonical links."""
    repository: str | None = None
    """Where its files can be changed, for suggestions of corrections."""


def build_site(
    root: Path, docs: Path, site: Path, engine: Engine, epoch: int, addresses: Addresses = Addresses()
) -> None:
    """Build `docs` into `site` with the configuration of `root`.

    `epoch` (seconds) stands for the clock, so that the same corpus gives the same bytes.
    Raises Problems (P001, P002), with `site` as it was, where the engine fails or warns.
    """
    recover(site)
    fresh = site.with_name(site.name + NEW)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        if engine == "zensical":
            _build_with_zensical(root, docs, fresh, epoch, addresses)
        else:
            _build_with_mkdocs(root, docs, fresh, epoch, addresses)
        _swap(site, fresh)
    except OSError as error:
        what = f"the site could not be written: {error.strerror or error}"
        raise Problems([Problem(str(site), 1, "P001", what, "make room or grant access, then build again")]) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _build_with_mkdocs(root: Path, docs: Path, fresh: Path, epoch: int, addresses: Addresses) -> None:
    config = root / f".mkdocs-{os.getpid()}.yml"
    try:
        config.write_text(
            _config(root, docs.resolve().as_posix(), fresh.resolve().as_posix(), addresses), encoding="utf-8"
        )
        # Never --quiet: with it MkDocs counts no warnings, and --strict lets everything pass.
        _run(["mkdocs", "build", "--config-file", str(config), "--strict"], root, epoch)
    finally:
        config.unlink(missing_ok=True)


def _build_with_zensical(root: Path, docs: Path, fresh: Path, epoch: int, addresses: Addresses) -> None:
    """Zensical wants everything below one folder, by relative names: a project of copies beside the site."""
    with tempfile.TemporaryDirectory(prefix=".zensical-", dir=fresh.parent) as name:
        project = Path(name)
        shutil.copytree(docs, project / "docs", ignore=shutil.ignore_patterns(".*"))
        shutil.copytree(root / "generator" / "theme", project / "generator" / "theme")
        (project / "mkdocs.yml").write_text(_config(root, "docs", "site", addresses), encoding="utf-8")
        _run(["zensical", "build", "--clean"], project, epoch)
        (project / "site").rename(fresh)


def recover(site: Path) -> None:
    """Where a build was killed between the two moves of `_swap`, the last good site comes back."""
    old = site.with_name(site.name + OLD)
    if old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _swap(site: Path, fresh: Path) -> None:
    old = site.with_name(site.name + OLD)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _config(root: Path, docs: str, site: str, addresses: Addresses) -> str:
    """The project's mkdocs.yml with this build's folders; both engines take them from the file alone."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    kept = re.sub(r"^(?:docs_dir|site_dir|site_url|repo_url):.*\n", "", text, flags=re.MULTILINE)
    own = {"docs_dir": docs, "site_dir": site, "site_url": addresses.site, "repo_url": addresses.repository}
    return kept + "\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in own.items() if value)


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _run(command: Sequence[str], folder: Path, epoch: int) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        told = " | ".join(line.strip() for line in (result.stdout + result.stderr).splitlines() if line.strip())[-2000:]
        mend = "mend the page that is named; a fault in a generated page is a fault of the generator"
        raise Problems([Problem("mkdocs.yml", 1, "P002", f"{command[0]} failed: {told}", mend)])
