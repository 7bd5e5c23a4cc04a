"""`import`, as somebody types it: every row a release, listed with its reason, or there already."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.adding import json_lines
from generator.adding.importing import Import, rights_named, slug_of
from generator.authority.read import read_authority
from generator.cli import main
from generator.corpus import Corpus
from tests.archive.synthetic import contents

ROOT = Path(__file__).resolve().parents[2]
PUBLISHER = "uk-defence"
URL = "https://www.defence.example/news/1"


def row(id_: Any = "talks-in-bergen", **fields: Any) -> dict[str, Any]:
    return {"id": id_, "title": "Talks in Bergen", "date": "2025-05-13", "url": URL, "body_text": "They met.", **fields}


def rows(path: Path, *given: Any) -> Path:
    lines = [g if isinstance(g, str) else json.dumps(g, ensure_ascii=False) for g in given]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def import_(corpus: Path, file: Path, *arguments: str, publisher: str = PUBLISHER, code: int = 0) -> Result:
    given = ["import", str(file), "--corpus", str(corpus), "--publisher", publisher, "--received", "2026-11-24"]
    result = CliRunner().invoke(main, [*given, *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise AssertionError(f"{arguments} ended in a traceback") from result.exception
    assert result.exit_code == code, result.output
    return result


def record_of(corpus: Path, release_id: str) -> dict[str, Any]:
    path = corpus / "releases" / "2026" / release_id / "release.yml"
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def reasons(result: Result) -> dict[int, str]:
    """What is said of each line, by its number."""
    told = [line.split(":", 3) for line in result.stdout.splitlines() if not line.startswith("  mend: ")]
    return {int(number): f"{what.strip()}: {why.strip()}" for _, number, what, why in told}


def test_a_row_becomes_a_release_that_check_finds_nothing_wrong_with(archive_corpus: Path, tmp_path: Path) -> None:
    given = row(licence="OGL v3.0 (Crown copyright)", body_html="<p>Ministers <b>met</b> in Bergen.</p>")
    result = import_(archive_corpus, rows(tmp_path / "a.jsonl", given))
    assert result.stderr.startswith("1 imported, 0 already there, 0 skipped")
    folder = archive_corpus / "releases" / "2026" / "talks-in-bergen"
    assert json.loads((folder / "capture.json").read_bytes()) == given
    record = record_of(archive_corpus, "talks-in-bergen")
    assert {key: record[key] for key in ("publisher", "rights", "rights_basis", "source_url")} == {
        "publisher": PUBLISHER,
        "rights": "ogl-3.0",
        "rights_basis": "the source says 'OGL v3.0 (Crown copyright)'",
        "source_url": URL,
    }
    assert "source_id" not in record
    checked = CliRunner().invoke(main, ["check", "--corpus", str(archive_corpus)])
    assert "talks-in-bergen" not in checked.output
    assert checked.exit_code == 0


def test_an_id_that_is_no_slug_stays_in_the_record(archive_corpus: Path, tmp_path: Path) -> None:
    ids = ["https://www.state.example/?page_id=245629", "Visit_Ötztal", "visit-otztal", "A--B", "访问"]
    import_(archive_corpus, rows(tmp_path / "a.jsonl", *(row(i) for i in ids)))
    given = {}
    for folder in (archive_corpus / "releases" / "2026").iterdir():
        if (folder / "capture.json").exists():
            given[record_of(archive_corpus, folder.name).get("source_id", folder.name)] = folder.name
    assert set(given) == set(ids)
    assert given["https://www.state.example/?page_id=245629"] == "state-example-page-id-245629"
    assert given["Visit_Ötztal"] == "visit-otztal"
    assert given["visit-otztal"].startswith("visit-otztal-")
    assert given["A--B"] == "a-b"
    assert given["访问"].startswith("release-")
    again = import_(archive_corpus, tmp_path / "a.jsonl")
    assert "0 imported, 5 already there, 0 skipped" in again.stderr


def test_ids_that_come_to_one_slug_are_told_apart(archive_corpus: Path, tmp_path: Path) -> None:
    import_(archive_corpus, rows(tmp_path / "a.jsonl", row("Talks 1")))
    import_(archive_corpus, rows(tmp_path / "b.jsonl", row("talks_1", body_text="Other words.")))
    names = sorted(f.name for f in (archive_corpus / "releases" / "2026").glob("talks-1*"))
    assert names[0] == "talks-1"
    assert len(names) == 2


@pytest.mark.parametrize(
    ("source_id", "wanted"),
    [
        ("https://www.whitehouse.example/?p=18215", "whitehouse-example-p-18215"),
        ("HTTP://example.org/News/One%20two.html", "example-org-news-one-two-html"),
        ("ABC 12", "abc-12"),
    ],
)
def test_slugs_of_other_ids(source_id: str, wanted: str) -> None:
    assert slug_of(source_id) == wanted


def test_what_cannot_be_imported_is_listed_with_its_line_and_reason(archive_corpus: Path, tmp_path: Path) -> None:
    file = rows(
        tmp_path / "a.jsonl",
        row("one"),
        "",
        '{"id": "two", ',
        '["three"]',
        row("four", title=""),
        row("five", body_text=None),
        row("one"),
        row("six", body_html="<p> </p>", body_text=""),
        row(None, url=None),
        row("seven", date="last spring"),
        row("eight", colour="red", more={"a": [1, None]}),
    )
    result = import_(archive_corpus, file)
    told = reasons(result)
    assert told.pop(10) == "imported: its date 'last spring' is not understood (imported without it)"
    assert {number: why.removeprefix("skipped: ") for number, why in told.items()} == {
        2: "the line is empty",
        3: "it is no JSON (character 14: Expecting property name enclosed in double quotes)",
        4: "it is JSON, but no object with named fields",
        5: "it has no `title`",
        6: "it has no `body_html` and no `body_text`",
        7: "the id one stands on line 1 already",
        8: told[8].removeprefix("skipped: "),
        9: "it has neither `id` nor `url`",
    }
    assert result.stdout.count("\n  mend: ") == len(told) + 1
    assert "3 imported, 0 already there, 8 skipped" in result.stderr
    assert "2 no body" in result.stderr


def test_a_row_that_was_skipped_takes_no_id(archive_corpus: Path, tmp_path: Path) -> None:
    result = import_(archive_corpus, rows(tmp_path / "a.jsonl", row("one", title=None), row("one")))
    assert "1 imported, 0 already there, 1 skipped" in result.stderr


def test_bytes_that_are_no_utf_8_and_forged_messages(archive_corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"id": "first", "title": "T", "body_text": "Words."}\r\n'
        b'{"id": "x", "title": "caf\xe9", "body_text": "t"}\n'
        + json.dumps(row("y", date="\n::error file=x::owned\x1b[2J")).encode()
    )
    result = import_(archive_corpus, file)
    assert "is not UTF-8 text" in reasons(result)[2]
    assert "\x1b" not in result.stdout
    assert not any(line.startswith("::") for line in result.stdout.splitlines())
    assert (archive_corpus / "releases" / "2026" / "first").is_dir()


def test_a_line_that_is_too_long_is_passed_over(
    archive_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LONGEST", 5000)
    file = rows(tmp_path / "a.jsonl", row("long", body_text="word " * 5000), row("after"))
    result = import_(archive_corpus, file)
    assert list(reasons(result)) == [1]
    assert (archive_corpus / "releases" / "2026" / "after").is_dir()


def test_importing_again_changes_nothing(archive_corpus: Path, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl", row("one"), row("two"))
    import_(archive_corpus, file)
    before = contents(archive_corpus)
    assert "0 imported, 2 already there, 0 skipped" in import_(archive_corpus, file, "--received", "2026-11-25").stderr
    changed = rows(tmp_path / "b.jsonl", row("one", body_text="They met again."))
    result = import_(archive_corpus, changed)
    assert "add FILE --to one" in result.stdout
    assert contents(archive_corpus) == before


def test_a_dry_run_writes_nothing(archive_corpus: Path, tmp_path: Path) -> None:
    before = contents(archive_corpus, hidden=True)
    result = import_(archive_corpus, rows(tmp_path / "a.jsonl", row(), row("x", title=None)), "--dry-run")
    assert "1 would be imported, 0 already there, 1 skipped" in result.stderr
    assert contents(archive_corpus, hidden=True) == before


def test_a_packed_file_and_one_that_breaks_off(archive_corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    lines = [json.dumps(row(f"r{n}", body_text=f"{n} {os.urandom(200).hex()}")) for n in range(40)]
    packed = gzip.compress("\n".join(lines).encode())
    file.write_bytes(packed[: len(packed) // 2])
    broken = import_(archive_corpus, file, code=1)
    assert "the file is damaged" in broken.stderr
    assert "get the file anew" in broken.stderr
    file.write_bytes(packed)
    assert "40 imported" in import_(archive_corpus, file).stderr or "already there" in broken.stderr
    assert len(list((archive_corpus / "releases" / "2026").glob("r*"))) == 40


def test_personal_data_is_out_before_anything_is_stored(archive_corpus: Path, tmp_path: Path) -> None:
    body = "<p>They met.</p><p>Write to jane.private@mail.example or call.</p>"
    import_(archive_corpus, rows(tmp_path / "a.jsonl", row("one", body_html=body)))
    folder = archive_corpus / "releases" / "2026" / "one"
    assert b"jane.private" not in b"".join(contents(folder).values())
    assert record_of(archive_corpus, "one")["captures"][0]["sanitised"][0]["what"] == "e-mail address"


@pytest.mark.parametrize(
    ("arguments", "fields", "wanted"),
    [
        ([], {}, ("ogl-3.0", "published on www.defence.example")),
        ([], {"url": None}, ("unknown", "nobody has established")),
        ([], {"licence": "All rights reserved"}, ("all-rights-reserved", "the source says 'All rights reserved'")),
        (["--rights", "unknown"], {}, ("unknown", "stated for all that was imported together")),
    ],
)
def test_rights(archive_corpus: Path, tmp_path: Path, arguments: list[str], fields: Any, wanted: Any) -> None:
    import_(archive_corpus, rows(tmp_path / "a.jsonl", row("one", **fields)), *arguments)
    record = record_of(archive_corpus, "one")
    assert record["rights"] == wanted[0]
    assert record["rights_basis"].startswith(wanted[1])


@pytest.mark.parametrize(
    ("licence", "wanted"),
    [
        ("CC BY 3.0 AU", "cc-by-3.0-au"),
        ("OGL v3.0 (Crown copyright)", "ogl-3.0"),
        ("Open Government Licence v3.0", "ogl-3.0"),
        ("CC BY 4.0", "cc-by-4.0"),
        ("Some licence", None),
        ("Not under CC BY 4.0", "unknown"),
        ("", None),
    ],
)
def test_rights_named_in_words(licence: str, wanted: str | None) -> None:
    assert rights_named(licence, read_authority(ROOT / "corpus" / "authority").authority) == wanted


def test_wrong_use_ends_with_2(archive_corpus: Path, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl", row())
    assert "there is no publisher nobody" in import_(archive_corpus, file, publisher="nobody", code=2).stderr
    assert "there are no rights free" in import_(archive_corpus, file, "--rights", "free", code=2).stderr
    assert "does not exist" in import_(archive_corpus, tmp_path / "none.jsonl", code=2).stderr


def test_a_corpus_that_cannot_be_written_is_told_once(archive_corpus: Path, tmp_path: Path) -> None:
    (archive_corpus / "releases" / "2026").rename(archive_corpus / "releases" / "2024" / "away")
    (archive_corpus / "releases" / "2026").write_text("a file where a folder belongs")
    result = import_(archive_corpus, rows(tmp_path / "a.jsonl", row(), row("two")), code=1)
    assert result.stderr.count("P001") == 1


def many(count: int) -> Iterable[dict[str, Any]]:
    return (row(f"release-{n}", body_text=f"Words of release {n}.\n\n" + "More of them. " * 50) for n in range(count))


@pytest.mark.slow
def test_a_killed_run_leaves_whole_releases_and_is_taken_up_again(archive_corpus: Path, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl", *many(150))
    clean = tmp_path / "clean"
    shutil.copytree(archive_corpus / "authority", clean / "authority")
    import_(clean, file)
    releases = archive_corpus / "releases" / "2026"
    arguments = ["import", str(file), "--corpus", str(archive_corpus), "--publisher", PUBLISHER]
    command = [sys.executable, "-m", "generator", *arguments, "--received", "2026-11-24"]
    for wanted in (5, 60):
        run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(list(releases.glob("release-*"))) < wanted and time.monotonic() < deadline and run.poll() is None:
            time.sleep(0.005)
        run.send_signal(signal.SIGKILL)
        run.wait()
        for folder in releases.glob("release-*"):
            assert sorted(p.name for p in folder.iterdir()) == ["capture.json", "release.yml"]
    import_(archive_corpus, file)
    mine = {k: v for k, v in contents(releases, hidden=True).items() if k.startswith("release-")}
    assert mine == contents(clean / "releases" / "2026", hidden=True)
    assert not list((archive_corpus / "releases").glob(".*"))


def test_rows_are_taken_one_at_a_time(archive_corpus: Path, tmp_path: Path) -> None:
    file = rows(tmp_path / "a.jsonl", *many(20))
    corpus = Corpus(archive_corpus)
    authority = read_authority(corpus.authority_folder).authority
    seen: list[int] = []
    run = Import(corpus, authority, PUBLISHER, dt.date(2026, 11, 24), dry_run=True)
    for outcome in run.file(file, lambda what, done, total: seen.append(done)):
        assert len(seen) == outcome.line - 1
    assert seen[-1] == file.stat().st_size
