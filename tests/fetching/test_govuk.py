"""A page of GOV.UK is taken from the Content API, where the API has it."""

from __future__ import annotations

import json

import pytest

from generator.fetching import Fetched, preferring_data
from generator.fetching.web_address import NotFetched

PAGE = "https://www.gov.uk/government/news/talks-in-oslo"
API = "https://www.gov.uk/api/content/government/news/talks-in-oslo"
DATA = json.dumps(
    {"schema_name": "news_article", "base_path": "/government/news/talks-in-oslo", "details": {}}
).encode()


class Web:
    """What stands at which address, and what was asked for; a second address is where a redirect ends."""

    def __init__(self, **pages: bytes) -> None:
        self.pages: dict[str, tuple[bytes, str]] = {}
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        if url not in self.pages:
            raise NotFetched("F008", "the server answers 404", "look at the address")
        data, final = self.pages[url]
        return Fetched(data, final, final)


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        f"{PAGE}?utm_source=x&cachebust=1",
        f"{PAGE}#contents",
        f"{PAGE}/",
        PAGE.replace("https", "http"),
        API,
        f"  {PAGE}",
    ],
)
def test_the_data_is_taken_and_the_page_remembered(url: str) -> None:
    web = Web()
    web.pages[API] = (DATA, API)
    assert preferring_data(web.fetch, url) == Fetched(DATA, API, PAGE)
    assert web.asked == [API]


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"<html><body>Sorry</body></html>",
        b"[1, 2]",
        b"{}",
        b"[" * 100_000,
        json.dumps({"schema_name": "redirect", "details": {}}).encode(),
        json.dumps({"schema_name": "gone", "details": {}}).encode(),
    ],
)
def test_the_page_is_taken_where_there_is_no_data(answer: bytes | None) -> None:
    web = Web()
    web.pages[PAGE] = (b"<html>page</html>", PAGE)
    if answer is not None:
        web.pages[API] = (answer, API)
    assert preferring_data(web.fetch, PAGE) == Fetched(b"<html>page</html>", PAGE, PAGE)
    assert web.asked == [API, PAGE]


def test_an_old_address_leads_to_the_data_of_the_new() -> None:
    old = "https://www.gov.uk/government/news/old-name"
    web = Web()
    web.pages |= {old: (b"<html>page</html>", PAGE), API: (DATA, API)}
    assert preferring_data(web.fetch, old) == Fetched(DATA, API, PAGE)


@pytest.mark.parametrize(
    "url", ["https://www.gov.uk/", "https://www.gov.uk/api/organisations", "https://gov.uk.example/government/news/a"]
)
def test_other_addresses_are_taken_as_they_are(url: str) -> None:
    web = Web()
    web.pages[url] = (b"text", url)
    assert preferring_data(web.fetch, url).data == b"text"
    assert web.asked == [url]


def test_other_problems_than_a_missing_page_are_told() -> None:
    def slow(url: str) -> Fetched:
        raise NotFetched("F006", "it did not answer", "try again later")

    with pytest.raises(NotFetched, match="did not answer"):
        preferring_data(slow, PAGE)
