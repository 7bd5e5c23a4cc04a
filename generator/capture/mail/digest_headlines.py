"""The headlines of a digest, in each of the ways in which digests show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.capture.links import CLOSE, OPEN
from generator.capture.mail.digest_contents import by_repetition
from generator.capture.mail.digest_signs import (
    COUNTED,
    DIGEST,
    FEWEST,
    FIELD,
    LEAST,
    MEASURE,
    MOST,
    NUMBER,
    TITLE,
    Item,
    Sign,
    able,
    introduces,
    key_of,
    line_of,
    rule_above,
    with_texts,
)
from generator.capture.mail.headline import MARKS
from generator.capture.mail.letter import RULE, Letter, Passage, bare, words_of
from generator.capture.mail.shapes import only_tells_when
from generator.capture.reflow import is_byline

_LABEL_WORDS = 3


def ways(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[list[Item], Sign]]:
    """The headlines, found in each of the ways in which digests show them, and the sign that is no proof any more."""
    yield by_repetition(letter, found), "none"
    for items in _by_size(found):
        yield items, "none"
    linked = list(_linked(letter, found))
    texts = Counter(line_of(letter, start, end) for _, start, end in linked)
    linked = [head for head in linked if texts[line_of(letter, head[1], head[2])] == 1]
    # Words that lead on, or to another place, are few.
    if sum(len(found[at].words) for at, _, _ in linked) > _LABEL_WORDS * len(linked):
        yield with_texts(found, linked), "linked"
    yield with_texts(found, list(_labelled(letter, found))), "labelled"
    yield with_texts(found, list(_addressed(letter, found))), "linked"
    yield with_texts(found, list(_ruled(letter, found, names))), "ruled"
    yield with_texts(found, list(_underlined(letter, found, names))), "ruled"
    yield with_texts(found, list(_above_days(letter, found))), "dated"
    yield with_texts(found, list(_under_numbers(letter, found, names))), "none"


def _linked(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines that are links, be it with a line below them in the same passage."""
    for at, passage in enumerate(found):
        first = letter.lines[passage.start].text.strip()
        if _leads_on(passage):
            yield at, passage.start, passage.end
        elif passage.kind is None and _is_link(first) and FEWEST <= len(words_of(bare(first))) <= MOST:
            yield at, passage.start, passage.start + 1


def _is_link(text: str) -> bool:
    return text[:1] == OPEN and text[-1:] == CLOSE and text.count(OPEN) == 1


