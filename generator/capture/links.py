"""Markdown-like links and escapes in a captured text: links to nowhere become text, real ones keep their target.

A link's words stay where they are, between two private-use characters, while lines are joined to paragraphs;
the n-th pair belongs to the n-th target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Removed

OPEN, CLOSE = "\ue000", "\ue001"
_LINK = re.compile(r"\[((?:\\.|[^\\\[\]\n]|\n(?!\n))*)\]\(([^()\s]*)\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_MARKED = re.compile(f"{OPEN}|{CLOSE}")
_SPACES = re.compile(f" [{OPEN}{CLOSE} ]* |^[{OPEN}{CLOSE} ]+(?<= )| [{OPEN}{CLOSE} ]*$")
"""Where spaces stand on both sides of marks alone, or at an end of the text."""
_HTTP = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
DEAD = "dead-link"
TARGET = "link-target"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its links marked, and the target of each in order."""

    text: str
    targets: tuple[str, ...]


def mark(text: str) -> Marked:
    """Mark every link of `text`. Only a text that holds links is taken for Markdown and loses its backslash escapes."""
    targets: list[str] = []

    def one(match: re.Match[str]) -> str:
        targets.append(match.group(2))
        return f"{OPEN}{match.group(1)}{CLOSE}"

    marked = _LINK.sub(one, _MARKED.sub("", text))
    return Marked(_ESCAPE.sub(r"\1", marked) if targets else marked, tuple(targets))


def bare(text: str) -> str:
    """`text` without the marks of its links."""
    return _MARKED.sub("", text)


def removed_target(target: str) -> Removed:
    """What is no longer in the text of a link: its target, kept beside the text where it leads somewhere."""
    return Removed(target, TARGET) if _HTTP.match(target) else Removed(f"({target})", DEAD)


def unmark(text: str, targets: Sequence[str]) -> tuple[str, list[tuple[int, int, str]], int]:
    """Take the marks out of `text`: the plain text, its links (start, end, address), and how many links it had."""
    plain: list[str] = []
    links: list[tuple[int, int, str]] = []
    length = at = used = start = 0
    text = _spaced(text)
    for match in _MARKED.finditer(text):
        plain.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match.group() == OPEN:
            start = length
        else:
            # A link round a picture, or round what was taken out, has no words left.
            if start < length and used < len(targets) and _HTTP.match(targets[used]):
                links.append((start, length, targets[used]))
            used += 1
    plain.append(text[at:])
    return "".join(plain), links, used


def _spaced(text: str) -> str:
    """A marked text with its spaces outside of links, none at its ends, and never two in a row without the marks."""
    text = text.replace(f"{OPEN} ", f" {OPEN}").replace(f" {CLOSE}", f"{CLOSE} ")

    def one(match: re.Match[str]) -> str:
        at_an_end = match.start() == 0 or match.end() == len(text)
        return ("" if at_an_end else " ") + match.group().replace(" ", "")

    return _SPACES.sub(one, text)


def spelled_out(text: str, targets: Sequence[str] | None) -> tuple[str, int]:
    """`text` with its links as "words (target)", for words that were removed; and how many links it had."""
    used = text.count(CLOSE)
    if targets is None:
        return text.replace(OPEN, "").replace(CLOSE, ""), used
    remaining = iter(targets)
    return re.sub(CLOSE, lambda _: f" ({next(remaining, '')})", text.replace(OPEN, "")), used
