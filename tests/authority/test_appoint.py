"""`authority appoint`: a change of holder in offices.yml, whole or not at all, and nothing else touched."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.authority.canonical import canonical
from generator.authority.proposal import proposed_person
from generator.authority.read import FILES, read_authority
from generator.authority.records import Person, Tenure
from generator.yaml_file import read_yaml, validate
from tests.problems.cases import run

ROOT = Path(__file__).resolve().parents[2]
HANDOVER = "2026-11-01"


@pytest.fixture
def offices(archive_corpus: Path) -> Path:
    return archive_corpus / "authority/offices.yml"


def appoint(offices: Path, *arguments: str, code: int = 0) -> str:
    """What the command says; where it fails, the file is as it was, and nothing lies beside it."""
    before, folder = offices.read_bytes(), sorted(p.name for p in offices.parent.iterdir())
    result = run("authority", "appoint", "--corpus", offices.parents[1], *arguments)
    assert result.exit_code == code, result.output
    assert sorted(p.name for p in offices.parent.iterdir()) == folder
    if code:
        assert offices.read_bytes() == before
    return result.output


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def tenures(offices: Path, office: str) -> tuple[Tenure, ...]:
    return read_authority(offices.parent).authority.offices[office].tenures


def is_canonical(path: Path) -> bool:
    text = path.read_bytes().decode("utf-8")
    return canonical(validate(read_yaml(text, path.name), TypeAdapter(FILES[path.stem])), path.stem) == text


def test_the_open_tenure_ends_on_the_day_the_next_begins(offices: Path) -> None:
    before = offices.read_text(encoding="utf-8")
    said = appoint(offices, "gb-defence", "hollis-trent", HANDOVER)
    after = offices.read_text(encoding="utf-8")
    assert after == before.replace(
        "start: 2024-07-05\n        source: invented for the tests\n        confidence: high\n"
        "        verified: 2026-06-01\n    examples:",
        "start: 2024-07-05\n        end: 2026-11-01\n        source: invented for the tests\n        confidence: high\n"
        "      - person: hollis-trent\n        start: 2026-11-01\n        source: general-knowledge\n"
        "        confidence: low\n        verified: 2026-11-01\n    examples:",
    )
    assert is_canonical(offices)
    assert said == (
        "corpus/authority/offices.yml: gb-defence, Secretary of State for Defence, Ministry of Defence\n"
        "  ended:  Agnes Whitlow (agnes-whitlow), 5 July 2024 to 1 November 2026\n"
        "  opened: Hollis Trent (hollis-trent), since 1 November 2026, confirmed to that day\n"
        "          source: general-knowledge; confidence: low\n"
    )
    assert run("check", "--corpus", offices.parents[1]).exit_code == 0


def test_a_named_source_makes_the_tenure_sure(offices: Path) -> None:
    appoint(offices, "gb-defence", "hollis-trent", HANDOVER, "--source", "No. 10: a list,\n of 1 November")
    new = tenures(offices, "gb-defence")[-1]
    assert (new.source, new.confidence) == ("No. 10: a list, of 1 November", "high")
    assert is_canonical(offices)


def test_an_office_that_nobody_holds_is_taken_up(offices: Path) -> None:
    assert "  nobody held it\n" in appoint(offices, "us-defence", "bastien-courval", HANDOVER)
    assert [t.end for t in tenures(offices, "us-defence")] == [dt.date(2025, 1, 20), None]
    assert is_canonical(offices)


def test_an_office_that_nobody_has_held_is_taken_up(offices: Path) -> None:
    at = offices.read_text(encoding="utf-8").index("    tenures:\n      - person: bastien-courval")
    text = offices.read_text(encoding="utf-8")
    rest = text[text.index("  - id: gb-chief") :]
    offices.write_text(text[:at] + rest, encoding="utf-8")
    appoint(offices, "fr-defence", "bastien-courval", HANDOVER)
    assert [t.person for t in tenures(offices, "fr-defence")] == ["bastien-courval"]
    assert is_canonical(offices)
    offices.write_text(text[:at] + "    tenures: []  # none yet\n" + rest, encoding="utf-8")
    appoint(offices, "fr-defence", "bastien-courval", HANDOVER)
    assert "    tenures:  # none yet\n      - person: bastien-courval\n" in offices.read_text(encoding="utf-8")


def test_remarks_and_layout_stay(offices: Path) -> None:
    rewrite(offices, "start: 2024-07-05\n", "start: 2024-07-05  # at noon\n        # after the vote\n")
    rewrite(
        offices, "verified: 2026-06-01\n    examples:", "verified: 2026-06-01 # seen\n        # in all\n\n    examples:"
    )
    appoint(offices, "gb-defence", "hollis-trent", HANDOVER)
    assert (
        "        start: 2024-07-05  # at noon\n"
        "        end: 2026-11-01\n"
        "        # after the vote\n"
        "        source: invented for the tests\n"
        "        confidence: high\n"
        "        # seen\n"
        "        # in all\n"
        "      - person: hollis-trent\n"
    ) in offices.read_text(encoding="utf-8")
    assert "verified: 2026-11-01\n\n    examples:" in offices.read_text(encoding="utf-8")


def test_a_remark_above_the_next_record_stays_with_it(offices: Path) -> None:
    rewrite(offices, "  - id: gb-chief", "\n  # the armed forces\n  - id: gb-chief")
    appoint(offices, "fr-defence", "hollis-trent", HANDOVER)
    assert "verified: 2026-11-01\n\n  # the armed forces\n  - id: gb-chief" in offices.read_text(encoding="utf-8")


def test_line_ends_a_byte_order_mark_and_an_end_without_a_line_stay(offices: Path) -> None:
    text = offices.read_text(encoding="utf-8").replace("\n", "\r\n")
    offices.write_bytes(("\ufeff" + text.rstrip()).encode("utf-8"))
    appoint(offices, "us-defence", "bastien-courval", HANDOVER)
    appoint(offices, "gb-defence", "hollis-trent", HANDOVER)
    after = offices.read_bytes().decode("utf-8")
    assert after.startswith("\ufeff# yaml")
    assert after.count("\n") == after.count("\r\n") == text.count("\n") + 10


def test_an_end_that_is_written_as_empty_is_filled_in(offices: Path) -> None:
    rewrite(offices, "start: 2024-07-05\n        source", "start: 2024-07-05\n        end: null\n        source")
    appoint(offices, "gb-defence", "hollis-trent", HANDOVER)
    assert "start: 2024-07-05\n        end: 2026-11-01\n        source" in offices.read_text(encoding="utf-8")


def test_a_record_in_one_line_is_left_to_a_person(offices: Path) -> None:
    text = offices.read_text(encoding="utf-8")
    at, to = text.index("      - person: agnes-whitlow"), text.index("    examples:\n      - phrase: the Defence")
    one_line = "      - {person: agnes-whitlow, start: 2024-07-05, source: x, confidence: low, verified: 2026-06-01}\n"
    offices.write_text(text[:at] + one_line + text[to:], encoding="utf-8")
    said = appoint(offices, "gb-defence", "hollis-trent", HANDOVER, code=2)
    assert "is not laid out with one key a line" in said
    assert "      - person: hollis-trent\n        start: 2026-11-01\n" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("gb-defense", "hollis-trent", HANDOVER),
            "no office gb-defense in offices.yml; did you mean gb-defence (Secr",
        ),
        (("quite-another", "hollis-trent", HANDOVER), "there is no office quite-another in offices.yml\n"),
        (
            ("Armed Forces Minister", "hollis-trent", HANDOVER),
            "did you mean fr-defence (Minister of the Armed Forces)?",
        ),
        (("gb-defence", "agnes-witlow", HANDOVER), "did you mean agnes-whitlow (Agnes Whitlow)?"),
        (("gb-defence", "Edda Storholm", HANDOVER), "did you mean edda-storholm (Edda Størholm)?"),
        (("gb-defence", "agnes-whitlow", HANDOVER), "Agnes Whitlow has held gb-defence since 2024-07-05"),
        (("gb-defence", "hollis-trent", "2024-07-04"), "Agnes Whitlow took up gb-defence on 2024-07-05, which is not"),
        (("gb-defence", "hollis-trent", "2024-07-05"), "took up gb-defence on 2024-07-05, which is not before"),
        (("gb-chief", "hollis-trent", "2025-08-30"), "Farquhar Ness held gb-chief until 2025-08-31, after 2025-08-30"),
        (("gb-defence", "hollis-trent", "2999-01-01"), "DATE 2999-01-01 is still to come"),
        (("gb-defence", "hollis-trent", "1 May"), "does not match the format"),
    ],
)
def test_what_cannot_be_is_said(arguments: tuple[str, ...], told: str, offices: Path) -> None:
    assert told in appoint(offices, *arguments, code=2)


def test_for_somebody_new_there_is_a_record_to_paste(offices: Path) -> None:
    said = appoint(offices, "pl-defence", "jan-de-vries", HANDOVER, code=2)
    people = offices.with_name("people.yml")
    number = people.read_text(encoding="utf-8").splitlines().index("- id: jarle-brekkhus") + 1
    assert f"paste it into people.yml, before line {number}:" in said
    record = "- id: jan-de-vries\n  name: Jan De Vries\n  family_name: De Vries\n  country: pl\n"
    assert f"\n\n{record}" in said
    rewrite(people, "- id: jarle-brekkhus", f"{record}- id: jarle-brekkhus")
    assert is_canonical(people)
    appoint(offices, "pl-defence", "jan-de-vries", HANDOVER)
    last = appoint(offices, "pl-defence", "zoe-young", HANDOVER, code=2)
    assert "paste it into people.yml, at its end:" in last


@pytest.mark.parametrize(
    ("name", "person_id", "family"),
    [
        ("Edda Størholm", "edda-storholm-no", "Størholm"),
        ("Dr. Jane O'Neill", "jane-oneill", "O'Neill"),
        ("General Sir Hugh Marsh", "hugh-marsh", "Marsh"),
        ("Ursula von der Leyen", "ursula-von-der-leyen", "von der Leyen"),
        ("Alexandra de Hoop Scheffer", "alexandra-de-hoop-scheffer", "de Hoop Scheffer"),
        ("Abdullah bin Zayed Al Nahyan", "abdullah-bin-zayed-al-nahyan", "Al Nahyan"),
        ("Mohammed bin Salman", "mohammed-bin-salman", "bin Salman"),
        ("Van Morrison", "van-morrison", "Morrison"),
        ("Zelenko", "zelenko", "Zelenko"),
        ("Україна", "somebody", "Україна"),
    ],
)
def test_a_record_is_proposed_in_the_style_of_the_file(name: str, person_id: str, family: str) -> None:
    found = proposed_person(name, "no", {"edda-storholm"})
    assert (found.id, found.family_name, found.country) == (person_id, family, "no")
    assert proposed_person("A B", None, {"a-b", "a-b-2"}) == Person(id="a-b-3", name="A B", family_name="B")


def test_a_post_that_several_hold_is_left_to_a_person(offices: Path) -> None:
    rewrite(
        offices,
        "    tenures:\n      - person: hollis-trent",
        "    shared: true\n    tenures:\n      - person: hollis-trent",
    )
    said = appoint(offices, "gb-prime-minister", "agnes-whitlow", HANDOVER, code=2)
    assert "gb-prime-minister is held by several (Hollis Trent)" in said


def test_a_tenure_confirmed_after_the_day_is_told(offices: Path) -> None:
    said = appoint(offices, "gb-defence", "hollis-trent", "2026-05-01")
    assert "the file had this tenure confirmed to 1 June 2026" in said


def test_an_example_that_would_be_false_stops_it(offices: Path) -> None:
    said = appoint(offices, "gb-defence", "hollis-trent", "2025-01-10", code=1)
    line = offices.read_text(encoding="utf-8").splitlines().index("        on: 2025-01-15")
    assert f"corpus/authority/offices.yml:{line}: A004 error" in said


def test_files_that_are_not_sound_stop_it(offices: Path) -> None:
    rewrite(offices, "verified: 2026-06-01", "verified: soon")
    assert "R004" in appoint(offices, "gb-defence", "hollis-trent", HANDOVER, code=1)


def test_a_write_that_fails_leaves_the_file(offices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    said = appoint(offices, "gb-defence", "hollis-trent", HANDOVER, code=1)
    assert "P001 error: the file could not be written: No space left on device" in said


@pytest.mark.parametrize("office", ["gb-sos-defence", "us-secdef", "al-dm", "nato-sg"])
def test_the_archives_own_file_stays_canonical(office: str, archive_corpus: Path) -> None:
    for path in (ROOT / "corpus/authority").iterdir():
        (archive_corpus / "authority" / path.name).write_bytes(path.read_bytes())
    offices = archive_corpus / "authority/offices.yml"
    before = tenures(offices, office)
    appoint(offices, office, "a-k-antony", HANDOVER, "--source", "invented for the tests")
    after = tenures(offices, office)
    assert [t.person for t in after] == [*(t.person for t in before), "a-k-antony"]
    assert after[-2].end == after[-1].start == after[-1].verified == dt.date(2026, 11, 1)
    assert is_canonical(offices)
