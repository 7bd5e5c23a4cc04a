"""The host of an address, whatever is written there, and whose site it is."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host name in lower case; empty where the address has none or is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def lies_on(address: str, sites: Iterable[str]) -> bool:
    """Whether an address lies on one of `sites`: hosts ('www.gov.uk'), or hosts with the beginning of a path.

    Governments share hosts: 'www.gov.pl/web/obrona-narodowa' is one ministry's. `www.` is left aside.
    """
    host = host_of(address).removeprefix("www.")
    if not host:
        return False
    path = f"{urlsplit(address).path}/"
    parted = (site.lower().removeprefix("www.").strip("/").partition("/") for site in sites)
    return any(host == name and path.startswith(f"/{start}/" if start else "/") for name, _, start in parted)
