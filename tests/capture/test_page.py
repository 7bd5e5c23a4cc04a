"""Web pages, and texts pasted from them, on small captures."""

from __future__ import annotations

import pytest

from generator.capture import clean
from generator.capture.site_words import site_word
from generator.model import CleanText
from tests.capture.captures import AUTHORITY

TITLE = "Ministers Meet in Oslo on the Defence of the North"
FIRST = "The ministers met in Oslo today, where they spoke about the defence of the north and of the sea lanes to it."
SECOND = "They agreed to meet again in the autumn, and to send a joint mission to the islands before the winter begins."
COMMENT = "I have read this three times now, and I still do not know what it is that they have agreed upon there."
TEASER = "The committee looked at the state of the roads today and heard from six experts who had driven on them."


def read(capture: str) -> CleanText:
    return clean(capture.encode("utf-8"), AUTHORITY).text


def kept(capture: str) -> list[str]:
    return [p.text for p in read(capture).paragraphs]


def page(body: str, name: str = TITLE) -> str:
    return f"<!doctype html><html lang='en'><head><title>{name}</title></head><body>{body}</body></html>"


def text(*lines: str) -> str:
    return "\n".join(lines)


ABOVE = ("Skip to content", "The Harbour Post", "News", "Sport", TITLE, "Posted on May 2, 2022 by R. Maclean", "")


def test_what_stands_below_the_comments_of_a_pasted_page_goes() -> None:
    below = ("Share this:", "3 thoughts on “Ministers Meet”", "Anna says:", COMMENT, "Reply", "Berta says:", COMMENT)
    got = read(text(*ABOVE, FIRST, "", SECOND, "", *below))
    assert (got.title, [p.text for p in got.paragraphs]) == (TITLE, [FIRST, SECOND])


def test_teasers_below_a_short_text_of_a_pasted_page_go() -> None:
    teasers = [line for n in range(5) for line in (f"Committee number {n} looks at the roads", TEASER, "Read more")]
    assert kept(text(*ABOVE, FIRST, "More from the ministry", *teasers, "© Ministry")) == [FIRST]


def test_a_text_goes_on_below_a_box_in_its_middle() -> None:
    box = ("Advertisement", "Related stories", "Committee looks at the roads", "Bridge is closed for the summer")
    got = kept(text(*ABOVE, FIRST, "", *box, "", SECOND, FIRST, "", "© The Harbour Post"))
    assert (got[0], got[-2:]) == (FIRST, [SECOND, FIRST])
    assert "Related stories" not in got


def test_a_text_goes_on_below_its_summary_and_sharing() -> None:
    long = f"{SECOND} {SECOND} {SECOND}"
    assert kept(text(*ABOVE, FIRST, "Share this article", long, "", "Leave a comment"))[-1] == long


def test_a_list_at_the_end_of_a_pasted_text_stays() -> None:
    names = [f"Minister Number{n} of Country{n}" for n in "ABC"]
    assert (
        kept(text(*ABOVE, FIRST, "", "Those present were:", *names, "", "Tags: ministers, north", "© Post"))[-3:]
        == names
    )


def test_lines_of_links_that_ran_into_each_other_are_a_sites_own() -> None:
    for line in ("FacebookTwitterWhatsAppEmailPrint", "PortadaInternacionalEconomíaDeportes", "Sign upSign in"):
        assert site_word(line) is not None, line
    for line in ("ChildTaxCredit.gov is open to all.", "Angus McDonald", "A statement by AusAID and DevPolicyLab."):
        assert site_word(line) is None, line


@pytest.mark.parametrize("line", ["(c) Independent agencies are to comply with this order.", "(c)", "Back to you."])
def test_items_of_a_release_are_no_copyright_or_menu(line: str) -> None:
    assert site_word(line) is None


def test_a_pasted_text_in_another_language_is_told_from_its_page() -> None:
    first = "Les deux ministres ont fait le point sur la coopération entre leurs armées, et sur les exercices à venir."
    above = ("Aller au contenu principal", "Accueil", "Actualités", "La ministre reçoit son homologue", "Partager")
    below = ("Contenus associés", "Exercice naval", TEASER, "Mentions légales")
    assert kept(text(*above, "", first, "", *below)) == [first]


