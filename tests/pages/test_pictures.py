"""Pictures: where things stand in them, what they say to who cannot see them, and that they stay small."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.authority.records import Tenure
from generator.pages.pictures.activity import activity
from generator.pages.pictures.axis import Axis
from generator.pages.pictures.matrix import Met, matrix
from generator.pages.pictures.tenures import Row, tenures
from generator.pages.pictures.timeline import Dated, timeline
from tests.pages.rendering import Content, to_html, words
from tests.pages.sample_archive import HOSTILE

day = dt.date


def svg(blocks: list[str]) -> ElementTree.Element:
    """The picture, read as XML: it must be well-formed to be read the same everywhere."""
    return ElementTree.fromstring(re.search(r"<svg.*</svg>", blocks[0], re.DOTALL)[0])  # type: ignore[index]


def number(value: str | None) -> float:
    assert value is not None
    return float(value.removesuffix("%"))


def dated(first: dt.date, last: dt.date | None = None, name: str = "A release") -> Dated:
    return Dated(first, last or first, name, (first.isoformat(), name))


def held(start: dt.date, end: dt.date | None = None, verified: dt.date | None = None) -> Tenure:
    return Tenure(person="ada-quill", start=start, end=end, verified=verified, source="gazette", confidence="high")


def test_days_stand_in_order_and_inside() -> None:
    axis = Axis(2019, 2022)
    assert axis.of_day(day(2019, 1, 1)) == 0
    assert axis.of_day(day(2020, 1, 1)) == 0.25
    assert axis.of_day(day(2018, 5, 1)) == 0
    assert axis.of_day(day(2030, 1, 1)) == 1


@given(st.integers(1, 2100), st.integers(0, 400))
def test_years_below_a_picture_find_room_on_a_phone(first: int, more: int) -> None:
    labels = re.findall(r"<text", Axis(first, first + more).drawn(10))
    assert 1 <= len(labels) <= 8


def test_years_without_a_release_are_gaps() -> None:
    drawn = svg(activity({2019: [1], 2022: [3]}, ["Releases"], {2019: "[2019](x)"}, "How many"))
    bars = list(drawn.iter("rect"))
    assert len(bars) == 2
    assert number(bars[1].get("x")) - number(bars[0].get("x")) == pytest.approx(75)
    assert number(bars[1].get("height")) == pytest.approx(96)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == "How many"
    assert [t.text for t in drawn.iter("title")] == ["2019: releases 1", "2022: releases 3"]


def test_one_year_is_no_picture() -> None:
    assert activity({2019: [4]}, ["Releases"], {}, "How many") == []
    assert activity({2019: [4], 2020: [0]}, ["Releases"], {}, "How many") == []


def test_the_least_of_many_can_still_be_seen_and_none_is_not_drawn() -> None:
    drawn = svg(activity({2019: [1, 0], 2020: [5000, 2]}, ["Took part", "Mentioned"], {}, "How many"))
    heights = [number(r.get("height")) for r in drawn.iter("rect")]
    assert len(heights) == 3
    assert min(heights) >= 2


def test_a_day_is_a_dot_and_a_window_a_span_below_a_hollow_one() -> None:
    drawn = svg(timeline([dated(day(2019, 7, 24), day(2019, 12, 31)), dated(day(2022, 6, 1))], ("Date", "R"), "x"))
    assert [c.get("class") for c in drawn.iter("circle")] == ["unsure", "day"]
    assert sum(line.get("class") == "span" for line in drawn.iter("line")) == 1


def test_dots_of_one_day_stand_on_each_other() -> None:
    drawn = svg(timeline([dated(day(2020, 3, 1), name=f"R {n}") for n in range(5)], ("Date", "R"), "x"))
    heights = [number(c.get("cy")) for c in drawn.iter("circle")]
    assert len(set(heights)) == 5
    assert max(heights) < number(drawn.get("height"))


def test_very_many_or_a_single_one_make_no_timeline() -> None:
    assert timeline([dated(day(2020, 3, 1))], ("Date", "R"), "x") == []
    assert timeline([dated(day(2020, 3, 1))] * 41, ("Date", "R"), "x") == []


def test_an_open_tenure_goes_on_as_a_dashed_line() -> None:
    rows = [
        Row("First", held(day(2019, 1, 1), day(2021, 1, 1)), ("First", "2019 – 2021")),
        Row("Second", held(day(2021, 1, 1), verified=day(2023, 1, 1)), ("Second", "since 2021")),
    ]
    drawn = svg(tenures(rows, [day(2020, 5, 5)], ("Tenure", "Dates"), "x"))
    assert sum(line.get("class") == "open" for line in drawn.iter("line")) == 1
    assert [t.text for t in drawn.iter("text") if t.get("class") == "name"] == ["First", "Second"]


def test_five_thousand_releases_take_no_more_room_than_five() -> None:
    rows = [Row("Office", held(day(2000, 1, 1), day(2020, 1, 1)), ("Office", "2000 – 2020"))]
    few = tenures(rows, [day(2000 + n, 1, 1) for n in range(5)], ("T", "D"), "x")
    many = tenures(rows, [day(2000, 1, 1) + dt.timedelta(days=n) for n in range(5000)], ("T", "D"), "x")
    assert svg(few).get("height") == svg(many).get("height")
    assert len(many[0]) < 12_000


def test_who_meets_whom_is_the_same_both_ways() -> None:
    met = {("xa", "xb"): Met(3, "xa-xb/index.html", "[a](x)"), ("xa", "xc"): Met(1, "", "a c")}
    names = {"xa": "Arvenia", "xb": "Borland", "xc": "A country with a very long name"}
    drawn = svg(matrix(["xa", "xb", "xc"], names, met))
    assert len(list(drawn.iter("rect"))) == 6
    assert [a.get("href") for a in drawn.iter("a")] == ["xa-xb/index.html"] * 2
    assert all(a.get("tabindex") == "-1" for a in drawn.iter("a"))
    assert drawn.get("aria-hidden") == "true"
    assert max(len(t.text or "") for t in drawn.iter("text")) <= 16


def every_picture(text: str) -> list[list[str]]:
    """Each kind of picture with `text` wherever words can stand."""
    tenure = Row(text, held(day(2019, 1, 1)), (text, text))
    names = {"xa": text, "xb": text, "xc": text}
    return [
        activity({2019: [1], 2020: [2]}, [text], {}, text),
        timeline([dated(day(2019, 1, 1), name=text), dated(day(2020, 1, 1), name=text)], ("Date", "R"), text),
        tenures([tenure], [], ("T", "D"), text),
        matrix(["xa", "xb", "xc"], names, {("xa", "xb"): Met(1, "x.html", "x")}),
    ]


def test_hostile_words_stay_words_and_both_dialects_keep_the_picture() -> None:
    allowed = {"figure", "svg", "g", "title", "rect", "line", "circle", "text", "figcaption", "a"}
    for blocks in every_picture(HOSTILE):
        figure = blocks[0]
        for html in (to_html(figure), MarkdownIt("commonmark").render(figure)):
            content = Content(html)
            assert set(content.elements) <= allowed
            assert not [name for name, _ in content.attributes if name.startswith("on")]
            assert html.strip() == figure
        assert words(HOSTILE)[:10] in words(Content(figure).text) or "matrix" in figure
