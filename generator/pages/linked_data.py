"""What a page says to machines: the things it is about, as JSON-LD in the words of schema.org.

Every address is relative to the page it stands on, so one tree is right wherever it is served. Nothing stands here that
the page does not show: no value without certainty, and where rights are reserved no words beside the excerpt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.archive import Release
from generator.authority.records import Office, Rights, Tenure
from generator.model import Dating, PersonFound
from generator.pages.excerpts import EXCERPT, cut
from generator.pages.facts import keyword_terms
from generator.pages.languages import NAMES
from generator.pages.links import Links, Pair, country_path, person_path, release_path, subject_path
from generator.pages.markdown import safe_url

Node = dict[str, Any]

SITE = "Briefing Archive"
"""The name of the archive, as mkdocs.yml has it."""
THIS = "index.html"
"""Every page, as seen from itself."""
_KNOWN_DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
_MARKS = ' “”"'


def address(links: Links, path: str) -> str:
    """The way from a page to the page at `path`, as the built site has it."""
    return links.relative(path).removesuffix(".md") + ".html"


def graph(*nodes: Node) -> Node:
    """Some things as one document."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def breadcrumbs(links: Links, steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the first page to this one: names and paths, this page last."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address(links, path)}
        for number, (name, path) in enumerate([("Home", "index.md"), *steps], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def release_node(links: Links, release: Release, summary: str) -> Node:
    """A release. `summary` is the one that the page shows."""
    described, record = release.description, release.record
    rights = links.archive.authority.rights[record.rights]
    people = [p for p in described.people if _certain(p)]
    took_part = [person_node(links, release, p) for p in people if p.participant]
    spoken_of = [person_node(links, release, p) for p in people if not p.participant]
    participants = [country_node(links, c) for c in described.participants]
    mentioned = sorted(c.id for c in described.countries if c.role == "mentioned")
    subjects = [subject_node(links, subject.id) for subject in described.subjects]
    node: Node = {
        "@type": "NewsArticle",
        "@id": f"{THIS}#release",
        "url": THIS,
        "headline": described.title.value,
        "description": summary,
        "inLanguage": described.language if described.language in NAMES else None,
        **dates(described.date, described.event_date),
        "publisher": _publisher(links, release),
        "isPartOf": {"@type": "WebSite", "@id": address(links, "index.md") + "#site", "name": SITE},
        **_rights(rights),
        "isBasedOn": plain_url(record.source_url),
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": release.newest.sha256},
        "keywords": keyword_terms(release),
        "about": [*subjects, *participants, *took_part],
        "mentions": [*(country_node(links, c) for c in mentioned), *spoken_of],
        "hasPart": list(_quotations(links, release)) if rights.shown == "full" else [],
    }
    return filled(node)


def filled(node: Node) -> Node:
    """`node` without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def dates(issued: Dating, event: Dating) -> Node:
    """When it was published, no finer than is known and only where that is certain; and the time it speaks of.

    A window of days is no date of publication: it is the time covered, as EDTF writes it.
    """
    certain = issued.edtf is not None and _KNOWN_DAY.fullmatch(issued.edtf)
    covered = event.edtf or (None if certain else issued.edtf)
    return filled({"datePublished": issued.edtf if certain else None, "temporalCoverage": covered})


def plain_url(url: str | None) -> str | None:
    """An address of the web as it is; None where it is none that a page may link to."""
    safe = safe_url(url) if url else None
    return safe.replace("&amp;", "&") if safe else None


def _rights(rights: Rights) -> Node:
    return {"license": plain_url(rights.url), "copyrightNotice": rights.attribution}


def _publisher(links: Links, release: Release) -> Node | None:
    """The body that published it; None where nobody knows."""
    publisher = links.archive.authority.publishers[release.record.publisher]
    return None if publisher.id == "unknown" else organisation(links, publisher.name, publisher.country)


def organisation(links: Links, name: str, country: str | None) -> Node:
    """A body of a government, where it belongs to a country."""
    if country is None:
        return {"@type": "Organization", "name": name}
    return {"@type": "GovernmentOrganization", "name": name, "areaServed": country_node(links, country)}


def _certain(person: PersonFound) -> bool:
    """Whether a release names or resolves this person beyond doubt."""
    return bool(person.id) and (person.confirmed or person.basis != "resolved")


def person_node(links: Links, release: Release, person: PersonFound) -> Node:
    """Somebody in a release, with the office of that day where it is certain."""
    node = named_person(links, person.id or "")
    if person.office and person.confirmed:
        node["jobTitle"] = links.office_title(person.office, person.id, release.description.date.earliest)
    return node


def named_person(links: Links, person_id: str) -> Node:
    """A minister or official, by the name and the page the archive has."""
    name = links.archive.authority.people[person_id].name
    own = {"@id": address(links, person_path(person_id)) + "#person"} if person_id in links.archive.people else {}
    return {"@type": "Person", **own, "name": name}


def country_node(links: Links, country_id: str) -> Node:
    """A country, by its name and its page."""
    own = {"@id": address(links, country_path(country_id)) + "#country"} if links.has_country(country_id) else {}
    return {"@type": "Country", **own, "name": links.country_name(country_id)}


def subject_node(links: Links, subject_id: str) -> Node:
    """A subject heading."""
    subject = links.archive.authority.subjects[subject_id]
    return {"@type": "DefinedTerm", "@id": address(links, subject_path(subject_id)) + "#subject", "name": subject.name}


def _quotations(links: Links, release: Release) -> Iterator[Node]:
    """What somebody known said, as far as the page shows it beside the text."""
    certain = {person.id for person in release.description.people if _certain(person)}
    for quote in release.description.quotes:
        if quote.speaker in certain:
            creator = named_person(links, quote.speaker or "")
            yield {"@type": "Quotation", "text": cut(quote.text.strip(_MARKS), EXCERPT), "creator": creator}


def person_page_node(links: Links, person_id: str) -> Node:
    """A minister or official, with every office and its dates."""
    person = links.archive.authority.people[person_id]
    held = links.archive.authority.tenures_of(person_id)
    node = {
        "@type": "Person",
        "@id": f"{THIS}#person",
        "url": THIS,
        "name": person.name,
        "familyName": person.family_name,
        "hasOccupation": [_role("hasOccupation", _occupation(links, o, t), t) for o, t in held],
    }
    return filled(node)


def _occupation(links: Links, office: Office, tenure: Tenure) -> Node:
    where = country_node(links, office.country) if office.country else None
    return filled({"@type": "Occupation", "name": tenure.title or office.title, "occupationLocation": where})


def _role(name: str, held: Node, tenure: Tenure) -> Node:
    """schema.org sets a role with its days between a thing and what it has, both ends under one property."""
    end = tenure.end.isoformat() if tenure.end else None
    return filled({"@type": "Role", name: held, "startDate": tenure.start.isoformat(), "endDate": end})


def office_page_node(links: Links, office_id: str) -> Node:
    """The body an office belongs to, with everybody who held the office."""
    office = links.archive.authority.offices[office_id]
    tenures = sorted(office.tenures, key=lambda t: (t.start, t.person), reverse=True)
    members = [
        {**_role("member", named_person(links, t.person), t), "roleName": t.title or office.title} for t in tenures
    ]
    return filled(
        {**organisation(links, office.organisation, office.country), "@id": f"{THIS}#body", "member": members}
    )


def country_page_node(links: Links, country_id: str) -> Node:
    """A country, with its code of ISO 3166-1."""
    name = links.country_name(country_id)
    return {"@type": "Country", "@id": f"{THIS}#country", "url": THIS, "name": name, "identifier": country_id.upper()}


def subject_page_node(links: Links, subject_id: str) -> Node:
    """A subject heading in the list of all."""
    subject = links.archive.authority.subjects[subject_id]
    every = {"@type": "DefinedTermSet", "@id": address(links, "subjects/index.md"), "name": f"Subjects of the {SITE}"}
    return {
        "@type": "DefinedTerm",
        "@id": f"{THIS}#subject",
        "url": THIS,
        "name": subject.name,
        "description": subject.scope,
        "termCode": subject_id,
        "inDefinedTermSet": every,
    }


def collection_node(name: str, description: str, about: Iterable[Node] = (), time: str = "") -> Node:
    """A page that lists others."""
    node = {"@type": "CollectionPage", "@id": THIS, "name": name, "description": description}
    return filled({**node, "about": list(about), "temporalCoverage": time})


def relation_about(links: Links, pair: Pair) -> list[Node]:
    """Both countries of a relation."""
    return [country_node(links, country) for country in pair]


def site_node(description: str) -> Node:
    """The archive as a whole, for its first page."""
    return {
        "@type": "WebSite",
        "@id": f"{THIS}#site",
        "url": THIS,
        "name": SITE,
        "description": description,
        "inLanguage": "en",
    }


def proof_node(links: Links, release: Release, name: str, description: str) -> Node:
    """A page that shows what was done to a release."""
    about = {"@type": "NewsArticle", "@id": address(links, release_path(release.id)) + "#release"}
    headline = {"headline": release.description.title.value}
    return {"@type": "WebPage", "@id": THIS, "name": name, "description": description, "about": {**about, **headline}}
