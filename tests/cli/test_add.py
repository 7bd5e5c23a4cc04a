"""`add`, as somebody types it: from a file or an address to a folder that `check` finds nothing wrong with."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import adding, cli_writing
from generator.cli import main
from generator.fetching import Fetched
from tests.archive.synthetic import contents
from tests.fetching.misbehaving import Server, answer, redirect, serving

TEXT = """\
Defence Secretary opens the Łódź workshop in Bergen

13 May 2025

Defence Secretary Agnes Whitlow met the Norwegian Defence Minister Edda Størholm in Bergen today to open a workshop for
patrol boats. The workshop mends boats of both countries.

Issued by the UK Ministry of Defence
"""
ID = "defence-secretary-opens-the-lodz-workshop-in-bergen-2025-05-13"
ADDRESS = "https://www.defence.example/news/workshop"
OLD = "harbour-security-talks-in-oslo"


@pytest.fixture(name="text")
def _text(tmp_path: Path) -> Path:
    path = tmp_path / "mail.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def add(corpus: Path, *arguments: str | Path, answers: str = "", code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["add", "--corpus", str(corpus), *map(str, arguments)], input=answers)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise AssertionError(f"{arguments} ended in a traceback") from result.exception
    assert result.exit_code == code, result.output
    return result


def record_of(corpus: Path, release_id: str = ID, year: str = "*") -> dict[str, Any]:
    [path] = corpus.glob(f"releases/{year}/{release_id}/release.yml")
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def check(corpus: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--corpus", str(corpus)])


def test_a_file_becomes_a_release_that_passes_check(archive_corpus: Path, text: Path) -> None:
    result = add(archive_corpus, text, "--yes", "--received", "2025-06-02", "--source-url", f"{ADDRESS}?utm_source=x#y")
    folder = archive_corpus / "releases" / "2025" / ID
    assert set(contents(folder, hidden=True)) == {"release.yml", "capture.txt"}
    assert (folder / "capture.txt").read_bytes() == TEXT.encode()
    record = record_of(archive_corpus, year="2025")
    assert list(record) == ["publisher", "rights", "rights_basis", "source_url", "captures"]
    assert (record["publisher"], record["rights"], record["source_url"]) == ("uk-defence", "ogl-3.0", ADDRESS)
    assert str(record["rights_basis"]).startswith("published on www.defence.example")
    checked = check(archive_corpus)
    assert checked.exit_code == 0, checked.output
    assert f"Written: corpus/releases/2025/{ID}" in result.stderr


def test_each_value_is_shown_with_what_it_rests_on(archive_corpus: Path, text: Path) -> None:
    told = add(archive_corpus, text, "--yes", "--received", "2025-06-02").stdout
    for line in (
        "Title        Defence Secretary opens the Łódź workshop in Bergen  [stated: the capture's own title]",
        "Publisher    UK Ministry of Defence (uk-defence)  [stated: its signature stands in the capture]",
        "Source       not known",
        "Date         13 May 2025  (2025-05-13)  [stated]",
        "    dateline: “13 May 2025” → 13 May 2025",
        "  Agnes Whitlow, Secretary of State for Defence  [stated] minister, took part",
        "  Norway  [inferred] participant",
    ):
        assert line in told
    left = told.partition("Still to decide\n")[2]
    assert "what may be shown of it: ogl-3.0 if it was published on www.defence.example" in left
    assert "where it was published" in left


def test_nothing_is_invented_for_a_text_that_nobody_knows(archive_corpus: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The ministers met and spoke about the safety of boats.\n", encoding="utf-8")
    add(archive_corpus, text, "--yes", "--received", "2025-06-02")
    [folder] = archive_corpus.glob("releases/2025/the-ministers*")
    assert folder.name == "the-ministers-met-and-spoke-about-the-safety-of-boats"
    record = record_of(archive_corpus, folder.name)
    assert (record["publisher"], record["rights"], record["source_url"]) == ("unknown", "unknown", "null")
    comments = [line for line in (folder / "release.yml").read_text(encoding="utf-8").splitlines() if line[0] == "#"]
    assert len(comments) == 3
    assert check(archive_corpus).exit_code == 0


def test_without_a_terminal_nothing_is_written_unless_asked_to(archive_corpus: Path, text: Path) -> None:
    before = contents(archive_corpus, hidden=True)
    result = add(archive_corpus, text, code=2)
    assert ID in result.stdout
    assert "--yes" in result.stderr
    assert contents(archive_corpus, hidden=True) == before


def test_received_today_where_nothing_is_said(archive_corpus: Path, text: Path) -> None:
    earliest = dt.datetime.now().astimezone().date()
    add(archive_corpus, text, "--yes")
    [capture] = record_of(archive_corpus)["captures"]
    latest = dt.datetime.now().astimezone().date()
    assert earliest.isoformat() <= capture["received"] <= latest.isoformat()


@pytest.fixture(name="_terminal")
def _on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """CliRunner's input is none: what the commands ask is whether there is one."""
    monkeypatch.setattr(cli_writing, "_somebody_there", lambda: True)


