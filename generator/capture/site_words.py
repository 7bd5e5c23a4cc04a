"""The words of websites round a text (menus, sharing, cookies): on a page, and in a text pasted from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.capture.links import CLOSE, OPEN
from generator.capture.pasted_page import SiteWord, apart, ends, is_prose, without_ends
from generator.capture.pieces import Line

STEP = "page-furniture"
PROOF = 4
"""Two strong lines, or so many weak ones above and below the text, are no chance."""
LONGEST = 240
"""Characters of a line of furniture that has no sentence."""
_SPLIT = re.compile(r"\s*[|·•>»\u203a]\s*|\s/\s|\s{2,}|\t")
_PLAIN = re.compile(r"[^\w]+")
_NEW_TAB = re.compile(r"\(opens in (?:a )?new (?:tab|window)\)", re.IGNORECASE)
_TRAIL = re.compile(r"(?:home|start|startseite|accueil|inicio)\s*[>»\u203a]\s*\S", re.IGNORECASE)
"""The way to a page from its site's first one."""
_STRONG = re.compile(
    r"(?:share (?:this|on|via|to)\b.{0,40}|(?:shared|sent) from my [\w ]{2,30}"
    r"|click to (?:share|e-?mail|print)\b.{0,60}"
    r"|previous (?:press )?releases|back to [\w ]{1,40}(?<!\.)$|follow us\b.{0,40}|you are here\b.*|skip to [\w ]{1,30}"
    r"|posted (?:by|on|in)\b.{1,80}"
    r"|(?:written|submitted) by\b.{0,60}|(?:last|page) (?:updated|modified|reviewed)\b.{0,80}"
    r"|\d{1,2} min(?:ute)?s? read\b.{0,40}"
    r"|(?:manage|view|accept|reject)\b[\w. -]{0,30}cookies\b.{0,20}|cookies on .{1,40}"
    r"|(?:this (?:web)?site|we) (?:(?:also )?uses?|would like to set)\b.{0,80}\bcookies\b.*"
    r"|we[’']d like to\b.{0,80}\bcookies\b.*"
    r"|(?:secure )?(?:official )?(?:\.gov |\.mil )?websites use (?:\.gov|\.mil|https)"
    r"|an? \.(?:gov|mil) website belongs to\b.*"
    r"|a lock\b.{0,40}\bor https://.{0,240}|an official (?:web)?site of\b.*"
    r"|this page was (?:printed|last updated)\b.*|source url:.*"
    r"|(?:publié|mis à jour) le\b.{0,40}|(?:veröffentlicht|stand|datum|lesedauer|letzte änderung)\s*:.{0,40}"
    r"|.{2,60} (?:liked this|reblogged this from .{2,60})|share to ?(?:facebook|linkedin|twitter|x)"
    r"|news provided by\b.{0,80}|hits: \d{1,9}"
    r"|(?:print|e-?mail) this\b.{0,20}|the following links open in a new tab|here[’']s how you know"
    r"|.{2,60} is a reader-supported publication\b.*|published on .{2,60} \(https?://\S{3,60}\))[.!?]?",
    re.IGNORECASE,
)
"""Forms of such lines that name something: a place to share on, a list to join, a page to go back to."""
_OF_OTHERS = (
    "articles|content|coverage|documents|entries|events|headlines|items|links|media|news|news releases|pages|posts"
    "|press releases|products|publications|reading|releases|resources|speeches|statements|stories|topics|updates|videos"
)
_OTHERS = re.compile(
    r"(?:(?:latest|more|most (?:popular|read|recent|viewed)|other|popular|recent|recommended|related|similar|top"
    rf"|trending) (?:{_OF_OTHERS})\b.{{0,20}}|further reading|(?:also|more) (?:from|in|like|to read)\b.{{1,60}}"
    r"|you (?:may|might) (?:also )?(?:be interested in|enjoy|like)\b.{0,20}|(?:read|up) next)[.!?:]?",
    re.IGNORECASE,
)
"""Headings of lists of other pages."""
_END = re.compile(
    r"(?:(?:\d{1,5} (?:comments?|notes|replies|responses|thoughts)|one (?:comment|thought) (?:on|to))\b.{0,140}"
    r"|comments? \(\d{1,5}\)|(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.{0,40}"
    r"|(?:labels|tags|filed under|categories|tagged(?: with| as)?)\s*:.{0,120}|about the author\b.{0,40}"
    r"|(?:©|copyright\b|\(c\) ?(?:copyright\b|\d{4}\b)).{0,100}"
    r"|(?:proudly )?(?:powered by|created with) \w[\w .]{0,30}|date modified:?.{0,30}"
    r"|all content is available under\b.*|(?:is|was) this (?:page|article|information) (?:use|help)ful\b.*"
    r"|(?:yes|no),? this page is (?:not )?useful"
    r"|report (?:a|any) (?:problem|broken link)\b.{0,40}|there is something wrong with this page"
    r"|(?:previous|next) (?:post|article|story|entry)\b.{0,200}|thanks for reading\b.{0,120})[.!?:]?",
    re.IGNORECASE,
)
"""Lines below which nothing of a text stands."""
_AMID = re.compile(
    r"(?:get|receive) (?:e-?mails?|alerts)\b.{0,60}|sign up (?:for|to) [\w’' -]{1,60}|subscribe to\b.{1,60}"
    r"|read (?:more|next|also)\b(?::.{0,120}|.{0,30}(?<!\.))"
    r"|(?:sign up|subscribe|receive|get|want|join|download|stay|don[’']t miss|enter|click|support|donate|keep)\b"
    r".{0,120}\b(?:newsletters?|inbox|e-?mails?|alerts|updates|our app|ios|android|subscri\w+|membership|briefing)\b.*"
    r"|.{0,120}\b(?:(?:in|to|into|from) your inbox|unsubscribe (?:at )?any ?time)\b.{0,60}"
    r"|(?:sponsored|advertisement|advertorial|promoted)(?: content| post| by\b.{1,40})?\s*(?:[:–-].{1,120})?"
    r"|.{0,40}\bscroll to continue(?: reading)?\b.{0,40}|if you enjoyed this\b.{0,120}",
    re.IGNORECASE,
)
"""Lines that stand amid a text as well: links to others, and such as ask the reader to come back."""
_KINDS = {
    "amid": SiteWord("strong"),
    "strong": SiteWord("strong", "others"),
    "end": SiteWord("strong", "end"),
    "weak": SiteWord("weak"),
}


