"""Several releases in one mail: told by their headlines, and by what stands above or below each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.capture.links import CLOSE
from generator.capture.mail.furniture import FURNITURE, is_label
from generator.capture.mail.headline import ALIKE, alike
from generator.capture.mail.letter import RULE, Letter, Passage, bare, passages, words_of
from generator.capture.pieces import Line
from generator.dates import MONTH_NAMES

CONTENTS = "digest-contents"
LEAST = 25
"""Words under each headline; less is a teaser."""
TEASER = 80
"""Words between two entries of a table of contents."""
Sign = Literal["none", "linked"]
FEWEST = 2
MOST = 40
"""Words of a headline."""
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in MONTH_NAMES)
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{_MONTHS})\.?,?\s+\d{{4}}|(?:{_MONTHS})\.?\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{1,2}/\d{1,2}/\d{4})\b",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(r"[.:;,]$|^https?://|^www\.")
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.):]|[-–—*•·▪>])\s*")
_DIGEST = re.compile(
    r"\b(?:digest|bulletin|round-?up|newsletter|daily|weekly|this week|(?:of|for) the (?:day|week|month)|"
    r"(?:media|press|news) (?:releases|notices|statements)|latest news|headlines|news from|updates|"
    r"issue (?:no\.? ?)?\d+|vol(?:ume)?\.? ?\d+|edition|full texts?|"
    r"in this (?:issue|edition|bulletin|newsletter|mail|e-?mail)|pressespiegel|pressemitteilungen|communiqués)\b",
    re.IGNORECASE,
)
"""How digests are called, in their subjects and above their contents."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A headline, and the passages from it to the next."""

    first: int
    last: int
    start: int
    end: int
    """The lines of the headline."""


def mark_releases(letter: Letter, subject: str) -> bool:
    """Mark the headline of every release of a digest as a title; False where the mail is no digest."""
    found = passages(letter)
    for items, sign in _ways(letter, found):
        if len(items) > 1 and _proven(letter, found, items, subject, sign):
            _mark(letter, found, items)
            return True
    return False


def _ways(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[list[_Item], Sign]]:
    """The headlines, found in each of the ways in which digests show them, and the sign that is no proof any more."""
    yield _by_repetition(letter, found), "none"
    for items in _by_size(found):
        yield items, "none"
    yield _with_texts(found, [(at, p.start, p.end) for at, p in enumerate(found) if _leads_on(p)]), "linked"
    yield _by_rule(found), "none"


def _leads_on(passage: Passage) -> bool:
    """True for a headline that is a link as a whole."""
    return (
        passage.links == 1
        and passage.linked > 0.95
        and FEWEST <= len(passage.words) <= MOST
        and passage.kind != "list-item"
    )


def _key(text: str) -> str:
    return " ".join(words_of(_NUMBER.sub("", text)))


def _with_texts(found: Sequence[Passage], heads: Sequence[tuple[int, int, int]]) -> list[_Item]:
    """The headlines under which a text stands. One without is a teaser or a label."""
    items: list[_Item] = []
    for number, (at, start, end) in enumerate(heads):
        last = heads[number + 1][0] if number + 1 < len(heads) else len(found)
        below = sum(len(p.words) for p in found[at:last]) - sum(
            len(p.words) for p in found[at : at + 1] if p.end <= end
        )
        if below >= LEAST:
            items.append(_Item(at, last, start, end))
    return items


def _by_repetition(letter: Letter, found: Sequence[Passage]) -> list[_Item]:
    """Headlines that stand in the mail's table of contents once more."""
    heads: dict[str, tuple[int, int, int]] = {}
    for at, passage in enumerate(found):
        for start, end, text in _openings(letter, passage):
            key = _key(text)
            fewest = 1 if passage.kind == "heading" else FEWEST
            if fewest <= len(key.split()) <= MOST and not _NO_HEADLINE.search(text) and not is_label(text):
                heads[key] = (at, start, end)
    contents = _contents(letter, found, heads)
    return _with_texts(found, [heads[key] for key in contents])


