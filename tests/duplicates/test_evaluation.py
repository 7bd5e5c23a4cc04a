"""The floors: duplicates told apart on labelled pairs of real releases, on copies of them, and on invented accounts."""

from __future__ import annotations

import time

import pytest

from generator.duplicates.fingerprint import fingerprint
from tests.evaluation import duplicates
from tests.evaluation.duplicates import measured, measured_copies, measured_events, pairs, precision_recall
from tests.evaluation.releases import missing

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.slow,
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
]


def test_there_are_enough_pairs_and_a_third_is_kept_aside() -> None:
    labelled = pairs()
    assert len(labelled) >= 120
    assert 0.25 < sum(p.aside for p in labelled) / len(labelled) < 0.45
    assert len({frozenset((p.left, p.right)) for p in labelled}) == len(labelled)


@pytest.mark.parametrize(("aside", "precision", "recall"), [(False, 0.94, 0.84), (True, 0.96, 0.93)])
def test_duplicates_are_told_from_series_and_templates(aside: bool, precision: float, recall: float) -> None:
    counts = measured(aside)
    assert precision_recall(counts, ["exact"]) == (1, 1)
    found = precision_recall(counts, ["exact", "near"])
    assert found[0] >= precision
    assert found[1] >= recall


def test_copies_of_real_releases_are_found() -> None:
    for kind, (right, whole) in measured_copies().items():
        assert right >= 0.99 * whole, kind


@pytest.mark.parametrize(("aside", "recall"), [(False, 0.92), (True, 0.75)])
def test_accounts_of_one_event_are_found(aside: bool, recall: float) -> None:
    found = precision_recall(measured_events(aside), ["same-event"])
    assert found[0] == 1
    assert found[1] >= recall


def test_the_same_statement_of_another_day_is_no_duplicate() -> None:
    for row in duplicates.copied_rows(97):
        changed = duplicates.next_days(row.text)
        if changed.paragraphs != row.text.paragraphs:
            found = dict(duplicates.index().candidates(fingerprint(changed)))
            # A release with one figure in it is hardly a daily statement; a series is full of them.
            figures = sum(any(c.isdigit() for c in word) for word in row.text.text.split())
            if figures > len(row.text.text.split()) / 12:
                assert row.id not in found or found[row.id].kind == "template", row.id


def test_ten_thousand_releases_are_indexed_in_seconds() -> None:
    duplicates.index()
    start = time.monotonic()
    for row in list(duplicates.rows().values())[:1000]:
        fingerprint(row.text)
    assert time.monotonic() - start < 6
    start = time.monotonic()
    known = duplicates.index()
    for number in range(0, len(known.ids), 20):
        known.candidates(known.fingerprints[number], known.ids[number])
    assert (time.monotonic() - start) / (len(known.ids) / 20) < 0.02
