"""What must hold between authority records: ids that exist, tenures that do not overlap, examples that resolve."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.authority.load import Authority
from generator.authority.records import Furniture, Office, Subject, Tenure
from generator.problems import Problem
from generator.yaml_file import YamlFile

Place = tuple[str | int, ...]


def consistency(authority: Authority, files: Mapping[str, YamlFile], parts: Mapping[str, Any]) -> Iterator[Problem]:
    """Every problem between the records; their form is already right."""
    yield from _people(authority, files["people"], parts["people"])
    yield from _offices(authority, files["offices"], parts["offices"].offices)
    yield from _groups(authority, files["groups"], parts["groups"])
    yield from _events(authority, files["events"], parts["events"])
    yield from _patterns(authority, files["publishers"], parts["publishers"])
    if "subjects" in files:
        yield from _subjects(authority, files["subjects"], parts["subjects"])


def _unknown(file: YamlFile, where: Place, what: str, known: str) -> Problem:
    return file.problem(where, "A002", f"{what} does not exist", f"correct the id, or add the record to {known}")


def _people(authority: Authority, file: YamlFile, people: Sequence[Any]) -> Iterator[Problem]:
    for at, person in enumerate(people):
        if person.country is not None and person.country not in authority.countries:
            yield _unknown(file, (at, "country"), f"the country {person.country}", "countries.yml")


def _offices(authority: Authority, file: YamlFile, offices: Sequence[Office]) -> Iterator[Problem]:
    for at, office in enumerate(offices):
        place: Place = ("offices", at)
        if office.country is not None and office.country not in authority.countries:
            yield _unknown(file, (*place, "country"), f"the country {office.country}", "countries.yml")
        if office.kind not in authority.kinds:
            yield _unknown(file, (*place, "kind"), f"the kind {office.kind}", "`kinds:` at the top of this file")
        for number, tenure in enumerate(office.tenures):
            where = (*place, "tenures", number)
            yield from _tenure(authority, file, where, tenure)
        if not office.shared:
            yield from _overlaps(file, place, office)


def _tenure(authority: Authority, file: YamlFile, where: Place, tenure: Tenure) -> Iterator[Problem]:
    if tenure.person not in authority.people:
        yield _unknown(file, (*where, "person"), f"the person {tenure.person}", "people.yml")
    if tenure.end is not None and tenure.end < tenure.start:
        what = f"this tenure ends on {tenure.end}, before it starts on {tenure.start}"
        yield file.problem((*where, "end"), "A005", what, "correct one of the two days")
    if tenure.end is None and tenure.verified is None:
        what = f"the tenure of {tenure.person} is open, and nobody says until when it was confirmed"
        yield file.problem(where, "A007", what, "add `verified:` with the last day it was confirmed, or `end:`")


def _overlaps(file: YamlFile, place: Place, office: Office) -> Iterator[Problem]:
    """Tenures of a post that one person holds; a handover day shared by two is no overlap."""
    ordered = sorted(enumerate(office.tenures), key=lambda pair: (pair[1].start, pair[0]))
    for at, (number, later) in enumerate(ordered[1:], 1):
        # The one before may be over while another still holds the office: the longest of them counts.
        earlier = max((t for _, t in ordered[:at]), key=lambda t: t.end or dt.date.max)
        if earlier.end is None or later.start < earlier.end:
            until = f"until {earlier.end}" if earlier.end else "without an end"
            what = f"{office.id}: {later.person} starts on {later.start}, but {earlier.person} holds the office {until}"
            mend = "end the earlier tenure on the handover day, or mark the office `shared: true`"
            yield file.problem((*place, "tenures", number, "start"), "A001", what, mend)


def _groups(authority: Authority, file: YamlFile, groups: Sequence[Any]) -> Iterator[Problem]:
    for at, group in enumerate(groups):
        for number, member in enumerate(group.members):
            where = (at, "members", number)
            if member.country not in authority.countries:
                yield _unknown(file, where, f"the country {member.country}", "countries.yml")
            if member.end is not None and member.end < member.start:
                yield file.problem(
                    where, "A005", "this membership ends before it starts", "correct one of the two days"
                )


def _events(authority: Authority, file: YamlFile, events: Sequence[Any]) -> Iterator[Problem]:
    for at, event in enumerate(events):
        if event.country is not None and event.country not in authority.countries:
            yield _unknown(file, (at, "country"), f"the country {event.country}", "countries.yml")
        if event.end < event.start:
            yield file.problem((at, "end"), "A005", "this event ends before it starts", "correct one of the two days")


def _subjects(authority: Authority, file: YamlFile, subjects: Sequence[Subject]) -> Iterator[Problem]:
    for at, subject in enumerate(subjects):
        for key in ("broader", "related"):
            for number, other in enumerate(getattr(subject, key)):
                if other not in authority.subjects or other == subject.id:
                    yield _unknown(file, (at, key, number), f"the subject {other}", "this file")
        if subject.id in authority.above(subject.id):
            what = f"{subject.id} stands under itself, by way of its broader headings"
            yield file.problem((at, "broader"), "A009", what, "take out the link that closes the circle")


def _patterns(authority: Authority, file: YamlFile, part: Any) -> Iterator[Problem]:
    for at, publisher in enumerate(part.publishers):
        where: Place = ("publishers", at)
        if publisher.country is not None and publisher.country not in authority.countries:
            yield _unknown(file, (*where, "country"), f"the country {publisher.country}", "countries.yml")
        if publisher.led_by is not None and publisher.led_by not in authority.offices:
            yield _unknown(file, (*where, "led_by"), f"the office {publisher.led_by}", "offices.yml")
        if publisher.rights is not None and publisher.rights not in authority.rights:
            yield _unknown(file, (*where, "rights"), f"the rights {publisher.rights}", "rights.yml")
        for number, signature in enumerate(publisher.signatures):
            if not _finds(signature, publisher.signature_examples, whole=False):
                yield _bad_pattern(file, (*where, "signatures", number), signature)
        yield from _furniture(file, where, publisher.furniture)
    for at, carrier in enumerate(part.carriers):
        yield from _furniture(file, ("carriers", at), carrier.furniture)


def _furniture(file: YamlFile, where: Place, furniture: Sequence[Furniture]) -> Iterator[Problem]:
    for number, entry in enumerate(furniture):
        if not all(_finds(entry.pattern, [example], whole=True) for example in entry.examples):
            yield _bad_pattern(file, (*where, "furniture", number, "pattern"), entry.pattern)


def _finds(pattern: str, examples: Sequence[str], whole: bool) -> bool:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error:
        return False
    return any(compiled.fullmatch(e.strip()) if whole else compiled.search(e) for e in examples)


def _bad_pattern(file: YamlFile, where: Place, pattern: str) -> Problem:
    what = f"the pattern {pattern} is no regular expression, or does not match an example beside it"
    return file.problem(where, "A006", what, "correct the pattern, or give an example line that it matches")
