"""The text of a mail as lines, with what tells them apart: how large they are written, how deep they are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from lxml.html import HtmlElement

from generator.capture.decode import normalise
from generator.capture.links import CLOSE, OPEN, TARGET
from generator.capture.mail.links import unwrapped
from generator.capture.mail.message import Part
from generator.capture.markup import HIDDEN, Block, blocks_of, is_hidden, lines_of, parse
from generator.capture.pieces import Line, LineKind
from generator.capture.reading import CannotRead
from generator.model import Replaced

MOST_LINES = 20_000
"""The longest real mail tried has 2,100."""
WIDEST = 120
"""Characters of a line that a mail program wrapped."""
PLAIN_SIZE = 16.0
"""Pixels: what a browser writes where nothing is said."""
_HEADING_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 19.0, "h4": 16.0, "h5": 13.0, "h6": 11.0}
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_SIZE = re.compile(r"font(?:-size)?\s*:[^;]{0,40}?\b(\d{1,3}(?:\.\d{1,4})?)\s*(px|pt|em|rem|%)", re.IGNORECASE)
_SHRUNK = re.compile(
    r"max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
"""Shown, but so that nobody sees it."""
_TABLE = frozenset(("table", "tbody", "thead", "tr", "td", "th"))
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_LIFTED = re.compile(r"<\s*(?:https?://|mailto:)[^<>]{1,2000}>|\[(?:cid|image):[^\[\]\n]{0,300}\]", re.IGNORECASE)
_CITED = re.compile(
    r"(?:\b(?:at|see|to|via|from|on|in|is|visit|and|or|under|unter|auf|sur|na)|[:(])\s*$", re.IGNORECASE
)
"""Before an address that belongs to its sentence."""
_LINK_MARK = re.compile(f"({OPEN}|{CLOSE})")
_SPACE = re.compile(r"\s+")
RULE = re.compile(r"[-–—=_*~#•· ]{3,}")
"""A line drawn across plain text."""


@dataclass(slots=True)
class Letter:
    """Lines in order, and beside each its size in pixels and how often it is quoted."""

    lines: list[Line] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    def add(self, line: Line, size: float = PLAIN_SIZE, depth: int = 0) -> None:
        """Append one line. Raises CannotRead where there are more than any mail has."""
        if len(self.lines) >= MOST_LINES:
            what = f"it is a mail of more than {MOST_LINES:,} lines"
            raise CannotRead("C010", what, "save the release's own text as plain text (UTF-8)")
        self.lines.append(line)
        self.sizes.append(size)
        self.depths.append(depth)

    def remove(self, start: int, end: int, step: str) -> None:
        """Mark the lines from `start` up to `end` as removed; what is removed keeps its step."""
        for at in range(start, end):
            if not self.lines[at].blank:
                self.lines[at] = self.lines[at].removed_by(step)

    def split(self, at: int, *lines: Line) -> None:
        """Put several lines in place of one; together they hold its words."""
        self.lines[at : at + 1] = lines
        self.sizes[at : at + 1] = [self.sizes[at]] * len(lines)
        self.depths[at : at + 1] = [self.depths[at]] * len(lines)

    def join(self, start: int, end: int, kind: LineKind) -> None:
        """Put one line in place of several that belong together."""
        text = " ".join(line.text.strip() for line in self.lines[start:end] if not line.blank)
        self.lines[start:end] = [Line(text, None, kind), *(Line("") for _ in range(end - start - 1))]


@dataclass(frozen=True, slots=True)
class Passage:
    """Kept lines that stand together: a paragraph, a heading, or text between two blank lines."""

    start: int
    end: int
    text: str
    size: float
    kind: LineKind | None
    links: int
    linked: float
    """The share of its characters that stand in links."""
    words: tuple[str, ...]
    """Its words, in small letters."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, signs aside."""
    return re.findall(r"[^\W_]+", text.replace("’", "").replace("'", "").casefold())


def bare(text: str) -> str:
    """A line without the marks of its links, with single spaces."""
    return _SPACE.sub(" ", text.replace(OPEN, "").replace(CLOSE, "")).strip()