@pytest.mark.usefixtures("_terminal")
def test_on_a_terminal_what_is_proposed_is_taken_with_enter(archive_corpus: Path, text: Path) -> None:
    add(archive_corpus, text, "--received", "2025-06-02", answers="\n\n\n\n\n")
    assert record_of(archive_corpus)["publisher"] == "uk-defence"
    assert record_of(archive_corpus)["rights"] == "unknown"


@pytest.mark.usefixtures("_terminal")
def test_on_a_terminal_the_answers_win_and_wrong_ones_are_asked_again(archive_corpus: Path, text: Path) -> None:
    answers = [
        "Bad Id",
        "",
        "",
        "",
        OLD,
        "",
        "",
        "",
        "workshop",
        "uk-defense",
        "",
        "",
        "workshop",
        "no-fd",
        "ogl-3.0",
        ADDRESS,
    ]
    result = add(archive_corpus, text, "--received", "2025-06-02", answers="\n".join([*answers, "y", ""]))
    assert "an id is lower-case letters" in result.output
    assert f"the id {OLD} is taken" in result.output
    assert (
        "there is no such id; known are no-fd, uk-defence" in result.output or "known are uk-defence" in result.output
    )
    record = record_of(archive_corpus, "workshop")
    assert (record["publisher"], record["rights"], record["source_url"]) == ("no-fd", "ogl-3.0", ADDRESS)
    assert record["rights_basis"] == "stated by the person who added it"


@pytest.mark.usefixtures("_terminal")
def test_on_a_terminal_no_writes_nothing(archive_corpus: Path, text: Path) -> None:
    before = contents(archive_corpus, hidden=True)
    add(archive_corpus, text, answers="\n\n\n\nn\n", code=1)
    add(archive_corpus, text, answers="", code=1)
    assert contents(archive_corpus, hidden=True) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--publisher", "uk-defense"], "known are uk-defence"),
        (["--rights", "ogl"], "there is no such id"),
        (["--id", "../up"], "an id is lower-case letters"),
        (["--id", "a" * 101], "an id is lower-case letters"),
        (["--source-url", "javascript:alert(1)"], "that is no web address to be kept"),
        (["--received", "yesterday"], "does not match the format"),
        (["--to", "nowhere"], "there is no such release"),
        (["--to", OLD, "--id", "a"], "leave those options out"),
        (["--id", OLD], f"--id {OLD}-2 is free"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(
    archive_corpus: Path, text: Path, arguments: Sequence[str], says: str
) -> None:
    before = contents(archive_corpus, hidden=True)
    result = add(archive_corpus, text, "--yes", *arguments, code=2)
    assert says in " ".join(result.stderr.split())
    assert contents(archive_corpus, hidden=True) == before


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "C003"), (b"\x89PNG\r\n\x1a\n\0\0", "C004"), (b"x" * 25_000_001, "C010"), (None, "C001")],
    ids=["empty", "picture", "large", "missing"],
)
def test_files_that_are_no_release(archive_corpus: Path, tmp_path: Path, data: bytes | None, code: str) -> None:
    before = contents(archive_corpus, hidden=True)
    if data is not None:
        (tmp_path / "a.txt").write_bytes(data)
    result = add(archive_corpus, tmp_path / "a.txt", "--yes", code=1)
    assert f"a.txt:1: {code} error: " in result.stderr
    assert contents(archive_corpus, hidden=True) == before


