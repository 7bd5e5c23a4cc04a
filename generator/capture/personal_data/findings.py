"""One place in a text that holds personal data, and what stands there once it is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.capture.links import CLOSE, OPEN

_NOT_KEPT = re.compile(f"[^\n{OPEN}{CLOSE}]+")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A stretch of a text to be replaced, `what` it holds in plain words, and what stands there `instead`."""

    start: int
    end: int
    what: str
    instead: str


def placeholder(what: str) -> str:
    """What stands for personal data of this kind."""
    return f"[{what}]"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the text; of two that overlap the one that begins first, and the longer."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def replaced(text: str, findings: Iterable[Finding]) -> str:
    """`text` with every finding (in order, none overlapping) replaced; its lines and the marks of links stay."""
    pieces: list[str] = []
    at = 0
    for finding in findings:
        kept = _NOT_KEPT.sub("", text[finding.start : finding.end])
        pieces += [text[at : finding.start], finding.instead, kept]
        at = finding.end
    pieces.append(text[at:])
    return "".join(pieces)
