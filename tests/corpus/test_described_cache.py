"""What earlier runs described is taken as it was kept, and a build with it is byte for byte the build without."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import cache, pipeline, stored_captures
from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.cache import Cache
from generator.capture.sanitise import personal_data_in
from generator.corpus import Corpus, StoredRelease, read_releases
from generator.described_cache import DescribedCache, Kept
from generator.problems import Problem
from tests.archive.synthetic import contents, quiet

OSLO = "harbour-security-talks-in-oslo"


@pytest.fixture(name="corpus")
def _corpus(archive_corpus: Path) -> Corpus:
    return Corpus(archive_corpus)


@pytest.fixture(name="made")
def _made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the releases that are described anew."""
    ids: list[str] = []
    release_of = pipeline.release_of

    def noted(stored: StoredRelease, *arguments: object) -> object:
        ids.append(stored.id)
        return release_of(stored, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "release_of", noted)
    return ids


def built(corpus: Corpus, docs: Path, jobs: int = 1) -> dict[str, bytes]:
    """Every page."""
    shutil.rmtree(docs, ignore_errors=True)
    pipeline.build_docs(corpus, docs, docs.parent / "nothing-by-hand", jobs, quiet)
    return dict(contents(docs))


def kept_in(corpus: Corpus, kind: str = "described") -> list[Path]:
    return sorted((corpus.folder.parent / cache.FOLDER / kind / corpus.folder.name).iterdir())


