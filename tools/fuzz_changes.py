"""Changes that make a capture hostile: each takes bytes and chance, and gives other bytes."""

from __future__ import annotations

import base64
import quopri
import random  # noqa: TID251 - chance that comes from a seed
import re
from collections.abc import Callable, Sequence

from tests.capture.hostile_mails import CHARSETS
from tests.capture.hostile_text import PIECES

Change = Callable[[bytes, random.Random], bytes]

LARGEST = 60_000
"""Bytes of a changed capture."""
USUAL = 6_000
"""Bytes of most, so that many can be tried."""
_TAGS = (
    "div p b a span table tr td ul li h1 h2 blockquote script style title head body html pre form select svg".split()
)
_FIELDS = re.compile(rb"^[A-Za-z-]{2,30}: ?|\"[a-z_]{2,30}\": ?|<[a-z:]{1,20}[ >]|/[A-Z][A-Za-z]{2,20} ", re.MULTILINE)
_CHARSET = re.compile(rb"(charset|encoding)=([\"']?)[\w-]+", re.IGNORECASE)
_CONTROLS = "".join(map(chr, (*range(32), *range(127, 160))))
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2069\ufeff\u00ad\u034f"
_COMBINING = "\u0301\u0316\u0334\u0345\u05b0\u0651\u20dd\ufe0f\u0f71\u0f74"
_ODD = (
    "\ud800",
    "\udfff",
    "\U0010ffff",
    "\U0001f3f4\U000e0067",
    "\ufdd0",
    "\uffff",
    "\u0130",
    "\ufb03",
    "\u1e9e",
    "\u2028",
)
_GARBAGE = (
    *(
        "&",
        "&#",
        "&#x;",
        "&#xD800;",
        "&#55357;&#56832;",
        "&#0;",
        "&#1114112;",
        "&#99999999999;",
        "&nosuch;",
        "&lt;p&gt;",
    ),
    *(
        "&amp;amp;lt;",
        "%",
        "%4",
        "%00",
        "%u0041",
        "%C3%28",
        "%2540",
        "%0d%0a",
        "=",
        "=3D",
        "=C3",
        "=?utf-8?b?w6k?=",
        "=?x?q?",
    ),
    *(
        "\\ud800",
        "\\u0000",
        "\\x41",
        "\\",
        '\\"',
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<!",
        "</",
        "<?",
        "<",
        ">",
        "'",
        '"',
    ),
    *(
        "javascript:alert(1)",
        "data:text/html,<p>x",
        "http://[::1",
        "https://a.example:99999/",
        "//a@b:c@d/",
        "mailto:",
        "tel:",
    ),
    *("jane.doe@mail.example", "jane [at] mail [dot] example", "jane%40mail.example", "+44 20 7946 0123", "Dear Jane,"),
    *(
        "https://l.example/unsubscribe?u=7",
        "?utm_source=a&mc_eid=b",
        "From: a@b.example\nTo: c@d.example\n\n",
        "--=_b",
        "--=_b--",
    ),
    *(
        "31 February 2024",
        "0000-00-00",
        "9999-12-31T25:61:61Z",
        "12/13/2024",
        "-1",
        "1e999",
        "null",
        "true",
        "[]",
        "{}",
        "NaN",
    ),
)


