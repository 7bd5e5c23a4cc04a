"""Personal data, taken out of a capture before it is stored and whenever one is read."""

from __future__ import annotations

import re
from collections import Counter

from generator.release_record import Sanitised

STEP = "personal-data"
PLACEHOLDER = re.compile(r"\[(?:e-mail address|telephone number)\]")
"""What stands for personal data, in a stored capture as in the text being cleaned."""
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "e-mail address",
        re.compile(
            r"(?:mailto:)?(?<![A-Za-z0-9._%+'-])[A-Za-z0-9][A-Za-z0-9._%+'-]*(?:@|\s?\[at\]\s?|&#64;|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
        ),
    ),
    (
        "telephone number",
        # Only where it is marked as one: releases are full of other long numbers, and of public hotlines.
        re.compile(r"(?:(?<=tel: )|(?<=tel )|(?<=phone: )|(?<=mobile: )|(?<=mobile ))\+?\(?\d[\d ().-]{6,}\d", re.I),
    ),
)


def mask(text: str) -> str:
    """`text` with every e-mail address and marked telephone number replaced by a placeholder in square brackets."""
    for what, pattern in _KINDS:
        text = pattern.sub(f"[{what}]", text)
    return text


def sanitise(text: str) -> tuple[str, tuple[Sanitised, ...]]:
    """The text to store, and what the record says of it: which step took what, how many times."""
    counts: Counter[str] = Counter()
    for what, pattern in _KINDS:
        text, count = pattern.subn(f"[{what}]", text)
        if count:
            counts[what] += count
    return text, tuple(Sanitised(step=STEP, what=what, count=n) for what, n in sorted(counts.items()))


def lines_with_personal_data(text: str) -> list[tuple[int, str]]:
    """(line number from 1, what it holds) for every line that still holds personal data; never the data itself."""
    return [
        (number, what)
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in _KINDS
        if pattern.search(line)
    ]
