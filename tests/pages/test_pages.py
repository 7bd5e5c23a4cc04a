"""What stands on the pages of the sample archive."""

from __future__ import annotations

import datetime as dt
import posixpath
import random
import re

import pytest
import yaml

from generator.archive import Archive
from generator.model import CleanText, Dating, Paragraph
from generator.pages import Page, render
from generator.pages.excerpts import excerpt, word_index
from generator.pages.markdown import in_front_matter
from generator.pages.words import date_in_words, joined, period_in_words, short_date
from tests.pages.rendering import Content, to_html, without_the_archives_own, words
from tests.pages.sample_archive import (
    HOSTILE,
    authority,
    bare,
    dating,
    restricted,
    sample_archive,
    sample_releases,
    talks,
)
from tests.pages.sample_collections import sample_collections

HAND_WRITTEN = {"about.md", "contributing.md"}
LISTS = {
    "releases",
    "people",
    "offices",
    "countries",
    "relations",
    "groups",
    "events",
    "subjects",
    "keywords",
    "years",
    "collections",
}
MATTER = [
    "title",
    "description",
    "date",
    "date_edtf",
    "publisher",
    "rights",
    "ministers",
    "countries",
    "participants",
    "keywords",
    "subjects",
    "capture_sha256",
    "record",
    "search",
]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.text for page in render(sample_archive())}


def body(text: str) -> str:
    """A page without its front matter, as HTML."""
    return to_html(text.split("---\n", 2)[2])


def content(pages: dict[str, str], path: str) -> Content:
    return Content(body(pages[path]))


def matter(text: str) -> dict[str, object]:
    found = yaml.safe_load(text.split("---\n", 2)[1])
    assert isinstance(found, dict)
    return found


def test_every_kind_has_its_pages(pages: dict[str, str]) -> None:
    assert "index.md" in pages
    for kind in LISTS:
        assert f"{kind}/index.md" in pages
        assert any(re.fullmatch(rf"{kind}/[a-z0-9-]+/index\.md", path) for path in pages), kind
    assert "people/tam-reed/index.md" not in pages, "holders whom no release names have no page"
    assert "relations/xa-xb/index.md" in pages
    assert "years/2019/index.md" in pages
    assert "keywords//index.md" not in pages


def test_the_order_releases_come_in_does_not_matter() -> None:
    first = [*render(sample_archive())]
    shuffled = sample_releases()
    random.Random(7).shuffle(shuffled)
    assert [*render(Archive.of(shuffled, authority(), sample_collections(HOSTILE)[::-1]))] == first
    assert len({page.path for page in first}) == len(first)


def test_an_empty_archive_has_a_home_and_every_list() -> None:
    pages = {page.path: page.text for page in render(Archive.of([], authority()))}
    assert set(pages) == {"index.md", *(f"{kind}/index.md" for kind in LISTS)}
    check_links(pages)


def test_every_link_leads_to_a_page(pages: dict[str, str]) -> None:
    check_links(pages)


def check_links(pages: dict[str, str]) -> None:
    """Every internal link names a page, every anchor stands on it."""
    found = {path: content(pages, path) for path in pages}
    for path, page in found.items():
        for target in page.links:
            if target.startswith(("https://", "http://")):
                continue
            file, _, anchor = target.partition("#")
            leads_to = _leads_to(path, file) if file else path
            assert leads_to in pages or leads_to in HAND_WRITTEN, f"{path}: {target}"
            if anchor and leads_to in pages:
                assert anchor in found[leads_to].ids, f"{path}: {target}"


