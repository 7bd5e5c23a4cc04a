"""How fast captures are cleaned, beside trafilatura's own time on the same pages, and whether memory stays flat.

Usage: python -m tools.measure_speed [--captures 5000] [--seconds 10] [--trace]
       python -m tools.measure_speed --pages DIR [--every N]

Captures a minute on one core, for text and for HTML, are taken from the captures of the evaluation (its releases are
read from the folder EVALUATION_DATA names). Then --captures of them all, one after the other, with the memory the
process holds at the start, in the middle and at the end; --trace adds what Python itself counts (several times slower).
With --pages the rate is taken from every HTML file below a folder instead: real pages are larger than these made ones.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import itertools
import os
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura

from generator.capture import clean
from tests.evaluation.measuring import authority
from tests.evaluation.releases import missing
from tests.evaluation.rendering import entries

TEXT = ("plain text", "wrapped text", "text of a PDF", "pasted page")
HTML = ("web page", "re-post")
_STATM = Path("/proc/self/statm")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; exit code 0, or 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="measure_speed", description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--captures", type=int, default=5000, help="how many to clean while memory is watched; 0: none")
    parser.add_argument("--seconds", type=float, default=10, help="how long each rate is measured")
    parser.add_argument("--trace", action="store_true")
    parser.add_argument("--pages", type=Path, metavar="DIR")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="with --pages: one page in N")
    options = parser.parse_args(arguments)
    if options.pages:
        _print_html([(p.read_bytes(),) * 2 for p in sorted(options.pages.rglob("*.html"))[:: options.every]], 0)
        return 0
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    made = [(entry.format, entry.render()) for entry in entries()]
    text = [capture.data for name, capture in made if name in TEXT]
    html = [(capture.data, capture.html or "") for name, capture in made if name in HTML]
    _print_rate("text", _seconds_each([_cleaning(data) for data in text], options.seconds), _characters(text))
    _print_html(html, options.seconds)
    if options.captures:
        _print_memory([capture.data for _, capture in made], options.captures, options.trace)
    return 0


def _cleaning(data: bytes) -> Callable[[], None]:
    def run() -> None:
        # Refused or broken, its time counts; what breaks is told by measure_captures.
        with contextlib.suppress(Exception):
            clean(data, authority())

    return run


def _seconds_each(runs: Sequence[Callable[[], object]], seconds: float) -> float:
    """Processor time for one, over whole rounds until `seconds` are used; a first round that is not counted."""
    for run in runs:
        run()
    spent, done = 0.0, 0
    while spent < seconds:
        start = time.process_time()
        for run in runs:
            run()
        spent += time.process_time() - start
        done += len(runs)
    return spent / done


def _seconds_once(runs: Sequence[Callable[[], object]]) -> float:
    """Processor time for one, each run once: for pages that are too many to go round again."""
    start = time.process_time()
    for run in runs:
        run()
    return (time.process_time() - start) / len(runs)


def _print_html(pages: Sequence[tuple[bytes, str | bytes]], seconds: float) -> None:
    ours, theirs = _seconds_side_by_side(pages, seconds)
    _print_rate("HTML", ours, _characters([data for data, _ in pages]))
    print(
        f"      trafilatura alone on the same pages: {60 / theirs:,.0f} a minute; "
        f"ours takes {ours / theirs:.2f} × its time"
    )


def _seconds_side_by_side(pages: Sequence[tuple[bytes, str | bytes]], seconds: float) -> tuple[float, float]:
    """Ours and trafilatura's, in turns of a tenth of the time, so that a busy machine hits both alike."""
    ours = [_cleaning(data) for data, _ in pages]
    theirs = [lambda html=html: trafilatura.extract(html, include_comments=False) for _, html in pages]
    if not seconds:
        return _seconds_once(ours), _seconds_once(theirs)
    turns = [(_seconds_each(ours, seconds / 10), _seconds_each(theirs, seconds / 10)) for _ in range(5)]
    return min(turn[0] for turn in turns), min(turn[1] for turn in turns)


def _print_rate(name: str, seconds: float, characters: float) -> None:
    print(f"{name:<5} {60 / seconds:>8,.0f} captures a minute on one core (bytes each: {characters:,.0f})")


def _characters(captures: Sequence[bytes]) -> float:
    return sum(map(len, captures)) / len(captures)


def _print_memory(captures: Sequence[bytes], count: int, trace: bool) -> None:
    """Clean `count` captures; the first round through all is a warm-up and not counted."""
    for data in captures:
        _cleaning(data)()
    if trace:
        tracemalloc.start()
    marks = {0: "start", count // 2: "middle", count: "end"}
    for number, data in zip(range(count + 1), itertools.cycle(captures), strict=False):
        if number in marks:
            gc.collect()
            traced = f", {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB counted by Python" if trace else ""
            print(f"memory at the {marks[number]:<6} ({number:>5} captures): {_resident() / 1e6:.1f} MB{traced}")
        _cleaning(data)()


def _resident() -> float:
    """Bytes of memory the process holds; 0 where the system does not tell."""
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if _STATM.exists() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
