"""docs/ to site/ by MkDocs or Zensical: built beside the published site, and put in its place only when whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from generator.problems import Problem, Problems

Engine = Literal["mkdocs", "zensical", "none"]
NEW, OLD = ".new", ".old"


def build_site(root: Path, docs: Path, site: Path, engine: Engine, epoch: int, address: str | None = None) -> None:
    """Build `docs` into `site` with the configuration of `root`.

    `epoch` (seconds) stands for the clock, so that the same corpus gives the same bytes; `address` is the public
    URL, for canonical links. Raises Problems (P001, P002), with `site` as it was, where the engine fails or warns.
    """
    recover(site)
    fresh = site.with_name(site.name + NEW)
    shutil.rmtree(fresh, ignore_errors=True)
    config = root / f".mkdocs-{os.getpid()}.yml"
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(_config(root / "mkdocs.yml", docs, fresh, address), encoding="utf-8")
        _run(root, config, engine, epoch)
        _swap(site, fresh)
    except OSError as error:
        what = f"the site could not be written: {error.strerror or error}"
        raise Problems([Problem(str(site), 1, "P001", what, "make room or grant access, then build again")]) from error
    finally:
        config.unlink(missing_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)


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


def _config(source: Path, docs: Path, site: Path, address: str | None) -> str:
    """The project's mkdocs.yml with this build's folders; both engines take them from the file alone."""
    kept = re.sub(r"^(?:docs_dir|site_dir|site_url):.*\n", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
    own: dict[str, str] = {"docs_dir": docs.resolve().as_posix(), "site_dir": site.resolve().as_posix()}
    if address:
        own["site_url"] = address
    return kept + "\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in own.items())


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _run(root: Path, config: Path, engine: Engine, epoch: int) -> None:
    command = [sys.executable, "-m", engine, "build", "--config-file", str(config)]
    command += ["--strict", "--quiet"] if engine == "mkdocs" else ["--clean"]
    result = subprocess.run(command, cwd=root, env=_environment(epoch), capture_output=True, text=True, check=False)
    if result.returncode:
        told = "\n".join(line for line in (result.stdout + result.stderr).splitlines() if line.strip())[-4000:]
        mend = "mend the page that is named; a fault in a generated page is a fault of the generator"
        raise Problems([Problem(config.name, 1, "P002", f"{engine} failed:\n{told}", mend)])


def _environment(epoch: int) -> Mapping[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
