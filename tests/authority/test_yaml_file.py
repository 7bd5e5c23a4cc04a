"""YAML as plain data: words stay words, every value knows its line, and nothing clever gets through."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem, Problems
from generator.release_record import ReleaseRecord
from generator.yaml_file import read_yaml, validate

TEXT = """\
# a comment
country: no
on: yes
day: 2025-03-12
number: 0x1F
time: 12:30:45
nothing: null
tilde: ~
empty:
truth: true
quoted: "null"
list:
  - first

  - second: deep
    third: |
      two
      lines
  - [a, b]
"""


def test_plain_words_stay_words() -> None:
    data = read_yaml(TEXT, "a.yml").data
    assert data["country"] == "no"
    assert data["on"] == "yes"
    assert data["day"] == "2025-03-12"
    assert data["number"] == "0x1F"
    assert data["time"] == "12:30:45"
    assert data["nothing"] is data["tilde"] is data["empty"] is None
    assert data["truth"] is True
    assert data["quoted"] == "null"
    assert data["list"] == ["first", {"second": "deep", "third": "two\nlines\n"}, ["a", "b"]]


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("country",), 2),
        (("empty",), 9),
        (("list",), 12),
        (("list", 0), 13),
        (("list", 1), 15),
        (("list", 1, "second"), 15),
        (("list", 1, "third"), 16),
        (("list", 2, 1), 19),
        (("list", 7), 12),
        (("list", 1, "third", "nowhere"), 16),
        (("nowhere",), 2),
        ((), 2),
    ],
)
def test_every_place_has_its_line(where: tuple[str | int, ...], line: int) -> None:
    assert read_yaml(TEXT, "a.yml").line(where) == line


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n", "---\n", "--- # x\n...\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_yaml(text, "a.yml").data is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2\n", 2),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4),
        ("a: &x 1\n", 1),
        ("a: 1\nb: *x\n", 2),
        ("a: !!int 1\n", 1),
        ("a: !x 1\n", 1),
        ("- 1\n- !!python/name:os.system\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: [1\n", 2),
        ("a: b: c\n", 1),
        ("a:\n\tb: 1\n", 2),
        ("? [a]\n: b\n", 1),
        ("a: 'x\n", 2),
        ("a: " + "[" * 30 + "]" * 30, 1),
        ("%YAML 3.0\n---\na: 1\n", 1),
        ("a: \x07\n", 1),
    ],
)
def test_what_is_refused_and_where(text: str, line: int) -> None:
    with pytest.raises(Problems) as raised:
        read_yaml(text, "folder/a.yml")
    (problem,) = raised.value.problems
    assert (problem.code, problem.path, problem.line) == ("R001", "folder/a.yml", line)
    assert problem.mend


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12)
VALUES = st.recursive(
    WORDS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_what_yaml_writes_is_read_back(value: object) -> None:
    """Whatever is dumped with every word in quotes comes back as it was."""

    def quoted(inner: object) -> object:
        if isinstance(inner, dict):
            return {_Word(k): quoted(v) for k, v in inner.items()}
        if isinstance(inner, list):
            return [quoted(v) for v in inner]
        return _Word(inner) if isinstance(inner, str) else inner

    assert read_yaml(yaml.dump(quoted(value), Dumper=_Dumper, allow_unicode=True), "a.yml").data == value


class _Word(str):
    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(_Word, lambda d, w: d.represent_scalar("tag:yaml.org,2002:str", str(w), style='"'))


@given(st.text(max_size=200))
def test_any_text_is_data_or_problems(text: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        validate(read_yaml(text, "a.yml"), ReleaseRecord)
    except Problems as found:
        problems = found.problems
    assert all(p.line >= 1 and p.what and p.mend for p in problems)
