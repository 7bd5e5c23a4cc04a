"""Input made to hurt, through the command: refused with one problem or cleaned, in seconds and within a gigabyte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner

from generator.capture.formats import LARGEST
from generator.cli import main
from tests.capture.hostile import ALL

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10
START = 30
"""Seconds until the first answer: the program starts and reads the authority files, maybe on a busy machine."""
REFUSED = {"C003", "C004", "C006", "C007", "C008", "C009", "C010"}
MEMORY = 1_500_000_000
"""Bytes of address space, a good part of which a process never holds."""
_LIMITED = (
    "import runpy, sys\n"
    "try:\n"
    "    import resource\n"
    f"    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))\n"
    "except ImportError:\n"
    "    pass\n"
    "runpy.run_module('generator', run_name='__main__', alter_sys=True)\n"
)
"""The command in a process that may take so much memory and no more."""
AGAIN = (
    "a", "(", "<", "&", "@.@.", "a@b.", ">>>>", "- - -", "1", "020 7946 0", " ", "\n", "x\n", "a-\n", "From: x\n",
    "[", "](", "“", "“a,” said ", ". A", "Mr A. B. ", "Minister for ", "12 March 2024, ", "the UK and ", "NATO ",
    "\u202e", "\u200b", "\u2066a", "̖́", "Ã©", "\ue000a\ue001", "ſ", "\r\n", "tel: 0", " [at] x [dot] ", "ENDS\n",
)  # fmt: skip
SIZES: dict[str, Mapping[str, int]] = {
    "text": {
        **{f"again {piece!a}": 50_000 for piece in AGAIN},
        "binary": 1_000_000,
        "NULs": 1_000_000,
        "NULs between words": 10_000,
        "blank lines alone": 2_000_000,
        "spaces alone": 2_000_000,
        "invisible characters alone": 100_000,
        "one line": 10_000_000,
        "one word": 500_000,
        "UTF-16 cut off": 10,
        "UTF-16 without a mark": 10,
        "UTF-8 with bytes that are none": 10,
        "every character": 1,
        "a character more often than combines": 50_000,
        "Windows-1252 holes": 100,
        "different lines": 5_000,
        "different paragraphs": 5_000,
        "ministers": 3_000,
        "quotations": 3_000,
        "wrapped lines": 8_000,
        "links": 5_000,
    },
    "html": {
        "nested div": 100_000,
        "nested, never closed div": 100_000,
        "nested, never closed span": 100_000,
        "nested tables": 20_000,
        "nested b": 100_000,
        "elements one after the other": 100_000,
        "paragraphs": 5_000,
        "an attribute": 2_500_000,
        "an attribute never closed": 100_000,
        "attributes": 100_000,
        "entities": 1_000_000,
        "entities in entities": 100_000,
        "less-than signs": 1_000_000,
        "a table": 1_000,
        "a picture in the page": 20_000_000,
        "a style": 200_000,
        "an address": 200_000,
        "comments before nothing": 10_000,
        "comments before the page": 10_000,
        "comments never ended": 100_000,
        "declarations never ended": 100_000,
        "JSON-LD nested": 100_000,
        "recursive entities": 10,
        "NULs": 1_000,
        "invisible characters": 5_000,
        "lone surrogates": 1_000,
        "combining characters": 20_000,
        "declared as UTF-16": 1,
        "declared as nothing known": 1,
        "fragment": 10_000,
        "scripts never ended": 100_000,
        "line breaks": 100_000,
        "mail links": 5_000,
        "links": 20_000,
    },
    "feed": {
        "billion laughs": 10,
        "one large entity": 20_000,
        "an entity of itself": 1,
        "an entity of a file": 1,
        "a document type elsewhere": 1,
        "items": 100_000,
        "empty items": 100_000,
        "nested": 100_000,
        "nested items": 100_000,
        "a body nested": 100_000,
        "declared as UTF-16": 3,
        "declared as UTF-7": 3,
    },
    "json": {
        "nested lists": 100_000,
        "nested objects": 100_000,
        "nested, never closed": 100_000,
        "nested in a row": 100_000,
        "nested in a document": 100_000,
        "a large number": 100_000,
        "a large power": 10,
        "half characters": 1_000,
        "a body nested": 100_000,
        "a document of links": 15_000,
        "a document of changes": 10_000,
        "NULs": 1_000,
    },
    "email": {
        "parts": 10_000,
        "empty parts": 10_000,
        "mails in each other": 10_000,
        "mails attached in each other": 1_000,
        "parts in each other": 2_000,
        "parts in each other, one boundary": 2_000,
        "a boundary": 1_000_000,
        "a header": 10_000_000,
        "a header over lines": 1_000_000,
        "headers": 100_000,
        "a sender of brackets": 10_000,
        "an encoded subject": 10_000,
        "readers": 100_000,
        "a date": 100_000,
        "a date of brackets": 10_000,
        "semicolons": 100_000,
        "parameters": 10_000,
        "base64 of a page": 2_000,
        "base64 attached": 4_900_000,
        "quoted-printable that is none": 30_000,
        "quoted deep": 2_000,
        "forwards": 1_000,
        "a digest": 500,
        **{f"charset {charset!a}": 1 for charset in ("utf-7", "punycode", "zlib", "undefined", "\0", "unicode_escape")},
    },
    "pdf": {
        "cut off": 500,
        "a stream that unpacks": 100_000_000,
        "a stream that unpacks twice": 100_000_000,
        "filters": 100_000,
        "a form in itself": 20_000,
        "pages": 100_000,
        "pages in themselves": 100_000,
        "words": 20_000,
        "letters over each other": 20_000,
        "nested lists": 1_000_000,
        "nested objects": 100_000,
        "nested graphics": 1_000_000,
        "a table of objects that points at itself": 1,
        "information nested": 100_000,
        "a large page": 10**9,
        "a page without size": 1,
        "only the mark": 100_000,
        "streams never ended": 100_000,
    },
}


def write(folder: Path, kind: str) -> Iterator[Path]:
    """The captures of one kind as files. Their names tell nothing of their format."""
    for number, (name, size) in enumerate(SIZES[kind].items()):
        path = folder / f"{number:03}"
        path.write_bytes(ALL[kind][name](size))
        yield path


def inspected(files: Sequence[Path]) -> tuple[list[dict[str, Any]], str]:
    """What the command says of each file, up to the one on which it breaks or takes too long; and its complaints."""
    command = [sys.executable, "-c", _LIMITED, "inspect", *map(str, files)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    answers: list[dict[str, Any]] = []
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=complaints) as process,
    ):
        assert process.stdout is not None
        while line := _next_line(process, process.stdout, SECONDS if answers else START + SECONDS):
            answers.append(json.loads(line))
        process.wait()
        complaints.seek(0)
        return answers, complaints.read().decode("utf-8", "replace")[-3_000:]


def _next_line(process: subprocess.Popen[bytes], output: IO[bytes], seconds: float) -> bytes:
    """The next line of a process, which is ended where it takes longer."""
    stop = threading.Timer(seconds, process.kill)
    stop.start()
    try:
        return output.readline()
    finally:
        stop.cancel()


@pytest.mark.slow
@pytest.mark.parametrize("kind", SIZES)
def test_what_is_made_to_hurt_is_refused_or_cleaned(kind: str, tmp_path: Path) -> None:
    names = list(SIZES[kind])
    answers, complaints = inspected(list(write(tmp_path, kind)))
    assert len(answers) == len(names), f"no answer within {SECONDS} s to: {names[len(answers)]}\n{complaints}"
    assert not complaints
    for name, fields in zip(names, answers, strict=True):
        codes = [problem["code"] for problem in fields["problems"]]
        if "paragraphs" not in fields:
            assert fields.keys() == {"file", "problems"}, name
            assert len(codes) == 1, name
            assert codes[0] in REFUSED, name


@pytest.mark.slow
def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "capture.txt"
    with path.open("wb") as file:
        file.write(b"Ministers met in Oslo.\n")
        file.truncate(200_000_000)
    assert _code_of(path) == "C010"


@pytest.mark.slow
def test_the_largest_capture_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "capture.txt"
    path.write_bytes(b"word " * (LARGEST // 5))
    assert _code_of(path) == "C010"


@pytest.mark.slow
def test_nothing_outside_a_capture_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("what no capture may show")
    path = tmp_path / "capture.xml"
    path.write_bytes(ALL["feed"]["an entity of a file"](1).replace(b"/etc/passwd", bytes(secret)))
    answers, complaints = inspected([path])
    assert len(answers) == 1
    assert "what no capture may show" not in json.dumps(answers) + complaints


def test_the_command_says_one_problem_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "capture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    result = CliRunner().invoke(main, ["inspect", str(path)])
    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.output)["problems"]] == ["C004"]


def _code_of(path: Path) -> str:
    answers, complaints = inspected([path])
    assert not complaints
    ((problem,),) = [answer["problems"] for answer in answers]
    return str(problem["code"])
