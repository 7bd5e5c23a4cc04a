"""Who held an office: exactly one, several, or nobody; and whether that was confirmed."""

from __future__ import annotations

import datetime as dt

from generator.authority.records import Office, Tenure
from generator.authority.resolve import Nobody, One, Several, holding, resolve_office
from generator.dates import Days

day = dt.date


def tenure(person: str, start: dt.date, end: dt.date | None = None, verified: dt.date | None = None) -> Tenure:
    return Tenure(person=person, start=start, end=end, verified=verified, source="invented", confidence="high")


OFFICE = Office(
    id="gb-harbours",
    title="Minister for Harbours",
    country="gb",
    organisation="Ministry of Harbours",
    kind="minister",
    tenures=(
        tenure("ada-quill", day(2019, 7, 24), day(2022, 9, 6)),
        tenure("tam-reed", day(2022, 9, 6), day(2023, 1, 31)),
        tenure("ines-caldo", day(2023, 3, 1), verified=day(2026, 6, 1)),
    ),
)
DEPUTIES = Office(
    id="gb-deputies",
    title="Deputy Minister for Harbours",
    organisation="Ministry of Harbours",
    kind="deputy",
    shared=True,
    tenures=(tenure("otto-brandt", day(2020, 1, 1), day(2024, 1, 1)), tenure("mira-sol", day(2021, 1, 1))),
)


def held(on: dt.date) -> str:
    outcome = resolve_office([OFFICE], Days.day(on))
    assert isinstance(outcome, One)
    return outcome.holder.person


def several(*offices: Office, start: dt.date, end: dt.date | None) -> list[str]:
    outcome = resolve_office(offices, Days.between(start, end))
    assert isinstance(outcome, Several)
    return [h.person for h in outcome.holders]


def test_one_person_on_a_day() -> None:
    assert held(day(2019, 7, 24)) == "ada-quill"
    assert held(day(2022, 9, 5)) == "ada-quill"
    assert held(day(2022, 9, 7)) == "tam-reed"
    assert held(day(2023, 1, 31)) == "tam-reed"


def test_a_handover_day_belongs_to_both() -> None:
    assert several(OFFICE, start=day(2022, 9, 6), end=day(2022, 9, 6)) == ["ada-quill", "tam-reed"]


def test_a_window_that_spans_two_holders_belongs_to_both() -> None:
    assert several(OFFICE, start=day(2022, 9, 1), end=day(2022, 10, 1)) == ["ada-quill", "tam-reed"]
    assert several(OFFICE, start=day(2019, 1, 1), end=None) == ["ada-quill", "ines-caldo", "tam-reed"]


def test_days_apart_count_and_not_what_lies_between() -> None:
    on = Days.of([(day(2020, 3, 12), day(2020, 3, 12)), (day(2025, 3, 12), day(2025, 3, 12))])
    outcome = resolve_office([OFFICE], on)
    assert isinstance(outcome, Several)
    assert [h.person for h in outcome.holders] == ["ada-quill", "ines-caldo"]


def test_nobody_before_between_and_without_offices() -> None:
    assert resolve_office([OFFICE], Days.day(day(2019, 7, 23))) == Nobody()
    assert resolve_office([OFFICE], Days.day(day(2023, 2, 14))) == Nobody()
    assert resolve_office([], Days.day(day(2020, 1, 1))) == Nobody()
    assert resolve_office([OFFICE], Days.of([])) == Nobody()


def test_an_open_tenure_counts_after_it_was_confirmed_and_says_so() -> None:
    for on, confirmed in [(day(2026, 6, 1), True), (day(2026, 6, 2), False), (day(2030, 1, 1), False)]:
        outcome = resolve_office([OFFICE], Days.day(on))
        assert isinstance(outcome, One)
        assert outcome.holder.person == "ines-caldo"
        assert outcome.holder.confirmed is confirmed
    window = resolve_office([OFFICE], Days.between(day(2026, 5, 1), day(2026, 7, 1)))
    assert isinstance(window, One)
    assert not window.holder.confirmed


def test_a_shared_office_has_several_holders() -> None:
    assert several(DEPUTIES, start=day(2022, 1, 1), end=day(2022, 1, 1)) == ["mira-sol", "otto-brandt"]


def test_a_second_term_of_one_person_is_one_person() -> None:
    office = OFFICE.model_copy(
        update={
            "tenures": (
                tenure("ada-quill", day(2017, 1, 20), day(2021, 1, 20)),
                tenure("ada-quill", day(2021, 1, 20), verified=day(2026, 1, 1)),
            )
        }
    )
    outcome = resolve_office([office], Days.day(day(2021, 1, 20)))
    assert isinstance(outcome, One)
    assert outcome.holder.person == "ada-quill"


def test_of_two_terms_in_a_window_an_unconfirmed_one_is_told() -> None:
    """The window reaches past the last confirmed day; that an earlier term lies in it too does not hide this."""
    office = OFFICE.model_copy(
        update={
            "tenures": (
                tenure("ada-quill", day(2017, 1, 20), day(2021, 1, 20)),
                tenure("ada-quill", day(2025, 1, 20), verified=day(2026, 1, 1)),
            )
        }
    )
    outcome = resolve_office([office], Days.between(day(2021, 1, 1), day(2027, 1, 1)))
    assert isinstance(outcome, One)
    assert not outcome.holder.confirmed


def test_holding_finds_the_tenure_that_fits() -> None:
    on = Days.day(day(2022, 9, 6))
    found = holding("tam-reed", [DEPUTIES, OFFICE], on)
    assert found
    assert (found.office, found.tenure.start) == ("gb-harbours", day(2022, 9, 6))
    assert holding("tam-reed", [OFFICE], Days.day(day(2024, 1, 1))) is None
