"""Who took part: decided by what the sentences say was done together, never by how often a name falls.

Each sentence is rewritten with one symbol an entity (`<P3>` a person or office, `<C4>` a country, `<G5>` a group),
and a few patterns of English say what joins them: who met, hosted, signed with, issued jointly, told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.describe.offices import OfficePhrase
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.describe.words import JOINT, LOCATIVE, MEETING, SPEAKING, TALKS
from generator.model import Via


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, country or group at one place of the text."""

    first: int
    last: int
    sort: str
    """P person or office, C country by name, D demonym, K capital or institution, G group"""
    country: str | None
    via: Via
    group: str | None = None


@dataclass(frozen=True, slots=True)
class TookPart:
    """One actor that took part, and the words that say so."""

    actor: Actor
    rule: str
    words: str


def actors_of(
    reading: Reading,
    sightings: Sequence[Sighting],
    phrases: Sequence[OfficePhrase],
    authority: Authority,
    home: str | None,
) -> list[Actor]:
    """Everything that can take part, in order, never overlapping: people with their titles first."""
    spans: list[Actor] = []
    for sighting in sightings:
        phrase = sighting.phrase
        first = min(phrase.first, sighting.first) if phrase else sighting.first
        first = min(first, sighting.post[0]) if sighting.post else first
        last = max(phrase.last, sighting.last) if phrase else sighting.last
        spans.append(Actor(first, last, "P", _country_of(sighting, authority, home), "person"))
    for phrase in phrases:
        spans.append(Actor(phrase.first, phrase.last, "P", phrase.country or home, "office"))
    for spot in reading.spots:
        if (country := spot.of("country")) is not None:
            sort = {"name": "C", "demonym": "D"}.get(country.via, "K")
            spans.append(Actor(spot.first, spot.last, sort, country.ids[0], country.via))
        elif (group := spot.of("group")) is not None:
            spans.append(Actor(spot.first, spot.last, "G", None, "group", group.ids[0]))
    taken: set[int] = set()
    actors = []
    for actor in sorted(spans, key=lambda a: (a.sort != "P", a.first - a.last, a.first)):
        cells = set(range(actor.first, actor.last))
        if not cells & taken:
            actors.append(actor)
            taken |= cells
    return sorted(actors, key=lambda a: a.first)


def _country_of(sighting: Sighting, authority: Authority, home: str | None) -> str | None:
    if sighting.holder is not None:
        return authority.offices[sighting.holder.office].country
    if sighting.phrase is not None and sighting.phrase.country:
        return sighting.phrase.country
    if sighting.person is not None:
        return authority.people[sighting.person].country
    if sighting.candidates:
        return authority.people[sighting.candidates[0]].country
    if sighting.country is not None:
        return sighting.country
    return home if sighting.phrase is not None or sighting.kind in ("minister", "official") else None


