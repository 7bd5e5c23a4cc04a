"""Where a capture comes from: its address, who published it, and by which right it may be shown.

Each value with its basis and evidence. Rights are proposed only where something proves them: the site on which the
release stands, or for some rights who wrote it. A ministry's usual licence alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.authority.load import Authority
from generator.capture.personal_data import links as personal_links
from generator.fetching import GOV_UK
from generator.fetching.web_address import LONGEST, NotFetched, parse
from generator.hosts import host_of, lies_on
from generator.model import Basis, Fact

UNKNOWN = "unknown"
"""The id in publishers.yml and in rights.yml for what nobody has established."""
OF_AUTHORS = {"us-public-domain": "a work of the United States federal government"}
"""Rights that rest on who wrote a text and not on where it was published, with the words for the record."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value, how it is known, and what it rests on."""

    value: str
    basis: Basis
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a capture comes from; the publisher and the rights may be `unknown`."""

    source_url: Known | None
    publisher: Known
    rights: Known
    undecided: tuple[str, ...] = ()
    """What a person must decide, and how to say so."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What there is to tell the origin from: the person's word, the web, the capture itself."""

    publisher: str | None = None
    rights: str | None = None
    source_url: str | None = None
    page: str | None = None
    """The address of the page that was fetched."""
    signed: str | None = None
    """The publisher whose signature stands in the capture."""
    facts: Sequence[Fact] = ()


def origin_of(hints: Hints, authority: Authority) -> Origin:
    """The origin as far as the hints prove it."""
    source = _source(hints)
    host = host_of(source.value) if source else None
    at_host = tuple(p.id for p in authority.publishers.values() if source and lies_on(source.value, p.domains))
    publisher, why = _publisher(hints, at_host, host, authority)
    rights, shown_why = _rights(hints, publisher, source, at_host, authority)
    undecided = (*why, *shown_why, *_doubts_of_source(source, publisher, at_host, authority))
    return Origin(source, publisher, rights, undecided)


def without_tracking(url: str) -> str | None:
    """`url` as an address that may be kept: no fragment, nothing that says who followed it. None where it is none."""
    try:
        plain = str(parse(url, any_port=True))
    except NotFetched:
        return None
    kept = personal_links.without_tracking(plain)
    return kept if kept is not None and len(kept) <= LONGEST else None


def _source(hints: Hints) -> Known | None:
    """The person's word, else the page's own word on its address where it was fetched from that site, else the page."""
    if hints.source_url is not None:
        return Known(without_tracking(hints.source_url) or hints.source_url, "curated", "given with --source-url")
    stated = [(f, url) for f in hints.facts if f.kind == "url" and (url := without_tracking(f.value)) is not None]
    page = without_tracking(hints.page) if hints.page is not None else None
    for fact, url in stated:
        if page is None or host_of(url) == host_of(page):
            return Known(url, "stated", fact.where)
    return Known(page, "stated", "the address it was fetched from") if page is not None else None


def _publisher(
    hints: Hints, at_host: tuple[str, ...], host: str | None, authority: Authority
) -> tuple[Known, tuple[str, ...]]:
    if hints.publisher is not None:
        return Known(hints.publisher, "curated", "given with --publisher"), ()
    # On the site of known publishers only they count: others are quoted there, or named in passing.
    for known in _recognised(hints, at_host, authority):
        if not at_host or known.value in at_host:
            return known, ()
    if len(at_host) == 1:
        return Known(at_host[0], "resolved", f"its address is on {host}, a site of theirs"), ()
    nobody = Known(UNKNOWN, "inferred", "nothing in the capture or its address says who")
    if named := [fact.value for fact in hints.facts if fact.kind == "organisation"]:
        mend = "give --publisher, or add it to corpus/authority/publishers.yml first"
        why = f"the capture names {' and '.join(dict.fromkeys(named))}, and no one publisher known is meant by that"
        return replace(nobody, evidence=why), (f"who published it: {why}; {mend}",)
    if at_host:
        return nobody, (f"who published it: {host} is a site of {', '.join(at_host)}; give --publisher",)
    mend = "give --publisher, or add the publisher to corpus/authority/publishers.yml first"
    return nobody, (f"who published it: {mend}",)


