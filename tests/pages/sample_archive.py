"""A small archive made by hand: invented countries and people, every basis, every page kind, hostile text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from generator.archive import Archive, Release
from generator.authority.load import Authority
from generator.authority.records import (
    Country,
    Event,
    Group,
    Office,
    OfficeKind,
    Person,
    Publisher,
    Rights,
    Subject,
    Tenure,
)
from generator.model import (
    Basis,
    CleanText,
    Conflict,
    CountryFound,
    Dating,
    Description,
    EventFound,
    Evidence,
    Fact,
    GroupFound,
    Keyword,
    Link,
    Mention,
    Paragraph,
    PersonFound,
    Quote,
    Removed,
    Replaced,
    Role,
    SubjectFound,
    Title,
    Via,
)
from generator.release_record import CaptureRecord, ReleaseRecord, Sanitised
from tests.pages.sample_collections import sample_collections

day = dt.date
HASH = "0f" * 32
HOSTILE = (
    "# <script>alert(1)</script> [a](javascript:alert(2)) {{ 7*7 }} {% raw %} &lt;b&gt; *x* _y_ `z` ~~s~~ ==m== ^s^ "
    "| a | b | $x$ :smile: <img src=x onerror=alert(3)> http://evil.example/ www.evil.example a@b.example [^1] {: .c } "
    "</script><script>alert(4)</script> <!--"
)


def authority() -> Authority:
    """Four countries, their ministers, one group, two publishers, two kinds of rights."""
    people = [
        Person(id="ada-quill", name="Ada Quill", family_name="Quill", country="xa"),
        Person(id="otto-brandt", name="Otto Brandt", family_name="Brandt", country="xb"),
        Person(id="mira-sol", name="Mira Sol", family_name="Sol", country="xb"),
        Person(id="ines-caldo", name="Inès Caldo", family_name="Caldo", country="xc"),
        Person(id="hugh-marsh", name="Sir Hugh Marsh", family_name="Marsh", country="xa"),
        Person(id="tam-reed", name="Tam Reed", family_name="Reed", country="xa"),
    ]
    kinds = [
        OfficeKind(id="defence-minister", name="Defence minister", bearer="minister", titles=("Defence Minister",)),
        OfficeKind(id="chief-of-defence", name="Chief of defence", bearer="official", titles=("Chief of Defence",)),
    ]
    publishers = [
        Publisher(id="xa-mod", name="Arvenian Ministry of Defence", country="xa", time_zone="Europe/Berlin"),
        Publisher(id="unknown", name="Unknown publisher"),
    ]
    return Authority(
        people={p.id: p for p in people},
        kinds={k.id: k for k in kinds},
        offices={o.id: o for o in _offices()},
        countries={c.id: c for c in _countries()},
        groups={"league": Group(id="league", name="League of Four", source="invented", confidence="high")},
        events={
            "borburg-talks": Event(
                id="borburg-talks",
                name="Talks & <pact> of Borburg",
                start=day(2025, 3, 11),
                end=day(2025, 3, 12),
                place="Borburg",
                country="xb",
                kind="league-summit",
                source="invented",
                confidence="high",
            )
        },
        publishers={p.id: p for p in publishers},
        carriers={},
        rights={r.id: r for r in _rights()},
        subjects={
            subject.id: subject
            for subject in (
                Subject(id="buildings", name="Buildings", scope="What stands."),
                Subject(
                    id="hangars",
                    name="Hangars & <sheds>",
                    scope="Roofs *for* aircraft.",
                    variants=("hangar", "shed | roof"),
                    broader=("buildings",),
                    related=("ships",),
                ),
                Subject(id="ships", name="Ships", scope="Ships.", variants=("ship",)),
            )
        },
    )


def _offices() -> list[Office]:
    held = [
        Tenure(person="tam-reed", start=day(2017, 3, 1), end=day(2021, 5, 4), source="gazette", confidence="medium"),
        Tenure(
            person="ada-quill",
            start=day(2021, 5, 4),
            verified=day(2025, 6, 1),
            source="https://gov.example/quill",
            confidence="high",
            note="Acting | until June",
        ),
    ]
    return [
        Office(
            id="xa-defence",
            title="Secretary for Defence",
            country="xa",
            organisation="Ministry of Defence",
            kind="defence-minister",
            tenures=tuple(held),
        ),
        Office(
            id="xb-defence",
            title="Federal Minister of Defence",
            country="xb",
            tenures=(
                Tenure(
                    person="otto-brandt",
                    start=day(2020, 1, 2),
                    end=day(2023, 1, 19),
                    source="general-knowledge",
                    confidence="low",
                    title="Minister of War",
                ),
                Tenure(person="mira-sol", start=day(2023, 1, 19), source="gazette", confidence="high"),
            ),
            organisation="Ministry of Defence",
            kind="defence-minister",
        ),
        Office(
            id="xa-cds",
            title="Chief of the General Staff",
            country="xa",
            organisation="Armed Forces",
            kind="chief-of-defence",
            tenures=(Tenure(person="hugh-marsh", start=day(2021, 1, 1), source="gazette", confidence="high"),),
        ),
        Office(id="league-sg", title="Secretary-General", organisation="League of Four", kind="chief-of-defence"),
    ]


def _countries() -> list[Country]:
    return [
        Country(id="xa", alpha3="xaa", name="Arvenia", region="Northern Isles"),
        Country(id="xb", alpha3="xbb", name="Borland", region="Continent"),
        Country(id="xc", alpha3="xcc", name="Caldoria", region="Continent"),
        Country(id="xd", alpha3="xdd", name="Dûnmark & Isles", region="Continent"),
    ]


def _rights() -> list[Rights]:
    return [
        Rights(
            id="open",
            name="Open Licence v1",
            url="https://licence.example/v1",
            shown="full",
            attribution="Contains public sector information licensed under the Open Licence v1.",
            note="The text may be copied with this notice.",
        ),
        Rights(id="unknown", name="Rights unknown", shown="excerpt", note="No licence is on record."),
    ]


def record(**changes: object) -> ReleaseRecord:
    """A record with what every release needs; `changes` replace or add."""
    values: dict[str, object] = {
        "publisher": "xa-mod",
        "rights": "open",
        "source_url": "https://gov.example/news/1?a=b&c=d",
        "captures": (
            CaptureRecord(file="capture.txt", media_type="text/plain", received=day(2026, 11, 21), sha256=HASH),
        ),
    }
    return ReleaseRecord.model_validate(values | changes)


def dating(edtf: str | None, first: dt.date | None, last: dt.date | None, basis: Basis = "stated") -> Dating:
    """A date with one piece of evidence."""
    return Dating(edtf, first, last, basis, (Evidence("the text gives a day", "on Wednesday", first, last),))


NO_DATE = Dating(None, None, None, "inferred")


def mention(clean: CleanText, words: str, via: Via = "name", nth: int = 0) -> Mention:
    """The nth place at which `words` stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = clean.text.index(words, at + 1)
    return Mention(at, at + len(words), words, via)


