"""The shape of `release.yml`: what a person states about a release, and nothing that can be derived."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.authority.records import CountryCode, Day, Phrase, Record, RightsId, Slug

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
HttpUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
PartOf = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]* of [1-9][0-9]*$")]
Moment = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+))?$")]


class Sanitised(Record):
    """Private data taken out of a capture before it was stored."""

    step: Slug = Field(description="The cleaning step that did it, e.g. personal-data")
    what: Phrase = Field(description="What was taken out, e.g. 'e-mail address'")
    count: int = Field(ge=1, description="How many times")


class CaptureRecord(Record):
    """One capture of the release: the bytes as received, but for private data."""

    file: Annotated[Phrase, StringConstraints(max_length=120)] = Field(
        description="Name of the file beside this record"
    )
    media_type: Phrase = Field(description="e.g. text/plain")
    received: Day = Field(description="The day the archive received it")
    sha256: Sha256 = Field(description="Hash of the stored bytes")
    part: PartOf | None = Field(
        default=None, description="Which release of a capture that held several, in its order, e.g. '2 of 5'"
    )
    fetched_from: HttpUrl | None = Field(
        default=None,
        description="The address the bytes came from, after redirects, e.g. 'https://www.example.org/news/one.json'",
    )
    last_modified: Moment | None = Field(
        default=None, description="When the server says they were last changed, e.g. '2025-03-12T13:23:00Z'"
    )
    sanitised: tuple[Sanitised, ...] = ()


class IdChanges(Record):
    """Ids to add to and to remove from what was derived."""

    add: tuple[Slug, ...] = ()
    remove: tuple[Slug, ...] = ()


class CountryChanges(Record):
    """Countries to add to and to remove from what was derived."""

    add: tuple[CountryCode, ...] = ()
    remove: tuple[CountryCode, ...] = ()


class KeywordChanges(Record):
    """Keywords to add and to remove, as they stand in the text."""

    add: tuple[Phrase, ...] = ()
    remove: tuple[Phrase, ...] = ()


class Corrections(Record):
    """A person's word on what was derived: it wins, and is shown as curated."""

    participants: CountryChanges = CountryChanges()
    mentioned: CountryChanges = CountryChanges()
    people: IdChanges = IdChanges()
    keywords: KeywordChanges = KeywordChanges()
    subjects: IdChanges = IdChanges()


class ReleaseRecord(Record):
    """`release.yml`."""

    publisher: Slug = Field(description="An id in publishers.yml")
    rights: RightsId = Field(description="An id in rights.yml; decides what may be shown")
    rights_basis: Phrase | None = Field(default=None, description="Why these rights hold, e.g. 'published on GOV.UK'")
    source_url: HttpUrl | None = Field(
        description="Where the release was published; null where unknown, never invented"
    )
    source_id: Annotated[Phrase, StringConstraints(max_length=2000)] | None = Field(
        default=None,
        description="The source's own id where it is no slug, e.g. 'https://www.example.org/?page_id=2456'",
    )
    captures: tuple[CaptureRecord, ...] = Field(
        min_length=1, description="The files beside this record; several where the source was re-published"
    )
    date: Phrase | None = Field(default=None, description="EDTF; only where a person knows better than the text")
    date_basis: Phrase | None = Field(default=None, description="How that person knows")
    title: Phrase | None = Field(default=None, description="Only to correct or to supply one")
    corrections: Corrections = Corrections()
    distinct_from: tuple[Slug, ...] = Field(
        default=(), description="Ids of releases that look like this one and are others: the pair is not reported"
    )
    other_accounts: tuple[Slug, ...] = Field(
        default=(), description="Ids of releases that tell of the same event, e.g. the readout of the other side"
    )
    notes: Phrase | None = Field(default=None, description="Anything the next person should know")
