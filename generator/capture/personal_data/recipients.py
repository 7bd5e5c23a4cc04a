"""Names of those who got a mail or passed it on: in its greeting, and in the headers that mail programs write into it.

Only where a mail is proven: an open letter ("Dear Secretary-General, …") is a release, and its words stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from generator.capture.personal_data.findings import Finding, placeholder
from generator.capture.personal_data.mail_words import (
    BEFORE_ADDRESS,
    FIELD,
    FIELD_INSIDE,
    FORWARDED,
    FORWARDED_BY,
    FROM,
    GREETING,
    OFFICES,
    SIGN_OFF,
    TO_NOBODY,
    WRITTEN_ON,
    WROTE,
    WROTE_WORDS,
    is_of_a_body,
)

RECIPIENT = "recipient's name"
SENDER = "sender's name"
_PLACEHOLDERS = re.compile(r"\[[a-z-]+(?: address|'s name)\]")
_NAME_PART = re.compile(r"[^\W\d_][\w.'’-]*|&")
_SMALL = frozenset("de la le van von der den di da du y e and und et bin al el ibn".split())
_BEFORE_A_GREETING = 25
"""Words a line may have that stands between a mail's header and its greeting: what a list of mails shows, the way to
see it in a browser."""
_LONGEST_NAME = 8
"""Words of a name with what its bearer is."""
_NEAR = 12
"""Lines in which a mail's greeting stands, if it has one."""
_LONGEST = 2_000
"""Characters of a line that holds a whole header."""
_WORDS = re.compile(r"[^\W_]+")
_NAME_ALONE = re.compile(r"[>|\s]{0,12}(?P<name>[^\W\d_][\w'’-]{1,20}(?:[ \t][^\W\d_][\w'’-]{1,20})?),[ \t\r]*\Z")
"""A line that is a name and a comma, as many greet whom they know."""
_WITH_OTHERS = re.compile(
    r"[ \t]+(?:and|&|und|et)[ \t]+(?:all|colleagues|friends|others|team|everyone|kollegen)\Z", re.IGNORECASE
)
Lines = Sequence[tuple[int, str]]
"""The lines of a text, each with the place where it begins."""
Fields = Sequence[tuple[str, int] | None]
"""For each line that is a field of a mail's header: which one, and where in the line its value begins."""


def find_names(text: str, allowed: frozenset[str] = frozenset(), mail: bool = False) -> Iterator[Finding]:
    """The names of recipients and private senders in `text`; `mail` where it is the text of one."""
    if any(word in text for word in WROTE_WORDS):
        yield from _who_wrote(text, allowed)
    if not mail and not _may_hold_a_header(text):
        return
    lines = _lines(text)
    fields = [_field(line) for _, line in lines]
    starts = [0] if mail else []
    at = 0
    while at < len(lines):
        block = _header(lines, fields, at) if fields[at] else []
        if not block:
            if by := FORWARDED_BY.search(lines[at][1]):
                start = lines[at][0]
                yield Finding(start + by.start("name"), start + by.end("name"), SENDER, placeholder(SENDER))
            at += 1
            continue
        if mail or _proven(lines, fields, block):
            yield from _names_in_header(lines, fields, block, allowed)
            starts.append(block[-1] + 1)
        at = block[-1] + 1
    greeted = [finding for start in starts for finding in _greeting(lines, start)]
    yield from greeted
    names = {text[finding.start : finding.end] for finding in greeted}
    yield from _greeted_again(lines, names)
    if mail and len(starts) > 1:
        yield from _who_passed_on(lines, fields)


def greets_somebody(line: str) -> bool:
    """True for a line that is nothing but the greeting of a letter to one person."""
    greeting = GREETING.match(line)
    if greeting is None or line[greeting.end() :].strip() not in (",", ":"):
        return False
    return line.lstrip()[:4].casefold() == "dear" and _is_a_name(greeting["name"])


def _may_hold_a_header(text: str) -> bool:
    """A quick look: every header of a mail says whom it is from."""
    at = text.find(":")
    while at >= 0:
        if FROM.search(text[max(0, at - 20) : at]) is not None:
            return True
        at = text.find(":", at + 1)
    return False


def _lines(text: str) -> Lines:
    found = []
    at = 0
    for line in text.split("\n"):
        # Some programs write a whole header into one line, and HTML may join its lines.
        cuts = [cut.start() for cut in FIELD_INSIDE.finditer(line, 0, _LONGEST)] if ":" in line[12:_LONGEST] else []
        places = [0, *cuts, len(line)] if len(cuts) > 1 or (cuts and FIELD.match(line)) else [0, len(line)]
        found += [(at + start, line[start:end]) for start, end in pairwise(places)]
        at += len(line) + 1
    return found


def _header(lines: Lines, fields: Fields, at: int) -> list[int]:
    """The lines of a mail's header from `at` on: its fields, and those in which the list of recipients runs on."""
    block: list[int] = []
    blank = 0
    kinds: set[str] = set()
    for number in range(at, min(len(lines), at + 60)):
        line = lines[number][1]
        if not line.strip(" \t>|*_\r"):
            blank += 1
            if blank > 1:
                break
            continue
        field = fields[number]
        if field is not None:
            kinds.add(field[0])
            block.append(number)
        elif not blank and lines[block[-1]][1].rstrip().endswith((",", ";", ":")) and len(line) < 2000:
            block.append(number)
        else:
            break
        blank = 0
    return block if len(kinds) > 1 and "from" in kinds else []


def _field(line: str) -> tuple[str, int] | None:
    field = FIELD.match(line) if ":" in line[:60] else None
    if field is None:
        return None
    kind = next(name for name, value in field.groupdict().items() if value is not None and name != "value")
    return kind, field.start("value")


