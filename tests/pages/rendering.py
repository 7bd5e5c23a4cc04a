"""Markdown as the site renders it, and what is in the HTML."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import yaml

ROOT = Path(__file__).resolve().parents[2]
VOID = {"br", "img", "hr", "input", "meta", "link"}


@cache
def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The extensions of mkdocs.yml, and those that MkDocs adds by itself."""
    configured = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names, settings = ["toc", "tables", "fenced_code"], {}
    for entry in configured:
        name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names += [name] if name not in names else []
        settings[name] = options
    return names, settings


def to_html(text: str, *more: str) -> str:
    """HTML as MkDocs and Zensical make it, with `more` extensions if any."""
    names, settings = extensions()
    return str(markdown.markdown(text, extensions=[*names, *more], extension_configs=settings))


class Content(HTMLParser):
    """The elements, the links and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        for name, value in attrs:
            if name == "href" and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.add(value)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.elements.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.elements.append("instruction")


def without_the_archives_own(html: str) -> str:
    """The HTML of a text without what the archive sets beside its words: numbers of paragraphs, and glosses."""
    html = re.sub(r'<a class="n"[^>]*>\d+</a>', "", html)
    return re.sub(r'<div [^>]*class="gloss".*?</div>', "", html, flags=re.DOTALL)


def words(text: str) -> str:
    """Text with its white space made single spaces."""
    return " ".join(text.split())
