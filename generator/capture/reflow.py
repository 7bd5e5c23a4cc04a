"""Lines to paragraphs: hard-wrapped lines joined, broken words and broken sentences mended, titles told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from generator.capture.links import CLOSE, OPEN
from generator.capture.pieces import Line
from generator.capture.repeated_lines import STEP as PAGES
from generator.dates import DAY_NAMES, MONTH_NAMES
from generator.model import Paragraph, Replaced

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\ue001]*$|[\"”»]$")
_LIST_ITEM = re.compile(r"^(?:[-–—*•·▪◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_HALF = re.compile(r"([^\W\d_]+)[-‐]$")
_LONGEST_HALF = 60
"""Characters of a word before a hyphen."""
_OPENING_QUOTE = re.compile(r"^[\"“«]")
_MONTH = "|".join(MONTH_NAMES)
_DATE = (
    rf"(?:(?:{'|'.join(DAY_NAMES)}),?\s+)?"
    rf"(?:\d{{1,2}}\s+(?:{_MONTH}),?\s+\d{{4}}|(?:{_MONTH})\s+\d{{1,2}},?\s+\d{{4}})"
)
_BYLINE = re.compile(
    rf"^(?:published:?\s+|updated:?\s+|date:\s*)?(?:{_DATE})\s*(?:[|–—-].*)?$"
    rf"|^(?:{_DATE}\s*[|–—-]\s*)?by\s+(?:[A-Z][\w.'’-]*\s*){{1,5}}(?:,.*)?$",
    re.IGNORECASE,
)
TITLE_MAX = 220
"""Characters. The longest title among the releases tried has 214."""


@dataclass(frozen=True, slots=True)
class Reflowed:
    """The title where one is stated, the paragraphs, and the words that were put together again."""

    title: str | None
    paragraphs: tuple[Paragraph, ...]
    replaced: tuple[Replaced, ...]


def reflow(lines: Sequence[Line]) -> Reflowed:
    """Title and paragraphs of the kept lines. What the format told of a line's kind holds; the rest is found out."""
    stretches = _stretches(lines)
    width = _wrap_width([block for stretch in stretches if not isinstance(stretch, Line) for block in stretch])
    title = next((_spaced(s) for s in stretches if isinstance(s, Line) and s.kind == "title"), None)
    replaced: list[Replaced] = []
    found: list[Paragraph] = []
    titles = 0
    for at, stretch in enumerate(stretches):
        if not isinstance(stretch, Line):
            blocks = stretch
            if title is None and at == 0:
                title, blocks = _take_title(blocks, width)
            texts = [text for block in blocks for text in _paragraphs(block, width, replaced)]
            found += _with_kinds(_join_broken(texts))
        elif stretch.kind == "title":
            titles += 1
            # A capture of several releases has several titles: the first is its title, the others head their texts.
            found += [Paragraph(_spaced(stretch), "heading")] if titles > 1 else []
        elif stretch.kind is not None:
            found.append(Paragraph(_spaced(stretch), stretch.kind))
    return Reflowed(title, tuple(found), tuple(replaced))


def _spaced(line: Line) -> str:
    """The line's words with single spaces; the tabs between the cells of a table's row stay."""
    if line.kind == "table-row":
        return "\t".join(" ".join(cell.split()) for cell in line.text.split("\t"))
    return " ".join(line.text.split())


Block = list[str]


def _stretches(lines: Sequence[Line]) -> list[Line | list[Block]]:
    """Lines whose kind is known, and between them the blocks of plain text that follow each other.

    A block is a run of kept lines between blank or removed ones; space at the ends of a line goes.
    """
    found: list[Line | list[Block]] = []
    fresh = True
    for line in lines:
        if line.kept and not line.blank and line.kind is not None:
            found.append(line)
        elif line.kept and not line.blank:
            blocks = found[-1] if found else None
            if blocks is None or isinstance(blocks, Line):
                blocks = []
                found.append(blocks)
            if fresh or not blocks:
                blocks.append([])
            blocks[-1].append(_spaced(line))
        # The furniture of pages does not end a paragraph: it stands in the middle of what runs on.
        if line.step != PAGES:
            fresh = line.blank or not line.kept or line.kind is not None
    return found


def ends_a_sentence(text: str) -> bool:
    """True for a line after whose last word a sentence is over."""
    return bool(_ENDS.search(text.rstrip()))


def is_byline(text: str) -> bool:
    """True for a line that only says when, or by whom, something was published."""
    return bool(_BYLINE.match(text))


