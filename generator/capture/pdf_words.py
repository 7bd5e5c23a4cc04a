"""The words of a PDF and where they stand on its pages. Run as a program of its own: `pdf.py` starts it.

PDFs are made of programs and packed streams, some of them made to harm. They are parsed here, in a process that
holds nothing, may take so much memory and time and no more, and may crash. It reads the PDF from standard input and
writes JSON: `{"pages": [[[word, left, right, baseline, size, bold, link, turned], …], …], "links": [address, …],
"unseen": [text, …]}`, in points from the top left corner, `unseen` being what the file says of itself; or
`{"refused": [code, what]}`. Nothing of the generator is imported: a start would take five times as long.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as pdfium

MEMORY = 800_000_000
"""Bytes, the parser's own 100 MB of address space included."""
SECONDS = 7
PAGES = 300
CHARACTERS = 600_000
"""Twice the longest release tried; read and laid out in three of ten seconds."""
_LINKS = 2_000
_UNPACKED = 64_000_000
"""Bytes of one stream that are looked at for damage."""

_UNSEEN = (b"Title", b"Author", b"Subject", b"Keywords", b"Creator", b"Producer")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.I)
_UNTOLD = re.compile("[\ufffd\ue000-\uf01f]")
"""Letters that stand for nothing: each font draws there what it likes."""
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic and the scripts written like them."""
_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78][\x01-\xff])")
_HYPHENS = (0x02, 0xAD)
"""What PDFium says in place of a hyphen at the end of a line; and the soft hyphen, which is seen where it is drawn."""


Box = tuple[float, float, float, float]
_MATRIX, _X, _Y, _NAME = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double(), ctypes.create_string_buffer(128)
"""What PDFium writes its answers to, made once: there is an answer for every word."""


class _Refused(Exception):
    pass


def words_of(data: bytes) -> dict[str, Any]:
    """The words of every page, and the addresses of its links; or why there are none."""
    try:
        _check_whole(data)
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
            raise _Refused("C009", "it is locked with a password" if locked else "it is no whole PDF")
        return _pages(document)
    except _Refused as refused:
        return {"refused": list(refused.args)}


def _check_whole(data: bytes) -> None:
    """Refuse what is cut off or damaged: PDFium would read the rest, and leave out words without a sound."""
    if data.rfind(b"startxref") < data.rfind(b"endobj"):
        raise _Refused("C009", "its end is missing")
    if b"/Encrypt" in data:
        return  # Its streams cannot be unpacked without the key.
    for match in _STREAM.finditer(data):
        start = match.end()
        # Only packed streams say themselves whether they are whole.
        if data[start] & 15 == 8 and (data[start] * 256 + data[start + 1]) % 31 == 0:
            is_image = b"/Image" in data[max(0, match.start() - 2_000) : start].rpartition(b"obj")[2]
            _check_stream(memoryview(data)[start : data.find(b"endstream", start)], is_image)


def _check_stream(packed: memoryview, is_image: bool) -> None:
    unpacker = zlib.decompressobj()
    left = _UNPACKED
    try:
        chunk: bytes | memoryview = packed
        while left > 0 and chunk and not unpacker.eof:
            left -= len(unpacker.decompress(chunk, 1_000_000))
            chunk = unpacker.unconsumed_tail
    except zlib.error as error:
        raise _Refused("C009", "a part of it is damaged and cannot be unpacked") from error
    if left > 0 and not unpacker.eof:
        raise _Refused("C009", "a part of it breaks off")
    if left <= 0 and not is_image:
        raise _Refused("C010", "a part of it unpacks to more than any release")


def _pages(document: Any) -> dict[str, Any]:
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise _Refused("C009", "it has no page that can be read")
    if count > PAGES:
        raise _Refused("C010", f"it has {count:,} pages, more than any release")
    pages: list[list[list[Any]]] = []
    links: list[str] = []
    characters = pictures = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        if not text:
            raise _Refused("C009", f"its page {number + 1} cannot be read")
        characters += pdfium.FPDFText_CountChars(text)
        if characters > CHARACTERS:
            raise _Refused("C010", f"it has more than {CHARACTERS:,} characters, more than any release")
        place, words = _read_upright(page, text)
        pages.append([word.fields() for word in words if place.shows(word)])
        pictures += not pages[-1] and _has_picture(page)
        _link(document, page, place, pages[-1], links)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    if 2 * pictures > count:
        raise _Refused("C008", f"it has no text on {pictures} of its {count} pages, only pictures")
    if 2 * sum(len(word[0]) for words in pages for word in words if _UNTOLD.search(word[0])) > characters:
        raise _Refused("C008", "its fonts do not say which letters they draw")
    return {"pages": pages, "links": links, "unseen": [_said(document, name) for name in _UNSEEN]}


def _read_upright(page: Any, text: Any) -> tuple[_Place, list[_Word]]:
    """The words of a page; where most of them would be seen on their side, as if the page were turned back."""
    place = _Place(page)
    words = list(_words(text, place))
    quarters = [word.quarter for word in words if word.turned]
    most = max(set(quarters), key=quarters.count, default=0)
    if 2 * quarters.count(most) > len(words) and most != pdfium.FPDFPage_GetRotation(page):
        pdfium.FPDFPage_SetRotation(page, most)
        place = _Place(page)
        words = list(_words(text, place))
    return place, words


def _said(document: Any, name: bytes) -> str:
    """What the file says of itself under a name."""
    length = min(pdfium.FPDF_GetMetaText(document, name, None, 0), 4_000)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, name, buffer, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")


def _has_picture(page: Any) -> bool:
    objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(min(pdfium.FPDFPage_CountObjects(page), 1_000)))
    return any(pdfium.FPDFPageObj_GetType(found) == pdfium.FPDF_PAGEOBJ_IMAGE for found in objects)


class _Place:
    """From a page's own coordinates to points from the top left corner of what is shown, turned as it is shown."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.turn = pdfium.FPDFPage_GetRotation(page) * math.pi / 2
        scale = 100  # PDFium answers in whole numbers: these are hundredths of a point.
        x, y = ctypes.c_int(), ctypes.c_int()

        def corner(right: float, up: float) -> tuple[float, float]:
            size = (int(self.width * scale), int(self.height * scale))
            pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, right, up, x, y)
            return x.value / scale, y.value / scale

        self._zero = corner(0, 0)
        right, up = corner(1000, 0), corner(0, 1000)
        self._right = ((right[0] - self._zero[0]) / 1000, (right[1] - self._zero[1]) / 1000)
        self._up = ((up[0] - self._zero[0]) / 1000, (up[1] - self._zero[1]) / 1000)
        self._upright = [*self._right, *self._up] == [1.0, 0.0, 0.0, -1.0]

    def point(self, right: float, up: float) -> tuple[float, float]:
        """Where a point of the page is seen."""
        return (
            self._zero[0] + right * self._right[0] + up * self._up[0],
            self._zero[1] + right * self._right[1] + up * self._up[1],
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right and bottom of a box as it is seen."""
        if self._upright:
            x, y = self._zero
            return x + left, y - top, x + right, y - bottom
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def shows(self, word: _Word) -> bool:
        """Whether a reader can see the word: some lie beside the paper."""
        return word.right > 0 and word.left < self.width and 0 < word.baseline < self.height + word.size


class _Word:
    """A word in the making."""

    __slots__ = (
        "baseline",
        "bold",
        "bottom",
        "last",
        "left",
        "leftward",
        "letters",
        "quarter",
        "right",
        "size",
        "top",
        "turned",
    )

    def __init__(self, text: Any, at: int, place: _Place, box: Box, letter: str) -> None:
        self.leftward = bool(_LEFTWARD.match(letter))
        self.letters: list[str] = []
        self.left, self.top, self.right, self.bottom = box
        self.last = self.left
        pdfium.FPDFText_GetMatrix(text, at, _MATRIX)
        pdfium.FPDFText_GetCharOrigin(text, at, _X, _Y)
        self.baseline = place.point(_X.value, _Y.value)[1]
        self.size: float = pdfium.FPDFText_GetFontSize(text, at) * math.hypot(_MATRIX.c, _MATRIX.d)
        # Words that run upwards, aslant or upside down.
        angle = math.atan2(_MATRIX.b, _MATRIX.a)
        self.turned = math.cos(angle - place.turn) < 0.99
        self.quarter = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
        pdfium.FPDFText_GetFontInfo(text, at, _NAME, len(_NAME), None)
        self.bold = bool(_BOLD.search(_NAME.value))

    def goes_on(self, box: Box) -> bool:
        """Whether the next letter belongs to it: on the same line, near its last letter."""
        if self.turned:
            return True
        near = 0.5 * self.size
        if not self.bottom - near < box[3] < self.bottom + near or box[1] >= self.bottom or box[3] <= self.top:
            return False
        if self.leftward:
            return self.left - near < box[2] < self.left + near
        # The letters of a ligature all stand where it stands.
        return (self.last - 0.1 < box[0] or self.right - near < box[0]) and box[0] < self.right + near

    def fields(self) -> list[Any]:
        place = [round(value, 1) if math.isfinite(value) else 0 for value in (self.left, self.right, self.baseline)]
        size = round(self.size, 1) if math.isfinite(self.size) else 0
        return ["".join(self.letters), *place, size, int(self.bold), -1, int(self.turned)]


def _words(text: Any, place: _Place) -> Iterator[_Word]:
    """The words of a page in the order in which they were written."""
    word: _Word | None = None
    rect = pdfium.FS_RECTF()
    unicode_at, box_at, seen_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, place.box
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = unicode_at(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = ((high - 0xD800) << 10) + code - 0xDC00 + 0x10000 if high else 0
        high = 0
        letter = "-" if code in _HYPHENS else chr(code) if 32 < code < 0x110000 else " "
        if letter.isspace():
            if word:
                yield word
            word = None
            continue
        box_at(text, at, rect)
        box = seen_box(rect.left, rect.bottom, rect.right, rect.top)
        if not word or not word.goes_on(box):
            if word:
                yield word
            word = _Word(text, at, place, box, letter)
        word.letters.append(letter)
        word.last = box[0]
        word.left = min(word.left, box[0])
        word.right = max(word.right, box[2])
    if word:
        yield word


def _link(document: Any, page: Any, place: _Place, words: list[list[Any]], links: list[str]) -> None:
    """Tell the words of a page that lie on a link which one it is."""
    start, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(links) < _LINKS and pdfium.FPDFLink_Enumerate(page, start, link):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        rect = pdfium.FS_RECTF()
        if not 8 < size < 4_000 or not pdfium.FPDFLink_GetAnnotRect(link, rect):
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
        address = buffer.value.decode("utf-8", "replace")
        left, top, right, bottom = place.box(rect.left, rect.bottom, rect.right, rect.top)
        if not links or links[-1] != address:
            links.append(address)
        for word in words:
            if left <= (word[1] + word[2]) / 2 <= right and top <= word[3] - word[4] / 3 <= bottom:
                word[6] = len(links) - 1


def _limit() -> None:
    """So much memory and time, where the system can be told."""
    try:
        import resource
    except ImportError:  # Windows: the one who started this one counts the seconds, and only the pages bound memory.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Standard input to standard output."""
    _limit()
    try:
        found = words_of(sys.stdin.buffer.read())
    except MemoryError:
        found = {"refused": ["C010", "reading it takes more memory than any release"]}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
