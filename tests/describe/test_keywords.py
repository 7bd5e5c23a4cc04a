"""Keywords are things: whole names and noun phrases, no people, countries or offices, nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authority.load import Authority
from generator.authority.records import Country, Group, Office, OfficeKind, Person
from generator.describe.background import background, stems
from generator.describe.keywords import MOST, keywords_of
from generator.describe.reading import Reading, read
from generator.describe.spotting import Dictionary, authority_names
from generator.describe.tagged_words import is_prose
from generator.model import CleanText, Paragraph

SENTENCES = (
    "The Defence Minister met her counterpart from Bravonia in Port Royal to discuss air policing and cyber security.",
    "Ada Quill said that the Arvenian government would increase defence spending and send armoured vehicles.",
    "The two countries signed a Memorandum of Understanding on the Next Generation Rotorcraft Capability.",
    "Arvenia will give Multiple Launch Rocket Systems (MLRS) to help its partners, and the MLRS will arrive soon.",
    "Spokesperson Tilda Marrow said the historic and enduring partnership was stronger than ever.",
    "Special Envoy Oleg Varnan will achieve peace and held discussions with European nations echoing that view.",
    "The battlegroup is part of the enhanced Forward Presence of the Northern League on the eastern flank.",
    "Dr. Bram K. Holloway thanked the Ruby Dragoon Guards for their work in the Strait of Merrow.",
    "Both ministers spoke about cyber security, arms control and humanitarian assistance for the region.",
    "Holloway added that the code of conduct for air policing must be agreed by July.",
    "We will defend every inch of this alliance, and we will never forget that on Monday.",
    "The Pact of Merrow and the Convention on Safe Seas remain the basis of maritime security.",
)
BANNED = frozenset(
    "ada quill bravonia arvenia arvenian port royal tilda marrow oleg varnan bram holloway minister july monday".split()
)


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    kind = OfficeKind(id="defence-minister", name="Defence minister", bearer="minister", titles=("Defence Minister",))
    authority = Authority(
        people={"ada-quill": Person(id="ada-quill", name="Ada Quill", family_name="Quill", country="xa")},
        kinds={kind.id: kind},
        offices={"xa-mod": Office(id="xa-mod", title="Defence Minister", organisation="M", country="xa", kind=kind.id)},
        countries={
            "xa": Country(id="xa", alpha3="xaa", name="Arvenia", demonyms=("Arvenian",), region="R"),
            "xb": Country(id="xb", alpha3="xbb", name="Bravonia", capital="Port Royal", region="R"),
        },
        events={},
        publishers={},
        carriers={},
        rights={},
        groups={"nl": Group(id="nl", name="Northern League", source="none", confidence="high")},
    )
    return Dictionary(authority_names(authority))


def reading(dictionary: Dictionary, paragraphs: Sequence[Paragraph | str], title: str | None = None) -> Reading:
    blocks = tuple(p if isinstance(p, Paragraph) else Paragraph(p) for p in paragraphs)
    return read(CleanText(title, blocks), dictionary, Dictionary(()))


def terms(dictionary: Dictionary, *paragraphs: Paragraph | str, title: str | None = None) -> list[str]:
    return [k.term for k in keywords_of(reading(dictionary, paragraphs, title), ())]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (2, "Next Generation Rotorcraft Capability"),
        (2, "Memorandum of Understanding"),
        (6, "enhanced Forward Presence"),
        (7, "Ruby Dragoon Guards"),
        (11, "Convention on Safe Seas"),
    ],
)
def test_names_stand_in_full(dictionary: Dictionary, sentence: int, name: str) -> None:
    assert name in terms(dictionary, SENTENCES[sentence])


def test_an_acronym_and_its_expansion_are_one_keyword(dictionary: Dictionary) -> None:
    found = terms(dictionary, *SENTENCES)
    assert "Multiple Launch Rocket Systems (MLRS)" in found
    assert "MLRS" not in found


def test_an_acronym_without_brackets_is_the_name_it_stands_for(dictionary: Dictionary) -> None:
    text = "The Joint Patrol Agreement was signed in spring, and the JPA is the first of its kind, so the JPA matters."
    assert terms(dictionary, text) == ["Joint Patrol Agreement"]


def test_what_is_said_of_things_is_no_keyword(dictionary: Dictionary) -> None:
    found = " | ".join(terms(dictionary, *SENTENCES)).lower()
    for bad in ("historic", "enduring", "achieve", "held", "echoing", "defend", "partnership was", "both"):
        assert bad not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Spokesperson Zeb Porter said that arms control talks would go on in spring.",
        "Assistant Secretary Zeb Porter welcomed the arms control talks in the region.",
        "The talks on arms control were led by Zeb Q. Porter for the whole of the year.",
        "Zeb Porter, a diplomat, praised the talks on arms control, and Porter said so again.",
        "The arms control talks ended when Jennifer Porter left the hall with the others.",
    ],
)
def test_people_that_nobody_knows_are_no_keywords(dictionary: Dictionary, sentence: str) -> None:
    found = terms(dictionary, sentence, sentence)
    assert found in (["arms control"], ["arms control talks"])


def test_speakers_and_bylines_are_no_keywords(dictionary: Dictionary) -> None:
    found = terms(
        dictionary,
        "Zeb Stone, Director of Studies",
        "MR PRICE: Good morning. We shall speak about arms control and maritime security, and Price will answer.",
        "Stone thanked him for his views on arms control and on the way it is done in the Stone house.",
    )
    assert set(found) == {"arms control", "maritime security"}


def test_the_form_is_that_of_the_running_text(dictionary: Dictionary) -> None:
    text = "The ministers spoke about air policing with each other, for air policing is what they do at home."
    heading = Paragraph("Air Policing And The Future Of The Alliance", "heading")
    assert "air policing" in terms(dictionary, heading, text, title="AIR POLICING")
    assert not is_prose(heading)
    assert not is_prose(Paragraph("FOR IMMEDIATE RELEASE BY THE OFFICE OF THE SPOKESPERSON OF THE DEPARTMENT TODAY"))


def test_british_and_american_spelling_are_one() -> None:
    assert stems("armoured vehicles") == stems("armored vehicle")
    assert stems("defence programme") == stems("Defense programs")
    assert stems("counter-terrorism") == stems("counter terrorism")


def test_no_keywords_for_what_is_tiny_or_not_english(dictionary: Dictionary) -> None:
    assert terms(dictionary, "Arms control matters.") == []
    assert terms(dictionary) == []
    assert (
        terms(dictionary, "Die Minister trafen sich gestern in der Hauptstadt, um über die Lage zu sprechen. " * 4)
        == []
    )
    assert (
        terms(
            dictionary,
            "th1e rninister rnet hs counterpfart ofthe allianee and tho otber rnernbers of tho cornrnittee. " * 3,
        )
        == []
    )


def test_names_of_the_authority_may_be_given(dictionary: Dictionary) -> None:
    text = "The Zubrow Doctrine says that arms control comes first, and the Zubrow Doctrine is right about that."
    found = reading(dictionary, [text, text])
    assert "Zubrow Doctrine" in [k.term for k in keywords_of(found, ())]
    assert all("Zubrow" not in k.term for k in keywords_of(found, (), family_names=frozenset({"zubrow"})))


def test_the_background_is_small_and_whole() -> None:
    table = background()
    assert table.shares["government"] > 0.2
    assert ("human", "right") in table.terms
    assert "jennifer" in table.given


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(range(len(SENTENCES))), size=st.integers(0, len(SENTENCES)))
def test_keywords_hold_what_they_promise(dictionary: Dictionary, order: list[int], size: int) -> None:
    found = reading(dictionary, [SENTENCES[i] for i in order[:size]])
    keywords = keywords_of(found, ())
    assert keywords == keywords_of(found, ())
    assert len(keywords) <= MOST
    keys = [stems(k.term.partition(" (")[0]) for k in keywords]
    assert len({frozenset(k) for k in keys}) == len(keys)
    assert [k.score for k in keywords] == sorted(k.score for k in keywords)
    for keyword in keywords:
        assert keyword.term.lower() in found.text.lower()
        assert not BANNED & set(keyword.term.lower().replace("(", " ").split()), keyword


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from([*" ".join(SENTENCES).split(), "(", ")", "’s", "-", "…", "é", "A.", "“"]), max_size=60
    )
)
def test_any_text_is_taken(dictionary: Dictionary, words: list[str]) -> None:
    for keyword in keywords_of(reading(dictionary, [" ".join(words) or "."]), ()):
        assert keyword.term
