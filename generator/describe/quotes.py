"""What was said, and by whom: quotations in quote marks, and block quotations after "X said:"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.describe.announced import SENT, SENT_BY_THE_AUTHOR, announced_by, leads_in, who_begins
from generator.describe.attribution import Around
from generator.describe.messages import signed
from generator.describe.quotation_marks import spans_in, within_marks
from generator.describe.reading import Reading
from generator.describe.roles import Actor
from generator.describe.running_on import MINIMUM_WORDS, Said, goes_on, is_a_name, runs_on
from generator.describe.turns import turn_headings
from generator.describe.where_names_end import given_names
from generator.describe.words import SPEECH

_ATTRIBUTION = re.compile(
    r"\b(?:said|says|added|stated|commented|continued|told [\w ]+)\s*(?:[\w, ]{0,60})?:$", re.IGNORECASE
)


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
    together: Sequence[tuple[int, Actor]]
    """Of a joint statement: where several are named in one sentence, and the first of them."""

    @classmethod
    def of(cls, reading: Reading, actors: Sequence[Actor]) -> _People:
        people = [a for a in actors if a.sort == "P"]
        headings = {at for first, last in turn_headings(reading) for at in range(first, last)}
        places = [reading.tokens[a.first].start for a in people]
        return cls(people, places, headings, _by_given_name(reading, people), _together(reading, people))

    def between(self, start: int, end: int) -> Sequence[Actor]:
        """Those who stand between two characters."""
        return self.all[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def together_before(self, end: int) -> Actor | None:
        """The first of those who were last named together before a character."""
        return next((actor for place, actor in reversed(self.together) if place < end), None)


_JOINT = re.compile(r"\bjoint(?:ly)?\b", re.IGNORECASE)


def _together(reading: Reading, people: Sequence[Actor]) -> list[tuple[int, Actor]]:
    if _JOINT.search(reading.text) is None:
        return []
    found = []
    for first, second in pairwise(people):
        between = reading.tokens[first.last : second.first]
        if len(between) <= _LINE and any(t.key == "and" for t in between[-2:]):
            same = reading.sentence_of(first.first) == reading.sentence_of(second.first)
            found += [(reading.tokens[first.first].start, first)] if same else []
    return found


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
    spoke = 0
    """The paragraph in which somebody last spoke."""
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
        inside = people.between(start, end)
        if speaker and (until := runs_on(found, number, reading, inside)):
            if len(text[:until].split()) >= MINIMUM_WORDS and not is_a_name(text[:until]):
                found.append(Said(number, *within_marks(start, text[:until]), found[-1].speaker))
            continue
        turn = next((a for a in inside if a.first in people.headings), turn)
        if _ATTRIBUTION.search(text) and text.rstrip().endswith(":"):
            speaker = announced = _speaker_named(reading, inside) or speaker
            hinted = None
            continue
        opens = text.lstrip()[:1] in '“"'
        if announced is not None and not opens and goes_on(reading, inside, text, found, number, announced):
            found.append(Said(number, *within_marks(start, text), announced))
            continue
        spans = [(start + first, start + last) for first, last in spans_in(text)]
        outside = [a for a in inside if not _quoted_at(reading, a.first, spans)]
        verbs = _verbs_of_speech(reading, start, text, spans)
        around = Around(reading, outside, verbs, spans, start, end, people.by_given_name, people.together_before(end))
        before = announced or hinted or (speaker if number - spoke <= _REACH else None)
        after = _dash_below(reading, people, number)
        before = after if opens and after is not None else before
        if after is not None and not spans and not inside and len(text.split()) > _LINE:
            found.append(Said(number, start, end, after))
        said = list(_quoted(around, number, before if opens else None, speaker or subject, people.all, turn, inside))
        found += said
        now = next((s.speaker for s in reversed(said) if s.speaker is not turn), None)
        told = _told(around, turn, speaker or subject)
        spoke = number if said or told is not None else spoke
        subject = next(iter(outside), None) or subject
        speaker = told if told is not None and not said else now or told or speaker
        announced = None
        hinted = announced_by(reading, outside, start, text) or now or told or _does_something(around, outside, text)
        if SENT_BY_THE_AUTHOR.search(text) or (not inside and _FROM_SOMEBODY.match(text)):
            speaker = subject = hinted = None
    return found


_REACH = 4
"""Paragraphs after which a quotation without a word of who speaks is not his who spoke last."""


def _told(around: Around, turn: Actor | None, otherwise: Actor | None) -> Actor | None:
    """Who is said to speak by the last verb of speech of a paragraph; a pronoun that finds nobody is `otherwise`."""
    by_verb = around.told_last()
    if by_verb is None or by_verb.spoken_of is None:
        return by_verb.actor if by_verb else None
    return around.spoken_of(by_verb.spoken_of, turn) or otherwise


def _does_something(around: Around, outside: Sequence[Actor], text: str) -> Actor | None:
    """Who a paragraph without a verb of speech begins with."""
    return None if around.verbs or text.rstrip().endswith(":") else who_begins(around.reading, outside, around.start)


_FROM_SOMEBODY = re.compile(r"(?:Message |Statement |Letter )?from\b.*:\s*$", re.IGNORECASE | re.DOTALL)
"""A line that says whose words follow: "From His Excellency the High Commissioner:" is somebody else."""


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
            now = attribution.actor or (None if at else _sender(around, begin, SENT))
        elif signature := signed(reading, inside, begin, end):
            now, until = signature
        elif not at and (sender := _sender(around, begin)) is not None:
            now = sender
        elif _goes_on_here(around, at):
            told = around.told_last(begin)
            now = last or (told.actor if told else None)
        if now is not None and attribution is None and _speaks_of(reading, inside, now, begin, end):
            now = None
        last = now or last
        if attribution is not None and attribution.own:
            now = turn  # "I said" is no more than that: "he said" next to it is somebody else
        if len(words) < MINIMUM_WORDS or _OF_A_LAW.match(words[0]) or _is_a_title(words):
            continue
        if now is not None:
            yield Said(number, *within_marks(begin, reading.text[begin:until]), now)


def _speaks_of(reading: Reading, inside: Sequence[Actor], speaker: Actor, begin: int, end: int) -> bool:
    """Whether a quotation names its supposed speaker: nobody says "Justice Roe has died" of himself.

    Not where the name signs it, at its end.
    """
    family = reading.tokens[speaker.last - 1].key
    within = [a for a in inside if begin < reading.tokens[a.first].start < end - _SIGNED]
    return family not in _TITLES and any(reading.tokens[a.last - 1].key == family for a in within)


_SIGNED = 90
"""Characters at the end of a message in which its sender is named."""
_TITLES = frozenset("minister president secretary premier chancellor king queen pope governor".split())


def _sender(around: Around, begin: int, only: re.Pattern[str] | None = None) -> Actor | None:
    """Whom the paragraph says to have sent what follows in it; `only` where these words stand there."""
    before = around.reading.text[around.start : begin]
    if only is not None and only.search(before) is None:
        return None
    return leads_in(around.reading, around.people, around.start, before)


def _is_a_title(words: Sequence[str]) -> bool:
    """ "Supporting the Future of Syria and the Region": what a thing is called, which nobody says."""
    if len(words) > _LINE and not any(w.islower() for w in words):
        return False  # a telegram, all in capitals
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
