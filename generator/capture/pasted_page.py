"""A text pasted from a web page: which of its lines are the release, and which the page that stood round it.

The idea of weighing lines against each other is Boilerpipe's (Kohlschütter and others 2010, "Boilerplate Detection
using Shallow Text Features"); where a page says what begins (comments, other articles), it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.capture.pieces import Line
from generator.capture.reflow import TITLE_MAX, is_byline
from generator.dates import MONTHS

Strength = Literal["strong", "weak", "said", "asked", "noted"]
Opens = Literal["nothing", "others", "end"]
PROSE = 15
"""Words from which on a line that ends as a sentence is text."""


@dataclass(frozen=True, slots=True)
class SiteWord:
    """A line that is a website's own.

    `strong` where nothing else can be meant, `weak` where something else may be, `said` and `asked`
    where it is a sentence, `noted` where it says something of the text. `opens` says what stands below it
    where it stands below a text: a list of other pages (which may stand amid the text, too), or all that comes after
    its end (its comments, its author, the foot of the page); nothing, where the text goes on (an advertisement).
    """

    strength: Strength
    opens: Opens = "nothing"


_ENOUGH = 15
"""Words of text from which on a line can say that it is over; above a text such lines stand as well."""
_SURE = 80
"""Words of text after which comments begin for certain, and not what stands between a summary and its text."""
_ABOVE = 16
"""Lines above the text among which its headline is looked for."""
_TAG = 2
"""Words of a subject a text is filed under."""
_DATED = 5
"""Lines between a headline and the day of issue below it: whom it is from, what it is."""
_LONG = 5
"""Words from which on a line is more than an item of a menu."""
_KIND = re.compile(
    r"(?:(?:for )?immediate release|(?:press|news|media) (?:release|statement|story|item)s?|(?:news )?(?:article|story)"
    r"|(?:joint )?statements?|remarks|speech(?:es)?|readouts?|transcripts?|press briefings?|fact sheets?)",
    re.IGNORECASE,
)
"""What a page calls a release, above or below its headline."""
_LONG_LINE = 25
"""Words from which on a line in small letters is text, however it ends."""
_OTHERS_AMID = 8
"""Headings of other pages that are listed amid a text, at most."""
_NEAR = 12
"""Lines between a headline and its text: who issued it, its kind, its day, whom it names."""
_TAIL = 3
"""Lines between the last prose and the next words of the site that belong to the text whatever they are.

