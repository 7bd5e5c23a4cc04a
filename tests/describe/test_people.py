"""People whom the authority files do not know: where their names begin and end, what they are, what is none."""

from __future__ import annotations

import time

import pytest

from generator.describe import Describer
from tests.describe.reading_results import outcome
from tests.describe.small_texts import told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ambassador Ingrid Halvorsen opened the talks.", ["Ingrid Halvorsen"]),
        ("Minister of Fisheries Tomas Vanhanen opened the talks.", ["Tomas Vanhanen"]),
        ("Under Secretary for Arms Control Delia Marchetti opened the talks.", ["Delia Marchetti"]),
        ("Special Envoy Rosalind Okafor-Whyte opened the talks.", ["Rosalind Okafor-Whyte"]),
        ("Ambassador Anne-Marie Duquesne-Fabre opened the talks.", ["Anne-Marie Duquesne-Fabre"]),
        ("Lieutenant General Sir Angus Kinross opened the talks.", ["Angus Kinross"]),
        ("Mr Abernathy opened the talks.", ["Abernathy"]),
        ("Governor Nuala O’Donovan opened the talks.", ["Nuala O’Donovan"]),
        ("Foreign Minister Joost van der Linden of Suriname opened the talks.", ["Joost van der Linden"]),
        ("Congresswoman Alma de la Cruz opened the talks.", ["Alma de la Cruz"]),
        ("Dr Samira al-Khatib opened the talks.", ["Samira al-Khatib"]),
        ("Foreign Minister Tomás Ó Briain of Ireland opened the talks.", ["Tomás Ó Briain"]),
        ("Prime Minister Josefa Tuila “Joe” Ravouvou of Fiji opened the talks.", ["Josefa Tuila “Joe” Ravouvou"]),
        ("The talks were opened by J. R. Tillotson and by W. H. Carmody.", ["J. R. Tillotson", "W. H. Carmody"]),
        ("The talks were opened by Margaret Tennyson, a teacher from Leeds.", ["Margaret Tennyson"]),
        ("Ned Farquharson, Department Spokesperson, opened the talks.", ["Ned Farquharson"]),
        ("Ned Farquharson, Department Spokesperson", ["Ned Farquharson"]),
        (
            "The port thanked Charlotte Beaumont, Henry Whitlock and Rebecca Sandiford for their work.",
            ["Charlotte Beaumont", "Henry Whitlock", "Rebecca Sandiford"],
        ),
        (
            "They met Senators Philip Garland, Joan Whitcombe and Peter Ashdown.",
            ["Philip Garland", "Joan Whitcombe", "Peter Ashdown"],
        ),
        (
            "They thanked Senators Ashdown, Price, and Whitcombe and Representatives Garland and Miller-Peters.",
            ["Ashdown", "Price", "Whitcombe", "Garland", "Miller-Peters"],
        ),
        ("Assistant Secretaries Ingrid Halvorsen and Tomas Vanhanen came.", ["Ingrid Halvorsen", "Tomas Vanhanen"]),
        ("INGRID HALVORSEN is the head of the port.", ["INGRID HALVORSEN"]),
        ("Deputy Secretary INGRID McASHDOWN came.", ["INGRID McASHDOWN"]),
        ("National Security Adviser Bae Sung-han opened the talks.", ["Bae Sung-han"]),
        ("Thank you to Zhaniya Ombekova, who was there.", ["Zhaniya Ombekova"]),
        ("Alice Hill, of Kansas, to be a Member of the Board.", ["Alice Hill"]),
        ("Zhaniya Ombekova, of Kansas, to be a Member of the Board.", ["Zhaniya Ombekova"]),
        (
            "They named Mikhail Garland, Petr Vasilyevich Ashdown, and Marat Valeryevich Tyukov.",
            ["Mikhail Garland", "Petr Vasilyevich Ashdown", "Marat Valeryevich Tyukov"],
        ),
        ("They heard from Jennifer Leak, who was there.", ["Jennifer Leak"]),
        ("The chairman of the port, Mr Halvorsen, came.", ["Halvorsen"]),
        ("Actor Denzel Washington came, as Michael Jordan did.", ["Denzel Washington", "Michael Jordan"]),
        ("They thanked Lisa O. Monaco for it.", ["Lisa O. Monaco"]),
        ("They thanked Martin Luther King for it.", ["Martin Luther King"]),
        ("We met Bill Bradley and Osama bin Laden.", ["Bill Bradley", "Osama bin Laden"]),
        ("The farmers know that Mr Cain should come.", ["Cain"]),
        ("A speech by Zhaniya Ombekova was heard.", ["Zhaniya Ombekova"]),
    ],
)
def test_somebody_unknown_is_named(describer: Describer, text: str, names: list[str]) -> None:
    people = told(describer, text).found.people
    assert [p.name for p in people] == names
    assert {(p.id, p.basis) for p in people} == {(None, "stated")}


