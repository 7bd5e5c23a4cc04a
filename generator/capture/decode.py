"""Bytes to text: the encoding is told by the bytes, never by the file's name."""

from __future__ import annotations

import re
import unicodedata

from charset_normalizer import from_bytes
from ftfy import fix_encoding
from ftfy.badness import is_bad

from generator.model import Replaced

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|meta)\b", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SOFT = (0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = dict.fromkeys((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, 0xE000, 0xE001, *_SOFT))
_JOINERS = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
_SPACES = {0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x2009: " ", 0x200A: " ", 0x2028: "\n", 0x2029: "\n", 0x0085: "\n"}


class NotText(ValueError):
    """The bytes are not text; the message says what they are."""


def decode(data: bytes) -> str:
    """The text in `data`. UTF-8 and marked UTF-16/32 are certain, anything else is told from its bytes.

    Raises NotText where the bytes are a picture, an archive, or simply no text.
    """
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise NotText(f"it is {what}")
    text = _decode(data)
    if "<" in text and _MARKUP.search(text, 0, 20_000):
        # Pages carry stray control characters, which browsers pass over.
        return _CONTROLS.sub(" ", text)
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) / 1000:
        raise NotText("it holds control characters that no text has")
    return text


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(f"it is marked as {encoding.upper()} but breaks off or is damaged") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        # What is no UTF-8 and has no NULs is nearly always this one; detectors take short texts for cp1250.
        return data.decode("utf-16" if b"\0" in data else "cp1252")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data).best()
    if best is None:
        raise NotText("its bytes fit no encoding that text is kept in")
    return str(best)


def normalise(text: str, keep: str = "") -> tuple[str, tuple[Replaced, ...]]:
    """One form for what looks the same: NFC, `\\n` line ends, plain spaces, no invisible characters.

    No word changes to the eye and smart quotes stay; a word whose characters changed is listed as replaced. Words
    that a wrong encoding had garbled are put right. `keep` names invisible characters that stay: our own marks.
    """
    replaced: list[Replaced] = []
    if not text.isascii():
        text = _ungarbled(text, replaced)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").translate(_SPACES)
    clean = _seen(plain, keep)
    if clean != plain:
        for word in plain.split():
            after = _seen(word, keep)
            if after and after != word:
                replaced.append(Replaced(word, after, "characters"))
    return clean.expandtabs(4), tuple(replaced)


def _seen(text: str, keep: str) -> str:
    """`text` without what nobody sees; joiners stay in the scripts that are spelled with them."""
    invisible = {code: None for code in _INVISIBLE if chr(code) not in keep} if keep else _INVISIBLE
    return unicodedata.normalize("NFC", _JOINERS.sub("", text).translate(invisible))


def _ungarbled(text: str, replaced: list[Replaced]) -> str:
    """Mojibake undone, line by line (UTF-8 once read as something else, however often)."""
    if not is_bad(text):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if not is_bad(line):
            continue
        lines[at] = fix_encoding(line)
        before, after = line.split(" "), lines[at].split(" ")
        if len(before) != len(after):
            before, after = [line], [lines[at]]
        replaced += [Replaced(a, b, "encoding") for a, b in zip(before, after, strict=True) if a != b]
    return "\n".join(lines)
