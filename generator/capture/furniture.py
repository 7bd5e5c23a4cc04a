"""Lines that a publisher's page, a mailing service or a blog put round a release.

The patterns are authority data (`publishers.yml`, with examples), so a new carrier needs no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from generator.authority.load import Authority
from generator.authority.records import Furniture
from generator.capture.links import bare
from generator.capture.pieces import Line
from generator.hosts import lies_on
from generator.model import Fact

STEP = "furniture"
REPEATED = "repeated-title"
INTRODUCED = "re-post-introduction"
_SENTENCES = re.compile(r"[.:]$|[a-z]{2}[.!?]\s")
NEAR = 30
"""Words between a page's heading and the release's own title: labels, a date, a byline."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def matches(furniture: Furniture, line: str) -> bool:
    """True where the pattern matches the whole line, space at its ends aside."""
    return bool(_compiled(furniture.pattern).fullmatch(line.strip()))


def publisher_of(text: str, authority: Authority) -> str | None:
    """The publisher whose signature stands in the capture: exactly one, else None."""
    found = [p.id for p in authority.publishers.values() if any(_compiled(s).search(text) for s in p.signatures)]
    if not found:
        lines = text.split("\n")
        found = sorted({p for line in lines if (p := introduced_publisher(line, authority))})
    return found[0] if len(found) == 1 else None


_INTRODUCTION = re.compile(
    r"(?:the )?following (?:[\w-]+ ){0,3}(?:was|were|has been) (?:released|issued|published|distributed|provided)"
    r"(?: today)? by (?:the )?(?P<who>[^:]{3,80}?)(?:,? on [^:]{3,30})?[:.]?"
    r"|\(?(?:source|via)[: ]\s*(?:the )?(?P<source>[^:]{3,80}?)[.)]?",
    re.IGNORECASE,
)


def introduced_publisher(text: str, authority: Authority) -> str | None:
    """The publisher that a line names which only introduces what it published: the line of somebody who re-posts it."""
    match = _INTRODUCTION.fullmatch(text.strip()) if len(text) < 200 else None
    if match is None:
        return None
    who = (match["who"] or match["source"]).casefold()
    found = [p.id for p in authority.publishers.values() if who in {n.casefold() for n in (p.name, *p.variants)}]
    return found[0] if len(found) == 1 else None


_OPENING = 3
"""Lines of a text among which somebody who posts it again says so."""
_LONGEST_NOTE = 45
"""Words."""
_SOMEBODYS = re.compile(
    r"\b(?:I|I[’']m|I[’']ve)\b|\bwe(?:[’']re| are| have)? (?:re-?)?(?:print|publish|post|reproduc)\w*", re.IGNORECASE
)
_POSTED = re.compile(
    r"\b(?:(?:re-?)?post(?:ing|ed)?|re-?print(?:ing|ed)?|reproduc(?:e|ing|ed)|re-?publish(?:ing|ed)?|copied|pasted"
    r"|(?:full|complete|whole) (?:text|statement|transcript|release)|cannot open|could not find)\b",
    re.IGNORECASE,
)
_A_TEXT = re.compile(
    r"\b(?:statement|release|text|transcript|remarks|speech|readout|announcement|link|papers|site)\b", re.IGNORECASE
)


def is_a_reposters_note(text: str) -> bool:
    """True for words in which somebody says that they post a text again.

    "I am posting this statement in full": of 12,000 releases tried none has such words among its first lines.
    """
    said = _SOMEBODYS.search(text) and _POSTED.search(text) and _A_TEXT.search(text)
    return bool(said) and len(text.split()) <= _LONGEST_NOTE


def remove_reposters_note(lines: Sequence[Line]) -> list[Line]:
    """Mark what somebody who posted a text again wrote above it."""
    result = list(lines)
    kept = (at for at, line in enumerate(lines) if line.kept and not line.blank and line.kind != "title")
    for at in islice(kept, _OPENING):
        if is_a_reposters_note(bare(lines[at].text)):
            result[at] = lines[at].removed_by(INTRODUCED)
    return result


