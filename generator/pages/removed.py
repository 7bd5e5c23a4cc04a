"""The page that proves nothing is lost: every word of a capture that is not in the text, by the step that took it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from generator.archive import Release
from generator.model import CleanText, Removed, Replaced
from generator.pages.head import with_proof
from generator.pages.languages import attributes
from generator.pages.links import Links, removed_path
from generator.pages.markdown import block, bullets, escape, folded, heading, page, span
from generator.pages.page import Page
from generator.pages.steps import REMOVED, REPLACED, step_name
from generator.pages.words import count, joined

PRIVATE = "personal-data"
"""The step whose words are shown to nobody: its passages say what stood there."""
FLAT_PASSAGES = 8
FLAT_WORDS = 120
"""Up to so many passages and words of one step are shown at once; more are folded."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Tally:
    """The words of a capture and where they went. A word is a run of letters and digits."""

    kept: int
    removed: int
    before: int
    """Words of the capture that are written differently."""
    after: int
    """The words that stand for them."""
    private: int
    """Places at which private data stood."""
    passages: int
    """What was removed, in passages, private data among them."""

    @classmethod
    def of(cls, clean: CleanText) -> Tally:
        """Count one text."""
        return cls(
            kept=_words(clean.text),
            removed=sum(_words(r.text) for r in clean.removed if r.step != PRIVATE),
            before=sum(_words(r.before) for r in clean.replaced),
            after=sum(_words(r.after) for r in clean.replaced),
            private=sum(r.step == PRIVATE for r in clean.removed),
            passages=len(clean.removed),
        )

    @property
    def capture(self) -> int:
        """The words of the capture, private data set aside."""
        return self.kept + self.removed + self.before - self.after


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def anything_to_show(clean: CleanText) -> bool:
    """Whether cleaning removed anything or wrote anything differently."""
    return bool(clean.removed or clean.replaced)


def removed_page(links: Links, release: Release, restricted: bool) -> Page:
    """The page; where rights are reserved with numbers only."""
    clean, title = release.clean, release.description.title.value
    body = [
        heading(1, _name(clean)),
        block("lead", f"from the capture of {links.release(release.id)}"),
        *_proof(Tally.of(clean), restricted, release.newest.file),
        *([_counted(clean)] if restricted else _listed(release)),
    ]
    matter = {
        "title": f"{_name(clean)}: {title}",
        "description": f"Every word of the capture that is not in the text of “{title}”, and why.",
        "search": {"exclude": True},
    }
    return Page(removed_path(release.id), page(with_proof(links, release, restricted, matter), body))


def _proof(tally: Tally, restricted: bool, file: str) -> Iterator[str]:
    """In a sentence or two: the numbers add up."""
    gone = f"{tally.removed:,}" if tally.removed else "none"
    were, are = ("were", "are") if tally.removed > 1 else ("was", "is")
    listed = "" if restricted or not tally.removed else f" and {are} listed here"
    proof = f"The capture <code>{escape(file)}</code> has **{count(tally.capture, 'word')}**: "
    proof += f"{tally.kept:,} stand in the text, {gone} {were} removed{listed}"
    if tally.before or tally.after:
        proof += f"; {count(tally.before, 'word')} of it {'is' if tally.before == 1 else 'are'} written differently"
        if tally.before != tally.after:
            proof += f", as {tally.after:,}: {tally.kept:,} + {tally.removed:,} + {tally.before:,} − {tally.after:,} "
            proof += f"= {tally.capture:,}"
    yield block("proof", f"{proof}.")
    note = "A word, here, is a run of letters and digits."
    if tally.private:
        note += f" Private data is set aside: it stood at {count(tally.private, 'place')}."
    if tally.passages > 1 and not restricted:
        note += " The number before a passage is its place among all of them, in the order of the capture."
    yield block("lead", note)


