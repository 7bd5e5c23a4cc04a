"""What `check` says of duplicates: each pair once, with the ways out, and nothing of pairs a person has settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from generator.archive import Release
from generator.duplicates.known import Known
from generator.duplicates.report import MOST, problems_of
from generator.problems import Problem
from tests.duplicates.made import OTHER, STATEMENT, day, release, text
from tests.pages.sample_archive import authority

AUTHORITY = authority()
MINISTERS = {"ada-quill": "Ada Quill", "otto-brandt": "Otto Brandt"}


def found(*releases: Release, ids: Sequence[str] = ()) -> list[Problem]:
    return list(problems_of(releases, lambda id, where: (f"{id}/release.yml", 1 + len(where)), AUTHORITY, ids))


def codes(*releases: Release) -> list[tuple[str, str]]:
    return [(p.code, p.path.split("/")[0]) for p in found(*releases)]


def test_different_releases_are_no_problem() -> None:
    assert found(release("a", text(*STATEMENT)), release("b", text(*OTHER))) == []


def test_the_same_words_twice_are_an_error_told_to_the_one_received_later() -> None:
    (problem,) = found(
        release("a", text(*STATEMENT), received="2025-03-01"), release("b", text(*STATEMENT), received="2025-01-01")
    )
    assert (problem.code, problem.severity, problem.path, problem.line) == ("R018", "error", "a/release.yml", 2)
    assert problem.what == "its words are those of b"
    assert "second capture" in problem.mend
    assert "`distinct_from: [b]`" in problem.mend


def test_the_same_words_of_other_days_are_a_warning() -> None:
    (problem,) = found(
        release("a", text(*STATEMENT), date=day("2024-03-01")), release("b", text(*STATEMENT), date=day("2024-03-29"))
    )
    assert (problem.code, problem.what) == ("R019", "its words are those of a, 28 days apart")


def test_the_same_bytes_are_an_error_but_for_the_parts_of_one_mail() -> None:
    one, other = release("a", text(*STATEMENT), sha256="ab" * 32), release("b", text(*OTHER), sha256="ab" * 32)
    (problem,) = found(one, other)
    assert (problem.code, problem.what) == ("R018", "one of its captures is, byte for byte, one of a")
    parts = [
        release(id, text(*paragraphs), sha256="ab" * 32, part=f"{n} of 2")
        for n, (id, paragraphs) in enumerate([("a", STATEMENT), ("b", OTHER)], 1)
    ]
    assert found(*parts) == []


def test_nearly_the_same_text_is_a_warning_with_its_similarity() -> None:
    (problem,) = found(release("a", text(*STATEMENT)), release("b", text(*STATEMENT, *OTHER)))
    assert (problem.code, problem.severity) == ("R019", "warning")
    assert problem.what == "66 % of its words stand in a, and 100 % of that one's here"


def test_an_excerpt_is_told_though_its_source_has_many_words_of_its_own() -> None:
    assert codes(release("a", text(*STATEMENT, *OTHER)), release("b", text(*STATEMENT[:2]))) == [("R019", "b")]


def account(id: str, publisher: str, *, date: str = "2024-05-06", **more: Any) -> Release:
    words = STATEMENT if publisher == "xa-mod" else OTHER
    return release(
        id, text(*words), publisher=publisher, date=day(date), people=MINISTERS, countries=("xa", "xb"), **more
    )


def test_accounts_of_one_event_are_a_warning() -> None:
    (problem,) = found(account("a", "xa-mod"), account("b", "unknown", date="2024-05-08"))
    assert (problem.code, problem.severity) == ("R020", "warning")
    assert problem.what == "Ada Quill, Otto Brandt took part in what this release and a report, 2 days apart"
    assert "`other_accounts: [a]`" in problem.mend


def test_the_same_people_on_other_days_are_no_event() -> None:
    assert found(account("a", "xa-mod"), account("b", "unknown", date="2024-05-10")) == []


def test_of_two_calls_the_closer_one_is_told() -> None:
    later = account("c", "xa-mod", date="2024-05-08")
    different = release(
        "c",
        text(*(p.upper()[::-1] for p in STATEMENT)),
        date=day("2024-05-08"),
        people=MINISTERS,
        countries=("xa", "xb"),
    )
    assert later.id == different.id
    assert codes(account("a", "xa-mod"), account("b", "unknown"), different) == [("R020", "b")]


@pytest.mark.parametrize("key", ["distinct_from", "other_accounts"])
def test_a_settled_pair_is_not_reported(key: str) -> None:
    near = release("a", text(*STATEMENT)), release("b", text(*STATEMENT, OTHER[0]))
    settled: dict[str, Any] = {key: ("b",)}
    named = release("a", text(*STATEMENT), **settled)
    assert codes(*near) == [("R019", "b")]
    assert codes(named, near[1]) == []
    assert codes(account("a", "xa-mod"), account("b", "unknown", **{**settled, key: ("a",)})) == []


def test_an_id_that_is_none_is_an_error() -> None:
    (problem,) = found(
        release("ferry-news", text(*STATEMENT)), release("b", text(*OTHER), distinct_from=("fery-news",))
    )
    assert (problem.code, problem.severity, problem.line) == ("R021", "error", 3)
    assert problem.what == "`distinct_from` names fery-news, which is no release here"
    assert problem.mend == "correct the id: did you mean ferry-news?"
    (itself,) = found(release("b", text(*OTHER), other_accounts=("b",)))
    assert itself.code == "R021"
    assert found(release("b", text(*OTHER), distinct_from=("unread",)), ids=["unread"]) == []


def test_many_copies_give_few_messages() -> None:
    copies = [release(f"copy-{n}", text(*STATEMENT), received=f"2025-01-{n + 1:02}") for n in range(9)]
    told = codes(*copies)
    assert {id for _, id in told} == {f"copy-{n}" for n in range(1, 9)}
    assert max(told.count(t) for t in told) == MOST


def test_the_order_of_releases_makes_no_difference() -> None:
    releases = [
        release("a", text(*STATEMENT)),
        release("b", text(*STATEMENT, OTHER[0])),
        account("c", "unknown"),
        account("d", "xa-mod"),
    ]
    assert sorted(found(*releases)) == sorted(found(*reversed(releases)))


def test_a_new_text_is_told_what_it_repeats() -> None:
    known = Known.of([release("a", text(*STATEMENT)), account("b", "unknown")], AUTHORITY)
    new = account("new", "xa-mod")
    alike = known.alike("new", "xa-mod", new.clean, new.description)
    assert [(id, similarity.kind) for id, similarity in alike.repeated] == [("a", "exact")]
    assert [event.right for event in alike.same_event] == ["b"]
