"""Whatever stands in a record, `check` ends in problems or in peace; never in a traceback."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator import pipeline
from generator.authority.read import read_authority
from generator.corpus import Corpus, read_releases
from generator.problems import Problem, as_github, as_json, as_text
from tests.archive.synthetic import copy_corpus, quiet

HARBOUR = "releases/2025/harbour-security-talks-in-oslo"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with one release, whose record each example writes anew."""
    corpus = copy_corpus(tmp_path_factory.mktemp("records"))
    for folder in corpus.glob("releases/*/*"):
        if folder != corpus / HARBOUR:
            shutil.rmtree(folder)
    shutil.rmtree(corpus / "collections")
    return corpus


@pytest.fixture(scope="module")
def record(corpus: Path) -> str:
    """The record as it is when it is right."""
    return (corpus / HARBOUR / "release.yml").read_text(encoding="utf-8")


def check(corpus: Path, text: str | bytes) -> tuple[Problem, ...]:
    """`check` with this record; every problem can be shown in every format."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (corpus / HARBOUR / "release.yml").write_bytes(data)
    problems = pipeline.check(Corpus(corpus.resolve()), quiet)
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\x85") + data.count(b"\xa8") + data.count(b"\xa9") + 1
    for problem in problems:
        assert problem.path.startswith("corpus/")
        assert problem.what
        assert problem.mend
        if problem.path.endswith("release.yml"):
            assert 1 <= problem.line <= lines + 1
    assert len(json.loads(as_json(problems))) == len(problems)
    assert as_text(problems).encode() is not None
    assert as_github(problems).encode() is not None
    return problems


WORD = st.text(st.characters(codec="utf-8"), max_size=30)
ANY = st.recursive(
    WORD | st.none() | st.booleans() | st.integers() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3),
    max_leaves=8,
)
IDS = st.sampled_from(["gb", "no", "fr", "xx", "edda-storholm", "nobody", "bridge repair", "", "GB"]) | WORD
CHANGE = st.fixed_dictionaries({}, optional={"add": st.lists(IDS, max_size=3), "remove": st.lists(IDS, max_size=3)})
NAME = st.sampled_from(
    ["capture.txt", "release.yml", "..", "../x", "/etc/hostname", "", " ", "nul", "a" * 300, "é\u0301.txt"]
)
DATE = st.sampled_from(
    ["2025-03-14", "2025-02-30", "..", "/", "[2024,2025]", "[]", "2025~", "2025-00", "9999-12-31", "0001-01-01"]
)
RECORD = st.fixed_dictionaries(
    {},
    optional={
        "publisher": st.sampled_from(["uk-defence", "unknown", "nobody"]) | ANY,
        "rights": st.sampled_from(["ogl-3.0", "unknown", "none"]) | ANY,
        "rights_basis": ANY,
        "source_url": st.sampled_from([None, "https://www.defence.example/", "ftp://x", "http://"]) | ANY,
        "captures": ANY
        | st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "file": NAME | ANY,
                    "media_type": WORD,
                    "received": st.dates().map(str) | ANY,
                    "sha256": st.just(hashlib.sha256(b"").hexdigest()) | WORD,
                    "sanitised": ANY,
                    "x": ANY,
                },
            ),
            max_size=3,
        ),
        "date": DATE | st.dates().map(str) | ANY,
        "date_basis": ANY,
        "title": ANY,
        "corrections": ANY
        | st.fixed_dictionaries(
            {}, optional={"participants": CHANGE, "mentioned": CHANGE, "people": CHANGE, "keywords": CHANGE}
        ),
        "notes": ANY,
    },
)


@given(text=st.text(max_size=400))
@example(text="\ud800")
@example(text="\ufeffpublisher: unknown\n")
@example(text="publisher: unknown\r\nrights: unknown\r")
@example(text="!!binary aGVsbG8=")
@example(text="<<: *x")
@example(text="{" * 50)
@example(text="? ")
@example(text="- - - - -")
def test_any_text_for_a_record(text: str, corpus: Path) -> None:
    assert check(corpus, text)


@given(data=st.binary(max_size=400))
def test_any_bytes_for_a_record(data: bytes, corpus: Path) -> None:
    assert check(corpus, data)


@given(data=RECORD)
def test_any_values_for_the_fields_of_a_record(data: dict[str, object], corpus: Path) -> None:
    check(corpus, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@given(at=st.integers(0, 600), cut=st.integers(0, 60), put=st.text(max_size=20))
def test_a_right_record_with_a_piece_changed(at: int, cut: int, put: str, corpus: Path, record: str) -> None:
    at %= len(record)
    check(corpus, record[:at] + put + record[at + cut :])


@given(
    changes=st.fixed_dictionaries(
        {},
        optional={
            "participants": CHANGE,
            "mentioned": CHANGE,
            "people": CHANGE,
            "keywords": st.fixed_dictionaries({}, optional={"add": st.lists(WORD), "remove": st.lists(WORD)}),
        },
    ),
    date=DATE | st.dates().map(str),
    title=WORD,
)
def test_a_right_record_with_any_corrections(
    changes: dict[str, object], date: str, title: str, corpus: Path, record: str
) -> None:
    """What is let through can be built: the pages of it are made too."""
    more = {"corrections": changes, "date": date, "title": title}
    text = record + yaml.safe_dump(more, allow_unicode=True)
    problems = check(corpus, text)
    if not any(p.severity == "error" for p in problems):
        from generator import pages

        described = pipeline.describe_corpus(Corpus(corpus.resolve()), 1, quiet)
        for page in pages.render(described.archive):
            assert page.text.encode()
            assert ".." not in page.path.split("/")


def test_the_order_of_folders_on_disk_does_not_matter(archive_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(archive_corpus)
    authority = read_authority(corpus.authority_folder).authority
    ids = [r.id for r in read_releases(corpus, authority)[0]]
    real = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: sorted(real(folder), reverse=True))
    turned = [r.id for r in read_releases(corpus, authority)[0]]
    assert ids == turned == sorted(ids)


def test_the_newest_capture_is_the_one_that_is_published(archive_corpus: Path) -> None:
    corpus = Corpus(archive_corpus)
    authority = read_authority(corpus.authority_folder).authority
    stored = {r.id: r for r in read_releases(corpus, authority)[0]}
    release = stored["exercise-cold-harbour"]
    assert release.record.captures[release.newest].file == "capture.corrected.txt"
    assert b"nine days" in release.data
