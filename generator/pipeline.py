"""The straight line: corpus -> clean text -> description -> release -> archive -> pages -> docs/ -> site/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import corrections, pages
from generator.archive import Archive, Release
from generator.authority.load import Authority
from generator.authority.read import load_authority
from generator.capture import CannotRead, Cleaned, clean
from generator.card_pictures import draw_cards
from generator.collecting.files import read_collections
from generator.collecting.gather import gather
from generator.corpus import Corpus, StoredRelease, read_releases
from generator.describe import Describer
from generator.describe.examples import example_problems
from generator.describe.keywords import Propose
from generator.described_cache import DescribedCache, Kept
from generator.description_problems import description_problems
from generator.duplicates.report import problems_of as duplicate_problems
from generator.kept_proposals import KeptProposals
from generator.problems import Problem, Problems, has_errors
from generator.publish import publish
from generator.recurring_keywords import recurring_keywords
from generator.unknown_people import unknown_people

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is."""

WORTH_PROCESSES = 64
"""Releases from which on more processes are quicker than starting them costs."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a corpus comes to: the archive, and the warnings about it."""

    archive: Archive
    problems: tuple[Problem, ...]


def build_docs(
    corpus: Corpus, docs: Path, hand_written: Path, jobs: int, progress: Progress, address: str | None = None
) -> Described:
    """Corpus to Markdown and pictures. Raises Problems, and writes nothing, where anything is wrong.

    `address` is the public URL of the site, where it has one.
    """
    described = describe_corpus(corpus, jobs, progress)
    drawn = draw_cards(tuple(pages.cards(described.archive)), corpus.folder, jobs, progress)
    publish([*pages.render(described.archive), pages.robots(address), *drawn], docs, hand_written)
    return described


def describe_corpus(corpus: Corpus, jobs: int, progress: Progress, with_keywords: bool = True) -> Described:
    """Everything up to the archive. Raises Problems with every error of the corpus at once.

    Without keywords it takes a fifth of the time, and nobody is told which of them recur without a subject.
    """
    files, faults = load_authority(corpus.authority_folder, corpus.shown)
    stored, problems = read_releases(corpus, files.authority if files else None)
    collections, of_collections = read_collections(corpus, files.authority if files else None)
    problems += of_collections
    if files is None or faults:
        raise Problems([*faults, *problems])
    describer = Describer.of(files.authority)
    problems += example_problems(files, describer)
    outcomes = described_releases(corpus, stored, describer, jobs, with_keywords)
    kept, of_releases = _sorted_out(stored, outcomes, files.authority, progress)
    problems += of_releases
    releases = [k.release for k in kept]
    file_of = {s.id: s.file for s in stored}
    problems += duplicate_problems(
        releases,
        lambda id, where: (file_of[id].path, file_of[id].line(where)),
        files.authority,
        ids={folder.name for folder in corpus.releases_folder.glob("*/*")},
        fingerprints={k.release.id: k.fingerprint for k in kept},
    )
    problems += unknown_people(releases, files)
    if "subjects" in files.files:
        problems += recurring_keywords(releases, describer, files.files["subjects"].path)
    gathered, of_collections = gather(collections, releases, files.authority, complete=not has_errors(problems))
    problems += of_collections
    if has_errors(problems):
        raise Problems(problems)
    return Described(Archive.of(releases, files.authority, gathered), tuple(sorted(set(problems))))


def _sorted_out(
    stored: Sequence[StoredRelease], outcomes: Iterator[Kept | Problem], authority: Authority, progress: Progress
) -> tuple[list[Kept], list[Problem]]:
    """The releases that could be described, and all that is wrong with each for itself."""
    kept: list[Kept] = []
    problems: list[Problem] = []
    for number, (one, outcome) in enumerate(zip(stored, outcomes, strict=True), 1):
        progress("describing", number, len(stored))
        if isinstance(outcome, Kept):
            kept.append(outcome)
            problems += release_problems(one, outcome.release, authority)
        else:
            problems.append(outcome)
    return kept, problems


def release_of(stored: StoredRelease, describer: Describer, with_keywords: bool = True) -> Release | Problem:
    """One stored release, cleaned and described; a problem where one of its captures cannot be cleaned."""
    record = stored.record
    cleaned: list[Cleaned] = []
    for at, data in (*stored.earlier, (stored.newest, stored.data)):
        try:
            cleaned.append(clean(data, describer.authority, record.publisher))
        except CannotRead as error:
            what = f"the capture {record.captures[at].file} cannot be used, {error.what}"
            return stored.file.problem(("captures", at, "file"), error.code, what, error.mend)
    *before, newest = cleaned
    received = min(c.received for c in record.captures)
    described = describer.describe(
        newest.text, record.publisher, record.date, received, with_keywords, record.date_basis
    )
    corrected = corrections.apply(described, record, describer.authority)
    earlier = tuple((record.captures[at], old.text) for (at, _), old in zip(stored.earlier, before, strict=True))
    return Release(stored.id, record, newest.text, corrected, earlier, newest.releases, stored.file.path)


def release_problems(stored: StoredRelease, release: Release, authority: Authority) -> Iterator[Problem]:
    """The warnings about one release taken for itself."""
    file = stored.file
    yield from description_problems(release.description, file.path, authority, file.line(("date",)))
    if release.holds > 1:
        name = release.newest.file
        mend = f"move {name} out, remove this folder, and `add` the file: it makes a folder for each"
        what = f"the capture {name} holds {release.holds} releases"
        yield file.problem(("captures", stored.newest, "file"), "C011", what, mend)


def check(corpus: Corpus, progress: Progress, jobs: int = 1) -> tuple[Problem, ...]:
    """Every problem of a corpus, errors and warnings."""
    try:
        return describe_corpus(corpus, jobs, progress).problems
    except Problems as found:
        return found.problems


def described_releases(
    corpus: Corpus, stored: Sequence[StoredRelease], describer: Describer, jobs: int, with_keywords: bool
) -> Iterator[Kept | Problem]:
    """Every release described, in order: as an earlier run kept it, else anew."""
    proposals = KeptProposals.beside(corpus.folder)
    with_proposals = replace(describer, proposals=proposals)
    anew = partial(_anew, describer=with_proposals, jobs=jobs, with_keywords=with_keywords)
    yield from DescribedCache.beside(corpus.folder, describer.authority).described(stored, with_keywords, anew)
    proposals.cache.prune_oldest(len(stored))


def _anew(
    stored: Sequence[StoredRelease], describer: Describer, jobs: int, with_keywords: bool
) -> Iterator[Kept | Problem]:
    """Releases described in order; by several processes where there are many."""
    if jobs < 2 or len(stored) < WORTH_PROCESSES:
        yield from (_kept(s, describer, with_keywords) for s in stored)
        return
    with ProcessPoolExecutor(
        jobs, initializer=_start_worker, initargs=(describer.authority, describer.proposals)
    ) as pool:
        yield from pool.map(partial(_describe_in_worker, with_keywords=with_keywords), stored, chunksize=8)


def _kept(stored: StoredRelease, describer: Describer, with_keywords: bool) -> Kept | Problem:
    outcome = release_of(stored, describer, with_keywords)
    return outcome if isinstance(outcome, Problem) else Kept.of(outcome, with_keywords)


_worker: list[Describer] = []


def _start_worker(authority: Authority, proposals: Propose) -> None:
    _worker.append(replace(Describer.of(authority), proposals=proposals))


def _describe_in_worker(stored: StoredRelease, with_keywords: bool) -> Kept | Problem:
    return _kept(stored, _worker[0], with_keywords)
