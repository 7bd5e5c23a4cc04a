"""`explain`: each value of a release for a human reader, with its basis and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.archive import Release
from generator.authority.load import Authority
from generator.dates import in_words
from generator.model import Dating, Description, Evidence


def explain(release: Release, authority: Authority) -> str:
    """The whole explanation as plain text."""
    return "\n".join(_lines(release, authority)) + "\n"


def _lines(release: Release, authority: Authority) -> Iterator[str]:
    found, record = release.description, release.record
    yield f"{release.id}"
    yield ""
    yield f"Title        {found.title.value}  [{found.title.basis}: {found.title.evidence}]"
    publisher = authority.publishers[record.publisher]
    yield f"Publisher    {publisher.name}  [curated]"
    rights = authority.rights[record.rights]
    why = f": {record.rights_basis}" if record.rights_basis else ""
    yield f"Rights       {rights.name}  [curated{why}]; shown as {rights.shown}"
    yield f"Source       {record.source_url or 'not known'}"
    yield ""
    yield from described(found, authority)
    yield "Quotations" if found.quotes else "Quotations   none found"
    for quote in found.quotes:
        text = quote.text if len(quote.text) < 80 else quote.text[:77] + "…"
        yield f"  {quote.speaker_name}: {text}"
    yield f"Keywords     {', '.join(k.term for k in found.keywords) or 'none'}  [inferred]"
    yield "Subjects" if found.subjects else "Subjects     none found"
    for subject in found.subjects:
        words = ", ".join(f"“{word}”" for word in subject.words[:8])
        yield f"  {authority.subjects[subject.id].name}  [{subject.basis}] {words}".rstrip()
    yield "Stated apart from the text"
    for fact in release.clean.facts:
        yield f"  {fact.kind}: {' '.join(fact.value.split())}  [{fact.where}]"
    if not release.clean.facts:
        yield "  nothing"
    yield "Removed from the capture"
    for removed in release.clean.removed:
        yield f"  [{removed.step}] {' / '.join(removed.text.splitlines())}"
    if not release.clean.removed:
        yield "  nothing"


def described(found: Description, authority: Authority) -> Iterator[str]:
    """Dates, people, countries and groups with basis and evidence, as `explain` and `add` both tell them."""
    yield from _date("Date", found.date)
    yield from _date("Event", found.event_date)
    yield ""
    yield "People" if found.people else "People       none found"
    for person in found.people:
        office = f", {authority.offices[person.office].title}" if person.office else ""
        part = "took part" if person.participant else "mentioned"
        yield f"  {person.name}{office}  [{person.basis}] {person.kind}, {part}"
        if person.candidates:
            yield f"    may be: {', '.join(authority.people[c].name for c in person.candidates)}"
        yield from _evidence(person.evidence, "    ")
    yield "Countries" if found.countries else "Countries    none found"
    for country in found.countries:
        yield f"  {authority.countries[country.id].name}  [{country.basis}] {country.role}"
        yield from _evidence(country.evidence, "    ")
    yield "Groups" if found.groups else "Groups       none found"
    for group in found.groups:
        yield f"  {authority.groups[group.id].name}  [stated] {'took part' if group.participant else 'mentioned'}"


def _date(label: str, date: Dating) -> Iterator[str]:
    known = f"{in_words(date.earliest, date.latest)}  ({date.edtf})  [{date.basis}]" if date.edtf else "not known"
    yield f"{label:<12} {known}"
    for evidence in date.evidence:
        window = in_words(evidence.earliest, evidence.latest)
        yield f"    {evidence.says}{f': “{evidence.text}”' if evidence.text else ''} → {window}"
    for conflict in date.conflicts:
        yield f"    in conflict: {conflict.says} — against {conflict.against}"


def _evidence(entries: Iterable[Evidence], indent: str) -> Iterator[str]:
    for evidence in entries:
        yield f"{indent}{evidence.says}{f': “{evidence.text}”' if evidence.text else ''}"
