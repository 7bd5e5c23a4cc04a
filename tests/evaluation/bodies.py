"""The body of a release as HTML, in the ways senders write it; and as plain lines."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tests.evaluation.releases import Block, text_of


def semantic(blocks: Sequence[Block], attribute: str = "") -> str:
    """Paragraphs, headings, lists, quotes and tables as HTML means them; `attribute` goes onto every paragraph."""
    parts = []
    for (tag, numbered), group in groupby(blocks, key=lambda b: (b.tag, b.number is not None)):
        run = list(group)
        if tag == "li":
            name = "ol" if numbered else "ul"
            parts.append(f"<{name}>\n" + "\n".join(f"<li>{b.html}</li>" for b in run) + f"\n</{name}>")
        elif tag == "tr":
            parts.append("<table><tbody>\n" + "\n".join(f"<tr>{b.html}</tr>" for b in run) + "\n</tbody></table>")
        elif tag == "blockquote":
            parts += [f"<blockquote><p>{b.html}</p></blockquote>" for b in run]
        else:
            parts += [f"<{tag}{' ' + attribute if tag == 'p' and attribute else ''}>{b.html}</{tag}>" for b in run]
    return "\n".join(parts)


def broken(blocks: Sequence[Block]) -> str:
    """Nothing but words and line breaks, as editors of old left them."""
    parts = []
    for (tag, _), group in groupby(blocks, key=lambda b: (b.tag, False)):
        run = list(group)
        if tag == "tr":
            parts.append(semantic(run))
        elif tag == "li":
            parts.append("<br>\n".join(f"{f'{b.number}.' if b.number else '•'} {b.html}" for b in run))
        else:
            parts += [f"<b>{b.html}</b>" if tag in ("h2", "h3") else b.html for b in run]
    return "<br><br>\n".join(parts)


def divided(blocks: Sequence[Block]) -> str:
    """Every block a `div` with a class that says nothing."""
    return "\n".join(_divided(block) for block in blocks)


def _divided(block: Block) -> str:
    if block.tag == "tr":
        return f"<table><tr>{block.html}</tr></table>"
    mark = f'<span class="b">{block.number or "–"}</span> ' if block.tag == "li" else ""
    name = {"h2": "t3", "h3": "t4", "li": "li", "blockquote": "q"}.get(block.tag, "tx")
    return f'<div class="{name}">{mark}{block.html}</div>'


def of_outlook(blocks: Sequence[Block]) -> str:
    """As Word writes mail: `MsoNormal` everywhere, an `o:p` between paragraphs, lists as paragraphs with a dot."""
    space = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
    parts = []
    for block in blocks:
        if block.tag == "tr":
            parts.append(f"<table class=MsoNormalTable border=1><tr>{block.html}</tr></table>\n")
            continue
        mark = f"{block.number}." if block.number else "·"
        item = f"<span style='font-family:Symbol'>{mark}</span>&nbsp;&nbsp; " if block.tag == "li" else ""
        inner = f"<b>{block.html}</b>" if block.tag in ("h2", "h3") else block.html
        parts.append(f"<p class=MsoNormal>{item}<span lang=EN-GB>{inner}</span><o:p></o:p></p>\n{space}")
    return "".join(parts)


def lines(block: Block) -> list[str]:
    """The lines of one block as text: what a page's words become when they are copied."""
    if block.tag == "li":
        mark = f"{block.number}." if block.number else "-"
        return [f"{mark} {block.text}".replace("\n", " ")]
    return [line for line in block.text.split("\n") if line]


def text(blocks: Sequence[Block]) -> str:
    """Paragraphs with a blank line between; the items of a list and the rows of a table without one."""
    parts: list[str] = []
    previous = ""
    for block in blocks:
        together = previous == block.tag and block.tag in ("li", "tr")
        parts.append(("\n" if together else "\n\n" if parts else "") + "\n".join(lines(block)))
        previous = block.tag
    return "".join(parts)


def linked(block: Block) -> Block:
    """The block with its links as Markdown writes them."""
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', lambda m: f"[{m[2]}]({html.unescape(m[1])})", block.html)
    return replace(block, text=text_of(text))


def escaped(words: str) -> str:
    """Words as HTML."""
    return html.escape(words, quote=False)
