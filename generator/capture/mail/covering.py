"""What somebody writes over a release that is passed on or attached: a greeting, that it stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.capture.covering_note import COVERING
from generator.capture.mail.letter import Letter, Passage
from generator.capture.personal_data.mail_words import SIGN_OFF

_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|fyi|for (?:your )?information|"
    r"sehr geehrte|liebe|guten|hallo|bonjour|madame|cher|chère|szanown|dzień dobry|buenos|estimad|buongiorno|gentil)\b"
    r".{0,100}",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\bplease (?:find|see)\b.{0,40}\b(?:below|attached|enclosed|following)\b|\b(?:see|find|copied|"
    r"pasted?) (?:\w+ )?below\b|"
    r"\b(?:here is|here's|here’s) (?:the|a|an|our|their) .{0,40}\b(?:release|statement|note|text)\b|"
    r"\buntenstehend|\bnachstehend|\bci-dessous\b|\bponiżej przesyła",
    re.IGNORECASE,
)
"""Words of a covering note that point at the text under it."""
_ATTACHED = re.compile(
    r"\b(?:attach(?:ed|ment|ments)|enclosed|anbei|im anhang|beigefügt|ci-joint|pièce jointe|w załącz\w+|en adjunto|"
    r"in allegato|bijgevoegd)\b",
    re.IGNORECASE,
)
NOTE = 120
"""Words of a covering note."""


def remove_greeting(letter: Letter, found: Sequence[Passage], headline: int) -> None:
    """A covering note above the headline: it greets, takes leave, or says that something stands below."""
    above = found[:headline]
    noted = any(_GREETING.fullmatch(p.text) or _BELOW.search(p.text) or SIGN_OFF.fullmatch(p.text) for p in above)
    if noted and sum(len(p.words) for p in above) <= NOTE:
        for passage in above:
            letter.remove(passage.start, passage.end, COVERING)


def remove_note(letter: Letter, found: Sequence[Passage]) -> None:
    """The first lines of a text without a headline, where they say that something stands below."""
    words = 0
    for at, passage in enumerate(found[:6]):
        words += len(passage.words)
        if words > NOTE:
            return
        if _BELOW.search(passage.text) and len(passage.words) <= 40:
            for above in found[: at + 1]:
                letter.remove(above.start, above.end, COVERING)
            return


def is_covering(text: str) -> bool:
    """True for words that point at something attached."""
    return len(text) < 2000 and bool(_ATTACHED.search(text))
