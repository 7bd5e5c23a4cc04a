"""A digest mail and a feed are taken apart into one capture for each release."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import clean
from generator.capture.formats import read_capture
from generator.capture.links import CLOSE, OPEN
from generator.capture.parts import split
from generator.capture.reading import Read
from tests.capture.captures import words
from tests.capture.mails import RELEASES, Release, attached, mail, page, part, several, wrapped
from tests.capture.test_feed import ATOM, RSS

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY: Authority = read_authority(ROOT / "corpus" / "authority").authority


def contents(releases: Sequence[Release]) -> str:
    return "<ul>" + "".join(f'<li><a href="#{n}">{r.title}</a></li>' for n, r in enumerate(releases)) + "</ul>"


def with_contents(releases: Sequence[Release]) -> bytes:
    body = "".join(f'<h2>{r.title}</h2>{r.html}<p><a href="#top">Back to top</a></p>' for r in releases)
    html = page(f"<h1>News of the ministry</h1>{contents(releases)}{body}<p>Unsubscribe from this list</p>")
    return mail(part(html, "html"), subject="Daily digest, 14 June 2022")


def with_teasers(releases: Sequence[Release]) -> bytes:
    top = "".join(f'<p><b>{r.title}</b><br>{r.paragraphs[0][:60]}… <a href="#x">Read more</a></p>' for r in releases)
    body = "".join(f'<div style="font-size: 20px">{r.title}</div>{r.html}' for r in releases)
    return mail(part(page(top + body), "html"), subject="Today from the ministry")


def with_links(releases: Sequence[Release]) -> bytes:
    body = "".join(
        f'<p><strong><a href="https://defence.example/{n}">{r.title}</a></strong></p>'
        f"<p><em>06/1{n}/2022 10:00 AM</em></p>{r.html}"
        for n, r in enumerate(releases)
    )
    return mail(
        part(page(f"<p>You asked for news of the ministry.</p>{body}"), "html"), subject="Daily Digest Bulletin"
    )


def as_text(releases: Sequence[Release]) -> bytes:
    top = "\n".join(f"{n}. {r.title}" for n, r in enumerate(releases, 1))
    body = "".join(
        f"\n{'=' * 60}\n{n}. {wrapped(r.title, 50)}\n{'=' * 60}\n\n{r.text(66)}\n" for n, r in enumerate(releases, 1)
    )
    return mail(part(f"News of the ministry\n\n{top}\n{body}"), subject="News releases of 14 June")


def as_mails(releases: Sequence[Release]) -> bytes:
    mails = [attached(mail(part(r.text(66)), subject=r.title), "message/rfc822") for r in releases]
    return mail(several("mixed", part("Attached are the releases.\n"), *mails), subject="Releases of the week")


DIGESTS = {
    "contents": with_contents,
    "teasers": with_teasers,
    "links": with_links,
    "text": as_text,
    "mails": as_mails,
}


@pytest.mark.parametrize("shape", DIGESTS)
@pytest.mark.parametrize("count", [2, 3])
def test_a_digest_holds_each_of_its_releases(shape: str, count: int) -> None:
    data = DIGESTS[shape](RELEASES[:count])
    assert clean(data, AUTHORITY).releases == count
    parts = split(data, AUTHORITY)
    assert len(parts) == count
    for one, release in zip(parts, RELEASES, strict=False):
        cleaned = clean(one, AUTHORITY)
        assert cleaned.text.title == release.title
        paragraphs = [p.text for p in cleaned.text.paragraphs]
        assert [text for text in paragraphs if not text.startswith("06/1")] == list(release.paragraphs)
        assert split(one, AUTHORITY) == [one]


def releases_of(read: Read) -> list[list[str]]:
    """The kept words of each release."""
    found: list[list[str]] = []
    for line in read.lines:
        if line.kept and line.kind == "title":
            found.append([])
        if line.kept and found:
            found[-1] += words(line.text.replace(OPEN, "").replace(CLOSE, ""))
    return found


@pytest.mark.parametrize("data", [RSS.encode("latin-1"), *(make(RELEASES) for make in DIGESTS.values())])
def test_each_part_holds_exactly_the_words_of_its_release(data: bytes) -> None:
    whole = releases_of(read_capture(data, AUTHORITY))
    parts = split(data, AUTHORITY)
    assert [releases_of(read_capture(one, AUTHORITY)) for one in parts] == [[one] for one in whole]
    assert split(data, AUTHORITY) == parts


def test_the_head_of_a_feed_stays_with_each_of_its_items() -> None:
    for one in split(RSS.encode("latin-1"), AUTHORITY):
        assert b"News of the ministry" in one


@pytest.mark.parametrize(
    "data", [ATOM.encode(), b"A title\n\nA text of one release.\n", mail(part(Release().text())), b'{"body_text": "a"}']
)
def test_a_capture_of_one_release_stays_as_it_is(data: bytes) -> None:
    assert split(data, AUTHORITY) == [data]


def test_sections_of_one_release_are_no_releases() -> None:
    sections = "".join(f"<h2>{r.title}</h2>{r.html}" for r in RELEASES)
    whole = "Ministry reports on its work of the year"
    for top in ("", contents(RELEASES)):
        data = mail(part(page(f"<h1>{whole}</h1>{top}{sections}"), "html"), subject=whole)
        assert clean(data, AUTHORITY).releases == 1
        assert clean(data, AUTHORITY).text.title == whole
