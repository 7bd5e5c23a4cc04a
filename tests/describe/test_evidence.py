"""What small texts say about their date, their people and who took part."""

from __future__ import annotations

import pytest

from generator.describe import Describer
from tests.describe.reading_results import Outcome, outcome


def told(describer: Describer, text: str, publisher: str | None = "uk-mod", date: str | None = None) -> Outcome:
    return outcome(
        describer, f"A title for this release\n\n{text}\n\nThe rest of the text says nothing more.", publisher, date
    )


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("12 March 2025\n\nThe ministers met today.", "2025-03-12"),
        ("Published 6 May 2021\n\nThe ministers met today.", "2021-05-06"),
        ("LONDON, 6 May 2021 – The ministers met today.", "2021-05-06"),
        ("(Washington, D.C., January 7, 2020) — The ministers met today.", "2020-01-07"),
        ("The ministers met today, Thursday 6 May 2021, in Oslo.", "2021-05-06"),
        ("FOR MEDIA 14 octOgER 1979\n\nThe ministers met in Oslo.", "1979-10-14"),
        ("PRIME MINISTER THURSQAY 1 fAY 1980\n\nThe ministers met in Oslo.", "1980-05-01"),
        ("PRIME MINISTER I1I November 1996\n\nThe ministers met in Oslo.", "1996-11"),
        ("FOR MEDIA EMBARGO. 30O~ pm 10 November 1981\n\nThe ministers met in Oslo.", "1981-11-10"),
        ("They came from Tay 1980 houses and from Oslo.", None),
        ("The ministers met yesterday (Wednesday 5 May 2021) in Oslo.", "2021-05-06"),
        ("Defence Secretary Ben Wallace met allies at the NATO Summit in Vilnius last week.", "2023-07-17/2023-07-23"),
        ("Defence Secretary Ben Wallace looked ahead to the NATO Summit in Vilnius next month.", "2023-06"),
        ("Defence Secretary Ben Wallace spoke of the NATO Summit in Vilnius earlier this month.", "2023-07"),
        ("Defence Secretary Grant Shapps spoke of the 75th anniversary of NATO.", "2024-01-01/2024-07-05"),
        ("Defence Secretary Grant Shapps met ministers of all 32 NATO members.", "2024-03-07/2024-07-05"),
        ("The battle was won on 5 June 1944, said Defence Secretary Penny Mordaunt.", "2019-05-01/2019-07-24"),
    ],
)
def test_dates_from_evidence(describer: Describer, text: str, edtf: str | None) -> None:
    got = told(describer, text)
    assert got.found.date.edtf == edtf
    assert bool(got.found.date.evidence) == (edtf is not None)


def test_an_embargo_in_the_title_is_the_day_of_issue(describer: Describer) -> None:
    got = outcome(describer, "EMBARGOED UNTIL MIDNIGHT 25 JANUARY 1988\n\nThe day is near.", "au-pm", None)
    assert got.found.date.edtf == "1988-01-25"


def test_a_headline_calls_somebody_by_the_office_held_now(describer: Describer) -> None:
    text = "Secretary Blinken Selects Members\n\nThe Board was set up under President Obama.\n\nIt has met since."
    assert outcome(describer, text, "us-state", None).found.date.edtf == "2021-01-26/2025-01-20"


def test_evidence_that_does_not_fit_is_shown_as_a_conflict(describer: Describer) -> None:
    got = told(describer, "14 May 2021\n\nDefence Secretary John Healey met his French counterpart.")
    assert got.found.date.edtf == "2021-05-14"
    [conflict] = got.found.date.conflicts
    assert "John Healey" in conflict.says
    assert "14 May 2021" in conflict.against


def test_a_remembered_president_does_not_date_the_release(describer: Describer) -> None:
    got = told(
        describer,
        "President Bill Clinton signed it long ago. President Joe Biden and Secretary of State Antony Blinken, with "
        "Secretary of Defense Lloyd Austin, renew it now.",
        "us-white-house",
    )
    assert got.window[0] is not None
    assert got.window[0] >= "2021-01-20"


@pytest.mark.parametrize(
    ("text", "person", "basis"),
    [
        ("The Defence Secretary spoke.", "ben-wallace", "resolved"),
        ("The UK’s Defence Secretary spoke.", "ben-wallace", "resolved"),
        ("Secretary of State for Defence Ben Wallace MP spoke.", "ben-wallace", "stated"),
        ("The French Armed Forces Minister spoke.", "sebastien-lecornu", "resolved"),
        ("Germany's Defence Minister spoke.", "christine-lambrecht", "resolved"),
        ("The Minister of Defence of Poland spoke.", "mariusz-blaszczak", "resolved"),
        ("US Secretary Austin spoke.", "lloyd-austin", "stated"),
        ("President Zelenskyy spoke.", "volodymyr-zelenskyy", "stated"),
        ("The Prime Minister spoke.", "boris-johnson", "resolved"),
        ("NATO Secretary General Jens Stoltenberg spoke.", "jens-stoltenberg", "stated"),
        ("Polish Defence Minister Mariusz Blaszczak spoke.", "mariusz-blaszczak", "stated"),
        ("The Defence Secretary met his Norwegian counterpart in Oslo.", "bjorn-arild-gram", "resolved"),
    ],
)
def test_people_by_name_and_by_office(describer: Describer, text: str, person: str, basis: str) -> None:
    assert told(describer, text, date="2022-06-15").people.get(person) == basis


