"""Several releases in one mail: told by their headlines, and by what stands above or below each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.capture.mail.digest_contents import TEASER
from generator.capture.mail.digest_headlines import ways
from generator.capture.mail.digest_proof import as_listed, beside_heads, loses, proven, spans_of, without_contents
from generator.capture.mail.digest_signs import (
    CODE,
    END_MARK,
    FIELD,
    LEAST,
    NUMBER,
    TITLE,
    Item,
    introduces,
    line_of,
    rule_above,
)
from generator.capture.mail.furniture import FURNITURE, is_label
from generator.capture.mail.letter import RULE, Letter, Passage, passages
from generator.capture.mail.repeated import FOOT, bare_texts, remove_repeated

CONTENTS = "digest-contents"


def mark_releases(letter: Letter, subject: str, names: frozenset[str]) -> bool:
    """Mark the headline of every release of a digest as a title; False where the mail is no digest.

    `names` are those that stand over releases.
    """
    found = passages(letter)
    chosen: list[Item] = []
    for heads, sign in ways(letter, found, names):
        items = as_listed(letter, found, without_contents(letter, found, beside_heads(letter, found, heads, names)))
        if len(items) < 2 or loses(found, items) or not proven(letter, found, items, subject, sign):
            continue
        # A table of contents may leave releases out that stand under lines as the others do.
        if {item.start for item in chosen} < {item.start for item in items}:
            chosen = items
    if chosen:
        _mark(letter, found, _without_boxes(letter, found, chosen), names)
    return bool(chosen)


def _without_boxes(letter: Letter, found: Sequence[Passage], items: Sequence[Item]) -> list[Item]:
    """The headlines; short texts beside the releases, which have nothing of what all releases have, go."""
    titles = [line_of(letter, item.start, item.end) for item in items]
    kept = list(items)
    for number in reversed(bare_texts(letter, spans_of(found, items), titles)):
        item = items[number]
        words = sum(len(p.words) for p in found[item.first : item.last])
        if words <= (FOOT if number + 1 == len(items) else TEASER):
            end = items[number + 1].start if number + 1 < len(items) else found[item.last - 1].end
            letter.remove(item.start, end, FURNITURE)
            kept.remove(item)
    return [replace(item, last=after.first) for item, after in pairwise(kept)] + kept[-1:]


def _mark(letter: Letter, found: Sequence[Passage], items: Sequence[Item], names: frozenset[str]) -> None:
    remove_repeated(letter, spans_of(found, items), [line_of(letter, item.start, item.end) for item in items])
    _remove_ending(letter, found, items)
    letter.remove(0, items[0].start, CONTENTS)
    for item in items:
        for passage in found[item.first : item.last]:
            drawn = RULE.fullmatch(passage.text) and not END_MARK.fullmatch(passage.text)
            if is_label(passage.text) or drawn:
                letter.remove(passage.start, passage.end, FURNITURE)
        _remove_above(letter, found, item, names)
        if TITLE.match(letter.lines[item.start].text):
            _remove_fields(letter, item)
        letter.join(item.start, item.end, "title")
    codes = [match.group() for i in items if (match := CODE.match(letter.lines[i.start].text)) is not None]
    coded = len(codes) == len(items) and (len(set(codes)) == len(codes) or codes[0].rstrip()[-1] == ":")
    for item in reversed(items):
        # The number counts the releases of the mail.
        letter.part(item.start, NUMBER, CONTENTS)
        if coded:
            letter.part(item.start, CODE, CONTENTS)


def _remove_fields(letter: Letter, item: Item) -> None:
    """The other fields round a title that stands under a label."""
    start, end = item.start, item.end
    while start > 0 and item.start - start < 4 and not _parts(letter.lines[start - 1].text):
        start -= 1
    while end < len(letter.lines) and FIELD.match(letter.lines[end].text):
        end += 1
    letter.remove(start, item.start, FURNITURE)
    letter.remove(item.end, end, FURNITURE)


def _parts(text: str) -> bool:
    return not text.strip() or bool(RULE.fullmatch(text.strip()))


def _remove_ending(letter: Letter, found: Sequence[Passage], items: Sequence[Item]) -> None:
    """Where lines part the releases, some words under the last one are the end of the digest."""
    under = sum(rule_above(letter, i.start) or rule_above(letter, found[i.first].start) for i in items)
    if under < len(items) - 1:
        return
    last = items[-1]
    inside = sum(rule_above(letter, p.start) for i in items[:-1] for p in found[i.first + 2 : i.last])
    words = 0
    for at in range(last.first + 1, last.last):
        words += len(found[at - 1].words) if found[at - 1].end > last.end else 0
        if words >= LEAST and rule_above(letter, found[at].start):
            below = found[at : last.last]
            most = FOOT if inside == 0 and _parts_alike(letter, found[last.first].start, below[0].start) else TEASER
            if sum(len(p.words) for p in below) <= most and not END_MARK.fullmatch(below[0].text):
                letter.remove(below[0].start, below[-1].end, FURNITURE)
                return


def _parts_alike(letter: Letter, one: int, other: int) -> bool:
    """True where the same line is drawn above two lines."""
    signs = [
        {frozenset(line.text.split()[0][:1]) for line in letter.lines[max(0, at - 6) : at] if _drawn(line.text)}
        for at in (one, other)
    ]
    return bool(signs[0] & signs[1]) or (letter.looks[one].ruled and letter.looks[other].ruled)


def _drawn(text: str) -> bool:
    return bool(text.strip()) and bool(RULE.fullmatch(text.strip()))


def _remove_above(letter: Letter, found: Sequence[Passage], item: Item, names: frozenset[str]) -> None:
    """The number, the day or the label between a line drawn across and a headline: they are of what follows."""
    for at in range(item.first, max(0, item.first - 3), -1):
        above = found[at - 1]
        if rule_above(letter, found[at].start):
            letter.remove(found[at].start, item.start, CONTENTS)
            return
        if not all(introduces(letter.lines[n].text, names) for n in range(above.start, above.end)):
            return