def test_a_folder_and_a_name_too_long_are_no_files(archive_corpus: Path, tmp_path: Path) -> None:
    assert "C001" in add(archive_corpus, tmp_path, "--yes", code=1).stderr
    assert "C001" in add(archive_corpus, "a" * 5000, "--yes", code=1).stderr
    assert "F001" in add(archive_corpus, "data:text/plain," + "a" * 5000, "--yes", code=1).stderr


def test_the_very_capture_is_not_stored_twice(archive_corpus: Path, text: Path) -> None:
    add(archive_corpus, text, "--yes", "--received", "2025-06-02")
    before = contents(archive_corpus, hidden=True)
    result = add(archive_corpus, text, "--yes", "--id", "another", code=1)
    assert f"R018 error: it is there already as {ID}" in result.stderr
    assert contents(archive_corpus, hidden=True) == before


@pytest.mark.parametrize("same", ["text", "address"])
def test_a_release_that_seems_to_be_there_is_left_to_a_person(archive_corpus: Path, tmp_path: Path, same: str) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(TEXT + "\n\n" if same == "text" else TEXT.replace("mends", "repairs"), encoding="utf-8")
    options = ["--yes", "--received", "2025-06-02", "--source-url", ADDRESS if same == "address" else f"{ADDRESS}-2"]
    add(archive_corpus, first, "--yes", "--received", "2025-06-02", "--source-url", ADDRESS)
    said = add(archive_corpus, second, *options, code=2).stderr
    assert f"it is there already as {ID}: the same {same}" in " ".join(said.split())
    assert f"--to {ID}" in " ".join(said.split())
    add(archive_corpus, second, *options, "--id", "of-its-own")
    assert record_of(archive_corpus, "of-its-own")


def test_a_second_capture_leaves_the_record_as_a_person_wrote_it(archive_corpus: Path, text: Path) -> None:
    path = archive_corpus / "releases/2025" / OLD / "release.yml"
    by_hand = path.read_text(encoding="utf-8") + "\n# A curator's remark.\nnotes: 'kept'   # with care\n"
    path.write_text(by_hand, encoding="utf-8")
    result = add(archive_corpus, text, "--to", OLD, "--yes", "--received", "2025-06-02")
    assert f"Written: corpus/releases/2025/{OLD}/capture-2.txt" in result.stderr
    left = path.read_text(encoding="utf-8").splitlines()
    for line in by_hand.splitlines():
        assert line in left
        left = left[left.index(line) + 1 :]
    first, second = record_of(archive_corpus, OLD)["captures"]
    assert (first["file"], second["file"], second["received"]) == ("capture.txt", "capture-2.txt", "2025-06-02")
    assert check(archive_corpus).exit_code == 0
    assert "R018" in add(archive_corpus, text, "--to", OLD, "--yes", code=1).stderr


def test_a_second_capture_after_a_run_that_was_killed(archive_corpus: Path, text: Path) -> None:
    folder = archive_corpus / "releases/2025" / OLD
    (folder / "capture-2.txt").write_bytes(TEXT.encode())
    add(archive_corpus, text, "--to", OLD, "--yes", "--received", "2025-06-02")
    assert set(contents(folder)) == {"release.yml", "capture.txt", "capture-2.txt"}
    (folder / "capture-3.txt").write_text("somebody's own file", encoding="utf-8")
    text.write_text(TEXT.replace("mends", "repairs"), encoding="utf-8")
    add(archive_corpus, text, "--to", OLD, "--yes", "--received", "2025-06-03")
    assert (folder / "capture-3.txt").read_text(encoding="utf-8") == "somebody's own file"
    assert (folder / "capture-4.txt").is_file()


@pytest.mark.usefixtures("_terminal")
def test_on_a_terminal_a_published_again_release_becomes_a_second_capture(archive_corpus: Path, text: Path) -> None:
    url = "https://www.defence.example/news/harbour-security-talks"
    add(archive_corpus, text, "--received", "2025-06-02", "--source-url", url, answers="y\ny\n")
    assert len(record_of(archive_corpus, OLD)["captures"]) == 2
    assert not list(archive_corpus.rglob(ID))


