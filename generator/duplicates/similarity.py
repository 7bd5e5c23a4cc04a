"""How two texts are alike, and what that makes of them: the same, nearly the same, or filled from one template.

The thresholds were set on labelled pairs of real releases: tests/evaluation/duplicates.jsonl.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from generator.duplicates.alignment import anchors, gaps_between
from generator.duplicates.fingerprint import COUNTED, DAY_NUMBERS, RUN, Fingerprint, runs_of

Kind = Literal["exact", "near", "template", "different"]
Rarity = Callable[[int], float]
"""The weight of a mark: 1 where only the two compared hold it, less the more other releases do."""

CONTAINED = 0.85
"""So much of one text must stand in the other …"""
CONTAINED_ANEW = 0.75
"""… or so much where a few days later the same is announced anew, under the same title but for additions."""
SAME_DAYS = 3
OWN_WORDS = 0.5
"""How rare on average what is the same must be: less is the wording of a series."""
PART = 0.2
"""A text that is less of the other is quoted there, and no other form of it …"""
EXCERPT, EXCERPT_PART = 0.97, 0.05
"""… but where it has no words of its own. Such a text is no other of a series either."""
LATER = 42
"""Days. Much the same wording so much later is an annual message or a renewal, and no update …"""
UNTOUCHED = 0.95
"""… but where so much of both is the same: then one of the dates is wrong."""
SLOT = 16
"""Words. What was put in place of so many at most is a value filled in; more is text rewritten."""
SAME_TITLE = 0.6
CORRECTED, CORRECTED_SHARE, CORRECTED_WORDS = 2, 0.5, 100
"""A correction changes so many figures at most, or less than such a share of all, or one in so many words; what is
filled in every day is denser."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """How two texts, `left` and `right`, are alike."""

    kind: Kind
    left_in_right: float
    """The share of the left text's words that stand in the right one, in runs of at least four."""
    right_in_left: float
    reason: str
    """What decided, in words."""
    days_apart: int | None = None
    """Between the days of issue, where both are known."""

    @property
    def turned(self) -> Similarity:
        """The same, seen from the other text."""
        return replace(self, left_in_right=self.right_in_left, right_in_left=self.left_in_right)


@dataclass(frozen=True, slots=True)
class Swaps:
    """Short stretches that stand in the one text in place of others in the other text: what was filled in."""

    all: int = 0
    names: int = 0
    """Both sides name somebody or something that the other text never names, and do so more than once."""
    numbers: int = 0
    dates: int = 0


def covered(one: Fingerprint, other: Fingerprint) -> float:
    """The share of one text's words that stand in runs which the other has too."""
    if not one.words:
        return 0.0
    theirs = set(runs_of(other.words))
    count = end = 0
    for at, run in enumerate(runs_of(one.words)):
        if run in theirs:
            count += at + RUN - max(at, end)
            end = at + RUN
    return min(1.0, count / len(one.words))


def compare(left: Fingerprint, right: Fingerprint, rarity: Rarity = lambda mark: 1.0) -> Similarity:
    """How two texts are alike. `rarity` weighs what they share against what many share."""
    apart = days_apart(left, right)
    if left.digest == right.digest:
        return Similarity("exact", 1.0, 1.0, "the words are the same", apart)
    forth, back = covered(left, right), covered(right, left)
    kind, reason = _judge(left, right, forth, back, apart, rarity)
    return Similarity(kind, forth, back, reason, apart)


def days_apart(left: Fingerprint, right: Fingerprint) -> int | None:
    """Days between the windows of issue, 0 where they meet; None where one is open at a side that matters."""
    if left.earliest is None or left.latest is None or right.earliest is None or right.latest is None:
        return None
    return max(0, (left.earliest - right.latest).days, (right.earliest - left.latest).days)


def _judge(
    left: Fingerprint, right: Fingerprint, forth: float, back: float, apart: int | None, rarity: Rarity
) -> tuple[Kind, str]:
    most, least = max(forth, back), min(forth, back)
    anew = apart is not None and apart <= SAME_DAYS and _title_extended(left, right)
    wanted = CONTAINED_ANEW if anew else CONTAINED
    if most < wanted:
        return "different", "too little is the same"
    if least < (EXCERPT_PART if most >= EXCERPT else PART):
        return "different", "the one only quotes the other"
    if most < EXCERPT and _rare(left, right, rarity) < OWN_WORDS:
        return "template", "most of what is the same stands in other releases as well"
    filled_in = _filled_in(left, right)
    if filled_in:
        return "template", filled_in
    if apart is not None and apart > LATER and least < UNTOUCHED:
        return "template", f"the same wording, {apart} days apart"
    return "near", "the same text in large parts"


