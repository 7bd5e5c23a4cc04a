"""The facts of a release in one panel: when, who, where, by which right; each value with its basis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.archive import Release
from generator.authority.records import Rights
from generator.keyword_headings import keyword_slug
from generator.model import NAMED, Basis, CountryFound, Mention, PersonFound, PersonKind
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, link, safe_url, span
from generator.pages.words import BASES, count, date_in_words, how_known

TITLES: dict[Basis, str] = {
    "stated": "Title as in the text",
    "resolved": "Title supplied from an authority file",
    "inferred": "Title supplied from the opening words",
    "curated": "Title supplied by a person",
}
"""Where a title comes from, in words."""


def facts(links: Links, release: Release) -> str:
    """The panel below the title."""
    description = release.description
    rows = [
        _row("Date", _date(release)),
        *_people(links, release, "minister", "Ministers"),
        *_people(links, release, "official", "Officials"),
        *_countries(links, release),
        _row("Groups", _groups(links, release)),
        *_people(links, release, "author", "By"),
        *_people(links, release, "other", "Also named"),
        _row("Subjects", ", ".join(links.subject(subject.id) for subject in description.subjects)),
        _row("Keywords", ", ".join(links.keyword(k.term) for k in description.keywords)),
        _row("Published by", escape(links.publisher_name(release))),
        _row("Source", source_line(release)),
        _row("Rights", rights_line(links.archive.authority.rights[release.record.rights])),
    ]
    return block("facts", "\n".join(row for row in rows if row))


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


def _people(links: Links, release: Release, kind: PersonKind, label: str) -> list[str]:
    found = [p for p in release.description.people if p.kind == kind]
    found.sort(key=lambda p: not p.participant)
    return _rows(_number(label, len(found)), [_person(links, release, p) for p in found])


def _number(label: str, found: int) -> str:
    """The label of a row, in the singular where one person stands in it."""
    return label.removesuffix("s") if found == 1 else label


def _person(links: Links, release: Release, person: PersonFound) -> str:
    """Name, office on the day, basis, and what a reader must know besides."""
    words = links.person(person.id) if person.id else _unknown(links, person)
    if person.office:
        title = links.office_title(person.office, person.id, release.description.date.earliest)
        words += f", {links.office(person.office, title)}"
    remarks = [mark(person.basis)]
    if not person.participant and person.kind in ("minister", "official"):
        remarks.append(span("mentioned", "remark", "is spoken of, but took no part"))
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
    return f"“{words}”, who may be {_options(links, person)}"


def _options(links: Links, person: PersonFound) -> str:
    return " or ".join(links.person(candidate) for candidate in person.candidates)


def _countries(links: Links, release: Release) -> Iterable[str]:
    countries = release.description.countries
    took_part = [c for c in countries if c.role == "participant"]
    mentioned = [c for c in countries if c.role == "mentioned"]
    for label, found in (("Took part", took_part), ("Mentioned", mentioned)):
        found.sort(key=lambda c: links.country_name(c.id))
        yield _row(label, _marked_countries(links, found))


def _marked_countries(links: Links, found: Sequence[CountryFound]) -> str:
    """Countries; a basis is shown where it is not simply the text's own word, once where it is that of all."""
    bases = {country.basis for country in found}
    if len(found) > 1 and len(bases) == 1 and "stated" not in bases:
        return ", ".join(links.country(c.id) for c in found) + f" · each {mark(found[0].basis)}"
    return ", ".join(links.country(c.id) + ("" if c.basis == "stated" else f" {mark(c.basis)}") for c in found)


def _groups(links: Links, release: Release) -> str:
    groups = links.archive.authority.groups
    found = sorted(release.description.groups, key=lambda g: (not g.participant, groups[g.id].name))
    return ", ".join(escape(groups[g.id].name) for g in found)


def editorial_notes(links: Links, release: Release) -> str:
    """Who stands behind words that name an office only. The text itself keeps its own words."""
    notes = []
    for person in release.description.people:
        if person.basis == "stated" or any(m.via in NAMED for m in person.mentions) or not person.mentions:
            continue
        words = f"“{escape(_as_named(min(person.mentions, key=lambda m: m.start)))}”"
        if person.id:
            notes.append(f"{words}: {links.person(person.id)}, {how_known(person)}")
        elif person.candidates:
            notes.append(f"{words}: may be {_options(links, person)}; the archive does not choose")
    if not notes:
        return ""
    return block("editorial", "**Names supplied by the archive**, not by the text", bullets(notes))


def _as_named(mention: Mention) -> str:
    """The words that stand for somebody; of "counterparts from France and Italy" the country alone says too little."""
    listed = mention.via == "counterpart" and "counterpart" not in mention.text.lower()
    return f"counterparts from … {mention.text}" if listed else mention.text


def keyword_terms(release: Release) -> list[str]:
    """The keywords of a release that can stand in an address."""
    return [k.term for k in release.description.keywords if keyword_slug(k.term)]
