"""Captured text is data: whatever it is, it shows as itself and never becomes markup."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.pages.markdown import (
    added,
    attribute,
    block,
    escape,
    front_matter,
    heading,
    in_front_matter,
    link,
    plain,
    quotation,
    removed,
    safe_url,
    span,
    table,
)
from tests.pages.rendering import Content, to_html, words
from tests.pages.sample_archive import HOSTILE

# Extensions that the site does not use, and that somebody may turn on.
MORE = [
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]

MARKUP = st.sampled_from(
    [
        "# ", "## ", "- ", "+ ", "* ", "1. ", "12) ", "> ", "    ", "\t", "---", "===", "***", "!!! note", "??? note",
        "```", "~~~", "`", "**", "__", "_", "~~", "==", "^^", "++ctrl++", "[", "](", ")", "![", "]:", "[^1]", "[^1]: ",
        "*[HTML]: ", "<b>", "</div>", "<!--", "-->", "<?", "<http://a.example>", "https://a.example", "www.a.example",
        "a@b.example", "&lt;", "&#60;", "&", ";", "{: .x }", "{#id}", "{", "}", "{{ x }}", "{% x %}", "|", "| --- |",
        ":smile:", ": ", "::: x", "/// x", "$x$", "\\", "\\*", "!", ":", "\n", "\r\n", "\u2028", "\u0085",
        "\x02", "\x03", "\x02wzxhzdk:0\x03", "klzzwxh:0000", "\x00", "\ufeff", "[TOC]", "[x] ", "\u00a0", "- [ ] ", "é",
        "Ж", "🙂",
    ]
)  # fmt: skip
ANY = st.lists(st.one_of(MARKUP, st.text(max_size=8)), max_size=14).map("".join)


def shown(text: str) -> str:
    """What must be read on the page."""
    return words(plain(text))


@given(ANY)
@example(HOSTILE)
@example("1. One\n2. Two")
@example("Term\n: Definition")
def test_a_paragraph_shows_its_text_and_nothing_else(text: str) -> None:
    content = Content(to_html(escape(text).strip()))
    assert set(content.elements) <= {"p"}
    assert words(content.text) == shown(text)


@given(ANY)
@example(HOSTILE)
def test_more_extensions_change_nothing(text: str) -> None:
    content = Content(to_html(escape(text).strip(), *MORE))
    assert set(content.elements) <= {"p"}
    assert words(content.text) == shown(text)


@given(ANY)
@example(HOSTILE)
def test_commonmark_agrees(text: str) -> None:
    content = Content(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(escape(text).strip()))
    assert set(content.elements) <= {"p"}
    assert words(content.text) == shown(text)


@given(ANY, ANY)
def test_parts_of_a_paragraph_may_be_escaped_apart(before: str, after: str) -> None:
    """As where a name between them becomes a link."""
    html = to_html((escape(before) + link("name", "https://a.example/") + escape(after)).strip())
    content = Content(html)
    assert sorted(content.elements) == ["a", "p"]
    assert words(content.text) == words(plain(before) + "name" + plain(after))


@given(ANY.filter(shown))
@example("C#")
@example("x {: .c }")
def test_headings_links_cells_and_attributes(text: str) -> None:
    for level in (1, 2, 3):
        content = Content(to_html(heading(level, text, "fixed")))
        assert content.elements == [f"h{level}", "a"]
        assert content.ids == {"fixed"}
        assert words(content.text.removesuffix("¶")) == shown(text)
    linked = Content(to_html(f"- {link(escape(text).strip(), 'https://a.example/')}"))
    assert linked.elements == ["ul", "li", "a"]
    assert words(linked.text) == shown(text)
    cells = Content(to_html(table(("a", "b"), [(escape(text).strip(), "x")])))
    assert sorted(set(cells.elements)) == ["table", "tbody", "td", "th", "thead", "tr"]
    assert cells.elements.count("td") == 2
    assert words(cells.text) == words(f"a b {shown(text)} x")
    marked = Content(to_html(f"a {span('b', 'c', text)}"))
    assert marked.elements == ["p", "span"]
    assert dict(marked.attributes)["title"] == plain(text).strip()
    assert marked.attributes[0] == ("class", "c")


def commonmark(text: str) -> Content:
    return Content(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))


@given(st.lists(ANY, min_size=2, max_size=3), st.lists(ANY, min_size=2, max_size=3))
@example([HOSTILE, "|"], ["--- | ---", HOSTILE])
@example(["", ""], ["", "---"])
def test_a_table_shows_its_cells_and_nothing_else(head: list[str], row: list[str]) -> None:
    """Whole and with an empty head, in both dialects; a cell never becomes two, nor a row something else."""
    width = max(len(head), len(row))
    rows = [[escape(cell).strip() for cell in cells] + [""] * (width - len(cells)) for cells in (head, row)]
    wanted = [*(shown(c) for c in head), *[""] * (width - len(head)), *(shown(c) for c in row)]
    for first, below in ((rows[0], rows[1:]), ([""] * width, rows)):
        written = block("table", table(first, below), attributes={"role": "region"})
        for content in (Content(to_html(written)), commonmark(table(first, below))):
            assert set(content.elements) <= {"div", "table", "thead", "tbody", "tr", "th", "td"}
            assert content.elements.count("tr") == 1 + len(below)
            assert content.elements.count("th") == width
            assert content.elements.count("td") == width * len(below)
            assert words(content.text) == words(" ".join(wanted))


@given(st.lists(ANY.filter(shown), min_size=1, max_size=3))
@example([HOSTILE, "> again", "- item"])
def test_a_quotation_shows_its_paragraphs_and_nothing_else(paragraphs: list[str]) -> None:
    written = quotation(escape(p).strip() for p in paragraphs)
    after = f"{written}\n\nafterwards"
    for content in (Content(to_html(block("text", after))), commonmark(after)):
        found = [e for e in content.elements if e != "div"]
        assert found == ["blockquote", *["p"] * len(paragraphs), "p"]
        assert words(content.text) == words(" ".join(map(shown, paragraphs)) + " afterwards")


@given(ANY, ANY, ANY)
@example("1", ". one", "")
@example("", "# ", "- ")
def test_changed_words_stand_as_they_are(same: str, old: str, new: str) -> None:
    written = block("difference", (escape(same) + removed(old) + added(new)).strip())
    inner = (escape(same) + removed(old) + added(new)).strip()
    for content in (Content(to_html(written)), commonmark(inner)):
        assert [e for e in content.elements if e != "div"] == ["p", "del", "ins"]
        assert words(content.text) == words(plain(same) + plain(old) + plain(new))


@given(ANY)
def test_attribute_has_no_character_that_means_something(text: str) -> None:
    assert not set("\"'<>`*_[](){}|\\") & set(attribute(text))


@given(st.dictionaries(st.sampled_from(["title", "description", "date_edtf"]), ANY), st.lists(ANY))
@example({"title": "no"}, ["1e3", "0x1f", "2025-03-12", "null", "~", "- a", "a: b", "---", "...", "a\n---\nb"])
@example({"title": HOSTILE}, ["123e456"])
def test_front_matter_round_trips(texts: dict[str, str], items: list[str]) -> None:
    written = front_matter({**texts, "keywords": items, "search": {"boost": 1.5}})
    head, middle, tail = written.partition("---\n")[2].rpartition("---\n")
    assert (middle, tail) == ("---\n", "")
    assert "\n---" not in head
    assert yaml.safe_load(head) == {
        **{key: in_front_matter(text) for key, text in texts.items()},
        "keywords": [in_front_matter(item) for item in items],
        "search": {"boost": 1.5},
    }


def test_front_matter_keeps_the_words() -> None:
    assert in_front_matter('  a \n b & "c" <d>\x00 ') == 'a b & "c" \u2039d\u203a'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.example",
        "//a.example/x",
        "/x",
        "#",
        "",
        "https://",
        "http://user:secret@a.example/",
        "https://a.example:port/",
        "https://a b.example/",
        "https://[::1",
        "ftp://a.example/",
    ],
)
def test_only_whole_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) is None


@given(ANY)
@example("(a)_b_*c*[d]\"'<>`{}|\\ ü%zz%41&amp;")
def test_a_url_cannot_break_out(path: str) -> None:
    url = safe_url(f"https://a.example/{path}")
    assert url is not None
    content = Content(to_html(f"see {link('it', url)} there"))
    assert content.elements == ["p", "a"]
    assert len(content.attributes) == 1
    assert content.links[0].startswith("https://a.example/")
    assert content.text == "see it there"
