"""What the commands share: where the corpus is, how problems are shown, the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.problems import Problem, Problems, as_text

if TYPE_CHECKING:
    from generator.pipeline import Progress

ROOT = Path(__file__).resolve().parent.parent
FOLDER = click.Path(file_okay=False, path_type=Path)
corpus_option = click.option(
    "--corpus",
    "corpus_dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "corpus",
    show_default="corpus/",
    help="Folder with authority/ and releases/.",
)


def or_exit(run: Callable[[], None]) -> None:
    """Run, and turn problems into messages and exit code 1."""
    try:
        run()
    except Problems as found:
        show(found.problems)
        sys.exit(1)


def show(problems: tuple[Problem, ...]) -> None:
    """The problems and how many they are, on standard error."""
    click.echo(as_text(problems), err=True)
    summary(problems)


def summary(problems: tuple[Problem, ...]) -> None:
    """How many errors there are, and how many things to look at, on standard error."""
    errors = sum(p.severity == "error" for p in problems)
    click.echo(f"{errors} error{'' if errors == 1 else 's'}, {len(problems) - errors} to look at", err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal, for work long enough to need one; silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def advance(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield advance
