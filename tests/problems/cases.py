"""One folder a problem code, with a case in it and more cases in folders of their own below.

A case has `in/`: the files that differ from the synthetic corpus; `DELETE`: paths that are taken away first;
`LINKS`: symbolic links to make, `path -> target`; and `expected.txt`: what `check` says. Of the synthetic
corpus's releases only one is there, and those that `KEEP` names, and of its collections none, so that a case is
quick and shows its own problem only.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.archive.synthetic import copy_corpus

FOLDER = Path(__file__).parent
RELEASE = "releases/2025/harbour-security-talks-in-oslo"
EXPECTED = "expected.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """A spoilt corpus and the messages it must give."""

    folder: Path

    @property
    def name(self) -> str:
        """`R001` or `R001/two-documents`."""
        return self.folder.relative_to(FOLDER).as_posix()

    @property
    def code(self) -> str:
        """The problem code it shows."""
        return self.name.split("/", maxsplit=1)[0]

    @property
    def expected(self) -> str:
        """What `check` must say."""
        return (self.folder / EXPECTED).read_text(encoding="utf-8")

    def corpus(self, parent: Path) -> Path:
        """The spoilt corpus, in `parent`."""
        corpus = copy_corpus(parent)
        outside(corpus, parent)
        kept = {corpus / path for path in [RELEASE, *self._lines("KEEP")]}
        for folder in corpus.glob("releases/*/*"):
            if folder not in kept:
                shutil.rmtree(folder)
        shutil.rmtree(corpus / "collections")
        for path in self._lines("DELETE"):
            if (corpus / path).is_dir():
                shutil.rmtree(corpus / path)
            else:
                (corpus / path).unlink()
        if (self.folder / "in").is_dir():
            shutil.copytree(self.folder / "in", corpus, copy_function=shutil.copyfile, dirs_exist_ok=True)
        for line in self._lines("LINKS"):
            path, target_name = line.split(" -> ")
            target = corpus / target_name if (corpus / target_name).exists() else parent / target_name
            (corpus / path).parent.mkdir(parents=True, exist_ok=True)
            (corpus / path).symlink_to(target)
        return corpus

    def _lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def outside(corpus: Path, parent: Path) -> None:
    """What a link out of the corpus may lead to: good files all, that must not be taken in."""
    release = corpus / RELEASE
    shutil.copytree(release, parent / "OUTSIDE")
    shutil.copytree(release, parent / "OUTSIDE-YEAR" / "release-from-outside")
    shutil.copytree(release, parent / "OUTSIDE-RELEASES" / "2025" / "release-from-outside")
    shutil.copytree(corpus / "authority", parent / "OUTSIDE-AUTHORITY")
    shutil.copytree(corpus / "collections", parent / "OUTSIDE-COLLECTIONS")


def cases() -> list[Case]:
    """Every case there is; the codes that no corpus can show (P…) have a README.txt instead."""
    spoilt = {p.parent for name in ("in", "DELETE", "LINKS") for p in FOLDER.rglob(name)}
    return [Case(folder) for folder in sorted(spoilt)]


def run(*arguments: str | Path) -> Result:
    """A command; anything but a wanted exit is an error of the test."""
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise AssertionError(f"{arguments} ended in a traceback") from result.exception
    return result
