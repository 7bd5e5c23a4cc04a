"""The weights by which subjects are given, fitted to the releases labelled by hand (the dev part).

Usage: python -m tools.fit_subjects
Prints the weights for generator/describe/subjects.py, and what they reach on releases they were not fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from generator.describe.reading import read
from generator.describe.subjects import LIKELY, Features, features_in
from tests.evaluation.descriptions import describer
from tests.evaluation.keywords import Labelled, labelled

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
PARTS = 5
_STEPS, _RATE, _SHRINK = 3000, 0.3, 0.003


@dataclass(frozen=True)
class Candidates:
    """The subjects that one release has any word of: their numbers, and which of them it was given by hand."""

    features: Floats
    given: Floats
    labelled: int
    """How many subjects it was given, those without a word in it too."""


def main() -> None:
    """Fit on all, and once for each fifth on the others."""
    releases = [_candidates(release) for release in labelled("dev")]
    right = found = given = 0
    for part in range(PARTS):
        weights = _fit([c for at, c in enumerate(releases) if at % PARTS != part])
        for one in releases[part::PARTS]:
            chosen = _likely(weights, one.features) >= LIKELY
            right += int((chosen * one.given).sum())
            found, given = found + int(chosen.sum()), given + one.labelled
    print(f"on releases not fitted to: precision {right / found:.3f}  recall {right / given:.3f}", end="  ")
    print(f"F1 {2 * right / (found + given):.3f}")
    weights = _fit(releases)
    print(f"BIAS = {weights[0]:.2f}")
    named = (f"{field.name}={weight:.2f}" for field, weight in zip(fields(Features), weights[1:], strict=True))
    print(f"WEIGHTS = Features({', '.join(named)})")


def _candidates(release: Labelled) -> Candidates:
    index = describer().subjects
    reading = read(release.text, describer().names, describer().events)
    features = features_in(reading, index.found_in(reading))
    rows = np.array([[1.0, *astuple(one)] for one in features.values()]).reshape(-1, 1 + len(fields(Features)))
    return Candidates(rows, np.array([float(s in release.subjects) for s in features]), len(release.subjects))


def _likely(weights: Floats, features: Floats) -> Floats:
    likely: Floats = 1 / (1 + np.exp(-features @ weights))
    return likely


def _fit(releases: Sequence[Candidates]) -> Floats:
    """Logistic regression by gradient descent, weights shrunk a little towards 0."""
    features, given = np.concatenate([c.features for c in releases]), np.concatenate([c.given for c in releases])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    even = (features - mean) / spread
    weights: Floats = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        shrink = _SHRINK * np.concatenate([[0.0], weights[1:]])
        weights = weights - _RATE * (even.T @ (_likely(weights, even) - given) / len(given) + shrink)
    scaled: Floats = weights / spread
    scaled[0] -= (scaled[1:] * mean[1:]).sum()
    return scaled


if __name__ == "__main__":
    main()
