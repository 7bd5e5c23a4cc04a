"""The headlines of a digest, in each of the ways in which digests show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.capture.links import TARGET
from generator.capture.mail.furniture import is_label
from generator.capture.mail.headline import MARKS, is_letterhead
from generator.capture.mail.letter import RULE, Letter, Passage, bare, words_of
from generator.capture.pieces import Line
from generator.capture.reflow import is_byline

LEAST = 25
"""Words under each headline; less is a teaser."""
LEAST_LISTED = 10
"""The same, where a table of contents names the headline."""
TEASER = 80
"""Words between two entries of a table of contents."""
Sign = Literal["none", "linked", "ruled", "labelled", "dated"]
FEWEST = 2
MOST_HEADS = 2_000
MOST = 40
"""Words of a headline."""
_NO_HEADLINE = re.compile(r"[.:;,]$|^https?://|^www\.")
NUMBER = re.compile(r"^(?:[(\[]?\d{1,2}[.):\]]|[-–—•·▪>]|[*#]{1,4}|(?:title|headline|subject)\s?:)\s*", re.IGNORECASE)
TITLE = re.compile(r"\s*(?:title|headline|subject)\s?:\s*\w", re.IGNORECASE)
FIELD = re.compile(r"\s*[A-Z][\w ]{1,20}:\s")
_BEHIND = re.compile(r"(?:\s*(?:…|[.·]{2,})\s*\d{0,3}|\s*\([^()]{1,40}\))$")
"""What stands behind an entry of a table of contents: its page, or who it is from."""
DIGEST = re.compile(
    r"\b(?:digest|bulletin|round-?up|newsletter|daily|weekly|this week|(?:of|for) the (?:day|week|month)|"
    r"(?:media|press|news) (?:releases|notices|statements)|latest news|headlines|news from|updates|"
    r"(?:releases|statements|readouts|announcements|communiqués)\b.{0,25}\b(?:\d{1,2}\b.{0,12}\d{4}|today)|"
    r"today(?:'|’)?s (?:\w+ )?(?:releases|statements|readouts|announcements|news)|"
    r"issue (?:no\.? ?)?\d+|vol(?:ume)?\.? ?\d+|edition|full texts?|"
    r"in this (?:issue|edition|bulletin|newsletter|mail|e-?mail)|(?:media|press|news) (?:monitor\w*|clippings?|review|summary)|"
    r"pressespiegel|pressemitteilungen|communiqués|revue de presse|przegląd prasy|rassegna stampa)\b|#\s?\d{1,4}$",
    re.IGNORECASE,
)
"""How digests are called, in their subjects and above their contents."""


@dataclass(frozen=True, slots=True)
class Item:
    """A headline, and the passages from it to the next."""

    first: int
    last: int
    start: int
    end: int
    """The lines of the headline."""


def ways(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[list[Item], Sign]]:
    """The headlines, found in each of the ways in which digests show them, and the sign that is no proof any more."""
    yield _by_repetition(letter, found), "none"
    for items in _by_size(found):
        yield items, "none"
    yield _with_texts(found, [(at, p.start, p.end) for at, p in enumerate(found) if _leads_on(p)]), "linked"
    yield _with_texts(found, list(_labelled(letter, found))), "labelled"
    yield _with_texts(found, list(_addressed(letter, found))), "linked"
    yield _with_texts(found, list(_ruled(letter, found, names))), "ruled"
    yield _with_texts(found, list(_underlined(letter, found))), "ruled"
    yield _with_texts(found, list(_above_days(letter, found))), "dated"


def _leads_on(passage: Passage) -> bool:
    """True for a headline that is a link as a whole."""
    return (
        passage.links == 1
        and passage.linked > 0.95
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
            and _able(text := line_of(letter, passage.start, end))
            and (MARKS.match(text) or not NUMBER.match(text))
        ):
            yield at, passage.start, end


def _ruled(letter: Letter, found: Sequence[Passage], names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Headlines under a line drawn across: what stands alone there, be it below a day or a label."""
    ruled = [at for at, passage in enumerate(found) if rule_above(letter, passage.start)]
    first = _headline_from(letter, found, 0, names) if ruled and ruled[0] else None
    if first is not None and _begins(found[first[0] : ruled[0]], first):
        # The first release stands above the first line drawn.
        yield first
    for at in ruled:
        if (head := _headline_from(letter, found, at, names)) is not None:
            yield head


def rule_above(letter: Letter, start: int) -> bool:
    """True where a line is drawn above a line, blank ones and addresses aside; it may have been removed already."""
    if letter.looks[start].ruled:
        return True
    above = (
        line for line in reversed(letter.lines[max(0, start - 6) : start]) if not line.blank and line.step != TARGET
    )
    return bool(RULE.fullmatch(next(above, Line("")).text.strip()))


def _headline_from(
    letter: Letter, found: Sequence[Passage], at: int, names: frozenset[str]
) -> tuple[int, int, int] | None:
    """The headline that begins here, or under lines that only say when, or that something is released."""
    for place in range(at, min(at + 3, len(found))):
        start, end = found[place].start, found[place].end
        while start < end and introduces(letter.lines[start].text, names):
            start += 1
        while (
            start < end and introduces(letter.lines[end - 1].text, names) and words_of(letter.lines[end - 1].text)[1:]
        ):
            end -= 1
        if start < end:
            able = end - start <= 3 and _able(line_of(letter, start, end))
            return (place, start, end) if able else None
    return None


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


