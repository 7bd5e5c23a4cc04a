"""Clean text to description: read once, find who is named, date it, resolve offices, then roles, quotes, keywords."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.authority.load import Authority
from generator.authority.records import Office
from generator.dates import Days
from generator.describe.counterparts import counterparts, with_counterpart_offices
from generator.describe.date_evidence import dates_written, offices_held, told_when
from generator.describe.dating import Constraint, date_of, event_date
from generator.describe.days_spoken_of import days_spoken_of, events_behind
from generator.describe.event_evidence import anniversaries, events_near, groups_exist, member_counts
from generator.describe.events import events_of
from generator.describe.facts import countries_filed, day_in_address, days_filed, people_filed
from generator.describe.family_names import FamilyNames
from generator.describe.family_names_alone import by_family_name_in_office, family_names_alone
from generator.describe.incumbents import by_office
from generator.describe.keywords import Propose, keywords_of, propose
from generator.describe.language import language_of
from generator.describe.letterheads import days_misread, months_of_issue
from generator.describe.messages import senders
from generator.describe.misspelt_names import misspelt
from generator.describe.offices import OfficePhrase, country_of_publishing, find_offices, home_country, office_leading
from generator.describe.offices_of_several import PluralTitles, plural_titles
from generator.describe.only_places import is_language, is_place, names_a_thing
from generator.describe.people import people_of
from generator.describe.quotes import quotations
from generator.describe.reading import Reading, read
from generator.describe.roles import Actor, TookPart, actors_of, listed, took_part
from generator.describe.sightings import Sighting, stated_people
from generator.describe.spotting import Dictionary, Spot, authority_names, event_names
from generator.describe.subjects import SubjectIndex, VariantFound, subjects_of, terms_in
from generator.describe.titles import summary_of, title_of
from generator.model import (
    Basis,
    CleanText,
    CountryFound,
    Dating,
    Description,
    Evidence,
    GroupFound,
    Keyword,
    Mention,
    Paragraph,
    PersonFound,
    Quote,
    Role,
)


@dataclass(frozen=True)
class Describer:
    """The authority files made ready for describing many releases."""

    authority: Authority
    names: Dictionary
    events: Dictionary
    families: FamilyNames
    plurals: PluralTitles
    subjects: SubjectIndex
    given_names_of_record: frozenset[str]
    """In lower case."""
    proposals: Propose = propose
    """Where keywords come from: YAKE, or what it said before."""

    @classmethod
    def of(cls, authority: Authority) -> Describer:
        """Index the authority files once."""
        return cls(
            authority,
            Dictionary(authority_names(authority)),
            Dictionary(event_names(authority)),
            FamilyNames.of(authority),
            plural_titles(authority),
            SubjectIndex.of(authority.subjects.values()),
            frozenset(p.name.split()[0].lower() for p in authority.people.values()),
        )

    def describe(
        self,
        clean: CleanText,
        publisher: str | None = None,
        curated_date: str | None = None,
        received: dt.date | None = None,
        with_keywords: bool = True,
        date_basis: str | None = None,
    ) -> Description:
        """Describe one clean text.

        `publisher` decides whose "Defence Secretary" is meant, `curated_date` (EDTF, known from `date_basis`) wins
        over the text, and `received` is the latest day it can be of. Raises ValueError where `curated_date` is no date.
        """
        authority = self.authority
        reading = read(clean, self.names, self.events)
        phrases = find_offices(reading)
        home = home_country(reading, phrases, authority, publisher)
        stated = stated_people(reading, phrases, authority, self.families, home)
        stated = with_counterpart_offices(reading, stated, authority, home)
        constraints = _constraints(reading, stated, authority, home, publisher)
        date = date_of(constraints, curated_date, received, date_basis)
        on = _days(date)
        own = office_leading(authority, publisher)
        sightings = self._sightings(reading, phrases, stated, home, own, on)
        actors = actors_of(reading, sightings, phrases, authority, home, on)
        parts = [
            *took_part(reading, actors, home),
            *listed(reading, actors),
            *senders(reading, actors),
            *_own_side(reading, actors, phrases, home),
        ]
        people = people_of(reading, sightings, authority, home, on, _spans(parts, sightings))
        people = people_filed(people, clean.facts, self.names, authority, on)
        headed = self.subjects.found_in(reading)
        reported, groups = event_date(date, *told_when(reading)), _groups(reading, parts)
        return Description(
            publisher=publisher,
            language=language_of(reading),
            title=title_of(clean),
            summary=summary_of(clean),
            date=date,
            event_date=reported,
            people=people,
            countries=countries_filed(
                _countries(reading, sightings, actors, parts, country_of_publishing(reading, authority, publisher)),
                clean.facts,
                self.names,
            ),
            groups=groups,
            quotes=tuple(_quotes(reading, actors, people)),
            keywords=self._keywords(reading, people, headed) if with_keywords else (),
            subjects=subjects_of(reading, headed),
            events=events_of(reading, date, reported, groups, authority),
        )

    def _sightings(
        self,
        reading: Reading,
        phrases: Sequence[OfficePhrase],
        stated: Sequence[Sighting],
        home: str | None,
        own: Office | None,
        on: Days,
    ) -> list[Sighting]:
        """Everybody who is named, and everybody who is meant by an office or as a counterpart on the days `on`."""
        authority = self.authority
        found = by_family_name_in_office(reading, stated, authority, home, on)
        taken = _tokens_of(found) | _tokens_of(reading.spots) | _tokens_of(phrases)
        found += family_names_alone(reading, found, taken, self.families, authority, home, on)
        found += by_office(reading, phrases, found, authority, home, own, on)
        found = misspelt(found, authority, home, on)
        return found + counterparts(reading, found, authority, self.plurals, home, on)

    def read(self, phrase: str) -> Reading:
        """A phrase by itself, as a text is read."""
        return read(CleanText(None, (Paragraph(phrase),)), self.names, self.events)

    def _keywords(
        self, reading: Reading, people: Sequence[PersonFound], headed: Sequence[VariantFound]
    ) -> tuple[Keyword, ...]:
        """Keywords without the names of the people found; their family names alone are no keywords either.

        `headed` are the words of subject headings in the text.
        """
        spans = [(m.start, m.end) for p in people for m in p.mentions]
        named = [self.authority.people[p.id] for p in people if p.id]
        families = frozenset(word for p in named for word in p.family_name.lower().split())
        taken = sorted(spans)
        terms = [(m.start, m.end) for m in terms_in(reading, headed) if not _meets(taken, m.start, m.end)]
        return keywords_of(reading, spans, self.given_names_of_record, families, terms, self.proposals)


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch has a character in common with one of some spans that are in order."""
    return any(first < end and start < last for first, last in spans)


