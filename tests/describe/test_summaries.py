"""The short description of a release: its own lead sentence or two, whatever stands above it."""

from __future__ import annotations

import pytest

from generator.describe.titles import SUMMARY, summary_of
from generator.model import CleanText, Paragraph

LEAD = "Ministers of both countries met in the harbour today to agree on common patrols."


def summary(*paragraphs: str) -> str:
    return summary_of(CleanText("A title", tuple(Paragraph(p) for p in paragraphs)))


@pytest.mark.parametrize(
    "above",
    [
        "The below is attributable to Spokesperson Ned Price:",
        "Washington, DC",
        "FOR PRESS: PM. No. 98/ 1971",
        "EMBARGO: For use only after receipt of the speech",
        "Statement by the Prime Minister, the Rt. Hon. Ada Quill",
        "James S. Brady Press Briefing Room",
        "MEMORANDUM FOR THE SECRETARY OF STATE",
    ],
)
def test_what_stands_above_the_lead_is_none(above: str) -> None:
    assert summary(above, LEAD, "Nothing more is said.") == LEAD


@pytest.mark.parametrize(
    "before",
    [
        "FOR MEDIA EMBARGOED UNTIL 6.00 PM ",
        "THE PRESIDENT: ",
        "MS. PSAKI: Okay. ",
        "Good afternoon, everyone. ",
        "(Applause.) Thank you. ",
    ],
)
def test_a_letterhead_a_label_and_a_greeting_fall_off(before: str) -> None:
    assert summary(f"{before}{LEAD}") == LEAD


def test_who_speaks_falls_off_where_it_is_run_in() -> None:
    lead = (
        "The Government has today decided to build nine boats, and each of them will have a name of its own, he said."
    )
    assert summary(f"Statement by the Prime Minister, Mr. John Gorton {lead}") == lead


def test_a_second_sentence_comes_where_there_is_room() -> None:
    assert summary("They met in the harbour today, all nine of them. The plan is ready.") == (
        "They met in the harbour today, all nine of them. The plan is ready."
    )


def test_a_lead_full_of_names_is_one() -> None:
    named = "Deputy Secretary Ada Quill met Foreign Minister Otto Brandt of Borland in Port Royal on Friday."
    assert summary(named, LEAD) == named


def test_where_nothing_is_prose_the_first_words_stand() -> None:
    assert summary("Port Royal", "Friday") == "Port Royal"


def test_it_is_cut_at_a_word() -> None:
    found = summary("The ministers met again, " + "and again, " * 60 + "until it was done.")
    assert len(found) <= SUMMARY
    assert found.endswith(" …")
