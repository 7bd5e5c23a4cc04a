"""What a first visit to pages of a built site fetches, gzipped: python -m tools.measure_pages SITE_DIR [PAGE...]

Without PAGE: home, a release, a country, and the page that is the heaviest of all. The limits that the archive sets
itself: a release with everything but fonts within 60 kB, no page alone beyond 150 kB.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

KINDS = ("document", "stylesheet", "script", "other")
FONTS = (".woff", ".woff2", ".ttf")
VISIT_LIMIT, PAGE_LIMIT = 60_000, 150_000


def weight(file: Path) -> int:
    """The size of a file as servers send it: gzipped as most are set up to, and without the time in the head."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


class Gzipped(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, gzipped for every client."""

    def do_GET(self) -> None:
        """Send one file."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served, gzipped."""
    handler = functools.partial(Gzipped, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def chromium() -> str:
    """The installed browser: the one that CHROMIUM names, or the first that is found."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if not found:
        sys.exit("no Chromium: tools/chromium.sh says how to get one")
    return found


def visit(browser: Browser, site: Path, address: str, page: str) -> dict[str, int]:
    """The gzipped bytes that a browser with an empty cache fetches for a page, by kind; fonts left out."""
    fetched: dict[str, int] = dict.fromkeys(KINDS, 0)
    context = browser.new_context()

    def count(response: Response) -> None:
        path = response.url.removeprefix(address + "/").split("?")[0]
        file = site / path
        if response.url.startswith(address) and file.is_file() and file.suffix not in FONTS:
            kind = response.request.resource_type
            fetched[kind if kind in KINDS else "other"] += weight(file)

    context.on("response", count)
    context.new_page().goto(f"{address}/{page}", wait_until="networkidle")
    context.close()
    return fetched


def pages_to_measure(site: Path) -> list[str]:
    """Home, the heaviest release and country, and the heaviest page of all."""

    def heaviest(pattern: str) -> str:
        return max(site.glob(pattern), key=lambda file: (weight(file), file)).relative_to(site).as_posix()

    return list(
        dict.fromkeys(["index.html", *map(heaviest, ("releases/*/index.html", "countries/*/index.html", "**/*.html"))])
    )


def main(arguments: list[str]) -> int:
    """Print the table; the exit code says whether the limits hold."""
    if not arguments:
        print(__doc__)
        return 2
    site = Path(arguments[0]).resolve()
    pages = arguments[1:] or pages_to_measure(site)
    held = True
    print("gzipped bytes  " + "".join(f"{name:>10}" for name in ("html", "css", "js", "other", "all")) + "  page")
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for page in pages:
            sizes = visit(browser, site, address, page)
            total = sum(sizes.values())
            over = sizes["document"] > PAGE_LIMIT or (page.startswith("releases/") and total > VISIT_LIMIT)
            held = held and not over
            cells = "".join(f"{size:>10,}" for size in (*sizes.values(), total))
            print(f"{'over the limit' if over else '':<15}{cells}  {page}")
        browser.close()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
