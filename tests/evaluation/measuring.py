"""One capture cleaned and compared with its truth, with trafilatura, and with its own words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import trafilatura

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.capture.personal_data import PLACEHOLDER, allowed_in, mask
from generator.model import CleanText
from tests.evaluation.capture import Capture
from tests.evaluation.rendering import Entry
from tests.evaluation.scoring import Score, differences, score

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Measured:
    """What cleaning made of one capture of the list."""

    entry: Entry
    ours: Score
    theirs: Score | None
    """Trafilatura alone, where the capture has HTML."""
    problem: str | None
    not_lossless: str | None
    capture: Capture = field(repr=False)
    kept: list[str] = field(repr=False)

    def differences(self) -> tuple[list[str], list[str]]:
        """Stretches lost and added."""
        return differences(self.capture.truth, self.kept, self.capture.beside)


@lru_cache(maxsize=1)
def authority() -> Authority:
    """The archive's own authority files."""
    return read_authority(ROOT / "corpus" / "authority").authority


def measured(entry: Entry) -> Measured:
    """Render, clean and compare; a capture that is not read scores 0."""
    capture = entry.render()
    theirs = None
    if capture.html is not None:
        theirs = score(capture.truth, by_trafilatura(capture.html), capture.beside)
    try:
        text = clean(capture.data, authority()).text
    except Exception as error:  # one capture that breaks the cleaner must not hide how it does on the others
        what = f"{error.code} {error.what}" if isinstance(error, CannotRead) else f"broke: {error!r}"
        return Measured(entry, Score(0, 0, 0), theirs, what, None, capture, [])
    kept = blocks_of(text)
    ours = score(capture.truth, kept, capture.beside)
    return Measured(entry, ours, theirs, None, words_missing(text, capture), capture, kept)


def by_trafilatura(html: str | bytes) -> list[str]:
    """What trafilatura alone keeps of a page, line by line."""
    return (trafilatura.extract(html, include_comments=False) or "").split("\n")


def blocks_of(text: CleanText) -> list[str]:
    """Title and paragraphs."""
    return ([text.title] if text.title is not None else []) + [p.text for p in text.paragraphs]


def words_missing(text: CleanText, capture: Capture) -> str | None:
    """How kept and removed words differ from the capture's, which were found without the cleaner; None where they
    are the same, and those kept stand in their order.

    Words seen in one version of the capture (a mail may hold its text twice) must be there; those it may also show
    (headers of a mail) may. Where two words touch on a page is a matter of taste: only their letters count then.
    """
    got, reasons = _counted(text), []
    for version in capture.seen:
        # Names that are personal data in one place are none in another: what may be taken out may also stay.
        wanted, allowed = Counter(_words(version)), Counter(_every_word("\n".join((version, *capture.also_seen))))
        lost, made_up = wanted - got, got - (wanted | allowed)
        misplaced = _first_out_of_order(text, version, capture)
        # Of a mail alone its reader cannot tell whose name is whose: as many words may lack as names were taken out.
        names = 3 * sum(r.text in ("[recipient's name]", "[sender's name]") for r in text.removed)
        same_letters = Counter("".join(lost.elements())) == Counter("".join(made_up.elements()))
        if misplaced is None and (same_letters or (not made_up and lost.total() <= names)):
            return None
        reasons.append(f"lost {_some(lost)}; made up {_some(made_up)}; out of order {misplaced}")
    return " | ".join(reasons) or None


def _counted(text: CleanText) -> Counter[str]:
    got = Counter(_words(text.text))
    for removed in text.removed:
        if removed.step != "personal-data":
            got.update(_words(removed.text))
    for replaced in text.replaced:
        got.update(_words(replaced.before))
        got.subtract(_words(replaced.after))
    return +got


def _first_out_of_order(text: CleanText, version: str, capture: Capture) -> str | None:
    """The first word kept that does not stand after the one before it. The title stands first wherever it was."""
    changed = {w for r in text.replaced for w in (*_words(r.before), *_words(r.after))}
    beside = set(_every_word("\n".join(capture.also_seen)))
    source, at = " ".join(_words(version)), 0
    for block in (paragraph.text for paragraph in text.paragraphs):
        words = _words(block)
        found = source.find(" ".join(words), at)
        if found >= 0:
            at = found + len(" ".join(words))
            continue
        if set(words) <= beside:
            continue
        for word in words:
            found = at if word in changed else source.find(word, at)
            if found < 0:
                return word
            at = found if word in changed else found + len(word)
    return None


def _words(text: str) -> list[str]:
    return _every_word(PLACEHOLDER.sub(" ", mask(text, allowed_in(authority()))))


def _every_word(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _some(counter: Counter[str]) -> str:
    shown = " ".join(list(counter)[:8])
    return f"{counter.total()} ({shown})" if counter else "none"
