"""A page of GOV.UK as its Content API gives it: the body is the release, all else a reader sees states facts.

The form is that of alphagov/publishing-api, content_schemas: news articles, speeches, fatality notices, case studies
and every other kind that has a body in Govspeak (Markdown with boxes, rendered to HTML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from generator.capture.html_tree import parse
from generator.capture.json_object import (
    Collected,
    address_in,
    list_in,
    object_in,
    read_object,
    strings_in,
    without_marks,
    words_in,
)
from generator.capture.markup import Block, blocks_of
from generator.capture.moments import moment_in
from generator.capture.reading import CannotRead, Read
from generator.model import FactKind

SITE = "https://www.gov.uk"
PAGE_DATA = "page-data"
SUMMARY = "summary"
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>")
# Of an attachment its title stays; its picture, size and the offer of another format belong to the page.
_NOT_TEXT = re.compile(
    r"(?:^|\s)(?:attachment-thumb|accessibility-warning|metadata|gem-c-attachment__(?:thumbnail|metadata)|"
    r"gem-c-details|js-hidden)(?:\s|$)"
)
_ORGANISATIONS = (
    *("primary_publishing_organisation", "lead_organisations", "organisations", "supporting_organisations"),
    "worldwide_organisations",
)
_LINKED: dict[str, FactKind] = {
    **dict.fromkeys(_ORGANISATIONS, "organisation"),
    **dict.fromkeys(("speaker", "people", "ministers"), "person"),
    **dict.fromkeys(("world_locations", "field_of_operation"), "country"),
}
_NOT_SEEN = frozenset(("body", "headers", "alt_text", "change_history", "content_id", "url", "parts"))
"""Fields of `details` that are read on their own, repeat the body's headings, or stay behind the page."""
_WORDS = frozenset(("title", "caption", "credit", "name", "location", "speaker_without_profile", "casualties"))
"""Fields of `details` that hold words even where it is only one; others do where they hold several."""
_NO_RELEASE = frozenset(
    "ministers_index homepage organisation organisations_homepage worldwide_organisation person role finder taxon "
    "contact redirect gone vanish".split()
)
"""Kinds of page that list or describe, whatever stands in their body."""


def read_govuk(text: str) -> Read:
    """The lines and facts of one GOV.UK page. Raises CannotRead where it has no text of its own.

    The facts `withdrawn` and `change` are the moment, a space, and the explanation or note.
    """
    item = read_object(text)
    details, links = object_in(item.get("details")), object_in(item.get("links"))
    address = _address(item)
    page = Collected()
    page.words(words_in(item.get("title")), kind="title")
    page.fact("url", address, "the API's field base_path")
    page.fact("language", words_in(item.get("locale")) or None, "the API's field locale")
    _summary(page, item)
    _withdrawal(page, object_in(item.get("withdrawn_notice")), address)
    _linked(page, links, list_in(details.get("emphasised_organisations")))
    _dates(page, item, details)
    _add(page, _body(details), address, None)
    kind = words_in(item.get("document_type")) or words_in(item.get("schema_name"))
    if kind in _NO_RELEASE or not page.holds_text:
        raise _no_release(kind)
    _other_details(page, details, address)
    _changes(page, details)
    return Read("govuk", tuple(page.lines), tuple(page.targets), tuple(page.replaced), page.facts)


def _address(item: Mapping[str, Any]) -> str | None:
    path = words_in(item.get("base_path"))
    return address_in(SITE + path) if path.startswith("/") else None


def _body(details: Mapping[str, Any]) -> str:
    """The body as HTML; where it is given in several forms, the HTML one."""
    body = details.get("body")
    forms = [object_in(form) for form in list_in(body)]
    rendered = [f.get("content") for f in forms if f.get("content_type") == "text/html"]
    given = rendered or [f.get("content") for f in forms if "content" in f]
    return words_in(given[0]) if given else words_in(body)


