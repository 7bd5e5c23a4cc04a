"""What `add` says of a capture that repeats a release, or tells of the same event; and what it does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli_writing
from tests.archive.synthetic import contents
from tests.cli.test_add import OLD, add, check, record_of

DAY = ("--received", "2025-04-02")
UPDATE = "\nUpdate: the signing was delayed by an hour because of fog over the fjord.\n"
REPOST = """\
Cables and quays: what the Oslo talks mean for our town

Readers have asked what the meeting in Norway was about. This is what the ministry says.

{0}

Our own council will speak about the quay on Monday at seven. Bring a chair, as the hall has lent its own to the school.
"""
READOUT = """\
Readout of the visit of the British Defence Secretary

14 March 2025

Defence Minister Edda Størholm received Agnes Whitlow, Defence Secretary of the United Kingdom, in Oslo on Friday.

They spoke about what cables on the sea bed and quays ashore need from both navies. Norway thanked its guest for the
loan of two divers' vessels during the winter storms.

Next month staff officers will meet in Bergen to draw up a calendar of visits.
"""
DAILY = """\
Sightings of mines in the northern sea: {0} {1} 2025

{0} {1} 2025

In the past day ships of the fleet have looked at {2} sightings of mines in the northern sea. Of these {3} were buoys,
{4} were driftwood, and the others were made harmless by divers. Since the beginning of the year {5} mines have been
made harmless. Skippers who see a mine keep two miles away from it and report its place on channel sixteen.

Issued by the UK Ministry of Defence
"""


@pytest.fixture(name="original")
def _original(archive_corpus: Path) -> str:
    """The text of the release that is there."""
    return (archive_corpus / "releases/2025" / OLD / "capture.txt").read_text(encoding="utf-8")


def a_file(folder: Path, text: str) -> Path:
    path = folder / "received.txt"
    path.write_text(text, encoding="utf-8")
    return path


def one_line(text: str) -> str:
    return " ".join(text.split())


def decide(told: str) -> str:
    """What is left to decide."""
    return told.partition("Still to decide\n")[2]


def test_the_same_words_are_refused_with_both_ways_out(archive_corpus: Path, tmp_path: Path, original: str) -> None:
    capture = a_file(tmp_path, original + "\n\n")
    before = contents(archive_corpus, hidden=True)
    said = one_line(add(archive_corpus, capture, "--yes", *DAY, code=2).stderr)
    assert f"it is there already as {OLD}: the same text, word for word. --to {OLD} adds it there" in said
    assert "give it an id with --id" in said
    assert contents(archive_corpus, hidden=True) == before
    add(archive_corpus, capture, "--yes", *DAY, "--to", OLD)
    assert len(record_of(archive_corpus, OLD)["captures"]) == 2
    assert check(archive_corpus).exit_code == 0


def test_an_update_is_named_with_its_similarity(archive_corpus: Path, tmp_path: Path, original: str) -> None:
    capture = a_file(tmp_path, original.replace("\nThe plan puts", f"{UPDATE}\nThe plan puts"))
    before = contents(archive_corpus, hidden=True)
    result = add(archive_corpus, capture, "--yes", *DAY, code=2)
    said = one_line(result.stderr)
    assert f"it is much like {OLD}: 9" in said
    assert f"% of its words stand in that release, and 100 % of that one's here, of the same days. --to {OLD}" in said
    assert f"  - whether it is {OLD} again (9" in decide(result.stdout)
    assert contents(archive_corpus, hidden=True) == before


def test_an_id_of_its_own_says_that_they_are_two_releases(archive_corpus: Path, tmp_path: Path, original: str) -> None:
    capture = a_file(tmp_path, original + "\n\n")
    result = add(archive_corpus, capture, "--yes", *DAY, "--id", "of-its-own", "--source-url", "https://a.example/b")
    assert "its record says it is not" in decide(result.stdout)
    assert record_of(archive_corpus, "of-its-own")["distinct_from"] == [OLD]
    checked = check(archive_corpus)
    assert checked.exit_code == 0
    assert "R018" not in checked.output
    assert "R019" not in checked.output


def test_a_post_that_quotes_the_whole_release_is_named(archive_corpus: Path, tmp_path: Path, original: str) -> None:
    release = original[original.index("14 March") : original.index("Issued by")]
    result = add(archive_corpus, a_file(tmp_path, REPOST.format(release)), "--yes", *DAY, code=2)
    assert f"it is much like {OLD}: " in one_line(result.stderr)


def test_an_excerpt_is_named(archive_corpus: Path, tmp_path: Path, original: str) -> None:
    paragraphs = original.split("\n\n")
    result = add(archive_corpus, a_file(tmp_path, "\n\n".join(paragraphs[1:6])), "--yes", *DAY, code=2)
    assert f"it is much like {OLD}: 100 % of its words stand in that release, and " in one_line(result.stderr)


def test_the_other_sides_readout_is_another_account(archive_corpus: Path, tmp_path: Path) -> None:
    result = add(archive_corpus, a_file(tmp_path, READOUT), "--yes", *DAY, "--publisher", "no-fd", "--id", "readout")
    left = decide(result.stdout)
    assert f"whether {OLD} is another account of the same event (" in left
    assert "Agnes Whitlow" in left
    assert f"write `other_accounts: [{OLD}]` into this record" in left
    assert "distinct_from" not in record_of(archive_corpus, "readout")
    assert "other_accounts" not in record_of(archive_corpus, "readout")
    assert "R020" in check(archive_corpus).output


def test_a_daily_statement_with_other_numbers_is_not_named(archive_corpus: Path, tmp_path: Path) -> None:
    first = a_file(tmp_path, DAILY.format(3, "March", "eleven", "six", "two", "41"))
    add(archive_corpus, first, "--yes", *DAY)
    second = a_file(tmp_path, DAILY.format(4, "March", "nine", "four", "three", "43"))
    result = add(archive_corpus, second, "--yes", *DAY)
    assert "whether it is" not in result.stdout
    assert not [line for line in check(archive_corpus).output.splitlines() if "sightings-of-mines" in line]


def test_what_is_unlike_everything_is_not_compared_aloud(archive_corpus: Path, tmp_path: Path) -> None:
    result = add(archive_corpus, a_file(tmp_path, "Snow fell on the pass.\n\nThe road is shut until noon."), "--yes")
    assert "again" not in result.stdout
    assert "same event" not in result.stdout


def test_on_a_terminal_no_makes_it_a_release_of_its_own(
    archive_corpus: Path, tmp_path: Path, original: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_writing, "_somebody_there", lambda: True)
    capture = a_file(tmp_path, original.replace("\nThe plan puts", f"{UPDATE}\nThe plan puts"))
    result = add(archive_corpus, capture, *DAY, answers="n\nthe-talks\n\n\n\ny\n")
    assert f"It is much like {OLD}: 9" in one_line(result.output)
    assert record_of(archive_corpus, "the-talks")["distinct_from"] == [OLD]


def test_a_release_that_cannot_be_described_stands_in_nobodys_way(archive_corpus: Path, tmp_path: Path) -> None:
    (archive_corpus / "releases/2025" / OLD / "capture.txt").unlink()
    add(archive_corpus, a_file(tmp_path, READOUT), "--yes", *DAY)
