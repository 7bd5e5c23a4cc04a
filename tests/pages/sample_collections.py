"""Two collections of the sample archive: one in an editor's order with hostile words, one of nothing yet."""

from __future__ import annotations

import datetime as dt

from generator.archive import Collection
from generator.collecting.introduction import read_introduction
from generator.collecting.record import ChosenRelease, CollectionRecord, Search

INTRODUCTION = """\
## What & why #

Words with *stress*, **weight** and [a **link**](release:borburg-pact),
[Ada](person:ada-quill), [nobody](person:not-there), [Borland](country:xb), [the web](https://gov.example/a_(b)).

- one
- two *and
  a half*

1. first
2. second

> quoted
>
> twice

1999. A year, no list. {{ 7*7 }} {% raw %} &lt;b&gt; _y_ ~~s~~ ==m== ^s^ $x$ :smile:
www.evil.example a@b.example [^1] {: .c }
"""


def sample_collections(hostile: str) -> list[Collection]:
    """`hostile` stands wherever an editor may write."""
    notes = {"no-date": hostile, "borburg-pact": "", "autumn-visit": "Then the visit."}
    chosen = CollectionRecord(
        title=f"Pacts {hostile}"[:150],
        description=f"How it came. {hostile}",
        editor=hostile,
        updated=dt.date(2025, 4, 1),
        releases=tuple(ChosenRelease(id=id, note=note or None) for id, note in notes.items()),
    )
    empty = CollectionRecord(title="Nothing yet", description="Of 1900.", search=Search(before="1900"))
    return [
        Collection("pacts", chosen, tuple(read_introduction(INTRODUCTION.split("\n")).pieces), notes),
        Collection("nothing-yet", empty, tuple(read_introduction(["Wait."]).pieces), {}),
    ]
