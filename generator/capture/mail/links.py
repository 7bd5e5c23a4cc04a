"""The addresses that mailing services and mail filters put before a link's own."""

from __future__ import annotations

import base64
import binascii
import json
import re
from urllib.parse import parse_qsl, unquote, urlsplit

_HTTP = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_IN_QUERY = {
    "safelinks.protection.outlook.com": "url",
    "www.google.com": "q",
    "google.com": "q",
    "l.facebook.com": "u",
    "urldefense.proofpoint.com": "u",
    "linkprotect.cudasvc.com": "a",
}
"""Hosts (or ends of them) that carry the address in a parameter."""
_OPAQUE = re.compile(
    r"(?:\.|^)(?:list-manage\.com|sendgrid\.net|lnks\.gd|links\.govdelivery\.com|mailchi\.mp|rs6\.net|"
    r"links-\d\.govdelivery\.com|sendibm\d\.com|mandrillapp\.com|awstrack\.me)$"
)
"""Hosts that know the reader and keep the address to themselves."""


def unwrapped(target: str) -> str:
    """The address a link leads to; '' where only a mailing service knows, as its own address names the reader."""
    for _ in range(4):  # filters wrap what services have wrapped
        inner = _once(target)
        if inner is None:
            return target
        target = inner
    return target


def _once(target: str) -> str | None:
    """The address inside one wrapping; None where there is none."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    inner = ""
    for end, parameter in _IN_QUERY.items():
        if host == end or host.endswith("." + end):
            inner = dict(parse_qsl(parts.query[:8000])).get(parameter, "")
            if host == "urldefense.proofpoint.com":
                inner = unquote(inner.replace("-", "%").replace("_", "/"))
            return inner if _HTTP.match(inner) else None
    if host == "urldefense.com" and (match := re.match(r"/v3/__(.+?)__;", parts.path + ";")):
        inner = match[1]
    elif not _OPAQUE.search(host):
        return None
    elif "&&&http" in target:
        inner = target.split("&&&", 1)[1]
    elif "/CL0/" in parts.path:
        inner = unquote(parts.path.split("/CL0/", 1)[1].split("/", 1)[0])
    else:
        inner = _in_token(parts.path)
    return inner if _HTTP.match(inner) else ""


def _in_token(path: str) -> str:
    """The address in a signed token (header.payload.signature), as GovDelivery writes them."""
    for piece in path.split("."):
        try:
            fields = json.loads(base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4)))
        except (ValueError, binascii.Error, RecursionError):
            continue
        if isinstance(fields, dict) and isinstance(fields.get("url"), str):
            return str(fields["url"])
    return ""
