"""The commands as somebody types them: their output, their exit codes, and what they leave alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = sorted((ROOT / "corpus" / "releases").glob("*/*/capture.txt"))


def run(*arguments: str, code: int = 0, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:generator", "-m", "generator", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stdout + done.stderr
    return done


def inspected(*arguments: str, code: int = 0) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("inspect", *arguments, code=code).stdout.splitlines()]


FIELDS = {
    *("file", "language", "publisher", "title", "paragraphs", "text", "removed", "replaced", "date", "event_date"),
    *("people", "countries", "groups", "quotes", "keywords", "subjects", "problems"),
}


def test_inspect_prints_one_object_a_file_with_every_field_of_the_contract() -> None:
    objects = inspected(*map(str, CAPTURES))
    assert [o["file"] for o in objects] == [str(c) for c in CAPTURES]
    for o in objects:
        assert set(o) == FIELDS
        assert set(o["title"]) == {"value", "basis"}
        stated = [o["title"]["value"]] if o["title"]["basis"] == "stated" else []
        assert o["text"] == "\n".join([*stated, *o["paragraphs"]])
        for date in (o["date"], o["event_date"]):
            assert set(date) == {"edtf", "earliest", "latest", "basis", "evidence", "conflicts"}
            assert all(set(e) == {"says", "text", "earliest", "latest"} for e in date["evidence"])
            assert all(set(c) == {"says", "against"} for c in date["conflicts"])
        for person in o["people"]:
            wanted = {"id", "name", "kind", "office", "basis", "participant", "candidates", "mentions"}
            assert set(person) == wanted
            assert person["kind"] in {"minister", "official", "author", "other"}
        for country in o["countries"]:
            assert {"id", "role", "mentions"} <= set(country)
            assert country["role"] in {"participant", "mentioned"}
            ways = {m["via"] for m in country["mentions"]}
            assert ways <= {"name", "demonym", "capital", "institution", "person", "office", "group"}
        for group in o["groups"]:
            assert set(group) == {"id", "participant", "mentions"}
        for quote in o["quotes"]:
            assert set(quote) == {"speaker", "office", "paragraph", "start", "end", "text"}
            assert o["text"][quote["start"] : quote["end"]] == quote["text"]
        for keyword in o["keywords"]:
            assert set(keyword) == {"term", "score"}
            assert keyword["term"].lower() in " ".join(o["text"].split()).lower()
        assert all(set(p) == {"code", "severity", "line", "what", "mend"} for p in o["problems"])
        mentions = [m for key in ("people", "countries", "groups") for found in o[key] for m in found["mentions"]]
        assert all(o["text"][m["start"] : m["end"]] == m["text"] for m in mentions)
        ids = [c["id"] for c in o["countries"]]
        assert len(ids) == len(set(ids))


def test_one_file_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    objects = inspected(str(tmp_path / "missing.txt"), str(picture), str(CAPTURES[0]), code=1)
    assert [set(o) for o in objects[:2]] == [{"file", "problems"}, {"file", "problems"}]
    assert objects[1]["problems"][0]["code"] == "C004"
    assert "title" in objects[2]


def test_received_is_the_latest_day(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Defence Secretary John Healey spoke in London about the navy, and was heard with interest.\n")
    [open_end] = inspected(str(text), "--authority", str(ROOT / "corpus" / "authority"))
    [bounded] = inspected(str(text), "--received", "2025-01-31")
    assert open_end["date"]["latest"] == "2026-06-11"
    assert bounded["date"] == {**bounded["date"], "earliest": "2024-07-05", "latest": "2025-01-31"}


def test_explain_says_what_it_rests_on() -> None:
    told = run("explain", CAPTURES[0].parent.name).stdout
    for word in ("Title", "Publisher", "Rights", "Date", "People", "Countries", "Keywords", "confidence"):
        assert word in told


def test_explain_of_an_unknown_release_is_a_usage_error() -> None:
    assert "there is no release nowhere" in run("explain", "nowhere", code=2).stderr


def test_check_is_clean_and_knows_its_formats() -> None:
    assert run("check").stderr.startswith("0 errors")
    problems = json.loads(run("check", "--format", "json").stdout)
    assert all(p["severity"] == "warning" for p in problems)
    assert run("check", "--format", "github").stdout.count("::warning file=") == len(problems)
    assert run("check", str(CAPTURES[0].parent)).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "no/such/folder"],
        ["check", "--format", "xml"],
        ["build", "--engine", "hugo"],
        ["build", "--corpus", "no/such/corpus"],
        ["inspect"],
        ["inspect", "x.txt", "--received", "yesterday"],
        ["authority", "appoint", "gb-sos-defence", "ben-wallace"],
        ["nonsense"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    assert "Error" in run(*arguments, code=2).stderr


@pytest.mark.parametrize(
    "command", ["build", "serve", "check", "add", "import", "inspect", "explain", "authority", "authority appoint"]
)
def test_every_command_has_help(command: str) -> None:
    assert "Usage:" in run(*command.split(), "--help").stdout


def front_matter(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return loaded


def test_build_writes_markdown_once_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    arguments = ["build", "--engine", "none", "--docs", str(tmp_path / "docs")]
    assert "5 releases" in run(*arguments).stderr
    pages = {p: p.stat().st_mtime_ns for p in (tmp_path / "docs").rglob("*.md")}
    assert "Nothing has changed" in run(*arguments).stderr
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "docs").rglob("*.md")} == pages
    release = front_matter(tmp_path / "docs" / "releases" / "defence-ministers-meet-in-paris" / "index.md")
    assert release["date_edtf"] == "2025-03-12"
    assert release["participants"] == ["de", "fr", "gb", "it", "pl"]
    assert release["rights"] == "ogl-3.0"
    assert "john-healey" in release["ministers"]


def test_a_page_that_somebody_touched_is_written_again(tmp_path: Path) -> None:
    arguments = ["build", "--engine", "none", "--docs", str(tmp_path / "docs")]
    run(*arguments)
    page = tmp_path / "docs" / "people" / "john-healey" / "index.md"
    good = page.read_bytes()
    page.write_text("scribble")
    run(*arguments)
    assert page.read_bytes() == good
    page.unlink()
    run(*arguments)
    assert page.read_bytes() == good
