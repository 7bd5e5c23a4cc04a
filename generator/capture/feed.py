"""A feed (RSS, Atom) to lines: its items as releases, and what else stands in it removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from typing import Any

from lxml import etree

from generator.authority.load import Authority
from generator.capture.links import CLOSE, OPEN
from generator.capture.markup import fragment
from generator.capture.moments import moment_in
from generator.capture.normalise import normalise
from generator.capture.pieces import Line
from generator.capture.reading import CannotRead, Read
from generator.model import Fact, FactKind, Replaced

STEP = "feed-data"
MOST_ITEMS = 500
"""The largest real feed tried has 100."""
LONGEST = 1_000
"""Characters of one fact."""
Node = Any
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#\d+;|#[xX][\da-fA-F]+;))")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_BODY_TAG = re.compile(r"(</?(?:content:encoded|description|summary|content)(?:\s[^<>]*)?>)")
_ACTIVITY = re.compile(r"\s+[-–|]\s+(?:Activity on GOV\.UK|RSS(?: feed)?|News(?: feed)?)$", re.IGNORECASE)
"""What feeds put behind the name of the body whose news they are."""
_XML_OWN = frozenset("<>&\"'")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_SPACE = re.compile(r"\s+")
_HTTP = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_BODIES = (
    "encoded",
    "content",
    "description",
    "summary",
    "body",
    "fulltext",
)
"""Where an item's text stands, the fullest first. Names without a namespace hold in RSS and in Atom alike."""
_FACTS: dict[str, FactKind] = {
    "pubDate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "creator": "person",
    "author": "person",
    "publisher": "organisation",
    "language": "language",
}
_FOREIGN = ("http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd")
"""Extensions whose names mean something else: media:content is a picture."""


@dataclass(slots=True)
class _Found:
    """What is read so far."""

    lines: list[Line] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    def removed(self, text: str | None) -> None:
        """Words that are no part of a release."""
        words, replaced = normalise(_SPACE.sub(" ", text or "").strip())
        if words:
            self.lines.append(Line(words, STEP))
            self.replaced += replaced


def read_feed(text: str, authority: Authority) -> Read:
    """The lines of a feed; each item's title heads its text. Raises CannotRead where it cannot be read."""
    root = parse_feed(text)
    items = items_of(root)
    if not items:
        raise CannotRead("C009", "it is a feed without an item", "save the feed anew, or the release's own page")
    found = _Found()
    _walk(root, set(items), found)
    return Read("feed", tuple(found.lines), tuple(found.targets), tuple(found.replaced), tuple(_facts(root, items[0])))


def parse_feed(text: str) -> Node:
    """The tree of a feed. Nothing outside it is loaded, and no entity of its own is put in."""
    text = _UNWRITABLE.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")))
    # In CDATA a sign stands for itself.
    text = "".join(part if at % 2 else _ENTITY.sub(_named, part) for at, part in enumerate(_CDATA.split(text)))
    root, faults = _tree(text)
    if faults and (marked := _bodies_marked(text)) != text:
        root, faults = _tree(marked)
    if root is None:
        raise CannotRead("C009", "it is a broken feed", "save the feed anew, or the release's own page")
    if any("depth" in fault or "huge" in fault.lower() for fault in faults):
        what = "it is a feed deeper nested, or with longer texts, than any other"
        raise CannotRead("C010", what, "save the release's own page")
    return root


