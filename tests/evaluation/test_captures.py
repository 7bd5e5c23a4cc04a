"""The floors: cleaning finds the release in every format and shape, is never behind trafilatura, and loses no word."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.evaluation.measuring import Measured, measured
from tests.evaluation.rendering import Entry, entries

FLOOR = 0.97
PARTS = ("dev", "kept-aside")
pytestmark = [pytest.mark.evaluation, pytest.mark.slow]


@lru_cache(maxsize=512)
def result_of(entry_id: str) -> Measured:
    return measured(next(entry for entry in entries() if entry.id == entry_id))


def group(part: str, format_name: str) -> list[Measured]:
    return [result_of(e.id) for e in entries(part) if e.format == format_name]


def groups() -> list[tuple[str, str]]:
    return list(dict.fromkeys((entry.part, entry.format) for entry in entries()))


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_every_format_stands_in_both_parts() -> None:
    dev, kept_aside = ({e.format for e in entries(part)} for part in PARTS)
    assert dev == kept_aside
    assert len({e.id for e in entries()}) == len(entries()) >= 120
    assert len(entries("kept-aside")) >= 0.3 * len(entries())


def test_the_part_kept_aside_has_releases_and_templates_of_its_own() -> None:
    dev, kept_aside = (entries(part) for part in PARTS)
    assert not {r for e in dev for r in e.releases} & {r for e in kept_aside for r in e.releases}
    templates = [{o for e in part for o in e.options.values() if "/" in o} for part in (dev, kept_aside)]
    assert not templates[0] & templates[1]


@pytest.mark.parametrize(("part", "format_name"), groups(), ids=lambda value: value.replace(" ", "-"))
def test_the_release_is_found(part: str, format_name: str) -> None:
    results = group(part, format_name)
    ours = mean([r.ours.f1 for r in results])
    worst = ", ".join(f"{r.entry.id} {r.ours.f1:.3f}" for r in sorted(results, key=lambda r: r.ours.f1)[:5])
    assert ours >= FLOOR, f"mean F1 {ours:.4f}; worst: {worst}"


@pytest.mark.parametrize(("part", "format_name"), groups(), ids=lambda value: value.replace(" ", "-"))
def test_never_behind_trafilatura(part: str, format_name: str) -> None:
    pairs = [(r.ours.f1, r.theirs.f1, r.entry.id) for r in group(part, format_name) if r.theirs is not None]
    if not pairs:
        pytest.skip("trafilatura reads HTML only, and this format has none")
    behind = ", ".join(f"{name} {ours:.3f} < {theirs:.3f}" for ours, theirs, name in pairs if ours < theirs)
    assert mean([p[0] for p in pairs]) >= mean([p[1] for p in pairs]), behind


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_no_word_is_lost(entry: Entry) -> None:
    result = result_of(entry.id)
    assert result.problem is None
    assert result.not_lossless is None
