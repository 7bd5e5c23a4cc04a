"""A picture on a page: the SVG, what it shows in a sentence, and its data as a table.

Pictures measure along the page in per cent and up the page in pixels, so that lines and letters keep their size
whether the screen is 360 or 1,200 pixels wide; they take their colours from the style sheet, light and dark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.pages.markdown import attribute, block, folded, table

AS_A_TABLE = "As a table"


def figure(svg: str, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], css: str = "") -> list[str]:
    """The picture as a block of HTML, then its data folded. `caption` is plain text; `head` and `rows` are Markdown.

    A line without a character would end the block in CommonMark: there is none.
    """
    name = f"picture {css}".strip()
    html = f'<figure class="{name}">\n{svg}\n<figcaption>{attribute(caption)}</figcaption>\n</figure>'
    scrolled = {"role": "region", "aria-label": AS_A_TABLE, "tabindex": "0"}
    data = block("table", table(head, rows), attributes=scrolled)
    return [html, folded(AS_A_TABLE, data, css="data", search=False)]


def drawing(height: int, label: str, *parts: str) -> str:
    """An SVG as wide as its place and `height` pixels high, which is one picture with a name to who cannot see it."""
    start = f'<svg width="100%" height="{height}" role="img" aria-label="{attribute(label)}" focusable="false">'
    return start + "".join(parts) + "</svg>"


def element(name: str, inner: str = "", /, **given: str | int | float) -> str:
    """One SVG element. `css` is its class, `_` in a name stands for a hyphen; numbers are rounded to hundredths."""
    values = ((("class" if key == "css" else key.replace("_", "-")), value) for key, value in given.items())
    attributes = "".join(f' {key}="{_value(value)}"' for key, value in values if value != "")
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _value(value: str | int | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def words(text: str, x: str, y: float, css: str = "", anchor: str = "") -> str:
    """Plain `text` in a picture, with its foot at `y`."""
    return element("text", attribute(text), x=x, y=y, css=css, text_anchor=anchor)


def tip(text: str) -> str:
    """What a pointer is told that rests on an element."""
    return f"<title>{attribute(text)}</title>"


def percent(part: float) -> str:
    """A share of the width: 0.125 is `12.5%`."""
    return f"{100 * part:.2f}".rstrip("0").rstrip(".") + "%"
