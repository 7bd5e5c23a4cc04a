"""P001, P002, P003: what stands in the way of publishing, made real; and builds that are killed.

Whatever happens, `docs` holds one whole state: the old one, or the new one.
"""

from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import building
from generator.cli_common import ROOT
from generator.pages.page import Page
from generator.problems import Problems
from generator.publish import JOURNAL, STAGING, publish
from generator.site import build_site, recover
from tests.archive.synthetic import contents, quiet
from tests.problems.cases import run

OLD = [Page("index.md", "old home\n"), Page("years/2024/index.md", "2024\n" * 50), Page("people/a/index.md", "A\n")]
NEW = [
    Page("index.md", "new home\n"),
    Page("people/a/index.md", "A, mended\n" * 9),
    *(Page(f"keywords/word-{n}/index.md", f"keyword {n}\n" * (n + 1)) for n in range(60)),
]


def state(pages: list[Page]) -> dict[str, bytes]:
    return {p.path: p.text.encode() for p in pages}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder that holds the old state."""
    publish(OLD, tmp_path / "docs", tmp_path / "empty")
    return tmp_path / "docs"


def nothing_left_over(docs: Path) -> None:
    assert not (docs / STAGING).exists()
    assert not (docs / JOURNAL).exists()
    assert not list(docs.glob("**/*.new"))


# P001


WITH_LITTLE_ROOM = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from generator.cli import main
main(sys.argv[2:])
"""
"""Writing beyond so many bytes of a file fails, as on a disk that is full."""


@pytest.mark.parametrize("size", [0, 100, 3_000, 30_000])
def test_a_write_that_fails_leaves_the_pages_as_they_were(size: int, tmp_path: Path, archive_corpus: Path) -> None:
    """A real failing write, at the first byte, in the middle of a page, and in the long lists of all pages."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    folders = ("--corpus", archive_corpus, "--docs", docs, "--site-dir", site)
    arguments = [*(str(f) for f in folders), "--engine", "none", "--jobs", "1"]
    assert run("build", *arguments).exit_code == 0
    before = contents(docs, hidden=True)
    capture = archive_corpus / "releases/2024/handover-day-readout/release.yml"
    long_title = "A readout of a call in many words " * 1_000
    capture.write_text(f"{capture.read_text(encoding='utf-8')}title: {long_title}\n", encoding="utf-8")
    child = subprocess.run(
        [sys.executable, "-B", "-c", WITH_LITTLE_ROOM, str(size), "build", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert child.returncode == 1, child.stderr
    assert "P001 error: the pages could not be written: File too large" in child.stderr
    assert "mend: make room" in child.stderr
    assert "Traceback" not in child.stderr
    assert contents(docs, hidden=True) == before
    nothing_left_over(docs)
    assert run("build", *arguments).exit_code == 0
    assert contents(docs, hidden=True) != before
    nothing_left_over(docs)


class Failing:
    """Makes the n-th file operation fail with "No space left on device", and every one after it that needs room."""

    NEEDS_ROOM = ("write_bytes", "write_text", "mkdir", "open", "replace")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.done, self.at = 0, at
        for name in self.NEEDS_ROOM:
            monkeypatch.setattr(Path, name, self._counting(getattr(Path, name)))

    def _counting(self, original: Any) -> Any:
        def operation(path: Path, *args: Any, **kwargs: Any) -> Any:
            if original.__name__ == "open" and not (args and "w" in args[0]):
                return original(path, *args, **kwargs)
            self.done += 1
            if self.done >= self.at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            return original(path, *args, **kwargs)

        return operation


def _steps() -> Iterator[int]:
    """Around the beginning, the staging of pages, the journal and the moves."""
    yield from [*range(1, 8), *range(60, 400, 11)]


def test_wherever_the_disk_fills_up_the_pages_are_whole(tmp_path: Path) -> None:
    """All old, or all new; or the next build brings all new, and until then no page of the journal is lost."""
    bad = []
    for step in _steps():
        docs = tmp_path / f"docs-{step}"
        publish(OLD, docs, tmp_path / "empty")
        with pytest.MonkeyPatch.context() as patch:
            Failing(patch, step)
            try:
                publish(NEW, docs, tmp_path / "empty")
                told = []
            except Problems as found:
                told = list(found.problems)
        now = dict(contents(docs))
        assert {p.code for p in told} <= {"P001"}
        if any("nothing was changed" in p.mend for p in told) and now != state(OLD):
            missing = len(state(NEW).keys() - now.keys())
            bad.append(f"step {step}: said that nothing was changed; {missing} pages missing")
        publish(NEW, docs, tmp_path / "empty")
        assert dict(contents(docs)) == state(NEW)
        nothing_left_over(docs)
    assert not bad, bad


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        publish(OLD, tmp_path / "file" / "docs", tmp_path / "empty")
    assert [p.code for p in raised.value.problems] == ["P001"]


@pytest.mark.parametrize("name", [".generated.json", ".publish.json"])
def test_damaged_notes_of_the_generator_are_said(name: str, docs: Path) -> None:
    """The generator's own notes cut short (by a disk that failed): a message, no traceback."""
    (docs / name).write_text('{"moves": ["index.md"], "manif', encoding="utf-8")
    codes: set[str] = set()
    try:
        publish(NEW, docs, docs.parent / "empty")
    except Problems as found:
        codes = {p.code for p in found.problems}
    assert codes <= {"P001", "P003"}
    if not codes:
        assert dict(contents(docs)) == state(NEW)


