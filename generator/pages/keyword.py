"""The page of a keyword, and the list of all from A to Z."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.gathered import gathered
from generator.pages.head import with_keyword, with_list
from generator.pages.links import Links, keyword_path, release_path
from generator.pages.lists import counted
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, bullets, heading, link, page
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.words import count

ONE_LIST = 40
"""More keywords than this are listed under their first letters."""
MANY = 300
"""Of more keywords than this the list shows the most frequent, and each letter has a page."""
FIRST = 60
"""So many of the most frequent."""
FEW = 200
"""So many keywords that only one release has are listed too, each leading to it."""


def keyword_pages(archive: Archive) -> Iterator[Page]:
    """A page for every keyword that several releases have, after the list of all."""
    yield _list(archive)
    if len(archive.shared_keywords) > MANY:
        yield from (_letter_page(archive, letter, slugs) for letter, slugs in _letters(archive).items())
    for slug in archive.shared_keywords:
        yield from keyword_page(archive, slug)


def keyword_page(archive: Archive, slug: str) -> Iterator[Page]:
    """The releases that have one keyword."""
    links = Links(archive, keyword_path(slug))
    term, ids = archive.keyword_terms[slug], archive.shared_keywords[slug]
    lead = f"{count(len(ids), 'release')} with this keyword."
    found = listing(links, ids, f"keywords/{slug}/releases", term, with_detail())
    body = [heading(1, term), block("lead", lead)]
    body += over_time(links, {"Releases": ids}, f"Releases with the keyword {term}, year by year")
    body += [*gathered(links, ids), heading(2, "Releases", "releases"), *found.blocks]
    matter = {
        "title": term,
        "description": f"{count(len(ids), 'release')} with the keyword {term}.",
        "search": {"boost": 0.5},
    }
    yield Page(links.page, page(with_keyword(links, term, matter), body))
    yield from found.pages


def _list(archive: Archive) -> Page:
    links = Links(archive, "keywords/index.md")
    lead = "Words and phrases that set a release apart, as its text writes them."
    body = [heading(1, "Keywords"), lead, *_by_letter(links, list(archive.shared_keywords))]
    alone = [slug for slug in archive.keywords if slug and slug not in archive.shared_keywords]
    if not archive.keywords:
        body.append("None yet.")
    elif len(alone) <= FEW:
        body += _of_one_release(links, alone)
    else:
        body.append(f"{count(len(alone), 'keyword')} more stand in one release each, and on its page.")
    matter = {"title": "Keywords", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _by_letter(links: Links, slugs: list[str]) -> list[str]:
    if not slugs:
        return []
    if len(slugs) <= ONE_LIST:
        return [heading(2, "In several releases"), _index(links, slugs)]
    letters = _letters(links.archive)
    if len(slugs) <= MANY:
        return [block("ways packed", *(block("way", heading(2, a), _index(links, of)) for a, of in letters.items()))]
    keywords = links.archive.keywords
    first = sorted(slugs, key=lambda slug: (-len(keywords[slug]), slug))[:FIRST]
    ways = counted((link(letter, links.relative(_letter_path(letter))), len(of)) for letter, of in letters.items())
    return [heading(2, "Most frequent"), _index(links, first), heading(2, "From A to Z"), ways]


def _letters(archive: Archive) -> dict[str, list[str]]:
    """First letter -> the keywords of several releases that begin with it; figures are one letter."""
    found: dict[str, list[str]] = defaultdict(list)
    for slug in archive.shared_keywords:
        found[slug[0].upper() if slug[0].isalpha() else "0–9"].append(slug)
    return dict(sorted(found.items()))


def _letter_path(letter: str) -> str:
    """No keyword has an underscore in its address, so none is ever in the way."""
    return f"keywords/from_{letter[0].lower()}/index.md"


def _letter_page(archive: Archive, letter: str, slugs: list[str]) -> Page:
    links = Links(archive, _letter_path(letter))
    title = f"Keywords: {letter}"
    beside = " · ".join(link(other, links.relative(_letter_path(other))) for other in _letters(archive))
    every = link("all keywords", links.relative("keywords/index.md"))
    body = [heading(1, title), block("lead", f"{every} · {beside}"), _index(links, slugs)]
    matter = {
        "title": title,
        "description": f"{count(len(slugs), 'keyword')} that several releases share, beginning with {letter}.",
        "search": {"exclude": True},
    }
    return Page(links.page, page(with_list(links, matter), body))


def _index(links: Links, slugs: list[str]) -> str:
    archive = links.archive
    return counted((links.keyword(archive.keyword_terms[slug]), len(archive.keywords[slug])) for slug in slugs)


def _of_one_release(links: Links, slugs: list[str]) -> list[str]:
    """Keywords of a single release, each a link to it."""
    if not slugs:
        return []
    archive = links.archive
    lines = [links.to(release_path(archive.keywords[slug][0]), archive.keyword_terms[slug]) for slug in slugs]
    return [heading(2, "In one release"), block("index", bullets(lines))]
