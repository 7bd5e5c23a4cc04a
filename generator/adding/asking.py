"""The conversation of `add`: what it found, what the person says to it, and only then the writing."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Literal, NoReturn

import click

from generator.adding import Adding, proposals, second_capture, store, store_second, wrong_wishes
from generator.adding.already_there import Repeated, refuse_identical, with_findings
from generator.adding.proposal import Capture, Proposal, Wishes, for_a_terminal, told
from generator.adding.release_folder import ids_in
from generator.adding.release_ids import next_free
from generator.explain import described

Mode = Literal["yes", "ask", "show"]
"""Write at once; ask a person; or say what would be written, and write nothing."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One `add`: the corpus, and whether somebody is there to be asked."""

    adding: Adding
    mode: Mode

    def add(self, captures: Sequence[Capture], wishes: Wishes, to: str | None) -> None:
        """Each of `captures` becomes a release of its own, or one more capture of the release `to`.

        Raises Problems, and click's UsageError where the person must say more.
        """
        if to is not None:
            self._add_to(to, captures, wishes)
        elif wishes.id is not None and len(captures) > 1:
            raise click.UsageError(f"--id names one release, and this holds {len(captures)}")
        elif len(captures) == 1:
            self._add_one(captures, wishes)
        else:
            self._add_all(captures, wishes)

    def _add_to(self, release_id: str, captures: Sequence[Capture], wishes: Wishes) -> None:
        release = self.adding.release(release_id)
        if release is None:
            raise click.UsageError(f"--to {release_id}: there is no such release")
        second = second_capture(self.adding, release, captures, wishes.received)
        found = second.release.description
        lines = (
            f"{release.id}: one capture more, {second.stated.file} (from {second.capture.shown})",
            "",
            f"Title        {found.title.value}  [{found.title.basis}: {found.title.evidence}]",
            *described(found, self.adding.describer.authority),
        )
        click.echo(for_a_terminal(lines))
        self._confirm()
        with _tidy_when_stopped():
            self._written(store_second(self.adding, second))

    def _add_one(self, captures: Sequence[Capture], wishes: Wishes) -> None:
        own = wishes.id is not None
        [(proposal, repeated)] = self._proposed(captures, wishes, own)
        self._tell(proposal)
        refuse_identical(repeated, proposal.capture.shown)
        if repeated and not own:
            if self._is_one_of(repeated):
                self._add_to(repeated[0].id, captures, wishes)
                return
            own = True
        if self.mode == "ask":
            before = proposal
            [(proposal, _)] = self._proposed(captures, self._asked(wishes, proposal), own)
            if proposal != before:
                self._tell(proposal)
        self._refuse_taken(proposal)
        self._confirm()
        self._write([proposal])

    def _add_all(self, captures: Sequence[Capture], wishes: Wishes) -> None:
        """The releases of one capture; those that are there already are passed over."""
        new: list[Proposal] = []
        for proposal, repeated in self._proposed(captures, wishes, own=False):
            there = next((r for r in repeated if r.kind != "near"), None)
            if there is not None:
                where = f"release {proposal.capture.part} of {proposal.capture.shown}"
                click.echo(for_a_terminal([f"Passed over: {where}: {there.as_words}", ""]), nl=False)
            else:
                self._tell(proposal)
                new.append(proposal)
        if new:
            self._confirm()
        self._write(new)

    def _proposed(
        self, captures: Sequence[Capture], wishes: Wishes, own: bool
    ) -> list[tuple[Proposal, tuple[Repeated, ...]]]:
        """What each of `captures` would become, and the releases there that it repeats."""
        found = [(p, self.adding.there.like(p)) for p in proposals(self.adding, captures, wishes)]
        return [(with_findings(proposal, like, own), like.repeated) for proposal, like in found]

    def _tell(self, proposal: Proposal) -> None:
        click.echo(told(proposal, self.adding.describer.authority))

    def _is_one_of(self, repeated: Sequence[Repeated]) -> bool:
        """Whether the person takes it for a further capture of a release that is there."""
        first = repeated[0]
        if self.mode == "ask":
            words = first.as_words
            return click.confirm(f"{words[0].upper()}{words[1:]}. Add it there as one capture more?")
        raise click.UsageError(
            f"{first.as_words}. --to {first.id} adds it there as one capture more; "
            "if it is a release of its own, give it an id with --id"
        )

    def _asked(self, wishes: Wishes, proposal: Proposal) -> Wishes:
        """What the person says to the proposal; Enter takes it as it is."""
        taken = ids_in(self.adding.corpus.releases_folder)
        while True:
            answered = replace(
                wishes,
                id=click.prompt("Id", default=next_free(proposal.id, taken)),
                publisher=click.prompt("Publisher (id)", default=proposal.record.publisher),
                rights=click.prompt("Rights (id)", default=proposal.record.rights),
                source_url=click.prompt("Address", default=proposal.record.source_url or "not known"),
            )
            answered = _only_changes(wishes, answered, proposal)
            wrong = wrong_wishes(answered, self.adding)
            if wrong is None and (answered.id or proposal.id) in taken:
                wrong = f"the id {answered.id} is taken"
            if wrong is None:
                return answered
            click.echo(wrong, err=True)

    def _refuse_taken(self, proposal: Proposal) -> None:
        taken = ids_in(self.adding.corpus.releases_folder)
        if proposal.id in taken:
            free = next_free(proposal.id, taken)
            raise click.UsageError(
                f"the id {proposal.id} is taken; if this is another release, --id {free} is free, "
                f"if it is the same, add it with --to {proposal.id}"
            )

    def _confirm(self) -> None:
        if self.mode == "ask":
            click.confirm("Write it?", default=True, abort=True)
        if self.mode == "show":
            raise click.UsageError(
                "nothing was written: nobody is there to be asked; --yes writes it as it stands above"
            )

    def _write(self, found: Sequence[Proposal]) -> None:
        with _tidy_when_stopped():
            for proposal in found:
                self._written(store(self.adding, proposal))

    def _written(self, path: Path) -> None:
        click.echo(f"Written: {self.adding.corpus.shown(path)}", err=True)


def _only_changes(wishes: Wishes, answered: Wishes, proposal: Proposal) -> Wishes:
    """The answers without those that only took what was proposed: these keep their own basis."""
    record = proposal.record
    taken = {"id": proposal.id, "publisher": record.publisher, "rights": record.rights}
    taken["source_url"] = record.source_url or "not known"
    same = {name: getattr(wishes, name) for name, value in taken.items() if getattr(answered, name) == value}
    return replace(answered, **same)


@contextmanager
def _tidy_when_stopped() -> Iterator[None]:
    """Have a polite kill (SIGTERM) end this as Ctrl-C does: what is unfinished is cleared away first."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def check_wishes(wishes: Wishes, adding: Adding, to: str | None) -> None:
    """Raises click's UsageError where what was asked for cannot be."""
    wrong = wrong_wishes(wishes, adding)
    if to is not None and any((wishes.id, wishes.publisher, wishes.rights, wishes.source_url)):
        wrong = "with --to the release keeps its own id, publisher, rights and address: leave those options out"
    if wrong is not None:
        raise click.UsageError(wrong)
