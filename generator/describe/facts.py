"""What a capture states about its release apart from the text: its day, who and which countries it is filed under."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from generator.authority.load import Authority
from generator.authority.records import Publisher
from generator.authority.resolve import holding
from generator.dates import Days, day_and_month
from generator.describe.dating import ADDRESS, FILED, RECEIVED, Constraint
from generator.describe.spotting import Dictionary
from generator.describe.tokens import places_by_key, tokenise
from generator.hosts import lies_on
from generator.model import CountryFound, Evidence, Fact, PersonFound


def days_filed(facts: Iterable[Fact], publisher: Publisher | None) -> Iterator[Constraint]:
    """The day a capture gives for its publishing: the day of issue on the publisher's own page, elsewhere the latest.

    A moment in universal time becomes the day it was where the publisher is.
    """
    facts = list(facts)
    own = _is_own(facts, publisher)
    for fact in facts:
        day = _local_day(fact.value, publisher) if fact.kind == "published" else None
        if day is None:
            continue
        if own:
            yield Constraint(
                FILED, f"given as the day of publishing: {fact.where}", fact.value, Days.day(day), "stated"
            )
        else:
            says = f"passed on by somebody else on this day: {fact.where}"
            yield Constraint(RECEIVED, says, fact.value, Days.between(None, day))
        return


_DAY_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/-]|$)")


def day_in_address(facts: Iterable[Fact], publisher: Publisher | None) -> Iterator[Constraint]:
    """The day that the publisher's own address of the release has in it: "/2022/07/16/".

    It was given when the page was made, in the evening perhaps; the page can be a day younger.
    """
    facts = list(facts)
    for fact in facts:
        match = _DAY_IN_ADDRESS.search(fact.value) if fact.kind == "url" else None
        if match is None or not _is_own(facts, publisher):
            continue
        year, month, number = (int(match[part]) for part in ("year", "month", "day"))
        for day in day_and_month(number, month, range(year, year + 1)):
            says = f"the address has this day in it: {fact.where}"
            yield Constraint(ADDRESS, says, match.group(), Days.between(day, day + dt.timedelta(days=1)), "stated")


def _is_own(facts: Sequence[Fact], publisher: Publisher | None) -> bool:
    """Whether the capture comes from the publisher itself, as far as its address tells."""
    addresses = [f.value for f in facts if f.kind == "url"]
    if publisher is None or not publisher.domains or not addresses:
        return True
    return any(lies_on(address, publisher.domains) for address in addresses)


def _local_day(moment: str, publisher: Publisher | None) -> dt.date | None:
    try:
        if len(moment) <= 10:
            return dt.date.fromisoformat(moment)
        at = dt.datetime.fromisoformat(moment)
    except ValueError:
        try:
            return dt.date.fromisoformat(moment[:10])
        except ValueError:
            return None
    if at.utcoffset() == dt.timedelta(0) and publisher is not None and publisher.time_zone:
        at = at.astimezone(ZoneInfo(publisher.time_zone))
    return at.date()


def people_filed(
    people: Sequence[PersonFound], facts: Iterable[Fact], names: Dictionary, authority: Authority, on: Days
) -> tuple[PersonFound, ...]:
    """The people found, and those the capture names apart from its text, where the authority knows them."""
    known = {p.id for p in people}
    added: list[PersonFound] = []
    for fact, ids in _named(facts, "person", names):
        person = ids[0]
        if person in known:
            continue
        known.add(person)
        offices = [office for office, _ in authority.tenures_of(person)]
        holder = holding(person, offices, on)
        office = authority.offices[holder.office] if holder else None
        bearer = authority.kinds[office.kind].bearer if office else "other"
        evidence = Evidence(f"named apart from the text: {fact.where}", fact.value)
        added.append(
            PersonFound(
                id=person,
                name=authority.people[person].name,
                kind="minister" if bearer == "minister" else "official" if bearer == "official" else "other",
                office=office.id if office else None,
                basis="stated",
                participant=False,
                evidence=(evidence,),
                confirmed=holder.confirmed if holder else True,
            )
        )
    return (*people, *added)


def countries_filed(
    countries: Sequence[CountryFound], facts: Iterable[Fact], names: Dictionary
) -> tuple[CountryFound, ...]:
    """The countries found, and those the capture is filed under, which are mentioned where the text says no more."""
    found = {c.id: c for c in countries}
    for fact, ids in _named(facts, "country", names):
        evidence = Evidence(f"filed under this country: {fact.where}", fact.value)
        found.setdefault(ids[0], CountryFound(ids[0], "mentioned", "stated", (), (evidence,)))
    return tuple(found[i] for i in sorted(found))


def _named(facts: Iterable[Fact], kind: str, names: Dictionary) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """The facts of a kind whose words name exactly one of that kind in the authority files."""
    for fact in facts:
        if fact.kind != kind:
            continue
        spots = names.spot(tokens := tokenise(fact.value), places_by_key(tokens))
        ids = {i for spot in spots for name in spot.names if name.kind == kind for i in name.ids}
        if len(ids) == 1:
            yield fact, tuple(ids)
