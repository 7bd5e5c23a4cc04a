"""Lines to paragraphs: hard-wrapped lines joined, broken words and broken sentences mended, titles told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from generator.capture.hyphens import Words, breaks_off, ends_a_sentence, mend, words_of
from generator.capture.links import CLOSE, OPEN
from generator.capture.pieces import Line
from generator.capture.repeated_lines import STEP as PAGES
from generator.dates import DAY_NAMES, MONTH_NAMES
from generator.model import Paragraph, Replaced

_BULLETS = "*•·▪◦●○■□►▶➢➤✓✔‣\u2043∙\uf020-\uf0ff"
_LIST_ITEM = re.compile(rf"^(?:[-–—{_BULLETS}]|o(?=\s+[A-Z“])|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)])\s+\S")
_BULLET = re.compile(rf"[{_BULLETS}]")
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
_NARROWER = 3
"""Characters by which the lines of a headline are shorter than the text's at least."""
TITLE_MAX = 220
"""Characters. The longest title among the releases tried has 214."""

_WRAPPED = 5
"""Paragraphs that begin in small letters, from which on they can be lines of a wrapped text."""
_GAP = 6
"""Characters: a word of the language."""


@dataclass(frozen=True, slots=True)
class Reflowed:
    """The title where one is stated, the paragraphs, and the words that were put together again."""

    title: str | None
    paragraphs: tuple[Paragraph, ...]
    replaced: tuple[Replaced, ...]


def reflow(lines: Sequence[Line]) -> Reflowed:
    """Title and paragraphs of the kept lines. What the format told of a line's kind holds; the rest is found out."""
    stretches = _stretches(_as_lines(lines))
    plain = [block for stretch in stretches if not isinstance(stretch, Line) for block in stretch]
    width = wrap_width(plain)
    title = next((_spaced(s) for s in stretches if isinstance(s, Line) and s.kind == "title"), None)
    replaced: list[Replaced] = []
    words = words_of(plain, width) if width else Words(frozenset(), own_hyphens=False)
    room = _room(plain, width) if width else None
    found: list[Paragraph] = []
    titles = 0
    for at, stretch in enumerate(stretches):
        if not isinstance(stretch, Line):
            blocks = stretch
            if title is None and at == 0:
                title, blocks = _take_title(blocks, room)
            texts = [text for block in blocks for text in _paragraphs(block, room, words, replaced)]
            found += _with_kinds(_join_broken(texts))
        elif stretch.kind == "title":
            titles += 1
            # A capture of several releases has several titles: the first is its title, the others head their texts.
            found += [Paragraph(_spaced(stretch), "heading")] if titles > 1 else []
        elif stretch.kind is not None:
            found.append(Paragraph(_spaced(stretch), stretch.kind))
    return Reflowed(title, tuple(_whole(found)), tuple(replaced))


def _as_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines; paragraphs of a page that are only the lines of a wrapped text as such lines."""
    paragraphs = [at for at, line in enumerate(lines) if line.kept and line.kind == "paragraph"]
    texts = [" ".join(lines[at].text.split()) for at in paragraphs]
    going_on = sum(_bare(text)[0].islower() for text in texts)
    if going_on < max(_WRAPPED, len(texts) // 3) or wrap_width([texts]) is None:
        return lines
    return [replace(line, kind=None) if line.kind == "paragraph" else line for line in lines]


def _whole(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs; those of a page that break off in mid-sentence joined to the next one."""
    for kind, alike in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
        texts = [paragraph.text for paragraph in alike]
        yield from (Paragraph(text, kind) for text in (_join_broken(texts) if kind == "paragraph" else texts))


def _spaced(line: Line) -> str:
    """The line's words with single spaces; the tabs between the cells of a table's row stay."""
    if line.kind == "table-row":
        return "\t".join(" ".join(cell.split()) for cell in line.text.split("\t"))
    return " ".join(line.text.split())


Block = list[str]


