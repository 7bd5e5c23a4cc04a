"""Tests that need the evaluation's texts are skipped where these are missing, and say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.releases import missing

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = missing()
    for item in items:
        if reason is not None and item.path.is_relative_to(HERE) and item.get_closest_marker("evaluation"):
            item.add_marker(pytest.mark.skip(reason=reason))
