"""Releases as PDF: one and two columns, headers, footers, page numbers, hyphens, ligatures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from fpdf import FPDF

from tests.evaluation import bodies, hyphenation
from tests.evaluation.capture import Capture, Options, truth_of
from tests.evaluation.releases import Release

_INCH = 72.0
_LIGATURES = {"fi": "\x01", "fl": "\x02"}


class _Paper(FPDF):
    """A page that writes every line itself and remembers it: these are the capture's words, in order."""

    def __init__(self, release: Release, options: Options) -> None:
        super().__init__(unit="pt", format=options.get("format", "A4"))
        self.release, self.options = release, options
        self.drawn: list[str] = []
        self.core_fonts_encoding = "windows-1252"
        self.set_auto_page_break(False)
        self.set_creation_date(dt.datetime.combine(release.date, dt.time(12), dt.UTC))
        self.set_compression(options.get("compressed", "yes") == "yes")
        self.face = options.get("font", "Times")

    def write_line(self, x: float, y: float, line: str, size: float = 11, style: str = "", width: float = 0) -> None:
        """One line at a place; with `width` its spaces are spread to fill it."""
        self.set_font(self.face, style, size)
        self.drawn.append(line)
        shown = self.with_ligatures(line)
        gaps = line.count(" ")
        spread = (width - self.get_string_width(line)) / gaps if width and gaps else 0.0
        self.set_word_spacing(spread if 0 < spread < 12 else 0.0)
        self.text(x, y, shown)

    def set_word_spacing(self, points: float) -> None:
        """Tw of the PDF, as typesetting programs justify."""
        self._out(f"{points:.3f} Tw")

    def with_ligatures(self, line: str) -> str:
        """`line` with the joined letters a typesetting program uses."""
        if self.options.get("ligatures"):
            for letters, code in _LIGATURES.items():
                line = line.replace(letters, code)
        return line


def pdf(releases: Sequence[Release], options: Options) -> Capture:
    """A release set in one column or two."""
    release = releases[0]
    paper = _Paper(release, options)
    columns = int(options.get("columns", "1"))
    margin, gap = _INCH, 24.0
    width = (paper.w - 2 * margin - gap * (columns - 1)) / columns
    size = float(options.get("size", "11"))
    leading = size * 1.25
    lines = [line for block in release.blocks for line in _lines(paper, block.tag, bodies.lines(block), width, size)]
    _new_page(paper, release, options, first=True)
    top = margin + 10
    y, column = _title(paper, release, margin, top, paper.w - 2 * margin), 0
    start = y
    for text, style, justified in lines:
        if y > paper.h - margin - leading:
            column += 1
            y = start
            if column == columns:
                _foot(paper, release, options)
                _new_page(paper, release, options, first=False)
                column, y, start = 0, top, top
        if text:
            paper.write_line(margin + column * (width + gap), y, text, size, style, width if justified else 0)
        y += leading
    _foot(paper, release, options)
    data = bytes(paper.output())
    if options.get("ligatures"):
        data = _naming_ligatures(data)
    truth = truth_of(releases, numbers_written=True)
    return Capture(data, truth, (release.title, release.day, release.us_day), seen=("\n".join(paper.drawn),))


def _title(paper: _Paper, release: Release, x: float, y: float, width: float) -> float:
    paper.set_font(paper.face, "B", 16)
    for line in _broken(paper, release.title, width, hyphens=False):
        paper.write_line(x, y, line, 16, "B")
        y += 20
    paper.write_line(x, y, release.day, 10, "I")
    return y + 28


def _new_page(paper: _Paper, release: Release, options: Options, first: bool) -> None:
    paper.add_page()
    head = options.get("head", "office")
    if head == "office" or (head == "title" and not first):
        text = release.office.upper() if head == "office" else release.title[:70]
        paper.write_line(_INCH, _INCH / 2, _encodable(text), 8)


def _foot(paper: _Paper, release: Release, options: Options) -> None:
    foot = options.get("foot", "number")
    text = {"page": f"Page {paper.page_no()}", "dash": f"- {paper.page_no()} -"}.get(foot, str(paper.page_no()))
    if foot != "none":
        paper.write_line(paper.w / 2 - 12, paper.h - _INCH / 2, text, 8)


def _lines(paper: _Paper, tag: str, texts: Sequence[str], width: float, size: float) -> list[tuple[str, str, bool]]:
    style = "B" if tag in ("h2", "h3") else ""
    paper.set_font(paper.face, style, size)
    found: list[tuple[str, str, bool]] = []
    options = paper.options
    for text in texts:
        shown = _encodable(text.replace("\t", "   "))
        shown = "•" + shown[1:] if tag == "li" and shown.startswith("- ") else shown
        broken = _broken(paper, shown, width, bool(options.get("hyphens")))
        found += [(line, style, bool(options.get("justified"))) for line in broken[:-1]]
        found.append((broken[-1], style, False))
    return [*found, ("", "", False)]


def _broken(paper: _Paper, text: str, width: float, hyphens: bool) -> list[str]:
    """`text` in lines no wider than `width`; a long word is broken where that fills the line."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if paper.get_string_width(joined) <= width:
            lines[-1] = joined
            continue
        places = hyphenation.places(word) if hyphens else []
        cuts = [n for n in places if paper.get_string_width(f"{lines[-1]} {word[:n]}-") <= width]
        if cuts:
            lines[-1] = f"{lines[-1]} {word[: cuts[-1]]}-"
            lines.append(word[cuts[-1] :])
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def _encodable(text: str) -> str:
    """What the standard fonts can show."""
    return text.encode("cp1252", errors="replace").decode("cp1252")


def _naming_ligatures(data: bytes) -> bytes:
    """An incremental update (ISO 32000-1, 7.5.6) that gives the fonts the names of the two joined letters."""
    out = bytearray(data)
    places = []
    for match in re.finditer(rb"(\d+) 0 obj\n(<<[^>]*?/Encoding /WinAnsiEncoding.*?>>)\nendobj", data, re.S):
        named = match[2].replace(
            b"/Encoding /WinAnsiEncoding", b"/Encoding <</BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl]>>"
        )
        places.append((int(match[1]), len(out)))
        out += match[1] + b" 0 obj\n" + named + b"\nendobj\n"
    if not places:
        raise ValueError("the PDF names no font's encoding: has fpdf2 changed how it writes them?")
    (size,) = re.findall(rb"/Size (\d+)", data)
    (root,) = re.findall(rb"/Root (\d+ 0 R)", data)
    (before,) = re.findall(rb"startxref\s+(\d+)\s+%%EOF\s*$", data)
    start = len(out)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    out += b"xref\n" + table + b"trailer\n<</Size " + size + b" /Root " + root + b" /Prev " + before + b">>\n"
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
