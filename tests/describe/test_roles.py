"""Who took part, by what the sentences, the title or a list say was done together, and who is only spoken of."""

from __future__ import annotations

import pytest

from generator.describe import Describer
from tests.describe.small_texts import told

STATE = "us-state"


_THREE = {"ke", "gh", "ml"}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The Foreign Secretary met her Finnish counterpart in Helsinki.", {"fi"}),
        ("The Foreign Secretary spoke to Foreign Minister Ann Linde by telephone.", {"se"}),
        ("The Foreign Secretary spoke with her counterparts from Kenya and Ghana.", {"ke", "gh"}),
        ("The Foreign Secretary will meet ministers from Kenya, Ghana, and Nigeria.", {"ke", "gh", "ng"}),
        ("The Foreign Secretary visited Kenya and Ghana.", {"ke", "gh"}),
        ("The Foreign Secretary will travel to Kenya, Ghana and Nigeria next week.", {"ke", "gh", "ng"}),
        ("The Foreign Secretary travelled to Nairobi, Kenya.", {"ke"}),
        ("The Foreign Secretary held talks with Icelandic officials.", {"is"}),
        ("The Foreign Secretary hosted Kenyan ministers in London.", {"ke"}),
        ("The Foreign Secretary was welcomed by President Samuel Odhiambo of Kenya.", {"ke"}),
        ("The Foreign Secretary signed a treaty on fisheries with Iceland.", {"is"}),
        ("The Foreign Secretary told Foreign Minister Ann Linde that the door was open.", {"se"}),
        ("The UK, Norway and Iceland issued a joint statement on fisheries.", {"no", "is"}),
        ("The UK and Iceland agreed to share their catch.", {"is"}),
        ("Talks between the United Kingdom and Iceland began in Leeds.", {"is"}),
        ("A joint statement by the United Kingdom, Iceland and Norway on fisheries.", {"is", "no"}),
        ("Participants in the meeting included Kenya, Ghana and Nigeria.", {"ke", "gh", "ng"}),
        ("The talks were attended by ministers from Kenya and Ghana.", {"ke", "gh"}),
        ("The meeting was attended for the first time by Fiji and Tonga.", {"fj", "to"}),
        ("We will be joined by our friends, the leaders of India, Kenya and Ghana.", {"in", "ke", "gh"}),
        (
            "The Foreign Secretary came to the Summit of the Council along with Egypt, Iraq and Jordan.",
            {"eg", "iq", "jo"},
        ),
        ("I thank the leaders of Kenya, Ghana for — for cohosting this summit.", {"ke", "gh"}),
        ("I was delighted to meet other leaders, including President Ada Quillfeather of Kenya.", {"ke"}),
        ("The Foreign Secretary followed up her conversations in Berlin and Paris with Chancellor Scholz.", {"de"}),
        ("The Foreign Secretary met officials from the Governments of the Republic of Yemen and Kenya.", {"ye", "ke"}),
        ("The Government today announced new adoption programmes with Poland and Latvia.", {"pl", "lv"}),
        ("Following a bilateral meeting with Kenyan President Odhiambo, help was agreed.", {"ke"}),
        (
            "The Foreign Secretary will meet in Jeddah with leaders of the Gulf Cooperation Council — that is Bahrain,"
            " Kuwait and Oman, together with the Republic of Egypt.",
            {"bh", "kw", "om", "eg"},
        ),
        ("The Foreign Secretary spoke individually with: President Samuel Odhiambo of Kenya; Ann Linde.", {"ke", "se"}),
        ("We have twelve partners. They are as follows: Kenya, Ghana, Fiji and Tonga.", {"ke", "gh", "fj", "to"}),
        ("As of today it is endorsed by 93 other countries: Kenya, Ghana, Fiji.", {"ke", "gh", "fj"}),
        (
            "I have also invited the Prime Ministers of Fiji and Tonga and the Presidents of Kenya and Ghana.",
            {"fj", "to", "ke", "gh"},
        ),
        ("I was honoured to welcome our friends, the leaders of Kenya, Ghana and Fiji, as guests.", {"ke", "gh", "fj"}),
        ("This is not just the G7 but Kenya, Ghana and Fiji who have joined us.", {"ke", "gh", "fj"}),
        (
            "Prime Minister Boris Johnson and the leaders of the European Commission, Kenya and Ghana decided to act.",
            {"ke", "gh"},
        ),
        (
            "Kenya, Ghana and the UK (hereinafter the “Parties”), following talks at the Forum, intend to work.",
            {"ke", "gh"},
        ),
        (
            "Participants joining the United Kingdom in the Action Plan Senior Officials Meeting included Kenya.",
            {"ke"},
        ),
        ("The Partnership includes the United Kingdom, Kenya and Ghana.", {"ke", "gh"}),
        ("I thank my colleagues from Kenya, Ghana and Fiji.", {"ke", "gh", "fj"}),
        ("With Foreign Minister Ann Linde and colleagues from Kenya, we met together.", {"se", "ke"}),
        ("I will have bilateral meetings with leaders present, including President Samuel Odhiambo of Kenya.", {"ke"}),
        ("Countries to express their sympathy include Kenya, Ghana and Fiji.", {"ke", "gh", "fj"}),
        ("Kenya and the United Kingdom stand with the people of the north.", {"ke"}),
        ("Kenya, Ghana and Fiji have also accepted the invitation from my Government.", {"ke", "gh", "fj"}),
        ("The President of Kenya, Mr Samuel Odhiambo, will visit the United Kingdom.", {"ke"}),
        (
            "Joining Prime Minister Boris Johnson on the call were President Macron of France and President Samuel"
            " Odhiambo of Kenya.",
            {"fr", "ke"},
        ),
        ("The delegation also met with President Samuel Odhiambo of Kenya.", {"ke"}),
        ("Minister Ada Quillfeather is on travel to Kenya and Ghana from 9 to 19 July.", {"ke", "gh"}),
        (
            "Today the leaders – President Macron of France, President Samuel Odhiambo of Kenya, and Prime Minister"
            " Boris Johnson – convened.",
            {"fr", "ke"},
        ),
        ("I thank my co-hosts, Norway and Ghana.", {"no", "gh"}),
        ("Signed by the following ministers:\n\nKenya: The Hon Ada Quillfeather\n\nGhana: Kofi Mensah", {"ke", "gh"}),
        ("We, the United Kingdom, Kenya and Ghana of the region, hold the sea dear.", {"ke", "gh"}),
        ("The Friends of the Reef include the United Kingdom, Kenya and Ghana.", {"ke", "gh"}),
        ("The partners – including Kenya, the United Kingdom and Ghana – are committed to it.", {"ke", "gh"}),
        ("The statement was endorsed by Kenya, Ghana and Mali.", _THREE),
        ("The United Kingdom joined Kenya and Ghana as founding members of the Club.", {"ke", "gh"}),
        ("The Foreign Secretary will visit Kenya and Ghana.", {"ke", "gh"}),
        ("A joint statement was made by leaders of the region.\n\nKENYA, GHANA, MALI, FIJI", {*_THREE, "fj"}),
        ("We, the leaders of Kenya, Ghana, the United Kingdom, and Fiji condemn Putin’s war.", {"ke", "gh", "fj"}),
        (
            "The Prime Minister met in Leeds with the leaders of the African Union (AU) – Kenya, Ghana and Mali.",
            {"ke", "gh", "ml"},
        ),
        ("The Prime Minister launched the Framework with a dozen initial partners: Kenya, Ghana and Mali.", _THREE),
        ("I want to echo my Kenyan colleague.", {"ke"}),
        ("The President of Kenya, Mr Samuel Odhiambo, personally phoned me last night.", {"ke"}),
        ("I discussed the matter by telephone with the French Prime Minister.", {"fr"}),
        (
            "The Foreign Secretary met Japanese Vice Foreign Minister Mori Takeo and Republic of Korea First Vice"
            " Foreign Minister Choi Jong Kun.",
            {"jp", "kr"},
        ),
    ],
)
def test_what_was_done_together(describer: Describer, text: str, others: set[str]) -> None:
    got = told(describer, text)
    assert got.participants == {"gb", *others}
    assert got.mentioned == set()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Egypt and Sudan met last week.", {"eg", "sd"}),
        ("Egypt and Sudan signed an agreement, the Foreign Secretary noted.", {"eg", "sd"}),
        ("The French and German defence ministers met in Berlin.", {"fr", "de"}),
        ("The Foreign Secretary condemned Belarus.", {"by"}),
        ("The Foreign Secretary congratulated Kenya on its election.", {"ke"}),
        ("The Foreign Secretary spoke of Kenya in Nairobi.", {"ke"}),
        ("Help will go to Yemen and Lebanon.", {"ye", "lb"}),
        ("Ships sailed from Ghana to Kenya.", {"gh", "ke"}),
        ("The letter was sent to Scholz in Germany.", {"de"}),
        ("The Foreign Secretary met with activists from Burma.", {"mm"}),
        ("The Foreign Secretary noted the importance of talks with Egypt and Iraq.", {"eg", "iq"}),
        ("After the war, we welcomed Kosovo’s decision.", {"xk"}),
        ("I join the people of Kenya in this feast.", {"ke"}),
        ("There were efforts led by the United Nations to end Kenya’s drought.", {"ke"}),
        ("The Group includes Kenya and Ghana.", {"ke", "gh"}),
        ("Citizens are urged not to travel to Belarus.", {"by"}),
        ("The Foreign Secretary spoke of the bilateral relationship with Indonesia.", {"id"}),
        ("The Foreign Secretary welcomed the Prime Minister’s recent visit to Kenya.", {"ke"}),
        ("The Foreign Secretary told of her desire for dialogue with Russia.", {"ru"}),
    ],
)
def test_who_is_only_spoken_of(describer: Describer, text: str, countries: set[str]) -> None:
    got = told(describer, text)
    assert got.participants == {"gb"}
    assert got.mentioned == countries


