"""The shape of every authority file, as Pydantic models.

One model a kind of YAML record. They refuse unknown keys, and the JSON Schemas under
``corpus/schema/`` are generated from them, so an editor completes and checks while typing.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
RightsId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=40)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Phrase = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Sender = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=254)
]
"""An address of e-mail, or all addresses of a domain: "@example.org"."""
Contact = Annotated[
    str,
    StringConstraints(
        pattern=r"^([A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|\+?[0-9][0-9 ().-]{5,30}[0-9])$", max_length=254
    ),
]
"""One address of e-mail, or one telephone number."""
Pattern = Annotated[str, StringConstraints(min_length=1)]


def _written_as_iso(value: object) -> object:
    """Only 2025-03-12: a bare number would be read as seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("it is no day")
    return value


def _has_a_word(value: str) -> str:
    if not any(c.isalnum() for c in value):
        raise ValueError("it has no letter and no figure")
    return value


Words = Annotated[Phrase, AfterValidator(_has_a_word)]
"""A phrase that can be looked for in a text."""
Day = Annotated[dt.date, BeforeValidator(_written_as_iso)]
Confidence = Literal["high", "medium", "low"]


class Record(BaseModel):
    """Base of every record: immutable, and unknown keys are an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Example(Record):
    """A test that a record carries: this phrase, on this day, means this id."""

    phrase: Phrase = Field(description="Words as they stand in a release, e.g. 'the Defence Secretary'")
    on: Day | None = Field(default=None, description="The day on which the phrase is read")
    gives: Slug | None = Field(
        description="The id it must resolve to; null where it must resolve to nobody or to several"
    )


class Person(Record):
    """One person the archive can name."""

    id: Slug
    name: Phrase = Field(description="Preferred name, e.g. 'Ben Wallace'")
    family_name: Phrase = Field(description="The name used after a title, e.g. 'Wallace'")
    country: CountryCode | None = Field(default=None, description="The country this person serves")
    variants: tuple[Phrase, ...] = Field(default=(), description="Other full names seen in releases")
    examples: tuple[Example, ...] = ()


class Tenure(Record):
    """One person's dated holding of an office. A day shared with the next holder belongs to both."""

    person: Slug
    start: Day
    end: Day | None = Field(
        default=None, description="Last day, the handover day included; left out while the tenure is open"
    )
    source: Phrase = Field(description="Where the dates were seen; 'general-knowledge' where no source is named")
    confidence: Confidence
    verified: Day | None = Field(default=None, description="Last day an open tenure was confirmed")
    title: Phrase | None = Field(default=None, description="The office's title at the time, where it was another")
    note: Phrase | None = None


class Office(Record):
    """A post and everyone who held it."""

    id: Slug
    title: Phrase = Field(description="Preferred title, e.g. 'Secretary of State for Defence'")
    country: CountryCode | None = Field(
        default=None, description="The country whose office it is; left out for NATO, EU, UN"
    )
    organisation: Phrase = Field(description="The body it belongs to, e.g. 'Ministry of Defence'")
    kind: Slug = Field(description="One of the kinds at the top of the file")
    variants: tuple[Phrase, ...] = Field(default=(), description="Other titles that mean this office and no other")
    shared: bool = Field(default=False, description="True where several people hold the office at one time")
    tenures: tuple[Tenure, ...] = ()
    examples: tuple[Example, ...] = ()


class OfficeKind(Record):
    """What a kind of office is called in general, whatever the country."""

    id: Slug
    name: Phrase = Field(description="For headings, e.g. 'Defence minister'")
    bearer: Literal["minister", "official"] = Field(description="What a holder is: a minister or an official")
    titles: tuple[Phrase, ...] = Field(
        description="Titles used with a country or a name: 'Defence Minister', 'Minister of Defence'"
    )


class OfficesFile(Record):
    """offices.yml"""

    kinds: tuple[OfficeKind, ...]
    offices: tuple[Office, ...]


class Country(Record):
    """One country, with every word that stands for it."""

    id: CountryCode
    alpha3: Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
    name: Phrase
    variants: tuple[Phrase, ...] = ()
    demonyms: tuple[Phrase, ...] = Field(
        default=(), description="Adjectives and names of its people: 'German', 'Germans'"
    )
    combining: tuple[Phrase, ...] = Field(default=(), description="Forms used before a hyphen only: 'Franco'")
    capital: Phrase | None = None
    institutions: tuple[Phrase, ...] = Field(
        default=(), description="Names that stand for its government: 'the Kremlin', 'Downing Street'"
    )
    not_phrases: tuple[Phrase, ...] = Field(
        default=(), description="Longer names that hold one of its words and mean something else: 'South China Sea'"
    )
    leader: Slug | None = Field(
        default=None,
        description="The kind of office 'the leader of' means, where there is a head of state and one of government",
        examples=["head-of-state"],
    )
    realm_of: CountryCode | None = Field(
        default=None, description="The country whose monarch is its own too", examples=["gb"]
    )
    region: Phrase
    subregion: Phrase | None = None
    examples: tuple[Example, ...] = ()


