"""Words in plain Latin letters, as ids are made of."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not come apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ß", "ss"),
        **dict.fromkeys("ł", "l"),
        **dict.fromkeys("ø", "o"),
        **dict.fromkeys("đð", "d"),
        **dict.fromkeys("þ", "th"),
        **dict.fromkeys("æ", "ae"),
        **dict.fromkeys("œ", "oe"),
        **dict.fromkeys("\u0131", "i"),
        **dict.fromkeys("ħ", "h"),
        **dict.fromkeys("ŧ", "t"),
        **dict.fromkeys("ŋ", "n"),
        **dict.fromkeys("'’‘`\u02bc\u00b4", ""),
    }
)


def latin_words(text: str) -> list[str]:
    """The words of `text` in lower-case letters and digits; letters of other scripts are left out."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", ""), plain)
    return re.findall(r"[a-z0-9]+", plain)
