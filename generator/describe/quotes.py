"""What was said, and by whom: quotations in quote marks, and block quotations after "X said:"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.describe.announced import announced_by, who_begins
from generator.describe.attribution import Around
from generator.describe.messages import signed
from generator.describe.quotation_marks import left_open, spans_in, within_marks
from generator.describe.reading import Reading
from generator.describe.roles import Actor
from generator.describe.tokens import tokenise
from generator.describe.turns import turn_headings
from generator.describe.where_names_end import given_names
from generator.describe.words import FIRST_PERSON, SPEECH
from generator.model import Paragraph

_ATTRIBUTION = re.compile(
    r"\b(?:said|says|added|stated|commented|continued|told [\w ]+)\s*(?:[\w, ]{0,60})?:$", re.IGNORECASE
)
MINIMUM_WORDS = 3
"""A quoted word or two is a turn of phrase, no quotation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: where it stands, and the actor who said it (None where the text does not tell)."""

    paragraph: int
    start: int
    end: int
    speaker: Actor | None


@dataclass(frozen=True, slots=True)
class _People:
    """The people of a text, in order, where each stands, and who has the turns of a transcript."""

    all: Sequence[Actor]
    places: Sequence[int]
    """The first character of each."""
    headings: Collection[int]
    """The tokens of the words that say whose turn it is."""
    by_given_name: Mapping[str, Actor]
    """Each given name of the text that stands in one full name only, and who has it."""

    @classmethod
    def of(cls, reading: Reading, actors: Sequence[Actor]) -> _People:
        people = [a for a in actors if a.sort == "P"]
        headings = {at for first, last in turn_headings(reading) for at in range(first, last)}
        places = [reading.tokens[a.first].start for a in people]
        return cls(people, places, headings, _by_given_name(reading, people))

    def between(self, start: int, end: int) -> Sequence[Actor]:
        """Those who stand between two characters."""
        return self.all[bisect_left(self.places, start) : bisect_left(self.places, end)]


def _by_given_name(reading: Reading, people: Sequence[Actor]) -> dict[str, Actor]:
    found: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in people:
        for at in range(actor.first, actor.last - 1):
            given, family = reading.tokens[at], reading.tokens[actor.last - 1]
            if given.folded in given_names() and reading.tokens[at + 1].capitalised:
                found[given.text].setdefault(family.key, actor)
                break
    return {name: next(iter(bearers.values())) for name, bearers in found.items() if len(bearers) == 1}


def quotations(reading: Reading, actors: Sequence[Actor]) -> list[Said]:
    """Every quotation of the text, in order."""
    people = _People.of(reading, actors)
    found: list[Said] = []
    speaker: Actor | None = None
    """Who spoke last; before anybody has, "he said" is whoever the text names first."""
    announced: Actor | None = None
    """Who was said to speak in the paragraph that follows, with quotation marks or without."""
    hinted: Actor | None = None
    """Who speaks in the paragraph that follows if it opens with a quotation mark."""
    turn: Actor | None = None
    """Whose turn it is in a transcript."""
    subject: Actor | None = None
    """Who the paragraph before begins with."""
    for number, (start, paragraph) in enumerate(zip(reading.starts, reading.clean.paragraphs, strict=True)):
        text, end = paragraph.text, start + len(paragraph.text)
        if speaker and _runs_on(paragraph, found, number, reading):
            found.append(Said(number, *within_marks(start, text), found[-1].speaker))
            continue
        inside = people.between(start, end)
        turn = next((a for a in inside if a.first in people.headings), turn)
        if _ATTRIBUTION.search(text) and text.rstrip().endswith(":"):
            speaker = announced = _speaker_named(reading, inside) or speaker
            hinted = None
            continue
        opens = text.lstrip()[:1] in '“"'
        if announced is not None and not opens and _goes_on(reading, inside, text, found, number, announced):
            found.append(Said(number, *within_marks(start, text), announced))
            continue
        spans = [(start + first, start + last) for first, last in spans_in(text)]
        outside = [a for a in inside if not _quoted_at(reading, a.first, spans)]
        verbs = _verbs_of_speech(reading, start, text, spans)
        around = Around(reading, outside, verbs, spans, start, end, people.by_given_name)
        before = announced or hinted or speaker
        after = _dash_below(reading, people, number)
        before = after if opens and after is not None else before
        if after is not None and not spans and not inside and len(text.split()) > _LINE:
            found.append(Said(number, start, end, after))
        said = list(_quoted(around, number, before if opens else None, speaker or subject, people.all, turn, inside))
        found += said
        others = [s.speaker for s in said if s.speaker is not turn]
        now = others[-1] if others else None
        by_verb = around.told_last()
        told = by_verb.actor if by_verb else None
        if by_verb is not None and by_verb.spoken_of is not None:
            told = around.spoken_of(by_verb.spoken_of, turn) or speaker or subject
        subject = next(iter(outside), None) or subject
        speaker = told if told is not None and not said else now or told or speaker
        announced = None
        hinted = announced_by(reading, outside, start, text) or now or told or _does_something(around, outside, text)
        if not inside and text.rstrip().endswith(":") and _FROM_SOMEBODY.match(text):
            speaker = subject = None  # "From His Excellency the High Commissioner:" is somebody else
    return found


def _does_something(around: Around, outside: Sequence[Actor], text: str) -> Actor | None:
    """Who a paragraph without a verb of speech begins with."""
    return None if around.verbs or text.rstrip().endswith(":") else who_begins(around.reading, outside, around.start)


_FROM_SOMEBODY = re.compile(r"(?:Message |Statement |Letter )?from\b", re.IGNORECASE)
"""A line that says whose words follow."""


def _dash_below(reading: Reading, people: _People, number: int) -> Actor | None:
    """Who is named in a line of its own below a quotation: "– Secretary Blinken, January 27, 2021"."""
    paragraphs = reading.clean.paragraphs
    if number + 1 >= len(paragraphs) or paragraphs[number + 1].text.lstrip()[:1] not in "–—-":
        return None
    text, start = paragraphs[number + 1].text, reading.starts[number + 1]
    actor = next(iter(people.between(start, start + len(text))), None)
    return (
        actor
        if actor is not None and len(text.split()) <= _LINE and actor.first <= reading.token_at(start) + 3
        else None
    )


_LINE = 15
"""Words of a line that says who is quoted above it."""


def _runs_on(paragraph: Paragraph, found: Sequence[Said], number: int, reading: Reading) -> bool:
    """Whether an item of a list goes on with a quotation that no mark has closed."""
    if not found or found[-1].paragraph != number - 1 or paragraph.text.lstrip()[:1] in '“"':
        return False
    before = reading.clean.paragraphs[number - 1]
    whole = found[-1].end - found[-1].start >= len(before.text.strip()) - 4
    opens = before.text.lstrip()[:1] in '“"' or _is_an_item(before)
    return _is_an_item(paragraph) and whole and left_open(before.text) and opens


def _is_an_item(paragraph: Paragraph) -> bool:
    return paragraph.kind == "list-item" or paragraph.text.lstrip()[:1] in "*•-–"


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


def _speaker_named(reading: Reading, inside: Sequence[Actor]) -> Actor | None:
    """Of the people in an attribution the one before the verb of speech, or else the last."""
    for actor in inside:
        following = reading.tokens[actor.last : actor.last + 8]
        if any(t.key in SPEECH for t in following):
            return actor
    return inside[-1] if inside else None


def _verbs_of_speech(reading: Reading, start: int, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The verbs of speech of a paragraph that stand outside its quotations."""
    first, last = reading.tokens_between(start, start + len(text))
    able = [at for at in range(first, last) if reading.tokens[at].key in SPEECH]
    # "The United States" is none.
    return [at for at in able if not reading.tokens[at].capitalised and not _quoted_at(reading, at, spans)]