_WORD = r"(?!in |at |on |about |against |by |near |that |which |who |where |but |to discuss)[\w'’-]+ "
_GAP = rf"(?:{_WORD}){{0,%d}}?"
_BODY = (
    "officials?|representatives?|ministers?|delegations?|government|leaders?|colleagues?|counterparts?|authorities|"
    "partners?|allies"
)
_X = r"(?:<X> ){0,12}+"
"""Words with a capital that are nobody known: what a post is called, the rest of a name, a town."""
_ONE = rf"<[PCG]\d+>(?: (?:{_BODY}|forces))?"
_DEM = rf"(?:<[DC]\d+>(?: ,)?(?: and)? ){{0,30}}<[DC]\d+> {_X}(?:(?!and )[\w-]+ ){{0,2}}?(?:{_BODY})"
_OF = r"(?: (?:[’']s|s) (?:[\w-]+ ){0,2}?<P\d+>)?"
_ARTICLES = "both |the |his |her |their |its |our |my |with |from |of "
# Neither an article nor "and" is one of the words before a name: two ways to read it would double the time with
# every item of a list.
_ITEM = (
    rf"(?:(?<![\w'’-])(?:{_ARTICLES})*+{_X}(?:(?!{_ARTICLES}|and |<){_WORD}){{0,2}}?{_X}"
    rf"(?:{_DEM}|(?:<[DC]\d+> )?{_X}{_ONE}){_OF}(?: <X>){{0,4}}+)"
)
_JOIN = r"(?: ?[,;])?(?: and| &| as well as| together with| along with)?"
_LIST = rf"(?P<list>{_ITEM}(?:{_JOIN} {_ITEM}){{0,40}})"
_SUBJECT = r"(?P<subject><[PCG]\d+>)"
_SPEAKER = r"(?:<[PCG]\d+>|i|we|he|she|they)"
_MET_BY = "hosted|welcomed|received|joined"
_SIGNED = "signed|signs|sign|signing|concluded|sealed|inked"
_PAPER = "statement|declaration|communiqu[eé]|press conference|press availability"
_FROM = "counterparts?|ministers|leaders|chiefs|representatives|secretaries"
_TRAVEL = (
    "travel|travels|travelled|traveled|travelling|traveling|visit|visits|visited|visiting|trip|journey|fly|flies|flew"
    "|arrive|arrives|arrived|return|returns|stops"
)
_PLACE = r"(?:the )?(?:(?:<X>|<K\d+>)(?: ?,)?(?: and)? ){0,6}?<C\d+>(?: <X>){0,2}"
_PLACES = rf"(?P<list>{_PLACE}(?:(?: ?[,;])?(?: and(?: to)?| as well as)? {_PLACE}){{0,20}})"
_WHEN = (
    r"(?:(?:today|yesterday|earlier|virtually|separately|bilaterally|again|here|by (?:tele)?phone|by video|"
    r"(?:in|at|on) (?:the )?(?:<X> ){0,3}+(?:<[XKCG]\d*>|[\w-]+)(?: , <C\d+>)?)(?: ,)? ){0,4}"
)
"""When and where, between a verb and those whom somebody met."""
_ASIDE = r"(?:(?:, )?(?:today|yesterday|tomorrow|again|also|jointly|virtually|separately)(?: ,)? )?"
_RULES: tuple[tuple[str, str], ...] = (
    ("met", rf"{_SUBJECT} (?:, )?{_GAP % 5}(?:{MEETING}) {_WHEN}{_GAP % 6}{_LIST}"),
    ("met", rf"\b(?:i|we|he|she|they) {_GAP % 4}(?:{MEETING}) {_WHEN}{_GAP % 4}(?:with )?{_LIST}"),
    (
        "spoke with",
        rf"(?:{_SUBJECT}|\bi|\bwe|\bhe|\bshe) {_GAP % 5}(?:{SPEAKING}) {_WHEN}{_GAP % 4}(?:to|with) {_GAP % 3}{_LIST}",
    ),
    ("met by", rf"{_SUBJECT} (?:was|were|has been|had been) {_GAP % 2}(?:{_MET_BY}) {_GAP % 2}by {_LIST}"),
    ("held talks", rf"{_SUBJECT} .{{0,120}}?\b(?:{TALKS}) {_GAP % 4}(?:in [\w<>-]+ )?with {_GAP % 5}{_LIST}"),
    ("talks between", rf"\b(?:{TALKS}) {_GAP % 3}(?:between|among) {_GAP % 3}{_LIST}"),
    ("talks with", rf"\b(?:{TALKS}) {_GAP % 2}with {_GAP % 5}{_LIST}"),
    ("took part", r"\bparticipants .{0,60}?(?:included|were|are|include) (?P<list>.*)"),
    ("took part", rf"\b(?:attended|joined|hosted|chaired|co-hosted|co-chaired|led) by {_LIST}"),
    ("visited", rf"{_SUBJECT} {_ASIDE}{_GAP % 8}(?:{_TRAVEL}) {_GAP % 3}(?:to |in )?{_PLACES}"),
    ("visited", rf"\b(?:{_TRAVEL}) (?:to|in) {_PLACES}"),
    ("signed", rf"{_SUBJECT} {_GAP % 4}(?:{_SIGNED}) .{{0,120}}?\bwith {_GAP % 3}{_LIST}"),
    ("told", rf"{_SUBJECT} (?:told|tells|assured) {_LIST}"),
    ("joint", rf"\bjoint (?:{_PAPER}) {_GAP % 6}(?:by|of|from|between|with) {_GAP % 3}{_LIST}"),
    (
        "together",
        rf"(?P<pair>{_ITEM}(?:{_JOIN} {_ITEM})++)(?: ,)? {_GAP % 3}"
        rf"(?:jointly |both |also |today |will |have |has )*(?:{JOINT})\b",
    ),
    ("counterparts", rf"{_SUBJECT} .{{0,80}}?\b(?:{_FROM}) (?:from|of) {_LIST}"),
)
_TITLE_RULES: tuple[tuple[str, str], ...] = (
    (
        "title",
        rf"(?P<pair>{_ITEM}(?:{_JOIN}(?: with)? {_ITEM})++)(?: ,)? "
        r"(?:before|after|at|following|on|to|statement|joint|announce)\b",
    ),
    (
        "title",
        rf"\b(?:{TALKS}|meet|meets|met|remarks|statement|availability|speak|speaks) {_GAP % 3}"
        rf"(?:with|between|by|of) {_LIST}",
    ),
    ("title", rf"\b(?:{_TRAVEL}|treaty|agreement|{TALKS}) .{{0,60}}?(?:by|between) {_LIST}"),
    ("title", rf"\b(?:{_TRAVEL}) (?:to )?{_PLACES}"),
)
_REPORTED = re.compile(
    r"\b(?:discuss|discussed|discussing|about|regarding|following|ahead of|after|welcomed the|of the) $|’s $"
)
"""Before "meeting with": another meeting is spoken of."""
PORTION = 150
"""Tokens. A sentence that lists thirty countries has about seventy."""
LONGEST_WORD = 60
"""Characters: no pattern reads further, and what is longer is no word."""
_NEVER_X = frozenset(
    f"{MEETING}|{TALKS}|{SPEAKING}|{JOINT}|{_TRAVEL}|{_BODY}|{_FROM}|{_SIGNED}".replace("?", "").split("|")
    + "with and between by of to before after at following on statement joint remarks from the their i we he".split()
    + "she they participants officials ministers today press availability conference declaration treaty".split()
)
"""Words of the patterns: a headline writes them with a capital."""
_PATTERNS = tuple((rule, re.compile(pattern)) for rule, pattern in _RULES)
_TITLE_PATTERNS = tuple((rule, re.compile(pattern)) for rule, pattern in _TITLE_RULES)


