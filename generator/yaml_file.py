"""YAML read as plain data, with the line of every value for messages.

Narrower than YAML 1.1 on purpose: no tags, no anchors, no aliases, no key twice; plain words are text (so
the country code `no` is Norway and a date stays as written), only `null`, `true` and `false` are more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.problems import Problem, Problems

Model = TypeVar("Model")
Where = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}
MOST_FAULTS = 25
"""Of one file; more than a person reads at once."""
MOST_LEVELS = 20
"""Deeper nesting than any record has; stops a file made to exhaust the stack."""


@dataclass(slots=True)
class YamlFile:
    """The data of one file and the line, from 1, of every place in it."""

    path: str
    data: Any
    lines: dict[Where, int] = field(default_factory=dict)

    def line(self, where: Sequence[str | int]) -> int:
        """The line of `where`, or of the nearest place around it."""
        place = tuple(where)
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, where: Sequence[str | int], code: str, what: str, mend: str) -> Problem:
        """A problem at a place of this file."""
        return Problem(self.path, self.line(where), code, what, mend)


def read_yaml_file(path: Path, shown: str) -> YamlFile:
    """Read the YAML file at `path`; `shown` is its name in messages. Raises Problems (R001)."""
    try:
        data = path.read_bytes()
        return read_yaml(data.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Problems(
            [Problem(shown, line, "R001", "this line is not UTF-8 text", "save the file as UTF-8")]
        ) from None
    except OSError as error:
        raise Problems(
            [Problem(shown, 1, "R001", f"it cannot be read: {error.strerror}", "look at the file")]
        ) from None


def read_yaml(text: str, path: str) -> YamlFile:
    """Read one YAML document. `path` is the name shown in messages.

    Raises Problems (R001) where the text is no YAML, or uses a tag, an anchor, an alias or one key twice.
    """
    file = YamlFile(path, None)
    try:
        events = iter(yaml.parse(text, Loader=_LOADER))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return file
        file.data = _node(next(events), events, (), file)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _broken(
                    file, event, "the file holds a second document", "keep one document; remove the line `---`"
                )
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = f"the YAML is broken: {error.problem or error.context}"
        mend = "look at this line and the one above: indentation, a missing colon, or a quote that is not closed"
        raise Problems([Problem(path, line, "R001", what, mend)]) from error
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        what = f"the YAML is broken: {str(error).splitlines()[0]}"
        raise Problems(
            [Problem(path, line, "R001", what, "remove what is no text, and save the file as UTF-8")]
        ) from error
    return file


def _broken(file: YamlFile, event: yaml.Event, what: str, mend: str) -> Problems:
    return Problems([Problem(file.path, _line(event), "R001", what, mend)])


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark is not None else 1


def _node(event: yaml.Event, events: Iterator[yaml.Event], where: Where, file: YamlFile) -> Any:
    file.lines[where] = _line(event)
    _refuse_extras(event, file)
    if len(where) > MOST_LEVELS:
        raise _broken(
            file, event, "the YAML is nested too deeply", "no record has so many levels; look at the indentation"
        )
    if isinstance(event, yaml.ScalarEvent):
        return _WORDS.get(event.value, event.value) if not event.style else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(following := next(events), yaml.SequenceEndEvent):
            items.append(_node(following, events, (*where, len(items)), file))
        return items
    return _mapping(events, where, file)


def _refuse_extras(event: yaml.Event, file: YamlFile) -> None:
    """Anchors, aliases and tags have no place in a record, on values as on keys."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        what = "the YAML uses an anchor or an alias (& or *)"
        raise _broken(file, event, what, "write the value out, or put it in quotes")
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        raise _broken(file, event, f"the YAML uses a tag ({tag})", "remove the word that begins with !")


def _mapping(events: Iterator[yaml.Event], where: Where, file: YamlFile) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(following := next(events), yaml.MappingEndEvent):
        if not isinstance(following, yaml.ScalarEvent):
            raise _broken(file, following, "a key is not a plain word", "write `key: value`")
        _refuse_extras(following, file)
        key = following.value
        if key in mapping:
            raise _broken(file, following, f"the key `{key}` stands here twice", "keep one of them")
        value_event = next(events)
        mapping[key] = _node(value_event, events, (*where, key), file)
        file.lines[(*where, key)] = _line(following)
    return mapping