@pytest.mark.parametrize(
    "text",
    [
        "She speaks Spanish, Arabic and some Japanese.",
        "He is fluent in French and in Swahili.",
        "(Speaks in Spanish.) Good evening.",
        "The remarks were made in French.",
    ],
)
def test_a_language_is_no_country(describer: Describer, text: str) -> None:
    assert {c.id for c in told(describer, text).found.countries} == {"gb"}


@pytest.mark.parametrize(
    "text",
    [
        "An attack on the Kabul airport was told of.",
        "They kept their Paris commitments at the 2015 Doha round.",
        "Cities like Port Moresby plant trees.",
        "The Foreign Secretary is leaving today for Brussels.",
        "The Brussels summit and the Madrid meeting went well.",
    ],
)
def test_a_capital_in_the_name_of_a_thing_is_no_government(describer: Describer, text: str) -> None:
    assert {c.id for c in told(describer, text).found.countries} == {"gb"}


def test_whoever_sends_a_message_takes_part(describer: Describer) -> None:
    text = (
        "The Foreign Secretary today released the texts of further messages of condolence.\n\nKingdom of Lesotho\n\n"
        "“We have learnt of this with sorrow. Leabua Quillfeather, Prime Minister of Lesotho.”\n\n"
        "Fiji “We have learnt of this with sorrow as friends of Kenya.”\n\n"
        "“We have learnt of this with sorrow. -Ada Ashdown, Prime Minister of Tonga”"
    )
    got = told(describer, text)
    assert got.participants == {"gb", "ls", "fj", "to"}
    assert got.mentioned == {"ke"}


