"""The facts of a release in one panel: when, who, where, by which right; each value with its basis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from generator.archive import Release
from generator.authority.records import Rights
from generator.keyword_headings import keyword_slug
from generator.model import Basis, CountryFound, PersonFound, PersonKind
from generator.pages.glosses import options
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, heading, link, safe_url, span
from generator.pages.words import BASES, count, date_in_words

TITLES: dict[Basis, str] = {
    "stated": "Title as in the text",
    "resolved": "Title supplied from an authority file",
    "inferred": "Title supplied from the opening words",
    "curated": "Title supplied by a person",
}
"""Where a title comes from, in words."""
_SERVING: frozenset[PersonKind] = frozenset(("minister", "official"))
"""Those who act for a country, a group or a body."""


def facts(links: Links, release: Release) -> str:
    """The panel below the title: when, by whom, who took part, by which right."""
    rows = [
        _row("Date", _date(release)),
        *_took_part(links, release),
        *_people(links, release, [p for p in release.description.people if p.kind == "author"], "By"),
        _row("Published by", f"{escape(links.publisher_name(release))} · {_source(release)}"),
        _row("Rights", rights_line(links.archive.authority.rights[release.record.rights])),
    ]
    return block("facts", "\n".join(row for row in rows if row))


def also_named(links: Links, release: Release) -> list[str]:
    """What the release is about, and whom and what it names besides those who took part."""
    description = release.description
    people = [p for p in description.people if p.kind in _SERVING and not p.participant]
    rows = [
        _row("Subjects", ", ".join(links.subject(subject.id) for subject in description.subjects)),
        _row("Keywords", ", ".join(links.keyword(k.term) for k in description.keywords)),
        *_people(links, release, people, "People mentioned"),
        *_people(links, release, [p for p in description.people if p.kind == "other"], "Also named"),
        _row("Countries mentioned", _countries(links, [c for c in description.countries if c.role == "mentioned"])),
        _row("Groups", _groups(links, release)),
        _row("Events", ", ".join(f"{links.event(e.id)} {mark(e.basis)}" for e in description.events)),
    ]
    shown = [row for row in rows if row]
    return [heading(2, "What it is about", "about", search=False), block("facts", "\n".join(shown))] if shown else []


def mark(basis: Basis) -> str:
    """A basis as a small word."""
    return span(basis, f"basis basis-{basis}", BASES[basis])


def rights_line(rights: Rights) -> str:
    """The name of a licence, linked where it has an address."""
    url = safe_url(rights.url) if rights.url else None
    return link(escape(rights.name), url) if url else escape(rights.name)


def source_line(release: Release) -> str:
    """A link to where the release was published, or a word that this is not known."""
    url = safe_url(release.record.source_url) if release.record.source_url else None
    return link("where it was published", url) if url else "not recorded"


def _source(release: Release) -> str:
    return source_line(release) if release.record.source_url else "where is not recorded"


def _row(label: str, value: str) -> str:
    return f"- **{label}** {span(value, 'value')}" if value else ""


def _rows(label: str, values: Sequence[str]) -> list[str]:
    """One value beside its label, or several as a list below it."""
    if len(values) == 1:
        return [_row(label, values[0])]
    return [f"- **{label}**\n{bullets(values, level=1)}"] if values else []


def _date(release: Release) -> str:
    date = release.description.date
    words = f"{date_in_words(date)} {mark(date.basis)} · [how we know](#evidence)"
    if date.conflicts:
        words += f" · [{count(len(date.conflicts), 'statement')} in conflict](#evidence)"
    return words


def _took_part(links: Links, release: Release) -> Iterable[str]:
    """Countries with those who act for them, then the countries for which nobody is named."""
    people = [p for p in release.description.people if p.kind in _SERVING and p.participant]
    countries = [c for c in release.description.countries if c.role == "participant"]
    countries.sort(key=lambda c: links.country_name(c.id))
    acting: dict[str | None, list[PersonFound]] = defaultdict(list)
    for person in people:
        acting[_served(links, person, {c.id for c in countries})].append(person)
    alike = _common_basis(countries)
    lines = [
        (links.country(c.id) if alike else _marked_country(links, c))
        + ": "
        + "; ".join(_person(links, release, p) for p in acting[c.id])
        for c in countries
        if c.id in acting
    ]
    lines += [_person(links, release, person) for person in acting[None]]
    alone = [c for c in countries if c.id not in acting]
    if alone:
        lines.append(_countries(links, alone))
    elif alike:
        lines.append(f"that each country took part is {mark(alike)}")
    return _rows("Took part", lines)


def _common_basis(countries: Sequence[CountryFound]) -> Basis | None:
    """The basis that all of several countries share, where it is worth a word: none where the text simply says so."""
    bases = {country.basis for country in countries}
    return countries[0].basis if len(countries) > 1 and len(bases) == 1 and "stated" not in bases else None


def _served(links: Links, person: PersonFound, countries: Container[str]) -> str | None:
    """The country somebody acts for, if it is one of these: that of the office, else their own."""
    authority = links.archive.authority
    office = authority.offices[person.office].country if person.office else None
    own = authority.people[person.id].country if person.id else None
    return next((c for c in (office, own) if c and c in countries), None)


def _people(links: Links, release: Release, found: Sequence[PersonFound], label: str) -> list[str]:
    return _rows(label, [_person(links, release, p) for p in found])


def _person(links: Links, release: Release, person: PersonFound) -> str:
    """Name, office on the day, basis, and what a reader must know besides."""
    words = links.person(person.id) if person.id else _unknown(links, person)
    if person.office:
        title = links.office_title(person.office, person.id, release.description.date.earliest)
        words += f", {links.office(person.office, title)}"
    remarks = [mark(person.basis)]
    if not person.confirmed:
        remarks.append(
            span("not confirmed for this day", "remark", "the tenure was last confirmed before this release")
        )
    return f"{words} {' '.join(remarks)}"


def _unknown(links: Links, person: PersonFound) -> str:
    """Somebody the authority does not know, or knows several of."""
    words = escape(person.name)
    if not person.candidates:
        return words
    return f"“{words}”, who may be {options(links, person)}"


def _countries(links: Links, found: Sequence[CountryFound]) -> str:
    """Countries by name; a basis is shown where it is not simply the text's own word, once where it is that of all."""
    ordered = sorted(found, key=lambda c: links.country_name(c.id))
    if alike := _common_basis(ordered):
        return ", ".join(links.country(c.id) for c in ordered) + f" · each {mark(alike)}"
    return ", ".join(_marked_country(links, c) for c in ordered)


def _marked_country(links: Links, country: CountryFound) -> str:
    return links.country(country.id) + ("" if country.basis == "stated" else f" {mark(country.basis)}")


def _groups(links: Links, release: Release) -> str:
    groups = links.archive.authority.groups
    found = sorted(release.description.groups, key=lambda g: (not g.participant, groups[g.id].name))
    return ", ".join(links.group(g.id) for g in found)


def keyword_terms(release: Release) -> list[str]:
    """The keywords of a release that can stand in an address."""
    return [k.term for k in release.description.keywords if keyword_slug(k.term)]
