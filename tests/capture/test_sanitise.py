"""What is stored of a capture: no personal data in any form, the release's words all there, the rest untouched."""

from __future__ import annotations

import email
import html
import json
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authority.read import read_authority
from generator.capture.formats import read_capture
from generator.capture.personal_data import PLACEHOLDER, mask_lines
from generator.capture.reading import CannotRead
from generator.capture.sanitise import Stored, personal_data_in, sanitise

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY = read_authority(ROOT / "corpus" / "authority").authority
SECRETS = ("jane.roe@example.org", "2079460000", "2025550123", "enid=", "utm_", "unsubscribe?", "Quill", "pixel.gif")
"""None of these may be left, whatever it is written in; numbers are searched among the digits."""


def stored(data: bytes | str) -> Stored:
    return sanitise(data.encode() if isinstance(data, str) else data, AUTHORITY)


def taken(result: Stored) -> dict[str, int]:
    return {entry.what: entry.count for entry in result.sanitised}


def decoded(data: bytes) -> Iterator[str]:
    """The bytes in every form in which somebody could read them."""
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(html.unescape(text))
    yield unquote(html.unescape(text))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\/", "/")
    yield re.sub(r"<[^>]*>", "", html.unescape(text))
    if b"MIME-Version" in data:
        for part in email.message_from_bytes(data).walk():
            if not part.is_multipart():
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                yield from decoded(content)


def assert_clean(data: bytes) -> None:
    for form in decoded(data):
        figures = re.sub(r"[\s().+-]", "", form)
        for secret in SECRETS:
            assert secret not in form
            assert secret not in figures


def assert_stays(result: Stored) -> None:
    """What is stored is not touched again, and `check` has nothing to say about it."""
    again = sanitise(result.data, AUTHORITY)
    assert again.data == result.data
    assert again.sanitised == ()
    assert personal_data_in(result.data, AUTHORITY) == []


def words(data: bytes) -> list[str] | None:
    """The words of the release in a capture, personal data aside; None where there is none to be read."""
    try:
        read = read_capture(data, AUTHORITY)
    except CannotRead:
        return None
    lines = mask_lines([line.text for line in read.lines if line.kept], mail=read.format == "email")
    return re.findall(r"\w+", PLACEHOLDER.sub(" ", re.sub("[\ue000\ue001]", "", "\n".join(lines))))


# Plain text


def test_text_without_personal_data_is_stored_as_it_came() -> None:
    data = "Café talks – “naïve” plans\r\n\r\nThe ministers met.\r\n".encode("cp1252")
    assert stored(data) == Stored(data, "txt", "text/plain", ())


def test_text_is_stored_with_placeholders_in_utf_8() -> None:
    result = stored("Café: jane.roe@example.org\r\nTel: 020 7946 0000\r\n".encode("cp1252"))
    assert result.data == "Café: [e-mail address]\r\nTel: [telephone number]\r\n".encode()
    assert taken(result) == {"e-mail address": 1, "telephone number": 1}
    assert_stays(result)


def test_official_contacts_stay() -> None:
    data = b"Media contact: 02 6277 7744, DRL-Press@state.gov\n"
    assert stored(data).data == data


def test_the_lines_are_those_of_the_file() -> None:
    data = b"One.\n\nWrite to jane.roe@example.org.\nTwo.\nTel: 020 7946 0000\n"
    assert personal_data_in(data, AUTHORITY) == [(3, "e-mail address"), (5, "telephone number")]
    assert personal_data_in(b"%PDF-1.7 broken", AUTHORITY) == []


def test_a_mailing_greets_a_person_and_a_letter_does_not() -> None:
    footer = "\n\nThis email was sent to x@example.org using GovDelivery Communications Cloud on behalf of: X\n"
    assert b"Quill" not in stored(f"Dear Anna Quill,\n\nThe ministers met.{footer}").data
    assert b"Quill" not in stored("Dear Anna Quill,\n\nThe ministers met.\n").data
    above = "\n\n".join(f"Line {number} of what stands above an open letter" for number in range(5))
    assert b"Quill" in stored(f"{above}\n\nDear Anna Quill,\n\nThe ministers met.\n").data


# HTML

