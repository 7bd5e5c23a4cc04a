"""Keywords: YAKE proposes, on text where known names are masked; what is no thing of its own goes.

YAKE: Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509 (2020). Its raw output on releases is full of pieces of names and titles, which have
pages of their own here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.describe.reading import Reading
from generator.describe.tokens import Token, tokenise
from generator.describe.words import ADDRESS, FIRST_PERSON, HONORIFICS, POSTNOMINALS, RANKS, SPEECH
from generator.model import Keyword

if TYPE_CHECKING:
    from yake import KeywordExtractor

MOST = 10
"""Keywords a release may have."""
CANDIDATES = 60
MASK = "."
"""Known names become a full stop: YAKE joins no words over one."""

_EDGE = frozenset(
    (
        "a an and as at by for from in into of on or over the to with within without under this that these those "
        "their its his her our your my new other all both many more most such own same first last next further also "
        "still again now recent recently today ahead following including together alongside across around whole key "
        "major several various number range part way work use able best better clear full great good long main real "
        "right strong stronger high low ready be been being is are was were will would can could should may might "
        "must have has had do does did not no so up out off very well week month year day time meet meets met meeting "
        "join joins joined say continue continues continued discuss discussed discussing ensure ensuring support "
        "supported reaffirm reaffirmed reaffirms increase increased increasing develop developing provide provided "
        "take taken bring building build help helped remain remains commit committed set step stepping stepped make "
        "made agree agreed announce announced boost boosting strengthen strengthening deepen deepening secure "
        "securing scaling tightening modernising rebooting improving spending-on he she it we they you i him them us "
        "who whom which what when where while whilst"
    ).split()
)
_DULL = frozenset(
    (
        "defence defense security minister ministers secretary government governments country countries nation "
        "nations state states united ally allies partner partners partnership world international leader leaders "
        "people statement conference press official officials member members commitment relationship cooperation "
        "support effort efforts discussion discussions issue issues counterpart counterparts north south east west "
        "european europe parties threat threats role place plan plans force forces peace war"
    ).split()
)
"""Words that in this archive stand for nothing when alone."""


@lru_cache(maxsize=1)
def _extractor() -> KeywordExtractor:
    from yake import KeywordExtractor

    return KeywordExtractor(lan="en", n=3, dedupLim=0.95, top=CANDIDATES)


def keywords_of(reading: Reading, people: Iterable[tuple[int, int]]) -> tuple[Keyword, ...]:
    """Up to ten keywords, best first, written as in the text. `people` are character spans that name somebody."""
    masked = _masked(reading, people)
    if len(masked.split()) < 8:
        return ()
    proposed = [(str(term), float(score)) for term, score in _extractor().extract_keywords(masked)]
    chosen: list[Keyword] = []
    for term, score in sorted(proposed, key=lambda p: (p[1], p[0])):
        trimmed = _trimmed(term)
        if trimmed and _is_a_thing(trimmed) and not any(_same(trimmed, k.term) for k in chosen):
            chosen.append(Keyword(_as_written(trimmed, reading.text), round(score, 6)))
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def _masked(reading: Reading, people: Iterable[tuple[int, int]]) -> str:
    spans = [(reading.tokens[s.first].start, reading.tokens[s.last - 1].end) for s in reading.spots]
    spans += list(people)
    spans += [(m.start(), m.end()) for m in _NOISE.finditer(reading.text)]
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [reading.text[at:start], f" {MASK} "]
        elif end <= at:
            continue
        at = max(at, end)
    parts.append(reading.text[at:])
    return "".join(parts).replace("\n", "\n\n")


_NOISE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+\d{1,4}\b)?"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[’']s\b|[\"“”|]|https?://\S+"
)


def _trimmed(term: str) -> str:
    """The term without words at its ends that carry nothing."""
    words = term.split()
    while words and (words[0].lower() in _EDGE or not words[0][0].isalnum()):
        words.pop(0)
    while words and (words[-1].lower() in _EDGE or not words[-1][-1].isalnum()):
        words.pop()
    return " ".join(words)


def _is_a_thing(term: str) -> bool:
    """True for noun phrases: no verbs of speech, titles or pronouns in them; alone only what stands for something."""
    words = [w.lower() for w in term.split()]
    if any(w in SPEECH or w in FIRST_PERSON or w in HONORIFICS or w in POSTNOMINALS for w in words):
        return False
    if any(w in ADDRESS or w in RANKS for w in words) or not any(c.isalpha() for c in term):
        return False
    if any(w in _VERBISH for w in words):
        return False
    if all(w in _DULL or w in _EDGE for w in words):
        return False
    if len(words) == 1:
        return (
            len(term) > 3
            and words[0] not in _DULL
            and (term.isupper() or term[0].isupper() or words[0] in _STANDS_ALONE)
        )
    return not words[-1].endswith("ly") and not words[0].endswith("ly")


_VERBISH = frozenset(
    (
        "met said will meet discuss discussed is are was were been has have had be being also would could should can "
        "may must including doing getting going bring called calling pointed begin"
    ).split()
)
_STANDS_ALONE = frozenset(
    (
        "cyber space nuclear deterrence interoperability migration energy terrorism procurement disarmament sanctions "
        "drones missiles helicopters submarines ammunition artillery intelligence counter-terrorism resilience "
        "veterans reservists shipbuilding"
    ).split()
)


def _stem(word: str) -> str:
    word = word.lower()
    for ending, put in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > 4 and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)] + put
    return word


def _same(term: str, other: str) -> bool:
    """True where one says what the other says: the same words, or the one inside the other."""
    a, b = [_stem(w) for w in term.split()], [_stem(w) for w in other.split()]
    return set(a) <= set(b) or set(b) <= set(a)


def _as_written(term: str, text: str) -> str:
    """The form that stands in the text; of several the one in lower case, as in a sentence and not a heading."""
    pattern = re.compile(r"\b" + r"\s+".join(re.escape(w) for w in term.split()) + r"\b", re.IGNORECASE)
    forms = sorted({" ".join(m.group().split()) for m in pattern.finditer(text)}, key=_capitals)
    return forms[0] if forms else term


def _capitals(form: str) -> tuple[int, str]:
    return sum(c.isupper() for c in form), form


def words_of(text: str) -> Sequence[Token]:
    """The words of a text, without marks."""
    return [t for t in tokenise(text) if t.word]
