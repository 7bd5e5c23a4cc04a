"""One form for what looks the same, whatever the capture's format: characters, spaces, line ends, mojibake."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ftfy import fix_encoding
from ftfy.badness import is_bad

from generator.model import Replaced

_SOFT = (0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = dict.fromkeys((*range(9), *range(0x0E, 0x20), 0x7F, 0xE000, 0xE001, *_SOFT))
_JOINERS = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u0dff])")
_PRESENTED = re.compile("[\ufb00-\ufb06\uff01-\uff5e]")
"""Two letters drawn as one (ﬁ), and letters and figures as wide as a Chinese character: forms of the same words."""
_SPACES = {
    0x00A0: " ",
    0x2007: " ",
    0x202F: " ",
    0x2009: " ",
    0x200A: " ",
    0x2028: "\n",
    0x2029: "\n",
    0x0085: "\n",
    0x0B: "\n",
}
_MOST_MARKS = 30
"""Over one letter, as in Unicode's stream-safe text format (UAX 15)."""
_PILED_UP = re.compile(rf"[^\w\s\x00-\u02ff\u2010-\u2027\ue000\ue001]{{{_MOST_MARKS + 1},}}")


def normalise(text: str, keep: str = "") -> tuple[str, tuple[Replaced, ...]]:
    """One form for what looks the same: NFC, `\\n` line ends, plain spaces, no invisible characters.

    No word changes to the eye and smart quotes stay; a word whose characters changed is listed as replaced. Words
    that a wrong encoding had garbled are put right. `keep` names characters that stay: our own marks, tabs.
    """
    replaced: list[Replaced] = []
    if not text.isascii():
        text = _ungarbled(_PILED_UP.sub(_few_marks, text), replaced)
    plain = (
        text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").translate(_SPACES)
    )
    clean = _seen(plain, keep)
    if clean != plain:
        for word in plain.split():
            after = _seen(word, keep)
            if after and after != word:
                replaced.append(Replaced(word, after, "characters"))
    return clean if "\t" in keep else clean.expandtabs(4), tuple(replaced)


def _few_marks(match: re.Match[str]) -> str:
    """Signs that follow each other; of marks over one letter as many as a text has: sorting more takes hours."""
    signs = match.group()
    return signs[:_MOST_MARKS] if unicodedata.combining(signs[_MOST_MARKS]) else signs


@cache
def _unseen(keep: str) -> dict[int, None]:
    return {code: None for code in _INVISIBLE if chr(code) not in keep}


def _seen(text: str, keep: str) -> str:
    """`text` without what nobody sees; joiners stay in the scripts that are spelled with them."""
    plain = _JOINERS.sub("", text).translate(_unseen(keep))
    return unicodedata.normalize("NFC", _PRESENTED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), plain))


def _ungarbled(text: str, replaced: list[Replaced]) -> str:
    """Mojibake undone, line by line (UTF-8 once read as something else, however often)."""
    if not is_bad(text):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.isascii():
            continue
        lines[at] = _repaired(line)
        before, after = line.split(" "), lines[at].split(" ")
        if len(before) != len(after):
            before, after = [line], [lines[at]]
        replaced += [Replaced(a, b, "encoding") for a, b in zip(before, after, strict=True) if a != b]
    return "\n".join(lines)


def _repaired(line: str) -> str:
    """A line of a text that is garbled somewhere."""
    if not is_bad(line):
        # What is UTF-8 by its bytes is no chance there, though it looks like words.
        try:
            return line.encode("sloppy-windows-1252").decode()
        except UnicodeError:
            return line
    fixed = fix_encoding(line)
    # Where a line was garbled in part, or in more than one way, its words are.
    return " ".join(map(fix_encoding, fixed.split(" "))) if is_bad(fixed) else fixed
