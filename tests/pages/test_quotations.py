"""What a minister said, on the minister's page: every quotation with its release, office and paragraph."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from generator.archive import Archive, Release
from generator.model import CleanText, Paragraph, Quote
from generator.pages import render
from generator.pages.person import person_page
from tests.pages.rendering import Content, to_html, words
from tests.pages.sample_archive import HOSTILE, authority, bare, dating, record, sample_archive, talks


def said(page: str) -> str:
    """What stands under "Quotations", as a reader sees it."""
    return words(Content(to_html(page.partition("## Quotations")[2].partition("\n")[2])).text.replace("¶", ""))


def quoting(number: int, text: str, rights: str = "open", kind: int = 1) -> Release:
    """A release of its own year in which Ada Quill says `text`."""
    day = dt.date(1990 + number, 3, 1)
    release = bare(f"r-{number}", dating(day.isoformat(), day, day), f"Title {number}")
    paragraphs = (Paragraph("Head", "heading"), Paragraph(f"“{text}”"), Paragraph("a\tb", "table-row"))
    quote = Quote("ada-quill", "Quill", "xa-defence", kind, 6, 6 + len(text), f"“{text}”")
    [person] = [p for p in talks().description.people if p.id == "ada-quill"]
    described = replace(release.description, people=(replace(person, mentions=()),), quotes=(quote,))
    clean = CleanText(None, paragraphs)
    return replace(release, clean=clean, description=described, record=record(rights=rights))


def page_of(*releases: Release) -> str:
    return next(person_page(Archive.of(releases, authority()), "ada-quill")).text


@pytest.fixture(scope="module")
def page() -> str:
    return next(person_page(sample_archive(), "ada-quill")).text


def test_each_quotation_has_its_release_office_and_paragraph(page: str) -> None:
    assert "[2 quotations](#quotations)" in page
    assert said(page) == (
        "12 March 2025 Arvenia and Borland sign a pact in Borburg Secretary for Defence "
        "“We stand with Caldoria,” paragraph 2 "
        "1 March 2025 Ein Pakt über Hangars Secretary for Defence “Wer fliegt, der landet.” paragraph 2"
    )
    assert "[paragraph 2](../../releases/borburg-pact/index.md#p-2)" in page
    assert '“<span lang="de">Wer fliegt, der landet.</span>”' in page


def test_every_link_to_a_paragraph_leads_to_one() -> None:
    pages = {p.path: p.text for p in render(sample_archive())}
    linked = {
        match
        for path, text in pages.items()
        if path.startswith("people/")
        for match in re.findall(r"\(\.\./\.\./(releases/[^#)]*)#(p-\d+)\)", text)
    }
    assert len(linked) == 2
    for path, name in linked:
        assert pages[path].count(f'<span id="{name}">') == 1


def test_who_is_not_quoted_has_no_such_section() -> None:
    text = next(person_page(sample_archive(), "mira-sol")).text
    assert "uotation" not in text


def test_the_newest_stand_first_whatever_the_order_and_many_by_year() -> None:
    many = [quoting(n, f"Words number {n}.") for n in range(12)]
    text = page_of(*many)
    assert text == page_of(*many[::-1])
    found = [int(n) for n in re.findall(r"Words number (\d+)", said(text))]
    assert found == list(range(11, -1, -1))
    quotes = text.partition("## Quotations")[2]
    assert "### 2001 {data-search-exclude=true}" in quotes
    assert "###" not in page_of(*many[:5]).partition("## Quotations")[2]


def test_older_years_of_very_many_are_folded_and_out_of_the_search_index() -> None:
    text = page_of(*(quoting(n, f"Words number {n}.") for n in range(60))).partition("## Quotations")[2]
    assert text.count("<details") == text.count('class="older" markdown="1" data-search-exclude>') == 20
    assert "<summary>1990: 1 release</summary>" in text


def test_long_words_are_cut_and_hostile_ones_stay_words() -> None:
    text = page_of(quoting(1, "word " * 200), quoting(2, HOSTILE))
    assert "word …” paragraph 1" in said(text)
    assert len(said(text)) < 700
    assert words(HOSTILE) in said(text)
    assert "script" not in Content(to_html(text.split("---\n", 2)[2])).elements


def test_where_rights_are_reserved_no_words_are_shown() -> None:
    text = page_of(quoting(1, "These words must not be shown.", rights="unknown"))
    assert "must not" not in text
    assert said(text).endswith("1 quotation, which the rights do not let the archive show")
    assert "#p-" not in text


def test_words_in_a_table_lead_to_the_text() -> None:
    assert "[in the text](../../releases/r-1/index.md#text)" in page_of(quoting(1, "Words.", kind=2))
