"""What tests look at in a description, in short form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.capture import clean
from generator.describe import Describer
from generator.model import CleanText, Description


@dataclass(frozen=True)
class Outcome:
    clean: CleanText
    found: Description
    publisher: str | None

    @property
    def participants(self) -> set[str]:
        return {c.id for c in self.found.countries if c.role == "participant"}

    @property
    def mentioned(self) -> set[str]:
        return {c.id for c in self.found.countries if c.role == "mentioned"}

    @property
    def people(self) -> dict[str, str]:
        """Id -> basis."""
        return {p.id: p.basis for p in self.found.people if p.id}

    @property
    def window(self) -> tuple[str | None, str | None]:
        date = self.found.date
        return _iso(date.earliest), _iso(date.latest)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def outcome(describer: Describer, text: str, publisher: str | None = None, date: str | None = None) -> Outcome:
    """Clean and describe one text, as `inspect` does, or with what a record states."""
    cleaned = clean(text.encode("utf-8"), describer.authority, publisher)
    found = describer.describe(cleaned.text, publisher or cleaned.publisher, date, with_keywords=False)
    return Outcome(cleaned.text, found, cleaned.publisher)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """`text` with every pair replaced; a pair that changes nothing is an error of the test."""
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    return text
