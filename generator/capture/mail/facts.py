"""What a mail states beside its text: who sent it, when, under which subject, and where it stands as a page."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import getaddresses

from generator.authority.load import Authority
from generator.capture.links import CLOSE
from generator.capture.mail.forward import Forwarded
from generator.capture.mail.furniture import is_view_online
from generator.capture.mail.headline import split_subject
from generator.capture.mail.letter import Letter, bare, words_of
from generator.capture.mail.message import Opened
from generator.capture.moments import moment_in
from generator.hosts import lies_on
from generator.model import Fact

LONGEST = 1_000
"""Characters of one fact."""


def facts_of(opened: Opened, letter: Letter, passed: Forwarded | None, authority: Authority) -> tuple[Fact, ...]:
    """The facts of a mail. Of one that was passed on, those of the mail inside: who passed it on says nothing."""
    stated = _of_forwarded(passed) if passed is not None and passed.fields else _of_header(opened)
    own = [Fact(fact.kind, fact.value[:LONGEST], fact.where) for fact in stated if fact.value]
    return (*own, *_page_of(letter, authority))


def _of_header(opened: Opened) -> Iterator[Fact]:
    for name, value in opened.headers:
        where = f"the mail's header {name}"
        match name.lower():
            case "from" | "reply-to":
                yield from _senders(value, where)
            case "date":
                if (moment := moment_in(value)) is not None:
                    yield Fact("published", moment, where)
            case "subject":
                yield Fact("title", split_subject(value, opened.listed)[1], where)


def _of_forwarded(header: Forwarded) -> Iterator[Fact]:
    where = "the header of the mail that was passed on"
    yield from _senders(header.fields.get("from", ""), where)
    if (moment := moment_in(header.fields.get("date", ""))) is not None:
        yield Fact("published", moment, where)
    yield Fact("title", split_subject(header.fields.get("subject", ""), listed=False)[1], where)


def _senders(value: str, where: str) -> Iterator[Fact]:
    """Names and addresses, each a fact."""
    for name, address in getaddresses([value[:LONGEST]])[:3]:
        for words in (name, address):
            if words.strip():
                yield Fact("sender", words.strip(), where)


def _page_of(letter: Letter, authority: Authority) -> Iterator[Fact]:
    """The address of the mail as a page, where that page is a publisher's own."""
    sites = [domain for publisher in authority.publishers.values() for domain in publisher.domains]
    at = 0
    for line in letter.lines:
        count = line.text.count(CLOSE)
        if count and is_view_online(bare(line.text)):
            for target in letter.targets[at : at + count]:
                if lies_on(target, sites):
                    yield Fact("url", target, "the link to the mail as a page")
                    return
        at += count


def names_of(opened: Opened, authority: Authority) -> frozenset[str]:
    """The names that head every mail of a sender: of publishers, and the sender's own; as plain words."""
    names = {name for p in authority.publishers.values() for name in (p.name, *p.variants, p.organisation or "")}
    names |= {name for name, _ in getaddresses([(opened.header("from") or "")[:LONGEST]])}
    return frozenset(" ".join(words_of(name)) for name in names if name)
