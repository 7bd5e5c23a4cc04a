"""What `inspect` prints: everything derived from one capture, as JSON-ready fields. The names are a contract."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from generator.capture import CannotRead, Cleaned, clean
from generator.describe import Describer
from generator.description_problems import description_problems
from generator.model import CleanText, Dating, Description, Mention
from generator.problems import Problem, to_dict


def inspect(data: bytes, shown: str, describer: Describer, received: dt.date | None) -> tuple[dict[str, Any], bool]:
    """The fields for one capture named `shown`, and True where it could be read."""
    try:
        cleaned = clean(data, describer.authority)
    except CannotRead as error:
        return unreadable(shown, Problem(shown, 1, error.code, error.what, error.mend)), False
    description = describer.describe(cleaned.text, cleaned.publisher, received=received)
    problems = [*several_releases(cleaned, shown), *description_problems(description, shown, describer.authority)]
    return {"file": shown, **_fields(cleaned.text, description), "problems": [_problem(p) for p in problems]}, True


def several_releases(cleaned: Cleaned, shown: str) -> Iterator[Problem]:
    """C011 where a capture holds more than one release."""
    if cleaned.releases > 1:
        what = f"it holds {cleaned.releases} releases"
        yield Problem(shown, 1, "C011", what, "`add` makes one folder for each")


def unreadable(shown: str, problem: Problem) -> dict[str, Any]:
    """The fields for a file that cannot be read."""
    return {"file": shown, "problems": [_problem(problem)]}


def _problem(problem: Problem) -> dict[str, Any]:
    return {k: v for k, v in to_dict(problem).items() if k != "path"}


def _fields(text: CleanText, found: Description) -> dict[str, Any]:
    return {
        "language": found.language,
        "publisher": found.publisher,
        "title": {"value": found.title.value, "basis": found.title.basis},
        "paragraphs": [p.text for p in text.paragraphs],
        "text": text.text,
        "removed": [{"text": r.text, "step": r.step} for r in text.removed],
        "replaced": [{"from": r.before, "to": r.after, "step": r.step} for r in text.replaced],
        "date": _dating(found.date),
        "event_date": _dating(found.event_date),
        "people": [
            {
                "id": p.id,
                "name": p.name,
                "kind": p.kind,
                "office": p.office,
                "basis": p.basis,
                "participant": p.participant,
                "candidates": list(p.candidates),
                "mentions": _mentions(p.mentions),
            }
            for p in found.people
        ],
        "countries": [
            {"id": c.id, "role": c.role, "basis": c.basis, "mentions": _mentions(c.mentions)} for c in found.countries
        ],
        "groups": [{"id": g.id, "participant": g.participant, "mentions": _mentions(g.mentions)} for g in found.groups],
        "quotes": [
            {
                "speaker": q.speaker,
                "office": q.office,
                "paragraph": q.paragraph,
                "start": q.start,
                "end": q.end,
                "text": q.text,
            }
            for q in found.quotes
        ],
        "keywords": [{"term": k.term, "score": k.score} for k in found.keywords],
        "subjects": [subject.id for subject in found.subjects],
    }


def _dating(date: Dating) -> dict[str, Any]:
    return {
        "edtf": date.edtf,
        "earliest": _day(date.earliest),
        "latest": _day(date.latest),
        "basis": date.basis,
        "evidence": [
            {"says": e.says, "text": e.text, "earliest": _day(e.earliest), "latest": _day(e.latest)}
            for e in date.evidence
        ],
        "conflicts": [{"says": c.says, "against": c.against} for c in date.conflicts],
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _mentions(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [{"start": m.start, "end": m.end, "text": m.text, "via": m.via} for m in mentions]
