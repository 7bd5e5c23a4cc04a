"""Which words of a mail are the release's title: a headline of its text where it has one, else its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.capture.mail.letter import Letter, Passage, bare, words_of
from generator.capture.reflow import is_byline
from generator.dates import MONTHS

REPEATED = "repeated-title"
LETTERHEAD = "mail-furniture"
_PREFIX = re.compile(
    r"(?:(?:re|fwd?|fw|aw|wg|tr|rv|vs|i|pd|odp|sv|vb|enc|antw|videresend)(?:\s?\[\d{1,3}\])?\s?:[.\s]*"
    r"|[\[(*]{1,3}\s?(?:external|ext|extern|externe|spam|suspicious|caution|suspected spam|marketing)(?: e-?mail)?"
    r"\s?[\])*]{1,3}:?\s*)+",
    re.IGNORECASE,
)
_LIST_TAG = re.compile(r"\[[\w .-]{1,40}\]\s*")
_RUNS_ON = re.compile(r"[:;,.]$")
_MEMORANDUM = re.compile(r"(?:subject|re)\s?:", re.IGNORECASE)
"""A line of a memorandum's head."""
_NAMED = re.compile(r"\bby\b|\b\d{4}\b", re.IGNORECASE)
"""In a line over a headline that says who speaks, or when."""
MARKS = re.compile(r"(?:#{1,4}|\*{2,4})\s+(?=\w)")
"""How programs write a heading in plain text."""
_LABEL = re.compile(
    r"\W*(?:(?:(?:press|news|media) (?:release|statement|notice|advisory)|release|statement|embargoed|"
    r"for (?:immediate )?(?:release|publication|use))\W*){1,2}",
    re.IGNORECASE,
)
"""What letterheads say of a text: that it is released."""
_OFFICE = re.compile(
    r"(?:the )?(?:office of|press office|press service|media office|communications)\b.{0,60}", re.IGNORECASE
)
_VAGUE = frozenset(
    "a an and archive attached below by document for from fyi fwd immediate information interest item latest media "
    "new news note notice of on one our please press release releases see statement statements text the this to today "
    "todays update week your".split()
)
"""Words of a subject that only says that there is a release."""
MOST = 40
"""Words of a headline."""
HEAD = 60
"""Words of prose above which no headline stands any more."""
ALIKE = 0.75
SAME = 0.9


def split_subject(subject: str, listed: bool) -> tuple[str, str]:
    """("Fwd: [External]", "the title"): what mail programs and lists put before a subject, and the rest."""
    end = 0
    for _ in range(6):
        match = _PREFIX.match(subject, end) or (_LIST_TAG.match(subject, end) if listed else None)
        if match is None or not match.group():
            break
        end = match.end()
    return subject[:end].strip(), subject[end:].strip()