def passages(letter: Letter, start: int = 0, end: int | None = None) -> list[Passage]:
    """The passages of the kept lines from `start` up to `end`, in order."""
    found: list[Passage] = []
    open_link = False
    for first, last in _runs(letter, start, len(letter.lines) if end is None else end):
        lines = letter.lines[first:last]
        linked = total = 0
        for piece in _LINK_MARK.split("\n".join(line.text for line in lines)):
            if piece in (OPEN, CLOSE):
                open_link = piece == OPEN
                continue
            length = len(piece) - piece.count(" ")
            total += length
            linked += length if open_link else 0
        text = bare(" ".join(line.text for line in lines))
        links = sum(line.text.count(CLOSE) for line in lines)
        share = linked / total if total else 0.0
        size, kind = letter.sizes[first], lines[0].kind
        found.append(Passage(first, last, text, size, kind, links, share, tuple(words_of(text))))
    return found


def _runs(letter: Letter, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines that stand together: kept, without a blank line, a rule or a line of known kind."""
    first = start
    for at in range(start, end + 1):
        line = letter.lines[at] if at < end else Line("")
        alone = line.kind is not None or bool(RULE.fullmatch(line.text.strip()))
        if not line.kept or line.blank or alone:
            yield from _paragraphs(letter, first, at)
            first = at + 1
        if alone and line.kept and not line.blank:
            yield at, at + 1


def _paragraphs(letter: Letter, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines that stand together; where one is too long to have been wrapped, each is a paragraph."""
    if any(len(letter.lines[at].text) > WIDEST for at in range(first, end)):
        yield from ((at, at + 1) for at in range(first, end))
    elif first < end:
        yield first, end


def letter_of(parts: Sequence[Part]) -> Letter:
    """The lines of all texts of a mail, in order."""
    letter = Letter()
    for part in parts:
        if letter.lines:
            letter.add(Line(""))
        if part.html:
            _add_html(letter, part.text)
        else:
            _add_text(letter, part)
    return letter


def _add_html(letter: Letter, html: str) -> None:
    root = parse(html)
    _hide(root)
    depths = _unquote(root)
    for block in blocks_of(root):
        # A mail program does not show the title in the head.
        lines, targets, replaced = lines_of([block], {0: HIDDEN} if block.element.tag == "title" else None)
        size = _size_of(block)
        depth = depths.get(block.element, 0) if depths else 0
        for line in lines:
            letter.add(line, size, depth)
        letter.targets += [unwrapped(target) for target in targets]
        letter.replaced += replaced


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
    return _HEADING_SIZES.get(element.tag) if isinstance(element.tag, str) else None


def _add_text(letter: Letter, part: Part) -> None:
    plain, replaced = normalise(part.text)
    letter.replaced += replaced
    lifted: list[str] = []
    before = 0
    lines = _unflowed(plain, part.delsp) if part.flowed else _unquoted(plain)
    for text, depth in chain(_without_addresses(lines, lifted), [("", 0)]):
        if not text.strip() or depth != before:
            # What was lifted out of a passage follows it, so that its lines still stand together.
            for words in lifted:
                letter.add(Line(words, TARGET), depth=before)
            lifted.clear()
        letter.add(Line(text), depth=depth)
        before = depth


def _unquoted(text: str) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        match = _QUOTED.match(line)
        yield (line[match.end() :], match.group().count(">")) if match is not None else (line, 0)


def _unflowed(text: str, delsp: bool) -> Iterator[tuple[str, int]]:
    """Lines of format=flowed: one that ends with a space goes on in the next of the same depth."""
    open_text: str | None = None
    open_depth = 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        content = content[1:] if content.startswith(" ") else content
        if open_text is not None and (depth != open_depth or content == "-- "):
            yield open_text, open_depth
            open_text = None
        flows = content.endswith(" ") and content != "-- "
        joined = (open_text or "") + (content[:-1] if flows and delsp else content)
        open_text, open_depth = (joined, depth) if flows else (None, depth)
        if not flows:
            yield joined, depth
    if open_text is not None:
        yield open_text, open_depth


def _without_addresses(lines: Iterator[tuple[str, int]], lifted: list[str]) -> Iterator[tuple[str, int]]:
    """Lines without the addresses and pictures that a mail program writes behind words: `words <https://…>`."""
    for text, depth in lines:
        if "<" not in text and "[" not in text:
            yield text, depth
            continue
        found = [match for match in _LIFTED.finditer(text) if not _CITED.search(text, 0, match.start())]
        lifted += [match.group() for match in found]
        rest = text
        for match in reversed(found):
            rest = rest[: match.start()] + rest[match.end() :]
        if rest.strip() or not found:
            yield rest, depth


def with_kind(letter: Letter, at: int, kind: LineKind | None) -> None:
    """State what a line is."""
    letter.lines[at] = replace(letter.lines[at], kind=kind)
