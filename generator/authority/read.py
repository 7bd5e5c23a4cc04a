"""Read the authority files from their folder, and say everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.authority.checks import consistency
from generator.authority.load import Authority
from generator.authority.records import (
    Country,
    Event,
    Group,
    OfficesFile,
    Person,
    PublishersFile,
    Rights,
    Subject,
)
from generator.problems import Problem, Problems
from generator.yaml_file import YamlFile, read_yaml_file, validate

FILES: dict[str, Any] = {
    "people": tuple[Person, ...],
    "offices": OfficesFile,
    "countries": tuple[Country, ...],
    "groups": tuple[Group, ...],
    "events": tuple[Event, ...],
    "publishers": PublishersFile,
    "rights": tuple[Rights, ...],
    "subjects": tuple[Subject, ...],
}
"""File stem -> the model of the whole file. The JSON Schemas are made from the same."""
MAY_BE_MISSING = frozenset({"subjects"})
"""An archive may do without subject headings."""


@dataclass(frozen=True, slots=True)
class AuthorityFiles:
    """The authority, and the files it came from with their line numbers."""

    authority: Authority
    files: Mapping[str, YamlFile]


def read_authority(folder: Path, shown: Callable[[Path], str] = str) -> AuthorityFiles:
    """The authority files in `folder`; `shown` gives the path for messages.

    Raises Problems with everything that is wrong with them.
    """
    files, problems = load_authority(folder, shown)
    if files is None or problems:
        raise Problems(problems)
    return files


def load_authority(folder: Path, shown: Callable[[Path], str] = str) -> tuple[AuthorityFiles | None, list[Problem]]:
    """The authority files, None where the form of one is wrong; and everything that is wrong with them."""
    if folder.is_symlink():
        return None, [_linked(folder, shown(folder))]
    problems: list[Problem] = []
    files: dict[str, YamlFile] = {}
    parts: dict[str, Any] = {}
    for stem, model in FILES.items():
        path = folder / f"{stem}.yml"
        if stem in MAY_BE_MISSING and not path.exists() and not path.is_symlink():
            parts[stem] = ()
            continue
        try:
            files[stem] = _read(path, shown(path))
            parts[stem] = validate(files[stem], TypeAdapter(model))
        except Problems as found:
            problems += found.problems
    if len(parts) < len(FILES):
        return None, problems
    authority = _authority(parts)
    problems += _twice(files, parts)
    problems += consistency(authority, files, parts)
    return AuthorityFiles(authority, files), problems


def _read(path: Path, shown: str) -> YamlFile:
    if path.is_symlink():
        raise Problems([_linked(path, shown)])
    if not path.is_file():
        raise Problems([Problem(shown, 1, "A008", "this authority file is missing", "restore it from the history")])
    return read_yaml_file(path, shown)


def _linked(path: Path, shown: str) -> Problem:
    what = f"{path.name} is a symbolic link"
    return Problem(shown, 1, "R012", what, "put the files themselves into corpus/authority/")


def _authority(parts: dict[str, Any]) -> Authority:
    return Authority(
        people=_by_id(parts["people"]),
        kinds=_by_id(parts["offices"].kinds),
        offices=_by_id(parts["offices"].offices),
        countries=_by_id(parts["countries"]),
        groups=_by_id(parts["groups"]),
        events=_by_id(parts["events"]),
        publishers=_by_id(parts["publishers"].publishers),
        carriers=_by_id(parts["publishers"].carriers),
        rights=_by_id(parts["rights"]),
        subjects=_by_id(parts["subjects"]),
    )


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {r.id: r for r in records}


def _twice(files: dict[str, YamlFile], parts: dict[str, Any]) -> Iterable[Problem]:
    """Ids given twice within one file."""
    for stem, part in parts.items():
        for key, records in _lists(part):
            seen: dict[str, int] = {}
            for at, record in enumerate(records):
                if record.id in seen:
                    first = files[stem].line((*key, seen[record.id]))
                    what = f"the id {record.id} is given twice, first in line {first}"
                    yield files[stem].problem((*key, at), "A003", what, "join the two records, or give one another id")
                seen.setdefault(record.id, at)


def _lists(part: Any) -> Sequence[tuple[tuple[str, ...], Sequence[Any]]]:
    if isinstance(part, tuple):
        return [((), part)]
    return [((name,), getattr(part, name)) for name in type(part).model_fields]
