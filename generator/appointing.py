"""A reshuffle written into offices.yml: the tenure that ends, the one that begins, and why that cannot be."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

import click
from pydantic import TypeAdapter

from generator.authority.canonical import item_lines
from generator.authority.load import Authority
from generator.authority.proposal import proposed_person
from generator.authority.read import AuthorityFiles, read_authority
from generator.authority.records import Confidence, Office, OfficesFile, Person, Tenure
from generator.authority.tenure_lines import with_new_holder
from generator.corpus import Corpus
from generator.dates import long_day
from generator.problems import Problem, Problems
from generator.yaml_file import read_yaml, validate

NO_SOURCE = "general-knowledge"
"""What a tenure is given as its source where nobody names one."""
NEAR = 3
"""So many ids are proposed instead of one that does not exist."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody takes up an office on a day."""

    office: str
    person: str
    start: dt.date
    source: str | None = None

    @property
    def tenure(self) -> Tenure:
        """The new tenure. What no source is named for is no more than what somebody remembers."""
        confidence: Confidence = "high" if self.source else "low"
        return Tenure(
            person=self.person,
            start=self.start,
            source=self.source or NO_SOURCE,
            confidence=confidence,
            verified=self.start,
        )


def appoint(corpus: Corpus, wanted: Appointment) -> str:
    """Write the appointment into offices.yml, all of it or nothing, and say in words what changed.

    Raises click's UsageError where the appointment cannot be, and Problems where the files are not sound, would not
    be afterwards, or cannot be written.
    """
    files = read_authority(corpus.authority_folder, corpus.shown)
    office = _office(files.authority, wanted.office)
    person = _person(files, wanted.person, office.country)
    ended = _ends(files.authority, office, wanted)
    path = corpus.authority_folder / "offices.yml"
    before = _read(path, corpus.shown(path))
    after = _changed(before, files, office, ended, wanted.tenure)
    _refuse_false_examples(files, after)
    _write(path, corpus.shown(path), before, after)
    return _in_words(corpus.shown(path), files.authority, office, ended, wanted.tenure, person)


def _office(authority: Authority, wanted: str) -> Office:
    office = authority.offices.get(wanted)
    if office is None:
        names = {o.id: (o.id, o.title, *o.variants) for o in authority.offices.values()}
        near = _proposals(wanted, names, {o.id: o.title for o in authority.offices.values()})
        raise click.UsageError(f"there is no office {wanted} in offices.yml{near}")
    return office


def _person(files: AuthorityFiles, wanted: str, country: str | None) -> Person:
    people = files.authority.people
    person = people.get(wanted)
    if person is not None:
        return person
    names = {p.id: (p.id, p.name, *p.variants) for p in people.values()}
    near = _proposals(wanted, names, {p.id: p.name for p in people.values()})
    name = wanted if " " in wanted or not wanted.islower() else wanted.replace("-", " ").title()
    record = proposed_person(name, country, people)
    following = next((at for at, known in enumerate(people) if known > record.id), None)
    place = f"before line {files.files['people'].line((following,))}" if following is not None else "at its end"
    pasted = "\n".join(item_lines([record]))
    raise click.UsageError(
        f"there is no person {wanted} in people.yml{near}\n"
        f"If it is somebody new, correct this record and paste it into people.yml, {place}:\n\n{pasted}\n"
    )


def _proposals(wanted: str, names: Mapping[str, Sequence[str]], shown: Mapping[str, str]) -> str:
    """`; did you mean …?` with the ids whose names are nearest to what was written."""
    forms = {_plain(name): id for id, own in reversed([*names.items()]) for name in reversed(own)}
    close = get_close_matches(_plain(wanted), forms, 4 * NEAR, 0.7)
    ids = list(dict.fromkeys(forms[form] for form in close))[:NEAR]
    return f"; did you mean {', or '.join(f'{i} ({shown[i]})' for i in ids)}?" if ids else ""


def _plain(name: str) -> str:
    return name.casefold().replace("-", " ")


def _ends(authority: Authority, office: Office, wanted: Appointment) -> int | None:
    """Which tenure of the office ends with the appointment; None where nobody holds it."""
    names = {t.person: authority.people[t.person].name for t in office.tenures}
    held = [at for at, tenure in enumerate(office.tenures) if tenure.end is None]
    if office.shared or len(held) > 1:
        who = ", ".join(names[office.tenures[at].person] for at in held) or "several people at one time"
        raise click.UsageError(
            f"{office.id} is held by several ({who}), so nobody can tell whose tenure ends: "
            "write the change into offices.yml by hand"
        )
    if held:
        _refuse_incumbent(names, office.tenures[held[0]], wanted)
        return held[0]
    last = max((t.end for t in office.tenures if t.end is not None), default=wanted.start)
    if last > wanted.start:
        who = next(names[t.person] for t in office.tenures if t.end == last)
        what = f"{who} held {office.id} until {last}, after {wanted.start}"
        raise click.UsageError(f"{what}: give the day of the change, or correct that end")
    return None