def _add(page: Collected, text: str, address: str | None, step: str | None) -> None:
    """Add a text that is HTML, or plain where it holds no element."""
    text = without_marks(text)
    if not _MARKUP.search(text):
        for line in text.splitlines():
            page.words(line, step, None if step else "paragraph")
        return
    root = parse(text)
    for arrow in root.xpath("//a[@class='reversefootnote' or @role='doc-backlink']"):
        # The way back from a footnote: no word, and nowhere to go on another page.
        if not re.search(r"\w", "".join(arrow.itertext())):
            arrow.drop_tree()
    blocks = blocks_of(root, address or SITE)
    page.blocks(blocks, {at: PAGE_DATA for at, block in enumerate(blocks) if _is_page_data(block)}, step)


def _is_page_data(block: Block) -> bool:
    """Whether a block of the body is the caption of a picture, or what the page adds to an attachment."""
    around: list[HtmlElement] = [block.element, *block.element.iterancestors()]
    return any(e.tag == "figcaption" or _NOT_TEXT.search(e.get("class") or "") for e in around)


def _no_release(kind: str) -> CannotRead:
    what = f"it is a GOV.UK page of the kind '{kind[:60]}', which is no release" if kind else "the page has no body"
    return CannotRead("C006", what, "take the page of the release itself: a news story, a speech, a statement")


def _summary(page: Collected, item: Mapping[str, Any]) -> None:
    description = words_in(item.get("description"))
    page.fact("summary", page.words(description, SUMMARY), "the API's field description")


def _withdrawal(page: Collected, notice: Mapping[str, Any], address: str | None) -> None:
    when = page.words(words_in(notice.get("withdrawn_at")), PAGE_DATA)
    before = len(page.lines)
    _add(page, words_in(notice.get("explanation")), address, PAGE_DATA)
    why = " ".join(line.text for line in page.lines[before:])
    said = " ".join(without_marks(f"{when} {why}").split())
    page.fact("withdrawn", said, "the API's field withdrawn_notice")


def _linked(page: Collected, links: Mapping[str, Any], emphasised: Sequence[Any]) -> None:
    """The titles of what the page belongs to: facts where they are bodies, people or places."""
    known = [group for group in _LINKED if group in links]
    others = [group for group in links if group not in _LINKED and group != "available_translations"]
    said: set[str] = set()
    for group in (*known, *others):
        entries = [object_in(entry) for entry in list_in(links[group])]
        for entry in sorted(entries, key=lambda e: e.get("content_id") not in emphasised):
            title = words_in(entry.get("title"))
            if title and title not in said:
                said.add(title)
                page.words(title, PAGE_DATA)
            if group in _LINKED:
                page.fact(_LINKED[group], title, f"the API's field links.{group}")


def _dates(page: Collected, item: Mapping[str, Any], details: Mapping[str, Any]) -> None:
    """When it was published: the page shows `first_public_at`, and without it `first_published_at`."""
    kinds: tuple[tuple[FactKind, str, Mapping[str, Any], str], ...] = (
        ("published", "first_public_at", details, ""),
        ("published", "first_published_at", item, ""),
        ("published", "delivered_on", details, ", the day the speech was given"),
        ("updated", "public_updated_at", item, ""),
    )
    for kind, name, source, meaning in kinds:
        said = page.words(words_in(source.get(name)), PAGE_DATA)
        page.fact(kind, moment_in(said), f"the API's field {name}{meaning}")
    speaker = words_in(details.get("speaker_without_profile"))
    page.fact("person", speaker, "the API's field speaker_without_profile")


def _other_details(page: Collected, details: Mapping[str, Any], address: str | None) -> None:
    said = {line.text for line in page.lines}
    for text in _seen({k: v for k, v in details.items() if k not in _NOT_SEEN}):
        if text not in said:
            _add(page, text, address, PAGE_DATA)


def _seen(details: Mapping[str, Any]) -> Iterator[str]:
    """Whatever else the details hold in words: captions, a place, how a speech was given, attachments."""
    for name, text in strings_in(details):
        if name not in _NOT_SEEN and (" " in text or name in _WORDS):
            yield text


def _changes(page: Collected, details: Mapping[str, Any]) -> None:
    for change in map(object_in, list_in(details.get("change_history"))):
        when = page.words(words_in(change.get("public_timestamp")), PAGE_DATA)
        note = page.words(words_in(change.get("note")), PAGE_DATA)
        page.fact("change", f"{when} {note}".strip(), "the API's field change_history")