def _underlined(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines of plain text with a line drawn right under them."""
    for at, passage in enumerate(found):
        below = letter.lines[passage.end].text.strip() if passage.end < len(letter.lines) else ""
        if passage.kind is None and RULE.fullmatch(below) and passage.end - passage.start <= 3 and _able(passage.text):
            yield at, passage.start, passage.end


def introduces(text: str, names: frozenset[str]) -> bool:
    """True for a line over or under a headline: the day, whose release it is, a number."""
    plain = bare(text)
    return len(words_of(plain)) < FEWEST or is_byline(plain) or is_letterhead(plain, names)


def _above_days(letter: Letter, found: Sequence[Passage]) -> Iterator[tuple[int, int, int]]:
    """Headlines right above a day."""
    for at, passage in enumerate(found):
        if passage.kind is None and passage.end - passage.start > 1:
            days = [n for n in range(passage.start + 1, min(passage.end, passage.start + 4)) if _is_day(letter, n)]
            end = days[0] if days else passage.end
        else:
            end = passage.end if at + 1 < len(found) and _is_day(letter, found[at + 1].start) else passage.start
        known = end == passage.end and passage.kind in ("heading", "paragraph")
        if (passage.start < end < passage.end or known) and _able(line_of(letter, passage.start, end)):
            yield at, passage.start, end


def _is_day(letter: Letter, at: int) -> bool:
    return is_byline(bare(letter.lines[at].text))


def _able(text: str) -> bool:
    """True for words that can be a headline."""
    return FEWEST <= len(words_of(text)) <= MOST and not _NO_HEADLINE.search(text) and not is_label(text)


def key_of(text: str) -> str:
    """The words by which a headline and its entry in a table of contents are the same."""
    return " ".join(words_of(NUMBER.sub("", text)))


def _with_texts(found: Sequence[Passage], heads: Sequence[tuple[int, int, int]], least: int = LEAST) -> list[Item]:
    """The headlines under which a text stands. One without is a teaser or a label."""
    items: list[Item] = []
    for number, (at, start, end) in enumerate(heads):
        last = heads[number + 1][0] if number + 1 < len(heads) else len(found)
        below = sum(len(p.words) for p in found[at:last]) - sum(
            len(p.words) for p in found[at : at + 1] if p.end <= end
        )
        if below >= least:
            items.append(Item(at, last, start, end))
    return items


def _by_repetition(letter: Letter, found: Sequence[Passage]) -> list[Item]:
    """Headlines that stand in the mail's table of contents once more."""
    heads: dict[str, tuple[int, int, int]] = {}
    for at, passage in enumerate(found):
        for start, end, text in _openings(letter, passage):
            key = key_of(text)
            fewest = 1 if passage.kind == "heading" else FEWEST
            if fewest <= len(key.split()) <= MOST and not _NO_HEADLINE.search(text) and not is_label(text):
                heads[key] = (at, start, end)
    contents = _contents(letter, found, heads)
    return _with_texts(found, [heads[key] for key in contents], LEAST_LISTED)


def _contents(letter: Letter, found: Sequence[Passage], heads: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Headlines of which a list stands above them, in the same order, at most a teaser apart."""
    listed: list[str] = []
    apart = 0
    for at, passage in enumerate(found):
        if listed and at >= heads[listed[0]][0]:
            break
        keys = [
            key for _, _, text in entries(letter, passage) if heads.get(key := named_by(text, heads, at), (0,))[0] > at
        ]
        fresh = [key for key in dict.fromkeys(keys) if key not in listed]
        apart = 0 if fresh else apart + len(passage.words)
        if apart > TEASER and len(listed) == 1:
            listed.clear()
        elif apart > TEASER and listed:
            break
        listed += [key for key in fresh if not listed or heads[key][0] > heads[listed[-1]][0]]
    return listed


def named_by(text: str, heads: Mapping[str, tuple[int, ...]], at: int = -1) -> str:
    """The headline, of those behind `at`, that an entry names: it may be cut short, or have something behind it."""
    key = key_of(text)
    if key in heads or not (match := _BEHIND.search(text)):
        return key
    key = key_of(text[: match.start()])
    if key in heads or match.group().strip() not in ("…", "...") or len(key.split()) < 4 or len(heads) > MOST_HEADS:
        return key
    longer = [head for head in heads if head.startswith(f"{key} ") and heads[head][0] > at]
    return longer[0] if len(longer) == 1 else key


def _openings(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be a headline: a passage, or the first lines of raw text."""
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    ends = range(min(passage.start + 4, passage.end), passage.start, -1)
    return [(passage.start, end, line_of(letter, passage.start, end)) for end in ends]


def entries(letter: Letter, passage: Passage) -> list[tuple[int, int, str]]:
    """What may be an entry of a table of contents: a passage, or any lines of raw text."""
    if passage.kind is not None:
        return [(passage.start, passage.end, passage.text)]
    lines = range(passage.start, min(passage.end, passage.start + 80))
    spans = [(a, b) for a in lines for b in range(a + 1, min(a + 5, passage.end + 1))]
    return [(a, b, line_of(letter, a, b)) for a, b in spans]


def line_of(letter: Letter, start: int, end: int) -> str:
    """Lines as one, without the marks of links."""
    return bare(" ".join(line.text for line in letter.lines[start:end]))


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
        yield _with_texts(found, [(at, p.start, p.end) for at, p in heads if p.size == size])
