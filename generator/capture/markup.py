"""HTML to blocks: every word a reader would see, in order, with what its element says it is.

Which blocks are the release is not decided here (`main_text.py`); a body that is nothing but the release is read by
`lines_of` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from generator.capture.html_tree import parse
from generator.capture.links import CLOSE, OPEN
from generator.capture.normalise import normalise
from generator.capture.pieces import Line, LineKind
from generator.model import Replaced

HIDDEN = "hidden"
_UNSEEN = frozenset("script style template noscript iframe svg head".split())
"""Elements whose text no reader sees (of `head` only the title is read)."""
_INSTEAD = frozenset("object audio video canvas datalist noscript".split())
"""Elements whose text stands in for them where they cannot be shown."""
_PAGE_WITHOUT_SCRIPT = 250
"""Characters from which on what stands in `noscript` can be the page's text, and no request to switch scripts on."""
_TEXTUAL = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd td th figcaption caption legend summary".split())
"""Elements that hold words themselves: an element of a site's own making inside them stands amid the words."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr input o:p st1:place st1:country-region".split()
)
_PREFORMATTED = frozenset(("pre", "textarea", "xmp", "listing"))
_BOLD = frozenset(("b", "strong"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])|font-size\s*:\s*[01]px"
    r"|(?<![-\w])opacity\s*:\s*0(?:\.0+)?(?![.\d])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_OPEN_HEADING = re.compile(r"[^.:;,!?…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of words between two breaks, and the element it stands in."""

    lines: tuple[str, ...]
    """One line, or several where `<br>` or preformatted text breaks it; links between their marks."""
    kind: LineKind | None
    element: HtmlElement
    targets: tuple[str, ...] = ()
    hidden: bool = False
    linked: int = 0
    """Characters inside links."""

    @property
    def text(self) -> str:
        """The words, with the marks of links taken out."""
        return _SPACE.sub(" ", " ".join(self.lines).replace(OPEN, "").replace(CLOSE, "")).strip()


@dataclass(slots=True)
class _Walk:
    """Where the walk through a tree is: what is being collected for the next block, and what surrounds it."""

    base: str | None
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    around: list[HtmlElement] = field(default_factory=list)
    """Block elements that are open."""
    bold: int = 0
    links: int = 0
    """Links that are open, those to nowhere too."""
    hidden: int = 0
    pre: int = 0
    in_row: int = 0
    """Inside a row of a data table, where nothing breaks a line."""
    link_from: int | None = None
    bold_length: int = 0
    linked_length: int = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        # A page cannot write our own marks.
        text = text.replace(OPEN, "").replace(CLOSE, "")
        self.pieces.append(text if self.pre else _SPACE.sub(" ", text))
        length = len(text.strip())
        self.bold_length += length if self.bold else 0
        self.linked_length += length if self.links else 0

    def flush(self) -> None:
        """End the block that is being collected, where it holds any word."""
        pieces, targets = self.pieces, self.targets
        text = "".join(pieces)
        self.pieces, self.targets = [], []
        bold, linked = self.bold_length, self.linked_length
        self.bold_length = self.linked_length = 0
        open_link = self.link_from is not None
        if open_link:
            # A link round several blocks: each gets its own.
            text += CLOSE
            self.pieces = [OPEN]
            self.targets = [targets[-1]] if targets else [""]
        if not text.replace(OPEN, "").replace(CLOSE, "").strip():
            return
        element = self.around[-1]
        if self.in_row:
            lines: tuple[str, ...] = ("\t".join(" ".join(cell.split()) for cell in text.split("\t")),)
            kind: LineKind | None = "table-row"
        else:
            lines = tuple(" ".join(line.split()) for line in text.strip("\n").split("\n"))
            kind = _kind(self.around, lines, bold)
        self.blocks.append(Block(lines, kind, element, tuple(targets), self.hidden > 0, linked))


def blocks_of(root: HtmlElement, base: str | None = None) -> list[Block]:
    """The blocks of a tree, in order; the title of its head first. `base` is the address links are relative to."""
    walk = _Walk(base, around=[root])
    tables = _data_tables(root)
    skipping: HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
                walk.add(element.tail)
            continue
        tag = element.tag.lower()
        if event == "start" and _is_unseen(element, tag):
            skipping = element
            if tag == "head":
                walk.blocks += _page_title(element)
            continue
        if event == "start":
            _start(walk, element, tag, tables)
        else:
            _end(walk, element, tag)
    walk.flush()
    return walk.blocks


def _is_unseen(element: HtmlElement, tag: str) -> bool:
    if tag == "noscript":
        return sum(map(len, map(str.strip, element.itertext()))) < _PAGE_WITHOUT_SCRIPT
    return tag in _UNSEEN


def _start(walk: _Walk, element: HtmlElement, tag: str, tables: frozenset[HtmlElement]) -> None:
    if tag == "br":
        walk.pieces.append(" " if walk.in_row else "\n")
        return
    if not _inline(element, tag):
        _break(walk, tag)
        if not walk.in_row:
            walk.around.append(element)
        walk.in_row += walk.in_row > 0 or (tag == "tr" and _table_of(element) in tables)
    hidden = is_hidden(element)
    if hidden and not walk.in_row:
        walk.flush()
    walk.pre += tag in _PREFORMATTED
    walk.bold += tag in _BOLD
    walk.links += _leads_on(element, tag)
    walk.hidden += hidden
    if tag == "a" and element.get("href") is not None and walk.link_from is None:
        walk.pieces.append(OPEN)
        walk.targets.append(_target(element.get("href"), walk.base))
        walk.link_from = id(element)
    walk.add(element.text)