Of 3,800 releases tried 97 in 100 have no more than two lines below their last prose.
"""
_LIST = 60
"""Lines of a list below the last prose: the prose announces it, its items are marked, it names who took part."""
_CLOSING = re.compile(r"[-–—•*·]\s+\S|(?:ends?|[#*_\s-]{2,}|-\s?\d+\s?-)$", re.IGNORECASE)
_END_MARK = re.compile(r"(?:[#*_-]\s?){3,}|[-–—*\s]*end(?:s|\s?text)?[-–—*.\s]*", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\d.,]+[km]?|[^\w\s#*_–—-]{1,3}", re.IGNORECASE)
"""A count, or a sign that is a button."""
_CUT = re.compile(r"(?:…|\.{3}|\[…\])$")
_CREDIT = re.compile(
    r"\bfile photo\b|\b(?:photo(?:graph)?s?|images?|pictures?) (?:by|courtesy of|credit)\b.{2,60}$"
    r"|(?:^|[(.|]\s*)(?:photos?|images?|pictures?|credit): ?.{2,60}$|\((?:AP|AFP|EPA|REUTERS"
    r"|Getty)\b[^)]*\)(?: \([^)]*\))?$"
    r"|^FILE ?[-–—]",
    re.IGNORECASE,
)
"""What ends the line under a picture: who took it."""
_BY = re.compile(r"by\s+[A-Z]", re.IGNORECASE)
_ROLE = re.compile(
    r"^(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w.’'-]*,\s(?=.*(?:Secretary|Minister|Spokes|President|Ambassador|Director"
    r"|Commissioner|Representative|Advis[eo]r|Administrator|General|Chief|Chair))"
    r"(?:(?:[A-Z][\w.’'-]*|of|for|the|and|to|in|on)(?:,?\s+|,?$))+$"
)
"""A person and an office, on a line of their own."""
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
_STAMP = re.compile(
    r"\b\d{4},?(?: at| -|,)? \d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:min(?:ute)?s?|h(?:ou)?rs?|(?:day|week|month|year)s?) ago\b"
    r"|^.{2,60} (?:says|said|wrote):$",
    re.IGNORECASE,
)
"""When a comment was written, and by whom. Above a text and its sharing such a line may stand once or twice."""
_SEVERAL = 3
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}\.?(?: de)? [^\W\d_]{{3,12}}\.?,?(?: de)? \d{{4}}|(?:{_MONTH})\b\.? \d{{1,2}}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\b",
    re.IGNORECASE,
)


def is_prose(text: str) -> bool:
    """Whether a line is running text: long, and ended as a sentence."""
    return len(text.split()) >= PROSE and ends(text)


def ends(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    end = text.rstrip()[-20:]
    return bool(re.search(r"[.!?:;]['\"”’)]*$", end)) and not _CUT.search(end)


def apart(text: str) -> str:
    """A line with space put where texts ran into each other that on the page had a margin between them."""
    return _RUN_TOGETHER.sub(" ", text)


def _names_a_day(text: str) -> bool:
    """Whether a line is short and says a day: that of issue, with or without who says so."""
    return len(text) < 100 and len(text.split()) < 12 and bool(_DAY.search(apart(text)))


def without_ends(lines: list[Line], words: Sequence[SiteWord | None], step: str) -> list[Line]:
    """The lines with all removed but the stretch richest in running text, its headline, and what belongs to both."""
    shown = [at for at, line in enumerate(lines) if not line.blank]
    texts = [lines[at].text.strip() for at in shown]
    told = [words[at] for at in shown]
    first, last = _richest(texts, told)
    last = _end(texts, told, _without_questions(texts, first, last))
    headline, opening = _opening(texts, told, first)
    others = _lists_amid(texts, told, first, last)
    for place, at in enumerate(shown):
        if place == headline:
            lines[at] = replace(lines[at], kind="title")
        elif place in others or not (first <= place <= last or place in opening):
            lines[at] = lines[at].removed_by(step)
    return lines


def _richest(texts: Sequence[str], told: Sequence[SiteWord | None]) -> tuple[int, int]:
    """The first and last place of the stretch whose lines weigh most: prose by its words, others less than nothing."""
    best, start, weight = (0, 0, 0.0), 0, 0.0
    below: Opens = "nothing"
    sure, said = False, 0
    stamps = {at for at, text in enumerate(texts) if len(text) < 100 and _STAMP.search(text)}
    stamps = stamps if len(stamps) >= _SEVERAL else set()
    for at, text in enumerate(texts):
        if weight <= 0:
            start, weight, said = at, 0.0, 0
        word = told[at]
        opens = "end" if at in stamps else "nothing" if word is None else word.opens
        if opens != "nothing" and weight >= _ENOUGH and below != "end":
            below, sure = opens, opens == "end" and said >= _SURE
        elif below != "nothing" and not sure and _goes_on(texts, told, at, said if below == "others" else None):
            below = "nothing"
        if below == "nothing":
            weight += _weight(text, word)
            said += len(text.split()) if word is None and ends(text) else 0
        else:
            weight -= 5 if word is None else 25
        if weight > best[2]:
            best = (start, at, weight)
    return best[0], best[1]


def _goes_on(texts: Sequence[str], told: Sequence[SiteWord | None], at: int, said: int | None) -> bool:
    """Whether a text goes on after other things: by paragraphs that follow each other, as those of teasers do not.

    Or, right below them, by one that is more than the words `said` above: those were a summary of it.
    """
    if told[at] is not None or not is_prose(texts[at]):
        return False
    following = next((n for n in range(at + 1, min(at + 4, len(texts))) if _is_of(told[n])), None)
    if following is not None and told[following] is None and is_prose(texts[following]):
        return True
    return said is not None and told[at - 1] is not None and len(texts[at].split()) > max(said, _SURE // 2)


def _is_of(word: SiteWord | None) -> bool:
    """Whether a line is a text's, or opens another: an advertisement between two paragraphs is neither."""
    return word is None or word.opens != "nothing"


def _weight(text: str, word: SiteWord | None) -> float:
    if word is not None:
        return -25.0 if word.strength == "strong" else -6.0
    words = len(text.split())
    if (ends(text) or text.endswith(",")) and not (words < 40 and _CREDIT.search(text)):
        return float(min(60, words))
    if _in_small_letters(text, _LONG_LINE):
        return float(min(30, words))
    return -3.0 if words < 8 else -2.0


def _without_questions(texts: Sequence[str], first: int, last: int) -> int:
    """The last line of a stretch that is no short question: with one a page turns to its reader."""
    while last > first and texts[last].endswith("?") and len(texts[last].split()) < PROSE:
        last -= 1
    return last


def _lists_amid(texts: Sequence[str], told: Sequence[SiteWord | None], first: int, last: int) -> set[int]:
    """The places amid a text where a page lists others: headings below words that say so, up to where text goes on."""
    found: set[int] = set()
    at = first
    while at < last:
        word = told[at]
        if word is None or word.opens != "others" or word.strength in ("said", "asked"):
            at += 1
            continue
        end = next((n for n in range(at + 1, last + 1) if told[n] is None and _is_text(texts[n])), last + 1)
        if 1 < end - at <= _OTHERS_AMID + 1 and end <= last:
            found |= set(range(at, end))
        at = end
    return found


