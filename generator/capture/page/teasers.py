"""Teasers on a page: short records, alike and side by side, each with a headline that leads to another page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml.html import HtmlElement

from generator.capture.markup import Block

HEADLINE = 3
"""Words from which on a linked line can be the headline of something else."""
LONGEST = 160
"""Words of one teaser."""
_CLIMB = 6
"""Elements up from a headline in which its record is looked for."""


def teasers_of(blocks: Sequence[Block], title: int | None) -> frozenset[HtmlElement]:
    """The elements that are teasers: two or more siblings of one make, each beginning with a linked headline.

    A list of links in a release is none: its items hold nothing but the link.
    """
    counts: dict[HtmlElement, int] = defaultdict(int)
    plain: dict[HtmlElement, int] = defaultdict(int)
    first: dict[HtmlElement, int] = {}
    for at, block in enumerate(blocks):
        words = len(block.text.split())
        path = [block.element, *block.element.iterancestors()]
        card = next((element for element in path if element.tag == "a"), None)
        # Of a link round several blocks only the first is a headline.
        beside = not _is_headline(block) or (card is not None and card in first)
        for element in path:
            counts[element] += words
            plain[element] += words if beside else 0
            first.setdefault(element, at)
    own = {blocks[title].element, *blocks[title].element.iterancestors()} if title is not None else set()
    records: dict[tuple[HtmlElement, str], list[HtmlElement]] = defaultdict(list)
    longer: dict[tuple[HtmlElement, str], list[HtmlElement]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if not _is_headline(block):
            continue
        for element in [block.element, *block.element.iterancestors()][:_CLIMB]:
            parent = element.getparent()
            if parent is None or element in own:
                break
            if plain[element] and _leads(blocks, first[element], at):
                make = (parent, f"{element.tag} {element.get('class') or ''}")
                found = records if counts[element] <= LONGEST else longer
                if element not in found[make]:
                    found[make].append(element)
    teasers = {make: alike for make, alike in records.items() if len(alike) > 1}
    return frozenset(e for make, alike in teasers.items() for e in (*alike, *longer.get(make, ())))


def _is_headline(block: Block) -> bool:
    length = len(block.text.replace(" ", ""))
    return len(block.text.split()) >= HEADLINE and block.linked >= 0.65 * length


def _leads(blocks: Sequence[Block], first: int, headline: int) -> bool:
    """Whether nothing but a label or a day stands in the record before its headline."""
    return all(len(blocks[at].text.split()) <= 5 for at in range(first, headline))
