"""What the site says to crawlers."""

from __future__ import annotations

from generator.pages.page import Page


def robots(address: str | None) -> Page:
    """robots.txt: everything may be read. What is not to be indexed says so itself: it must be read to be obeyed.

    Only an absolute address may name a sitemap; without one there is none to name.
    """
    sitemap = f"\nSitemap: {address}sitemap.xml\n" if address else ""
    return Page("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}")
