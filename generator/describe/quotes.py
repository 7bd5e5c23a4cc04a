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

_SPAN = re.compile(r"“[^”]+(?:”|$)|\"[^\"]+(?:\"|$)")
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
    block = False
    for number, (start, paragraph) in enumerate(
        zip(reading.clean.paragraph_starts, reading.clean.paragraphs, strict=True)
    ):
        end = start + len(paragraph.text)
        inside = people[bisect_left(places, start) : bisect_left(places, end)]
        if _ATTRIBUTION.search(paragraph.text) and paragraph.text.rstrip().endswith(":"):
            speaker = _speaker_named(reading, inside) or speaker
            block = True
            continue
        opens = paragraph.text.lstrip()[:1] in '“"'
        if (
            block
            and speaker is not None
            and (opens or _goes_on(reading, inside, paragraph.text, found, number, speaker))
        ):
            found.append(Said(number, *_within_marks(start, paragraph.text), speaker))
            block = not opens or not _closed(paragraph.text)
            continue
        block = False
        spans = [(start + m.start(), start + m.end()) for m in _SPAN.finditer(paragraph.text)]
        now = _speaker_in(reading, inside, start, paragraph.text, spans, speaker)
        found += _quoted(reading, number, spans, now) if now else []
        speaker = now or speaker
    return found


def _goes_on(
    reading: Reading, inside: Sequence[Actor], text: str, found: Sequence[Said], number: int, speaker: Actor
) -> bool:
    """Without quote marks the first paragraph after "said:" is the quotation; it goes on while it speaks as "we"."""
    if not found or found[-1].paragraph != number - 1 or found[-1].speaker is not speaker:
        return True
    words = {t.key for t in tokenise(text)}
    return bool(words & FIRST_PERSON) and not any(a.country == speaker.country for a in inside)


def _closed(text: str) -> bool:
    return text.rstrip().endswith(("”", '"'))


def _within_marks(start: int, text: str) -> tuple[int, int]:
    """The quotation's own words: the marks around it are no part of it."""
    first = len(text) - len(text.lstrip('“" '))
    last = len(text.rstrip('”" '))
    return start + first, start + last


def _speaker_named(reading: Reading, inside: Sequence[Actor]) -> Actor | None:
    """Of the people in an attribution the one before the verb of speech, or else the last."""
    for actor in inside:
        following = reading.tokens[actor.last : actor.last + 8]
        if any(t.key in SPEECH for t in following):
            return actor
    return inside[-1] if inside else None


def _speaker_in(
    reading: Reading,
    inside: Sequence[Actor],
    start: int,
    text: str,
    spans: Sequence[tuple[int, int]],
    last: Actor | None,
) -> Actor | None:
    """Who speaks in this paragraph: the person beside a verb of speech, or the last speaker for "he added"."""
    verbs = [
        at
        for at in range(*reading.tokens_between(start, start + len(text)))
        if reading.tokens[at].key in SPEECH and not _quoted_at(reading, at, spans)
    ]
    if not verbs:
        return None
    outside = [a for a in inside if not _quoted_at(reading, a.first, spans)]
    return _nearest(reading, outside, verbs) or (last if _PRONOUN.search(text) else None)


def _quoted_at(reading: Reading, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = reading.tokens[at].start
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _quoted(reading: Reading, number: int, spans: Sequence[tuple[int, int]], speaker: Actor) -> Iterator[Said]:
    """The quotations in quote marks of one paragraph."""
    for begin, end in spans:
        words = reading.text[begin:end].strip('“”" ')
        if len(words.split()) >= MINIMUM_WORDS:
            yield Said(number, *_within_marks(begin, reading.text[begin:end]), speaker)


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
