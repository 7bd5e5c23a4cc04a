"""What to read next: the releases related to one, each with the reason, and its neighbours in every relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from generator.archive import Release
from generator.pages.links import Links, Pair
from generator.pages.lists import entry
from generator.pages.markdown import block, bullets, escape, heading
from generator.related import Reason, Related

MOST_RELATIONS = 6
"""A release of more relations shows only those of the publisher's country, and no more than these."""


def what_to_read_next(links: Links, release: Release, related: Sequence[Related]) -> list[str]:
    """The sections of a release's page; nothing where the archive has nothing near."""
    body: list[str] = []
    if related:
        body.append(heading(2, "Related releases", "related", search=False))
        lines = (entry(links, one.id, partial(_why, links, one)) for one in related)
        body.append(block("releases", bullets(lines), search=False))
    if steps := list(_steps(links, release)):
        body.append(heading(2, "Before and after", "before-and-after", search=False))
        body.append(block("steps", bullets(steps), search=False))
    return body


def _why(links: Links, related: Related, release: Release) -> str:
    """The reasons in words: "another account of the same event · Germany – United Kingdom · Cyber security"."""
    publisher = escape(links.publisher_name(release))
    return " · ".join([publisher, *(_in_words(links, reason) for reason in related.reasons)])


def _in_words(links: Links, reason: Reason) -> str:
    match reason.kind:
        case "event":
            return "another account of the same event"
        case "words":
            return "much the same words"
        case "person":
            return " and ".join(links.person(id) for id in reason.ids)
        case "relation":
            return " and ".join(links.relation(_pair(id)) for id in reason.ids)
        case "country":
            return " and ".join(links.country(id) for id in reason.ids)
        case "subject":
            return " and ".join(links.subject(id) for id in reason.ids)
        case "group":
            return " and ".join(links.group(id) for id in reason.ids)
        case "keyword":
            return " and ".join(links.keyword(links.archive.keyword_terms[id]) for id in reason.ids)


def _pair(id: str) -> Pair:
    one, _, other = id.partition("-")
    return one, other


def _steps(links: Links, release: Release) -> Iterator[str]:
    """The release before and after this one in each relation it belongs to."""
    archive = links.archive
    publisher = archive.authority.publishers.get(release.record.publisher)
    pairs = [pair for pair in combinations(release.description.participants, 2) if pair in archive.relations]
    if len(pairs) > MOST_RELATIONS:
        home = publisher.country if publisher else None
        pairs = [pair for pair in pairs if home in pair][:MOST_RELATIONS]
    for pair in sorted(pairs, key=links.relation_name):
        ids = archive.relations[pair]
        at = ids.index(release.id)
        # Newest first: what stands behind is earlier.
        before = ids[at + 1] if at + 1 < len(ids) else None
        after = ids[at - 1] if at else None
        if before or after:
            steps = [f"{label}: {links.release(id)}" for label, id in (("before", before), ("after", after)) if id]
            yield f"{links.relation(pair)}\n{bullets(steps, level=1)}"
