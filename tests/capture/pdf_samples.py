"""Made-up releases set as PDFs, line by line, and PDFs written by hand to harm."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fpdf import FPDF
from fpdf.enums import AccessPermission

BODY = (
    "The ministers of the four countries met in Oslo this morning and discussed how they could keep the sea lanes of "
    "the north open for trade in the winter months, when storms are frequent and help is far away.",
    "They agreed to meet again in the spring, when the exercise in the fjords is over, and to invite their colleagues "
    "from the south. Until then a group of officials will prepare a plan for the harbours.",
    "“This was a good day for the north, and a better one for everyone who sails there,” the minister said after the "
    "talks had come to an end. She thanked the crews who had waited outside in the rain.",
    "Each country will send two ships and sixty sailors. The cost of nine million crowns is shared by all four, and "
    "every parliament will be asked for its consent before the first ship leaves its port.",
    "The harbour of Bergen has room for the larger vessels, which need deeper water than the old quays offer, while "
    "the smaller boats will lie in Tromsø until the ice has gone and the bay can be crossed without a pilot.",
    "Reporters who wish to visit the exercise may write to the press office, which keeps a list of places on board and "
    "answers in the order in which letters arrive. No place is promised to anyone before March.",
)


@dataclass
class Layout:
    """How a release is set."""

    columns: int = 1
    size: float = 11
    indent: float = 0
    gap: float = 8
    justified: bool = False
    hyphens: bool = False
    head: str = ""
    foot: str = ""
    """With {page} where its number stands."""
    width: float = 595
    bottom: float = 770


class Paper(FPDF):
    """A page on which every line is put at its place, and remembered: these are the words a reader sees, in order."""

    def __init__(self) -> None:
        super().__init__(unit="pt", format="A4")
        self.core_fonts_encoding = "windows-1252"
        self.set_auto_page_break(False)
        self.drawn: list[str] = []
        self.add_page()

    def line_at(self, x: float, y: float, text: str, size: float = 11, style: str = "", fill: float = 0) -> None:
        """One line; its spaces are spread where it is to fill a width."""
        self.set_font("Times", style, size)
        spaces = text.count(" ")
        spread = (fill - self.get_string_width(text)) / spaces if fill and spaces else 0
        self._out(f"{spread:.3f} Tw")
        self.text(x, y, text)
        self.drawn.append(text)

    def lines_at(self, x: float, y: float, lines: Iterable[str], step: float = 14, size: float = 11) -> float:
        """Lines below each other; the height of the next one."""
        for line in lines:
            self.line_at(x, y, line, size)
            y += step
        return y

    def data(self) -> bytes:
        """The PDF."""
        return bytes(self.output())


def broken(paper: Paper, text: str, width: float, layout: Layout) -> list[str]:
    """The lines of a paragraph; long words are broken in the middle where hyphens are asked for."""
    paper.set_font("Times", "", layout.size)
    lines = [""]
    room = width - layout.indent
    for word in text.split():
        wanted = f"{lines[-1]} {word}".strip()
        if paper.get_string_width(wanted) <= room:
            lines[-1] = wanted
            continue
        half = f"{lines[-1]} {word[: len(word) // 2]}-"
        room = width
        if layout.hyphens and len(word) > 6 and word.isalpha() and paper.get_string_width(half) <= room:
            lines[-1] = half
            lines.append(word[len(word) // 2 :])
        else:
            lines.append(word)
    return lines


def release(title: str, paragraphs: Sequence[str], layout: Layout) -> Paper:
    """A release with its title across all columns, and as many pages as it needs."""
    paper = Paper()
    _head(paper, layout)
    paper.line_at(60, 90, title, 20, "B")
    width = (layout.width - 120 - 20 * (layout.columns - 1)) / layout.columns
    step, top = layout.size * 1.25, 125.0
    y, column = top, 0
    for paragraph in paragraphs:
        lines = broken(paper, paragraph, width, layout)
        for at, line in enumerate(lines):
            if y > layout.bottom:
                y, column = top, column + 1
            if column == layout.columns:
                _foot(paper, layout)
                paper.add_page()
                _head(paper, layout)
                column, y, top = 0, 80.0, 80.0
            indent = layout.indent if at == 0 else 0
            fill = width - indent if layout.justified and at + 1 < len(lines) else 0
            paper.line_at(60 + column * (width + 20) + indent, y, line, layout.size, fill=fill)
            y += step
        y += layout.gap
    _foot(paper, layout)
    return paper


def _head(paper: Paper, layout: Layout) -> None:
    if layout.head:
        paper.line_at(60, 40, layout.head, 8)


def _foot(paper: Paper, layout: Layout) -> None:
    if layout.foot:
        paper.line_at(280, 810, layout.foot.format(page=paper.page_no()), 8)


def locked() -> bytes:
    """A release that opens with a password only."""
    paper = Paper()
    paper.set_encryption(owner_password="owner", user_password="reader", permissions=AccessPermission.all())
    paper.lines_at(60, 100, BODY[0].split(", "))
    return paper.data()


def scanned(pages: int = 2, with_text: int = 0) -> bytes:
    """Pages that are pictures; the last ones have text."""
    paper = Paper()
    for page in range(pages):
        if page:
            paper.add_page()
        if page >= pages - with_text:
            paper.lines_at(60, 100, BODY[0].split(", "))
        else:
            paper.image(_GREY_PICTURE, 0, 0, 595, 842)
    return paper.data()


_GREY_PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xa8\x07\0\0\x81\0\x80"
    b"\xd5k\xf9\xc0\0\0\0\0IEND\xaeB`\x82"
)


@dataclass
class Handmade:
    """A PDF of objects as they are given: number 1 is the catalogue, 2 the page tree."""

    objects: list[bytes] = field(default_factory=list)

    def data(self) -> bytes:
        """The PDF, with a true table of its objects."""
        out, places = b"%PDF-1.7\n", []
        for number, content in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(places) + 1
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
            + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
        )


WORDS = b"BT /F 12 Tf 72 700 Td (Hello to all who read) Tj ET "


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """A stream."""
    return stream(zlib.compress(content, 9), entries + b"/Filter/FlateDecode")


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), entries, content)


def one_page(content: bytes, *more: bytes, resources: bytes = b"", page: bytes = b"") -> bytes:
    """A PDF of one page, whose content is object 5; `more` objects count from 6."""
    return Handmade(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R%b"
            b"/Resources<</Font<</F 4 0 R>>%b>>>>" % (page, resources),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            content,
            *more,
        ]
    ).data()


def spaces(millions: int) -> bytes:
    """So many million spaces, packed."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b" " * 1_000_000) for _ in range(millions)]
    return b"".join([*parts, packer.flush()])


def page_tree(kids: bytes, count: int, content: bytes = WORDS) -> bytes:
    """A PDF whose page tree is as given; object 3 is a page."""
    return Handmade(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            packed(content),
        ]
    ).data()


def form(content: bytes, inner: int) -> bytes:
    """Content that pages and other forms may draw, and that may draw object `inner`."""
    return packed(
        content,
        b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>/XObject<</X %d 0 R>>>>" % inner,
    )