def country(clean: CleanText, country_id: str, role: Role, words: Mapping[str, Via]) -> CountryFound:
    """A country found by these words."""
    return CountryFound(country_id, role, "stated", tuple(mention(clean, w, via) for w, via in words.items()))


def talks() -> Release:
    """Stated date and title, named ministers, a list, headings, links of its own, quotes, things removed."""
    clean = CleanText(
        title="Arvenia and Borland sign a pact in Borburg",
        paragraphs=(
            Paragraph("By Tam Reed", "byline"),
            Paragraph("Secretary for Defence Ada Quill met her counterpart Mira Sol in Borburg on Wednesday."),
            Paragraph("“We stand with Caldoria,” Quill said! The joint statement is public."),
            Paragraph("How we know", "heading"),
            Paragraph("a common hangar;", "list-item"),
            Paragraph("1. a numbered item.", "list-item"),
            Paragraph(HOSTILE),
            Paragraph("12. March was a Wednesday in Borburg."),
        ),
        removed=(Removed("Follow us on <b>Twitter</b>", "page-furniture"), Removed("Share", "page-furniture")),
        replaced=(Replaced("Bor- burg", "Borburg", "hyphenation"),),
    )
    at = clean.text.index("joint statement")
    clean = CleanText(
        clean.title,
        clean.paragraphs,
        clean.removed,
        clean.replaced,
        (Link(at, at + 15, "https://gov.example/a_b(c)*d"), Link(at + 19, at + 25, "javascript:alert(1)")),
    )
    quote = clean.text.index("“We")
    return Release(
        "borburg-pact",
        record(rights_basis="published on gov.example"),
        clean,
        Description(
            publisher="xa-mod",
            language="en",
            title=Title("Arvenia and Borland sign a pact in Borburg", "stated"),
            summary="Secretary for Defence Ada Quill met her counterpart Mira Sol in Borburg on Wednesday.",
            date=dating("2025-03-12", day(2025, 3, 12), day(2025, 3, 12)),
            event_date=dating("2025-03-11", day(2025, 3, 11), day(2025, 3, 11), "inferred"),
            people=(
                _person(clean, "ada-quill", "xa-defence", {"Ada Quill": "name", "Quill said": "family-name"}),
                _person(clean, "mira-sol", "xb-defence", {"Mira Sol": "name", "counterpart": "counterpart"}),
                PersonFound(None, "Tam Reed", "author", None, "stated", False),
            ),
            countries=(
                country(clean, "xa", "participant", {"Arvenia": "name"}),
                country(clean, "xb", "participant", {"Borburg": "capital"}),
                country(clean, "xc", "mentioned", {"Caldoria": "name"}),
            ),
            groups=(GroupFound("league", False),),
            quotes=(Quote("ada-quill", "Quill", "xa-defence", 2, quote, quote + 24, "“We stand with Caldoria,”"),),
            keywords=(Keyword("joint statement", 0.1), Keyword("Україна", 0.2), Keyword("common hangar", 0.3)),
            subjects=(SubjectFound("hangars", (mention(clean, "hangar"),)),),
            events=(
                EventFound("borburg-talks", "inferred", (), (Evidence("the same day, place and group", "Borburg"),)),
            ),
        ),
    )


