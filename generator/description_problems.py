"""What a person should look at in a description: ambiguous people, conflicting dates, unconfirmed tenures."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authority.load import Authority
from generator.model import Description
from generator.problems import Problem


def description_problems(
    description: Description, path: str, authority: Authority, date_line: int = 1
) -> Iterator[Problem]:
    """The warnings about one description; `path` is the file to mend, its date stands in `date_line`."""
    for person in description.people:
        if person.candidates:
            who = ", ".join(person.candidates)
            what = f"'{person.name}' fits {len(person.candidates)} people in the time the release can be of: {who}"
            yield Problem(
                path,
                1,
                "A012",
                what,
                f"add `people: {{add: [{person.candidates[0]}]}}` under `corrections:`, with the right id",
            )
        if not person.confirmed and person.id:
            office = authority.offices[person.office].title if person.office else "the office"
            what = f"{person.name} is taken for {office}, but the tenure was last confirmed before this release"
            mend = (
                f"confirm the tenure in offices.yml (`verified:`), or `authority appoint {person.office} PERSON DATE`"
            )
            yield Problem(path, 1, "D003", what, mend)
    date = description.date
    if date.earliest is None:
        yield Problem(
            path, 1, "D001", "nothing in the text tells its date", "state `date:` in the record if you know it"
        )
    for conflict in date.conflicts:
        what = f"the date {date.edtf} stands against the text: {conflict.says} (against: {conflict.against})"
        if date.basis == "curated":
            mend = "look at both; correct `date:`, or say in `date_basis:` why the text is wrong"
        else:
            mend = "look at both; state `date:` in the record if the text is wrong"
        yield Problem(path, date_line, "D002", what, mend)