def _is_text(text: str) -> bool:
    return ends(text) or text.endswith(",") or bool(_CLOSING.match(text)) or "\t" in text


def _end(texts: Sequence[str], told: Sequence[SiteWord | None], last: int) -> int:
    """The last line of a text whose last prose is known: its end mark, a list, a signature.

    What stands between the prose and the next words of the site belongs to the text where it is little, where an end
    mark stands below it, or where it is a list.
    """
    after = next((at for at in range(last + 1, len(texts)) if told[at] or _NO_WORDS.fullmatch(texts[at])), len(texts))
    tail = texts[last + 1 : min(after, last + 1 + _LIST)]
    ended = max((at for at, text in enumerate(tail, 1) if _END_MARK.fullmatch(text)), default=0)
    listed = next((at for at, text in enumerate(tail) if not _is_listed(text)), len(tail))
    if texts[last].endswith(":") and after < len(texts):
        listed = len(tail)
    if len(tail) - max(ended, listed) <= _TAIL and after < len(texts):
        return last + len(tail)
    return last + max(ended, listed)


def _is_listed(text: str) -> bool:
    """Whether a line below the last prose shows to be an item of a list, or an end mark."""
    return bool(_CLOSING.match(text) or _ROLE.match(text) or "\t" in text or _in_small_letters(text, PROSE))


def _in_small_letters(text: str, least: int) -> bool:
    """Whether a line has so many words, most of them in small letters: it is text however it ends."""
    words = text.split()
    return len(words) >= least and not _CUT.search(text) and 2 * sum(word[0].islower() for word in words) >= len(words)


def _opening(texts: Sequence[str], told: Sequence[SiteWord | None], first: int) -> tuple[int | None, set[int]]:
    """The place of the headline, and those above the first prose that belong to it: day, persons, lines just above."""
    above = [at for at in range(first) if told[at] is None][-_ABOVE:]
    headline = _headline(texts, told, above)
    if headline is None:
        return None, {at for at in above if is_byline(texts[at])}
    between = [at for at in above if headline < at]
    facts = [at for at in between if is_byline(texts[at]) or _ROLE.match(texts[at]) or is_prose(texts[at])]
    marks = [
        at for at in range(headline + 1, first) if told[at] or _names_a_day(texts[at]) or _is_value(texts, told, at)
    ]
    run_in = [at for at in between if not marks or at > marks[-1]][-_NEAR:]
    tags = [at for at in run_in if len(texts[at].split()) <= _TAG and not _is_text(texts[at])]
    run_in = [at for at in run_in if len(tags) < _SEVERAL or at not in tags]
    dated = [headline - 1] if headline - 1 in above and is_byline(texts[headline - 1]) else []
    return headline, {headline, *dated, *(at for at in {*facts, *run_in} if not _CREDIT.search(texts[at]))}


def _is_value(texts: Sequence[str], told: Sequence[SiteWord | None], at: int) -> bool:
    """Whether a line says what the line above it, a label of the page, names."""
    return at > 0 and told[at - 1] is not None and texts[at - 1].endswith(":") and not _is_text(texts[at])


def _headline(texts: Sequence[str], told: Sequence[SiteWord | None], above: Sequence[int]) -> int | None:
    """The line above the text that can best be its headline: long, near, by its kind, above its day."""
    able = [at for at in above if _is_able(texts[at])]
    days = [at for at in range(above[0], above[-1] + 1) if _names_a_day(texts[at])] if above else []

    def worth(at: int) -> tuple[float, int]:
        dated = any(at < day <= at + _DATED for day in days)
        labelled = any(0 <= beside < len(texts) and _KIND.fullmatch(texts[beside]) for beside in (at - 1, at + 1))
        return (min(8, len(texts[at].split())) + 2 * dated + 3 * labelled, at)

    best = max(able, key=worth, default=None)
    if best is None or best - 1 not in able or best - 2 in able or any(best < day for day in days):
        return best
    # Of two that stand together the lower is the second headline, unless the upper is an item of a menu.
    return best - 1 if len(texts[best - 1].split()) >= _LONG else best


def _is_able(text: str) -> bool:
    if len(text) > TITLE_MAX or len(text.split()) < 2 or is_byline(text) or _KIND.fullmatch(text):
        return False
    if _BY.match(text) and (len(text.split()) < 10 or _DAY.search(text)):
        return False
    if max(text.count(sign) for sign in "|>»\u203a") > 1:  # a row of a menu
        return False
    day = _DAY.search(apart(text))
    if day is not None and len(apart(text).replace(day.group(), "").split()) < 5 and not text[0].isupper():
        return False
    if ends(text) and not re.search(r"\b[A-Z]\.$", text):
        return False
    return not _ROLE.match(text) and not _CREDIT.search(text)
