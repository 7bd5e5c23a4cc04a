"""Releases as plain text: in every encoding, copied from pages, wrapped by mail programs, taken out of PDFs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2

from tests.evaluation import bodies, hyphenation
from tests.evaluation.capture import Capture, Options, Sheet, halves, truth_of
from tests.evaluation.releases import Release, neighbours

TEMPLATES = Path(__file__).resolve().parent / "templates"
_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=False, undefined=jinja2.StrictUndefined, trim_blocks=True
)


def plain(releases: Sequence[Release], options: Options) -> Capture:
    """The title, the body: as `options` say with a date, mojibake, other line ends, in some encoding."""
    release = releases[0]
    text = f"{release.title}\n\n"
    if options.get("date"):
        text += f"{release.day}\n\n"
    linked = options.get("links") == "markdown"
    text += bodies.text([bodies.linked(b) for b in release.blocks] if linked else release.blocks) + "\n"
    for _ in range(int(options.get("mojibake", "0"))):
        text = mojibake(text)
    return _capture(text, releases, [release.day], options)


def pasted(releases: Sequence[Release], options: Options) -> Capture:
    """What is on the clipboard after copying a page."""
    text, beside = from_template(options["template"], releases)
    return _capture(text, releases, beside, options)


def wrapped(releases: Sequence[Release], options: Options) -> Capture:
    """Broken into lines by a mail program, perhaps quoted."""
    release = releases[0]
    text = wrap(f"{release.title}\n\n{bodies.text(release.blocks)}", int(options["width"]))
    if options.get("quoted"):
        text = quote(text)
    return _capture(text + "\n", releases, [], options)


def from_pdf(releases: Sequence[Release], options: Options) -> Capture:
    """As pdftotext gives it: pages with a header, a footer and their number, form feeds, words broken by hyphens."""
    release = releases[0]
    width = int(options.get("width", "78"))
    margin = " " * int(options.get("margin", "0"))
    lines = list(_set_in_lines(release, width, options))
    length = int(options.get("page", "50"))
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    parts = []
    for number, page in enumerate(pages, 1):
        head, foot = _frame(options.get("frame", "both"), release, number, len(pages), width)
        parts.append("\n".join((margin + line).rstrip() for line in (*head, *page, *foot)))
    return _capture("\n\f".join(parts) + "\n", releases, [release.day], options)


def from_template(template: str, releases: Sequence[Release]) -> tuple[str, list[str]]:
    """The text of a template, and what it wrote beside the bodies."""
    sheet = Sheet([release.title for release in releases])
    first = releases[0]
    one, two = halves(first.blocks)
    text = _ENVIRONMENT.get_template(template).render(
        r=first,
        releases=releases,
        others=neighbours(first.id, 8),
        beside=sheet.add,
        text=bodies.text(first.blocks),
        texts=[bodies.text(release.blocks) for release in releases],
        text_1=bodies.text(one),
        text_2=bodies.text(two),
        quoted=quote(bodies.text(first.blocks)),
    )
    return text, sheet.beside


def wrap(text: str, width: int, flowed: bool = False) -> str:
    """Every line broken at `width`; flowed text keeps the space at the end of a line that goes on (RFC 3676)."""
    end = " \n" if flowed else "\n"
    found = []
    for line in text.split("\n"):
        parts = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        found.append(end.join(parts))
    return "\n".join(found)


def quote(text: str) -> str:
    """`text` as an answer quotes it."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252, as browsers read it: the five bytes without a meaning become controls."""
    data = text.encode("utf-8")
    return "".join(chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in data)


def _capture(text: str, releases: Sequence[Release], beside: list[str], options: Options) -> Capture:
    if options.get("newline") == "crlf":
        text = text.replace("\n", "\r\n")
    encoding = options.get("encoding", "utf-8")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    data = mark + text.encode(encoding, errors="replace" if encoding == "cp1252" else "strict")
    truth = truth_of(releases, numbers_written=True)
    return Capture(data, truth, (*(r.title for r in releases), *beside), seen=(text,))


def _set_in_lines(release: Release, width: int, options: Options) -> Iterator[str]:
    """The lines of all paragraphs, with what sets these apart."""
    yield from textwrap.wrap(release.title, width)
    yield ""
    for block in release.blocks:
        for line in bodies.lines(block):
            text = "    " + line if options.get("indent") else line
            yield from _lines_of(text.replace("\t", "   "), width, options)
        if not options.get("indent"):
            yield ""


def _lines_of(text: str, width: int, options: Options) -> list[str]:
    first, *words = text.split()
    lines = [text[: len(text) - len(text.lstrip())] + first]
    for word in words:
        line = lines[-1]
        room = width - len(line) - 2
        cuts = [n for n in hyphenation.places(word) if n <= room] if options.get("hyphens") else []
        if len(line) + 1 + len(word) <= width:
            lines[-1] = f"{line} {word}"
        elif cuts:
            lines[-1] = f"{line} {word[: cuts[-1]]}-"
            lines.append(word[cuts[-1] :])
        else:
            lines.append(word)
    if options.get("justified"):
        lines = [_justified(line, width) for line in lines[:-1]] + lines[-1:]
    return lines


def _justified(line: str, width: int) -> str:
    """Spaces doubled from the left until the line is full; a line that is far too short stays."""
    words = line.split(" ")
    missing = width - len(line)
    if missing >= len(words) or len(words) < 4:
        return line
    return " ".join(f"{word} " if at < missing and word else word for at, word in enumerate(words))


def _frame(kind: str, release: Release, number: int, pages: int, width: int) -> tuple[list[str], list[str]]:
    """Header and footer of a page."""
    match kind:
        case "number":
            return [], ["", str(number).center(width)]
        case "of":
            return [], ["", f"Page {number} of {pages}".rjust(width)]
        case "dashes":
            return ([f"- {number} -".center(width), ""] if number > 1 else []), []
        case "title":
            return ([f"{release.title[: width - 8]}  {number}", ""] if number > 1 else []), []
        case _:
            return [release.office.upper(), ""], ["", f"{release.day}{str(number).rjust(width - len(release.day))}"]