def _quoted_at(reading: Reading, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = reading.tokens[at].start
    before = bisect_right(spans, place, key=lambda span: span[0])
    return before > 0 and place < spans[before - 1][1]


def _quoted(
    around: Around,
    number: int,
    before: Actor | None,
    speaker: Actor | None,
    people: Sequence[Actor],
    turn: Actor | None,
    inside: Sequence[Actor],
) -> Iterator[Said]:
    """The quotations in quote marks of one paragraph, each by whoever is said to speak.

    `before` is who speaks where the paragraph opens with a quotation, `speaker` who spoke last: "he added"; `turn` is
    whose turn it is in a transcript, whom "he" does not mean. `inside` is everybody named in the paragraph, within
    quotations too: a message is signed there.
    """
    reading = around.reading
    last = before
    for at, (begin, end) in enumerate(around.spans):
        words = reading.text[begin:end].strip('“”‘’" ').split()
        attribution = around.of(at)
        now: Actor | None = None
        until = end
        if attribution is not None and attribution.spoken_of is not None:
            now = (last if at else None) or around.spoken_of(attribution.spoken_of, turn)
            if now is None and turn is None:
                now = last or speaker or next(iter(people), None)
        elif attribution is not None:
            now = attribution.actor
        elif signature := signed(reading, inside, begin, end):
            now, until = signature
        elif _goes_on_here(around, at):
            told = around.told_last(begin)
            now = last or (told.actor if told else None)
        last = now or last
        if attribution is not None and attribution.own:
            now = turn  # "I said" is no more than that: "he said" next to it is somebody else
        if len(words) < MINIMUM_WORDS or _OF_A_LAW.match(words[0]) or _is_a_title(words):
            continue
        if now is not None:
            yield Said(number, *within_marks(begin, reading.text[begin:until]), now)


def _is_a_title(words: Sequence[str]) -> bool:
    """ "Supporting the Future of Syria and the Region": what a thing is called, which nobody says."""
    long = [w for w in words if len(w) > _SHORT]
    titled = len(long) > 2 and all(w[:1].isupper() for w in long) and not words[-1].endswith((".", "!", "?"))
    return titled or 3 * sum(w[:1].isupper() for w in words) >= 2 * len(words)


_SHORT = 3
"""Letters of the words that a title may write small: "of", "and"."""
_OF_A_LAW = re.compile(r"\(\w{1,3}\)")
""" "“(2)(a) In order to establish …": words for a law, which nobody says."""


def _goes_on_here(around: Around, at: int) -> bool:
    """Whether a quotation opens its paragraph, or its sentence after another: "“…,” he said. “…”"."""
    since = around.spans[at - 1][1] if at else around.start
    between = around.reading.text[since : around.spans[at][0]].strip(" *•–—-")
    joined = at > 0 and len(between.split()) <= 2
    return not between or between.endswith((".", "!", "?")) or joined
