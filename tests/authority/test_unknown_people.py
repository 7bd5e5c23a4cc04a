"""Ministers and officials whom nobody has entered yet: each told once, with records that can be pasted."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.archive import Release
from generator.authority.read import AuthorityFiles, read_authority
from generator.model import CleanText, Mention, Paragraph, PersonFound, PersonKind
from generator.problems import Problem
from generator.unknown_people import unknown_people
from generator.yaml_file import read_yaml
from tests.archive.synthetic import CORPUS
from tests.pages.sample_archive import bare, dating


@pytest.fixture(scope="module")
def files() -> AuthorityFiles:
    return read_authority(CORPUS / "authority")


def release(
    id: str, text: str, names: Sequence[str], kind: PersonKind = "minister", office: str | None = None, day: int = 1
) -> Release:
    """A release with this text, in which these names were found."""
    clean = CleanText(None, (Paragraph(text),))
    people = []
    for name in names:
        at = text.index(name)
        mention = Mention(at, at + len(name), name, "name")
        people.append(PersonFound(None, name, kind, office, "stated", True, mentions=(mention,)))
    made = bare(id, dating("2025-05-01", dt.date(2025, 5, day), dt.date(2025, 5, day)), "x")
    return replace(made, clean=clean, description=replace(made.description, people=tuple(people)))


def told(files: AuthorityFiles, *releases: Release) -> list[Problem]:
    forwards = list(unknown_people(releases, files))
    assert forwards == list(unknown_people(releases[::-1], files))
    assert [p.paste for p in forwards] == [p.paste for p in unknown_people(releases[::-1], files)]
    return forwards


def ids(files: AuthorityFiles, *releases: Release) -> list[str]:
    return [read_yaml(p.paste.partition("\n#")[0], "x").data[0]["id"] for p in told(files, *releases)]


def test_each_is_told_once_with_the_number_of_releases(files: AuthorityFiles) -> None:
    named = [release(f"r{n}", "Minister Ola Næss spoke.", ["Ola Næss"], day=n) for n in range(1, 6)]
    other = release("r6", "Minister Ola Naess spoke.", ["Ola Naess"], day=6)
    [problem] = told(files, *named, other)
    assert (
        problem.what
        == "'Ola Næss', who is not in people.yml, is named beside an office in 6 releases: r1, r2, r3 and 3 more"
    )
    assert problem.severity == "warning"
    assert problem.paste == "- id: ola-naess\n  name: Ola Næss\n  family_name: Næss"


def test_a_family_name_alone_is_the_longer_name_unless_two_have_it(files: AuthorityFiles) -> None:
    short, long = release("a", "Minister Brolo spoke.", ["Brolo"]), release("b", "Pedro Brolo spoke.", ["Pedro Brolo"])
    assert ids(files, short, long) == ["pedro-brolo"]
    third = release("c", "Juan Brolo spoke.", ["Juan Brolo"])
    assert ids(files, short, long, third) == ["brolo", "juan-brolo", "pedro-brolo"]


def test_an_initial_in_the_middle_makes_nobody_else(files: AuthorityFiles) -> None:
    one, other = release("a", "Minister Al N. Kos spoke.", ["Al N. Kos"]), release("b", "Minister Al Kos.", ["Al Kos"])
    assert [p.what[:11] for p in told(files, one, other)] == ["'Al N. Kos'"]
    assert [p.what[:9] for p in told(files, release("a", "Minister J. K. spoke.", ["J. K."]))] == ["'J. K.', "]


@pytest.mark.parametrize(
    "text",
    [
        "Arvenian Prime Minister Ola Kos spoke.",
        "Arvenian’s Prime Minister, Dr Ola Kos, spoke.",
        "The Prime Minister of Arvenian Ola Kos spoke.",
        "The Prime Minister of the Arvenian Republic Ola Kos spoke.",
        "Ola Kos, the new Arvenian Prime Minister, spoke.",
        "Ola Kos (Prime Minister of the Arvenian) spoke.",
    ],
)
def test_the_country_that_stands_with_the_office_is_given(text: str, files: AuthorityFiles) -> None:
    made = release("a", text, ["Ola Kos"], "minister")
    at = text.index("Arvenian")
    country = replace(made.description.countries[0], id="no", mentions=(Mention(at, at + 8, "Arvenian", "demonym"),))
    described = replace(made.description, countries=(country,))
    [problem] = told(files, replace(made, description=described))
    assert 'country: "no"' in problem.paste


def test_a_country_further_off_is_not_given(files: AuthorityFiles) -> None:
    made = release("a", "In Arvenia, Prime Minister Ola Kos spoke.", ["Ola Kos"])
    country = replace(made.description.countries[0], id="no", mentions=(Mention(3, 10, "Arvenia", "name"),))
    [problem] = told(files, replace(made, description=replace(made.description, countries=(country,))))
    assert "country" not in problem.paste


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Defence Secretary, Sir Hugh Marsh, spoke.", True),
        ("British defence secretary Hugh Marsh spoke.", True),
        ("Hugh Marsh, the new Arvenian Defence Minister, spoke.", True),
        ("Hugh Marsh (Chief of Defence) spoke.", True),
        ("Hugh Marsh, said the Prime Minister, was late.", False),
        ("The Defence Secretary met Hugh Marsh.", False),
        ("Hugh Marsh mended it. The Prime Minister thanked him.", False),
    ],
)
def test_somebody_of_no_kind_counts_beside_an_office_only(text: str, wanted: bool, files: AuthorityFiles) -> None:
    assert bool(told(files, release("a", text, ["Hugh Marsh"], "other"))) == wanted


def test_authors_several_and_those_who_are_not_named_are_no_candidates(files: AuthorityFiles) -> None:
    author = release("a", "By Ola Naess", ["Ola Naess"], "author")
    several = release("b", "Minister Whitlow spoke.", ["Whitlow"])
    [person] = several.description.people
    both = replace(person, candidates=("agnes-whitlow", "hollis-trent"))
    office = replace(person, mentions=(replace(person.mentions[0], via="office"),))
    known = replace(person, id="agnes-whitlow")
    people = replace(several.description, people=(both, office, known))
    assert not told(files, author, replace(several, description=people))


def test_an_office_gives_country_and_tenure(files: AuthorityFiles) -> None:
    late, early = (release(f"r{n}", "Minister Jan Kos spoke.", ["Jan Kos"], office="us-defence", day=n) for n in (9, 3))
    [problem] = told(files, late, early)
    assert "and the tenure into offices.yml under us-defence" in problem.mend
    person, _, tenure = problem.paste.partition("# offices.yml, us-defence, among its tenures:\n")
    assert read_yaml(person, "x").data[0]["country"] == "us"
    assert "start: 2025-05-03  # in office by r3;" in tenure
    assert read_yaml(tenure, "x").data == [
        {
            "person": "jan-kos",
            "start": "2025-05-03",
            "source": "the release r3",
            "confidence": "low",
            "verified": "2025-05-09",
        }
    ]
    [problem] = told(files, release("r", "Minister Jan Kos spoke.", ["Jan Kos"], office="gb-defence"))
    assert "# (the file has Agnes Whitlow there at that time)" in problem.paste


def test_without_a_date_there_is_no_tenure(files: AuthorityFiles) -> None:
    undated = release("r", "Minister Jan Kos spoke.", ["Jan Kos"], office="us-defence")
    undated = replace(undated, description=replace(undated.description, date=dating(None, None, None)))
    [problem] = told(files, undated)
    assert problem.paste.endswith("country: us")
    assert "offices.yml" not in problem.mend


def test_an_id_that_is_taken_is_not_proposed(files: AuthorityFiles) -> None:
    one = release("a", "Minister Agnes Whitlow spoke.", ["Agnes Whitlow"], office="us-defence")
    assert ids(files, one) == ["agnes-whitlow-us"]


def test_the_line_is_that_of_the_record_which_follows(files: AuthorityFiles) -> None:
    [first, last] = told(files, release("a", "Ministers Bo Abel and Zoe Zet spoke.", ["Bo Abel", "Zoe Zet"]))
    lines = (CORPUS / "authority/people.yml").read_text(encoding="utf-8").splitlines()
    assert lines[first.line - 1] == "- id: calder-finch"
    assert first.mend.endswith("above this line")
    assert last.line == len(lines)
    assert last.mend.endswith("below this line")


def test_a_thousand_releases_take_no_time(files: AuthorityFiles) -> None:
    text = " ".join(f"Prime Minister Ann Nr{n} met Bo Nr{n}." for n in range(20))
    names = [f"{first} Nr{n}" for n in range(20) for first in ("Ann", "Bo")]
    many = [release(f"r{n}", text, names, "other") for n in range(1000)]
    begun = time.monotonic()
    found = list(unknown_people(many, files))
    assert time.monotonic() - begun < 5
    assert len(found) == 20
