"""Bytes to text: the encoding is told by the bytes, never by the file's name."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from itertools import islice

from chardet import detect

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
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

_NOT_ASCII = re.compile("[^\0-\x7f]+")
_WIDE = (("utf-32-le", 4, (2, 3)), ("utf-32-be", 4, (0, 1)), ("utf-16-le", 2, (1,)), ("utf-16-be", 2, (0,)))
"""Without their mark: how many bytes a character has, and which of them are NULs in a space."""
_CHINESE = re.compile("[\u3000-\uffff]")
"""What two letters look like that are read as one character of UTF-16."""
_SPACES_APART = 20
"""Characters. No script that is written with spaces has fewer of them."""
_SAMPLE = 400
"""Characters beyond ASCII by which an encoding is told."""
_LATIN = "cp1252 cp1250 cp1254 cp1257 iso8859-2 iso8859-15 mac-roman mac-latin2 cp437 cp850 cp852".split()
_OTHER = "cp1251 cp1253 iso8859-5 koi8-r koi8-u mac-cyrillic cp866 gb18030 big5hkscs cp932 cp949 euc_jis_2004".split()
"""What texts of Europe and the Far East are kept in, as Windows, the Mac, DOS and older pages of the web wrote them."""
_FEW, _MANY = 4, 12
"""Characters beyond ASCII that tell no language, and those that tell no script but the Latin one."""
_SIGNS = "’‘“”–—…£€\xa0"
"""Those of English texts in Windows-1252."""
_CAPITAL_INSIDE = re.compile("[a-z][À-ÞŠŒŽ]")
"""What the Mac's accents and apostrophes look like in Windows-1252: "itÕs"."""
_SCRIPT = 0.2
"""The share of bytes beyond ASCII that a text has at least whose script is not Latin."""
_SPACE_ALONE = re.compile(rb"(?<![\x80-\xff])\xa0+(?![\x80-\xff])")
"""The space that breaks no line, in Windows-1252 and its like; elsewhere it is a letter, which seldom stands alone."""


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
        return _CONTROLS.sub(" ", text.replace("\v", " "))
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
    if b"\0" in data and (text := _wide(data)) is not None:
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _told_by_its_letters(data) if (text := _nearly_utf8(data)) is None else text


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 or UTF-32 without its mark: every space and line end has its NULs in the same places."""
    for encoding, width, zeros in _WIDE:
        places = [data[place::width].count(0) for place in range(width)]
        if len(data) % width or min(places[place] for place in zeros) * _SPACES_APART * width < len(data):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        spaced = len(text.split()) * _SPACES_APART > len(text)
        if spaced and not _CONTROLS.search(text) and 2 * len(_CHINESE.findall(text)) < len(text):
            return text
    return None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes of Windows-1252 among it, as texts put together from two sources have, or cut off."""
    kept = data.decode("utf-8", "ignore")
    in_it = sum(len(match.encode()) for match in _NOT_ASCII.findall(kept))
    if in_it <= len(data) - len(kept.encode()):
        return None
    return data.decode("utf-8-sig", _STRAY)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8, as Windows-1252; what a cut leaves of the last character is none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "", error.end
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


_STRAY = "stray-windows-1252"
codecs.register_error(_STRAY, _stray_byte)


def _told_by_its_letters(data: bytes) -> str:
    """Text that is no UTF-8, in the encoding in which it reads like a language."""
    found = [match.end() for match in islice(re.finditer(rb"[\x80-\xff]", data), _SAMPLE)]
    for encoding in (_encoding_of(data[: found[-1] + 1], len(found)), "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise NotText("its bytes fit no encoding that text is kept in")


def _encoding_of(sample: bytes, beyond_ascii: int) -> str:
    with suppress(UnicodeDecodeError):
        usual = sample.decode("cp1252")
        if sum(character not in _SIGNS for character in "".join(_NOT_ASCII.findall(usual))) <= _FEW:
            return "mac-roman" if _CAPITAL_INSIDE.search(usual) else "cp1252"
    of_a_script = beyond_ascii > max(_MANY, _SCRIPT * len(sample))
    able = [*_LATIN, *_OTHER] if of_a_script else _LATIN
    told = detect(_SPACE_ALONE.sub(b" ", sample), prefer_superset=False, compat_names=False, include_encodings=able)
    return told["encoding"] or "cp1252"
