"""Noun phrases of a tagged sentence: proper names in full, lower-case phrases without what only judges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.describe.background import (
    EVALUATIVE,
    HOLLOW,
    background,
    is_dull,
    is_known,
    singular,
    stems,
)
from generator.describe.tagged_words import ROLES, WEAK_ROLES, Word, follows_article
from generator.describe.word_codes import GRAMMAR, LINKS, code_of
from generator.lexicon import dictionary_tag


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase where it stands."""

    start: int
    text: str
    key: tuple[str, ...]
    """The stems of its words: what it says, whatever the inflection."""
    proper: bool
    compound: bool
    """True where all its words are nouns."""
    own: bool
    """True where it is no part of a longer phrase."""
    acronym: str = ""
    """The short form that the text gives in brackets behind it."""


_ROOMS = frozenset(
    (
        "room press briefing gaggle transcript teleconference office department ministry bachelor master doctor "
        "doctorate state government republic administration kingdom"
    ).split()
)
"""A short name that begins or ends with one of these is an office, a country, or furniture of releases."""
_VERB_NEXT = frozenset(
    (
        "to will would can could should must may might shall not that who which we they you help helps helped let n't"
    ).split()
)
"""After these a word that may be a noun is a verb ("to combat corruption")."""
_DIMENSIONS = frozenset("high low long short old full free large great".split())
"""Of the adjectives those that may belong to the noun behind ("high speed rail")."""
_LIST = r"[PSg]+ot?[PSg]+(?:,[PSg]+)*,?a[PSg]+(?:ot?[PSg]+)*"
_NAME = r"[PSg]+(?:ot?[PSg]+(?:a[PSg]+(?!o))?|T[PSg]+)*"
_PROPER = re.compile(rf"(?P<list>{_LIST})|(?P<pair>[PSg]+a[PSg]+(?:ot?[PSg]+)*)|{_NAME}")
_PLAIN = re.compile(r"[vw]?[vj]*n(?:w(?=n)|n)*(?:w(?![nPSgjvwt]))?")


_OF = re.compile(r"(?<![nPSg])[jv]?n+ot?[jv]*[nPSg]+(?![nPSgw])")


def phrases_of(sentence: Sequence[Word]) -> Iterator[Phrase]:
    """The noun phrases of a sentence, each with the pieces of it that can stand alone."""
    codes = "".join(code_of(sentence, at) for at in range(len(sentence)))
    for match in _PROPER.finditer(codes):
        if match["list"] and "," in match["list"]:
            continue  # "Partnership on Safety, Opportunity, and Inclusion": where such a name ends nobody can say
        for first, last in _parted(sentence, *match.span()):
            yield from _proper(sentence, codes, first, last, pair=bool(match["pair"]))
    for match in _PLAIN.finditer(codes):
        yield from _plain(sentence, codes, *match.span())
    for match in _OF.finditer(codes):
        yield from _with_of(sentence, codes, *match.span())