def _refuse_incumbent(names: Mapping[str, str], tenure: Tenure, wanted: Appointment) -> None:
    """Raise UsageError where the open tenure cannot end with the appointment."""
    who = names[tenure.person]
    if tenure.person == wanted.person:
        what = f"{who} has held {wanted.office} since {tenure.start}"
        raise click.UsageError(f"{what}: to confirm that, correct `verified:`")
    if tenure.start >= wanted.start:
        what = f"{who} took up {wanted.office} on {tenure.start}, which is not before {wanted.start}"
        raise click.UsageError(f"{what}: give the day of the change, or correct that start")


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise _unwritten(shown, error) from error


def _changed(text: str, files: AuthorityFiles, office: Office, ended: int | None, opened: Tenure) -> str:
    """The new text of offices.yml, proved to say what it should and nothing else."""
    offices = list(files.authority.offices.values())
    at = offices.index(office)
    after = with_new_holder(text, files.files["offices"], at, ended, opened)
    tenures = list(office.tenures)
    if ended is not None:
        tenures[ended] = tenures[ended].model_copy(update={"end": opened.start, "verified": None})
    tenures.insert(len(tenures) if ended is None else ended + 1, opened)
    offices[at] = office.model_copy(update={"tenures": tuple(tenures)})
    wanted = OfficesFile(kinds=tuple(files.authority.kinds.values()), offices=tuple(offices))
    if _said(after) != wanted:
        lines = "\n".join(item_lines([opened], 6))
        what = f"the record {office.id} is not laid out with one key a line"
        raise click.UsageError(f"{what}: end the open tenure by hand, and add\n\n{lines}")
    return after


def _said(text: str) -> OfficesFile | None:
    try:
        return validate(read_yaml(text.removeprefix("\ufeff"), "offices.yml"), OfficesFile)
    except Problems:
        return None


def _refuse_false_examples(files: AuthorityFiles, after: str) -> None:
    """Raise Problems (A004) for every example of the authority that the change makes false."""
    # Only this needs what reads texts.
    from generator.describe import Describer
    from generator.describe.examples import example_problems

    offices = validate(read_yaml(after.removeprefix("\ufeff"), "offices.yml"), TypeAdapter(OfficesFile)).offices
    changed = replace(files.authority, offices={o.id: o for o in offices})
    # The numbers of lines are those of the file as it still is.
    problems = list(example_problems(AuthorityFiles(changed, files.files), Describer.of(changed)))
    if problems:
        raise Problems(problems)


def _write(path: Path, shown: str, before: str, after: str) -> None:
    """Replace the file in one move, unless somebody changed it meanwhile."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("wb") as file:
            file.write(after.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, new)
        if path.read_bytes() != before.encode("utf-8"):
            what = "somebody changed the file in the meantime"
            raise Problems([Problem(shown, 1, "P001", what, "appoint again; nothing was changed")])
        new.replace(path)
    except OSError as error:
        raise _unwritten(shown, error) from error
    finally:
        with suppress(OSError):
            new.unlink()


def _unwritten(shown: str, error: OSError) -> Problems:
    what = f"the file could not be written: {error.strerror or error}"
    return Problems([Problem(shown, 1, "P001", what, "make room or grant access, then appoint again")])


def _in_words(
    shown: str, authority: Authority, office: Office, ended: int | None, opened: Tenure, person: Person
) -> str:
    lines = [f"{shown}: {office.id}, {office.title}, {office.organisation}"]
    if ended is None:
        lines.append("  nobody held it")
    else:
        old = office.tenures[ended]
        days = f"{long_day(old.start)} to {long_day(opened.start)}"
        lines.append(f"  ended:  {authority.people[old.person].name} ({old.person}), {days}")
        if old.verified and old.verified > opened.start:
            lines.append(f"          (the file had this tenure confirmed to {long_day(old.verified)}: look at the day)")
    lines.append(f"  opened: {person.name} ({person.id}), since {long_day(opened.start)}, confirmed to that day")
    lines.append(f"          source: {opened.source}; confidence: {opened.confidence}")
    return "\n".join(lines)
