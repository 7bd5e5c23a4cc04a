"""Lists that may grow long. Up to a few hundred releases stand on the page itself; of more only the newest do, and
every year has a page of its own, so that no page grows with the archive and each part has an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.dates import MONTH_NAMES
from generator.pages.head import with_list
from generator.pages.links import Links
from generator.pages.lists import Detail, by_year, counted, releases, year_label
from generator.pages.markdown import block, heading, link, page
from generator.pages.page import Page
from generator.pages.words import count

LONG = 120
"""More releases than this are listed on pages by year."""
NEWEST = 30
"""So many of them stand on the page itself."""
MONTHS = 60
"""More releases of a year than this stand under the names of its months."""
VERY_LONG = 600
"""More releases of a year than this are listed on pages by month."""

Shown = Callable[[Links, Sequence[str]], str]
"""Some releases as one block of Markdown, on the page of these links."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The blocks of a list, and the pages it leads to; none where it is short."""

    blocks: list[str]
    pages: list[Page]


def with_detail(detail: Detail | None = None) -> Shown:
    """Releases as everywhere, each with this quiet line."""
    return lambda links, ids: releases(links, ids, detail)


def listing(
    links: Links,
    ids: Sequence[str],
    folder: str,
    title: str,
    shown: Shown,
    level: int = 3,
    most: int = LONG,
    search: bool = True,
) -> Listing:
    """Releases under their years, newest first. `folder` is where pages by year lie, below that of the page that
    links to them; `title` names the list there, as plain text. Headings are left out of the search index unless
    `search`."""
    if len(ids) <= most:
        return Listing(by_year(links, ids, level, lambda of_year: shown(links, of_year), search=search), [])
    years = _by_year(links, ids)
    names = [name for name, _ in years]
    index = counted((link(name, links.relative(_path(folder, name))), len(of_year)) for name, of_year in years)
    blocks = [
        f"{count(len(ids), 'release')}. The newest {NEWEST}:",
        shown(links, ids[:NEWEST]),
        heading(level, "All by year", search=False),
        index,
    ]
    pages: list[Page] = []
    for name, of_year in years:
        below = Links(links.archive, _path(folder, name))
        ways = [link("all years", below.relative(links.page)), *_beside(below, names, name, folder)]
        pages += _pages(below, of_year, f"{title}: {name}", ways, shown)
    return Listing(blocks, pages)


def _by_year(links: Links, ids: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [
        (name, list(group))
        for name, group in groupby(ids, key=lambda release_id: year_label(links.archive.releases[release_id]))
    ]


def _beside(links: Links, names: Sequence[str], name: str, folder: str) -> list[str]:
    """Links to the pages of the year before and the year after."""
    at = names.index(name)
    return [link(n, links.relative(_path(folder, n))) for n in (*names[at + 1 : at + 2], *names[max(at - 1, 0) : at])]


def _path(folder: str, name: str) -> str:
    """Years are named by their numbers, months by theirs."""
    if name in MONTH_NAMES:
        name = f"{MONTH_NAMES.index(name) + 1:02d}"
    return f"{folder}/{name if name.isdecimal() else 'undated'}/index.md"


def _pages(links: Links, ids: Sequence[str], title: str, ways: Sequence[str], shown: Shown) -> Iterator[Page]:
    """The releases of one year; where they are very many, the way to each month, and a page for each."""
    lead = block("lead", f"{count(len(ids), 'release')} · {' · '.join(ways)}")
    months = [(month, list(group)) for month, group in groupby(ids, key=lambda i: month_label(links, i))]
    if len(ids) <= VERY_LONG or len(months) == 1:
        yield _page(links, ids, title, [lead, *_by_month(links, months, shown)])
        return
    folder = links.page.removesuffix("/index.md")
    index = counted((link(month, links.relative(_path(folder, month))), len(group)) for month, group in months)
    yield _page(links, ids, title, [lead, index])
    for month, group in months:
        below = Links(links.archive, _path(folder, month))
        back = [link("the whole year", below.relative(links.page))]
        yield from _pages(below, group, f"{title}, {month}", back, shown)


def _page(links: Links, ids: Sequence[str], title: str, blocks: Sequence[str]) -> Page:
    matter = {
        "title": title,
        "description": f"{title}. {count(len(ids), 'release')}.",
        "search": {"exclude": True},
    }
    return Page(links.page, page(with_list(links, matter), [heading(1, title), *blocks]))


def _by_month(links: Links, months: Sequence[tuple[str, list[str]]], shown: Shown) -> Iterator[str]:
    every = [i for _, group in months for i in group]
    if len(every) <= MONTHS:
        yield shown(links, every)
        return
    for month, group in months:
        yield heading(2, month, search=False)
        yield shown(links, group)


def month_label(links: Links, release_id: str) -> str:
    """The month of the earliest day a release can be of, as a heading."""
    first = links.archive.releases[release_id].description.date.earliest
    return MONTH_NAMES[first.month - 1] if first else "No date known"
