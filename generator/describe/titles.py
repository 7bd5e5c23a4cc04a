"""The title of a release, and its summary: always its own words."""

from __future__ import annotations

import re

from generator.model import CleanText, Title

INCIPIT = 100
"""Characters an inferred title may have."""
SUMMARY = 300
"""Characters a summary may have."""
_SENTENCE = re.compile(r".+?[.!?][\"'”’)]*(?=\s+[A-Z“\"]|$)", re.DOTALL)
_BREAK = re.compile(r",? (?:as|and|where|which|who|while|whilst|after|before|when|because|so|but|with|to|in)\b|[,;:–—]")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Adm|St|Sen|Rep|Gov|No)|\b[A-Z])\.$")


def title_of(clean: CleanText) -> Title:
    """The stated title; without one the opening words, up to where a clause ends, as a librarian quotes an incipit."""
    if clean.title is not None:
        return Title(clean.title, "stated", "the capture's own title")
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


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph; a dot after a title or an initial ends none."""
    found: list[str] = []
    for match in _SENTENCE.finditer(text):
        part = match.group().strip()
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    rest = text[sum(len(m.group()) for m in _SENTENCE.finditer(text)) :].strip() if not found else ""
    return found or ([rest] if rest else [])


def summary_of(clean: CleanText) -> str:
    """The lead sentence, and the next one where there is room, cut at a word where even the first is too long."""
    chosen = ""
    for sentence in sentences(_lead(clean)):
        if chosen and len(chosen) + len(sentence) + 1 > SUMMARY:
            break
        chosen = f"{chosen} {sentence}".strip()
        if chosen.count(" ") > 20:
            break
    return shortened(chosen or _lead(clean), SUMMARY)


def shortened(text: str, limit: int) -> str:
    """`text`, or its first words up to `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—") + " …"
