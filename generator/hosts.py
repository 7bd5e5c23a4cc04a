"""The host of an address, whatever is written there."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host name in lower case; empty where the address has none or is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
