"""The items of a feed are its releases; nothing outside a feed is loaded, and no word of it is lost."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.capture.feed import read_feed
from generator.capture.links import CLOSE, OPEN
from generator.capture.reading import Read
from tests.capture.captures import words

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY: Authority = read_authority(ROOT / "corpus" / "authority").authority
FIRST = "The ministers met in Tallinn and agreed on joint patrols over the sea from the spring of next year."
SECOND = "A second release says that the patrols are to last for two years, and that both parliaments consent."
RSS = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<?xml-stylesheet href="feed.xsl" type="text/xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>News of the ministry</title><link>https://defence.example/</link><language>en-GB</language>
<item><title>Ministers agree &amp; sign</title><link>https://defence.example/1</link>
<pubDate>Tue, 14 Jun 2022 10:22:01 +0200</pubDate><dc:creator>Press Office</dc:creator>
<description>A summary of it.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>See <a href="/2">the second</a>.&nbsp;Ends</p>]]></content:encoded>
<category>Air</category></item>
<item><title><![CDATA[A second <em>release</em>]]></title><guid isPermaLink="true">https://defence.example/2</guid>
<description>&lt;p&gt;{SECOND}&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
<updated>2022-06-15T00:00:00Z</updated>
<entry><title type="html">Ministers &amp;amp; pilots agree</title><id>tag:defence.example,2022:1</id>
<link rel="self" href="https://defence.example/feed"/><link href="https://defence.example/1"/>
<published>2022-06-14T10:22:01+02:00</published><author><name>Press Office</name></author>
<summary>A summary.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>{FIRST}</p><ul><li>one &amp; two</li></ul></div></content>
</entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>News</title></channel>
<item rdf:about="y"><title>Ministers agree</title><link>https://defence.example/1</link><dc:date>2022-06-14</dc:date>
<description>{FIRST}

A second paragraph without markup.</description></item></rdf:RDF>"""


def kept(read: Read) -> list[tuple[str | None, str]]:
    return [
        (line.kind, line.text.replace(OPEN, "").replace(CLOSE, ""))
        for line in read.lines
        if line.kept and not line.blank
    ]


def test_rss_with_two_items() -> None:
    read = read_feed(RSS, AUTHORITY)
    assert kept(read) == [
        ("title", "Ministers agree & sign"),
        ("paragraph", FIRST),
        ("paragraph", "See the second. Ends"),
        ("title", "A second release"),
        ("paragraph", SECOND),
    ]
    assert read.releases == 2
    assert read.targets == ("https://defence.example/2",)
    facts = {(f.kind, f.value) for f in read.facts}
    assert facts == {
        ("title", "Ministers agree & sign"),
        ("published", "2022-06-14T10:22:01+02:00"),
        ("person", "Press Office"),
        ("organisation", "News of the ministry"),
        ("url", "https://defence.example/1"),
        ("language", "en-GB"),
    }


def test_atom_with_elements_as_its_text() -> None:
    read = read_feed(ATOM, AUTHORITY)
    assert kept(read) == [("title", "Ministers & pilots agree"), ("paragraph", FIRST), ("list-item", "one & two")]
    assert ("url", "https://defence.example/1") in {(f.kind, f.value) for f in read.facts}
    assert ("published", "2022-06-14T10:22:01+02:00") in {(f.kind, f.value) for f in read.facts}


@pytest.mark.parametrize("item", ["<item>", '<entry xmlns="http://www.w3.org/2005/Atom">'])
def test_an_item_taken_out_of_its_feed(item: str) -> None:
    end = item[1:-1].split(maxsplit=1)[0]
    capture = f"{item}<title>Ministers agree</title><description>{FIRST}</description></{end}>"
    cleaned = clean(capture.encode(), AUTHORITY)
    assert (cleaned.format, cleaned.text.title) == ("feed", "Ministers agree")
    assert [p.text for p in cleaned.text.paragraphs] == [FIRST]


