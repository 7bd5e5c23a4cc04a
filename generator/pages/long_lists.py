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

LONG = 240
"""More releases than this are listed on pages by year."""
NEWEST = 30
"""So many of them stand on the page itself."""
MONTHS = 60
"""More releases of a year than this stand under the names of its months."""

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
    back = links.page
    pages = [
        _page(Links(links.archive, _path(folder, name)), of_year, title, names, folder, back, shown)
        for name, of_year in years
    ]
    return Listing(blocks, pages)


def _by_year(links: Links, ids: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [
        (name, list(group))
        for name, group in groupby(ids, key=lambda release_id: year_label(links.archive.releases[release_id]))
    ]


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name if name.isdecimal() else 'undated'}/index.md"


def _page(
    links: Links, ids: Sequence[str], title: str, names: Sequence[str], folder: str, back: str, shown: Shown
) -> Page:
    """The releases of one year."""
    name = next(n for n in names if _path(folder, n) == links.page)
    at = names.index(name)
    beside = [link(n, links.relative(_path(folder, n))) for n in (*names[at + 1 : at + 2], *names[max(at - 1, 0) : at])]
    ways = [link("all years", links.relative(back)), *beside]
    body = [
        heading(1, f"{title}: {name}"),
        block("lead", f"{count(len(ids), 'release')} · {' · '.join(ways)}"),
        *_by_month(links, ids, shown),
    ]
    matter = {
        "title": f"{title}: {name}",
        "description": f"{title}, {name}: {count(len(ids), 'release')}.",
        "search": {"exclude": True},
    }
    return Page(links.page, page(with_list(links, matter), body))


def _by_month(links: Links, ids: Sequence[str], shown: Shown) -> Iterator[str]:
    if len(ids) <= MONTHS:
        yield shown(links, ids)
        return
    for month, group in groupby(ids, key=lambda release_id: month_label(links, release_id)):
        yield heading(2, month, search=False)
        yield shown(links, list(group))


def month_label(links: Links, release_id: str) -> str:
    """The month of the earliest day a release can be of, as a heading."""
    first = links.archive.releases[release_id].description.date.earliest
    return MONTH_NAMES[first.month - 1] if first else "No date known"
