"""A record against the authority files: publisher, rights, date, and the ids its corrections name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.authority.load import Authority
from generator.dates import parse_edtf
from generator.problems import Problem
from generator.release_record import IdChanges, ReleaseRecord
from generator.yaml_file import YamlFile


def record_problems(record: ReleaseRecord, file: YamlFile, authority: Authority) -> Iterator[Problem]:
    """R007 to R011, and R022, for one record whose form is right."""
    if record.publisher not in authority.publishers:
        what = f"the publisher '{record.publisher}' is not in publishers.yml"
        mend = f"correct it, or add the publisher{nearest(record.publisher, authority.publishers)}"
        yield file.problem(("publisher",), "R008", what, mend)
    if record.rights not in authority.rights:
        what = f"the rights '{record.rights}' are not in rights.yml"
        yield file.problem(("rights",), "R009", what, f"write one of {', '.join(sorted(authority.rights))}")
    if record.date is not None:
        try:
            parse_edtf(record.date)
        except ValueError as error:
            yield file.problem(("date",), "R007", str(error), "write the date in EDTF, or remove it")
    yield from _countries(record, file, authority)
    yield from _people_and_subjects(record, file, authority)


def _countries(record: ReleaseRecord, file: YamlFile, authority: Authority) -> Iterator[Problem]:
    for key, changes in (
        ("participants", record.corrections.participants),
        ("mentioned", record.corrections.mentioned),
    ):
        for name, countries in (("add", changes.add), ("remove", changes.remove)):
            for at, country in enumerate(countries):
                if country not in authority.countries:
                    what = f"the country '{country}' is not in countries.yml"
                    mend = "write the two-letter code of ISO 3166 in lower case"
                    yield file.problem(("corrections", key, name, at), "R010", what, mend)


def _people_and_subjects(record: ReleaseRecord, file: YamlFile, authority: Authority) -> Iterator[Problem]:
    changes = record.corrections
    kinds: tuple[tuple[str, str, str, IdChanges, Iterable[str], str], ...] = (
        ("people", "person", "R011", changes.people, authority.people, "the person"),
        ("subjects", "subject", "R022", changes.subjects, authority.subjects, "the heading"),
    )
    for key, word, code, change, known, record_of in kinds:
        for name, ids in (("add", change.add), ("remove", change.remove)):
            for at, id in enumerate(ids):
                if id not in known:
                    what = f"the {word} '{id}' is not in {key}.yml"
                    mend = f"correct the id, or add {record_of} to {key}.yml{nearest(id, known)}"
                    yield file.problem(("corrections", key, name, at), code, what, mend)


def nearest(word: str, known: Iterable[str], most: int = 1) -> str:
    """The ids most like `word`, for the end of a mend; empty where none is like it."""
    close = get_close_matches(word, sorted(known), most)
    return f"; did you mean {' or '.join(close)}?" if close else ""
