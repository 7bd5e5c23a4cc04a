"""The title of a release, and its summary: always its own words."""

from __future__ import annotations

import re

from generator.model import CleanText, Paragraph, Title
from generator.sentences import sentences, shortened

INCIPIT = 100
"""Characters an inferred title may have."""
SUMMARY = 300
"""Characters a summary may have."""
_BREAK = re.compile(r",? (?:as|and|where|which|who|while|whilst|after|before|when|because|so|but|with|to|in)\b|[,;:–—]")


def title_of(clean: CleanText) -> Title:
    """The stated title; without one the opening words, up to where a clause ends, as a librarian quotes an incipit."""
    if clean.title is not None:
        return Title(clean.title, "stated", "the capture's own title")
    filed = next((f for f in clean.facts if f.kind == "title"), None)
    if filed is not None:
        return Title(filed.value, "stated", f"stated apart from the text: {filed.where}")
    first = sentences(_lead(clean))[:1] or [clean.paragraphs[0].text]
    return Title(_incipit(first[0]), "inferred", "the opening words; the capture states no title")


def _lead(clean: CleanText) -> str:
    return next((p.text for p in clean.paragraphs if p.kind == "paragraph"), clean.paragraphs[0].text)


def _incipit(sentence: str) -> str:
    sentence = sentence.strip().strip('“”"')
    if len(sentence) <= INCIPIT:
        return sentence.rstrip(".")
    breaks = [m.start() for m in _BREAK.finditer(sentence) if 40 <= m.start() <= INCIPIT]
    at = (breaks or [sentence.rfind(" ", 0, INCIPIT)])[-1]
    return sentence[:at].rstrip(" ,;:–—") + " …"


def summary_of(clean: CleanText) -> str:
    """The publisher's own summary; else the lead sentence and, where there is room, the next; cut at a word.

    The lead is the first paragraph of prose: no letterhead, place or embargo, nor whose words follow.
    """
    filed = next((f for f in clean.facts if f.kind == "summary"), None)
    if filed is not None:
        return shortened(filed.value, SUMMARY)
    lead = next((p.text for p in clean.paragraphs if _leads(p)), _lead(clean))
    chosen = ""
    for sentence in sentences(_LABEL.sub("", _BYLINE.sub("", _CAPITALS.sub("", lead)))):
        words = len(sentence.split())
        if not chosen and (words <= _CALLED or (_GREETING.match(sentence) and words <= _SHORT)):
            continue
        if chosen and len(chosen) + len(sentence) + 1 > SUMMARY:
            break
        chosen = f"{chosen} {sentence}".strip()
        if chosen.count(" ") > 20:
            break
    return shortened(chosen or _lead(clean), SUMMARY)


_CAPITALS = re.compile(r"^(?:[^a-z]*\b[A-Z]{2,}\b){3}[^a-z]*\s(?=[A-Z][a-z])")
"""A letterhead run into the first sentence."""
_BYLINE = re.compile(
    r"^(?:Joint )?(?:Statement|Tribute|Message|Address|Speech) (?:by|from) .{5,140}? "
    r"(?=(?:The|It|In|An?|I|We|This|At|On) \w)"
)
"""Who speaks, run into the first sentence."""
_LABEL = re.compile(r"^[A-Z][A-Z.’' -]{2,40}:\s+")
"""Whose turn it is in a transcript."""
_GREETING = re.compile(
    r"(?:\W*(?:well|hi|and),? )?(?:good (?:morning|afternoon|evening)|hello|thank you|thanks|ladies and gentlemen)\b",
    re.IGNORECASE,
)
_CALLED, _SHORT = 4, 9
"""Words of what is only called out ("Okay."), and of a sentence that only greets."""
_SAYS_WHOSE = re.compile(
    r"\battributable to\b|\b(?:embargo|check against delivery|transcript|as (?:prepared|delivered))\b"
    r"|\btext of the following\b|^\W*(?:statement|remarks|message|address|speech) (?:by|from|of) ",
    re.IGNORECASE,
)
_LONG = 30
"""Words from which on a paragraph says more than whose words follow."""


def _leads(paragraph: Paragraph) -> bool:
    """Whether a paragraph is prose that tells something, however many names stand in it."""
    words = paragraph.text.split()
    if paragraph.kind != "paragraph" or len(words) < _SHORT:
        return False
    small = sum(word[:1].islower() for word in words)
    closed = paragraph.text.rstrip("”\"'’)] ")[-1:] in tuple(".?!…:")
    if small < _SMALL * len(words) or not (closed or len(words) >= _LONG):
        return False
    return len(words) >= _LONG or _SAYS_WHOSE.search(paragraph.text) is None


_SMALL = 0.25
"""The share of words without a capital that a sentence has at least."""
