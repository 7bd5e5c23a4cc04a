"""What a capture states apart from its text: that it was withdrawn, its history, what it is filed under."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from generator.archive import Release
from generator.model import Fact, FactKind
from generator.pages.excerpts import cut
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, folded, heading
from generator.pages.words import count, moment_in_words

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}\S*)\s*(.*)", re.DOTALL)
_FILED: dict[FactKind, str] = {"organisation": "Organisations", "person": "People", "country": "Countries"}
"""What a release is filed under, and how a page calls several of them."""
FLAT = 8
"""A longer history is folded."""


def withdrawal(links: Links, release: Release, limit: int) -> str:
    """The notice that the publisher withdrew the release, with at most `limit` characters of why; empty if it did not.

    The archive keeps what was withdrawn, and must say so first of all.
    """
    notices = []
    for fact in _facts(release, "withdrawn"):
        when, why = _when_and_what(links, release, fact)
        said = f": “{escape(cut(why, limit))}”" if why else "."
        notices.append(f"**Withdrawn by its publisher**{f' on {escape(when)}' if when else ''}{said}")
    return block("notice", *notices, attributes={"role": "note"}) if notices else ""


def history(links: Links, release: Release, limit: int) -> list[str]:
    """The changes that the publisher states."""
    lines = []
    for fact in _facts(release, "change"):
        when, what = _when_and_what(links, release, fact)
        words = escape(cut(what, limit))
        lines.append(f"{escape(when)}: {words}" if when and words else escape(when) or words)
    if not lines:
        return []
    listed = bullets(lines)
    if len(lines) > FLAT:
        listed = folded(count(len(lines), "change"), listed, search=False)
    return [heading(3, "Change history, as the publisher states it", search=False), listed]


def filed_under(release: Release, limit: int) -> list[str]:
    """Bodies, people and countries that the capture names beside its text, and where it does."""
    lines = []
    for kind, label in _FILED.items():
        facts = sorted(_facts(release, kind), key=lambda fact: fact.where)
        for where, group in groupby(facts, key=lambda fact: fact.where):
            values = "; ".join(escape(cut(fact.value, limit)) for fact in group)
            lines.append(f"{label}: {values} ({escape(where)})")
    return [heading(3, "Filed under", search=False), bullets(lines)] if lines else []


def _facts(release: Release, kind: FactKind) -> Iterable[Fact]:
    return (fact for fact in release.clean.facts if fact.kind == kind)


def _when_and_what(links: Links, release: Release, fact: Fact) -> tuple[str, str]:
    """The day a fact begins with, where it does, and its words."""
    match = _MOMENT.match(fact.value)
    if match is None:
        return "", fact.value
    zone = links.archive.authority.publishers[release.record.publisher].time_zone
    return moment_in_words(match[1], zone), match[2]
