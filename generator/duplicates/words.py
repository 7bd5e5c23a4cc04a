"""Similarity in words, for messages and for what `add` prints."""

from __future__ import annotations

from generator.duplicates.accounts import SameEvent
from generator.duplicates.similarity import Similarity


def in_words(alike: Similarity, other: str) -> str:
    """How a text is like the release `other`: "94 % of its words stand in …"."""
    if alike.kind == "exact":
        return f"its words are those of {other}{_apart(alike.days_apart)}"
    mine, theirs = _percent(alike.left_in_right), _percent(alike.right_in_left)
    return f"{mine} of its words stand in {other}, and {theirs} of that one's here{_apart(alike.days_apart)}"


def event_in_words(event: SameEvent, other: str) -> str:
    """Why two releases look like accounts of one event."""
    people = ", ".join(event.people[:4]) + (" and others" if len(event.people) > 4 else "")
    return f"{people} took part in what this release and {other} report{_apart(event.days_apart)}"


def _percent(share: float) -> str:
    """Never "100 %" where a word differs."""
    return f"{min(99, round(100 * share)) if share < 1 else 100} %"


def _apart(days: int | None) -> str:
    if days is None:
        return ""
    return ", of the same days" if days == 0 else f", {days} day{'' if days == 1 else 's'} apart"
