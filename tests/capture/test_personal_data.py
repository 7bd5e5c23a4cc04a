"""What is personal data in a text, and what only looks like it."""

from __future__ import annotations

import csv
import gzip
import html
import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authority.read import read_authority
from generator.capture.personal_data import (
    PLACEHOLDER,
    allowed_in,
    lines_with_personal_data,
    mask,
    mask_lines,
    mask_target,
    personal_data,
)

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY = read_authority(ROOT / "corpus" / "authority").authority
DATA = Path(os.environ.get("EVALUATION_DATA", ROOT.parent / "shared" / "data"))
LABELS = ROOT / "tests" / "evaluation" / "personal_data.csv"


@pytest.mark.parametrize(
    "address",
    [
        "jane.roe@example.org",
        "JANE-ROE@NEWS.EXAMPLE.ORG",
        "jane.o'neil@example.co.uk",
        "jörg@müller.example.de",
        "jane [at] example [dot] org",
        "jane(at)example.org",
        "jane at example dot org",
        "jane_at_example.org",
        "jane(a)example.org",
        "jane.roe at example.org",
        "jane%40example.org",
        "jane&#64;example.org",
        "jane&#x40;example.org",
        "jane\u200b@example.org",
        "ja\u00adne@example.org",
        "mailto:jane@example.org?subject=a%20question",
        "jane @ example.org",
        "jane<at>example.org",
        '"Jane Roe"@example.org',
    ],
)
def test_an_address_goes_however_it_is_written(address: str) -> None:
    assert mask(f"Write to {address}, please.") == "Write to [e-mail address], please."


