"""What a first visit fetches: no search before somebody searches, and a light page."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.site.built_site import Served

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LIGHT = 60_000
"""Bytes, gzipped, that a release may weigh with everything but fonts."""


def fetched(browser: Browser, url: str) -> list[str]:
    """The paths that a visit asks for."""
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(url, wait_until="networkidle")
    page.close()
    return asked


def test_a_release_weighs_little_and_fetches_no_search(browser: Browser, real: Served) -> None:
    for name in (p for p in real.pages if p.startswith("releases/") and p.count("/") == 2):
        asked = fetched(browser, real.url(name))
        assert not [path for path in asked if "search_index" in path or "/javascripts/" in path], name
        weight = sum(len(gzip.compress((real.folder / path).read_bytes(), 6)) for path in set(asked))
        assert weight <= LIGHT, f"{name}: {weight} bytes"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_search_is_fetched_when_somebody_turns_to_it(browser: Browser, real: Served, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(real.url("index.html"))
    page.locator(".archive-find").click()
    page.keyboard.type("helicopter")
    page.locator(".md-search-result__link").first.wait_for(timeout=15_000)
    page.close()
