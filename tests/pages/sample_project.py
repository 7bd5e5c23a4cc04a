"""The sample archive as a project that an engine can build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.pages import render
from tests.pages.rendering import ROOT
from tests.pages.sample_archive import sample_archive


def sample_project(folder: Path) -> Path:
    """mkdocs.yml, the theme, and docs/ with the sample archive: as small as a project can be."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "generator/theme", folder / "generator/theme")
    for page in render(sample_archive()):
        target = folder / "docs" / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.text, encoding="utf-8")
    for name in ("about.md", "contributing.md"):
        shutil.copy(ROOT / "docs" / name, folder / "docs" / name)
    return folder


def build(project: Path, *command: str) -> str:
    """Run an engine; its whole output."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
