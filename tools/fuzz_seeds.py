"""Made-up captures of every format, shaped as real ones are: what the fuzzer changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from tests.capture import mails
from tests.evaluation import api, bodies, feeds, mail, paper, plain
from tests.evaluation.capture import Options, Renderer
from tests.evaluation.releases import Block, Release, load, text_of

_LINK = '<a href="https://a.example/x?utm_source=mail&amp;mc_eid=1a2b&amp;to=jane.doe%40mail.example">his host</a>'
_BLOCKS = (
    (
        "p",
        "The Defence Secretary, Ben Wallace, met his Norwegian counterpart in Oslo on 12 March 2022.",
    ),
    ("h2", "Joint patrols"),
    (
        "p",
        f"“Our pilots will fly together,” said Defence Secretary Ben Wallace, who thanked {_LINK} for a café au lait.",
    ),
    ("li", "two frigates from Portsmouth,"),
    ("li", "£2.5 million a year – <b>half</b> of it from each side."),
    ("tr", "<td>2022</td><td>4 aircraft</td>"),
    ("blockquote", "We will not wait, President Zelenskyy told the G7 in Kyiv."),
    ("p", "ENDS"),
    ("p", "Media enquiries: Jane Doe, jane.doe@defence.example or tel. +44 20 7946 0123 (mobile 07700 900123)"),
)
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - Ministry of Defence</title>
<meta property="og:title" content="{title}"><meta name="author" content="jane.doe@defence.example">
<meta property="article:published_time" content="2022-03-12T10:00:00Z"><base href="https://defence.example/">
<link rel="canonical" href="https://defence.example/news/x?fbclid=77"><style>p {{margin: 0}}</style>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>
</head><body class="news"><header role="banner"><a href="/">Ministry</a></header>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">About us</a></li></ul></nav>
<main><article><h1>{title}</h1><p class="date">12 March 2022</p>
{body}
<img src="https://t.example/open?u=8a7b" width="1" height="1" alt=""></article>
<aside><h2>Related</h2><a href="/c">Another release of the ministry</a></aside></main>
<footer><p>Contact: <a href="mailto:jane.doe@defence.example?subject=x">jane.doe@defence.example</a> | 020 7946 0123</p>
<form><input value="x"></form><p>© Ministry of Defence</p></footer><!-- page 7 --></body></html>
"""
_SHAPES: dict[str, tuple[tuple[Renderer, Options], ...]] = {
    "text": (
        (plain.plain, {"date": "yes"}),
        (plain.plain, {"encoding": "cp1252", "newline": "crlf"}),
        (plain.plain, {"encoding": "utf-16-le", "links": "markdown"}),
        (plain.plain, {"mojibake": "2"}),
        (plain.wrapped, {"width": "66", "quoted": "yes"}),
        (plain.from_pdf, {"page": "8", "hyphens": "yes", "width": "50"}),
    ),
    "feed": ((feeds.rss, {"body": "wordpress"}), (feeds.rss, {"body": "escaped"}), (feeds.atom, {"body": "xhtml"})),
    "json": ((api.content, {}), (api.row, {"body": "html"}), (api.row, {"body": "text"})),
    "email": (
        (mail.text_only, {"wrap": "72"}),
        (mail.text_only, {"flowed": "yes", "cte": "base64", "charset": "utf-16"}),
        (mail.text_only, {"cte": "8bit", "declared": "none", "mbox": "yes"}),
    ),
    "pdf": ((paper.pdf, {"hyphens": "yes"}), (paper.pdf, {"compressed": "no", "ligatures": "yes", "columns": "2"})),
}  # fmt: skip


@lru_cache(maxsize=1)
def seeds() -> dict[str, tuple[bytes, ...]]:
    """The captures by their format."""
    made: dict[str, list[bytes]] = {}
    for name, shapes in _SHAPES.items():
        releases = _releases()[:1] if name == "pdf" else _releases()[:3]
        made[name] = [make([release], options).data for make, options in shapes for release in releases]
    made["html"] = [_page(release) for release in _releases()]
    made["email"] += _mails()
    return {name: tuple(captures) for name, captures in sorted(made.items())}


@lru_cache(maxsize=1)
def _releases() -> tuple[Release, ...]:
    """The first is short, English, and full of what the cleaner looks for; the others are in other languages."""
    blocks = tuple(Block(tag, text_of(inner), inner) for tag, inner in _BLOCKS)
    title, office = "Ministers agree on joint air patrols", "Ministry of Defence"
    english = Release("made-up/1", title, dt.date(2022, 3, 12), "https://defence.example/news/x", office, blocks)
    return english, load("made-up/fr-1"), load("made-up/de-2"), load("made-up/pl-1")


def _page(release: Release) -> bytes:
    return _PAGE.format(title=release.title, body=bodies.semantic(release.blocks)).encode()


def _mails() -> Iterator[bytes]:
    """Bulletins, forwards, attachments."""
    release = mails.Release()
    text, page = mails.part(release.text(72)), mails.part(mails.bulletin(release), "html", sent="quoted-printable")
    yield mails.mail(mails.several("alternative", text, page))
    yield mails.mail(mails.part(mails.page(bodies.semantic(_releases()[0].blocks)), "html", "cp1252"))
    forwarded = f"FYI, see below. Regards, Tom, 07700 900123\n\n{mails.forward_head(release)}{release.text(72)}"
    yield mails.mail(mails.part(forwarded), subject=f"Fwd: {release.title}", sender="Tom <tom@mail.example>")
    yield mails.mail(mails.part(mails.quoted(forwarded), sent="base64"), subject="=?utf-8?q?AW=3A_Treffen?=")
    inner = mails.attached(mails.mail(text), "message/rfc822")
    yield mails.mail(mails.several("mixed", mails.part("See the attached release."), inner))
    printed = mails.attached(_page(_releases()[0]), "text/html", "release.html")
    yield mails.mail(mails.several("mixed", mails.part("Dear Jane,\n\nPlease find attached the release."), printed))
    digest = "\n\n* * *\n\n".join(f"{at}. {release.title}\n\n{release.text()}" for at in range(3))
    yield mails.mail(mails.part(digest), more="List-Unsubscribe: <https://l.example/u?e=jane.reader%40mail.example>\n")
