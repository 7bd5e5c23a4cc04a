"""Keywords of all releases brought together: what differs in number, spelling or an acronym only is one keyword."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.describe.background import american, singular

_ACRONYM = re.compile(r"\s*\(([^()]+)\)$")
_WORD = re.compile(r"[^\W_]+")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeywordHeadings:
    """Where each keyword stands, and what is shown there."""

    slugs: Mapping[str, str]
    """term, as a text writes it -> slug; "" for one that no address can hold"""
    shown: Mapping[str, str]
    """slug -> the form shown: with its acronym where a text gives one, else the most frequent"""


def keyword_slug(term: str) -> str:
    """The address of a keyword: lower case, without diacritics, words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def keyword_headings(terms: Counter[str]) -> KeywordHeadings:
    """The headings of some keywords, each with the number of releases that have it."""
    by_acronym = {short: _key(term) for term in sorted(terms) for short in _ACRONYM.findall(term)}
    groups: dict[Key, list[str]] = defaultdict(list)
    for term in terms:
        groups[by_acronym.get(term, _key(term))].append(term)
    slugs: dict[str, str] = {}
    shown: dict[str, str] = {}
    for _, forms in sorted(groups.items()):
        best = min(forms, key=lambda form: (_ACRONYM.search(form) is None, -terms[form], form))
        slug = keyword_slug(_ACRONYM.sub("", best))
        slugs |= dict.fromkeys(forms, slug)
        if slug:
            shown.setdefault(slug, best)
    return KeywordHeadings(dict(sorted(slugs.items())), dict(sorted(shown.items())))


def _key(term: str) -> Key:
    """The words in the singular and American spelling, without an acronym in brackets."""
    return tuple(singular(american(word.lower())) for word in _WORD.findall(_ACRONYM.sub("", term)))
