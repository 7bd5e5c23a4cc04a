"""JSON and feeds without personal data: each text of theirs masked by itself, all else as it is."""

from __future__ import annotations

import re
from html import escape, unescape

from generator.capture.sanitise.html import COMMENT, html_without
from generator.capture.sanitise.json_texts import rewrite_texts
from generator.capture.sanitise.taken import Taken, without_personal_data

_MARKUP = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|br|center|code|dd|div|dl|dt|em|figure|figcaption|font|footer|form|h[1-6]|hr|i"
    r"|iframe|img|li|main|ol|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul)\b[^<>]*>|<!--",
    re.IGNORECASE,
)
_PLAIN = ("body_text",)
"""Fields whose text is no HTML, whatever signs it holds."""
_REFERENCE = re.compile(r"&(?:#\d|#[xX][\da-fA-F]|[A-Za-z]{2})")
_CODE = re.compile(r"[\w:.+-]{0,20}|[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}|[\da-f]{32,128}")
"""Ids, moments and names of fields, whose figures are no telephone numbers."""
_FIGURES_FIRST = re.compile(r"\+?0?[1-9(]")
_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|(?P<comment><!--.*?(?:-->|\Z))|(?P<tag><[^<>]*>)|(?P<text>[^<]+)", re.DOTALL
)
_ATTRIBUTE = re.compile(r"(?<==)\"[^\"]*\"|(?<==)'[^']*'")


def json_without(document: str, allowed: frozenset[str]) -> tuple[str, list[Taken]]:
    """The JSON document as it may be stored, and what was taken out."""
    return rewrite_texts(document, lambda text, name: text_or_html_without(text, allowed, name))


def text_or_html_without(text: str, allowed: frozenset[str], name: str = "") -> tuple[str, list[Taken]]:
    """A text that is HTML where it holds markup; references to characters count as these."""
    if _CODE.fullmatch(text) and "@" not in text and not _FIGURES_FIRST.match(text):
        return text, []
    if name in _PLAIN:
        return without_personal_data(text, allowed)
    if _MARKUP.search(text):
        return html_without(text, allowed)
    if _REFERENCE.search(text):
        after, taken = without_personal_data(unescape(text), allowed)
        return (after, taken) if taken else (text, [])
    return without_personal_data(text, allowed)


def feed_without(document: str, allowed: frozenset[str]) -> tuple[str, list[Taken]]:
    """The feed as it may be stored, and what was taken out: of texts, CDATA, addresses; comments go."""
    taken: list[Taken] = []

    def one(match: re.Match[str]) -> str:
        if match["comment"] is not None:
            taken.append(Taken(COMMENT, match.group()[4:80]))
            return ""
        if match["tag"] is not None:
            return _ATTRIBUTE.sub(attribute, match.group())
        if match["cdata"] is not None:
            after, found = text_or_html_without(match["cdata"], allowed)
            taken.extend(found)
            return f"<![CDATA[{after.replace(']]>', ']]&gt;')}]]>" if found else match.group()
        after, found = text_or_html_without(unescape(match.group()), allowed)
        taken.extend(found)
        return escape(after, quote=False) if found else match.group()

    def attribute(match: re.Match[str]) -> str:
        quote, value = match.group()[0], match.group()[1:-1]
        after, found = without_personal_data(unescape(value), allowed)
        taken.extend(found)
        return f"{quote}{escape(after)}{quote}" if found else match.group()

    return _TOKEN.sub(one, document), taken
