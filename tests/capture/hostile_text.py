"""Texts made to hurt; and what all captures made to hurt are made of."""

from __future__ import annotations

import random
from collections.abc import Callable

Make = Callable[[int], bytes]

RELEASE = "Ministers agree on joint air patrols\n\nThe Defence Secretary met his Norwegian counterpart in Oslo today. "
PARAGRAPH = (
    "<p>The Defence Secretary met his Norwegian counterpart in Oslo on 12 March 2024 to discuss air patrols.</p>"
)
SENTENCE = "The Defence Secretary met his Norwegian counterpart in Oslo today to discuss the patrols.\n"


def _repeated(piece: str) -> Make:
    """A release, then `piece` over and over, `n` characters of it."""
    return lambda n: (RELEASE + piece * (n // len(piece))).encode("utf-8", "surrogatepass")


PIECES = (
    "a", "(", ")", "<", ">", "&", "@", "@.@.", "a@b.", "a.", "at dot ", " [at] x [dot] ", "%40", "&#64;", "&#",
    ">>>>", "> > ", "> \n", "- - -", "-", "–", "_ ", "* ", "*a", "**", "__", "`", "# ", "#\n", "|", "| |\n", "\\",
    "~~", "1", "1 ", "0 2", "+4 ", "(0", "12-", "1.1.", "1/1/", "020 7946 0", "tel ", "tel: 0", "Mobile (", "ext ",
    " ", "  \n", "\n", "\t", "\xa0", "\u3000", "\r", "\r\n", "\x0c", "\u2028", "x\n", "x\n\n", "x \x0c", "a-\n",
    "- a\n", "From: x\n", "Subject: x\n", "To: a@b.example\n", "Page 1 of 2\n", "1\n", "[", "](", "[a](", "[]()",
    "[x](http://a.b)", "![](", '"', "“", "”", "“a", "'", "’", "‘", ".", "...", ". A", ", ", ",", ";", ":", "!", "?",
    "/", "//", "http://", "https://a.b/?u=", "www.", "www.a.", "mailto:", "Dear ", "Dear Mr A,\n", "Hi A B C ",
    "ENDS\n", "Notes to editors\n", "Mr ", "A ", "A B", "A.", "A-", "Aa ", "Mr A. B. ", "Minister for ",
    "Secretary of State for ", "Prime Minister ", "of the ", "and ", "the UK and ", "United ",
    "Defence Secretary John ", "of Defence ", "President of the ", "12 ", "12 March ", "March ", "2024 ", "Monday ",
    "12 March 2024, ", "today ", "last week ", "24th annual ", "anniversary of ", "said ", "“a,” said ", "said: “",
    "met France and ", "visit to France, ", "both leaders ", "The Secretary ", "will meet on 1 May 2022 ",
    "NATO ", "EU’s ", "member states ", "32 ", "$1", "£1,", "1,000 ", "Unsubscribe ",
    "---------- Forwarded message ---------\n", "-----Original Message-----\n", "On 1 May, A wrote:\n", "\u202e",
    "\u202d\u202c", "\u200b", "\u200d", "\xad", "\ufeff", "\u2066a", "́", "̖́", "é", "ᄀ", "각", "ﷺ", "\U000e0041",
    "\U0001f468\u200d", "🇦", "Ã©", "Ã¢â‚¬â„¢", "â€", "\xc3\x83", "\ue000", "\ue001", "\ue000a\ue001", "�", "\ufffe",
    "\uffff", "\x85", "\x1c", "\x0b", "İ", "ß", "ſ", "中", "عرب ",
)  # fmt: skip
"""What a rule that looks for something may meet again and again without finding it."""

TEXTS: dict[str, Make] = {
    **{f"again {piece!a}": _repeated(piece) for piece in PIECES},
    "binary": lambda n: random.Random(n).randbytes(n),
    "NULs": lambda n: b"\0" * n,
    "NULs between words": lambda n: RELEASE.encode() + b"a\0b " * n,
    "blank lines alone": lambda n: b"\n" * n,
    "spaces alone": lambda n: b" " * n,
    "invisible characters alone": lambda n: "\u200b\u202e\u2060".encode() * n,
    "one line": lambda n: b"word " * n,
    "wrapped lines": lambda n: b"the ministers met and talked about what they would do if they met\n" * n,
    "one word": lambda n: b"w" * n,
    "different words": lambda n: " ".join(f"Word{at}" for at in range(n)).encode(),
    "different lines": lambda n: "\n".join(f"Line {at} of a release that never ends." for at in range(n)).encode(),
    "different paragraphs": lambda n: "\n\n".join(f"Paragraph {at} of a release." for at in range(n)).encode(),
    "ministers": lambda n: (RELEASE + "Defence Secretary Lloyd Austin met Ben Wallace in Kyiv, Ukraine. " * n).encode(),
    "quotations": lambda n: (RELEASE + "“We will,” said Defence Secretary Ben Wallace. " * n).encode(),
    "days": lambda n: (RELEASE + " ".join(f"On {1 + at % 28} March {1900 + at % 140}." for at in range(n))).encode(),
    "addresses": lambda n: (RELEASE + " ".join(f"a{at}@example.org" for at in range(n))).encode(),
    "telephones": lambda n: (RELEASE + " ".join(f"+44 20 7946 {at:04}" for at in range(n))).encode(),
    "links": lambda n: (
        RELEASE + " ".join(f"[l{at}](https://a.example/{at}?utm_source=b)" for at in range(n))
    ).encode(),
    "the same page head": lambda n: (
        RELEASE + "\f".join(f"MINISTRY\n{RELEASE}\nPage {at}\n" for at in range(n))
    ).encode(),
    "blank lines in pages": lambda n: (("MINISTRY\nThe ministers met and" + "\n" * (n // 4) + "\f") * 4).encode(),
    "UTF-16 cut off": lambda n: b"\xff\xfe" + RELEASE.encode("utf-16-le") * n + b"\x00\xd8",
    "UTF-16 without a mark": lambda n: (RELEASE * n).encode("utf-16-le"),
    "UTF-32": lambda n: (RELEASE * n).encode("utf-32"),
    "UTF-8 with bytes that are none": lambda n: (RELEASE.encode() + b"\xff\xfe\x80 ") * n,
    "UTF-8 broken at the end": lambda n: RELEASE.encode() * n + "é".encode()[:1],
    "Windows-1252 holes": lambda n: (RELEASE.encode() + b"\x81\x8d\x8f\x90\x9d ") * n,
    "a character more often than combines": lambda n: (RELEASE + "a" + "\u0301\u0316\u0334" * n).encode(),
    "every character": lambda n: (
        RELEASE + "".join(map(chr, (*range(32, 0xD800), *range(0xE000, 0x20000)))) * (1 + n // 100_000)
    ).encode(),
}
