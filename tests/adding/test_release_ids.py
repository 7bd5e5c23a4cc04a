"""Ids proposed for releases: readable, short, in plain letters, and of the title and the date alone."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adding.release_ids import LONGEST, known_date, next_free, proposed_id, slug
from generator.model import Dating


def dated(first: str | None, last: str | None = None) -> Dating:
    earliest = dt.date.fromisoformat(first) if first else None
    latest = dt.date.fromisoformat(last) if last else earliest
    return Dating(None, earliest, latest, "inferred")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("UK and Norway sign the Łódź pact", "uk-and-norway-sign-the-lodz-pact"),
        ("Großbritannien, Öland & Ærø: “l’œuvre”", "grossbritannien-oland-aero-loeuvre"),
        ("Defence Secretary’s statement on U.S.-U.K. talks", "defence-secretarys-statement-on-us-uk-talks"),
        ("£3.5bn for AUKUS", "3-5bn-for-aukus"),
        ("What the minister said to the", "what-the-minister-said"),
        ("To be or not to be", ""),
        ("Спільна заява міністрів", ""),
        ("بيان مشترك", ""),
        (
            "Joint statement by the defence ministers of France, Germany, Italy, Poland and the United Kingdom",
            "joint-statement-by-the-defence-ministers-of-france-germany",
        ),
        (
            "Joint statement by the ministers of defence who were in the city",
            "joint-statement-by-the-ministers-of-defence",
        ),
        ("x" * 200, "x" * 60),
        ("../../etc/passwd\0", "etc-passwd"),
    ],
)
def test_words_of_titles(title: str, words: str) -> None:
    assert slug(title) == words


@given(st.text(max_size=300))
def test_any_title_gives_a_possible_id(title: str) -> None:
    found = proposed_id(title, dated("2025-03-12"), None, "uk-mod")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST + len("-2025-03-12")
    assert not re.search(r"-(the|of|in|and|to|by|for|a|on|with)-2025-03-12$", found)


@pytest.mark.parametrize(
    ("date", "known"),
    [
        (dated("2025-03-12"), "2025-03-12"),
        (dated("2022-06-01", "2022-06-30"), "2022-06"),
        (dated("2022-06-05", "2022-06-09"), "2022-06"),
        (dated("2019-07-24", "2019-12-31"), "2019"),
        (dated("2019-12-30", "2020-01-02"), ""),
        (dated(None), ""),
        (Dating(None, None, dt.date(2020, 1, 1), "inferred"), ""),
        (Dating(None, dt.date(2020, 1, 1), None, "inferred"), ""),
    ],
)
def test_the_date_as_far_as_it_is_known(date: Dating, known: str) -> None:
    assert known_date(date) == known


def test_words_from_elsewhere_where_the_title_has_no_latin_letters() -> None:
    day = dated("2025-03-12")
    assert (
        proposed_id("Заява", day, "https://a.example/news/joint-statement.html?x=1", "ua-mod")
        == "joint-statement-2025-03-12"
    )
    assert (
        proposed_id("Послання 2016", day, "https://a.example/message-of-2016", "ua-mod") == "message-of-2016-2025-03-12"
    )
    assert proposed_id("Заява", day, "https://a.example/", "ua-mod") == "ua-mod-release-2025-03-12"
    assert proposed_id("Заява", dated(None), None, "ua-mod") == "ua-mod-release"


def test_the_next_free_id() -> None:
    assert next_free("a", {"b"}) == "a"
    assert next_free("a", {"a", "a-2", "a-4"}) == "a-3"
