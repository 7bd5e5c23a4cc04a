"""What the archive sets beside a text: supplied names, speakers, folded notes to editors, numbers of paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.archive import Archive, Release
from generator.model import CleanText, Paragraph, ParagraphKind, Quote
from generator.pages.glosses import set_off
from generator.pages.release import release_page
from tests.pages.rendering import Content, to_html, without_the_archives_own, words
from tests.pages.sample_archive import HOSTILE, NO_DATE, authority, bare


def release_of(*paragraphs: Paragraph, quoted: tuple[str, ...] = (), speaker: str | None = "ada-quill") -> Release:
    """A release with these paragraphs and quotations."""
    clean = CleanText(None, paragraphs)
    release = bare("one", NO_DATE, "One")
    starts = [clean.text.index(text) for text in quoted]
    place = [sum(s <= at for s in clean.paragraph_starts) - 1 for at in starts]
    quotes = tuple(
        Quote(speaker, "Quill", "xa-defence", p, at, at + len(text), text)
        for p, at, text in zip(place, starts, quoted, strict=True)
    )
    return replace(release, clean=clean, description=replace(release.description, quotes=quotes))


def page_of(release: Release) -> str:
    return release_page(Archive.of([release], authority()), release).text.split("---\n", 2)[2]


def test_a_quotation_over_paragraphs_is_set_off_once_with_its_speaker() -> None:
    said = "“We begin here.\n“And we end here.”"
    release = release_of(Paragraph("Quill said:"), *(Paragraph(p) for p in said.split("\n")), quoted=(said,))
    html = to_html(page_of(release))
    assert html.count("<blockquote>") == 1
    content = Content(html.partition('<div class="text"')[2].partition("<details")[0])
    assert "Said by Ada Quill, Secretary for Defence" in words(content.text)
    assert words(Content(html.partition("<blockquote>")[2].partition("</blockquote>")[0]).text) == (
        "2“We begin here. 3“And we end here.”"
    )


def test_words_quoted_inside_a_sentence_stay_in_it() -> None:
    release = release_of(Paragraph("“We begin,” Quill said."), quoted=("“We begin,”",))
    assert set_off(release) == {}
    assert "<blockquote>" not in to_html(page_of(release))


def test_a_speaker_whom_nobody_knows_is_named_as_the_text_does() -> None:
    release = release_of(Paragraph("“We begin.”"), quoted=("“We begin.”",), speaker=None)
    release = replace(
        release,
        description=replace(
            release.description, quotes=(replace(release.description.quotes[0], speaker_name=HOSTILE, office=None),)
        ),
    )
    content = Content(to_html(page_of(release)))
    assert f"Said by {words(HOSTILE)}" in words(content.text)
    assert "script" not in content.elements


@pytest.mark.parametrize("kind", ["heading", "paragraph"])
@pytest.mark.parametrize("title", ["Notes to editors", "NOTES TO EDITORS:", "Editor’s notes", "Background information"])
def test_notes_to_editors_are_folded_and_lose_no_word(kind: ParagraphKind, title: str) -> None:
    parts = (Paragraph("Ships sail."), Paragraph(title, kind), Paragraph("Call us."), Paragraph("Or not.", "list-item"))
    html = to_html(page_of(release_of(*parts)))
    inside = html.partition('<details class="editors-notes">')[2].partition("</details>")[0]
    assert f"<summary>{title}</summary>" in inside
    assert words(Content(without_the_archives_own(inside)).text) == f"{title} Call us. Or not."
    numbers = [int(n) for n in re.findall(r'id="p-(\d+)"', html)]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("text", ["Notes to editors were sent.", "Background", "The background information is long."])
def test_other_words_open_no_notes(text: str) -> None:
    parts = (Paragraph("Ships sail."), Paragraph(text), Paragraph("Call us."))
    assert "editors-notes" not in page_of(release_of(*parts))


def test_a_text_that_is_nothing_but_notes_is_not_folded() -> None:
    assert "editors-notes" not in page_of(release_of(Paragraph("Notes to editors"), Paragraph("Call us.")))
