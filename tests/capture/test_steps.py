"""Each step of cleaning on small captures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.model import CleanText

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY = read_authority(ROOT / "corpus" / "authority").authority


def cleaned(text: str) -> CleanText:
    return clean(text.encode("utf-8"), AUTHORITY).text


def texts(text: str) -> list[str]:
    return [p.text for p in cleaned(text).paragraphs]


BODY = "The ministers met in Oslo today. They spoke about the defence of the north, and agreed to meet again."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"], ids=str)
def test_encodings_are_told_by_the_bytes(encoding: str) -> None:
    text = f"Café talks – “naïve” plans\n\n{BODY} The Führungsstab’s café à la carte was “excellent”."
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    got = clean(data, AUTHORITY).text
    assert got.title == "Café talks – “naïve” plans"
    assert "Führungsstab’s" in got.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "C003"),
        (b" \n\t\n", "C003"),
        (b"%PDF-1.7 ...", "C009"),
        (b"\x89PNG\r\n\x1a\n", "C004"),
        (b"PK\x03\x04zip", "C004"),
        (b"text with a \x00 in it", "C004"),
        (b"\xff\xfeA", "C004"),
        (b"<!doctype html><html><body><script>let it = 'be';</script></body></html>", "C006"),
        (b'{"some": "object"}', "C007"),
        (b"No comments:\nPost a Comment\n", "C006"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as caught:
        clean(data, AUTHORITY)
    assert caught.value.code == code
    assert caught.value.mend


def test_hard_wrapped_lines_become_paragraphs() -> None:
    wrapped = (
        "The ministers of the four countries met in Oslo this morning and\n"
        "discussed how they could keep the sea lanes of the north open for\n"
        "trade in the winter months.\n"
        "They agreed to meet again in the spring, when the exercise in the\n"
        "fjords is over, and to invite their colleagues from the south.\n"
        "“This was a good day for the north, and a better one for everyone\n"
        "who sails there,” the minister said after the talks had come to an\n"
        "end.\n"
    )
    assert texts(wrapped) == [
        "The ministers of the four countries met in Oslo this morning and discussed how they could keep the sea lanes "
        "of the north open for trade in the winter months.",
        "They agreed to meet again in the spring, when the exercise in the fjords is over, and to invite their "
        "colleagues from the south.",
        "“This was a good day for the north, and a better one for everyone who sails there,” the minister said after "
        "the talks had come to an end.",
    ]


def test_words_broken_by_a_hyphen_are_put_together_and_listed() -> None:
    wrapped = (
        "The ministers of the four countries met in Oslo and spoke of coop-\n"
        "eration between their navies, which the long-\n"
        "standing agreement foresees, and of a long-standing wish to share\n"
        "their bases in the north with each other and with their allies too.\n"
    )
    got = cleaned(wrapped)
    assert "cooperation between" in got.text
    assert "the long-standing agreement" in got.text
    assert [(r.before, r.after, r.step) for r in got.replaced] == [("coop- eration", "cooperation", "hyphenation")]


def test_a_line_a_paragraph_stays_so() -> None:
    long = "This is a paragraph that stands on one line of its own and ends with a full stop, as it should, always."
    assert texts(f"{long}\n{long}\n{long}") == [long, long, long]


def test_a_sentence_broken_over_two_paragraphs_is_joined() -> None:
    assert texts(f"{BODY}\n\nThe minister also spoke about their recently announced\n\napplications.")[1].endswith(
        "their recently announced applications."
    )


def test_list_items_are_not_joined() -> None:
    got = cleaned(f"{BODY}\n\nThe ministers agreed on the following points\n\n- more ships\n\n- more sailors")
    assert [p.text for p in got.paragraphs if p.kind == "list-item"] == ["- more ships", "- more sailors"]


def test_links_to_nowhere_become_text_and_real_ones_keep_their_target() -> None:
    got = cleaned(f"{BODY}\n\nThey issued a [joint statement](#) and a [plan \\(PDF\\)](https://example.org/plan).")
    assert got.paragraphs[1].text == "They issued a joint statement and a plan (PDF)."
    [link] = got.links
    assert got.text[link.start : link.end] == "plan (PDF)"
    assert link.url == "https://example.org/plan"
    assert [(r.text, r.step) for r in got.removed] == [
        ("(#)", "dead-link"),
        ("https://example.org/plan", "link-target"),
    ]


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org"])
def test_no_other_scheme_becomes_a_link(scheme: str) -> None:
    assert cleaned(f"{BODY}\n\nSee [this]({scheme}) for more on the matter.").links == ()


def test_a_mailing_and_a_blog_round_a_release() -> None:
    got = clean(
        (
            "Tuesday, April 2, 2019\n\nNavies Meet in the North\n\nLeft\nNews\nNavies Meet in the North\n"
            f"April 1, 2019 | By Jane Roe\n\n{BODY}\n\nRight\n\nUnsubscribe | Contact Us\n\nThis email was sent to "
            "reader@example.org using GovDelivery Communications Cloud on behalf of: U.S. Department of Defense\n"
            "1 Main Street\n\nNo comments:\n\nPost a Comment\n\nAnother post\n"
        ).encode(),
        AUTHORITY,
    )
    assert got.publisher == "us-dod"
    assert got.text.title == "Navies Meet in the North"
    assert [p.text for p in got.text.paragraphs] == ["April 1, 2019 | By Jane Roe", BODY]
    assert "reader@example.org" not in repr(got)
    assert [r.step for r in got.text.removed] == [
        "furniture",
        "repeated-title",
        "furniture",
        "furniture",
        "personal-data",
        "furniture",
    ]


def test_furniture_of_a_blog_stays_where_no_blog_is_proven() -> None:
    got = cleaned(f"Navies Meet in the North\n\nTuesday, April 2, 2019\n\n{BODY}")
    assert got.paragraphs[0].text == "Tuesday, April 2, 2019"
    assert not got.removed


def test_a_title_is_no_sentence() -> None:
    assert cleaned(f"Navies meet in the north\n\n{BODY}").title == "Navies meet in the north"
    assert cleaned(f"{BODY}\n\n{BODY}").title is None
    assert cleaned(f"The ministers of the north met.\n\n{BODY}").title is None
