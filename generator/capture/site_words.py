"""The words of websites round a text (menus, sharing, cookies): on a page, and in a text pasted from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from generator.capture.links import CLOSE, OPEN
from generator.capture.pieces import Line
from generator.capture.reflow import is_byline

STEP = "page-furniture"
Strength = Literal["strong", "weak"]
PROSE = 15
"""Words from which on a line that ends as a sentence is text."""
_ABOVE = 12
"""Lines above the text among which its headline is looked for."""
_NEAR = 6
"""Lines between a headline and its text: who issued it, its kind, its day."""
_CLOSING = re.compile(r"[-–—•*·]\s+\S|(?:ends?|[#*_\s-]{2,}|-\s?\d+\s?-)$", re.IGNORECASE)
PROOF = 4
"""Two strong lines, or so many weak ones above and below the text, are no chance."""
LONGEST = 160
"""Characters of a line of furniture that has no sentence."""
_SPLIT = re.compile(r"\s*[|·•>»\u203a]\s*|\s/\s|\s{2,}|\t")
_PLAIN = re.compile(r"[^\w]+")
_NEW_TAB = re.compile(r"\(opens in (?:a )?new (?:tab|window)\)", re.IGNORECASE)
_PATTERNS = re.compile(
    r"(?:share (?:this|on|via|to)\b.{0,40}|(?:shared|sent) from my [\w ]{2,30}"
    r"|previous (?:press )?releases|back to [\w ]{1,40}|follow us\b.{0,40}|you are here\b.*|skip to [\w ]{1,30}"
    r"|sign up (?:for|to) [\w’' -]{1,60}|subscribe to\b.{1,60}|posted (?:by|on|in)\b.{1,80}"
    r"|(?:labels|tags|filed under|categories)\s*:.{1,120}|(?:©|\(c\)|copyright\b).{0,100}"
    r"|(?:manage|view|accept|reject)\b[\w. -]{0,30}cookies\b.{0,20}|cookies on .{1,40}"
    r"|we (?:use|would like to set|’d like to set)\b.{0,80}\bcookies\b.*|we[’']d like to\b.{0,80}\bcookies\b.*"
    r"|an official (?:web)?site of\b.*|powered by \w[\w .]{0,30}|this page was (?:printed|last updated)\b.*"
    r"|(?:get|receive) (?:e-?mails?|alerts)\b.{0,60}|is this page useful\b.*|(?:yes|no),? this page is (?:not )?useful"
    r"|report (?:a|any) (?:problem|broken link)\b.{0,40}|read (?:more|next|also)\b:?.{0,120}"
    r"|related (?:content|articles|news|posts|links|stories|topics)\b.{0,20}|(?:print|e-?mail) this\b.{0,20}"
    r"|the following links open in a new tab|all content is available under\b.*|there is something wrong with this page"
    r"|(?:previous|next) (?:post|article|story|entry)\b.{0,100}|here[’']s how you know)[.!?]?",
    re.IGNORECASE,
)
"""Forms of such lines that name something: a place to share on, a list to join, a page to go back to."""
_INVITATION = re.compile(
    r"(?:sign up|subscribe|receive|get|want|join|download|follow|stay|don[’']t miss|enter|click|support|donate|keep)\b"
    r".{0,120}\b(?:newsletters?|inbox|e-?mails?|alerts|updates|our app|ios|android|subscri\w+|membership|briefing)\b.*",
    re.IGNORECASE,
)
"""A line that asks its reader to come back: an imperative, and what is to be had."""


@cache
def _phrases() -> dict[str, Strength]:
    found: dict[str, Strength] = {}
    strength: Strength = "strong"
    for line in (Path(__file__).parent / "site_words.txt").read_text(encoding="utf-8").splitlines():
        if line in ("[strong]", "[weak]"):
            strength = "strong" if line == "[strong]" else "weak"
        elif line and not line.startswith("#"):
            found[line] = strength
    return found


def strength_of(text: str) -> Strength | None:
    """Whether a line is one of a website's own: `strong` where nothing else can be meant, `weak` where it may be."""
    bare = _NEW_TAB.sub("", text.replace(OPEN, "").replace(CLOSE, "")).strip()
    if not bare or len(bare) > LONGEST:
        return None
    phrases = _phrases()
    found = phrases.get(_plain(bare))
    if found is not None or _PATTERNS.fullmatch(bare) or _INVITATION.fullmatch(bare):
        return found or "strong"
    parts = [_plain(part) for part in _SPLIT.split(bare)]
    known = sum(part in phrases for part in parts)
    if len(parts) > 2 and (parts[0] == "home" or known > len(parts) / 2):
        return "strong"
    return "strong" if _is_row(_plain(bare)) else None


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text.lower()).strip()


