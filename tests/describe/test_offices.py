"""Offices without their holder's name: whom they point back to, whom a list of them means, where they mean nobody."""

from __future__ import annotations

import pytest

from generator.describe import Describer
from tests.describe.small_texts import by_office, told

STATE, WHITE_HOUSE, FCDO, MOD = "us-state", "us-white-house", "uk-fcdo", "uk-mod"


@pytest.mark.parametrize(
    ("publisher", "text", "meant"),
    [
        (
            STATE,
            "Secretary Blinken met Foreign Minister Rau in Warsaw. The Secretary thanked the Foreign Minister.",
            [("Secretary", "antony-blinken"), ("Foreign Minister", "zbigniew-rau")],
        ),
        (
            STATE,
            "Secretary Blinken met Foreign Minister Tomas Vanhanen of Suriname. The door was held by the"
            " Foreign Minister.",
            [("Foreign Minister", "Tomas Vanhanen")],
        ),
        (FCDO, "Foreign Minister Zbigniew Rau came. The Minister spoke of trade.", [("Minister", "zbigniew-rau")]),
        (
            FCDO,
            "Trade Minister Josephine Adeyemi of Ghana came. The Minister spoke of trade.",
            [("Minister", "Josephine Adeyemi")],
        ),
        (
            FCDO,
            "Ambassador Ingrid Halvorsen came. The Ambassador spoke of trade.",
            [("Ambassador", "Ingrid Halvorsen")],
        ),
        (WHITE_HOUSE, "President Biden hosted his guests. Thank you, Mr. President.", [("President", "joe-biden")]),
    ],
)
def test_one_word_points_back(describer: Describer, publisher: str, text: str, meant: list[tuple[str, str]]) -> None:
    assert by_office(told(describer, text, publisher)) == meant


TALK = "President Mahmoud Abbas and Secretary Blinken met in Ramallah; they spoke of President Biden.\n\n"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PRESIDENT ABBAS: Mr. Secretary, welcome.", [("Secretary", "antony-blinken")]),
        ("SECRETARY BLINKEN: Mr. President, thank you.", [("President", "Mahmoud Abbas")]),
    ],
)
def test_whoever_is_addressed_in_a_transcript_is_not_whoever_speaks(
    describer: Describer, text: str, meant: list[tuple[str, str]]
) -> None:
    turns = "PRESIDENT ABBAS: Thank you.\n\nSECRETARY BLINKEN: Thank you.\n\n"
    assert by_office(told(describer, TALK + turns + text, STATE)) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Biden met King Abdullah II. His Majesty spoke of trade.", "His Majesty"),
        ("President Biden met King Abdullah II. I thank you, Your Majesty, for that.", "Your Majesty"),
    ],
)
def test_a_monarch_by_his_honour(describer: Describer, text: str, words: str) -> None:
    assert by_office(told(describer, text, WHITE_HOUSE)) == [(words, "abdullah-ii")]


