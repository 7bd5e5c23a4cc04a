"""A part of a mail in plain text to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice

from generator.capture.links import CLOSE, TARGET, mark
from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import HEADING_SIZES, Letter, Look
from generator.capture.mail.message import Part
from generator.capture.normalise import normalise
from generator.capture.pieces import Line

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_LIFTED = re.compile(
    r"<\s*(?:https?://|mailto:)[^<>]{1,2000}>|(?:\[\s?https?://[^\s\[\]]{1,2000}|\(\s?https?://[^\s()]{1,2000})\s?[\])]"
    r"|(?P<apart>\( https?://\S{1,2000} \)|\[ https?://\S{1,2000} \])|(?P<number>\[\d{1,3}\])"
    r"|\[(?:cid|image):[^\[\]\n]{0,300}\]",
    re.IGNORECASE,
)
"""What programs write behind the words of a link, and in place of a picture."""
_CITED = re.compile(
    r"(?:\b(?:at|see|to|via|from|on|in|is|visit|and|or|under|unter|auf|sur|na)|[:(])\s*$", re.IGNORECASE
)
"""Before an address that belongs to its sentence."""
_BROKEN = re.compile(r"(?<=[(\[<])[ \t]*\n[> \t]*(?=https?://)")
"""Between a bracket and the address in it, where the line was broken."""
_REFERENCE = re.compile(r"\s*(?:\[(\d{1,3})\][:.]?|(\d{1,3})\.)\s+<?(?:https?://|mailto:)\S+\s*")
_REFERENCES = re.compile(r"(?:visible )?links\W*|references\W*|[-=]{3,}|", re.IGNORECASE)
"""What stands above the addresses that a program collects below a text."""
_HEADING = re.compile(r"^(#{1,6})[ \t]+(\w.*)$", re.MULTILINE)
"""A heading as Markdown has it."""
_STAMP = re.compile(r"\s*\d{2}/\d{2}/\d{4} \d{2}:\d{2} [AP]M(?: [A-Z]{3,4})?\s*")
"""The moment of issue, as GovDelivery writes it behind a headline."""


def add_text(letter: Letter, part: Part) -> None:
    """Append the lines of a text."""
    plain, replaced = normalise(part.text)
    letter.replaced += replaced
    marked = mark(_BROKEN.sub("", plain))
    plain, targets = marked.text, iter(marked.targets)
    headed = len(_HEADING.findall(plain)) > 1
    lines = list(_unflowed(plain, part.delsp) if part.flowed else _unquoted(plain))
    references = _references([text for text, _ in lines])
    numbers = {number for number in references.values() if number}
    lifted: list[str] = []
    before = 0
    for at, (line, depth) in enumerate(chain(lines, [("", 0)])):
        if not line.strip() or depth != before:
            # What was lifted out of a passage follows it, so that its lines still stand together.
            for words in lifted:
                letter.add(Line(words, TARGET), Look(depth=before))
            lifted.clear()
        before = depth
        if at in references:
            letter.add(Line(line, TARGET if line.strip() else None), Look(depth=depth))
            continue
        for target in islice(targets, line.count(CLOSE)):
            letter.link([target])
            lifted.append(f"({target})")
        for text, addressed in _without_addresses(line, numbers, lifted):
            heading = _HEADING.fullmatch(text) if headed else None
            if heading is None:
                letter.add(Line(text), Look(depth=depth, addressed=addressed))
            else:
                letter.add(Line(heading[1], FURNITURE), Look(depth=depth))
                letter.add(Line(heading[2], None, "heading"), Look(HEADING_SIZES[f"h{len(heading[1])}"], depth))


def _references(lines: Sequence[str]) -> dict[int, str]:
    """The places of the lines that give the addresses of numbered links, and the number each gives; '' for the head."""
    found = {at: match[1] or match[2] for at, line in enumerate(lines) if (match := _REFERENCE.fullmatch(line))}
    if not found:
        return {}
    first = min(found)
    text = "\n".join(lines[:first])
    if sum(f"[{number}]" in text for number in found.values()) < max(1, len(found) / 2):
        return {}
    head = first
    while head and first - head < 4 and _REFERENCES.fullmatch(lines[head - 1].strip()):
        head -= 1
    return {**dict.fromkeys(range(head, first), ""), **found}


def _unquoted(text: str) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        match = _QUOTED.match(line)
        yield (line[match.end() :], match.group().count(">")) if match is not None else (line, 0)


def _unflowed(text: str, delsp: bool) -> Iterator[tuple[str, int]]:
    """Lines of format=flowed: one that ends with a space goes on in the next of the same depth."""
    open_text: str | None = None
    open_depth = 0
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        content = content[1:] if content.startswith(" ") else content
        if open_text is not None and (depth != open_depth or content == "-- "):
            yield open_text, open_depth
            open_text = None
        flows = content.endswith(" ") and content != "-- "
        joined = (open_text or "") + (content[:-1] if flows and delsp else content)
        open_text, open_depth = (joined, depth) if flows else (None, depth)
        if not flows:
            yield joined, depth
    if open_text is not None:
        yield open_text, open_depth


def _without_addresses(text: str, numbers: AbstractSet[str], lifted: list[str]) -> Iterator[tuple[str, bool]]:
    """A line without what programs wrote behind the words of its links: `words <https://…>`; and whether it ends so."""
    found = [match for match in _LIFTED.finditer(text) if _is_lifted(match, numbers)] if _may_hold(text) else []
    if not found:
        yield text, False
        return
    lifted += [match.group() for match in found]
    pieces = [
        text[a:b] for a, b in zip([0, *(m.end() for m in found)], [*(m.start() for m in found), None], strict=True)
    ]
    if pieces[-1].strip() and _STAMP.fullmatch(pieces[-1]):
        yield "".join(pieces[:-1]), True
        yield pieces[-1], False
    elif (rest := "".join(pieces)).strip():
        yield rest, not pieces[-1].strip()


def _may_hold(text: str) -> bool:
    return "<" in text or "[" in text or "http" in text


def _is_lifted(match: re.Match[str], numbers: AbstractSet[str]) -> bool:
    if match["number"]:
        return match["number"][1:-1] in numbers
    return bool(match["apart"]) or not _CITED.search(match.string, max(0, match.start() - 40), match.start())
