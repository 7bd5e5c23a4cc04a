"""Problems: something a person should mend. The catalogue of codes, and the text, GitHub and JSON formats.

A code is given once and never used again for something else; a retired one stays in `RETIRED`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of the catalogue: what kind of problem this is, and what it means in one sentence."""

    severity: Severity
    meaning: str


CATALOGUE: dict[str, Code] = {
    # C: captures
    "C001": Code("error", "the capture named in the record is missing"),
    "C002": Code("error", "the capture's bytes are not those the record's hash was made of"),
    "C003": Code("error", "the capture is empty"),
    "C004": Code("error", "the capture is not text"),
    "C005": Code("error", "a stored capture still holds personal data"),
    "C006": Code("error", "the capture holds no release: nothing is left after cleaning"),
    "C007": Code("error", "the capture is in a format that is not read"),
    "C008": Code("error", "the capture is a PDF without a text layer"),
    "C009": Code("error", "the capture is damaged and cannot be read"),
    "C010": Code("error", "the capture is too large or too deeply nested to be a release"),
    "C011": Code("warning", "the capture holds several releases"),
    # R: records
    "R001": Code("error", "the YAML cannot be read"),
    "R002": Code("error", "the record has a key that does not exist"),
    "R003": Code("error", "the record lacks a key that must be there"),
    "R004": Code("error", "a value of the record has the wrong form"),
    "R005": Code("error", "the id (the folder's name) is no slug"),
    "R006": Code("error", "the id is given twice"),
    "R007": Code("error", "the date is no possible date in EDTF"),
    "R008": Code("error", "the publisher is not in publishers.yml"),
    "R009": Code("error", "the rights are not in rights.yml"),
    "R010": Code("error", "a correction names a country that is not in countries.yml"),
    "R011": Code("error", "a correction names a person who is not in people.yml"),
    "R012": Code("error", "a path leaves the corpus"),
    "R013": Code("error", "the folder of a release lacks its release.yml"),
    "R015": Code("error", "the record is too large to be one"),
    "R016": Code("error", "the corpus has no releases/ folder"),
    "R017": Code("error", "something lies where only releases/<year>/<id>/ belongs"),
    "R018": Code("error", "the same capture is stored twice"),
    "R019": Code("warning", "two releases are nearly the same text"),
    "R020": Code("warning", "two releases look like accounts of the same event"),
    "R021": Code("error", "a record names a release that does not exist"),
    "R022": Code("error", "a correction names a subject that is not in subjects.yml"),
    "R014": Code("warning", "a file lies in a release's folder that its record does not name"),
    # A: authority files
    "A001": Code("error", "two tenures of one office overlap"),
    "A002": Code("error", "an authority record names an id that does not exist"),
    "A003": Code("error", "an id is given twice in an authority file"),
    "A004": Code("error", "an example of an authority record does not resolve as it says"),
    "A005": Code("error", "a date range ends before it starts"),
    "A006": Code("error", "a pattern is no regular expression, or does not match its own example"),
    "A007": Code("error", "an open tenure lacks the day it was last confirmed"),
    "A008": Code("error", "an authority file is missing"),
    "A009": Code("error", "a subject stands under itself"),
    "A012": Code("warning", "a name or an office fits several people on the day of the release"),
    "A013": Code("warning", "releases name a minister or an official who is not in people.yml"),
    "A014": Code("warning", "a keyword recurs in releases without a subject heading"),
    # L: collections, which are lists of releases with an editor's words
    "L001": Code("error", "the file of a collection does not begin with front matter between two lines ---"),
    "L002": Code("error", "the id of a collection (the file's name) is no slug"),
    "L003": Code("error", "something lies where only collections/<id>.md belongs"),
    "L004": Code("error", "a collection does not say in one way which releases it holds"),
    "L005": Code("error", "a collection names a release that does not exist"),
    "L006": Code("error", "a collection names the same release twice"),
    "L007": Code("error", "the search of a collection names an id that no authority file has"),
    "L008": Code("error", "a collection has no introduction"),
    "L009": Code("error", "the introduction of a collection holds Markdown that is not read there"),
    "L010": Code("error", "a link in the introduction of a collection leads nowhere"),
    "L011": Code("warning", "a collection holds a release that its publisher withdrew"),
    "L012": Code("warning", "the search of a collection finds nothing"),
    "L013": Code("warning", "a collection has a note on a release that its search does not find"),
    # D: descriptions
    "D001": Code("warning", "the date could not be narrowed to a window"),
    "D002": Code("warning", "evidence in the text speaks against the date"),
    "D003": Code("warning", "an office was resolved by a tenure not confirmed as late as the release"),
    # F: fetching a web address
    "F001": Code("error", "the address is none that is fetched"),
    "F002": Code("error", "the address lies in a private network"),
    "F003": Code("error", "the host is unknown, or cannot be reached"),
    "F004": Code("error", "the host cannot prove who it is"),
    "F005": Code("error", "the redirects go in a circle, too far, or where nothing is fetched"),
    "F006": Code("error", "the answer takes longer than the limit of time"),
    "F007": Code("error", "the answer is larger than any release"),
    "F008": Code("error", "the server answers that it has no such page, or gives none"),
    "F009": Code("error", "the answer breaks off, or is no answer of a web server"),
    "F010": Code("error", "the answer is packed in a way that cannot be unpacked"),
    # P: publishing
    "P001": Code("error", "the output could not be written"),
    "P002": Code("error", "the site engine failed"),
    "P003": Code("error", "a folder to publish into holds files that the generator did not write"),
}

