"""A web address to bytes: a few redirects, every one checked anew; for a page of GOV.UK the data it is made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from generator.deadline import Deadline
from generator.fetching.web_address import OPEN_AND_SAVE_IT, SAVE_IT, NotFetched, WebAddress, parse
from generator.fetching.web_answer import Answer, Limits, ask
from generator.problems import Problem, Problems

__all__ = ["Fetched", "Limits", "fetch_release"]

GOV_UK = "www.gov.uk"
_API = "/api/content"
_NO_RELEASE = frozenset(("redirect", "gone", "placeholder", "special_route", "homepage"))
"""What the Content API answers for addresses that have no text of their own."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes at an address, and what the server said of them."""

    data: bytes
    url: str
    """Where they came from in the end, after every redirect."""
    page: str
    """The address of the page for people."""
    last_modified: str | None = None
    """ISO 8601, UTC."""


Fetch = Callable[[str], Fetched]


def fetch_release(url: str, limits: Limits) -> Fetched:
    """The release at `url`. Raises Problems (F001 to F010) with one that says what a person can do."""
    deadline = Deadline(limits.seconds)
    try:
        parse(url, limits.allow_private)
        return preferring_data(lambda address: _followed(address, limits, deadline), url)
    except NotFetched as error:
        raise Problems([Problem(_without_password(url), 1, error.code, error.what, error.mend)]) from error


def preferring_data(fetch: Fetch, url: str) -> Fetched:
    """What `fetch` gives for a page, or for a page of GOV.UK the answer of its Content API where there is one."""
    data = _from_api(fetch, url)
    if data is not None:
        return data
    page = fetch(url)
    # The address was an old or a short one: the page it led to may have its data.
    moved = _without_fragment(page.url) != _without_fragment(url)
    return (_from_api(fetch, page.url) if moved else None) or page


def _from_api(fetch: Fetch, url: str) -> Fetched | None:
    parts = urlsplit(url.strip(" "))
    path = parts.path.removeprefix(_API).rstrip("/")
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != GOV_UK or not path or path.startswith("/api"):
        return None
    try:
        found = fetch(f"https://{GOV_UK}{_API}{path}")
    except NotFetched as error:
        if error.code == "F008":
            return None
        raise
    return replace(found, page=f"https://{GOV_UK}{path}") if _is_release(found.data) else None


def _is_release(data: bytes) -> bool:
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if not isinstance(fields, dict) or "details" not in fields:
        return False
    return not {fields.get("schema_name"), fields.get("document_type")} & _NO_RELEASE


def _followed(url: str, limits: Limits, deadline: Deadline) -> Fetched:
    """The bytes at the end of the redirects."""
    address = parse(url, limits.allow_private)
    seen = {str(address)}
    while True:
        answer = ask(address, limits, deadline)
        if answer.location is None:
            return _fetched(address, answer)
        address = _next(address, answer.location, limits)
        if str(address) in seen:
            raise NotFetched("F005", f"{address.host} redirects in a circle", OPEN_AND_SAVE_IT)
        if len(seen) > limits.redirects:
            raise NotFetched("F005", f"it leads through more than {limits.redirects} redirects", OPEN_AND_SAVE_IT)
        seen.add(str(address))


def _next(address: WebAddress, location: str, limits: Limits) -> WebAddress:
    """Where a redirect leads: checked as if a person had given it."""
    try:
        following = parse(urljoin(str(address), location.strip()), limits.allow_private)
    except (NotFetched, ValueError) as error:
        why = error.what if isinstance(error, NotFetched) else "it is no web address"
        raise NotFetched(
            "F005", f"{address.host} redirects to an address that is not fetched: {why}", OPEN_AND_SAVE_IT
        ) from None
    if address.scheme == "https" and following.scheme == "http":
        what = f"{address.host} redirects from https to http, where anybody on the way could change the text"
        raise NotFetched("F005", what, OPEN_AND_SAVE_IT)
    return following


def _fetched(address: WebAddress, answer: Answer) -> Fetched:
    if answer.status != HTTPStatus.OK:
        names = {status.value: f" ({status.phrase})" for status in HTTPStatus}
        what = f"{address.host} answers {answer.status}{names.get(answer.status, '')} instead of a page"
        mend = f"look at the address in a browser: if it shows the release, {SAVE_IT}"
        raise NotFetched("F008", what, mend)
    return Fetched(answer.body, str(address), str(address), _moment(answer.headers.get("Last-Modified")))


def _moment(header: str | None) -> str | None:
    """The moment a header names, in ISO 8601; None where it names none."""
    try:
        moment = parsedate_to_datetime(header or "")
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _without_fragment(url: str) -> str:
    return urlsplit(url)._replace(fragment="").geturl()


def _without_password(url: str) -> str:
    """The address for messages: what stands before an @ may be a secret."""
    head, found, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{head}{found}{host.rpartition('@')[2]}{slash}{path}" if found else url
