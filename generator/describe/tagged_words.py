"""The sentences of a release as words with their part of speech, and with every word marked that names somebody.

People whom the authority files do not know show by a title, an apposition, a byline, a speaker's label or a given
name; wherever their names stand, no keyword may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.describe.background import background, is_dull, is_known, share
from generator.describe.reading import Reading
from generator.describe.spotting import Spot
from generator.describe.words import HONORIFICS, POSTNOMINALS, RANKS, SPEECH
from generator.lexicon import tagger
from generator.model import Paragraph

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[-‑&]\w+|['’](?!s\b)\w+)*(?:(?<=[A-Z]{3})\+)?|['’]s\b|[^\w\s]")
_SKIPPED = re.compile(
    r"^\W*(?:the following (?:is|are|was|statement|text)|(?:for|to) (?:media|press|more|further|additional)\b.*"
    r"(?:inquir|information|contact|visit|see)|begin text|end text|(?:please note|political content)\b"
    r"|notes? to editors|for immediate release|ends?\W*$)"
    r"|\(?(?:applause|laughter|inaudible)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<who>(?:[^\W\d_][\w.’'‑-]*\s+){0,4}[^\W\d_][\w.’'‑-]*):(?=\s|$)")
_OTHER_ROLES = (
    "spokeswoman spokespeople envoy director adviser advisor administrator coordinator officer judge governor mayor "
    "treasurer lieutenant captain sergeant corporal private nominee counselor counsellor counsel archbishop pope "
    "cardinal sheikh emir sultan editor moderator reporter speaker professor justice deputy laureate excellency "
    "princess duke duchess cllr councillor assistant undersecretary principal founder head surgeon superintendent "
    "attorney member prosecutor commissioner chairwoman chairperson leader official aide secretary minister president "
    "chancellor premier ambassador admiral marshal colonel general king queen prince senator representative "
    "congressman congresswoman chairman chair spokesperson spokesman ms"
)
ROLES = (HONORIFICS | RANKS | POSTNOMINALS | frozenset(_OTHER_ROLES.split())) - frozenset(
    "air field vice chief right the his her".split()
)
"""Words for what somebody is: a name may follow."""
WEAK_ROLES = frozenset("general justice private major speaker royal commander head principal rear counsel".split())
"""Those of them that are more often something else: "General Assembly", "Justice Department"."""
PARTICLES = frozenset("al bin bint ben ibn de del der den da di du dos la le van von el ud ul ter".split())
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a sentence."""

    start: int
    end: int
    text: str
    low: str
    """In lower case."""
    tag: str
    """Part of speech, Penn Treebank tags."""
    name: str
    """"" for no known name; "person", "country", "place" are barred from phrases, "group" stands in longer names."""

    @property
    def capital(self) -> bool:
        """True where it begins with a capital letter."""
        return self.text[0].isupper()


def is_prose(paragraph: Paragraph) -> bool:
    """False for headings, bylines and lines in capitals: they are no sentences and their capitals mean nothing."""
    words = [w for w in paragraph.text.split() if w[0].isalpha()]
    if paragraph.kind in ("heading", "byline") or len(words) < 5:
        return False
    long = [w for w in words if len(w) > 3]
    closed = paragraph.text.rstrip("”\"’')] ")[-1:] in tuple(".?!:;…")
    most = 0.8 if closed else 0.6  # a sentence may be full of names
    if sum(w[0].isupper() for w in long) > most * len(long) or sum(w.isupper() for w in words) > 0.5 * len(words):
        return False
    return closed or paragraph.kind == "list-item" or len(words) > 14


def sentences_of(
    reading: Reading, people: Iterable[tuple[int, int]], given: frozenset[str], families: frozenset[str], most: int
) -> list[list[Word]]:
    """The sentences that begin among the first `most` characters, tagged; `people` are spans that name somebody.

    `given` and `families` are names of people in lower case; a family name that is a word of English bars nothing.
    """
    barred = _kinds(reading, people)
    found = [_tagged(reading.text, start, end, barred) for start, end in _prose(reading, most)]
    names = _unknown_names(reading, found, given | background().given)
    capitals = {part for s in found for w in s if w.capital for part in _parts(w)}
    names |= {low for low in capitals & families if len(low) > 3 and not is_known(low)}
    return [[_barred(w, names) for w in sentence] for sentence in found]


def _prose(reading: Reading, most: int) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that are sentences, without the speaker's label."""
    starts = reading.starts
    lines = [(a, a + len(p.text)) for a, p in zip(starts, reading.clean.paragraphs, strict=True) if is_prose(p)]
    line = 0
    for first, last in reading.sentences:
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        while line < len(lines) and lines[line][1] <= start:
            line += 1
        if line == len(lines) or start > most:
            return
        text = reading.text[start:end]
        if start < lines[line][0] or _SKIPPED.search(text):
            continue
        yield start + len(_label(text)), end


def _label(text: str) -> str:
    """The speaker's label that a paragraph begins with ("MR STONE:"), else ""."""
    match = _LABEL.match(text)
    if match and (match["who"].isupper() or match["who"].split()[0].rstrip(".").lower() in ROLES):
        return match.group()
    return ""


def _kinds(reading: Reading, people: Iterable[tuple[int, int]]) -> dict[int, str]:
    """What kind of known name begins each character position, where one does."""
    kinds: dict[int, str] = {}
    for spot in reading.spots:
        kind = _kind(spot)
        if kind:
            kinds |= dict.fromkeys(range(reading.tokens[spot.first].start, reading.tokens[spot.last - 1].end), kind)
    for start, end in people:
        kinds |= dict.fromkeys(range(start, end), "person")
    return kinds


