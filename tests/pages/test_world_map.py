"""The map of who took part: whole, light, harmless in Markdown, and legible without its colours."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import yaml
from markdown_it import MarkdownIt

from generator.pages.pictures.world import OnMap, View, figure, legend, steps, world_map
from tests.pages.rendering import ROOT, to_html
from tests.pages.sample_archive import HOSTILE
from tests.pages.test_colours import colours, contrast
from tools.draw_world import CUT, DRAWINGS


def pairs(codes: str) -> list[tuple[str, str]]:
    return [(pair[:2], pair[3:]) for pair in codes.split()]


VIEWS: tuple[View, ...] = ("world", "europe")
NAMES = {
    record["id"]: record["name"]
    for record in yaml.safe_load((ROOT / "corpus/authority/countries.yml").read_text(encoding="utf-8"))
}
ANTARCTICA = "aq"
"""The one country of the authority file without a place on the map."""
ALL = {code: OnMap(1 + at % 90, 2, name, f"{code}/index.html") for at, (code, name) in enumerate(NAMES.items())}
SHEET = (ROOT / "generator/theme/assets/archive/pictures.css").read_text(encoding="utf-8")

WEST_TO_EAST = pairs("us-gb gb-de de-pl pl-ua ua-jp to-ws pf-us gf-gn gp-mq cy-lb")
NORTH_TO_SOUTH = pairs("sj-no no-it it-mt mt-ng ng-za sg-au us-mx br-fk gb-gi gi-ma")
NEIGHBOURS = pairs("de-pl fr-es us-ca ru-ua in-cn br-gf so-et ma-eh")


def parsed(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def one(took_part: int, mentioned: int = 0) -> dict[str, OnMap]:
    return {"de": OnMap(took_part, mentioned, "Germany", "de/index.html")}


def titles(countries: Mapping[str, OnMap], view: View = "world") -> list[str]:
    """What is told of the countries; the first title is that of the map."""
    return [element.text or "" for element in parsed(world_map(countries, "Map", view)).iter("title")][1:]


def test_every_country_is_on_the_map() -> None:
    links = [element.get("href") for element in parsed(world_map(ALL, "Map")).iter("a")]
    assert sorted(links, key=str) == sorted(f"{code}/index.html" for code in NAMES if code != ANTARCTICA)


def rings(data: str) -> Iterator[list[tuple[int, int]]]:
    """The rings of path data, in absolute coordinates. Knows the commands that the maps are written with."""
    x = y = 0
    ring: list[tuple[int, int]] = []
    for letter, values in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        numbers = [int(number) for number in re.findall(r"-?\d+", values)]
        if letter == "z":
            yield ring
            x, y = ring[0]
            continue
        assert letter in "Mmlhv"
        steps_of = {"h": [(n, 0) for n in numbers], "v": [(0, n) for n in numbers]}
        for at, (dx, dy) in enumerate(steps_of.get(letter) or zip(numbers[::2], numbers[1::2], strict=True)):
            assert letter != "M" or not at, "more numbers after M would be absolute"
            x, y = (dx, dy) if letter == "M" else (x + dx, y + dy)
            ring = [(x, y)] if letter in "Mm" and not at else [*ring, (x, y)]


def shape(link: ElementTree.Element) -> list[tuple[int, int]]:
    """Every corner of a country, or the middle of its dot."""
    path, circle = link.find("path"), link.find("circle")
    if path is not None:
        return [corner for ring in rings(path.attrib["d"]) for corner in ring]
    assert circle is not None
    return [(int(circle.attrib["cx"]), int(circle.attrib["cy"]))]


@pytest.mark.parametrize("view", VIEWS)
def test_every_country_lies_inside_the_map(view: View) -> None:
    drawn = parsed(world_map(ALL, "Map", view))
    width, height = (int(number) for number in drawn.attrib["viewBox"].split()[2:])
    for link in drawn.iter("a"):
        assert shape(link), link.get("href")
        assert all(-10 <= x <= width + 10 and -10 <= y <= height + 10 for x, y in shape(link)), link.get("href")


def test_countries_lie_where_they_should() -> None:
    """By pairs: the first lies west of the second, or north of it."""
    at = {str(link.get("href"))[:2]: shape(link)[0] for link in parsed(world_map(ALL, "Map")).iter("a")}
    for west, east in WEST_TO_EAST:
        assert at[west][0] <= at[east][0], (west, east)
    for north, south in NORTH_TO_SOUTH:
        assert at[north][1] <= at[south][1], (north, south)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("gb", -1.5, 52.5), ("de", 13.4, 52), ("fr", 2.3, 48), ("us", -150, 65), ("us", -100, 40), ("ru", 38, 56),
        ("ru", 175, 67), ("ru", -175, 66.8), ("gf", -53, 4), ("au", 135, -25), ("nz", 171, -43.5), ("sj", 16, 78),
        ("ua", 34.2, 45.3), ("so", 45, 9.5), ("eh", -13.5, 25), ("eh", -9.5, 27), ("ma", -9, 29), ("za", 25, -30),
        ("ls", 28.3, -29.5), ("cy", 33.5, 35.3), ("cy", 32.8, 34.9), ("gb", -6.7, 54.6),
    ],
)  # fmt: skip
def test_places_lie_in_their_country(code: str, longitude: float, latitude: float) -> None:
    """Beyond 180°, and where Natural Earth gives the ground to another country, too. On every map that has room."""
    found = []
    for drawing, view in zip(DRAWINGS, VIEWS, strict=True):
        assert drawing.name == view
        place = drawing.place((longitude if longitude > CUT else longitude + 360, latitude))
        links = [link for link in parsed(world_map(ALL, "Map", view)).iter("a") if link.find("path") is not None]
        found += [str(link.get("href"))[:2] for link in links if surrounds(link, *place)]
    assert found
    assert set(found) == {code}


def surrounds(link: ElementTree.Element, x: float, y: float) -> bool:
    """Whether a place lies inside a country: a ray from it meets the outlines an odd number of times."""
    path = link.find("path")
    inside = False
    for ring in rings(path.attrib["d"]) if path is not None else ():
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
            inside ^= (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
    return inside


def test_no_line_crosses_the_map() -> None:
    """The world is cut in the Bering Strait, where no country lies: no outline leaps from one edge to the other."""
    longest = 120  # the border along 49° N
    for link in parsed(world_map(ALL, "Map")).iter("a"):
        path = link.find("path")
        for ring in rings(path.attrib["d"]) if path is not None else ():
            assert len(ring) >= 3
            for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
                assert abs(x1 - x0) + abs(y1 - y0) <= longest, link.get("href")


def test_neighbours_share_their_border() -> None:
    corners = {str(link.get("href"))[:2]: set(shape(link)) for link in parsed(world_map(ALL, "Map")).iter("a")}
    for one_side, other in NEIGHBOURS:
        assert len(corners[one_side] & corners[other]) >= 2, (one_side, other)


@pytest.mark.parametrize("view", VIEWS)
def test_weight(view: View) -> None:
    for countries in (ALL, {}):
        drawn = world_map(countries, "Who took part", view).encode()
        assert len(drawn) <= 45_000
        assert len(gzip.compress(drawn, 9, mtime=0)) <= 20_000


def test_europe_shows_the_countries_of_europe_and_no_others() -> None:
    told = " ".join(titles(ALL, "europe"))
    for code in "gb fr de pl is no ua tr cy mt ru ge lu gi mc xk".split():
        assert f"{NAMES[code]}: " in told
    for code in "au us br jp za sg".split():
        assert f"{NAMES[code]}: " not in told


@pytest.mark.parametrize("view", VIEWS)
def test_hidden_from_screen_readers_and_the_keyboard(view: View) -> None:
    drawn = parsed(world_map(ALL, "Map", view))
    assert drawn.get("aria-hidden") == "true"
    assert drawn.get("focusable") == "false"
    assert {link.get("tabindex") for link in drawn.iter("a")} == {"-1"}


def test_told_in_words() -> None:
    assert titles(one(3, 2)) == ["Germany: took part in 3 releases, mentioned in 2"]
    assert titles(one(1)) == ["Germany: took part in 1 release"]
    assert titles(one(0, 1)) == ["Germany: mentioned in 1 release"]
    assert titles(one(0)) == []


def test_without_a_page_there_is_no_link() -> None:
    drawn = parsed(world_map({"de": OnMap(3, 0, "Germany", "")}, "Map"))
    assert not list(drawn.iter("a"))
    assert [group.get("class") for group in drawn.findall("g")] == ["t2"]


def test_mentioned_only_is_hatched_not_only_coloured() -> None:
    drawn = parsed(world_map(one(0, 4), "Map"))
    group = drawn.find("g[@class='mentioned']")
    assert group is not None
    assert group.get("fill") == "url(#map-mentioned)"
    assert [pattern.get("id") for pattern in drawn.iter("pattern")] == ["map-mentioned"]


def test_unknown_countries_are_left_out() -> None:
    assert titles({"zz": OnMap(3, 0, "Nowhere", "zz/index.html")}) == []


@pytest.mark.parametrize("name", [*HOSTILE, '"><script>', "]]>", "a\n\nb", "--><!--"])
def test_hostile_names_stay_text(name: str) -> None:
    countries = {"fr": OnMap(1, 0, name, "javascript:alert(1)"), "de": OnMap(0, 1, name, '"><b>')}
    drawn = figure(countries, name)
    assert "\n" not in drawn
    elements = {element.tag for element in parsed(drawn).iter()}
    assert elements <= set("figure svg title defs pattern path g a circle figcaption ul li span".split())
    assert {link.get("href") for link in parsed(drawn).iter("a")} == {"javascript%3Aalert%281%29", "%22%3E%3Cb%3E"}
    assert drawn in to_html(drawn)


@pytest.mark.parametrize("view", VIEWS)
def test_both_engines_pass_it_on_unchanged(view: View) -> None:
    drawn = figure(ALL, "Who took part, and how often", view)
    text = f"# Countries\n\nBefore.\n\n{drawn}\n\nAfter.\n"
    assert f"\n{drawn}\n" in to_html(text)
    assert f"\n{drawn}\n" in MarkdownIt("commonmark").render(text)


def test_same_countries_same_bytes_in_any_order() -> None:
    assert world_map(ALL, "Map") == world_map(dict(reversed(ALL.items())), "Map")


@pytest.mark.parametrize(
    ("maximum", "expected"),
    [
        (0, []),
        (1, [(1, 1)]),
        (2, [(1, 1), (2, 2)]),
        (5, [(1, 1), (2, 4), (5, 5)]),
        (100, [(1, 4), (5, 9), (10, 49), (50, 100)]),
        (5000, [(1, 9), (10, 99), (100, 499), (500, 5000)]),
    ],
)
def test_steps(maximum: int, expected: list[tuple[int, int]]) -> None:
    assert steps(maximum) == expected


def test_steps_leave_no_number_out() -> None:
    for maximum in range(1, 3000):
        bounds = steps(maximum)
        assert 1 <= len(bounds) <= 4
        assert [first for first, _ in bounds] == [1, *(last + 1 for _, last in bounds[:-1])]
        assert bounds[-1][1] == maximum
        assert all(first <= last for first, last in bounds)


def test_legend_names_what_is_on_the_map() -> None:
    words = [li.text or "".join(li.itertext()) for li in parsed(legend({**one(5000), **FEW})).iter("li")]
    assert words == ["took part in 1–9", "500–5,000", "mentioned only"]
    assert legend({}) == ""


FEW = {"fr": OnMap(3, 0, "France", ""), "pl": OnMap(0, 1, "Poland", "")}


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_fillings_can_be_told_apart(scheme: str) -> None:
    found = colours(scheme)
    fillings = [filling(css, scheme) for css in ("land", "t1", "t2", "t3", "t4")]
    against_paper = [contrast(colour, found["paper"]) for colour in fillings]
    assert against_paper[1] >= 3
    assert against_paper == sorted(against_paper)
    assert all(more / less >= 1.2 for less, more in pairwise(against_paper))
    assert against_paper[1] / against_paper[0] >= 2
    assert contrast(found["ink-soft"], fillings[0]) >= 3


def filling(css: str, scheme: str) -> tuple[int, int, int]:
    """The colour that the style sheet mixes for a class."""
    rule = re.search(rf"\.{css}\b[^{{}};]*\{{\s*--filling: ([^;]+);", SHEET)
    assert rule
    mixed = re.fullmatch(r"color-mix\(in srgb, var\(--([a-z-]+)\) (\d+)%, var\(--([a-z-]+)\)\)", rule[1])
    plain = re.fullmatch(r"var\(--([a-z-]+)\)", rule[1])
    found = colours(scheme)
    if plain:
        return found[plain[1]]
    assert mixed
    share = int(mixed[2]) / 100
    red, green, blue = (
        round(a * share + b * (1 - share)) for a, b in zip(found[mixed[1]], found[mixed[3]], strict=True)
    )
    return red, green, blue