def _contents(letter: Letter, found: Sequence[Passage], heads: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Headlines of which a list stands above them, in the same order, at most a teaser apart."""
    listed: list[str] = []
    apart = 0
    for at, passage in enumerate(found):
        if listed and at >= heads[listed[0]][0]:
            break
        entries = [key for _, _, text in _entries(letter, passage) if heads.get(key := _key(text), (0,))[0] > at]
        fresh = [key for key in dict.fromkeys(entries) if key not in listed]
        apart = 0 if fresh else apart + len(passage.words)
        if apart > TEASER and len(listed) == 1:
            listed.clear()
        elif apart > TEASER and listed:
            break
        listed += [key for key in fresh if not listed or heads[key][0] > heads[listed[-1]][0]]
    return listed


def _openings(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be a headline: a passage, or the first lines of raw text."""
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    ends = range(min(passage.start + 4, passage.end), passage.start, -1)
    return [(passage.start, end, _line(letter, passage.start, end)) for end in ends]


def _entries(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be an entry of a table of contents: a passage, or any lines of raw text."""
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    lines = range(passage.start, min(passage.end, passage.start + 80))
    spans = [(a, b) for a in lines for b in range(a + 1, min(a + 5, passage.end + 1))]
    return [(a, b, _line(letter, a, b)) for a, b in spans]


def _line(letter: Letter, start: int, end: int) -> str:
    return bare(" ".join(line.text for line in letter.lines[start:end]))


def _by_size(found: Sequence[Passage]) -> Iterator[list[_Item]]:
    """Headlines of one size, larger than the text: the largest first."""
    usual = sorted(p.size for p in found for _ in range(min(50, len(p.words))))
    heads = [
        (at, p)
        for at, p in enumerate(found)
        if p.kind != "table-row"
        and 1 <= len(p.words) <= MOST
        and p.size >= (1.05 if p.kind == "heading" else 1.15) * usual[len(usual) // 2]
    ]
    for size in sorted({p.size for _, p in heads}, reverse=True)[:8]:
        yield _with_texts(found, [(at, p.start, p.end) for at, p in heads if p.size == size])


def _by_rule(found: Sequence[Passage]) -> list[_Item]:
    """Headlines in plain text: what stands alone after a line drawn across."""
    heads = [
        (at, passage.start, passage.end)
        for at, passage in enumerate(found)
        if at
        and RULE.fullmatch(found[at - 1].text)
        and passage.end - passage.start <= 3
        and FEWEST <= len(passage.words) <= MOST
        and not passage.text.endswith(".")
    ]
    return _with_texts(found, heads)


def _proven(letter: Letter, found: Sequence[Passage], items: Sequence[_Item], subject: str, way: Sign) -> bool:
    """True where the parts are releases of their own, not sections of one. `way` is no proof of itself."""
    heads = [_line(letter, i.start, i.end) for i in items]
    listed = {_key(head) for head in heads}
    own = max((alike(subject, p.text) for p in found[: items[0].first] if _heads(p, listed)), default=0.0)
    intro = [p for p in found[: items[0].first] if _key(p.text) not in listed]
    named = any(_DIGEST.search(text) for text in (subject, *(p.text for p in intro if len(p.words) <= MOST)))
    repeated = _repeated(letter, found, items, heads)
    linked = way != "linked" and _linked_apart(letter, items)
    dated = sum(_dated(found, item) for item in items) >= max(2, 0.6 * len(items))
    closed = sum(_closed(found, item) for item in items) >= max(2, 0.6 * len(items))
    signs = repeated + linked + dated + closed
    if own >= ALIKE and not named:
        # The subject stands over all of it as the headline: these are its sections.
        return dated and (repeated or linked)
    if max(alike(subject, head) for head in heads[1:]) < ALIKE <= alike(subject, heads[0]):
        # Named after its first part: a release that has sections of the same size, or a digest.
        return signs > 1 or (repeated and len(items) > 2)
    if repeated and signs == 1 and not named and _has_lead(letter, found, listed):
        # A release that lists its sections under its first paragraph.
        return False
    return signs > 0 or (named and way == "linked")


def _heads(passage: Passage, listed: set[str]) -> bool:
    """True for what may be the headline of the whole mail."""
    return len(passage.words) <= MOST and _key(passage.text) not in listed


def _has_lead(letter: Letter, found: Sequence[Passage], listed: set[str]) -> bool:
    """True where a paragraph stands above the first entry of the contents."""
    for passage in found:
        if any(_key(text) in listed for _, _, text in _entries(letter, passage)):
            return False
        if len(passage.words) > 14:
            return True
    return False


def _repeated(letter: Letter, found: Sequence[Passage], items: Sequence[_Item], heads: Sequence[str]) -> bool:
    above = {_key(text) for p in found[: items[0].first] for _, _, text in _entries(letter, p)}
    return sum(_key(head) in above for head in heads) >= max(2, 0.6 * len(heads))


def _linked_apart(letter: Letter, items: Sequence[_Item]) -> bool:
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


def _dated(found: Sequence[Passage], item: _Item) -> bool:
    near = [
        p
        for p in found[max(0, item.first - 1) : min(item.first + 4, item.last)]
        if p.end <= item.start or p.start >= item.end
    ]
    return any(len(p.words) <= 14 and _DAY.search(p.text) for p in near)


def _closed(found: Sequence[Passage], item: _Item) -> bool:
    return any(is_label(p.text) for p in found[max(item.first + 1, item.last - 3) : item.last])


def _mark(letter: Letter, found: Sequence[Passage], items: Sequence[_Item]) -> None:
    letter.remove(0, items[0].start, CONTENTS)
    for item in items:
        for passage in found[item.first : item.last]:
            if is_label(passage.text) or (RULE.fullmatch(passage.text) and not passage.words):
                letter.remove(passage.start, passage.end, FURNITURE)
        letter.join(item.start, item.end, "title")
    for item in reversed(items):
        _without_number(letter, item.start)


def _without_number(letter: Letter, at: int) -> None:
    """The number of a headline, which counts the releases of the mail, into a line of its own."""
    line = letter.lines[at]
    match = _NUMBER.match(line.text)
    if match is not None and match.end() < len(line.text):
        letter.split(at, Line(match.group().strip(), CONTENTS), replace(line, text=line.text[match.end() :]))
