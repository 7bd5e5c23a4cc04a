"""How much of each block of a page trafilatura finds."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction, baseline
from trafilatura.settings import Document

from generator.capture.markup import Block

_WORD = re.compile(r"\w+")
GRAM = 4
"""Words that must follow each other to be the same stretch of text."""
SURELY = 0.6
"""A block of which so much was found by trafilatura is found."""
_MARK = "data-left-out"

# What it cannot find it logs; here that is no news.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a block is measured by: its words, and how much of it trafilatura keeps."""

    words: tuple[str, ...]
    covered: float

    @property
    def found(self) -> bool:
        """True where trafilatura surely found it, not only words that also stand in what it found."""
        return self.covered > SURELY and len(self.words) >= GRAM


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def measured(blocks: Sequence[Block], found: Sequence[Sequence[str]]) -> list[Measured]:
    """Every block with the share of its words that are among `found`, the words of the lines trafilatura found."""
    whole = [word for line in found for word in line]
    grams = frozenset(zip(*(whole[i:] for i in range(GRAM)), strict=False))
    short = frozenset(tuple(line) for line in found if len(line) < GRAM)
    measures = []
    for block in blocks:
        words = words_of(block.text)
        own = list(zip(*(words[i:] for i in range(GRAM)), strict=False))
        share = sum(g in grams for g in own) / len(own) if own else float(bool(words) and words in short)
        measures.append(Measured(words, share))
    return measures


def found_in(root: HtmlElement, without: frozenset[HtmlElement], *, fast: bool) -> list[tuple[str, ...]]:
    """The words of every line that trafilatura finds in a page, the elements `without` left out of it."""
    found = bare_extraction(_copy(root, without), fast=fast, include_comments=False, include_tables=True)
    if isinstance(found, Document) and found.body is not None:
        lines = [" ".join(element.itertext()) for element in found.body]
    else:
        lines = str(baseline(_copy(root, without))[1]).split("\n")
    return [words_of(line) for line in lines]


def _copy(root: HtmlElement, without: frozenset[HtmlElement]) -> HtmlElement:
    """A tree to take apart, some elements left out."""
    for element in without:
        element.set(_MARK, "")
    copy = deepcopy(root)
    for element in [e for e in copy.iter() if without and e.get(_MARK) is not None]:
        element.drop_tree()
    for element in without:
        del element.attrib[_MARK]
    return copy
