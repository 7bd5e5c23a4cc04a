"""The page of a group of countries: its members over time and the releases that name it; and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive import Archive
from generator.authority.records import Group, Membership
from generator.dates import long_day
from generator.pages.gathered import gathered
from generator.pages.head import with_group, with_list
from generator.pages.links import Links, group_path
from generator.pages.lists import counted
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, escape, folded, heading, page, table
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.words import count


def group_pages(archive: Archive) -> Iterator[Page]:
    """A page for every group that a release names, after the list of all."""
    yield _list(archive)
    for group_id in archive.groups:
        yield from group_page(archive, group_id)


def group_page(archive: Archive, group_id: str) -> Iterator[Page]:
    """One group: where it took part itself stands apart from where it is only named."""
    links = Links(archive, group_path(group_id))
    group, folder = archive.authority.groups[group_id], f"groups/{group_id}"
    took_part = [i for i in archive.groups[group_id] if _took_part(archive, i, group_id)]
    named = [i for i in archive.groups[group_id] if i not in set(took_part)]
    active = listing(links, took_part, f"{folder}/took-part", f"{group.name}, took part", with_detail())
    passive = listing(links, named, f"{folder}/named", f"{group.name}, named", with_detail())
    body = [
        heading(1, group.name),
        block("lead", _lead(group, len(archive.groups[group_id]))),
        *over_time(links, {"Took part": took_part, "Named": named}, f"Releases with {group.name}, year by year"),
        *_members(links, group),
        *gathered(links, archive.groups[group_id]),
        *([heading(2, "Took part as a group", "took-part"), *active.blocks] if took_part else []),
        *([heading(2, "Named", "named"), *passive.blocks] if named else []),
    ]
    matter = {
        "title": group.name,
        "description": f"{group.name}: its members and {count(len(archive.groups[group_id]), 'release')}.",
        "search": {"boost": 1.5},
    }
    yield Page(links.page, page(with_group(links, group, matter), body))
    yield from (*active.pages, *passive.pages)


def _took_part(archive: Archive, release_id: str, group_id: str) -> bool:
    return any(g.id == group_id and g.participant for g in archive.releases[release_id].description.groups)


def _lead(group: Group, releases: int) -> str:
    """Its other names, and how often it appears."""
    others = [v for v in group.variants if v.casefold() != group.name.casefold()]
    also = f"also {escape(', '.join(others[:4]))} · " if others else ""
    return f"{also}{count(releases, 'release')}"


def _members(links: Links, group: Group) -> list[str]:
    """The members, each with the days it belonged to the group where these are known; nothing where none are."""
    if not group.members:
        return []
    ordered = sorted(group.members, key=lambda m: (links.country_name(m.country), m.start))
    now = {m.country for m in ordered if m.end is None}
    rows = [(links.country(m.country), _days(m)) for m in ordered]
    label = (
        f"Members: {count(len(now), 'country', 'countries')} as the authority file has it, with the days they joined"
    )
    return [folded(label, table(("Country", "Member"), rows), css="data", search=False)]


def _days(member: Membership) -> str:
    if member.end is None:
        return f"since {long_day(member.start)}"
    return f"{long_day(member.start)} – {long_day(member.end)}"


def _list(archive: Archive) -> Page:
    links = Links(archive, "groups/index.md")
    lead = "Alliances, formats and organisations that releases name or that took part as one."
    names = archive.authority.groups
    ordered = sorted(archive.groups, key=lambda g: (names[g].name.casefold(), g))
    listed = counted((links.group(g), len(archive.groups[g])) for g in ordered)
    body = [heading(1, "Groups"), lead, listed if ordered else "None yet."]
    matter = {"title": "Groups", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))
