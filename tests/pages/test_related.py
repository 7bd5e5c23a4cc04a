"""Related releases: the nearest with their reasons, whatever the order, and the neighbours in every relation."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive import Archive, Release
from generator.model import CleanText, CountryFound, Keyword, Paragraph, SubjectFound, Title
from generator.pages import render
from generator.related import FEWEST, MOST, Reason, related_releases
from tests.pages.sample_archive import authority, dating, sample_releases

BASE = next(r for r in sample_releases() if r.description.date.earliest)
WORDS = "harbour crane cable sensor ferry winter radar school bridge engineer patrol island port crew boat".split()


def release(
    name: str,
    text: str,
    day: int = 1,
    keywords: Sequence[str] = (),
    countries: Sequence[str] = (),
    subjects: Sequence[str] = (),
    accounts: Sequence[str] = (),
) -> Release:
    """A small release that says `text` and of which this is known."""
    date = dt.date(2024, 1, 1) + dt.timedelta(days=day)
    described = replace(
        BASE.description,
        title=Title(name, "stated"),
        date=dating(date.isoformat(), date, date),
        people=(),
        groups=(),
        quotes=(),
        countries=tuple(CountryFound(c, "participant", "stated") for c in countries),
        keywords=tuple(Keyword(k, 0.1) for k in keywords),
        subjects=tuple(SubjectFound(s, ()) for s in subjects),
    )
    record = BASE.record.model_copy(update={"other_accounts": tuple(accounts)})
    return Release(name, record, CleanText(None, (Paragraph(text),)), described)


def near(releases: Sequence[Release], name: str) -> list[str]:
    return [one.id for one in related_releases(Archive.of(releases, authority()))[name]]


def test_the_same_matter_is_nearest() -> None:
    found = [
        release("one", "The harbour crane lifts cable for the northern ferry."),
        release("two", "A harbour crane has lifted the cable of the northern ferry."),
        release("three", "The school bought a piano and two violins for the harbour."),
        release("four", "Nothing else is here but a long road."),
        release("five", "Rain fell upon the long road to the school."),
    ]
    assert near(found, "one")[0] == "two"


def test_another_account_comes_first_and_says_so() -> None:
    found = [
        release("one", "The harbour crane lifts cable for the ferry.", accounts=["far"]),
        release("two", "The harbour crane lifts cable for the ferry."),
        release("far", "They met in spring."),
        *(release(f"x{n}", f"A road of {n} miles in a town.") for n in range(4)),
    ]
    one, *_ = related_releases(Archive.of(found, authority()))["one"]
    assert (one.id, one.reasons[0]) == ("far", Reason("event"))


def test_what_few_releases_share_weighs_more() -> None:
    found = [
        release("one", "Words of one.", keywords=["rare thing", "usual thing"]),
        release("rare", "Else said here.", keywords=["rare thing"]),
        *(release(f"usual{n}", f"Number {n} tells.", keywords=["usual thing"]) for n in range(5)),
    ]
    assert near(found, "one")[0] == "rare"


def test_of_two_alike_the_nearer_in_time_is_the_nearer() -> None:
    text = "The harbour crane lifts cable for the ferry."
    found = [release("one", text, 1), release("late", text, 400), release("soon", text, 3)]
    found += [release(f"x{n}", f"A road of {n} miles in a town.") for n in range(4)]
    assert near(found, "one")[:2] == ["soon", "late"]


def test_reasons_name_what_is_shared() -> None:
    found = [
        release("one", "Alpha.", countries=["xa", "xb"], subjects=["hangars"], keywords=["roof"]),
        release("two", "Beta.", countries=["xa", "xb"], subjects=["hangars"], keywords=["roof"]),
        *(release(f"x{n}", f"Gamma {n}.", countries=["xa"]) for n in range(6)),
    ]
    first = related_releases(Archive.of(found, authority()))["one"][0]
    assert first.id == "two"
    assert {r.kind: r.ids for r in first.reasons} == {
        "relation": ("xa-xb",),
        "keyword": ("roof",),
        "subject": ("hangars",),
    }


def test_an_archive_of_one_has_nothing_near() -> None:
    assert related_releases(Archive.of([release("one", "Alone.")], authority())) == {"one": ()}
    assert related_releases(Archive.of([], authority())) == {}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=2, max_size=14), st.randoms())
def test_the_order_releases_come_in_does_not_matter(texts: list[list[str]], chance: random.Random) -> None:
    found = [
        release(f"r{n:02}", " ".join(words), n % 5, keywords=words[:1], subjects=["hangars"] if n % 2 else [])
        for n, words in enumerate(texts)
    ]
    shuffled = list(found)
    chance.shuffle(shuffled)
    one = related_releases(Archive.of(found, authority()))
    assert related_releases(Archive.of(shuffled, authority())) == one
    for name, chosen in one.items():
        assert len(chosen) <= MOST
        assert name not in [c.id for c in chosen]
        assert len({c.id for c in chosen}) == len(chosen)


def test_at_least_three_where_anything_is_shared() -> None:
    found = [release(f"r{n}", f"The harbour is open on day {n}.", n) for n in range(8)]
    for chosen in related_releases(Archive.of(found, authority())).values():
        assert FEWEST <= len(chosen) <= MOST


def test_the_page_says_why_and_what_came_before_and_after() -> None:
    found = [
        release("one", "Alpha harbour.", 1, countries=["xa", "xb"], keywords=["roof"]),
        release("two", "Beta harbour.", 2, countries=["xa", "xb"], keywords=["roof"]),
        release("three", "Gamma school.", 3, countries=["xa", "xb"]),
        release("four", "Delta school.", 4, countries=["xa"]),
    ]
    pages = {page.path: page.text for page in render(Archive.of(found, authority()))}
    text = pages["releases/two/index.md"]
    section = text.partition("## Related releases")[2].partition("## How we know")[0]
    assert "[one](../one/index.md)" in section
    assert "[roof](../../keywords/roof/index.md)" in section
    before_and_after = section.partition("## Before and after")[2]
    assert "Arvenia – Borland" in before_and_after
    assert before_and_after.index("before: ") < before_and_after.index("[one]") < before_and_after.index("after: ")
    assert "[three](../three/index.md)" in before_and_after
    assert "## Before and after" not in pages["releases/four/index.md"]
