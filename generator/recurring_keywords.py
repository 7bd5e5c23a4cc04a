"""Keywords that recur without a subject heading: what the list of subjects may lack, with the record to paste."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.archive import Release
from generator.authority.canonical import item_lines
from generator.authority.records import Subject
from generator.describe import Describer
from generator.keyword_headings import keyword_headings
from generator.problems import Problem

FEWEST = 6
"""Releases a keyword must stand in."""
SHARE = 0.005
"""And this share of all."""
MOST = 20
"""So many are listed, the most frequent first."""
NAMED = 3
"""So many of the releases are named."""


def recurring_keywords(releases: Iterable[Release], describer: Describer, path: str) -> Iterator[Problem]:
    """A014 for every keyword of several releases that is no variant of a heading, and no name the archive knows.

    `path` is the file of the headings, for the messages. Nothing where releases were described without keywords.
    """
    ordered = sorted(releases, key=lambda r: r.id)
    headings = keyword_headings(Counter(k.term for r in ordered for k in r.description.keywords))
    found: dict[str, list[str]] = defaultdict(list)
    for release in ordered:
        for slug in sorted({headings.slugs[k.term] for k in release.description.keywords}):
            found[slug].append(release.id)
    least = max(FEWEST, SHARE * len(ordered))
    recurring = sorted(
        (slug for slug in found if slug and len(found[slug]) >= least), key=lambda s: (-len(found[s]), s)
    )
    lacking = [slug for slug in recurring if _is_new(headings.shown[slug], describer)]
    for slug in lacking[:MOST]:
        term, ids = headings.shown[slug], found[slug]
        more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
        what = (
            f"the keyword “{term}” stands in {len(ids)} releases ({', '.join(ids[:NAMED])}{more}) and under no subject"
        )
        mend = "add it as a variant to the subject it shows, or paste this record and write its scope; else leave it"
        yield Problem(path, 1, "A014", what, mend, _record(slug, term))


def _is_new(term: str, describer: Describer) -> bool:
    reading = describer.read(term.partition(" (")[0])
    named = any(spot.first == 0 and spot.last == len(reading.tokens) for spot in reading.spots)
    return not named and not describer.subjects.knows(reading)


def _record(slug: str, term: str) -> str:
    name = term[0].upper() + term[1:]
    subject = Subject(id=slug[:100].strip("-"), name=name, scope="What stands under it, in a line.", variants=(term,))
    return "\n".join(item_lines([subject]))
