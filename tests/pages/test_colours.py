"""Every pair of ink and paper in the style sheet can be read: WCAG 2.2 AA."""

from __future__ import annotations

import re

import pytest

from tests.pages.rendering import ROOT

SHEET = (ROOT / "generator/theme/assets/archive/colours.css").read_text(encoding="utf-8")


def colours(scheme: str) -> dict[str, tuple[int, int, int]]:
    """The custom properties of a scheme."""
    rules = re.search(rf'data-md-color-scheme="{scheme}"\] \{{([^}}]*)\}}', SHEET)
    assert rules
    pairs = re.findall(r"--([a-z-]+): #([0-9a-f]{6});", rules[1])
    return {name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in pairs}


def luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = ((c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "green", "rubric"])
@pytest.mark.parametrize("paper", ["paper", "paper-deep"])
def test_text_can_be_read(scheme: str, ink: str, paper: str) -> None:
    found = colours(scheme)
    assert contrast(found[ink], found[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_marked_words_can_be_read(scheme: str) -> None:
    found = colours(scheme)
    assert contrast(found["ink"], found["mark"]) >= 4.5


def test_dark_without_a_script_is_the_dark_scheme() -> None:
    rules = re.search(r"\.no-js \[data-md-color-scheme=\"default\"\] \{([^}]*)\}", SHEET)
    assert rules
    slate = re.search(r'data-md-color-scheme="slate"\] \{([^}]*)\}', SHEET)
    assert slate
    assert rules[1].split() == slate[1].split()
