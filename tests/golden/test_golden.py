"""Same corpus, same bytes: the pages of the synthetic corpus, compared with those that were looked at.

After a wanted change: `pytest tests/golden --save-golden`, then read the difference before committing it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.corpus import Corpus
from generator.pipeline import build_docs
from tests.archive.synthetic import CORPUS, contents, quiet

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("docs")
IN_A_PROCESS = """
import sys
from pathlib import Path
from generator.corpus import Corpus
from generator.pipeline import build_docs
corpus, docs, empty = (Path(a) for a in sys.argv[1:])
build_docs(Corpus(corpus), docs, empty, 1, lambda what, done, total: None)
"""


def build(corpus: Path, parent: Path, name: str = "docs", jobs: int = 1) -> dict[str, bytes]:
    """Build `corpus` without hand-written pages."""
    empty = parent / "empty"
    empty.mkdir(exist_ok=True)
    docs = parent / name
    build_docs(Corpus(corpus.resolve()), docs, empty, jobs, quiet)
    return dict(contents(docs))


def same(built: dict[str, bytes], wanted: dict[str, bytes]) -> None:
    """Fail with the first page that differs, readable, and with the list of all."""
    differing = sorted(p for p in built.keys() | wanted.keys() if built.get(p) != wanted.get(p))
    if differing:
        first = differing[0]
        old, new = (side.get(first, b"(no such page)").decode(errors="replace") for side in (wanted, built))
        assert new == old, f"{first} and {len(differing) - 1} more differ: {differing}"
    assert not differing


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(CORPUS, tmp_path_factory.mktemp("once"))


def test_the_pages_are_the_golden_ones(once: dict[str, bytes], save_golden: bool) -> None:
    texts = {path: data for path, data in once.items() if not path.endswith(".png")}  # those follow Pillow's version
    if save_golden:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, data in texts.items():
            target = GOLDEN / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    same(texts, dict(contents(GOLDEN)))


def test_every_kind_of_page_is_among_them(once: dict[str, bytes]) -> None:
    kinds = {path.split("/")[0] for path in once}
    ways = {"releases", "people", "offices", "countries", "relations", "groups", "events", "subjects", "keywords"}
    ways |= {"years", "collections"}
    assert {"index.md", *ways} <= kinds
    assert {p.name for p in CORPUS.glob("releases/*/*")} == {
        path.split("/")[1] for path in once if path.startswith("releases/") and path.count("/") == 2
    }
    of_releases = {path.split("/")[2] for path in once if path.startswith("releases/") and path.count("/") == 3}
    assert {"removed", "differences"} == of_releases


def test_the_corpus_has_every_feature() -> None:
    """The golden output shows only what the corpus holds: nobody may thin it out unseen."""
    archive = pipeline.describe_corpus(Corpus(CORPUS.resolve()), 1, quiet).archive
    releases = archive.releases.values()
    found = [r.description for r in releases]
    assert {d.title.basis for d in found} == {"stated", "inferred", "curated"}
    assert "curated" in {d.date.basis for d in found}
    assert any(d.date.earliest and d.date.latest and d.date.earliest < d.date.latest for d in found)
    assert any(p.candidates for d in found for p in d.people)
    assert {p.basis for d in found for p in d.people} >= {"stated", "resolved"}
    assert {c.basis for d in found for c in d.countries} == {"stated", "inferred", "curated"}
    assert any(d.quotes for d in found)
    assert any(d.groups for d in found)
    assert {x.step for r in releases for x in r.clean.removed} >= {"furniture", "link-target", "personal-data"}
    assert any(r.clean.replaced for r in releases)
    assert any(r.clean.links for r in releases)
    assert any(len(r.record.captures) == 2 for r in releases)
    assert {c.media_type for r in releases for c in r.record.captures} >= {"text/html", "message/rfc822"}
    assert {p.kind for r in releases for p in r.clean.paragraphs} >= {"heading", "list-item", "quote", "table-row"}
    assert {f.kind for r in releases for f in r.clean.facts} >= {"withdrawn", "change", "organisation"}
    assert any(d.language != "en" for d in found)
    assert any(r.record.other_accounts for r in releases)
    assert {r.record.rights for r in releases} >= {"ogl-3.0", "all-rights-reserved"}
    assert any("<script>" in r.clean.text for r in releases)
    assert {c.record.search is None for c in archive.collections.values()} == {True, False}
    blocks = {piece.block for c in archive.collections.values() for piece in c.introduction}
    assert blocks == {"paragraph", "heading-2", "heading-3", "bullets", "numbers", "quotation"}


def test_a_second_build_gives_the_same_bytes_and_writes_nothing(tmp_path: Path, once: dict[str, bytes]) -> None:
    first = build(CORPUS, tmp_path)
    times = {p: p.stat().st_mtime_ns for p in (tmp_path / "docs").rglob("*.md")}
    second = build(CORPUS, tmp_path)
    same(first, once)
    same(second, once)
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "docs").rglob("*.md")} == times


def test_several_processes_give_the_same_bytes(
    tmp_path: Path, once: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "WORTH_PROCESSES", 1)
    same(build(CORPUS, tmp_path, jobs=2), once)


def test_the_order_of_files_and_of_authority_records_is_irrelevant(
    tmp_path: Path, archive_corpus: Path, once: dict[str, bytes]
) -> None:
    """Folders created in another order, and every list of records turned round."""
    turned = tmp_path / "turned" / "corpus"
    for path in sorted(archive_corpus.rglob("*"), reverse=True):
        if path.is_file():
            target = turned / path.relative_to(archive_corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    for file in (turned / "authority").glob("*.yml"):
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # text only: `no` is Norway
        records = {k: v[::-1] for k, v in data.items()} if isinstance(data, dict) else data[::-1]
        file.write_text(yaml.safe_dump(_bare(records), allow_unicode=True, sort_keys=True), encoding="utf-8")
    same(build(turned, tmp_path), once)


def _bare(value: object) -> object:
    """`null` read as text is nothing again."""
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_bare(v) for v in value]
    return None if value == "null" else value


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago"},
    ],
    ids=["hash-seed-0", "hash-seed-1", "C-locale-east", "turkish-west"],
)
def test_another_process_and_environment_gives_the_same_bytes(
    environment: dict[str, str], tmp_path: Path, once: dict[str, bytes]
) -> None:
    (tmp_path / "empty").mkdir()
    command = [sys.executable, "-W", "error", "-c", IN_A_PROCESS]
    arguments = [str(CORPUS.resolve()), str(tmp_path / "docs"), str(tmp_path / "empty")]
    result = subprocess.run(
        [*command, *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    same(dict(contents(tmp_path / "docs")), once)
