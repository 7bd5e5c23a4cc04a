"""Every kind of page on small screens, magnified, with motion unwanted and with forced colours; and what a page asks for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.site.built_site import Served

pytestmark = [pytest.mark.slow, pytest.mark.browser]
# Wider than the page: whatever ends beyond its right edge and is not inside something that scrolls.
TOO_WIDE = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return [];
  return [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => `${Math.round(element.getBoundingClientRect().right)} ${element.outerHTML.slice(0, 100)}`)
    .slice(0, 5).concat(`${wide} pixels too wide`);
}"""
# What leaves the screen or is cut off in the header: the rest of the page scrolls, the header does not.
CUT_OFF = """() => [...document.querySelectorAll("header :is(a, button, summary), .md-tabs a")]
  .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest("details:not([open]) nav"))
  .filter(element => {
    const box = element.getBoundingClientRect();
    return box.right > innerWidth + 1 || box.left < -1 || element.scrollWidth > element.clientWidth + 1 && element.clientWidth;
  })
  .map(element => element.outerHTML.slice(0, 100))"""


def test_nothing_is_cut_off_or_asks_to_scroll_sideways(browser: Browser, site: Served) -> None:
    """A screen of 1280 pixels magnified four times is one of 320 by 256; text alone doubles with the root's size."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found = []
    for path in site.kinds:
        page.goto(site.url(path))
        for width, height, text in ((320, 256, 100), (1280, 800, 200), (640, 800, 200)):
            page.set_viewport_size({"width": width, "height": height})
            # 125 % is what Material makes of the browser's own size.
            page.evaluate("size => document.documentElement.style.fontSize = size", f"{1.25 * text}%")
            found += [f"{path} {width} {text} %: {line}" for line in page.evaluate(TOO_WIDE) + page.evaluate(CUT_OFF)]
    context.close()
    assert found == []


def test_nothing_moves_where_motion_is_unwanted(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    moving = """() => [document.documentElement, ...document.querySelectorAll("*")].filter(element => {
      const style = getComputedStyle(element);
      const lasts = list => list.split(",").some(time => parseFloat(time) > 0);
      return lasts(style.transitionDuration) || style.animationName !== "none" || style.scrollBehavior === "smooth";
    }).map(element => element.outerHTML.slice(0, 100))"""
    for path in real.small:
        page.goto(real.url(path))
        assert page.evaluate(moving) == [], path
    context.close()


def looks(page: Page, selector: str) -> tuple[bytes, bytes]:
    """An element and what is round it, without and with the focus."""
    page.evaluate("document.activeElement.blur()")
    element = page.locator(selector).first
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box, selector
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    clip: Any = {"x": left, "y": top, "width": min(box["width"] + 16, 300), "height": box["height"] + 16}
    before = page.screenshot(clip=clip)
    page.keyboard.press("Shift")  # the last thing used is the keyboard: the ring shows
    element.focus()
    return before, page.screenshot(clip=clip)


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_shows_on_every_sort_of_thing(browser: Browser, real: Served, forced: Any, scheme: Any) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, forced_colors=forced, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(real.url("releases/index.html"))
    things = [(1280, ".archive-name"), (1280, ".archive-colours"), (1280, ".md-tabs__link"), (1280, ".md-footer a")]
    things += [(1280, "article .releases a"), (360, ".archive-sections summary"), (360, ".archive-search")]
    for width, selector in things:
        page.set_viewport_size({"width": width, "height": 800})
        before, after = looks(page, selector)
        assert before != after, selector
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", selector
    context.close()


# Material's script fetches the search index with a worker, which a page of the file system may not start, and reads
# search_index.js there, which only its offline plugin writes. The page is whole; only the search stays without results.
KNOWN_FROM_FILES = re.compile(r"search/search_index\.js|__index is not defined")


@pytest.mark.parametrize("where", ["http", "file"])
def test_no_page_asks_another_host_or_complains(browser: Browser, site: Served, where: str) -> None:
    base = site.address if where == "http" else site.folder.as_uri()
    asked: list[str] = []
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{message.text} {message.location.get('url', '')}")

    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in site.kinds:
        if where == "http" or path != "404.html":  # a server's page: its addresses begin at the top of the site
            page.goto(f"{base}/{path}")
    page.wait_for_load_state("networkidle")  # what the last page asks for late, all pages ask for
    context.close()
    assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []
    assert [line for line in said if where == "http" or not KNOWN_FROM_FILES.search(line)] == []
