"""The page of a relation: a pair of countries and every release in which both took part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.head import with_list, with_relation
from generator.pages.links import Links, Pair, relation_path
from generator.pages.lists import counted, ministers_of, releases_by_year
from generator.pages.markdown import block, heading, page
from generator.pages.page import Page
from generator.pages.words import count

ONE_LIST = 24
"""More relations than this are listed by country."""


def relation_pages(archive: Archive) -> Iterator[Page]:
    """A page for every pair of countries that took part together, after the list of all."""
    yield _list(archive)
    for pair in archive.relations:
        yield relation_page(archive, pair)


def relation_page(archive: Archive, pair: Pair) -> Page:
    """One pair of countries, its releases with the ministers of both."""
    links = Links(archive, relation_path(pair))
    name, ids = links.relation_name(pair), archive.relations[pair]
    lead = (
        f"{count(len(ids), 'release')} in which {links.country(pair[0])} and {links.country(pair[1])} both took part."
    )
    body = [heading(1, name), block("lead", lead)]
    body += [heading(2, "Releases"), *releases_by_year(links, ids, 3, ministers_of(links, pair))]
    matter = {
        "title": name,
        "description": f"{count(len(ids), 'release')} in which both countries of the relation {name} took part.",
        "search": {"boost": 1.5},
    }
    return Page(links.page, page(with_relation(links, pair, matter), body))


def _list(archive: Archive) -> Page:
    links = Links(archive, "relations/index.md")
    relations = archive.relations
    body = [heading(1, "Relations"), "Pairs of countries that took part in the same meeting, call, visit or agreement."]
    pairs = sorted(relations, key=lambda pair: (-len(relations[pair]), links.relation_name(pair)))
    if not pairs:
        body.append("None yet.")
    elif len(pairs) <= ONE_LIST:
        body.append(counted((links.relation(pair), len(relations[pair])) for pair in pairs))
    else:
        body += [heading(2, "Most frequent"), counted((links.relation(p), len(relations[p])) for p in pairs[:ONE_LIST])]
        body += [heading(2, "By country"), _by_country(links, pairs)]
    matter = {"title": "Relations", "description": body[1], "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _by_country(links: Links, pairs: list[Pair]) -> str:
    """Every relation under both its countries, by the name of the other."""
    relations = links.archive.relations
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for country_id in pair:
            groups[country_id].append(pair)
    cards: list[str] = []
    for country_id in sorted(groups, key=lambda c: (links.country_name(c), c)):
        entries = sorted((links.partner(pair, country_id), pair) for pair in groups[country_id])
        listed = counted((links.relation(pair, name), len(relations[pair])) for name, pair in entries)
        cards.append(block("way", heading(3, links.country_name(country_id)), listed))
    return block("ways packed", *cards)
