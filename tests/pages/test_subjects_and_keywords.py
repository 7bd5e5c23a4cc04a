"""Pages of subjects and keywords: what stands on them, and which keywords have none of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive import Archive
from generator.model import Keyword
from generator.pages import render
from tests.pages.sample_archive import authority, sample_archive, sample_releases

TALKS = "releases/pact-in-borburg/index.md"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.text for page in render(sample_archive())}


def test_a_subject_shows_its_scope_its_place_and_the_words_that_give_it(pages: dict[str, str]) -> None:
    page = pages["subjects/hangars/index.md"]
    assert "# Hangars &#38; &#60;sheds&#62;" in page
    assert "Roofs &#42;for&#42; aircraft." in page
    assert "[Buildings](../buildings/index.md)" in page
    assert "“hangar”" in page
    assert "hangar, shed &#124; roof" in page
    assert "Ships" not in page, "a heading without releases is no way on"


def test_a_heading_above_others_leads_to_them(pages: dict[str, str]) -> None:
    assert "[Hangars &#38; &#60;sheds&#62;](../hangars/index.md)" in pages["subjects/buildings/index.md"]
    assert "subjects/ships/index.md" not in pages


def test_a_release_leads_to_its_subjects(pages: dict[str, str]) -> None:
    held = [path for path, text in pages.items() if path.startswith("releases/") and "subjects/hangars/" in text]
    assert held, "no release leads to the subject"
    assert "subjects/hangars/index.md" in pages["index.md"]


def test_a_keyword_of_one_release_has_no_page_but_is_shown(pages: dict[str, str]) -> None:
    assert "keywords/joint-statement/index.md" in pages
    assert "keywords/common-hangar/index.md" not in pages
    listed = pages["keywords/index.md"]
    assert "## In several releases" in listed
    one = listed.partition("## In one release")[2]
    assert "[common hangar](../releases/" in one
    assert any("common hangar" in text for path, text in pages.items() if path.startswith("releases/"))


def test_what_goes_with_a_keyword_stands_on_its_page() -> None:
    shared = [
        replace(r, description=replace(r.description, keywords=(Keyword("a common roof", 0.1),)))
        for r in sample_releases()
    ]
    found = {page.path: page.text for page in render(Archive.of(shared, authority()))}
    page = found["keywords/a-common-roof/index.md"]
    assert '<figure class="picture activity">' in page
    assert "[Arvenia](../../countries/xa/index.md)" in page
    assert "[Ada Quill](../../people/ada-quill/index.md)" in page
