"""The straight line: corpus -> clean text -> description -> release -> archive -> pages -> docs/ -> site/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator import corrections, pages
from generator.archive import Archive, Release
from generator.authority.read import load_authority, read_authority
from generator.capture import CannotRead, clean
from generator.corpus import Corpus, StoredRelease, read_releases
from generator.describe import Describer
from generator.describe.examples import example_problems
from generator.description_problems import description_problems
from generator.problems import Problem, Problems, has_errors
from generator.publish import publish

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is."""

WORTH_PROCESSES = 64
"""Releases from which on more processes are quicker than starting them costs."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a corpus comes to: the archive, and the warnings about it."""

    archive: Archive
    problems: tuple[Problem, ...]


def build_docs(corpus: Corpus, docs: Path, hand_written: Path, jobs: int, progress: Progress) -> Described:
    """Corpus to Markdown. Raises Problems, and writes nothing, where anything is wrong."""
    described = describe_corpus(corpus, jobs, progress)
    publish(pages.render(described.archive), docs, hand_written)
    return described


def describe_corpus(corpus: Corpus, jobs: int, progress: Progress, with_keywords: bool = True) -> Described:
    """Everything up to the archive. Raises Problems with every error of the corpus at once.

    Without keywords it takes a fifth of the time; no problem depends on them.
    """
    files, faults = load_authority(corpus.authority_folder, corpus.shown)
    stored, problems = read_releases(corpus, files.authority if files else None)
    if files is None or faults:
        raise Problems([*faults, *problems])
    describer = Describer.of(files.authority)
    problems += example_problems(files, describer)
    releases: list[Release] = []
    for number, outcome in enumerate(_described(stored, describer, corpus, jobs, with_keywords), 1):
        progress("describing", number, len(stored))
        if isinstance(outcome, Release):
            releases.append(outcome)
            record = stored[number - 1].file
            date_line = record.line(("date",))
            problems += description_problems(outcome.description, record.path, files.authority, date_line)
        else:
            problems.append(outcome)
    if has_errors(problems):
        raise Problems(problems)
    return Described(Archive.of(releases, files.authority), tuple(sorted(set(problems))))


def release_of(stored: StoredRelease, describer: Describer, with_keywords: bool = True) -> Release | Problem:
    """One stored release, cleaned and described; a problem where its capture cannot be cleaned."""
    record = stored.record
    try:
        cleaned = clean(stored.data, describer.authority, record.publisher)
    except CannotRead as error:
        what = f"the capture {record.captures[stored.newest].file} cannot be used, {error.what}"
        return stored.file.problem(("captures", stored.newest, "file"), error.code, what, error.mend)
    received = min(c.received for c in record.captures)
    described = describer.describe(
        cleaned.text, record.publisher, record.date, received, with_keywords, record.date_basis
    )
    return Release(stored.id, record, cleaned.text, corrections.apply(described, record, describer.authority))


def check(corpus: Corpus, progress: Progress) -> tuple[Problem, ...]:
    """Every problem of a corpus, errors and warnings."""
    try:
        return describe_corpus(corpus, 1, progress, with_keywords=False).problems
    except Problems as found:
        return found.problems


def _described(
    stored: Sequence[StoredRelease], describer: Describer, corpus: Corpus, jobs: int, with_keywords: bool
) -> Iterator[Release | Problem]:
    """Every release described, in order; by several processes where there are many."""
    if jobs < 2 or len(stored) < WORTH_PROCESSES:
        yield from (release_of(s, describer, with_keywords) for s in stored)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(corpus.authority_folder,)) as pool:
        yield from pool.map(_describe_in_worker, stored, chunksize=8)


_worker: list[Describer] = []


def _start_worker(authority_folder: Path) -> None:
    _worker.append(Describer.of(read_authority(authority_folder).authority))


def _describe_in_worker(stored: StoredRelease) -> Release | Problem:
    return release_of(stored, _worker[0])
