"""The Markdown of an editor's introduction: a small part of it, read into blocks and never passed on as it stands.

Paragraphs, headings of level 2 and 3, lists of one level and quotations; in them *emphasis*, **strong** words and
[links](https://…) to the web, or to `release:`, `person:` or `country:` and an id. What else Markdown knows is refused
with its line, or is shown as the characters it is made of: pages write the blocks anew, escaped, so that every
dialect shows the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

DEEPEST = 4
"""Emphasis inside emphasis is read so deep; further in, its signs are shown."""

Block = Literal["paragraph", "heading-2", "heading-3", "bullets", "numbers", "quotation"]
Kind = Literal["text", "emphasis", "strong", "link"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: plain text, or other pieces with something to them."""

    kind: Kind
    text: str = ""
    parts: tuple[Part, ...] = ()
    target: str = ""
    """Of a link: an address of the web, or `release:<id>`, `person:<id>` or `country:<id>`."""


Line = tuple[Part, ...]


def words_of(line: Line) -> str:
    """The words of a line, without what is done to them."""
    return "".join(part.text + words_of(part.parts) for part in line)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block; `lines` are its paragraphs, or the items of a list. A heading and a paragraph have one."""

    block: Block
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is no part of the Markdown that is read here, and its line."""

    line: int
    what: str
    mend: str