def _person(clean: CleanText, person_id: str, office: str, words: Mapping[str, Via]) -> PersonFound:
    mentions = tuple(mention(clean, w, via) for w, via in words.items())
    return PersonFound(person_id, person_id.replace("-", " ").title(), "minister", office, "stated", True, (), mentions)


def resolved() -> Release:
    """No title, no names: a minister resolved, one ambiguous, an official, a curated country."""
    clean = CleanText(
        title=None,
        paragraphs=(
            Paragraph("The Defence Secretary will join his Borlandish counterpart and the former minister in Borburg."),
            Paragraph("The Chief of the General Staff, Sir Hugh Marsh, joins them from Arvenia."),
        ),
    )
    return Release(
        "autumn-visit",
        record(source_url=None, notes="Received on paper"),
        clean,
        Description(
            publisher="xa-mod",
            language="en",
            title=Title("The Defence Secretary will join his Borlandish counterpart", "inferred", "the opening words"),
            summary="The Defence Secretary will join his Borlandish counterpart.",
            date=dating("2021-05-04/2021-12-31", day(2021, 5, 4), day(2021, 12, 31), "inferred"),
            event_date=NO_DATE,
            people=(
                PersonFound(
                    "ada-quill",
                    "Ada Quill",
                    "minister",
                    "xa-defence",
                    "resolved",
                    True,
                    mentions=(mention(clean, "The Defence Secretary", "office"),),
                    evidence=(Evidence("held the office of Secretary for Defence on every day of the window"),),
                    confirmed=False,
                ),
                PersonFound(
                    None,
                    "the former minister",
                    "minister",
                    "xb-defence",
                    "inferred",
                    False,
                    ("otto-brandt", "mira-sol"),
                    (mention(clean, "the former minister", "office"),),
                ),
                PersonFound(
                    "hugh-marsh",
                    "Sir Hugh Marsh",
                    "official",
                    "xa-cds",
                    "stated",
                    True,
                    mentions=(
                        mention(clean, "Sir Hugh Marsh"),
                        mention(clean, "The Chief of the General Staff", "office"),
                    ),
                ),
                PersonFound("ines-caldo", "Inès Caldo", "minister", None, "curated", False),
                PersonFound(None, "Jo Park", "other", None, "stated", False),
            ),
            countries=(
                country(clean, "xa", "participant", {"Arvenia": "name"}),
                country(clean, "xb", "participant", {"Borlandish": "demonym"}),
                CountryFound("xd", "participant", "curated", (), (Evidence("a curator added it"),)),
            ),
            groups=(),
            quotes=(),
            keywords=(Keyword("Chief", 0.1),),
        ),
    )