def _stretches(lines: Sequence[Line]) -> list[Line | list[Block]]:
    """Lines whose kind is known, and between them the blocks of plain text that follow each other.

    A block is a run of kept lines between blank or removed ones, or from one line that is set in to the next; space
    at the ends of a line goes.
    """
    found: list[Line | list[Block]] = []
    fresh = True
    starts = _indented(lines)
    for at, line in enumerate(lines):
        if line.kept and not line.blank and line.kind is not None:
            found.append(line)
        elif line.kept and not line.blank:
            blocks = found[-1] if found else None
            if blocks is None or isinstance(blocks, Line):
                blocks = []
                found.append(blocks)
            if fresh or not blocks or at in starts:
                blocks.append([])
            blocks[-1].append(_spaced(line))
        # The furniture of pages does not end a paragraph: it stands in the middle of what runs on.
        if line.step != PAGES:
            fresh = line.blank or not line.kept or line.kind is not None
    return found


def _indented(lines: Sequence[Line]) -> set[int]:
    """The places of lines that begin a paragraph by being set in, where the text begins its paragraphs so."""
    indents = {
        at: len(line.text) - len(line.text.lstrip())
        for at, line in enumerate(lines)
        if line.kept and not line.blank and line.kind is None
    }
    if not any(indents.values()):
        return set()
    margin = Counter(indents.values()).most_common(1)[0][0]
    usual = median(len(lines[at].text) for at in indents)
    found: set[int] = set()
    first = next(iter(indents))
    for before, at in pairwise(indents):
        last = lines[before].text.strip()
        over = before == first or ends_a_sentence(last) or len(lines[before].text) < 0.8 * usual
        if indents[before] < margin + 2 <= indents[at] and over and not _LIST_ITEM.match(last):
            found.add(at)
    return found if len(found) > 1 else set()


def is_byline(text: str) -> bool:
    """True for a line that only says when, or by whom, something was published."""
    return bool(_BYLINE.match(text))


def wrap_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width at which lines were broken, in characters; None where a line is a paragraph.

    Wrapped text shows in lines that break off in mid-sentence, at about the same length, again and again.
    """
    pairs = [(a, b) for block in blocks for a, b in pairwise(block)]
    running_on = [a for a, b in pairs if not ends_a_sentence(a) and not _LIST_ITEM.match(b)]
    if len(running_on) < 3 or len(running_on) < 0.5 * len(pairs):
        return None
    lengths = sorted(map(len, running_on))
    # One line alone may be longer: an address, two lines that a program took for one.
    width = lengths[-1 - max(len(lengths) > 8, len(lengths) // 20)]
    middle = lengths[len(lengths) // 2]
    all_lengths = [len(line) for block in blocks for line in block]
    if 3 * sum(length for length in all_lengths if length > 1.5 * width) > sum(all_lengths):
        return None  # A list of short lines between paragraphs, each on a line of its own.
    return width if 30 <= width <= 120 and middle >= 0.6 * width else None


def _take_title(blocks: list[Block], room: int | None) -> tuple[str | None, list[Block]]:
    """Split off a stated title: the first lines, where they are no sentence."""
    if not blocks or (len(blocks) == 1 and len(blocks[0]) == 1):
        return None, blocks
    first = blocks[0]
    lines = _lines_of_headline(first, room)
    title = " ".join(first[:lines])
    rest = [first[lines:], *blocks[1:]] if lines < len(first) else blocks[1:]
    if not rest or not is_title(title, rest[0][0]):
        return None, blocks
    return title, rest


def _lines_of_headline(first: Block, room: int | None) -> int:
    """How many lines of a first block can be the title: all of few, one above a byline, or those of a narrower one.

    A headline set in larger letters leaves room on each of its lines for the next word of the text.
    """
    if len(first) > 1 and (room is None or _BYLINE.match(first[1])):
        return 1
    if room is None or len(first) < 4:
        return len(first)
    short = (not ends_a_sentence(a) and _with_next(a, b) <= room - _NARROWER for a, b in pairwise(first[:6]))
    lines = next((at for at, is_short in enumerate(short) if not is_short), 0)
    return lines if lines < 5 else 0


def is_title(text: str, following: str) -> bool:
    """Whether the first words of a text, by themselves, can be its title."""
    text = _bare(text)
    if len(text) > TITLE_MAX or len(text.split()) < 2 or _BYLINE.match(text) or _LIST_ITEM.match(text):
        return False
    if text[0].islower() or (re.search(r"[.:;,][\"'”’)]*$", text) and not re.search(r"\b(?:[A-Z]\.){2,}$", text)):
        return False
    return not _bare(following)[0].islower()


def _bare(text: str) -> str:
    """`text` without the marks of its links, which stand before its first letter."""
    return text.replace(OPEN, "").replace(CLOSE, "") or " "


def _paragraphs(block: Sequence[str], room: int | None, words: Words, replaced: list[Replaced]) -> list[str]:
    """The paragraphs of one block. Lines of wrapped text run on until a sentence ends where a word had room."""
    if room is None:
        return list(block)
    paragraphs = [block[0]]
    previous = block[0]
    for line in block[1:]:
        if _breaks(previous, line, room):
            paragraphs.append(line)
        else:
            paragraphs[-1] = _join(paragraphs[-1], line, words, replaced)
        previous = line
    return paragraphs


def _breaks(line: str, following: str, room: int) -> bool:
    """Whether a paragraph ends with `line`: with a sentence, or as a heading does, and before the line is full."""
    short = _with_next(line, following) <= room
    ended = ends_a_sentence(line)
    goes_on = _bare(following)[0].islower()
    if _BYLINE.match(line) or (_LIST_ITEM.match(following) and (ended or short or _BULLET.match(following))):
        return True
    if not ended:
        return len(line) < 0.7 * room and not goes_on and not line.endswith((",", "-", "–", "—"))
    return short or (line.endswith(":") and not goes_on) or bool(_OPENING_QUOTE.match(following))


def _with_next(line: str, following: str) -> int:
    """The length of a line, had the first word of the next one found room on it."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0])


