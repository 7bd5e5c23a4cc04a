"""Several releases in one mail: told by their headlines, and by what stands above or below each of them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.capture.mail.digest_headlines import (
    FIELD,
    NUMBER,
    TEASER,
    TITLE,
    Item,
    introduces,
    line_of,
    rule_above,
    ways,
)
from generator.capture.mail.digest_proof import END_MARK, as_listed, loses, proven, spans_of
from generator.capture.mail.furniture import FURNITURE, is_label
from generator.capture.mail.letter import RULE, Letter, Passage, passages
from generator.capture.mail.repeated import remove_repeated

CONTENTS = "digest-contents"


def mark_releases(letter: Letter, subject: str, names: frozenset[str]) -> bool:
    """Mark the headline of every release of a digest as a title; False where the mail is no digest.

    `names` are those that stand over releases.
    """
    found = passages(letter)
    chosen: list[Item] = []
    for heads, sign in ways(letter, found, names):
        items = as_listed(letter, found, heads)
        if len(items) < 2 or loses(found, items) or not proven(letter, found, items, subject, sign):
            continue
        # A table of contents may leave releases out that stand under lines as the others do.
        if {item.start for item in chosen} <= {item.start for item in items}:
            chosen = items
    if chosen:
        _mark(letter, found, chosen, names)
    return bool(chosen)


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
    for item in reversed(items):
        # The number counts the releases of the mail.
        letter.part(item.start, NUMBER, CONTENTS)


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
    if sum(rule_above(letter, item.start) for item in items) < len(items) - 1:
        return
    last = items[-1]
    for at in range(last.first + 2, last.last):
        drawn = rule_above(letter, found[at].start) and not END_MARK.fullmatch(found[at - 1].text)
        if drawn and found[at - 1].start >= last.end:
            below = found[at : last.last]
            if sum(len(p.words) for p in below) <= TEASER and not END_MARK.fullmatch(below[0].text):
                letter.remove(below[0].start, below[-1].end, FURNITURE)
                return


def _remove_above(letter: Letter, found: Sequence[Passage], item: Item, names: frozenset[str]) -> None:
    """The number, the day or the label between a line drawn across and a headline: they are of what follows."""
    for at in range(item.first, max(0, item.first - 3), -1):
        above = found[at - 1]
        if rule_above(letter, found[at].start):
            letter.remove(found[at].start, item.start, CONTENTS)
            return
        if not all(introduces(letter.lines[n].text, names) for n in range(above.start, above.end)):
            return
