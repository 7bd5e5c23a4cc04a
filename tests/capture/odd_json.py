"""Values no field of a JSON capture should have, and the words of a piece of HTML told by other means."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st

ODD = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
        st.sampled_from(["<p>", "<p>a</p>", "\ud800", "\x00", "2015-13-45", "&#0;", "<a href='x:y'>l</a>", "9" * 4400]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=4,
)


class _Text(HTMLParser):
    """The words of a piece of HTML, told without the project's own reader."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append("" if tag in ("a", "abbr", "span", "strong", "em", "sup", "b", "i") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])


def words_of(markup: str) -> list[str]:
    parser = _Text()
    parser.feed(markup)
    return re.findall(r"\w+", "".join(parser.found))
