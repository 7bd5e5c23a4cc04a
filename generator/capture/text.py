"""Plain text to lines. Wrapped lines, titles and most lists are told later, when all furniture is gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from html import unescape
from itertools import groupby, pairwise

from generator.capture.hyphens import ends_a_sentence
from generator.capture.links import mark
from generator.capture.normalise import normalise
from generator.capture.pieces import Line, LineKind
from generator.capture.reading import Read
from generator.capture.reflow import is_title, wrap_width
from generator.capture.repeated_lines import STEP, line_numbers, repeated_lines
from generator.model import Fact, Replaced

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SOFT_BREAK = re.compile("\xad(?=[ \t]*[\r\n])")
"""Where a soft hyphen is seen: at the end of a line, on which the word breaks off."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9a-fA-F]{2,4});")
_SPELLED = re.compile(rf"[^\s&]{{0,60}}(?:{_ENTITY.pattern}[^\s&]{{0,60}})+")
"""A word that holds such a character."""
_UNDERLINED = re.compile(r"(?<![\w/_])_(?=[^\W_])([^_\n]{1,200}(?:\n[^_\n]{1,200})?)(?<=[^\s_])_(?![\w/_])")
"""Words between low lines, as typists set off what print would set in italics; they may go on in the next line."""
_LABEL = re.compile(
    r"(?:(?:for|immediate|general|press|media|news|public|official|release|statement|communiqu[eé]|bulletin|notice|no)\b"
    r"[\s.:]*){2,5}[\d/-]*",
    re.IGNORECASE,
)
_LABELLED = "page-furniture"
"""What stands above a title, and says of what kind the text is, or for whom."""
_HEADING = re.compile(r"(#{1,6}) +(\S.*?)(?: +#+)?$")
_STARRED = re.compile(
    r"(\*\*|__)(?=\S)([^*\n]{1,400}?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?!\w)"
)
_QUOTED = re.compile(r" {0,3}>(?: ?>)* ?")
_OWN_HYPHEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
_RULE = re.compile(r"\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
"""The line of Markdown under the head of a table."""
Cell = tuple[int, int, str]
"""Where it begins and ends, and its words."""
_CELLS = re.compile(r" {2,}|\t+ *")
_MARKER = re.compile(r"(?:[^\w\s]|\(?\w{1,4}[.)])$")
"""What stands before a tab that parts no cells: a bullet, the number of an item."""


def read_text(text: str) -> Read:
    """The lines of a plain text, with its Markdown-like links marked and the furniture of its pages removed."""
    spelled, named = _without_entities(_SOFT_BREAK.sub("\u2010", text))
    plain, replaced = normalise(spelled, keep="\t")
    marked = mark(plain)
    words, unmarked = _without_emphasis(marked.text, bool(marked.targets))
    written = words.split("\n")
    lines = _without_pages(written, _page_starts(spelled, len(written)))
    lines = _with_kinds(_without_label(_single_spaced(lines)))
    address = next((at for at, line in enumerate(lines) if not line.blank), None)
    facts: tuple[Fact, ...] = ()
    if address is not None and _ADDRESS.fullmatch(lines[address].text.strip()):
        # Whoever copied the text wrote above it where it is from.
        facts = (Fact("url", lines[address].text.strip(), "the line above the text"),)
        lines[address] = lines[address].removed_by("source-address")
    return Read("text", tuple(lines), marked.targets, (*named, *replaced, *unmarked), facts, True)


def _without_entities(text: str) -> tuple[str, list[Replaced]]:
    """The text with the characters that HTML spells out, where it was taken from the source of a page."""
    if len(_ENTITY.findall(text)) < 2:
        return text, []
    replaced: list[Replaced] = []

    def one(match: re.Match[str]) -> str:
        plain = re.sub(r"[\r\n\f\v]", " ", unescape(match[0]))
        replaced.append(Replaced(match[0], plain, "encoding"))
        return plain

    return _SPELLED.sub(one, text), replaced


def _without_emphasis(text: str, links: bool) -> tuple[str, list[Replaced]]:
    """The text without the signs that only say how words are set; those of Markdown where it shows to be that."""
    replaced: list[Replaced] = []

    def one(match: re.Match[str]) -> str:
        # To those who count words a low line is a letter.
        before, after = match[0].split(), match[1].split()
        replaced.extend(Replaced(a, b, "characters") for a, b in zip(before, after, strict=True) if a != b)
        return match[1]

    plain = _UNDERLINED.sub(one, text)
    if links or _is_markdown(text):
        plain = _STARRED.sub(lambda match: match[2] or match[3], plain)
    return plain, replaced


def _is_markdown(text: str) -> bool:
    """Whether headings of Markdown stand in the text, between blank lines or at its top."""
    return bool(re.search(r"(?:\A|\n\n)#{1,6} +\S[^\n]*\n(?:\n|\Z)", text))


def _page_starts(text: str, count: int) -> list[int]:
    """The places of the lines that begin a page, where the text has form feeds, and still has `count` lines."""
    if "\f" not in text:
        return []
    line_ends = list(re.finditer("\r?\r\n|[\r\n\v\f\x85\u2028\u2029]", text))
    if len(line_ends) + 1 != count:
        return []  # Letters put right took a line end with them: then its pages are told by their numbers.
    return [0, *(at for at, match in enumerate(line_ends, 1) if match.group() == "\f")]


def _without_pages(lines: list[str], page_starts: list[int]) -> list[Line]:
    """The lines, what belongs to pages removed; a sentence that runs over a page's end has no gap in it."""
    numbers = line_numbers(lines)
    lines = [numbers[at][1] if at in numbers else line for at, line in enumerate(lines)]
    gone = repeated_lines(lines, page_starts)
    near = _beside_breaks(lines, gone | set(page_starts[1:]))
    result: list[Line] = []
    kept_before = ""
    for at, text in enumerate(lines):
        if at in numbers:
            result.append(Line(numbers[at][0], STEP))
        if at in gone:
            result.append(Line(text, STEP))
            continue
        if text.strip():
            kept_before = text
        elif at in near and kept_before and not ends_a_sentence(kept_before):
            continue
        result.append(Line(text))
    return result


def _beside_breaks(lines: Sequence[str], breaks: Collection[int]) -> set[int]:
    """The lines between which and the break of a page nothing but blank lines and furniture stands."""
    found: set[int] = set()
    for empty, run in groupby(range(len(lines)), key=lambda at: at in breaks or not lines[at].strip()):
        places = list(run)
        if empty and any(at in breaks for at in places):
            found.update(places)
    return found


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Wrapped text with a blank line after every line, without these; what stands further apart stays so."""
    written = [at for at, line in enumerate(lines) if line.kept and not line.blank]
    gaps = [sum(lines[between].blank for between in range(a, b)) for a, b in pairwise(written)]
    if len(gaps) < 5 or sum(gap == 0 for gap in gaps) > len(gaps) // 20 or gaps.count(1) < len(gaps) / 2:
        return lines
    texts = [" ".join(lines[at].text.split()) for at in written]
    going_on = [b[0].islower() for a, b in pairwise(texts) if not ends_a_sentence(a)]
    if 2 * sum(going_on) < len(going_on) or wrap_width([texts]) is None:
        return lines
    close = {
        between for (a, b), gap in zip(pairwise(written), gaps, strict=True) if gap == 1 for between in range(a, b)
    }
    return [line for at, line in enumerate(lines) if not (at in close and line.blank)]


def _without_label(lines: list[Line]) -> list[Line]:
    """The lines without one above the title that only says that it is a press release."""
    written = [at for at, line in enumerate(lines) if line.kept and not line.blank][:6]
    if not written or not _LABEL.fullmatch(lines[written[0]].text.strip()):
        return lines
    texts = ["" if b - a > 1 else lines[b].text.strip() for a, b in pairwise(written)]
    gap = next((at for at, text in enumerate(texts[1:], 1) if not text), 0)
    title = " ".join(lines[at].text.strip() for at in written[1 : gap + 1])
    if texts[0] or not gap or not is_title(title, lines[written[gap + 1]].text.strip()):
        return lines
    return [line.removed_by(_LABELLED) if at == written[0] else line for at, line in enumerate(lines)]


def _with_kinds(lines: list[Line]) -> list[Line]:
    """The lines whose kind shows in a plain text: quotes, tables, headings of Markdown."""
    lines = _quotes(lines)
    if _is_markdown("\n".join(line.text.strip() for line in lines if line.kept)):
        lines = _headings(lines)
    rows = _table_rows(lines)
    found: list[Line] = []
    for at, line in enumerate(lines):
        if at in rows:
            found += [Line("\t".join(rows[at]), kind="table-row")] if rows[at] else []
        else:
            found.append(Line(line.text.expandtabs(4), line.step, line.kind))
    return found


def _quotes(lines: list[Line]) -> list[Line]:
    """Lines behind an angle bracket: a quote; the text itself where all are, as mail programs quote it."""
    written = [line for line in lines if line.kept and not line.blank]
    quoted = sum(bool(_QUOTED.match(line.text)) for line in written)
    if not quoted:
        return lines
    if quoted > 0.9 * len(written):
        return [Line(_QUOTED.sub("", line.text, count=1), line.step) if line.kept else line for line in lines]
    found: list[Line] = []
    open_quote: list[str] = []
    for line in [*lines, Line("")]:
        match = _QUOTED.match(line.text) if line.kept else None
        text = line.text[match.end() :].strip() if match else ""
        if open_quote and not text:
            found.append(Line(_OWN_HYPHEN.sub("-", " ".join(open_quote)), kind="quote"))
            open_quote = []
        if text:
            open_quote.append(text)
        elif not match:
            found.append(line)
    return found[:-1]


def _headings(lines: Sequence[Line]) -> list[Line]:
    """The headings of Markdown; one at the top is the title."""
    found: list[Line] = []
    top = True
    for line in lines:
        match = _HEADING.fullmatch(line.text.strip()) if line.kept and line.kind is None else None
        kind: LineKind = "title" if top and match and len(match[1]) == 1 else "heading"
        found.append(Line(match[2], kind=kind) if match else line)
        top = top and (line.blank or not line.kept)
    return found


def _table_rows(lines: Sequence[Line]) -> dict[int, list[str]]:
    """The cells of the rows of tables: between tabs or upright bars, or below each other between wide spaces.

    A row without cells is the rule under a table's head.
    """
    found: dict[int, list[str]] = {}
    run: list[tuple[int, list[Cell]]] = []
    tabs = False
    for at, line in enumerate([*lines, Line("")]):
        if tabs and line.blank and at < len(lines):
            continue  # Rows with tabs may stand apart.
        cells = _cells(line.text) if line.kept and line.kind is None else []
        if run and _RULE.fullmatch(line.text.strip()):
            run.append((at, []))
            continue
        if not run or len(run[0][1]) != len(cells):
            found |= _rows(run, lines)
            run = []
        run += [(at, cells)] if len(cells) > 1 else []
        tabs = bool(run) and "\t" in line.text
    return found


def _cells(text: str) -> list[Cell]:
    """The cells of a line, each with its first and last place."""
    if text.lstrip().startswith("|") and text.rstrip().endswith("|") and text.count("|") > 2:
        inner = text.strip().strip("|").split("|")
        return [(at, at, cell.strip()) for at, cell in enumerate(inner)]
    cells: list[Cell] = []
    at = len(text) - len(text.lstrip())
    for match in (*_CELLS.finditer(text.rstrip(), at), None):
        end = match.start() if match else len(text.rstrip())
        cells.append((at, end, text[at:end]))
        at = match.end() if match else end
    return [] if _MARKER.match(cells[0][2]) else cells


def _rows(run: Sequence[tuple[int, list[Cell]]], lines: Sequence[Line]) -> dict[int, list[str]]:
    """The rows of a run of lines that are a table's: they have tabs or bars, or cells that stand below each other."""
    rows = [cells for _, cells in run if cells]
    if len(rows) < 2:
        return {}
    columns = list(zip(*rows, strict=True))[1:]
    apart = all(
        "\t" in lines[at].text
        or lines[at].text.lstrip().startswith("|")
        or (len(cells) > 3 and "   " in lines[at].text)
        for at, cells in run
        if cells
    )
    aligned = all(
        len({cell[0] for cell in column}) == 1 or len({cell[1] for cell in column}) == 1 for column in columns
    )
    if not apart and not (aligned and (len(rows) > 2 or len(columns) > 1)):
        return {}
    return {at: [text for _, _, text in cells] for at, cells in run}
