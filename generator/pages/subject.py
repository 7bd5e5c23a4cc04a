"""The page of a subject heading, and the list of all under the headings they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.archive import Archive, Release
from generator.authority.records import Subject
from generator.pages.facts import mark
from generator.pages.gathered import gathered
from generator.pages.head import with_list, with_subject
from generator.pages.links import Links, subject_path
from generator.pages.lists import Detail, counted
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, bullets, escape, folded, heading, page, span
from generator.pages.over_time import over_time
from generator.pages.page import Page
from generator.pages.words import count

_WORDS = 4
"""So many of the words that show a subject stand below a release."""


def subject_pages(archive: Archive) -> Iterator[Page]:
    """A page for every heading that has releases or stands above one that has, after the list of all."""
    yield _list(archive)
    for subject_id in archive.subjects_shown:
        yield from subject_page(archive, subject_id)


def subject_page(archive: Archive, subject_id: str) -> Iterator[Page]:
    """What stands under a heading: its scope, the headings around it, its releases and what they go with."""
    links = Links(archive, subject_path(subject_id))
    subject = archive.authority.subjects[subject_id]
    ids = archive.subjects.get(subject_id, ())
    body = [heading(1, subject.name), block("lead", escape(subject.scope)), *_around(links, subject)]
    found = listing(links, ids, f"subjects/{subject_id}/releases", subject.name, with_detail(_shown_by(subject_id)))
    if ids:
        body += over_time(links, {"Releases": ids}, f"Releases under {subject.name}, year by year")
        body += [*gathered(links, ids), heading(2, "Releases", "releases"), *found.blocks]
    if subject.variants:
        said = "A release stands here where its title says one of these, or its text more than in passing."
        words = escape(", ".join(subject.variants))
        body.append(folded("The words that show this subject", said, words, css="older", search=False))
    matter = {
        "title": subject.name,
        "description": f"{subject.scope} {count(len(ids), 'release')}." if ids else subject.scope,
        "search": {"boost": 1.5},
    }
    yield Page(links.page, page(with_subject(links, subject_id, matter), body))
    yield from found.pages


def _around(links: Links, subject: Subject) -> list[str]:
    """The headings above, below and beside."""
    archive = links.archive
    lines = [
        _row("Broader", subject.broader, links),
        _row("Narrower", archive.narrower.get(subject.id, ()), links),
        _row("See also", [s for s in subject.related if s in archive.subjects_shown], links),
    ]
    kept = [line for line in lines if line]
    return [block("facts", bullets(kept))] if kept else []


def _row(label: str, ids: Sequence[str], links: Links) -> str:
    shown = [links.subject(one) for one in ids]
    return f"**{label}** {span(', '.join(shown), 'value')}" if shown else ""


def _shown_by(subject_id: str) -> Detail:
    """The words of a release that show the subject."""

    def detail(release: Release) -> str:
        found = next(s for s in release.description.subjects if s.id == subject_id)
        if found.basis == "curated":
            return mark(found.basis)
        return ", ".join(f"“{escape(word)}”" for word in found.words[:_WORDS])

    return detail


def _list(archive: Archive) -> Page:
    links = Links(archive, "subjects/index.md")
    lead = (
        "What releases are about, under the headings of the archive; each says by which words of a text it was given."
    )
    body = [heading(1, "Subjects"), lead]
    tops = [s for s in archive.subjects_shown if not archive.authority.subjects[s].broader]
    above = [s for s in tops if archive.narrower.get(s)]
    alone = [s for s in tops if not archive.narrower.get(s)]
    cards = [_card(links, archive.authority.subjects[s].name, archive.narrower[s]) for s in above]
    if alone:
        cards.append(_card(links, "Others" if above else "All", alone))
    body.append(block("ways packed", *cards) if cards else "None yet.")
    matter = {"title": "Subjects", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _card(links: Links, label: str, subjects: Iterable[str]) -> str:
    found = links.archive.subjects
    return block("way", heading(2, label), counted((links.subject(s), len(found.get(s, ()))) for s in subjects))
