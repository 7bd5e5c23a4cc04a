"""PDFs made to hurt."""

from __future__ import annotations

import zlib

from tests.capture.hostile_text import Make


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them its root."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    out += b"trailer\n<</Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %b>>\nstream\n" % (len(content), more) + content + b"\nendstream"


def _paper(
    content: bytes,
    more: bytes = b"",
    page: bytes = b"",
    others: tuple[bytes, ...] = (),
    kids: bytes = b"3 0 R",
    count: int = 1,
) -> bytes:
    """A PDF of one page with this content; `others` are numbered from 6."""
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [" + kids + b"] /Count %d>>" % count,
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> "
            b"/XObject <</X 6 0 R>>>> " + page + b">>",
            _stream(content, more),
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
            *others,
        ]
    )


_SHOWN = b"BT /F 11 Tf 72 700 Td (The Defence Secretary met his Norwegian counterpart in Oslo today.) Tj ET\n"


def _flated(content: bytes, times: int) -> tuple[bytes, bytes]:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content, b"/Filter [" + b"/FlateDecode " * times + b"]"


PDFS: dict[str, Make] = {
    "cut off": lambda n: _paper(_SHOWN * 20)[: -max(1, n)],
    "a stream that unpacks": lambda n: _paper(*_flated(_SHOWN + b" " * n, 1)),
    "a stream that unpacks twice": lambda n: _paper(*_flated(_SHOWN + b" " * n, 2)),
    "filters": lambda n: _paper(_SHOWN, b"/Filter [" + b"/ASCIIHexDecode " * n + b"]"),
    "a form in itself": lambda n: _paper(
        _SHOWN + b"/X Do\n",
        others=(
            _stream(
                b"/X Do " * max(2, n // 1000),
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 6 0 R>>>>",
            ),
        ),
    ),
    "pages": lambda n: _paper(_SHOWN, kids=b"3 0 R " * n, count=n),
    "pages that are not there": lambda n: _paper(_SHOWN, count=n),
    "pages in themselves": lambda n: _paper(_SHOWN, kids=b"2 0 R 3 0 R " * n, count=n),
    "words": lambda n: _paper(
        b"".join(b"BT /F 9 Tf %d %d Td (word) Tj ET\n" % (at * 7 % 500, at * 3 % 800) for at in range(n))
    ),
    "letters over each other": lambda n: _paper(b"BT /F 9 Tf 72 700 Td " + b"(a) Tj -5 0 Td " * n + b"ET"),
    "lines over each other": lambda n: _paper(_SHOWN * n),
    "a large page": lambda n: _paper(_SHOWN, page=b"/MediaBox [0 0 %d %d]" % (n, n)),
    "a page without size": lambda n: _paper(_SHOWN, page=b"/MediaBox [0 0 0 0]"),
    "a page of no numbers": lambda n: _paper(_SHOWN, page=b"/MediaBox [/A (b) null 1e999] /Rotate 91"),
    "nested lists": lambda n: _paper(_SHOWN, page=b"/X " + b"[" * n + b"]" * n),
    "nested objects": lambda n: _paper(_SHOWN, page=b"/X " + b"<</A " * n + b"1" + b">>" * n),
    "nested graphics": lambda n: _paper(b"q " * n + _SHOWN),
    "a table of objects that points at itself": lambda n: _paper(_SHOWN).replace(b"/Root", b"/Prev 9 /Root"),
    "information nested": lambda n: _paper(_SHOWN).replace(b"/Root", b"/Info " + b"<</A " * n + b">>" * n + b" /Root"),
    "information that leads to itself": lambda n: _paper(_SHOWN, others=(b"6 0 R",)).replace(
        b"/Root", b"/Info 6 0 R /Root"
    ),
    "information of every kind": lambda n: _paper(_SHOWN).replace(
        b"/Root", b"/Info [1 (a) null] /ID (x) /Encrypt 7 /Root"
    ),
    "objects": lambda n: pdf([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Kids [] /Count 0>>", *[b"null"] * n]),
    "a font of many names": lambda n: _paper(_SHOWN).replace(
        b"/Encoding /WinAnsiEncoding", b"/Encoding <</Differences [1 " + b"/a " * n + b"]>>"
    ),
    "links": lambda n: _paper(
        _SHOWN,
        page=b"/Annots ["
        + b"<</Subtype /Link /Rect [0 0 500 800] /A <</S /URI /URI (https://a.example/x)>>>> " * n
        + b"]",
    ),
    "an address": lambda n: _paper(
        _SHOWN, page=b"/Annots [<</Subtype /Link /Rect [0 0 500 800] /A <</S /URI /URI (" + b"a" * n + b")>>>>]"
    ),
    "only the mark": lambda n: b"%PDF-1.4\n" + b"x" * n,
    "endobjs": lambda n: b"%PDF-1.4\n" + b"1 0 obj endobj " * n + b"startxref",
    "streams never ended": lambda n: b"%PDF-1.4\n" + b"stream\r\n\x78\x9c" * n + b"startxref 9",
}
