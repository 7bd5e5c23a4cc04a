"""Releases as JSON: documents of the GOV.UK Content API, and rows of a file to import."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from tests.evaluation import bodies, releases
from tests.evaluation.capture import Capture, Options, truth_of
from tests.evaluation.releases import Release
from tests.evaluation.source_words import of_html


def as_it_is(given: Sequence[Release], options: Options) -> Capture:
    """A document as the Content API gave it."""
    release = given[0]
    data = releases.path_of(release.id).read_bytes()
    seen = f"{release.title}\n{of_html(json.loads(data)['details']['body'])}"
    return Capture(data, truth_of(given), (release.title, release.summary), seen=(seen,), also_seen=(_strings(data),))


def content(given: Sequence[Release], options: Options) -> Capture:
    """Another publisher's release in the shape of the Content API."""
    release = given[0]
    stamp = f"{release.date}T10:00:00.000+00:00"
    document: dict[str, Any] = {
        "analytics_identifier": None,
        "base_path": "/government/news/" + release.id.rpartition("/")[2],
        "content_id": "a3a5c6d0-0000-4000-8000-" + release.id.rpartition("/")[2].rjust(12, "0")[-12:],
        "document_type": options.get("type", "press_release"),
        "first_published_at": stamp,
        "locale": "en",
        "public_updated_at": stamp,
        "publishing_app": "whitehall",
        "schema_name": "news_article",
        "title": release.title,
        "description": release.lead,
        "links": {"organisations": [{"title": release.office, "base_path": "/government/organisations/x"}]},
        "details": {
            "body": f'<div class="govspeak">{bodies.semantic(release.blocks)}\n</div>',
            "change_history": [{"note": "First published.", "public_timestamp": stamp}],
            "political": True,
            "tags": {"browse_pages": [], "topics": []},
        },
    }
    data = json.dumps(document, ensure_ascii=options.get("ascii") == "yes", indent=2).encode()
    beside = (release.title, release.lead, "First published.")
    seen = f"{release.title}\n{of_html(document['details']['body'])}"
    return Capture(data, truth_of(given), beside, seen=(seen,), also_seen=(_strings(data),))


def row(given: Sequence[Release], options: Options) -> Capture:
    """One row of a JSON Lines file."""
    release = given[0]
    fields = {"id": release.id, "title": release.title, "date": str(release.date), "url": release.url}
    if options["body"] == "html":
        fields["body_html"] = bodies.semantic(release.blocks)
    else:
        fields["body_text"] = bodies.text(release.blocks)
    data = json.dumps(fields, ensure_ascii=False).encode() + b"\n"
    seen = f"{release.title}\n{of_html(fields['body_html']) if 'body_html' in fields else fields['body_text']}"
    truth = truth_of(given, numbers_written="body_text" in fields)
    return Capture(data, truth, (release.title,), seen=(seen,), also_seen=(_strings(data),))


def _strings(data: bytes) -> str:
    """Every string and number of a document, which the cleaner may count as seen."""
    return re.sub(r"<[^>]*>", " ", json.dumps(json.loads(data), ensure_ascii=False))
