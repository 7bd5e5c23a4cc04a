"""Pages of GOV.UK as its Content API gives them: what is the release, what is a fact, and nothing lost."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authority.read import read_authority
from generator.capture import clean
from generator.capture.govuk import read_govuk
from generator.capture.reading import CannotRead, Read
from tests.capture.odd_json import ODD, words_of

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(os.environ.get("EVALUATION_DATA", ROOT.parent / "shared" / "data")) / "govuk-examples"


def page(body: Any = "<p>The ministers met.</p>", details: Any = None, **fields: Any) -> str:
    item = {
        "base_path": "/government/news/a-meeting",
        "document_type": "press_release",
        "title": "A meeting",
        "details": {"body": body, **(details or {})},
        **fields,
    }
    return json.dumps(item, ensure_ascii=False)


def facts(read: Read, kind: str) -> list[str]:
    return [f.value for f in read.facts if f.kind == kind]


def removed(read: Read, step: str) -> list[str]:
    return [line.text for line in read.lines if line.step == step]


def kept(read: Read) -> list[tuple[str | None, str]]:
    return [(line.kind, line.text) for line in read.lines if line.kept and not line.blank]


def test_title_and_body_are_the_release() -> None:
    body = (
        '<div class="govspeak"><h2 id="a">Talks</h2><p>They met.</p><blockquote><p class="last-child">We agree.</p>'
        "</blockquote><ul><li>one</li></ul><table><thead><tr><th>Pupils</th><th>Rate</th></tr></thead>"
        "<tbody><tr><td>Primary</td><td>£1,320</td></tr></tbody></table></div>"
    )
    assert kept(read_govuk(page(body))) == [
        ("title", "A meeting"),
        ("heading", "Talks"),
        ("paragraph", "They met."),
        ("quote", "We agree."),
        ("list-item", "one"),
        ("table-row", "Pupils\tRate"),
        ("table-row", "Primary\t£1,320"),
    ]


def test_links_lead_where_the_page_led() -> None:
    read = read_govuk(page('<p><a href="/government/people/x">X</a> and <a href="https://example.org/y">Y</a></p>'))
    assert read.targets == ("https://www.gov.uk/government/people/x", "https://example.org/y")


def test_the_description_is_a_summary() -> None:
    read = read_govuk(page(description="Ministers met in London. "))
    assert removed(read, "summary") == facts(read, "summary") == ["Ministers met in London."]


def test_what_the_page_is_filed_under_states_facts() -> None:
    links = {
        "organisations": [
            {"content_id": "1", "title": "Cabinet Office"},
            {"content_id": "2", "title": "Ministry of Defence"},
        ],
        "worldwide_organisations": [{"title": "British Embassy Paris"}],
        "people": [{"title": "The Rt Hon A Person MP"}],
        "world_locations": [{"title": "France"}, {"title": "Germany"}],
        "topical_events": [{"title": "A Summit"}],
        "available_translations": [{"title": "Une réunion"}],
    }
    read = read_govuk(page(links=links, details={"emphasised_organisations": ["2"]}, locale="en"))
    assert facts(read, "organisation") == ["Ministry of Defence", "Cabinet Office", "British Embassy Paris"]
    assert facts(read, "person") == ["The Rt Hon A Person MP"]
    assert facts(read, "country") == ["France", "Germany"]
    assert facts(read, "language") == ["en"]
    assert facts(read, "url") == ["https://www.gov.uk/government/news/a-meeting"]
    assert "A Summit" in removed(read, "page-data")
    assert "Une réunion" not in removed(read, "page-data")


def test_the_day_of_issue_is_the_one_the_page_shows() -> None:
    details = {
        "first_public_at": "2016-03-08T10:31:22+00:00",
        "delivered_on": "2016-02-02T00:00:00+00:00",
        "location": "Dean's Yard, London",
        "speech_type_explanation": "Original script, may differ from delivered version",
        "speaker_without_profile": "Her Majesty the Queen",
    }
    read = read_govuk(page(details=details, first_published_at="2016-03-09T00:00:00Z", public_updated_at="2017-01-01"))
    published = [(f.value[:10], f.where) for f in read.facts if f.kind == "published"]
    assert published[0] == ("2016-03-08", "the API's field first_public_at")
    assert published[-1] == ("2016-02-02", "the API's field delivered_on, the day the speech was given")
    assert facts(read, "updated") == ["2017-01-01"]
    assert facts(read, "person") == ["Her Majesty the Queen"]
    assert {"Dean's Yard, London", "Her Majesty the Queen"} <= set(removed(read, "page-data"))


def test_withdrawal_and_changes_are_told_with_their_moments() -> None:
    notice = {
        "explanation": '<p>Out of date: see <a href="/new">the new one</a>.</p>',
        "withdrawn_at": "2019-05-15T11:29:10Z",
    }
    changes = [
        {"public_timestamp": "2013-03-21", "note": "First published."},
        {"public_timestamp": "2014-03-21", "note": "Venue."},
    ]
    read = read_govuk(page(withdrawn_notice=notice, details={"change_history": changes}))
    assert facts(read, "withdrawn") == ["2019-05-15T11:29:10Z Out of date: see the new one."]
    assert facts(read, "change") == ["2013-03-21 First published.", "2014-03-21 Venue."]
    assert read.targets == ("https://www.gov.uk/new",)


def test_captions_and_what_surrounds_an_attachment_are_no_text() -> None:
    body = (
        '<p>Read it.</p><figure class="image embedded"><div class="img"><img alt="x" src="y"></div>'
        '<figcaption>The ministers</figcaption></figure><section class="attachment embedded">'
        '<div class="attachment-thumb"><a href="/f.pdf"><img alt=""></a></div><div class="attachment-details">'
        '<h2 class="title"><a href="/f.pdf">The declaration</a></h2><p class="metadata"><span class="type">PDF</span>, '
        '<span class="file-size">1MB</span></p><div class="accessibility-warning"><h2>Request another format.</h2>'
        "</div></div></section>"
        '<p>A claim<sup><a href="#fn:1" class="footnote">1</a></sup></p><ol><li id="fn:1"><p>A source. '
        '<a href="#fnref:1" class="reversefootnote">↩</a></p></li></ol>'
    )
    read = read_govuk(page(body, details={"images": [{"caption": "At the table", "credit": "MOD", "alt_text": "a b"}]}))
    plain = [re.sub("[\ue000\ue001]", "", text) for _, text in kept(read)]
    assert plain == ["A meeting", "Read it.", "The declaration", "A claim1", "A source."]
    assert removed(read, "page-data") == [
        *("The ministers", "PDF, 1MB", "Request another format.", "At the table", "MOD"),
    ]


def test_a_body_given_in_several_forms_is_read_once() -> None:
    forms = [
        {"content_type": "text/govspeak", "content": "They *met*."},
        {"content_type": "text/html", "content": "<p>They <em>met</em>.</p>"},
    ]
    assert kept(read_govuk(page(forms)))[1:] == [("paragraph", "They met.")]


@pytest.mark.parametrize(
    "text",
    [
        page(""),
        page(None),
        page("<div></div>"),
        page("<p>Read biographies.</p>", document_type="ministers_index"),
        json.dumps({"content_id": "1", "document_type": "redirect"}),
    ],
)
def test_a_page_that_is_no_release_is_refused_in_clear_words(text: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_govuk(text)
    assert caught.value.code == "C006"
    assert caught.value.mend.startswith("take the page of the release")


FIELDS = ("title", "description", "base_path", "locale", "first_published_at", "withdrawn_notice", "links", "details")
DETAILS = ("body", "first_public_at", "delivered_on", "change_history", "emphasised_organisations", "images")


@given(
    st.dictionaries(st.sampled_from(FIELDS), ODD),
    st.dictionaries(st.sampled_from(DETAILS), ODD),
    st.dictionaries(st.sampled_from(["organisations", "people", "speaker", "taxons"]), ODD),
)
def test_wrong_types_are_read_or_refused(fields: Any, details: Any, links: Any) -> None:
    item = {"details": {"body": "<p>Text.</p>", **details}, "links": links, **fields}
    try:
        read = read_govuk(json.dumps(item))
    except CannotRead:
        return
    assert all(line.text.encode() is not None for line in read.lines)
    assert all(isinstance(f.value, str) and f.value for f in read.facts)


def examples() -> list[Any]:
    if not EXAMPLES.is_dir():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"no evaluation data: {EXAMPLES} is not there"))]
    return [pytest.param(p, id=f"{p.parent.name}-{p.stem}") for p in sorted(EXAMPLES.glob("*/*.json"))]


@pytest.mark.evaluation
@pytest.mark.parametrize("path", examples())
def test_no_word_of_a_real_page_is_lost(path: Path) -> None:
    item = json.loads(path.read_text(encoding="utf-8"))
    if path.parent.name == "ministers_index":
        with pytest.raises(CannotRead):
            read_govuk(path.read_text(encoding="utf-8"))
        return
    read = read_govuk(path.read_text(encoding="utf-8"))
    shown = " ".join(line.text for line in read.lines)
    for change in read.replaced:
        shown += f" {change.before}"
    got = Counter(re.findall(r"\w+", shown.replace("\ue000", "").replace("\ue001", "")))
    wanted = Counter(words_of(item["details"]["body"]) + words_of(item["title"]) + words_of(item["description"]))
    assert not wanted - got
    body = [line.text for line in read.lines if line.kept and line.kind != "title"]
    in_order = re.findall(r"\w+", " ".join(body).replace("\ue000", "").replace("\ue001", ""))
    source = iter(words_of(item["details"]["body"]))
    assert all(any(word == other for other in source) for word in in_order)
    assert facts(read, "url") == [f"https://www.gov.uk{item['base_path']}"]
    for group, kind in (("organisations", "organisation"), ("speaker", "person"), ("world_locations", "country")):
        titles = {linked["title"] for linked in item["links"].get(group, [])}
        assert titles <= set(facts(read, kind))


@pytest.mark.evaluation
@pytest.mark.parametrize("path", examples())
def test_a_real_page_comes_out_clean(path: Path) -> None:
    if path.parent.name == "ministers_index":
        return
    authority = read_authority(ROOT / "corpus" / "authority").authority
    cleaned = clean(path.read_bytes(), authority)
    assert cleaned.format == "govuk"
    assert cleaned.text.title
    assert all("<" not in p.text for p in cleaned.text.paragraphs)
