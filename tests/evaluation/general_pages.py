"""HTML pages in general, with what people said is their text: ours beside trafilatura alone.

A folder holds one folder a set, each with its pages and a `gold.json`: page name to `text` (and `title`, which may be
kept or not), or to `with` and `without`, lists of strings that must and must not be kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.capture import CannotRead, clean
from tests.evaluation.measuring import authority, blocks_of, by_trafilatura
from tests.evaluation.scoring import score, words

_KEYS = {"text", "with", "without"}


@dataclass(frozen=True)
class Page:
    """One page, ours and theirs."""

    id: str
    ours: float
    theirs: float
    problem: str | None


def measured_pages(folder: Path, every: int = 1) -> Iterator[tuple[str, list[Page]]]:
    """Every set of pages below `folder`, of each one page in `every`."""
    for gold in sorted(folder.glob("**/gold.json")):
        pages: dict[str, dict[str, Any]] = json.loads(gold.read_text(encoding="utf-8"))
        usable = sorted(name for name, wanted in pages.items() if _KEYS & wanted.keys())
        paths = {name: gold.parent / f"{name.removesuffix('.html')}.html" for name in usable}
        there = [name for name in usable if paths[name].exists()][::every]
        if there:
            yield gold.parent.name, [_measured(paths[name], pages[name]) for name in there]


def _measured(path: Path, wanted: dict[str, Any]) -> Page:
    data = path.read_bytes()
    problem = None
    try:
        kept = blocks_of(clean(data, authority()).text)
    except Exception as error:  # one page that breaks the cleaner must not hide how it does on the others
        kept, problem = [], f"{error.code} {error.what}" if isinstance(error, CannotRead) else f"broke: {error!r}"
    theirs = by_trafilatura(data)
    return Page(f"{path.parent.name}/{path.stem}", _agreement(kept, wanted), _agreement(theirs, wanted), problem)


def _agreement(kept: Sequence[str], wanted: dict[str, Any]) -> float:
    if "text" in wanted:
        beside = [wanted["title"]] if wanted.get("title") else []
        return score(wanted["text"].split("\n"), kept, beside).f1
    text = " " + " ".join(words("\n".join(kept))) + " "
    there = [f" {' '.join(words(string))} " in text for string in wanted.get("with", [])]
    gone = [f" {' '.join(words(string))} " not in text for string in wanted.get("without", [])]
    return sum(there + gone) / max(1, len(there + gone))
