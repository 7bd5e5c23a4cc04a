"""The difference of two captures: every word of both, in order, and in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.duplicates.difference import BlockDifference, difference
from generator.model import CleanText, Paragraph
from tests.duplicates.made import OTHER, STATEMENT, text


def told(blocks: tuple[BlockDifference, ...]) -> list[str]:
    """`same`, `removed`, `added` blocks by their first words; changed ones with [-old-] and {+new+}."""
    shown = []
    for block in blocks:
        marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
        words = "".join(marks[s.change].format(s.text) for s in block.spans)
        shown.append(f"{block.change}: {words}")
    return shown


def test_the_same_text_has_no_difference() -> None:
    blocks = difference(text(*STATEMENT, title="A"), text(*STATEMENT, title="A"))
    assert [(b.change, b.kind) for b in blocks] == [("same", "title"), *[("same", "paragraph")] * len(STATEMENT)]


def test_words_paragraphs_and_titles_that_changed_are_told() -> None:
    old = text("One ferry leaves at noon.", STATEMENT[0], "Fish is cheap.", title="Ferry at noon")
    new = text("Two ferries leave at noon.", OTHER[0], STATEMENT[0], title="Ferries at noon")
    assert told(difference(old, new)) == [
        "changed: [-Ferry-]{+Ferries+} at noon",
        "changed: [-One ferry leaves-]{+Two ferries leave+} at noon.",
        f"added: {{+{OTHER[0]}+}}",
        f"same: {STATEMENT[0]}",
        "removed: [-Fish is cheap.-]",
    ]


@pytest.mark.parametrize(("old", "new", "change"), [(None, "Title", "added"), ("Title", None, "removed")])
def test_a_title_that_came_or_went(old: str | None, new: str | None, change: str) -> None:
    assert difference(text("a", title=old), text("a", title=new))[0] == difference(text(title=old), text(title=new))[0]
    assert difference(text(title=old), text(title=new))[0].change == change


def test_kinds_of_blocks_are_kept() -> None:
    old = CleanText(None, (Paragraph("Fees", "heading"), Paragraph("none today", "list-item")))
    new = CleanText(None, (Paragraph("Fees", "heading"), Paragraph("none this week", "list-item")))
    assert [(b.kind, b.change) for b in difference(old, new)] == [("heading", "same"), ("list-item", "changed")]


blocks = st.lists(st.text(alphabet="ab .,\u00e9\u2019\u5317\n", min_size=1, max_size=30), max_size=8)


@given(blocks, blocks)
def test_nothing_is_lost(old: list[str], new: list[str]) -> None:
    found = difference(text(*old), text(*new))
    assert [b.before for b in found if b.change != "added"] == old
    assert [b.after for b in found if b.change != "removed"] == new
    for block in found:
        assert all(span.text for span in block.spans)
        assert block.change == "changed" or len({s.change for s in block.spans}) <= 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(["ab " * 50_000], ["ba " * 50_000], id="one paragraph of two words"),
        pytest.param(["x"] * 20_000, ["x", "y"] * 20_000, id="paragraphs all the same"),
        pytest.param(
            [f"word {n} of many" for n in range(8_000)], [f"word {n} of few" for n in range(8_000)], id="all changed"
        ),
    ],
)
def test_large_texts_take_bounded_time(old: list[str], new: list[str]) -> None:
    start = time.monotonic()
    difference(text(*old), text(*new))
    assert time.monotonic() - start < 5
