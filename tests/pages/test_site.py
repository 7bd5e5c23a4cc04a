"""The sample archive as a site: two engines build the same tree, and a browser asks no other host."""

from __future__ import annotations

import http.server
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.pages.built_site import CHROMIUM, html_files, serving

pytestmark = pytest.mark.slow

WALK = [
    "index.html",
    "about.html",
    "releases/index.html",
    "releases/borburg-pact/index.html",
    "releases/ships-of-caldoria/index.html",
    "releases/no-date/index.html",
    "releases/hangar-pakt/index.html",
    "releases/hangar-pakt/removed/index.html",
    "releases/hangar-pakt/differences/index.html",
    "offices/xb-defence/index.html",
]


def test_both_engines_build_the_same_pages(mkdocs_site: Path, zensical_site: Path) -> None:
    pages = html_files(mkdocs_site)
    assert pages == html_files(zensical_site)
    assert len(pages) > 40


def said(page: Path) -> dict[str, object]:
    """What a page says, where its links lead, what can be linked to, and how many pictures it has."""
    [article] = lxml.html.parse(str(page), lxml.html.HTMLParser(encoding="utf-8")).xpath("//article")
    return {
        "text": " ".join(article.text_content().split()),
        "links": article.xpath(".//@href"),
        "places": article.xpath(".//@id"),
        "pictures": len(article.xpath(".//*[local-name() = 'svg']")),
    }


def test_both_engines_say_the_same_on_every_page(mkdocs_site: Path, zensical_site: Path) -> None:
    for name in sorted(html_files(mkdocs_site)):
        assert said(zensical_site / name) == said(mkdocs_site / name), name


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The site over http."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with serving(Quiet, site) as address:
        yield address


def test_no_page_asks_another_host(site: Path, served: str) -> None:
    read_in_browser(served)
    read_in_browser(f"{site.as_uri()}/")


def read_in_browser(base: str) -> None:
    """Open pages on desktop and phone; nothing may leave the site, run, fail or stick out at the side."""
    assert CHROMIUM, "no Chromium: tools/chromium.sh installs one"
    from playwright.sync_api import sync_playwright

    bad: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width in (1280, 320):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.on("request", lambda r: bad.append(r.url) if not r.url.startswith((base, "data:", "blob:")) else None)
            page.on("dialog", lambda d: bad.append(f"dialog: {d.message}"))
            if base.startswith("http"):  # Material's search reports an error where there is no server
                page.on("pageerror", lambda e: bad.append(str(e)))
            for path in WALK:
                page.goto(base + path)
                assert page.locator("h1").count() == 1
                assert page.locator("img[onerror]").count() == 0
                assert page.locator("article script").count() == 0
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{path} is {wide} pixels wide"
            if base.startswith("http") and width > 1000:
                page.keyboard.press("/")  # opens the search; the title it finds is hostile
                page.wait_for_timeout(500)
                page.keyboard.type("dangerous")
                page.get_by_text(re.compile("dangerous.*title", re.IGNORECASE)).first.wait_for(state="attached")
                assert page.locator("img[onerror]").count() == 0
            page.close()
        browser.close()
    assert bad == []
