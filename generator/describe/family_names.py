"""The family names of the authority files, ready to be found in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.authority.load import Authority
from generator.describe.reading import Reading
from generator.describe.tokens import keys_of, tokenise


@dataclass(slots=True)
class FamilyNames:
    """Family names of the authority, as token keys, to the people who bear them."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))

    by_ends: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """First given name and last word of the family name, to the people who bear them."""

    @classmethod
    def of(cls, authority: Authority) -> FamilyNames:
        """Index every person's family name."""
        names = cls()
        for person in authority.people.values():
            keys = keys_of(person.family_name)
            if keys:
                names.by_first[keys[0]].append((keys, person.id))
                for name in (person.name, *person.variants):
                    given = tokenise(name)[0].key
                    if given != keys[0]:
                        names.by_ends[given, keys[-1]].add(person.id)
        return names

    def places(self, reading: Reading) -> list[int]:
        """The tokens at which a family name can begin."""
        return reading.places_of(self.by_first.keys())

    def bearer(self, words: str) -> str | None:
        """The one person a longer form of a name is of: "Donald J. Trump", "António Luís Santos da Costa"."""
        keys = keys_of(words)
        people = self.by_ends.get((keys[0], keys[-1]), set()) if len(keys) > 1 else set()
        return next(iter(people)) if len(people) == 1 else None

    def at(self, reading: Reading, at: int) -> tuple[int, tuple[str, ...]]:
        """The longest family name that starts at token `at`: its end, and who bears it. Hyphens count for nothing."""
        able = self.by_first.get(reading.tokens[at].key)
        if able is None:
            return at, ()
        found: dict[int, list[str]] = defaultdict(list)
        for keys, person in able:
            end = _end_of(reading, at, keys)
            if end:
                found[end].append(person)
        if not found or not (reading.tokens[at].capitalised or max(found) - at > 1):
            return at, ()
        end = max(found)
        return end, tuple(dict.fromkeys(found[end]))


def _end_of(reading: Reading, at: int, keys: Sequence[str]) -> int:
    """Where words that begin at token `at` end; 0 where others stand there."""
    for number, key in enumerate(keys):
        if number and at < len(reading.tokens) and reading.tokens[at].text == "-":
            at += 1
        if at >= len(reading.tokens) or reading.tokens[at].key != key:
            return 0
        at += 1
    return at