def _recognised(hints: Hints, at_host: Collection[str], authority: Authority) -> Iterator[Known]:
    """The publishers that the capture points to, the strongest evidence first."""
    if hints.signed is not None:
        yield Known(hints.signed, "stated", "its signature stands in the capture")
    for kind in ("organisation", "sender"):
        for fact in hints.facts:
            if fact.kind != kind:
                continue
            named = _with_address(fact.value, authority) or _with_name(fact.value, authority)
            if len(narrowed := [p for p in named if p in at_host] or named) == 1:
                yield Known(narrowed[0], "stated", f"{fact.where}: “{fact.value}”")


def _with_name(name: str, authority: Authority) -> list[str]:
    wanted = _folded(name)
    return [
        p.id
        for p in authority.publishers.values()
        if p.id != UNKNOWN and wanted in {_folded(n) for n in (p.name, p.organisation, *p.variants) if n}
    ]


def _with_address(address: str, authority: Authority) -> list[str]:
    """The publishers whose mail comes from `address`, or from its domain."""
    wanted = address.casefold()
    return [
        p.id
        for p in authority.publishers.values()
        if any(wanted == s.casefold() or (s[0] == "@" and wanted.endswith(s.casefold())) for s in p.senders)
    ]


def _folded(name: str) -> str:
    """A name without what is written one way here and another there: case, dots, quotation marks, "the", "&"."""
    plain = re.sub(r"[.\"'’‘“”]", "", name.casefold().replace("&", " and "))
    return re.sub(r"^the ", "", " ".join(plain.split()))


def _rights(
    hints: Hints, publisher: Known, source: Known | None, at_host: Sequence[str], authority: Authority
) -> tuple[Known, tuple[str, ...]]:
    if hints.rights is not None:
        return Known(hints.rights, "curated", "stated by the person who added it"), ()
    on_own_site = publisher.value in at_host
    found = authority.publishers.get(publisher.value)
    usual = found.rights if found is not None and publisher.value != UNKNOWN else None
    senders = [p for f in hints.facts if f.kind == "sender" for p in _with_address(f.value, authority)]
    proven = on_own_site or publisher.basis == "curated" or publisher.value in (hints.signed, *senders)
    if usual in OF_AUTHORS and proven:
        passed_on = "" if on_own_site or source is None else f", passed on by {host_of(source.value)}"
        return Known(usual, "resolved", OF_AUTHORS[usual] + passed_on), ()
    at_site = {authority.publishers[p].rights for p in at_host}
    if source is not None and len(at_site) == 1 and (on_own_site or publisher.value == UNKNOWN):
        [of_site] = at_site
        if of_site is not None:
            proven = hints.page is not None and host_of(hints.page) == host_of(source.value)
            return Known(of_site, "resolved", _published_on(source, proven)), _doubts_of_site(source, proven)
    if found is not None and usual is not None and authority.rights[usual].shown == "excerpt":
        return Known(usual, "inferred", f"the usual rights of {found.name}; no open licence is assumed"), ()
    nobody = Known(UNKNOWN, "inferred", "nobody has established where this text was published, and under what licence")
    if usual is None or found is None:
        return nobody, ("what may be shown of it: give --rights (an id in rights.yml), and note why they hold",)
    if usual in OF_AUTHORS:
        why = f"{usual} if it is the work of {found.name}, as it says: give --publisher {found.id}"
    else:
        why = f"{usual} if it was published on {_sites(found.domains)}: give --source-url, or --rights and note why"
    return nobody, (f"what may be shown of it: {why}",)


def _sites(domains: Sequence[str]) -> str:
    return " or ".join(domains) or "a site of theirs"


def _published_on(source: Known, proven: bool) -> str:
    """Why the rights of a site hold. A page fetched proves its site; an address told is as good as who told it."""
    host = host_of(source.value)
    words = f"published on {host}, whose usual rights these are"
    if host == GOV_UK:
        words = "published on GOV.UK, whose pages are under it except where otherwise stated"
    if proven:
        return words
    return f"{words} (so says {'the person who added it' if source.basis == 'curated' else 'the capture itself'})"


def _doubts_of_site(source: Known, proven: bool) -> tuple[str, ...]:
    if proven or source.basis == "curated":
        return ()
    return (f"whether the rights hold: only the capture itself says that it stands at {source.value}; look there",)


def _doubts_of_source(
    source: Known | None, publisher: Known, at_host: Collection[str], authority: Authority
) -> Iterator[str]:
    if source is None:
        yield "where it was published: give --source-url if you know the address"
    elif publisher.value != UNKNOWN and publisher.value not in at_host:
        name = authority.publishers[publisher.value].name
        host = host_of(source.value)
        yield f"where it was first published: {host} is no known site of {name}; give --source-url if you know better"