@pytest.mark.parametrize(
    "text",
    [
        "The former Defence Secretary spoke.",
        "The Shadow Defence Secretary spoke.",
        "NATO Defence Ministers met in Brussels.",
        "Michael Wallace, a farmer, spoke.",
        "The Deputy Defence Minister spoke.",
    ],
)
def test_nobody_is_guessed(describer: Describer, text: str) -> None:
    assert told(describer, text, date="2022-06-15").people == {}


def test_a_handover_day_is_ambiguous(describer: Describer) -> None:
    got = told(describer, "The Defence Secretary spoke.", date="2024-07-05")
    [person] = got.found.people
    assert person.id is None
    assert set(person.candidates) == {"grant-shapps", "john-healey"}


def test_two_people_of_one_family_name_are_told_apart(describer: Describer) -> None:
    got = told(
        describer, "Prime Minister Boris Johnson met Alan Johnson, a farmer. Mr Johnson spoke.", date="2021-05-06"
    )
    people = [p for p in got.found.people if p.id == "boris-johnson"]
    assert [m.text for m in people[0].mentions] == ["Boris Johnson", "Johnson"]


@pytest.mark.parametrize(
    ("text", "took_part", "mentioned"),
    [
        ("The Defence Secretary met his counterparts from Norway and Sweden in Oslo.", {"gb", "no", "se"}, set()),
        ("The UK, Canada and Norway issued a joint statement on Belarus.", {"gb", "ca", "no"}, {"by"}),
        ("The Defence Secretary signed an agreement on ships with Italy and Japan.", {"gb", "it", "jp"}, set()),
        (
            "The Defence Secretary hosted Danish Defence Minister Morten Bødskov at Lancaster House.",
            {"gb", "dk"},
            set(),
        ),
        ("The Defence Secretary announced support to Ukraine against Russia.", {"gb"}, {"ua", "ru"}),
        (
            "The Defence Secretary spoke of sanctions on Iran. British troops are in Poland and Estonia.",
            {"gb"},
            {"ir", "pl", "ee"},
        ),
        ("The Defence Secretary held talks in Warsaw with Ukrainian officials.", {"gb", "ua"}, set()),
        ("Kyiv said it would fight on, the Defence Secretary noted in Brussels.", {"gb"}, {"ua"}),
        ("The Defence Secretary spoke of the South China Sea and of Northern Ireland.", {"gb"}, set()),
    ],
)
def test_who_took_part(describer: Describer, text: str, took_part: set[str], mentioned: set[str]) -> None:
    got = told(describer, text, date="2022-06-15")
    assert got.participants == took_part
    assert got.mentioned - {"gb"} == mentioned


def test_every_mention_stands_where_it_says(describer: Describer, captures: dict[str, str]) -> None:
    for text in captures.values():
        got = outcome(describer, text)
        whole = got.clean.text
        mentions = [m for p in got.found.people for m in p.mentions]
        mentions += [m for c in got.found.countries for m in c.mentions]
        mentions += [m for g in got.found.groups for m in g.mentions]
        assert mentions
        assert all(whole[m.start : m.end] == m.text for m in mentions)
        assert all(whole[q.start : q.end] == q.text for q in got.found.quotes)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will stand with our friends,” said Defence Secretary Ben Wallace.", "ben-wallace"),
        ("Defence Secretary Ben Wallace said: “We will stand with our friends.”", "ben-wallace"),
        ("Defence Secretary Ben Wallace said:\n\nWe will stand with our friends in the north.", "ben-wallace"),
        ('"You stood with us," Lloyd Austin told Ben Wallace.', "lloyd-austin"),
        ("Ben Wallace thanked the crews. “You did a hard thing well,” he said.", None),
    ],
)
def test_who_said_it(describer: Describer, text: str, speaker: str | None) -> None:
    got = told(describer, text, date="2022-06-15")
    if speaker is None:
        assert all(q.speaker == "ben-wallace" for q in got.found.quotes)
    else:
        assert [q.speaker for q in got.found.quotes] == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The ministers of the north met in Oslo to talk about the safety of the sea and of those who sail on it.",
            "en",
        ),
        (
            "Die Minister des Nordens trafen sich in Oslo, um über die Sicherheit auf See und in der Luft zu sprechen.",
            "de",
        ),
        ("Les ministres se sont réunis à Oslo pour parler de la sécurité de la mer et de ceux qui y naviguent.", "fr"),
        ("Los ministros se reunieron en Oslo para hablar de la seguridad en el mar y de quienes navegan en él.", "es"),
        (
            "Ministrowie spotkali się w Oslo, by mówić o bezpieczeństwie na morzu i o tych, którzy po nim pływają.",
            "pl",
        ),
    ],
)
def test_the_language_is_told_or_left_open(describer: Describer, text: str, language: str) -> None:
    assert outcome(describer, f"{text}\n\n{text}").found.language == language
