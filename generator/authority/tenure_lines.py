"""The lines of offices.yml that a change of holder touches. Every other byte, comments too, stays as it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from generator.authority.canonical import item_lines
from generator.authority.records import Office, Tenure
from generator.yaml_file import Where, YamlFile

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|[^\n\r\x85\u2028\u2029]+$")
"""As YAML counts lines."""
_KEY = re.compile(r" *(?:- +)?")
_COMMENT = re.compile(r"(?<=\s)#.*")


def with_new_holder(text: str, file: YamlFile, at: int, ended: int | None, opened: Tenure) -> str:
    """The text of offices.yml in which `opened` follows in the office number `at`, whose tenure number `ended` ends.

    `file` is what the text was read as. It is for files with one key a line, as the canonical ones are: the caller
    compares what the new text says with what it should.
    """
    lines = _LINE.findall(text)
    office: Where = ("offices", at)
    tenures = [where for where in file.lines if where[:-1] == (*office, "tenures")]
    after = (*office, "tenures", ended) if ended is not None else max(tenures, default=None)
    # From the bottom up, so that the numbers of the lines above stay true.
    if after is None:
        _open_list(lines, file, office, opened)
    else:
        indent = _column(lines, file.line((*after, "person"))) - 2
        _insert(lines, _end(lines, file, after), item_lines([opened], indent))
    if ended is not None:
        _end_tenure(lines, file, (*office, "tenures", ended), opened.start)
    return "".join(lines)


def _end_tenure(lines: list[str], file: YamlFile, tenure: Where, day: dt.date) -> None:
    """Give a tenure its last day; until when an open one was confirmed says nothing any more."""
    changes = [
        (file.lines[(*tenure, key)], key) for key in ("start", "end", "verified") if (*tenure, key) in file.lines
    ]
    has_end = (*tenure, "end") in file.lines
    for line, key in sorted(changes, reverse=True):
        written = lines[line - 1]
        indent = " " * _column(lines, line)
        if key == "verified":
            remark = _COMMENT.search(written)
            lines[line - 1] = f"{indent}{remark[0].rstrip()}{_line_end(lines)}" if remark else ""
        elif key == "end":
            lines[line - 1] = re.sub(r"(?<=end:)\s*(?:null|~)?", f" {day}", written, count=1)
        elif not has_end:
            _insert(lines, line, [f"{indent}end: {day}"])


def _open_list(lines: list[str], file: YamlFile, office: Where, opened: Tenure) -> None:
    """The first tenure of an office that has had none."""
    given = (*office, "tenures")
    if given in file.lines:
        line = file.lines[given]
        lines[line - 1] = re.sub(r"(?<=tenures:)\s*(?:\[\s*\]|null|~)", "", lines[line - 1], count=1)
        _insert(lines, line, item_lines([opened], _column(lines, line) + 2))
        return
    before = list(Office.model_fields)[: list(Office.model_fields).index("tenures")]
    last = next((*office, key) for key in reversed(before) if (*office, key) in file.lines)
    indent = _column(lines, file.line(last))
    _insert(lines, _end(lines, file, last), [f"{' ' * indent}tenures:", *item_lines([opened], indent + 2)])


def _insert(lines: list[str], after: int, new: Sequence[str]) -> None:
    """Put lines after line number `after`."""
    end = _line_end(lines)
    if after == len(lines) and lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    lines[after:after] = [f"{line}{end}" for line in new]


def _end(lines: Sequence[str], file: YamlFile, where: Where) -> int:
    """The number of the last line of what stands at `where`; a remark above what follows is not part of it."""
    last = max(line for place, line in file.lines.items() if place[: len(where)] == where)
    end = min((line for line in file.lines.values() if line > last), default=len(lines) + 1) - 1
    indent = _column(lines, last)
    while end > last and _stands_apart(lines[end - 1], indent):
        end -= 1
    return end


def _stands_apart(line: str, indent: int) -> bool:
    """Whether a line is empty, or a remark further out than the keys above it."""
    words = line.strip()
    return not words or (words.startswith("#") and len(line) - len(line.lstrip(" ")) < indent)


def _column(lines: Sequence[str], line: int) -> int:
    """Where the key of a line begins, behind the dash of a list where it has one."""
    match = _KEY.match(lines[line - 1])
    return match.end() if match else 0


def _line_end(lines: Sequence[str]) -> str:
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
