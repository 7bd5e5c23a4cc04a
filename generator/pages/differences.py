"""The page of what changed between the captures of one release, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.archive import Release
from generator.dates import long_day
from generator.duplicates.difference import BlockDifference, BlockKind, Change, difference
from generator.model import CleanText
from generator.pages.head import with_proof
from generator.pages.languages import attributes
from generator.pages.links import Links, differences_path
from generator.pages.markdown import added, block, escape, folded, heading, page, removed, span
from generator.pages.page import Page
from generator.pages.words import count, joined
from generator.release_record import CaptureRecord

_KINDS: dict[BlockKind, str] = {
    "title": "Title",
    "paragraph": "Paragraph",
    "heading": "Heading",
    "list-item": "List item",
    "quote": "Quotation",
    "table-row": "Row of a table",
    "byline": "Byline",
}
_CHANGES: tuple[Change, ...] = ("changed", "added", "removed")
Captured = tuple[CaptureRecord, CleanText]


def differences_page(links: Links, release: Release, restricted: bool) -> Page:
    """Each earlier capture against the one after it; where rights are reserved with numbers only."""
    title = release.description.title.value
    captures: list[Captured] = [*release.earlier, (release.newest, release.clean)]
    body = [
        heading(1, "What changed between the captures"),
        block("lead", f"of {links.release(release.id)}"),
    ]
    if not restricted:
        body.append(f"{removed('Words struck through')} went, {added('words underlined')} came.")
    for old, new in pairwise(captures):
        body += _compared(old, new, attributes(release.description.language), restricted)
    matter = {
        "title": f"What changed between the captures: {title}",
        "description": f"The captures of “{title}”, each against the one after it, paragraph by paragraph.",
        "search": {"exclude": True},
    }
    return Page(differences_path(release.id), page(with_proof(links, release, restricted, matter), body))


def _compared(old: Captured, new: Captured, language: dict[str, str], restricted: bool) -> Iterator[str]:
    found = difference(old[1], new[1])
    yield heading(2, f"From {long_day(old[0].received)} to {long_day(new[0].received)}")
    yield f"{_capture('Before', old[0])}<br>{_capture('After', new[0])}"
    yield _in_numbers(found)
    if restricted:
        yield "The rights do not let the archive show these words."
        return
    for change, group in groupby(found, key=lambda b: b.change):
        blocks = list(group)
        if change == "same":
            yield _same(blocks, language)
        else:
            yield from (_changed(b, language) for b in blocks)


def _capture(label: str, capture: CaptureRecord) -> str:
    return f"{label}: <code>{escape(capture.file)}</code>, received {long_day(capture.received)}"


def _in_numbers(found: Sequence[BlockDifference]) -> str:
    numbers = Counter(b.change for b in found)
    if not any(numbers[change] for change in _CHANGES):
        return "The texts are the same, word for word: the captures differ only in what is no part of the release."
    parts = [f"{numbers[change]:,} {change}" for change in _CHANGES if numbers[change]]
    parts += [f"{numbers['same']:,} the same"]
    return f"Of {count(len(found), 'paragraph')}, {joined(parts)}."


def _same(blocks: Sequence[BlockDifference], language: dict[str, str]) -> str:
    """What stayed, folded: it is only there to show where the changes stand."""
    words = [escape(_with_bars(b.after)).strip() for b in blocks]
    return folded(
        f"{count(len(blocks), 'paragraph')} the same", block("same", *(w for w in words if w), attributes=language)
    )


def _changed(found: BlockDifference, language: dict[str, str]) -> str:
    """One block, below a word that says what became of it."""
    label = span(f"{_KINDS[found.kind]} {found.change}", "label")
    words = "".join(_WRITE[s.change](_with_bars(s.text)) for s in found.spans).strip()
    return block(f"difference {found.change}", label, span(words, attributes=language))


_WRITE = {"same": escape, "removed": removed, "added": added}


def _with_bars(text: str) -> str:
    """The cells of a table's row, set apart by bars."""
    return text.replace("\t", " | ")


def summary(links: Links, release: Release) -> str:
    """One line for the page of the release."""
    captures = count(len(release.earlier) + 1, "capture")
    shown = links.to(differences_path(release.id), "What changed between them")
    return f"The archive holds {captures} of this release. {shown}."
