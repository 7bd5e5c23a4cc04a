"""Two accounts of one event: what differs stands side by side, on the pages of both."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator import pipeline
from generator.archive import Archive
from generator.corpus import Corpus
from generator.pages.release import release_page
from tests.archive.synthetic import quiet
from tests.pages.rendering import Content, to_html, words
from tests.pages.sample_archive import sample_archive

BRITISH = """\
Defence Secretary signs pact on minehunters in Oslo

14 March 2025

Defence Secretary Agnes Whitlow met Norwegian Defence Minister Edda Størholm and Polish Minister of Defence Ignacy
Wolański in Oslo today. The United Kingdom, Norway and Poland signed a pact on 12 minehunters worth £750 million.

The 30 member states of the Compact will be told in May. Six patrol boats go with the ships.

Defence Secretary Agnes Whitlow said: "These ships will keep our harbours open whatever comes, and our friends know it."
"""
NORWEGIAN = """\
Readout of the meeting of defence ministers in Oslo

Issued on 15 March 2025

Defence Minister Edda Størholm received Agnes Whitlow, Defence Secretary of the United Kingdom, in Oslo on Friday.
Norway and the United Kingdom signed a pact on twelve minehunters.

All 32 member states of the Compact will be told in May. The 6 patrol boats go with the ships, and 400 sailors train.
"""
WHAT = [
    "Published by",
    "Day of issue",
    "Day of the event",
    "People who took part",
    "Countries and groups that took part",
    "Figures that only this one gives",
    "Quotations",
]


def add(corpus: Path, id: str, publisher: str, rights: str, text: str, more: str = "") -> None:
    folder = corpus / "releases/2025" / id
    folder.mkdir()
    (folder / "capture.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    (folder / "release.yml").write_text(
        f"publisher: {publisher}\nrights: {rights}\nsource_url: null\ncaptures:\n"
        f"  - file: capture.txt\n    media_type: text/plain\n    received: 2025-03-20\n    sha256: {digest}\n{more}",
        encoding="utf-8",
    )


@pytest.fixture
def archive(archive_corpus: Path) -> Archive:
    add(archive_corpus, "british-pact", "uk-defence", "ogl-3.0", BRITISH)
    more = "other_accounts: [british-pact]\n"
    add(archive_corpus, "norwegian-pact", "no-fd", "all-rights-reserved", NORWEGIAN, more)
    return pipeline.describe_corpus(Corpus(archive_corpus), 1, quiet, with_keywords=False).archive


def page_of(archive: Archive, id: str) -> str:
    return release_page(archive, archive.releases[id]).text.split("---\n", 2)[2]


def rows(page: str) -> dict[str, tuple[str, str]]:
    """The table as a reader sees it: what, here, there."""
    section = page.partition("## Other accounts of the same event")[2]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    assert lines[1] == "| --- | --- | --- |"
    end = next((n for n, line in enumerate(lines) if line.startswith("| Quotations ")), len(lines))
    cells = [words(Content(to_html(line)).text).strip("| ").split(" | ") for line in lines[2 : end + 1]]
    return {what: (here, there) for what, here, there in cells}


def test_what_differs_stands_side_by_side(archive: Archive) -> None:
    found = rows(page_of(archive, "british-pact"))
    assert list(found) == WHAT
    assert found["Published by"][0] != found["Published by"][1]
    assert found["Day of issue"][0].startswith("14 March 2025")
    here, there = found["People who took part"]
    assert {"Agnes Whitlow", "Edda Størholm", "Ignacy Wolański only here"} == set(here.split(", "))
    assert {"Agnes Whitlow", "Edda Størholm"} == set(there.split(", "))
    assert found["Countries and groups that took part"] == (
        "Norway, Poland only here, United Kingdom",
        "Norway, United Kingdom",
    )
    assert found["Figures that only this one gives"] == (
        "£750 million; 30 member states",
        "32 member states; 400 sailors",
    )
    assert found["Quotations"] == ("1 quotation", "0 quotations")


def test_the_other_page_has_the_same_turned_round(archive: Archive) -> None:
    here, there = rows(page_of(archive, "british-pact")), rows(page_of(archive, "norwegian-pact"))
    assert there == {what: cells[::-1] for what, cells in here.items()}


def test_the_section_says_that_it_is_worked_out_and_where_the_other_is(archive: Archive) -> None:
    page = page_of(archive, "norwegian-pact")
    assert "## Other accounts of the same event {#accounts data-search-exclude=true}" in page
    assert "### What differs, side by side" in page
    assert "Worked out by the archive from both texts" in page
    assert "- [Defence Secretary signs pact on minehunters in Oslo](../british-pact/index.md), " in page
    assert page.index("{#text") < page.index("{#accounts") < page.index("{#evidence")


def test_figures_are_not_compared_across_languages() -> None:
    found = rows(page_of(sample_archive(), "hangar-pakt"))
    assert list(found) == [what for what in WHAT if not what.startswith("Figures")]
    assert found["Day of issue"] == ("1 March 2025 stated", "12 March 2025 stated")
    assert found["Day of the event"] == ("not told", "11 March 2025 inferred")
    assert found["People who took part"] == ("Ada Quill", "Ada Quill, Mira Sol only here")


def test_a_release_told_of_once_has_no_such_section() -> None:
    assert "Other accounts" not in page_of(sample_archive(), "autumn-visit")
