"""Captures made to hurt, of any size: the shapes that crash, fill or stop programs that read what strangers send.

Each is a function of a number: how many, how deep or how long. Tests take it large, the fuzzer small.
"""

from __future__ import annotations

from tests.capture.hostile_data import FEEDS, JSONS
from tests.capture.hostile_mails import MAILS
from tests.capture.hostile_pages import PAGES
from tests.capture.hostile_pdfs import PDFS
from tests.capture.hostile_text import TEXTS, Make

ALL: dict[str, dict[str, Make]] = {
    "text": TEXTS,
    "html": PAGES,
    "feed": FEEDS,
    "json": JSONS,
    "email": MAILS,
    "pdf": PDFS,
}
