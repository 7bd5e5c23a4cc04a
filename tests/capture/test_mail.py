"""A release is read out of any mail it arrives in, and no word of the mail is lost."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.capture.links import CLOSE, OPEN
from generator.capture.mail import read_mail
from generator.capture.mail.encoding import decoded_header
from generator.capture.mail.headline import alike, split_subject
from generator.capture.mail.letter import Letter
from generator.capture.parts import split
from generator.capture.reading import Read
from tests.capture.captures import paragraphs, words
from tests.capture.mails import (
    DAY,
    READER,
    SENDER,
    TITLE,
    Release,
    attached,
    bulletin,
    forward_head,
    mail,
    page,
    part,
    quoted,
    several,
    wrapped,
)

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY: Authority = read_authority(ROOT / "corpus" / "authority").authority
RELEASE = Release()
NOTE = "Hi all,\n\nthis one is for the archive.\n\nBest,\nJane\n\n"
SIGNATURE = "\n\n-- \nJane Reader\nExample Ltd\n"
APPLE = (
    f"Begin forwarded message:\n\nFrom: {SENDER}\nSubject: {TITLE}\nDate: 14 June 2022 at 15:22:01 BST\n"
    f"To: jane.reader@mail.example\n\n"
)
OUTLOOK = f"From: {SENDER}\nSent: Tuesday, June 14, 2022 3:22 PM\nTo: {READER}\nSubject: {TITLE}\n\n"
OUTLOOK_HTML = page(
    "<p>Hi Bob,</p><p>Please find below the release.</p><p>Kind regards,</p><p>Jane</p>"
    f"<div><p><b>From:</b> Press Office &lt;news@defence.example&gt;<br><b>Sent:</b> 14 June 2022 15:22<br>"
    f"<b>To:</b> Jane Reader<br><b>Subject:</b> {TITLE}</p></div>{RELEASE.html}"
    "<p>This e-mail is confidential and intended solely for the addressee. If you have received it in error "
    "please notify the sender and delete it.</p>"
)
APPLE_HTML = page(
    'One for the archive?<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br>'
    f"<div><b>From: </b>Press Office &lt;news@defence.example&gt;<br></div><div><b>Subject: </b>{TITLE}<br></div>"
    "<div><b>Date: </b>14 June 2022 at 15:22:01 BST<br></div><div><b>To: </b>jane.reader@mail.example<br></div>"
    f"<br><div>{RELEASE.html}</div></blockquote></div>"
)
PASSED_ON = {"subject": f"Fwd: {TITLE}", "sender": READER, "to": "archive@archive.example"}
LIST_FOOT = "\n" + "_" * 47 + "\nPress mailing list\nPress@lists.example\nhttps://lists.example/listinfo/press\n"
SHAPES = {
    "text": mail(part(RELEASE.text())),
    "wrapped": mail(part(RELEASE.text(66), sent="quoted-printable")),
    "flowed": mail(part(RELEASE.text(66).replace("\n", " \n").replace("\n \n", "\n\n"), more="; format=flowed")),
    "headline": mail(part(f"{TITLE.upper()}\n\n{RELEASE.text(66)}"), subject=f"News Release: {TITLE}"),
    "html": mail(part(page(f"<h1>{TITLE}</h1>{RELEASE.html}"), "html", sent="base64")),
    "wrong charset": mail(part(page(RELEASE.html), "html", "cp1252!iso-8859-1", sent="quoted-printable")),
    "wrong utf-8": mail(part(RELEASE.text(), charset="cp1252!utf-8", sent="base64")),
    "right utf-8": mail(part(RELEASE.text(), charset="utf-8!us-ascii")),
    "alternative": mail(several("alternative", part(RELEASE.text(72)), part(page(RELEASE.html), "html"))),
    "poor html": mail(several("alternative", part(RELEASE.text(72)), part("<p>Use another program.</p>", "html"))),
    "bulletin": mail(several("alternative", part(RELEASE.text(72)), part(bulletin(RELEASE), "html"))),
    "Unix from": b"From news@defence.example Tue Jun 14 10:22:01 2022\n" + mail(part(RELEASE.text())),
    "list": mail(
        part(RELEASE.text(72) + LIST_FOOT), subject=f"[press] {TITLE}", more="List-Id: <press.lists.example>\n"
    ),
    "Gmail": mail(part(NOTE + forward_head(RELEASE) + RELEASE.text(72) + SIGNATURE), **PASSED_ON),
    "Outlook": mail(part(f"For the file.\n\n{'_' * 32}\n{OUTLOOK}{RELEASE.text()}\n"), **PASSED_ON),
    "Outlook HTML": mail(part(OUTLOOK_HTML, "html"), **PASSED_ON),
    "Apple": mail(part("Sent from my iPhone\n\n" + quoted(APPLE + RELEASE.text(68))), **PASSED_ON),
    "Apple HTML": mail(part(APPLE_HTML, "html"), **PASSED_ON),
    "twice passed on": mail(
        part("FYI\n\n" + forward_head(RELEASE) + quoted(NOTE + OUTLOOK + RELEASE.text(68))), **PASSED_ON
    ),
    "attached mail": mail(
        several(
            "mixed",
            part("Please find attached the release.\n"),
            attached(mail(part(bulletin(RELEASE), "html")), "message/rfc822"),
        ),
        subject="A release",
    ),
    "attached text": mail(
        several(
            "mixed",
            part("Please find attached the release.\n"),
            attached(f"{TITLE}\n\n{RELEASE.text(72)}".encode(), "text/plain", "release.txt"),
        ),
        subject="A release",
    ),
    "text and picture": mail(several("mixed", part(RELEASE.text()), attached(b"\x89PNG...", "image/png", "map.png"))),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_release_is_read_out_of(shape: str) -> None:
    cleaned = clean(SHAPES[shape], AUTHORITY)
    assert cleaned.format == "email"
    assert (cleaned.text.title or "").casefold() == TITLE.casefold()
    assert [p.text for p in cleaned.text.paragraphs] == list(RELEASE.paragraphs)


def all_words(read: Read) -> Counter[str]:
    """The words of all lines, as they were before anything was written differently."""
    found = Counter(words(" ".join(line.text for line in read.lines).replace(OPEN, "").replace(CLOSE, "")))
    for replaced in read.replaced:
        found.update(words(replaced.before))
        found.subtract(words(replaced.after))
    return +found


def header(subject: str) -> str:
    return f"From: {SENDER} To: {READER} Subject: {subject} Date: Tue, 14 Jun 2022 10:22:01 +0200"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(paragraphs(), min_size=1, max_size=6),
    st.sampled_from(["8bit", "quoted-printable", "base64"]),
    st.sampled_from([0, 60, 72]),
    st.sampled_from(["", NOTE + forward_head(RELEASE), "> ", APPLE]),
    st.sampled_from(["", SIGNATURE, LIST_FOOT, "\n\nSent from my iPhone\n"]),
)
def test_no_word_of_a_mail_is_lost(texts: list[str], sent: str, width: int, above: str, below: str) -> None:
    release = Release(paragraphs=texts)
    body = above + release.text(width) + below
    plain = read_mail(mail(part(body, sent=sent)), AUTHORITY)
    assert all_words(plain) == Counter(words(header(TITLE) + " " + body))
    html = page(release.html)
    both = read_mail(mail(several("alternative", part(body, sent=sent), part(html, "html", sent=sent))), AUTHORITY)
    assert all_words(both) == Counter(words(f"{header(TITLE)} {body} Mail {release.text()}"))


def test_what_surrounds_a_release_goes_by_named_steps() -> None:
    removed = {r.text.split("\n")[0]: r.step for r in clean(SHAPES["Gmail"], AUTHORITY).text.removed}
    assert removed["Hi all,"] == "covering-note"
    assert removed["---------- Forwarded message ---------"] == "forward-header"
    assert removed["--"] == "signature"
    steps = {r.step for r in clean(SHAPES["bulletin"], AUTHORITY).text.removed}
    assert steps >= {"mail-header", "mail-furniture", "mail-alternative", "hidden"}
    assert "covering-note" in {r.step for r in clean(SHAPES["attached text"], AUTHORITY).text.removed}


def test_the_facts_of_a_mail() -> None:
    facts = {(f.kind, f.value): f.where for f in read_mail(SHAPES["text"], AUTHORITY).facts}
    assert facts["published", "2022-06-14T10:22:01+02:00"] == "the mail's header Date"
    assert ("sender", "Ministry of Defence of Arlandia") in facts
    assert ("title", TITLE) in facts


def test_who_passed_a_mail_on_is_no_fact_of_the_release() -> None:
    for shape in ("Gmail", "Outlook", "Apple"):
        facts = {(f.kind, f.value) for f in read_mail(SHAPES[shape], AUTHORITY).facts}
        assert ("sender", "Ministry of Defence of Arlandia") in facts
        assert ("published", "2022-06-14") in facts
        assert not any("Jane" in value for _, value in facts)


def test_the_page_of_a_mail_is_a_fact_where_it_is_the_publishers_own() -> None:
    for address, known in (("https://www.gov.uk/government/news/x", True), ("https://x.example/v", False)):
        html = page(f'<p><a href="{address}">View this email in your browser</a></p>{RELEASE.html}')
        facts = read_mail(mail(part(html, "html")), AUTHORITY).facts
        assert any(f.kind == "url" and f.value == address for f in facts) is known


@pytest.mark.parametrize(
    ("subject", "prefix"),
    [
        (f"Fwd: {TITLE}", "Fwd:"),
        (f"RE: FW: [External] {TITLE}", "RE: FW: [External]"),
        (f"WG: {TITLE}", "WG:"),
        (TITLE, ""),
        ("News: the day", ""),
    ],
)
def test_what_programs_write_before_a_subject(subject: str, prefix: str) -> None:
    assert split_subject(subject, listed=False) == (prefix, subject[len(prefix) :].strip())


def test_a_list_writes_its_name_before_a_subject() -> None:
    assert split_subject(f"[press] {TITLE}", listed=True) == ("[press]", TITLE)
    assert split_subject(f"[press] {TITLE}", listed=False) == ("", f"[press] {TITLE}")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Caf=C3=A9_talks?=", "Café talks"),
        ("=?iso-8859-1?b?Q2Fm6Q==?= talks", "Café talks"),
        ("=?utf-8?b?Q2Fmw?= =?utf-8?b?6kgdGFsa3M=?=", None),
        ("=?utf-8?q?Caf?=\n =?utf-8?q?=C3=A9?=", "Café"),
        ("=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?=", "Café"),
        ("=?windows-1250?q?Warszawa_=9C?=", "Warszawa ś"),
        ("=?iso-8859-2?q?Warszawa_=B6?=", "Warszawa ś"),
        ("plain\n  and folded", "plain and folded"),
        ("=?nonsense?q?a=E9?=", "aé"),
    ],
)
def test_encoded_headers(raw: str, text: str | None) -> None:
    found = decoded_header(raw)
    assert text is None or found == text


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://www.gov.uk/a", "https://www.gov.uk/a"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.gov.uk%2Fa&data=x",
            "https://www.gov.uk/a",
        ),
        ("https://links-2.govdelivery.com/CL0/https:%2F%2Fwww.gov.uk%2Fa/1/0100/x=1", "https://www.gov.uk/a"),
        ("https://urldefense.com/v3/__https://www.gov.uk/a__;!!x$", "https://www.gov.uk/a"),
        (
            "http://links.govdelivery.com:80/track?type=click&enid=x&&&101&&&https://www.gov.uk/a?b=c",
            "https://www.gov.uk/a?b=c",
        ),
        ("https://x.us1.list-manage.com/track/click?u=1&id=2&e=3", ""),
        ("https://www.google.com/url?q=https://www.gov.uk/a&sa=D", "https://www.gov.uk/a"),
        ("http://[", "http://["),
    ],
)
def test_links_lead_where_they_say(target: str, address: str) -> None:
    letter = Letter()
    letter.link([target])
    assert letter.targets == [address]


def test_alike_titles() -> None:
    assert alike(TITLE, TITLE.upper()) == 1
    assert alike(f"News Release: {TITLE}", TITLE) >= 0.75
    assert alike("Ministers meet in Paris to talk of trade", TITLE) < 0.75


def test_a_signed_letter_keeps_its_signature() -> None:
    letter = (
        "Dear Secretary-General,\n\n" + RELEASE.text(72) + "\n\nYours sincerely,\n\nAnna Arden\nMinister of Defence\n"
    )
    cleaned = clean(mail(part(letter)), AUTHORITY)
    assert "Anna Arden" in cleaned.text.text
    assert "Dear Secretary-General," in cleaned.text.text


def test_a_ministers_quotation_of_a_mail_is_no_forward() -> None:
    text = RELEASE.text() + "\n\nFrom: Arlandia\n\nOn Tuesday the minister wrote:\n\n" + RELEASE.paragraphs[0]
    cleaned = clean(mail(part(text)), AUTHORITY)
    assert RELEASE.paragraphs[2] in cleaned.text.text
    assert "On Tuesday the minister wrote:" in cleaned.text.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (mail(several("mixed", *[part("word")] * 5_000)), "C010"),
        (mail(b"\n" + b"> a\n" * 100_000), "C010"),
        (mail(b"\n" + b"word " * 1_000_000), "C010"),
        (mail(part("word " * 50), subject="word " * 200_000), "C010"),
        (mail(b'Content-Type: text/plain; a="' + b';"' * 100_000 + b"\n\nword\n"), "C010"),
        (mail(b"Content-Type: message/rfc822\n\n") * 2_000 + mail(part("word")), "C010"),
        (mail(b"Content-Type: message/rfc822\n\n") * 20 + mail(part("word")), "C010"),
        (
            mail(b"".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in range(2_000))),
            "C010",
        ),
        (mail(part("a\0b\x01" * 50)), "C009"),
    ],
    ids=[
        "parts",
        "lines",
        "long line",
        "header",
        "parameters",
        "nested mails",
        "mails in mails",
        "nested parts",
        "NUL",
    ],
)
@pytest.mark.timeout(20)
def test_hostile_mails_are_refused_in_one_clear_problem(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as error:
        read_mail(data, AUTHORITY)
    assert error.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        mail(several("mixed", part(RELEASE.text()))[:-8]),
        mail(several("alternative", part(RELEASE.text())).replace(b'; boundary="=_b"', b"")),
        mail(part(RELEASE.text(), sent="base64"))[:-9],
        mail(part(RELEASE.text()), more="Content-Disposition: inline; filename*=bad''%\n"),
    ],
    ids=["truncated", "no boundary", "broken base64", "broken parameter"],
)
def test_damaged_mails_are_read_as_far_as_they_go(data: bytes) -> None:
    text = " ".join(line.text for line in read_mail(data, AUTHORITY).lines if line.kept)
    assert RELEASE.paragraphs[0] in text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SHAPES)), st.data())
def test_whatever_the_bytes_only_one_problem_is_raised(shape: str, data: st.DataObject) -> None:
    raw = bytearray(SHAPES[shape])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        upto = at + data.draw(st.integers(0, 40))
        raw[at:upto] = data.draw(
            st.one_of(st.binary(max_size=12), st.sampled_from([b"\n", b"\n\n", b"--=_b\n", b">", b"="]))
        )
    with contextlib.suppress(CannotRead):
        assert read_mail(bytes(raw), AUTHORITY).format == "email"


def test_a_headline_of_several_lines() -> None:
    text = wrapped(TITLE, 30) + "\n\n" + RELEASE.text(72)
    assert clean(mail(part(text)), AUTHORITY).text.title == TITLE


@pytest.mark.parametrize(
    "last",
    [
        "(c) This order does not create any right that is enforceable at law against the government or its officers.",
        "To subscribe to the bonds, which raise the state's profile as a change of course, citizens write to the "
        "treasury, and the ministry will then send each of them a letter with the terms of the loan and the day.",
        "Thank you.",
        "###",
    ],
)
def test_the_last_words_of_a_release_are_no_foot(last: str) -> None:
    text = f"{RELEASE.text(72)}\n\n{wrapped(last)}\n"
    assert last in [line.text for line in clean(mail(part(text)), AUTHORITY).text.paragraphs]


def test_a_release_that_lists_its_sections_is_one() -> None:
    names = ["Anna Arden, Envoy to Borduria", "Bert Berg, Envoy to Syldavia", "Cara Colt, Envoy to San Theodoros"]
    sections = "".join(
        f"<p><strong>{name}</strong></p><p>{RELEASE.paragraphs[0]} {RELEASE.paragraphs[2]}</p>" for name in names
    )
    lead = "<p>ARLINGTON – Today the minister announced whom she means to name as envoys to three countries:</p>"
    html = page(f"{lead}<ul>{''.join(f'<li>{name}</li>' for name in names)}</ul>{sections}")
    cleaned = clean(mail(part(html, "html"), subject="The minister names three envoys"), AUTHORITY)
    assert cleaned.releases == 1
    assert cleaned.text.title == "The minister names three envoys"


def kept(text: str, **header: str) -> tuple[str | None, list[str]]:
    """Title and paragraphs of a mail in plain text."""
    cleaned = clean(mail(part(text), **header), AUTHORITY)
    return cleaned.text.title, [p.text for p in cleaned.text.paragraphs]


LINKED = "The text of the treaty{} was published on Monday together with a map of the sea{} by both of the ministries."


@pytest.mark.parametrize(
    ("links", "below"),
    [
        ((" <https://defence.example/a>", " <https://defence.example/b>"), ""),
        ((" ( https://defence.example/a )", " ( https://defence.example/b )"), ""),
        ((" [https://defence.example/a]", " [ https://defence.example/b ]"), ""),
        (("[1]", "[2]"), "\n\nLinks:\n------\n[1] https://defence.example/a\n[2] https://defence.example/b\n"),
        (("[1]", "[2]"), "\n\nReferences\n\n   1. https://defence.example/a\n   2. https://defence.example/b\n"),
    ],
    ids=["angles", "parentheses", "brackets", "footnotes", "references"],
)
def test_addresses_that_programs_write_into_a_text_are_no_words_of_it(links: tuple[str, str], below: str) -> None:
    text = f"{RELEASE.text()}\n\n{LINKED.format(*links)}{below}"
    assert kept(text) == (TITLE, [*RELEASE.paragraphs, LINKED.format("", "")])


def test_links_in_markdown_keep_their_targets() -> None:
    text = f"# {TITLE}\n\n## The treaty\n\n{RELEASE.text()}\n\nRead the [treaty](https://defence.example/a) in full."
    cleaned = clean(mail(part(text)), AUTHORITY)
    assert cleaned.text.title == TITLE
    first = cleaned.text.paragraphs[0]
    assert (first.text, first.kind) == ("The treaty", "heading")
    assert [link.url for link in cleaned.text.links] == ["https://defence.example/a"]


def test_items_that_word_writes_as_paragraphs_are_items() -> None:
    item = '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">· two hundred engineers and their machines</p>'
    cleaned = clean(mail(part(page(RELEASE.html + item), "html")), AUTHORITY)
    assert cleaned.text.paragraphs[-1].kind == "list-item"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        (f"Von: {SENDER}\nGesendet: Dienstag, 14. Juni 2022 15:22\nAn: Jane\nBetreff: {TITLE}\n\n", "2022-06-14"),
        (f"De : {SENDER}\nEnvoyé : mardi 14 juin 2022 15:22\nÀ : Jane\nObjet : {TITLE}\n\n", "2022-06-14"),
        (f"Od: {SENDER}\nWysłane: wtorek, 14 czerwca 2022 15:22\nDo: Jane\nTemat: {TITLE}\n\n", "2022-06-14"),
        (f"Am 14.06.22 um 15:22 schrieb {SENDER}:\n\n", "2022-06-14"),
        (f"On Tue, Jun 14, 2022 at 3:22 PM {SENDER} wrote:\n\n", "2022-06-14"),
        (f"From: {SENDER}\nSent: 06/07/2022 15:22\nTo: Jane\nSubject: {TITLE}\n\n", None),
    ],
    ids=["German", "French", "Polish", "quoted in German", "quoted", "open order"],
)
def test_the_day_of_the_mail_that_was_passed_on(header: str, day: str | None) -> None:
    data = mail(part(f"For the file.\n\n{header}{RELEASE.text()}"), **PASSED_ON)
    facts = read_mail(data, AUTHORITY).facts
    assert next((f.value for f in facts if f.kind == "published"), None) == day
    assert ("sender", "Ministry of Defence of Arlandia") in {(f.kind, f.value) for f in facts}


def test_a_subject_that_says_nothing_gives_way_to_the_headline() -> None:
    for subject in ("Press release", "New statement", "FYI"):
        assert kept(f"{TITLE}\n\n{RELEASE.text()}", subject=subject)[0] == TITLE


def test_the_line_of_a_memorandum_is_no_headline() -> None:
    line = f"SUBJECT: {TITLE}"
    assert kept(f"{line}\n\n{RELEASE.text()}")[1][0] == line


def test_a_letterhead_goes_and_who_speaks_stays() -> None:
    head = "THE MINISTRY\nOffice of the Spokesperson\n\nFOR IMMEDIATE RELEASE\n\nStatement by Anna Arden\n\n"
    paragraphs = kept(f"{head}{TITLE}\n\n{RELEASE.text()}", sender="The Ministry <news@defence.example>")[1]
    assert paragraphs == ["Statement by Anna Arden", *RELEASE.paragraphs]


def test_why_a_mail_comes_is_no_part_of_the_release() -> None:
    above = "You are subscribed to Press Releases for the Ministry. This information is now available.\n\n"
    below = "\n\nWhy am I getting this email?\n\nYou asked the ministry to send you an email each week.\n"
    assert kept(above + RELEASE.text() + below)[1] == list(RELEASE.paragraphs)


def test_a_release_about_subscriptions_stays_whole() -> None:
    texts = [
        "Consumers will be able to cancel subscriptions with one click under rules announced by the minister today.",
        "“You should be able to unsubscribe as easily as you signed up,” said the minister for consumer affairs.",
        "Businesses must tell you how to manage your subscription, and let you opt out of renewals at any time.",
        "All rights reserved by publishers in older contracts will lapse on the first of January, the minister said.",
    ]
    assert kept("\n\n".join(texts) + "\n\n-- \nPress Office\n", subject="Minister frees subscribers")[1] == texts


def alert(releases: tuple[Release, ...]) -> str:
    items = "".join(
        f"{r.title}\nhttps://www.gov.uk/{n}\n\nPage summary:\n{r.paragraphs[0]}\n\nChange made:\nFirst published.\n\n"
        f"Time updated:\n10:02am, 14 June 2022\n\n---\n\n"
        for n, r in enumerate(releases)
    )
    return f"Update from GOV.UK for:\n\nDefence\n\n---\n\n{items}Why am I getting this email?\n"


def test_an_alert_of_gov_uk_holds_title_and_summary_of_each_page() -> None:
    read = read_mail(mail(part(alert((RELEASE,))), subject="Update from GOV.UK for: Defence"), AUTHORITY)
    facts = {(f.kind, f.value) for f in read.facts}
    assert facts >= {("url", "https://www.gov.uk/0"), ("updated", "2022-06-14")}
    assert kept(alert((RELEASE,)), subject="Update") == (TITLE, [RELEASE.paragraphs[0]])
    two = mail(part(alert((RELEASE, Release("Minister opens barracks in the north")))), subject="Daily update")
    assert clean(two, AUTHORITY).releases == 2


def digest(
    *texts: str, subject: str = "News releases of 14 June", more: str = ""
) -> list[tuple[str | None, list[str]]]:
    """Title and paragraphs of each release of a digest in plain text."""
    parts = split(mail(part("".join(texts)), subject=subject, more=more), AUTHORITY)
    cleaned = [clean(one, AUTHORITY).text for one in parts]
    return [(text.title, [p.text for p in text.paragraphs]) for text in cleaned]


def each(form: str) -> list[str]:
    """Releases as a digest writes them."""
    return [form.format(n=n, title=r.title, text=r.text(66)) for n, r in enumerate(RELEASES, 1)]


RULE = "=" * 60
OTHER = Release(
    "Minister opens barracks in the north of Arlandia",
    ("The barracks cost 40 million crowns and have room for six hundred engineers and all of their machines.",) * 2,
)
RELEASES = (RELEASE, OTHER)
EACH = [(r.title, list(r.paragraphs)) for r in RELEASES]


@pytest.mark.parametrize(
    "form",
    [
        f"\n{RULE}\n\n{{title}}\n\n{{text}}\n",
        f"\n{RULE}\n\nFOR IMMEDIATE RELEASE\n14 June 2022\n\n{{title}}\n\n{{text}}\n",
        "\n-------- {n} of 2 --------\n\n{title}\n\n{text}\n",
        f"\n{RULE}\nItem {{n}} of 2\nTitle: {{title}}\nSource: The ministry\n{RULE}\n\n{{text}}\n",
        f"\n{RULE}\n\n{{title}}\n\n{{text}}\n\nThe wire relays releases as they come in. Nothing is endorsed.\n",
        f"\n{RULE}\n\n{{title}}\n\n{{text}}\n\nThis release on our site: https://defence.example/{{n}}\n",
        "\n{title} [ https://defence.example/{n} ] 06/14/2022 10:22 AM EDT\n\n{text}\n",
        "\n** {title} (https://defence.example/{n})\n------------------------------\n\n{text}\n",
        "\n## {title}\n\n*14 June 2022*\n\n{text}\n",
    ],
    ids=[
        "rules",
        "labels",
        "counted",
        "fields",
        "a line below each",
        "a link below each",
        "links",
        "underlined",
        "hashes",
    ],
)
def test_a_digest_in_plain_text_holds_each_of_its_releases(form: str) -> None:
    found = digest("News of the ministry\n", *each(form))
    assert [
        (title, [text for text in texts if "June 2022" not in text and "/2022" not in text]) for title, texts in found
    ] == EACH


def test_words_below_the_last_rule_are_no_release() -> None:
    assert (
        digest(*each(f"\n{RULE}\n\n{{title}}\n\n{{text}}\n"), f"\n{RULE}\n\nThis wire is for accredited newsrooms.\n")
        == EACH
    )


def test_rules_of_html_part_the_releases_of_a_digest() -> None:
    html = page("<hr>".join(["<p>Good morning.</p>", *(f"<p><b>{r.title}</b></p>{r.html}" for r in RELEASES)]))
    assert clean(mail(part(html, "html"), subject="Today's releases"), AUTHORITY).releases == 2


def test_the_mails_of_a_digest_in_parts_are_its_releases() -> None:
    mails = several(
        "digest", *(attached(mail(part(r.text()), subject=r.title), "message/rfc822") for r in RELEASES), boundary="=_d"
    )
    contents = part("Today's topics:\n\n" + "".join(f"   {n}. {r.title}\n" for n, r in enumerate(RELEASES, 1)))
    assert clean(mail(several("mixed", contents, mails), subject="Press digest"), AUTHORITY).releases == 2


def test_the_messages_of_a_list_have_titles_of_their_own() -> None:
    message = (
        f"Message: {{n}}\nDate: {DAY}\nFrom: Press Office <press@defence.example>\nSubject: [press] {{title}}\n"
        "Message-ID: <a@defence.example>\nContent-Type: text/plain\n\n{text}\n\n------------------------------\n\n"
    )
    assert digest("Topics:\n\n", "-" * 70, "\n\n", *each(message), more="List-Id: <press.lists.example>\n") == EACH
