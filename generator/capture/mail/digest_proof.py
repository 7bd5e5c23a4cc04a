"""Whether the parts of a mail are releases of their own, and not sections of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from generator.capture.links import CLOSE
from generator.capture.mail.digest_contents import TEASER, entries, named_by
from generator.capture.mail.digest_signs import (
    COUNTED,
    DAY,
    DIGEST,
    END_MARK,
    MOST,
    Item,
    Sign,
    able,
    introduces,
    key_of,
    line_of,
    with_texts,
)
from generator.capture.mail.furniture import is_label
from generator.capture.mail.headline import ALIKE, alike
from generator.capture.mail.letter import Letter, Passage, bare, words_of
from generator.capture.mail.repeated import frames
from generator.capture.mail.shapes import shaped

_COUNT = re.compile(r"[-–—=_*~#]{4,20} ?\w{0,8} ?(\d{1,3})(?: ?(?:of|/) ?\d{1,3})? ?[-–—=_*~#]{4,20}")


def proven(letter: Letter, found: Sequence[Passage], items: Sequence[Item], subject: str, way: Sign) -> bool:
    """True where the parts are releases of their own, not sections of one. `way` is no proof of itself."""
    heads = [line_of(letter, i.start, i.end) for i in items]
    listed = {key_of(head) for head in heads}
    own = max((alike(subject, p.text) for p in found[: items[0].first] if _heads(p, listed)), default=0.0)
    intro = [p for p in found[: items[0].first] if key_of(p.text) not in listed]
    named = any(DIGEST.search(text) for text in (subject, *(p.text for p in intro if len(p.words) <= MOST)))
    repeated = _repeated(letter, found, items, heads)
    most = max(2, 0.6 * len(items))
    linked = way != "linked" and _linked_apart(letter, items)
    dated = way != "dated" and sum(_dated(letter, item) for item in items) >= most
    closed = sum(_closed(found, item) for item in items) >= most
    framed = frames(letter, spans_of(found, items), heads)
    signs = repeated + linked + dated + closed + framed + _counted(letter, items)
    if way == "labelled":
        # No release calls the titles of its sections so.
        return signs > 0 or named
    if own >= ALIKE and not named:
        # The subject stands over all of it as the headline: these are its sections.
        return (dated and (repeated or linked)) or (framed and _linked_apart(letter, items))
    if max(alike(subject, head) for head in heads[1:]) < ALIKE <= alike(subject, heads[0]):
        # Named after its first part: a release that has sections of the same size, or a digest.
        return signs > 1 or (repeated and len(items) > 2) or (named and (dated or way == "dated"))
    if repeated and signs == 1 and not named and _has_lead(letter, found, listed):
        # A release that lists its sections under its first paragraph.
        return False
    return signs > 0 or (named and way != "none")


def spans_of(found: Sequence[Passage], items: Sequence[Item]) -> list[tuple[int, int]]:
    """The lines above the first headline, and those from each headline to the next."""
    ends = [*(item.start for item in items), found[items[-1].last - 1].end]
    return [(0, ends[0]), *zip((item.end for item in items), ends[1:], strict=True)]


def beside_heads(
    letter: Letter, found: Sequence[Passage], items: Sequence[Item], names: frozenset[str]
) -> Sequence[Item]:
    """The headlines; the lines above or below them where those found are the same but for a day or a number."""
    if len({shaped(letter, item.start, ()).shape for item in items}) > 1 or len(items) < 2:
        return items
    for step in (-1, 1):
        places = [item.first + step for item in items]
        if any(
            not 0 <= at < len(found) or (found[at].kind is None and found[at].end - found[at].start > 3)
            for at in places
        ):
            continue
        texts = [found[at].text for at in places]
        if len(set(texts)) == len(texts) and all(able(text) and not introduces(text, names) for text in texts):
            return with_texts(found, [(at, found[at].start, found[at].end) for at in places])
    return items


def without_contents(letter: Letter, found: Sequence[Passage], items: Sequence[Item]) -> list[Item]:
    """The headlines without one over a table of contents, under which most of the headlines below stand."""
    heads = {key_of(line_of(letter, i.start, i.end)): (i.start,) for i in items}
    return [item for item in items[:-1] if not _lists(letter, found[item.first : item.last], item, heads)] + [
        *items[-1:]
    ]


def _lists(letter: Letter, texts: Sequence[Passage], item: Item, heads: Mapping[str, tuple[int]]) -> bool:
    listed: set[str] = set()
    for passage in texts:
        if passage.start >= item.end:
            listed |= {key for _, _, text in entries(letter, passage) if (key := named_by(text, heads)) in heads}
    later = [key for key in listed if heads[key][0] > item.start]
    return len(later) >= max(2, 0.6 * sum(start > item.start for (start,) in heads.values()))


def as_listed(letter: Letter, found: Sequence[Passage], items: Sequence[Item]) -> list[Item]:
    """The headlines without the lines beside them that are none, where a table of contents names them."""
    if not items:
        return []
    listed = {key_of(text) for passage in found[: items[0].first] for _, _, text in entries(letter, passage)}
    return [_listed_part(letter, item, listed) for item in items]


def _listed_part(letter: Letter, item: Item, listed: Set[str]) -> Item:
    lines = range(item.start, item.end)
    spans = [(a, b) for a in lines for b in range(a + 1, item.end + 1) if key_of(line_of(letter, a, b)) in listed]
    start, end = max(spans, key=lambda span: span[1] - span[0], default=(item.start, item.end))
    return replace(item, start=start, end=end)


def loses(found: Sequence[Passage], items: Sequence[Item]) -> bool:
    """True where more than an introduction stands above the first headline that is no opening of a text below."""
    below = " ".join(" ".join(p.words) for p in found[items[0].first :])
    above = [
        p for p in found[: items[0].first] if len(p.words) > 14 and p.links == 0 and not p.text.endswith(("…", "..."))
    ]
    return sum(len(p.words) for p in above if " ".join(p.words[2:10]) not in below) > 2 * TEASER


def _heads(passage: Passage, listed: set[str]) -> bool:
    """True for what may be the headline of the whole mail."""
    return len(passage.words) <= MOST and key_of(passage.text) not in listed


def _has_lead(letter: Letter, found: Sequence[Passage], listed: set[str]) -> bool:
    """True where a paragraph stands above the first entry of the contents."""
    for passage in found:
        if any(key_of(text) in listed for _, _, text in entries(letter, passage)):
            return False
        if len(passage.words) > 14:
            return True
    return False


def _repeated(letter: Letter, found: Sequence[Passage], items: Sequence[Item], heads: Sequence[str]) -> bool:
    keys = {key_of(head): (0,) for head in heads}
    above = {named_by(text, keys) for p in found[: items[0].first] for _, _, text in entries(letter, p)}
    return sum(key_of(head) in above for head in heads) >= max(2, 0.6 * len(heads))


def _linked_apart(letter: Letter, items: Sequence[Item]) -> bool:
    """True where every headline leads to a page of its own."""
    pages: set[str] = set()
    counts = [line.text.count(CLOSE) for line in letter.lines]
    for item in items:
        before = sum(counts[: item.start])
        links = [t for t in letter.targets[before : before + sum(counts[item.start : item.end])] if t[:4] == "http"]
        if len(links) != 1:
            return False
        pages.add(links[0])
    return len(pages) == len(items)


def _dated(letter: Letter, item: Item) -> bool:
    above = [line.text for line in letter.lines[max(0, item.start - 3) : item.start] if line.kept]
    below = [line.text for line in letter.lines[item.end : item.end + 10] if line.kept and not line.blank][:4]
    return any(len(words_of(text)) <= 14 and DAY.search(text) for text in (*above, *below))


def _counted(letter: Letter, items: Sequence[Item]) -> bool:
    """True where the lines above the headlines count them."""
    numbers = []
    for item in items:
        above = [line.text.strip() for line in letter.lines[max(0, item.start - 5) : item.start] if not line.blank]
        matches = (_COUNT.fullmatch(text) or COUNTED.fullmatch(text) for text in map(bare, reversed(above[-2:])))
        numbers.append(next((int(next(filter(None, match.groups()))) for match in matches if match is not None), 0))
    return numbers == list(range(1, len(items) + 1))


def _closed(found: Sequence[Passage], item: Item) -> bool:
    last = found[max(item.first + 1, item.last - 3) : item.last]
    return any(is_label(p.text) or END_MARK.fullmatch(p.text) for p in last)
