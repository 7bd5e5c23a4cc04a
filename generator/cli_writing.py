"""The commands that write into the corpus: `add`, `import` and `authority appoint`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import click

from generator.cli_common import corpus_option, or_exit, progress


@click.command(name="import")
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
            with progress() as advance:
                for outcome in Import(corpus, authority, publisher, day, rights, dry_run).file(file, advance):
                    counts.add(outcome)
                    if outcome.what:
                        click.echo(outcome_as_text(outcome, file))
        finally:
            click.echo(counts.as_text(dry_run), err=True)

    or_exit(run)


@click.command()
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
        adding = Adding.to(corpus, Describer.of(authority), os.cpu_count() or 1, progress)
        day = _day_received(received)
        wishes = Wishes(day, release_id, publisher, rights, source_url)
        check_wishes(wishes, adding, release_to)
        captures = captures_from(source, Limits(allow_private=allow_private), authority)
        mode: Mode = "yes" if yes else "ask" if _somebody_there() else "show"
        Conversation(adding, mode).add(captures, wishes, release_to)

    or_exit(run)


@click.group()
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

    or_exit(run)


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