PAGE = """<!DOCTYPE html>
<html><head><title>Readout</title><meta charset="iso-8859-1"><meta name="csrf-token" content="abc">
<script>track("jane.roe@example.org")</script><style>p {background: url(https://t.example.org/pixel.gif?u=1)}</style>
<script type="application/ld+json">{"email": "jane.roe\\u0040example.org",
"url": "https:\\/\\/example.org\\/?utm_source=a"}</script>
</head><body onload="go()"><!-- Quill --><h1>Readout</h1>
<p>Write to <b>jane.roe</b>@example<i>.org</i>, or <b>Tel:</b>
   020
   7946 0000, &amp; more.</p>
<p><a href="mailto:jane.roe@example.org">Jane</a>
<a href="https://links.govdelivery.com/track?enid=Z&amp;&amp;https://www.example.gov/x">read</a>
<a href="https://example.org/p?u=1">View in browser</a></p>
<img src="https://t.example.org/pixel.gif" width="1" height="1">after the pixel
<img src="data:image/png;base64,AAAA" alt="call 020 7946 0000">
<img srcset="https://t.example.org/pixel.gif 1x" src="/a.png">
<form><input type="hidden" name="t" value="Quill"><label>Search</label></form></body></html>
"""


def test_html_loses_what_reports_to_somebody_and_keeps_its_words() -> None:
    result = stored(PAGE)
    assert_clean(result.data)
    assert_stays(result)
    text = result.data.decode()
    assert "<b>[e-mail address]</b><i></i>, or <b>Tel:</b>\n   [telephone number], &amp; more." in text
    assert 'href="https://www.example.gov/x"' in text
    assert "after the pixel" in text
    assert "<label>Search</label>" in text
    for gone in ("onload", "data:image", "csrf", "cfemail", "url(", "<script>", "<!--", "hidden"):
        assert gone not in text
    assert (result.extension, result.media_type) == ("html", "text/html")
    assert words(result.data) == words(PAGE.encode())
    assert taken(result)["script"] == 2


def test_an_address_that_a_script_would_show_is_one() -> None:
    link = '<a href="/cdn-cgi/l/email-protection#7b1a"><b data-cfemail="7b1a">[email&#160;protected]</b></a>'
    result = stored(f"<p>Write to {link}.</p><p>x</p>")
    assert result.data == b'<p>Write to <a href="#"><b>[e-mail address]</b></a>.</p><p>x</p>'
    assert_stays(result)


def test_html_with_nothing_to_take_out_is_stored_as_it_came() -> None:
    data = b"<html><body><p>The ministers met.<p>They spoke.<img src=/a.png></body></html>"
    assert stored(data).data == data


def test_a_piece_of_html_stays_a_piece() -> None:
    result = stored("<p>By jane.roe@example.org.</p>\n<p>The ministers &lt;met&gt;.</p>\n")
    assert result.data == b"<p>By [e-mail address].</p>\n<p>The ministers &lt;met&gt;.</p>\n"


# JSON and feeds


def test_in_json_only_the_texts_that_hold_something_change() -> None:
    data = (
        b'{ "title":"A \\u2013 B", "body_html" : "<p>Mail <a href=\\"mailto:jane.roe@example.org\\">Jane</a></p>",\n'
        b' "n": 2079460000.0,"url":"https:\\/\\/example.org\\/?utm_source=a" }\n'
    )
    result = stored(data)
    assert result.data == (
        b'{ "title":"A \\u2013 B", "body_html" : "<p>Mail <a href=\\"#\\">Jane</a></p>",\n "n": 2079460000.0,'
        b'"url":"https://example.org/" }\n'
    )
    assert (result.extension, result.media_type) == ("json", "application/json")
    assert_stays(result)


def test_a_feed_is_cleaned_in_texts_cdata_and_addresses() -> None:
    result = stored(
        '<?xml version="1.0"?><rss><channel><!-- Quill --><item><title>A &amp; B</title>'
        "<link>https://example.org/a?utm_source=rss&amp;b=1</link><author>jane.roe@example.org</author>"
        '<description><![CDATA[<p>Tel: 020 7946 0000 <img src="https://t.example.org/pixel.gif"></p>]]></description>'
        '<content url="https://example.org/?utm_source=a">&lt;p&gt;jane.roe&amp;#64;example.org&lt;/p&gt;</content>'
        "</item></channel></rss>"
    )
    assert_clean(result.data)
    assert_stays(result)
    assert b"<title>A &amp; B</title><link>https://example.org/a?b=1</link>" in result.data
    assert (result.extension, result.media_type) == ("xml", "application/xml")