def _room(blocks: Sequence[Sequence[str]], width: int) -> int:
    """How long a line can be at most that leaves off before its width: shorter than nearly all that run on."""
    running_on = sorted(
        _with_next(a, b)
        for block in blocks
        for a, b in pairwise(block)
        if b[0].islower() and not _LIST_ITEM.match(b) and not ends_a_sentence(a) and not breaks_off(a)
    )
    if not running_on:
        return width
    # Lines of a headline, of a text set in, or broken by hand are shorter: they are few, and a gap sets them off.
    quarter = running_on[: len(running_on) // 4 + 1]
    usual = min(len(running_on) // 20 + 2, len(quarter) - 1)
    after_gap = max((at for at, (a, b) in enumerate(pairwise(quarter), 1) if b - a >= _GAP), default=0)
    return min(width, running_on[max(usual, after_gap)] - 1)


def _join(text: str, line: str, words: Words, replaced: list[Replaced]) -> str:
    """Two lines as one; a word broken by a hyphen is put together unless the hyphen belongs to it."""
    start = line.partition(" ")[0]
    _, _, end = text.rpartition(" ")
    mended = mend(end, start, words)
    if mended is None:
        return f"{text} {line}"
    word, change = mended
    replaced += [change] if change else []
    return text.removesuffix(end) + word + line.removeprefix(start)


def _join_broken(texts: Sequence[str]) -> list[str]:
    """Join a paragraph that stops in mid-sentence to the next one, where that goes on in lower case."""
    joined: list[list[str]] = []
    for text in texts:
        goes_on = bool(joined) and _bare(text)[0].islower() and not _LIST_ITEM.match(text)
        # What begins in small letters without going on is an item of a list, and so is the next.
        if goes_on and _is_open(joined[-1]) and not _bare(joined[-1][0])[0].islower():
            joined[-1].append(text)
        else:
            joined.append([text])
    return [" ".join(parts) for parts in joined]


def _is_open(parts: Sequence[str]) -> bool:
    """Whether a paragraph of so many parts stops in mid-sentence."""
    whole = len(parts) == 1 and (len(parts[0].split(maxsplit=3)) < 4 or _BYLINE.match(parts[0]))
    return not whole and bool(re.match(r"[\w,’'–-]", _bare(parts[-1])[-1]))


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
