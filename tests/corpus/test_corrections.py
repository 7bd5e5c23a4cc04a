"""A person's word wins, whatever was derived, and stays visible as such."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.archive import Release
from generator.corpus import Corpus
from generator.pipeline import describe_corpus
from tests.archive.synthetic import quiet

BRIDGE = "bridge-repair-pact"
HARBOUR = "harbour-security-talks-in-oslo"
HANDOVER = "handover-day-readout"


def corrected(corpus: Path, release: str, corrections: str) -> Release:
    """The release with these corrections instead of its own."""
    (record,) = corpus.glob(f"releases/*/{release}/release.yml")
    text = re.sub(r"^corrections:\n(?:  .*\n)+", "", record.read_text(encoding="utf-8"), flags=re.MULTILINE)
    record.write_text(f"{text}corrections:\n  {corrections}\n", encoding="utf-8")
    return describe_corpus(Corpus(corpus.resolve()), 1, quiet).archive.releases[release]


def roles(release: Release) -> dict[str, tuple[str, str]]:
    return {c.id: (c.role, c.basis) for c in release.description.countries}


def test_a_country_added_takes_part(archive_corpus: Path) -> None:
    release = corrected(archive_corpus, HARBOUR, "participants: {add: [fr]}")
    assert roles(release)["fr"] == ("participant", "curated")
    assert set(release.description.participants) == {"fr", "gb", "no"}


def test_a_country_removed_from_the_participants_is_still_spoken_of(archive_corpus: Path) -> None:
    assert roles(corrected(archive_corpus, HARBOUR, "participants: {remove: ['no']}"))["no"] == ("mentioned", "curated")


def test_a_country_removed_from_the_mentioned_is_gone(archive_corpus: Path) -> None:
    assert "ru" not in roles(corrected(archive_corpus, HARBOUR, "mentioned: {remove: [ru]}"))


def test_a_country_confirmed_by_a_person_is_curated(archive_corpus: Path) -> None:
    assert roles(corrected(archive_corpus, HARBOUR, "participants: {add: [gb]}"))["gb"] == ("participant", "curated")


def test_a_mentioned_country_raised_to_participant(archive_corpus: Path) -> None:
    assert roles(corrected(archive_corpus, HARBOUR, "participants: {add: [ua]}"))["ua"] == ("participant", "curated")


def test_a_person_added_is_there_with_the_office_of_the_day(archive_corpus: Path) -> None:
    people = corrected(archive_corpus, HARBOUR, "people: {add: [hollis-trent]}").description.people
    (added,) = [p for p in people if p.id == "hollis-trent"]
    assert (added.basis, added.office, added.kind) == ("curated", "gb-prime-minister", "minister")


def test_a_person_removed_is_gone(archive_corpus: Path) -> None:
    release = corrected(archive_corpus, HARBOUR, "people: {remove: [edda-storholm]}")
    assert "edda-storholm" not in {p.id for p in release.description.people}


def test_a_person_removed_says_nothing(archive_corpus: Path) -> None:
    release = corrected(archive_corpus, HARBOUR, "people: {remove: [edda-storholm]}")
    assert "edda-storholm" not in {q.speaker for q in release.description.quotes}


def test_an_ambiguous_person_is_settled_in_place(archive_corpus: Path) -> None:
    people = corrected(archive_corpus, HANDOVER, "people: {add: [calder-finch]}").description.people
    (settled,) = [p for p in people if p.id == "calder-finch"]
    assert (settled.basis, settled.office, settled.participant) == ("curated", "gb-defence", True)
    assert settled.mentions
    assert not [p for p in people if p.candidates]


def test_a_person_confirmed_by_a_person_is_curated(archive_corpus: Path) -> None:
    people = corrected(archive_corpus, BRIDGE, "people: {add: [edda-storholm]}").description.people
    (confirmed,) = [p for p in people if p.id == "edda-storholm"]
    assert confirmed.basis == "curated"
    assert confirmed.mentions


def test_keywords_added_and_removed(archive_corpus: Path) -> None:
    before = [k.term for k in corrected(archive_corpus, HARBOUR, "keywords: {}").description.keywords]
    change = f"keywords: {{add: [Harbour watch], remove: ['{before[0].upper()}']}}"
    after = [k.term for k in corrected(archive_corpus, HARBOUR, change).description.keywords]
    assert after == ["Harbour watch", *before[1:]]


def test_a_title_and_a_date_are_curated(archive_corpus: Path) -> None:
    description = describe_corpus(Corpus(archive_corpus.resolve()), 1, quiet).archive.releases[BRIDGE].description
    assert (description.title.value, description.title.basis) == (
        *("Norway and Poland sign a pact on bridge repair", "curated"),
    )
    assert (description.date.edtf, description.date.basis) == ("2024-02", "curated")


def test_a_date_on_a_line_of_its_own_is_the_day_of_issue(archive_corpus: Path) -> None:
    description = describe_corpus(Corpus(archive_corpus.resolve()), 1, quiet).archive.releases[HARBOUR].description
    assert (description.date.edtf, description.date.basis) == ("2025-03-14", "stated")


def test_a_title_of_honour_that_is_part_of_a_name_makes_no_second_person(archive_corpus: Path) -> None:
    """ "Chief of the Defence Staff Sir Farquhar Ness", where people.yml has "Sir Farquhar Ness" among his names."""
    releases = describe_corpus(Corpus(archive_corpus.resolve()), 1, quiet).archive.releases
    people = releases["air-defence-discussions"].description.people
    assert [p.id for p in people if "Ness" in p.name] == ["farquhar-ness"]


def test_subjects_added_and_removed(archive_corpus: Path) -> None:
    def subjects(change: str) -> dict[str, str]:
        found = corrected(archive_corpus, HARBOUR, f"subjects: {change}").description.subjects
        return {subject.id: subject.basis for subject in found}

    assert subjects("{}") == {"exercises": "inferred", "harbours": "inferred"}
    assert subjects("{add: [means, harbours], remove: [exercises]}") == {"harbours": "curated", "means": "curated"}