def _under_numbers(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Headlines under lines that count the texts, from the first on."""
    number = 0
    for at, passage in enumerate(found[:-1]):
        match = COUNTED.fullmatch(bare(letter.lines[passage.start].text))
        if match is None or int(match[1] or match[2]) != number + 1:
            continue
        place = at if passage.end > passage.start + 1 and passage.kind is None else at + 1
        head = _headline_from(letter, found, place, names)
        if head is not None:
            number += 1
            yield head


def _leads_on(passage: Passage) -> bool:
    """True for a headline that is a link as a whole."""
    return (
        passage.links == 1
        and (passage.linked > 0.95 or key_of(passage.text) == key_of(passage.link_words))
        and FEWEST <= len(passage.words) <= MOST
        and passage.kind != "list-item"
    )


def _addressed(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines of plain text behind which a program wrote an address."""
    for at, passage in enumerate(found):
        lines = range(passage.start, min(passage.end, passage.start + 3))
        end = next((n + 1 for n in lines if passage.kind is None and letter.looks[n].addressed), None)
        if (
            end is not None
            and able(text := line_of(letter, passage.start, end))
            and (MARKS.match(text) or not NUMBER.match(text))
        ):
            yield at, passage.start, end


def _ruled(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Headlines under a line drawn across: what stands alone there, be it below a day or a label."""
    ruled = [at for at, passage in enumerate(found) if rule_above(letter, passage.start)]
    heads: list[tuple[int, int, int]] = []
    before: tuple[int, int, int] | None = None
    for at in ruled:
        head = _headline_from(letter, found, at, names)
        # Some headlines stand between two lines.
        if head is not None and (before is None or before[0] != at - 1):
            heads.append(head)
        before = head
    if ruled and ruled[0] and (first := _first_head(letter, found, ruled[0], names)) is not None:
        # The first release stands above the first line drawn.
        yield first
    yield from heads


def _first_head(
    letter: Letter, found: Sequence[Passage], until: int, names: frozenset[str]
) -> tuple[int, int, int] | None:
    """The headline of a release above the first line drawn; None for the head of a digest and its introduction."""
    start = next((at for at in range(min(3, until)) if not _is_masthead(found[at])), until)
    head = _headline_from(letter, found, start, names) if start < until else None
    return head if head is not None and _begins(found[head[0] : until], head) else None


def _is_masthead(passage: Passage) -> bool:
    return len(passage.words) <= MOST and bool(DIGEST.search(passage.text))


def _headline_from(
    letter: Letter, found: Sequence[Passage], at: int, names: frozenset[str]
) -> tuple[int, int, int] | None:
    """The headline that begins here, or under lines that only say when, or that something is released."""
    for place in range(at, min(at + 3, len(found))):
        start, end = found[place].start, found[place].end
        while start < end and introduces(letter.lines[start].text, names):
            start += 1
        end = _trimmed(letter, start, end, names)
        if start < end:
            fits = end - start <= 3 and able(line_of(letter, start, end))
            return (place, start, end) if fits else None
    return None


def _trimmed(letter: Letter, start: int, end: int, names: frozenset[str]) -> int:
    """The end of a headline, without lines below it that say when, or whose it is."""
    while start < end and introduces(letter.lines[end - 1].text, names) and words_of(letter.lines[end - 1].text)[1:]:
        end -= 1
    return end


def _begins(texts: Sequence[Passage], head: tuple[int, int, int]) -> bool:
    """True for a first release, False for the head of a digest with some words of introduction."""
    text = sum(len(p.words) for p in texts if p.start >= head[2] and len(p.words) > 14)
    return text >= 2 * LEAST and not any(DIGEST.search(p.text) for p in texts[:2] if len(p.words) <= MOST)


def _labelled(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines that stand among other fields, under a label: "Title: …"."""
    for at, passage in enumerate(found):
        if passage.kind is not None:
            continue
        for start in range(passage.start, passage.end):
            if not TITLE.match(letter.lines[start].text):
                continue
            following = range(start + 1, min(start + 4, passage.end))
            end = next((n for n in following if FIELD.match(letter.lines[n].text)), min(start + 1, passage.end))
            yield at, start, end
            break


def _underlined(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Headlines of plain text with a line drawn right under them."""
    for at, passage in enumerate(found):
        below = letter.lines[passage.end].text.strip() if passage.end < len(letter.lines) else ""
        if passage.kind is None and RULE.fullmatch(below) and passage.end - passage.start <= 3 and able(passage.text):
            end = _trimmed(letter, passage.start, passage.end, names)
            yield at, passage.start, end if end > passage.start else passage.end


def _above_days(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines right above a day."""
    for at, passage in enumerate(found):
        if passage.kind is None and passage.end - passage.start > 1:
            days = [n for n in range(passage.start + 1, min(passage.end, passage.start + 4)) if _is_day(letter, n)]
            end = days[0] if days else passage.end
            while days and end > passage.start + 1 and MEASURE.fullmatch(bare(letter.lines[end - 1].text)):
                end -= 1
        else:
            end = passage.end if at + 1 < len(found) and _is_day(letter, found[at + 1].start) else passage.start
        known = end == passage.end and passage.kind in ("heading", "paragraph")
        if (passage.start < end < passage.end or known) and able(line_of(letter, passage.start, end)):
            yield at, passage.start, end


def _is_day(letter: Letter, at: int) -> bool:
    text = bare(letter.lines[at].text)
    return is_byline(text) or (len(text) < 80 and only_tells_when(text))


def _by_size(found: Sequence[Passage]) -> Iterator[list[Item]]:
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
        yield with_texts(found, [(at, p.start, p.end) for at, p in heads if p.size == size])
