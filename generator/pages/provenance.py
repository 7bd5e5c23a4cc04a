"""Where a release came from and what was done to it; how to cite it; by which right it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from generator.archive import Release
from generator.authority.records import Rights
from generator.dates import long_day
from generator.model import Removed, Replaced
from generator.pages.facts import rights_line
from generator.pages.links import Links
from generator.pages.markdown import attribute, bullets, escape, folded, heading
from generator.pages.words import count, short_date


def provenance(release: Release, restricted: bool) -> list[str]:
    """Captures, and what cleaning took out or wrote differently; only in numbers where rights are reserved."""
    blocks = [heading(2, "Provenance", "provenance", search=False), bullets(_captures(release))]
    if release.record.notes:
        blocks.append(f"Note by a curator: {escape(release.record.notes)}")
    removed, replaced = release.clean.removed, release.clean.replaced
    if removed and restricted:
        blocks.append(_counted(removed))
    elif removed:
        summary = f"What cleaning removed: {count(len(removed), 'passage')}"
        blocks.append(folded(summary, *_removed(removed), css="removed", search=False))
    if replaced and not restricted:
        summary = f"What cleaning wrote differently: {count(len(replaced), 'place')}"
        blocks.append(folded(summary, bullets(_replacement(r) for r in replaced), css="removed", search=False))
    return blocks


def _captures(release: Release) -> Iterable[str]:
    for capture in release.record.captures:
        line = f"**{escape(capture.file)}** ({escape(capture.media_type)}), received {long_day(capture.received)}"
        line += f'<br>SHA-256 <code class="hash">{attribute(capture.sha256)}</code>'
        for private in capture.sanitised:
            line += f"<br>Private data taken out before storing: {escape(private.what)}, {count(private.count, 'time')}"
        yield line


def _removed(removed: tuple[Removed, ...]) -> Iterable[str]:
    """Passages in their order, under the step that removed them."""
    for step, passages in groupby(removed, key=lambda r: r.step):
        yield f"**{escape(_in_words(step))}**"
        yield bullets(escape(passage.text).strip() or "(white space)" for passage in passages)


def _counted(removed: tuple[Removed, ...]) -> str:
    steps = sorted({r.step for r in removed})
    passages = count(len(removed), "passage")
    return (
        f"Cleaning removed {passages} ({escape(', '.join(_in_words(s) for s in steps))}), not shown for want of rights."
    )


def _replacement(replaced: Replaced) -> str:
    before, after = escape(_visible(replaced.before)).strip(), escape(_visible(replaced.after)).strip()
    return f"“{before}” → “{after}” ({escape(_in_words(replaced.step))})"


def _visible(text: str) -> str:
    """Invisible characters by their number: shown as themselves they would turn or hide what stands beside them."""
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)


def _in_words(step: str) -> str:
    """`dead-links` as `Dead links`."""
    words = step.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


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
