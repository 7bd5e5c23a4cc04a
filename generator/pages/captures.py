"""The captures of a release as its provenance shows them: what was received, when, from where, what was taken out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive import Release
from generator.dates import long_day
from generator.pages.links import Links
from generator.pages.markdown import attribute, bullets, escape, link, safe_url, span
from generator.pages.words import count, joined, moment_in_words
from generator.release_record import CaptureRecord


def captures(links: Links, release: Release) -> str:
    """Every capture with all that its record states."""
    zone = links.archive.authority.publishers[release.record.publisher].time_zone
    return bullets("<br>".join(_lines(capture, zone)) for capture in release.record.captures)


def _lines(capture: CaptureRecord, zone: str | None) -> Iterator[str]:
    yield f"**{escape(capture.file)}** ({escape(capture.media_type)}), received {long_day(capture.received)}"
    if capture.part:
        yield f"Release {escape(capture.part)} of the capture received"
    if capture.fetched_from:
        url = safe_url(capture.fetched_from)
        address = span(escape(capture.fetched_from), "address")
        yield f"Fetched from {link(address, url) if url else address}"
    if capture.last_modified:
        yield f"Last changed there on {escape(moment_in_words(capture.last_modified, zone))}, as the server says"
    yield f'SHA-256 <code class="hash">{attribute(capture.sha256)}</code>'
    if capture.sanitised:
        taken = "; ".join(f"{escape(s.what)}, {count(s.count, 'time')}" for s in capture.sanitised)
        yield f"Private data taken out before storing: {taken}"


def identity(links: Links, release: Release) -> Iterator[str]:
    """The source's own id, and the releases that this one is easily taken for."""
    record = release.record
    if record.source_id:
        yield f'The source’s own id: <code class="hash">{escape(record.source_id).strip()}</code>'
    others = [links.release(i) for i in record.distinct_from if i in links.archive.releases]
    if others:
        yield f"Alike, and not the same release: {joined(others)}"
