"""Releases as items of RSS and Atom feeds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.evaluation import bodies
from tests.evaluation.capture import Capture, Options, truth_of
from tests.evaluation.releases import Release


def rss(releases: Sequence[Release], options: Options) -> Capture:
    """RSS 2.0: the body in content:encoded, or escaped in the description, or only its beginning there."""
    kind = options["body"]
    items = "".join(_rss_item(release, kind) for release in releases)
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"<title>{escape(releases[0].office)} – Press Releases</title>\n"
        '<atom:link href="https://www.example.gov/feed/" rel="self" type="application/rss+xml" />\n'
        "<link>https://www.example.gov</link>\n<description>All releases, as they come out</description>\n"
        "<language>en-US</language>\n<generator>https://wordpress.org/?v=5.9</generator>\n"
        f"{items}</channel>\n</rss>\n"
    )
    truth = tuple(r.summary or r.lead for r in releases) if kind == "summary" else truth_of(releases)
    return _capture(feed, truth, releases, kind)


def atom(releases: Sequence[Release], options: Options) -> Capture:
    """Atom: the body as escaped HTML or as XHTML."""
    entries = "".join(_atom_entry(release, options["body"]) for release in releases)
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        f"<id>tag:example.gov,2005:/news</id>\n<title>Announcements from {escape(releases[0].office)}</title>\n"
        '<link rel="self" type="application/atom+xml" href="https://www.example.gov/news.atom"/>\n'
        f"<updated>{releases[0].date}T12:00:00+00:00</updated>\n<author><name>HM Government</name></author>\n"
        f"{entries}</feed>\n"
    )
    return _capture(feed, truth_of(releases), releases, options["body"])


def _capture(feed: str, truth: tuple[str, ...], releases: Sequence[Release], kind: str) -> Capture:
    last = [f"The post {r.title} appeared first on {r.office}." for r in releases] if kind == "wordpress" else []
    bodies_seen = [truth] if kind == "summary" else [[b.text for b in r.blocks] for r in releases]
    seen = "\n".join(text for r, body in zip(releases, bodies_seen, strict=False) for text in (r.title, *body))
    return Capture(
        feed.encode(),
        truth,
        _beside(releases),
        seen=(seen,),
        also_seen=(re.sub(r"<!\[CDATA\[|\]\]>|<[^!>]*>", " ", feed), *last),
    )


def _beside(releases: Sequence[Release]) -> tuple[str, ...]:
    return tuple(text for r in releases for text in (r.title, r.lead, r.day, r.office, r.summary) if text)


def _rss_item(release: Release, kind: str) -> str:
    body = bodies.semantic(release.blocks)
    noon = dt.datetime.combine(release.date, dt.time(12), dt.UTC)
    match kind:
        case "encoded":
            content = (
                f"<description><![CDATA[{bodies.escaped(release.lead)}]]></description>\n"
                f"<content:encoded><![CDATA[{body}]]></content:encoded>\n"
            )
        case "wordpress":
            last = f'<p>The post <a href="{release.url}">{bodies.escaped(release.title)}</a> appeared first on <a href="https://www.example.gov">{bodies.escaped(release.office)}</a>.</p>'
            content = (
                f"<description><![CDATA[<p>{bodies.escaped(release.lead)}</p>\n{last}]]></description>\n"
                f"<content:encoded><![CDATA[{body}\n{last}]]></content:encoded>\n"
            )
        case "escaped":
            content = f"<description>{escape(body)}</description>\n"
        case _:
            content = f"<description>{escape(release.summary or release.lead)}</description>\n"
    return (
        f"<item>\n<title>{escape(release.title)}</title>\n<link>{escape(release.url)}</link>\n"
        f"<dc:creator><![CDATA[{release.office}]]></dc:creator>\n"
        f"<pubDate>{noon:%a, %d %b %Y %H:%M:%S} +0000</pubDate>\n"
        f'<guid isPermaLink="false">{escape(release.url)}</guid>\n{content}</item>\n'
    )


def _atom_entry(release: Release, kind: str) -> str:
    body = bodies.semantic(release.blocks)
    if kind == "xhtml":
        closed = body.replace("<br>", "<br/>")
        content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{closed}</div></content>'
    else:
        content = f'<content type="html">{escape(body)}</content>'
    return (
        f"<entry>\n<id>{escape(release.url)}</id>\n<updated>{release.date}T12:00:00+00:00</updated>\n"
        f'<link rel="alternate" type="text/html" href="{escape(release.url)}"/>\n'
        f"<title>{escape(release.title)}</title>\n"
        f"<summary>{escape(release.lead)}</summary>\n{content}\n</entry>\n"
    )
