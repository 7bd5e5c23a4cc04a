"""The text of a release: its own words, with quiet links on first mentions, or an excerpt where rights ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive import Release
from generator.model import NAMED, CleanText, Mention, PersonFound
from generator.pages.links import Links, country_path, person_path
from generator.pages.markdown import block, escape, link, plain, safe_url, span
from generator.pages.words import how_known
from generator.sentences import sentences, shortened

EXCERPT = 300
"""An excerpt has at most so many characters."""
COUNTRY_WORDS = ("name", "demonym", "capital", "institution")

_WORD = re.compile(r"[^\W_]+(?:[’'.\-/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that becomes a link; the words stay as they are."""

    start: int
    end: int
    target: str
    note: str = ""
    """How a name was resolved; empty where the words themselves name what is linked."""


def full_text(links: Links, release: Release) -> list[str]:
    """The paragraphs of a release as blocks of Markdown."""
    clean = release.clean
    marks = _marks(links, release)
    blocks: list[str] = []
    items: list[str] = []
    for start, part in zip(clean.paragraph_starts, clean.paragraphs, strict=True):
        words = _marked(part.text, start, marks)
        if part.kind == "list-item":
            items.append(f"- {words}")
            continue
        if items:
            blocks.append("\n".join(items))
            items = []
        match part.kind:
            case "heading":
                blocks.append(f"### {words}")
            case "byline":
                blocks.append(block("byline", words))
            case _:
                blocks.append(words)
    if items:
        blocks.append("\n".join(items))
    return [block("text", *(b for b in blocks if b))]


def _marked(text: str, start: int, marks: list[Mark]) -> str:
    """One paragraph, the marks inside it turned into links."""
    words, at = "", 0
    for mark in marks:
        if start + at <= mark.start and mark.end <= start + len(text):
            inside = text[mark.start - start : mark.end - start]
            linked = link(escape(inside), mark.target)
            words += escape(text[at : mark.start - start])
            words += span(linked, "resolved", mark.note) if mark.note else linked
            at = mark.end - start
    return (words + escape(text[at:])).strip()


def _marks(links: Links, release: Release) -> list[Mark]:
    """Everything that becomes a link: the capture's own links, then people, then countries; none overlap."""
    chosen: list[Mark] = []
    for options in _candidates(links, release):
        free = (m for m in options if _fits(m, release.clean) and not any(_overlap(m, other) for other in chosen))
        first = next(free, None)
        if first:
            chosen.append(first)
    return sorted(chosen, key=lambda mark: mark.start)


def _candidates(links: Links, release: Release) -> Iterator[list[Mark]]:
    """For each thing to link, the places where that may be done, the best first."""
    for carried in release.clean.links:
        url = safe_url(carried.url)
        if url:
            yield [Mark(carried.start, carried.end, url)]
    for person in release.description.people:
        if person.id in links.archive.people and person.id:
            yield _person_marks(person, links.relative(person_path(person.id)))
    for country in release.description.countries:
        if links.has_country(country.id):
            target = links.relative(country_path(country.id))
            yield [Mark(m.start, m.end, target) for m in _in_order(country.mentions) if m.via in COUNTRY_WORDS]


def _person_marks(person: PersonFound, target: str) -> list[Mark]:
    """Where a person is named; where nobody names them, the words that the archive resolved, with a note."""
    named = [m for m in _in_order(person.mentions) if m.via in NAMED]
    if named:
        return [Mark(m.start, m.end, target) for m in named]
    note = f"{person.name}: {how_known(person)}"
    return [Mark(m.start, m.end, target, note) for m in _in_order(person.mentions)]


def _in_order(mentions: tuple[Mention, ...]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _fits(mark: Mark, clean: CleanText) -> bool:
    """Whether the mark holds words and lies within one paragraph."""
    if not clean.text[mark.start : mark.end].strip():
        return False
    return any(
        start <= mark.start and mark.end <= start + len(part.text)
        for start, part in zip(clean.paragraph_starts, clean.paragraphs, strict=True)
    )


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def excerpt(clean: CleanText) -> str:
    """The opening sentences, never more than a third of the text; a first sentence that is too long is cut."""
    opening = plain(" ".join(p.text for p in clean.paragraphs if p.kind == "paragraph")).strip()
    limit = min(EXCERPT, len(opening) // 3)
    whole = ""
    for sentence in sentences(opening):
        if len(whole) + len(sentence) >= limit:
            break
        whole = f"{whole} {sentence}".strip()
    return whole or cut(opening, limit)


def cut(text: str, limit: int) -> str:
    """At most `limit` characters of captured text, fit for a page, cut between words and marked as cut."""
    return shortened(plain(text).strip(), limit)


def word_index(clean: CleanText) -> str:
    """The distinct words of a text from A to Z: enough to be found by, not enough to be read by."""
    return " ".join(sorted({word.casefold() for word in _WORD.findall(plain(clean.text))}))
