"""Real releases as blocks: the true body text of every capture, and what a sender would put into a template.

The texts stay in the folder EVALUATION_DATA names; only their ids are in this repository.
"""

from __future__ import annotations

import datetime as dt
import gzip
import html
import json
import os
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from lxml import html as lxml_html

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("EVALUATION_DATA", HERE.parents[2] / "shared" / "data"))

_SOURCES = {
    # The short name of a source: its file, how ids begin there, and the office that publishes.
    "state": ("us-state-releases", "page_id=", "U.S. Department of State"),
    "wh": ("us-whitehouse-releases", "p=", "The White House"),
    "au": ("au-pm-media-releases", "", "Prime Minister of Australia"),
    "uk": ("uk-pm-speeches", "", "Prime Minister's Office, 10 Downing Street"),
}
_GOVUK = "Foreign, Commonwealth & Development Office"
_CONTAINERS = {"div", "section", "article", "ul", "ol", "table", "tbody", "thead", "figure", "body", "dl", "center"}
_INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "u": "u", "sup": "sup", "sub": "sub"}
_DROPPED = {"img", "input", "script", "style", "hr", "wbr", "noscript", "svg", "iframe"}
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x200E, 0x200F])


@dataclass(frozen=True)
class Block:
    """One block of a release: `tag` is p, h2, h3, li, blockquote or tr; the text of a row has tabs between cells."""

    tag: str
    text: str
    html: str
    number: int | None = None
    """The place in a numbered list, from 1."""


@dataclass(frozen=True)
class Release:
    """A release as its publisher wrote it."""

    id: str
    title: str
    date: dt.date
    url: str
    office: str
    blocks: tuple[Block, ...]
    summary: str = ""

    @property
    def day(self) -> str:
        """12 March 2024."""
        return f"{self.date.day} {self.date:%B %Y}"

    @property
    def us_day(self) -> str:
        """March 12, 2024."""
        return f"{self.date:%B} {self.date.day}, {self.date.year}"

    @property
    def lead(self) -> str:
        """The teaser other pages show: the start of the first real paragraph."""
        text = next((b.text for b in self.blocks if len(b.text.split()) > 15), self.blocks[0].text)
        return " ".join(text.split()[:34]) + " …"


def missing() -> str | None:
    """Why no release can be had, or None."""
    if (DATA / "us-state-releases.jsonl.gz").exists():
        return None
    return "no evaluation data: us-state-releases.jsonl.gz is not in the folder EVALUATION_DATA names"


def load(name: str) -> Release:
    """The release of a name such as `state/252361`, `govuk/speech/speech.json` or `made-up/de-1`."""
    source, _, key = name.partition("/")
    if source == "govuk":
        return _govuk(name, key)
    if source == "made-up":
        row = _made_up()[key]
        return _release(name, row["title"], row["date"], row["url"], row["office"], row["body_html"])
    stem, before, office = _SOURCES[source]
    row = _rows(stem)[before + key]
    body = row["body_html"] if "body_html" in row else _with_breaks(row["body_text"])
    return _release(name, row["title"], row["date"], row["url"], office, body)


def row(name: str) -> dict[str, Any]:
    """The row of a release of one of the sources, as its file has it."""
    source, _, key = name.partition("/")
    stem, before, _ = _SOURCES[source]
    return _rows(stem)[before + key]


def names(source: str) -> list[str]:
    """The names of all releases of one of the sources: `state/252361`, as `row` takes them."""
    stem, before, _ = _SOURCES[source]
    return [f"{source}/{key.removeprefix(before)}" for key in _rows(stem) if key.startswith(before)]


@lru_cache(maxsize=256)
def neighbours(name: str, count: int) -> tuple[Release, ...]:
    """The releases that stand after this one in its file: what a page shows as related."""
    source, _, key = name.partition("/")
    if source not in _SOURCES:
        source, key = "uk", next(iter(_rows("uk-pm-speeches")))
    stem, before, _ = _SOURCES[source]
    usable = [k for k, row in _rows(stem).items() if k.startswith(before) and (row.get("body_html") or source == "uk")]
    at = usable.index(before + key)
    following = (usable[at + 1 :] + usable[:at])[:count]
    return tuple(load(f"{source}/{k.removeprefix(before)}") for k in following)


