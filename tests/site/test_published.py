"""The real corpus as a published site: two engines, and a browser over http and from the file system."""

from __future__ import annotations

import hashlib
import html
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built_site import ROOT, build, pages_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def digest(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_both_engines_build_the_same_pages(built: Path, tmp_path: Path) -> None:
    build(tmp_path / "docs", tmp_path / "site", "zensical")
    assert pages_of(tmp_path / "site") == pages_of(built / "site")


def test_a_second_clean_build_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path / "docs", tmp_path / "site")
    assert digest(tmp_path / "site") == digest(built / "site")


def test_no_private_address_is_anywhere(built: Path) -> None:
    """Pages write some characters as entities: they are undone first."""
    address = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
    text_files = [
        p for p in (built / "site").rglob("*") if p.suffix in {".html", ".json", ".xml"} and "assets" not in p.parts
    ]
    for path in (*text_files, *(built / "docs").rglob("*.md"), *(ROOT / "corpus" / "releases").rglob("*.*")):
        if path.is_file():
            found = address.findall(html.unescape(path.read_text(encoding="utf-8")))
            assert [f for f in found if not f.endswith(("example.org", "example.com"))] == [], path


def test_an_excerpt_is_not_the_text_but_every_word_finds_it(built: Path) -> None:
    release = "berlin-visit-and-joint-declaration"
    source = (ROOT / "corpus" / "releases" / "2026" / release / "capture.txt").read_text(encoding="utf-8")
    page = html.unescape((built / "docs" / "releases" / release / "index.md").read_text(encoding="utf-8"))
    index = (built / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    for sentence in re.findall(r"[^.\n]{80,}\.", source)[3:]:
        assert sentence.strip() not in page
    searchable = set(re.findall(r"\w+", html.unescape(index).casefold()))
    assert set(re.findall(r"\w+", source.casefold())) <= searchable


def test_every_link_of_every_page_leads_somewhere(built: Path) -> None:
    site = built / "site"
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r'<(?:a|link|script|img)[^>]*?(?:href|src)="([^"#?]+)', text):
            if target.startswith(("http:", "https:", "data:", "mailto:")) or path.name == "404.html":
                continue
            assert (path.parent / html.unescape(target)).exists(), (path, target)


def test_every_page_is_reachable_from_home(built: Path) -> None:
    site = built / "site"
    seen, waiting = set(), [site / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        for target in re.findall(r'<a[^>]*?href="([^"#?]+)', page.read_text(encoding="utf-8")):
            linked = Path(os.path.normpath(page.parent / html.unescape(target)))
            if linked.suffix == ".html" and linked.exists() and not target.startswith("http"):
                waiting.append(linked)
    assert {p.relative_to(site).as_posix() for p in seen} == set(pages_of(site)) - {"404.html"}


KINDS = [
    "index.html",
    "releases/index.html",
    "releases/defence-ministers-meet-in-paris/index.html",
    "releases/berlin-visit-and-joint-declaration/index.html",
    "releases/hegseth-and-counterpart-discuss-peace-in-ukraine/index.html",
    "people/john-healey/index.html",
    "offices/gb-sos-defence/index.html",
    "countries/gb/index.html",
    "relations/gb-us/index.html",
    "years/2025/index.html",
    "keywords/index.html",
    "collections/index.html",
    "collections/the-road-to-the-e5/index.html",
    "about.html",
    "contributing.html",
]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["http", "file"])
def test_pages_ask_nobody_else_and_fit_the_screen(
    browser: Browser, built: Path, address: str, where: str, width: int, scheme: str
) -> None:
    base = address if where == "http" else (built / "site").as_uri()
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    asked: list[str] = []
    errors: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path in KINDS:
        page.goto(f"{base}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
    context.close()
    outside = [url for url in asked if not url.startswith((base, "data:", "blob:"))]
    assert outside == []
    if where == "http":
        assert errors == []


def test_the_search_finds_a_release(browser: Browser, address: str) -> None:
    page: Page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("helicopter")
    result = page.locator(".md-search-result__link").first
    result.wait_for(timeout=15_000)
    assert "defence-secretary-meets-nato-ministers-in-brussels" in (result.get_attribute("href") or "")
    page.close()
