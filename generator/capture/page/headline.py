"""Which heading of a page is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from generator.capture.markup import Block
from generator.capture.page.measured import words_of

_BETWEEN = re.compile(r"\s*[|·•»«\u203a\u2039:]+\s*|\s+[-–—/]+\s+|\s*—\s*")
"""What separates the parts of a page's name."""


def headline(blocks: Sequence[Block], before: int | None = None) -> int | None:
    """The place of the heading that most of the page's name is, else one of first rank.

    Of several, the last up to the place `before`; the first where that is not said. None without any.
    """
    headings = [at for at, b in enumerate(blocks) if b.kind == "heading" and not b.hidden]
    fitting = [at for at in headings if before is None or at <= before]
    named = _in_name(blocks[0].text if blocks and blocks[0].element.tag == "title" else "")
    in_name = {at: len(words) for at in fitting if (words := words_of(blocks[at].text)) in named}
    if in_name:
        # A site's own name may be a heading, too, and stand in the page's name: mostly it is the shorter one.
        longest = max(in_name.values())
        fitting = [at for at, length in in_name.items() if length == longest]
    else:
        fitting = [at for at in fitting if _rank(blocks[at].element) == 1]
    if not fitting:
        return None
    return fitting[0] if before is None else fitting[-1]


def _rank(element: HtmlElement) -> int:
    for part in (element, *element.iterancestors()):
        if part.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return int(part.tag[1])
    return 7


def _in_name(name: str) -> frozenset[tuple[str, ...]]:
    """What can be the headline in a page's name, which mostly has the site's before or behind it."""
    parts = [words_of(part) for part in _BETWEEN.split(name)]
    ends = range(1, len(parts) + 1)
    able = [words for end in ends for words in (sum(parts[:end], ()), sum(parts[-end:], ()))]
    return frozenset(words for words in able if len(words) > 1)
