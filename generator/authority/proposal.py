"""The record that is proposed for somebody the authority does not know, in the style of people.yml."""

from __future__ import annotations

from collections.abc import Collection

from generator.authority.records import Person
from generator.latin_words import latin_words

_PARTICLES = frozenset("al de degli del della den der di dos du el la le te ten ter van vel von zu zum zur".split())
"""Words that a family name may begin with. "da Costa" goes by Costa as often as not: a person decides."""
_SON = frozenset(("bin", "ibn"))
"""Belongs to the family name only right before its last word: the house of Zayed Al Nahyan's son is Al Nahyan."""
_TITLES = frozenset(
    (
        "mr mrs ms miss dr prof professor sir dame lord lady baroness baron mp admiral brigadier colonel commander "
        "commodore general lieutenant major marshal captain"
    ).split()
)


def proposed_person(name: str, country: str | None, taken: Collection[str]) -> Person:
    """A record for somebody of this name; its id is none of `taken`. A person still has to look at it."""
    words = name.split()
    while len(words) > 2 and words[0].rstrip(".").casefold() in _TITLES:
        words = words[1:]
    return Person(
        id=_free_id(" ".join(words), country, taken),
        name=" ".join(words),
        family_name=_family_name(words),
        country=country,
    )


def _family_name(words: list[str]) -> str:
    """The last word, or all from the first particle on."""
    last = len(words) - 1
    begins = next((at for at in range(1, last) if words[at].casefold() in _PARTICLES), last)
    if begins == last and last > 1 and words[last - 1].casefold() in _SON:
        begins -= 1
    return " ".join(words[begins:])


def _free_id(name: str, country: str | None, taken: Collection[str]) -> str:
    """`jane-doe`; where that is somebody else's, `jane-doe-pl`, then `jane-doe-2`."""
    slug = "-".join(latin_words(name))[:90].strip("-") or "somebody"
    options = [slug, *([f"{slug}-{country}"] if country else []), *(f"{slug}-{n}" for n in range(2, len(taken) + 3))]
    return next(option for option in options if option not in taken)
