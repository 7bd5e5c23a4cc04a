"""The commands: arguments, progress, exit codes. No logic here; heavy imports wait until a command needs them."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli_common import FOLDER, ROOT, corpus_option, or_exit, progress, show, summary
from generator.cli_writing import add, authority, import_file
from generator.problems import Problem, Problems, as_github, as_json, as_text, has_errors


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing archive generator")
def main() -> None:
    """Turn captured government releases into a described, cross-linked, searchable site."""


for _command in (add, import_file, authority):
    main.add_command(_command)


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
    or_exit(lambda: _build(corpus_dir, docs_dir, site_dir, jobs, engine))


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
            show(found.problems)

    or_exit(lambda: _build(corpus_dir, docs_dir, site_dir, jobs, "mkdocs"))
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
    with progress() as advance:
        problems = pipeline.check(corpus, advance, os.cpu_count() or 1)
    if paths:
        wanted = tuple(corpus.shown(p.resolve()) for p in paths)
        problems = tuple(p for p in problems if any(p.path == w or p.path.startswith(f"{w}/") for w in wanted))
    shown = {"text": as_text, "github": as_github, "json": as_json}[style](problems)
    if shown:
        click.echo(shown)
    if style == "text":
        summary(problems)
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

    or_exit(run)


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

    or_exit(run)


def _build(corpus_dir: Path, docs: Path, site: Path, jobs: int, engine: Any) -> None:
    from generator.building import build_all

    with progress() as advance:
        report = build_all(ROOT, corpus_dir.resolve(), docs, site, jobs, engine, advance)
    if report.unchanged:
        click.echo(f"Nothing has changed: {report.output} is up to date.", err=True)
        return
    warnings = f", {len(report.problems)} to look at (see `check`)" if report.problems else ""
    click.echo(f"{report.releases} releases, {report.pages} pages{warnings}: {report.output}", err=True)
