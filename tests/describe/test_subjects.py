"""Subjects: their words in any spelling, where they stand, and what is only named in passing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.authority.records import Subject
from generator.describe import Describer
from generator.describe.subjects import SubjectIndex
from tests.describe.small_texts import told

SUBJECTS = (
    Subject(
        id="boats",
        name="Boats",
        scope="Boats.",
        variants=("patrol boat", "Javelin", "SWAN", "Fleet of the North"),
        signs=("harbour",),
        not_phrases=("paper patrol boat",),
    ),
    Subject(id="cyber", name="Cyber", scope="Attacks.", variants=("cyber-attack", "cyber defence")),
    Subject(id="grain", name="Grain", scope="Grain.", variants=("grain",)),
    Subject(id="wool", name="Wool", scope="Wool.", variants=("wool",)),
    Subject(id="means", name="Means", scope="Only orders others."),
)


@pytest.fixture(scope="module")
def small(describer: Describer) -> Describer:
    return replace(describer, subjects=SubjectIndex.of(SUBJECTS))


def subjects(describer: Describer, text: str, title: str = "A title for this release") -> dict[str, list[str]]:
    found = told(describer, text, title=title).found.subjects
    return {subject.id: [mention.text for mention in subject.mentions] for subject in found}


@pytest.mark.parametrize(
    "words",
    ["a patrol boat", "Patrol Boats", "PATROL BOATS", "patrol-boats", "the Javelin", "two Javelins", "the SWAN"],
)
def test_words_of_a_heading_in_any_form(small: Describer, words: str) -> None:
    assert set(subjects(small, f"The two will build {words} together.")) == {"boats"}


@pytest.mark.parametrize(
    "words",
    ["a boat on patrol", "patrol. Boats", "a javelin", "a swan", "the paper patrol boat", "the patrol, boats and all"],
)
def test_what_are_no_words_of_a_heading(small: Describer, words: str) -> None:
    assert subjects(small, f"The two will build {words} together.") == {}


@pytest.mark.parametrize("words", ["cyber defence", "cyber defense", "cyberattack", "cyber attacks", "cyber-attacks"])
def test_spelling_does_not_matter_but_words_do(small: Describer, words: str) -> None:
    assert set(subjects(small, f"They spoke of {words}.")) == ({"cyber"} if words != "cyberattack" else set())


def test_a_subject_shows_its_words(small: Describer) -> None:
    found = subjects(small, "Patrol boats lie in the harbour, and more patrol boats will come.")
    assert found == {"boats": ["Patrol boats", "harbour", "patrol boats"]}


def test_far_down_in_a_long_text_once_is_in_passing(small: Describer) -> None:
    long = "The yard was built in 1911 by people of the town, who wanted work.\n\n" * 60
    assert subjects(small, f"{long}There is wool.") == {}
    assert set(subjects(small, f"{long}There is wool.", title="Wool for everybody")) == {"wool"}
    assert set(subjects(small, long + "There is wool.\n\n" * 12)) == {"wool"}


def test_a_sign_alone_says_less(small: Describer) -> None:
    between = "The yard was built in 1911 by people of the town, who wanted work.\n\n" * 8
    assert subjects(small, f"{between}They came to the harbour.") == {}
    assert set(subjects(small, f"{between}They came for a patrol boat.")) == {"boats"}


def test_a_list_of_many_matters_says_little_of_each(small: Describer) -> None:
    between = "The yard was built in 1911 by people of the town, who wanted work.\n\n" * 8
    assert subjects(small, f"{between}They spoke of grain, wool, patrol boats and cyber defence.") == {}
    assert set(subjects(small, f"{between}They spoke of grain.")) == {"grain"}


def test_the_name_of_an_office_is_no_matter(describer: Describer) -> None:
    veterans = Subject(id="veterans", name="Veterans", scope="Veterans.", variants=("defence",))
    own = replace(describer, subjects=SubjectIndex.of([veterans]))
    assert subjects(own, "The Secretary of State for Defence came.") == {}
    assert set(subjects(own, "They spoke of defence.")) == {"veterans"}


def test_the_order_of_headings_does_not_matter(describer: Describer) -> None:
    text = "They spoke of grain and wool. Patrol boats lie in the harbour. Cyber defence is next."
    one, other = (replace(describer, subjects=SubjectIndex.of(s)) for s in (SUBJECTS, SUBJECTS[::-1]))
    assert subjects(one, text) == subjects(other, text)


def test_the_words_that_show_a_subject_stand_once_as_first_written(small: Describer) -> None:
    [boats] = told(small, "Patrol boats lie in the harbour. A Javelin came, and patrol boats.").found.subjects
    assert boats.words == ("Patrol boats", "harbour", "Javelin")
