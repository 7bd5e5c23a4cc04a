"""Less than the whole text: an excerpt where rights ask for it, words cut short, the words from A to Z."""

from __future__ import annotations

import re

from generator.model import CleanText
from generator.pages.markdown import plain
from generator.sentences import sentences, shortened

EXCERPT = 300
"""An excerpt has at most so many characters."""

_WORD = re.compile(r"[^\W_]+(?:[’'.\-/][^\W_]+)*")


def excerpt(clean: CleanText) -> str:
    """The opening sentences, never more than a third of the text; a first sentence that is too long is cut."""
    opening = plain(" ".join(p.text for p in clean.paragraphs if p.kind == "paragraph")).strip()
    limit = min(EXCERPT, len(opening) // 3)
    whole = ""
    for sentence in sentences(opening):
        if len(whole) + len(sentence) >= limit:
            break
        whole = f"{whole} {sentence}".strip()
    return whole or cut(opening, limit)


def cut(text: str, limit: int) -> str:
    """At most `limit` characters of captured text, fit for a page, cut between words and marked as cut."""
    return shortened(plain(text).strip(), limit)


def word_index(clean: CleanText) -> str:
    """The distinct words of a text from A to Z: enough to be found by, not enough to be read by."""
    return " ".join(sorted({word.casefold() for word in _WORD.findall(plain(clean.text))}))
