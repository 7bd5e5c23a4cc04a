"""What publishing writes: a page of Markdown, and a picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or another file of text: `path` is where it lies below docs/, `text` is all of it, front matter too."""

    path: str
    text: str

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is no text."""

    path: str
    data: bytes
