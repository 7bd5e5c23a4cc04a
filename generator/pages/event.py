"""The page of a known event: when and where it was, and the releases that tell of it; and the list of all."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from generator.archive import Archive, Release
from generator.authority.records import Event
from generator.dates import first_to_last, long_day
from generator.pages.facts import mark
from generator.pages.gathered import gathered
from generator.pages.head import with_event, with_list
from generator.pages.links import Links, event_path
from generator.pages.lists import Detail, counted
from generator.pages.long_lists import listing, with_detail
from generator.pages.markdown import block, bullets, escape, heading, page, span
from generator.pages.page import Page
from generator.pages.words import count

AROUND = dt.timedelta(days=14)
"""A release so near to an event was issued at its time; others look back or ahead."""


def event_pages(archive: Archive) -> Iterator[Page]:
    """A page for every event that a release tells of, after the list of all."""
    yield _list(archive)
    for event_id in archive.events:
        yield from event_page(archive, event_id)


def event_page(archive: Archive, event_id: str) -> Iterator[Page]:
    """One event: what was issued at its time stands apart from what looks back or ahead."""
    links = Links(archive, event_path(event_id))
    event, ids = archive.authority.events[event_id], archive.events[event_id]
    then = [i for i in ids if _at_its_time(archive.releases[i], event)]
    other = [i for i in ids if i not in set(then)]
    folder, detail = f"events/{event_id}", with_detail(_how(event_id))
    near = listing(links, then, f"{folder}/then", f"{event.name}, at the time", detail)
    far = listing(links, other, f"{folder}/other", f"{event.name}, looking back or ahead", detail)
    body = [
        heading(1, event.name),
        block("lead", f"{_when(event)} · {count(len(ids), 'release')}"),
        *_facts(links, event),
        *gathered(links, ids),
        *([heading(2, "At the time", "then"), *near.blocks] if then else []),
        *([heading(2, "Looking back or ahead", "other"), *far.blocks] if other else []),
    ]
    matter = {
        "title": event.name,
        "description": f"{event.name}, {_when(event)}: {count(len(ids), 'release')} that tell of it.",
        "search": {"boost": 1.2},
    }
    yield Page(links.page, page(with_event(links, event, matter), body))
    yield from (*near.pages, *far.pages)


def _when(event: Event) -> str:
    return long_day(event.start) if event.start == event.end else first_to_last(event.start, event.end, " – ")


def _at_its_time(release: Release, event: Event) -> bool:
    """Whether all days that a release may be of lie near the event."""
    date = release.description.date
    if not date.earliest or not date.latest:
        return False
    return event.start - AROUND <= date.earliest and date.latest <= event.end + AROUND


def _how(event_id: str) -> Detail:
    """How a release is known to tell of it."""

    def detail(release: Release) -> str:
        found = next(e for e in release.description.events if e.id == event_id)
        said = dict.fromkeys(m.text for m in found.mentions)
        words = ", ".join(f"“{escape(text)}”" for text in list(said)[:3]) or escape(found.evidence[0].says)
        return f"{words} {mark(found.basis)}"

    return detail


def _facts(links: Links, event: Event) -> list[str]:
    """Where it was, the events of its kind before and after, and where its dates were seen."""
    of_kind = sorted(
        (e for i in links.archive.events if (e := links.archive.authority.events[i]).kind == event.kind),
        key=lambda e: (e.start, e.id),
    )
    at = of_kind.index(event)
    beside = [links.event(e.id) for e in (*of_kind[max(at - 1, 0) : at], *of_kind[at + 1 : at + 2])]
    where = [escape(event.place)] if event.place else []
    where += [links.country(event.country)] if event.country else []
    rows = [
        ("Where", ", ".join(where)),
        ("Kind", escape(_kind(event.kind))),
        ("Before and after", " · ".join(beside)),
        ("Source", f"{escape(event.source)}, confidence {event.confidence}"),
    ]
    return [block("facts", bullets(f"**{label}** {span(value, 'value')}" for label, value in rows if value))]


def _kind(kind: str) -> str:
    """`nato-summit` as words: an acronym of a group is written in capitals."""
    words = kind.split("-")
    first = words[0].upper() if words[0] in _ACRONYMS else words[0].capitalize()
    return " ".join([first, *words[1:]])


_ACRONYMS = frozenset(("nato", "g7", "g20", "e5", "udcg", "unga", "jef", "epc"))


def _list(archive: Archive) -> Page:
    links = Links(archive, "events/index.md")
    lead = "Meetings, treaties, anniversaries and conflicts that releases tell of, by kind, the newest first."
    kinds: dict[str, list[Event]] = defaultdict(list)
    for event_id in archive.events:
        event = archive.authority.events[event_id]
        kinds[event.kind].append(event)
    cards = []
    for kind in sorted(kinds, key=_kind):
        ordered = sorted(kinds[kind], key=lambda e: (-e.start.toordinal(), e.id))
        entries = [(links.event(e.id), f"{e.start.year} · {len(archive.events[e.id]):,}") for e in ordered]
        cards.append(block("way", heading(2, _kind(kind)), counted(entries)))
    body = [heading(1, "Events"), lead, block("ways packed", *cards) if cards else "None yet."]
    matter = {"title": "Events", "description": lead, "search": {"exclude": True}}
    return Page(links.page, page(with_list(links, matter), body))
