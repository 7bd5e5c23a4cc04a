"""Quotations and their speakers: marks of every style, several paragraphs, messages, and what is none."""

from __future__ import annotations

import pytest

from generator.describe import Describer
from tests.describe.small_texts import told

OPEN = "The harbour will be open before winter"
MORE = "More ships will follow in spring"
_BLOCK = f"{OPEN}, and so will the yard be, in all its parts and for all who come."
WALLACE = "Defence Secretary Ben Wallace"


def said(describer: Describer, text: str) -> list[tuple[str, str]]:
    """Who said what in a release of the Ministry of Defence."""
    return [(q.speaker or q.speaker_name, q.text) for q in told(describer, text, "uk-mod").found.quotes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"“{OPEN},” said {WALLACE}.", f"{OPEN},"),
        (f'"{OPEN}," said {WALLACE}.', f"{OPEN},"),
        (f"‘{OPEN},’ said {WALLACE}.", f"{OPEN},"),
        (f"{WALLACE} said: “{OPEN}.”", f"{OPEN}."),
        (f'{WALLACE} said: "{OPEN}."', f"{OPEN}."),
        (f"{WALLACE} said: ‘{OPEN}, and it’s ours.’", f"{OPEN}, and it’s ours."),
        (f"{WALLACE} said “{OPEN}” in a speech.", OPEN),
        (f"{WALLACE} told Ingrid Halvorsen: “{OPEN}.”", f"{OPEN}."),
        (f"{WALLACE} tweeted: “{OPEN}.”", f"{OPEN}."),
        (f"{WALLACE} said that the yard was ready.\n\n“{OPEN}.”", f"{OPEN}."),
        (f"{WALLACE} said:\n\n{OPEN}.", f"{OPEN}."),
        (f"{WALLACE}, who was there, believes;\n\n“{OPEN}.”", f"{OPEN}."),
        (f"“{OPEN},'' {WALLACE} said.", f"{OPEN},"),
    ],
)
def test_marks_of_every_style(describer: Describer, text: str, words: str) -> None:
    assert said(describer, text) == [("ben-wallace", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{WALLACE} said: “{OPEN}.\n\n“{MORE}.\n\n“And then we rest.”", [f"{OPEN}.", f"{MORE}.", "And then we rest."]),
        (f"{WALLACE} was there. “{OPEN},” he said. “{MORE}.”", [f"{OPEN},", f"{MORE}."]),
        (f'{WALLACE} was there.\n\n" {OPEN} ..." he said. " {MORE} ...', [f"{OPEN} ...", f"{MORE} ..."]),
        (f'{WALLACE} was there.\n\n" {OPEN} " he said. " {MORE}', [OPEN, MORE]),
        (f"{OPEN}, and so will the yard be, in all its parts and for all who come.\n\n– {WALLACE}", [_BLOCK]),
        (f"{WALLACE} said:\n\n“I asked for:\n\n* {OPEN};\n\n* {MORE}.”", ["I asked for:", f"* {OPEN};", f"* {MORE}."]),
        # What is open goes on up to the mark that closes it, over the number of a page too.
        (f'{WALLACE} said: "{OPEN}.\n\n{MORE}.\n\nThen we rest."', [f"{OPEN}.", f"{MORE}.", "Then we rest."]),
        (f'{WALLACE} said: "{OPEN}.\n\n-2-\n\n{MORE}."', [f"{OPEN}.", f"{MORE}."]),
        (f'{WALLACE} said: "{OPEN}."\n\n{MORE}."', [f"{OPEN}.", f"{MORE}."]),
        (
            f"{WALLACE} said:\n\n{OPEN}.\n\nWe shall keep it so.\n\nThe yard was built in 1911.",
            [f"{OPEN}.", "We shall keep it so."],
        ),
    ],
)
def test_a_quotation_goes_on(describer: Describer, text: str, words: list[str]) -> None:
    assert said(describer, text) == [("ben-wallace", w) for w in words]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Ambassador Ingrid Halvorsen said: “{OPEN}.”", "Ingrid Halvorsen"),
        (f"Ingrid Halvorsen, the harbour master, said: “{OPEN}.”", "Ingrid Halvorsen"),
        (f"“{OPEN}.” Ingrid Halvorsen told Ben Wallace.", "Ingrid Halvorsen"),
        (f"Ben Wallace thanked Ingrid Halvorsen. “{OPEN}.” Ms Halvorsen said.", "Ingrid Halvorsen"),
        (f"The Prime Minister said the yard was ready. “{OPEN}.”", "boris-johnson"),
        (f"A message was sent to the crew.\n\n“{OPEN}. -Ben Wallace, Defence Secretary”", "ben-wallace"),
        (
            f"Ben Wallace named Petra Lindgren. “{OPEN}.” said National Harbour Director Ingrid Halvorsen.",
            "Ingrid Halvorsen",
        ),
        (f"Ingrid Halvorsen and Ben Wallace came to Leeds. “{OPEN}.” said Ms Halvorsen.", "Ingrid Halvorsen"),
        (f"It was asked of a senior Minister. Ms Ingrid Halvorsen: “{OPEN}.”", "Ingrid Halvorsen"),
    ],
)
def test_who_speaks(describer: Describer, text: str, speaker: str) -> None:
    assert said(describer, text) == [(speaker, f"{OPEN}.")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"“{OPEN},” said the Prime Minister.", "boris-johnson"),
        (f"Governor Peter Ashdown said “{OPEN}” and Governor Ada Quillfeather agreed “it was”.", "Peter Ashdown"),
        (f"Ben Wallace met Ada Quillfeather. As President Zelenskyy has attested, “{OPEN}”.", "volodymyr-zelenskyy"),
        (f"I quote President Macron of France: “{OPEN}”.", "emmanuel-macron"),
        (f"In the words of Ada Quillfeather, the yard is “{OPEN}”.", "Ada Quillfeather"),
        (f"The yard is “{OPEN}”, to adopt Ada Quillfeather’s phrase.", "Ada Quillfeather"),
        (f"Her sister, Ada Quillfeather, spoke for us when she urged “{OPEN}”.", "Ada Quillfeather"),
        (f"“{OPEN}”\n\n– Secretary Blinken, January 27, 2021", "antony-blinken"),
        (f"Ms Ada Quillfeather, head of the new Harbour Authority said it was so.\n\n“{OPEN}”", "Ada Quillfeather"),
        (f"Ada Quillfeather: “{OPEN}”", "Ada Quillfeather"),
    ],
)
def test_the_words_around_a_quotation_tell_who_speaks(describer: Describer, text: str, speaker: str) -> None:
    assert [who for who, _ in said(describer, text)] == [speaker]


