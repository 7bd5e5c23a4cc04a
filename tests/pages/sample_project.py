"""The sample archive as a project that an engine can build."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.card_pictures import draw_cards
from generator.pages import Page, Picture, cards, render, robots
from tests.archive.synthetic import quiet
from tests.pages.rendering import ROOT
from tests.pages.sample_archive import sample_archive


def sample_project(folder: Path, address: str | None = None) -> Path:
    """mkdocs.yml, the theme, and docs/ with the sample archive: as small as a project can be."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    public = f"\nsite_url: {address}\n" if address else ""
    (folder / "mkdocs.yml").write_text(settings + public, encoding="utf-8")
    shutil.copytree(ROOT / "generator/theme", folder / "generator/theme")
    archive = sample_archive()
    drawn = draw_cards(tuple(cards(archive)), folder / "corpus", 1, quiet)
    files: list[Page | Picture] = [*render(archive), robots(address), *drawn]
    for file in files:
        target = folder / "docs" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    for name in ("about.md", "contributing.md"):
        shutil.copy(ROOT / "docs" / name, folder / "docs" / name)
    return folder
