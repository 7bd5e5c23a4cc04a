"""HTML to a tree, where it is a page at all, and no larger than one."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.capture.reading import CannotRead

MOST_ELEMENTS = 40_000
"""A page of more elements is no news page; the largest real one tried has 9,000."""
DEEPEST = 400
"""Elements inside each other. Real pages have up to 60, mails up to 110."""
_CROWDED = re.compile(
    r"<[a-zA-Z][\w:-]*+(?:\s++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>=`]++))?+){1000}"
)
"""An element of a thousand attributes: real ones have up to 40, and the parser compares each with all others."""


def parse(html: str, comments: bool = False) -> HtmlElement:
    """The tree of an HTML page or fragment, its comments left out unless asked for.

    Raises CannotRead: C009 where there is none, C010 where it is one that no page has.
    """
    if _CROWDED.search(html):
        raise _too_vast()
    parser = HTMLParser(encoding="utf-8", remove_comments=not comments, remove_pis=not comments, huge_tree=True)
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        what = "it is an empty or broken HTML page"
        raise CannotRead("C009", what, "save the page anew, or its text as plain text (UTF-8)") from error
    _refuse_if_vast(root)
    return root


def _refuse_if_vast(root: HtmlElement) -> None:
    depth = 0
    for steps, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or steps > 2 * MOST_ELEMENTS:
            raise _too_vast()


def _too_vast() -> CannotRead:
    what = "it is an HTML page with more elements, or deeper nested ones, than any news page"
    return CannotRead("C010", what, "save the release's text as plain text (UTF-8)")
