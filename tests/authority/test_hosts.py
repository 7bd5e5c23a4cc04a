"""Whose site an address lies on."""

from __future__ import annotations

import pytest

from generator.hosts import lies_on


@pytest.mark.parametrize(
    ("address", "site", "lies"),
    [
        ("https://www.gov.uk/government/news/a", "www.gov.uk", True),
        ("https://gov.uk/government/news/a", "www.gov.uk", True),
        ("https://www.gov.uk.example.org/a", "www.gov.uk", False),
        ("https://www.gov.pl/web/obrona-narodowa/spotkanie", "www.gov.pl/web/obrona-narodowa", True),
        ("https://www.gov.pl/web/obrona-narodowa", "www.gov.pl/web/obrona-narodowa/", True),
        ("https://www.gov.pl/web/obrona-narodowa-2", "www.gov.pl/web/obrona-narodowa", False),
        ("https://www.gov.pl/web/dyplomacja/spotkanie", "www.gov.pl/web/obrona-narodowa", False),
        ("no address", "www.gov.uk", False),
        ("http://[", "www.gov.uk", False),
    ],
)
def test_whose_site_an_address_lies_on(address: str, site: str, lies: bool) -> None:
    assert lies_on(address, [site]) == lies
