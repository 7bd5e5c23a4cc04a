"""Nothing lost, whatever the capture looks like; and cleaning what is clean changes nothing."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from tests.capture.captures import assert_in_order, assert_nothing_lost, captures

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY: Authority = read_authority(ROOT / "corpus" / "authority").authority
DATA = Path(os.environ.get("EVALUATION_DATA", ROOT.parent / "shared" / "data"))


@given(captures())
def test_no_word_is_lost(text: str) -> None:
    try:
        cleaned = clean(text.encode(), AUTHORITY)
    except CannotRead:
        return
    assert_nothing_lost(text, cleaned.text)
    assert_in_order(text, cleaned.text)


@given(captures())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        first = clean(text.encode(), AUTHORITY).text
    except CannotRead:
        return
    blocks = ([first.title] if first.title is not None else []) + [p.text for p in first.paragraphs]
    second = clean("\n\n".join(blocks).encode(), AUTHORITY).text
    assert second.text == first.text
    assert not second.removed


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus" / "releases").glob("*/*/capture.txt")), ids=lambda p: p.parent.name
)
def test_no_word_of_the_corpus_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cleaned = clean(text.encode(), AUTHORITY)
    assert_nothing_lost(text, cleaned.text)
    assert_in_order(text, cleaned.text)


@pytest.mark.evaluation
@pytest.mark.parametrize("name", ["us-state-releases", "au-pm-media-releases"])
def test_no_word_of_real_releases_is_lost(name: str) -> None:
    source = DATA / f"{name}.jsonl.gz"
    if not source.exists():
        pytest.skip(f"no evaluation data: {source.name} is not in the folder EVALUATION_DATA names")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if number % 20 or "body_html" not in row:
                continue
            body = re.sub(r"<br\s*/?>", "\n", row["body_html"])
            text = f"{row.get('title', 'Untitled')}\n\n" + re.sub(
                r"<[^>]+>", "", re.sub(r"</(?:p|div|li|h\d)>", "\n\n", body)
            )
            cleaned = clean(text.encode(), AUTHORITY)
            assert_nothing_lost(text, cleaned.text)
            assert_in_order(text, cleaned.text)
