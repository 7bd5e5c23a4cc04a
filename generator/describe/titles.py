"""The title of a release, and its summary: always its own words."""

from __future__ import annotations

import re

from generator.model import CleanText, Title
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
    """The publisher's own summary; else the lead sentence and, where there is room, the next; cut at a word."""
    filed = next((f for f in clean.facts if f.kind == "summary"), None)
    if filed is not None:
        return shortened(filed.value, SUMMARY)
    chosen = ""
    for sentence in sentences(_lead(clean)):
        if chosen and len(chosen) + len(sentence) + 1 > SUMMARY:
            break
        chosen = f"{chosen} {sentence}".strip()
        if chosen.count(" ") > 20:
            break
    return shortened(chosen or _lead(clean), SUMMARY)
