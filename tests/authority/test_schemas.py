"""The JSON Schemas in corpus/schema/: made from the models, valid, and true of every file there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator import schemas
from generator.yaml_file import read_yaml
from tests.archive.synthetic import CORPUS

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "corpus/schema"


def checked_files() -> list[Path]:
    found = [p for corpus in (ROOT / "corpus", CORPUS) for p in corpus.rglob("*.yml")]
    return sorted(found)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads((SCHEMAS / name).read_text(encoding="utf-8")), format_checker=FormatChecker()
    )


def errors(name: str, data: Any) -> Iterator[str]:
    for error in validator(name).iter_errors(_as_editors_read_it(data)):
        yield f"{list(error.absolute_path)}: {error.message}"


def _as_editors_read_it(data: Any) -> Any:
    """Numbers are numbers to an editor; here every plain word is text."""
    if isinstance(data, dict):
        return {k: int(v) if k == "count" else _as_editors_read_it(v) for k, v in data.items()}
    return [_as_editors_read_it(v) for v in data] if isinstance(data, list) else data


def test_the_committed_schemas_are_those_of_the_models() -> None:
    """After a change of a model: `python -m generator.schemas`."""
    made = schemas.schemas()
    assert {p.name for p in SCHEMAS.iterdir()} == set(made)
    for name, text in made.items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("name", sorted(schemas.schemas()))
def test_the_schema_is_a_schema(name: str) -> None:
    schema = json.loads(schemas.schemas()[name])
    Draft202012Validator.check_schema(schema)


def test_every_schema_is_called_like_its_file() -> None:
    for name, text in schemas.schemas().items():
        ending = "md" if name == "collection.json" else "yml"
        assert json.loads(text)["title"] == f"{name.removesuffix('.json')}.{ending}"


@pytest.mark.parametrize("path", checked_files(), ids=lambda p: "/".join(p.parts[-2:]))
def test_every_file_fits_its_schema_and_names_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = "release.json" if path.name == "release.yml" else f"{path.stem}.json"
    assert not list(errors(name, read_yaml(text, str(path)).data))
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = (path.parent / first.split("=")[1]).resolve()
    assert named.name == name
    if path.is_relative_to(ROOT / "corpus"):
        assert named == SCHEMAS / name


def collections() -> list[Path]:
    return sorted(p for corpus in (ROOT / "corpus", CORPUS) for p in corpus.glob("collections/*.md"))


def matter(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n")[1]


@pytest.mark.parametrize("path", collections(), ids=lambda p: p.stem)
def test_the_front_matter_of_a_collection_fits_its_schema_and_names_it(path: Path) -> None:
    assert not list(errors("collection.json", read_yaml(matter(path), str(path)).data))
    first = matter(path).splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.split("=")[1]).resolve() == SCHEMAS / "collection.json"


@pytest.mark.parametrize(
    "change",
    [
        {"mood": "good"},
        {"title": None},
        {"releases": []},
        {"releases": [{"note": "No id."}]},
        {"search": {"countries": ["gb"]}},
        {"notes": "all good"},
    ],
    ids=["unknown-key", "null", "no-releases", "no-id", "both-ways", "one-note"],
)
def test_the_schema_of_a_collection_refuses_what_check_refuses(change: dict[str, Any]) -> None:
    path = CORPUS / "collections/harbours-and-their-keepers.md"
    data = read_yaml(matter(path), str(path)).data
    assert list(errors("collection.json", {**data, **change}))
    searched = {key: value for key, value in data.items() if key != "releases"}
    assert list(errors("collection.json", searched))
    assert list(errors("collection.json", {**searched, "search": {}}))
    assert not list(errors("collection.json", {**searched, "search": {"after": "2025"}}))


@pytest.mark.parametrize(
    "change",
    [
        {"mood": "good"},
        {"publisher": "UK MoD"},
        {"source_url": "javascript:alert(1)"},
        {"captures": []},
        {"corrections": {"participants": {"add": ["FR"]}}},
        {"rights": None},
    ],
    ids=["unknown-key", "no-slug", "script", "no-captures", "capitals", "null"],
)
def test_the_schema_refuses_what_the_models_refuse(change: dict[str, Any]) -> None:
    path = CORPUS / "releases/2025/harbour-security-talks-in-oslo/release.yml"
    data = read_yaml(path.read_text(encoding="utf-8"), str(path)).data
    assert not list(errors("release.json", data))
    assert list(errors("release.json", {**data, **change}))


def test_every_field_says_what_it_is_or_has_a_name_that_does() -> None:
    """Editors show the description while typing: the record that contributors write has one at every field."""
    collection = json.loads(schemas.schemas()["collection.json"])
    for kind in (collection, *collection["$defs"].values()):
        assert all("description" in field for field in kind["properties"].values())
    release = json.loads(schemas.schemas()["release.json"])
    silent = [n for n, field in release["properties"].items() if "description" not in field and "$ref" not in field]
    assert silent in ([], ["notes"])