@pytest.mark.parametrize(
    "text",
    [
        "Thank you @POTUS for this.",
        "He will speak at example.org today.",
        "at the dot com of those days",
        "https://medium.com/@ministry/a-post",
        "a@b",
        "a rate of 4 @ 20 each",
        "Find us @ example.org",
        "The Ambassador-at-Large.We welcome",
        "It is available at example.org today",
        "Mr. Roe at example.org said",
        "under section 3(a) of the Act",
        "[email protected]",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "number",
    [
        "+1 (202) 555-0100",
        "+44 20 7946 0000",
        "+44 (0)20 7946 0000",
        "+48 601 234 567",
        "00 44 20 7946 0000",
        "202-555-0123",
        "(202) 555-0123",
        "202.555.0123",
        "1-800-555-0199",
        "1-800-555-HELP",
        "020 7946 0000",
        "020\u00a07946\u00a00000",
        "(020) 7946 0000",
        "07700 900123",
        "07700900123",
        "(02) 5550 1234",
        "0491 570 156",
        "1800 975 711",
        "030/2004-22080",
        "01 42 75 80 00",
    ],
)
def test_a_number_of_unmistakable_shape_goes_without_a_mark(number: str) -> None:
    assert mask(f"The office ({number}) is open.") in (
        "The office ([telephone number]) is open.",
        "The office [telephone number] is open.",
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Tel: 7946 0000", "Tel: [telephone number]"),
        ("Phone: 271 5250; fax 271 5540.", "Phone: [telephone number]; fax [telephone number]."),
        ("M: 0770 234 567", "M: [telephone number]"),
        ("the hotline on 13 61 25 or 13 23 26", "the hotline on [telephone number] or [telephone number]"),
        ("call 132 500 today", "call [telephone number] today"),
        ("Jane Roe 71 5217 (w)", "Jane Roe [telephone number] (w)"),
        ("Contact: Jane Roe 277 7420", "Contact: Jane Roe [telephone number]"),
        ("Kontakt: Jan Roe, 600 123 456", "Kontakt: Jan Roe, [telephone number]"),
        ("Kontakt mit 500 000 Menschen", "Kontakt mit 500 000 Menschen"),
        ("Telefonnummer: 2004-8240", "Telefonnummer: [telephone number]"),
        ("Contact: Jo Roe 277 7420\nJo Doe 277 7744", "Contact: Jo Roe [telephone number]\nJo Doe [telephone number]"),
        ("Tel:\n271 5250", "Tel:\n[telephone number]"),
        ("Tel: 020 7946 0000 ext. 12", "Tel: [telephone number]"),
        ("Tel. 030/18 24-8240", "Tel. [telephone number]"),
        ("Fax: 202/555-0133", "Fax: [telephone number]"),
        ("DSN: 225-0145", "DSN: [telephone number]"),
        ("call 202 555 0111 to take part", "call [telephone number] to take part"),
        ("Contact: Jo Roe 0419.555.123", "Contact: Jo Roe [telephone number]"),
    ],
)  # fmt: skip
def test_after_a_mark_any_number_is_one(text: str, after: str) -> None:
    assert mask(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "from 1,600 to 12 000 troops, £750 000 000 and $1 200 000 000",
        "the years 2021-2025, 1978-79 and 1979/80; in 2019 2020 2021",
        "on 24/07/2024, 24.07.2024, 2024-07-24, 07-24-2024 at 0900",
        "Resolution 2254 (2015), S/RES/1325 (2000), A/HRC/47/21",
        "Public Law 104-191, 110 Stat. 1936; 42 U.S.C. 7401-7671",
        "ISBN 978-0-521-12345-6, ISBN 0 644 01234 5, doi 10.1000/182",
        "51.5074, -0.1278 at 10:30-12:45 and 1030-1240",
        "IMO 8866591, headings 9903.80.65 to 9903.81.19",
        "call 1,600 troops; call for 300 000 vaccines; the call of 1970-71",
        "12.5 56 3 15.0 16.1 (6 2), 1.0198 1.0075, 839.2 217.5(b)",
        "https://example.org/2021/08/12-555-0100-202-555-0123/",
        "contact the ministry on 12 March 2025",
        "Tel Aviv, 12 10 2023",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text


PASSED_ON = """Hi Anna,

see below.

From: Smith, John
Sent: Monday, 3 March 2025 10:00
To: Anna Roe; Press List;
 Bob Doe
Cc: Max Doe
Subject: FW: Readout

---------- Forwarded message ---------
From: Ministry of Works <news@example.org>
Date: Mon, 3 Mar 2025 at 09:00
Subject: Readout
To: John Smith <john@example.org>

Dear Subscriber,

On Mon, 3 Mar 2025 at 08:00, Jane Roe <jane@example.org> wrote:
> The ministers met.
"""


def test_names_in_a_mail_that_was_passed_on_go_and_those_of_bodies_stay() -> None:
    masked = mask(PASSED_ON, mail=True)
    for name in ("Anna", "Smith", "Bob", "Max", "Jane", "Roe", "@"):
        assert name not in masked
    assert "Hi [recipient's name],\n" in masked
    assert "From: Ministry of Works <[e-mail address]>" in masked
    assert "Dear Subscriber," in masked
    assert "at 08:00, [sender's name] <[e-mail address]> wrote:" in masked
    assert masked.count("\n") == PASSED_ON.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Secretary-General,\n\nWe write to you with concern.",
        "Dear Mr President,\n\nWe write to you.",
        "Dear Colleagues,\n\nWelcome.",
        "Dear Sir,\n\nWelcome.",
        "Ministers write to allies\n\nDear Jens,\n\nWe write to you.",
    ],
)
def test_greetings_that_are_the_release_stay_in_a_mail_too(text: str) -> None:
    assert mask(text, mail=text.startswith("Dear")) == text


def test_a_greeting_goes_only_where_a_mail_is_proven() -> None:
    text = "Dear John Smith,\n\nThe ministers met."
    assert mask(text) == text
    assert mask(text, mail=True) == "Dear [recipient's name],\n\nThe ministers met."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Good afternoon, Ms Roe,", "Good afternoon, [recipient's name],"),
        ("DEAR MR. ROE:", "DEAR [recipient's name]:"),
        ("Dear Dr Roe and colleagues,", "Dear [recipient's name] and colleagues,"),
        ("Jane,", "[recipient's name],"),
        ("Colleagues,", "Colleagues,"),
    ],
)
def test_greetings_in_many_forms(text: str, after: str) -> None:
    assert mask(f"{text}\n\nThe release is below.", mail=True) == f"{after}\n\nThe release is below."