def test_a_family_name_joins_the_full_one(describer: Describer) -> None:
    got = told(describer, "Ambassador Ingrid Halvorsen opened the talks. The door was shut by Ms Halvorsen.")
    [person] = got.found.people
    assert person.name == "Ingrid Halvorsen"
    assert [m.text for m in person.mentions] == ["Ingrid Halvorsen", "Halvorsen"]


def test_a_transcript_writes_a_name_in_capitals(describer: Describer) -> None:
    got = told(describer, "Foreign Minister Rodolfo Vanhanen came.\n\nFOREIGN MINISTER VANHANEN: Thank you.")
    [person] = got.found.people
    assert person.name == "Rodolfo Vanhanen"
    assert [m.text for m in person.mentions] == ["Rodolfo Vanhanen", "VANHANEN"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Defence Secretary Ben Wallace came. Mr Walace spoke.", ["ben-wallace"]),
        ("Defence Secretary Walace came.", ["ben-wallace"]),
        ("Defence Sccretary Ben Wallace came. The Defence Sccretary spoke.", ["ben-wallace"]),
        ("Defence Secretary Ben Wallace came with Jane Wallace.", ["ben-wallace", None]),
        ("Defence Secretary Ben Wallace came with Peter Walace. Mr Walace spoke.", ["ben-wallace", None]),
        ("Defence Secretary Ben Wallace came with Mr Wallington.", ["ben-wallace", None]),
    ],
)
def test_a_misspelt_name(describer: Describer, text: str, people: list[str | None]) -> None:
    assert [p.id for p in told(describer, text, "uk-mod").found.people] == people


def test_what_is_misspelt_says_so(describer: Describer) -> None:
    [person] = told(describer, "Defence Secretary Walace came.", "uk-mod").found.people
    assert "Walace is a misspelling" in person.evidence[-1].says


def test_a_family_name_is_that_of_whoever_the_text_names_in_full(describer: Describer) -> None:
    text = "He worked for Senator Sherrod Brown. Senator Brown spoke of trade."
    [person] = told(describer, text, "us-white-house", "2021-07-19").found.people
    assert person.id is None
    assert [m.text for m in person.mentions] == ["Sherrod Brown", "Brown"]


def test_a_family_name_that_two_bear_is_that_of_the_first(describer: Describer) -> None:
    """Both full names are as long, so that nothing but their order can decide, on every run alike."""
    names = ("Anna", "Emma", "Ivan", "Karl", "Lars", "Olga")
    text = f"{', '.join(f'Mr {name} Haralampiev' for name in names)} met. Haralampiev spoke."
    people = told(describer, text).found.people
    mentions = {p.name: [m.text for m in p.mentions] for p in people}
    assert mentions.pop("Anna Haralampiev") == ["Anna Haralampiev", "Haralampiev"]
    assert mentions == {f"{name} Haralampiev": [f"{name} Haralampiev"] for name in names[1:]}