def _rare(left: Fingerprint, right: Fingerprint, rarity: Rarity) -> float:
    """How rare the marks are, on average, that both have."""
    shared = set(left.marks).intersection(right.marks)
    return sum(map(rarity, shared)) / len(shared) if shared else 1.0


def _filled_in(left: Fingerprint, right: Fingerprint) -> str | None:
    """Why two texts come from one template: only what is filled in differs."""
    if _titles_differ_in_subject(left, right):
        return "the titles are the same but for what they are about"
    swaps = swaps_between(left, right)
    if swaps.names > 1 and swaps.names >= 0.25 * swaps.all:
        return "other names stand in the same sentences"
    if swaps.dates and swaps.dates >= 0.2 * swaps.all and not _on_same_day(left, right):
        return "other dates stand in the same sentences"
    if swaps.numbers and swaps.numbers >= 0.5 * swaps.all and not _corrected(left, right):
        return "other figures stand in the same sentences"
    return None


def _titles_differ_in_subject(left: Fingerprint, right: Fingerprint) -> bool:
    """True for "February 2022 Visitor Log" and "March 2022 Visitor Log": what differs stands nowhere in the other."""
    mine, theirs = _title(left), _title(right)
    if not mine or not theirs or len(mine & theirs) < SAME_TITLE * min(len(mine), len(theirs)):
        return False
    mine, theirs = mine - theirs, theirs - mine
    if mine & left.numbers and theirs & right.numbers:
        return True
    return bool(mine.difference(right.words) and theirs.difference(left.words))


def _title_extended(left: Fingerprint, right: Fingerprint) -> bool:
    mine, theirs = _title(left), _title(right)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _title(text: Fingerprint) -> set[int]:
    return set(text.words[: text.title])


def _on_same_day(left: Fingerprint, right: Fingerprint) -> bool:
    return left.earliest is not None and left.earliest == left.latest == right.earliest == right.latest


def _state_same_date(left: Fingerprint, right: Fingerprint) -> bool:
    """True where both texts name months or weekdays, and the same ones."""
    return bool(left.days) and left.days == right.days


def _corrected(left: Fingerprint, right: Fingerprint) -> bool:
    """True where other figures are a correction: of the same day, or where few figures changed.

    Then both texts name the same months or weekdays, or are a few days apart and differ in a figure or two.
    """
    if _on_same_day(left, right):
        return True
    mine, theirs = (text.numbers - text.years - text.days - COUNTED for text in (left, right))
    changed = max(len(mine - theirs), len(theirs - mine))
    shortest = min(len(left.words), len(right.words))
    if changed >= CORRECTED_SHARE * min(len(mine), len(theirs)) and changed * CORRECTED_WORDS > shortest:
        return False
    apart = days_apart(left, right)
    return _state_same_date(left, right) or (apart is not None and apart <= SAME_DAYS and changed <= CORRECTED)


def swaps_between(left: Fingerprint, right: Fingerprint) -> Swaps:
    """Count what stands in place of something else."""
    chain = anchors(runs_of(left.words), runs_of(right.words))
    foreign_left, foreign_right = _subjects(left, right), _subjects(right, left)
    count = names = numbers = dates = 0
    for a, i, b, j in gaps_between(left.words, right.words, RUN, chain):
        if not (0 < i - a <= SLOT and 0 < j - b <= SLOT):
            continue
        mine, theirs = set(left.words[a:i]), set(right.words[b:j])
        count += 1
        names += not foreign_left.isdisjoint(mine) and not foreign_right.isdisjoint(theirs)
        if not left.numbers.isdisjoint(mine) and not right.numbers.isdisjoint(theirs):
            numbers += 1
            dates += _dated(left, a, i) and _dated(right, b, j)
    return Swaps(count, names, numbers, dates)


def _subjects(one: Fingerprint, other: Fingerprint) -> set[int]:
    """Names that the other text lacks; named twice at least, so that no misspelling counts."""
    foreign = one.names.difference(other.words)
    return {name for name in foreign if one.words.count(name) > 1}


def _dated(text: Fingerprint, start: int, end: int) -> bool:
    """True for words that hold a month, a weekday or a year, or a day's number beside its month."""
    words = text.words[start:end]
    if not text.days.isdisjoint(words) or not text.years.isdisjoint(words):
        return True
    beside = text.words[max(0, start - 1) : end + 1]
    return not DAY_NUMBERS.isdisjoint(words) and not text.days.isdisjoint(beside)
