"""The frozen types of every stage, from clean text to the described release. No input or output here.

The words are those of the archive: a *capture* is cleaned to a `CleanText`, described by a
`Description`, and together with its record it is a `Release`. Offsets always count characters in
`CleanText.text`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Basis = Literal["curated", "stated", "resolved", "inferred"]
"""How a value is known: a person said so, the text says so, an authority file gives it, it was reasoned."""

Role = Literal["participant", "mentioned"]
PersonKind = Literal["minister", "official", "author", "other"]
ParagraphKind = Literal["paragraph", "heading", "list-item", "quote", "table-row", "byline"]
"""What a block of text is. The cells of a `table-row` are set apart by tabs."""
FactKind = Literal[
    "title",
    "summary",
    "url",
    "published",
    "updated",
    "organisation",
    "sender",
    "person",
    "country",
    "language",
    "withdrawn",
    "change",
]
"""What a capture can state about its release apart from the text."""
Via = Literal[
    "name", "demonym", "capital", "institution", "person", "office", "group", "counterpart", "family-name", "title"
]
"""By which words a mention was recognised."""

NAMED: frozenset[Via] = frozenset(("name", "title", "family-name"))
"""The ways by which somebody is named, not only pointed at by an office."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of a capture that are no part of the release, and the cleaning step that took them out."""

    text: str
    step: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words written differently in the clean text (hyphenation undone, an encoding repaired), and the step."""

    before: str
    after: str
    step: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a capture states about its release apart from the text: in a page's head, a mail's header, an API's field.

    `value` is as the capture has it: a day or a moment in ISO 8601 for `published` and `updated`, an address for
    `url`, else words. `where` says for a reader where it stands ("the page's head", "the mail's header Date").
    """

    kind: FactKind
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of clean text."""

    text: str
    kind: ParagraphKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the capture carried: `start` and `end` count in `CleanText.text`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """A capture without what is not the release. Nothing is lost: kept plus removed words are the capture's."""

    title: str | None
    """The title where the capture states one, else None."""
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What the capture states apart from the text."""

    @property
    def text(self) -> str:
        """The stated title, then the paragraphs, joined by one newline. Every offset counts in this."""
        return "\n".join(([self.title] if self.title is not None else []) + [p.text for p in self.paragraphs])

    @property
    def paragraph_starts(self) -> tuple[int, ...]:
        """Where each paragraph begins in `text`."""
        starts, at = [], 0 if self.title is None else len(self.title) + 1
        for paragraph in self.paragraphs:
            starts.append(at)
            at += len(paragraph.text) + 1
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in the text that stand for somebody or something."""

    start: int
    end: int
    text: str
    via: Via


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value holds: what it says, the words it rests on, and for dates the days it allows."""

    says: str
    text: str = ""
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A piece of evidence that does not fit the value chosen."""

    says: str
    against: str


@dataclass(frozen=True, slots=True)
class Dating:
    """A day or a window of days, with everything it rests on. `edtf` is None where nothing is known."""

    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a release: stated, curated, or inferred from its opening words."""

    value: str
    basis: Basis
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody a release speaks of. `id` is None where the authority knows nobody, or several."""

    id: str | None
    name: str
    kind: PersonKind
    office: str | None
    """The office held on the day, where the authority knows it."""
    basis: Basis
    participant: bool
    candidates: tuple[str, ...] = ()
    """The people it may be, where an office or a name fits several."""
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confirmed: bool = True
    """False where the tenure is open and the release is later than the day it was last confirmed."""


@dataclass(frozen=True, slots=True)
class CountryFound:
    """A country in a release, and whether it took part or is only spoken of."""

    id: str
    role: Role
    basis: Basis
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFound:
    """A group of countries in a release."""

    id: str
    participant: bool
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFound:
    """A known event that a release tells or speaks of."""

    id: str
    basis: Basis
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words somebody said. `start` and `end` count in `CleanText.text`; `speaker` is a person id or None."""

    speaker: str | None
    speaker_name: str
    office: str | None
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword as the text writes it. Lower scores are better: YAKE's, weighted by how special the term is."""

    term: str
    score: float


@dataclass(frozen=True, slots=True)
class SubjectFound:
    """A subject heading the release stands under, and the words that show it."""

    id: str
    mentions: tuple[Mention, ...]
    basis: Basis = "inferred"

    @property
    def words(self) -> tuple[str, ...]:
        """The words that show it, each once, as the text first writes them."""
        found: dict[str, str] = {}
        for mention in self.mentions:
            found.setdefault(mention.text.casefold(), mention.text)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Description:
    """Everything derived from one clean text, each value with its basis and evidence."""

    publisher: str | None
    language: str
    title: Title
    summary: str
    """The release's own lead sentence or two."""
    date: Dating
    event_date: Dating
    people: tuple[PersonFound, ...]
    countries: tuple[CountryFound, ...]
    groups: tuple[GroupFound, ...]
    quotes: tuple[Quote, ...]
    keywords: tuple[Keyword, ...]
    subjects: tuple[SubjectFound, ...] = ()
    events: tuple[EventFound, ...] = ()

    @property
    def participants(self) -> tuple[str, ...]:
        """The ids of the countries that took part, in alphabetical order."""
        return tuple(sorted(c.id for c in self.countries if c.role == "participant"))
