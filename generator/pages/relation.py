"""The page of a relation: the story of two countries in order, who met whom, and the years of silence."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.head import with_list, with_relation
from generator.pages.links import Links, Pair, country_path, relation_path
from generator.pages.lists import counted, ministers_of, when
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, escape, heading, link, page, span
from generator.pages.meetings import most_shown, who_met_whom
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.pictures.matrix import Met, matrix
from generator.pages.pictures.timeline import MOST, Dated, timeline
from generator.pages.words import count, short_date

ONE_LIST = 48
"""Of more relations only the most frequent are listed; the pages of countries list the others."""
IN_MATRIX = 12
"""So many countries stand in the picture of who meets whom."""
FEWEST = 3
"""Of fewer countries it would show one square."""


def relation_pages(archive: Archive) -> Iterator[Page]:
    """A page for every pair of countries that took part together, after the list of all."""
    yield _list(archive)
    for pair in archive.relations:
        yield from relation_page(archive, pair)


def relation_page(archive: Archive, pair: Pair) -> Iterator[Page]:
    """One pair of countries, its releases with the ministers of both."""
    links = Links(archive, relation_path(pair))
    name, ids = links.relation_name(pair), archive.relations[pair]
    lead = (
        f"{count(len(ids), 'release')} in which {links.country(pair[0])} and {links.country(pair[1])} both took part."
    )
    story = listing(links, ids, f"relations/{pair[0]}-{pair[1]}/releases", name, with_detail(ministers_of(links, pair)))
    body = [
        heading(1, name),
        block("lead", lead),
        *_drawn(links, pair),
        *_who_met_whom(links, pair),
        heading(2, "The story, newest first", "releases"),
        *_silence(links, pair),
        *story.blocks,
    ]
    matter = {
        "title": name,
        "description": f"{count(len(ids), 'release')} in which both countries of the relation {name} took part.",
        "search": {"boost": 1.5},
    }
    yield Page(links.page, page(with_relation(links, pair, matter), body))
    yield from story.pages


def _drawn(links: Links, pair: Pair) -> list[str]:
    """Each release on a line of time; of many, their number each year."""
    ids, name = links.archive.relations[pair], links.relation_name(pair)
    caption = f"{name} in time; a hollow mark lies over all the days that a release may be of"
    if len(ids) > MOST:
        return over_time(links, {"Releases": ids}, f"{name}, releases year by year")
    dated = []
    for release_id in ids:
        release = links.archive.releases[release_id]
        date = release.description.date
        if date.earliest and date.latest:
            told = f"{short_date(date)}: {release.description.title.value}"
            dated.append(Dated(date.earliest, date.latest, told, (when(release), links.release(release_id))))
    if all(one.first.year == one.last.year == dated[0].first.year for one in dated):
        return []  # within one year the list below says as much
    return timeline(dated, ("Date", "Release"), caption)


def _who_met_whom(links: Links, pair: Pair) -> list[str]:
    """The people of both countries who took part together, the most frequent first."""
    met = who_met_whom(links.archive, pair)
    people = links.archive.authority.people
    ordered = sorted(met, key=lambda both: (-met[both], people[both[0]].name, people[both[1]].name))
    lines = [(span(" and ".join(links.person(one) for one in both), "both"), met[both]) for both in ordered]
    return [heading(2, "Who met whom", search=False), *most_shown(lines, "pair")] if lines else []


def _silence(links: Links, pair: Pair) -> list[str]:
    """The longest times without a release, in words: a gap in the archive is a fact, not an accident of its lists."""
    found = (links.archive.releases[i].description.date for i in links.archive.relations[pair])
    spans = sorted((d.earliest, d.latest) for d in found if d.earliest and d.latest)
    gaps: list[tuple[int, dt.date, dt.date]] = []
    until = spans[0][1] if spans else dt.date.max
    for first, last in spans[1:]:
        if first.year - until.year > 1:
            gaps.append((first.year - until.year, until, first))
        until = max(until, last)
    if not gaps:
        return []
    longest = sorted(gaps, key=lambda gap: (-gap[0], gap[1]))[:3]
    told = [_years(last.year + 1, first.year - 1) for _, last, first in sorted(longest, key=lambda gap: gap[1])]
    return [block("lead", f"The archive holds nothing of {escape(', '.join(told))}.")]


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} – {last}"


def _list(archive: Archive) -> Page:
    links = Links(archive, "relations/index.md")
    relations = archive.relations
    lead = "Pairs of countries that took part in the same meeting, call, visit or agreement."
    body = [heading(1, "Relations"), lead, *_matrix(links)]
    pairs = sorted(relations, key=lambda pair: (-len(relations[pair]), links.relation_name(pair)))
    if not pairs:
        body.append("None yet.")
    elif len(pairs) <= ONE_LIST:
        body.append(counted((links.relation(pair), len(relations[pair])) for pair in pairs))
    else:
        body += [heading(2, "Most frequent"), counted((links.relation(p), len(relations[p])) for p in pairs[:ONE_LIST])]
        body += [heading(2, "Relations of each country"), _by_country(links, pairs)]
    matter = {"title": "Relations", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _matrix(links: Links) -> list[str]:
    """The countries with most shared releases beside each other."""
    relations = links.archive.relations
    sizes: dict[str, int] = defaultdict(int)
    for pair, ids in relations.items():
        for country_id in pair:
            sizes[country_id] += len(ids)
    shown = sorted(sizes, key=lambda c: (-sizes[c], links.country_name(c)))[:IN_MATRIX]
    if len(shown) < FEWEST:
        return []
    shown.sort(key=lambda c: (links.country_name(c), c))
    met = {
        pair: Met(len(ids), links.address(relation_path(pair)), links.relation(pair))
        for pair, ids in relations.items()
        if pair[0] in shown and pair[1] in shown
    }
    return matrix(shown, {c: links.country_name(c) for c in shown}, met)


def _by_country(links: Links, pairs: list[Pair]) -> str:
    """Every country that has relations, with their number; its page lists them."""
    number = Counter(country_id for pair in pairs for country_id in pair)
    ordered = sorted(number, key=lambda c: (links.country_name(c), c))
    entries = [
        (link(escape(links.country_name(c)), links.relative(country_path(c)) + "#relations"), number[c])
        for c in ordered
    ]
    return counted(entries)