def changed(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """`data` changed one to five times; `other` is spliced into it now and then."""
    most = LARGEST if chance.random() < 0.02 else USUAL
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        data = splice(data, other, chance) if chance.random() < 0.08 else chance.choice(CHANGES)(data, chance)
        data = data[:most]
    return data


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The beginning of one capture and the end of another, or one in the midst of the other."""
    at, start = _place(data, chance), _place(other, chance)
    if chance.random() < 0.5:
        return data[:at] + other[start:]
    return data[:at] + other[start : start + chance.randint(1, len(other) + 1)] + data[at:]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Bytes become others."""
    out = bytearray(data)
    for _ in range(min(len(out), chance.choice((1, 2, 8, 40)))):
        at = chance.randrange(len(out))
        out[at] = chance.choice((0, 0xFF, 0x80, 0x0A, 0x20, out[at] ^ 1 << chance.randrange(8), chance.randrange(256)))
    return bytes(out)


def cut_off(data: bytes, chance: random.Random) -> bytes:
    """Its end or its beginning is missing."""
    at = _place(data, chance)
    return data[at:] if chance.random() < 0.2 else data[:at]


def delete(data: bytes, chance: random.Random) -> bytes:
    """A stretch is missing."""
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands there again, perhaps very often."""
    start, end = _stretch(data, chance)
    times = chance.choice((1, 2, 5, 30, 300, LARGEST // max(1, end - start)))
    return data[:start] + data[start:end] * min(times, LARGEST // max(1, end - start)) + data[end:]


def move(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands elsewhere."""
    start, end = _stretch(data, chance)
    rest = data[:start] + data[end:]
    at = _place(rest, chance)
    return rest[:at] + data[start:end] + rest[at:]


def shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    """Its lines in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def insert_garbage(data: bytes, chance: random.Random) -> bytes:
    """What formats are made of, where it does not belong."""
    for _ in range(chance.choice((1, 1, 3, 12))):
        at = _place(data, chance)
        data = data[:at] + chance.choice(_GARBAGE).encode() + data[at:]
    return data


def insert_characters(data: bytes, chance: random.Random) -> bytes:
    """Characters nobody sees, controls, accents on accents, halves of pairs."""
    kind = chance.choice((_CONTROLS, _INVISIBLE, _COMBINING, _ODD))
    for _ in range(chance.choice((1, 3, 20))):
        at = _place(data, chance)
        piece = "".join(chance.choice(kind) for _ in range(chance.choice((1, 1, 2, 50))))
        data = data[:at] + _as_in(data, piece, chance) + data[at:]
    return data


def insert_again(data: bytes, chance: random.Random) -> bytes:
    """One piece, over and over."""
    piece = _as_in(data, chance.choice(PIECES), chance)
    at = _place(data, chance)
    return data[:at] + piece * (chance.choice((2, 10, 200, 5_000)) // max(1, len(piece)) + 1) + data[at:]


def insert_tags(data: bytes, chance: random.Random) -> bytes:
    """Tags that open and never close, close and never opened, or hold too much."""
    for _ in range(chance.choice((1, 4, 30))):
        tag = chance.choice(_TAGS)
        value = chance.choice(_GARBAGE) * chance.choice((1, 1, 100))
        text = chance.choice(
            (f"<{tag}>", f"</{tag}>", f"<{tag} ", f'<{tag} class="{value}">', f"<{tag}/>", f"<{tag} href='{value}'>")
        )
        at = _place(data, chance)
        data = data[:at] + text.encode("utf-8", "surrogatepass") + data[at:]
    return data


def lengthen(data: bytes, chance: random.Random) -> bytes:
    """A word or a field of enormous length."""
    words = list(re.finditer(rb"\w+", data))
    if not words:
        return data
    word = chance.choice(words)
    return data[: word.end()] + word.group()[-1:] * chance.choice((100, 3_000, 40_000)) + data[word.end() :]


def join_lines(data: bytes, chance: random.Random) -> bytes:
    """No line ends, others, or one after every word."""
    return data.replace(
        *chance.choice(
            ((b"\n", b" "), (b"\n", b"\r"), (b"\n", b"\r\r\n"), (b" ", b"\n"), (b"\n", b"\n\n"), (b"\n", b""))
        )
    )


def encode_anew(data: bytes, chance: random.Random) -> bytes:
    """The same text in another encoding than it says, or garbled by one."""
    text = data.decode("utf-8", "replace")
    match chance.randrange(4):
        case 0:
            return text.encode(chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-7", "cp037")), "replace")
        case 1:
            return data.decode("cp1252", "replace").encode()
        case 2:
            return (
                text.encode("latin-1", "replace")
                .decode("latin-1")
                .encode(chance.choice(("shift_jis", "koi8-r")), "replace")
            )
        case _:
            return chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0")) + data


def declare(data: bytes, chance: random.Random) -> bytes:
    """Another encoding is named than it has."""
    charset = chance.choice(CHARSETS).encode()
    return _CHARSET.sub(lambda match: match[1] + b"=" + match[2] + charset, data)


def swap_fields(data: bytes, chance: random.Random) -> bytes:
    """Names of fields, headers and tags change their places, or are missing."""
    names = list(_FIELDS.finditer(data))
    if not names:
        return data
    one, other = chance.choice(names), chance.choice(names)
    return data[: one.start()] + (other.group() if chance.random() < 0.8 else b"") + data[one.end() :]


def replace_value(data: bytes, chance: random.Random) -> bytes:
    """What follows the name of a field is something else."""
    names = list(_FIELDS.finditer(data))
    if not names:
        return data
    name = chance.choice(names)
    end = data.find(b"\n", name.end())
    return (
        data[: name.end()]
        + chance.choice(_GARBAGE).encode()
        + data[end if end > 0 and chance.random() < 0.5 else name.end() + 3 :]
    )


def pack(data: bytes, chance: random.Random) -> bytes:
    """A stretch as it is packed for mails and addresses."""
    start, end = _stretch(data, chance)
    inner = data[start:end]
    packed = chance.choice(
        (base64.b64encode(inner), quopri.encodestring(inner), b"".join(b"%%%02X" % b for b in inner[:2000]))
    )
    return data[:start] + packed + data[end:]


CHANGES: Sequence[Change] = (
    *(flip, cut_off, delete, repeat, move, shuffle_lines, insert_garbage, insert_garbage, insert_characters),
    *(insert_again, insert_tags, lengthen, join_lines, encode_anew, declare, swap_fields, replace_value, pack),
)


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + chance.choice((1, 5, 40, 200, 1_000, len(data))))


def _as_in(data: bytes, text: str, chance: random.Random) -> bytes:
    """A piece of text as bytes of the capture: now and then written as JSON or HTML would."""
    match chance.randrange(6):
        case 0:
            return "".join(f"&#{ord(c)};" for c in text).encode()
        case 1 if b"{" in data[:2]:
            return "".join(f"\\u{ord(c) & 0xFFFF:04x}" for c in text).encode()
        case _:
            return text.encode("utf-8", "surrogatepass")