@lru_cache(maxsize=8)
def _rows(source: str) -> dict[str, dict[str, Any]]:
    with gzip.open(DATA / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {str(row["id"]).partition("?")[2] or str(row["id"]): row for row in rows}


@lru_cache(maxsize=1)
def _made_up() -> dict[str, dict[str, Any]]:
    """Releases in other languages, written for this evaluation."""
    rows = yaml.safe_load((HERE / "made_up.yml").read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


def path_of(name: str) -> Path:
    """The file of an example of the GOV.UK Content API."""
    return DATA / "govuk-examples" / name.removeprefix("govuk/")


def _govuk(name: str, key: str) -> Release:
    document = json.loads(path_of(name).read_text(encoding="utf-8"))
    date = document.get("first_published_at") or document.get("public_updated_at") or "2016-01-01"
    url = f"https://www.gov.uk{document['base_path']}"
    made = _release(name, document["title"], date, url, _GOVUK, document["details"]["body"])
    return replace(made, summary=document.get("description") or "")


def _release(name: str, title: str, date: str, url: str, office: str, body: str) -> Release:
    tree = lxml_html.fragment_fromstring(body.translate(_INVISIBLE), create_parent="div")
    title = " ".join(html.unescape(title).translate(_INVISIBLE).split())
    return Release(name, title, dt.date.fromisoformat(date[:10]), url, office, tuple(_blocks(tree)))


def _with_breaks(text: str) -> str:
    """Speeches lost their paragraphs on the way here; every fourth sentence ends one."""
    sentences = re.split(r"(?<=[.!?][”\"]) (?=[A-Z“])|(?<=[a-z0-9][.!?]) (?=[A-Z“])", text)
    groups = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "".join(f"<p>{html.escape(group)}</p>" for group in groups)


def _blocks(element: Any) -> list[Block]:
    """The blocks below a container, in order; loose words between them are paragraphs."""
    found: list[Block] = []
    _loose(found, element.text)
    for child in element:
        if isinstance(child.tag, str):
            found += _block(child)
        _loose(found, child.tail)
    return found


def _loose(found: list[Block], words: str | None) -> None:
    if words and words.strip():
        found.append(Block("p", " ".join(words.split()), html.escape(" ".join(words.split()))))


def _block(element: Any) -> list[Block]:
    tag = element.tag
    if tag in _DROPPED or _is_of_a_picture(element):
        return []
    if tag == "tr":
        cells = [_inline(cell, {}) for cell in element if cell.tag in ("td", "th")]
        inner = "".join(f"<td>{cell}</td>" for cell in cells)
        return [Block("tr", "\t".join(text_of(cell).replace("\n", " ") for cell in cells), inner)] if cells else []
    if tag in _CONTAINERS or (tag == "blockquote" and any(c.tag == "p" for c in element)):
        inner_blocks = _blocks(element)
        if tag == "blockquote":
            return [Block("blockquote", b.text, b.html) if b.tag == "p" else b for b in inner_blocks]
        if tag == "ol":
            return [Block(b.tag, b.text, b.html, n) for n, b in enumerate(inner_blocks, 1)]
        return inner_blocks
    nested = [child for child in element if child.tag in ("ul", "ol", "table", "p", "div")]
    own = _inline(element, set(nested))
    kind = tag if tag in ("li", "blockquote") else {"h2": "h2", "h3": "h3", "h4": "h3"}.get(tag, "p")
    first = [Block(kind, text_of(own), own)] if text_of(own) else []
    for child in nested:
        below = _block(child)
        # A paragraph that is an item's own text is the item.
        first += [Block("li", b.text, b.html) if tag == "li" and b.tag == "p" and not first else b for b in below]
    return first


def _is_of_a_picture(element: Any) -> bool:
    """Caption and credit of a picture are no body text; the note below a table is."""
    return element.tag == "figcaption" and element.getparent().find(".//table") is None


def _inline(element: Any, skipped: Any) -> str:
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if child not in skipped and isinstance(child.tag, str) and child.tag not in _DROPPED:
            parts.append(_inline_element(child))
        parts.append(html.escape(child.tail or "", quote=False))
    return "".join(parts).strip()


def _inline_element(element: Any) -> str:
    if element.tag == "br":
        return "<br>"
    inner = _inline_spaced(element)
    href = element.get("href") or ""
    if element.tag == "a" and href.startswith("http"):
        return f'<a href="{html.escape(href)}">{inner}</a>'
    tag = _INLINE.get(element.tag)
    return f"<{tag}>{inner}</{tag}>" if tag and inner.strip() else inner


def _inline_spaced(element: Any) -> str:
    text = element.text or ""
    last = (element[-1].tail if len(element) else text) or ""
    before = " " if text[:1].isspace() else ""
    after = " " if last[-1:].isspace() and (len(element) or last.strip()) else ""
    return f"{before}{_inline(element, ())}{after}"


def text_of(inline: str) -> str:
    """The words of inline HTML; a new line after each `<br>`."""
    lines = re.sub(r"<[^>]+>", "", re.sub(r"\s*<br>\s*", "\x00", inline))
    return "\n".join(" ".join(html.unescape(line).split()) for line in lines.split("\x00")).strip()
