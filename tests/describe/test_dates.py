"""Sets of days, EDTF and plain words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import Days, in_words, month_of, parse_edtf, to_edtf, week_of, year_of

D = dt.date
DAYS = st.dates(D(1900, 1, 1), D(2100, 12, 31))
RANGES = st.lists(st.tuples(DAYS, DAYS), max_size=5)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-03-12", "2025-03-12", "2025-03-12"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-07-24/2019-12-31", "2019-07-24", "2019-12-31"),
        ("2019-07-24/..", "2019-07-24", None),
        ("../2019-07", None, "2019-07-31"),
        ("2024-07-24~", "2024-07-24", "2024-07-24"),
        ("[2014-03-12,2025-03-12]", "2014-03-12", "2025-03-12"),
    ],
)
def test_edtf_is_read(text: str, earliest: str | None, latest: str | None) -> None:
    days = parse_edtf(text)
    assert days.earliest == (D.fromisoformat(earliest) if earliest else None)
    assert days.latest == (D.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13", "2025-00", "0000", "12 March 2025", "", "2025-3-1", "2025-12-31/2025-01-01", "/x"]
)
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        parse_edtf(text)


@given(RANGES)
def test_edtf_of_a_window_covers_exactly_its_bounds(ranges: list[tuple[dt.date, dt.date]]) -> None:
    days = Days.of(ranges)
    edtf = to_edtf(days)
    if not days:
        assert edtf is None
        return
    assert edtf is not None
    assert (parse_edtf(edtf).earliest, parse_edtf(edtf).latest) == (days.earliest, days.latest)


@given(RANGES, RANGES, DAYS)
def test_intersection_holds_a_day_where_both_do(
    a: list[tuple[dt.date, dt.date]], b: list[tuple[dt.date, dt.date]], day: dt.date
) -> None:
    one, other = Days.of(a), Days.of(b)
    assert (day in (one & other)) == (day in one and day in other)
    assert one & other == other & one


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Days.day(D(2025, 3, 12)), "12 March 2025"),
        (month_of(2022, 6), "June 2022"),
        (year_of(2019), "2019"),
        (Days.between(D(2019, 7, 24), D(2019, 12, 31)), "between 24 July and 31 December 2019"),
        (Days.between(D(2022, 6, 1), D(2022, 6, 27)), "between 1 and 27 June 2022"),
        (Days.between(D(2024, 9, 25), D(2025, 1, 2)), "between 25 September 2024 and 2 January 2025"),
        (Days.between(D(2025, 1, 25), None), "on or after 25 January 2025"),
        (Days.between(None, D(2025, 1, 25)), "on or before 25 January 2025"),
        (Days.between(None, None), "date not known"),
        (week_of(D(2025, 3, 12)), "between 10 and 16 March 2025"),
    ],
)
def test_a_window_in_plain_words(days: Days, words: str) -> None:
    assert in_words(days.earliest, days.latest) == words
