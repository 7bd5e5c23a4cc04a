"""Captures changed by chance, cleaned and sanitised: what breaks, takes long, or keeps private data is a finding.

Usage: python -m tools.fuzz_captures [--cases N] [--first N] [--seed S] [--seconds S] [--format NAME] [--save DIR]

Case N of a seed is always the same bytes. Nothing but CannotRead may be raised; findings that end alike are one, kept
with the smallest capture that shows it. Exit code 1 where there is any. For Linux: the memory of each case is measured.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import logging
import random  # noqa: TID251 - the cases are drawn by chance, from a seed
import re
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.authority.load import Authority
from generator.capture import CannotRead, Cleaned, clean
from generator.capture.links import CLOSE, OPEN
from generator.capture.sanitise import personal_data_in, sanitise
from generator.describe import Describer
from tests.capture.hostile import ALL
from tests.evaluation.measuring import authority
from tools.fuzz_changes import changed
from tools.fuzz_seeds import seeds

SHARES = {"text": 24, "html": 28, "email": 24, "feed": 11, "json": 11.4, "pdf": 1.6}
"""Of a hundred cases. Each PDF is read by a process of its own, several times over: they would take all the time."""
MADE = 0.15
"""How many cases are made to hurt from the start; the others are shaped as real captures are, and changed."""
SLOW = 2.0
STOPPED = 12
"""Seconds after which a case is stopped."""
MEMORY = 1_500_000_000
MUCH = 500_000_000
"""Bytes of memory that a case of this size must not need."""
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class TooLong(BaseException):
    """Raised inside a case that does not end; no `except Exception` catches it."""


@dataclass
class Finding:
    """What went wrong, and the smallest capture that shows it."""

    what: str
    case: int
    data: bytes
    trace: str
    times: int = 1


@dataclass
class Campaign:
    """A run of the fuzzer: what it works with, and what it has found."""

    authority: Authority
    describer: Describer
    findings: dict[str, Finding] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)

    def try_case(self, number: int, data: bytes) -> None:
        """One capture through everything; what goes wrong is added to the findings."""
        found = self.wrong_with(data)
        self.outcomes["finding" if found else self._outcome] += 1
        for what, trace in found:
            known = self.findings.get(what)
            if known is None:
                self.findings[what] = Finding(what, number, data, trace)
                print(f"case {number}: {what}", flush=True)
                continue
            known.times += 1
            if len(data) < len(known.data):
                known.data, known.case, known.trace = data, number, trace

    def shows(self, what: str, data: bytes) -> bool:
        """Whether a capture shows this finding."""
        return any(what == shown for shown, _ in self.wrong_with(data))

    def wrong_with(self, data: bytes) -> list[tuple[str, str]]:
        """(what is wrong, where) of one capture. What seems slow is measured again: the machine may be busy."""
        found, seconds, memory = self._measured(data)
        if seconds > SLOW and not found:
            found, again, memory = self._measured(data)
            seconds = min(seconds, again)
        if seconds > SLOW and not found:
            found.append((f"slow: {self._step}", f"{seconds:.1f} s"))
        if memory > MUCH:
            found.append((f"memory: {self._step}", f"{memory / 1e6:.0f} MB"))
        return found

    def _measured(self, data: bytes) -> tuple[list[tuple[str, str]], float, int]:
        if _CLEAR.exists():
            _CLEAR.write_text("5")  # The mark of the most memory held starts anew.
        before, start = _most_memory(), _seconds_used()
        found: list[tuple[str, str]] = []
        try:
            with stopped_after(STOPPED):
                found += [(what, "") for what in self._faults(data)]
        except (Exception, TooLong) as error:
            found.append((_signature(error), traceback.format_exc()))
        return found, _seconds_used() - start, _most_memory() - before

    def _faults(self, data: bytes) -> Iterator[str]:
        """What the results should not be. Whatever is raised but CannotRead goes through."""
        self._step, self._outcome = "clean", "refused"
        try:
            cleaned = clean(data, self.authority)
        except CannotRead as refused:
            self._outcome = f"refused {refused.code}"
            return
        self._outcome = f"cleaned {cleaned.format}"
        kept = cleaned.text
        if any(mark in kept.text for mark in OPEN + CLOSE):
            yield f"{cleaned.format}: marks of links stay in the clean text"
        if any(not 0 <= link.start < link.end <= len(kept.text) for link in kept.links):
            yield f"{cleaned.format}: a link stands outside the text"
        self._step = "describe"
        description = self.describer.describe(kept, cleaned.publisher, with_keywords=False)
        self._step = "write"
        shown = [dataclasses.asdict(kept), dataclasses.asdict(description)]
        json.dumps(shown, ensure_ascii=False, default=str).encode()
        self._step = "sanitise"
        try:
            stored = sanitise(data, self.authority)
        except CannotRead as refused:
            self._outcome += f", not stored {refused.code}"
            return
        yield from self._faults_of_stored(data, stored.data, cleaned)

    def _faults_of_stored(self, data: bytes, stored: bytes, cleaned: Cleaned) -> Iterator[str]:
        """What is stored holds no private data, stays as it is, and is still read: without signs that were lost."""
        if left := personal_data_in(stored, self.authority):
            yield f"{cleaned.format}: personal data stays: {re.sub(r'[0-9]+', 'N', left[0][1])}"
        if sanitise(stored, self.authority).data != stored:
            yield f"{cleaned.format}: sanitised twice it is something else"
        try:
            again = clean(stored, self.authority).text.text
        except CannotRead as refused:
            # Nothing may be left where all was private: C006.
            if refused.code != "C006":
                yield f"{cleaned.format}: what is stored cannot be read: {refused.code} {refused.what[:40]}"
            return
        # A reference to a character that is none is resolved to this sign.
        if b"&#" not in data and again.count("\ufffd") > cleaned.text.text.count("\ufffd"):
            yield f"{cleaned.format}: signs are lost in what is stored"


def main(arguments: Sequence[str]) -> int:
    """Run a campaign; exit code 1 where something was found."""
    parser = argparse.ArgumentParser(prog="fuzz_captures", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--cases", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first case")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many")
    parser.add_argument("--format", choices=sorted(SHARES), help="cases of this format alone")
    parser.add_argument("--save", type=Path, metavar="DIR", help="where the captures of findings are written")
    options = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()
    campaign = Campaign(authority(), Describer.of(authority()))
    formats = [options.format] if options.format else list(SHARES)
    start, number = time.monotonic(), options.first
    while number < options.first + options.cases and time.monotonic() - start < options.seconds:
        campaign.try_case(number, case(options.seed, number, formats))
        number += 1
        if number % 5_000 == 0:
            print(f"{number - options.first:,} cases in {time.monotonic() - start:,.0f} s", flush=True)
    _report(campaign, number - options.first, time.monotonic() - start, options.save)
    return 1 if campaign.findings else 0


def case(seed: str, number: int, formats: Sequence[str]) -> bytes:
    """The capture of a case."""
    chance = random.Random(f"{seed}:{number}")
    name = chance.choices(formats, [SHARES[name] for name in formats])[0]
    data = chance.choice(seeds()[name])
    if chance.random() < MADE:
        data = chance.choice(list(ALL[name].values()))(int(10 ** chance.uniform(0, 3)))
        if chance.random() < 0.5:
            return data
    other = chance.choice(seeds()[chance.choice(list(SHARES))])
    return changed(data, other, chance)


@contextmanager
def stopped_after(seconds: int) -> Iterator[None]:
    """What uses the processor for longer is broken off by TooLong; other work of the machine does not count.

    Waiting (for a process of its own that reads a PDF) is broken off after five times as long.
    """

    def stop(*_: object) -> None:
        raise TooLong

    timers = {signal.SIGPROF: (signal.ITIMER_PROF, seconds), signal.SIGALRM: (signal.ITIMER_REAL, 5 * seconds)}
    before = {kind: signal.signal(kind, stop) for kind in timers}
    for timer, limit in timers.values():
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for kind, (timer, _) in timers.items():
            signal.setitimer(timer, 0)
            signal.signal(kind, before[kind])


def _signature(error: BaseException) -> str:
    """The same for errors that come from the same lines."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "fuzz_captures" not in f.filename]
    ours = [f for f in frames if "/generator/" in f.filename][-2:]
    last = [f for f in frames[-1:] if f not in ours]
    places = " > ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in (*ours, *last))
    return f"{type(error).__name__}: {places}"


