"""Related releases beside two peers on what judges found, and the form of the judgements.

The pool takes four minutes to describe on two cores: only `make soak` compares.
"""

from __future__ import annotations

import pytest

from generator.related import related_releases
from tests.evaluation.related import Words, archive, gain, judged, pool

FLOOR = 0.80


@pytest.mark.evaluation
@pytest.mark.soak
def test_the_nearest_are_those_a_reader_wants_and_more_so_than_by_words_alone() -> None:
    releases, labels = archive(), list(judged())
    near, words = related_releases(releases), Words(releases)
    reached = gain(labels, lambda id: [other.id for other in near[id]])
    assert reached >= FLOOR
    assert reached > gain(labels, words.by_tfidf)
    assert reached > gain(labels, words.by_bm25)


def test_sixty_releases_are_judged() -> None:
    labels = list(judged())
    assert len({one.id for one in labels}) == len(labels) == 60
    assert {grade for one in labels for grade in one.grades.values()} == {0, 1, 2}
    assert all(one.id not in one.grades for one in labels)


@pytest.mark.evaluation
def test_what_is_judged_stands_in_the_pool() -> None:
    known = set(pool())
    assert all({one.id, *one.grades} <= known for one in judged())