def ids_in(corpus: Corpus) -> list[str]:
    return sorted(folder.name for folder in corpus.releases_folder.glob("*/*"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_from_the_cache_is_the_build_without_it(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    clean = built(corpus, tmp_path / "docs")
    assert sorted(made) == ids_in(corpus)
    made.clear()
    assert built(corpus, tmp_path / "docs") == clean
    assert made == []
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert built(corpus, tmp_path / "docs") == clean


def test_only_what_has_changed_is_described(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    built(corpus, tmp_path / "docs")
    made.clear()
    record = corpus.releases_folder / "2025" / OSLO / "release.yml"
    record.write_text(record.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    built(corpus, tmp_path / "docs")
    assert made == []
    record.write_text(record.read_text(encoding="utf-8") + "title: Talks about harbours\n", encoding="utf-8")
    with_cache = built(corpus, tmp_path / "docs")
    assert made == [OSLO]
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert built(corpus, tmp_path / "docs") == with_cache


def test_another_authority_describes_all_anew(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    built(corpus, tmp_path / "docs")
    made.clear()
    change(corpus.authority_folder / "people.yml", "Edda Størholm", "Edda Maria Størholm")
    with_cache = built(corpus, tmp_path / "docs")
    assert sorted(made) == ids_in(corpus)
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert built(corpus, tmp_path / "docs") == with_cache


def test_other_code_describes_all_anew(
    corpus: Corpus, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(corpus, tmp_path / "docs")
    made.clear()
    monkeypatch.setattr(cache, "_code", lambda: b"another version")
    built(corpus, tmp_path / "docs")
    assert sorted(made) == ids_in(corpus)


def test_what_was_kept_without_keywords_is_not_taken_for_pages(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    pipeline.describe_corpus(corpus, 1, quiet, with_keywords=False)
    made.clear()
    pages = built(corpus, tmp_path / "docs")
    assert sorted(made) == ids_in(corpus)
    made.clear()
    pipeline.describe_corpus(corpus, 1, quiet, with_keywords=False)
    assert made == []
    assert len(kept_in(corpus)) == len(ids_in(corpus))
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert built(corpus, tmp_path / "docs") == pages


def test_what_check_kept_serves_the_pages(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    told = pipeline.check(corpus, quiet)
    made.clear()
    built(corpus, tmp_path / "docs")
    assert made == []
    assert pipeline.check(corpus, quiet) == told


def test_several_processes_come_to_the_same(
    corpus: Corpus, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "WORTH_PROCESSES", 1)
    by_two = built(corpus, tmp_path / "docs", jobs=2)
    kept = {path.name: path.read_bytes() for path in kept_in(corpus)}
    shutil.rmtree(tmp_path / cache.FOLDER)
    assert built(corpus, tmp_path / "docs") == by_two
    assert {path.name for path in kept_in(corpus)} == set(kept)
    made.clear()
    assert built(corpus, tmp_path / "docs", jobs=2) == by_two
    assert made == []


class _Evil:
    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch started-by-a-pickle",)


def _resealed(path: Path, content: bytes) -> None:
    Cache(path.parent, b"").put(path.name, content)


def _a_folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "one bit": lambda path: path.write_bytes(path.read_bytes()[:-50] + b"\0" + path.read_bytes()[-49:]),
    "noise": lambda path: path.write_bytes(b"\x80\x05noise" * 50),
    "of another release": lambda path: shutil.copyfile(min(path.parent.iterdir()), path),
    "another value": lambda path: _resealed(path, pickle.dumps(("a", "tuple"))),
    "no pickle": lambda path: _resealed(path, b"(lp0\n"),
    "a pickle that starts something": lambda path: _resealed(path, pickle.dumps(_Evil())),
    "a folder": _a_folder_instead,
}


@pytest.mark.parametrize("name", DAMAGE)
def test_what_is_damaged_or_foreign_is_as_if_it_were_not_there(
    name: str, corpus: Corpus, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clean = built(corpus, tmp_path / "docs")
    spoilt = kept_in(corpus)[-1]
    whole = spoilt.read_bytes()
    DAMAGE[name](spoilt)
    made.clear()
    assert built(corpus, tmp_path / "docs") == clean
    assert len(made) == 1
    assert not (tmp_path / "started-by-a-pickle").exists()
    assert spoilt.is_dir() or spoilt.read_bytes() == whole
    assert not list(tmp_path.rglob("*.new"))


def test_where_nothing_can_be_kept_all_is_described(corpus: Corpus, tmp_path: Path, made: list[str]) -> None:
    (tmp_path / cache.FOLDER).write_text("a file where the folder would be", encoding="utf-8")
    first = built(corpus, tmp_path / "docs")
    made.clear()
    assert built(corpus, tmp_path / "docs") == first
    assert sorted(made) == ids_in(corpus)


def test_nothing_is_kept_in_the_corpus_or_elsewhere_than_beside_it(corpus: Corpus, tmp_path: Path) -> None:
    before = contents(corpus.folder, hidden=True)
    pipeline.check(corpus, quiet)
    assert contents(corpus.folder, hidden=True) == before
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", cache.FOLDER}


def test_what_no_run_uses_is_removed_when_it_grows(corpus: Corpus, tmp_path: Path) -> None:
    pipeline.check(corpus, quiet)
    used = kept_in(corpus)
    for number in range(len(used) + cache.SPARE):
        (used[0].parent / f"{number:040}").write_bytes(b"of a release that is no longer there")
    pipeline.check(corpus, quiet)
    assert len(kept_in(corpus)) == 2 * len(used) + cache.SPARE
    (used[0].parent / f"{9**9:040}").write_bytes(b"one too many")
    pipeline.check(corpus, quiet)
    assert kept_in(corpus) == used


def test_a_problem_is_not_kept_and_told_again(corpus: Corpus) -> None:
    folder = corpus.releases_folder / "2025" / OSLO
    (folder / "capture.txt").write_text("Home | News | About\n", encoding="utf-8")
    first, second = pipeline.check(corpus, quiet), pipeline.check(corpus, quiet)
    assert first == second
    assert any(p.severity == "error" for p in first)


def test_a_capture_is_looked_through_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def search(data: bytes, authority: Authority | None) -> list[tuple[int, str]]:
        looked.append(len(data))
        return personal_data_in(data, authority)

    monkeypatch.setattr(stored_captures, "personal_data_in", search)
    pipeline.check(corpus, quiet)
    assert len(looked) >= len(ids_in(corpus))
    looked.clear()
    pipeline.check(corpus, quiet)
    assert looked == []


def test_private_data_is_told_every_time(corpus: Corpus) -> None:
    pipeline.check(corpus, quiet)
    folder = corpus.releases_folder / "2025" / OSLO
    (folder / "capture.second.txt").write_text("Write to kim.private@home.example\n", encoding="utf-8")
    more = "  - {file: capture.second.txt, media_type: text/plain, received: 2025-04-02, sha256: "
    digest = "0" * 64
    record = folder / "release.yml"
    record.write_text(record.read_text(encoding="utf-8") + f"{more}{digest}}}\n", encoding="utf-8")
    [stated] = [p.what for p in pipeline.check(corpus, quiet) if p.code == "C002"]
    real = stated.split("its hash is ")[1][:64]
    change(record, digest, real)
    for _ in range(2):
        assert "C005" in {p.code for p in pipeline.check(corpus, quiet)}


def test_outcomes_come_in_the_order_of_the_releases(corpus: Corpus, made: list[str]) -> None:
    authority = read_authority(corpus.authority_folder).authority
    stored, _ = read_releases(corpus, authority)
    pipeline.check(corpus, quiet)
    made.clear()
    given: list[list[str]] = []

    def describe(releases: list[StoredRelease]) -> Iterator[Kept | Problem]:
        given.append([r.id for r in releases])
        for release in releases:
            yield Problem(release.id, 1, "C006", "", "")

    known = DescribedCache.beside(corpus.folder, authority)
    kept_in(corpus)[0].unlink()
    found = list(known.described(stored, False, describe))  # type: ignore[arg-type]
    ids = [f.path if isinstance(f, Problem) else f.release.id for f in found]
    assert ids == [r.id for r in stored]
    assert [len(g) for g in given] == [1]
    assert len(kept_in(corpus)) == len(stored) - 1, "a problem is not kept"
