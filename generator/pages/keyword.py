"""The page of a keyword, and the list of all from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.archive import Archive
from generator.pages.links import Links, keyword_path
from generator.pages.lists import counted, releases_by_year
from generator.pages.markdown import block, heading, page
from generator.pages.page import Page
from generator.pages.words import count

ONE_LIST = 40
"""More keywords than this are listed under their first letters."""


def keyword_pages(archive: Archive) -> Iterator[Page]:
    """A page for every keyword, after the list of all."""
    yield _list(archive)
    for slug in archive.keywords:
        if slug:
            yield keyword_page(archive, slug)


def keyword_page(archive: Archive, slug: str) -> Page:
    """The releases that have one keyword."""
    links = Links(archive, keyword_path(slug))
    term, ids = archive.keyword_terms[slug], archive.keywords[slug]
    lead = f"{count(len(ids), 'release')} with this keyword."
    body = [heading(1, term), block("lead", lead), *releases_by_year(links, ids, 2)]
    matter = {
        "title": term,
        "description": f"{count(len(ids), 'release')} with the keyword {term}.",
        "search": {"boost": 0.5},
    }
    return Page(links.page, page(matter, body))


def _list(archive: Archive) -> Page:
    links = Links(archive, "keywords/index.md")
    slugs = [slug for slug in archive.keywords if slug]
    body = [heading(1, "Keywords"), "Words and phrases that set a release apart, as its text writes them."]
    if len(slugs) <= ONE_LIST:
        body.append(_index(links, slugs) if slugs else "None yet.")
    else:
        cards: list[str] = []
        for letter, group in groupby(slugs, key=lambda slug: slug[0].upper() if slug[0].isalpha() else "0–9"):
            cards.append(block("way", heading(2, letter), _index(links, list(group))))
        body.append(block("ways packed", *cards))
    matter = {"title": "Keywords", "description": body[1], "search": {"exclude": True}}
    return Page(links.page, page(matter, body))


def _index(links: Links, slugs: list[str]) -> str:
    archive = links.archive
    return counted((links.keyword(archive.keyword_terms[slug]), len(archive.keywords[slug])) for slug in slugs)
