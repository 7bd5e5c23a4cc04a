"""Where a release came from and what was done to it; how to cite it; by which right it is shown."""

from __future__ import annotations

from generator.archive import Release
from generator.authority.records import Rights
from generator.pages import differences, removed
from generator.pages.captures import captures, identity
from generator.pages.facts import rights_line
from generator.pages.links import Links
from generator.pages.markdown import block, escape, heading, link
from generator.pages.stated_apart import history
from generator.pages.words import short_date


def provenance(links: Links, release: Release, limit: int) -> list[str]:
    """Captures, what was done to them, and the history that the publisher states.

    Words of the capture are quoted with at most `limit` characters.
    """
    note = f"Note by a curator: {escape(release.record.notes)}" if release.record.notes else ""
    return [
        heading(2, "Provenance", "provenance", search=False),
        captures(links, release),
        *identity(links, release),
        note,
        removed.summary(links, release),
        differences.summary(links, release) if release.earlier else "",
        *history(links, release, limit),
    ]


def citation(links: Links, release: Release) -> list[str]:
    """How to cite the release, in one line, and its place in the archive."""
    publisher, title = links.publisher_name(release), release.description.title
    supplied = "" if title.basis == "stated" else " [title supplied]"
    date = short_date(release.description.date)
    line = f"{escape(publisher)}, “{escape(title.value).strip()}”{supplied}, {date}. "
    line += f"{escape('Briefing Archive')}, <code>releases/{escape(release.id)}/</code>"
    return [heading(2, "How to cite", "cite", search=False), line]


def rights_notice(release: Release, rights: Rights, attribution: str) -> list[str]:
    """The notice that the licence requires, and on what the archive's knowledge of it rests."""
    lines = [f"{rights_line(rights)}. {escape(rights.note)}"]
    if attribution:
        lines.insert(0, escape(attribution))
    if release.record.rights_basis:
        lines.append(f"On record because: {escape(release.record.rights_basis)}.")
    return [heading(2, "Rights", "rights", search=False), "\n\n".join(lines)]


def suggest_a_correction(links: Links, release: Release) -> list[str]:
    """Where to mend what is wrong: the file, and how."""
    how = link("how to correct a release", links.relative("contributing.md") + "#correct-a-release")
    file = f"<code>{escape(release.record_path)}</code>"
    words = f"This page is made from {file} and the capture beside it: {how}."
    return [heading(2, "Something wrong?", "correct", search=False), block("correct", words, search=False)]