@cache
def _phrases() -> dict[str, SiteWord]:
    found: dict[str, SiteWord] = {}
    kind = _KINDS["strong"]
    for line in (Path(__file__).parent / "site_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = _KINDS[line.strip("[]")]
        elif line and not line.startswith("#"):
            found[line] = kind
    return found


def site_word(text: str) -> SiteWord | None:
    """Whether a line is one of a website's own, and of what kind."""
    bare = _NEW_TAB.sub("", text.replace(OPEN, "").replace(CLOSE, "")).strip()
    if not bare or len(bare) > LONGEST:
        return None
    phrases = _phrases()
    found = phrases.get(_plain(bare))
    if found is not None:
        return found
    for pattern, kind in ((_END, "end"), (_STRONG, "strong"), (_AMID, "amid")):
        if pattern.fullmatch(bare):
            return _KINDS[kind]
    if _OTHERS.fullmatch(bare):
        return replace(_KINDS["strong"], strength="weak")
    parts = [_plain(part) for part in _SPLIT.split(bare)]
    known = sum(part in phrases for part in parts)
    if (len(parts) > 2 and (parts[0] == "home" or known > len(parts) / 2)) or _TRAIL.match(bare):
        return _KINDS["strong"]
    return _KINDS["strong"] if _is_row(bare) else None


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text.lower()).strip()


def _is_row(text: str) -> bool:
    """Whether a line is a row of menu words, nothing between them: three phrases or more, and nothing else.

    Two are enough where they run into each other, as nobody writes them; of three that do, none need be known.
    """
    separate = apart(text)
    if not ends(text) and any(_are_joined(token) for token in text.split()):
        return True
    count, unknown = _menu_words(_plain(separate))
    return count > (1 if separate != text and not unknown else 2) and unknown * 3 <= count


def _are_joined(token: str) -> bool:
    """Whether a word is three or more that ran into each other."""
    parts = apart(token).split()
    return len(parts) > 2 and all(len(part) > 2 and part.isalpha() and part[1:].islower() for part in parts)


def _menu_words(plain: str) -> tuple[int, int]:
    """How many menu phrases a line is made of, and how many words of it are in none."""
    words = plain.split()
    at = count = unknown = 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if at + n <= len(words) and _is_phrase(words[at : at + n])), 0)
        unknown += length == 0
        count += length > 0
        at += length or 1
    return count, unknown


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether words are a phrase: as they stand, or as one, where a name like YouTube was taken apart."""
    return " ".join(words) in _phrases() or "".join(words) in _phrases()


def remove_site_words(lines: Sequence[Line], *, page: bool) -> list[Line]:
    """Mark the lines that are a website's own. `page` is True where the capture is one.

    In a plain text they count only where enough of them prove that it was copied from a page; then what stands above
    the headline and below the text goes with them.
    """
    words = [site_word(line.text) if line.kept and line.kind in _ALONE else None for line in lines]
    text = [at for at, line in enumerate(lines) if line.kept and words[at] is None and is_prose(line.text)]
    strong = [at for at, word in enumerate(words) if word is not None and word.strength == "strong"]
    # Amid the text a line that says "Information" may be a heading of the release.
    weak = [at for at, word in enumerate(words) if word is not None and word.strength == "weak"]
    weak = [at for at in weak if text and not text[0] < at < text[-1]]
    result = list(lines)
    openers = [word for word in words if word is not None and word.strength == "weak" and word.opens != "nothing"]
    if not page and 2 * (len(strong) + len(openers)) + len(weak) < PROOF:
        return result
    for at in (*strong, *weak):
        result[at] = result[at].removed_by(STEP)
    if not text or page:
        return result
    return without_ends(result, words, STEP)


_ALONE = (None, "paragraph", "heading", "list-item", "table-row")
