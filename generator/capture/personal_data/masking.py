"""What was read of a capture, without personal data: in its lines, the targets of its links, its facts."""

from __future__ import annotations

from dataclasses import replace

from generator.authority.load import Authority
from generator.capture.personal_data import allowed_in, mask, mask_lines, mask_target, personal_data
from generator.capture.personal_data.mailing import is_mailing
from generator.capture.reading import Read


def masked(read: Read, authority: Authority) -> Read:
    """`read` with placeholders for personal data; a word written differently is not listed where it is such data."""
    allowed = allowed_in(authority)
    texts = [line.text for line in read.lines]
    mail = read.format == "email" or is_mailing("\n".join(texts), authority)
    after = mask_lines(texts, allowed, mail)
    return replace(
        read,
        lines=tuple(
            line if text == line.text else replace(line, text=text)
            for line, text in zip(read.lines, after, strict=True)
        ),
        targets=tuple(mask_target(target, allowed) for target in read.targets),
        facts=tuple(replace(fact, value=mask(fact.value, allowed)) for fact in read.facts),
        replaced=tuple(
            word
            for word in read.replaced
            if not personal_data(word.before, allowed) and not personal_data(word.after, allowed)
        ),
    )
