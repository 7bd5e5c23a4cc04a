"""What the lines round a text say of it: who signed it, and on which day it was put there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.authority.load import Authority
from generator.capture.furniture import publisher_of
from generator.capture.links import bare
from generator.capture.moments import day_in
from generator.capture.pieces import Line
from generator.capture.site_words import STEP as PAGE
from generator.model import Fact

_PROSE = 15
"""Words of a line with which the text has begun."""
_SHORT = 14
"""Words of a line that says when a text was published, and who did."""


def signature_in(lines: Sequence[Line], authority: Authority) -> str | None:
    """The publisher that signed; what a page says below the text is of other texts, or of the page itself."""
    begin = _begin(lines)
    words = [bare(line.text) for at, line in enumerate(lines) if not line.blank and (line.step != PAGE or at < begin)]
    return publisher_of("\n".join(words), authority)


def day_beside_title(lines: Sequence[Line], facts: Iterable[Fact]) -> Iterator[Fact]:
    """The day in a line of the page between title and text, where the page states none elsewhere."""
    if any(fact.kind == "published" for fact in facts):
        return
    title = next((at for at, line in enumerate(lines) if line.kept and line.kind == "title"), None)
    for line in lines[title + 1 : _begin(lines)] if title is not None else ():
        text = " ".join(bare(line.text).split())
        if line.step == PAGE and len(text.split()) <= _SHORT and (day := day_in(text)) is not None:
            yield Fact("published", day, f"the line below the title: “{text}”")
            return


def _begin(lines: Sequence[Line]) -> int:
    """The place where the text goes on: many pages say whom it is from, and when, below its first paragraph."""
    prose = [at for at, line in enumerate(lines) if line.kept and len(line.text.split()) >= _PROSE]
    return prose[1] if len(prose) > 1 else len(lines) if not prose else prose[0] + 1
