"""The pages that prove what was done: what was removed, and what changed between two captures."""

from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.archive import Release
from generator.capture.personal_data import PLACEHOLDER
from generator.corpus import Corpus
from generator.pages import render
from generator.pages.links import differences_path, removed_path
from generator.pages.removed import Tally
from generator.pages.steps import REMOVED, REPLACED, step_name
from generator.pipeline import describe_corpus
from generator.problems import Problems
from tests.archive.synthetic import CORPUS, quiet
from tests.pages.rendering import ROOT, Content, to_html, words
from tests.pages.sample_archive import HOSTILE, sample_archive, shaped

_STEP = re.compile(r"[a-z]+(?:-[a-z]+)*")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.text for page in render(sample_archive())}


def said(pages: dict[str, str], path: str) -> str:
    """The words of a page."""
    html = to_html(pages[path].split("---\n", 2)[2]).replace("<br>", " ").replace("<br />", " ")
    return words(Content(html).text.replace("¶", ""))


def steps_named() -> set[str]:
    """Every step that the code of cleaning names: in a constant of its own, or where it makes a Removed or Replaced."""
    found: set[str] = set()
    for path in sorted((ROOT / "generator" / "capture").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                public = re.fullmatch("[A-Z][A-Z_]*", node.targets[0].id)
                found |= {text for text in _texts(node.value) if public and _STEP.fullmatch(text)}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
                name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
                steps = {"Removed": call.args[1:2], "Replaced": call.args[2:3], "removed_by": call.args[:1]}
                found |= {text for arg in steps.get(name, []) for text in _texts(arg)}
    return found


def _texts(node: ast.expr) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_step_of_cleaning_says_why() -> None:
    named = steps_named()
    assert {"furniture", "personal-data", "hyphenation", "mail-header"} <= named
    assert named - {*REMOVED, *REPLACED} == set(), "give each a sentence in generator/pages/steps.py"
    assert {*REMOVED, *REPLACED} - named == set(), "steps that are gone"


def test_a_step_without_a_sentence_is_shown_in_words(pages: dict[str, str]) -> None:
    assert step_name("a-new_step") == "A new step"
    assert "A new step 14 Wort für Wort" in said(pages, removed_path("hangar-pakt"))


def test_every_passage_is_listed_in_order_under_its_step(pages: dict[str, str]) -> None:
    found = said(pages, removed_path("hangar-pakt"))
    passages = found.partition("Show 12 passages, ")[2]
    places = [passages.index(f"{n + 2} {n} {words(HOSTILE)} zweite Zeile") for n in range(12)]
    assert places == sorted(places)
    assert "Personal data E-mail addresses, telephone numbers" in found
    assert "1 [e-mail address]" in found
    assert "“Han- gars” → “Hangars”" in found
    assert "“a[U+0301]” → “á”" in found


def test_the_numbers_add_up(pages: dict[str, str]) -> None:
    tally = Tally.of(shaped().clean)
    assert (tally.before, tally.after, tally.private, tally.passages) == (3, 2, 1, 14)
    proof = (
        f"has {tally.capture} words: {tally.kept} stand in the text, {tally.removed} were removed and are listed here"
    )
    sums = f"as 2: {tally.kept} + {tally.removed} + 3 − 2 = {tally.capture}."
    assert f"The capture b.json {proof}; 3 words of it are written differently, {sums}" in said(
        pages, removed_path("hangar-pakt")
    )


def test_the_release_says_it_in_a_line(pages: dict[str, str]) -> None:
    tally = Tally.of(shaped().clean)
    line = f"Cleaning removed 14 passages ({tally.removed} words) as personal data, page furniture and a new step"
    line += " and wrote 3 words differently. What was removed, and why."
    assert line in said(pages, "releases/hangar-pakt/index.md")
    nothing = "Cleaning removed nothing from the capture, and wrote nothing in it differently."
    assert nothing in said(pages, "releases/no-date/index.md")
    assert removed_path("no-date") not in pages
    assert differences_path("no-date") not in pages


def test_reserved_rights_show_numbers_only(pages: dict[str, str]) -> None:
    removed = said(pages, removed_path("ships-of-caldoria"))
    assert "Page furniture: 1 passage, 4 words" in removed
    assert "Subscribe" not in removed
    changed = said(pages, differences_path("ships-of-caldoria"))
    assert "Of 3 paragraphs, 2 added and 1 the same." in changed
    assert "secret" not in changed
    assert "Caldoria" not in changed.partition("Brandt in Caldoria")[2]


def test_the_difference_shows_each_paragraph_and_word(pages: dict[str, str]) -> None:
    text = pages[differences_path("hangar-pakt")]
    assert "Quill besuchte <del>gestern </del>Arvenia" in text
    found = said(pages, differences_path("hangar-pakt"))
    assert "From 1 March 2025 to 2 September 2025 Before: a.json, received 1 March 2025 After: b.json" in found
    assert "Of 17 paragraphs, 2 changed, 1 removed and 14 the same." in found
    assert "Paragraph removed Das fiel weg, samt <script>." in found
    assert "Row of a table changed Ort | Hangare" in found
    assert "11 paragraphs the same" in found


def test_captures_that_differ_only_in_furniture_say_so() -> None:
    release = shaped()
    same = replace(release, earlier=((release.earlier[0][0], release.clean),))
    archive = sample_archive()
    changed = replace(archive, releases={**archive.releases, same.id: same})
    pages = {page.path: page.text for page in render(changed)}
    assert "The texts are the same, word for word" in said(pages, differences_path(same.id))


def test_search_leaves_the_proofs_out(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path.endswith(("/removed/index.md", "/differences/index.md")):
            assert "search:\n  exclude: true\n" in text, path


def synthetic() -> list[Release]:
    return list(describe_corpus(Corpus(CORPUS.resolve()), 1, quiet, with_keywords=False).archive.releases.values())


def test_the_words_counted_are_those_of_the_file() -> None:
    """For plain text the capture can be counted without the code that reads it."""
    counted = 0
    for release in synthetic():
        if release.newest.media_type == "text/plain":
            year = next(CORPUS.glob(f"releases/*/{release.id}"))
            text = Path(year, release.newest.file).read_text(encoding="utf-8")
            assert Tally.of(release.clean).capture == len(re.findall(r"\w+", PLACEHOLDER.sub(" ", text))), release.id
            counted += 1
    assert counted >= 6


def test_every_step_that_ran_has_its_sentence() -> None:
    for release in synthetic():
        assert {r.step for r in release.clean.removed} <= REMOVED.keys()
        assert {r.step for r in release.clean.replaced} <= REPLACED.keys()


def test_an_earlier_capture_that_cannot_be_cleaned_is_a_problem(archive_corpus: Path) -> None:
    folder = archive_corpus / "releases/2025/exercise-cold-harbour"
    before = hashlib.sha256((folder / "capture.txt").read_bytes()).hexdigest()
    (folder / "capture.txt").write_text("[e-mail address]", encoding="utf-8")
    record = (folder / "release.yml").read_text(encoding="utf-8")
    after = hashlib.sha256(b"[e-mail address]").hexdigest()
    (folder / "release.yml").write_text(record.replace(before, after), encoding="utf-8")
    with pytest.raises(Problems) as raised:
        describe_corpus(Corpus(archive_corpus), 1, quiet, with_keywords=False)
    assert [(p.code, p.line) for p in raised.value.problems if p.code != "A012"] == [("C006", 7)]
    assert "the capture capture.txt cannot be used" in str(raised.value.problems)
