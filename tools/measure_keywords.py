"""How well keywords and subjects fit those chosen by hand, beside plain YAKE in the same run.

Usage: python -m tools.measure_keywords [--part dev|kept-aside] [--row keywords|subjects] [--worst N]
"""

from __future__ import annotations

import argparse

from tests.evaluation.keywords import labelled, measure


def main() -> None:
    """Print the table; for the dev part also what is wrong in a row."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=("dev", "kept-aside"), default="dev")
    parser.add_argument("--row", choices=("keywords", "subjects"))
    parser.add_argument("--worst", type=int, default=40)
    options = parser.parse_args()
    scores = measure(labelled(options.part))
    for name, score in scores.items():
        figures = f"precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}"
        print(f"{name:11} {figures}  ({score.right} of {score.labelled} labelled, {score.found} found)")
    if options.row and options.part == "dev":
        for line in scores[options.row].wrong[: options.worst]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