def test_the_headline_of_a_pasted_page_stands_above_its_day() -> None:
    above = ("Menu", "Office of the Spokesperson", "Norway National Day", "Press Statement", "May 17, 2022", "")
    got = read(text(*above, FIRST, "", SECOND, "", "Tags", "Norway", "Back to top"))
    assert got.title == "Norway National Day"
    assert FIRST in [p.text for p in got.paragraphs]


def test_a_plain_release_keeps_its_head_and_foot() -> None:
    plain = text("Ministry of Defence", "", TITLE, "", FIRST, "", SECOND, "", "ENDS", "", "Contact", "Press Office")
    assert not read(plain).removed


def test_cleaning_a_pasted_page_again_changes_nothing() -> None:
    got = read(text(*ABOVE, FIRST, "", SECOND, "", "Share this:", "Leave a Reply", COMMENT))
    again = read("\n\n".join([got.title or "", *(p.text for p in got.paragraphs)]))
    assert (again.title, again.paragraphs, again.removed) == (got.title, got.paragraphs, ())


CARD = "<div class='box'><h3><a href='/{n}'>Committee number {n} looks at the roads</a></h3><p>{text}</p></div>"


def test_teasers_beside_a_short_release_go_whatever_their_length() -> None:
    cards = "".join(CARD.format(n=n, text=f"{TEASER} " * (12 if n == 2 else 2)) for n in range(4))
    body = f"<div><div><h1>{TITLE}</h1><div>{FIRST}</div></div><div><h2>More</h2>{cards}</div></div>"
    assert kept(page(body)) == [FIRST]


def test_a_link_round_a_whole_card_is_a_teaser() -> None:
    card = "<a class='card' href='/{n}'><div>Committee number {n} on the roads</div><div>{text}</div></a>"
    cards = "".join(card.format(n=n, text=TEASER) for n in range(4))
    assert kept(page(f"<main><h1>{TITLE}</h1><div><p>{FIRST}</p></div><div>{cards}</div></main>")) == [FIRST]


def test_records_in_the_middle_of_a_text_are_its_own() -> None:
    cards = "".join(CARD.format(n=n, text=TEASER) for n in range(3))
    got = kept(page(f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{cards}<p>{SECOND}</p></article>"))
    assert got.count(TEASER) == 3
    assert got[-1] == SECOND


def test_the_title_is_not_the_name_of_the_blog() -> None:
    body = f"<h1>Notes from the Strait</h1><div><h3>{TITLE}</h3><div><p>{FIRST}</p><p>{SECOND}</p></div></div>"
    assert read(page(body, name=f"Notes from the Strait: {TITLE}")).title == TITLE


def test_a_heading_that_only_begins_like_the_pages_name_is_no_title() -> None:
    body = f"<h1>{TITLE}!</h1><div><p>{FIRST}</p><h2>Ministers Meet</h2><p>{SECOND}</p></div>"
    assert read(page(body)).title == f"{TITLE}!"


def test_a_name_that_a_page_builder_gives_to_everything_says_nothing() -> None:
    def widget(inner: str) -> str:
        return f"<div class='elementor-widget'><div class='elementor-widget-container'>{inner}</div></div>"

    parts = (f"<h1>{TITLE}</h1>", f"<p>{FIRST}</p>", "<h2>What is next</h2>", f"<p>{SECOND}</p>", f"<p>{FIRST}</p>")
    assert kept(page(f"<div class='elementor'>{''.join(map(widget, parts))}</div>"))[1] == "What is next"


def test_a_text_for_browsers_without_scripts_is_read_where_it_is_the_pages() -> None:
    shown = f"<h1>{TITLE}</h1><script>fill()</script>"
    assert kept(page(f"{shown}<noscript><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></noscript>"))[:2] == [FIRST, SECOND]
    got = read(page(f"{shown}<noscript>Switch scripts on.</noscript><p>{FIRST}</p><p>{SECOND}</p>"))
    assert "scripts on" not in got.text


def test_half_a_character_in_the_data_for_machines_is_written_as_unknown() -> None:
    data = '{"@type": "NewsArticle", "headline": "Ministers \\ud800 meet"}'
    head = f'<html><head><script type="application/ld+json">{data}</script></head>'
    facts = clean(f"{head}<body><p>Ministers met.</p></body></html>".encode(), AUTHORITY).text.facts
    assert [fact.value for fact in facts if fact.kind == "title"] == ["Ministers \ufffd meet"]