# Killed

PUBLISH_FOR_EVER = """
import itertools, pickle, sys
from pathlib import Path
from generator.publish import publish
docs, states = Path(sys.argv[1]), pickle.loads(Path(sys.argv[2]).read_bytes())
print("ready", flush=True)
for pages in itertools.cycle(states):
    publish(pages, docs, docs.parent / "empty")
"""


@pytest.mark.slow
def test_a_build_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    docs, plan = tmp_path / "docs", tmp_path / "states.pickle"
    plan.write_bytes(pickle.dumps([NEW, OLD]))
    publish(OLD, docs, tmp_path / "empty")
    old, new = state(OLD), state(NEW)
    interrupted = 0
    for turn in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", PUBLISH_FOR_EVER, str(docs), str(plan)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout
            assert child.stdout.readline() == "ready\n"
            time.sleep(0.011 + 0.0037 * turn)
            child.kill()
        interrupted += (docs / JOURNAL).exists() or (docs / STAGING).exists()
        for path, data in contents(docs).items():
            assert data in (old.get(path), new.get(path)), f"{path} is broken"
        wanted = (OLD, NEW)[turn % 2]
        publish(wanted, docs, tmp_path / "empty")
        assert dict(contents(docs)) == state(wanted)
        nothing_left_over(docs)
    assert interrupted, "no kill hit a build at work"


