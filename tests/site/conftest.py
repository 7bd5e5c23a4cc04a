"""What the tests of the site share: it is built once, and how a browser reads it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.pages.built_site import build as build_sample
from tests.pages.sample_project import sample_project
from tests.site.built_site import Served, build, served

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real corpus, as docs/ and site/."""
    folder = tmp_path_factory.mktemp("published")
    build(folder / "docs", folder / "site")
    return folder


@pytest.fixture(scope="session")
def real(built: Path) -> Iterator[Served]:
    """The site of the real corpus, over http."""
    with served(built / "site") as site:
        yield site


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of the made-up archive: kinds of pages, and text hostile in every way, that the real corpus lacks."""
    project = sample_project(tmp_path_factory.mktemp("sample"))
    build_sample(project, "mkdocs", "build", "--strict", "--site-dir", "site-mkdocs")
    with served(project / "site-mkdocs") as site:
        yield site


@pytest.fixture(params=["real", "sample"])
def site(request: pytest.FixtureRequest) -> Served:
    """Each of the two sites in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Served)
    return found


@pytest.fixture(scope="session")
def address(real: Served) -> str:
    """Where the site of the real corpus is served."""
    return real.address


# Not for the session: while one Playwright runs, no test elsewhere can start another.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a file; each opens a context of its own."""
    assert CHROMIUM, "no Chromium: tools/chromium.sh installs one"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
