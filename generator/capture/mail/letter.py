"""The text of a mail as lines, with what tells them apart: how large they are written, how deep they are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.capture.links import CLOSE, OPEN
from generator.capture.personal_data.links import without_tracking
from generator.capture.pieces import Line, LineKind
from generator.capture.reading import CannotRead
from generator.model import Replaced

MOST_LINES = 20_000
"""The longest real mail tried has 2,100."""
WIDEST = 120
"""Characters of a line that a mail program wrapped."""
PLAIN_SIZE = 16.0
"""Pixels: what a browser writes where nothing is said."""
HEADING_SIZES = {"h1": 32.0, "h2": 24.0, "h3": 19.0, "h4": 16.0, "h5": 13.0, "h6": 11.0}
_LINK_MARK = re.compile(f"({OPEN}|{CLOSE})")
_SPACE = re.compile(r"\s+")
RULE = re.compile(
    r"[-–—=_*~#•·+ ]{3,}|[-–—=_*~# ]{2,20}(?:(?:item|release|no\.?) ?)?\d{1,2}(?: ?(?:of|/) ?\d{1,2})?[-–—=_*~# ]{2,20}"
    r"|(?:(?:item|document|article|story|message|release) )?\d{1,3} (?:of|/) \d{1,3}"
    r"(?: (?:items|documents|articles|stories|messages|releases))?"
    r"|(?:[.] ?){5,}",
    re.IGNORECASE,
)
"""A line drawn across plain text; some count what they part."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks in the mail."""

    size: float = PLAIN_SIZE
    """In pixels."""
    depth: int = 0
    """How often it is quoted."""
    ruled: bool = False
    """Whether a line is drawn above it that is no text."""
    addressed: bool = False
    """Whether a program wrote an address behind its last word, as the words were a link."""


@dataclass(slots=True)
class Letter:
    """Lines in order, and beside each how it looks."""

    lines: list[Line] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    def add(self, line: Line, look: Look = Look()) -> None:
        """Append one line. Raises CannotRead where there are more than any mail has."""
        if len(self.lines) >= MOST_LINES:
            what = f"it is a mail of more than {MOST_LINES:,} lines"
            raise CannotRead("C010", what, "save the release's own text as plain text (UTF-8)")
        self.lines.append(line)
        self.looks.append(look)

    def link(self, targets: Iterable[str]) -> None:
        """Append where links lead; '' where only a mailing service knows, whose own address names the reader."""
        self.targets += [(without_tracking(t) or "") if t[:4].lower() == "http" else t for t in targets]

    def remove(self, start: int, end: int, step: str) -> None:
        """Mark the lines from `start` up to `end` as removed; what is removed keeps its step."""
        for at in range(start, end):
            if not self.lines[at].blank:
                self.lines[at] = self.lines[at].removed_by(step)

    def split(self, at: int, *lines: Line) -> None:
        """Put several lines in place of one; together they hold its words."""
        self.lines[at : at + 1] = lines
        self.looks[at : at + 1] = [self.looks[at]] * len(lines)

    def part(self, at: int, opening: re.Pattern[str], step: str) -> None:
        """Put what a line opens with into a line of its own, removed, where something follows it."""
        line = self.lines[at]
        match = opening.match(line.text)
        if match is not None and match.end() < len(line.text):
            self.split(at, Line(match.group().strip(), step), replace(line, text=line.text[match.end() :]))

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
    link_words: str
    """The words of its links."""
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
        inside: list[str] = []
        for piece in _LINK_MARK.split("\n".join(line.text for line in lines)):
            if piece in (OPEN, CLOSE):
                open_link = piece == OPEN
                continue
            length = len(piece) - piece.count(" ")
            total += length
            linked += length if open_link else 0
            inside += [piece] if open_link else []
        text = bare(" ".join(line.text for line in lines))
        links = sum(line.text.count(CLOSE) for line in lines)
        share = linked / total if total else 0.0
        size, kind = letter.looks[first].size, lines[0].kind
        found.append(Passage(first, last, text, size, kind, links, share, " ".join(inside), tuple(words_of(text))))
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
    if any(len(text) > WIDEST and " " in text.strip() for text in (letter.lines[at].text for at in range(first, end))):
        yield from ((at, at + 1) for at in range(first, end))
    elif first < end:
        yield first, end