def _constraints(
    reading: Reading, stated: Sequence[Sighting], authority: Authority, home: str | None, publisher: str | None
) -> Iterator[Constraint]:
    issuer = authority.publishers.get(publisher or "")
    yield from days_filed(reading.clean.facts, issuer)
    yield from day_in_address(reading.clean.facts, issuer)
    yield from dates_written(reading, authority)
    yield from months_of_issue(reading, authority)
    yield from days_misread(reading)
    yield from offices_held(reading, stated, authority, home)
    yield from member_counts(reading, authority)
    yield from events_near(reading, authority)
    yield from anniversaries(reading, authority)
    yield from groups_exist(reading, authority)
    yield from days_spoken_of(reading)
    yield from events_behind(reading, authority)


def _tokens_of(spans: Iterable[Sighting | Spot | OfficePhrase]) -> set[int]:
    return {at for span in spans for at in range(span.first, span.last)}


def _days(date: Dating) -> Days:
    return Days.between(date.earliest, date.latest)


def _own_side(
    reading: Reading, actors: Sequence[Actor], phrases: Sequence[OfficePhrase], home: str | None
) -> list[TookPart]:
    """The publisher's own side takes part in what it reports: its office-holders in the title or the opening."""
    starts = reading.starts
    reach = starts[2] if len(starts) > 2 else len(reading.text)
    found = []
    for actor in actors:
        if actor.sort == "P" and actor.country == home is not None and reading.tokens[actor.first].start < reach:
            found.append(TookPart(actor, "the release is about its own side", reading.words(actor.first, actor.last)))
            break
    return found


