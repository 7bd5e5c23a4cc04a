"""A capture of several releases taken apart: one capture for each release of a feed or a digest mail."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from email.header import Header
from html import escape
from itertools import groupby

from lxml import etree

from generator.authority.load import Authority
from generator.capture.feed import items_of, parse_feed
from generator.capture.formats import format_of, read_capture
from generator.capture.links import CLOSE, OPEN
from generator.capture.mail.message import open_mail, parse_mail
from generator.capture.pieces import Line, LineKind
from generator.capture.reading import Read

_TAGS: dict[LineKind | None, str] = {"title": "h1", "heading": "h3", "list-item": "li", "quote": "blockquote"}


def split(data: bytes, authority: Authority) -> list[bytes]:
    """One capture for each release; the capture itself where it holds one. Raises CannotRead as reading does."""
    found, text = format_of(data)
    if found == "feed":
        return _feeds(text) if len(items_of(parse_feed(text))) > 1 else [data]
    if found != "email":
        return [data]
    read = read_capture(data, authority)
    return list(_mails(data, read)) if read.releases > 1 else [data]


def _feeds(text: str) -> list[bytes]:
    """Feeds of one item each, with the same head."""
    root = parse_feed(text)
    feeds: list[bytes] = []
    for at in range(len(items_of(root))):
        one = copy.deepcopy(root)
        for other, item in enumerate(items_of(one)):
            if other != at:
                _drop(item)
        feeds.append(etree.tostring(one, encoding="utf-8", xml_declaration=True))
    return feeds


def _drop(item: etree._Element) -> None:
    """Take an element out; the text behind it stays."""
    parent = item.getparent()
    if parent is None:
        return
    before = item.getprevious()
    if item.tail and before is not None:
        before.tail = (before.tail or "") + item.tail
    elif item.tail:
        parent.text = (parent.text or "") + item.tail
    parent.remove(item)


def _mails(data: bytes, read: Read) -> Iterator[bytes]:
    """Mails of one release each: the same header, the headline as the subject, the release's lines as the text."""
    header = [(name, value) for name, value in open_mail(parse_mail(data)).headers if name.lower() != "subject"]
    for lines, targets in _releases(read):
        plain = all(line.kind in (None, "title") for line in lines)
        kind, text = ("plain", _text(lines)) if plain else ("html", _html(lines, targets))
        headers = [*header, ("Subject", _unmarked(lines[0].text)), ("MIME-Version", "1.0")]
        headers += [("Content-Type", f"text/{kind}; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
        head = "\n".join(f"{name}: {_encoded(name, value)}" for name, value in headers)
        yield f"{head}\n\n{text}\n".encode()


def _releases(read: Read) -> Iterator[tuple[list[Line], list[str]]]:
    """The kept lines of each release, from its title to the next, and the targets of its links."""
    lines: list[Line] = []
    targets: list[str] = []
    at = 0
    for line in read.lines:
        count = line.text.count(CLOSE)
        if line.kept and line.kind == "title":
            if lines:
                yield lines, targets
            lines, targets = [line], list(read.targets[at : at + count])
        elif lines and line.kept:
            lines.append(line)
            targets += read.targets[at : at + count]
        at += count
    if lines:
        yield lines, targets


def _encoded(name: str, value: str) -> str:
    """A header's value as mails may hold it."""
    return value if value.isascii() else Header(value, "utf-8", header_name=name).encode(maxlinelen=76)


def _unmarked(text: str) -> str:
    return " ".join(text.replace(OPEN, "").replace(CLOSE, "").split())


def _text(lines: Sequence[Line]) -> str:
    """Lines of plain text; its title stands alone."""
    return "\n".join([lines[0].text, "", *(line.text for line in lines[1:])])


def _html(lines: Sequence[Line], targets: Iterable[str]) -> str:
    """Lines as HTML that is read to the same lines."""
    remaining = iter(targets)
    pieces: list[str] = []
    for kind, group in groupby(lines, key=lambda line: line.kind):
        texts = [_linked(line.text, remaining) for line in group]
        if kind == "table-row":
            rows = ("".join(f"<td>{cell}</td>" for cell in text.split("\t")) for text in texts)
            pieces.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif kind is None:
            blocks = "\n".join(texts).strip("\n").split("\n\n")
            pieces += ["<p>" + block.replace("\n", "<br>") + "</p>" for block in blocks if block.strip()]
        else:
            pieces += [f"<{_TAGS.get(kind, 'p')}>{text}</{_TAGS.get(kind, 'p')}>" for text in texts]
    return "<html><body>\n" + "\n".join(pieces) + "\n</body></html>"


def _linked(text: str, targets: Iterator[str]) -> str:
    """A line's words as HTML, its links as links."""
    first, *links = escape(text, quote=False).replace(CLOSE, "</a>").split(OPEN)
    return first + "".join(f'<a href="{escape(next(targets, ""))}">{link}' for link in links)
