"""The five real releases of the corpus, point by point, and copies of them with other people, countries and dates."""

from __future__ import annotations

import pytest

from generator.describe import Describer
from tests.describe.reading_results import Outcome, changed, outcome

TIES = "uk-and-us-reaffirm-defence-ties"
BRUSSELS = "defence-secretary-meets-nato-ministers-in-brussels"
PARIS = "defence-ministers-meet-in-paris"
PENTAGON = "hegseth-and-counterpart-discuss-peace-in-ukraine"
BERLIN = "berlin-visit-and-joint-declaration"


def test_clean_text_without_a_date(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, captures[TIES])
    assert got.clean.title == "UK and US reaffirm defence ties ahead of NATO's 70th Anniversary"
    assert got.people == {"ben-wallace": "stated", "mark-esper": "stated"}
    assert got.participants == {"gb", "us"}
    assert got.mentioned == {"pl", "ee", "ru", "cn", "af"}
    assert {"nato", "daesh"} <= {g.id for g in got.found.groups}
    assert got.window == ("2019-07-24", "2019-12-31")
    assert got.found.date.edtf == "2019-07-24/2019-12-31"
    assert len(got.found.date.evidence) >= 3
    assert [q.speaker for q in got.found.quotes] == ["ben-wallace", "ben-wallace"]


def test_dead_links_and_a_broken_sentence(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, captures[BRUSSELS])
    assert got.clean.title == "Defence Secretary meets NATO Ministers in Brussels"
    assert got.people == {"ben-wallace": "stated"}
    assert got.participants == {"gb", "fr", "de", "es", "it", "gr", "nl", "us", "se", "fi"}
    assert got.mentioned == {"ua", "ee", "ro", "ru"}
    assert [(g.id, g.participant) for g in got.found.groups] == [("nato", True)]
    assert got.found.date.edtf == "2022-06"
    assert got.window == ("2022-06-01", "2022-06-27")
    assert got.clean.paragraphs[-1].text.endswith("their recently announced membership applications.")
    assert "issued a joint statement on" in got.clean.text
    assert "(#)" not in got.clean.text
    assert "[" not in got.clean.text
    assert "systems (MLRS) as" in got.clean.text


def test_hard_wrapped_and_the_name_blanked_out(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, captures[PARIS])
    assert got.clean.title is None
    assert got.found.title.basis == "inferred"
    assert got.people["john-healey"] == "resolved"
    assert got.people["tony-radakin"] == "stated"
    radakin = next(p for p in got.found.people if p.id == "tony-radakin")
    assert (radakin.kind, radakin.office) == ("official", "gb-cds")
    assert got.participants == {"gb", "fr", "de", "it", "pl"}
    assert got.mentioned == {"ua"}
    assert got.found.date.edtf == "2025-03-12"
    assert got.found.date.basis == "inferred"
    assert "Britian" in got.clean.text
    assert len(got.clean.paragraphs) == 15
    assert got.clean.paragraphs[4].text == "Defence Secretary MP said:"
    assert "Healey" not in got.clean.text
    assert {q.speaker for q in got.found.quotes} == {"john-healey"}
    assert [q.paragraph for q in got.found.quotes] == [5, 6, 7]


def test_a_blogs_copy_of_a_mailing(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, captures[PENTAGON])
    assert got.clean.title == "Hegseth, U.K. Counterpart Discuss Working Toward Peace in Ukraine"
    assert got.publisher == "us-dod"
    assert got.found.date.edtf == "2025-03-06"
    assert got.found.date.basis == "stated"
    assert got.found.event_date.edtf == "2025-03-06"
    assert set(got.people) == {"pete-hegseth", "john-healey", "donald-trump", "keir-starmer"}
    author = next(p for p in got.found.people if p.kind == "author")
    assert (author.name, author.id) == ("Matthew Olay", None)
    assert got.participants == {"us", "gb"}
    assert got.mentioned == {"ua", "ru"}
    removed = "\n".join(r.text for r in got.clean.removed)
    for furniture in (
        "Friday, March 7, 2025",
        "Left\nNews",
        "Right",
        "Facebook",
        "Unsubscribe",
        "1400 Defense",
        "Post a",
    ):
        assert furniture in removed
        assert furniture not in got.clean.text
    assert got.clean.paragraphs[0].kind == "byline"
    assert got.clean.paragraphs[-1].text.endswith('because of his leadership."')
    assert ("[e-mail address]", "personal-data") in {(r.text, r.step) for r in got.clean.removed}
    assert {q.speaker for q in got.found.quotes} == {"pete-hegseth", "john-healey"}


def test_a_rewrite_with_a_date_of_its_own(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, captures[BERLIN], "unknown", "2024-07-24")
    assert got.found.title.basis == "inferred"
    assert set(got.people) == {"john-healey", "boris-pistorius", "keir-starmer"}
    assert got.participants == {"gb", "de"}
    assert got.mentioned == {"fr", "pl", "ee", "ua"}
    assert (got.found.date.edtf, got.found.date.basis) == ("2024-07-24", "curated")
    assert any("25th September this year" in c.says for c in got.found.date.conflicts)
    assert [p.text for p in got.clean.paragraphs if p.kind == "heading"] == [
        "What’s happening?",
        "What is this all about?",
        "A restart with EU?",
    ]


def _ties_2024(text: str) -> str:
    return changed(
        text,
        ("Ben Wallace", "John Healey"),
        ("Mark Esper", "Lloyd Austin"),
        ("75th anniversary of D-Day", "80th anniversary of D-Day"),
        ("70th", "75th"),
        ("Poland", "Lithuania"),
        ("Estonia", "Latvia"),
        ("Russia and China", "Iran and North Korea"),
        ("Afghanistan", "Iraq"),
    )


