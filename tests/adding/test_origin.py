"""Who published a capture and by which right it is shown: only what something proves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.adding.origin import Hints, origin_of, without_tracking
from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.model import Fact

ROOT = Path(__file__).resolve().parents[2]
GOV_UK = "https://www.gov.uk/government/news/talks-in-oslo"
MOD = Fact("organisation", "Ministry of Defence", "the API's field organisations")


@pytest.fixture(name="authority", scope="module")
def _authority() -> Authority:
    return read_authority(ROOT / "corpus" / "authority").authority


CASES: dict[str, tuple[Hints, tuple[str, str], str]] = {
    "a page of GOV.UK": (Hints(page=GOV_UK, facts=[MOD]), ("uk-mod", "ogl-3.0"), "published on GOV.UK, whose pages"),
    "a page of GOV.UK by somebody unknown": (Hints(page=GOV_UK), ("unknown", "ogl-3.0"), "published on GOV.UK"),
    "a federal page": (
        Hints(page="https://www.war.gov/News/1"),
        ("us-dod", "us-public-domain"),
        "a work of the United",
    ),
    "a federal page without www": (
        Hints(page="https://www.state.gov/a"),
        ("us-state", "us-public-domain"),
        "a work of",
    ),
    "some other .gov": (Hints(page="https://www.ohio.gov/a"), ("unknown", "unknown"), "nobody has established"),
    "a name like GOV.UK": (Hints(page="https://www.gov.uk.example/a", facts=[MOD]), ("uk-mod", "unknown"), "nobody"),
    "a text from nowhere": (Hints(), ("unknown", "unknown"), "nobody has established"),
    "a signed British text": (Hints(signed="uk-mod"), ("uk-mod", "unknown"), "nobody has established"),
    "the same, its address given": (
        Hints(signed="uk-mod", source_url=GOV_UK),
        ("uk-mod", "ogl-3.0"),
        "published on GOV.UK",
    ),
    "the same on a blog": (Hints(signed="uk-mod", page="https://blog.example/a"), ("uk-mod", "unknown"), "nobody"),
    "a signed American text": (Hints(signed="us-dod"), ("us-dod", "us-public-domain"), "a work of the United States"),
    "the same on a blog, American": (
        Hints(signed="us-dod", page="https://blog.example/a"),
        ("us-dod", "us-public-domain"),
        "a work of the United States federal government, passed on by blog.example",
    ),
    "a blog that calls itself the Pentagon": (
        Hints(page="https://blog.example/a", facts=[Fact("organisation", "Pentagon", "the page's head")]),
        ("us-dod", "unknown"),
        "nobody",
    ),
    "a blog that claims the address of GOV.UK": (
        Hints(page="https://blog.example/a", facts=[Fact("url", GOV_UK, "the page's canonical link"), MOD]),
        ("uk-mod", "unknown"),
        "nobody",
    ),
    "a file that says where it stood": (
        Hints(facts=[Fact("url", GOV_UK, "the API's field base_path"), MOD]),
        ("uk-mod", "ogl-3.0"),
        "published on GOV.UK, whose pages are under it except where otherwise stated (so says the capture itself)",
    ),
    "a page of NATO": (Hints(page="https://www.nato.int/a"), ("nato", "nato"), "published on www.nato.int"),
    "a mail of NATO": (
        Hints(facts=[Fact("sender", "NATO", "the mail's From")]),
        ("nato", "nato"),
        "the usual rights of North Atlantic",
    ),
    "Dutch words from GOV.UK": (
        Hints(page=GOV_UK, signed="us-dod", facts=[MOD]),
        ("uk-mod", "ogl-3.0"),
        "published on",
    ),
    "a person's word": (
        Hints(publisher="uk-mod", rights="ogl-3.0", signed="us-dod"),
        ("uk-mod", "ogl-3.0"),
        "stated by the person",
    ),
    "a publisher by a person's word, no more": (Hints(publisher="uk-mod"), ("uk-mod", "unknown"), "nobody"),
    "an American one by a person's word": (Hints(publisher="us-dod"), ("us-dod", "us-public-domain"), "a work of"),
    "one publisher on the other's site": (
        Hints(publisher="nato", page=GOV_UK),
        ("nato", "nato"),
        "the usual rights of North Atlantic",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_publisher_and_rights(authority: Authority, name: str) -> None:
    hints, (publisher, rights), basis = CASES[name]
    origin = origin_of(hints, authority)
    assert (origin.publisher.value, origin.rights.value) == (publisher, rights)
    assert origin.rights.evidence.startswith(basis)
    assert origin.publisher.evidence
    # What is not known is left to a person, and said.
    assert any(u.startswith("who published it") for u in origin.undecided) == (publisher == "unknown")
    assert any(u.startswith("what may be shown") for u in origin.undecided) == (rights == "unknown")


def test_rights_that_rest_on_the_captures_own_word_are_left_to_a_person(authority: Authority) -> None:
    stated = Hints(facts=[Fact("url", GOV_UK, "the API's field base_path"), MOD])
    assert any(u.startswith("whether the rights hold") for u in origin_of(stated, authority).undecided)
    assert not origin_of(Hints(page=GOV_UK, facts=[MOD]), authority).undecided
    assert not origin_of(Hints(source_url=GOV_UK, facts=[MOD]), authority).undecided


def test_mail_from_a_publishers_own_address_shows_who_sent_it(authority: Authority) -> None:
    dod = authority.publishers["us-dod"].model_copy(update={"senders": ("@mail.defense.example", "news@list.example")})
    known = replace(authority, publishers={**authority.publishers, "us-dod": dod})
    for sender in ("Press@Mail.Defense.example", "news@list.example"):
        origin = origin_of(Hints(facts=[Fact("sender", sender, "the mail's header From")]), known)
        assert (origin.publisher.value, origin.rights.value) == ("us-dod", "us-public-domain")
    for sender in ("press@defense.example.org", "x@evilmail.defense.example.org", "other@list.example"):
        origin = origin_of(Hints(facts=[Fact("sender", sender, "the mail's header From")]), known)
        assert (origin.publisher.value, origin.rights.value) == ("unknown", "unknown")


def test_two_bodies_of_one_name_are_told_apart_by_their_site() -> None:
    synthetic = read_authority(ROOT / "tests" / "archive" / "corpus" / "authority").authority
    both = Fact("organisation", "The Ministry of Defence", "the page's head")
    assert origin_of(Hints(facts=[both]), synthetic).publisher.value == "unknown"
    assert origin_of(Hints(facts=[both], page="https://www.fd.example/a"), synthetic).publisher.value == "no-fd"
    british = origin_of(Hints(facts=[both], page="https://defence.example/a"), synthetic)
    assert (british.publisher.value, british.rights.value) == ("uk-defence", "ogl-3.0")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (f"{GOV_UK}?utm_source=mail&utm_medium=email#top", GOV_UK),
        ("https://a.example/?id=7&fbclid=abc&page=2", "https://a.example/?id=7&page=2"),
        ("https://a.example/?q=a%20b&x=", "https://a.example/?q=a%20b&x="),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("https://user:secret@a.example/", None),
        ("javascript:alert(1)", None),
        (f"https://a.example/{'é' * 900}", None),
    ],
)
def test_addresses_are_kept_without_who_followed_them(url: str, kept: str | None) -> None:
    assert without_tracking(url) == kept
