"""Who met whom, and the lists and pages that grow out of it."""

from __future__ import annotations

from dataclasses import replace

from generator.archive import FEW, Archive
from generator.model import CountryFound
from generator.pages.meetings import counterparts, countries_met, foreign_people, took_part, who_met_whom
from tests.pages.sample_archive import NO_DATE, authority, bare, sample_archive, talks


def test_only_those_who_took_part_met() -> None:
    archive = sample_archive()
    assert counterparts(archive, "ada-quill") == {"mira-sol": 1}
    assert counterparts(archive, "mira-sol") == {"ada-quill": 1}
    assert counterparts(archive, "ines-caldo") == {}
    assert countries_met(archive, "ada-quill") == {"xb": 2, "xd": 1}
    assert "tam-reed" not in took_part(talks())


def test_a_colleague_is_no_counterpart() -> None:
    archive = sample_archive()
    assert took_part(archive.releases["autumn-visit"]) == ["ada-quill", "hugh-marsh"]
    assert "hugh-marsh" not in counterparts(archive, "ada-quill")
    assert foreign_people(archive, "xa") == {"mira-sol": 1}


def test_a_pair_of_countries_has_its_pairs_of_people() -> None:
    assert who_met_whom(sample_archive(), ("xa", "xb")) == {("ada-quill", "mira-sol"): 1}


def test_a_declaration_of_many_makes_no_relation_but_stands_in_those_that_are() -> None:
    ids = [f"{a}{b}" for a in "ab" for b in "abcdefghijklmnopqrst"][: FEW + 1]
    many = replace(
        bare("many", NO_DATE, "Many"),
        description=replace(
            bare("many", NO_DATE, "Many").description,
            countries=tuple(CountryFound(i, "participant", "stated") for i in ids),
        ),
    )
    two = replace(
        bare("two", NO_DATE, "Two"),
        description=replace(
            bare("two", NO_DATE, "Two").description,
            countries=tuple(CountryFound(i, "participant", "stated") for i in ids[:2]),
        ),
    )
    assert Archive.of([many], authority()).relations == {}
    assert Archive.of([many, two], authority()).relations == {(ids[0], ids[1]): ("many", "two")}
