"""Each step of cleaning on small captures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.capture.decode import decode
from generator.capture.normalise import normalise
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


FOREIGN = {
    "cp1250": "Ministrowie przyjęli w środę wspólne oświadczenie o bezpieczeństwie żeglugi.",
    "iso8859-2": "Ministrowie przyjęli w środę wspólne oświadczenie o bezpieczeństwie żeglugi.",
    "cp852": "Ministrowie przyjęli w środę wspólne oświadczenie o bezpieczeństwie żeglugi.",
    "cp1251": "Министры встретились в Осло и обсудили безопасность судоходства на севере.",
    "koi8-r": "Министры встретились в Осло и обсудили безопасность судоходства на севере.",
    "cp866": "Министры встретились в Осло и обсудили безопасность судоходства на севере.",
    "mac-roman": "Die Minister überquerten die Straße – “gemütlich”, sagte einer, und länger geht’s.",
    "cp850": "Le ministre a été reçu à l'École navale, où des élèves ont défilé.",
    "iso8859-15": "La question est au cœur des débats, à l'été comme à l'hiver, dit le ministre.",
    "cp1253": "Οι υπουργοί συναντήθηκαν στην Αθήνα και συζήτησαν για την ασφάλεια.",  # noqa: RUF001
    "utf-16-le": "The ministers met in Oslo, “as friends”.",
    "utf-16-be": "Министры встретились в Осло и обсудили безопасность судоходства.",
    "utf-32-le": "The ministers met in Oslo, “as friends”.",
    "big5": "國防部長今天在台北會見了來訪的客人,雙方就地區安全問題交換了意見。",
}


@pytest.mark.parametrize(("encoding", "text"), FOREIGN.items(), ids=FOREIGN)
def test_encodings_are_told_by_the_language_that_comes_out(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_few_accents_are_windows_1252() -> None:
    for text in ("Müller", "Café talks", "It’s “so” – £5", "2½ km", "São Tomé, señor", "Besançon"):
        assert decode(text.encode("cp1252")) == text


def test_utf8_with_bytes_of_another_source_and_cut_off() -> None:
    data = "“Quotes” of one source – and ".encode() + "“quotes”".encode("cp1252") + " of another… “".encode()[:-1]
    assert decode(data) == "“Quotes” of one source – and “quotes” of another… "


def test_words_garbled_twice_or_in_part_are_put_right() -> None:
    text = "„Bezpieczeństwo” – powiedział minister.\nPodpisali się."
    garbled = text.encode().decode("sloppy-windows-1252")
    assert normalise(garbled)[0] == text
    assert normalise("\n".join([garbled, "Café talks", text]))[0] == "\n".join([text, "Café talks", text])


def test_characters_that_a_page_spells_out_are_put_right() -> None:
    got = cleaned(f"Navies meet\n\n{BODY} It&rsquo;s a good&nbsp;day for R&amp;D.")
    assert got.paragraphs[0].text == f"{BODY} It’s a good day for R&D."
    assert [r.before for r in got.replaced] == ["It&rsquo;s", "good&nbsp;day", "R&amp;D."]
    assert "the &amp; sign" in cleaned(f"Navies meet\n\n{BODY} They write the &amp; sign.").text


def test_a_line_broken_within_a_paragraph_of_a_word_processor_is_a_line() -> None:
    assert texts(f"{BODY}\v{BODY}") == [BODY, BODY]


def test_letters_drawn_as_one_and_wide_ones_are_plain() -> None:
    plain, replaced = normalise("the ﬁrst oﬃce of ２０３１")  # noqa: RUF001
    assert plain == "the first office of 2031"
    assert [(r.before, r.after) for r in replaced] == [("ﬁrst", "first"), ("oﬃce", "office"), ("２０３１", "2031")]  # noqa: RUF001


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


def test_a_label_above_the_title_goes() -> None:
    got = cleaned(f"FOR IMMEDIATE RELEASE\n\nNavies meet in the north\n\n{BODY}")
    assert got.title == "Navies meet in the north"
    assert [p.text for p in got.paragraphs] == [BODY]
    assert [(r.text, r.step) for r in got.removed] == [("FOR IMMEDIATE RELEASE", "page-furniture")]
    assert cleaned(f"Press release\n\n{BODY}").title == "Press release"


LINES = (
    "The ministers of the four countries met in Oslo this morning and",
    "discussed how they could keep the sea lanes of the north open for",
    "trade in the winter months, when storms are frequent there, too.",
    "They agreed to meet again in the spring, when the exercise in the",
    "fjords is over, and to invite their colleagues from the south to",
    "it. Until then a group of officials will prepare a plan for both.",
)
FIRST, SECOND = " ".join(LINES[:3]), " ".join(LINES[3:])


def test_a_line_set_in_begins_a_paragraph() -> None:
    set_in = [f"    {line}" if at % 3 == 0 else line for at, line in enumerate(LINES * 2)]
    assert texts("\n".join(set_in)) == [FIRST, SECOND] * 2


def test_double_spaced_lines_are_one_paragraph() -> None:
    spaced = "\n\n".join(LINES[:3]) + "\n\n\n\n" + "\n\n".join(LINES[3:])
    assert texts(spaced) == [FIRST, SECOND]


@pytest.mark.parametrize("every", [1, 5])
def test_lines_lose_their_numbers(every: int) -> None:
    lines = LINES * 7
    numbered = [f"{at:>3}  {line}" if at % every == 0 else f"     {line}" for at, line in enumerate(lines, 1)]
    got = cleaned("\n".join(numbered))
    assert " ".join(p.text for p in got.paragraphs) == " ".join(lines)
    assert [r.text for r in got.removed] == [str(at) for at in range(every, len(lines) + 1, every)]


def page(number: int) -> str:
    """Lines that no other page has."""
    return "\n".join(line.replace(" ", f" {'abcde'[number] * 5} ", 1) for line in LINES * 3)


def test_a_running_title_with_the_number_of_the_page_goes() -> None:
    pages = (page(number) + f"\n\nEmbassy of Norway, London{number:>12}/3\n" for number in (1, 2, 3))
    got = cleaned("\n".join(pages))
    assert "Embassy" not in got.text
    assert len([r for r in got.removed if r.step == "page-header-or-footer"]) == 3


def test_catchwords_at_the_foot_of_a_page_go() -> None:
    pages = (page(number) + f"\n\n{'.../':>60}{number}\n\n{number:>30}.\n" for number in (2, 3, 4))
    expected = " ".join(page(number) for number in (2, 3, 4)).replace("\n", " ")
    assert " ".join(texts("\n".join(pages))) == expected


def test_hyphens_of_a_text_that_breaks_no_words_stay() -> None:
    wrapped = (
        "The ministers of the four countries met and spoke of a new high-\n"
        "level group for their navies, which is what the\n"
        "representatives of every parliament have asked for, and of a\n"
        "wish to send aircraft to the north, where they are now\n"
        "indispensable. It was a plan of the kind that they call a first-\n"
        "ever, and the most ambitious of all that governments had made.\n"
    )
    assert "a new high-level group" in texts(wrapped)[0]
    assert "a first-ever, and" in texts(wrapped)[0]


def test_a_soft_hyphen_at_the_end_of_a_line_breaks_a_word() -> None:
    wrapped = "\n".join(LINES).replace("discussed", "dis\xad\ncussed").replace("officials", "offi\xadcials")
    assert " ".join(texts(wrapped)) == f"{FIRST} {SECOND}"


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in cleaned(text).paragraphs]


def test_quotes_and_tables_keep_their_kind() -> None:
    rows = (("Country", "Ships", "Sailors"), ("Norway", "2", "60"), ("Denmark", "3", "90"))
    expected = [("table-row", "\t".join(row)) for row in rows]
    for table in (
        "\n".join("\t".join(row) for row in rows),
        "\n".join("{:<12}{:>8}{:>10}".format(*row) for row in rows),
        "\n".join(["| Country | Ships | Sailors |", "|---|--:|--:|", "| Norway | 2 | 60 |", "| Denmark | 3 | 90 |"]),
    ):
        assert kinds(f"{BODY}\n\n{table}\n\n{BODY}") == [("paragraph", BODY), *expected, ("paragraph", BODY)]
    quoted = "\n".join(f"> {line}" for line in LINES[:3])
    assert kinds(f"{BODY}\n\n{quoted}\n\n{BODY}") == [("paragraph", BODY), ("quote", FIRST), ("paragraph", BODY)]
    assert kinds("\n".join(f"> {line}" for line in LINES)) == [("paragraph", f"{FIRST} {SECOND}")]


def test_markdown_is_read() -> None:
    got = cleaned(f"# Navies meet\n\n{BODY}\n\n## What was **agreed**\n\nThey _all_ said *so*, see_this_name. {BODY}\n")
    assert got.title == "Navies meet"
    assert [(p.kind, p.text) for p in got.paragraphs[1:]] == [
        ("heading", "What was agreed"),
        ("paragraph", f"They all said so, see_this_name. {BODY}"),
    ]
    assert [(r.before, r.after) for r in got.replaced] == [("_all_", "all")]


def test_a_garbled_text_of_pages_is_read_where_putting_it_right_takes_line_ends() -> None:
    garbled = "The minister\u0092s plan\u0085 is good\nOne more line\f" * 4 + "end"
    assert "The minister’s plan… is good" in clean(garbled.encode(), AUTHORITY).text.text
