"""The page of an office: everybody who held it, and the releases under each; and the list of all offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.archive import Archive
from generator.authority.records import Tenure
from generator.dates import long_day
from generator.pages.head import with_list, with_office
from generator.pages.links import Links, office_path
from generator.pages.lists import counted
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, bullets, escape, heading, page, span
from generator.pages.page import Page
from generator.pages.pictures.tenures import Row, tenures
from generator.pages.words import count

UNDER = 40
"""More releases of one holder than this stand on pages by year: a page has many holders."""
MOST_BARS = 12
"""More holders than this are drawn only where they have releases."""


def office_pages(archive: Archive) -> Iterator[Page]:
    """A page for every office that a release meets, after the list of all."""
    yield _list(archive)
    for office_id in archive.offices:
        yield from office_page(archive, office_id)


def office_page(archive: Archive, office_id: str) -> Iterator[Page]:
    """Every holder over time, the sources of the dates, and the releases under each holder."""
    links = Links(archive, office_path(office_id))
    office = archive.authority.offices[office_id]
    held = sorted(office.tenures, key=lambda t: (t.start, t.person), reverse=True)
    place = f"{links.country(office.country)} · " if office.country else ""
    under = {holder: _releases_under(archive, office_id, holder) for holder in dict.fromkeys(t.person for t in held)}
    body = [heading(1, office.title), block("lead", f"{place}{escape(office.organisation)}")]
    if held:
        body += [
            heading(2, "Holders"),
            *_drawn(links, office_id, held, under),
            block("tenures", bullets(_holder(links, t, _within(archive, under[t.person], t)) for t in held)),
        ]
    body += [heading(2, "Releases under each holder")]
    more: list[Page] = []
    for holder, ids in under.items():
        if ids:
            name = archive.authority.people[holder].name
            found = listing(
                links, ids, f"offices/{office_id}/{holder}", f"{office.title}, {name}", with_detail(), 4, most=UNDER
            )
            body += [heading(3, name), *found.blocks]
            more += found.pages
    matter = {
        "title": f"{office.title}{_of(links, office.country)}",
        "description": f"Holders of the office {office.title}, {office.organisation}, and the releases under each.",
        "search": {"boost": 1.5},
    }
    yield Page(links.page, page(with_office(links, office_id, matter), body))
    yield from more


def _drawn(links: Links, office_id: str, held: Sequence[Tenure], under: Mapping[str, Sequence[str]]) -> list[str]:
    """The holders as bars above the releases; of many only those with releases, and all in the table."""
    archive = links.archive
    people = archive.authority.people
    seen = [t for t in held if under[t.person]]
    shown = held if len(held) <= MOST_BARS else seen[:MOST_BARS]
    rows = [Row(people[t.person].name, t, tenure_cells(links.person(t.person), t)) for t in reversed(shown)]
    found = (archive.releases[i].description.date.earliest for ids in under.values() for i in ids)
    title = archive.authority.offices[office_id].title
    left_out = "" if len(shown) == len(held) else f", the {len(shown)} newest of them with releases,"
    caption = f"Holders of the office {title}{left_out} and below them the releases in which they appear"
    return tenures(rows, [day for day in found if day], TENURE_CELLS, caption)


def _of(links: Links, country: str | None) -> str:
    return f" ({links.country_name(country)})" if country else ""


def _releases_under(archive: Archive, office_id: str, holder: str) -> list[str]:
    """The releases in which this person appears in this office."""
    ids = archive.offices[office_id]
    return [
        i for i in ids if any(p.id == holder and p.office == office_id for p in archive.releases[i].description.people)
    ]


def _within(archive: Archive, ids: Sequence[str], tenure: Tenure) -> int:
    """How many of a holder's releases begin in this tenure; somebody can hold an office twice."""
    found = (archive.releases[i].description.date.earliest for i in ids)
    return sum(1 for day in found if day and tenure.start <= day <= (tenure.end or day))


def _holder(links: Links, tenure: Tenure, found: int) -> str:
    words = span(tenure_dates(tenure), "when") + " " + span(links.person(tenure.person), "what")
    remarks = [escape(tenure.title)] if tenure.title else []
    remarks += [count(found, "release")] if found else []
    return f"{words} {span(' · '.join(remarks), 'who')}" if remarks else words


def tenure_dates(tenure: Tenure) -> str:
    """`24 July 2019 – 6 September 2022`; an open tenure says until when it is confirmed."""
    if tenure.end:
        return f"{long_day(tenure.start)} – {long_day(tenure.end)}"
    confirmed = f" (confirmed to {long_day(tenure.verified)})" if tenure.verified else " (end not recorded)"
    return f"since {long_day(tenure.start)}{confirmed}"


TENURE_CELLS = ("Tenure", "Dates", "Source", "Confidence")
"""What a table says of a tenure."""


def tenure_cells(name: str, tenure: Tenure) -> tuple[str, ...]:
    """A tenure in a table: its name, which is Markdown already, its dates, where they were seen, how sure they are."""
    sure = tenure.confidence + (f". {escape(tenure.note)}" if tenure.note else "")
    return (name, tenure_dates(tenure), escape(tenure.source), sure)


def _list(archive: Archive) -> Page:
    links = Links(archive, "offices/index.md")
    body = [heading(1, "Offices"), "Offices whose holders appear in releases, by country."]
    groups: dict[str, list[str]] = defaultdict(list)
    cards: list[str] = []
    for office_id in archive.offices:
        country = archive.authority.offices[office_id].country
        groups[links.country_name(country) if country else ""].append(office_id)
    for country_name in sorted(groups, key=lambda name: (not name, name)):
        offices = sorted(groups[country_name], key=lambda o: (archive.authority.offices[o].title, o))
        name = country_name or "International organisations and others"
        cards.append(
            block("way", heading(2, name), counted((links.office(o), len(archive.offices[o])) for o in offices))
        )
    body.append(block("ways packed", *cards) if cards else "None yet.")
    matter = {"title": "Offices", "description": body[1], "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))