def test_a_list_under_a_colon(describer: Describer) -> None:
    got = told(
        describer,
        "The meeting was attended by:\n\nForeign Minister Ann Linde of Sweden\n\nTomas Vanhanen, Minister of Fisheries"
        "\n\nThe door was held by Rosalind Okafor, who has kept the old hall by the sea for thirty years.",
    )
    assert {p.name: p.participant for p in got.found.people} == {
        "Ann Linde": True,
        "Tomas Vanhanen": True,
        "Rosalind Okafor": False,
    }
    assert got.participants == {"gb", "se"}


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Call with French, German and UK Counterparts", {"fr", "de", "gb"}),
        ("Secretary Blinken’s Call with Swedish Foreign Minister Linde", {"se"}),
        ("Meeting with Ghanaian Foreign Minister Botchwey", {"gh"}),
        ("Readout of the Meeting with Ghana", {"gh"}),
        ("Joint Statement with Kenya on Trade", {"ke"}),
        ("Secretary Blinken’s Travel to Kenya and Ghana", {"ke", "gh"}),
        ("Treaty between the United States and Kenya", {"ke"}),
    ],
)
def test_the_title_tells_who_took_part(describer: Describer, title: str, others: set[str]) -> None:
    got = told(describer, "They spoke of trade and of fisheries.", STATE, title=title)
    assert got.participants == {"us", *others}


def test_who_signs_in_a_title(describer: Describer) -> None:
    assert told(describer, "The paper is short.", title="Kenya Signs the Accords").participants == {"gb", "ke"}
    title = "Prime Minister Boris Johnson and President Samuel Odhiambo of Kenya, Leeds"
    assert told(describer, "The paper is short.", title=title).participants == {"gb", "ke"}


def test_a_title_that_only_speaks_of_a_country(describer: Describer) -> None:
    got = told(describer, "Ships sailed at noon.", STATE, title="Help for Yemen")
    assert (got.participants, got.mentioned) == ({"us"}, {"ye"})


def test_the_people_beside_the_verb_took_part_and_others_did_not(describer: Describer) -> None:
    got = told(
        describer,
        "Secretary Blinken met Foreign Minister Zbigniew Rau in Warsaw. Vladimir Putin was spoken of.",
        STATE,
    )
    assert {p.id: p.participant for p in got.found.people} == {
        "antony-blinken": True,
        "zbigniew-rau": True,
        "vladimir-putin": False,
    }