def validate(file: YamlFile, model: type[Model] | TypeAdapter[Model]) -> Model:
    """The file's data as `model`. Raises Problems with one problem a fault: R002, R003 or R004."""
    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    try:
        return adapter.validate_python(file.data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        # A list whose items are at fault counts as too short as well: that is no fault of its own.
        deeper = {tuple(f["loc"][:n]) for f in faults for n in range(len(f["loc"]))}
        own = [f for f in faults if not (f["type"] == "too_short" and tuple(f["loc"]) in deeper)]
        shown = [_fault(file, f, model) for f in own[:MOST_FAULTS]]
        if len(own) > MOST_FAULTS:
            next_one = _fault(file, own[MOST_FAULTS], model)
            what = f"{len(own) - MOST_FAULTS} more faults like these"
            shown.append(replace(next_one, what=what, mend="mend the first ones, then check again"))
        raise Problems(shown) from error


def _fault(file: YamlFile, error: Any, model: Any) -> Problem:
    where = tuple(error["loc"])
    if not where:
        mend = "write `key: value` lines; the schema is named in the first line of such files"
        return file.problem(where, "R003", "the file is empty, or holds no record of this kind", mend)
    name = _named(file.data, where) or "the file"
    if error["type"] == "extra_forbidden":
        known = ", ".join(_keys_near(model, where))
        mend = f"remove it or correct its spelling{f'; known here: {known}' if known else ''}"
        return file.problem(where, "R002", f"`{name}` is no key of this record", mend)
    if error["type"] == "missing":
        return file.problem(where[:-1], "R003", f"`{name}` is missing", f"add `{where[-1]}:` with its value")
    given = str(error.get("input"))
    shown = f"'{given[:60]}' " if isinstance(error.get("input"), str) else ""
    return file.problem(where, "R004", f"`{name}`: {shown}does not fit: {_plain(error)}", _mend(error))


def _named(data: Any, where: Where) -> str:
    """A place in words: `captures.0.file`, and the id of a record instead of its number in the list."""
    parts: list[str] = []
    for key in where:
        inner = data[key] if isinstance(data, list) and isinstance(key, int) and key < len(data) else None
        if isinstance(inner, dict) and isinstance(inner.get("id"), str) and key != where[-1]:
            parts.append(inner["id"])
        else:
            parts.append(str(key))
        data = inner if inner is not None else data.get(key) if isinstance(data, dict) else None
    return ".".join(parts)


def _keys_near(model: Any, where: Where) -> list[str]:
    if isinstance(model, type) and issubclass(model, BaseModel) and len(where) == 1:
        return sorted(model.model_fields)
    return []


def _plain(error: Any) -> str:
    """What the model says of a value, in the words of a person."""
    kind = error["type"]
    if kind == "too_short":
        return "at least one is needed"
    if kind == "string_type":
        return "one word or sentence is wanted here"
    text = str(error["msg"]).removeprefix("Value error, ")
    return text[0].lower() + text[1:]


# What a value of each form looks like, for the mend.
_FORMS = (
    ("[0-9a-f]{64}", "write the SHA-256 of the file: 64 digits and letters a to f"),
    ("https?://", "write a whole address: https://…"),
    ("^[a-z]{2}$", "write the two letters of ISO 3166 in lower case: gb, fr"),
    ("^[a-z]{3}$", "write the three letters of ISO 3166 in lower case: gbr, fra"),
    ("[a-z0-9]+", "write lower-case letters and digits, words joined by hyphens: joint-exercise-announced"),
)


def _mend(error: Any) -> str:
    kind = error["type"]
    if kind.startswith("date") or "no day" in str(error["msg"]):
        return "write a day as 2025-03-12"
    if kind == "string_pattern_mismatch":
        pattern = error["ctx"]["pattern"]
        return next((form for part, form in _FORMS if part in pattern), f"write it in the form {pattern}")
    if kind == "string_too_long":
        return f"write at most {error['ctx']['max_length']} characters"
    if kind == "string_type":
        return "write it on one line, in quotes where it holds : or #"
    if kind in ("tuple_type", "list_type", "too_short"):
        return "write a list: one `- item` a line, or [one, two]"
    if kind == "literal_error":
        return f"write one of {error['ctx']['expected']}"
    if kind.startswith("model"):
        return "write `key: value` lines here"
    return "look at the schema named in the first line of the file"
