"""How well related releases fit what judges found, beside TF-IDF and BM25 over the same words, in one run.

Usage: python -m tools.measure_related [--worst N]
Describes some 2,600 releases first: four minutes on two cores.
"""

from __future__ import annotations

import argparse

from generator.related import related_releases
from tests.evaluation.related import Words, archive, gain, judged


def main() -> None:
    """Print the mean nDCG@5 of each, and the releases whose related ones fit worst."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--worst", type=int, default=10)
    options = parser.parse_args()
    pool, labels = archive(), list(judged())
    near = related_releases(pool)
    words = Words(pool)
    ours = {one.id: [other.id for other in near[one.id]] for one in labels}
    unjudged = sum(other not in one.grades for one in labels for other in ours[one.id])
    print(f"{len(labels)} judged releases in a pool of {len(pool.releases)}; {unjudged} of those shown are unjudged")
    for name, ranking in (("related", ours.__getitem__), ("TF-IDF", words.by_tfidf), ("BM25", words.by_bm25)):
        print(f"{name:8} nDCG@5 {gain(labels, ranking):.3f}")
    scores = sorted((gain([one], ours.__getitem__), one.id) for one in labels if any(one.grades.values()))
    for score, id in scores[: options.worst]:
        print(f"  {score:.2f} {id} {pool.releases[id].description.title.value}")


if __name__ == "__main__":
    main()
