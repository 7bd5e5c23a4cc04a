"""The whole site by keyboard alone: everything is reached, in order, shows that it has the focus, and lets go again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built_site import Served

pytestmark = [pytest.mark.slow, pytest.mark.browser]
FOCUS = Path(__file__).with_name("focus.js")


def pages(browser: Browser, width: int) -> Iterator[Page]:
    """A page that tells what has the focus; without motion, so that what is measured has come to rest."""
    context = browser.new_context(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    context.add_init_script(path=FOCUS)
    yield context.new_page()
    context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    yield from pages(browser, 1280)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from pages(browser, 360)


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Page:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Page)
    return found


def walk(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page; what had it on the way. A trap ends the walk too."""
    way: list[dict[str, Any]] = []
    for _ in range(2000):
        page.keyboard.press(key)
        focused = page.evaluate("window.focused()")
        # After the last comes the browser's own bar, or, where it has none, the first again.
        if focused is None or (way and focused["number"] == way[0]["number"]):
            return way
        way.append(focused)
    pytest.fail(f"no end: {way[-3:]}")


def assert_walk(page: Page, label: str, key: str = "Tab") -> None:
    """Walk a page, and see that all and nothing else was reached, in order and in sight."""
    expected = page.evaluate("window.focusables()")
    way = walk(page, key)
    assert expected, label
    order = [step["number"] for step in way]
    wanted = list(range(len(expected)))
    if key != "Tab":
        wanted.reverse()
    missed = [expected[number] for number in wanted if number not in order]
    strange = [step["html"] for step in way if step["number"] < 0]
    assert (missed, strange) == ([], []), label
    assert order == wanted, label
    assert [step for step in way if step["wrong"]] == [], label


def test_the_tab_key_reaches_everything_in_order_and_in_sight(page: Page, real: Served) -> None:
    for path in real.small:
        page.goto(real.url(path))
        assert_walk(page, path)


def test_backwards_too_and_through_all_that_is_folded(page: Page, real: Served) -> None:
    release = next(path for path in real.kinds if path.startswith("releases/") and path.count("/") == 2)
    page.goto(real.url(release))
    page.evaluate("document.querySelectorAll('article details').forEach(details => details.open = true)")
    assert_walk(page, release)
    assert_walk(page, f"{release} backwards", "Shift+Tab")


def test_a_link_comes_first_that_skips_to_the_content(desktop: Page, real: Served) -> None:
    page = desktop
    for path in real.small:
        page.goto(real.url(path))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content", path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = "!!document.activeElement.closest('article') || !document.querySelector('article a[href], article summary')"
        assert page.evaluate(inside), path


def test_the_sections_of_the_phone_open_are_walked_and_close(phone: Page, real: Served) -> None:
    phone.goto(real.url("about.html"))
    summary = phone.locator(".archive-sections summary")
    links = phone.locator(".archive-sections a")
    summary.focus()
    phone.keyboard.press("Enter")
    assert links.count() > 5
    for index in range(links.count()):
        phone.keyboard.press("Tab")
        assert links.nth(index).evaluate("link => link === document.activeElement")
        assert phone.evaluate("window.focused().wrong") == []
    phone.keyboard.press("Escape")
    assert summary.evaluate("summary => summary === document.activeElement")
    assert not links.first.is_visible()
    phone.keyboard.press("Space")
    assert links.first.is_visible()
    phone.keyboard.press("Shift+Tab")
    assert not links.first.is_visible(), "the list stays open over what has the focus"
    summary.press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/index.html")


def test_the_sections_of_the_phone_need_no_script(browser: Browser, real: Served) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(real.url("about.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("navigation").get_by_role("link", name="Countries").click()
    assert page.url.endswith("/countries/index.html")
    context.close()


def test_the_colours_change_by_keyboard_and_are_kept(page: Page, real: Served) -> None:
    page.goto(real.url("about.html"))
    button = page.locator(".archive-colours")
    button.focus()
    schemes = {}
    for key in ("Enter", "Space", "Enter"):
        page.keyboard.press(key)
        assert page.evaluate("window.focused().wrong") == []
        schemes[button.inner_text().strip()] = page.evaluate("document.body.dataset.mdColorScheme")
    assert schemes == {
        "Light colours; switch to dark": "default",
        "Dark colours; follow the system": "slate",
        "Colours follow the system; switch to light": "default",
    }
    button.press("Enter")
    button.press("Enter")
    page.goto(real.url("index.html"))
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_the_search_opens_finds_and_closes_by_keyboard(page: Page, real: Served) -> None:
    page.goto(real.url("about.html"))
    button = page.locator(".archive-search")
    query = page.locator(".md-search__input")
    if button.is_visible():
        button.press("Enter")
    else:
        query.focus()
    page.keyboard.type("helicopter")
    page.locator(".md-search-result__link").first.wait_for(timeout=15_000)
    page.wait_for_timeout(500)  # each letter brings results of its own; those of the last one stay
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    assert not page.locator(".md-search-result__link").first.is_visible()
    page.wait_for_timeout(500)  # Material locks the page in place while the search of a phone is open, and a while longer
    page.evaluate("window.focusables()")
    way = walk(page)
    assert [step for step in way if step["wrong"] or step["number"] < 0] == []
