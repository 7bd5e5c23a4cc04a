"""Web pages made to hurt."""

from __future__ import annotations

from collections.abc import Callable

from tests.capture.hostile_text import PARAGRAPH, Make

_PAGE = "<!DOCTYPE html><html><head><title>Ministers meet</title></head><body><h1>Ministers meet</h1>"


def _page(inner: Callable[[int], str], head: str = "") -> Make:
    return lambda n: f"{_PAGE}{head}{PARAGRAPH}{inner(n)}{PARAGRAPH}</body></html>".encode("utf-8", "surrogatepass")


def _nested(tag: str, inner: str = "x", close: bool = True) -> Make:
    return _page(lambda n: f"<{tag}>" * n + inner + (f"</{tag.split(maxsplit=1)[0]}>" * n if close else ""))


def _in_head(piece: str) -> Make:
    return lambda n: (
        f"<html><head>{piece * n}<title>Ministers</title></head><body>{PARAGRAPH * 3}</body></html>".encode()
    )


PAGES: dict[str, Make] = {
    **{
        f"nested {tag}": _nested(tag)
        for tag in ("div", "p", "b", "a href=x", "li", "table", "td", "blockquote", "form")
    },
    **{
        f"nested, never closed {tag}": _nested(tag, close=False)
        for tag in ("div", "span", "ul><li", "font", "h1", "select")
    },
    "nested tables": _nested("table><tr><td"),
    "nested with text": _page(lambda n: "<div>word " * n + "</div>" * n),
    "elements one after the other": _page(lambda n: "<p>x</p>" * n),
    "paragraphs": _page(lambda n: "".join(f"<p>Paragraph {at} of a release without an end.</p>" for at in range(n))),
    "spans one after the other": _page(lambda n: "<span>x </span>" * n),
    "line breaks": _page(lambda n: "<br>" * n),
    "line breaks and words": _page(lambda n: "word<br>" * n),
    "headings": _page(lambda n: "<h2>A heading</h2>" * n),
    "links": _page(lambda n: "".join(f'<a href="/a{at}">word {at}</a> ' for at in range(n))),
    "items of a list": _page(lambda n: "<ul>" + "<li>item</li>" * n + "</ul>"),
    "closing tags alone": _page(lambda n: "</div></p>" * n),
    "an attribute": _page(lambda n: f'<p class="{"x " * n}">word</p>'),
    "a style": _page(lambda n: f'<p style="{"display:none;" * n}">word</p>'),
    "an address": _page(lambda n: f'<a href="https://a.example/{"?a=b&amp;" * n}">word</a>'),
    "an address of percents": _page(lambda n: f'<a href="https://a.example/{"%25" * n}40b.example">word</a>'),
    "attributes": _page(lambda n: "<p " + " ".join(f"a{at}=b" for at in range(n)) + ">word</p>"),
    "an attribute never closed": _page(lambda n: '<p class="' + "x>" * n),
    "a tag never closed": _page(lambda n: "<p " + "a=b " * n),
    "less-than signs": _page(lambda n: "<" * n),
    "less-than signs and letters": _page(lambda n: "<a" * n),
    "entities": _page(lambda n: "&amp;" * n),
    "numbered entities": _page(lambda n: "&#8203;&#x202e;&#0;&#55296;&#1114112;" * n),
    "entities in entities": _page(lambda n: "&" + "amp;" * n),
    "entities never ended": _page(lambda n: "&amp" * n),
    "an entity's long name": _page(lambda n: "&" + "a" * n + ";"),
    "a table": _page(lambda n: "<table>" + ("<tr>" + "<td>1</td>" * n + "</tr>") * n + "</table>"),
    "a table with spans": _page(lambda n: f'<table><tr><td colspan="{n}" rowspan="{n}">1</td></tr></table>'),
    "a picture in the page": _page(lambda n: f'<img src="data:image/png;base64,{"A" * n}"><p>word</p>'),
    "a page in a link": _page(lambda n: f'<a href="data:text/html,{"x" * n}">word</a>'),
    "a comment": _page(lambda n: "<!--" + "-x" * n + "-->"),
    "comments": _page(lambda n: "<!-- x -->" * n),
    "comments never ended": _page(lambda n: "<!--" * n),
    "comments before the page": lambda n: b"<!-- x -->" * n + _page(lambda n: "")(n),
    "comments before nothing": lambda n: b"<!-- x --> " * n,
    "declarations": lambda n: b"<?xml version='1.0'?>" * n + _page(lambda n: "")(n),
    "declarations never ended": lambda n: b"<?xml " * n + _page(lambda n: "")(n),
    "processing instructions": _page(lambda n: "<?x y" * n),
    "CDATA": _page(lambda n: "<![CDATA[ x ]]>" * n),
    "a script": _page(lambda n: "<script>" + "var a = '<p>';" * n + "</script>"),
    "scripts never ended": _page(lambda n: "<script>" * n),
    "styles never ended": _in_head("<style>"),
    "a textarea never ended": _page(lambda n: "<textarea>" + "word " * n),
    "raw text": _page(lambda n: "<pre>" + " word\n" * n + "</pre>"),
    "metas": _in_head('<meta property="og:title" content="Ministers meet in Oslo">'),
    "titles": _in_head("<title>Ministers</title>"),
    "bases": _in_head('<base href="http://[::1">'),
    "JSON-LD nested": lambda n: _in_head('<script type="application/ld+json">' + "[" * n + "</script>")(1),
    "JSON-LD objects nested": lambda n: _in_head(
        '<script type="application/ld+json">' + '{"a":' * n + "1" + "}" * n + "</script>"
    )(1),
    "JSON-LD": _in_head('<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'),
    "recursive entities": lambda n: laughs(n) + _page(lambda n: "&l9;")(n),
    "NULs": _page(lambda n: "\0<p>a\0b</p>" * n),
    "invisible characters": _page(lambda n: "<p>\u202eoslO\u202c a\u200bb\u00ad\u2066c</p>" * n),
    "lone surrogates": _page(lambda n: "<p>&#xD800; \ud800</p>" * n),
    "combining characters": _page(lambda n: "<p>a" + "\u0301\u0316\u0334" * n + "</p>"),
    "mojibake": _page(lambda n: "<p>" + "Ã¢â\u201a¬â„¢ Ã©" * n + "</p>"),
    "mail links": _page(
        lambda n: "".join(f'<a href="mailto:a{at}@b.example">a{at} at b dot example</a>' for at in range(n))
    ),
    "tracking pixels": _page(
        lambda n: "".join(f'<img width=1 height=1 src="https://t.example/o?u={at}">' for at in range(n))
    ),
    "tracking links": _page(
        lambda n: "".join(f'<a href="https://t.example/c?utm_source={at}&amp;mc_eid=z">x</a>' for at in range(n))
    ),
    "declared as UTF-16": _in_head('<meta charset="utf-16">'),
    "declared as nothing known": _in_head('<meta charset="x-user-undefined-☃">'),
    "UTF-16": lambda n: _page(lambda n: "<p>word</p>" * n)(n).decode().encode("utf-16"),
    "frames": lambda n: b"<html><frameset>" + b"<frame src=x>" * n + b"</frameset></html>",
    "templates": _page(lambda n: "<template><p>word</p></template>" * n),
    "drawings": _page(lambda n: "<svg><foreignObject><math><mi>" * n),
    "fragment": lambda n: b"<p>word</p>" * n,
}


def laughs(n: int) -> bytes:
    """A document type in which `n` of the entity before make up each entity."""
    steps = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * n}">' for at in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{steps}]>'.encode()
