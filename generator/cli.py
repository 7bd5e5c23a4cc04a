"""The commands: arguments, progress, exit codes. No logic here; heavy imports wait until a command needs them."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.problems import Problem, Problems, as_github, as_json, as_text, has_errors

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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing archive generator")
def main() -> None:
    """Turn captured government releases into a described, cross-linked, searchable site."""


def site_options(command: Any) -> Any:
    """The options that `build` and `serve` share."""
    for option in reversed(
        (
            corpus_option,
            click.option(
                "--docs",
                "docs_dir",
                type=FOLDER,
                default=ROOT / "docs",
                show_default="docs/",
                help="Where the Markdown pages go.",
            ),
            click.option(
                "--site-dir", type=FOLDER, default=ROOT / "site", show_default="site/", help="Where the site goes."
            ),
            click.option(
                "--jobs",
                type=click.IntRange(1, 64),
                default=os.cpu_count() or 1,
                show_default="one a core",
                help="Processes at work.",
            ),
        )
    ):
        command = option(command)
    return command


@main.command()
@site_options
@click.option(
    "--engine",
    type=click.Choice(["mkdocs", "zensical", "none"]),
    default="mkdocs",
    show_default=True,
    help="What builds the site; none writes the Markdown only.",
)
def build(corpus_dir: Path, docs_dir: Path, site_dir: Path, jobs: int, engine: Any) -> None:
    """Corpus to Markdown, then the site. Does only what a change makes necessary."""
    _or_exit(lambda: _build(corpus_dir, docs_dir, site_dir, jobs, engine))


@main.command()
@site_options
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(corpus_dir: Path, docs_dir: Path, site_dir: Path, jobs: int, port: int) -> None:
    """Build, watch corpus/ and docs/, and reload the browser when something changes."""
    from generator.serving import serve_site

    def rebuild() -> None:
        try:
            _build(corpus_dir, docs_dir, site_dir, jobs, "mkdocs")
        except Problems as found:
            _show(found.problems)

    _or_exit(lambda: _build(corpus_dir, docs_dir, site_dir, jobs, "mkdocs"))
    serve_site(rebuild, site_dir, [corpus_dir, docs_dir, ROOT / "mkdocs.yml"], port)


@main.command()
@corpus_option
@click.option("--format", "style", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(corpus_dir: Path, style: str, paths: tuple[Path, ...]) -> None:
    """Every problem in the corpus, or below the PATHS given. Exit 0 where there is no error."""
    from generator import pipeline
    from generator.corpus import Corpus

    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no {path}")
    corpus = Corpus(corpus_dir.resolve())
    with _progress() as progress:
        problems = pipeline.check(corpus, progress, os.cpu_count() or 1)
    if paths:
        wanted = tuple(corpus.shown(p.resolve()) for p in paths)
        problems = tuple(p for p in problems if any(p.path == w or p.path.startswith(f"{w}/") for w in wanted))
    shown = {"text": as_text, "github": as_github, "json": as_json}[style](problems)
    if shown:
        click.echo(shown)
    if style == "text":
        _summary(problems)
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day it was received: the latest it can be of.")
@click.option(
    "--authority", "authority_dir", type=FOLDER, default=ROOT / "corpus" / "authority", show_default="corpus/authority/"
)
def inspect(files: tuple[Path, ...], received: dt.datetime | None, authority_dir: Path) -> None:
    """All that is derived from each capture, as one JSON object a line. Nothing is written."""
    from generator.authority.read import read_authority
    from generator.capture.formats import bytes_of
    from generator.capture.reading import CannotRead
    from generator.describe import Describer
    from generator.inspection import inspect as fields_of
    from generator.inspection import unreadable

    def run() -> None:
        describer = Describer.of(read_authority(authority_dir).authority)
        all_read = True
        for path in files:
            try:
                fields, read = fields_of(bytes_of(path), str(path), describer, received.date() if received else None)
            except CannotRead as error:
                problem = Problem(str(path), 1, error.code, error.what, error.mend)
                fields, read = unreadable(str(path), problem), False
            except OSError as error:
                what = f"the file cannot be read: {error.strerror}"
                problem = Problem(str(path), 1, "C001", what, "correct the path")
                fields, read = unreadable(str(path), problem), False
            click.echo(json.dumps(fields, ensure_ascii=False))
            all_read = all_read and read
        if not all_read:
            sys.exit(1)

    _or_exit(run)


@main.command()
@click.argument("release_id", metavar="ID")
@corpus_option
def explain(release_id: str, corpus_dir: Path) -> None:
    """Each value of a release, its basis and its evidence."""
    from generator import pipeline
    from generator.authority.read import read_authority
    from generator.corpus import Corpus, read_releases
    from generator.describe import Describer
    from generator.explain import explain as explanation

    def run() -> None:
        corpus = Corpus(corpus_dir.resolve())
        authority = read_authority(corpus.authority_folder, corpus.shown).authority
        stored, problems = read_releases(corpus, authority)
        found = next((s for s in stored if s.id == release_id), None)
        if found is None:
            mine = [p for p in problems if f"/{release_id}/" in p.path]
            if mine:
                raise Problems(mine)
            known = "\n  ".join(s.id for s in stored[:20])
            raise click.UsageError(f"there is no release {release_id}; known are\n  {known}")
        release = pipeline.release_of(found, Describer.of(authority))
        if isinstance(release, Problem):
            raise Problems([release])
        click.echo(explanation(release, authority), nl=False)

    _or_exit(run)


@main.command(name="import")
@corpus_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--publisher", required=True, help="Who published them: an id in publishers.yml.")
@click.option("--rights", help="What may be shown of them: an id in rights.yml; else each row and its site tell.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day they were received; else today.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each row, and write nothing.")
def import_file(
    corpus_dir: Path, file: Path, publisher: str, rights: str | None, received: dt.datetime | None, dry_run: bool
) -> None:
    """Many releases at once: FILE holds one JSON object a line (.jsonl, or packed with gzip).

    Each has `id`, `title`, `date`, `url`, and `body_html` or `body_text`. Ids are kept. What is there already is passed
    over, so a run that was stopped is started again; rows that are skipped are listed, with the reason.
    """
    from generator.adding.importing import Counts, Import, outcome_as_text
    from generator.authority.read import read_authority
    from generator.corpus import Corpus

    def run() -> None:
        corpus = Corpus(corpus_dir.resolve())
        authority = read_authority(corpus.authority_folder, corpus.shown).authority
        if publisher not in authority.publishers:
            raise click.UsageError(f"there is no publisher {publisher}: add it to corpus/authority/publishers.yml")
        if rights is not None and rights not in authority.rights:
            raise click.UsageError(f"there are no rights {rights}; known are {', '.join(sorted(authority.rights))}")
        day = _day_received(received)
        counts = Counts()
        try:
            with _progress() as progress:
                for outcome in Import(corpus, authority, publisher, day, rights, dry_run).file(file, progress):
                    counts.add(outcome)
                    if outcome.what:
                        click.echo(outcome_as_text(outcome, file))
        finally:
            click.echo(counts.as_text(dry_run), err=True)

    _or_exit(run)


@main.command()
@click.argument("source", metavar="FILE|URL")
@corpus_option
@click.option("--id", "release_id", help="The release's id, for ever; else made of its title and date.")
@click.option("--publisher", help="Who published it: an id in publishers.yml.")
@click.option("--rights", help="What may be shown of it: an id in rights.yml.")
@click.option("--source-url", help="The address it was published at.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day it was received; else today.")
@click.option("--to", "release_to", metavar="ID", help="Add it as one capture more of this release.")
@click.option("--yes", is_flag=True, help="Ask nothing: write what is proposed.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and private networks too, from any port.")
def add(
    source: str,
    corpus_dir: Path,
    release_id: str | None,
    publisher: str | None,
    rights: str | None,
    source_url: str | None,
    received: dt.datetime | None,
    release_to: str | None,
    yes: bool,
    allow_private: bool,
) -> None:
    """A capture becomes a release's folder, with a record proposed and each value's evidence shown.

    A web address is fetched (within 30 seconds and 25 MB); a page of GOV.UK as the data it is made from. A capture that
    holds several releases, such as a feed, gives a folder for each.
    """
    from generator.adding import Adding, captures_from
    from generator.adding.asking import Conversation, Mode, check_wishes
    from generator.adding.proposal import Wishes
    from generator.authority.read import read_authority
    from generator.corpus import Corpus
    from generator.describe import Describer
    from generator.fetching import Limits

    def run() -> None:
        corpus = Corpus(corpus_dir.resolve())
        authority = read_authority(corpus.authority_folder, corpus.shown).authority
        adding = Adding.to(corpus, Describer.of(authority), os.cpu_count() or 1, _progress)
        day = _day_received(received)
        wishes = Wishes(day, release_id, publisher, rights, source_url)
        check_wishes(wishes, adding, release_to)
        captures = captures_from(source, Limits(allow_private=allow_private), authority)
        mode: Mode = "yes" if yes else "ask" if _somebody_there() else "show"
        Conversation(adding, mode).add(captures, wishes, release_to)

    _or_exit(run)


@main.group()
def authority() -> None:
    """The lists of people and offices in corpus/authority/."""


@authority.command()
@corpus_option
@click.option("--source", help="Where the change was announced; without one the tenure counts as hearsay.")
@click.argument("office", metavar="OFFICE")
@click.argument("person", metavar="PERSON")
@click.argument("date", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
def appoint(corpus_dir: Path, source: str | None, office: str, person: str, date: dt.datetime) -> None:
    """PERSON takes up OFFICE on DATE: whoever holds it leaves it that day.

    Both are ids, as in offices.yml and people.yml. The change is written into offices.yml and told in words.
    """
    from generator.appointing import Appointment, appoint
    from generator.corpus import Corpus

    def run() -> None:
        named = " ".join((source or "").split()) or None
        wanted = Appointment(office, person, _past_day(date, "DATE"), named)
        click.echo(appoint(Corpus(corpus_dir.resolve()), wanted))

    _or_exit(run)


def _day_received(stated: dt.datetime | None) -> dt.date:
    """The day a capture was received: as stated, else today. Raises UsageError for a day still to come."""
    return _past_day(stated, "--received") if stated else _today()


def _past_day(stated: dt.datetime, name: str) -> dt.date:
    """The day that the argument `name` gives. Raises UsageError where it is still to come."""
    day = stated.date()
    # Whoever says it may live a day ahead of this machine's clock.
    if day > _today() + dt.timedelta(days=1):
        raise click.UsageError(f"{name} {day} is still to come: give the day on which {_HAPPENED[name]}")
    return day


_HAPPENED = {"--received": "you received it", "DATE": "the office changed hands"}


def _today() -> dt.date:
    return dt.datetime.now().date()  # noqa: TID251, DTZ005 - the day somebody does this is a fact


def _somebody_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def _build(corpus_dir: Path, docs: Path, site: Path, jobs: int, engine: Any) -> None:
    from generator.building import build_all

    with _progress() as progress:
        report = build_all(ROOT, corpus_dir.resolve(), docs, site, jobs, engine, progress)
    if report.unchanged:
        click.echo(f"Nothing has changed: {report.output} is up to date.", err=True)
        return
    warnings = f", {len(report.problems)} to look at (see `check`)" if report.problems else ""
    click.echo(f"{report.releases} releases, {report.pages} pages{warnings}: {report.output}", err=True)


def _or_exit(run: Any) -> None:
    """Run, and turn problems into messages and exit code 1."""
    try:
        run()
    except Problems as found:
        _show(found.problems)
        sys.exit(1)


def _show(problems: tuple[Problem, ...]) -> None:
    click.echo(as_text(problems), err=True)
    _summary(problems)


def _summary(problems: tuple[Problem, ...]) -> None:
    errors = sum(p.severity == "error" for p in problems)
    click.echo(f"{errors} error{'' if errors == 1 else 's'}, {len(problems) - errors} to look at", err=True)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on a terminal, for work long enough to need one; silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield progress
