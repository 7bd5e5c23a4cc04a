"""Collections from their files: what is read, what a search finds, and that a change of one is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import pipeline
from generator.archive import Archive
from generator.building import build_all
from generator.collecting.files import read_collections
from generator.collecting.gather import finds
from generator.collecting.introduction import read_introduction
from generator.collecting.record import Search
from generator.corpus import Corpus
from generator.problems import Problems
from tests.archive.synthetic import CORPUS, copy_corpus, quiet
from tests.pages.sample_archive import sample_archive

CHOSEN = "collections/harbours-and-their-keepers.md"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return pipeline.describe_corpus(Corpus(CORPUS.resolve()), 1, quiet).archive


def test_an_editors_order_stays_and_a_search_comes_oldest_first(archive: Archive) -> None:
    assert list(archive.collections) == ["exercises-up-to-june", "harbours-and-their-keepers"]
    chosen = archive.collections["harbours-and-their-keepers"]
    assert list(chosen.notes) == [
        "havnesikkerhet-i-oslo",
        "harbour-security-talks-in-oslo",
        "fishing-fleet-shares-a-map",
    ]
    assert chosen.notes["fishing-fleet-shares-a-map"] == ""
    found = archive.collections["exercises-up-to-june"]
    days = [archive.releases[id].sort_date for id in found.notes]
    assert len(days) == 3
    assert days == sorted(days)
    assert found.notes["exercise-cold-harbour"] == "It began in January."
    assert archive.collected["harbour-security-talks-in-oslo"] == tuple(archive.collections)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({"countries": ["xa", "xb"]}, {"borburg-pact", "autumn-visit"}),
        ({"countries": ["xc"]}, {"ships-of-caldoria"}),
        ({"countries": ["xc"], "publishers": ["xa-mod"]}, set()),
        ({"ministers": ["ada-quill", "mira-sol"]}, {"borburg-pact"}),
        ({"subjects": ["buildings"]}, {"borburg-pact"}),
        ({"publishers": ["unknown", "not-there"]}, {"ships-of-caldoria"}),
        ({"after": "2019-12-01", "before": "2020-02-29"}, {"spanning"}),
        ({"after": "2019-12-02", "before": "2020"}, {"ships-of-caldoria"}),
        ({"after": "2022-06", "before": "2022-06"}, {"month", "about"}),
        ({"before": "2018-02-01"}, {"until-then"}),
        ({"after": "2019-07-24", "before": "2019"}, set()),
    ],
)
def test_all_that_a_search_says_must_hold(search: dict[str, object], found: set[str]) -> None:
    sample = sample_archive()
    wanted = Search.model_validate(search)
    assert {id for id, release in sample.releases.items() if finds(wanted, release, sample.authority)} == found


@given(st.text(max_size=300))
@example("- a\n\n  b")
@example("*" * 5_000 + "a")
@example("[" * 5_000)
@example("# " + " " * 20_000 + "x")
@example("[a](" + "(" * 5_000)
def test_any_text_is_read_or_refused_on_one_of_its_lines(text: str) -> None:
    lines = text.split("\n")
    found = read_introduction(lines, 10)
    for line in (*(fault.line for fault in found.faults), *(line for line, _ in found.links)):
        assert 10 <= line < 10 + len(lines)


def test_what_is_no_list_stays_a_sentence() -> None:
    [piece] = read_introduction(["It began in", "2019. It went on", "in 2020."]).pieces
    assert piece.block == "paragraph"
    kinds = [piece.block for piece in read_introduction(["Words", "- one", "more", "", "after", "> said", "so"]).pieces]
    assert kinds == ["paragraph", "bullets", "paragraph", "quotation", "paragraph"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_mark_of_order_change_nothing(ends: str, archive: Archive, tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path)
    text = (corpus / CHOSEN).read_text(encoding="utf-8")
    (corpus / CHOSEN).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ends).encode())
    again = pipeline.describe_corpus(Corpus(corpus.resolve()), 1, quiet, with_keywords=False).archive
    assert again.collections == archive.collections


def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path)
    (corpus / CHOSEN).write_bytes(b"---\ntitle: a\n---\n\xff\xfe\n")
    _, problems = read_collections(Corpus(corpus.resolve()), None)
    assert [(p.path, p.line, p.code) for p in problems] == [(f"corpus/{CHOSEN}", 4, "R001")]


def test_a_corpus_need_not_have_collections(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path)
    for path in (corpus / "collections").iterdir():
        path.unlink()
    (corpus / "collections").rmdir()
    assert not pipeline.describe_corpus(Corpus(corpus.resolve()), 1, quiet, with_keywords=False).archive.collections


def test_a_change_of_a_collection_is_built(tmp_path: Path) -> None:
    corpus, docs = copy_corpus(tmp_path), tmp_path / "docs"

    def build() -> bool:
        return build_all(tmp_path, corpus, docs, tmp_path / "site", 1, "none", quiet).unchanged

    (tmp_path / "mkdocs.yml").touch()
    assert (build(), build()) == (False, True)
    text = (corpus / CHOSEN).read_text(encoding="utf-8")
    (corpus / CHOSEN).write_text(text.replace("The British account", "What the British say"), encoding="utf-8")
    assert (build(), build()) == (False, True)
    assert "What the British say" in (docs / CHOSEN.removesuffix(".md") / "index.md").read_text(encoding="utf-8")


def test_problems_of_a_collection_are_told_beside_those_of_releases(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path)
    (corpus / CHOSEN).write_text("---\ntitle: a\nmood: good\n---\n# x\n[a](b)\n", encoding="utf-8")
    (corpus / "releases/2025/exercise-cold-harbour/capture.txt").unlink()
    offices = corpus / "authority/offices.yml"
    offices.write_text(
        offices.read_text(encoding="utf-8").replace("start: 2024-07-05", "start: 2024-07-04", 1), encoding="utf-8"
    )
    with pytest.raises(Problems) as raised:
        pipeline.describe_corpus(Corpus(corpus.resolve()), 1, quiet)
    codes = {problem.code for problem in raised.value.problems}
    assert codes >= {"R002", "R003", "L009", "L010", "C001", "A001"}
    # A search is not blamed for releases that could not be read.
    assert "L012" not in codes