def _parted(sentence: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A long name in parts that stand alone: "Memorandum of Understanding | on the | Next Generation Helicopter"."""
    seam = next((i for i in range(first + 1, last) if sentence[i].text in ("on", "for")), None)
    if last - first <= _LONG_NAME or seam is None:
        yield first, last
        return
    yield first, seam
    yield from _parted(sentence, seam + (2 if sentence[seam + 1].text == "the" else 1), last)


_GROUP_BEFORE = re.compile(r"^g+[ao]t?")
_GROUP_BEHIND = re.compile(r"[ao]t?g+$")
_LONG_NAME = 6
_LONGEST_NAME = 8


def _proper(sentence: Sequence[Word], codes: str, first: int, last: int, pair: bool) -> Iterator[Phrase]:
    """A proper name in full, with the nouns behind it ("Typhoon aircraft") where there are some."""
    last = first + len(_GROUP_BEHIND.sub("", codes[first:last]))
    first = last - len(_GROUP_BEFORE.sub("", codes[first:last]))
    run = sentence[first:last]
    own = sum(c in "PS" for c in codes[first:last])
    if not own or last - first > _LONGEST_NAME or _is_fragment(sentence, first, last) or _is_office(run):
        return
    tail = 0
    while codes[last + tail : last + tail + 1] == "n" and tail < 2 and not _is_hollow(sentence[last + tail]):
        tail += 1
    behind = codes[last + tail : last + tail + 1]
    if tail and not pair and behind not in ("n", "P", "w") and not HOLLOW & {run[-1].low}:
        yield _phrase(sentence, codes, first, last + tail, own=True)
        if "o" in codes[first:last]:
            return
    if own > 1:
        # "Shimon Peres": a name that ends in no word of English may be a person's
        if _has_an_end(sentence, first, last):
            yield _phrase(sentence, codes, first, last, proper=True, own=not tail)
            if codes[first - 1 : first] == "v" and _describes(sentence, first - 1):
                yield _phrase(sentence, codes, first - 1, last, proper=True, own=True)
    elif len(run) == 1 and not tail and codes[last : last + 1] not in ("n", "j"):
        short = sum(c.isupper() for c in run[0].text) > 2
        if short or (follows_article(sentence, first) and run[0].tag != "JJ" and not is_known(run[0].low)):
            yield _phrase(sentence, codes, first, last, proper=True, own=True)


def _has_an_end(sentence: Sequence[Word], first: int, last: int) -> bool:
    """False where the last words are of no dictionary: "Shimon Peres", "Human Rights Rina Amiri" may be people."""
    run = sentence[first:last]
    if is_known(run[-1].low):
        cut = run[-2].low == "on" and run[-1].low.endswith("ing")
        return not cut and (
            dictionary_tag(run[-1].low) != "JJ" or run[-1].low in _COMPASS or run[-1].text in background().shares
        )
    two = len(run) > 2 and not is_known(run[-2].low)
    return not two and (is_dull(run[0].low) or follows_article(sentence, first))


def _is_office(run: Sequence[Word]) -> bool:
    """True for what somebody is or where somebody sits, and for furniture of releases."""
    lows = [singular(w.low) for w in run]
    if (
        run[0].low in _ROOMS
        or (run[-1].low in _ROOMS and len(run) < 3)
        or run[-1].low == "affairs"
        or all(low in _COMPASS for low in lows)
    ):
        return True
    if (
        lows[-1] in _HOLDERS
        or {lows[0], lows[-1]} & {"chief", "prime"}
        or (run[0].low in WEAK_ROLES and run[1:2] and run[1].low == "of")
    ):
        return True
    if len(run) > 1 and all(w.text.isupper() for w in run) and max(map(len, lows)) > 4:
        return True
    if any(low.startswith(("co-", "vice-")) for low in lows):
        return True  # "Co-Chair"
    return any(low in ROLES and (low not in WEAK_ROLES or low == lows[-1]) for low in lows)


_HOLDERS = frozenset(
    "government leader official member counterpart partner ally country nation time gentleman lady".split()
)


def _describes(sentence: Sequence[Word], at: int) -> bool:
    """True for a participle that says of what sort a thing is: it stands after "the", "of" and the like."""
    before = sentence[at - 1] if at else None
    settled = before is not None and before.tag in ("DT", "PRP$", "IN", "JJ", "POS")
    return settled and sentence[at].tag == "VBN" and sentence[at].low not in EVALUATIVE


_COMPASS = frozenset("north south east west northern southern eastern western happy good merry".split())


def _is_hollow(word: Word) -> bool:
    return singular(word.low) in HOLLOW


def _is_fragment(sentence: Sequence[Word], first: int, last: int) -> bool:
    """True where the name goes on in words that are no part of it ("Royal Ruritanian Navy", "Bank of Ruritania")."""
    before = sentence[first - 1] if first else None
    if before and before.name and before.capital and before.name != "group":
        return True
    if (
        first > 1
        and before
        and before.low in ("of", "for", "and", "&")
        and sentence[first - 2].name in ("person", "place")
    ):
        return True
    if last - first < 3 and before and before.low in ("'s", "’s") and sentence[first - 2].capital:
        return not sentence[first - 2].name  # "Children’s Hospital", but not "Ruritania’s Coast Guard"
    if first > 1 and before and before.low == "the" and sentence[first - 2].text in ("For", "Of"):
        return True  # "For the People Act"
    if before and before.capital and last - first > 2 and dictionary_tag(before.low) not in GRAMMAR:
        return True  # a heading run into the text: "Reducing Barriers for Rural Communities"
    if (
        first > 1
        and before
        and before.low in ("in", "with")
        and sentence[first - 2].capital
        and not sentence[first - 2].name
    ):
        return True  # "Hiding in Plain Sight"
    behind = [w for w in sentence[last : last + 3] if w.text != "the"]
    if behind and behind[0].name and behind[0].capital:
        return True
    if len(behind) > 1 and behind[0].low in ("'s", "’s") and behind[1].capital:
        return True
    return len(behind) > 1 and behind[0].low in ("of", "for") and behind[1].name not in ("", "group")


def _plain(sentence: Sequence[Word], codes: str, first: int, last: int) -> Iterator[Phrase]:
    """A phrase of lower-case words without what only judges, the established terms in it, and its nouns."""
    if first and sentence[first - 1].low in _VERB_NEXT and last - first > 1 and sentence[first].tag != "NNS":
        first += 1
    for size in (3, 2):
        for at in range(first, last - size + 1):
            if _is_term(sentence[at : at + size]):
                yield _phrase(sentence, codes, at, at + size, own=True)
    if codes[first - 1 : first] in ("P", "S", "g"):
        return  # the end of a longer name: "Typhoon aircraft"
    for at in range(first, last):
        if codes[at] == "n" and not sentence[at].capital:
            yield _phrase(sentence, codes, at, at + 1, own=last - first == 1)
    if (
        sentence[last - 1].tag in ("NNS", "VBG")
        and last < len(sentence)
        and sentence[last].tag in ("DT", "PRP", "PRP$", "CD")
    ):
        return  # "competition drives the …": a verb
    if _is_hollow(sentence[last - 1]) or (codes[last - 1] == "w" and sentence[last - 2].tag == "NNS"):
        return
    start = _without_judgement(sentence, codes, first, last)
    for at in _starts(sentence, codes, first, start, last):
        if 2 <= last - at <= 4 and not sentence[at].capital and not _is_term(sentence[at:last]):
            yield _phrase(sentence, codes, at, last, own=at <= start)


def _with_of(sentence: Sequence[Word], codes: str, first: int, last: int) -> Iterator[Phrase]:
    """ "state of emergency", "denuclearization of the Korean Peninsula": a matter and what it is of."""
    middle = first + codes[first:last].index("o")
    head = sentence[middle - 1]
    start = first if codes[first] != "j" or sentence[first].low not in EVALUATIVE else first + 1
    if sentence[middle].low != "of" or _is_hollow(head) or is_dull(head.low) or last - start > _LONGEST_OF:
        return
    if not sentence[start].capital:
        yield _phrase(sentence, codes, start, last, own=True)


_LONGEST_OF = 6
"""Words of a phrase with "of" in it."""


def _is_term(words: Sequence[Word]) -> bool:
    return stems(_text(words)) in background().terms


def _without_judgement(sentence: Sequence[Word], codes: str, first: int, last: int) -> int:
    """Where the phrase begins without adjectives that judge, and without a participle in front."""
    start = first
    while start < last:
        low = sentence[start].low
        measures = low in _DIMENSIONS and last - start == 3
        if not ((low in EVALUATIVE and not measures) or (codes[start] in "vw" and start == first)):
            break
        start += 1
    return start


def _starts(sentence: Sequence[Word], codes: str, first: int, start: int, last: int) -> Iterator[int]:
    """The places from which the phrase can be read: from its front, with its participle, without its adjective."""
    yield start
    if start > first and codes[start - 1] == "v" and _describes(sentence, start - 1):
        yield start - 1
    if start < last and codes[start] == "j":
        yield start + 1


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


def _phrase(sentence: Sequence[Word], codes: str, first: int, last: int, own: bool, proper: bool = False) -> Phrase:
    short, start = _acronym(sentence, first, last)
    run = sentence[start:last]
    text = _text(run)
    if codes[start] in "njvw" and run[0].capital:
        text = text[0].lower() + text[1:]  # a capital only because the sentence begins here
    plural = any(w.tag == "NNS" for w in run[:-1])  # "audits outlines": more likely a verb than a compound
    named = codes[start:last] == "nw" and codes[last : last + 1] in ("", "a", ",", ".", ";", ":")
    compound = named or (set(codes[start:last]) <= set("nPSg") and not plural)
    shown = f"{text} ({short})" if short else text
    return Phrase(run[0].start, shown, stems(text), proper or bool(short), compound, own, short)


def _acronym(sentence: Sequence[Word], first: int, last: int) -> tuple[str, int]:
    """The acronym in brackets behind a phrase, and the word of the phrase where it begins; "" where none fits."""
    behind = [w.text for w in sentence[last : last + 3]]
    if len(behind) < 3 or behind[0] != "(" or behind[2] != ")" or not behind[1][:2].isupper():
        return "", first
    letters = behind[1].rstrip("s").lower()
    for start in range(last - 2, first - 1, -1):
        if sentence[start].low in LINKS:
            continue
        parts = [p for w in sentence[start:last] for p in re.split("[-‑]", w.low) if p]
        if letters in ("".join(p[0] for p in parts), "".join(p[0] for p in parts if p not in LINKS)):
            return behind[1], start
    return "", first
