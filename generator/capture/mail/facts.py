"""What a mail states beside its text: who sent it, when, under which subject, and where it stands as a page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import urlsplit

from generator.authority.load import Authority
from generator.capture.links import CLOSE
from generator.capture.mail.forward import Forwarded, find_forwards
from generator.capture.mail.furniture import is_view_online
from generator.capture.mail.headline import split_subject
from generator.capture.mail.letter import Letter, bare, words_of
from generator.capture.mail.message import Opened
from generator.dates import MONTHS
from generator.model import Fact

LONGEST = 1_000
"""Characters of one fact."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})\.?\s+({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def facts_of(opened: Opened, letter: Letter, authority: Authority) -> tuple[Fact, ...]:
    """The facts of a mail. Of one that was passed on, those of the mail inside: who passed it on says nothing."""
    forwards = [header for header in find_forwards(letter) if header.fields]
    stated = _of_forwarded(forwards[-1]) if forwards else _of_header(opened)
    own = [Fact(fact.kind, fact.value[:LONGEST], fact.where) for fact in stated if fact.value]
    return (*own, *_page_of(letter, authority))


def _of_header(opened: Opened) -> Iterator[Fact]:
    for name, value in opened.headers:
        where = f"the mail's header {name}"
        match name.lower():
            case "from" | "reply-to":
                yield from _senders(value, where)
            case "date":
                if (moment := _moment(value)) is not None:
                    yield Fact("published", moment, where)
            case "subject":
                yield Fact("title", split_subject(value, opened.listed)[1], where)


def _of_forwarded(header: Forwarded) -> Iterator[Fact]:
    where = "the header of the mail that was passed on"
    yield from _senders(header.fields.get("from", ""), where)
    if (day := _day(header.fields.get("date", ""))) is not None:
        yield Fact("published", day, where)
    yield Fact("title", split_subject(header.fields.get("subject", ""), listed=False)[1], where)


def _senders(value: str, where: str) -> Iterator[Fact]:
    """Names and addresses, each a fact."""
    for name, address in getaddresses([value[:LONGEST]])[:3]:
        for words in (name, address):
            if words.strip():
                yield Fact("sender", words.strip(), where)


def _moment(value: str) -> str | None:
    """A header's date in ISO 8601."""
    try:
        moment = parsedate_to_datetime(value[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return _day(value)
    return moment.isoformat() if moment.tzinfo is not None else moment.date().isoformat()


def _day(value: str) -> str | None:
    """The day in a date as mail programs write it, where month and year stand there."""
    if (match := _DAY_FIRST.search(value)) is not None:
        day, month, year = match[1], match[2], match[3]
    elif (match := _MONTH_FIRST.search(value)) is not None:
        day, month, year = match[2], match[1], match[3]
    elif (match := _ISO.search(value)) is not None:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    else:
        return None
    return _iso(int(year), MONTHS[month.lower()], int(day))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _page_of(letter: Letter, authority: Authority) -> Iterator[Fact]:
    """The address of the mail as a page, where that page is a publisher's own."""
    hosts = {domain for publisher in authority.publishers.values() for domain in publisher.domains}
    at = 0
    for line in letter.lines:
        count = line.text.count(CLOSE)
        if count and is_view_online(bare(line.text)):
            for target in letter.targets[at : at + count]:
                if _host(target) in hosts:
                    yield Fact("url", target, "the link to the mail as a page")
                    return
        at += count


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def names_of(opened: Opened, authority: Authority) -> frozenset[str]:
    """The names that head every mail of a sender: of publishers, and the sender's own; as plain words."""
    names = {name for p in authority.publishers.values() for name in (p.name, *p.variants, p.organisation or "")}
    names |= {name for name, _ in getaddresses([(opened.header("from") or "")[:LONGEST]])}
    return frozenset(" ".join(words_of(name)) for name in names if name)
