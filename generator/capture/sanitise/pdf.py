"""A PDF with personal data cannot be mended from outside: its text is stored in its place."""

from __future__ import annotations

import re

from generator.authority.load import Authority
from generator.capture.formats import read_capture
from generator.capture.links import CLOSE, OPEN
from generator.capture.pdf import metadata_of
from generator.capture.personal_data import mask_target
from generator.capture.pieces import Line
from generator.capture.sanitise.taken import Taken, without_personal_data

PAGES = "the pages of the PDF, whose text is stored"
_XMP = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_MARK = re.compile(f"{OPEN}|{CLOSE}")


def pdf_without(data: bytes, authority: Authority, allowed: frozenset[str]) -> tuple[str | None, list[Taken]]:
    """The text to store in the PDF's place, and what was taken out; None where the PDF may stay as it is."""
    read = read_capture(data, authority)
    whole = "\n".join(_MARK.sub("", line.text) for line in read.lines)
    _, taken = without_personal_data(whole, allowed)
    packets = [match.group().decode("utf-8", "replace") for match in _XMP.finditer(data)]
    for stated in (*metadata_of(data), *packets):
        taken += without_personal_data(stated, allowed)[1]
    taken += [Taken("link", target) for target in read.targets if mask_target(target, allowed) != target]
    if not taken:
        return None, []
    text, _ = without_personal_data(_plain(read.lines), allowed)
    return text, [*taken, Taken(PAGES)]


def _plain(lines: tuple[Line, ...]) -> str:
    """The release's lines as plain text: raw lines as they are, whole paragraphs between blank lines."""
    pieces: list[str] = []
    for line in lines:
        text = _MARK.sub("", line.text).strip()
        if not line.kept:
            continue
        pieces += [text] if line.kind is None else ["", text, ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(pieces)).strip() + "\n"
