"""Whatever the bytes of a capture are, cleaning them ends in a clean text or says why not."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.authority.read import read_authority
from generator.capture import CannotRead, clean
from generator.describe import Describer
from generator.model import CleanText
from generator.problems import CATALOGUE
from tests.archive.synthetic import CORPUS

SAMPLES = [p.read_bytes() for p in sorted(CORPUS.glob("releases/*/*/capture*.txt"))]
PIECES = st.sampled_from(
    [
        *("Home | News | About", "View this bulletin in a browser", "You receive this bulletin because you asked."),
        *("14 March 2025", "By Ada Quill", "- an item", "A title of some words", "“We agree,” she said.", "he said:"),
        *(
            "[a](https://x.example/)",
            "[b](#)",
            "[c](javascript:d)",
            "[e",
            "](",
            "\\[",
            "\ue000",
            "\ue001",
            "\ue001\ue000",
        ),
        *("mary@mail.example", "[e-mail address]", "call 020 7946 0123", "co-\noperation", "a line that stops in the"),
        *(
            "middle of a sentence.",
            "\n",
            "\n\n",
            "\r\n",
            "\f",
            "\t",
            "\u2028",
            "\u00a0",
            "e\u0301",
            "\u202e",
            "---",
            "# x",
        ),
        *("Defence Secretary Agnes Whitlow", "his French counterpart", "12 March", "later this month", "Skagen Summit"),
    ]
)


@cache
def describer() -> Describer:
    return Describer.of(read_authority(CORPUS / "authority").authority)


def cleaned(data: bytes) -> None:
    """Clean and describe `data`; a refusal has a code of the catalogue."""
    try:
        text = clean(data, describer().authority).text
    except CannotRead as error:
        refused = error
    else:
        described(text)
        return
    assert refused.code in CATALOGUE
    assert refused.what
    assert refused.mend


def described(text: CleanText) -> None:
    """Describe a clean text; all that is said of it lies in it."""
    assert text.paragraphs
    assert not re.search(r"\w@mail\.example", text.text)
    for link in text.links:
        assert 0 <= link.start <= link.end <= len(text.text)
        assert link.url.lower().startswith(("http://", "https://"))
    description = describer().describe(text, with_keywords=False)
    if re.search(r"\w\w", text.text):
        assert all(p.text.strip() for p in text.paragraphs)
        assert description.title.value
    for mention in [m for p in description.people for m in p.mentions]:
        assert text.text[mention.start : mention.end] == mention.text
    for quote in description.quotes:
        assert text.text[quote.start : quote.end] == quote.text


@given(data=st.binary(max_size=600))
@example(data=b"\xff\xfe\x00\xd8")
@example(data=b"\xff\xfe\x00\x00")
@example(data=b"\xef\xbb\xbf")
@example(data=b"%")
@example(data="\ue000\ue001".encode())
@example(data=b"\xc2\xad")
@example(data=b"\x85")
def test_any_bytes(data: bytes) -> None:
    cleaned(data)


@given(text=st.text(max_size=400), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]))
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    cleaned(text.encode(encoding, "ignore"))


@given(pieces=st.lists(PIECES, max_size=30), joint=st.sampled_from(["\n", "\n\n", " ", ""]))
def test_pieces_that_the_steps_look_for(pieces: list[str], joint: str) -> None:
    cleaned(joint.join(pieces).encode())


@given(at=st.integers(0, 3000), cut=st.integers(0, 80), put=st.binary(max_size=8), which=st.sampled_from(SAMPLES))
def test_a_right_capture_with_a_piece_changed(at: int, cut: int, put: bytes, which: bytes) -> None:
    at %= len(which)
    cleaned(which[:at] + put + which[at + cut :])


@pytest.mark.parametrize("data", [b".", b'"', b"[](x)", b"...\n\n---\n"], ids=["dot", "mark", "link", "rules"])
def test_a_capture_without_a_word_holds_no_release(data: bytes) -> None:
    with pytest.raises(CannotRead) as raised:
        clean(data, describer().authority)
    assert raised.value.code == "C006"


@pytest.mark.parametrize("data", SAMPLES)
def test_the_synthetic_captures(data: bytes) -> None:
    cleaned(data)
