"""The shape of a collection's front matter: its title, and which releases it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from generator.authority.records import CountryCode, Day, Phrase, Record, Slug

Title = Annotated[Phrase, StringConstraints(max_length=150)]
Sentences = Annotated[Phrase, StringConstraints(max_length=1000)]


class ChosenRelease(Record):
    """One release that the editor chose."""

    id: Slug = Field(description="The id of the release: the name of its folder")
    note: Sentences | None = Field(
        default=None, description="Why it is here, in one or a few sentences of plain text of the editor's own"
    )


class Search(Record):
    """What the releases of a collection have in common; all that is given must hold."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    countries: tuple[CountryCode, ...] = Field(
        default=(), description="Two letters each: countries that all took part, e.g. [gb, us]"
    )
    ministers: tuple[Slug, ...] = Field(
        default=(), description="Ids in people.yml: ministers or officials whom a release names, or means, all of them"
    )
    subjects: tuple[Slug, ...] = Field(
        default=(), description="Ids in subjects.yml: a release stands under each, or under a heading below it"
    )
    publishers: tuple[Slug, ...] = Field(default=(), description="Ids in publishers.yml: one of them published it")
    after: Phrase | None = Field(
        default=None, description="EDTF: from this day on, or from the first day of this month or year, e.g. 2019"
    )
    before: Phrase | None = Field(
        default=None, description="EDTF: up to this day, or to the last day of this month or year, e.g. 2024-06"
    )


class CollectionRecord(Record):
    """The front matter of `collections/<id>.md`: either `releases` or `search`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["releases"]}, {"required": ["search"]}]})

    title: Title = Field(description="The name of the collection, e.g. 'The road to the E5'")
    description: Sentences = Field(description="In one sentence of plain text, what the collection shows")
    editor: Phrase | None = Field(default=None, description="Who put it together, as that person wants to be named")
    updated: Day | None = Field(default=None, description="The day on which somebody last went through it")
    releases: tuple[ChosenRelease, ...] | None = Field(
        default=None, min_length=1, description="The releases, in the order in which they are to be read"
    )
    search: Search | None = Field(
        default=None, description="Instead of `releases`: what they have in common; they come oldest first"
    )
    notes: Mapping[Slug, Sentences] = Field(
        default={}, description="With `search` only: the id of a release, and the editor's note on it"
    )