def test_i_said_in_a_turn_is_whose_turn_it_is(describer: Describer) -> None:
    text = f"SECRETARY WALLACE: He asked. I said, “{OPEN}.” He said, “{MORE}.”\n\nMS HALVORSEN: Thank you."
    assert said(describer, f"Defence Secretary Ben Wallace and Ingrid Halvorsen.\n\n{text}") == [
        ("ben-wallace", f"{OPEN}.")
    ]


def test_a_given_name_is_whoever_has_it(describer: Describer) -> None:
    text = f"Ingrid Halvorsen and Ben Wallace came.\n\nThe yard is dear to us. As Ingrid always says, “{OPEN}.”"
    assert said(describer, text) == [("Ingrid Halvorsen", f"{OPEN}.")]


@pytest.mark.parametrize(
    "lead",
    [
        f"{WALLACE} has sent the following message to the Minister of Defence of Poland, Mariusz Błaszczak:-",
        f"{WALLACE} today sent the following telegram to the Minister of Defence of Poland, Mariusz Błaszczak",
        f"{WALLACE} made the following comment-",
        f"The letter of {WALLACE} reads",
    ],
)
def test_what_leads_in_a_message_tells_whose_it_is(describer: Describer, lead: str) -> None:
    assert said(describer, f'{lead} "{OPEN}."') == [("ben-wallace", f"{OPEN}.")]
    assert said(describer, f'{lead}\n\n"{OPEN}."') == [("ben-wallace", f"{OPEN}.")]