@dataclass(slots=True)
class Introduction:
    """What an editor wrote: its blocks, where its links lead to from which line, and what could not be read."""

    pieces: list[Piece] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A block that is being read: each of its lines with the number of the first."""

    block: Block
    lines: list[tuple[int, list[str]]]
    number: int = 0
    """Of a numbered list, the number of its last item."""
    resting: bool = False
    """True after an empty line: the block goes on only with another item, or more of the quotation."""


_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|(?<=[ \t]))#+$")
_BULLET = re.compile(r"[-*+][ \t]+(\S.*)")
_NUMBER = re.compile(r"(\d{1,4})[.)][ \t]+(\S.*)")
_QUOTE = re.compile(r">[ \t]?(.*)")
_REFUSED = (
    (re.compile(r"(?:[-*_=][ \t]*){3,}$|(?:=+|-+)[ \t]*$"), "a line or a heading drawn with signs"),
    (re.compile(r"```|~~~"), "a block of code"),
    (re.compile(r"\|"), "a table"),
    (re.compile(r"\[[^\]]+\]:"), "a link or a footnote defined apart"),
)
_INLINE = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
      | (?P<image>!\[)
      | (?P<html><(?=[A-Za-z/!?]))
      | (?P<code>`)
      | \[(?P<words>(?:\\.|[^\[\]\\]){0,500})\]\((?P<target>[^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,9})\)
      | \*\*(?=\S)(?P<strong>(?:\\.|[^\\]){1,1000}?)(?<=\S)\*\*(?!\*)
      | \*(?=[^\s*])(?P<emphasis>(?:\\.|\*\*|[^\\*]){1,1000}?)(?<=\S)\*(?!\*)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_HERE: dict[str, tuple[str, str]] = {
    "image": ("a picture", "leave it out; an introduction has words and links"),
    "html": ("HTML", "write Markdown, or \\< for the sign itself"),
    "code": ("code", "leave the ` out, or write \\` for the sign itself"),
}
_SUBSET = (
    "write paragraphs, headings (## or ###), lists, quotations, emphasis and links; docs/contributing.md lists them"
)


def read_introduction(lines: Sequence[str], first: int = 1) -> Introduction:
    """The introduction that stands on `lines`, of which the first has the number `first` in its file."""
    found = Introduction()
    for block in _blocks(lines, first, found.faults):
        parsed = tuple(tuple(_parts("\n".join(words), line, found)) for line, words in block.lines)
        if block.block.startswith("heading") and any(part.kind != "text" for part in parsed[0]):
            line = block.lines[0][0]
            found.faults.append(Fault(line, "the heading holds emphasis or a link", "write it in plain words"))
        found.pieces.append(Piece(block.block, parsed))
    return found


def _blocks(lines: Sequence[str], first: int, faults: list[Fault]) -> Iterator[_Open]:
    """The blocks, one after the other."""
    block: _Open | None = None
    for number, line in enumerate(lines, first):
        if line.strip() in ("", ">"):
            if block is not None:
                block.resting = True
        elif fault := _refused(line, block):
            faults.append(Fault(number, *fault))
        else:
            following = _following(line.strip(), number, block)
            if block is not None and following is not block:
                yield block
            block = following
            block.resting = False
    if block is not None:
        yield block


def _refused(line: str, block: _Open | None) -> tuple[str, str] | None:
    """Why a line has no place in an introduction; None where it has one."""
    bare = line.strip()
    for sign, name in _REFUSED:
        if sign.match(bare):
            return f"{name} has no place in an introduction", _SUBSET
    in_list = block is not None and block.block in ("bullets", "numbers")
    if line[0].isspace():
        if in_list and _starts_a_block(bare):
            return "a block inside a list has no place in an introduction", "write lists of one level, at the margin"
        if not in_list or block is None or block.resting:
            return "an indented line has no place in an introduction", "begin the line at the margin"
    quoted = _QUOTE.match(bare)
    if quoted and _starts_a_block(quoted[1].strip()):
        return "a block inside a quotation has no place in an introduction", "write paragraphs behind the >"
    heading = _HEADING.match(bare)
    if heading and (len(heading[1]) not in (2, 3) or not _heading_words(heading)):
        return "the heading is not of level 2 or 3", "write ## or ###, a space and its words; the title is level 1"
    return None


def _starts_a_block(bare: str) -> bool:
    counted = _NUMBER.match(bare)
    return bool(_BULLET.match(bare) or (counted and counted[1] == "1") or bare.startswith((">", "#")))


def _heading_words(heading: re.Match[str]) -> str:
    return _CLOSING.sub("", heading[2] or "").strip()


def _following(line: str, number: int, block: _Open | None) -> _Open:
    """The block that `line` belongs to: `block`, with the line added, or a new one."""
    if heading := _HEADING.match(line):
        return _Open("heading-2" if len(heading[1]) == 2 else "heading-3", [(number, [_heading_words(heading)])])
    if bullet := _BULLET.match(line):
        return _item(block, "bullets", number, bullet[1], 0)
    counted = _NUMBER.match(line)
    last = block.number if block is not None and block.block == "numbers" else 0
    # "2019. It went on" is a sentence: a list begins with 1 and counts on.
    if counted and int(counted[1]) in ((1, last + 1) if last else (1,)):
        return _item(block, "numbers", number, counted[2], last + 1)
    if quoted := _QUOTE.match(line):
        return _quoted(block, number, quoted[1].strip())
    if block is None or block.resting or block.block.startswith("heading") or block.block == "quotation":
        return _Open("paragraph", [(number, [line])])
    block.lines[-1][1].append(line)
    return block


def _item(block: _Open | None, kind: Block, number: int, words: str, count: int) -> _Open:
    if block is None or block.block != kind:
        return _Open(kind, [(number, [words])], count)
    block.lines.append((number, [words]))
    block.number = count
    return block


def _quoted(block: _Open | None, number: int, words: str) -> _Open:
    """Quotations that follow each other are one; an empty line in it ends a paragraph."""
    if block is None or block.block != "quotation":
        return _Open("quotation", [(number, [words])])
    if block.resting:
        block.lines.append((number, [words]))
    else:
        block.lines[-1][1].append(words)
    return block


def _parts(text: str, line: int, found: Introduction, depth: int = 0) -> Iterator[Part]:
    """The pieces of a paragraph that begins on `line`."""
    end = 0
    for match in _INLINE.finditer(text) if depth < DEEPEST else ():
        if match.start() > end:
            yield Part("text", text[end : match.start()])
        end = match.end()
        yield from _piece(match, line + text.count("\n", 0, match.start()), found, depth + 1)
    if end < len(text):
        yield Part("text", text[end:])


def _piece(match: re.Match[str], line: int, found: Introduction, depth: int) -> Iterator[Part]:
    kind = match.lastgroup or ""
    if kind in _NOT_HERE:
        what, mend = _NOT_HERE[kind]
        found.faults.append(Fault(line, f"{what} has no place in an introduction", mend))
    elif kind == "escaped":
        yield Part("text", match["escaped"])
    elif kind == "target":
        target = match["target"].strip()
        found.links.append((line, target))
        if not match["words"].strip():
            found.faults.append(Fault(line, "the link has no words", "write [words](address)"))
        yield Part("link", parts=tuple(_parts(match["words"], line, found, depth)), target=target)
    elif kind in ("strong", "emphasis"):
        name: Kind = "strong" if kind == "strong" else "emphasis"
        yield Part(name, parts=tuple(_parts(match[kind], line, found, depth)))