def publisher_stated(facts: Iterable[Fact], authority: Authority) -> str | None:
    """The publisher that a capture states apart from its text: by the name of the body, or by its own address.

    Mail comes from an address of its own, or of its domain.

    Exactly one, else None: several bodies share www.gov.uk, and a blog's address is nobody's.
    """
    facts = list(facts)
    names = {f.value.casefold() for f in facts if f.kind in ("organisation", "sender")}
    addresses = [f.value for f in facts if f.kind == "url"]
    by_name = [p.id for p in authority.publishers.values() if names & {n.casefold() for n in (p.name, *p.variants)}]
    by_host = [p.id for p in authority.publishers.values() if any(lies_on(a, p.domains) for a in addresses)]
    senders = {f.value.casefold() for f in facts if f.kind == "sender"}
    by_sender = [
        p.id
        for p in authority.publishers.values()
        if any(s.endswith(known.casefold()) for s in senders for known in p.senders)
    ]
    for found in ([i for i in by_name if i in by_host], by_name, by_sender, by_host):
        if len(found) == 1:
            return found[0]
    return None


def remove_furniture(lines: Sequence[Line], authority: Authority, publisher: str | None) -> list[Line]:
    """Mark the lines that are furniture of a proven carrier or of the publisher."""
    texts = [line.text for line in lines]
    sets = [(c.furniture, _proven(c.furniture, texts)) for c in authority.carriers.values()]
    if publisher is not None and publisher in authority.publishers:
        # A publisher's own furniture needs the proof that somebody passed the release on, whoever it was.
        sets.append((authority.publishers[publisher].furniture, any(proven for _, proven in sets)))
    for patterns, proven in sets:
        lines = _apply([p for p in patterns if proven or not p.only_with_mark], lines)
    return [
        line.removed_by(INTRODUCED) if line.kept and introduced_publisher(bare(line.text), authority) else line
        for line in lines
    ]


def _proven(patterns: Iterable[Furniture], texts: Iterable[str]) -> bool:
    """True where a line stands in the capture that only this carrier writes."""
    return any(matches(p, text) for p in patterns if p.carrier_mark for text in texts)


def _apply(patterns: Iterable[Furniture], lines: Sequence[Line]) -> list[Line]:
    result = list(lines)
    for pattern in patterns:
        for at, line in enumerate(result):
            if not line.kept or not matches(pattern, bare(line.text)):
                continue
            if pattern.cut == "from-here":
                result[at:] = [rest.removed_by(STEP) for rest in result[at:]]
                break
            if pattern.cut == "up-to-here":
                result[: at + 1] = [rest.removed_by(STEP) for rest in result[: at + 1]]
            else:
                result[at] = line.removed_by(STEP)
    return result


def remove_repeated_title(lines: Sequence[Line]) -> list[Line]:
    """Where the first line kept stands again soon after, the first is the page's heading, not the release's title."""
    result = list(lines)
    kept = [at for at, line in enumerate(lines) if line.kept and not line.blank]
    for place, first in enumerate(kept):
        again = _stands_again(lines, kept, place)
        if again is None:
            break
        result[first] = result[first].removed_by(REPEATED)
        if result[first].kind == "title":
            result[again] = replace(result[again], kind="title")
    return result


def _stands_again(lines: Sequence[Line], kept: Sequence[int], place: int) -> int | None:
    """Which of the kept lines soon after one of them says the same, if that is no sentence."""
    heading = lines[kept[place]].text.strip()
    if _SENTENCES.search(heading):
        return None
    words_between = 0
    for following in range(place + 1, len(kept)):
        text = lines[kept[following]].text.strip()
        if text == heading:
            return kept[following]
        # Counted in words and not in lines, so that it comes to the same however lines are broken.
        words_between += len(text.split())
        if words_between > NEAR:
            break
    return None
