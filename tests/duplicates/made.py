"""Invented releases for the tests of duplicates."""

from __future__ import annotations

import datetime as dt

from generator.archive import Release
from generator.model import CleanText, CountryFound, Dating, Description, Mention, Paragraph, PersonFound, Title
from generator.release_record import CaptureRecord, ReleaseRecord

UNKNOWN = Dating(None, None, None, "inferred")
STATEMENT = (
    "The harbour of Lower Quillmouth was opened again this morning after nine weeks of dredging.",
    "Ada Quill, who had promised as much in spring, walked the length of the new mole with the pilots and their "
    "families, and said that no storm of the coming winter would close it.",
    "Two ferries leave for Caldoria on every working day, one of them with room for eleven lorries. Fishermen may use "
    "the inner basin without a fee until the fish hall has its roof.",
    "The dredger goes on to Borland, where the mouth of the river Senn has silted up since the flood.",
)
OTHER = (
    "Schools in the northern valleys begin an hour later while the road over the pass is being mended.",
    "Buses run from six o'clock; drivers know the stops, and parents have had a letter with the times.",
    "The ministry thanks the villages that lend their halls for lessons in mathematics and in music.",
)


def text(*paragraphs: str, title: str | None = None) -> CleanText:
    """A clean text out of plain paragraphs."""
    return CleanText(title, tuple(Paragraph(p) for p in paragraphs))


def day(value: str) -> Dating:
    """A day that is known."""
    date = dt.date.fromisoformat(value)
    return Dating(value, date, date, "stated")


def release(
    id: str,
    clean: CleanText,
    *,
    date: Dating = UNKNOWN,
    publisher: str = "xa-mod",
    received: str = "2025-01-02",
    people: dict[str, str] | None = None,
    countries: tuple[str, ...] = (),
    distinct_from: tuple[str, ...] = (),
    other_accounts: tuple[str, ...] = (),
    sha256: str | None = None,
    part: str | None = None,
) -> Release:
    """A release whose people and countries took part, all of them named at its very start."""
    capture = CaptureRecord(
        file="capture.txt",
        media_type="text/plain",
        received=dt.date.fromisoformat(received),
        sha256=sha256 or id.encode().hex().ljust(64, "0")[:64],
        part=part,
    )
    record = ReleaseRecord(
        publisher=publisher,
        rights="open",
        source_url=None,
        captures=(capture,),
        distinct_from=distinct_from,
        other_accounts=other_accounts,
    )
    mention = (Mention(0, 3, clean.text[:3], "name"),)
    description = Description(
        publisher=publisher,
        language="en",
        title=Title(clean.title or "", "stated"),
        summary="",
        date=date,
        event_date=UNKNOWN,
        people=tuple(
            PersonFound(i, name, "minister", None, "stated", True, mentions=mention)
            for i, name in (people or {}).items()
        ),
        countries=tuple(CountryFound(c, "participant", "inferred", mention) for c in countries),
        groups=(),
        quotes=(),
        keywords=(),
    )
    return Release(id, record, clean, description)
