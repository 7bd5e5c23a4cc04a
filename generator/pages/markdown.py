"""Markdown from data: escaping, links, lists, tables, front matter.

Captured text is data. Everything that reaches a page goes through `escape`, `attribute` or `safe_url`,
which hold in Python-Markdown, with the extensions of `mkdocs.yml`, and in CommonMark. What they escape
they write as character references, because both know these in every place where text may stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import yaml

_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f \x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ALWAYS = re.compile(r"[\\`*_\[\]<>&{}~^|#$@=+]")
_AT_START = re.compile(r"^(\s*)([!\-/:?])")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])")
_WEB_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_PLAIN_ATTRIBUTE = re.compile(r"[^A-Za-z0-9 ,.;\-\u00a1-\U0010ffff]")
_HOST = re.compile(r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$")

Attributes = Mapping[str, str]
"""Of an HTML element: name to plain value."""
NONE: Attributes = {}


def plain(text: str) -> str:
    """`text` in one line: white space as single spaces, control characters and broken code points gone."""
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", text)))


def escape(text: str) -> str:
    """`text` as Markdown that shows exactly these words and nothing else, wherever on a line it stands.

    Space at either end stays, so that parts of a paragraph can be escaped apart and then joined.
    """
    text = plain(text)
    text = _ALWAYS.sub(_reference, text)
    text = _NUMBERED.sub(lambda m: m[1] + f"&#{ord(m[2])};", text)
    text = _AT_START.sub(lambda m: m[1] + f"&#{ord(m[2])};", text)
    text = _WEB_ADDRESS.sub(_reference, text)
    return text[:-1] + "&#33;" if text.endswith("!") else text


def attribute(text: str) -> str:
    """`text` as the value of an HTML attribute between double quotes, safe from Markdown as well."""
    return _PLAIN_ATTRIBUTE.sub(_reference, plain(text).strip())


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def safe_url(url: str) -> str | None:
    """`url` fit for a Markdown link, or None unless it is a whole http or https address without credentials."""
    try:
        parts = urlsplit(plain(url).strip())
        host = parts.netloc.encode("idna").decode("ascii").lower() if parts.netloc else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not _HOST.match(host):
        return None
    path, query, fragment = (_percent_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, path, query, fragment)).replace("&", "&amp;")


def _percent_encoded(part: str) -> str:
    kept = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    return quote(kept, safe="/?:@!$+,;=&~-._%")


def link(words: str, target: str) -> str:
    """A link on `words`, which are Markdown already, to a page or to a URL from `safe_url`."""
    return f"[{words}]({target})"


def span(words: str, css: str = "", title: str = "", attributes: Attributes = NONE) -> str:
    """`words`, which are Markdown already, marked for the style sheet or by attributes; as they are without any."""
    given = {**({"class": css} if css else {}), **({"title": title} if title else {}), **attributes}
    return f"<span{_attributes(given)}>{words}</span>" if given else words


def _attributes(given: Attributes) -> str:
    return "".join(f' {name}="{attribute(value)}"' for name, value in given.items())


def removed(text: str) -> str:
    """Plain `text` as words that went."""
    return f"<del>{escape(text)}</del>"


def added(text: str) -> str:
    """Plain `text` as words that came."""
    return f"<ins>{escape(text)}</ins>"


def heading(level: int, text: str, anchor: str = "", search: bool = True, attributes: Attributes = NONE) -> str:
    """A heading of plain `text`; a fixed anchor where others link to it; out of the search index unless `search`."""
    marks = ([f"#{anchor}"] if anchor else []) + ([] if search else ["data-search-exclude=true"])
    marks += [f"{name}={value}" for name, value in attributes.items()]
    return f"{'#' * level} {escape(text).strip()}" + (f" {{{' '.join(marks)}}}" if marks else "")


def bullets(items: Iterable[str], level: int = 0) -> str:
    """A list. An item that has a list below it carries it after a line break, made with `level` one higher."""
    return "\n".join(f"{'    ' * level}- {item}" for item in items)


def numbered(items: Iterable[str]) -> str:
    """A list that counts, of one level."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def quotation(paragraphs: Iterable[str]) -> str:
    """Paragraphs, which are Markdown already, as a block quote."""
    return "\n>\n".join(f"> {words}" for words in paragraphs)


def block(css: str, *blocks: str, search: bool = True, attributes: Attributes = NONE) -> str:
    """Blocks of Markdown inside a `div` for the style sheet; left out of the search index unless `search`."""
    unsearched = "" if search else " data-search-exclude"
    opening = f'<div class="{css}"{_attributes(attributes)} markdown="1"{unsearched}>'
    return "\n\n".join([opening, *blocks, "</div>"])


def folded(summary: str, *blocks: str, css: str = "", search: bool = True) -> str:
    """Blocks of Markdown behind a line of plain text, opened by the reader; works without a script."""
    shape = (f' class="{css}"' if css else "") + ' markdown="1"' + ("" if search else " data-search-exclude")
    return "\n\n".join([f"<details{shape}>", f"<summary>{escape(summary)}</summary>", *blocks, "</details>"])


class _FrontMatterDumper(yaml.SafeDumper):
    """Quotes every text, so that no YAML reader takes one for a number, a date or a truth value."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


class _Text(str):
    """A text that must be quoted."""


_FrontMatterDumper.add_representer(
    _Text, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')
)


class Json(dict[str, Any]):
    """A mapping for machines: written as one line of JSON, which is YAML too, and with its texts as they are."""


def front_matter(values: Mapping[str, Any]) -> str:
    """YAML front matter. Reading it again gives the same values, with texts as `in_front_matter` makes them."""
    texts = {key: value for key, value in values.items() if not isinstance(value, Json)}
    dumped = yaml.dump(
        _quoted(texts), Dumper=_FrontMatterDumper, sort_keys=False, allow_unicode=True, width=2**30, line_break="\n"
    )
    lines = (f"{key}: {json_line(value)}\n" for key, value in values.items() if isinstance(value, Json))
    return f"---\n{dumped}{''.join(lines)}---\n"


def json_line(value: Any) -> str:
    """`value` in one line that JSON and YAML read alike, without a character that HTML gives a meaning."""
    return json.dumps(_in_one_line(value), ensure_ascii=False).translate(_JSON_ESCAPES)


_JSON_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\xa0\ufeff"}


def _in_one_line(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value).strip()
    if isinstance(value, Mapping):
        return {key: _in_one_line(inner) for key, inner in value.items()}
    return [_in_one_line(inner) for inner in value] if isinstance(value, list | tuple) else value


def in_front_matter(text: str) -> str:
    """`text` in one line and without `<` and `>`: themes and search clients take titles for HTML in places."""
    return plain(text).strip().translate({ord("<"): "\u2039", ord(">"): "\u203a"})


def _quoted(value: Any) -> Any:
    if isinstance(value, str):
        return _Text(in_front_matter(value))
    if isinstance(value, Mapping):
        return {str(key): _quoted(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_quoted(inner) for inner in value]
    return value


def page(matter: Mapping[str, Any], blocks: Iterable[str]) -> str:
    """A whole page: front matter, then blocks with an empty line between them. Empty blocks are left out."""
    return front_matter(matter) + "\n" + "\n\n".join(b for b in blocks if b) + "\n"
