"""A JSON object of a form nobody vouches for: its fields read as words, lists and dates, whatever they hold."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from generator.capture.links import CLOSE, OPEN
from generator.capture.markup import Block, lines_of
from generator.capture.normalise import normalise
from generator.capture.pieces import Line, LineKind
from generator.capture.reading import CannotRead
from generator.model import Fact, FactKind, Replaced

MOST_STRINGS = 20_000
"""Of one object; the largest real one tried has 3,000."""
LONGEST_ADDRESS = 2000
"""Characters, as in a record."""
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_NO_TEXT = dict.fromkeys((0, ord(OPEN), ord(CLOSE)))


def read_object(text: str) -> dict[str, Any]:
    """The JSON object that `text` is. Raises CannotRead where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CannotRead("C009", "it is broken JSON", "save it anew from where it was published") from error
    if not isinstance(found, dict):
        raise CannotRead("C007", "it is JSON, but no object with named fields", "save one release as one object")
    return found


def words_in(value: object) -> str:
    """A text or a number as words on the lines it has; '' for anything else, and for half characters."""
    if isinstance(value, str):
        # JSON can name half of a character pair, which no file can hold.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def list_in(value: object) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as the one thing it holds."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def object_in(value: object) -> Mapping[str, Any]:
    """An object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def strings_in(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number inside `value` in order, each with the name of the field it stands in."""
    waiting: list[tuple[str, object]] = [(key, value)]
    given = 0
    while waiting and given < MOST_STRINGS:
        name, inner = waiting.pop()
        if isinstance(inner, dict):
            waiting += reversed([(str(k), v) for k, v in inner.items()])
        elif isinstance(inner, list):
            waiting += [(name, v) for v in reversed(inner)]
        elif words := words_in(inner):
            given += 1
            yield name, words


def address_in(value: object) -> str | None:
    """An http(s) address, where `value` is one; else None."""
    text = words_in(value)
    try:
        whole = len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) and urlsplit(text).hostname
    except ValueError:  # "https://[::1"
        return None
    return text if whole else None


@dataclass(slots=True)
class Collected:
    """The lines of an object as they are gathered field by field, and the facts its fields state."""

    lines: list[Line] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    _facts: dict[tuple[FactKind, str], Fact] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Each fact once, as it was first stated."""
        return tuple(self._facts.values())

    def words(self, text: str, step: str | None = None, kind: LineKind | None = None) -> str:
        """Add one text as one line; character references in it are resolved. Returns it as added."""
        if _REFERENCE.search(text):
            for word in text.split():
                if (plain := html.unescape(word)) != word:
                    self.replaced.append(Replaced(word, plain, "encoding"))
            text = html.unescape(text)
        plain, changes = normalise(text)
        plain = " ".join(plain.split())
        if plain:
            self.lines.append(Line(plain, step, kind))
            self.replaced += changes
        return plain

    def blocks(self, blocks: list[Block], step_of: Mapping[int, str] | None = None, step: str | None = None) -> None:
        """Add the blocks of a piece of HTML; `step` removes all of them, `step_of` some by their place."""
        lines, targets, replaced = lines_of(blocks, step_of)
        self.lines += [line.removed_by(step) for line in lines] if step else lines
        self.targets += targets
        self.replaced += replaced

    def fact(self, kind: FactKind, value: str | None, where: str) -> None:
        """Add a fact, unless it says nothing or was said before."""
        if value:
            self._facts.setdefault((kind, value), Fact(kind, value, where))

    @property
    def holds_text(self) -> bool:
        """True where a line is kept that is not a title."""
        return any(re.search(r"\w", line.text) for line in self.lines if line.kept and line.kind != "title")


def without_marks(text: str) -> str:
    """`text` without NULs, which end it for a parser of HTML, and without the marks of links."""
    return text.translate(_NO_TEXT)
