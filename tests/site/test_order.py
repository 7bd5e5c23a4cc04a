"""Long lists in another order: the script in a real browser, on lists as pages have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.markdown import block, bullets, heading
from tests.pages.rendering import ROOT, to_html

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SCRIPT = ROOT / "generator/theme/assets/archive/order.js"


def entry(number: int) -> str:
    title = f"Release {chr(ord('a') + (number * 7) % 26)}{number}"
    return f'<span class="when">{number}</span> <span class="what">[{title}](r-{number}.html)</span>'


def listed(numbers: range) -> str:
    return block("releases", bullets(entry(n) for n in numbers))


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    """Two lists: one of twelve under years, one too short to need an order."""
    years = [heading(3, "2021"), listed(range(12, 6, -1)), heading(3, "2020"), listed(range(6, 0, -1))]
    text = "\n\n".join([heading(1, "T"), heading(2, "Took part"), *years, heading(2, "Mentioned"), listed(range(3))])
    file = tmp_path / "list.html"
    script = SCRIPT.read_text(encoding="utf-8")
    html = f"<!doctype html><title>T</title><article>{to_html(text)}</article><script>{script}</script>"
    file.write_text(html, encoding="utf-8")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    return opened


def days(page: Page) -> list[int]:
    """The releases of the long list, as a reader sees them."""
    return [int(text) for text in page.locator(".releases:visible .when").all_text_contents()][:12]


def test_only_a_long_list_has_an_order(page: Page) -> None:
    assert page.locator(".order").count() == 1
    assert page.locator(".order").get_attribute("aria-label") == "Order of the 12 releases below"
    assert days(page) == list(range(12, 0, -1))


def test_the_order_changes_with_the_keyboard_and_back(page: Page) -> None:
    page.get_by_role("button", name="Oldest first").focus()
    page.keyboard.press("Enter")
    assert days(page) == list(range(1, 13))
    assert page.get_by_role("button", name="Oldest first").get_attribute("aria-pressed") == "true"
    assert page.get_by_role("heading", name="2021").count() == 0, "years head no list by another order"
    page.get_by_role("button", name="Newest first").click()
    assert days(page) == list(range(12, 0, -1))
    assert page.get_by_role("heading", name="2021").count() == 1


def test_by_title_and_nothing_of_the_other_list_is_among_them(page: Page) -> None:
    page.get_by_role("button", name="By title").click()
    titles = page.locator(".releases:visible .what").all_text_contents()[:12]
    assert titles == sorted(titles)
    assert page.locator(".releases:visible li").count() == 15


def test_the_order_can_be_sent_to_somebody(page: Page) -> None:
    page.get_by_role("button", name="Oldest first").click()
    assert page.url.endswith("?order=oldest")
    page.reload()
    assert days(page) == list(range(1, 13))
    page.goto(page.url.partition("?")[0] + "?order=%3Cscript%3E")
    assert days(page) == list(range(12, 0, -1))
