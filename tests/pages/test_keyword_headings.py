"""The same thing carries the same name: keywords that differ in number, spelling or an acronym only are one."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.keyword_headings import keyword_headings, keyword_slug

FULL = "Multiple Launch Rocket Systems (MLRS)"


@pytest.mark.parametrize(
    "forms",
    [
        ("supply chain", "supply chains"),
        ("defence spending", "defense spending"),
        ("Defence Spending", "defence spending"),
        ("counter-terrorism programmes", "Counter-Terrorism Program"),
        (FULL, "Multiple Launch Rocket System"),
        (FULL, "MLRS"),
    ],
)
def test_forms_of_one_keyword_share_a_page(forms: tuple[str, str]) -> None:
    found = keyword_headings(Counter(forms))
    assert len(set(found.slugs.values())) == 1
    assert len(found.shown) == 1


@pytest.mark.parametrize(
    "forms",
    [("cyber attack", "cyber attacker"), ("training", "trains"), ("air defence", "air defence system"), ("US", "use")],
)
def test_other_keywords_do_not(forms: tuple[str, str]) -> None:
    assert len(set(keyword_headings(Counter(forms)).slugs.values())) == 2


def test_an_acronym_is_shown_in_full() -> None:
    found = keyword_headings(Counter({"MLRS": 9, FULL: 1, "Multiple Launch Rocket Systems": 3}))
    assert found.shown == {"multiple-launch-rocket-systems": FULL}


def test_the_form_most_releases_write_is_shown_and_gives_the_address() -> None:
    found = keyword_headings(Counter({"supply chain": 1, "supply chains": 4}))
    assert found.shown == {"supply-chains": "supply chains"}
    even = keyword_headings(Counter({"supply chains": 2, "supply chain": 2}))
    assert even.shown == {"supply-chain": "supply chain"}


def test_what_no_address_can_hold_has_none() -> None:
    found = keyword_headings(Counter({"Україна": 2, "кордон": 1}))
    assert set(found.slugs.values()) == {""}
    assert found.shown == {}


def test_the_order_does_not_matter() -> None:
    forms = ["supply chain", "supply chains", FULL, "MLRS", "Україна", "cyber", "Cyber"]
    assert keyword_headings(Counter(forms)) == keyword_headings(Counter(forms[::-1]))


def test_a_slug_is_plain() -> None:
    assert keyword_slug("Café & Bar – 5G") == "cafe-bar-5g"
