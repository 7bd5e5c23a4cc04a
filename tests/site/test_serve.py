"""`serve` shows the site, and shows it anew when the corpus changes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RELEASE = "uk-and-us-reaffirm-defence-ties"
pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, words: str, seconds: float = 90) -> None:
    """Until the page at `address` holds `words`."""
    end = time.monotonic() + seconds
    last = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                last = answer.read().decode("utf-8")
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            last = str(error)
        if words in last:
            return
        time.sleep(0.5)
    pytest.fail(f"{words!r} did not appear at {address}: {last[:500]}")


def test_serve_builds_watches_and_builds_again(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port), "--corpus", str(tmp_path / "corpus")]
    command += ["--docs", str(tmp_path / "docs"), "--site-dir", str(tmp_path / "site")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            page = f"http://127.0.0.1:{port}/releases/{RELEASE}/index.html"
            wait_for(page, "reaffirm defence ties")
            record = next((tmp_path / "corpus").glob(f"releases/*/{RELEASE}/release.yml"))
            good = record.read_text(encoding="utf-8")
            record.write_text(good + "title: A title given by hand\n", encoding="utf-8")
            wait_for(page, "A title given by hand")
            record.write_text("publisher: [broken", encoding="utf-8")
            time.sleep(3)
            wait_for(page, "A title given by hand", 5)
        finally:
            server.terminate()
            server.wait(10)
