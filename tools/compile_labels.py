"""Turns labels written by hand (YAML, phrases by paragraph) into lines of descriptions.jsonl (offsets).

Usage: python -m tools.compile_labels FILE.yml … [--part dev|kept-aside] >lines.jsonl
Everything that does not fit the text or the authority is told on standard error; nothing is written then.
The rules are in tests/evaluation/LABELLING.md. A release is an entry with id, event_day, people (who, name, kind,
office, took_part), by_office (p, phrase, who), countries, groups, quotes (p, first, last, who) and note.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.capture import clean
from generator.model import CleanText
from tests.evaluation.descriptions import digest_of
from tests.evaluation.measuring import authority
from tests.evaluation.releases import row

_KINDS = {"minister", "official", "author", "other"}
_ROLES = {"participant", "mentioned"}
_MARKS = "“”\"‘’'\u00ab\u00bb "


class Misfit(ValueError):
    """A label that the text or the authority does not bear out."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Check all files, then print one JSON line for each release."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--part", choices=("dev", "kept-aside"), default="dev")
    options = parser.parse_args(arguments)
    lines: list[str] = []
    problems: list[str] = []
    for file in options.files:
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            compiled, wrong = _compiled(entry)
            problems += [f"{file.name}: {entry.get('id')}: {problem}" for problem in wrong]
            lines.append(json.dumps({**compiled, "part": options.part}, ensure_ascii=False))
    if problems:
        sys.exit("\n".join(problems))
    print("\n".join(lines))


def _compiled(entry: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    source = row(entry["id"])
    text = clean(json.dumps(source).encode(), authority()).text
    problems: list[str] = []
    by_office: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    for label in entry.get("by_office") or []:
        try:
            start, end = _phrase(text, label["p"], label["phrase"])
            by_office.append({"start": start, "end": end, "who": label["who"]})
        except Misfit as misfit:
            problems.append(str(misfit))
    for label in entry.get("quotes") or []:
        try:
            start = _phrase(text, label["p"], label["first"].strip(_MARKS))[0]
            end = _phrase(text, label["p"], label["last"].strip(_MARKS), start)[1]
            quotes.append({"start": start, "end": end, "who": label["who"]})
        except Misfit as misfit:
            problems.append(str(misfit))
    problems += _unknown(entry)
    return {
        "id": entry["id"],
        "address": source["url"],
        "date": source["date"][:10],
        "event_day": str(entry["event_day"]) if entry.get("event_day") else None,
        "digest": digest_of(text),
        "people": entry.get("people") or [],
        "by_office": by_office,
        "countries": entry.get("countries") or {},
        "groups": entry.get("groups") or {},
        "quotes": quotes,
        "note": entry.get("note") or "",
    }, problems


def _phrase(text: CleanText, number: int, phrase: str, at_least: int = 0) -> tuple[int, int]:
    """Where a phrase stands in a paragraph (0: the title), not before an offset; white space may differ."""
    start, words = 0, text.title or ""
    if number:
        start, words = text.paragraph_starts[number - 1], text.paragraphs[number - 1].text
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    match = re.compile(pattern).search(words, max(0, at_least - start))
    if not phrase or match is None:
        raise Misfit(f"p{number} has no {phrase!r}")
    return start + match.start(), start + match.end()


def _unknown(entry: dict[str, Any]) -> Iterator[str]:
    known = authority()
    people, offices = known.people, known.offices
    for person in entry.get("people") or []:
        if person["who"] not in {*people, "?"}:
            yield f"nobody has the id {person['who']}"
        if person.get("office") is not None and person["office"] not in offices:
            yield f"no office has the id {person['office']}"
        if person.get("kind") not in _KINDS or not isinstance(person.get("took_part"), bool) or not person.get("name"):
            yield f"{person.get('name')}: kind, took_part or name does not fit"
    for label in [*(entry.get("by_office") or []), *(entry.get("quotes") or [])]:
        who = label["who"]
        for one in who["all"] if isinstance(who, dict) else who if isinstance(who, list) else [who]:
            if not one.startswith("?") and one not in people:
                yield f"nobody has the id {one}"
    for kind, records in (("countries", known.countries), ("groups", known.groups)):
        for key, role in (entry.get(kind) or {}).items():
            if key not in records or role not in _ROLES:
                yield f"{kind}: {key}: {role}"


if __name__ == "__main__":
    main()
