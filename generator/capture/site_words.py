"""The words of websites round a text (menus, sharing, cookies): on a page, and in a text pasted from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.capture.links import bare
from generator.capture.pasted_page import SiteWord, apart, ends, is_prose, without_ends
from generator.capture.pieces import Line
from generator.capture.site_forms import form_of, says_of_site

STEP = "page-furniture"
PROOF = 4
"""Two strong lines, or so many weak ones above and below the text, are no chance."""
FRAMED = 2
"""As much is enough where short lines frame the text: of 7,400 releases none has both."""
_PARAGRAPHS = 3
_FRAME = (3, 4, 10)
"""Lines above a text, below it, and of both."""
LONGEST = 240
"""Characters of a line of furniture that has no sentence."""
_SPLIT = re.compile(r"\s*[|·•>»\u203a]\s*|\s/\s|\s{2,}|\t")
_COUNT = re.compile(r"(?<=[a-z])\d{1,5}\b")
"""How often something was shared, behind its name."""
_BRACKETED = re.compile(r"^[\[(]([^\[\]()]*)[\])]$")
_PLAIN = re.compile(r"[^\w]+")
_NEW_TAB = re.compile(r"\(opens in (?:a )?new (?:tab|window)\)", re.IGNORECASE)
_TRAIL = re.compile(r"(?:home|start|startseite|accueil|inicio)\s*[>»\u203a→]\s*\S", re.IGNORECASE)
"""The way to a page from its site's first one."""
_KINDS = {
    "amid": SiteWord("strong"),
    "strong": SiteWord("strong", "others"),
    "end": SiteWord("strong", "end"),
    "others": SiteWord("weak", "others"),
    "weak": SiteWord("weak"),
    "noted": SiteWord("noted"),
}
_SENTENCES = {"said": SiteWord("said", "others"), "asked": SiteWord("asked", "others"), None: None}


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
    shown = _NEW_TAB.sub("", bare(text)).strip()
    if not shown or len(shown) > LONGEST:
        return None
    phrases = _phrases()
    found = phrases.get(_plain(shown))
    if found is not None:
        return found
    form = form_of(_BRACKETED.sub(r"\1", shown))
    if form is not None and form not in ("weak", "noted"):
        return _KINDS[form]
    parts = [_plain(part) for part in _SPLIT.split(shown)]
    known = sum(part in phrases for part in parts)
    if len(parts) == known == 2:
        return _KINDS["weak"]
    if (len(parts) > 2 and (parts[0] == "home" or known > len(parts) / 2)) or _TRAIL.match(shown):
        return _KINDS["strong"]
    if _is_row(shown):
        return _KINDS["strong"]
    return _KINDS[form] if form is not None else None


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text.lower()).strip()


def _is_row(text: str) -> bool:
    """Whether a line is a row of menu words, nothing between them: three phrases or more, and nothing else.

    Two are enough where they run into each other, as nobody writes them; of three that do, none need be known.
    """
    separate = apart(_COUNT.sub("", text))
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
    if not page and any(word is not None and word.strength != "noted" for word in words):
        # A sentence alone proves nothing, and is looked for last: there are many.
        words = [word or _sentence(line) for line, word in zip(lines, words, strict=True)]
    text = [at for at, line in enumerate(lines) if line.kept and words[at] is None and is_prose(line.text)]
    certain = [at for at, word in enumerate(words) if word is not None and word.strength in ("strong", "asked")]
    # Amid the text a line that says "Information" may be a heading of the release.
    weak = [at for at, word in enumerate(words) if word is not None and word.strength not in ("strong", "asked")]
    weak = [at for at in weak if text and not text[0] < at < text[-1]]
    result = list(lines)
    if not page and _proof(words, weak) < (FRAMED if _is_framed(lines, text) else PROOF):
        return result
    for at in (*certain, *weak):
        result[at] = result[at].removed_by(STEP)
    if not text or page:
        return result
    return without_ends(result, words, STEP)


def _sentence(line: Line) -> SiteWord | None:
    return _SENTENCES[says_of_site(bare(line.text))] if line.kept and line.kind in _ALONE else None


def _proof(words: Sequence[SiteWord | None], weak: Sequence[int]) -> int:
    """How sure it is that a text was copied from a page."""
    strong = sum(word is not None and word.strength == "strong" for word in words)
    openers = sum(word is not None and word.strength == "weak" and word.opens != "nothing" for word in words)
    asked = sum(word is not None and word.strength == "asked" for word in words)
    return 2 * (strong + openers) + asked + sum(_is_proof(words[at]) for at in weak)


def _is_proof(word: SiteWord | None) -> bool:
    return word is not None and word.strength != "noted"


def _is_framed(lines: Sequence[Line], text: Sequence[int]) -> bool:
    """Whether short lines stand above and below the paragraphs of a text as menus and the foot of a page do."""
    if len(text) < _PARAGRAPHS:
        return False
    above = sum(not line.blank for line in lines[: text[0]])
    below = sum(not line.blank for line in lines[text[-1] + 1 :])
    return above >= _FRAME[0] and below >= _FRAME[1] and above + below >= _FRAME[2]


_ALONE = (None, "paragraph", "heading", "list-item", "table-row")