def _seconds_used() -> float:
    """Of the processor, by this process and those it started: others may be at work on the machine."""
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def _most_memory() -> int:
    """Bytes: the most memory held since the mark was cleared."""
    match = re.search(r"^VmHWM:\s+(\d+)", _STATUS.read_text(), re.MULTILINE) if _STATUS.exists() else None
    return int(match[1]) * 1000 if match else 0


def shortened(data: bytes, shows: Callable[[bytes], bool], seconds: float = 20) -> bytes:
    """A shorter capture that shows the same, found by leaving out stretches."""
    end = time.monotonic() + seconds
    size = len(data) // 2
    while size and time.monotonic() < end:
        at = 0
        while at < len(data) and time.monotonic() < end:
            less = data[:at] + data[at + size :]
            data, at = (less, at) if shows(less) else (data, at + size)
        size //= 2
    return data


def _report(campaign: Campaign, cases: int, seconds: float, folder: Path | None) -> None:
    for finding in sorted(campaign.findings.values(), key=lambda f: -f.times):
        if not finding.what.startswith(("slow", "memory", "TooLong")):
            finding.data = shortened(finding.data, partial(campaign.shows, finding.what))
        print(f"\n{finding.times} × {finding.what}")
        print(f"  case {finding.case}, {len(finding.data):,} bytes: {finding.data[:300]!r}")
        print("  " + finding.trace.replace("\n", "\n  "))
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            name = hashlib.sha256(finding.what.encode()).hexdigest()[:12]
            (folder / f"{name}.bin").write_bytes(finding.data)
            (folder / f"{name}.txt").write_text(f"{finding.what}\ncase {finding.case}\n{finding.trace}\n")
            print(f"  saved as {name}.bin")
    print("\n" + ", ".join(f"{count:,} {outcome}" for outcome, count in campaign.outcomes.most_common()))
    print(f"{cases:,} cases in {seconds:,.0f} seconds: {len(campaign.findings)} findings")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