def test_a_realm_has_its_monarch_from_another_country(describer: Describer) -> None:
    got = told(describer, "The Queen will visit Perth. The President will visit Perth.", "au-pm", "2004-06-15")
    assert by_office(got) == [("The Queen", "elizabeth-ii")]


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (WHITE_HOUSE, "The voters endorsed me for President last year."),
        (WHITE_HOUSE, "You asked what I would do as President today."),
        (WHITE_HOUSE, "Our first President built the yard."),
        (WHITE_HOUSE, "On March 6, 2014, by Executive Order 13660, the President declared an emergency."),
        (WHITE_HOUSE, "Ada Quillfeather, President and GM, Samsung, spoke of trade."),
        (STATE, "Viktor Zolotov is Commander-in-Chief of Russia’s National Guard."),
        (STATE, "Austrian Secretary General Ada Quillfeather of the Ministry spoke of the United Nations."),
        (STATE, "Israeli Foreign Minister and Alternate Prime Minister Lapid spoke of trade."),
        ("au-pm", "The report of the Prime Minister's Coastal Task Force is out."),
        ("au-pm", "The Acting Prime Minister opened the yard."),
        (WHITE_HOUSE, "Her Majesty's Government was told."),
        (WHITE_HOUSE, "President Biden named Ada Quillfeather, who was president of the 12-million-member union."),
        (WHITE_HOUSE, "President Biden thanked a college president for her work."),
        (WHITE_HOUSE, "Dear Madam Speaker: (Dear Madam President:) I send the report on trade."),
        (STATE, "Thank you, Madam President, for this chance to speak in the Council."),
        (
            WHITE_HOUSE,
            "On March 6, 1997, the President issued an order about the ports. The President took more steps then.",
        ),
        (FCDO, "She met New Zealand Secretary of Foreign Affairs and Trade Ada Quillfeather in Leeds."),
        (FCDO, "Queen Elizabeth The Queen Mother opened the yard."),
        (FCDO, "The Lord Chancellor opened the yard."),
        (WHITE_HOUSE, "They met Ada Quillfeather, National Security Advisor to the Latvian President."),
        ("au-pm", "The Minister Assisting the Prime Minister opened the yard."),
        ("au-pm", "She won the Prime Minister's Employer of the Year Award."),
        ("au-pm", "FOR PRESS PM. No. 123 of this year."),
        (STATE, "She came from the Secretary’s Office for Trade."),
        (STATE, "She serves in the Office of the Secretary today."),
    ],
)
def test_an_office_that_means_nobody_here(describer: Describer, publisher: str, text: str) -> None:
    date = "2004-06-15" if publisher == "au-pm" else "2022-06-15"
    assert by_office(told(describer, text, publisher, date)) == []


@pytest.mark.parametrize(
    ("publisher", "text", "meant"),
    [
        # In its own releases "the Secretary" is the one who leads the department, whoever else is named.
        (STATE, "Secretary Austin and Secretary Raimondo came. The plane of the Secretary was late.", "antony-blinken"),
        (STATE, "Deputy Secretary Wendy Sherman spoke. A talk was an opportunity for the Secretary.", "antony-blinken"),
        (FCDO, "It is to Her Majesty that we turn.", "elizabeth-ii"),
        (FCDO, "As the Chancellor announced, the yard will open.", "rishi-sunak"),
        (FCDO, "Minister Assisting in trade, the Prime Minister and Ms Quillfeather spoke.", "boris-johnson"),
        ("au-pm", "PRIME MINISTER PRESS STATEMENT NO. 395", "john-howard"),
        ("au-pm", "PRIME AMNISTER PRESS STATEMENT NO. 395", "john-howard"),
        ("au-pm", "The Primte Minister opened the yard.", "john-howard"),
    ],
)
def test_whoever_leads_the_publisher(describer: Describer, publisher: str, text: str, meant: str) -> None:
    date = "2004-06-15" if publisher == "au-pm" else "2022-06-15"
    assert [who for _, who in by_office(told(describer, text, publisher, date))] == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Secretary Blinken spoke with Qatari Deputy Prime Minister and Minister of Foreign Affairs Mohammed bin"
            " Abdulrahman Al-Thani. He thanked the Foreign Minister for Qatar’s role.",
            [("Foreign Minister", "mohammed-bin-abdulrahman-al-thani")],
        ),
        (
            "Secretary Blinken and Minister of Foreign Affairs Dr. Tomas Vanhanen met. The Foreign Minister spoke.",
            [("Foreign Minister", "Tomas Vanhanen")],
        ),
        ("Secretary Blinken was there. The Foreign Minister spoke.", []),
    ],
)
def test_a_secretary_of_state_is_no_foreign_minister(
    describer: Describer, text: str, meant: list[tuple[str, str]]
) -> None:
    assert by_office(told(describer, text, STATE)) == meant


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Secretary Blinken met Ukrainian Foreign Minister Dmytro Kuleba. The talks of his Ukrainian counterparts"
            " went on.",
            {"dmytro-kuleba"},
        ),
        (
            "Secretary Blinken met Foreign Minister Zbigniew Rau and Foreign Minister Yoshimasa Hayashi. He thanked his"
            " counterparts.",
            {"zbigniew-rau", "yoshimasa-hayashi"},
        ),
        ("Secretary Blinken was there. He thanked his counterparts.", set()),
    ],
)
def test_counterparts_are_those_just_named(describer: Describer, text: str, people: set[str]) -> None:
    assert {who for words, who in by_office(told(describer, text, STATE)) if "counterparts" in words} == people