def test_the_head_of_a_memorandum_is_no_mail() -> None:
    text = "MEMORANDUM\nTO: Heads of Departments\nFROM: Jane Roe\nSUBJECT: Guidance\nDATE: 3 March 2025\n\nText."
    assert mask(text) == text


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("https://www.example.org/a?utm_source=x&page=2&fbclid=y#part", "https://www.example.org/a?page=2#part"),
        ("https://www.example.org/a?utm_source=x&utm_medium=y", "https://www.example.org/a"),
        (
            "https://links.govdelivery.com/track?type=click&enid=Zm9v&&&100&&&https://www.example.gov/x",
            "https://www.example.gov/x",
        ),
        (
            "https://links-1.govdelivery.com/CL0/https:%2F%2Fwww.example.gov%2Fx%3Futm_medium=email/1/0100/abc=1",
            "https://www.example.gov/x",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fx&data=05%7Cjane%40example.org",
            "https://www.example.org/x",
        ),
        ("https://urldefense.com/v3/__https://www.example.org/x__;!!abc$", "https://www.example.org/x"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_x&d=Dw", "https://www.example.org/x"),
        ("https://www.google.com/url?q=https://www.example.org/x&sa=D&ust=1", "https://www.example.org/x"),
        (
            "https://lnks.gd/l/eyJhbGciOiJIUzI1NiJ9.eyJ1cmwiOiJodHRwczovL3d3dy5leGFtcGxlLm9yZy94In0.c2ln/s/1/br/2-l",
            "https://www.example.org/x",
        ),
        ("https://www.example.org/a?email=jane%40example.org&b=1", "https://www.example.org/a?b=1"),
        ("https://lists.example.org/unsubscribe?u=1", "[personal link]"),
        ("https://public.govdelivery.com/accounts/X/subscriber/edit?preferences=true", "[personal link]"),
        ("https://x.us1.list-manage.com/track/click?u=1a2b3c4d5e6f7a8b9c0d1e2f3&id=1&e=2", "[personal link]"),
        ("https://www.example.org/people/jane@example.org/", "[personal link]"),
        ("https://example.createsend1.com/t/r-l-jtkrjtd-l-y/", "[personal link]"),
        ("https://r20.rs6.net/tn.jsp?f=001abc&c=def", "[personal link]"),
        ("https://u1.ct.sendgrid.net/ls/click?upn=abc", "[personal link]"),
        ("https://x.mjt.lu/lnk/AV/1/ab/aHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcveA", "https://www.example.org/x"),
        ("https://mailchi.mp/example/news?e=ab12cd34ef", "https://mailchi.mp/example/news"),
        ("https://www.example.org/x?amp%3Butm_source=y", "https://www.example.org/x"),
    ],
)  # fmt: skip
def test_links_lead_to_their_target_and_to_nobodys_own_page(link: str, after: str) -> None:
    assert mask(f"More: {link}") == f"More: {after}"
    assert mask_target(link) == ("#" if after.startswith("[") else after)
    assert mask(f"[more]({link})") == f"[more]({'#' if after.startswith('[') else after})"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.example.org/search?q=harbour&page=2",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://ustr.gov/generalized-system-of-preferences",
        "https://www.example.gov/Releases/Release/Article/3456789/secretary-meets-minister-of-defence-of-the-other-side/",
        "https://content.govdelivery.com/accounts/X/bulletins/31f0a1b",
        "https://www.govinfo.gov/link/plaw/117/public/81?link-type=html",
    ],
)
def test_other_links_stay_as_they_are(link: str) -> None:
    assert mask(f"More: {link}.") == f"More: {link}."
    assert mask_target(link) == link


def test_a_link_broken_over_lines_by_a_mail_program_goes_as_a_whole() -> None:
    text = "See <https://links.govdelivery.com/track?type=click&enid=Zm9v\nYmFy&&https://www.example.gov/a>\nand more"
    assert mask(text) == "See <https://www.example.gov/a\n>\nand more"


def test_a_press_offices_own_contacts_stay_by_its_record() -> None:
    allowed = allowed_in(AUTHORITY)
    for publisher in AUTHORITY.publishers.values():
        for contact in publisher.contacts:
            text = f"Media contact: {contact}"
            assert mask(text) != text, f"{publisher.id}: {contact} is no contact, or needs no rule"
            assert mask(text, allowed) == text
            assert mask(f"{text}, jane@example.org", allowed).endswith(", [e-mail address]")


def test_senders_are_addresses_or_domains() -> None:
    allowed = allowed_in(AUTHORITY)
    for publisher in AUTHORITY.publishers.values():
        for sender in publisher.senders:
            assert "@" in sender
            assert sender.casefold() in allowed


