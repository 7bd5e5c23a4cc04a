"""Feeds and JSON made to hurt."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.capture.hostile_pages import laughs
from tests.capture.hostile_text import PARAGRAPH, SENTENCE, Make


def _feed(inner: Callable[[int], str], before: Callable[[int], bytes] = lambda n: b"") -> Make:
    return lambda n: before(n) + f'<rss version="2.0"><channel><title>News</title>{inner(n)}</channel></rss>'.encode()


def _item(title: str = "Ministers meet", body: str = "") -> str:
    text = f"{PARAGRAPH}{body}".replace("&", "&amp;").replace("<", "&lt;")
    return f"<item><title>{title}</title><link>https://a.example/x</link><description>{text}</description></item>"


FEEDS: dict[str, Make] = {
    "billion laughs": _feed(lambda n: _item("&l9;"), laughs),
    "one large entity": _feed(
        lambda n: _item("&a;" * n), lambda n: f'<!DOCTYPE rss [<!ENTITY a "{"x" * n}">]>'.encode()
    ),
    "an entity of itself": _feed(lambda n: _item("&a;"), lambda n: b'<!DOCTYPE rss [<!ENTITY a "&a;">]>'),
    "an entity of a file": _feed(
        lambda n: _item("&a;"), lambda n: b'<!DOCTYPE rss [<!ENTITY a SYSTEM "/etc/passwd">]>'
    ),
    "a document type elsewhere": _feed(
        lambda n: _item(), lambda n: b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
    ),
    "items": _feed(lambda n: "".join(_item(f"Ministers meet {at}") for at in range(n))),
    "empty items": _feed(lambda n: "<item/>" * n),
    "items never ended": _feed(lambda n: "<item><title>x" * n),
    "nested": _feed(lambda n: "<a>" * n + "</a>" * n + _item()),
    "nested items": _feed(lambda n: "<item><title>x</title>" * n + "</item>" * n),
    "a body nested": _feed(lambda n: _item(body="<div>" * n)),
    "a body of entities": _feed(lambda n: _item(body="&amp;" * n)),
    "a title": _feed(lambda n: _item("word " * n)),
    "categories": _feed(lambda n: _item().replace("</item>", "<category>x</category>" * n + "</item>")),
    "name spaces": lambda n: (
        "<rss " + " ".join(f'xmlns:a{at}="b{at}"' for at in range(n)) + f"><channel>{_item()}</channel></rss>"
    ).encode(),
    "name spaces nested": _feed(lambda n: "".join(f'<a xmlns="u{at}">' for at in range(n)) + "</a>" * n + _item()),
    "CDATA": _feed(lambda n: _item().replace("</item>", "<![CDATA[x]]>" * n + "</item>")),
    "declared as UTF-16": lambda n: b'<?xml version="1.0" encoding="UTF-16"?>' + _feed(lambda n: _item() * n)(n),
    "declared as UTF-7": lambda n: b'<?xml version="1.0" encoding="UTF-7"?>' + _feed(lambda n: _item() * n)(n),
    "Atom nested": lambda n: (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title><content type='xhtml'>"
        + "<div xmlns='http://www.w3.org/1999/xhtml'>" * n
        + PARAGRAPH
        + "</div>" * n
        + "</content></entry></feed>"
    ).encode(),
}


def _json(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields).encode()


def _row(**fields: Any) -> bytes:
    return _json(
        {"id": "1", "title": "Ministers meet in Oslo", "date": "2024-03-12", "body_html": PARAGRAPH * 3} | fields
    )


def _govuk(**fields: Any) -> bytes:
    details = {"body": PARAGRAPH * 3} | fields.pop("details", {})
    given = {"content_id": "a", "base_path": "/government/news/x", "title": "Ministers meet", "locale": "en"}
    return _json({**given, "public_updated_at": "2024-03-12T10:00:00Z", "details": details, **fields})


JSONS: dict[str, Make] = {
    "nested lists": lambda n: b"[" * n + b"]" * n,
    "nested objects": lambda n: b'{"a":' * n + b"1" + b"}" * n,
    "nested, never closed": lambda n: b'{"a":[' * n,
    "nested in a row": lambda n: b'{"body_text": "The ministers met.", "x": ' + b"[" * n + b"]" * n + b"}",
    "nested in a document": lambda n: (
        b'{"content_id": "a", "details": {"body": ' + b'{"a":' * n + b"1" + b"}" * n + b"}}"
    ),
    "a large number": lambda n: b'{"body_text": "The ministers met in Oslo.", "x": ' + b"9" * n + b"}",
    "a large power": lambda n: b'{"body_text": "The ministers met in Oslo.", "date": 1e' + b"9" * n + b"}",
    "not a number": lambda n: (
        b'{"body_text": "The ministers met.", "date": NaN, "title": Infinity, "x": "' + b"x" * n + b'"}'
    ),
    "fields": lambda n: _row(**{f"f{at}": "word" for at in range(n)}),
    "the same field": lambda n: b"{" + b'"body_text": "The ministers met in Oslo today.", ' * n + b'"id": "1"}',
    "half characters": lambda n: (
        b'{"title": "\\ud800 x", "body_text": "' + b"The \\udfff ministers \\ud800met. " * n + b'"}'
    ),
    "NULs": lambda n: b'{"title": "a\\u0000b", "body_text": "' + b"The\\u0000 ministers met. " * n + b'"}',
    "a title": lambda n: _row(title="word " * n),
    "a body": lambda n: _row(body_html=PARAGRAPH * n),
    "a body nested": lambda n: _row(body_html="<div>" * n + PARAGRAPH),
    "a body of text": lambda n: _json({"title": "x", "body_text": SENTENCE * n}),
    "a body of entities": lambda n: _row(body_html="&amp;" * n),
    "a body of less-than signs": lambda n: _row(body_html="<" * n),
    "a document of links": lambda n: _govuk(links={"organisations": [{"title": f"Office {at}"} for at in range(n)]}),
    "a document of changes": lambda n: _govuk(
        details={"change_history": [{"note": f"Change {at}", "public_timestamp": "2024-03-12"} for at in range(n)]}
    ),
    "a document of kinds": lambda n: _govuk(links={f"k{at}": [{"title": "x"}] for at in range(n)}),
    "a document of attachments": lambda n: _govuk(details={"attachments": [{"title": "x", "url": "/a"}] * n}),
    "a document of bodies": lambda n: _govuk(
        details={"body": [{"content_type": "text/html", "content": PARAGRAPH}] * n}
    ),
    "fields of every kind": lambda n: _govuk(
        links=[], details={"body": {"a": [1] * n}}, title={}, public_updated_at=[]
    ),
}
