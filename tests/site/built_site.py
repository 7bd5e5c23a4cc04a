"""A built site for the tests: how it is built and served, which pages it has, and of which kinds they are."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What a page kind has one page each of: whatever stands in these places of an address.
ID = re.compile(r"^([a-z-]+)/(?!index\.html)[^/]+/")


def build(docs: Path, site: Path, engine: str = "mkdocs") -> None:
    """Build the real corpus; a failure shows all that the command said."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--docs", str(docs), "--site-dir", str(site), "--engine", engine],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def pages_of(site: Path) -> list[str]:
    """Every page of a site, as an address below its top."""
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))


def kind_of(page: str) -> str:
    """The kind of a page: its address without the id (`releases/*/removed/index.html`)."""
    return ID.sub(r"\1/*/", page)


def one_of_each_kind(site: Path, largest: bool = True) -> list[str]:
    """One page of each kind: the largest, which holds most of what its kind can hold, or the smallest, which is quick."""
    found: dict[str, str] = {}
    for page in sorted(pages_of(site), key=lambda page: (site / page).stat().st_size, reverse=largest):
        found.setdefault(kind_of(page), page)
    return sorted(found.values())


@dataclass(frozen=True)
class Served:
    """A built site, in a folder and over http."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[str]:
        """Every page."""
        return pages_of(self.folder)

    @property
    def kinds(self) -> list[str]:
        """The largest page of each kind."""
        return one_of_each_kind(self.folder)

    @property
    def small(self) -> list[str]:
        """The smallest page of each kind."""
        return one_of_each_kind(self.folder, largest=False)

    def url(self, page: str) -> str:
        """The address of a page over http."""
        return f"{self.address}/{page}"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, without a line in the log for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder until the end of the block."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()