@pytest.fixture(name="digest")
def _digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "split", lambda data, authority: data.split(b"=====\n"))


@pytest.mark.usefixtures("digest")
def test_several_releases_in_one_capture_become_a_folder_each(archive_corpus: Path, tmp_path: Path) -> None:
    other = TEXT.replace("workshop", "museum")
    capture = tmp_path / "digest.txt"
    capture.write_text("=====\n".join([TEXT, other, TEXT.replace("mends", "repairs")]), encoding="utf-8")
    add(archive_corpus, capture, "--yes", "--received", "2025-06-02")
    ids = [ID, ID.replace("workshop", "museum"), f"{ID}-2"]
    for number, release_id in enumerate(ids, 1):
        [stored] = record_of(archive_corpus, release_id)["captures"]
        assert stored["part"] == f"{number} of 3"
    assert check(archive_corpus).exit_code == 0
    again = add(archive_corpus, capture, "--yes", "--received", "2025-06-02")
    assert again.stdout.count("Passed over: ") == 3
    assert "Written" not in again.stderr
    assert "--id names one release" in add(archive_corpus, capture, "--yes", "--id", "a", code=2).stderr
    assert "C011" in add(archive_corpus, capture, "--yes", "--to", OLD, code=1).stderr


MAIL = f"""\
From: Press Desk <desk@lists.example>
To: Jo Bloggs <jo.bloggs@home.example>
Subject: Defence Secretary opens the workshop in Bergen
Date: Tue, 13 May 2025 08:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{TEXT}
Questions: kim.private@home.example
"""


