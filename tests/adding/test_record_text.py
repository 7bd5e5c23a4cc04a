"""Records as text: canonical when written anew; and what a person wrote stays as it was when a capture is added."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adding.record_text import SCHEMA_LINE, record_text, with_capture
from generator.problems import Problems
from generator.release_record import CaptureRecord, Corrections, CountryChanges, ReleaseRecord, Sanitised
from generator.yaml_file import read_yaml, validate

ROOT = Path(__file__).resolve().parents[2]
RECORDS = sorted(
    [*ROOT.glob("corpus/releases/*/*/release.yml"), *ROOT.glob("tests/archive/corpus/releases/*/*/release.yml")]
)
PHRASES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(str.strip).filter(bool)
CAPTURES = st.builds(
    CaptureRecord,
    file=st.from_regex(r"[a-z-]{1,20}\.txt", fullmatch=True),
    media_type=PHRASES,
    received=st.dates(dt.date(1900, 1, 1)),
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    part=st.none() | st.just("2 of 5"),
    fetched_from=st.none() | st.just("https://release.example/a?b=c&d=%20#e"),
    last_modified=st.none() | st.just("2025-03-12T13:23:00Z"),
    sanitised=st.lists(
        st.builds(Sanitised, step=st.just("personal-data"), what=PHRASES, count=st.integers(1, 9)), max_size=2
    ).map(tuple),
)
RECORD = st.builds(
    ReleaseRecord,
    publisher=st.sampled_from(["no", "uk-mod", "y", "12"]),
    rights=st.sampled_from(["ogl-3.0", "3.0", "unknown"]),
    rights_basis=st.none() | PHRASES,
    source_url=st.none() | st.just("https://release.example/a:b"),
    captures=st.lists(CAPTURES, min_size=1, max_size=3).map(tuple),
    date=st.none() | PHRASES,
    title=st.none() | PHRASES,
    corrections=st.just(Corrections()) | st.builds(lambda: Corrections(participants=CountryChanges(add=("no", "de")))),
    notes=st.none() | PHRASES,
)
NEW = CaptureRecord(
    file="capture-2.txt",
    media_type="text/plain",
    received=dt.date(2026, 1, 31),
    sha256="0a" * 32,
    sanitised=(Sanitised(step="personal-data", what="e-mail address", count=2),),
)


def read(text: str) -> ReleaseRecord:
    return validate(read_yaml(text, "release.yml"), ReleaseRecord)


@given(RECORD)
def test_what_is_written_is_what_is_read(record: ReleaseRecord) -> None:
    text = record_text(record, ["To decide: who published it.\n\u2028publisher: forged"])
    assert text.startswith(f"{SCHEMA_LINE}\n# To decide: who published it.")
    assert read(text) == record
    assert all(c.isprintable() or c == "\n" for c in text)


@pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.parent.name)
def test_records_written_by_hand_are_canonical_already_or_hold_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = record_text(read(text))
    assert read(written) == read(text)
    assert record_text(read(written)) == written


@given(RECORD, CAPTURES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_capture_more_changes_no_line(record: ReleaseRecord, new: CaptureRecord, line_end: str, ends: bool) -> None:
    before = record_text(record).replace("\n", line_end)
    before = before if ends else before.removesuffix(line_end)
    after = with_capture(before, new, "release.yml")
    assert read(after) == record.model_copy(update={"captures": (*record.captures, new)})
    left = after.split(line_end)
    for line in before.split(line_end):  # every line is there still, in the same order
        assert line in left
        left = left[left.index(line) + 1 :]


@pytest.mark.parametrize("path", RECORDS, ids=lambda p: p.parent.name)
def test_a_capture_more_in_records_written_by_hand(path: Path) -> None:
    text = path.read_bytes().decode()
    after = with_capture(text, NEW, "release.yml")
    added = "".join(f"{line}\n" for line in ADDED)
    assert after.count(added) == 1
    assert after.replace(added, "") == text


ADDED = [
    "  - file: capture-2.txt",
    "    media_type: text/plain",
    "    received: 2026-01-31",
    f"    sha256: {'0a' * 32}",
    "    sanitised:",
    "      - {step: personal-data, what: e-mail address, count: 2}",
]
FIRST = f"file: a.txt\n    media_type: text/plain\n    received: 2025-01-01  # by post\n    sha256: {'1b' * 32}\n"
REST = "publisher: x\nrights: y\nsource_url: null\n"
SHAPES = {
    "comments": f"# mine\ncaptures:\n  # the first\n  - {FIRST}  # the end\n\n# why\n{REST}",
    "last in the file": f"{REST}captures:\n  - {FIRST}",
    "blank lines at the end": f"{REST}captures:\n  - {FIRST}\n\n\n",
    "end of document": f"---\n{REST}captures:\n  - {FIRST}...\n",
    "no indent": f"captures:\n- {FIRST.replace('    ', '  ')}{REST}",
    "dash alone": f"captures:\n  -\n    {FIRST}{REST}",
    "a text": f"captures:\n  - {FIRST}{REST}notes: |\n  - file: no\n  captures:\n\n  end\n",
    "a folded name": f"captures:\n  - {FIRST}    part: >-\n      1 of\n      2\n{REST}",
    "byte order mark": f"\ufeff{REST}captures:\n  - {FIRST}",
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_capture_more_however_the_record_is_laid_out(name: str) -> None:
    text = SHAPES[name]
    after = with_capture(text, NEW, "release.yml")
    record = read(after.removeprefix("\ufeff"))
    assert record.captures[1:] == (NEW,)
    assert record.model_copy(update={"captures": record.captures[:1]}) == read(text.removeprefix("\ufeff"))
    lines = after.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == ADDED[0].strip())
    assert lines[:at] + lines[at + len(ADDED) :] == text.splitlines()


@pytest.mark.parametrize(
    "captures",
    [
        f"captures: [{{file: a.txt, media_type: b, received: 2025-01-01, sha256: {'1b' * 32}}}]",
        f"captures:\n  [{{file: a.txt, media_type: b, received: 2025-01-01, sha256: {'1b' * 32}}}]",
        "captures: []",
        "captures: none",
        "",
    ],
)
def test_a_record_without_room_for_a_line_is_left_alone(captures: str) -> None:
    with pytest.raises(Problems, match="R004"):
        with_capture(f"publisher: x\nrights: y\nsource_url: null\n{captures}\n", NEW, "release.yml")
