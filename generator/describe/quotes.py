"""What was said, and by whom: quotations in quote marks, and block quotations after "X said:"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.describe.reading import Reading
from generator.describe.roles import Actor
from generator.describe.tokens import tokenise
from generator.describe.words import FIRST_PERSON, SPEECH, TO_SOMEBODY
from generator.model import Paragraph

_MARK = re.compile(r"[“”\"]")
_SINGLE = re.compile(r"(?<![\w’])‘[^‘’]+(?:’\w[^‘’]*)*’(?!\w)")
_ATTRIBUTION = re.compile(
    r"\b(?:said|says|added|stated|commented|continued|told [\w ]+)\s*(?:[\w, ]{0,60})?:$", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
MINIMUM_WORDS = 3
"""A quoted word or two is a turn of phrase, no quotation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: where it stands, and the actor who said it (None where the text does not tell)."""

    paragraph: int
    start: int
    end: int
    speaker: Actor | None


def quotations(reading: Reading, actors: Sequence[Actor]) -> list[Said]:
    """Every quotation of the text, in order."""
    people = [a for a in actors if a.sort == "P"]
    places = [reading.tokens[a.first].start for a in people]
    found: list[Said] = []
    speaker: Actor | None = None
    """Who spoke last; before anybody has, "he said" is whoever the text names first."""
    announced: Actor | None = None
    """Who was said to speak in the paragraph that follows, with quotation marks or without."""
    hinted: Actor | None = None
    """Who speaks in the paragraph that follows if it opens with a quotation mark."""
    for number, (start, paragraph) in enumerate(
        zip(reading.clean.paragraph_starts, reading.clean.paragraphs, strict=True)
    ):
        text, end = paragraph.text, start + len(paragraph.text)
        if speaker and _runs_on(paragraph, found, number, reading):
            found.append(Said(number, *_within_marks(start, text), found[-1].speaker))
            continue
        inside = people[bisect_left(places, start) : bisect_left(places, end)]
        if _ATTRIBUTION.search(text) and text.rstrip().endswith(":"):
            speaker = announced = _speaker_named(reading, inside) or speaker
            hinted = None
            continue
        opens = text.lstrip()[:1] in '“"'
        if announced is not None and not opens and _goes_on(reading, inside, text, found, number, announced):
            found.append(Said(number, *_within_marks(start, text), announced))
            continue
        spans = [(start + first, start + last) for first, last in _spans(text)]
        verbs = _verbs_of_speech(reading, start, text, spans)
        outside = [a for a in inside if not _quoted_at(reading, a.first, spans)]
        attributions = [(reading.tokens[v].start, by) for v in verbs if (by := _nearest(reading, outside, [v]))]
        now = _nearest(reading, outside, verbs)
        if now is None and verbs and _PRONOUN.search(text):
            now = speaker or next(iter(people), None)
        if now is None and opens:
            now = announced or hinted or speaker
        if now is None and spans and (signed := _signed(reading, inside, start, text)):
            now, spans = signed[0], [(begin, min(finish, signed[1])) for begin, finish in spans if begin < signed[1]]
        said = list(_quoted(reading, number, spans, attributions, now))
        found += said
        now = said[-1].speaker if said else now
        speaker = now or speaker
        announced = None
        hinted = now or _announces(reading, outside, text) or _subject(reading, outside, start)
    return found


def _signed(reading: Reading, inside: Sequence[Actor], start: int, text: str) -> tuple[Actor, int] | None:
    """Who signs a message that stands in quotation marks, and where its words end: "… our sympathy. -Jane Roe"."""
    for actor in reversed(inside):
        begins = reading.tokens[actor.first].start
        if start + len(text) - reading.tokens[actor.last - 1].end > _SIGNATURE:
            return None
        before = reading.text[start:begins].rstrip(" -–—")
        if before.endswith((".", "!", "?")):
            return actor, start + len(before)
    return None


def _subject(reading: Reading, inside: Sequence[Actor], start: int) -> Actor | None:
    """Who a paragraph begins with: whoever does something there speaks in the quotation below it."""
    first = inside[0] if inside else None
    if first is None:
        return None
    alone = len({reading.words(a.first, a.last) for a in inside}) == 1
    return first if alone or first.first <= reading.token_at(start) + 1 else None


_SIGNATURE = 90
"""Characters after the name of who signs a message: an office, a country."""
_PASSED_ON = re.compile(r"\b(?:following|message|messages|telegram|cable|letter|statement)\b", re.IGNORECASE)


def _announces(reading: Reading, inside: Sequence[Actor], text: str) -> Actor | None:
    """Who is named last in a paragraph that ends in a colon, or says that a message of theirs follows."""
    if not inside:
        return None
    last = inside[-1]
    at_end = len(text.rstrip(" .:")) - len(reading.words(last.first, last.last)) - 2
    if text.rstrip().endswith(":") or (
        _PASSED_ON.search(text) and text.rstrip(" .:").rfind(reading.words(last.first, last.last)) >= at_end
    ):
        return last
    return None


def _runs_on(paragraph: Paragraph, found: Sequence[Said], number: int, reading: Reading) -> bool:
    """Whether an item of a list goes on with a quotation that no mark has closed."""
    if not found or found[-1].paragraph != number - 1 or paragraph.text.lstrip()[:1] in '“"':
        return False
    before = reading.clean.paragraphs[number - 1]
    listed = paragraph.kind == "list-item" or paragraph.text.lstrip()[:1] in "*•-–"
    return listed and not _closed(before.text) and (before.text.lstrip()[:1] in '“"' or before.kind == "list-item")


def _spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a paragraph between quotation marks, the marks included.

    A straight mark opens where a space or nothing stands before it, as scanned papers have one after it too. A mark
    that opens while another is open begins a quotation anew: each of its paragraphs, run together here, has one.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        # Some close with the mark that opens: "… at sea, “ Mr Roe said".
        closes_so = opened is not None and text[at + 1 : at + 2].isspace() and text[at - 1 : at].isspace()
        opens = (mark.group() == "“" and not closes_so) or (
            mark.group() == '"' and (at == 0 or text[at - 1] in " \n\t(—–[")
        )
        if opened is not None:
            found.append((opened, at if opens else at + 1))
        opened = at if opens else None
    if opened is not None:
        found.append((opened, len(text)))
    inside = [m.span() for m in _SINGLE.finditer(text)]
    found += [(a, b) for a, b in inside if not any(first <= a < last for first, last in found)]
    return sorted(found)


def _goes_on(
    reading: Reading, inside: Sequence[Actor], text: str, found: Sequence[Said], number: int, speaker: Actor
) -> bool:
    """Without quote marks the first paragraph after "said:" is the quotation; it goes on while it speaks as "we"."""
    if any(reading.tokens[a.last : a.last + 1] and reading.tokens[a.last].key in SPEECH for a in inside):
        return False  # "The Premier said the reason was …" is told again
    if not found or found[-1].paragraph != number - 1 or found[-1].speaker is not speaker:
        return True
    words = {t.key for t in tokenise(text)}
    return bool(words & FIRST_PERSON) and not any(a.country == speaker.country for a in inside)


def _closed(text: str) -> bool:
    return text.rstrip().endswith(("”", '"'))


def _within_marks(start: int, text: str) -> tuple[int, int]:
    """The quotation's own words: the marks around it are no part of it."""
    first = len(text) - len(text.lstrip('“‘" '))
    last = len(text.rstrip('”’" '))
    return start + first, start + last


