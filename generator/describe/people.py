"""Sightings to people: one entry a person, with kind, office on the day, basis and evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.authority.resolve import Holder, holding
from generator.dates import Days
from generator.describe.incumbents import tenure_in_words
from generator.describe.offices import candidate_offices
from generator.describe.reading import Reading
from generator.describe.sightings import Sighting
from generator.model import NAMED, Basis, Evidence, Mention, PersonFound, PersonKind

_BY = re.compile(r"\b[Bb][Yy]\s+((?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){1,3})")


def people_of(
    reading: Reading,
    sightings: Sequence[Sighting],
    authority: Authority,
    home: str | None,
    on: Days,
    participants: Collection[tuple[int, int]],
) -> tuple[PersonFound, ...]:
    """One entry a person, in order of first appearance; `participants` are the token spans that took part."""
    wrote = authors(reading)
    bylines = {m.start for a in wrote for m in a.mentions}
    sightings = [s for s in sightings if s.person or reading.tokens[s.first].start not in bylines]
    groups: dict[object, list[Sighting]] = {}
    # Of two as long the one that stands first.
    unknown = dict.fromkeys(s.name for s in sightings if not s.person and not s.candidates)
    full_names = sorted(unknown, key=len, reverse=True)
    for sighting in sorted(sightings, key=lambda s: (s.first, s.last)):
        key: object = sighting.person or sighting.candidates or ("unknown", _in_full(sighting.name, full_names))
        groups.setdefault(key, []).append(sighting)
    people = [_person(reading, group, authority, home, on, participants) for group in groups.values()]
    return (*people, *(a for a in wrote if not any(p.name == a.name for p in people)))


def _in_full(name: str, full_names: Sequence[str]) -> str:
    """The longest unknown name that is the same person's: "Brolo" is "Pedro Brolo" where the text has both."""
    return next((full for full in full_names if _same_person(name, full)), name)


def _same_person(name: str, full: str) -> bool:
    """A family name and the full one, in either order; or the same given and family name with others between."""
    name, full = name.casefold(), full.casefold()  # a transcript writes who speaks in capitals
    if full == name or full.endswith((f" {name}", f"-{name}")) or full.startswith(f"{name} "):
        return True
    mine, theirs = name.split(), full.split()
    return len(mine) > 1 and (mine[0], mine[-1]) == (theirs[0], theirs[-1])


def _person(
    reading: Reading,
    group: Sequence[Sighting],
    authority: Authority,
    home: str | None,
    on: Days,
    participants: Collection[tuple[int, int]],
) -> PersonFound:
    mentions = tuple(reading.mention(s.first, s.last, s.via) for s in group)
    person = group[0].person
    by_name = any(s.via in NAMED for s in group)
    basis: Basis = "stated" if by_name else "resolved"
    took_part = any((s.first, s.last) in participants for s in group)
    office, holder = _office(group, authority, home, on)
    if person is None:
        evidence = tuple(Evidence(s.says, m.text) for s, m in zip(group, mentions, strict=True) if s.says)
        name = max((s.name for s in group), key=lambda name: (" " in name, not name.isupper(), len(name)))
        candidates = group[0].candidates
        said: PersonKind = next((s.kind for s in group if s.kind and s.kind != "other"), "other")
        kind: PersonKind = _bearer(office, authority) if office else said
        return PersonFound(
            None, name, kind, office.id if office else None, basis, took_part, candidates, mentions, evidence[:1]
        )
    return PersonFound(
        id=person,
        name=authority.people[person].name,
        kind=_kind(person, office, authority, on),
        office=office.id if office else None,
        basis=basis,
        participant=took_part,
        mentions=mentions,
        evidence=_evidence(group, mentions, holder, office),
        confirmed=holder.confirmed if holder else True,
    )


def _evidence(
    group: Sequence[Sighting], mentions: Sequence[Mention], holder: Holder | None, office: Office | None
) -> tuple[Evidence, ...]:
    entries: list[Evidence] = []
    stated = next((m for s, m in zip(group, mentions, strict=True) if s.via in ("name", "title")), None)
    if stated is not None:
        entries.append(Evidence("named in the text", stated.text))
    for sighting, mention in zip(group, mentions, strict=True):
        if sighting.says:
            entries.append(Evidence(sighting.says, mention.text))
            break
    else:
        if holder is not None and office is not None:
            entries.append(Evidence(tenure_in_words(holder, [office])))
    return tuple(entries)


def _office(
    group: Sequence[Sighting], authority: Authority, home: str | None, on: Days
) -> tuple[Office | None, Holder | None]:
    """The office somebody held on the days of the release, the one the text names first."""
    person = group[0].person
    for sighting in group:
        if sighting.holder is not None:
            return authority.offices[sighting.holder.office], sighting.holder
        if sighting.phrase is None or sighting.phrase.former:
            continue
        offices = candidate_offices(sighting.phrase, home, authority)
        if person is None:
            # Of somebody unknown only the country that stands beside the title is certain.
            return (offices[0], None) if offices and sighting.phrase.country else (None, None)
        holder = holding(person, offices, on)
        if holder is not None:
            return authority.offices[holder.office], holder
    if person is not None:
        held = [o for o, _ in authority.tenures_of(person)]
        holders = [h for o in dict.fromkeys(o.id for o in held) if (h := holding(person, [authority.offices[o]], on))]
        if len(holders) == 1:
            return authority.offices[holders[0].office], holders[0]
    return None, None


def _bearer(office: Office, authority: Authority) -> PersonKind:
    return authority.kinds[office.kind].bearer


def _kind(person: str, office: Office | None, authority: Authority, on: Days) -> PersonKind:
    """Minister or official by the office held on the day, else by the offices held at any time."""
    if office is not None:
        return _bearer(office, authority)
    bearers = {_bearer(o, authority) for o, _ in authority.tenures_of(person)}
    return "minister" if "minister" in bearers else "official" if "official" in bearers else "other"


def authors(reading: Reading) -> tuple[PersonFound, ...]:
    """Who wrote the release, from a byline ("By Matthew Olay")."""
    found = []
    starts = reading.starts
    for start, paragraph in zip(starts, reading.clean.paragraphs, strict=True):
        match = _BY.search(paragraph.text) if paragraph.kind == "byline" else None
        if match:
            at = start + match.start(1)
            mention = Mention(at, at + len(match.group(1)), match.group(1), "name")
            evidence = (Evidence("named in the byline", paragraph.text),)
            found.append(PersonFound(None, match.group(1), "author", None, "stated", False, (), (mention,), evidence))
    return tuple(found)
