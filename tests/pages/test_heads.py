"""What machines and sharers see of a built page, in both engines; the sitemap; the page for no page."""

from __future__ import annotations

import http.server
import json
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from tests.pages.built_site import ADDRESS, CHROMIUM, Head, html_files, serving

pytestmark = pytest.mark.slow

PAPER = "rgb(250, 246, 238)"


def test_the_head_says_what_the_front_matter_says(site: Path, project: Path) -> None:
    """In both engines, hostile text and all: read as a browser reads it, nothing is lost and nothing gets out."""
    seen = 0
    for path in sorted((project / "docs").rglob("index.md")):
        matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        below = path.relative_to(project / "docs").as_posix().removesuffix(".md") + ".html"
        head = Head(site / below)
        assert head.linked_data == matter["linked_data"], below
        assert not any("alert(" in text for kind, text in head.scripts if kind != "application/ld+json")
        assert head.language == "en"
        assert head.canonical == head.meta["og:url"] == ADDRESS + below
        assert head.meta["og:title"] == matter["title"]
        assert head.meta["description"] == head.meta["og:description"] == matter["description"]
        assert head.meta.get("robots") == matter.get("robots")
        picture = site / head.meta["og:image"].removeprefix(ADDRESS)
        with Image.open(picture) as image:
            assert f"{image.width} {image.height}" == f"{head.meta['og:image:width']} {head.meta['og:image:height']}"
        assert matter["title"] in head.meta["og:image:alt"]
        assert head.meta["og:type"] == ("article" if "capture_sha256" in matter else "website")
        seen += "alert(4)" in json.dumps(head.linked_data)
    assert seen, "no hostile text was there to get out"


def test_pages_written_by_hand_have_the_way_to_them(site: Path) -> None:
    head = Head(site / "about.html")
    steps = [urljoin(ADDRESS, step["item"]) for step in head.linked_data["itemListElement"]]
    assert steps == [f"{ADDRESS}index.html", f"{ADDRESS}about.html"]
    assert head.meta["og:image"] == f"{ADDRESS}cards/archive.png"


def test_the_sitemap_names_what_may_be_indexed_and_nothing_else(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    named = {found.text for found in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    wanted = {
        ADDRESS + path for path in html_files(site) if path != "404.html" and "robots" not in Head(site / path).meta
    }
    assert named == wanted
    left_out = {path for path in html_files(site) if ADDRESS + path not in named}
    assert left_out == {
        "404.html",
        *(f"releases/ships-of-caldoria/{p}index.html" for p in ("", "removed/", "differences/")),
    }
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_the_page_for_no_page_helps_at_any_depth(site: Path) -> None:
    """Served below the path of the site's address, as a server does with an address that is none."""
    assert CHROMIUM, "no Chromium: tools/chromium.sh installs one"
    from playwright.sync_api import sync_playwright

    class Below(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/b"))

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((site / "404.html").read_bytes())

    head = Head(site / "404.html")
    assert head.meta["robots"] == "noindex"
    assert "no page" in head.meta["description"]
    with serving(Below, site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 800})
        failed: list[str] = []
        for path in ("b/nothing.html", "b/releases/gone/", "b/releases/gone/removed/index.html"):
            answer = page.goto(base + path)
            assert answer
            assert answer.status == 404
            page.on("response", lambda r: failed.append(r.url) if r.status >= 400 and "gone" not in r.url else None)
            assert page.title() == "No page at this address · Briefing Archive"
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert page.locator("article").evaluate("e => getComputedStyle(e.closest('body')).backgroundColor") == PAPER
            links = page.locator("article a[href]")
            for number in range(links.count()):
                target = links.nth(number).evaluate("a => a.href")
                assert page.request.get(target).status == 200, target
        assert failed == []
        browser.close()
