"""The digest of a mailing list: whole messages below each other, each under a rule and its own header (RFC 1153)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.capture.mail.digest import CONTENTS
from generator.capture.mail.forward import HEADER, Forwarded, find_forwards, subject_of
from generator.capture.mail.furniture import FURNITURE
from generator.capture.mail.letter import RULE, Letter, words_of
from generator.capture.pieces import Line

_NUMBERED = re.compile(r"message:?\s*\d+\W*", re.IGNORECASE)
ENDING = 30
"""Words below the last rule of a digest: that it ends here, and where it comes from."""


def mark_messages(letter: Letter) -> bool:
    """Make the subject of every message a title, and remove all else that is no message. False where there are none."""
    messages = [f for f in find_forwards(letter) if f.subject is not None and _after_rule(letter, f.start)]
    if len(messages) < 2:
        return False
    letter.remove(0, messages[0].start, CONTENTS)
    _remove_ending(letter, messages[-1].end)
    for message in reversed(messages):
        _mark(letter, message)
    return True


def _after_rule(letter: Letter, start: int) -> bool:
    """Whether a line drawn across, or the number of the message, stands right above a header or begins it."""
    above = [line.text.strip() for line in letter.lines[max(0, start - 4) : start + 1] if not line.blank]
    return any(RULE.fullmatch(text) or _NUMBERED.fullmatch(text) for text in above[-3:])


def _mark(letter: Letter, message: Forwarded) -> None:
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
        letter.lines[subject] = replace(letter.lines[subject], step=None, kind="title")


def _with_continuation(letter: Letter, message: Forwarded) -> None:
    """A subject at the end of a header runs on up to the blank line, as programs wrap it."""
    if message.subject is None or message.subject[1] != message.end:
        return
    end = message.end
    while end < len(letter.lines) and not letter.lines[end].blank and end - message.end < 3:
        end += 1
    message.subject, message.end = (message.subject[0], end), end


def _remove_ending(letter: Letter, start: int) -> None:
    rules = [at for at in range(start, len(letter.lines)) if RULE.fullmatch(letter.lines[at].text.strip())]
    for rule in reversed(rules):
        if _words(letter.lines[rule + 1 :]) > ENDING:
            return
        letter.remove(rule, len(letter.lines), FURNITURE)


def _words(lines: Sequence[Line]) -> int:
    return sum(len(words_of(line.text)) for line in lines)
