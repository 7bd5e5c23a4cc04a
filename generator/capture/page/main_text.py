"""Which blocks of a page are the release: trafilatura's choice, made whole and made clean.

trafilatura (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction", ACL) tells where the text of a page is. What it leaves out amid that text (a list, a short line, notes at
the end) is taken in, what it takes along (teasers, sharing, captions) is left out; each by the element it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from generator.capture.markup import Block
from generator.capture.page.headline import headline
from generator.capture.page.measured import SURELY, Measured, found_in, measured
from generator.capture.page.named_furniture import furniture_names, is_furniture
from generator.capture.page.teasers import teasers_of

HOLDS = 0.85
"""The element that holds so much of the found text is the one the release stands in."""
PROSE = 12
"""Words from which on a block can be running text."""
LINKS = 0.6
"""A block of which more than this share is links leads elsewhere."""
_BOXES = frozenset(("div", "section", "article", "main", "td", "center", "body", "figure"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places of a page's blocks that are the release: its title, where one stands on the page, and its text."""

    title: int | None
    text: frozenset[int]


def choose(root: HtmlElement, blocks: Sequence[Block]) -> Chosen:
    """Tell the release's blocks from all others."""
    page = _page(root, blocks, teasers_of(blocks, headline(blocks)))
    title = _title(page)
    inside = sorted({*page.inside, *page.lead(title)} - {title})
    sure = [at for at in inside if page.measured[at].found and not page.furnished(at)]
    if not sure:
        # A page of a few words: nothing tells the release from the rest but the furniture itself.
        shown = (at for at, b in enumerate(blocks) if not b.hidden and b.element.tag != "title" and at != title)
        return Chosen(title, frozenset(at for at in shown if not page.furnished(at)))
    first = max(sure[0], title + 1) if title is not None and title < sure[-1] else sure[0]
    start, end = page.stretched(first, -1, title), page.stretched(sure[-1], 1, None)
    return Chosen(title, frozenset(at for at in inside if start <= at <= end and page.belongs(at)))


