"""The tests that authority records carry: each example phrase must resolve to what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.authority.read import AuthorityFiles
from generator.authority.records import Country, Example, Group, Office, Person
from generator.authority.resolve import One, resolve_office
from generator.dates import Days
from generator.describe import Describer
from generator.describe.offices import candidate_offices, find_offices
from generator.describe.spotting import SpotKind
from generator.problems import Problem


def example_problems(files: AuthorityFiles, describer: Describer) -> Iterator[Problem]:
    """A004 for every example of a record that resolves to something else."""
    yield from _subject_problems(files, describer)
    authority = describer.authority
    lists: tuple[tuple[str, SpotKind, tuple[str, ...], Iterable[Person | Country | Group | Office]], ...] = (
        ("people", "person", (), authority.people.values()),
        ("countries", "country", (), authority.countries.values()),
        ("groups", "group", (), authority.groups.values()),
        ("offices", "title", ("offices",), authority.offices.values()),
    )
    for stem, kind, key, records in lists:
        for at, record in enumerate(records):
            for number, example in enumerate(record.examples):
                home = record.country if isinstance(record, Office) else None
                given = resolve(describer, example, kind, home)
                if given != example.gives:
                    on = f" on {example.on}" if example.on else ""
                    what = f"'{example.phrase}'{on} resolves to {given or 'nobody'}, not to {example.gives or 'nobody'}"
                    yield files.files[stem].problem(
                        (*key, at, "examples", number), "A004", what, "correct the example, the names or the tenures"
                    )


def _subject_problems(files: AuthorityFiles, describer: Describer) -> Iterator[Problem]:
    """A004 for every example of a subject whose phrase gives another subject, or one where it must give none."""
    for at, subject in enumerate(describer.authority.subjects.values()):
        for number, example in enumerate(subject.examples):
            given = sorted(describer.subjects.given_by(describer.read(example.phrase)))
            if given != ([example.gives] if example.gives else []):
                what = f"'{example.phrase}' gives {', '.join(given) or 'no subject'}, not {example.gives or 'none'}"
                yield files.files["subjects"].problem(
                    (at, "examples", number), "A004", what, "correct the example, or the variants of the subjects"
                )


def resolve(describer: Describer, example: Example, kind: SpotKind, home: str | None) -> str | None:
    """What one phrase means on its day, read as this kind of name; an office ("title") means its holder."""
    reading = describer.read(example.phrase)
    on = Days.day(example.on) if example.on else Days.between(None, None)
    for phrase in find_offices(reading) if kind == "title" else ():
        outcome = resolve_office(candidate_offices(phrase, home, describer.authority), on)
        return outcome.holder.person if isinstance(outcome, One) else None
    ids = {
        i for s in reading.spots for n in s.names if n.kind == (kind if kind != "title" else "person") for i in n.ids
    }
    return ids.pop() if len(ids) == 1 else None