def _end(walk: _Walk, element: HtmlElement, tag: str) -> None:
    if tag == "br":
        walk.add(element.tail)
        return
    if tag == "a" and walk.link_from == id(element):
        walk.pieces.append(CLOSE)
        walk.link_from = None
    if not _inline(element, tag):
        if walk.in_row > 1:
            walk.in_row -= 1
            walk.pieces.append(" ")
        else:
            walk.flush()
            walk.in_row = 0
            if len(walk.around) > 1:
                walk.around.pop()
    hidden = is_hidden(element)
    if hidden and not walk.in_row:
        walk.flush()
    walk.pre -= tag in _PREFORMATTED
    walk.bold -= tag in _BOLD
    walk.links -= _leads_on(element, tag)
    walk.hidden -= hidden
    walk.add(element.tail)


def _break(walk: _Walk, tag: str) -> None:
    """What the start of a block element does to the words before it."""
    if not walk.in_row:
        walk.flush()
    elif tag in ("td", "th") and "".join(walk.pieces).replace(OPEN, "").strip():
        walk.pieces.append("\t")
    else:
        walk.pieces.append(" ")


def _page_title(head: HtmlElement) -> Iterator[Block]:
    for title in head.iter("title"):
        text = " ".join("".join(title.itertext()).split())
        if text:
            yield Block((text,), None, title)
        return


def _inline(element: HtmlElement, tag: str) -> bool:
    """Whether an element stands amid the words and breaks no line."""
    if tag in _INLINE:
        return True
    parent = element.getparent()
    return "-" in tag and parent is not None and (parent.tag in _TEXTUAL or parent.tag in _INLINE)


def _leads_on(element: HtmlElement, tag: str) -> bool:
    """Whether an element is a link for a reader: without a target where a script follows it, but no named place."""
    return tag == "a" and (element.get("href") is not None or (element.get("name") or element.get("id")) is None)


def is_hidden(element: HtmlElement) -> bool:
    """True where a browser does not show the element."""
    return (
        element.tag in _INSTEAD
        or element.get("hidden") is not None
        or bool(_UNSHOWN.search(element.get("style") or ""))
    )


def _target(href: str, base: str | None) -> str:
    address = _SPACE.sub("", href)
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def _kind(around: Sequence[HtmlElement], lines: Sequence[str], bold: int) -> LineKind | None:
    """What a block is, from the elements round it; None where its lines are yet to be joined."""
    tags = [element.tag.lower() for element in around[-6:] if isinstance(element.tag, str)]
    text = " ".join(lines).replace(OPEN, "").replace(CLOSE, "").strip()
    for tag in reversed(tags):
        if tag in _HEADINGS:
            return "heading"
        if tag in ("li", "blockquote"):
            return "list-item" if tag == "li" else "quote"
    if len([line for line in lines if line]) > 1:
        return None
    all_bold = bold >= len(text.replace(" ", "")) and bold > 0
    if all_bold and len(text.split()) <= 12 and _OPEN_HEADING.search(text):
        return "heading"
    return "paragraph"


def _data_tables(root: HtmlElement) -> frozenset[HtmlElement]:
    """The tables that hold data: rows of short cells. All others only lay out the page."""
    return frozenset(table for table in root.iter("table") if _holds_data(table))


def _holds_data(table: HtmlElement) -> bool:
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2:
        return False
    lengths = sorted(len("".join(cell.itertext()).strip()) for row in wide for cell in row)
    plain = all(len(cell.findall(".//p")) < 3 and cell.find(".//h1") is None for row in wide for cell in row)
    return plain and lengths[len(lengths) // 2] <= 200 and lengths[-1] <= 600


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next((parent for parent in row.iterancestors("table")), None)


def lines_of(
    blocks: Iterable[Block], step_of: Mapping[int, str] | None = None
) -> tuple[list[Line], list[str], list[Replaced]]:
    """Blocks as lines, the targets of their links, and the words that were written differently.

    `step_of` names, by a block's place in the list, the step that removes it; hidden blocks are removed anyway.
    """
    lines: list[Line] = []
    targets: list[str] = []
    replaced: list[Replaced] = []
    for at, block in enumerate(blocks):
        step = (step_of or {}).get(at) or (HIDDEN if block.hidden else None)
        for text in _texts_of(block):
            cells = [normalise(cell, keep=OPEN + CLOSE) for cell in text.split("\t")]
            lines.append(Line("\t".join(plain for plain, _ in cells), step, block.kind))
            replaced += [change for _, changes in cells for change in changes]
        if block.kind is None:
            lines.append(Line(""))
        targets += block.targets
    return lines, targets, replaced


def _texts_of(block: Block) -> Sequence[str]:
    """The lines of a block as they are to be read: one where its kind says that it is a whole; a quotation's parts."""
    if block.kind is None:
        return block.lines
    if block.kind != "quote":
        return (" ".join(block.lines),)
    parted = groupby(block.lines, key=bool)
    return [" ".join(part) for written, part in parted if written]


def fragment(html: str, base: str | None = None) -> tuple[list[Line], list[str], list[Replaced]]:
    """The lines of a piece of HTML all of which is the release, as `lines_of` gives them."""
    return lines_of(blocks_of(parse(html), base)) if html.strip() else ([], [], [])