def _proven(lines: Lines, fields: Fields, block: Sequence[int]) -> bool:
    """True where a mail program wrote these lines: memoranda have fields of the same names."""
    kinds = {field[0]: lines[n][1][field[1] :] for n in block if (field := fields[n])}
    at = block[0]
    if "sent" in kinds and len(kinds) > 2:
        return True
    addressed = any("@" in kinds.get(k, "") or "[e-mail address]" in kinds.get(k, "") for k in ("from", "to"))
    marked = any(FORWARDED.match(line) for _, line in lines[max(0, at - 4) : at] if line.strip())
    return (addressed and len(kinds) > 1) or (marked and len(kinds) > 2)


def _names_in_header(lines: Lines, fields: Fields, block: Sequence[int], allowed: frozenset[str]) -> Iterator[Finding]:
    kind = ""
    for number in block:
        start, line = lines[number]
        kind, begin = fields[number] or (kind, len(line) - len(line.lstrip(" \t>|")))
        value = line[begin:].rstrip()
        if not _WORDS.search(_PLACEHOLDERS.sub("", value)):
            continue
        if kind in ("to", "cc"):
            yield Finding(start + begin, start + begin + len(value), RECIPIENT, placeholder(RECIPIENT))
        elif kind == "from" and not is_of_a_body(value, allowed):
            name = BEFORE_ADDRESS.split(value, maxsplit=1)[0].rstrip(" \"'*_")
            quoted = len(name) - len(name.lstrip(" \"'*_"))
            if _WORDS.search(_PLACEHOLDERS.sub("", name)):
                yield Finding(start + begin + quoted, start + begin + len(name), SENDER, placeholder(SENDER))


def _who_wrote(text: str, allowed: frozenset[str]) -> Iterator[Finding]:
    """The name in "On Monday, 3 March 2025 at 10:00, Jane Roe <…> wrote:"."""
    for wrote in WROTE.finditer(text):
        before = text[max(0, wrote.start() - 300) : wrote.start()]
        begins = [match.start() for match in WRITTEN_ON.finditer(before)]
        if not begins:
            continue
        passage = before[begins[-1] :]
        if passage.count("\n") > 2 or not re.search(r"\d[:.]\d\d|@|<|\[e-mail address\]", passage):
            continue
        offset = wrote.start() - len(passage)
        address = re.search(r"\s*(?:<[^<>]*>|\[[^\[\]]*\]|\([^()]*\))?[\s<>]*\Z", passage)
        end = address.start() if address is not None else len(passage)
        name = re.search(r"[^,\d:\n>]*\Z", passage[:end])
        if name is None or is_of_a_body(passage[name.start() :], allowed):
            continue
        lead = re.match(r"\s*(?:[AaPp]\.?[Mm]\.?\b|UTC|GMT|[A-Z]{3,4}T\b)?[\s,]*(?:\(?[+-]\)?)?\s*", name.group())
        start = name.start() + (lead.end() if lead is not None else 0)
        if _WORDS.search(_PLACEHOLDERS.sub("", passage[start:end])) and "@" not in passage[start:end]:
            yield Finding(offset + start, offset + end, SENDER, placeholder(SENDER))


def _greeting(lines: Lines, start: int) -> Iterator[Finding]:
    """The name in a mail's greeting, where that is the first line of its text."""
    first = True
    for begin, line in lines[start : start + _NEAR]:
        greeting = GREETING.match(line) or (_NAME_ALONE.match(line) if first else None)
        first = first and not _WORDS.search(line)
        if greeting is not None:
            name = _WITH_OTHERS.sub("", greeting["name"])
            if _is_a_name(name):
                at = begin + greeting.start("name")
                yield Finding(at, at + len(name), RECIPIENT, placeholder(RECIPIENT))
            return
        if len(_WORDS.findall(line)) > _BEFORE_A_GREETING and not FIELD.match(line):
            return


def _greeted_again(lines: Lines, names: Collection[str]) -> Iterator[Finding]:
    """Who is greeted once more: in the other form of a mail, which carries its text twice."""
    for begin, line in lines if names else ():
        greeting = GREETING.match(line)
        if greeting is not None and greeting["name"] in names:
            at = begin + greeting.start("name")
            yield Finding(at, at + len(greeting["name"]), RECIPIENT, placeholder(RECIPIENT))


def _who_passed_on(lines: Lines, fields: Fields) -> Iterator[Finding]:
    """The names under the note of whoever passed a mail on: between "Best," and the header of that mail."""
    header = next((at for at, field in enumerate(fields) if field is not None and field[0] == "from" and at), 0)
    signed = next((at for at in range(header) if SIGN_OFF.fullmatch(lines[at][1].strip())), header)
    for begin, line in lines[signed + 1 : min(header, signed + 6)]:
        words = line.strip()
        if not words or FORWARDED.match(line) or len(words.split()) > _LONGEST_NAME:
            continue
        at = begin + line.index(words)
        yield Finding(at, at + len(words), SENDER, placeholder(SENDER))


def _is_a_name(words: str) -> bool:
    """True for "John", "Mr Smith", "Dr Jane Roe"; not for "Colleagues", "Mr President", "Sir"."""
    parts = _NAME_PART.findall(words)
    small = [part.casefold().rstrip(".") for part in parts]
    if not parts or len(parts) > 6 or len(" ".join(parts)) < len(words.strip()) - 4:
        return False
    if small[-1] in TO_NOBODY or set(small) & OFFICES or _PLACEHOLDERS.search(words):
        return False
    return all(part[0].isupper() or part in _SMALL or part == "&" for part in parts)
