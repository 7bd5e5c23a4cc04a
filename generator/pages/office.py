"""The page of an office: everybody who held it, and the releases under each; and the list of all offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.archive import Archive
from generator.authority.records import Tenure
from generator.dates import long_day
from generator.pages.head import with_list, with_office
from generator.pages.links import Links, office_path
from generator.pages.lists import counted, releases_by_year
from generator.pages.markdown import block, bullets, escape, folded, heading, page, span, table
from generator.pages.page import Page
from generator.pages.words import count


def office_pages(archive: Archive) -> Iterator[Page]:
    """A page for every office that a release meets, after the list of all."""
    yield _list(archive)
    for office_id in archive.offices:
        yield office_page(archive, office_id)


def office_page(archive: Archive, office_id: str) -> Page:
    """Every holder over time, the sources of the dates, and the releases under each holder."""
    links = Links(archive, office_path(office_id))
    office = archive.authority.offices[office_id]
    tenures = sorted(office.tenures, key=lambda t: (t.start, t.person), reverse=True)
    place = f"{links.country(office.country)} · " if office.country else ""
    under = {holder: _releases_under(archive, office_id, holder) for holder in dict.fromkeys(t.person for t in tenures)}
    body = [heading(1, office.title), block("lead", f"{place}{escape(office.organisation)}")]
    if tenures:
        body += [
            heading(2, "Holders"),
            block("tenures", bullets(_holder(links, t, len(under[t.person])) for t in tenures)),
        ]
        body += [tenure_sources([(archive.authority.people[t.person].name, t) for t in tenures])]
    body += [heading(2, "Releases under each holder")]
    for holder, ids in under.items():
        if ids:
            body += [heading(3, archive.authority.people[holder].name), *releases_by_year(links, ids, 4)]
    matter = {
        "title": f"{office.title}{_of(links, office.country)}",
        "description": f"Holders of the office {office.title}, {office.organisation}, and the releases under each.",
        "search": {"boost": 1.5},
    }
    return Page(links.page, page(with_office(links, office_id, matter), body))


def _of(links: Links, country: str | None) -> str:
    return f" ({links.country_name(country)})" if country else ""


def _releases_under(archive: Archive, office_id: str, holder: str) -> list[str]:
    """The releases in which this person appears in this office."""
    ids = archive.offices[office_id]
    return [
        i for i in ids if any(p.id == holder and p.office == office_id for p in archive.releases[i].description.people)
    ]


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


def tenure_sources(named: Sequence[tuple[str, Tenure]]) -> str:
    """Where the dates of tenures were seen and how sure they are, folded."""
    rows = [
        (escape(name), tenure_dates(t), escape(t.source), t.confidence + (f". {escape(t.note)}" if t.note else ""))
        for name, t in named
    ]
    return folded(
        "Sources of these dates", table(("Tenure", "Dates", "Source", "Confidence"), rows), css="sources", search=False
    )


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
