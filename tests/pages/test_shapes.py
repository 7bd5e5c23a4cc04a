"""The shapes that cleaning kept, on the page of a release: quotes, tables, lists, and the language of a text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from generator.archive import Archive
from generator.model import CleanText, Link, Paragraph
from generator.pages.languages import NAMES, attributes, note
from generator.pages.links import Links, release_path
from generator.pages.release import release_page
from generator.pages.text import full_text
from tests.pages.rendering import Content, to_html, without_the_archives_own, words
from tests.pages.sample_archive import HOSTILE, NO_DATE, authority, bare, sample_archive, shaped


def text_of(*paragraphs: Paragraph, links: tuple[Link, ...] = ()) -> str:
    """The text of a release with these paragraphs, as Markdown, without numbers and the names links know them by."""
    named = without_the_archives_own(named_text_of(*paragraphs, links=links))
    return re.sub(r'<span id="p-\d+">(.*)</span>$', r"\1", named, flags=re.MULTILINE)


def named_text_of(*paragraphs: Paragraph, links: tuple[Link, ...] = ()) -> str:
    """The same with them."""
    release = bare("one", NO_DATE, "One")
    description = replace(release.description, countries=())
    release = replace(release, clean=CleanText(None, paragraphs, links=links), description=description)
    return "\n\n".join(full_text(Links(Archive.of([release], authority()), "releases/one/index.md"), release))


def rows(*texts: str) -> str:
    return text_of(*(Paragraph(text, "table-row") for text in texts))


@pytest.fixture(scope="module")
def page() -> str:
    archive = sample_archive()
    return release_page(archive, archive.releases["hangar-pakt"]).text.split("---\n", 2)[2]


def test_every_word_stands_on_the_page_in_order_without_bullets_of_its_own(page: str) -> None:
    html = to_html(page).partition('<div class="text"')[2].partition(">")[2].partition("<details")[0]
    wanted = " ".join(p.text.removeprefix("• ").removeprefix("- ") for p in shaped().clean.paragraphs)
    assert words(Content(without_the_archives_own(html)).text.replace("¶", "")) == words(wanted)


EVERY_SHAPE = (
    Paragraph("One.", "quote"),
    Paragraph(HOSTILE, "quote"),
    Paragraph("• item", "list-item"),
    Paragraph("1. item", "list-item"),
    Paragraph("(b) item", "list-item"),
    Paragraph(HOSTILE),
    Paragraph("By somebody", "byline"),
    Paragraph("Head", "heading"),
    Paragraph("a\tb", "table-row"),
    Paragraph("- alone", "list-item"),
    Paragraph("1. March was a Wednesday."),
)


def test_links_can_lead_to_every_paragraph() -> None:
    """By its number in the text; in both dialects, and nothing else becomes of its words."""
    written = named_text_of(*EVERY_SHAPE)
    inner = written.partition("\n\n")[2].rpartition("\n\n")[0]
    commonmark = MarkdownIt("commonmark").enable("table")
    for html in (to_html(written), commonmark.render(re.sub(r"</?div[^>]*>\n\n|\n\n</div>", "", inner))):
        assert re.findall(r'href="#p-(\d+)" aria-label="Paragraph \1" data-search-exclude.*?>\1</a>', html) == [
            str(number) for number in range(1, 9)
        ]
        found = Content(without_the_archives_own(html))
        names = [value for name, value in found.attributes if name == "id" and value and value.startswith("p-")]
        assert names == ["p-1", "p-2", "p-3", "p-4", "p-5", "p-6", "p-7", "p-8"]
        assert set(found.elements) <= set("div blockquote p span ul li h3 a table thead tbody tr th td".split())
        wanted = " ".join(p.text.removeprefix("• ").removeprefix("- ") for p in EVERY_SHAPE)
        assert words(found.text.replace("¶", "")) == words(wanted)


def test_quotes_that_follow_each_other_are_one_block() -> None:
    content = Content(to_html(text_of(Paragraph("One.", "quote"), Paragraph("Two.", "quote"), Paragraph("Three."))))
    assert content.elements == ["div", "blockquote", "p", "p", "p"]


def test_the_first_row_is_the_head_where_it_names_columns() -> None:
    assert "| Island | Opens | Crew |\n| --- | --- | --- |\n| Holm | May | 18 |" in rows(
        "Island\tOpens\tCrew", "Holm\tMay\t18"
    )
    assert "|  | 2024 | 2025 |\n| --- |" in rows("\t2024\t2025", "Boats\t3\t4")
    assert "| Island | Crew |\n| --- |" in rows("Island\tCrew", "Holm\t18", "Rock\t20")


@pytest.mark.parametrize(
    "lines",
    [
        ["Place\tBorburg", "Day\tMonday"],
        ["Holm\tMay\t18"],
        ["Title of the table", "Holm\tMay\t18"],
        ["Holm\t\t18", "Rock\tMay\t20"],
        ["A sentence stands here.\tMay\t18", "Rock\tMay\t20"],
        ["A very long cell that goes on and on, as no name of any column ever does\tMay\t18", "Rock\tMay\t20"],
    ],
)
def test_a_first_row_that_may_be_data_is_no_head(lines: list[str]) -> None:
    content = Content(to_html(rows(*lines)))
    assert content.elements.count("td") == len(lines) * max(line.count("\t") + 1 for line in lines)
    assert words(content.text) == words(" ".join(lines))


def test_ragged_rows_are_padded_and_a_single_column_is_no_table() -> None:
    assert "| a |  |\n| b | c |" in rows("a", "b\tc")
    assert Content(to_html(rows("a", "b"))).elements == ["div", "p", "p"]


def test_links_stand_on_their_words_in_a_cell_and_never_across_two() -> None:
    paragraphs = (Paragraph("Before."), Paragraph("Holm\tthe plan\tMay", "table-row"))
    inside, across = Link(13, 21, "https://a.example/plan"), Link(8, 16, "https://a.example/both")
    found = text_of(*paragraphs, links=(across, inside))
    assert "| Holm | [the plan](https://a.example/plan) | May |" in found
    assert "both" not in found


def test_a_mark_behind_a_bullet_stays_on_its_words() -> None:
    found = text_of(
        Paragraph("• the plan", "list-item"), Paragraph("two", "list-item"), links=(Link(2, 10, "https://a.example/"),)
    )
    assert "- [the plan](https://a.example/)\n- two" in found


@pytest.mark.parametrize("bullet", ["•", "-", "–", "—", "*", "·", "▪", "◦"])
def test_no_bullet_stands_twice(bullet: str) -> None:
    found = text_of(*(Paragraph(f"{bullet} item", "list-item") for _ in range(2)))
    assert "\n\n- item\n- item\n\n" in found


def test_an_item_with_its_own_number_gets_no_bullet_besides() -> None:
    found = text_of(
        Paragraph("1. One", "list-item"), Paragraph("(b) Two", "list-item"), Paragraph("three", "list-item")
    )
    content = Content(to_html(found))
    assert content.elements == ["div", "div", "ul", "li", "li", "ul", "li"]
    assert ("class", "numbered") in content.attributes
    assert words(content.text) == "1. One (b) Two three"


def test_a_dash_or_a_number_alone_opens_no_list() -> None:
    """In many languages a dash opens what somebody says, and a day is written with a number and a stop."""
    content = Content(to_html(text_of(Paragraph("14. mars 2025", "list-item"), Paragraph("Og:"))))
    assert content.elements == ["div", "p", "p"]
    assert Content(to_html(text_of(Paragraph("– So it is.", "list-item")))).text.strip() == "– So it is."


def test_a_text_that_is_not_english_says_so_to_reader_and_machine(page: str) -> None:
    assert '<div class="text" lang="de" markdown="1">' in page
    assert "# Ein Pakt über Hangars {lang=de}" in page
    assert "This release is in German. Names and dates are found where that needs no reading of the language." in page
    assert '“<span lang="de">Wer fliegt, der landet.</span>”' in page
    english = release_page(sample_archive(), sample_archive().releases["autumn-visit"]).text
    assert "lang=" not in english
    assert "This release is in" not in english


def test_a_list_marks_the_language_of_a_title() -> None:
    links = Links(sample_archive(), "releases/index.md")
    assert links.release("hangar-pakt") == '[<span lang="de">Ein Pakt über Hangars</span>](hangar-pakt/index.md)'


def test_languages_are_named_and_right_to_left_is_told() -> None:
    assert attributes("ar") == {"lang": "ar", "dir": "rtl"}
    assert attributes("en") == attributes("und") == attributes('x" onload="') == {}
    description = bare("one", NO_DATE, "One").description
    assert note(replace(description, language="und")).startswith("The language of this release is not known.")
    assert len(NAMES) == 183
    assert all(len(code) == 2 and name[0].isupper() for code, name in NAMES.items())


def test_what_the_capture_states_apart_is_shown(page: str) -> None:
    content = Content(to_html(page))
    said = words(content.text)
    assert "Withdrawn by its publisher on 2 September 2025: “Er gilt nicht mehr. # <script>" in said
    assert "Organisations: Ministry | of <Defence>; Borland Air (the API's field links.organisations)" in said
    assert "Countries: Borland (the API's field links.world_locations)" in said
    assert "13 changes" in said
    assert "12 March 2025: Geändert 12." in said
    assert "not for the page" not in said


def test_provenance_shows_what_the_record_states(page: str) -> None:
    said = words(Content(to_html(page).replace("<br />", " ").replace("<br>", " ")).text)
    assert (
        "b.json (application/json), received 2 September 2025 Release 2 of 5 of the capture received Fetched from"
        in said
    )
    assert "Last changed there on 2 September 2025, as the server says" in said
    assert "The source’s own id: https://gov.example/?p=<1>" in said
    assert "Alike, and not the same release: The Defence Secretary will join" in said
    assert "not-there" not in said


def test_an_account_of_the_same_event_is_shown_on_both_sides() -> None:
    archive = sample_archive()
    other = release_page(archive, archive.releases["borburg-pact"])
    assert '[<span lang="de">Ein Pakt über Hangars</span>](../hangar-pakt/index.md)' in other.text
    assert other.path == release_path("borburg-pact")
    here = release_page(archive, archive.releases["hangar-pakt"]).text.split("---\n", 2)[2]
    accounts = words(Content(to_html(here)).text.replace("¶", "")).partition("Other accounts of the same event ")[2]
    assert accounts.startswith("Arvenia and Borland sign a pact in Borburg, Arvenian Ministry of Defence What differs")
    assert "not-there" not in accounts
    assert HOSTILE not in other.text
