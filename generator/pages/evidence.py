"""How we know: every derived value of a release with the evidence it rests on, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.archive import Release
from generator.model import CountryFound, Dating, EventFound, Evidence, Mention, PersonFound, SubjectFound, Via
from generator.pages.excerpts import cut
from generator.pages.facts import TITLES, mark
from generator.pages.languages import attributes
from generator.pages.links import Links
from generator.pages.markdown import block, bullets, escape, folded, heading, span
from generator.pages.stated_apart import filed_under
from generator.pages.words import date_in_words, period_in_words

SHORT = 80
"""Words quoted as evidence where rights allow no more than short extracts."""
LONG = 240
WORDS = 5
"""So many different mentions are shown for one country or person."""

_VIA: dict[Via, str] = {
    "name": "by name",
    "demonym": "by the name of its people",
    "capital": "by its capital",
    "institution": "by an institution",
    "person": "by a person who serves it",
    "office": "by an office",
    "group": "by a group",
    "counterpart": "as a counterpart",
    "family-name": "by family name",
    "title": "by title",
}


@dataclass(frozen=True, slots=True)
class Quoting:
    """How words of the text are quoted: with at most `limit` characters, marked with their language."""

    limit: int
    language: Mapping[str, str]

    def __call__(self, words: str) -> str:
        """The words between quotation marks, as Markdown."""
        return f"“{span(escape(cut(words, self.limit)), attributes=self.language)}”"


def how_we_know(links: Links, release: Release, limit: int = LONG) -> list[str]:
    """The section as blocks; words quoted from the text have at most `limit` characters."""
    description = release.description
    quoted = Quoting(limit, attributes(description.language))
    blocks = [*_title(release), *_dating("Date", description.date, quoted)]
    event = description.event_date
    if event.evidence and (event.edtf, event.evidence) != (description.date.edtf, description.date.evidence):
        blocks += _dating("Day of what is reported", event, quoted)
    if description.countries:
        countries = sorted(description.countries, key=lambda c: (c.role != "participant", links.country_name(c.id)))
        blocks.append(_why("Countries", [_country(links, country, quoted) for country in countries]))
    if description.people:
        blocks.append(_why("People", [_person(links, person, quoted) for person in description.people]))
    if description.subjects:
        blocks.append(_why("Subjects", [_subject(links, subject, quoted) for subject in description.subjects]))
    if description.events:
        blocks.append(_why("Events", [_event(links, event, quoted) for event in description.events]))
    blocks += filed_under(release, limit)
    return [heading(2, "How we know", "evidence", search=False), block("evidence", *blocks)]


def _why(label: str, lines: Sequence[str]) -> str:
    """Each value with what it rests on: folded, because there are many, and few readers ask for all."""
    return folded(f"{label}: why these {len(lines)}" if len(lines) > 1 else f"{label}: why", bullets(lines))


def _heading(text: str) -> str:
    return heading(3, text, search=False)


def _title(release: Release) -> Iterable[str]:
    title = release.description.title
    if title.basis != "stated" or title.evidence:
        yield _heading("Title")
        because = f": {escape(title.evidence)}" if title.evidence else ""
        yield f"{TITLES[title.basis]} {mark(title.basis)}{because}"


def _dating(label: str, dating: Dating, quoted: Quoting) -> Iterable[str]:
    yield _heading(label)
    edtf = f", written <code>{escape(dating.edtf)}</code> in EDTF" if dating.edtf else ""
    yield f"{_capital(date_in_words(dating))} {mark(dating.basis)}{edtf}."
    if dating.evidence:
        yield bullets(_line(item, quoted) for item in dating.evidence)
    if dating.conflicts:
        yield "**In conflict with this:**"
        yield bullets(
            f"{escape(cut(c.says, quoted.limit))}, against {escape(cut(c.against, quoted.limit))}"
            for c in dating.conflicts
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line(evidence: Evidence, quoted: Quoting) -> str:
    """What a piece of evidence says, the words it rests on, and the days it allows."""
    line = escape(evidence.says)
    if evidence.text and evidence.text != evidence.says:
        line += f": {quoted(evidence.text)}"
    period = period_in_words(evidence.earliest, evidence.latest)
    return f"{line} → {period}" if period else line


def _country(links: Links, country: CountryFound, quoted: Quoting) -> str:
    role = "took part" if country.role == "participant" else "mentioned"
    name = f"{links.country(country.id)}, {role} {mark(country.basis)}"
    return name + _because(country.mentions, country.evidence, quoted)


def _person(links: Links, person: PersonFound, quoted: Quoting) -> str:
    name = links.person(person.id) if person.id else escape(person.name)
    return f"{name} {mark(person.basis)}{_because(person.mentions, person.evidence, quoted)}"


def _subject(links: Links, subject: SubjectFound, quoted: Quoting) -> str:
    """A heading and the words that show it."""
    words = subject.words
    shown = ", ".join(quoted(word) for word in words[:WORDS]) + (
        f" and {len(words) - WORDS} more" if len(words) > WORDS else ""
    )
    name = f"{links.subject(subject.id)} {mark(subject.basis)}"
    return f"{name}\n{bullets([f'In the text: {shown}'], level=1)}" if words else name


def _event(links: Links, event: EventFound, quoted: Quoting) -> str:
    return f"{links.event(event.id)} {mark(event.basis)}{_because(event.mentions, event.evidence, quoted)}"


def _because(mentions: tuple[Mention, ...], evidence: tuple[Evidence, ...], quoted: Quoting) -> str:
    """Evidence where there is some, and the words by which the text speaks of it."""
    parts = [_line(item, quoted) for item in evidence]
    ways = {(m.text.casefold(), m.via): m for m in sorted(mentions, key=lambda m: -m.start)}
    shown = sorted(ways.values(), key=lambda m: m.start)
    words = [f"{quoted(m.text)} {_VIA[m.via]}" for m in shown[:WORDS]]
    if len(shown) > WORDS:
        words.append(f"and {len(shown) - WORDS} more")
    if words:
        parts.append("In the text: " + ", ".join(words))
    return "\n" + bullets(parts, level=1) if parts else ""