def test_a_journal_that_was_never_finished_is_carried_out_first(docs: Path) -> None:
    """Killed right after the journal was written: all is staged, nothing moved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.publish._move", lambda docs, plan: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            publish(NEW, docs, docs.parent / "empty")
    assert (docs / JOURNAL).exists()
    assert dict(contents(docs)) == state(OLD)
    publish(NEW, docs, docs.parent / "empty")
    assert dict(contents(docs)) == state(NEW)
    nothing_left_over(docs)


def test_a_site_killed_between_its_two_moves_comes_back(tmp_path: Path) -> None:
    old = tmp_path / "site.old"
    old.mkdir()
    (old / "index.html").write_text("the last good site", encoding="utf-8")
    recover(tmp_path / "site")
    assert dict(contents(tmp_path / "site")) == {"index.html": b"the last good site"}
    assert not old.exists()


# P002


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project that MkDocs builds, with a site that is already there."""
    (tmp_path / "project/docs").mkdir(parents=True)
    (tmp_path / "project/mkdocs.yml").write_text("site_name: test\nplugins: []\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the last good site", encoding="utf-8")
    return tmp_path / "project"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "settings", "told"),
    [
        pytest.param("[nowhere](missing.md)\n", "", "missing.md", id="a-broken-link"),
        pytest.param("fine\n", "theme: no-such-theme\n", "no-such-theme", id="a-broken-configuration"),
    ],
)
def test_an_engine_that_fails_or_warns_publishes_nothing(page: str, settings: str, told: str, project: Path) -> None:
    (project / "docs/index.md").write_text(page, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    with pytest.raises(Problems) as raised:
        build_site(project, project / "docs", project.parent / "site", "mkdocs", 0)
    (problem,) = raised.value.problems
    assert problem.code == "P002"
    assert told in problem.what
    assert "Traceback" not in problem.what
    assert dict(contents(project.parent / "site")) == {"index.html": b"the last good site"}
    assert sorted(p.name for p in project.parent.iterdir()) == ["project", "site"]
    assert sorted(p.name for p in project.iterdir()) == ["docs", "mkdocs.yml"]
    (project / "docs/index.md").write_text("fine\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text("site_name: test\nplugins: []\n", encoding="utf-8")
    build_site(project, project / "docs", project.parent / "site", "mkdocs", 0)
    assert b"fine" in (project.parent / "site/index.html").read_bytes()


def test_after_a_failed_engine_the_next_build_builds(
    tmp_path: Path, archive_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build whose pages came out and whose site did not is never taken for finished."""
    calls = []

    def site(*args: object) -> None:
        calls.append(args)
        if len(calls) == 1:
            raise Problems([])

    monkeypatch.setattr("generator.site.build_site", site)

    def build() -> building.BuildReport:
        return building.build_all(ROOT, archive_corpus, tmp_path / "docs", tmp_path / "site", 1, "mkdocs", quiet)

    with pytest.raises(Problems):
        build()
    assert not build().unchanged
    assert build().unchanged
    assert len(calls) == 2


# P003


def test_a_file_in_the_way_is_kept_and_said(docs: Path) -> None:
    mine = docs / "keywords/word-7/index.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("my own notes\n", encoding="utf-8")
    before = contents(docs, hidden=True)
    with pytest.raises(Problems) as raised:
        publish(NEW, docs, docs.parent / "empty")
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == ("P003", mine.as_posix())
    assert contents(docs, hidden=True) == before


def test_every_file_in_the_way_is_said_by_the_command(tmp_path: Path, archive_corpus: Path) -> None:
    docs = tmp_path / "docs"
    for path in ("people/agnes-whitlow/index.md", "countries/no/index.md"):
        (docs / path).parent.mkdir(parents=True)
        (docs / path).write_text("my own notes\n", encoding="utf-8")
    before = contents(docs, hidden=True)
    result = run("build", "--corpus", archive_corpus, "--docs", docs, "--site-dir", tmp_path / "s", "--engine", "none")
    assert result.exit_code == 1
    assert [line.split(":1: ")[1][:4] for line in result.output.splitlines() if ":1: " in line] == ["P003", "P003"]
    assert "delete it" in result.output
    assert contents(docs, hidden=True) == before


def test_a_file_where_a_folder_must_be_is_a_file_in_the_way(docs: Path) -> None:
    (docs / "keywords").write_text("my own notes\n", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        publish(NEW, docs, docs.parent / "empty")
    assert {p.code for p in raised.value.problems} == {"P003"}
    assert raised.value.problems[0].path.endswith("docs/keywords")


def test_a_link_in_docs_is_not_written_through(docs: Path) -> None:
    """A symbolic link that stands where a page goes is replaced or refused; what it leads to stays."""
    outside = docs.parent / "outside.txt"
    outside.write_text("precious\n", encoding="utf-8")
    target = docs / "people/a/index.md"
    target.unlink()
    target.symlink_to(outside)
    codes = {"P003"}
    try:
        publish(NEW, docs, docs.parent / "empty")
    except Problems as found:
        codes = {p.code for p in found.problems}
    assert codes == {"P003"}
    assert outside.read_text(encoding="utf-8") == "precious\n"
