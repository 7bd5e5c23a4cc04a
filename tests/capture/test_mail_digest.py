"""Digests in the ways in which list programs, press sections, databases and blogs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authority.load import Authority
from generator.authority.read import read_authority
from generator.capture import clean
from generator.capture.mail.shapes import is_field, only_tells_when
from generator.capture.parts import split
from tests.capture.mails import RELEASES, mail, page, part

ROOT = Path(__file__).resolve().parents[2]
AUTHORITY: Authority = read_authority(ROOT / "corpus" / "authority").authority
RULE = "=" * 60
EACH = [(r.title, list(r.paragraphs)) for r in RELEASES]


def each(form: str) -> str:
    """Releases as a digest writes them."""
    return "".join(
        form.format(n=n, title=r.title, upper=r.title.upper(), text=r.text(66), html=r.html)
        for n, r in enumerate(RELEASES, 1)
    )


def held(data: bytes) -> list[tuple[str | None, list[str]]]:
    """Title and paragraphs of each release; days aside."""
    texts = [clean(one, AUTHORITY).text for one in split(data, AUTHORITY)]
    return [(t.title, [p.text for p in t.paragraphs if not only_tells_when(p.text)]) for t in texts]


CONTENTS = each("{n}. {title}\n")
TEXTS = {
    "a line under each that is in brackets": each(f"\n{RULE}\n{{title}}\n\n{{text}}\n\n(end text)\n") + f"\n{RULE}\n",
    "lines of a database": each(
        "{title}\n{n}31 words\n14 June 2022\nMinistry Press\nEnglish\nCopyright 2022. The Ministry.\n\n{text}\n\n"
        "Document MOD0000{n}\n\n"
    )
    + "Search Summary\nText   barracks and patrols\nResults Found  3\n",
    "an address of its own": each(
        "\n{title}\nhttps://defence.example/{n}\nTue, 14 June 2022 07:0{n} GMT\n\n{text}\n\n"
    ),
    "numbers of the texts": CONTENTS
    + each("\nTAB {n}\n\n{title}\n\n{text}\n\n                 [Tab {n} ends here]\n\n")
    + "Distribution: ministers' offices, duty desk\n",
    "codes of a wire": each("EUR30{n}  {upper}\n")
    + each(
        "\n*EUR30{n}  06/14/2022\nTEXT: {title}\n(Issued by the Ministry) ({n}70)\n\n"
        "(begin text)\n\n{text}\n\n(end text)\n"
    )
    + "\n",
    "between two lines": each(
        f"\n{RULE}\n{{title}}\nMinistry of Defence of Arlandia / June 14, 2022\n{RULE}\n\n{{text}}\n"
    )
    + f"\n{RULE}\nThe desk is closed on Sundays.\n",
    "a foot below the last line": each(f"\n{RULE}\n{{n}}. {{title}}\n\n{{text}}\n")
    + f"\n{RULE}\n\nCompiled by the night desk.\nThe wire is a selection.\n",
    "messages without subjects": "Topics:\n\n"
    + each("  - {title} [1 Update]\n    https://groups.example/{n}\n")
    + each(
        f"\n{RULE}\nTopic: {{title}}\nUrl: https://groups.example/{{n}}\n{RULE}\n\n---------- 1 of 1 ----------\n"
        "From: watcher <watcher@mail.example>\nDate: Jun 14 10:0{n}AM\nUrl: https://groups.example/{n}\n\n{text}\n\n"
    ),
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_digest_holds_each_of_its_releases(form: str) -> None:
    found = held(mail(part(TEXTS[form]), subject="News releases of 14 June"))
    assert [((title or "").casefold(), texts) for title, texts in found] == [(t.casefold(), ps) for t, ps in EACH]


PAGES = {
    "a kicker above and a source below": each(
        "<p>SECURITY</p><h2>{title}</h2><p>By the Ministry | 14 June 2022 | {n} minute read</p>{html}"
        '<p>Topics: <a href="https://x.example/t">News</a></p>'
    ),
    "an advertisement behind a link": each("<p>{title}</p>")
    + each('<h2>{title}</h2>{html}<p><a href="https://x.example/{n}">Go to the site</a></p>').replace(
        "<h2>New", "<p><b>A message from the museum</b></p><p>Forty models from nine navies.</p><h2>New"
    ),
    "counted clips": each(
        "<table><tr><td>CLIP {n}/3</td></tr><tr><td>The Ministry | 14 June 2022 | Section: Releases</td></tr>"
        '<tr><td><p>{title}</p>{html}<p><a href="#top">Index</a></p></td></tr></table>'
    ),
    "a box without what all releases have": each("<h2>{title}</h2><p>Source: The Ministry</p>{html}")
    + "<h2>Hours of the section</h2><p>The section is closed on Friday, and open at the usual hours from Monday on. "
    "Who needs help before then can call the desk of the embassy at any hour of the day or the night.</p>",
    "words below the link to the page": each(
        '<h2><a href="https://x.example/{n}">{title}</a></h2>{html}'
        '<p><a href="https://x.example/p{n}">Permanent link</a></p>'
    )
    + "<p>ACCREDITATION</p><p>Badges are handed out at Gate C until the day before.</p>",
}


@pytest.mark.parametrize("form", PAGES)
def test_a_digest_in_html_holds_each_of_its_releases(form: str) -> None:
    assert held(mail(part(page(PAGES[form]), "html"), subject="Press monitor")) == EACH


def test_list_programs_say_what_they_took_out() -> None:
    below = (
        "\n-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: <https://x.example/1>\n"
    )
    assert held(mail(part(RELEASES[0].text(66) + below), subject=RELEASES[0].title)) == EACH[:1]


def test_the_hours_of_a_schedule_are_no_days_of_releases() -> None:
    hours = "".join(
        f"{n}:00 p.m. The minister meets\nthe guests from Port Salut.\nIt is shown on\nhttps://x.example/live.\n\n" * 2
        for n in (1, 2, 3)
    )
    assert clean(mail(part(hours), subject="Schedule"), AUTHORITY).releases == 1


def test_a_name_with_a_number_stays_whole() -> None:
    text = "".join(f"\n{RULE}\n\nG7 {r.title}\n\n{r.text(66)}\n" for r in RELEASES)
    assert [title for title, _ in held(mail(part(text), subject="Releases of the week"))] == [
        f"G7 {t}" for t, _ in EACH
    ]


@pytest.mark.parametrize(
    "text", ["Source: The Ministry", "Lien : https://x.example", "https://x.example/1", "Tags: a, b"]
)
def test_fields_that_tell_of_a_text(text: str) -> None:
    assert is_field(text)


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("Tue, 14 June 2022 07:01 GMT", True),
        ("14.06.2022", True),
        ("1:00 p.m.", False),
        ("In June 2022 it began", False),
    ],
)
def test_lines_that_only_say_when(text: str, whether: bool) -> None:
    assert only_tells_when(text) is whether
