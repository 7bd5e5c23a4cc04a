"""A mail to lines: the release, and round it what senders, services and mail programs add, removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message

from generator.authority.load import Authority
from generator.capture.covering_note import COVERING
from generator.capture.formats import format_of, read_capture
from generator.capture.mail.alerts import mark_alerts
from generator.capture.mail.covering import is_covering, remove_greeting, remove_note
from generator.capture.mail.digest import mark_releases
from generator.capture.mail.facts import facts_of, names_of
from generator.capture.mail.forward import Forwarded, keep_the_passed_on, subject_of
from generator.capture.mail.furniture import FURNITURE, remove_furniture
from generator.capture.mail.headline import (
    MARKS,
    above_prose,
    find_headline,
    remove_letterhead,
    remove_masthead,
    remove_repetitions,
    split_subject,
)
from generator.capture.mail.letter import Letter, passages, words_of
from generator.capture.mail.message import Attached, Opened, open_mail, parse_mail
from generator.capture.mail.messages import mark_messages, mark_nameless
from generator.capture.mail.opened_text import letter_of
from generator.capture.pieces import Line
from generator.capture.reading import CannotRead, Read
from generator.model import Replaced

HEADER = "mail-header"
ALTERNATIVE = "mail-alternative"
ATTACHMENT = "attachment"
DEEPEST = 8
"""Mails attached to each other."""
SHORT = 60
"""Words. A longer text is only a covering note if it says so."""


@dataclass(slots=True)
class _Found:
    """What is read so far: lines, targets, replacements."""

    lines: list[Line] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    def add(self, read: Read | Letter) -> None:
        """Append what was read of a part."""
        self.lines += [*read.lines, Line("")]
        self.targets += read.targets
        self.replaced += read.replaced


def read_mail(data: bytes, authority: Authority) -> Read:
    """The lines of a mail. Raises CannotRead where it is damaged, or larger than any mail."""
    return _read(parse_mail(data), authority, 0)


def _read(message: Message, authority: Authority, depth: int) -> Read:
    if depth > DEEPEST:
        raise CannotRead("C010", "it is a mail in a mail in a mail", "save the release's own mail")
    opened = open_mail(message)
    letter = letter_of(opened.body)
    several = mark_messages(letter, opened.listed)
    passed = None if several or mark_nameless(letter) else keep_the_passed_on(letter)
    facts = facts_of(opened, letter, passed, authority)
    alert = mark_alerts(letter)
    remove_furniture(letter, 0, len(letter.lines))
    attached = _attached_releases(opened, letter, authority, depth)
    if attached:
        letter.remove(0, len(letter.lines), COVERING)
    titled = several or alert is not None or bool(attached) or _mark_title(letter, opened, passed, authority)
    found = _Found()
    found.lines += _header_lines(opened, titled=titled)
    found.add(letter)
    for other in opened.others:
        found.add(_removed(letter_of([other]), ALTERNATIVE))
    found.lines += [Line(name, ATTACHMENT) for name in (file.name for file in opened.attached) if name]
    for read in attached:
        found.add(read)
    return Read(
        "email",
        tuple(found.lines),
        tuple(found.targets),
        tuple(found.replaced),
        (*(fact for read in attached[:1] for fact in read.facts), *(alert or ()), *facts),
    )


def _removed(letter: Letter, step: str) -> Letter:
    letter.remove(0, len(letter.lines), step)
    return letter


def _header_lines(opened: Opened, titled: bool) -> Iterator[Line]:
    """The header a reader sees; its subject is the title where the text has none."""
    for name, value in opened.headers:
        if name.lower() != "subject":
            yield Line(f"{name}: {value}", HEADER)
            continue
        prefix, subject = split_subject(value, opened.listed)
        yield Line(f"{name}: {prefix}", HEADER)
        yield Line(subject, HEADER if titled else None, "title")
        titled = True
    yield Line("")


def _mark_title(letter: Letter, opened: Opened, passed: Forwarded | None, authority: Authority) -> bool:
    """Find the title, or the titles of a digest, in the text of the mail; False where its subject is the title."""
    subject = opened.header("subject") or ""
    inner = subject_of(letter, passed) if passed is not None else None
    subject = split_subject(subject if inner is None else letter.lines[inner].text, opened.listed)[1]
    names = names_of(opened, authority)
    if mark_releases(letter, subject, names):
        return True
    found = passages(letter)
    headline = find_headline(letter, found, subject, names)
    if headline is None:
        remove_note(letter, found)
        remove_letterhead(letter, above_prose(passages(letter)), names)
        return inner is not None and _take_subject(letter, inner, subject)
    remove_repetitions(letter, found, headline)
    remove_greeting(letter, found, headline.passage)
    remove_letterhead(letter, found[: headline.passage], names)
    remove_masthead(letter, found[: headline.passage])
    letter.join(headline.start, headline.end, "title")
    letter.part(headline.start, MARKS, FURNITURE)
    return True


def _take_subject(letter: Letter, inner: int, subject: str) -> bool:
    """Make the subject of a passed-on mail the title; what programs put before it stays removed."""
    line = letter.lines[inner]
    if not subject:
        return False
    prefix = line.text[: len(line.text) - len(subject)]
    letter.split(inner, replace(line, text=prefix.strip()), Line(subject, None, "title"))
    return True


def _attached_releases(opened: Opened, letter: Letter, authority: Authority, depth: int) -> list[Read]:
    """What is attached, where the text of the mail only covers it."""
    reads = [read for file in opened.attached if (read := _read_attached(file, authority, depth)) is not None]
    if opened.digest:
        return [read for read in reads if _kept_words(read.lines) > 0]
    words = _kept_words(letter.lines)
    covering = any(is_covering(line.text) for line in letter.lines if line.kept)
    longest = max((_kept_words(read.lines) for read in reads), default=0)
    if longest < 40 or words > longest / 2 or (words > SHORT and not covering):
        return []
    return [read for read in reads if _kept_words(read.lines) >= 40]


def _read_attached(file: Attached, authority: Authority, depth: int) -> Read | None:
    """An attached mail or document; None where it holds no text."""
    try:
        if file.mail is not None:
            return _read(file.mail, authority, depth + 1)
        if format_of(file.data)[0] == "email":
            return _read(parse_mail(file.data), authority, depth + 1)
        return read_capture(file.data, authority)
    except CannotRead as error:
        if error.code == "C010":
            raise
        return None


def _kept_words(lines: Sequence[Line]) -> int:
    return sum(len(words_of(line.text)) for line in lines if line.kept)