# Mail


def mail(plain: str, rich: str = "", sender: str = "Anna Quill <jane.roe@example.org>") -> EmailMessage:
    message = EmailMessage()
    message["Received"] = "from example.org by mx.example.org for <jane.roe@example.org>"
    message["From"], message["To"] = sender, "Max Quill <jane.roe@example.org>"
    message["Subject"], message["Date"] = "Readout – café", "Mon, 3 Mar 2025 10:00:00 +0000"
    message["List-Unsubscribe"] = "<https://example.org/unsubscribe?u=1>"
    message.set_content(plain)
    if rich:
        message.add_alternative(rich, subtype="html", cte="base64")
    return message


def test_a_mail_is_stored_as_its_texts_with_who_when_and_what_about() -> None:
    message = mail("Hi Anna Quill,\n\nTel: 020 7946 0000\n", f"<p>Hi Anna Quill,</p>{PAGE}")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    result = stored(message.as_bytes())
    assert_clean(result.data)
    assert_stays(result)
    head, _, _ = result.data.decode().partition("\n\n")
    assert head.split("\n")[:3] == [
        "From: [sender's name] <[e-mail address]>",
        "Subject: Readout – café",
        "Date: Mon, 03 Mar 2025 10:00:00 +0000",
    ]
    assert "Hi [recipient's name]," in result.data.decode()
    assert taken(result)["attachment map.png"] == 1
    assert (result.extension, result.media_type) == ("eml", "message/rfc822")


def test_a_bodys_own_name_stays_as_sender_and_its_listed_address() -> None:
    for sender, after in [
        ("Ministry of Works <news@example.org>", "Ministry of Works <[e-mail address]>"),
        (
            "GOV.UK <gov.uk.email@notifications.service.gov.uk>",
            "GOV.UK <gov.uk.email@notifications.service.gov.uk>",
        ),
        ("noreply@example.org", "[e-mail address]"),
    ]:
        result = stored(mail("The ministers met.\n", sender=sender).as_bytes())
        assert result.data.decode().startswith(f"From: {after}\n")


def test_a_mail_inside_a_mail_is_searched_too() -> None:
    outer = mail("See below.\n")
    outer.add_attachment(mail("Inner words, Tel: 020 7946 0000\n"))
    result = stored(outer.as_bytes())
    assert_clean(result.data)
    assert_stays(result)
    assert b"Inner words" in result.data


def test_a_document_attached_to_a_mail_stays_without_personal_data_and_without_its_name() -> None:
    message = mail("Please find the release attached.\n")
    message.add_attachment("The ministers met. Write to jane.roe@example.org.\n", subtype="plain", filename="Quill.txt")
    result = stored(message.as_bytes())
    assert_clean(result.data)
    assert_stays(result)
    parts = [part.get_content_disposition() for part in email.message_from_bytes(result.data).walk()]
    assert "attachment" in parts


def test_the_same_mail_sent_in_another_encoding_gives_the_same_texts() -> None:
    text = "The café’s ministers met, and jane.roe@example.org wrote of it at great length to everybody. " * 3
    results = []
    for cte in ("8bit", "quoted-printable", "base64"):
        message = mail("x")
        message.set_content(text, cte=cte)
        results.append(stored(message.as_bytes()).data)
    assert results[0] == results[1] == results[2]


# PDF


def pdf(line: str, author: str = "A ministry") -> bytes:
    """A PDF of one page with one line of text."""
    stream = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Author ({author}) >>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")


def test_a_pdf_is_stored_as_it_came_where_it_names_nobody() -> None:
    data = pdf("The ministers of the north met in Oslo today and spoke about the harbour.")
    assert stored(data) == Stored(data, "pdf", "application/pdf", ())


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("The ministers met. Write to jane.roe@example.org about it.", "x"),
        ("The ministers met.", "jane.roe@example.org"),
    ],
)
def test_of_a_pdf_with_personal_data_the_text_is_stored(line: str, author: str) -> None:
    data = pdf(line, author)
    result = stored(data)
    assert (result.extension, result.media_type) == ("txt", "text/plain")
    assert result.data.decode().startswith("The ministers met.")
    assert taken(result)["the pages of the PDF, whose text is stored"] == 1
    assert_clean(result.data)
    assert_stays(result)
    assert personal_data_in(data, AUTHORITY)


