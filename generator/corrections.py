"""A person's word wins: the record's corrections applied to what was derived, and visible as curated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import holding
from generator.dates import Days
from generator.model import CountryFound, Description, Evidence, Keyword, PersonFound, Role, SubjectFound, Title
from generator.release_record import Corrections, CountryChanges, ReleaseRecord

_BY_RECORD = Evidence("stated in the record")


def apply(description: Description, record: ReleaseRecord, authority: Authority) -> Description:
    """`description` with the title and the corrections of `record`. Its date already is the one of the record."""
    changes = record.corrections
    return replace(
        description,
        publisher=record.publisher,
        title=Title(record.title, "curated", "stated in the record") if record.title else description.title,
        countries=_countries(description.countries, changes),
        people=_people(description, changes, authority),
        quotes=tuple(
            replace(q, speaker=None, office=None) if q.speaker in changes.people.remove else q
            for q in description.quotes
        ),
        keywords=_keywords(description.keywords, changes),
        subjects=_subjects(description.subjects, changes),
    )


def _countries(found: Iterable[CountryFound], changes: Corrections) -> tuple[CountryFound, ...]:
    countries = {c.id: c for c in found}
    by_role: tuple[tuple[Role, CountryChanges], ...] = (
        ("mentioned", changes.mentioned),
        ("participant", changes.participants),
    )
    for role, change in by_role:
        for country in change.remove:
            if country in countries and countries[country].role == role:
                _demote(countries, country, role)
        for country in change.add:
            before = countries.get(country)
            mentions = before.mentions if before else ()
            countries[country] = CountryFound(country, role, "curated", mentions, (_BY_RECORD,))
    return tuple(countries[c] for c in sorted(countries))


def _demote(countries: dict[str, CountryFound], country: str, role: Role) -> None:
    """A country that did not take part is still spoken of; one not spoken of goes."""
    if role == "participant" and countries[country].mentions:
        countries[country] = replace(countries[country], role="mentioned", basis="curated", evidence=(_BY_RECORD,))
    else:
        del countries[country]


def _people(description: Description, changes: Corrections, authority: Authority) -> tuple[PersonFound, ...]:
    people = [p for p in description.people if p.id is None or p.id not in changes.people.remove]
    known = {p.id for p in people}
    on = Days.between(description.date.earliest, description.date.latest)
    for person in changes.people.add:
        if person in known:
            people = [_confirmed(p) if p.id == person else p for p in people]
            continue
        # An entry that was ambiguous and names this person among its candidates is settled by the record.
        settled = next((p for p in people if p.id is None and person in p.candidates), None)
        offices: list[Office] = [o for o, _ in authority.tenures_of(person)]
        held = holding(person, offices, on)
        kinds = {authority.kinds[o.kind].bearer for o in offices}
        entry = PersonFound(
            id=person,
            name=authority.people[person].name,
            kind="minister" if "minister" in kinds else "official" if "official" in kinds else "other",
            office=held.office if held else None,
            basis="curated",
            participant=settled.participant if settled else True,
            mentions=settled.mentions if settled else (),
            evidence=(_BY_RECORD,),
        )
        people = [entry if p is settled else p for p in people] if settled else [*people, entry]
    return tuple(people)


def _confirmed(person: PersonFound) -> PersonFound:
    """Somebody whom the text gives and the record confirms: the evidence found stays beside the record's word."""
    return replace(person, basis="curated", evidence=(_BY_RECORD, *person.evidence))


def _keywords(found: Iterable[Keyword], changes: Corrections) -> tuple[Keyword, ...]:
    removed = {k.lower() for k in changes.keywords.remove}
    added = tuple(Keyword(term, 0.0) for term in changes.keywords.add)
    present = {k.term.lower() for k in added}
    return (*added, *(k for k in found if k.term.lower() not in removed | present))


def _subjects(found: Iterable[SubjectFound], changes: Corrections) -> tuple[SubjectFound, ...]:
    subjects = {s.id: s for s in found if s.id not in changes.subjects.remove}
    for subject in changes.subjects.add:
        before = subjects.get(subject)
        subjects[subject] = SubjectFound(subject, before.mentions if before else (), "curated")
    return tuple(subjects[s] for s in sorted(subjects))
