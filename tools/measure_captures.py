"""How well cleaning finds the release in captures of every format and shape, beside trafilatura alone.

Usage: python -m tools.measure_captures [--part dev|kept-aside] [--only TEXT] [--worst N] [--save-captures DIR]
       python -m tools.measure_captures --pages DIR [--every N] [--worst N]

The releases are read from the folder EVALUATION_DATA names. What was lost and added is shown for the dev part only,
unless --open-kept-aside asks for the other: rules that have seen it are measured on nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.evaluation.general_pages import measured_pages
from tests.evaluation.measuring import Measured, measured
from tests.evaluation.releases import missing
from tests.evaluation.rendering import entries


def main(arguments: Sequence[str]) -> int:
    """Measure and print; exit code 0, or 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="measure_captures", description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--part", choices=("dev", "kept-aside"))
    parser.add_argument("--only", default="", help="captures whose id or format holds this")
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--open-kept-aside", action="store_true")
    parser.add_argument("--save-captures", type=Path, metavar="DIR", help="write the captures made, to look at")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="measure HTML pages with a gold.json instead")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="with --pages: one page in N of each set")
    options = parser.parse_args(arguments)
    if options.pages:
        _print_pages(options.pages, options.every, options.worst)
        return 0
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    chosen = [e for e in entries(options.part) if options.only in e.id or options.only in e.format]
    if options.save_captures:
        for entry in chosen:
            folder = options.save_captures / entry.part
            folder.mkdir(parents=True, exist_ok=True)
            capture = entry.render()
            (folder / entry.file_name).write_bytes(capture.data)
            (folder / f"{entry.id}.truth").write_text("\n".join(capture.truth), encoding="utf-8")
    results = [measured(entry) for entry in chosen]
    for part in ("dev", "kept-aside"):
        _print_table(part, [r for r in results if r.entry.part == part])
    shown = [r for r in results if r.entry.part == "dev" or options.open_kept_aside]
    _print_worst(sorted(shown, key=lambda r: r.ours.f1)[: options.worst])
    return 0


def _print_table(part: str, results: Sequence[Measured]) -> None:
    if not results:
        return
    formats: dict[str, list[Measured]] = defaultdict(list)
    for result in results:
        formats[result.entry.format].append(result)
    print(f"\n{part}: {len(results)} captures\n")
    print(f"{'format':<16}{'n':>4}{'mean':>8}{'worst':>8}   {'trafilatura':>11}{'worst':>8}{'not lossless':>14}")
    for name, group in [*formats.items(), ("all", list(results))]:
        ours = [r.ours.f1 for r in group]
        theirs = [r.theirs.f1 for r in group if r.theirs is not None]
        beside = (
            f"{_mean(theirs):>11.4f}{min(theirs):>8.3f}"
            if theirs and len(theirs) == len(group)
            else f"{'–':>11}{'':>8}"
        )
        losses = sum(r.not_lossless is not None for r in group)
        print(f"{name:<16}{len(group):>4}{_mean(ours):>8.4f}{min(ours):>8.3f}   {beside}{losses or '':>14}")


def _print_worst(results: Iterable[Measured]) -> None:
    for result in results:
        theirs = f", trafilatura {result.theirs.f1:.3f}" if result.theirs else ""
        print(f"\n{result.entry.id}  F1 {result.ours.f1:.3f}{theirs}")
        if result.problem:
            print(f"  not read: {result.problem}")
            continue
        lost, added = result.differences()
        for sign, parts in (("lost ", lost), ("added", added)):
            for part in parts[:3]:
                print(f"  {sign} {part}")
        if result.not_lossless:
            print(f"  not lossless: {result.not_lossless}")


def _print_pages(folder: Path, every: int, worst: int) -> None:
    for name, results in measured_pages(folder, every):
        ours, theirs = [r.ours for r in results], [r.theirs for r in results]
        better = sum(a > b + 1e-9 for a, b in zip(ours, theirs, strict=True))
        behind = sum(b > a + 1e-9 for a, b in zip(ours, theirs, strict=True))
        print(
            f"\n{name}: {len(results)} pages; mean {_mean(ours):.4f}, trafilatura alone {_mean(theirs):.4f}; ", end=""
        )
        print(f"better on {better}, behind on {behind}; not read {sum(r.problem is not None for r in results)}")
        for result in sorted(results, key=lambda r: r.ours - r.theirs)[:worst]:
            print(f"  {result.ours:.3f} beside {result.theirs:.3f}  {result.id}  {result.problem or ''}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
