"""The sample archive built by both engines, once for all tests of pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.card_pictures import draw_cards
from generator.pages import Page, Picture, cards, render, robots
from tests.archive.synthetic import quiet
from tests.pages.built_site import ADDRESS, build
from tests.pages.rendering import ROOT
from tests.pages.sample_archive import sample_archive


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """mkdocs.yml, the theme, and docs/ with the sample archive: as small as a project can be."""
    folder = tmp_path_factory.mktemp("project")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{settings}\nsite_url: {ADDRESS}\n", encoding="utf-8")
    shutil.copytree(ROOT / "generator/theme", folder / "generator/theme")
    archive = sample_archive()
    drawn = draw_cards(tuple(cards(archive)), folder / "corpus", 1, quiet)
    files: list[Page | Picture] = [*render(archive), robots(ADDRESS), *drawn]
    for file in files:
        target = folder / "docs" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    for name in ("about.md", "contributing.md"):
        shutil.copy(ROOT / "docs" / name, folder / "docs" / name)
    return folder


@pytest.fixture(scope="session")
def mkdocs_site(project: Path) -> Path:
    output = build(project, "mkdocs", "build", "--strict", "--site-dir", "site-mkdocs")
    assert "WARNING" not in output
    return project / "site-mkdocs"


@pytest.fixture(scope="session")
def zensical_site(project: Path) -> Path:
    output = build(project, "zensical", "build", "--clean")
    assert "No issues found" in output
    return project / "site"


@pytest.fixture(params=["mkdocs", "zensical"])
def site(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(f"{request.param}_site")
    assert isinstance(found, Path)
    return found
