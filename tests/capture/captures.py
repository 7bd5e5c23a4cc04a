"""Made-up captures for property tests, and the words that must never get lost."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from pathlib import Path

from hypothesis import strategies as st

from generator.authority.read import read_authority
from generator.capture.personal_data import PLACEHOLDER, allowed_in, mask
from generator.model import CleanText

AUTHORITY = read_authority(Path(__file__).resolve().parents[2] / "corpus" / "authority").authority
WORDS = st.sampled_from(
    "the ministers met in Paris and London today to discuss defence cooperation with allies because air policing "
    "is vital re-emergence multi-national Secretary NATO UK U.S. £750 2.5% 12 March 2025 “we said” café naïve "
    "GMLRS".split()
)
ENDS = st.sampled_from([".", ".", "!", "?", ":", ".”", ""])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=3, max_size=18))
    return " ".join(words).capitalize() + draw(ENDS)


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    return " ".join(draw(st.lists(sentences(), min_size=1, max_size=4)))


FURNITURE = (
    "Left",
    "News",
    "Unsubscribe | Contact Us",
    "This email was sent to somebody@example.org using GovDelivery Communications Cloud on behalf of: X",
    "No comments:",
    "Friday, March 7, 2025",
    "Contact somebody@example.org or tel: 020 7946 0000",
    "[a link](#) and [another](https://example.org/a_b) \\(so\\)",
    "- an item of a list",
    "soft\u00adhyphen and zero\u200bwidth",
)


@st.composite
def captures(draw: st.DrawFn) -> str:
    """A capture of paragraphs and furniture, as written or wrapped at some width, with blank lines or without."""
    blocks = draw(st.lists(st.one_of(paragraphs(), st.sampled_from(FURNITURE)), min_size=1, max_size=8))
    width = draw(st.sampled_from([0, 0, 50, 66, 80]))
    if width:
        blocks = [textwrap.fill(b, width, break_on_hyphens=draw(st.booleans())) for b in blocks]
    text = draw(st.sampled_from(["\n\n", "\n", "\r\n\r\n"])).join(blocks)
    return draw(st.sampled_from(["", "\n\n", "A short title without a stop\n\n"])) + text


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def assert_nothing_lost(capture: str, clean: CleanText) -> None:
    """Kept and removed words are the capture's, once replacements are undone and personal data set aside."""
    wanted = Counter(words(PLACEHOLDER.sub(" ", mask(capture, allowed_in(AUTHORITY)))))
    got = Counter(words(clean.text))
    for removed in clean.removed:
        if removed.step != "personal-data":
            got.update(words(removed.text))
    for replaced in clean.replaced:
        got.update(words(replaced.before))
        got.subtract(words(replaced.after))
    assert +got == +wanted


def assert_in_order(capture: str, clean: CleanText) -> None:
    """The kept words stand in the capture in this order, and so do the removed ones."""
    source = words(capture)
    changed = {w for r in clean.replaced for w in (*words(r.before), *words(r.after))}
    for text in (clean.text, " ".join(r.text for r in clean.removed if r.step != "personal-data")):
        at = 0
        for word in words(text):
            if word in changed:
                continue
            while at < len(source) and source[at] != word:
                at += 1
            assert at < len(source), word
            at += 1