def _is_row(plain: str) -> bool:
    """Whether a line is a row of menu words, nothing between them: three phrases or more, and nothing else."""
    words = plain.split()
    at = count = unknown = 0
    while at < len(words):
        length = next(
            (n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in _phrases() and at + n <= len(words)), 0
        )
        unknown += length == 0
        count += length > 0
        at += length or 1
    return count > 2 and unknown * 3 <= count


def remove_site_words(lines: Sequence[Line], *, page: bool) -> list[Line]:
    """Mark the lines that are a website's own. `page` is True where the capture is one.

    In a plain text they count only where enough of them prove that it was copied from a page; then what stands above
    the headline and below the text goes with them.
    """
    kinds = [strength_of(line.text) if line.kept and line.kind in _ALONE else None for line in lines]
    text = [at for at, line in enumerate(lines) if line.kept and kinds[at] is None and _is_prose(line)]
    strong = [at for at, kind in enumerate(kinds) if kind == "strong"]
    # Amid the text a line that says "Information" may be a heading of the release.
    weak = [at for at, kind in enumerate(kinds) if kind == "weak" and text and not text[0] < at < text[-1]]
    result = list(lines)
    if not page and 2 * len(strong) + len(weak) < PROOF:
        return result
    for at in (*strong, *weak):
        result[at] = result[at].removed_by(STEP)
    if not text:
        return result
    return result if page else _without_ends(result, kinds)


_ALONE = (None, "paragraph", "heading", "list-item", "table-row")


def _without_ends(lines: list[Line], kinds: Sequence[Strength | None]) -> list[Line]:
    """A pasted page: its text is the stretch richest in running text; of the rest only the headline above it stays.

    The idea of weighing lines against each other is Boilerpipe's (Kohlschütter and others 2010, "Boilerplate
    Detection using Shallow Text Features").
    """
    first, last = _richest(lines, kinds)
    while last + 1 < len(lines) and (lines[last + 1].blank or _closes(lines[last + 1].text)):
        last += 1
    headline = _headline(lines, kinds, first)
    for at, line in enumerate(lines):
        below_headline = headline is not None and first - headline <= _NEAR and headline <= at < first
        if first <= at <= last or line.blank or is_byline(line.text) or at == headline:
            continue
        if below_headline and kinds[at] is None:
            continue
        lines[at] = line.removed_by(STEP)
    return lines


def _richest(lines: Sequence[Line], kinds: Sequence[Strength | None]) -> tuple[int, int]:
    """The first and last place of the stretch whose lines weigh most: prose by its words, others less than nothing."""
    best, start, weight = (0, 0, 0.0), 0, 0.0
    for at, line in enumerate(lines):
        if weight <= 0:
            start, weight = at, 0.0
        weight += _weight(line, kinds[at])
        if weight > best[2]:
            best = (start, at, weight)
    return best[0], best[1]


def _weight(line: Line, kind: Strength | None) -> float:
    if line.blank:
        return 0.0
    if kind is not None:
        return -25.0 if kind == "strong" else -6.0
    words = len(line.text.split())
    if _ends(line) or line.text.rstrip().endswith(","):
        return float(min(60, words))
    return -3.0 if words < 8 else -2.0


def _closes(text: str) -> bool:
    """Whether a line belongs to what goes before, as the end of a release: ENDS, ###, an item of a list."""
    return bool(_CLOSING.match(text.strip()))


def _headline(lines: Sequence[Line], kinds: Sequence[Strength | None], first: int) -> int | None:
    """The nearest line above the text that can be its headline."""
    above = [at for at in range(first) if lines[at].kept and not lines[at].blank and kinds[at] is None][-_ABOVE:]
    able = [at for at in above if len(lines[at].text.split()) > 3 and not _is_label(lines[at]) and not _ends(lines[at])]
    return max(able, key=lambda at: (min(8, len(lines[at].text.split())), at), default=None)


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= PROSE and _ends(line)


def _ends(line: Line) -> bool:
    return bool(re.search(r"[.!?:;]['\"”’)]*$", line.text.strip()))


def _is_label(line: Line) -> bool:
    return is_byline(line.text) or line.text.rstrip().endswith(":")
