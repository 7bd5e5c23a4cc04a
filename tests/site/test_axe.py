"""axe-core finds no fault in any kind of page: WCAG 2.2 A and AA, and its best practices, on screens of
all sizes, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built_site import ROOT, Served

pytestmark = [pytest.mark.slow, pytest.mark.browser]
AXE = ROOT / "tools/site_checks/node_modules/axe-core/axe.min.js"
OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and off unless asked for
    "resultTypes": ["violations"],
    "preload": False,
}


# What depends on colours alone: all that a change of scheme can break.
COLOURS = OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def violations(page: Page, options: dict[str, Any], within: str = "html") -> list[str]:
    """What axe finds on a page, or a part of it, one line an element."""
    result: dict[str, Any] = page.evaluate("([within, options]) => axe.run(within, options)", [within, options])
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} {node['html'][:120]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def test_no_violation(browser: Browser, site: Served) -> None:
    """Wide and narrow; light with all rules, then dark with those of colours. All that is folded is unfolded."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(path=AXE)
    page = context.new_page()
    found = []
    for path in site.kinds:
        page.emulate_media(color_scheme="light")
        page.goto(site.url(path))
        page.evaluate("document.querySelectorAll('article details').forEach(details => details.open = true)")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.emulate_media(color_scheme="light")
            page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
            found += [f"{path}, {width}: {line}" for line in violations(page, OPTIONS)]
            page.emulate_media(color_scheme="dark")
            page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
            found += [f"{path}, {width}, dark: {line}" for line in violations(page, COLOURS)]
    context.close()
    assert found == []


def test_no_violation_in_the_sections_of_the_phone(browser: Browser, real: Served) -> None:
    """Unfolded they lie over the page, so they are looked at by themselves."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto(real.url("about.html"))
    page.locator(".archive-sections summary").click()
    for scheme in ("default", "slate"):
        page.evaluate("scheme => archiveColours(scheme)", scheme)
        assert violations(page, OPTIONS, "header") == [], scheme
    context.close()


def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.goto("data:text/html,<html lang=en><title>x</title><main><h1>x</h1><p style='color:%23bbb'>faint</p><img src=x>")
    found = "\n".join(violations(page, OPTIONS))
    context.close()
    assert "color-contrast" in found
    assert "image-alt" in found
