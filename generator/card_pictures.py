"""Draws the cards of pages: small pictures of few colours, kept by what they say, so that each is drawn once.

Letters come from a font in this package, never from the system, and are set without hinting or a shaping engine: the
same card gives the same bytes on every machine that has the same locked Pillow.
"""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features
from PIL import __version__ as pillow

from generator.cache import Cache
from generator.pages.cards import Card
from generator.pages.linked_data import SITE
from generator.pages.page import Picture

WIDTH, HEIGHT = 640, 336
"""Above the 600 × 315 from which on sites show a large picture."""
_FONTS = Path(__file__).parent / "fonts"
_MARGIN = 44
_SIZES = (46, 38, 33)
"""Of a title: the largest in which it takes three lines at most; the last may take four."""
_SMALL = 20
_LINES = 4
_PAPER, _INK = (250, 246, 238), (28, 82, 69)
_SHADES = 4
"""Paper, ink and two between: two bits a point."""
_COVERED = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B)),
    *((0x259, 0x259), (0x2BC, 0x2BC), (0x386, 0x386), (0x388, 0x38A), (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3CE)),
    *((0x400, 0x45F), (0x490, 0x493), (0x49A, 0x49B), (0x4A2, 0x4A3), (0x4AE, 0x4B1), (0x4BA, 0x4BB), (0x4D8, 0x4D9)),
    *((0x4E8, 0x4E9), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x2015), (0x2018, 0x201E)),
    *((0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC)),
    *((0x2116, 0x2116), (0x2122, 0x2122)),
)
"""The characters of the font: the scripts of Europe."""
COVERED = frozenset(chr(code) for first, last in _COVERED for code in range(first, last + 1))

WORTH_PROCESSES = 128
"""Cards to draw from which on more processes are quicker than starting them costs."""
Progress = Callable[[str, int, int], None]


def draw_cards(cards: Sequence[Card], corpus: Path, jobs: int, progress: Progress) -> Iterator[Picture]:
    """Every card as a picture: as an earlier build drew it, else anew."""
    cache = Cache.of_contents(corpus, "cards", _salt())
    keys = [cache.key(json.dumps([SITE, card.title, card.line]).encode()) for card in cards]
    known = {key: cache.get(key) for key in dict.fromkeys(keys)}
    for key, data in known.items():
        if data is not None:
            cache.touch(key)
    missing = {key: card for key, card in zip(keys, cards, strict=True) if known[key] is None}
    for number, (key, data) in enumerate(zip(missing, _drawn(list(missing.values()), jobs), strict=True), 1):
        progress("drawing cards", number, len(missing))
        cache.put(key, data)
        known[key] = data
    cache.prune_oldest(len(known))
    for key, card in zip(keys, cards, strict=True):
        yield Picture(card.path, known[key] or b"")


def _drawn(cards: Sequence[Card], jobs: int) -> Iterator[bytes]:
    if jobs < 2 or len(cards) < WORTH_PROCESSES:
        yield from map(draw, cards)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(draw, cards, chunksize=32)


def draw(card: Card) -> bytes:
    """One card as PNG."""
    title, line = _drawable(card.title), _drawable(card.line)
    if not title:  # in a script the font has not: the card of the archive, with what can be said of this page
        title = SITE
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 11, HEIGHT), fill=255)
    font, lines = _set(title)
    if title != SITE:
        pen.text((_MARGIN, 28), SITE, font=_font("Regular", _SMALL), fill=255)
    step = round(font.size * 1.26)
    top = 74 + (HEIGHT - 74 - 66 - step * len(lines)) // 2
    for number, words in enumerate(lines):
        pen.text((_MARGIN - 2, top + number * step), words, font=font, fill=255)
    pen.line((_MARGIN, HEIGHT - 62, WIDTH - _MARGIN, HEIGHT - 62), fill=90)
    small = _font("Regular", _SMALL)
    pen.text((_MARGIN, HEIGHT - 50), _cut(line, small), font=small, fill=255)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    top = _SHADES - 1
    points = image.point([round(shade * top / 255) for shade in range(256)])
    small = Image.frombytes("P", image.size, points.tobytes())
    small.putpalette(
        [
            round(paper + (ink - paper) * n / top)
            for n in range(_SHADES)
            for paper, ink in zip(_PAPER, _INK, strict=True)
        ]
    )
    data = io.BytesIO()
    small.save(data, "PNG", bits=2, compress_level=7)
    return data.getvalue()


def _drawable(text: str) -> str:
    """`text` without the signs that the font has not; nothing where it has not the letters."""
    text = unicodedata.normalize("NFC", text)
    if any(c not in COVERED and unicodedata.category(c)[0] in "LMN" for c in text):
        return ""
    return " ".join("".join(c if c in COVERED else " " for c in text).split())


def _set(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title in the largest size that fits, by lines."""
    for size in _SIZES[:-1]:
        font = _font("Bold", size)
        lines = _wrapped(title, font)
        if len(lines) < _LINES and all(_width(words, font) <= _ROOM for words in lines):
            return font, lines
    font = _font("Bold", _SIZES[-1])
    lines = _wrapped(title, font)
    shown = lines[:_LINES]
    if len(lines) > _LINES:
        shown[-1] += " " + lines[_LINES]
    return font, [_cut(words, font) for words in shown]


_ROOM = WIDTH - 2 * _MARGIN


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Lines of whole words, each as long as fits."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, font) > _ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """As much as fits in one line, cut between words where it can be."""
    if _width(text, font) <= _ROOM:
        return text
    while text and _width(f"{text}…", font) > _ROOM:
        text = text.rpartition(" ")[0] or text[:-1]
    return f"{text.rstrip(' ,.;:–—-')}…"


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    """How wide `text` is set: without kerning as wide as its letters, each of which is measured once."""
    return sum(_advance(font, letter) for letter in text)


@lru_cache(maxsize=8192)
def _advance(font: ImageFont.FreeTypeFont, letter: str) -> float:
    return font.getlength(letter)


@lru_cache(maxsize=8)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"NotoSerif-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _salt() -> bytes:
    """Stands for all that decides how a card looks beside what it says."""
    digest = hashlib.blake2b(Path(__file__).read_bytes())
    for path in sorted(_FONTS.glob("*.ttf")):
        digest.update(path.read_bytes())
    versions = [pillow, features.version("freetype2"), features.version("zlib"), zlib.ZLIB_RUNTIME_VERSION]
    digest.update(json.dumps(versions).encode())
    return digest.digest()
