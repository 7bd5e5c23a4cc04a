"""The tests that authority records carry: each example phrase must resolve to what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.authority.read import AuthorityFiles
from generator.authority.records import Country, Example, Group, Office, Person
from generator.authority.resolve import One, resolve_office
from generator.dates import Days
from generator.describe import Describer
from generator.describe.offices import candidate_offices, find_offices
from generator.describe.reading import read
from generator.describe.spotting import SpotKind
from generator.model import CleanText, Paragraph
from generator.problems import Problem


def example_problems(files: AuthorityFiles, describer: Describer) -> Iterator[Problem]:
    """A004 for every example of people, offices, countries and groups that resolves to something else."""
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


def resolve(describer: Describer, example: Example, kind: SpotKind, home: str | None) -> str | None:
    """What one phrase means on its day, read as this kind of name; an office ("title") means its holder."""
    reading = read(CleanText(None, (Paragraph(example.phrase),)), describer.names, describer.events)
    on = Days.day(example.on) if example.on else Days.between(None, None)
    for phrase in find_offices(reading) if kind == "title" else ():
        outcome = resolve_office(candidate_offices(phrase, home, describer.authority), on)
        return outcome.holder.person if isinstance(outcome, One) else None
    ids = {
        i for s in reading.spots for n in s.names if n.kind == (kind if kind != "title" else "person") for i in n.ids
    }
    return ids.pop() if len(ids) == 1 else None