def restricted() -> Release:
    """Rights unknown: an excerpt, the words from A to Z, a curated date in conflict with the text."""
    clean = CleanText(
        title=None,
        paragraphs=(
            Paragraph("Otto Brandt went to Caldoria. He spoke at length about ships."),
            Paragraph("The secret middle of this text must never be shown as it stands, only its words."),
            Paragraph("Zebras close it."),
        ),
        removed=(Removed("Subscribe to our furniture", "page-furniture"),),
    )
    sanitised = (Sanitised(step="personal-data", what="e-mail address", count=2),)
    capture = CaptureRecord(
        file="page.html", media_type="text/html", received=day(2026, 11, 21), sha256="ab" * 32, sanitised=sanitised
    )
    first = CaptureRecord(file="first.html", media_type="text/html", received=day(2026, 1, 2), sha256="cd" * 32)
    captures = (first, capture)
    return Release(
        "ships-of-caldoria",
        record(publisher="unknown", rights="unknown", source_url=None, captures=captures, date="2020-07-24"),
        clean,
        Description(
            publisher=None,
            language="en",
            title=Title("Brandt in Caldoria", "curated"),
            summary="Otto Brandt went to Caldoria. He spoke at length about ships. " + "The secret middle " * 30,
            date=Dating(
                "2020-07-24",
                day(2020, 7, 24),
                day(2020, 7, 24),
                "curated",
                (Evidence("the record states it"),),
                (Conflict("the text says 25th September this year", "2020-07-24"),),
            ),
            event_date=NO_DATE,
            people=(_person(clean, "otto-brandt", "xb-defence", {"Otto Brandt": "name"}),),
            countries=(
                country(clean, "xc", "participant", {"Caldoria": "name"}),
                CountryFound("xb", "participant", "inferred"),
            ),
            groups=(GroupFound("league", True),),
            quotes=(Quote(None, "Brandt", None, 1, 61, 75, "The secret middle"),),
            keywords=(Keyword("ships", 0.1), Keyword("joint statement", 0.3)),
        ),
        ((first, replace(clean, paragraphs=clean.paragraphs[:1], removed=())),),
    )


