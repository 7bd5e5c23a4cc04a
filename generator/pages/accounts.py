"""Other accounts of the event that a release tells of, and what differs between them, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.archive import Release
from generator.duplicates.compared import Elsewhere, Side, side_by_side
from generator.model import Dating, PersonFound
from generator.pages.excerpts import cut
from generator.pages.facts import mark
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, heading, span, table
from generator.pages.words import count, date_in_words

FIGURES = 12
"""So many figures are shown of one account; the rest is a number."""
FIGURE = 60
"""Characters of one figure with its words."""
_REMARKS: dict[Elsewhere, str] = {
    "took part": "",
    "mentioned": span("only mentioned in the other", "remark"),
    "not named": span("only here", "remark"),
}
_NOTE = (
    "Worked out by the archive from both texts: dates, who took part, and the figures that stand in one of them only. "
    "What an account does not name it need not deny."
)


def accounts(links: Links, release: Release) -> list[str]:
    """The section of a release's page; nothing where no other account is known."""
    ids = links.archive.accounts.get(release.id, ())
    if not ids:
        return []
    others = [links.archive.releases[i] for i in ids]
    lines = [f"{links.release(other.id)}, {escape(links.publisher_name(other))}" for other in others]
    return [
        heading(2, "Other accounts of the same event", "accounts", search=False),
        block("accounts", bullets(lines)),
        heading(3, "What differs, side by side", search=False),
        block("accounts-note", _NOTE),
        *(_compared(links, release, other) for other in others),
    ]


def _compared(links: Links, release: Release, other: Release) -> str:
    here, there = side_by_side(release, other)
    name = f"What differs from “{other.description.title.value}”"
    scrolled = {"role": "region", "aria-label": name, "tabindex": "0"}
    head = ("What", "This account", links.release(other.id))
    rows: list[tuple[str, str, str]] = [
        ("Published by", *_both(escape(links.publisher_name(r)) for r in (release, other))),
        ("Day of issue", *_both(_day(r.description.date) for r in (release, other))),
        ("Day of the event", *_both(_day(r.description.event_date) for r in (release, other))),
        ("People who took part", *_both(_people(links, side) for side in (here, there))),
        ("Countries and groups that took part", *_both(_countries(links, side) for side in (here, there))),
    ]
    if here.own_figures is not None and there.own_figures is not None:
        rows.append(("Figures that only this one gives", *_both(_figures(side) for side in (here, there))))
    rows.append(("Quotations", *_both(_quotations(r) for r in (release, other))))
    return block("table", table(head, rows), search=False, attributes=scrolled)


def _both(cells: Iterable[str]) -> tuple[str, str]:
    here, there = cells
    return here, there


def _day(date: Dating) -> str:
    return f"{date_in_words(date)} {mark(date.basis)}" if date.edtf else "not told"


def _people(links: Links, side: Side) -> str:
    return _listed((_person(links, person), elsewhere) for person, elsewhere in side.people)


def _person(links: Links, person: PersonFound) -> str:
    if person.id:
        return links.person(person.id)
    return f"“{escape(person.name)}”" if person.candidates else escape(person.name)


def _countries(links: Links, side: Side) -> str:
    """Countries by name, then groups."""
    groups = links.archive.authority.groups
    named = sorted((links.country_name(c), links.country(c), elsewhere) for c, elsewhere in side.countries)
    named += sorted((groups[g].name, escape(groups[g].name), elsewhere) for g, elsewhere in side.groups)
    return _listed((words, elsewhere) for _, words, elsewhere in named)


def _listed(entries: Iterable[tuple[str, Elsewhere]]) -> str:
    """Names, each with a remark where the other account tells it otherwise: no colour alone says so."""
    shown = (f"{words} {_REMARKS[elsewhere]}".strip() for words, elsewhere in entries)
    return ", ".join(shown) or "nobody named"


def _figures(side: Side) -> str:
    found: Sequence[str] = [escape(cut(figure.text, FIGURE)).strip() for figure in side.own_figures or ()]
    more = f" and {len(found) - FIGURES} more" if len(found) > FIGURES else ""
    return "; ".join(found[:FIGURES]) + more if found else "none"


def _quotations(release: Release) -> str:
    return count(len(release.description.quotes), "quotation")