class Membership(Record):
    """One country's dated membership of a group."""

    country: CountryCode
    start: Day
    end: Day | None = None


class Group(Record):
    """A group of countries, with its members over time."""

    id: Slug
    name: Phrase
    variants: tuple[Phrase, ...] = ()
    members: tuple[Membership, ...] = ()
    source: Phrase
    confidence: Confidence
    examples: tuple[Example, ...] = ()


class Event(Record):
    """A dated event: summit, treaty, accession, anniversary, conflict."""

    id: Slug
    name: Phrase
    variants: tuple[Phrase, ...] = ()
    start: Day
    end: Day
    place: Phrase | None = None
    country: CountryCode | None = None
    kind: Slug
    anniversary_names: tuple[Phrase, ...] = Field(
        default=(), description="What is counted from it: 'NATO' in 'the 75th anniversary of NATO'"
    )
    source: Phrase
    confidence: Confidence


class Subject(Record):
    """A subject heading: what releases are about, with the words that show it. SKOS: a concept and its labels."""

    id: Slug
    name: Phrase = Field(description="The heading, e.g. 'Air and missile defence'")
    scope: Phrase = Field(description="In a line, what stands under it")
    variants: tuple[Words, ...] = Field(
        default=(),
        description="Words that name it, in the singular: 'missile defence'. Capitals matter where they are written "
        "('Javelin'); American and British spelling, singular and plural, hyphen and none are the same. A heading "
        "without them only orders others",
    )
    signs: tuple[Words, ...] = Field(
        default=(), description="Words that count for less: 'Kabul' for the conflict in Afghanistan"
    )
    not_phrases: tuple[Words, ...] = Field(
        default=(), description="Longer names that hold a variant and mean something else: 'National Security Council'"
    )
    broader: tuple[Slug, ...] = Field(default=(), description="The headings it stands under")
    related: tuple[Slug, ...] = Field(default=(), description="Headings a reader of this one may want too")
    examples: tuple[Example, ...] = Field(
        default=(), description="Phrases that must give this subject, or with null must not"
    )


class Furniture(Record):
    """A pattern for lines that a publisher or carrier puts round a release."""

    pattern: Pattern = Field(description="Regular expression that must match a whole line, upper and lower case alike")
    cut: Literal["line", "from-here", "up-to-here"] = Field(
        default="line", description="What goes: this line, everything from here on, or everything up to here"
    )
    carrier_mark: bool = Field(
        default=False, description="True where the line proves that this carrier passed the release on"
    )
    only_with_mark: bool = Field(
        default=False, description="True where the line is furniture only if the carrier is proven"
    )
    examples: tuple[Phrase, ...] = Field(min_length=1, description="Lines the pattern must match")


class Publisher(Record):
    """A body that publishes releases."""

    id: Slug
    name: Phrase
    country: CountryCode | None = None
    organisation: Phrase | None = None
    led_by: Slug | None = Field(
        default=None, description="The office that leads it: whom its own releases call 'the Secretary', 'the Minister'"
    )
    variants: tuple[Phrase, ...] = Field(default=(), description="Other names of it, as they stand in captures")
    domains: tuple[Phrase, ...] = Field(
        default=(),
        description="Its sites: host names, with the beginning of a path where others share the host, "
        "e.g. 'www.gov.uk', 'www.gov.pl/web/obrona-narodowa'",
    )
    time_zone: Phrase | None = Field(
        default=None, description="Where it is, as the tz database names it, e.g. 'Europe/London': for days of issue"
    )
    senders: tuple[Sender, ...] = Field(
        default=(),
        description="Addresses, or '@' and a domain, that its mail comes from, e.g. 'news@example.org', '@example.org'",
    )
    contacts: tuple[Contact, ...] = Field(
        default=(),
        description="Official addresses and telephone numbers of its press office, which may stay in stored captures, "
        "e.g. 'press@example.org', '+44 20 7946 0000'",
    )
    signatures: tuple[Pattern, ...] = Field(
        default=(),
        description="Regular expressions that prove in a capture who issued it; each stands in an example below",
    )
    signature_examples: tuple[Phrase, ...] = ()
    rights: RightsId | None = Field(default=None, description="Usual rights, proposed and never assumed")
    attribution: Phrase | None = Field(
        default=None,
        description="Whom its licence asks to name, shown with the licence, e.g. '© Crown copyright, Works Office'",
    )
    furniture: tuple[Furniture, ...] = ()


class Carrier(Record):
    """Something that passes a release on (a mailing service, a blog): its furniture is no part of the release."""

    id: Slug
    name: Phrase
    furniture: tuple[Furniture, ...] = Field(min_length=1)


class PublishersFile(Record):
    """publishers.yml"""

    publishers: tuple[Publisher, ...]
    carriers: tuple[Carrier, ...] = ()


class Rights(Record):
    """A licence or rights statement, and what it lets the archive show."""

    id: RightsId
    name: Phrase
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None = None
    shown: Literal["full", "excerpt"] = Field(description="'full' only for open licences and public domain")
    attribution: Phrase | None = Field(default=None, description="The notice that must stand on the page")
    note: Phrase