def alike(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1. A longer one that holds the other whole is nearly the same."""
    a, b = words_of(one)[:80], words_of(other)[:80]
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) > max(3, 0.6 * len(long)) and f" {' '.join(short)} " in f" {' '.join(long)} ":
        return 0.9
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


@dataclass(frozen=True, slots=True)
class Headline:
    """Where a headline stands: the passage, and the lines of it that are the headline."""

    passage: int
    start: int
    end: int


def find_headline(letter: Letter, found: Sequence[Passage], subject: str, names: frozenset[str]) -> Headline | None:
    """The text's own headline: like the subject, or the largest words above the text.

    `names` are those of publishers, which head every mail of theirs and are no headlines.
    """
    head = _head(found)
    scored: list[tuple[float, float, Headline]] = []
    for at in range(head):
        for headline, text in _openings(letter, found, at):
            able = len(words_of(text)) <= 60 and not _MEMORANDUM.match(text)
            likeness = alike(subject, text) if able else 0.0
            # The first sentence often says what the title says.
            part = headline.end < found[at].end
            if likeness >= (SAME if part or _RUNS_ON.search(text) else ALIKE):
                scored.append((likeness, found[at].size, headline))
    if scored:
        best = max(likeness for likeness, _, _ in scored)
        # Services write the subject above a mail once more: what is largest, or stands last, is the release's own.
        same = [entry for entry in scored if entry[0] >= best - 0.1]
        return max(same, key=lambda entry: (entry[1], entry[0], entry[2].passage, entry[2].end))[2]
    largest = _largest(found[:head], found, names)
    return largest if largest is not None or not _is_vague(subject, names) else _first(found[:head], names)


def _is_vague(subject: str, names: frozenset[str]) -> bool:
    """True for a subject that says of a release only that it is one, of whom, and when."""
    own = {word for name in names for word in name.split()}
    words = [word for word in words_of(subject) if word not in _VAGUE and word not in own and word not in MONTHS]
    return not any(word.isalpha() for word in words)


def _first(head: Sequence[Passage], names: frozenset[str]) -> Headline | None:
    """The first words that stand alone above a text and are no letterhead."""
    for at, passage in enumerate(head[:-1]):
        if len(passage.words) > 14 and _RUNS_ON.search(passage.text):
            return None
        able = 3 <= len(passage.words) <= MOST and passage.end - passage.start <= 4 and not is_byline(passage.text)
        if able and not _RUNS_ON.search(passage.text) and not is_letterhead(passage.text, names):
            return Headline(at, passage.start, passage.end)
    return None


def _head(found: Sequence[Passage]) -> int:
    """How many passages may be headlines: those above the first paragraphs."""
    prose = 0
    for at, passage in enumerate(found):
        if prose > HEAD:
            return at
        prose += len(passage.words) if len(passage.words) > 14 and passage.kind != "heading" else 0
    return len(found)


def _openings(letter: Letter, found: Sequence[Passage], at: int) -> list[tuple[Headline, str]]:
    """What may be a headline in a passage: all of it, or in raw text its first lines."""
    passage = found[at]
    whole = [(Headline(at, passage.start, passage.end), passage.text)]
    if passage.kind is not None:
        return whole
    lines = range(passage.start, min(passage.end, passage.start + 4))
    return [
        (
            Headline(at, passage.start, end + 1),
            bare(" ".join(line.text for line in letter.lines[passage.start : end + 1])),
        )
        for end in lines
        if end + 1 < passage.end
    ] + (whole if passage.end - passage.start <= 4 else [])


def _largest(head: Sequence[Passage], found: Sequence[Passage], names: frozenset[str]) -> Headline | None:
    """A single heading much larger than all else, above the text."""
    if not found:
        return None
    largest = max(p.size for p in found)
    usual = sorted(p.size for p in found for _ in range(min(50, len(p.words))))
    if not usual or largest < 1.25 * usual[len(usual) // 2]:
        return None
    same = [(at, p) for at, p in enumerate(found) if p.size == largest and " ".join(p.words) not in names]
    if len(same) != 1 or same[0][0] >= len(head) or not 4 <= len(same[0][1].words) <= 40:
        return None
    at, passage = same[0]
    return Headline(at, passage.start, passage.end)


def remove_repetitions(letter: Letter, found: Sequence[Passage], chosen: Headline) -> None:
    """The headline written above the mail once more."""
    title = found[chosen.passage].text
    for passage in found[: chosen.passage]:
        if alike(title, passage.text) >= 0.9 and len(passage.words) <= 60:
            letter.remove(passage.start, passage.end, REPEATED)


def remove_letterhead(letter: Letter, above: Sequence[Passage], names: frozenset[str]) -> None:
    """The name of the publisher over a release, its office, and that it is released."""
    lines = [at for passage in above for at in range(passage.start, passage.end) if not letter.lines[at].blank]
    found = [at for at in lines if is_letterhead(bare(letter.lines[at].text), names)]
    # An office alone may be the byline.
    if any(not _OFFICE.fullmatch(bare(letter.lines[at].text)) for at in found):
        for at in found:
            letter.remove(at, at + 1, LETTERHEAD)


def remove_masthead(letter: Letter, above: Sequence[Passage]) -> None:
    """Short words over a headline that do not say when, or by whom: how the mail is called, the part it stands in."""
    for at in (at for passage in above for at in range(passage.start, passage.end)):
        text = bare(letter.lines[at].text)
        if len(words_of(text)) <= 8 and not _RUNS_ON.search(text) and not is_byline(text) and not _NAMED.search(text):
            letter.remove(at, at + 1, LETTERHEAD)


def is_letterhead(text: str, names: frozenset[str]) -> bool:
    """True for a line over a release: whose it is, or that it is released. `names` are those of publishers."""
    return bool(_LABEL.fullmatch(text) or _OFFICE.fullmatch(text)) or " ".join(words_of(text)) in names


def above_prose(found: Sequence[Passage]) -> Sequence[Passage]:
    """The passages above the first paragraph of a text."""
    return found[: next((at for at, passage in enumerate(found[:8]) if len(passage.words) > 14), 0)]
