"""The page of a collection, the list of all, and what a release's page says of those that hold it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive import Archive, Collection, Release
from generator.collecting.introduction import Line, Part, Piece, words_of
from generator.dates import long_day
from generator.pages.gathered import gathered
from generator.pages.head import with_list
from generator.pages.links import Links, collection_path, country_path, person_path, release_path
from generator.pages.lists import entry
from generator.pages.markdown import block, bullets, escape, heading, link, numbered, page, quotation, safe_url, span
from generator.pages.page import Page
from generator.pages.words import count


def collection_pages(archive: Archive) -> Iterator[Page]:
    """A page for every collection, after the list of all."""
    yield _list(archive)
    for collection in archive.collections.values():
        yield collection_page(archive, collection)


def collection_page(archive: Archive, collection: Collection) -> Page:
    """What its editor says of it, its releases in their order with the editor's notes, and what they go with."""
    links = Links(archive, collection_path(collection.id))
    record, ids = collection.record, list(collection.notes)
    body = [
        heading(1, record.title),
        block("lead", escape(record.description).strip()),
        block("figures", " · ".join(_about(collection))),
        block("introduction", *(_piece(links, piece) for piece in collection.introduction)),
        heading(2, "Releases"),
        block("releases", bullets(_entry(links, *noted) for noted in collection.notes.items())) if ids else "None yet.",
        _years(archive, collection),
        *gathered(links, ids),
    ]
    # Whoever searches for a word is led to the releases that hold it first, then to what is said of them.
    matter = {"title": record.title, "description": record.description, "search": {"boost": 0.5}}
    return Page(links.page, page(with_list(links, matter), body))


def in_collections(links: Links, release: Release) -> list[str]:
    """The section of a release's page: each collection that holds it, and what stands before and after it there."""
    lines = []
    for collection_id in links.archive.collected.get(release.id, ()):
        ids = list(links.archive.collections[collection_id].notes)
        at = ids.index(release.id)
        neighbours = (("previous", ids[at - 1] if at else ""), ("next", ids[at + 1] if at + 1 < len(ids) else ""))
        steps = [f"{label}: {links.release(id)}" for label, id in neighbours if id]
        lines.append(" · ".join([_link(links, links.archive.collections[collection_id]), *steps]))
    if not lines:
        return []
    return [heading(2, "In collections", "collections", search=False), block("steps", bullets(lines), search=False)]


def _list(archive: Archive) -> Page:
    links = Links(archive, "collections/index.md")
    lead = "Releases that an editor put together, in the order in which they are to be read, with an introduction."
    lines = [
        f"{_link(links, collection)} {span(count(len(collection.notes), 'release'), 'count')}"
        f" {span(escape(collection.record.description).strip(), 'note')}"
        for collection in sorted(archive.collections.values(), key=lambda c: (c.record.title, c.id))
    ]
    body = [heading(1, "Collections"), lead, block("collections", bullets(lines)) if lines else "None yet."]
    matter = {"title": "Collections", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))


def _link(links: Links, collection: Collection) -> str:
    return links.to(collection_path(collection.id), collection.record.title)


def _about(collection: Collection) -> Iterator[str]:
    """How much it holds, who put it together and when it was last looked through."""
    yield count(len(collection.notes), "release")
    if collection.record.editor:
        yield f"put together by {escape(collection.record.editor).strip()}"
    if collection.record.updated:
        yield f"updated {long_day(collection.record.updated)}"


def _entry(links: Links, release_id: str, note: str) -> str:
    line = entry(links, release_id)
    return f"{line} {span(escape(note).strip(), 'note')}" if note else line


def _years(archive: Archive, collection: Collection) -> str:
    """The years from the first of its releases to the last; empty where none has a year."""
    years = [year for id in collection.notes for year in archive.releases[id].years]
    if not years:
        return ""
    first, last = min(years), max(years)
    return block("figures", f"From {first} to {last}." if first != last else f"All from {first}.")


def _piece(links: Links, piece: Piece) -> str:
    """One block of an introduction, written anew."""
    lines = [_line(links, line).strip() for line in piece.lines]
    match piece.block:
        case "heading-2" | "heading-3":
            return heading(int(piece.block[-1]), words_of(piece.lines[0]))
        case "bullets":
            return block("listed", bullets(lines))
        case "numbers":
            return block("listed", numbered(lines))
        case "quotation":
            return quotation(lines)
        case "paragraph":
            return lines[0]


def _line(links: Links, line: Line) -> str:
    return "".join(_part(links, part) for part in line)


def _part(links: Links, part: Part) -> str:
    """Emphasis as elements of HTML: the dialects of Markdown do not agree on where signs may stand."""
    inner = _line(links, part.parts)
    match part.kind:
        case "text":
            return escape(part.text)
        case "emphasis":
            return f"<em>{inner}</em>"
        case "strong":
            return f"<strong>{inner}</strong>"
        case "link":
            address = _address(links, part.target)
            return link(inner.strip(), address) if address else inner


def _address(links: Links, target: str) -> str | None:
    """Where a link leads to; None for a person or a country that no release names, which has no page."""
    kind, _, id = target.partition(":")
    match kind:
        case "release":
            return links.relative(release_path(id)) if id in links.archive.releases else None
        case "person":
            return links.relative(person_path(id)) if id in links.archive.people else None
        case "country":
            return links.relative(country_path(id)) if links.has_country(id) else None
        case _:
            return safe_url(target)