@pytest.mark.parametrize(
    ("title", "text", "people"),
    [
        (
            "Call with Allies",
            "President Biden hosted a call. The leaders spoke of trade.\n\nJoining President Biden on the call were"
            " Prime Minister Trudeau of Canada, President Macron of France and Chancellor Scholz of Germany.",
            {"joe-biden", "justin-trudeau", "emmanuel-macron", "olaf-scholz"},
        ),
        (
            "Call with Prime Minister Kishida of Japan",
            "President Biden called Prime Minister Kishida on the death of former Prime Minister Abe Shinzo. The two"
            " leaders spoke.",
            {"joe-biden", "fumio-kishida"},
        ),
        (
            "Vice President Harris’s Meeting with President Macron of France",
            "Vice President Harris met President Macron. The leaders spoke of trade.",
            {"kamala-harris", "emmanuel-macron"},
        ),
        ("Meeting with Caribbean Leaders", "President Biden and Vice President Harris came. The leaders spoke.", set()),
    ],
)
def test_the_leaders_of_a_call(describer: Describer, title: str, text: str, people: set[str]) -> None:
    found = told(describer, text, WHITE_HOUSE, title=title)
    assert {who for words, who in by_office(found) if "leaders" in words} == people


def test_an_office_in_a_sentence_about_its_own_time(describer: Describer) -> None:
    text = "On March 6, 2022, the President declared an emergency."
    assert by_office(told(describer, text, WHITE_HOUSE)) == [("President", "joe-biden")]


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Blinken met Japanese Foreign Minister Hayashi and Korean Foreign Minister Park Jin. He and the"
        " Foreign Ministers spoke of trade.",
        "Secretary Blinken met Japanese Foreign Minister Hayashi and Korean Foreign Minister Park Jin. The"
        " two Foreign Ministers spoke of trade.",
    ],
)
def test_a_plural_of_one_office_leaves_out_who_holds_another(describer: Describer, text: str) -> None:
    assert {who for _, who in by_office(told(describer, text, STATE))} == {"yoshimasa-hayashi", "park-jin"}


def test_the_two_leaders_can_be_of_different_rank(describer: Describer) -> None:
    text = "Deputy Secretary Ada Quillfeather met Lithuanian Foreign Minister Gabrielius Landsbergis."
    text += " The two leaders spoke."
    assert {who for _, who in by_office(told(describer, text, STATE))} == {"Ada Quillfeather", "gabrielius-landsbergis"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The Prime Minister will meet the leaders of France, Germany and Japan.",
            {"emmanuel-macron", "olaf-scholz", "fumio-kishida"},
        ),
        ("The Prime Minister will meet French, German and Japanese leaders.", set()),
        ("The Prime Minister will meet the leader of France.", set()),
        ("The Prime Minister will meet the leaders of Poland and Finland.", set()),  # a president or a prime minister
    ],
)
def test_the_leaders_of_countries(describer: Describer, text: str, people: set[str]) -> None:
    assert {who for _, who in by_office(told(describer, text, FCDO))} - {"boris-johnson"} == people


@pytest.mark.parametrize(
    "text",
    ["Is the President aware of this?", "MS. ROE: Where is the President on this?", "She is, nor is the President."],
)
def test_a_question_is_about_the_holder(describer: Describer, text: str) -> None:
    assert by_office(told(describer, text, WHITE_HOUSE)) == [("President", "joe-biden")]


