"""A web page to lines: the release, and round it what the page is made of, removed."""

from __future__ import annotations

from dataclasses import replace

from generator.capture.html_tree import parse
from generator.capture.markup import blocks_of, lines_of
from generator.capture.page.facts import facts_of
from generator.capture.page.main_text import choose
from generator.capture.reading import CannotRead, Read

STEP = "page-furniture"


def read_page(html: str) -> Read:
    """The lines of an HTML page. Raises CannotRead where it is none, or holds no text."""
    root = parse(html)
    facts = facts_of(root)
    base = next((f.value for f in facts if f.kind == "url"), None)
    blocks = blocks_of(root, base)
    if not blocks:
        raise CannotRead("C006", "it is a page without text", "save the page when it is fully shown, or its text alone")
    chosen = choose(root, blocks)
    for at in chosen.text:
        blocks[at] = replace(blocks[at], hidden=False)
    if chosen.title is not None:
        blocks[chosen.title] = replace(blocks[chosen.title], kind="title")
    kept = chosen.text | {chosen.title}
    lines, targets, replaced = lines_of(blocks, {at: STEP for at in range(len(blocks)) if at not in kept})
    return Read("html", tuple(lines), tuple(targets), tuple(replaced), facts)