def test_signs_and_elements_put_into_a_feed_as_they_were() -> None:
    feed = (
        "<rss><channel><item><title>Army & Navy agree</title><link>https://defence.example/?a=1&b=2&copies;</link>"
        f"<description><p>{FIRST}<br>And more.</description><pubDate>Tue, 14 Jun 2022 10:22:01 +0200</pubDate>"
        "</item></channel></rss>"
    )
    read = read_feed(feed, AUTHORITY)
    texts = [text for _, text in kept(read)]
    assert texts == ["Army & Navy agree", FIRST, "And more."]
    assert ("url", "https://defence.example/?a=1&b=2&copies;") in {(f.kind, f.value) for f in read.facts}
    assert ("published", "2022-06-14T10:22:01+02:00") in {(f.kind, f.value) for f in read.facts}


def test_rss_1_with_plain_text() -> None:
    cleaned = clean(RDF.encode(), AUTHORITY)
    assert cleaned.format == "feed"
    assert cleaned.text.title == "Ministers agree"
    assert [p.text for p in cleaned.text.paragraphs] == [FIRST, "A second paragraph without markup."]
    assert ("published", "2022-06-14") in {(f.kind, f.value) for f in cleaned.text.facts}


@pytest.mark.parametrize(
    ("feed", "shown"),
    [
        (
            RSS,
            "News of the ministry https://defence.example/ en-GB Ministers agree & sign https://defence.example/1 "
            "Tue, 14 Jun 2022 10:22:01 +0200 Press Office A summary of it. "
            f"{FIRST} See the second. Ends Air A second release https://defence.example/2 {SECOND}",
        ),
        (
            ATOM,
            "News 2022-06-15T00:00:00Z Ministers & pilots agree tag:defence.example,2022:1 "
            f"2022-06-14T10:22:01+02:00 Press Office A summary. {FIRST} one & two",
        ),
    ],
    ids=["RSS", "Atom"],
)
def test_no_word_of_a_feed_is_lost(feed: str, shown: str) -> None:
    read = read_feed(feed, AUTHORITY)
    assert Counter(words(" ".join(line.text for line in read.lines).replace(OPEN, "").replace(CLOSE, ""))) == Counter(
        words(shown)
    )


BOMB = '<!DOCTYPE r [<!ENTITY a "boom">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y"> %y;'


@pytest.mark.parametrize(("head", "entity"), [(BOMB, "j"), (OUTSIDE, "x")], ids=["billion laughs", "outside"])
@pytest.mark.timeout(20)
def test_entities_of_a_feed_are_not_put_in(head: str, entity: str) -> None:
    item = f"<item><title>A title</title><description>{FIRST} &{entity};</description></item>"
    feed = f"{head}]><rss><channel>{item}</channel></rss>"
    read = read_feed(feed, AUTHORITY)
    text = " ".join(line.text for line in read.lines)
    assert FIRST in text
    assert "boom" not in text
    assert "root" not in text


@pytest.mark.parametrize(
    ("feed", "code"),
    [
        ("<rss><channel><title>News</title></channel></rss>", "C009"),
        ("<rss", "C009"),
        ("<rss><channel>" + "<item><title>A</title></item>" * 1_000 + "</channel></rss>", "C010"),
        ("<rss><channel><item><title>A title</title>" + "<b>" * 5_000 + "</item></channel></rss>", "C010"),
    ],
    ids=["no item", "broken off", "items", "deep"],
)
@pytest.mark.timeout(20)
def test_feeds_that_cannot_be_read(feed: str, code: str) -> None:
    with pytest.raises(CannotRead) as error:
        read_feed(feed, AUTHORITY)
    assert error.value.code == code


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([RSS, ATOM, RDF]), st.data())
def test_whatever_the_feed_only_one_problem_is_raised(feed: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(feed)))
        put = data.draw(
            st.one_of(st.text(max_size=8), st.sampled_from(["<", "&", "]]>", "<![CDATA[", "</item>", "\0"]))
        )
        feed = feed[:at] + put + feed[at + data.draw(st.integers(0, 30)) :]
    with contextlib.suppress(CannotRead):
        assert read_feed(feed, AUTHORITY).format == "feed"