def test_a_lesser_office_points_back_to_whoever_was_named_so(describer: Describer) -> None:
    text = "Secretary Blinken and Deputy Secretary Ada Quillfeather came. The Deputy Secretary spoke of trade."
    assert by_office(told(describer, text, STATE)) == [("Deputy Secretary", "Ada Quillfeather")]


def test_of_two_ambassadors_neither_is_meant(describer: Describer) -> None:
    text = "Ambassador Ingrid Halvorsen and Ambassador Petra Lindgren met. The Ambassador spoke of trade."
    assert by_office(told(describer, text)) == []


@pytest.mark.parametrize(
    ("publisher", "text", "words", "people"),
    [
        (
            WHITE_HOUSE,
            "President Biden met Prime Minister Kishida. Both leaders spoke of trade.",
            "Both leaders",
            {"joe-biden", "fumio-kishida"},
        ),
        (
            WHITE_HOUSE,
            "President Biden met Prime Minister Kishida. The two leaders spoke of trade.",
            "The two leaders",
            {"joe-biden", "fumio-kishida"},
        ),
        (
            WHITE_HOUSE,
            "President Biden, Prime Minister Kishida and Prime Minister Albanese met. The three leaders spoke.",
            "The three leaders",
            {"joe-biden", "fumio-kishida", "anthony-albanese"},
        ),
        (
            MOD,
            "Defence Secretary Ben Wallace met Defence Minister Bjørn Arild Gram. The two ministers spoke of ships.",
            "The two ministers",
            {"ben-wallace", "bjorn-arild-gram"},
        ),
        (
            STATE,
            "Secretary Blinken and Secretary Austin came. Both Secretaries spoke of trade.",
            "Both Secretaries",
            {"antony-blinken", "lloyd-austin"},
        ),
    ],
)
def test_a_number_of_leaders(describer: Describer, publisher: str, text: str, words: str, people: set[str]) -> None:
    found = by_office(told(describer, text, publisher))
    assert {w for w, _ in found} == {words}
    assert {who for _, who in found} == people


@pytest.mark.parametrize(
    "text",
    [
        "President Biden met Prime Minister Kishida. The three leaders spoke of trade.",
        "President Biden met Ambassador Ingrid Halvorsen. Both leaders spoke of trade.",
        "President Biden met Prime Minister Kishida. Many leaders spoke of trade.",
    ],
)
def test_a_number_that_does_not_fit_means_nobody(describer: Describer, text: str) -> None:
    assert by_office(told(describer, text, WHITE_HOUSE)) == []


