"""What a page says in its head: front matter with the data for machines, the card, and whether it may be indexed.

Each function takes the front matter that a page kind makes and gives it back with these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.archive import Release
from generator.authority.records import Event, Group
from generator.pages import linked_data
from generator.pages.cards import card_path
from generator.pages.linked_data import Node, breadcrumbs, collection_node, graph
from generator.pages.links import Links, Pair, release_path
from generator.pages.markdown import Json

Matter = dict[str, Any]
_LISTS = {
    "releases": "Releases",
    "people": "People",
    "offices": "Offices",
    "countries": "Countries",
    "relations": "Relations",
    "groups": "Groups",
    "events": "Events",
    "subjects": "Subjects",
    "keywords": "Keywords",
    "years": "Years",
    "collections": "Collections",
}


def with_release(links: Links, release: Release, restricted: bool, matter: Mapping[str, Any]) -> Matter:
    """The head of a release."""
    node = linked_data.release_node(links, release, matter["description"])
    return {**_with_card(links, matter, node), **_indexed(restricted)}


def with_proof(links: Links, release: Release, restricted: bool, matter: Mapping[str, Any]) -> Matter:
    """The head of a page below a release that shows what was done to it."""
    title, path = release.description.title.value, release_path(release.id)
    name = matter["title"].removesuffix(f": {title}")
    node = linked_data.proof_node(links, release, matter["title"], matter["description"])
    crumbs = breadcrumbs(links, [("Releases", "releases/index.md"), (title, path), (name, links.page)])
    return {**matter, "card": card_path(path), "linked_data": Json(graph(node, crumbs)), **_indexed(restricted)}


def with_person(links: Links, person_id: str, matter: Mapping[str, Any]) -> Matter:
    """The head of a minister's or official's page."""
    return _with_card(links, matter, linked_data.person_page_node(links, person_id))


def with_office(links: Links, office_id: str, matter: Mapping[str, Any]) -> Matter:
    """The head of an office's page."""
    return _with_card(links, matter, linked_data.office_page_node(links, office_id))


def with_country(links: Links, country_id: str, matter: Mapping[str, Any]) -> Matter:
    """The head of a country's page."""
    return _with_card(links, matter, linked_data.country_page_node(links, country_id))


def with_relation(links: Links, pair: Pair, matter: Mapping[str, Any]) -> Matter:
    """The head of a relation's page."""
    about = linked_data.relation_about(links, pair)
    return _with_card(links, matter, collection_node(matter["title"], matter["description"], about))


def with_subject(links: Links, subject_id: str, matter: Mapping[str, Any]) -> Matter:
    """The head of a subject's page."""
    return _with_card(links, matter, linked_data.subject_page_node(links, subject_id))


def with_group(links: Links, group: Group, matter: Mapping[str, Any]) -> Matter:
    """The head of a group's page."""
    about = [{"@type": "Organization", "name": group.name}]
    return _with(links, matter, collection_node(matter["title"], matter["description"], about))


def with_event(links: Links, event: Event, matter: Mapping[str, Any]) -> Matter:
    """The head of an event's page."""
    where = {"location": {"@type": "Place", "name": event.place}} if event.place else {}
    days = {"startDate": event.start.isoformat(), "endDate": event.end.isoformat()}
    about = [{"@type": "Event", "name": event.name, **days, **where}]
    return _with(links, matter, collection_node(matter["title"], matter["description"], about))


def with_keyword(links: Links, term: str, matter: Mapping[str, Any]) -> Matter:
    """The head of a keyword's page."""
    about = [{"@type": "DefinedTerm", "name": term}]
    return _with(links, matter, collection_node(matter["title"], matter["description"], about))


def with_year(links: Links, year: int, matter: Mapping[str, Any]) -> Matter:
    """The head of a year's page."""
    return _with(links, matter, collection_node(matter["title"], matter["description"], time=f"{year:04d}"))


def with_list(links: Links, matter: Mapping[str, Any]) -> Matter:
    """The head of a list: of all there are of one kind, or of some releases."""
    return _with(links, matter, collection_node(matter["title"], matter["description"]))


def with_home(matter: Mapping[str, Any]) -> Matter:
    """The head of the first page: no way leads to where one is."""
    return {**matter, "linked_data": Json(graph(linked_data.site_node(matter["description"])))}


def _with_card(links: Links, matter: Mapping[str, Any], node: Node) -> Matter:
    return {**_with(links, matter, node), "card": card_path(links.page)}


def _with(links: Links, matter: Mapping[str, Any], node: Node) -> Matter:
    """The thing a page is about, and the way to it: by the list of its kind, where it is no such list itself."""
    kind = links.page.split("/")[0]
    above = f"{kind}/index.md"
    steps = [] if links.page == above else [(_LISTS[kind], above)]
    crumbs = breadcrumbs(links, [*steps, (matter["title"], links.page)])
    return {**matter, "linked_data": Json(graph(node, crumbs))}


def _indexed(restricted: bool) -> Matter:
    """Where rights are reserved, search engines are asked to leave the page out: it is not the archive's to offer."""
    return {"robots": "noindex"} if restricted else {}
