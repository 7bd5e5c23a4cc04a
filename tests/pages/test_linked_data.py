"""What pages say to machines: read by a JSON-LD processor, no more than the page shows, and never markup."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from hypothesis import example, given
from pyld import jsonld

from generator.model import Dating
from generator.pages import render
from generator.pages.linked_data import SITE, dates
from generator.pages.markdown import Json as JsonMapping
from generator.pages.markdown import front_matter, json_line, plain
from tests.pages.rendering import ROOT
from tests.pages.sample_archive import HOSTILE, sample_archive
from tests.pages.test_escaping import ANY

THING = {"name", "description", "url", "identifier"}
VOCABULARY: dict[str, set[str]] = {
    "NewsArticle": THING
    | {"headline", "inLanguage", "datePublished", "temporalCoverage", "publisher", "isPartOf", "license"}
    | {"copyrightNotice", "isBasedOn", "keywords", "about", "mentions", "hasPart"},
    "Person": THING | {"familyName", "jobTitle", "hasOccupation"},
    "Role": {"hasOccupation", "member", "roleName", "startDate", "endDate"},
    "Occupation": {"name", "occupationLocation"},
    "Organization": THING | {"member"},
    "GovernmentOrganization": THING | {"member", "areaServed"},
    "Country": THING,
    "DefinedTerm": THING | {"termCode", "inDefinedTermSet"},
    "DefinedTermSet": {"name"},
    "CollectionPage": {"name", "description", "about", "temporalCoverage"},
    "Event": THING | {"startDate", "endDate", "location"},
    "Place": THING,
    "WebPage": {"name", "description", "about"},
    "WebSite": {"name", "description", "url", "inLanguage"},
    "Quotation": {"text", "creator"},
    "PropertyValue": {"propertyID", "value"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}
"""The types and properties of schema.org in use, as its pages define them."""
BASE = "https://archive.example/b/"


def heads() -> dict[str, dict[str, Any]]:
    """The front matter of every page, by where the page is on the site."""
    pages = {p.path.removesuffix(".md") + ".html": p.text for p in render(sample_archive())}
    return {path: yaml.safe_load(text.split("---\n")[1]) for path, text in pages.items()}


@pytest.fixture(scope="module")
def matters() -> dict[str, dict[str, Any]]:
    return heads()


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def main(matters: dict[str, dict[str, Any]], path: str) -> dict[str, Any]:
    found = matters[path]["linked_data"]["@graph"][0]
    assert isinstance(found, dict)
    return found


def test_every_page_uses_only_words_of_the_vocabulary(matters: dict[str, dict[str, Any]]) -> None:
    used = set()
    for path, matter in matters.items():
        for node in nodes(matter["linked_data"]["@graph"]):
            kind = node["@type"]
            used.add(kind)
            assert set(node) - {"@type", "@id"} <= VOCABULARY[kind], path
            assert all(value not in (None, "", []) for value in node.values()), path
    assert set(VOCABULARY) == used


def test_every_page_has_the_way_to_it(matters: dict[str, dict[str, Any]]) -> None:
    for path, matter in matters.items():
        crumbs = [n for n in nodes(matter["linked_data"]) if n.get("@type") == "BreadcrumbList"]
        if path == "index.html":
            assert crumbs == []
            continue
        steps = crumbs[0]["itemListElement"]
        assert [s["position"] for s in steps] == list(range(1, len(steps) + 1))
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), steps[-1]["item"])) == path
        assert (steps[0]["name"], len(steps) >= 2) == ("Home", True)


def test_every_address_leads_to_a_page_that_has_the_thing(matters: dict[str, dict[str, Any]]) -> None:
    """Read as a consumer does: made absolute against the address of the page."""
    defined = {
        urljoin(BASE + path, node["@id"])
        for path, matter in matters.items()
        for node in matter["linked_data"]["@graph"]
        if "@id" in node
    }
    pages = {BASE + path for path in matters}
    for path, matter in matters.items():
        for node in nodes(matter["linked_data"]):
            if "@id" in node:
                address = urljoin(BASE + path, node["@id"])
                assert address in defined or address in pages, (path, address)
            for key in ("item", "url"):
                if key in node:
                    assert urljoin(BASE + path, node[key]) in pages


def load(url: str, options: object) -> dict[str, Any]:
    """The context of schema.org, as far as it matters: its terms, and that some hold addresses. No request is made."""
    assert url == "https://schema.org"
    terms = {name: {"@type": "@id"} for name in ("url", "license", "isBasedOn", "item")}
    return {
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": {"@vocab": "https://schema.org/", **terms}},
    }


def test_a_json_ld_processor_reads_every_page(matters: dict[str, dict[str, Any]]) -> None:
    found: dict[str, Any] = {}
    for path, matter in matters.items():
        flat = jsonld.flatten(matter["linked_data"], None, {"base": BASE + path, "documentLoader": load})
        found |= {node["@id"]: node for node in flat if node["@id"].startswith(f"{BASE}{path}#")}
        assert not [n for n in flat if not n["@id"].startswith(("_:", BASE, "https://"))]
    release = found[f"{BASE}releases/borburg-pact/index.html#release"]
    assert release["@type"] == ["https://schema.org/NewsArticle"]
    assert release["https://schema.org/license"] == [{"@id": "https://licence.example/v1"}]
    assert release["https://schema.org/isBasedOn"] == [{"@id": "https://gov.example/news/1?a=b&c=d"}]
    assert {"@id": f"{BASE}people/ada-quill/index.html#person"} in release["https://schema.org/about"]


def test_a_release_says_who_when_and_what(matters: dict[str, dict[str, Any]]) -> None:
    node = main(matters, "releases/borburg-pact/index.html")
    assert node["headline"] == "Arvenia and Borland sign a pact in Borburg"
    assert (node["datePublished"], node["temporalCoverage"], node["inLanguage"]) == ("2025-03-12", "2025-03-11", "en")
    assert node["publisher"]["@type"] == "GovernmentOrganization"
    assert node["identifier"]["value"] == "0f" * 32
    people = {n["name"]: n.get("jobTitle") for n in node["about"] if n["@type"] == "Person"}
    assert people == {"Ada Quill": "Secretary for Defence", "Mira Sol": "Federal Minister of Defence"}
    assert [n["name"] for n in node["about"] if n["@type"] == "Country"] == ["Arvenia", "Borland"]
    assert [n["name"] for n in node["mentions"]] == ["Caldoria"]
    (quotation,) = node["hasPart"]
    assert (quotation["text"], quotation["creator"]["name"]) == ("We stand with Caldoria,", "Ada Quill")
    assert "robots" not in matters["releases/borburg-pact/index.html"]


def test_who_is_not_certain_is_not_said(matters: dict[str, dict[str, Any]]) -> None:
    """One resolved by a tenure nobody confirmed, one of two, one without an id: the page says how sure it is."""
    node = main(matters, "releases/autumn-visit/index.html")
    people = {n["name"]: n.get("jobTitle") for n in nodes(node) if n.get("@type") == "Person"}
    assert people == {"Sir Hugh Marsh": "Chief of the General Staff", "Inès Caldo": None}


def test_where_rights_are_reserved_no_words_beside_the_excerpt(matters: dict[str, dict[str, Any]]) -> None:
    for path in ("", "removed/", "differences/"):
        matter = matters[f"releases/ships-of-caldoria/{path}index.html"]
        assert matter["robots"] == "noindex"
        assert "secret middle" not in json.dumps(matter, default=str)
    node = main(matters, "releases/ships-of-caldoria/index.html")
    assert "hasPart" not in node
    assert "license" not in node
    assert "publisher" not in node
    assert node["description"] == matters["releases/ships-of-caldoria/index.html"]["description"]
    indexed = {path for path, matter in matters.items() if "robots" not in matter}
    assert {path for path in matters if "ships-of-caldoria" not in path} == indexed


def test_people_and_offices_have_their_dates(matters: dict[str, dict[str, Any]]) -> None:
    brandt = main(matters, "people/otto-brandt/index.html")
    (role,) = brandt["hasOccupation"]
    assert (role["startDate"], role["endDate"]) == ("2020-01-02", "2023-01-19")
    assert role["hasOccupation"]["name"] == "Minister of War"
    office = main(matters, "offices/xb-defence/index.html")
    assert [(m["member"]["name"], m["roleName"], m.get("endDate")) for m in office["member"]] == [
        ("Mira Sol", "Federal Minister of Defence", None),
        ("Otto Brandt", "Minister of War", "2023-01-19"),
    ]
    assert main(matters, "countries/xd/index.html")["name"] == "Dûnmark & Isles"
    assert main(matters, "subjects/hangars/index.html")["name"] == "Hangars & <sheds>"


NONE = Dating(None, None, None, "inferred")


@pytest.mark.parametrize(
    ("edtf", "wanted"),
    [
        ("2025-03-12", {"datePublished": "2025-03-12"}),
        ("2022-06", {"datePublished": "2022-06"}),
        ("2022", {"datePublished": "2022"}),
        ("2022-06-03~", {"temporalCoverage": "2022-06-03~"}),
        ("2019-07-24/2019-12-31", {"temporalCoverage": "2019-07-24/2019-12-31"}),
        ("2019-07-24/..", {"temporalCoverage": "2019-07-24/.."}),
        ("[2019-07-24,2019-07-26]", {"temporalCoverage": "[2019-07-24,2019-07-26]"}),
        (None, {}),
    ],
)
def test_no_day_is_made_up(edtf: str | None, wanted: dict[str, str]) -> None:
    day = dt.date(2019, 7, 24)
    assert dates(Dating(edtf, day, day, "stated"), NONE) == wanted
    with_event = dates(Dating(edtf, day, day, "stated"), Dating("2019-07-23", day, day, "stated"))
    assert with_event["temporalCoverage"] == "2019-07-23"


@given(ANY, ANY)
@example(HOSTILE, "</script><script>alert(1)</script><!--")
@example("\ufeff\u0085\u2028\xa0", '"\\')
@example("a: b", "🙂 \\u003c")
def test_json_in_front_matter_is_read_alike_by_yaml_and_json(first: str, second: str) -> None:
    value = {"@context": "x", "@graph": [second, {"position": 1, "name": first}], "b": True, "none": None}
    wanted = json.loads(json_line(value))
    head = front_matter({"title": first, "linked_data": JsonMapping(value)}).removeprefix("---\n").removesuffix("---\n")
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert yaml.load(head, loader)["linked_data"] == wanted
    assert not set("<>&") & set(json_line(value))
    assert json_line([first]).count("\n") == 0
    assert json.loads(json_line([second])) == [plain(second).strip()]


def test_the_archive_has_one_name() -> None:
    assert yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"] == SITE