def _leads_to(path: str, target: str) -> str:
    """The page a link names. Pictures name it as it is published, everything else as it is written."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return re.sub(r"\.html$", ".md", found)


def test_every_page_can_be_reached(pages: dict[str, str]) -> None:
    """From the lists, which stand in the navigation."""
    todo = ["index.md", *(f"{kind}/index.md" for kind in LISTS)]
    seen = set(todo)
    while todo:
        path = todo.pop()
        for target in content(pages, path).links:
            leads_to = _leads_to(path, target.partition("#")[0])
            if leads_to in pages and leads_to not in seen:
                seen.add(leads_to)
                todo.append(leads_to)
    assert seen == set(pages)


def test_front_matter_can_be_read(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        found = matter(text)
        assert found["title"], path
        assert found["description"], path


def test_front_matter_of_a_release(pages: dict[str, str]) -> None:
    found = matter(pages["releases/borburg-pact/index.md"])
    assert list(found) == [*MATTER, "card", "linked_data"]
    assert found["date"] == dt.date(2025, 3, 12)
    assert found["ministers"] == ["ada-quill", "mira-sol"]
    assert found["countries"] == ["xa", "xb", "xc"]
    assert found["participants"] == ["xa", "xb"]
    undated = matter(pages["releases/no-date/index.md"])
    assert "date" not in undated
    assert undated["date_edtf"] is None
    assert undated["title"] == in_front_matter(sample_archive().releases["no-date"].description.title.value)


def test_nothing_captured_becomes_markup(pages: dict[str, str]) -> None:
    allowed = set(
        "a blockquote br code dd del details div em h1 h2 h3 h4 ins li ol p span strong summary table tbody td th "
        "thead time tr ul figure figcaption svg defs pattern g path rect line circle text title".split()
    )
    for path in pages:
        page = content(pages, path)
        assert set(page.elements) <= allowed | ({"button"} if path == "index.md" else set()), path
        assert not [link for link in page.links if re.match(r"(?i)(javascript|data|mailto):", link)], path
        assert not [name for name, _ in page.attributes if name.startswith("on")], path


def test_the_words_of_the_text_are_unchanged(pages: dict[str, str]) -> None:
    for release in (talks(), sample_archive().releases["autumn-visit"]):
        html = body(pages[f"releases/{release.id}/index.md"])
        html = without_the_archives_own(html.partition('<div class="text">')[2].partition("<h2 ")[0])
        text = words(Content(html.partition("<details")[0]).text.replace("¶", ""))
        assert text == words(" ".join(part.text for part in release.clean.paragraphs))


def test_first_mentions_are_linked_and_resolved_names_marked(pages: dict[str, str]) -> None:
    text = pages["releases/borburg-pact/index.md"]
    assert "[Ada Quill](../../people/ada-quill/index.md) met her counterpart [Mira Sol](" in text
    assert "[joint statement](https://gov.example/a_b%28c%29%2Ad)" in text
    assert "](javascript" not in text
    visit = pages["releases/autumn-visit/index.md"]
    assert (
        '<span class="resolved" title="Ada Quill&#58; resolved from office and date">[The Defence Secretary](' in visit
    )
    assert (
        "“The Defence Secretary”: [Ada Quill](../../people/ada-quill/index.md), resolved from office and date" in visit
    )
    assert "may be [Otto Brandt](../../people/otto-brandt/index.md) or [Mira Sol]" in visit
    assert "Title supplied from the opening words" in visit
    assert "not confirmed for this day" in visit
    assert "between 4 May and 31 December 2021" in visit


def test_restricted_rights_show_an_excerpt_and_every_word_once(pages: dict[str, str]) -> None:
    text = pages["releases/ships-of-caldoria/index.md"]
    assert "secret middle" not in text
    assert "Subscribe" not in text
    assert "Quotations" not in text
    assert matter(text)["description"] == "Otto Brandt went to Caldoria."
    page = content(pages, "releases/ships-of-caldoria/index.md")
    assert "“Otto Brandt went to Caldoria.”" in page.text
    index = page.text.partition("finds this page by any of them.")[2].split("What it is about")[0].split()
    assert index == sorted(set(index))
    assert {"secret", "middle", "zebras"} <= set(index)
    assert "e-mail address, 2 times" in page.text
    assert "25th September this year" in page.text


def test_an_excerpt_is_cut_between_words_and_never_the_whole() -> None:
    long = CleanText(None, (Paragraph("word " * 400),))
    assert len(excerpt(long)) <= 300
    assert excerpt(long).endswith("word …")
    short = CleanText(None, (Paragraph("Only a few words stand in it. And a few more of them."),))
    assert len(excerpt(short)) < len(short.text) / 2
    several = CleanText(None, (Paragraph("The U.K. agreed. " + "It went on, and on, for a long while. " * 30),))
    assert excerpt(several).startswith("The U.K. agreed. It went on")
    assert excerpt(several).endswith("while.")


def test_the_word_index_holds_every_word_of_the_text() -> None:
    clean = restricted().clean
    assert set(word_index(clean).split()) == set(re.findall(r"\w+", clean.text.casefold()))


@pytest.mark.parametrize(
    ("edtf", "first", "last", "long", "short"),
    [
        ("2025-03-12", (2025, 3, 12), (2025, 3, 12), "12 March 2025", "12 March 2025"),
        ("2024-07-24~", (2024, 7, 24), (2024, 7, 24), "about 24 July 2024", "about 24 July 2024"),
        ("2022-06", (2022, 6, 1), (2022, 6, 30), "June 2022", "June 2022"),
        ("2020-02", (2020, 2, 1), (2020, 2, 29), "February 2020", "February 2020"),
        ("2022", (2022, 1, 1), (2022, 12, 31), "2022", "2022"),
        ("2019-07-24/2019-12-31", (2019, 7, 24), (2019, 12, 31), "between 24 July and 31 December 2019", None),
        ("2019-07-02/2019-07-04", (2019, 7, 2), (2019, 7, 4), "between 2 and 4 July 2019", "2 – 4 July 2019"),
        ("2019-12-31/2020-01-01", (2019, 12, 31), (2020, 1, 1), "between 31 December 2019 and 1 January 2020", None),
        ("2019-07-24/..", (2019, 7, 24), None, "on or after 24 July 2019", "from 24 July 2019"),
        ("../2019-07-24", None, (2019, 7, 24), "on or before 24 July 2019", "until 24 July 2019"),
        (None, None, None, "not known", "no date"),
    ],
)
def test_dates_in_words(
    edtf: str | None,
    first: tuple[int, int, int] | None,
    last: tuple[int, int, int] | None,
    long: str,
    short: str | None,
) -> None:
    date = Dating(edtf, dt.date(*first) if first else None, dt.date(*last) if last else None, "stated")
    assert date_in_words(date) == long
    assert short is None or short_date(date) == short
    assert period_in_words(None, None) == ""
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_many_releases_are_no_wall() -> None:
    first = dt.date(2010, 1, 1)
    days = [first + dt.timedelta(days=7 * n) for n in range(500)]
    many = [bare(f"r-{n}", dating(d.isoformat(), d, d), f"Title {n}") for n, d in enumerate(days)]
    pages = {page.path: page.text for page in render(Archive.of(many, authority()))}
    assert pages["releases/index.md"].count("<time") == 60
    assert pages["index.md"].count("<time") == 6
    country = pages["countries/xa/index.md"]
    assert country.count("<time") == 30
    assert "[2010](mentioned/2010/index.md)" in country
    by_year = [text for path, text in pages.items() if path.startswith("countries/xa/mentioned/")]
    assert sum(text.count("<time") for text in by_year) == 500
    check_links(pages)


def test_up_to_a_few_hundred_stand_on_one_page_older_years_folded() -> None:
    days = [dt.date(2010, 1, 1) + dt.timedelta(days=7 * n) for n in range(120)]
    many = [bare(f"r-{n}", dating(d.isoformat(), d, d), f"Title {n}") for n, d in enumerate(days)]
    pages = {page.path: page.text for page in render(Archive.of(many, authority()))}
    country = pages["countries/xa/index.md"]
    assert country.count("<time") == 120
    assert country.partition('<details class="older"')[0].count("<time") < 100
    assert re.search(r"<summary>2010: 5[23] releases</summary>", country)
    check_links(pages)


def test_pages_are_values() -> None:
    page = Page("index.md", "x")
    with pytest.raises(AttributeError):
        page.text = "y"  # type: ignore[misc]
