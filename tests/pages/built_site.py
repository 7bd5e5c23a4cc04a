"""The sample archive as a built site: what its heads say, its files, and the site over http."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
ADDRESS = "https://archive.example/b/"


def build(project: Path, *command: str) -> str:
    """Run an engine; its whole output."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


class Head(HTMLParser):
    """What the head of a page says, as a browser reads it: where an element of script ends included."""

    def __init__(self, page: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.language: str | None = None
        self.scripts: list[tuple[str | None, str]] = []
        self._inside = False
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag == "script"
        if tag == "html":
            self.language = given.get("lang")
        if tag == "script":
            self.scripts.append((given.get("type"), ""))
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href")
        if tag == "meta" and (name := given.get("property") or given.get("name")):
            assert name not in self.meta, f"{name} stands twice"
            self.meta[name] = given.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            kind, before = self.scripts[-1]
            self.scripts[-1] = (kind, before + data)

    @property
    def linked_data(self) -> Any:
        (found,) = (text for kind, text in self.scripts if kind == "application/ld+json")
        return json.loads(found)


def html_files(site: Path) -> set[str]:
    return {str(path.relative_to(site)) for path in site.rglob("*.html")}


@contextlib.contextmanager
def serving(handler: type[http.server.SimpleHTTPRequestHandler], folder: Path) -> Iterator[str]:
    """A folder over http."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
