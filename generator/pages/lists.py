"""Lists of releases and of the things they lead to, short or long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from generator.archive import Archive, Release
from generator.model import PersonFound
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, folded, heading, span
from generator.pages.words import count, iso_day, short_date

Detail = Callable[[Release], str]
"""The quiet line below a release in a list, as Markdown."""
Listed = Callable[[Sequence[str]], str]
"""Some releases as one block of Markdown."""

FLAT = 8
"""Up to so many releases need no headings by year."""
OPEN = 40
"""A year is folded once so many releases stand above it."""
NAMES = 6
"""So many names stand in one line of a list; the rest is a number."""


def entry(links: Links, release_id: str, detail: Detail | None = None) -> str:
    """One release in a list: day, title, and who published it and took part."""
    release = links.archive.releases[release_id]
    quiet = (detail or took_part(links))(release)
    line = f"{span(when(release), 'when')} {span(links.release(release_id), 'what')}"
    return f"{line} {span(quiet, 'who')}" if quiet else line


def when(release: Release) -> str:
    """The day of a release, for readers and machines."""
    date = release.description.date
    return f'<time datetime="{iso_day(date)}">{short_date(date)}</time>' if date.earliest else short_date(date)


def took_part(links: Links) -> Detail:
    """Publisher and the countries that took part."""

    def detail(release: Release) -> str:
        names = sorted(links.country_name(c) for c in release.description.participants)
        return escape(links.publisher_name(release)) + (" · " + shortened(names) if names else "")

    return detail


def ministers_of(links: Links, countries: Sequence[str]) -> Detail:
    """The ministers of these countries who took part; where none is known, the publisher."""

    def detail(release: Release) -> str:
        people = links.archive.authority.people
        found = [p for p in release.description.people if p.id and p.participant and p.kind != "author"]
        names = [people[p.id].name for p in found if p.id and people[p.id].country in countries]
        return shortened(names) if names else escape(links.publisher_name(release))

    return detail


def shortened(names: Sequence[str]) -> str:
    """Names in one line, the rest as a number."""
    shown = ", ".join(escape(name) for name in names[:NAMES])
    return shown if len(names) <= NAMES else f"{shown} and {len(names) - NAMES} more"


def releases(links: Links, ids: Iterable[str], detail: Detail | None = None) -> str:
    """Releases in the order given, as one list."""
    return block("releases", bullets(entry(links, release_id, detail) for release_id in ids))


def releases_by_year(
    links: Links, ids: Sequence[str], level: int, detail: Detail | None = None, flat: int = FLAT
) -> list[str]:
    """Releases under the years of their earliest days. A few need no headings; of many, older years are folded."""
    return by_year(links, ids, level, lambda of_year: releases(links, of_year, detail), flat)


def by_year(
    links: Links, ids: Sequence[str], level: int, listed: Listed, flat: int = FLAT, search: bool = True
) -> list[str]:
    """The same for any list of releases; its headings are left out of the search index unless `search`."""
    if len(ids) <= flat:
        return [listed(ids)]
    blocks: list[str] = []
    above = 0
    for year, group in groupby(ids, key=lambda release_id: year_label(links.archive.releases[release_id])):
        of_year = list(group)
        if above >= OPEN:
            label = f"{year}: {count(len(of_year), 'release')}"
            blocks.append(folded(label, listed(of_year), css="older", search=search))
        else:
            blocks += [heading(level, year, search=search), listed(of_year)]
        above += len(of_year)
    return blocks


def year_label(release: Release) -> str:
    """The heading under which a release stands in a list by years."""
    earliest = release.description.date.earliest
    return str(earliest.year) if earliest else "No date known"


def counted(items: Iterable[tuple[str, int | str]]) -> str:
    """Links with a number or a few words behind each, in columns."""
    lines = (f"{link} {span(_figure(figure), 'count')}" for link, figure in items)
    return block("index", bullets(lines))


def _figure(figure: int | str) -> str:
    return f"{figure:,}" if isinstance(figure, int) else figure


def person_in(release: Release, person_id: str) -> PersonFound:
    """What a release says of a person it is known to name."""
    return next(p for p in release.description.people if p.id == person_id)


def seen(archive: Archive, country_id: str) -> int:
    """In how many releases a country appears, in either role."""
    return len(archive.participants.get(country_id, ())) + len(archive.mentioned.get(country_id, ()))
