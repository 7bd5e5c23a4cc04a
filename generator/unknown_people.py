"""Ministers and officials whom releases name and people.yml lacks: said once each, with the records to paste."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.archive import Release
from generator.authority.canonical import item_lines
from generator.authority.load import Authority
from generator.authority.proposal import proposed_person
from generator.authority.read import AuthorityFiles
from generator.authority.records import Office, Person, Tenure
from generator.authority.resolve import tenure_days
from generator.dates import Days
from generator.latin_words import latin_words
from generator.model import PersonFound
from generator.problems import Problem

NAMED = 3
"""So many of the releases are named; the rest is a number."""
BESIDE = 120
"""Characters to either side of a name in which its office is looked for."""
MENTIONS = 20
"""So many places of a name in one release are looked at: an office stands with the first ones."""
LONGEST = 12
"""Words of a title; longer ones are not looked for."""
SKIPPED = 3
"""Words between a name and the title after it: "the new Arvenian"."""
OF = 6
"""Words between an office and the name after it: "of the Republic of Arvenia"."""
_WORD = re.compile(r"[^\s(]+")
_ADDRESS = frozenset("mr mrs ms dr prof sir dame lord lady baroness general admiral colonel air chief marshal".split())
_POSSESSIVE = frozenset(("", "'s", "’s", "'", "’"))
_OF = frozenset(("", "of", "of the", "for", "of the Republic of"))
_LEADS = frozenset(("the", "new", "then", "who", "is"))

Key = tuple[str, ...]
"""The words of a name in plain letters: forms of one name that differ in diacritics are one."""


@dataclass(frozen=True, slots=True)
class Found:
    """One release that names somebody unknown."""

    release: Release
    person: PersonFound
    country: str | None
    """The country that stands with the office."""


def unknown_people(releases: Iterable[Release], files: AuthorityFiles) -> Iterator[Problem]:
    """A013, once for each name over the whole corpus."""
    found: dict[Key, list[Found]] = defaultdict(list)
    titles = _titles(files.authority)
    for release in sorted(releases, key=lambda r: (r.sort_date, r.id)):
        for person in release.description.people:
            if _is_candidate(person):
                beside, country = _beside(release, person, titles)
                if beside or person.kind != "other":
                    found[_key(person.name)].append(Found(release, person, country))
    taken = set(files.authority.people)
    for _, named in sorted(_joined(found).items()):
        problem, record = _problem(named, files, taken)
        taken.add(record.id)
        yield problem


def _is_candidate(person: PersonFound) -> bool:
    """Somebody named whom the authority does not know: not several, not an author, not an office without a name."""
    named = any(m.via in ("name", "title", "family-name") for m in person.mentions)
    return person.id is None and not person.candidates and person.kind != "author" and named


def _titles(authority: Authority) -> frozenset[str]:
    """Every title of every office, in small letters."""
    titles = {t for kind in authority.kinds.values() for t in kind.titles}
    titles |= {t for office in authority.offices.values() for t in (office.title, *office.variants)}
    return frozenset(t.casefold() for t in titles)


def _key(name: str) -> Key:
    words = latin_words(name)
    whole = [word for word in words if len(word) > 1]
    return tuple(whole if len(whole) > 1 else words) or (name,)


def _beside(release: Release, person: PersonFound, titles: Collection[str]) -> tuple[bool, str | None]:
    """Whether an office stands right before the name in any place, or after it and a comma; and of which country."""
    text = release.clean.text
    beside = False
    for mention in person.mentions[:MENTIONS]:
        spans = (_title_before(text, mention.start, titles), _title_after(text, mention.end, titles))
        for start, end in filter(None, spans):
            beside = True
            if country := _country_at(release, start, end):
                return True, country
    return beside, None


def _country_at(release: Release, start: int, end: int) -> str | None:
    """The country whose name touches an office: "Egyptian President", "Egypt's President", "President of Egypt"."""
    text = release.clean.text
    for country in release.description.countries:
        for m in country.mentions:
            before = m.end <= start and text[m.end : start].strip() in _POSSESSIVE
            after = end <= m.start and " ".join(text[end : m.start].split()) in _OF
            if before or after:
                return country.id
    return None


def _title_before(text: str, start: int, titles: Collection[str]) -> tuple[int, int] | None:
    """ "the Defence Secretary, Sir Hugh Marsh": where the title stands."""
    first = max(text.rfind("\n", 0, start) + 1, start - BESIDE)
    words = list(_WORD.finditer(text, first, start))
    while words and words[-1][0].rstrip(".").casefold() in _ADDRESS:
        words.pop()
    # The country may stand between: "Prime Minister of the Republic of Arvenia Ola Kos".
    between = [n for n in range(1, min(len(words), OF) + 1) if words[-n][0] == "of"]
    for last in (len(words), *(len(words) - n for n in between)):
        here = words[:last]
        runs = [here[-n:] for n in range(1, min(len(here), LONGEST) + 1)]
        if found := _title_among(text, runs, titles):
            return found
    return None


def _title_after(text: str, end: int, titles: Collection[str]) -> tuple[int, int] | None:
    """ "Hugh Marsh, the new Arvenian Minister of Defence,": the same."""
    if not text.startswith((",", " ("), end):
        return None
    line = text.find("\n", end)
    words = list(_WORD.finditer(text, end + 1, min(end + BESIDE, line if line >= 0 else len(text))))
    for first in range(min(len(words), SKIPPED + 1)):
        here = words[first:]
        found = _title_among(text, [here[:n] for n in range(1, min(len(here), LONGEST) + 1)], titles)
        if found or (not here[0][0][:1].isupper() and here[0][0] not in _LEADS):
            return found
    return None


def _title_among(text: str, runs: Sequence[Sequence[re.Match[str]]], titles: Collection[str]) -> tuple[int, int] | None:
    """The longest of these runs of words that is a title; `runs` are in the order of their lengths."""
    for run in reversed(runs):
        start, end = run[0].start(), run[-1].end()
        if text[start:end].rstrip(",.;:)").casefold() in titles:
            return start, end
    return None


def _joined(found: Mapping[Key, list[Found]]) -> dict[Key, list[Found]]:
    """A name that ends or begins exactly one longer one stands for the same person: "Brolo" for "Pedro Brolo"."""
    longer: dict[Key, list[Key]] = defaultdict(list)
    for key in found:
        for at in range(1, len(key)):
            longer[key[at:]].append(key)
            longer[key[:at]].append(key)
    joined: dict[Key, list[Found]] = defaultdict(list)
    for key, named in sorted(found.items()):
        whole = [k for k in longer[key] if not longer[k]]
        joined[whole[0] if len(whole) == 1 else key] += named
    return {key: sorted(named, key=lambda f: (f.release.sort_date, f.release.id)) for key, named in joined.items()}


def _problem(named: Sequence[Found], files: AuthorityFiles, taken: set[str]) -> tuple[Problem, Person]:
    authority = files.authority
    office = _office(named, authority)
    forms = Counter(f.person.name for f in named)
    name = max(forms, key=lambda form: (len(_key(form)), forms[form], form))
    countries = Counter(f.country for f in named if f.country)
    country = office.country if office else min(countries, key=lambda c: (-countries[c], c), default=None)
    record = proposed_person(name, country, taken)
    people = files.files["people"]
    at = next((at for at, known in enumerate(authority.people) if known > record.id), None)
    line = people.line((at,)) if at is not None else max(people.lines.values(), default=1)
    ids = list(dict.fromkeys(f.release.id for f in named))
    paste, also = item_lines([record]), ""
    if office is not None:
        tenure = _tenure(named, office, record, authority)
        paste += tenure
        also = f", and the tenure into offices.yml under {office.id}" if tenure else ""
    mend = f"look whether this is right, then paste the record into people.yml {'above' if at is not None else 'below'}"
    return Problem(people.path, line, "A013", _what(name, ids), f"{mend} this line{also}", "\n".join(paste)), record


def _what(name: str, ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:NAMED]) + (f" and {len(ids) - NAMED} more" if len(ids) > NAMED else "")
    releases = f"{len(ids)} release{'' if len(ids) == 1 else 's'}"
    return f"'{name}', who is not in people.yml, is named beside an office in {releases}: {shown}"


def _office(named: Sequence[Found], authority: Authority) -> Office | None:
    """The office in which most of the releases have this person."""
    held = Counter(f.person.office for f in named if f.person.office)
    return authority.offices[min(held, key=lambda o: (-held[o], o))] if held else None


def _tenure(named: Sequence[Found], office: Office, person: Person, authority: Authority) -> list[str]:
    """The lines of a tenure that the releases bear witness to; none where no release has a date."""
    dated = [f.release for f in named if f.person.office == office.id and f.release.description.date.earliest]
    if not dated:
        return []
    first, last = dated[0].sort_date, max(release.sort_date for release in dated)
    tenure = Tenure(person=person.id, start=first, source=f"the release {dated[0].id}", confidence="low", verified=last)
    lines = item_lines([tenure], 6)
    lines[1] += f"  # in office by {dated[0].id}; the day it began is for you to find"
    remarks = [f"# offices.yml, {office.id}, among its tenures:"]
    others = [t for t in office.tenures if tenure_days(t) & Days.between(first, last)]
    if others and not office.shared:
        who = ", ".join(dict.fromkeys(authority.people[t.person].name for t in others))
        remarks.append(f"# (the file has {who} there at that time)")
    return [*remarks, *lines]