def _tree(text: str) -> tuple[Node | None, list[str]]:
    """The tree as far as it can be read, and what is wrong with it."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, []
    return root, [entry.message for entry in parser.error_log]


def _bodies_marked(text: str) -> str:
    """The feed with the HTML marked as such that was put into it as it was: its elements are often never closed."""
    parts = _BODY_TAG.split(text)
    for at in range(2, len(parts) - 1, 2):
        opens = not parts[at - 1].startswith("</") and not parts[at - 1].endswith("/>")
        if opens and parts[at + 1].startswith("</") and "<" in parts[at] and "<![CDATA[" not in parts[at]:
            parts[at] = f"<![CDATA[{parts[at].replace(']]>', ']]&gt;')}]]>"
    return "".join(parts)


def _named(match: re.Match[str]) -> str:
    """A sign that HTML names and XML does not (&nbsp;); what XML itself needs stays, any other "&" is written out."""
    sign = html5.get(f"{match[1]};", "")
    if not sign:
        return "&amp;" + match.group()[1:]
    return match.group() if _XML_OWN.intersection(sign) else sign


def items_of(root: Node) -> list[Node]:
    """The items of a feed, in order."""
    items = [node for node in root.iter() if isinstance(node.tag, str) and _name(node) in ("item", "entry")]
    if len(items) > MOST_ITEMS:
        raise CannotRead("C010", f"it is a feed of {len(items)} items", "keep the items that are releases")
    inner = {below for item in items for below in item.iterdescendants()}
    return [item for item in items if item not in inner]


def _name(node: Node) -> str:
    """What an element is called: without the namespace, as feeds disagree on it; '' in extensions of another sense."""
    space, _, name = node.tag.rpartition("}")
    return "" if space[1:] in _FOREIGN else str(name).rpartition(":")[2]


def _walk(root: Node, items: set[Node], found: _Found) -> None:
    """All texts in order: items are read, everything else is removed."""
    inside: Node | None = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            if inside is None and node in items:
                inside = node
                _item(node, found)
            elif inside is None:
                found.removed(node.text)
        else:
            if node is inside:
                inside = None
            if inside is None and node is not root:
                found.removed(node.tail)


def _item(item: Node, found: _Found) -> None:
    """One item: its title, its fullest text, and the rest removed."""
    children = [child for child in item if isinstance(child.tag, str)]
    title = next((child for child in children if _name(child) == "title"), None)
    body = next((c for name in _BODIES for c in children if _name(c) == name and _content(c).strip()), None)
    found.removed(item.text)
    for child in children:
        if child is title:
            _title(child, found)
    for child in children:
        if child is body:
            _body(child, found, _base(item))
        elif child is not title:
            _removed_html(child, found)
        found.removed(child.tail)


def _content(node: Node) -> str:
    """The text of an element, as HTML where it holds some: escaped, in CDATA, or as elements (XHTML)."""
    if len(node) == 0:
        return node.text or ""
    inner = [_escaped(node.text)]
    for child in node:
        if isinstance(child.tag, str):
            inner.append(etree.tostring(child, encoding="unicode", with_tail=False))
        inner.append(_escaped(child.tail))
    return "".join(inner)


def _escaped(text: str | None) -> str:
    """A text as it stands between elements."""
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(content: str, base: str | None) -> tuple[list[Line], list[str], list[Replaced]]:
    """The lines of an item's text, which is HTML or plain."""
    if _MARKUP.search(content):
        return fragment(re.sub(r"<(/?)[A-Za-z][\w.-]*:(?=[A-Za-z])", r"<\1", content), base)
    plain, replaced = normalise(unescape(content))
    return [Line(line) for line in plain.strip().split("\n")], [], list(replaced)


def _title(node: Node, found: _Found) -> None:
    lines, _, replaced = _lines(_content(node), None)
    text = " ".join(line.text for line in lines).replace(OPEN, "").replace(CLOSE, "")
    found.replaced += replaced
    if text.strip():
        found.lines += [Line(""), Line(_SPACE.sub(" ", text).strip(), None, "title")]


def _body(node: Node, found: _Found, base: str | None) -> None:
    lines, targets, replaced = _lines(_content(node), base)
    found.lines += [Line(""), *lines, Line("")]
    found.targets += targets
    found.replaced += replaced


def _removed_html(node: Node, found: _Found) -> None:
    """What an item states beside its text: addresses, days, a summary that the text says in full."""
    lines, targets, replaced = _lines(_content(node), None)
    found.lines += [line.removed_by(STEP) for line in lines if not line.blank]
    found.targets += targets
    found.replaced += replaced


def _base(item: Node) -> str | None:
    return item.get("{http://www.w3.org/XML/1998/namespace}base") or next(iter(_addresses(item)), None)


def _addresses(item: Node) -> Iterator[str]:
    """The addresses of an item's page: Atom's alternate link, RSS's link, a guid that is one."""
    for child in item:
        name = _name(child) if isinstance(child.tag, str) else ""
        address = ""
        if name == "link" and child.get("rel", "alternate") == "alternate":
            address = child.get("href") or child.text or ""
        elif name == "guid" and child.get("isPermaLink", "true") == "true":
            address = child.text or ""
        if _HTTP.match(address.strip()):
            yield address.strip()


def _facts(root: Node, item: Node) -> Iterator[Fact]:
    """What the feed states of its first item."""
    for child in item:
        name = _name(child) if isinstance(child.tag, str) else ""
        text = _SPACE.sub(" ", " ".join(child.itertext())).strip()[:LONGEST] if name else ""
        if name == "title" and text:
            yield Fact("title", text, "the feed's title of the item")
        elif name in _FACTS and text:
            kind = _FACTS[name]
            value = moment_in(text) if kind in ("published", "updated") else text
            if value is not None:
                yield Fact(kind, value, f"the feed's {name}")
    for node in root.iter():
        above = node.getparent()
        own = above is not None and isinstance(node.tag, str) and _name(node) == "title"
        if own and _name(above) in ("channel", "feed") and (node.text or "").strip():
            named = _ACTIVITY.sub("", " ".join(node.text.split())[:LONGEST])
            yield Fact("organisation", named, "the feed's own title")
            break
    for address in dict.fromkeys(_addresses(item)):
        yield Fact("url", address[:LONGEST], "the feed's link of the item")
    for node in root.iter():
        if isinstance(node.tag, str) and _name(node) == "language" and (node.text or "").strip():
            yield Fact("language", node.text.strip()[:LONGEST], "the feed's language")
            break
