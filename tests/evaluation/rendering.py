"""The fixed list of captures (`captures.csv`), and how each is made out of releases."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.evaluation import api, feeds, mail, pages, paper, plain
from tests.evaluation.capture import Capture, Options, Renderer
from tests.evaluation.releases import load

LIST = Path(__file__).resolve().parent / "captures.csv"
Part = Literal["dev", "kept-aside"]
SHAPES: dict[str, Renderer] = {
    "plain": plain.plain,
    "pasted": plain.pasted,
    "wrapped": plain.wrapped,
    "from_pdf": plain.from_pdf,
    "page": pages.page,
    "mail_text": mail.text_only,
    "mail_html": mail.html_only,
    "mail_alternative": mail.alternative,
    "mail_attachment": mail.with_attachment,
    "mail_forwarded": mail.forwarded_inline,
    "mail_attached": mail.forwarded_as_attachment,
    "rss": feeds.rss,
    "atom": feeds.atom,
    "api": api.as_it_is,
    "api_content": api.content,
    "row": api.row,
    "pdf": paper.pdf,
}
SUFFIXES = {"page": ".html", "api": ".json", "api_content": ".json", "row": ".json", "rss": ".xml", "atom": ".xml"}


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    id: str
    part: str
    format: str
    shape: str
    releases: tuple[str, ...]
    options: Options

    @property
    def file_name(self) -> str:
        """The name under which a person looks at it."""
        kind = self.shape.partition("_")[0]
        suffix = {"mail": ".eml", "pdf": ".pdf"}.get(kind, ".txt")
        return self.id + SUFFIXES.get(self.shape, suffix)

    def render(self) -> Capture:
        """The capture, made anew."""
        return SHAPES[self.shape]([load(name) for name in self.releases], self.options)


def entries(part: str | None = None) -> list[Entry]:
    """The captures of one part, or of both."""
    with LIST.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [_entry(row) for row in rows if part in (None, row["part"])]


def _entry(row: dict[str, str]) -> Entry:
    options = dict(option.split("=", 1) for option in row["options"].split(";") if option)
    return Entry(row["id"], row["part"], row["format"], row["shape"], tuple(row["releases"].split()), options)
