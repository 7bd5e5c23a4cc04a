"""The id that is proposed for a release: the words of its title, then its date as far as it is known."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from generator.dates import month_of, year_of
from generator.latin_words import latin_words
from generator.model import Dating

LONGEST = 60
"""Characters of the words; the date comes after them."""
_STOP_WORDS = frozenset(
    (
        "a an the this that these those some any no not and or nor but if so as at by for from in into of off on onto "
        "out over per than then to under until up upon via with within without about above across after against along "
        "among around before behind below beneath beside besides between beyond despite down during except "
        "like near since through throughout toward towards where when while which who whom whose what why how "
        "i me my we us our you your he him his she her it its they them their is am are was were be been being "
        "has have had do does did will would shall should can could may might must also very just"
    ).split()
)


def proposed_id(title: str, date: Dating, source_url: str | None, publisher: str) -> str:
    """The id of a release. Where the title has no Latin letters, its address or its publisher give the words."""
    last = unquote(urlsplit(source_url).path.rstrip("/").rpartition("/")[2]) if source_url else ""
    named = re.sub(r"\.[a-z]{2,5}$", "", last)
    slugs = (slug(words) for words in (title, named, f"{publisher} release"))
    # A number alone, all that is left of a title in another script, names nothing.
    words = next((s for s in slugs if re.search(r"[a-z]{2}", s)), "release")
    day = known_date(date)
    return f"{words}-{day}" if day else words


def slug(text: str) -> str:
    """`text` in lower-case letters and digits, whole words up to LONGEST, never ending on a word that only leads on."""
    words = latin_words(text)
    kept = [words[0][:LONGEST]] if words else []
    for word in words[1:]:
        if len("-".join([*kept, word])) > LONGEST:
            break
        kept.append(word)
    while kept and kept[-1] in _STOP_WORDS:
        kept.pop()
    return "-".join(kept)


def known_date(date: Dating) -> str:
    """The date for an id: the day, else the month, else the year that all its days lie in, else nothing."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if last in month_of(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if last in year_of(first.year) else ""


def next_free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or where that is taken, the first of `wanted`-2, -3 … that is not."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
