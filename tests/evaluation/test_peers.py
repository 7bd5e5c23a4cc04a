"""The table beside peers is made where none of them is installed."""

from __future__ import annotations

import sys
from itertools import islice

import pytest

from tests.evaluation.descriptions import labelled
from tools.measure_peers import TABLES, compare, lines_of

PEERS = ("pycountry", "flashtext", "geotext", "spacy", "textacy")


@pytest.mark.evaluation
def test_without_any_peer_ours_is_measured_and_the_others_are_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for peer in PEERS:
        monkeypatch.setitem(sys.modules, peer, None)
    results = compare(list(islice(labelled("dev"), 3)))
    assert [(r.table, r.row) for r in results] == [(table.name, row.name) for table in TABLES for row in table.rows]
    assert {r.row for r in results if r.score is not None} == {"ours"}
    lines = list(lines_of(results))
    assert sum("not installed" in line for line in lines) == len(results) - len(TABLES)
    assert sum(line.startswith("  ours") for line in lines) == len(TABLES)