def shaped() -> Release:
    """Not English, withdrawn, two captures: quotes, tables, lists with bullets of their own, facts, hostile words."""
    clean = CleanText(
        title="Ein Pakt über Hangars",
        paragraphs=(
            Paragraph("Ada Quill besuchte Arvenia und Borland."),
            Paragraph("Wer fliegt, der landet. Sagt Quill.", "quote"),
            Paragraph(HOSTILE, "quote"),
            Paragraph("Ort\tHangars\tKosten", "table-row"),
            Paragraph(f"Borland | Küste\t3\t{HOSTILE}", "table-row"),
            Paragraph("Caldoria", "table-row"),
            Paragraph("Folgendes gilt:"),
            Paragraph("• ein Hangar;", "list-item"),
            Paragraph("- zwei Hangars.", "list-item"),
            Paragraph("1. Erstens.", "list-item"),
            Paragraph("(b) Zweitens.", "list-item"),
            Paragraph("Ort\tBorburg", "table-row"),
            Paragraph("Tag\tMontag", "table-row"),
            Paragraph("– So ist es, sagte Quill.", "list-item"),
            Paragraph("Nur eine Zelle", "table-row"),
        ),
        removed=tuple(
            [Removed("[e-mail address]", "personal-data")]
            + [Removed(f"{n} {HOSTILE}\nzweite Zeile", "page-furniture") for n in range(12)]
            + [Removed("Wort für Wort", "a-new-step")]
        ),
        replaced=(Replaced("Han- gars", "Hangars", "hyphenation"), Replaced("a\u0301", "á", "characters")),
        facts=(
            Fact(
                "withdrawn", f"2025-09-01T23:30:00Z Er gilt nicht mehr. {HOSTILE}", "the API's field withdrawn_notice"
            ),
            Fact("organisation", "Ministry | of <Defence>", "the API's field links.organisations"),
            Fact("organisation", "Borland Air", "the API's field links.organisations"),
            Fact("country", "Borland", "the API's field links.world_locations"),
            *(Fact("change", f"2025-03-{n:02} Geändert {n}.", "the API's field change_history") for n in range(1, 13)),
            Fact("change", "No day", "the API's field change_history"),
            Fact("sender", "not for the page", "the mail's header From"),
        ),
    )
    old = CleanText(
        title="Ein Pakt über Hangars",
        paragraphs=(
            Paragraph("Ada Quill besuchte gestern Arvenia und Borland."),
            Paragraph("Das fiel weg, samt <script>."),
            *clean.paragraphs[1:3],
            Paragraph("Ort\tHangare\tKosten", "table-row"),
            *clean.paragraphs[4:],
        ),
    )
    before = CaptureRecord(file="a.json", media_type="application/json", received=day(2025, 3, 1), sha256="1" * 64)
    after = CaptureRecord(
        file="b.json",
        media_type="application/json",
        received=day(2025, 9, 2),
        sha256="2" * 64,
        part="2 of 5",
        fetched_from="https://gov.example/pakt?a=1&b=[x]",
        last_modified="2025-09-01T23:30:00Z",
    )
    table_link = clean.text.index("Küste")
    clean = replace(clean, links=(Link(table_link, table_link + 5, "https://gov.example/k|ste"),))
    return Release(
        "hangar-pakt",
        record(
            captures=(after, before),
            source_id="https://gov.example/?p=<1>",
            other_accounts=("borburg-pact", "not-there"),
            distinct_from=("autumn-visit", "nor-this"),
        ),
        clean,
        Description(
            publisher="xa-mod",
            language="de",
            title=Title("Ein Pakt über Hangars", "stated"),
            summary="Ada Quill besuchte Arvenia und Borland.",
            date=dating("2025-03-01", day(2025, 3, 1), day(2025, 3, 1)),
            event_date=NO_DATE,
            people=(_person(clean, "ada-quill", "xa-defence", {"Ada Quill": "name"}),),
            countries=(
                country(clean, "xa", "participant", {"Arvenia": "name"}),
                CountryFound("xc", "mentioned", "stated", (mention(clean, "Caldoria"),)),
            ),
            groups=(),
            quotes=(Quote("ada-quill", "Quill", "xa-defence", 1, 0, 5, "Wer fliegt, der landet."),),
            keywords=(),
        ),
        ((before, old),),
    )


def bare(release_id: str, date: Dating, title: str) -> Release:
    """A release with hardly anything."""
    clean = CleanText(title=title, paragraphs=(Paragraph("Nothing much happened in Arvenia."),))
    return Release(
        release_id,
        record(),
        clean,
        Description(
            publisher="xa-mod",
            language="en",
            title=Title(title, "stated"),
            summary="",
            date=date,
            event_date=NO_DATE,
            people=(),
            countries=(country(clean, "xa", "mentioned", {"Arvenia": "name"}),),
            groups=(),
            quotes=(),
            keywords=(),
        ),
    )


def sample_releases() -> list[Release]:
    """One release for each thing a page must cope with."""
    return [
        talks(),
        resolved(),
        restricted(),
        shaped(),
        bare("open-window", dating("2019-07-24/..", day(2019, 7, 24), None), "A window that never closes"),
        bare("until-then", dating("../2018-02-01", None, day(2018, 2, 1)), "A window that was always open"),
        bare("no-date", NO_DATE, f'"Dangerous" title: {HOSTILE}'),
        bare("spanning", dating("2019-12-01/2020-02-29", day(2019, 12, 1), day(2020, 2, 29)), "Between two years"),
        bare("month", dating("2022-06", day(2022, 6, 1), day(2022, 6, 30)), "Some day in June"),
        bare("about", dating("2022-06-03~", day(2022, 6, 3), day(2022, 6, 3)), "--- no: yes"),
    ]


def sample_archive() -> Archive:
    """The archive of all of them."""
    return Archive.of(sample_releases(), authority(), sample_collections(HOSTILE))