def _kind(spot: Spot) -> str:
    country = spot.of("country")
    if country is not None:
        return "place" if country.via in ("capital", "institution") else "country"
    if spot.of("person") or spot.of("title"):
        return "person"
    return "group" if spot.of("group") or spot.of("event") else ""


def _tagged(text: str, start: int, end: int, kinds: dict[int, str]) -> list[Word]:
    matches = list(_WORD.finditer(text, start, end))
    tags = tagger().find_tags([m.group() for m in matches]) if matches else []
    return [
        Word(m.start(), m.end(), m.group(), m.group().lower(), tag or "SYM", _any(kinds, m))
        for m, (_, tag) in zip(matches, tags, strict=True)
    ]


def _any(kinds: dict[int, str], match: re.Match[str]) -> str:
    """A name anywhere in a word bars all of it ("Biden-Harris")."""
    first = kinds.get(match.start(), "")
    if first or not ("-" in match.group() or "‑" in match.group()):
        return first
    return next((kinds[at] for at in range(match.start(), match.end()) if at in kinds), "")


def _barred(word: Word, names: frozenset[str]) -> Word:
    if not word.name and word.capital and any(part in names for part in _parts(word)):
        return Word(word.start, word.end, word.text, word.low, word.tag, "person")
    return word


def _parts(word: Word) -> tuple[str, ...]:
    return (word.low, *re.split(r"[-‑]", word.low))


def _unknown_names(reading: Reading, sentences: Sequence[Sequence[Word]], given: frozenset[str]) -> frozenset[str]:
    """The words, in lower case, that somebody is called by here."""
    names: set[str] = set()
    for paragraph in reading.clean.paragraphs:
        label = _label(paragraph.text)
        if not label and not is_prose(paragraph) and len(paragraph.text) < _LONGEST_BYLINE:
            who, comma, role = paragraph.text.partition(", ")
            if comma and 2 <= len(who.split()) <= 6 and ROLES & set(re.findall(r"\w+", role.lower())):
                label = who
        names |= {w.strip(".:").lower() for w in label.split()}
    doubtful: dict[tuple[str, ...], bool] = {}
    for sentence in sentences:
        for run in _runs(sentence):
            names |= set(_named(sentence, run, given))
            lows = tuple(w.low for w in sentence[run[0] : run[1]])
            if _may_be_somebody(sentence[run[0] : run[1]]):
                behind = sentence[run[1]].tag if run[1] < len(sentence) else ""
                thing = follows_article(sentence, run[0]) and behind[:2] != "NN"  # not "the Trevor Reed case"
                doubtful[lows] = doubtful.get(lows, True) and not thing
    names |= {low for lows, somebody in doubtful.items() if somebody for low in lows}
    names -= ROLES | PARTICLES
    return frozenset(n for n in names if len(n) > 2 and share(n) < 0.2)


def _runs(sentence: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words with capitals that stand together, particles and the full stops of initials among them."""
    first = None
    for at, word in enumerate(sentence):
        if word.text == "." and first is not None:
            before = sentence[at - 1].low
            inside = len(before) == 1 or before in ROLES
        else:
            inside = word.capital or (word.text in PARTICLES and first is not None)
        if inside and first is None:
            first = at
        elif not inside and first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(sentence)


def _named(sentence: Sequence[Word], run: tuple[int, int], given: frozenset[str]) -> Iterator[str]:
    """The words of one run that are somebody's name: after a role, from a given name or initial on, before "said"."""
    words = sentence[run[0] : run[1]]
    lows = [w.low for w in words if w.text != "."]
    words = [w for w in words if w.text != "."]
    before = sentence[run[0] - 1].low if run[0] else ""
    behind = sentence[run[1]].low if run[1] < len(sentence) else ""
    role = max((i for i in range(len(words)) if _is_role(words, i)), default=-1)
    if role >= 0 and behind not in ("of", "for") and not all(map(is_dull, lows[role + 1 :])):
        yield from lows[role + 1 :]
    for i, low in enumerate(lows[:-1]):
        if low in given and not is_dull(lows[-1]):
            yield from lows[i:]
        elif len(low) == 1 and i and low != "a":  # an initial: "John F. Stone"
            yield from lows[i - 1 :]
    if behind in SPEECH and before != "the" and not any(map(is_known, lows)):
        yield from lows


def _is_role(words: Sequence[Word], at: int) -> bool:
    """True for a person's title; "General", "Justice" and the like only after another or before no word of English."""
    if words[at].name == "person":
        return True
    if words[at].low not in ROLES:
        return False
    strong = words[at].low not in WEAK_ROLES or (at > 0 and words[at - 1].low in ROLES)
    return strong or (at + 1 < len(words) and not is_known(words[at + 1].low))


def _may_be_somebody(run: Sequence[Word]) -> bool:
    """True for a first word of no dictionary with a last one that releases do not use ("Trevor Reed")."""
    plain = all(w.text.isalpha() and not w.text.isupper() and not w.name for w in run)
    return plain and len(run) in (2, 3) and not is_known(run[0].low) and share(run[-1].low) == 0


def follows_article(sentence: Sequence[Word], at: int) -> bool:
    """True after "the", "in", "at": people's names do not stand there."""
    return at > 0 and sentence[at - 1].low in ("the", "in", "at", "near", "across", "inside", "outside")