def test_private_data_is_gone_before_anything_is_stored(archive_corpus: Path, tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_text(MAIL, encoding="utf-8")
    before = set(archive_corpus.glob("releases/2025/*"))
    result = add(archive_corpus, mail, "--yes", "--received", "2025-06-02")
    assert "taken out before storing: " in result.stdout
    [folder] = set(archive_corpus.glob("releases/2025/*")) - before
    assert (folder / "capture.eml").is_file()
    stored = contents(folder, hidden=True)
    for private in (b"jo.bloggs", b"Bloggs", b"kim.private"):
        assert not any(private in data for data in stored.values())
    assert record_of(archive_corpus, folder.name)["captures"][0]["sanitised"]
    assert check(archive_corpus).exit_code == 0
    assert "R018" in add(archive_corpus, mail, "--yes", code=1).stderr


def test_a_press_offices_own_contact_is_stored(archive_corpus: Path, text: Path) -> None:
    publishers = archive_corpus / "authority" / "publishers.yml"
    listed = publishers.read_text(encoding="utf-8")
    publishers.write_text(
        listed.replace("  - id: uk-defence\n", "  - id: uk-defence\n    contacts: [press@defence.example]\n"),
        encoding="utf-8",
    )
    for number, ending in enumerate(("", " Both ministers spoke to the press.")):
        text.write_text(f"{TEXT}\nMedia: press@defence.example.{ending}\n", encoding="utf-8")
        add(archive_corpus, text, "--yes", "--received", "2025-06-02", *(("--to", ID) if number else ()))
    for stored in archive_corpus.glob(f"releases/*/{ID}/capture*.txt"):
        assert "press@defence.example" in stored.read_text(encoding="utf-8")
    assert check(archive_corpus).exit_code == 0


def test_a_notice_on_cookies_is_no_page(archive_corpus: Path, server: Server) -> None:
    notice = (
        b"<html><head><title>We value your privacy</title></head><body><h1>We value your privacy</h1><p>We and our "
    )
    notice += b"partners keep cookies in your browser. You may consent to that, or refuse.</p></body></html>"
    server.answers["/"] = answer(notice)
    before = contents(archive_corpus, hidden=True)
    assert "F008" in add(archive_corpus, server.url(), "--yes", "--allow-private", code=1).stderr
    assert contents(archive_corpus, hidden=True) == before


def test_a_feed_becomes_a_folder_an_item(archive_corpus: Path, tmp_path: Path) -> None:
    item = "<item><title>{0}</title><link>https://www.defence.example/{0}</link><description>&lt;p&gt;{1}&lt;/p&gt;</description></item>"
    items = [
        item.format(name, f"Agnes Whitlow met her Norwegian colleague at the {name}.") for name in ("quay", "yard")
    ]
    feed = tmp_path / "feed.xml"
    feed.write_text(
        f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>", encoding="utf-8"
    )
    add(archive_corpus, feed, "--yes", "--received", "2025-06-02")
    for number, name in enumerate(("quay", "yard"), 1):
        [folder] = archive_corpus.glob(f"releases/2025/{name}*")
        record = record_of(archive_corpus, folder.name)
        assert record["source_url"] == f"https://www.defence.example/{name}"
        assert record["captures"][0]["part"] == f"{number} of 2"
    assert check(archive_corpus).exit_code == 0


@pytest.fixture(name="server")
def _server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_an_address_is_fetched_and_what_the_server_says_is_kept(archive_corpus: Path, server: Server) -> None:
    server.answers["/old?utm_source=mail"] = redirect("/news?id=7")
    server.answers["/news?id=7"] = answer(TEXT.encode(), "Last-Modified: Tue, 13 May 2025 08:00:00 GMT")
    add(archive_corpus, server.url("/old?utm_source=mail"), "--yes", "--received", "2025-06-02", "--allow-private")
    record = record_of(archive_corpus)
    [capture] = record["captures"]
    assert record["source_url"] == capture["fetched_from"] == server.url("/news?id=7")
    assert capture["last_modified"] == "2025-05-13T08:00:00Z"
    # A signature on a page of somebody else proves who wrote the text, but not under which licence it stands.
    assert (record["publisher"], record["rights"]) == ("uk-defence", "unknown")
    assert check(archive_corpus).exit_code == 0


def test_an_address_that_is_not_fetched_leaves_nothing(archive_corpus: Path, server: Server) -> None:
    before = contents(archive_corpus, hidden=True)
    server.answers["/"] = answer(b"no", status="500 Internal Server Error")
    assert "F002" in add(archive_corpus, "http://127.0.0.1/", "--yes", code=1).stderr
    assert "F008" in add(archive_corpus, server.url(), "--yes", "--allow-private", code=1).stderr
    assert "F001" in add(archive_corpus, "ftp://release.example/", "--yes", code=1).stderr
    assert contents(archive_corpus, hidden=True) == before


def test_a_page_of_the_publishers_own_site_carries_its_licence(
    archive_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = Fetched(TEXT.encode(), f"{ADDRESS}.txt", ADDRESS)
    monkeypatch.setattr(adding, "fetch_release", lambda url, limits: fetched)
    result = add(archive_corpus, ADDRESS, "--yes", "--received", "2025-06-02")
    record = record_of(archive_corpus)
    assert record["rights"] == "ogl-3.0"
    assert record["rights_basis"] == "published on www.defence.example, whose usual rights these are"
    assert record["source_url"] == ADDRESS
    assert "Nothing is left to decide" in result.stdout


def test_data_of_gov_uk_becomes_a_release(tmp_path: Path, archive_corpus: Path) -> None:
    data = {
        "base_path": "/government/news/workshop",
        "content_id": "1",
        "schema_name": "news_article",
        "title": "Defence Secretary opens a workshop",
        "first_published_at": "2025-05-13T08:00:00Z",
        "details": {"body": "<p>Agnes Whitlow met the Norwegian Defence Minister in Bergen today.</p>"},
        "links": {"organisations": [{"title": "Ministry of Defence", "content_id": "2"}]},
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    add(archive_corpus, path, "--yes", "--received", "2025-06-02")
    record = record_of(archive_corpus, "defence-secretary-opens-a-workshop-2025-05-13")
    assert record["source_url"] == "https://www.gov.uk/government/news/workshop"
    assert check(archive_corpus).exit_code == 0


def test_text_out_of_a_capture_starts_nothing_on_the_terminal(archive_corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("opens", "opens \u202e\u2028"), encoding="utf-8")
    shown = add(archive_corpus, path, "--yes").stdout
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_a_polite_kill_leaves_nothing(archive_corpus: Path, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(archive_corpus, hidden=True)

    def killed(*arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(adding, "_check", killed)
    add(archive_corpus, text, "--yes", code=128 + signal.SIGTERM)
    assert contents(archive_corpus, hidden=True) == before
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
