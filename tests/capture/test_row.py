"""Rows of JSON Lines files: title, body, and everything else a fact or a word set aside."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.reading import CannotRead, Read
from generator.capture.row import read_row
from tests.capture.odd_json import ODD, words_of

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("EVALUATION_DATA", ROOT.parent / "shared" / "data"))


def row(**fields: Any) -> str:
    return json.dumps({"title": "A meeting", **fields}, ensure_ascii=False)


def facts(read: Read, kind: str) -> list[str]:
    return [f.value for f in read.facts if f.kind == kind]


def kept(read: Read) -> list[tuple[str | None, str]]:
    return [(line.kind, line.text) for line in read.lines if line.kept and not line.blank]


def removed(read: Read) -> list[str]:
    assert {line.step for line in read.lines if not line.kept} <= {"row-data"}
    return [line.text for line in read.lines if not line.kept]


def test_html_body() -> None:
    read = read_row(
        row(url="https://example.org/news/1", body_html='<p>They <a href="/x">met</a>.</p><ul><li>one</ul>')
    )
    assert kept(read) == [("title", "A meeting"), ("paragraph", "They \ue000met\ue001."), ("list-item", "one")]
    assert read.targets == ("https://example.org/x",)
    assert not read.targets_are_words


def test_text_body_keeps_its_lines() -> None:
    read = read_row(row(body_text="They met.\n\nThey [agreed](https://example.org/a)."))
    assert kept(read) == [
        ("title", "A meeting"),
        (None, "They met."),
        (None, "They \ue000agreed\ue001."),
    ]
    assert read.targets_are_words


def test_plain_text_in_the_field_for_html_keeps_its_lines() -> None:
    assert kept(read_row(row(body_html="One &amp; two.\n\nThree.")))[1:] == [(None, "One & two."), (None, "Three.")]


def test_all_other_words_are_set_aside() -> None:
    read = read_row(row(id=7, categories=["Speeches", {"kind": "Remarks"}], body_text="Text.", shown=True, none=None))
    assert removed(read) == ["7", "Speeches", "Remarks"]


def test_facts() -> None:
    fields = {
        "date": "2021-05-20T22:14:56+00:00",
        "url": "https://example.org/1",
        "creator": "Ned Price, Department Spokesperson",
        "author": ["Office of the Spokesperson", "The White House"],
        "speaker": "Boris Johnson",
    }
    read = read_row(row(body_text="Text.", **fields))
    assert facts(read, "published") == ["2021-05-20T22:14:56+00:00"]
    assert facts(read, "url") == ["https://example.org/1"]
    assert facts(read, "person") == ["Ned Price, Department Spokesperson", "Boris Johnson"]
    assert facts(read, "organisation") == ["Office of the Spokesperson", "The White House"]


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("1959-09-08", ["1959-09-08"]),
        ("20210520", ["2021-05-20T00:00:00"]),
        ("Thu, 20 May 2021 22:14:56 +0000", ["2021-05-20T22:14:56+00:00"]),
        ("in spring", []),
        ("2021-13-01", []),
        (None, []),
        (17, []),
    ],
)
def test_dates(given_: Any, wanted: list[str]) -> None:
    assert facts(read_row(row(body_text="Text.", date=given_)), "published") == wanted


def test_character_references_in_a_title_are_resolved_and_listed() -> None:
    read = read_row(json.dumps({"title": "INDONESIA&#146;S PLAN", "body_text": "Text."}))
    assert kept(read)[0] == ("title", "INDONESIA’S PLAN")
    assert [(r.before, r.after) for r in read.replaced] == [("INDONESIA&#146;S", "INDONESIA’S")]


@pytest.mark.parametrize("title", ["UNKNOWN", "Untitled", "-", "n/a", "", None])
def test_a_stand_in_is_no_title(title: Any) -> None:
    read = read_row(row(title=title, body_text="Text of it."))
    assert [kind for kind, _ in kept(read)] == [None]


def test_the_names_that_open_a_body_are_its_byline() -> None:
    body = "<p>A. B. Person, Secretary</p>\n<p>C. Other, Minister</p>\n<p>London</p><p>A. B. Person, Secretary</p>"
    read = read_row(row(creator="A. B. Person, Secretary, C. Other, Minister", body_html=body))
    assert [kind for kind, _ in kept(read)] == ["title", "byline", "byline", "paragraph", "paragraph"]


@pytest.mark.parametrize("body", [{}, {"body_html": ""}, {"body_text": None}, {"body_html": "<p> </p>"}])
def test_a_row_without_a_body_is_refused(body: Any) -> None:
    with pytest.raises(CannotRead) as caught:
        read_row(row(**body))
    assert caught.value.code == "C006"


@given(st.dictionaries(st.sampled_from(["title", "date", "url", "creator", "body_html", "body_text", "x"]), ODD))
def test_wrong_types_are_read_or_refused(fields: Any) -> None:
    try:
        read = read_row(json.dumps({"body_text": "Text.", **fields}))
    except CannotRead:
        return
    assert all(line.text.encode() is not None for line in read.lines)
    assert all(isinstance(f.value, str) and f.value for f in read.facts)


@pytest.mark.evaluation
@pytest.mark.parametrize("name", ["us-state-releases", "us-whitehouse-releases", "au-pm-media-releases"])
def test_no_word_of_a_real_row_is_lost(name: str) -> None:
    source = DATA / f"{name}.jsonl.gz"
    if not source.exists():
        pytest.skip(f"no evaluation data: {source.name} is not in the folder EVALUATION_DATA names")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            fields = json.loads(line)
            if number % 25 or not fields.get("body_html"):
                continue
            read = read_row(line)
            shown = " ".join(li.text for li in read.lines).replace("\ue000", "").replace("\ue001", "")
            got = Counter(re.findall(r"\w+", shown))
            for change in read.replaced:
                got.update(re.findall(r"\w+", change.before))
            assert not Counter(words_of(fields["body_html"])) - got, fields["id"]
