"""What every test shares: profiles of Hypothesis, `--save-golden`, and the synthetic corpus."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.archive.synthetic import copy_corpus

settings.register_profile("default", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--save-golden",
        action="store_true",
        help="write the golden pages and the expected messages anew, from what the generator makes now",
    )


@pytest.fixture(scope="session")
def save_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--save-golden"))


@pytest.fixture
def archive_corpus(tmp_path: Path) -> Path:
    """A writable copy of the synthetic corpus."""
    return copy_corpus(tmp_path)