@pytest.mark.parametrize(
    ("publisher", "text", "meant"),
    [
        (FCDO, "The Prime Minister moved to Leeds.", [("Prime Minister", "boris-johnson")]),
        (FCDO, "The Prime Minister’s letter went to Leeds.", [("Prime Minister", "boris-johnson")]),
        (FCDO, "The paper was sent by the PM at noon.", [("PM", "boris-johnson")]),
        (WHITE_HOUSE, "The paper was sent to the President.", [("President", "joe-biden")]),
        (WHITE_HOUSE, "The Vice President sent the paper.", [("Vice President", "kamala-harris")]),
    ],
)
def test_at_home_the_office_is_its_holder(
    describer: Describer, publisher: str, text: str, meant: list[tuple[str, str]]
) -> None:
    assert by_office(told(describer, text, publisher)) == meant


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (FCDO, "The Department of the Prime Minister moved to Leeds."),
        (FCDO, "The paper was sent by the Department of the Prime Minister and Cabinet."),
        (FCDO, "The Prime Minister’s Office sent the paper."),
        (FCDO, "The Prime Minister’s Award went to Leeds."),
        (WHITE_HOUSE, "Rosalind Okafor, Assistant to the President, sent the paper."),
        (WHITE_HOUSE, "The Special Assistant to the President and Senior Director sent the paper."),
        (WHITE_HOUSE, "The Office of the Vice President sent the paper."),
        (WHITE_HOUSE, "The Executive Office of the President sent the paper."),
        (WHITE_HOUSE, "The President’s Budget went to Congress."),
        (FCDO, "The talks begin at 3 PM in Leeds."),
        (FCDO, "PM No. 14"),
    ],
)
def test_a_body_or_anothers_post_is_not_its_holder(describer: Describer, publisher: str, text: str) -> None:
    assert by_office(told(describer, text, publisher)) == []


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (WHITE_HOUSE, "She served as President of the club."),
        (FCDO, "He served as Prime Minister."),
        (WHITE_HOUSE, "He was elected President."),
        (WHITE_HOUSE, "A president must keep his word."),
        (FCDO, "Every Prime Minister must keep his word."),
        (FCDO, "The next Prime Minister will decide."),
        (FCDO, "The Deputy Prime Minister sent the paper."),
        (WHITE_HOUSE, "The President of the University sent the paper."),
        (WHITE_HOUSE, "The Club President sent the paper."),
        (WHITE_HOUSE, "The COP26 President sent the paper."),
        (FCDO, "The former French president spoke."),
        (FCDO, "Defence ministers met in Berlin."),
        (FCDO, "Israeli leaders met in Berlin."),
    ],
)
def test_the_office_in_general_is_nobody(describer: Describer, publisher: str, text: str) -> None:
    assert by_office(told(describer, text, publisher)) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The Prime Minister, the Rt. Hon. Boris Johnson, spoke.", "boris-johnson"),
        ("The Prime Minister, Mr Johnson, spoke.", "boris-johnson"),
        ("Mr Johnson, the Prime Minister, spoke.", "boris-johnson"),
        ("Boris Johnson MP, the Prime Minister, spoke.", "boris-johnson"),
        ("The Prime Minister, Kaja Kallas, spoke.", "kaja-kallas"),
        ("The Norwegian Prime Minister, Jonas Gahr Støre, spoke.", "jonas-gahr-store"),
        ("Emmanuel Macron, the French president, spoke.", "emmanuel-macron"),
        ("President von der Leyen spoke.", "ursula-von-der-leyen"),
    ],
)
def test_beside_a_name_the_office_is_that_persons(describer: Describer, text: str, person: str) -> None:
    got = told(describer, text)
    assert got.people == {person: "stated"}
    assert by_office(got) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The French president spoke.", [("French president", "emmanuel-macron")]),
        ("The German chancellor spoke.", [("German chancellor", "olaf-scholz")]),
        ("The Polish foreign minister spoke.", [("Polish foreign minister", "zbigniew-rau")]),
        ("The prime minister of Norway spoke.", [("prime minister of Norway", "jonas-gahr-store")]),
        ("President Andrzej Duda came. The president spoke of trade.", [("president", "andrzej-duda")]),
        ("The president spoke.", []),
        ("The prime minister spoke.", []),
        ("The foreign minister spoke.", []),
    ],
)
def test_in_small_letters_it_needs_a_country_or_a_name(
    describer: Describer, text: str, meant: list[tuple[str, str]]
) -> None:
    assert by_office(told(describer, text)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Letters went to the foreign ministers of France and Poland.",
            [("France", "catherine-colonna"), ("Poland", "zbigniew-rau")],
        ),
        (
            "French, German and Polish defence ministers met in Berlin.",
            [("French", "sebastien-lecornu"), ("German", "christine-lambrecht"), ("Polish", "mariusz-blaszczak")],
        ),
        (
            "Letters went to Foreign Ministers from Sweden, Finland and Norway.",
            [("Sweden", "ann-linde"), ("Finland", "pekka-haavisto"), ("Norway", "anniken-huitfeldt")],
        ),
        (
            "The Presidents of Poland and France met in Warsaw.",
            [("Poland", "andrzej-duda"), ("France", "emmanuel-macron")],
        ),
        (
            "The Prime Ministers of Norway and Estonia came.",
            [("Norway", "jonas-gahr-store"), ("Estonia", "kaja-kallas")],
        ),
    ],
)
def test_one_office_of_several_countries(describer: Describer, text: str, meant: list[tuple[str, str]]) -> None:
    assert by_office(told(describer, text)) == meant
