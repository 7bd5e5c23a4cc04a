"""Links from one page to the others. What has no page of its own is shown as plain text."""

from __future__ import annotations

import datetime as dt
import posixpath
from dataclasses import dataclass

from generator.archive import Archive, Release
from generator.pages.languages import title_attributes
from generator.pages.markdown import escape, link, span

Pair = tuple[str, str]


def release_path(release_id: str) -> str:
    """Where the page of a release lies, below docs/."""
    return f"releases/{release_id}/index.md"


def removed_path(release_id: str) -> str:
    """Where the page lies of what was removed from the capture of a release."""
    return f"releases/{release_id}/removed/index.md"


def differences_path(release_id: str) -> str:
    """Where the page lies of what changed between the captures of a release."""
    return f"releases/{release_id}/differences/index.md"


def person_path(person_id: str) -> str:
    """Where the page of a minister or official lies."""
    return f"people/{person_id}/index.md"


def office_path(office_id: str) -> str:
    """Where the page of an office lies."""
    return f"offices/{office_id}/index.md"


def country_path(country_id: str) -> str:
    """Where the page of a country lies."""
    return f"countries/{country_id}/index.md"


def relation_path(pair: Pair) -> str:
    """Where the page of a pair of countries lies."""
    return f"relations/{pair[0]}-{pair[1]}/index.md"


def keyword_path(slug: str) -> str:
    """Where the page of a keyword lies."""
    return f"keywords/{slug}/index.md"


def subject_path(subject_id: str) -> str:
    """Where the page of a subject heading lies."""
    return f"subjects/{subject_id}/index.md"


def event_path(event_id: str) -> str:
    """Where the page of an event lies."""
    return f"events/{event_id}/index.md"


def group_path(group_id: str) -> str:
    """Where the page of a group of countries lies."""
    return f"groups/{group_id}/index.md"


def month_path(year: int, month: int) -> str:
    """Where the page of a month lies."""
    return f"years/{year:04d}/{month:02d}/index.md"


def collection_path(collection_id: str) -> str:
    """Where the page of a collection lies."""
    return f"collections/{collection_id}/index.md"


def year_path(year: int) -> str:
    """Where the page of a year lies."""
    return f"years/{year:04d}/index.md"


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of one page: `page` is where that page lies, below docs/."""

    archive: Archive
    page: str

    def to(self, path: str, words: str) -> str:
        """A link on plain `words` to the page at `path`."""
        return link(escape(words).strip(), self.relative(path))

    def relative(self, path: str) -> str:
        """The way from this page to another one."""
        return posixpath.relpath(path, posixpath.dirname(self.page) or ".")

    def address(self, path: str) -> str:
        """The same for HTML that a page holds as it is; it names the page that will be made."""
        return self.relative(path).removesuffix(".md") + ".html"

    def release(self, release_id: str) -> str:
        """A link to a release, by its title."""
        described = self.archive.releases[release_id].description
        title = span(escape(described.title.value).strip(), attributes=title_attributes(described))
        return link(title, self.relative(release_path(release_id)))

    def person(self, person_id: str, words: str = "") -> str:
        """A link to a minister or official."""
        name = words or self.archive.authority.people[person_id].name
        return self.to(person_path(person_id), name) if person_id in self.archive.people else escape(name)

    def office(self, office_id: str, words: str = "") -> str:
        """A link to an office, by its title at the time where `words` gives one."""
        title = words or self.archive.authority.offices[office_id].title
        return self.to(office_path(office_id), title) if office_id in self.archive.offices else escape(title)

    def country(self, country_id: str, words: str = "") -> str:
        """A link to a country."""
        name = words or self.country_name(country_id)
        return self.to(country_path(country_id), name) if self.has_country(country_id) else escape(name)

    def relation(self, pair: Pair, words: str = "") -> str:
        """A link to a pair of countries."""
        name = words or self.relation_name(pair)
        return self.to(relation_path(pair), name) if pair in self.archive.relations else escape(name)

    def keyword(self, term: str) -> str:
        """A link to a keyword that several releases have, in the form given; one of a single release is plain text."""
        slug = self.archive.keyword_slugs.get(term, "")
        return self.to(keyword_path(slug), term) if slug in self.archive.shared_keywords else escape(term)

    def subject(self, subject_id: str) -> str:
        """A link to a subject heading."""
        name = self.archive.authority.subjects[subject_id].name
        return self.to(subject_path(subject_id), name) if subject_id in self.archive.subjects_shown else escape(name)

    def event(self, event_id: str) -> str:
        """A link to an event."""
        name = self.archive.authority.events[event_id].name
        return self.to(event_path(event_id), name) if event_id in self.archive.events else escape(name)

    def group(self, group_id: str) -> str:
        """A link to a group of countries."""
        name = self.archive.authority.groups[group_id].name
        return self.to(group_path(group_id), name) if group_id in self.archive.groups else escape(name)

    def year(self, year: int) -> str:
        """A link to a year."""
        return self.to(year_path(year), str(year)) if year in self.archive.years else str(year)

    def has_country(self, country_id: str) -> bool:
        """Whether the country took part in, or is mentioned by, any release."""
        return country_id in self.archive.participants or country_id in self.archive.mentioned

    def country_name(self, country_id: str) -> str:
        """The preferred name of a country."""
        return self.archive.authority.countries[country_id].name

    def relation_name(self, pair: Pair) -> str:
        """`Germany – United Kingdom`: by name, whatever the codes in the address."""
        return " – ".join(sorted(self.country_name(country) for country in pair))

    def partner(self, pair: Pair, country_id: str) -> str:
        """The name of the other country of a pair."""
        return self.country_name(pair[1] if pair[0] == country_id else pair[0])

    def publisher_name(self, release: Release) -> str:
        """The name of the body that published a release."""
        return self.archive.authority.publishers[release.record.publisher].name

    def office_title(self, office_id: str, person_id: str | None, on: dt.date | None) -> str:
        """The title of an office as `person_id` bore it on that day."""
        office = self.archive.authority.offices[office_id]
        for tenure in office.tenures:
            if tenure.person == person_id and tenure.title and on and tenure.start <= on <= (tenure.end or on):
                return tenure.title
        return office.title


def country_ids(archive: Archive) -> list[str]:
    """Every country of the archive, by name."""
    ids = set(archive.participants) | set(archive.mentioned)
    return sorted(ids, key=lambda c: (archive.authority.countries[c].name, c))
