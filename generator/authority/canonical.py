"""The one canonical spelling of an authority file: the same records always give the same bytes.

* First line: the schema comment; then block style, two spaces a level, list items two under their key.
* Keys stand in the order of the model. A field that equals its default is left out; a required
  field is always written, ``null`` where it is empty.
* A list of strings stands on one line in brackets if that line, indented, has at most WIDTH
  characters, else one item a line. A list of records stands in block style, a dash before each.
* Dates are bare. A string is bare where YAML reads it back as that string, else in double quotes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from pydantic import BaseModel

WIDTH = 110
_STARTS_SPECIAL = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=<~]""")
_BREAKS_PLAIN = re.compile(r"""^\s|\s$|:(\s|$)|\s#|[\x00-\x1f\x7f\x85\u2028\u2029\ufeff]""")
_BREAKS_FLOW = re.compile(r"[,\[\]{}]|:$")
# What some YAML reader takes for a truth value or a number, beyond what PyYAML does.
_READ_OTHERWISE = re.compile(r"(y|n|0o[0-7]+|[-+]?[0-9][0-9_]*(\.[0-9]*)?(e[-+]?[0-9]+)?)", re.IGNORECASE)
_RESOLVER: Any = yaml.resolver.Resolver()
_STRING_TAG = "tag:yaml.org,2002:str"


def canonical(records: BaseModel | Sequence[BaseModel], schema: str) -> str:
    """The text of one authority file; ``schema`` is its file stem."""
    lines = _fields(records, WIDTH) if isinstance(records, BaseModel) else _items(records, WIDTH)
    return "\n".join([f"# yaml-language-server: $schema=../schema/{schema}.json", *lines]) + "\n"


def item_lines(records: Sequence[BaseModel], indent: int = 0) -> list[str]:
    """The lines of some records as they stand in a list of such a file, ``indent`` spaces in."""
    return [f"{' ' * indent}{line}" for line in _items(records, WIDTH - indent)]


def _items(records: Sequence[BaseModel], room: int) -> Iterator[str]:
    """A list of records: a dash before the first key, the other keys under it. ``room`` is the width left."""
    for record in records:
        for number, line in enumerate(_fields(record, room - 2)):
            yield ("- " if number == 0 else "  ") + line


def _fields(record: BaseModel, room: int) -> Iterator[str]:
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if field.is_required() or value != field.default:
            yield from _field(key, value, room)


def _field(key: str, value: object, room: int) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield f"{key}:"
        yield from (f"  {line}" for line in _fields(value, room - 2))
    elif not isinstance(value, tuple):
        yield f"{key}: {_scalar(value)}"
    elif value and isinstance(value[0], BaseModel):
        yield f"{key}:"
        yield from (f"  {line}" for line in _items(value, room - 2))
    else:
        yield from _strings(key, value, room)


def _strings(key: str, values: tuple[object, ...], room: int) -> Iterator[str]:
    one_line = f"{key}: [{', '.join(_scalar(value, flow=True) for value in values)}]"
    if len(one_line) <= room:
        yield one_line
    else:
        yield f"{key}:"
        yield from (f"  - {_scalar(value)}" for value in values)


def _scalar(value: object, *, flow: bool = False) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        message = f"authority files hold text, dates and truth values only, not {value!r}"
        raise TypeError(message)
    if _is_plain(value) and not (flow and _BREAKS_FLOW.search(value)):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def _is_plain(text: str) -> bool:
    """Whether YAML reads the bare text back as this same string."""
    if not text or _STARTS_SPECIAL.match(text) or _BREAKS_PLAIN.search(text) or _READ_OTHERWISE.fullmatch(text):
        return False
    return bool(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _STRING_TAG)
