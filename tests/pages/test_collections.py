"""Pages of collections: an editor's words, written anew, say the same in both dialects and are never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.archive import Archive, Collection
from generator.collecting.introduction import Piece, read_introduction, words_of
from generator.collecting.record import CollectionRecord, Search
from generator.pages import render
from generator.pages.collection import collection_page
from generator.pages.markdown import plain
from tests.pages.rendering import Content, to_html, words
from tests.pages.sample_archive import HOSTILE, authority, sample_archive, sample_releases
from tests.pages.sample_collections import INTRODUCTION
from tests.pages.test_escaping import ANY

ELEMENTS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "em", "strong", "a", "div"}
SIGNS = st.sampled_from(
    [
        *("*", "**", "***", "[a](https://a.example/)", "[b](release:borburg-pact)", "[*c*](person:ada-quill)", "\\*"),
        *(
            "\n",
            "\n\n",
            "\n- ",
            "\n1. ",
            "\n2. ",
            "\n> ",
            "\n>\n",
            "\n## ",
            "\n### ",
            "\n* ",
            "\n  ",
            " ",
            "a",
            "b",
            "é",
        ),
    ]
)
WRITTEN = st.lists(st.one_of(SIGNS, ANY), max_size=20).map("".join)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.text for page in render(sample_archive())}


def archive_of(pieces: Sequence[Piece]) -> Archive:
    record = CollectionRecord(title="t", description="d", search=Search(after="1900"))
    return Archive.of(sample_releases(), authority(), [Collection("c", record, tuple(pieces), {})])


def introduction(pieces: Sequence[Piece]) -> str:
    """The introduction as it stands on the page."""
    archive = archive_of(pieces)
    text = collection_page(archive, archive.collections["c"]).text
    return text.partition('<div class="introduction" markdown="1">\n\n')[2].rpartition("\n\n</div>\n\n## Releases")[0]


def in_both(text: str) -> tuple[Content, Content]:
    """As MkDocs shows it and as CommonMark does."""
    inside = f'<div class="introduction" markdown="1">\n\n{text}\n\n</div>'
    permalink = re.compile(r'<a class="headerlink".*?</a>')
    ours = Content(permalink.sub("", to_html(inside)))
    return ours, Content(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(inside))


@given(WRITTEN)
@example(INTRODUCTION)
@example(HOSTILE)
@example("a\n\n- b\n\n1. c\n\n- d\n\n> e\n\n> f\n\ng")
@example("*a **b** c* ***d*** **e *f*** ****")
@example("- [x] a\n- | b\n- # c")
@example("1. a\n1. b\n2019. c")
@example("## *a* [b](https://a.example/)")
@example("**" * 400 + "a" + "**" * 400)
def test_both_dialects_show_what_was_read_and_nothing_else(written: str) -> None:
    pieces = read_introduction(written.split("\n")).pieces
    ours, theirs = in_both(introduction(pieces))
    assert set(ours.elements) <= ELEMENTS
    assert ours.elements == theirs.elements
    assert words(ours.text) == words(theirs.text)
    assert words(ours.text) == words(plain(" ".join(words_of(line) for piece in pieces for line in piece.lines)))
    assert all(link.startswith(("https://", "http://", "../../")) for link in (*ours.links, *theirs.links))


def test_every_kind_of_block_becomes_itself() -> None:
    found = read_introduction(INTRODUCTION.split("\n"))
    assert not found.faults
    for content in in_both(introduction(found.pieces)):
        kinds = [e for e in content.elements if e not in ("div", "p", "a", "em", "strong")]
        assert kinds == ["h2", "ul", "li", "li", "ol", "li", "li", "blockquote"]
        assert content.elements.count("em") == 2
        assert content.elements.count("strong") == 2
        assert content.links == [
            "../../releases/borburg-pact/index.md",
            "../../people/ada-quill/index.md",
            "../../countries/xb/index.md",
            "https://gov.example/a_%28b%29",
        ]
        assert "1999. A year, no list. {{ 7*7 }}" in content.text
        assert "nobody" in content.text


def test_a_collection_has_its_releases_in_order_with_notes(pages: dict[str, str]) -> None:
    page = pages["collections/pacts/index.md"]
    listed = page.partition('<div class="releases"')[2].partition("</div>")[0]
    ids = re.findall(r"\(\.\./\.\./releases/([a-z-]+)/index\.md\)", listed)
    assert ids == ["no-date", "borburg-pact", "autumn-visit"]
    assert '<span class="note">Then the visit.</span>' in listed
    assert "3 releases · put together by" in page
    assert "updated 1 April 2025" in page
    assert "From 2021 to 2025." in page
    assert "Where and who" in page
    content = Content(to_html(page.split("---\n", 2)[2]))
    assert words(HOSTILE) in words(content.text)
    assert not {"script", "img"} & set(content.elements)
    assert "None yet." in pages["collections/nothing-yet/index.md"]


def test_the_list_names_each_with_its_size(pages: dict[str, str]) -> None:
    listed = pages["collections/index.md"]
    assert '- [Nothing yet](nothing-yet/index.md) <span class="count">0 releases</span>' in listed
    assert listed.index("nothing-yet") < listed.index("pacts/index.md")
    empty = {p.path: p.text for p in render(Archive.of(sample_releases(), authority()))}
    assert "None yet." in empty["collections/index.md"]
    assert not any("In collections" in text for text in empty.values())


def test_a_release_leads_to_its_collections_and_on(pages: dict[str, str]) -> None:
    page = pages["releases/borburg-pact/index.md"]
    section = page.partition("## In collections")[2].partition("</div>")[0]
    assert "(../../collections/pacts/index.md) · previous: [" in section
    before, _, after = section.partition(" · next: ")
    assert before.endswith("](../no-date/index.md)")
    assert "](../autumn-visit/index.md)" in after
    last = pages["releases/autumn-visit/index.md"].partition("## In collections")[2].partition("</div>")[0]
    assert "next:" not in last
    assert "## In collections" not in pages["releases/spanning/index.md"]