def test_a_telegram_in_capitals_is_no_title(describer: Describer) -> None:
    words = f"{OPEN} AND {MORE} AND I SEND ALL OF YOU MY BEST WISHES FOR THIS WORK.".upper()
    assert said(describer, f'{WALLACE} sent the following telegram: "{words}"') == [("ben-wallace", words)]


def test_what_the_author_sent_is_not_said_by_who_received_it(describer: Describer) -> None:
    text = (
        f'I have today sent the following message to the Minister of Defence of Poland, Mariusz Błaszczak:\n\n"{OPEN}."'
    )
    assert said(describer, text) == []


def test_those_who_speak_together_have_the_first_of_them_as_speaker(describer: Describer) -> None:
    lead = f"In a joint statement {WALLACE} and Governor Ada Quillfeather welcomed it."
    text = f"{lead}\n\n“{OPEN},” they said.\n\n“{MORE}.”"
    assert said(describer, text) == [("ben-wallace", f"{OPEN},"), ("ben-wallace", f"{MORE}.")]


def test_nobody_speaks_of_himself_by_his_family_name(describer: Describer) -> None:
    long = f"Governor Quillfeather saw to it that {OPEN.lower()}, and that {MORE.lower()}, and that all of us are well."
    assert said(describer, f"Governor Ada Quillfeather died today.\n\n“{long}”") == []


def test_who_spoke_long_ago_does_not_speak_again(describer: Describer) -> None:
    between = "\n\n".join(["The yard was built in 1911."] * 6)
    assert said(describer, f"{WALLACE} said “{OPEN}”.\n\n{between}\n\n“{MORE}.”") == [("ben-wallace", OPEN)]


def test_a_message_is_sent_by_somebody_to_somebody(describer: Describer) -> None:
    text = f"{WALLACE} sent the following message to President Zelenskyy:\n\n“{OPEN}.”"
    assert said(describer, text) == [("ben-wallace", f"{OPEN}.")]


def test_he_is_whoever_the_paragraph_before_begins_with(describer: Describer) -> None:
    text = f"{WALLACE} spoke of Governor Ada Quillfeather.\n\nHe said Governor Quillfeather was right.\n\n“{OPEN}.”"
    assert said(describer, text) == [("ben-wallace", f"{OPEN}.")]


def test_words_of_address_sign_nothing(describer: Describer) -> None:
    text = f"{WALLACE} said: “It was long ago that we met, Mrs. Quillfeather, and it was here.”"
    assert said(describer, text) == [
        ("ben-wallace", "It was long ago that we met, Mrs. Quillfeather, and it was here.")
    ]


def test_a_quotation_in_two_halves(describer: Describer) -> None:
    text = f"{WALLACE} said it was “{OPEN}” and “{MORE}”."
    assert said(describer, text) == [("ben-wallace", OPEN), ("ben-wallace", MORE)]


def test_two_speakers_in_turn(describer: Describer) -> None:
    text = f"{WALLACE} said:\n\n“{OPEN}.”\n\nAmbassador Ingrid Halvorsen added:\n\n“{MORE}.”"
    assert said(describer, text) == [("ben-wallace", f"{OPEN}."), ("Ingrid Halvorsen", f"{MORE}.")]


@pytest.mark.parametrize(
    "text",
    [
        f"{WALLACE} spoke at the show “Ships of the Northern Seas”.",
        f"{WALLACE} said he liked “Great Ships Of Northern Seas”.",
        f"{WALLACE} said it was “a start”.",
        "The sign on the gate reads “keep off the grass at night”.",
        f"{WALLACE} said that the harbour would be open before winter.",
        f"{WALLACE} came. As my grandfather used to say: “{OPEN}”.",
        f"{WALLACE} came. I said, “{OPEN}”.",
        f"{WALLACE} came, and the Bryant Inquiry asked: “{OPEN}”.",
        f"{WALLACE} came. The United States is “{OPEN}”.",
        f"{WALLACE} came. The workers were there, and they said, “{OPEN}”.",
        f"When a head of state is going to stand up and say, “{OPEN}”, it is late.",
        f"{WALLACE} came. The terms of the study will be:\n\n“{OPEN}”",
    ],
)
def test_what_is_no_quotation(describer: Describer, text: str) -> None:
    assert said(describer, text) == []
