"""Writing into the corpus: whole or not at all, whenever it is stopped."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.adding.release_folder import UNFINISHED, ids_in, store_capture, store_release
from generator.corpus import Corpus
from generator.problems import Problem, Problems
from tests.archive.synthetic import contents

FILES = {"release.yml": b"publisher: x\n", "capture.txt": b"The ministers met.\n"}
COLD = "releases/2025/exercise-cold-harbour"
SECOND = {"release.yml": b"a new record\n", "capture-2.txt": b"They met again.\n"}


def fine(folder: Path) -> None:
    """A check that finds nothing."""


def everything(corpus: Path) -> Mapping[str, bytes]:
    return contents(corpus, hidden=True)


def test_a_release_is_written_with_ordinary_rights_to_read_it(archive_corpus: Path) -> None:
    folder = store_release(Corpus(archive_corpus), 2027, "talks", FILES, fine)
    assert folder == archive_corpus / "releases/2027/talks"
    assert contents(folder, hidden=True) == FILES
    plain = archive_corpus / "plain"
    plain.mkdir()
    assert folder.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("year", [2025, 2031])
def test_an_id_is_given_once_whatever_the_year(archive_corpus: Path, year: int) -> None:
    before = everything(archive_corpus)
    with pytest.raises(Problems) as raised:
        store_release(Corpus(archive_corpus), year, "exercise-cold-harbour", FILES, fine)
    [problem] = raised.value.problems
    assert problem.code == "R006"
    assert "--id exercise-cold-harbour-2" in problem.mend
    assert everything(archive_corpus) == before
    assert not (archive_corpus / "releases/2031").exists()


def refusing(folder: Path) -> None:
    assert contents(folder, hidden=True) in (FILES, SECOND)
    raise Problems([Problem("a", 1, "C005", "it holds an e-mail address", "take it out")])


def failing(folder: Path) -> None:
    raise OSError(28, "No space left on device", str(folder))


def interrupted(folder: Path) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("check", "error"), [(refusing, Problems), (failing, Problems), (interrupted, KeyboardInterrupt)]
)
def test_a_failure_leaves_nothing(
    archive_corpus: Path, check: Callable[[Path], None], error: type[BaseException]
) -> None:
    before = everything(archive_corpus)
    corpus, cold = Corpus(archive_corpus), archive_corpus / COLD
    with pytest.raises(error):
        store_release(corpus, 2031, "talks", FILES, check)
    with pytest.raises(error):
        store_capture(corpus, cold, "capture-2.txt", SECOND, before[f"{COLD}/release.yml"], check)
    assert everything(archive_corpus) == before
    assert not list(archive_corpus.rglob(f"{UNFINISHED}*"))
    assert not (archive_corpus / "releases/2031").exists()


def test_a_record_changed_in_the_meantime_is_not_written_over(archive_corpus: Path) -> None:
    before = everything(archive_corpus)
    with pytest.raises(Problems, match="P001"):
        store_capture(Corpus(archive_corpus), archive_corpus / COLD, "capture-2.txt", SECOND, b"older", fine)
    assert everything(archive_corpus) == before


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_capture_whose_record_cannot_be_written_goes_again(
    archive_corpus: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    before = everything(archive_corpus)
    replace, calls = Path.replace, []

    def full(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    record = before[f"{COLD}/release.yml"]
    with pytest.raises(Problems, match="P001"):
        store_capture(Corpus(archive_corpus), archive_corpus / COLD, "capture-2.txt", SECOND, record, fine)
    assert everything(archive_corpus) == before


def dying_before(moment: int) -> None:
    """From here on this process counts all that changes the disk, and dies before the `moment`-th of it."""
    count = 0

    def dying(holder: object, name: str) -> None:
        real = getattr(holder, name)

        def call(*arguments: Any, **keywords: Any) -> Any:
            nonlocal count
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **keywords)

        setattr(holder, name, call)

    for name in ("mkdir", "open", "chmod", "rename", "replace"):
        dying(Path, name)
    dying(os, "fsync")
    dying(tempfile, "mkdtemp")


def killed(corpus: Path, kind: str, moment: int) -> bool:
    """Add in a process of its own that dies at `moment`; False where it was done before that."""
    child = os.fork()
    if child == 0:
        try:
            dying_before(moment)
            if kind == "new":
                store_release(Corpus(corpus), 2031, "talks", FILES, fine)
            else:
                before = (corpus / COLD / "release.yml").read_bytes()
                store_capture(Corpus(corpus), corpus / COLD, "capture-2.txt", SECOND, before, fine)
            os._exit(0)
        finally:
            os._exit(1)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL)
    return ended != 0


def seen(corpus: Path) -> dict[str, bytes]:
    """What a reader of the corpus sees: no name that begins with a dot."""
    return dict(contents(corpus))


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # the child runs nothing that a thread could hold
@pytest.mark.parametrize("kind", ["new", "second"])
def test_killed_at_any_moment(archive_corpus: Path, kind: str) -> None:
    before = seen(archive_corpus)
    added = {"releases/2031/talks/release.yml", "releases/2031/talks/capture.txt"}
    moment, states = 1, set()
    while killed(archive_corpus, kind, moment):
        after = seen(archive_corpus)
        new = set(after) - set(before)
        states.add((frozenset(new), after[f"{COLD}/release.yml"]))
        if kind == "new":
            assert new in (set(), added)
            assert {path: data for path, data in after.items() if path in before} == before
            if new:
                break
        elif after[f"{COLD}/release.yml"] == before[f"{COLD}/release.yml"]:
            # Named by nobody yet: `check` warns, and the next run takes it up.
            assert new in (set(), {f"{COLD}/capture-2.txt"})
        else:
            assert new == {f"{COLD}/capture-2.txt"}
            assert after[f"{COLD}/release.yml"] == SECOND["release.yml"]
        moment += 1
    assert moment > 8, "killed at too few moments to show anything"
    assert len(states) > 1
    # What the dead left is cleared by the next who writes.
    store_release(Corpus(archive_corpus), 2032, "later", FILES, fine)
    assert not list(archive_corpus.rglob(f"{UNFINISHED}*"))


@pytest.mark.parametrize("link", ["releases", "releases/2031"])
def test_nothing_is_written_through_a_link(archive_corpus: Path, tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if link == "releases":
        (archive_corpus / "releases").rename(elsewhere)
    else:
        elsewhere.mkdir()
    (archive_corpus / link).symlink_to(elsewhere)
    before = contents(elsewhere, hidden=True)
    with pytest.raises(Problems, match="R012"):
        store_release(Corpus(archive_corpus), 2031, "talks", FILES, fine)
    assert contents(elsewhere, hidden=True) == before


def test_ids_are_those_of_every_year(archive_corpus: Path) -> None:
    (archive_corpus / "releases/2025" / f"{UNFINISHED}x").mkdir()
    assert ids_in(archive_corpus / "releases") == {p.parent.name for p in archive_corpus.rglob("release.yml")}