def _speaker_named(reading: Reading, inside: Sequence[Actor]) -> Actor | None:
    """Of the people in an attribution the one before the verb of speech, or else the last."""
    for actor in inside:
        following = reading.tokens[actor.last : actor.last + 8]
        if any(t.key in SPEECH for t in following):
            return actor
    return inside[-1] if inside else None


def _verbs_of_speech(reading: Reading, start: int, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The verbs of speech of a paragraph that stand outside its quotations."""
    places = range(*reading.tokens_between(start, start + len(text)))
    return [at for at in places if reading.tokens[at].key in SPEECH and not _quoted_at(reading, at, spans)]


def _quoted_at(reading: Reading, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = reading.tokens[at].start
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _quoted(
    reading: Reading,
    number: int,
    spans: Sequence[tuple[int, int]],
    attributions: Sequence[tuple[int, Actor]],
    speaker: Actor | None,
) -> Iterator[Said]:
    """The quotations in quote marks of one paragraph, each by whoever is said to speak beside it."""
    for at, (begin, end) in enumerate(spans):
        words = reading.text[begin:end].strip('“”‘’" ').split()
        if len(words) < MINIMUM_WORDS or 3 * sum(w[:1].isupper() for w in words) >= 2 * len(words):
            continue
        until = spans[at + 1][0] if at + 1 < len(spans) else len(reading.text)
        since = spans[at - 1][1] if at else 0
        after = next((a for place, a in attributions if end <= place < until), None)
        before = next((a for place, a in reversed(attributions) if since <= place < begin), None)
        place = next((place for place, _ in attributions if end <= place < until), end)
        if after is not None and _SENTENCE_END.search(reading.text[end - 2 : place]) and before is not None:
            after = None  # what follows belongs to the next quotation
        now = after or before or speaker
        if now is not None:
            yield Said(number, *_within_marks(begin, reading.text[begin:end]), now)


_SENTENCE_END = re.compile(r"[.!?][”\"’]?\s+[A-Z“\"]")


def _nearest(reading: Reading, people: Sequence[Actor], verbs: Sequence[int]) -> Actor | None:
    """The person nearest to a verb of speech: before it, or right after it ("said Smith", never "told Smith")."""
    ends = [actor.last for actor in people]
    beginning = {actor.first: actor for actor in people}
    best: tuple[int, Actor] | None = None
    for verb in verbs:
        nearest = beginning.get(verb + 1) if reading.tokens[verb].key not in TO_SOMEBODY else None
        distance = 0
        if nearest is None and (before := bisect_right(ends, verb)):
            nearest = people[before - 1]
            distance = verb - nearest.last + 1
        if nearest is not None and (best is None or distance < best[0]):
            best = (distance, nearest)
    return best[1] if best else None