def test_lines_are_masked_as_one_text_and_stay_lines() -> None:
    lines = ["Tel:", "271 5250 today", "two\nlines jane@example.org", "", "end"]
    assert mask_lines(lines) == ["Tel:", "[telephone number] today", "two\nlines [e-mail address]", "", "end"]


def test_the_lines_are_told_and_not_what_stands_there() -> None:
    text = "Write to jane.roe@example.org.\nTel: 020 7946 0000.\nNumbers such as 1,600 troops and 2024-07-24 stay."
    assert lines_with_personal_data(text) == [(1, "e-mail address"), (2, "telephone number")]
    assert lines_with_personal_data(mask(text)) == []


PIECES = st.sampled_from(
    [
        *("the ministers met", "jane@example.org", "Tel:", "020 7946 0000", "271 5250", "\n", "\n\n", "1,600"),
        *("Dear Anna,", "Hi", "From: John Smith", "To: Anna", "Sent: Monday", "Subject: x", "On 3 March 10:00, Jo"),
        *("https://a.example.org/?utm_source=1", "https://lists.example.org/unsubscribe?x=1", "[more](", ")", "<", ">"),
        *("mailto:", "(w)", "---------- Forwarded message ---------", "+44", "call", "/", "www.", "&", "2021-25"),
        *("wrote:", "@", "jane at x dot org"),
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map(" ".join), st.booleans())
def test_masking_twice_changes_nothing_and_no_line_is_lost(text: str, mail: bool) -> None:
    once = mask(text, mail=mail)
    assert once.count("\n") == text.count("\n")
    assert mask(once, mail=mail) == once
    for found in personal_data(once, mail=mail):
        raise AssertionError(found)


@given(st.text(alphabet="0123456789 ()+-./@atdo\n:Tel[]h", max_size=200))
def test_any_text_is_masked_and_then_clean(text: str) -> None:
    once = mask(text)
    assert not personal_data(once)
    assert len(PLACEHOLDER.findall(once)) >= len(PLACEHOLDER.findall(text))


HOSTILE = (
    *(
        "1 ",
        "(0",
        "+1",
        "a@",
        "a.b@a",
        " at x dot",
        "0",
        "tel ",
        "020 ",
        "1-800-",
        "[at]",
        "call 1 ",
        "1-800-A-",
        '"a ',
    ),
    *(
        "http://",
        "www.a?",
        "https://a/?u=https://",
        "](mailto:",
        "From: a\n",
        "On 1:00 ",
        "wrote:",
        "To: a,\n",
        "&#64;",
    ),
    *("Dear A ", "--- a ---\n", "<https://a\n", "%40", "\u200b"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_pattern_takes_long_on_a_text_made_to_hurt(piece: str) -> None:
    begun = time.process_time()
    mask(piece * (200_000 // len(piece)), mail=True)
    assert time.process_time() - begun < 3


@cache
def rows(source: str) -> Mapping[str, Mapping[str, Any]]:
    path = DATA / f"{source}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"no evaluation data: {path.name} is not in the folder EVALUATION_DATA names")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {str(row["id"]): row for row in map(json.loads, lines)}


def plain(row: Mapping[str, Any]) -> str:
    """The text of a release in which the labels count: a line for every break, no tags, no references."""
    body = re.sub(r"<br\s*/?>|</(?:p|div|li|h\d|tr|td)>", "\n", str(row.get("body_html") or row.get("text") or ""))
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def labels() -> Iterator[dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.evaluation
@pytest.mark.parametrize("aside", ["0", "1"], ids=["tried on", "kept aside"])
def test_telephone_numbers_of_real_releases(aside: str) -> None:
    hits = false = missed = 0
    for label in labels():
        if label["aside"] != aside:
            continue
        start, end = int(label["start"]), int(label["end"])
        found = any(
            f.what == "telephone number" and f.start < end and f.end > start
            for f in personal_data(plain(rows(label["source"])[label["id"]]))
        )
        is_one = label["telephone"] == "1"
        hits += found and is_one
        false += found and not is_one
        missed += is_one and not found
    assert hits / (hits + false) >= 0.98, f"{false} of {hits + false} are no telephone numbers"
    assert hits / (hits + missed) >= 0.95, f"{missed} of {hits + missed} are missed"