def _page(root: HtmlElement, blocks: Sequence[Block], teasers: frozenset[HtmlElement]) -> _Page:
    """The page as trafilatura sees it without its teasers, which can be longer than a short release."""
    page = _Page.of(blocks, found_in(root, teasers, fast=True), teasers)
    if page.doubtful:
        # Its other, slower ways find the text where the first was led astray.
        page = max(page, _Page.of(blocks, found_in(root, teasers, fast=False), teasers), key=_Page.prose_found)
    if teasers and page.prose_found() < PROSE:
        return _page(root, blocks, frozenset())
    if amid := page.teasers_amid():
        # Short records with a link in the middle of a text are what it lists.
        return _page(root, blocks, teasers - amid)
    return page


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page with what is known of each."""

    blocks: Sequence[Block]
    measured: Sequence[Measured]
    container: HtmlElement
    mass: Counter[HtmlElement]
    """Words found by trafilatura, by the element that holds them."""
    words: Counter[HtmlElement]
    """All words, by the element that holds them."""
    teasers: frozenset[HtmlElement]
    everywhere: frozenset[str]
    """Names of furniture that say nothing on this page, as a good part of what was found stands in them."""

    @classmethod
    def of(
        cls, blocks: Sequence[Block], found: Sequence[Sequence[str]], teasers: frozenset[HtmlElement] = frozenset()
    ) -> _Page:
        measures = measured(blocks, found)
        mass: Counter[HtmlElement] = Counter()
        words: Counter[HtmlElement] = Counter()
        depth: dict[HtmlElement, int] = {}
        for block, m in zip(blocks, measures, strict=True):
            path = [block.element, *block.element.iterancestors()]
            for up, element in enumerate(path):
                words[element] += len(m.words)
                mass[element] += len(m.words) if m.found else 0
                depth[element] = len(path) - up
        most = min(sum(map(len, found)), max(mass.values(), default=0))
        holding = [e for e, n in mass.items() if n >= HOLDS * most and e.tag in _BOXES]
        container = max(holding, key=lambda e: depth[e]) if most and holding else _root(blocks)
        return cls(blocks, measures, container, mass, words, teasers, _everywhere(mass, container))

    @property
    def doubtful(self) -> bool:
        """True where much of what was found is links, or little of the page's prose was found."""
        found = [at for at, m in enumerate(self.measured) if m.covered > SURELY]
        length = sum(len(self.blocks[at].text.replace(" ", "")) for at in found)
        linked = sum(self.blocks[at].linked for at in found)
        prose = [at for at in range(len(self.blocks)) if self.is_prose(at)]
        missed = sum(len(self.measured[at].words) for at in prose if self.measured[at].covered <= SURELY)
        return linked > 0.3 * length or missed > 0.5 * sum(len(self.measured[at].words) for at in prose)

    def prose_found(self) -> int:
        """How many words of running text were found, those amid links counted off."""
        told = (at for at, b in enumerate(self.blocks) if b.kind != "heading" and b.element.tag != "title")
        found = [at for at in told if self.measured[at].covered > SURELY]
        return sum(len(self.measured[at].words) * (1 if self.is_prose(at) else -1) for at in found)

    def is_prose(self, at: int) -> bool:
        """Whether a block is running text: long, and hardly linked."""
        block = self.blocks[at]
        return len(self.measured[at].words) >= PROSE and block.linked < 0.3 * len(block.text)

    def teasers_amid(self) -> frozenset[HtmlElement]:
        """The teasers above and below which running text was found, all in the container."""
        prose = [at for at in self.inside if self.measured[at].found and self.is_prose(at)]
        if not self.teasers or len(prose) < 2:
            return frozenset()
        between = [part for at in range(prose[0], prose[-1]) for part in self.path(self.blocks[at].element)]
        return self.teasers & frozenset(between)

    @property
    def inside(self) -> list[int]:
        """The places of the blocks in the container that are shown."""
        held = (at for at, b in enumerate(self.blocks) if self.container in self.path(b.element))
        return [at for at in held if self.shown(at) and self.blocks[at].element.tag != "title"]

    def shown(self, at: int) -> bool:
        """Whether a reader sees a block. Some pages hide their text until a script has run: what was found counts."""
        return not self.blocks[at].hidden or self.measured[at].found

    def lead(self, title: int | None) -> list[int]:
        """The places of blocks that were found between the title and the container: a lead above the text.

        What stands in the container as well is only a teaser of it.
        """
        inside = self.inside
        if title is None or not inside:
            return []
        texts = {self.measured[at].words for at in (*inside, title)}
        between = (at for at in range(title + 1, inside[0]) if self.shown(at))
        return [at for at in between if self.measured[at].found and self.measured[at].words not in texts]

    @staticmethod
    def path(element: HtmlElement) -> list[HtmlElement]:
        """An element and all that it stands in."""
        return [element, *element.iterancestors()]

    def furnished(self, at: int) -> bool:
        """Whether a block stands in furniture: by tag, role or name of what is between it and the container.

        A name counts for little against the text: what holds a good part of all that was found is no furniture, nor
        is running text that was found.
        """
        trusted = self.measured[at].found and self.is_prose(at)
        for part in self.path(self.blocks[at].element):
            if part in self.teasers:
                return True
            if part is self.container:
                return False
            if self.mass[part] < 0.3 * self.mass[self.container] and is_furniture(
                part, by_name=not trusted, but=self.everywhere
            ):
                return True
        return False

    def belongs(self, at: int) -> bool:
        """Whether a block amid the release is part of it: found by trafilatura, or standing among what was found."""
        block, m = self.blocks[at], self.measured[at]
        if self.furnished(at):
            return False
        if m.covered > SURELY:
            return True
        if block.linked > LINKS * max(1, len(block.text.replace(" ", ""))):
            return False
        if any(part.tag == "figure" for part in self.path(block.element)):
            return False
        box = self.box(block.element)
        if block.kind == "heading" and self.words[box] == len(m.words) and self._found_below(at):
            return True  # in a box of its own
        return box is self.container or self.mass[box] >= 0.5 * self.words[box]

    def _found_below(self, at: int) -> bool:
        return at + 1 < len(self.blocks) and self.measured[at + 1].found

    def box(self, element: HtmlElement) -> HtmlElement:
        """The nearest element round a block that only holds others."""
        for part in self.path(element):
            if part is self.container or (part.tag in _BOXES and (part is not element or part.tag == "div")):
                return part
        return self.container

    def stretched(self, at: int, step: int, limit: int | None) -> int:
        """From the first or last block found on to those beside it, in the same element, that belong to it."""
        parent = self.blocks[at].element.getparent()
        here = at + step
        while 0 <= here < len(self.blocks) and here != limit:
            block = self.blocks[here]
            if block.hidden:
                here += step
                continue
            beside = parent is not None and parent in self.path(block.element) and parent in self.path(self.container)
            beside = beside or (parent is not None and block.element.getparent() is parent)
            if not beside or not self.belongs(here):
                break
            at, here = here, here + step
        return at


def _title(page: _Page) -> int | None:
    """The place of the headline: the heading that names the page, or the last of first rank before the text."""
    sure = [at for at in page.inside if page.measured[at].found]
    return headline(page.blocks, (sure[0] if sure else len(page.blocks)) + 1)


def _root(blocks: Sequence[Block]) -> HtmlElement:
    return blocks[-1].element.getroottree().getroot()


def _everywhere(mass: Mapping[HtmlElement, int], container: HtmlElement) -> frozenset[str]:
    """The names of furniture of elements that side by side hold a good part of what was found.

    A page builder calls whatever it puts on a page a widget.
    """
    held: Counter[str] = Counter()
    for element, words in mass.items():
        names = furniture_names(element) if words else set()
        above = list(element.iterancestors()) if names else []
        if container in above:
            # What stands in an element of the same name is counted with that.
            held.update(dict.fromkeys(names.difference(*map(furniture_names, above[: above.index(container)])), words))
    return frozenset(name for name, words in held.items() if words >= 0.3 * mass[container])
