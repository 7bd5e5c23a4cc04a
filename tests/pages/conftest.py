"""The sample archive built by both engines, once for all tests of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.built_site import ADDRESS, build
from tests.pages.sample_project import sample_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_project(tmp_path_factory.mktemp("project"), ADDRESS)


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
