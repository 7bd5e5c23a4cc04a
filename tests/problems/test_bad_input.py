"""Input made to hurt: one clear problem, no traceback, within seconds, whatever its size."""

from __future__ import annotations

import hashlib
import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.capture.formats import LARGEST
from generator.yaml_file import MOST_FAULTS
from tests.problems.cases import run

HARBOUR = "releases/2025/harbour-security-talks-in-oslo"
SECONDS = 10


@contextmanager
def stopped_after(seconds: int) -> Iterator[None]:
    """What takes longer is stopped, and fails."""

    def stop(*_: object) -> None:
        raise AssertionError(f"it takes longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    remaining = signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(remaining)
        signal.signal(signal.SIGALRM, before)


def problems_of(corpus: Path) -> list[tuple[str, str]]:
    """Line and code of every error."""
    with stopped_after(SECONDS):
        result = run("check", "--corpus", corpus)
    assert len(result.output) < 10_000, "nobody reads that"
    return re.findall(r"^corpus/[^\n]*:(\d+): ([A-Z]\d{3}) error", result.output, re.MULTILINE)


def record_with(corpus: Path, text: str) -> None:
    path = corpus / HARBOUR / "release.yml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def with_capture(corpus: Path, data: bytes) -> None:
    """Store `data` as the capture, with its right hash."""
    folder = corpus / HARBOUR
    old = hashlib.sha256((folder / "capture.txt").read_bytes()).hexdigest()
    (folder / "capture.txt").write_bytes(data)
    record = (folder / "release.yml").read_text(encoding="utf-8")
    (folder / "release.yml").write_text(record.replace(old, hashlib.sha256(data).hexdigest()), encoding="utf-8")


LARGEST_RECORD = 100_000


def filled(piece: str, room: int = LARGEST_RECORD - 2_000) -> str:
    """`piece` as often as a record may hold it."""
    return piece * (room // len(piece))


RECORDS: dict[str, tuple[str, str]] = {
    "too-large": ("notes: " + "word " * 20_000 + "\n", "R015"),
    "five-megabytes-of-brackets": ("notes: " + "[" * 5_000_000 + "\n", "R015"),
    "five-megabytes-of-keys": ("".join(f"k{n}: {n}\n" for n in range(400_000)), "R015"),
    "brackets": ("notes: " + filled("[") + "\n", "R001"),
    "braces": ("notes: " + filled("{a: ") + "\n", "R001"),
    "deep-block-nesting": ("notes:\n" + "".join("  " * n + "- a:\n" for n in range(1, 300)), "R001"),
    "dashes": ("notes: " + filled("- ") + "\n", "R001"),
    "a-line-without-an-end": ("title: '" + filled("x") + "\n", "R001"),
    "documents": (filled("---\n"), "R001"),
    "aliases-that-lead-nowhere": ("notes: *nowhere\n", "R001"),
    "alias-of-itself": ("notes: &n [*n]\n", "R001"),
    "directives": ("%YAML 9.9\n---\n", "R001"),
    "unknown-country-codes": ("corrections: {participants: {add: [" + filled("qq, ") + "qq]}}\n", "R010"),
    "notes": ("notes: " + filled("word ") + "\n", ""),
    "keys": ("".join(f"k{n:05}: 1\n" for n in range(9_000)), "R002"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_hostile_record_is_one_problem(name: str, archive_corpus: Path) -> None:
    text, code = RECORDS[name]
    record_with(archive_corpus, text)
    found = [code for _, code in problems_of(archive_corpus)]
    # Unknown keys are told one by one, the first of them; everything else is one problem.
    assert len(found) <= (MOST_FAULTS + 1 if name == "keys" else 1)
    assert set(found) == ({code} if code else set())


def test_the_largest_record_is_still_read(archive_corpus: Path) -> None:
    record = archive_corpus / HARBOUR / "release.yml"
    room = LARGEST_RECORD - record.stat().st_size
    record_with(archive_corpus, "#" * (room - 1) + "\n")
    assert record.stat().st_size == LARGEST_RECORD
    assert not problems_of(archive_corpus)
    record_with(archive_corpus, "\n")
    assert [code for _, code in problems_of(archive_corpus)] == ["R015"]


def _bytes(seed: int, count: int) -> bytes:
    return random.Random(seed).randbytes(count)


CAPTURES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "too-large": (lambda: b"A release that never ends. " * 1_000_000, {"C010"}),
    "too-long": (lambda: b"A release that never ends. " * 80_000, {"C010"}),
    "nuls": (lambda: b"\0" * 5_000, {"C003"}),
    "one-nul": (lambda: b"\0", {"C003"}),
    "utf-16-half-a-pair": (lambda: b"\xff\xfe\x00\xd8", {"C004"}),
    "utf-16-only-a-mark": (lambda: b"\xff\xfe", {"C003", "C004", "C006"}),
    "utf-8-only-a-mark": (lambda: b"\xef\xbb\xbf", {"C003", "C006"}),
    "invisible-characters": (lambda: b"\xe2\x80\x8b\xe2\x81\xa0\xc2\xad", {"C003", "C006"}),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + _bytes(1, 900), {"C004"}),
    "gif": (lambda: b"GIF89a" + _bytes(2, 900), {"C004"}),
    "gzip": (lambda: b"\x1f\x8b\x08" + _bytes(3, 900), {"C004"}),
    "old-office-document": (lambda: b"\xd0\xcf\x11\xe0" + _bytes(4, 900), {"C004"}),
    "program": (lambda: b"\x7fELF\x02\x01\x01" + _bytes(5, 900), {"C004"}),
    "webp": (lambda: b"RIFF\x24\x00\x00\x00WEBPVP8 " + _bytes(6, 900), {"C004"}),
    "noise": (lambda: _bytes(7, 100_000), {"C004"}),
    "html-without-words": (lambda: b"\n\n<HTML lang=en><p> </p>", {"C006"}),
}


@pytest.mark.parametrize("name", list(CAPTURES))
def test_a_capture_that_is_no_release_is_one_problem(name: str, archive_corpus: Path) -> None:
    make, codes = CAPTURES[name]
    with_capture(archive_corpus, make())
    ((_, code),) = problems_of(archive_corpus)
    assert code in codes


def test_the_longest_capture_is_still_looked_at(archive_corpus: Path) -> None:
    with_capture(archive_corpus, b"\x89PNG\r\n\x1a\n\0" + b"\1" * (LARGEST - 9))
    assert [code for _, code in problems_of(archive_corpus)] == ["C004"]
    with_capture(archive_corpus, b"a" * (LARGEST + 1))
    assert "capture.txt has 25,000,001 bytes, more than any release" in run("check", "--corpus", archive_corpus).output


@pytest.mark.parametrize("seed", range(12))
def test_random_bytes_are_never_a_release(seed: int, archive_corpus: Path) -> None:
    with_capture(archive_corpus, _bytes(seed, 40 * (seed + 1)))
    ((_, code),) = problems_of(archive_corpus)
    assert code == "C004"


LONG: dict[str, str] = {
    "words": "word ",
    "one-word": "A",
    "links": "[a](",
    "brackets": "[",
    "list-items": "- \n",
    "quote-marks": "“",
    "titles": "Defence Secretary ",
    "quotations": "He said: “" + "a " * 30 + "”\n\n",
    "dates": "12 March ",
    "e-mail-signs": "a@",
    "telephone-numbers": "call 123 ",
    "countries": "Germany, France, Poland and Norway met. ",
    "short-paragraphs": "A word was here.\n\n",
}
LONGEST_RELEASE = 300_000
"""Bytes. The longest release tried has so many: what is as long must be read in seconds, whatever it holds."""


@pytest.mark.slow
@pytest.mark.parametrize("name", list(LONG))
def test_a_capture_as_long_as_the_longest_release_is_read_in_seconds(name: str, archive_corpus: Path) -> None:
    text = LONG[name] * (LONGEST_RELEASE // len(LONG[name].encode()))
    with_capture(archive_corpus, f"A title of a release\n\n{text}\n".encode())
    with stopped_after(2 * SECONDS):
        result = run("check", "--corpus", archive_corpus, archive_corpus / HARBOUR)
    assert result.exit_code in (0, 1)


def test_a_pipe_for_a_capture_does_not_hang(archive_corpus: Path) -> None:
    capture = archive_corpus / HARBOUR / "capture.txt"
    capture.unlink()
    os.mkfifo(capture)
    assert [code for _, code in problems_of(archive_corpus)] == ["C001"]


def test_a_pipe_for_a_record_does_not_hang(archive_corpus: Path) -> None:
    record = archive_corpus / HARBOUR / "release.yml"
    record.unlink()
    os.mkfifo(record)
    assert [code for _, code in problems_of(archive_corpus)] == ["R013"]


def test_a_folder_for_a_capture_is_missing(archive_corpus: Path) -> None:
    capture = archive_corpus / HARBOUR / "capture.txt"
    capture.unlink()
    capture.mkdir()
    assert [code for _, code in problems_of(archive_corpus)] == ["C001"]


def test_the_record_is_no_capture_of_itself(archive_corpus: Path) -> None:
    record = archive_corpus / HARBOUR / "release.yml"
    text = record.read_text(encoding="utf-8").replace("file: capture.txt", "file: release.yml")
    record.write_text(text, encoding="utf-8")
    assert problems_of(archive_corpus)


def test_one_capture_listed_twice_is_a_problem(archive_corpus: Path) -> None:
    record = archive_corpus / HARBOUR / "release.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text + text[text.index("  - file:") :], encoding="utf-8")
    assert problems_of(archive_corpus)


def test_links_that_lead_round_in_a_circle_do_not_hang(archive_corpus: Path) -> None:
    (archive_corpus / "releases/2025/circle").symlink_to(archive_corpus / "releases/2025/circle")
    (archive_corpus / "releases/2026/up").symlink_to(archive_corpus / "releases")
    assert {code for _, code in problems_of(archive_corpus)} == {"R012"}


def test_a_line_end_in_the_name_of_a_folder_is_no_slug(archive_corpus: Path) -> None:
    (archive_corpus / HARBOUR).rename(archive_corpus / f"{HARBOUR}\n")
    assert "R005" in run("check", "--corpus", archive_corpus).output


def test_a_corpus_without_its_releases_folder_is_a_problem(archive_corpus: Path) -> None:
    (archive_corpus / "releases").rename(archive_corpus / "release")
    assert [code for _, code in problems_of(archive_corpus)] == ["R016"]


def test_the_correction_that_a_message_proposes_mends_it(archive_corpus: Path) -> None:
    """A012 says what to write; written so, it is silent."""
    record = archive_corpus / "releases/2024/handover-day-readout/release.yml"
    before = run("check", "--corpus", archive_corpus).output
    told = re.search(r"add `(.*?)` under `corrections:`", before)
    assert told
    record.write_text(f"{record.read_text(encoding='utf-8')}corrections:\n  {told[1]}\n", encoding="utf-8")
    assert run("check", "--corpus", archive_corpus).output == "0 errors, 0 to look at\n"
