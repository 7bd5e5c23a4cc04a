"""One page of Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `path` is where it lies below docs/, `text` is all of it, front matter included."""

    path: str
    text: str
