"""How well descriptions fit what was labelled by hand.

Usage: python -m tools.measure_descriptions [--part dev|kept-aside] [--row NAME] [--worst N]
"""

from __future__ import annotations

import argparse

from tests.evaluation.descriptions import QUOTATIONS, ROWS, labelled, measure, windows


def main() -> None:
    """Print the table; for the dev part also what is wrong in a row."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=("dev", "kept-aside"), default="dev")
    parser.add_argument("--row", choices=(*ROWS, "dates"))
    parser.add_argument("--worst", type=int, default=40)
    options = parser.parse_args()
    releases = list(labelled(options.part))
    scores = measure(releases, labelled(options.part, QUOTATIONS))
    print(f"{len(releases)} releases, {options.part}")
    for name, score in scores.items():
        figures = f"precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}"
        print(f"{name:13} {figures}  ({score.right} of {score.labelled} labelled, {score.found} found)")
    dated = windows(releases)
    holds, narrow = sum(w.holds for w in dated), sum(w.holds and w.narrow for w in dated)
    print(f"dates hidden  holds {holds / len(dated):.3f}  exact or a month {narrow / len(dated):.3f}")
    if options.row == "dates":
        for window in [w for w in dated if not w.holds or not w.narrow][: options.worst]:
            print(f"  {window.id} {window.true} {window.edtf} {'' if window.holds else 'NOT HELD'}")
    elif options.row:
        for line in scores[options.row].wrong[: options.worst]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
