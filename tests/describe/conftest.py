"""The real authority files, read once, and the captures of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authority.read import read_authority
from generator.describe import Describer

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="session")
def describer() -> Describer:
    return Describer.of(read_authority(CORPUS / "authority").authority)


@pytest.fixture(scope="session")
def captures() -> dict[str, str]:
    """Release id -> the text of its stored capture."""
    return {p.parent.name: p.read_text(encoding="utf-8") for p in (CORPUS / "releases").glob("*/*/capture.txt")}