def _ties_foreign(text: str) -> str:
    return changed(
        text,
        ("Defence Secretary Ben Wallace", "Foreign Secretary Jeremy Hunt"),
        ("US Secretary for Defense Mark Esper", "French Foreign Minister Jean-Yves Le Drian"),
        ("both the Defence Secretary", "both the Foreign Secretary"),
        ("his US counterpart", "his French counterpart"),
    )


def _brussels_2016(text: str) -> str:
    return changed(
        text,
        ("Ben Wallace", "Michael Fallon"),
        ("all 30 member states", "all 28 member states"),
        ("NATO Summit in Madrid later this month", "NATO Summit in Warsaw next month"),
        ("Sweden and Finland", "Georgia and Moldova"),
        ("the UK, US and Germany issued", "the UK, Canada and Norway issued"),
        (
            "France, Germany, Spain, Italy, Greece and the Netherlands",
            "Poland, Denmark, Portugal, Belgium, Türkiye and the Czech Republic",
        ),
    )


def _paris_2017(text: str) -> str:
    return changed(
        text,
        ("Wednesday\n12 March", "Tuesday\n16 May"),
        ("Admiral Sir Tony\nRadakin", "Air Chief Marshal Sir Stuart\nPeach"),
        ("from France, Germany, Italy and Poland in Paris", "from Norway, Denmark, Canada and Turkey in Oslo"),
        ("E5 nations", "allies"),
        ("French counterpart", "Norwegian counterpart"),
        ("British-Franco", "British-Norwegian"),
    )


def _pentagon_2023(text: str) -> str:
    return changed(
        text,
        ("Pete Hegseth", "Lloyd Austin"),
        ("Hegseth", "Austin"),
        ("John Healey", "Ben Wallace"),
        ("Healey", "Wallace"),
        ("President Trump", "President Biden"),
        ("Keir Starmer", "Rishi Sunak"),
        ("Friday, March 7, 2025", "Thursday, January 19, 2023"),
        ("March 6, 2025", "January 18, 2023"),
        ("Matthew Olay", "Jane Roe"),
        ("[e-mail address]", "somebody@example.org"),
    )


def _berlin_2022(text: str) -> str:
    return changed(
        text,
        ("John Healey", "Ben Wallace"),
        ("Healey", "Wallace"),
        ("Boris Pistorius", "Christine Lambrecht"),
        ("Pistorius", "Lambrecht"),
        ("Keir Starmer", "Boris Johnson"),
        ("25th September", "3rd March"),
    )


COPIES = {
    "ties 2024": (
        TIES,
        _ties_2024,
        {"john-healey", "lloyd-austin"},
        {"gb", "us"},
        {"lt", "lv", "ir", "kp", "iq"},
        ("2024-07-05", "2024-12-31"),
    ),
    "ties of foreign ministers": (
        TIES,
        _ties_foreign,
        {"jeremy-hunt", "jean-yves-le-drian"},
        {"gb", "fr", "us"},
        {"pl", "ee", "ru", "cn", "af"},
        ("2019-03-23", "2019-07-24"),  # "the recent territorial defeat of Daesh" was on that day
    ),
    "brussels 2016": (
        BRUSSELS,
        _brussels_2016,
        {"michael-fallon"},
        {"gb", "pl", "dk", "pt", "be", "tr", "cz", "ca", "no", "ge", "md"},
        {"ua", "ee", "ro", "ru"},
        ("2016-06-01", "2016-06-30"),
    ),
    "paris 2017": (
        PARIS,
        _paris_2017,
        {"michael-fallon", "stuart-peach", "theresa-may", "ine-eriksen-soreide"},
        {"gb", "no", "dk", "ca", "tr"},
        {"ua"},
        ("2017-05-16", "2017-05-16"),
    ),
    "pentagon 2023": (
        PENTAGON,
        _pentagon_2023,
        {"lloyd-austin", "ben-wallace", "joe-biden", "rishi-sunak"},
        {"us", "gb"},
        {"ua", "ru"},
        ("2023-01-18", "2023-01-18"),
    ),
    "berlin 2022": (
        BERLIN,
        _berlin_2022,
        {"ben-wallace", "christine-lambrecht", "boris-johnson"},
        {"gb", "de"},
        {"fr", "pl", "ee", "ua"},
        ("2021-12-08", "2022-09-06"),
    ),
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_with_other_people_countries_and_dates(
    describer: Describer, captures: dict[str, str], name: str
) -> None:
    release, change, people, participants, mentioned, window = COPIES[name]
    got: Outcome = outcome(describer, change(captures[release]))
    assert people <= set(got.people)
    assert got.participants == participants
    assert got.mentioned == mentioned
    assert got.window == window


def test_the_address_of_a_subscriber_goes(describer: Describer, captures: dict[str, str]) -> None:
    got = outcome(describer, _pentagon_2023(captures[PENTAGON]))
    assert "somebody@example.org" not in repr(got)


def test_without_the_chief_two_years_are_left_and_the_minister_is_ambiguous(
    describer: Describer, captures: dict[str, str]
) -> None:
    text = changed(captures[PARIS], ("Admiral Sir Tony\nRadakin", "Admiral"), ("As E5 nations", "As nations"))
    got = outcome(describer, text, "uk-mod")
    assert got.found.date.edtf is not None
    assert {"2014-03-12", "2025-03-12"} <= set(got.found.date.edtf.strip("[]").split(","))
    minister = next(p for p in got.found.people if p.name.endswith("Defence Secretary"))
    assert minister.id is None
    assert {"john-healey", "philip-hammond"} <= set(minister.candidates)