# Any capture

TEXTS = st.lists(
    st.sampled_from(
        [
            *("The ministers met in Oslo", "They spoke of 1,600 troops", "on 12 March 2025", "& <more>", "“quoted”"),
            *("jane.roe@example.org", "Tel: 020 7946 0000", "+44 20 7946 0000", "202-555-0123", "café"),
            *("https://example.org/a?utm_source=x&b=1", "https://example.org/unsubscribe?u=1", "\n", "\n\n"),
            *("https://links.govdelivery.com/track?enid=Z&&https://www.example.gov/x", "[more](https://example.org/)"),
            *("\n\n--------- Forwarded message --------\nFrom: Anna Quill <jane.roe@example.org>\nTo: Max Quill\n\n",),
            *("\n\nFrom: Anna Quill\nSent: Monday\nTo: Max Quill\nSubject: x\n\n", "Dear Secretary-General,"),
        ]
    ),
    min_size=1,
    max_size=10,
).map(" ".join)


def as_text(text: str) -> bytes:
    return f"Title\n\n{text}\n".encode()


def as_utf16(text: str) -> bytes:
    return f"Title\n\n{text}\n".encode("utf-16")


PROSE = "The ministers of the north met in the harbour of Oslo today, and spoke at length about the ships. " * 4


def as_html(text: str) -> bytes:
    body = f"<p>{PROSE}</p>" + "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    link = '<a href="mailto:jane.roe@example.org">x</a><img src="https://t.example.org/pixel.gif" width=0 height=0>'
    return f"<html><head><script>1</script></head><body><h1>Title</h1>{body}{link}</body></html>".encode()


def as_entities(text: str) -> bytes:
    return f"<html><body><p>{''.join(f'&#{ord(sign)};' for sign in text)}</p></body></html>".encode()


def as_row(text: str) -> bytes:
    row = {"id": "1", "title": "Title", "body_text": text, "url": "https://example.org/?utm_source=a"}
    return json.dumps(row).encode()


def as_html_row(text: str) -> bytes:
    return json.dumps({"id": "1", "title": "Title", "body_html": f"<p>{escape(text)}</p>"}, ensure_ascii=False).encode()


def as_feed(text: str) -> bytes:
    item = f"<item><title>T</title><description>{escape(escape(text))}</description></item>"
    return f'<?xml version="1.0"?><rss><channel>{item}</channel></rss>'.encode()


def as_mail(text: str) -> bytes:
    return mail(text).as_bytes()


def as_rich_mail(text: str) -> bytes:
    return mail(text, f"<html><body><p>{escape(text)}</p></body></html>").as_bytes()


FORMS = (as_text, as_utf16, as_html, as_entities, as_row, as_html_row, as_feed, as_mail, as_rich_mail)


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_left_in_any_format_and_storing_twice_changes_nothing(
    form: Callable[[str], bytes], text: str
) -> None:
    data = form(text)
    result = sanitise(data, AUTHORITY)
    assert_clean(result.data)
    assert_stays(result)
    assert (result.data == data) == (not result.sanitised)
    assert bool(personal_data_in(data, AUTHORITY)) == bool(result.sanitised)


@pytest.mark.parametrize("form", [as_text, as_html, as_entities, as_row, as_html_row])
@settings(deadline=None)
@given(TEXTS)
def test_the_words_of_the_release_are_all_there(form: Callable[[str], bytes], text: str) -> None:
    data = form(text)
    assert words(sanitise(data, AUTHORITY).data) == words(data)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus" / "releases").glob("*/*/capture.*")), ids=lambda path: path.parent.name
)
def test_no_stored_capture_of_the_archive_is_touched(path: Path) -> None:
    data = path.read_bytes()
    assert sanitise(data, AUTHORITY).data == data


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"From: a@b.org\nTo: c\nSubject: x\nDate: y\n" + b"\xff\x00" * 99]
)
def test_what_cannot_be_searched_is_not_stored(data: bytes) -> None:
    with pytest.raises(CannotRead):
        sanitise(data, AUTHORITY)
