"""The lines of a website round a pasted text: of what form they are, and what belongs to the text all the same."""

from __future__ import annotations

import pytest

from generator.capture.pieces import Line
from generator.capture.site_forms import form_of, says_of_site
from generator.capture.site_words import remove_site_words, site_word

PROSE = (
    "The ministers met in the capital on Tuesday and agreed that the two countries would train their crews together.",
    "They also spoke about the harbour, which is to be deepened in two years so that larger ships can call there.",
    "The talks go on in spring, when the ministers of five other countries will join them for two days of meetings.",
)


def kept(*lines: str) -> list[str]:
    cleaned = remove_site_words([Line(line) for line in lines], page=False)
    return [line.text for line in cleaned if line.kept]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Print this page", "strong"),
        ("View all posts by valleywatch", "strong"),
        ("1,204 shares", "strong"),
        ("Reading time: 3 min", "strong"),
        ("Be the first to comment", "strong"),
        ("More from this author", "others"),
        ("Related insights", "others"),
        ("Filed under: Ports, Navy", "end"),
        ("Website by Pixel & Thread", "end"),
        ("Related: Ships call at the new harbour", "amid"),
        ("Land   Sea   Air   Space", "weak"),
        ("Published: 3 May 2021, 11:42", "noted"),
        ("Statement in full (PDF, 214 KB)", "noted"),
        ("Printers and publishers met", None),
        ("Read what the ministers agreed", None),
        ("The harbour and the ships", None),
    ],
)
def test_form_of_a_line(text: str, form: str | None) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("This site provides its news “as is” without warranty of any kind.", "said"),
        ("The views expressed here do not necessarily reflect those of the paper.", "said"),
        ("Your e-mail address will not be published. Required fields are marked *", "asked"),
        ("Let us know what you think in the comments below.", "asked"),
        ("The text of the following statement was released by the Governments of five countries.", None),
        ("For updates, follow us on Twitter.", None),
        (PROSE[0], None),
    ],
)
def test_what_a_website_says_of_itself(text: str, says: str | None) -> None:
    assert says_of_site(text) == says


def test_counts_behind_the_names_of_networks() -> None:
    word = site_word("Facebook0 Tweet12 LinkedIn3 Email Print")
    assert word is not None
    assert word.strength == "strong"


def test_what_stands_below_the_text_goes_unless_it_is_little_or_a_list() -> None:
    above = ("Skip to content", "Menu", "Ministers agree on joint training")
    foot = ("Share this page", "Privacy policy")
    names = [f"Name of a club number {n}" for n in range(6)]
    assert kept(*above, *PROSE, *names, *foot) == [above[2], *PROSE]
    assert kept(*above, *PROSE, "Canberra", "3 May 2021", *foot) == [above[2], *PROSE, "Canberra", "3 May 2021"]
    items = [f"- {name}" for name in names]
    assert kept(*above, *PROSE, *items, *foot) == [above[2], *PROSE, *items]
    assert kept(*above, *PROSE, *names, "###", *foot) == [above[2], *PROSE, *names, "###"]


def test_other_stories_listed_amid_the_text_go() -> None:
    above = ("Skip to content", "Menu", "Ministers agree on joint training")
    other = ("More on this story", "Harbour to be deepened", "Five ministers to meet in spring")
    assert kept(*above, *PROSE, *other, *PROSE[1:], "Privacy policy") == [above[2], *PROSE, *PROSE[1:]]


def test_a_text_goes_on_after_an_advertisement_between_its_paragraphs() -> None:
    above = ("Skip to content", "Menu", "Ministers agree on joint training")
    amid = ("Share this page", PROSE[0], "Advertisement", *PROSE[1:], *PROSE)
    assert kept(*above, *PROSE, *amid, "Privacy policy") == [above[2], *PROSE * 3]


def test_short_lines_round_a_text_make_one_of_its_words_enough() -> None:
    above = ("Give", "Join", "Meet", "Ministers agree on joint training")
    below = ("Gifts", "Petitions", "Meetings", "Branches", "Press", "Staff", "Tweet this", "Legacies")
    assert kept(*above, *PROSE, *below) == [above[3], *PROSE]
    assert kept(*above, *PROSE, *below[:2], *below[-1:]) == [*above, *PROSE, *below[:2], *below[-1:]]


def test_attachments_of_a_release_prove_nothing() -> None:
    files = [f"Attachment {n} - PDF {n}0KB" for n in range(1, 7)]
    assert kept("Ministers agree on joint training", *PROSE, *files)[-6:] == files
