"""Keywords: YAKE proposes and scores, parts of speech bound the phrases, a fixed background says what is ordinary.

YAKE: Campos et al., "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509 (2020). Its raw output on releases is full of pieces of names, titles and verbs. Here it
sees sentences only, without the names that have pages of their own, and what it proposes becomes a keyword as
the noun phrase in which it stands.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.describe.background import COMMONPLACE, american, background, is_known, stems
from generator.describe.language import language_of
from generator.describe.noun_phrases import Phrase, phrases_of
from generator.describe.reading import Reading
from generator.describe.tagged_words import Word, sentences_of
from generator.model import Keyword

if TYPE_CHECKING:
    from yake import KeywordExtractor

MOST = 10
"""Keywords a release may have."""
REACH = 12_000
"""Characters of a release that are read for keywords: what a longer one is about is said by then."""
SETTINGS = ("en", 3, 1.0, 400)
"""Of YAKE: language, words of a term, how much alike two may be, how many it proposes."""
_FEWEST_WORDS = 12
_COMPARED = 150
_UNPROPOSED = 0.05
"""The score of a term of a heading that YAKE does not propose, as where it is in the name of a group."""


Propose = Callable[[str], Mapping[str, float]]
"""Term -> score for a text, as `propose` gives them."""


@lru_cache(maxsize=1)
def _extractor() -> KeywordExtractor:
    from yake import KeywordExtractor

    # YAKE's own removal of near-duplicates compares spelling only, and costs most of its time.
    language, words, alike, most = SETTINGS
    return KeywordExtractor(lan=language, n=words, dedupLim=alike, top=most)


@dataclass
class _Candidate:
    """A phrase in all its occurrences."""

    key: tuple[str, ...]
    first: int
    forms: Counter[str] = field(default_factory=Counter)
    proper: bool = False
    own: int = 0
    """Occurrences that are no part of a longer phrase."""
    extra: int = 0
    """Occurrences as an acronym."""
    compound: bool = False
    """True where all its words are nouns."""
    acronym: str = ""
    term: bool = False
    """True for the words of a subject heading."""
    score: float = 0.0

    @property
    def count(self) -> int:
        return sum(self.forms.values())


def keywords_of(
    reading: Reading,
    people: Iterable[tuple[int, int]],
    given_names: frozenset[str] = frozenset(),
    family_names: frozenset[str] = frozenset(),
    established: Sequence[tuple[int, int]] = (),
    proposals: Propose | None = None,
) -> tuple[Keyword, ...]:
    """Up to ten keywords, best first, written as in the text; none where the text is tiny or not English.

    `people` are character spans that name somebody; `given_names` and `family_names` (of people of the authority,
    in lower case) show which other words do. `established` are character spans of terms that stand for something by
    themselves: the words of subject headings. `proposals` stands for YAKE where it is not to be asked twice. Only the
    first 12,000 characters are read. A score is YAKE's, weighted: less is better.
    """
    sentences = sentences_of(reading, people, given_names, family_names, REACH)
    words = [w for s in sentences for w in s if w.text[0].isalpha()]
    if language_of(reading) != "en" or not _is_legible(words):
        return ()
    found = _with_terms(_gathered(p for s in sentences for p in phrases_of(s)), reading, established)
    proposed = _proposed(sentences, proposals or propose)
    title = stems(" ".join(re.findall(r"\w+", reading.clean.title or "")))
    good = []
    for candidate in found.values():
        base = _yake_score(candidate.key, proposed) or (_UNPROPOSED if candidate.term else None)
        weight = _weight(candidate, title, len(words))
        if base is not None and weight is not None:
            candidate.score = base * weight
            good.append(candidate)
    good.sort(key=lambda c: (c.score, c.first, c.key))
    return tuple(Keyword(_shown(c), float(f"{c.score:.4g}")) for c in _varied(_distinct(good[:_COMPARED]))[:MOST])


def _is_legible(words: Sequence[Word]) -> bool:
    """False for a text that is tiny, or too badly scanned to find phrases in."""
    plain = {w.low for w in words if w.text.islower() and w.text.isalpha()}
    return len(words) >= _FEWEST_WORDS and sum(not is_known(w) for w in plain) <= 0.15 * len(plain)


def _gathered(phrases: Iterable[Phrase]) -> dict[tuple[str, ...], _Candidate]:
    """The phrases by what they say; an acronym counts for its expansion."""
    found: dict[tuple[str, ...], _Candidate] = {}
    for phrase in phrases:
        candidate = found.setdefault(phrase.key, _Candidate(phrase.key, phrase.start))
        candidate.forms[phrase.text] += 1
        candidate.proper = candidate.proper or phrase.proper
        candidate.compound = candidate.compound or phrase.compound
        candidate.own += phrase.own
        candidate.acronym = candidate.acronym or phrase.acronym
    by_initials = {_initials(c): c for c in found.values() if c.proper and len(c.key) > 2}
    for short in [c for c in found.values() if c.proper and len(c.key) == 1]:
        text = next(iter(short.forms))
        full = next((c for c in found.values() if c.acronym == text), by_initials.get(text))
        if full is not None and full is not short:
            full.extra += short.count
            del found[short.key]
    return found


def _with_terms(
    found: dict[tuple[str, ...], _Candidate], reading: Reading, terms: Sequence[tuple[int, int]]
) -> dict[tuple[str, ...], _Candidate]:
    """The candidates with the terms that stand in the text, its title too."""
    for start, end in terms:
        if start > REACH:
            break
        text = reading.text[start:end]
        if not _NOUN_LAST.search(text) or _OWNED.search(text):
            continue
        key = stems(" ".join(_WORDS.findall(text)))
        candidate = found.setdefault(key, _Candidate(key, start))
        candidate.term = True
        if start >= reading.title_ends or not candidate.forms:
            candidate.forms[text] += 1
            candidate.own += 1
    return found


_WORDS = re.compile(r"\w+")
_NOUN_LAST = re.compile(r"(?<!\bto)(?<!\bfor)(?<!\bfrom)(?<!ed)$")
_OWNED = re.compile(r"['’]s\b|^our\b|\bpeople\b", re.IGNORECASE)
"""What is said of somebody is a sign of the matter, no name of it: "our troops", "Ruritania's war"."""


def _initials(candidate: _Candidate) -> str:
    return "".join(word[0] for word in next(iter(candidate.forms)).partition(" (")[0].split() if word[0].isupper())


def propose(text: str) -> dict[str, float]:
    """What YAKE proposes for a text, term -> score (less is better); of one it proposes twice the better score."""
    found: dict[str, float] = {}
    for term, score in _extractor().extract_keywords(text):
        found[str(term)] = min(float(score), found.get(str(term), math.inf))
    return found


def _proposed(sentences: Sequence[Sequence[Word]], proposals: Propose) -> dict[tuple[str, ...], float]:
    """What YAKE proposes on the sentences without the names, by stems."""
    lines = (" ".join("." if w.name or w.low in ("’s", "'s") else w.text for w in s) for s in sentences)
    found: dict[tuple[str, ...], float] = {}
    for term, score in proposals("\n\n".join(lines)).items():
        key = stems(term)
        found[key] = min(score, found.get(key, math.inf))
    return found


def _yake_score(key: tuple[str, ...], proposed: Mapping[tuple[str, ...], float]) -> float | None:
    """The score of the phrase, else of the best piece of it; None where YAKE proposed neither."""
    for size in (3, 2, 1):
        pieces = [key[i : i + size] for i in range(len(key) - size + 1)]
        scores = [proposed[p] for p in pieces if p in proposed]
        if scores:
            return min(scores) * (1 if size == len(key) or size == 3 else 3)
    return None


def _weight(candidate: _Candidate, title: Sequence[str], length: int) -> float | None:
    """How much the score is worth; None for what is no thing of its own."""
    known = background()
    key, count = candidate.key, candidate.count + candidate.extra
    entitled = _within(key, title)
    text = candidate.forms.most_common(1)[0][0].partition(" (")[0]
    shares = [max(known.shares.get(f, 0.0) for f in (american(w.lower()), w.capitalize())) for w in text.split()]
    special = sum(math.log(1 / max(s, 0.01)) for s in shares) / len(shares) / math.log(100)
    if _ODD.search(text) or text in COMMONPLACE:
        return None
    if candidate.term and (len(key) > 1 or count > 1 or entitled):
        weight = 0.7
    elif len(shares) == 1:
        weight = 1.5 if _stands_alone(candidate, text, shares[0], entitled, length) else 0.0
    elif candidate.proper:
        joined = (" and " in text or " to " in text) and " of " not in text
        weight = 0.0 if joined and count + entitled < 2 else 0.5
        special = max(special, 0.8)  # a name is special though its words are not
    elif key in known.terms:
        weight = 1.0
    elif (count >= 2 or entitled) and candidate.own and special > 0.2:
        weight = 1.0 if candidate.compound else 1.5
    elif count == 1 and not all(is_known(w) for w in text.split() if w.islower()):
        weight = 0.0  # a word of no dictionary, once: a slip of the scanner
    else:
        usual = text[0].isupper() and not text[1].isupper() and (max(shares) > 0 or is_known(text.split()[0].lower()))
        weight = 2.0 if candidate.compound and candidate.own and special > 0.45 and not usual else 0.0
    if not weight:
        return None
    return weight * 6 ** (1 - special) * (0.3 if entitled else 1.0) * (0.5 if candidate.acronym else 1.0)


def _stands_alone(candidate: _Candidate, word: str, share: float, entitled: bool, length: int) -> bool:
    """True for a single word that stands for something: a short name, or a word special to this release."""
    count = candidate.count + candidate.extra + entitled
    if candidate.proper:
        return count >= 2 and len(word) > 2 and share < 0.06
    if len(word) < 5:
        return False
    if entitled:
        return share < 0.03 and candidate.count >= 3
    return share == 0 and count >= max(4, 0.003 * length) and word.endswith(_ABSTRACT)


_ODD = re.compile(r"[a-z]\d|\b\w{1,2}\d{3,}[A-Z]")
"""What a scanner made of a word."""
_ABSTRACT = tuple("ism tion sion ence ance ity ment cy cide ing".split())
"""How nouns end that name a matter and not an object."""


def _within(key: Sequence[str], words: Sequence[str]) -> bool:
    """True where the stems stand in `words` in this order, side by side."""
    return any(tuple(words[i : i + len(key)]) == tuple(key) for i in range(len(words) - len(key) + 1))


def _distinct(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Of phrases that say the same, the fuller; the shorter only where the text uses it much more often."""
    dropped: set[tuple[str, ...]] = set()
    for one in candidates:
        for other in candidates:
            if one is other or len(other.key) < len(one.key) or not set(one.key) <= set(other.key):
                continue
            if one.proper and not other.proper and one.count > other.count:
                dropped.add(other.key)  # "Rental Assistance funds" beside "Rental Assistance"
                continue
            much_more = one.count >= 3 * other.count and one.count >= other.count + 3
            if len(one.key) == len(other.key):
                dropped.add(max(one, other, key=lambda c: (c.score, c.first, c.key)).key)
            elif len(one.key) > 1 and much_more and not other.acronym:
                dropped.add(other.key)
            else:
                dropped.add(one.key)
    return [c for c in candidates if c.key not in dropped]


def _shown(candidate: _Candidate) -> str:
    """The form that the text uses most; of equals the one with fewer capitals."""
    forms = [f for f in candidate.forms if f.endswith(")")] if candidate.acronym else list(candidate.forms)
    sign = -1 if candidate.acronym else 1
    return min(forms, key=lambda f: (-candidate.forms[f], sign * sum(c.isupper() for c in f), f))


def _varied(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """At most two that begin with the same word: "Internet access", "Internet plan", "Internet bill" are one matter."""
    begun: Counter[str] = Counter()
    chosen = []
    for candidate in candidates:
        begun[candidate.key[0]] += 1
        if begun[candidate.key[0]] <= 2:
            chosen.append(candidate)
    return chosen