def _counted(clean: CleanText) -> str:
    """Steps and their numbers."""
    lines = [f"{step_name(step)}: {_amount(passages)}" for step, passages in _by_step(clean.removed).items()]
    changes = Counter(r.step for r in clean.replaced)
    lines += [f"{step_name(step)}: {count(places, 'place')} written differently" for step, places in changes.items()]
    note = "The rights do not let the archive show these words. By the step that took them, they are:"
    return f"{note}\n\n{bullets(escape(line) for line in lines)}"


def _by_step(removed: Iterable[Removed]) -> dict[str, list[tuple[int, str]]]:
    """Step -> its passages, each with its place among all, in order; steps in the order they first appear."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, passage in enumerate(removed, 1):
        found.setdefault(passage.step, []).append((place, passage.text))
    return found


def _amount(passages: list[tuple[int, str]]) -> str:
    words = sum(_words(text) for _, text in passages)
    return f"{count(len(passages), 'passage')}, {count(words, 'word')}"


def _listed(release: Release) -> Iterator[str]:
    language = attributes(release.description.language)
    steps = _by_step(release.clean.removed)
    for step, passages in steps.items():
        yield heading(2, step_name(step))
        yield from _why(REMOVED.get(step))
        lines = [f"{span(f'{place}', 'place')} {_lines(text)}" for place, text in passages]
        listed = block("removed", bullets(lines), attributes=language)
        if step != PRIVATE and _is_long(passages):
            listed = folded(f"Show {_amount(passages)}", listed)
        yield listed
    yield from _rewritten(release.clean.replaced, language)


def _why(sentence: str | None) -> Iterator[str]:
    if sentence:
        yield escape(sentence)


def _is_long(passages: list[tuple[int, str]]) -> bool:
    return len(passages) > FLAT_PASSAGES or sum(_words(text) for _, text in passages) > FLAT_WORDS


def _lines(text: str) -> str:
    """A passage, line by line."""
    lines = [escape(_visible(line)).strip() for line in text.splitlines()]
    return "<br>".join(line for line in lines if line) or "(white space)"


def _rewritten(replaced: tuple[Replaced, ...], language: dict[str, str]) -> Iterator[str]:
    if not replaced:
        return
    yield heading(2, "Written differently")
    for step in dict.fromkeys(r.step for r in replaced):
        pairs = Counter((r.before, r.after) for r in replaced if r.step == step)
        yield heading(3, step_name(step))
        yield from _why(REPLACED.get(step))
        listed = block("removed", bullets(_change(*pair, times) for pair, times in pairs.items()), attributes=language)
        if len(pairs) > FLAT_PASSAGES:
            listed = folded(f"Show {count(len(pairs), 'change')}", listed)
        yield listed


def _change(before: str, after: str, times: int) -> str:
    alike = normalize("NFC", before) == normalize("NFC", after)
    line = f"“{escape(_visible(before, marks=alike)).strip()}” → “{escape(_visible(after)).strip()}”"
    return f"{line}, {count(times, 'time')}" if times > 1 else line


def _visible(text: str, *, marks: bool = False) -> str:
    """Invisible characters by their number: shown as themselves they would turn or hide what stands beside them.

    With `marks`, those that stand above or below a letter too.
    """
    return "".join(
        f"[U+{ord(c):04X}]" if not (c.isprintable() or c == "\t") or (marks and combining(c)) else c for c in text
    )


def summary(links: Links, release: Release) -> str:
    """One line for the page of the release."""
    clean = release.clean
    if not anything_to_show(clean):
        return "Cleaning removed nothing from the capture, and wrote nothing in it differently."
    tally, parts = Tally.of(clean), []
    if clean.removed:
        steps = [escape(step_name(step).lower()) for step in _by_step(clean.removed)]
        words = f" ({count(tally.removed, 'word')})" if tally.removed else ""
        parts.append(f"removed {count(len(clean.removed), 'passage')}{words} as {joined(steps)}")
    if clean.replaced:
        parts.append(f"wrote {count(tally.before, 'word')} differently")
    shown = links.to(removed_path(release.id), f"{_name(clean)}, and why")
    return f"Cleaning {joined(parts)}. {shown}."


def _name(clean: CleanText) -> str:
    return "What was removed" if clean.removed else "What was written differently"
