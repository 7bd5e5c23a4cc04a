"""Every problem: said once, in the right place, in three formats; and errors publish nothing.

After a wanted change of a message: `pytest tests/problems --save-golden`, then read the difference.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.problems import CATALOGUE, RETIRED, Problem, as_github, as_text
from tests.archive.synthetic import CORPUS, contents
from tests.problems.cases import EXPECTED, FOLDER, Case, cases, run

CASES = cases()
SECONDS = 10
"""More than any spoilt corpus of this size may take."""
HEAD = re.compile(r"^(?P<path>[^\n]+?):(?P<line>\d+): (?P<code>[A-Z]\d{3}) (?P<severity>error|warning): (?P<what>.*)$")
GITHUB = re.compile(
    r"::(?P<severity>error|warning) file=(?P<path>[^,]*),line=(?P<line>\d+),title=(?P<code>[^:]*)::(.*)"
)
HARBOUR = "corpus/releases/2025/harbour-security-talks-in-oslo/release.yml"


@dataclass(frozen=True, slots=True)
class Built:
    """A good build that a spoilt corpus must not touch."""

    docs: Path
    site: Path
    before: tuple[Mapping[str, bytes], Mapping[str, bytes]]

    def now(self) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
        return contents(self.docs, hidden=True), contents(self.site, hidden=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("good")
    docs, site = folder / "docs", folder / "site"
    result = run("build", "--corpus", CORPUS, "--docs", docs, "--site-dir", site, "--engine", "none", "--jobs", "1")
    assert result.exit_code == 0, result.output
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    return Built(docs, site, (contents(docs, hidden=True), contents(site, hidden=True)))


def heads(output: str) -> list[str]:
    """`path:line: CODE` of every problem in the text form; each is its head, its mend and what to paste."""
    *lines, summary = output.splitlines()
    lines = [line for line in lines if not line.startswith("    ")]
    assert re.fullmatch(r"\d+ errors?, \d+ to look at", summary)
    found = []
    for head, mend in zip(lines[::2], lines[1::2], strict=True):
        match = HEAD.match(head)
        assert match, f"no problem line: {head}"
        assert mend.startswith("  mend: ")
        assert CATALOGUE[match["code"]].severity == match["severity"]
        found.append(f"{match['path']}:{match['line']}: {match['code']}")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_check_says_what_is_expected(case: Case, tmp_path: Path, save_golden: bool) -> None:
    corpus = case.corpus(tmp_path)
    begun = time.monotonic()
    result = run("check", "--corpus", corpus)
    assert time.monotonic() - begun < SECONDS
    found = heads(result.output)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028]", result.output), "a control character reaches the reader"
    assert len(set(found)) == len(found) or case.code in ("A013", "D002", "D003")
    if save_golden:
        (case.folder / EXPECTED).write_text(result.output, encoding="utf-8")
    assert result.output == case.expected
    codes = {head[-4:] for head in found}
    assert case.code in codes or case.name == "A002/example"
    assert result.exit_code == any(CATALOGUE[c].severity == "error" for c in codes)
    for path in {head.split(":")[0] for head in found}:
        assert path.startswith("corpus/"), "a path that cannot be clicked"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_json_and_github_carry_the_same_problems(case: Case, tmp_path: Path) -> None:
    corpus = case.corpus(tmp_path)
    as_json = run("check", "--corpus", corpus, "--format", "json")
    as_github_output = run("check", "--corpus", corpus, "--format", "github")
    problems = json.loads(as_json.output)
    told = [Problem(p["path"], p["line"], p["code"], p["what"], p["mend"], p.get("paste", "")) for p in problems]
    assert as_text(told).splitlines() == case.expected.splitlines()[:-1]
    assert [p["severity"] for p in problems] == [p.severity for p in told]
    assert as_github(told).splitlines() == as_github_output.output.splitlines()
    commands = [GITHUB.fullmatch(line) for line in as_github_output.output.splitlines()]
    shown = [(unquote(c["path"]), int(c["line"]), c["code"], c["severity"]) for c in commands if c]
    assert shown == [(p.path, p.line, p.code, p.severity) for p in told]
    assert as_json.exit_code == as_github_output.exit_code == any(p["severity"] == "error" for p in problems)


def _is_an_error(case: Case) -> bool:
    return CATALOGUE[case.code].severity == "error"


@pytest.mark.parametrize("case", [c for c in CASES if _is_an_error(c)], ids=lambda c: c.name)
def test_errors_publish_nothing(case: Case, tmp_path: Path, built: Built) -> None:
    corpus = case.corpus(tmp_path)
    arguments = ("--corpus", corpus, "--docs", built.docs, "--site-dir", built.site, "--engine", "none", "--jobs", "1")
    result = run("build", *arguments)
    assert result.exit_code == 1
    assert result.output == case.expected
    assert built.now() == built.before


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    folders = {p.name for p in FOLDER.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(CATALOGUE)
    assert not folders & RETIRED
    shown = {c.name for c in CASES}
    for code in CATALOGUE:
        assert code in shown or (FOLDER / code / "README.txt").is_file()


def test_every_case_has_its_expected_messages() -> None:
    assert {c.name for c in CASES if (c.folder / EXPECTED).is_file()} == {c.name for c in CASES}
    strays = {p.parent for p in FOLDER.rglob(EXPECTED)} - {c.folder for c in CASES}
    assert not strays


def test_the_synthetic_corpus_itself_has_no_error() -> None:
    result = run("check", "--corpus", CORPUS)
    assert result.exit_code == 0
    assert {head[-4:] for head in heads(result.output)} == {"A012"}


def test_only_the_problems_below_a_path(tmp_path: Path, archive_corpus: Path) -> None:
    harbour = archive_corpus / "releases/2025/harbour-security-talks-in-oslo"
    cold = archive_corpus / "releases/2025/exercise-cold-harbour"
    (harbour / "capture.txt").unlink()
    (cold / "capture.txt").unlink()
    assert run("check", "--corpus", archive_corpus, harbour).output.count("C001") == 1
    assert run("check", "--corpus", archive_corpus, harbour, cold).output.count("C001") == 2
    fine = run("check", "--corpus", archive_corpus, archive_corpus / "authority")
    assert (fine.exit_code, fine.output) == (0, "0 errors, 0 to look at\n")
    assert run("check", "--corpus", archive_corpus, tmp_path / "nowhere").exit_code == 2


def _spoil_three(corpus: Path) -> None:
    (corpus / "releases/2025/harbour-security-talks-in-oslo/capture.txt").unlink()
    record = corpus / "releases/2025/air-defence-discussions/release.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("ogl-3.0", "ogl-9"), encoding="utf-8")
    (corpus / "releases/2026/bridge-repair-pact/release.yml").write_text("a: [", encoding="utf-8")


def test_every_problem_is_told_at_once(archive_corpus: Path) -> None:
    _spoil_three(archive_corpus)
    output = run("check", "--corpus", archive_corpus).output
    assert {head[-4:] for head in heads(output)} >= {"C001", "R009", "R001"}


def test_problems_of_releases_are_told_beside_those_of_the_authority(archive_corpus: Path) -> None:
    _spoil_three(archive_corpus)
    offices = archive_corpus / "authority/offices.yml"
    offices.write_text(
        offices.read_text(encoding="utf-8").replace("start: 2024-07-05", "start: 2024-07-04", 1), encoding="utf-8"
    )
    output = run("check", "--corpus", archive_corpus).output
    assert {head[-4:] for head in heads(output)} >= {"A001", "C001", "R009", "R001"}


def test_problems_of_a_capture_are_told_beside_those_of_its_record(archive_corpus: Path) -> None:
    folder = archive_corpus / "releases/2025/harbour-security-talks-in-oslo"
    (folder / "capture.txt").unlink()
    record = folder / "release.yml"
    record.write_text(record.read_text(encoding="utf-8") + "mood: good\n", encoding="utf-8")
    output = run("check", "--corpus", archive_corpus).output
    assert {head[-4:] for head in heads(output)} == {"R002", "C001", "A012"}


def test_text_out_of_a_record_stays_on_its_line() -> None:
    what = "the publisher 'uk\ncorpus/a.yml:1: C001 error: invented\x1b[2J\x85\u2028\u202e' is not in publishers.yml"
    told = as_text([Problem("corpus/a\n.yml", 1, "R008", what, "correct it\r\nor not")])
    assert len(told.splitlines()) == 2
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u202a-\u202e]", told)


def test_lines_to_paste_stand_further_in_and_start_no_command() -> None:
    problem = Problem("corpus/a.yml", 1, "A013", "what", "mend", "- id: a\n  name: \u202ea\n::error::b\x1b\x85")
    assert as_text([problem]).splitlines()[2:] == ["    - id: a", "      name: \\u202ea", "    ::error::b\\x1b\\x85"]
    assert len(as_github([problem]).splitlines()) == 1
    assert unquote(as_github([problem])).endswith("mend: mend\n" + problem.paste)


def test_text_out_of_a_record_starts_no_command_on_github() -> None:
    what = "50% of it,\r\n::error file=other.yml::invented"
    told = as_github([Problem("corpus/a,b:c\n.yml", 7, "R008", what, "correct it\n::warning::")])
    match = GITHUB.fullmatch(told)
    assert match
    assert unquote(match["path"]) == "corpus/a,b:c\n.yml"
    assert unquote(match[5]) == f"{what} — mend: correct it\n::warning::"