def took_part(reading: Reading, actors: Sequence[Actor], home: str | None) -> Iterator[TookPart]:
    """Every actor that a sentence says took part, with the rule and the words."""
    starts = [a.first for a in actors]
    title_end = reading.token_at(len(reading.clean.title)) if reading.clean.title else 0
    for first, last in _portions(reading.sentences):
        inside = actors[bisect_left(starts, first) : bisect_left(starts, last)]
        if not inside:
            continue
        line, tokens = _symbols(reading, first, last, inside)
        for rule, pattern in (*_PATTERNS, *_TITLE_PATTERNS) if first < title_end else _PATTERNS:
            for match in pattern.finditer(line):
                if rule == "talks with" and _REPORTED.search(line[: match.start()]):
                    continue
                found = [inside[int(n)] for n in re.findall(r"<\w(\d+)>", _captured(match))]
                if rule == "together" and not _joined(found, home):
                    continue
                words = reading.words(*tokens(match.start(), match.end()))
                for actor in found:
                    if rule in ("visited", "title") or not _only_a_place(reading, actor):
                        yield TookPart(actor, rule, words)


def _portions(sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, the very long ones in portions: the patterns take time in the square of the length."""
    for first, last in sentences:
        for start in range(first, last, PORTION):
            yield start, min(start + PORTION, last)


def _captured(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return " ".join(groups.get(g) or "" for g in ("subject", "list", "pair"))


def _joined(found: Sequence[Actor], home: str | None) -> bool:
    """Two parties at least, the publisher's own side among them: what others do together is only reported."""
    countries = {a.country for a in found if a.country}
    return len(countries) > 1 and (home is None or home in countries)


def _only_a_place(reading: Reading, actor: Actor) -> bool:
    return actor.sort == "K" or (actor.sort == "C" and _located(reading, actor.first))


def _located(reading: Reading, first: int) -> bool:
    # "from" is none here: counterparts come from a country and take part for it.
    return first > 0 and reading.tokens[first - 1].key in LOCATIVE - {"from"}


def is_place(reading: Reading, first: int, last: int) -> bool:
    """True where a capital or an institution is only where something happened: "in Brussels", "at the Pentagon".

    It stands for its government where it acts or is acted on: "Kyiv said", "put Kyiv in the strongest position".
    """
    tokens = reading.tokens
    before = first - 1
    while before >= 0 and tokens[before].key in {"the", "central", "downtown", "nearby"}:
        before -= 1
    if before < 0 or tokens[before].key in LOCATIVE or tokens[before].text in {"(", "—", "–"}:
        return True
    if "\n" in reading.text[tokens[before].end : tokens[before + 1].start]:
        return last < len(tokens) and tokens[last].text in {",", "–", "—", "-", ":"}
    if tokens[before].text == "," and before and tokens[before - 1].capitalised:
        return True
    return last < len(tokens) and tokens[last].word and tokens[last].capitalised


def _symbols(
    reading: Reading, first: int, last: int, actors: Sequence[Actor]
) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """The sentence with a symbol for each actor, and which tokens stand between two places of that line."""
    starts = {a.first: (n, a) for n, a in enumerate(actors)}
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at = first
    while at < last:
        if at in starts:
            number, actor = starts[at]
            word, end = f"<{actor.sort}{number}>", actor.last
        else:
            token, end = reading.tokens[at], at + 1
            opens = at == first
            word = "<X>" if token.capitalised and not opens and token.key not in _NEVER_X else token.key[:LONGEST_WORD]
        parts.append(word)
        spans += [(at, end)] * (len(word) + 1)
        at = end

    def tokens(start: int, end: int) -> tuple[int, int]:
        return spans[start][0], spans[end - 1][1]

    return " ".join(parts), tokens