def _spans(parts: Sequence[TookPart], sightings: Sequence[Sighting]) -> set[tuple[int, int]]:
    """The sightings that stand inside an actor that took part."""
    # Actors never overlap: at each place stands one at most.
    ends = {at: p.actor.last for p in parts if p.actor.sort == "P" for at in range(p.actor.first, p.actor.last)}
    return {(s.first, s.last) for s in sightings if s.last <= ends.get(s.first, 0)}


def _countries(
    reading: Reading,
    sightings: Sequence[Sighting],
    actors: Sequence[Actor],
    parts: Sequence[TookPart],
    issuer: str | None,
) -> tuple[CountryFound, ...]:
    """Every country named or standing behind somebody, and its role; that of the issuing government takes part."""
    mentions = _country_mentions(reading, _tokens_of(s for s in sightings if s.via == "name" and not s.person))
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for part in parts:
        if part.actor.country is not None:
            evidence[part.actor.country].append(Evidence(part.rule, part.words))
            if part.actor.sort == "P" and part.actor.country not in mentions:
                mentions[part.actor.country].append(reading.mention(part.actor.first, part.actor.last, part.actor.via))
    if issuer is not None and not evidence[issuer]:
        evidence[issuer].append(Evidence("its government issued the release"))
    found = []
    for country in sorted(mentions.keys() | evidence.keys()):
        why = tuple(dict.fromkeys(evidence[country]))
        role: Role = "participant" if why else "mentioned"
        basis: Basis = "inferred" if why else "stated"
        places = tuple(sorted(set(mentions[country]), key=lambda m: (m.start, m.end, m.via)))
        found.append(CountryFound(country, role, basis, places, why[:3]))
    return tuple(found)


def _country_mentions(reading: Reading, names: Collection[int]) -> dict[str, list[Mention]]:
    """Where each country is named, in its own name or in that of an office: "President of Romania".

    `names` are the tokens of people's names: "Jack London".
    """
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for spot in reading.spots:
        if spot.first in names:
            continue
        name = spot.of("country")
        if name is not None:
            of_a_place = (name.via in ("capital", "institution") and is_place(reading, spot.first, spot.last)) or (
                name.via == "capital" and names_a_thing(reading, spot.first, spot.last)
            )
            if not of_a_place and not is_language(reading, spot, name):
                mentions[name.ids[0]].append(reading.mention(spot.first, spot.last, name.via))
        elif (title := spot.of("title")) is not None and title.country is not None:
            mentions[title.country].append(reading.mention(spot.first, spot.last, "office"))
    return mentions


def _groups(reading: Reading, parts: Sequence[TookPart]) -> tuple[GroupFound, ...]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for spot in reading.spots:
        name = spot.of("group")
        if name is not None:
            mentions[name.ids[0]].append(reading.mention(spot.first, spot.last, "group"))
    took = {p.actor.group for p in parts}
    return tuple(GroupFound(g, g in took, tuple(mentions[g])) for g in sorted(mentions))


def _quotes(reading: Reading, actors: Sequence[Actor], people: Sequence[PersonFound]) -> Iterator[Quote]:
    for said in quotations(reading, actors):
        speaker = _speaker(reading, said.speaker, people)
        if not speaker[1].islower():  # "a head of state might say" is nobody
            yield Quote(*speaker, said.paragraph, said.start, said.end, reading.text[said.start : said.end])


def _speaker(
    reading: Reading, actor: Actor | None, people: Sequence[PersonFound]
) -> tuple[str | None, str, str | None]:
    """Id, name and office of the person an actor stands for."""
    if actor is None:
        return None, "", None
    start, end = reading.tokens[actor.first].start, reading.tokens[actor.last - 1].end
    for person in people:
        if any(start <= m.start and m.end <= end for m in person.mentions):
            return person.id, person.name, person.office
    return None, reading.text[start:end], None
