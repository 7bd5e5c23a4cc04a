"""The words a reader of a capture sees, found without the cleaner: what losslessness is measured against."""

from __future__ import annotations

from lxml import html

_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "head"}


def of_html(page: str) -> str:
    """The text nodes of a page outside what browsers do not show, and its `<title>`; each on its own line."""
    root = html.document_fromstring(page)
    title = root.findtext(".//title") or ""
    found: list[str] = [title, "\n"]
    _gather(root, found)
    return "".join(found)


def _gather(element: html.HtmlElement, found: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "" if element.tag in _WITHIN_WORDS else "\n"
    found += [edge, element.text or ""]
    for child in element:
        _gather(child, found)
        found.append(child.tail or "")
    found.append(edge)


_WITHIN_WORDS = {"a", "b", "strong", "em", "i", "u", "span", "sup", "sub", "font", "small", "abbr", "wbr"}