def _wrap_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width at which lines were broken, in characters; None where a line is a paragraph.

    Wrapped text shows in lines that break off in mid-sentence, at about the same length, again and again.
    """
    pairs = [(a, b) for block in blocks for a, b in pairwise(block)]
    running_on = [a for a, b in pairs if not _ENDS.search(a) and not _LIST_ITEM.match(b)]
    if len(running_on) < 3 or len(running_on) < 0.5 * len(pairs):
        return None
    width = sorted(len(a) for a in running_on)[-1 - len(running_on) // 20]
    middle = sorted(len(a) for a in running_on)[len(running_on) // 2]
    return width if 30 <= width <= 120 and middle >= 0.6 * width else None


def _take_title(blocks: list[list[str]], width: int | None) -> tuple[str | None, list[list[str]]]:
    """Split off a stated title: a first block, or a first line above a byline, that is no sentence."""
    if not blocks or (len(blocks) == 1 and len(blocks[0]) == 1):
        return None, blocks
    first = blocks[0]
    alone = len(first) > 1 and (_BYLINE.match(first[1]) or width is None)
    head = first[:1] if alone else first
    title = " ".join(head)
    rest = [first[1:], *blocks[1:]] if alone and len(first) > 1 else blocks[1:]
    if not rest or len(head) > 3 or not _is_title(title, rest[0][0]):
        return None, blocks
    return title, rest


def _is_title(text: str, following: str) -> bool:
    text = _bare(text)
    if len(text) > TITLE_MAX or len(text.split()) < 2 or _BYLINE.match(text) or _LIST_ITEM.match(text):
        return False
    if text[0].islower() or (re.search(r"[.:;,][\"'”’)]*$", text) and not re.search(r"\b(?:[A-Z]\.){2,}$", text)):
        return False
    return not _bare(following)[0].islower()


def _bare(text: str) -> str:
    """`text` without the marks of its links, which stand before its first letter."""
    return text.replace(OPEN, "").replace(CLOSE, "") or " "


def _paragraphs(block: Sequence[str], width: int | None, replaced: list[Replaced]) -> list[str]:
    """The paragraphs of one block. Lines of wrapped text run on until a sentence ends where a word had room."""
    if width is None:
        return list(block)
    known = set(re.findall(r"[\w-]+", " ".join(block)))
    paragraphs = [block[0]]
    previous = block[0]
    for line in block[1:]:
        if _breaks(previous, line, width):
            paragraphs.append(line)
        else:
            paragraphs[-1] = _join(paragraphs[-1], line, known, replaced)
        previous = line
    return paragraphs


def _breaks(line: str, following: str, width: int) -> bool:
    if _BYLINE.match(line) or _LIST_ITEM.match(following):
        return True
    if not _ENDS.search(line):
        return False
    if line.endswith(":") or _OPENING_QUOTE.match(following):
        return True
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _join(text: str, line: str, known: set[str], replaced: list[Replaced]) -> str:
    """Two lines as one; a word broken by a hyphen is put together unless the hyphen belongs to it."""
    start = line.partition(" ")[0]
    _, _, end = text.rpartition(" ")
    mended = mend(end, start, known)
    if mended is None:
        return f"{text} {line}"
    word, change = mended
    replaced += [change] if change else []
    return text.removesuffix(end) + word + line.removeprefix(start)


def mend(end: str, start: str, known: AbstractSet[str]) -> tuple[str, Replaced | None] | None:
    """The last word of a line and the first of the next as one word, where a hyphen says that they are one.

    And what was put together; nothing where the hyphen belongs to the word, as `known` words of the text tell.
    None where they are two words.
    """
    head, tail = _HALF.search(end[-_LONGEST_HALF:]), re.match(r"[^\W\d_]+", start)
    if head is None:
        return None
    if tail is None or not tail.group()[0].islower():
        return end + start, None
    whole, hyphenated = head[1] + tail.group(), f"{head[1]}-{tail.group()}"
    if hyphenated in known and whole not in known:
        return end + start, None
    return end[:-1] + start, Replaced(f"{head.group()} {tail.group()}", whole, "hyphenation")


def _join_broken(texts: Sequence[str]) -> list[str]:
    """Join a paragraph that stops in mid-sentence to the next one, where that goes on in lower case."""
    joined: list[str] = []
    for text in texts:
        previous = joined[-1] if joined else ""
        broken = (
            re.search(r"[\w,’'–-]$", _bare(previous)) and len(previous.split()) >= 4 and not _BYLINE.match(previous)
        )
        if broken and _bare(text)[0].islower() and not _LIST_ITEM.match(text):
            joined[-1] = f"{previous} {text}"
        else:
            joined.append(text)
    return joined


def _with_kinds(texts: Sequence[str]) -> list[Paragraph]:
    """Tell headings, list items and bylines from paragraphs."""
    result = []
    for at, text in enumerate(texts):
        if at < 3 and _BYLINE.match(text):
            result.append(Paragraph(text, "byline"))
        elif _LIST_ITEM.match(text):
            result.append(Paragraph(text, "list-item"))
        elif at + 1 < len(texts) and _is_heading(text, texts[at + 1]):
            result.append(Paragraph(text, "heading"))
        else:
            result.append(Paragraph(text))
    return result


def _is_heading(text: str, following: str) -> bool:
    text, following = _bare(text), _bare(following)
    short = len(text) <= 80 and len(text.split()) <= 12 and text[0].isupper()
    ends_open = not re.search(r"[.:;,!][\"'”’)]*$", text) and not text.startswith(("“", '"'))
    return short and ends_open and len(following) > 2 * len(text) and following[0] not in "a,;"
