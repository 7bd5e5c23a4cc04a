"""The page of one release, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.archive import Archive, Release
from generator.authority.records import Rights
from generator.pages import glosses
from generator.pages.accounts import accounts
from generator.pages.collection import in_collections
from generator.pages.differences import differences_page
from generator.pages.evidence import LONG, SHORT, how_we_know
from generator.pages.excerpts import EXCERPT, cut, excerpt, word_index
from generator.pages.facts import TITLES, also_named, facts, keyword_terms, mark, source_line
from generator.pages.head import with_list, with_release
from generator.pages.languages import attributes, note, title_attributes
from generator.pages.links import Links, differences_path, release_path, removed_path
from generator.pages.lists import entry, releases, releases_by_year
from generator.pages.markdown import block, bullets, escape, folded, heading, page, span
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.provenance import citation, provenance, rights_notice, suggest_a_correction
from generator.pages.quotations import quoted_words
from generator.pages.related import what_to_read_next
from generator.pages.removed import anything_to_show, removed_page
from generator.pages.stated_apart import withdrawal
from generator.pages.text import anchor, full_text, paragraph_numbers
from generator.pages.words import count
from generator.related import Related, related_releases

NEWEST = 60
"""A longer list of all releases shows only so many, and leads to the years for the rest."""


def release_pages(archive: Archive) -> Iterator[Page]:
    """A page for every release, and those that prove what was done to it, after the list of all."""
    yield _list(archive)
    related = related_releases(archive)
    for release in archive.releases.values():
        restricted = archive.authority.rights[release.record.rights].shown != "full"
        yield release_page(archive, release, related[release.id])
        if anything_to_show(release.clean):
            yield removed_page(Links(archive, removed_path(release.id)), release, restricted)
        if release.earlier:
            yield differences_page(Links(archive, differences_path(release.id)), release, restricted)


def release_page(archive: Archive, release: Release, related: Sequence[Related] = ()) -> Page:
    """Title, facts, text (or excerpt), other accounts, what is near, how we know, provenance, citation, rights."""
    links = Links(archive, release_path(release.id))
    rights = archive.authority.rights[release.record.rights]
    restricted = rights.shown != "full"
    limit = SHORT if restricted else LONG
    described = release.description
    body = [
        heading(1, described.title.value, attributes=title_attributes(described)),
        _title_note(release),
        withdrawal(links, release, limit),
        facts(links, release),
        block("notice", note(described)) if note(described) else "",
        *(_excerpt(links, release) if restricted else _full(links, release)),
        *also_named(links, release),
        *accounts(links, release),
        *what_to_read_next(links, release, related),
        *in_collections(links, release),
        *how_we_know(links, release, limit),
        *provenance(links, release, limit),
        *citation(links, release),
        *rights_notice(release, rights, _attribution(archive, release, rights)),
        "[What the marks mean](" + links.relative("about.md") + "#how-we-know)",
        *suggest_a_correction(links, release),
    ]
    return Page(links.page, page(with_release(links, release, restricted, matter(release, restricted)), body))


def _attribution(archive: Archive, release: Release, rights: Rights) -> str:
    """Whom the licence asks to name: in the publisher's words, where the licence is its usual one, and in its own."""
    publisher = archive.authority.publishers.get(release.record.publisher)
    own = publisher.attribution if publisher is not None and publisher.rights == rights.id else None
    return " ".join(f"{words.rstrip('.')}." for words in (own, rights.attribution) if words)


def matter(release: Release, restricted: bool) -> dict[str, Any]:
    """The front matter: ids and plain texts, ready for YAML."""
    described, record = release.description, release.record
    values: dict[str, Any] = {
        "title": described.title.value,
        "description": _summary(release, restricted),
        "date": described.date.earliest,
        "date_edtf": described.date.edtf,
        "publisher": record.publisher,
        "rights": record.rights,
        "ministers": [p.id for p in described.people if p.kind == "minister" and p.id],
        "countries": sorted(c.id for c in described.countries),
        "participants": list(described.participants),
        "keywords": keyword_terms(release),
        "subjects": [subject.id for subject in described.subjects],
        "capture_sha256": [capture.sha256 for capture in record.captures],
        "record": release.record_path,
        "search": {"boost": 1.5},
    }
    return {key: value for key, value in values.items() if key != "date" or value}


def _summary(release: Release, restricted: bool) -> str:
    """The lead of the release; where rights are reserved no more than the excerpt."""
    if restricted or not release.description.summary:
        return excerpt(release.clean)
    return cut(release.description.summary, 2 * EXCERPT)


def _title_note(release: Release) -> str:
    title = release.description.title
    return "" if title.basis == "stated" else block("title-note", f"{TITLES[title.basis]} {mark(title.basis)}")


def _full(links: Links, release: Release) -> list[str]:
    return [heading(2, "Text", "text"), *full_text(links, release), *_quotes(links, release)]


def _quotes(links: Links, release: Release) -> list[str]:
    """Who said what, gathered from the text: folded, because it stands there already."""
    quotes = release.description.quotes
    if not quotes:
        return []
    numbers = paragraph_numbers(release.clean)
    lines = []
    for quote in quotes:
        place = f"[{numbers.get(quote.paragraph, '¶')}](#{anchor(release, quote.paragraph)})"
        lines.append(f"{glosses.speaker(links, release, quote)}: {quoted_words(release, quote)} {span(place, 'place')}")
    label = f"{count(len(quotes), 'quotation')}, each with its speaker and paragraph"
    return [folded(label, block("quotations", bullets(lines)), css="gathered", search=False)]


def _excerpt(links: Links, release: Release) -> list[str]:
    """What may be shown where rights are reserved, and the words that search finds the page by."""
    note = f"This is an excerpt: the rights do not let the archive show the whole text. Source: {source_line(release)}."
    words = word_index(release.clean)
    language = attributes(release.description.language)
    return [
        heading(2, "Excerpt", "text"),
        block("text", f"“{escape(excerpt(release.clean))}”", attributes=language),
        block("excerpt-note", note),
        glosses.box(links, release),
        folded(
            "Words in this release, A–Z",
            "Each word stands here once, in the order of the alphabet, so that search finds this page by any of them.",
            span(escape(words), attributes=language),
            css="word-index",
        ),
    ]


def _list(archive: Archive) -> Page:
    links = Links(archive, "releases/index.md")
    ids = list(archive.releases)
    body = [heading(1, "Releases"), f"{count(len(ids), 'release')}, newest first."]
    body += over_time(links, {"Releases": ids}, "Releases of the archive, year by year")
    if len(ids) <= NEWEST:
        body += releases_by_year(links, ids, level=2, flat=0) if ids else ["None yet."]
    else:
        years = [
            f"{links.year(year)} ({count(len(found), 'release')})"
            for year, found in sorted(archive.years.items(), reverse=True)
        ]
        body += [heading(2, f"The newest {NEWEST}"), releases(links, ids[:NEWEST])]
        body += [heading(2, "All by year"), block("index", bullets(years)), *_undated(links)]
    matter = {
        "title": "Releases",
        "description": "Every release of the archive, newest first.",
        "search": {"exclude": True},
    }
    return Page(links.page, page(with_list(links, matter), body))


def _undated(links: Links) -> list[str]:
    """Releases that no year page holds."""
    ids = [release.id for release in links.archive.releases.values() if not release.years]
    return [heading(2, "Without a year"), block("releases", bullets(entry(links, i) for i in ids))] if ids else []
