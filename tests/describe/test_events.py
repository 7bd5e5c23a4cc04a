"""Which known events a release tells of."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.authority.load import Authority
from generator.describe import Describer
from generator.model import CleanText, EventFound, Paragraph


def events(describer: Describer, *paragraphs: str, date: str | None = None) -> tuple[EventFound, ...]:
    clean = CleanText(None, tuple(Paragraph(p) for p in paragraphs))
    return describer.describe(clean, "uk-mod", date, with_keywords=False).events


def test_a_name_that_is_one_events_own_is_enough(describer: Describer) -> None:
    found = events(describer, "The Minister recalled the Élysée Treaty of 1963.", date="2024-01-22")
    assert [(e.id, e.basis) for e in found] == [("elysee-treaty", "stated")]
    assert found[0].mentions[0].text == "Élysée Treaty"


@pytest.mark.parametrize(
    ("day", "id"), [("2018-07-05", "nato-summit-2018"), ("2021-06-10", "nato-summit-2021"), ("2016-01-01", None)]
)
def test_a_name_that_recurs_means_the_one_near_the_day(describer: Describer, day: str, id: str | None) -> None:
    found = events(describer, "Leaders will meet at the NATO Summit in Brussels.", date=day)
    assert [e.id for e in found] == ([id] if id else [])
    assert all(e.basis == "resolved" for e in found)


def test_a_release_of_no_sure_day_chooses_none_of_several(describer: Describer) -> None:
    assert events(describer, "Leaders will meet at the NATO Summit in Brussels.", date="2018-01/2021-12") == ()


def test_the_same_day_place_and_group_make_an_event(describer: Describer) -> None:
    text = "The Defence Secretary joins the E5 in Paris today."
    found = events(describer, text, date="2025-03-12")
    assert [(e.id, e.basis) for e in found] == [("e5-defence-3", "inferred")]
    assert "12 March 2025" in found[0].evidence[0].says
    assert events(describer, text.replace("Paris", "London"), date="2025-03-12") == ()
    assert events(describer, text.replace("the E5", "a colleague"), date="2025-03-12") == ()
    assert events(describer, text, date="2025-03-13") == ()


def test_every_event_found_is_in_the_authority_file(describer: Describer) -> None:
    authority: Authority = describer.authority
    for event in authority.events.values():
        assert event.start <= event.end
        assert event.start > dt.date.min
