"""One row of a JSON Lines file: title, date, address and body of a release, each in a field of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.capture.html_tree import parse
from generator.capture.json_object import (
    Collected,
    address_in,
    list_in,
    read_object,
    strings_in,
    without_marks,
    words_in,
)
from generator.capture.markup import blocks_of
from generator.capture.moments import moment_in
from generator.capture.reading import CannotRead, Read
from generator.capture.text import read_text
from generator.model import FactKind

ROW_DATA = "row-data"
BODIES = ("body_html", "body_text")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_NO_TITLE = re.compile(r"(?:unknown|untitled|no title|not known|none|null|n/?a|\W*)", re.IGNORECASE)
"""What stands in a field when there is no title."""
_AUTHORS = ("creator", "author", "speaker", "creators", "authors", "speakers")
_WORDED: dict[str, FactKind] = {
    "organisation": "organisation",
    "organization": "organisation",
    "summary": "summary",
    "description": "summary",
    "language": "language",
    "locale": "language",
}
_DATED: dict[str, FactKind] = {"date": "published", "published": "published", "updated": "updated"}
_BODY = re.compile(
    r"\b(?:office|department|ministry|house|bureau|agency|government|council|commission|committee|secretariat|"
    r"embassy|mission|team|staff|press|service|command|union|organi[sz]ation|directorate|division|authority)\b",
    re.IGNORECASE,
)


def read_row(text: str) -> Read:
    """The lines and facts of one row. Raises CannotRead where it has no body."""
    row = read_object(text)
    found = Collected()
    title = words_in(row.get("title"))
    found.words(title, *((ROW_DATA, None) if _NO_TITLE.fullmatch(title) else (None, "title")))
    name, body = body_of(row)
    address = address_in(row.get("url"))
    are_words = _add_body(found, name, body, address)
    if not found.holds_text:
        raise CannotRead("C006", f"the row has no text in {' or '.join(BODIES)}", "put the release's text there")
    _mark_bylines(found, [words_in(author) for key in _AUTHORS for author in list_in(row.get(key))])
    for key, value in row.items():
        if key not in ("title", name):
            for _, said in strings_in(value, key):
                found.words(said, ROW_DATA)
    _facts(found, row, address)
    return Read("row", tuple(found.lines), tuple(found.targets), tuple(found.replaced), found.facts, are_words)


def body_of(row: Mapping[str, Any]) -> tuple[str, str]:
    """The field that holds the body, and the body; HTML where there is both."""
    for name in BODIES:
        parts = [words_in(part) for part in list_in(row.get(name))]
        if body := "\n\n".join(part for part in parts if part):
            return name, body
    return "", ""


def _add_body(found: Collected, name: str, body: str, address: str | None) -> bool:
    """Add the lines of the body; True where the targets of its links stand among its words."""
    if name == "body_html" and _MARKUP.search(body):
        found.blocks(blocks_of(parse(without_marks(body)), address))
        return False
    plain = read_text(html.unescape(body) if name == "body_html" else body)
    found.lines += plain.lines
    found.targets += plain.targets
    found.replaced += plain.replaced
    return True


def _mark_bylines(found: Collected, authors: list[str]) -> None:
    """Tell the lines that open a body with nothing but the names and posts of its authors."""
    named = [" ".join(author.split()) for author in authors]
    for at, line in enumerate(found.lines):
        if line.kind == "title" or line.blank or not line.kept:
            continue
        if line.kind != "paragraph" or not any(line.text in author for author in named):
            return
        found.lines[at] = replace(line, kind="byline")


def _facts(found: Collected, row: Mapping[str, Any], address: str | None) -> None:
    found.fact("url", address, "the row's field url")
    for key, value in row.items():
        where = f"the row's field {key}"
        if key in _DATED:
            found.fact(_DATED[key], moment_in(words_in(value)), where)
        elif key in _WORDED:
            found.fact(_WORDED[key], words_in(value), where)
        elif key in _AUTHORS:
            for author in map(words_in, list_in(value)):
                # "Ned Price, Department Spokesperson" is a person: what stands after the name is no part of it.
                body = _BODY.search(author.split(",")[0])
                found.fact("organisation" if body else "person", author, where)
