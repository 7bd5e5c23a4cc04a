"""Alerts of GOV.UK: for each page its title, its summary, and what was changed on it when, each under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.capture.links import CLOSE
from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import RULE, Letter, bare
from generator.capture.moments import day_in
from generator.model import Fact

_SUMMARY = re.compile(r"page summary:\s*", re.IGNORECASE)
_CHANGE = re.compile(r"change made:\s*", re.IGNORECASE)
_TIME = re.compile(r"time updated:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(slots=True)
class _Alert:
    """The lines of one page: its title, its summary, and all that is said of its change."""

    title: tuple[int, int]
    summary: int
    change: int
    end: int


def mark_alerts(letter: Letter) -> list[Fact] | None:
    """Make the title of every page a title, keep the summaries and remove all else; the facts, where it is one page.

    None where the mail is no alert.
    """
    alerts = list(_alerts(letter))
    if not alerts:
        return None
    facts = list(_facts(letter, alerts[0])) if len(alerts) == 1 else []
    before = 0
    for alert in alerts:
        letter.remove(before, alert.title[0], FURNITURE)
        letter.remove(alert.title[1], alert.summary + 1, FURNITURE)
        letter.remove(alert.change, alert.end, FURNITURE)
        before = alert.end
    letter.remove(before, len(letter.lines), FURNITURE)
    for alert in alerts:
        letter.join(*alert.title, "title")
    return facts


def _alerts(letter: Letter) -> Iterator[_Alert]:
    texts = [bare(line.text) if line.kept else "" for line in letter.lines]
    summaries = [at for at, text in enumerate(texts) if _SUMMARY.fullmatch(text)]
    for number, at in enumerate(summaries):
        last = summaries[number + 1] if number + 1 < len(summaries) else len(texts)
        change = next((n for n in range(at, last) if _CHANGE.fullmatch(texts[n])), None)
        time = next((n for n in range(at, last) if _TIME.fullmatch(texts[n])), None)
        title = _title_above(letter, texts, at)
        if time is None or title is None:
            continue
        end = next((n + 1 for n in range(time + 1, last) if texts[n]), last)
        yield _Alert(title, at, min(time, change if change is not None else time), end)


def _title_above(letter: Letter, texts: list[str], at: int) -> tuple[int, int] | None:
    """The lines of the title over a summary; its address may stand between them."""
    lines = [n for n in range(max(0, at - 8), at) if texts[n] and not _ADDRESS.fullmatch(texts[n])]
    if not lines or RULE.fullmatch(texts[lines[-1]]):
        return None
    start = end = lines[-1]
    while letter.lines[end].kind is None and start - 1 in lines and not RULE.fullmatch(texts[start - 1]):
        start -= 1
    return start, end + 1


def _facts(letter: Letter, alert: _Alert) -> Iterator[Fact]:
    """Where the page is, and when it was updated."""
    before = sum(line.text.count(CLOSE) for line in letter.lines[: alert.title[0]])
    count = sum(line.text.count(CLOSE) for line in letter.lines[alert.title[0] : alert.title[1]])
    between = [line.text.strip() for line in letter.lines[alert.title[1] : alert.summary]]
    pages = [*letter.targets[before : before + count], *(text for text in between if _ADDRESS.fullmatch(text))]
    yield from (Fact("url", page, "the alert's link to the page") for page in pages[:1])
    times = " ".join(bare(line.text) for line in letter.lines[alert.change : alert.end])
    if (day := day_in(times)) is not None:
        yield Fact("updated", day, "the alert's time of update")
