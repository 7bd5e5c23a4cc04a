"""The page of a year, by months, and the list of all years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive, Release
from generator.dates import MONTH_NAMES
from generator.pages.head import with_list, with_year
from generator.pages.links import Links, year_path
from generator.pages.lists import counted, releases
from generator.pages.markdown import block, heading, page
from generator.pages.page import Page
from generator.pages.words import count

ONE_LIST = 6
"""Up to so many releases of a year need no headings by month."""


def year_pages(archive: Archive) -> Iterator[Page]:
    """A page for every year that a release is or may be of, after the list of all."""
    yield _list(archive)
    for year in archive.years:
        yield year_page(archive, year)


def year_page(archive: Archive, year: int) -> Page:
    """The releases of one year; those that may be of another year stand apart."""
    links = Links(archive, year_path(year))
    ids = archive.years[year]
    months: dict[str, list[str]] = defaultdict(list)
    for release_id in ids:
        months[_month(archive.releases[release_id])].append(release_id)
    perhaps = months.pop(_PERHAPS, [])
    body = [heading(1, str(year)), block("lead", f"{count(len(ids), 'release')}{_beside(links, year)}")]
    if len(ids) - len(perhaps) <= ONE_LIST:
        certain = [i for i in ids if i not in perhaps]
        body += [releases(links, certain)] if certain else []
    else:
        for month, of_month in months.items():
            body += [heading(2, month), releases(links, of_month)]
    if perhaps:
        body += [heading(2, "Of this year or another"), releases(links, perhaps)]
    matter = {"title": str(year), "description": f"{count(len(ids), 'release')} of {year}.", "search": {"boost": 0.5}}
    return Page(links.page, page(with_year(links, year, matter), body))


_PERHAPS = "perhaps"


def _month(release: Release) -> str:
    """The month a release is of, as a heading, or that it is not known."""
    first, last = release.description.date.earliest, release.description.date.latest
    if not first or not last or first.year != last.year:
        return _PERHAPS
    return MONTH_NAMES[first.month - 1] if first.month == last.month else "Month not known"


def _beside(links: Links, year: int) -> str:
    """Links to the years before and after that the archive has."""
    years = list(links.archive.years)
    at = years.index(year)
    beside = [links.year(y) for y in years[max(at - 1, 0) : at] + years[at + 1 : at + 2]]
    return " · beside it " + " and ".join(beside) if beside else ""


def _list(archive: Archive) -> Page:
    links = Links(archive, "years/index.md")
    body = [heading(1, "Years"), "A release whose date is a span of years stands under each of them."]
    if archive.years:
        body.append(
            counted((links.year(year), len(archive.years[year])) for year in sorted(archive.years, reverse=True))
        )
    undated = [release.id for release in archive.releases.values() if not release.years]
    if undated:
        body += [heading(2, "Without a year"), releases(links, undated)]
    if not archive.releases:
        body.append("None yet.")
    matter = {"title": "Years", "description": "Releases by year.", "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))
