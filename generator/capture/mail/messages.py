"""The digest of a mailing list: whole messages below each other, each under a rule and its own header (RFC 1153)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.capture.mail.digest import CONTENTS
from generator.capture.mail.forward import HEADER, Forwarded, find_forwards, subject_of
from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.headline import split_subject
from generator.capture.mail.letter import RULE, Letter, words_of
from generator.capture.mail.repeated import remove_repeated
from generator.capture.pieces import Line

_NUMBERED = re.compile(r"message:?\s*\d+\W*", re.IGNORECASE)
_LIST_TAG = re.compile(r"[*_]{0,2}\w{1,12}\s?:[*_]{0,2}\s*(?:(?:re|fwd?):\s*)?\[[\w .-]{1,40}\]", re.IGNORECASE)
"""The name of a list before a subject."""
_OTHER_FIELD = re.compile(r"[A-Z][A-Za-z-]{1,30}:\s")
MOST_FIELDS = 8
"""Lines of a message's header below the fields that every mail has."""
ENDING = 30
"""Words below the last rule of a digest: that it ends here, and where it comes from."""


def mark_messages(letter: Letter, listed: bool) -> bool:
    """Make the subject of every message a title, and remove all else that is no message. False where there are none.

    `listed` says that a mailing list writes its name before each subject.
    """
    messages = [f for f in find_forwards(letter) if f.subject is not None and _after_rule(letter, f.start)]
    if len(messages) < 2:
        return False
    letter.remove(0, messages[0].start, CONTENTS)
    _remove_ending(letter, messages[-1].end)
    tagged = listed or all(f.subject is not None and _LIST_TAG.match(letter.lines[f.subject[0]].text) for f in messages)
    for message in reversed(messages):
        _mark(letter, message, tagged)
    _remove_repeated(letter)
    return True


def mark_nameless(letter: Letter) -> bool:
    """Remove the headers of messages that have no subject, each under the number of the message."""
    headers = find_forwards(letter)
    counted = [header for header in headers if header.subject is None and _under_number(letter, header.start)]
    if len(counted) < 2 or len(counted) < len(headers):
        return False
    for header in counted:
        _with_continuation(letter, header)
        letter.remove(header.start, header.end, HEADER)
    return True


def _under_number(letter: Letter, start: int) -> bool:
    above = [line.text.strip() for line in letter.lines[max(0, start - 2) : start + 1] if not line.blank]
    return any(RULE.fullmatch(text) and re.search(r"\d", text) for text in above)


def _remove_repeated(letter: Letter) -> None:
    """What stands under every message."""
    titles = [at for at, line in enumerate(letter.lines) if line.kept and line.kind == "title"]
    ends = [*titles[1:], len(letter.lines)]
    texts = [(start + 1, end) for start, end in zip(titles, ends, strict=True)]
    remove_repeated(letter, [(0, 0), *texts], [letter.lines[at].text for at in titles])


def _after_rule(letter: Letter, start: int) -> bool:
    """Whether a line drawn across, or the number of the message, stands right above a header or begins it."""
    above = [line.text.strip() for line in letter.lines[max(0, start - 4) : start + 1] if not line.blank]
    return any(RULE.fullmatch(text) or _NUMBERED.fullmatch(text) for text in above[-3:])


def _mark(letter: Letter, message: Forwarded, listed: bool) -> None:
    before = len(letter.lines)
    _with_continuation(letter, message)
    subject = subject_of(letter, message)
    end = message.end + len(letter.lines) - before
    letter.remove(message.start, end, HEADER)
    for at in range(message.start - 1, max(-1, message.start - 5), -1):
        text = letter.lines[at].text.strip()
        if text and not (RULE.fullmatch(text) or _NUMBERED.fullmatch(text)):
            break
        letter.remove(at, at + 1, FURNITURE)
    if subject is not None:
        line = letter.lines[subject]
        prefix, title = split_subject(line.text, listed)
        letter.split(subject, replace(line, text=prefix), Line(title, None, "title"))


def _with_continuation(letter: Letter, message: Forwarded) -> None:
    """A header goes on up to the blank line: its subject where programs wrap it, then fields no reader needs."""
    subject_runs_on = message.subject is not None and message.subject[1] == message.end
    end = message.end
    while end < len(letter.lines) and not letter.lines[end].blank and end - message.end < MOST_FIELDS:
        subject_runs_on = subject_runs_on and not _OTHER_FIELD.match(letter.lines[end].text)
        end += 1
        if subject_runs_on and message.subject is not None:
            message.subject = (message.subject[0], end)
    message.end = end


def _remove_ending(letter: Letter, start: int) -> None:
    rules = [at for at in range(start, len(letter.lines)) if RULE.fullmatch(letter.lines[at].text.strip())]
    for rule in reversed(rules):
        if _words(letter.lines[rule + 1 :]) > ENDING:
            return
        letter.remove(rule, len(letter.lines), FURNITURE)


def _words(lines: Sequence[Line]) -> int:
    return sum(len(words_of(line.text)) for line in lines)
