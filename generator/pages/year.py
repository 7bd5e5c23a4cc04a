"""The pages of a year and of its months, and the list of all years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.archive import Archive, Release
from generator.dates import MONTH_NAMES
from generator.pages.head import with_list, with_year
from generator.pages.links import Links, month_path, year_path
from generator.pages.lists import counted, releases
from generator.pages.long_lists import LONG, NEWEST
from generator.pages.markdown import block, heading, link, page
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.words import count

ONE_LIST = 6
"""Up to so many releases of a year need no headings by month."""

Month = tuple[int, int]
"""A year and the number of a month."""


def year_pages(archive: Archive) -> Iterator[Page]:
    """A page for every year that a release is or may be of, and for its months, after the list of all."""
    yield _list(archive)
    months = _months(archive)
    for year in archive.years:
        yield year_page(archive, year)
    for month in months:
        yield month_page(archive, month, list(months), months[month])


def _months(archive: Archive) -> dict[Month, list[str]]:
    """Month -> the releases that are of it for certain, newest first; months in order."""
    found: dict[Month, list[str]] = defaultdict(list)
    for release in archive.releases.values():
        if month := _month(release):
            found[month].append(release.id)
    return dict(sorted(found.items()))


def _month(release: Release) -> Month | None:
    """The month a release is of; None where it may be of several."""
    first, last = release.description.date.earliest, release.description.date.latest
    if not first or not last or (first.year, first.month) != (last.year, last.month):
        return None
    return first.year, first.month


def year_page(archive: Archive, year: int) -> Page:
    """The releases of one year by months; those whose month or year is not certain stand apart."""
    links = Links(archive, year_path(year))
    ids = archive.years[year]
    months: dict[Month, list[str]] = defaultdict(list)
    other: dict[str, list[str]] = defaultdict(list)
    for release_id in ids:
        release = archive.releases[release_id]
        if month := _month(release):
            months[month].append(release_id)
        else:
            other["Month not known" if len(release.years) == 1 else "Of this year or another"].append(release_id)
    body = [heading(1, str(year)), block("lead", f"{count(len(ids), 'release')}{_beside(links, year)}")]
    body += _of_months(links, months)
    for name in sorted(other):
        body += [heading(2, name), releases(links, other[name])]
    matter = {"title": str(year), "description": f"{count(len(ids), 'release')} of {year}.", "search": {"boost": 0.5}}
    return Page(links.page, page(with_year(links, year, matter), body))


def _of_months(links: Links, months: dict[Month, list[str]]) -> list[str]:
    """The releases under their months; where they are many, the newest, and the way to each month."""
    every = [i for of_month in months.values() for i in of_month]
    index = counted((_linked(links, month), len(of_month)) for month, of_month in sorted(months.items()))
    if len(every) > LONG:
        return [heading(2, "By month"), index, heading(2, f"The newest {NEWEST}"), releases(links, every[:NEWEST])]
    if len(every) <= ONE_LIST:
        return [index, releases(links, every)] if every else []
    body = [index]
    for month, of_month in months.items():
        body += [heading(2, MONTH_NAMES[month[1] - 1]), releases(links, of_month)]
    return body


def _linked(links: Links, month: Month, with_year: bool = False) -> str:
    name = MONTH_NAMES[month[1] - 1] + (f" {month[0]}" if with_year else "")
    return link(name, links.relative(month_path(*month)))


def month_page(archive: Archive, month: Month, months: Sequence[Month], ids: Sequence[str]) -> Page:
    """The releases of one month; `months` are all that have any, in order."""
    links = Links(archive, month_path(*month))
    name = f"{MONTH_NAMES[month[1] - 1]} {month[0]}"
    at = list(months).index(month)
    beside = [_linked(links, m, True) for m in (*months[max(at - 1, 0) : at], *months[at + 1 : at + 2])]
    lead = " · ".join([count(len(ids), "release"), f"all of {links.year(month[0])}", *beside])
    body = [heading(1, name), block("lead", lead), releases(links, ids)]
    matter = {
        "title": name,
        "description": f"{count(len(ids), 'release')} of {name}.",
        "search": {"exclude": True},
    }
    return Page(links.page, page(with_list(links, matter), body))


def _beside(links: Links, year: int) -> str:
    """Links to the years before and after that the archive has."""
    years = list(links.archive.years)
    at = years.index(year)
    beside = [links.year(y) for y in years[max(at - 1, 0) : at] + years[at + 1 : at + 2]]
    return " · beside it " + " and ".join(beside) if beside else ""


def _list(archive: Archive) -> Page:
    links = Links(archive, "years/index.md")
    lead = "A release whose date is a span of years stands under each of them."
    body = [heading(1, "Years"), lead]
    if archive.years:
        body += over_time(links, {"Releases": list(archive.releases)}, "Releases of the archive, year by year")
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
