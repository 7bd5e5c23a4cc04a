"""Personal data, taken out of a capture before it is stored and whenever one is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.authority.load import Authority
from generator.capture.personal_data.addresses import find_addresses
from generator.capture.personal_data.findings import Finding, in_order, replaced
from generator.capture.personal_data.links import find_links, without_tracking
from generator.capture.personal_data.recipients import find_names
from generator.capture.personal_data.telephones import digits, find_telephones

STEP = "personal-data"
PLACEHOLDER = re.compile(r"\[(?:e-mail address|telephone number|recipient's name|sender's name|personal link)\]")
"""What stands for personal data, in a stored capture as in the text being cleaned."""


def allowed_in(authority: Authority) -> frozenset[str]:
    """What may stay by the records of publishers and carriers: official contacts and senders, and their names."""
    found: set[str] = set()
    for publisher in authority.publishers.values():
        found |= {name.casefold() for name in (publisher.name, *publisher.variants)}
        for stated in (*publisher.contacts, *publisher.senders):
            found.add(stated.casefold() if "@" in stated else digits(stated))
    found |= {carrier.name.casefold() for carrier in authority.carriers.values()}
    return frozenset(found - {""})


def personal_data(text: str, allowed: frozenset[str] = frozenset(), mail: bool = False) -> list[Finding]:
    """Every place in `text` that holds personal data, in order. `mail` where the text is a mail's."""
    if _UNSEEN.search(text) is not None:
        return _in_what_is_seen(text, allowed, mail)
    links = list(find_links(text))
    rest = _without(text, links) if links or "://" in text else text
    names = find_names(text, allowed, mail)
    return in_order([*links, *names, *find_addresses(rest, allowed), *find_telephones(rest, allowed)])


_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Characters that nobody sees: an address with one inside is still an address."""
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"()\[\]\ue000\ue001]+", re.IGNORECASE)


def _in_what_is_seen(text: str, allowed: frozenset[str], mail: bool) -> list[Finding]:
    """The findings in `text` as they are without the characters in it that nobody sees."""
    places = [at for at, sign in enumerate(text) if not _UNSEEN.match(sign)]
    found = personal_data("".join(text[at] for at in places), allowed, mail)
    return [Finding(places[f.start], places[f.end - 1] + 1, f.what, f.instead) for f in found if f.end > f.start]


def _without(text: str, links: Sequence[Finding]) -> str:
    """`text` of the same length without its web addresses, whose figures are no telephone numbers."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted([(f.start, f.end) for f in links] + [m.span() for m in _WEB.finditer(text)]):
        if end > at:
            pieces += [text[at:start], "\x00" * (end - max(start, at))]
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def mask(text: str, allowed: frozenset[str] = frozenset(), mail: bool = False) -> str:
    """`text` with personal data replaced by placeholders in square brackets, and links that track by plain ones."""
    found = personal_data(text, allowed, mail)
    return replaced(text, found) if found else text


def mask_lines(lines: Sequence[str], allowed: frozenset[str] = frozenset(), mail: bool = False) -> list[str]:
    """The lines of one text, masked: who is greeted, and what a number is, shows in the lines before."""
    text = "\n".join(lines)
    masked = mask(text, allowed, mail)
    if masked is text:
        return list(lines)
    parts = masked.split("\n")
    found: list[str] = []
    at = 0
    for line in lines:
        count = line.count("\n") + 1
        found.append("\n".join(parts[at : at + count]))
        at += count
    return found


def mask_target(target: str, allowed: frozenset[str] = frozenset()) -> str:
    """The target of a link as it may stay: without what tracks a reader; "#" where it leads to a person."""
    if re.match(r"\s*(?:mailto|tel|sms|callto|sip|whatsapp):", target, re.IGNORECASE):
        kept = target.strip().partition(":")[2].partition("?")[0]
        official = kept.casefold() in allowed or (digits(kept) and digits(kept) in allowed)
        return target if official else "#"
    kept_link = without_tracking(target)
    return "#" if kept_link is None else kept_link


def lines_with_personal_data(text: str, allowed: frozenset[str] = frozenset()) -> list[tuple[int, str]]:
    """(line number from 1, what it holds) for every place that still holds personal data; never the data itself."""
    return [(text.count("\n", 0, found.start) + 1, found.what) for found in personal_data(text, allowed)]
