"""What the lines round a text say of it, and what somebody wrote above it."""

from __future__ import annotations

import pytest

from generator.capture import Cleaned, clean
from generator.capture.furniture import is_a_reposters_note
from tests.capture.captures import AUTHORITY

FIRST = "The ministers met in Tallinn and agreed on joint patrols over the sea from the spring of next year."
SECOND = "They also agreed that the patrols are to last for two years, and that both parliaments are to be asked."
TITLE = "Ministers agree on joint patrols over the sea"


def page(above: str = "", below: str = "") -> Cleaned:
    body = f"<h1>{TITLE}</h1>{above}<div class='body'><p>{FIRST}</p><p>{SECOND}</p></div>{below}"
    html = f"<html><head><title>{TITLE}</title></head><body><main>{body}</main></body></html>"
    return clean(html.encode(), AUTHORITY)


def test_the_day_in_a_line_below_the_title_is_a_fact() -> None:
    facts = page("<div class='byline'>Submitted by editor on Wed, 10/30/2013 - 09:14</div>").text.facts
    assert [fact.value for fact in facts if fact.kind == "published"] == ["2013-10-30"]


def test_a_day_whose_order_is_open_is_none() -> None:
    facts = page("<div class='byline'>Posted on 05/01/2022 by editor</div>").text.facts
    assert not [fact for fact in facts if fact.kind == "published"]


def test_a_signature_in_a_teaser_below_the_text_is_of_another_release() -> None:
    signed = "<div class='byline'>From: Ministry of Defence</div>"
    assert page(above=signed).publisher == "uk-mod"
    assert page(below=f"<aside class='related'>{signed}</aside>").publisher is None


def test_the_parts_of_a_quotation_stay_apart() -> None:
    capture = f"<html><body><blockquote><div>{FIRST}<br><br>{SECOND}</div></blockquote></body></html>"
    found = clean(capture.encode(), AUTHORITY).text.paragraphs
    assert [(p.text, p.kind) for p in found] == [(FIRST, "quote"), (SECOND, "quote")]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The ministry has put out this statement and I am posting it in full because the papers will not:", True),
        ("I could not find this on the official site any more, so here is the complete text.", True),
        ("We will publish a statement on Monday.", False),
        ("The following statement was released today in full agreement with our allies in Oslo.", False),
        ("The following is attributable to Spokesperson Ann Ash:", False),
    ],
)
def test_whoever_posts_a_text_again_speaks_of_it(text: str, note: bool) -> None:
    assert is_a_reposters_note(text) == note


def test_broken_words_of_the_dictionary_are_put_together() -> None:
    lines = [
        "The Prime Minister today expressed his deepest condo-",
        "lences to the families, and said that the new initia-",
        "tive for a high-level meeting was to begin in the autumn",
        "of next year, with the protection of the sea as its aim.",
        "It is to be a long relationship of the two countries and",
        "of those who live on the coast and work there every day.",
    ]
    cleaned = clean("\n".join(lines).encode(), AUTHORITY)
    assert "deepest condolences to" in cleaned.text.text
    assert "new initiative for a high-level meeting" in cleaned.text.text