@pytest.mark.parametrize(
    "text",
    [
        "The Truman Center opened its doors.",
        "The Thatcher Government made the law.",
        "The talks took place in the Margaret Tennyson Building.",
        "The Charlotte Beaumont Foundation opened its doors.",
        "The Harold Wilson Memorial Lecture was given in Leeds.",
        "The ship sailed past Cape Henry and Lake Victoria.",
        "HMS Victoria sailed at noon.",
        "The Victoria Cross was awarded.",
        "Q Madam Vice President, will you go?",
        "The work was done by Harper & Cole, a firm.",
        "The work was done by Charlotte Reed & Sons.",
        "Charlotte Harrison, Inc. builds the ships.",
        "The Stanford MBA class came at noon.",
        "Minister Meets Ambassador in Helsinki.",
        "General Assembly Resolution 123 was adopted.",
        "The Special Representative for Trade Policy spoke.",
        "A partner at Harper Milstein, she builds ships.",
        "The ships sailed to Latin America and to Los Angeles.",
        "The paper spoke of the Henry Harbour Natural Gas Spot Price.",
        "They gave to Shirley Ryan AbilityLab in Chicago.",
    ],
)
def test_what_is_no_person(describer: Describer, text: str) -> None:
    assert [p.name for p in told(describer, text).found.people] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trade Minister Viktor Halloran", "minister"),
        ("State Secretary Viktor Halloran", "minister"),
        ("Deputy Minister Viktor Halloran", "minister"),
        ("Vice President Viktor Halloran", "minister"),
        ("Premier Viktor Halloran", "minister"),
        ("Viktor Halloran, Minister for Fisheries,", "minister"),
        ("Mr Viktor Halloran, President of France,", "minister"),
        ("Ambassador Viktor Halloran", "official"),
        ("Assistant Secretary Viktor Halloran", "official"),
        ("Private Secretary Viktor Halloran", "official"),
        ("Special Representative Viktor Halloran", "official"),
        ("Chief of Staff for the President Viktor Halloran", "official"),
        ("Viktor Halloran, the British High Commissioner,", "official"),
        ("Sergeant Viktor Halloran", "official"),
        ("Senator Viktor Halloran", "other"),
        ("Representative Viktor Halloran", "other"),
        ("Mayor Viktor Halloran", "other"),
        ("Justice Viktor Halloran", "other"),
        ("Senior Vice President Viktor Halloran", "other"),
        ("Sir Viktor Halloran", "other"),
        ("Viktor Halloran, a teacher,", "other"),
    ],
)
def test_the_post_tells_the_kind(describer: Describer, text: str, kind: str) -> None:
    [person] = told(describer, f"{text} opened the talks.").found.people
    assert (person.name, person.kind) == ("Viktor Halloran", kind)


def test_who_wrote_it_takes_no_part(describer: Describer) -> None:
    got = told(describer, "By Petra Lindgren, Ministry of Defence Public Affairs\n\nThe yard at Leith is open.")
    [person] = got.found.people
    assert (person.name, person.kind, person.participant) == ("Petra Lindgren", "author", False)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("This is Putin’s war on Ukraine, and Russia will pay.", "vladimir-putin"),
        ("Zelenskyy thanked the pilots of Ukraine.", "volodymyr-zelenskyy"),
        ("The letter was sent to Scholz in Germany.", "olaf-scholz"),
        ("Mr Putin was not in Russia.", "vladimir-putin"),
        ("This is Putin’s war.", "vladimir-putin"),
        ("The yard was opened by Truss at noon.", "liz-truss"),
    ],
)
def test_a_family_name_alone_is_whoever_is_in_office(describer: Describer, text: str, person: str) -> None:
    assert told(describer, text).people == {person: "stated"}


@pytest.mark.parametrize(
    "text",
    [
        "The Putin administration in Russia was told.",
        "Chairman Powell spoke of the economy.",
        "Ambassador Johnson spoke of trade.",
        "HMS Queen Elizabeth sailed for the Duchy of Lancaster.",
        "The Sunak plan was seen in Britain by Mr Halvorsen, M.Phil.",
        "Once more Putin administration officials in Russia were told.",
        "The Zelenskyy plan for Ukraine was read.",
        "The Macron Foundation opened in France.",
        "The letter was sent to Sarkozy in France.",  # in office years before
        "Ivan Putin, a farmer in Russia, said that Putin was a good name.",
        "The yard was opened by Johnson at noon.",  # several have that name
    ],
)
def test_a_family_name_alone_that_tells_nobody(describer: Describer, text: str) -> None:
    assert told(describer, text).people == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [". A", "John-", "France and ", "will travel on 1 May 2022 ", '" a b c ', "counterparts from Oslo, "]
)
def test_ten_times_the_text_takes_not_much_more_than_ten_times_as_long(describer: Describer, unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        outcome(describer, text, "us-state", "2022-06-15")
        return time.process_time() - began

    seconds(1_000)
    short, long = min(seconds(10_000) for _ in range(3)), min(seconds(100_000) for _ in range(2))
    # In the square of the length it would be a hundred times.
    assert long <= 25 * max(short, 0.02), f"{short:.3f} s, then {long:.3f} s"
