"""A part of a mail in HTML to lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from generator.capture.html_tree import parse
from generator.capture.mail.letter import HEADING_SIZES, PLAIN_SIZE, Letter, Look, bare
from generator.capture.markup import HIDDEN, Block, blocks_of, is_hidden, lines_of

_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_SIZE = re.compile(r"font(?:-size)?\s*:[^;]{0,40}?\b(\d{1,3}(?:\.\d{1,4})?)\s*(px|pt|em|rem|%)", re.IGNORECASE)
_SHRUNK = re.compile(
    r"max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
"""Shown, but so that nobody sees it."""
_TABLE = frozenset(("table", "tbody", "thead", "tr", "td", "th"))
_RULE = "\ue002"
"""A sign that no text may hold stands for a line drawn across."""
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}


def add_html(letter: Letter, html: str) -> None:
    """Append the lines of a page."""
    root = parse(html)
    _hide(root)
    _show_rules(root)
    depths = _unquote(root)
    ruled = False
    for block in blocks_of(root):
        if block.text == _RULE:
            ruled = True
            continue
        # A mail program does not show the title in the head.
        lines, targets, replaced = lines_of([_told(block)], {0: HIDDEN} if block.element.tag == "title" else None)
        look = Look(_size_of(block), depths.get(block.element, 0) if depths else 0, ruled)
        for line in lines:
            letter.add(line, look)
            look = replace(look, ruled=False)
        ruled = False
        letter.link(targets)
        letter.replaced += replaced


def _show_rules(root: HtmlElement) -> None:
    """Put a sign where a line is drawn across."""
    for rule in list(root.iter("hr")):
        rule.tag, rule.text = "div", _RULE


def _told(block: Block) -> Block:
    """A block without the sign of a rule; a paragraph that Word wrote as an item of a list is one."""
    element = block.element
    listed = block.kind == "paragraph" and (
        (element.get("class") or "").startswith("MsoListParagraph") or _WORD_LIST.search(element.get("style") or "")
    )
    lines = tuple(line.replace(_RULE, "") for line in block.lines)
    return replace(block, lines=lines, kind="list-item" if listed else block.kind)


def _hide(root: HtmlElement) -> None:
    """Mark what a mail program shows to nobody: the words before the mail that only lists of mails show."""
    for element in root.iter():
        if isinstance(element.tag, str) and (is_hidden(element) or _SHRUNK.search((element.get("style") or "")[:2000])):
            # A block of its own, so that no words around it are hidden with it.
            element.set("hidden", "hidden")
            element.tag = element.tag if element.tag in _TABLE else "div"


def _unquote(root: HtmlElement) -> dict[HtmlElement, int]:
    """How deep each element is quoted. A quoted mail is no quotation, so its element becomes a plain one."""
    depths: dict[HtmlElement, int] = {}
    for quote in list(root.iter("blockquote")):
        names = f"{quote.get('class') or ''} {quote.get('type') or ''}".lower()
        if "cite" in names or "gmail_quote" in names or "protonmail_quote" in names:
            quote.tag = "div"
            for element in quote.iter():
                depths[element] = depths.get(element, 0) + 1
    return depths


def _size_of(block: Block) -> float:
    """How large a block is written, in pixels: as its innermost element says that holds all of its words."""
    text = block.text
    inner = block.element
    while (child := next((c for c in islice(inner, 20) if _holds(c, text)), None)) is not None:
        inner = child
    while inner is not None:
        size = _own_size(inner)
        if size is not None:
            return size
        inner = inner.getparent()
    return PLAIN_SIZE


def _holds(element: HtmlElement, text: str) -> bool:
    """True where the element's words are exactly `text`."""
    words = ""
    for piece in element.itertext() if isinstance(element.tag, str) else ():
        words += piece
        if len(words) > 4 * len(text) + 200:
            return False
    return bare(words) == text


def _own_size(element: HtmlElement) -> float | None:
    match = _SIZE.search((element.get("style") or "")[:2000])
    if match is not None:
        return float(match[1]) * _PIXELS[match[2].lower()]
    if element.tag == "font" and element.get("size") in _FONT_SIZES:
        return _FONT_SIZES[element.get("size")]
    return HEADING_SIZES.get(element.tag) if isinstance(element.tag, str) else None
