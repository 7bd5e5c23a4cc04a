"""A record as text: written anew in its one canonical form, or with one more capture in what a person wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import yaml
from pydantic import BaseModel

from generator.problems import Problems
from generator.release_record import CaptureRecord, ReleaseRecord
from generator.yaml_file import YamlFile, read_yaml

SCHEMA_LINE = "# yaml-language-server: $schema=../../../schema/release.json"
_DASH = re.compile(r"([ ]*)-(?:[ ]|$)")
_COMMENT_OR_BLANK = re.compile(r"[ ]*(?:#.*)?$")
_END_OF_DOCUMENT = re.compile(r"\.\.\.\s*$")


def record_text(record: ReleaseRecord, comments: Iterable[str] = ()) -> str:
    """The whole `release.yml`: schema line, comments, then the keys in the order of the model, no defaults."""
    lines = [SCHEMA_LINE, *(f"# {_printable(c)}" for c in comments), *_fields(record)]
    return "\n".join(lines) + "\n"


def with_capture(text: str, capture: CaptureRecord, path: str) -> str:
    """A record's text with one capture more at the end of `captures:`; every line that was there stays as it is.

    Raises Problems (R001, R004) where the record is written in a way that has no place for a line.
    """
    before = read_yaml(text.removeprefix("\ufeff"), path)
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(line_end)
    place = _end_of_captures(before, lines)
    if place is not None:
        at, indent = place
        added = [indent + line for line in _item(capture)]
        whole = line_end.join([*lines[:at], *added, *(lines[at:] or [""])])
        if _holds(before, capture, whole):
            return whole
    what = "a capture cannot be added to `captures:` as it is written here"
    mend = "write `captures:` as a list, each capture on lines of its own that begin with `- file:`"
    raise Problems([before.problem(("captures",), "R004", what, mend)])


def _end_of_captures(file: YamlFile, lines: list[str]) -> tuple[int, str] | None:
    """After which line the list of captures ends, and the indent of its dashes; None where it is no such list."""
    captures = file.data.get("captures") if isinstance(file.data, dict) else None
    if not isinstance(captures, list) or not captures:
        return None
    first, begin = file.line(("captures", 0)), file.line(("captures",))
    dash = next((m for line in lines[begin:first] if (m := _DASH.match(line))), None)
    if dash is None:
        return None
    others = [file.lines[key] - 1 for key in file.lines if len(key) == 1 and file.lines[key] > begin]
    end = min(others, default=len(lines))
    # Blank lines and comments before the next key belong to that key.
    while end > first and (_COMMENT_OR_BLANK.match(lines[end - 1]) or _END_OF_DOCUMENT.match(lines[end - 1])):
        end -= 1
    return end, dash[1]


def _holds(before: YamlFile, capture: CaptureRecord, text: str) -> bool:
    """True where `text` says what the record said, and the new capture, and nothing else."""
    try:
        after = read_yaml(text.removeprefix("\ufeff"), before.path).data
    except Problems:
        return False
    *old, new = after["captures"]
    same = {**after, "captures": old} == before.data and list(after) == list(before.data)
    return same and CaptureRecord.model_validate(new) == capture


def _fields(record: BaseModel) -> Iterator[str]:
    """The keys of a record, block style, those left out whose value is the default."""
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if not field.is_required() and value == field.default:
            continue
        if isinstance(value, BaseModel):
            yield f"{key}:"
            yield from (f"  {line}" for line in _fields(value))
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield f"{key}:"
            yield from (f"  {line}" for item in value for line in _item(item))
        elif isinstance(value, tuple):
            yield f"{key}: [{', '.join(_scalar(item, in_flow=True) for item in value)}]"
        else:
            yield f"{key}: {_scalar(value)}"


def _item(record: BaseModel) -> Iterator[str]:
    """One record of a list: on one line where all it holds is short words, else with a dash before its first key."""
    values = {key: getattr(record, key) for key in type(record).model_fields}
    if not isinstance(record, CaptureRecord) and all(isinstance(v, str | int) for v in values.values()):
        yield f"- {{{', '.join(f'{key}: {_scalar(v, in_flow=True)}' for key, v in values.items())}}}"
        return
    for number, line in enumerate(_fields(record)):
        yield ("- " if number == 0 else "  ") + line


def _scalar(value: object, *, in_flow: bool = False) -> str:
    """A value on one line: bare where PyYAML leaves it so, else in double quotes."""
    if value is None:
        return "null"
    if not isinstance(value, str):
        return str(value)
    shown = value if not in_flow else [value]
    bare = yaml.safe_dump(shown, allow_unicode=True, width=10**9, default_flow_style=True).removesuffix("...\n")
    if value.isprintable() and bare.strip() == (value if not in_flow else f"[{value}]"):
        return value
    return _printable(json.dumps(value, ensure_ascii=False))


def _printable(text: str) -> str:
    """`text` on one line, every character that does not show as its number (as JSON and YAML both write it)."""
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