RETIRED: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and how to mend it. `path` is relative to the corpus's parent; `line` counts from 1."""

    path: str
    line: int
    code: str
    what: str
    mend: str = field(compare=False)
    paste: str = field(default="", compare=False)
    """Lines that are ready to be pasted into the file to mend; empty where there are none."""

    @property
    def severity(self) -> Severity:
        """`error` stops publishing, `warning` does not."""
        return CATALOGUE[self.code].severity


class Problems(Exception):
    """Raised where work cannot go on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("; ".join(f"{p.path}:{p.line}: {p.code}" for p in self.problems))


def has_errors(problems: Iterable[Problem]) -> bool:
    """True where at least one problem stops publishing."""
    return any(p.severity == "error" for p in problems)


def as_text(problems: Iterable[Problem]) -> str:
    """For people: `path:line: CODE severity: what`, then `mend: …` on its own line, then what to paste, further in."""
    return "\n".join(
        f"{_visible(p.path)}:{p.line}: {p.code} {p.severity}: {_visible(p.what)}\n  mend: {_visible(p.mend)}"
        + "".join(f"\n    {_visible(line)}" for line in p.paste.split("\n") if p.paste)
        for p in sorted(set(problems))
    )


def _visible(text: str) -> str:
    """`text` on one line: characters that a record could forge a line or hide with are spelled out."""
    return "".join(c if c == " " or c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def as_github(problems: Iterable[Problem]) -> str:
    """GitHub workflow commands, one a line, shown as annotations on the line.

    Escapes as GitHub's runner expects (`%`, line ends, and in properties `:` and `,`), so that text out of a
    record can never start another command.
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    def said(p: Problem) -> str:
        return f"{p.what} — mend: {p.mend}" + (f"\n{p.paste}" if p.paste else "")

    return "\n".join(
        f"::{p.severity} file={prop(p.path)},line={p.line},title={prop(p.code)}::{data(said(p))}"
        for p in sorted(set(problems))
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with path, line, code, severity, what and mend; and paste, where there is something."""
    return json.dumps([to_dict(p) for p in sorted(set(problems))], ensure_ascii=False, indent=2)


def to_dict(problem: Problem) -> dict[str, str | int]:
    """One problem as JSON-ready fields."""
    return {
        "path": str(PurePosixPath(problem.path)),
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity,
        "what": problem.what,
        "mend": problem.mend,
        **({"paste": problem.paste} if problem.paste else {}),
    }
