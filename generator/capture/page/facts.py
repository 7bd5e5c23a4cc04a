"""What a page states about itself apart from its text: in its head, in its data for machines, in its times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from generator.capture.json_object import words_in
from generator.model import Fact, FactKind

_META: dict[str, FactKind] = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "govuk:first-published-at": "published",
    "govuk:public-updated-at": "updated",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "dcterms.modified": "updated",
    "og:title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "og:url": "url",
    "og:site_name": "organisation",
    "dcterms.publisher": "organisation",
    "dc.publisher": "organisation",
}
_DATA: dict[str, FactKind] = {
    "datePublished": "published",
    "dateModified": "updated",
    "headline": "title",
    "publisher": "organisation",
}
_ARTICLES = frozenset(
    ("Article", "NewsArticle", "BlogPosting", "Report", "WebPage", "PressRelease", "GovernmentService")
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HTTP = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
LONGEST = 1000
"""Characters of one fact."""
MOST = 200
"""Facts of one page."""


def facts_of(root: HtmlElement) -> tuple[Fact, ...]:
    """The facts, each once; what is for machines in the page's order, then the times written in it."""
    found: dict[tuple[str, str], Fact] = {}
    for kind, value, where in _all(root):
        text = " ".join(value.split())[:LONGEST]
        if not text or (kind in ("published", "updated") and not _DAY.match(text)):
            continue
        if kind == "url" and not _HTTP.match(text):
            continue
        found.setdefault((kind, text), Fact(kind, text, where))
        if len(found) >= MOST:
            break
    return tuple(found.values())


def _all(root: HtmlElement) -> Iterator[tuple[FactKind, str, str]]:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield "language", language, "the page's attribute lang"
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            yield "url", link.get("href") or "", "the page's canonical link"
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META:
            yield _META[name], meta.get("content") or "", f"the page's head, {name}"
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            yield from _machine_data(script.text or "")
    for element in root.iter("time"):
        if element.get("datetime") and (
            element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        ):
            yield "published", element.get("datetime"), "a time on the page marked as that of publishing"


def _machine_data(text: str) -> Iterator[tuple[FactKind, str, str]]:
    """JSON-LD (schema.org): the dates, headline and publisher of an article."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return
    nodes = data if isinstance(data, list) else [data]
    nodes += [n for node in nodes if isinstance(node, dict) for n in _listed(node.get("@graph"))]
    for node in nodes:
        if not isinstance(node, dict) or not _ARTICLES.intersection(map(str, _listed(node.get("@type")))):
            continue
        for key, kind in _DATA.items():
            value = node.get(key)
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str):
                yield kind, words_in(value), f"the page's data for machines, {key}"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
