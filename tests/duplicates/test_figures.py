"""Figures of a text: what is found, what is no figure, and which are the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.duplicates.figures import figures, only_in
from generator.model import CleanText, Paragraph


def found(text: str) -> list[str]:
    return [figure.text for figure in figures(CleanText(None, (Paragraph(text),)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The 30 member states met.", ["30 member states"]),
        ("It costs £750 million.", ["£750 million"]),
        ("£1.2bn, US$5 billion, € 3m and $400", ["£1.2bn", "US$5 billion", "€ 3m", "$400"]),
        ("2.5% of GDP, then 3 per cent", ["2.5%", "3 per cent"]),
        ("1,500 NATO troops with 155 mm shells", ["1,500 NATO troops", "155 mm"]),
        ("a 30-day ceasefire and a three-day visit", ["30-day", "three-day"]),
        ("4.5 million people, 1 frigate", ["4.5 million people", "1 frigate"]),
        ("two ministers and six patrol boats", ["two ministers", "six patrol boats"]),
        ("3 of the 5 ships", ["5 ships"]),
        ("12\u00a0ships\nand 7\nboats", ["12 ships"]),
    ],
)
def test_figures_are_found_with_what_they_count(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "on 12 March 2025",
        "March 12, 2025",
        "the 2024 elections",
        "the 75th anniversary",
        "Article 5 commitments",
        "F-35 jets and G7 leaders",
        "at 10:30, or 24/7",
        "version 1.2.3 files",
        "10 Downing Street officials",
        "twenty-five",
        "in 5 and 6",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 member states", "thirty states"),
        ("£750m", "750 million pounds"),
        ("2.5%", "2.50 per cent"),
        ("1,500 troops", "1500 British troops"),
        ("two ships", "2 ships"),
        ("3 days", "a three-day visit"),
        ("7 countries", "seven NATO countries"),
    ],
)
def test_the_same_figure_in_other_words(one: str, other: str) -> None:
    here, there = (figures(CleanText(None, (Paragraph(text),))) for text in (one, other))
    assert [f.key for f in here] == [f.key for f in there]
    assert only_in(here, there) == only_in(there, here) == ()


def test_a_figure_of_one_text_only() -> None:
    here, there = (
        figures(CleanText(None, (Paragraph(text),))) for text in ("30 states, two ministers, £5bn", "32 states, £5bn")
    )
    assert [f.text for f in only_in(here, there)] == ["30 states"]
    assert [f.text for f in only_in(there, here)] == ["32 states"]


@given(st.text(alphabet="0123456789 ,.-£$%aesbillion\n", max_size=80))
def test_every_figure_stands_in_the_text_as_it_is_shown(text: str) -> None:
    plain = " ".join(text.split())
    assert all(" ".join(figure.split()) in plain for figure in found(text))


def test_time_grows_with_the_length() -> None:
    begun = time.monotonic()
    found("30 member states met 1,000,000 " * 5_000 + "1" * 50_000 + "a " * 50_000 + "three " * 20_000)
    assert time.monotonic() - begun < 5
