"""The authority files of the archive: canonical, consistent, complete, and every example true."""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from generator.authority.canonical import canonical
from generator.authority.load import Authority
from generator.authority.read import FILES, AuthorityFiles, read_authority
from generator.authority.records import Office, Tenure
from generator.describe import Describer
from generator.describe.examples import example_problems
from generator.yaml_file import read_yaml, validate
from tests.archive.synthetic import CORPUS

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY = ROOT / "corpus/authority"
EVALUATION = Path(os.environ.get("EVALUATION_DATA", ROOT.parent / "shared/data"))
day = dt.date


@cache
def files() -> AuthorityFiles:
    return read_authority(AUTHORITY)


def authority() -> Authority:
    return files().authority


def tenures() -> list[tuple[Office, Tenure]]:
    return [(office, tenure) for office in authority().offices.values() for tenure in office.tenures]


@pytest.mark.parametrize("folder", [AUTHORITY, CORPUS / "authority"], ids=["archive", "synthetic"])
@pytest.mark.parametrize("stem", list(FILES))
def test_the_file_is_in_its_canonical_spelling(stem: str, folder: Path) -> None:
    text = (folder / f"{stem}.yml").read_bytes().decode("utf-8")
    records = validate(read_yaml(text, stem), TypeAdapter(FILES[stem]))
    assert canonical(records, stem) == text


def test_no_other_file_lies_beside_them() -> None:
    assert {p.name for p in AUTHORITY.iterdir()} == {f"{stem}.yml" for stem in FILES}


def test_records_stand_in_order_of_their_ids() -> None:
    """So that two people who add one each seldom meet in the same line."""
    known = authority()
    for records in (known.people, known.offices, known.countries, known.groups, known.events, known.publishers):
        assert list(records) == sorted(records)


def test_every_example_resolves() -> None:
    assert not [p.what for p in example_problems(files(), Describer.of(authority()))]


def test_there_are_examples_of_every_kind_that_can_have_them() -> None:
    known = authority()
    assert sum(len(o.examples) for o in known.offices.values()) > 100
    assert sum(len(c.examples) for c in known.countries.values()) > 10
    assert sum(len(g.examples) for g in known.groups.values()) > 3


# Tenures


def test_no_two_people_hold_an_office_at_once_but_on_a_handover_day() -> None:
    for office in authority().offices.values():
        if not office.shared:
            ordered = sorted(office.tenures, key=lambda t: t.start)
            for earlier, later in pairwise(ordered):
                assert earlier.end is not None
                assert earlier.end <= later.start, f"{office.id}: {earlier.person}, {later.person}"


def test_every_tenure_has_a_source_and_an_open_one_the_day_it_was_confirmed() -> None:
    for office, tenure in tenures():
        assert tenure.source
        assert tenure.confidence in ("high", "medium", "low")
        assert tenure.end or tenure.verified, f"{office.id}: {tenure.person}"
        assert not (tenure.end and tenure.verified), f"{office.id}: {tenure.person} is ended, and confirmed as open"
        assert tenure.verified is None or tenure.verified >= tenure.start


def test_everybody_in_people_held_an_office_and_has_a_country_or_serves_a_body_of_many() -> None:
    held = {tenure.person for _, tenure in tenures()}
    assert set(authority().people) == held


# Coverage


def test_a_country_is_led_from_one_office() -> None:
    known = authority()
    assert [o.id for o in known.leading("fr")] == ["fr-president"]
    assert [o.id for o in known.leading("de")] == ["de-chancellor"]
    assert [o.id for o in known.leading("us")] == ["us-president"]
    assert known.leading("pl") == ()
    wrong = [c.id for c in known.countries.values() if c.leader and not known.leading(c.id)]
    assert wrong == []


def test_every_country_is_there() -> None:
    """ISO 3166-1 has 249 entries; Kosovo, which has none, is under the code everybody uses."""
    known = authority().countries
    assert len(known) >= 249
    assert "xk" in known
    assert {"no", "gb", "us", "tw", "ps", "va"} <= set(known)
    assert len({c.alpha3 for c in known.values()}) == len(known)
    assert len({c.name for c in known.values()}) == len(known)


@pytest.mark.parametrize(
    ("on", "members"),
    [
        (day(1949, 8, 23), 0),
        (day(1949, 8, 24), 12),
        (day(1952, 2, 18), 14),
        (day(1955, 5, 6), 15),
        (day(1982, 5, 30), 16),
        (day(1999, 3, 11), 16),
        (day(1999, 3, 12), 19),
        (day(2004, 3, 29), 26),
        (day(2009, 4, 1), 28),
        (day(2017, 6, 5), 29),
        (day(2020, 3, 27), 30),
        (day(2022, 6, 15), 30),
        (day(2023, 4, 4), 31),
        (day(2024, 3, 7), 32),
        (day(2026, 11, 21), 32),
    ],
)
def test_nato_had_so_many_members(on: dt.date, members: int) -> None:
    group = authority().groups["nato"]
    assert sum(m.start <= on and (m.end is None or m.end >= on) for m in group.members) == members


