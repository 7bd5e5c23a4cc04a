"""The texts of a JSON document written anew one by one, all other bytes as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from generator.capture.sanitise.taken import Taken

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_COLON = re.compile(r"\s*:")
Rewrite = Callable[[str, str], tuple[str, list[Taken]]]
"""A text, and the name of the field it stands in, to what it is from now on, and what was taken out of it."""


def rewrite_texts(document: str, rewrite: Rewrite) -> tuple[str, list[Taken]]:
    """The document with `rewrite` done to every text in it, names of fields too."""
    taken: list[Taken] = []
    name = ""

    def one(match: re.Match[str]) -> str:
        nonlocal name
        written = match.group()
        try:
            text = json.loads(written, strict=False)
        except ValueError:
            return written
        if _COLON.match(document, match.end()):
            name = text
        after, found = rewrite(text, name)
        if not found:
            return written
        taken.extend(found)
        half = any("\ud800" <= sign <= "\udfff" for sign in after)
        return json.dumps(after, ensure_ascii=half)

    return _STRING.sub(one, document), taken
