"""Pictures for shared links: small, the same everywhere, drawn once, and none is missing."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from PIL import Image

from generator import card_pictures
from generator.card_pictures import COVERED, HEIGHT, WIDTH, draw, draw_cards
from generator.pages import render, robots
from generator.pages.cards import ARCHIVE, Card, cards
from generator.pages.page import Page, Picture
from generator.publish import publish
from tests.archive.synthetic import contents, quiet
from tests.pages.rendering import ROOT
from tests.pages.sample_archive import HOSTILE, sample_archive

LONG = Card(
    "cards/x.png", "Ministers agree on a common hangar " * 9, "12 March 2025 · Arvenian Ministry of Defence " * 3
)
HARD = "Łódź, İstanbul’da, Příbram, Ærø, Συνάντηση, Зустріч, București – “ok”"


def test_every_page_has_a_card_that_is_drawn() -> None:
    paths = [card.path for card in cards(sample_archive())]
    assert len(paths) == len(set(paths))
    named = {yaml.safe_load(p.text.split("---\n")[1]).get("card", ARCHIVE) for p in render(sample_archive())}
    assert named == set(paths)


def test_cards_say_title_date_and_publisher() -> None:
    found = {card.path: card for card in cards(sample_archive())}
    release = found["cards/releases/borburg-pact.png"]
    assert (release.title, release.line) == (
        "Arvenia and Borland sign a pact in Borburg",
        "12 March 2025 · Arvenian Ministry of Defence",
    )
    assert found["cards/releases/no-date.png"].line == "Arvenian Ministry of Defence"
    assert found["cards/people/otto-brandt.png"].line == "Minister of War · Borland"
    assert found["cards/relations/xa-xb.png"].title == "Arvenia – Borland"


@pytest.mark.parametrize("title", ["Ada Quill", LONG.title, HARD, HOSTILE, "日本", "", "x" * 900, "🚀"])
def test_a_card_is_a_small_picture_with_a_margin(title: str) -> None:
    data = draw(Card("cards/x.png", title, LONG.line))
    assert len(data) < 8_000
    with Image.open(io.BytesIO(data)) as image:
        assert (image.size, image.format, image.mode) == ((WIDTH, HEIGHT), "PNG", "P")
        paper = image.getpixel((WIDTH - 1, HEIGHT - 1))
        assert all(image.getpixel((WIDTH - 30, y)) == paper for y in range(HEIGHT))
        assert all(image.getpixel((x, HEIGHT - 8)) == paper for x in range(20, WIDTH))


def test_the_font_has_what_is_drawn_with_it() -> None:
    """A character that a font has not is drawn as its sign for that, alike for all of them."""
    for weight in ("Regular", "Bold"):
        font = card_pictures._font(weight, 40)
        missing = bytes(font.getmask("\U0010fffe"))
        assert [c for c in sorted(COVERED) if not c.isspace() and bytes(font.getmask(c)) == missing] == []
    assert {c for c in HARD + LONG.title if unicodedata.category(c)[0] in "LMN"} <= COVERED


@pytest.mark.parametrize("text", [HARD, HOSTILE, LONG.title, "AVATAR To Ty"])
def test_a_line_is_as_wide_as_its_letters(text: str) -> None:
    for weight, size in (("Regular", 20), ("Bold", 33), ("Bold", 46)):
        font = card_pictures._font(weight, size)
        assert card_pictures._width(text, font) == pytest.approx(font.getlength(text), abs=0.01)


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import sys; from generator.card_pictures import draw; from generator.pages.cards import Card;"
        "sys.stdout.buffer.write(draw(Card('', sys.argv[1], sys.argv[2])))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, HARD, LONG.line]
    done = subprocess.run(command, cwd=ROOT, env={"LC_ALL": "C"}, capture_output=True, check=True)
    assert done.stdout == draw(Card("", HARD, LONG.line))


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [Card(f"cards/{n}.png", f"Title {n % 3}", "") for n in range(6)]
    monkeypatch.setattr(card_pictures, "WORTH_PROCESSES", 2)
    first = list(draw_cards(wanted, tmp_path / "corpus", 2, quiet))
    assert [p.path for p in first] == [c.path for c in wanted]
    assert [p.data for p in first] == [draw(c) for c in wanted]
    monkeypatch.setattr(card_pictures, "_drawn", lambda cards, jobs: iter([b""] * len(cards)))
    assert list(draw_cards(wanted, tmp_path / "corpus", 1, quiet)) == first
    (tmp_path / ".cache" / "cards" / "corpus").joinpath("spoilt").write_bytes(b"x")
    assert list(draw_cards(wanted[:1], tmp_path / "corpus", 1, quiet)) == first[:1]


def test_pictures_are_published_like_pages(tmp_path: Path) -> None:
    """Changed bytes only, stale ones removed."""
    docs = tmp_path / "docs"
    old: list[Page | Picture] = [
        Page("index.md", "one\n"),
        Picture("cards/a.png", b"\x89a"),
        Picture("cards/b.png", b"\x89b"),
    ]
    assert publish(old, docs, tmp_path / "empty") == 3
    assert publish(old, docs, tmp_path / "empty") == 0
    assert publish([old[0], Picture("cards/a.png", b"\x89c")], docs, tmp_path / "empty") == 2
    assert dict(contents(docs)) == {"index.md": b"one\n", "cards/a.png": b"\x89c"}


def test_robots_txt_names_the_sitemap_where_there_is_one() -> None:
    assert robots(None).text == "User-agent: *\nAllow: /\n"
    assert robots("https://archive.example/b/").text.endswith("\n\nSitemap: https://archive.example/b/sitemap.xml\n")


def test_the_licence_of_the_font_is_beside_it() -> None:
    folder = ROOT / "generator" / "fonts"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert {hashlib.sha256(p.read_bytes()).hexdigest()[:4] for p in folder.glob("*.ttf")}
    assert all(p.stat().st_size < 60_000 for p in folder.glob("*.ttf"))