MINISTERS = {
    "gb-sos-defence": "george-robertson geoff-hoon john-reid des-browne john-hutton bob-ainsworth liam-fox "
    "philip-hammond michael-fallon gavin-williamson penny-mordaunt ben-wallace grant-shapps john-healey dan-jarvis "
    "wes-streeting",
    "gb-min-armed-forces": "bill-rammell nick-harvey andrew-robathan mark-francois penny-mordaunt mike-penning "
    "mark-lancaster anne-marie-trevelyan james-heappey leo-docherty luke-pollard al-carns",
    "gb-min-procurement": "quentin-davies peter-luff philip-dunne harriett-baldwin guto-bebb stuart-andrew "
    "anne-marie-trevelyan james-heappey jeremy-quin alec-shelbrooke alex-chalk james-cartlidge maria-eagle "
    "luke-pollard",
    "gb-min-veterans-people": "kevan-jones andrew-robathan mark-francois anna-soubry mark-lancaster tobias-ellwood "
    "johnny-mercer leo-docherty sarah-atherton andrew-murrison al-carns louise-sandher-jones",
    "gb-mos-lords": "lord-astor-of-hever earl-howe baroness-goldie earl-of-minto lord-coaker",
    "gb-min-intl-security": "baroness-taylor-of-bolton gerald-howarth andrew-murrison",
    "gb-min-reserves": "julian-brazier",
    "gb-puss-defence": "calvin-bailey",
    "gb-min-acquisition-reform": "lord-drayson",
    "gb-foreign-sec": "robin-cook jack-straw margaret-beckett david-miliband william-hague philip-hammond "
    "boris-johnson jeremy-hunt dominic-raab liz-truss james-cleverly david-cameron david-lammy yvette-cooper",
    "gb-pm": "margaret-thatcher john-major tony-blair gordon-brown david-cameron theresa-may boris-johnson liz-truss "
    "rishi-sunak keir-starmer",
    "us-secdef": "robert-gates leon-panetta chuck-hagel ash-carter james-mattis mark-esper lloyd-austin pete-hegseth",
    "us-secstate": "warren-christopher madeleine-albright colin-powell condoleezza-rice hillary-clinton john-kerry "
    "rex-tillerson mike-pompeo antony-blinken marco-rubio",
    "us-president": "bill-clinton george-w-bush barack-obama donald-trump joe-biden",
}


@pytest.mark.parametrize("office", list(MINISTERS))
def test_everybody_who_held_the_office_is_in_it(office: str) -> None:
    assert set(MINISTERS[office].split()) <= {t.person for t in authority().offices[office].tenures}


def test_every_minister_of_the_source_lists_is_in_the_files() -> None:
    """The facts the files were made from (CSV, not in the repository): no office and no tenure of theirs is lost."""
    source = EVALUATION / "authority/tenures.csv"
    if not source.is_file():
        pytest.skip(f"there is no {source}; EVALUATION_DATA names the folder")
    with source.open(encoding="utf-8", newline="") as file:
        wanted = {(row["office_id"], row["person_id"]) for row in csv.DictReader(file)}
    assert not sorted(wanted - {(office.id, tenure.person) for office, tenure in tenures()})


FROM = day(2014, 1, 1)
VACANT = dt.timedelta(days=10)
"""Between two ministers an office may stand empty for some days."""
NOT_KNOWN = {
    "bg-dm": [(day(2026, 5, 8), None)],
    "hr-dm": [(day(2020, 5, 8), day(2020, 7, 23))],
    "lv-dm": [(day(2026, 5, 10), day(2026, 5, 28))],
    "si-dm": [(day(2015, 4, 9), day(2015, 5, 13)), (day(2026, 5, 31), None)],
}
"""Who held these then nobody could establish. To take one out of the list, add the tenure with its source."""
NO_DEFENCE_MINISTER = {"is": "is-fm"}
"""Iceland has no armed forces; its foreign minister speaks for it."""


def gaps(held: Sequence[Tenure]) -> list[tuple[dt.date, dt.date | None]]:
    """The times since `FROM` in which nobody held the office; the last is open where the last tenure was ended."""
    found: list[tuple[dt.date, dt.date | None]] = []
    known_until = FROM
    for tenure in sorted(held, key=lambda t: t.start):
        if tenure.start - known_until > VACANT:
            found.append((known_until, tenure.start))
        known_until = max(known_until, tenure.end or dt.date.max)
    return [*found, (known_until, None)] if known_until < dt.date.max else found


def test_every_member_of_nato_has_its_defence_ministers_since_2014() -> None:
    known = authority()
    found = {}
    for country in {m.country for m in known.groups["nato"].members}:
        offices = [o for o in known.offices.values() if o.country == country and o.kind == "defence-minister"]
        if country in NO_DEFENCE_MINISTER:
            offices = [known.offices[NO_DEFENCE_MINISTER[country]]]
        (office,) = offices
        if missing := gaps(office.tenures):
            found[office.id] = missing
    assert found == NOT_KNOWN


def test_where_nobody_held_an_office_for_a_month_a_note_says_why() -> None:
    for office in authority().offices.values():
        held = sorted(office.tenures, key=lambda t: t.start)
        known_until = held[0].start
        for before, after in pairwise([held[0], *held]):
            if after.start - known_until > dt.timedelta(days=30) and not office.shared:
                assert before.note or after.note, f"{office.id}: {known_until} to {after.start}"
            known_until = max(known_until, after.end or dt.date.max)


@pytest.mark.parametrize("office", ["gb-sos-defence", "gb-pm", "gb-foreign-sec", "us-secdef", "us-president"])
def test_the_offices_in_most_releases_are_known_since_1997(office: str) -> None:
    held = sorted(authority().offices[office].tenures, key=lambda t: t.start)
    assert held[0].start <= day(1997, 5, 3)
    assert not gaps(held)


def test_rights_are_shown_in_full_only_where_they_are_open() -> None:
    known = authority()
    assert {r.id for r in known.rights.values() if r.shown == "full"} == {
        *("ogl-3.0", "us-public-domain", "cc-by-4.0", "cc-by-3.0-au")
    }
    assert known.rights["unknown"].shown == "excerpt"
    for rights in known.rights.values():
        if rights.shown == "full" and rights.id != "us-public-domain":
            assert rights.attribution
            assert rights.url
