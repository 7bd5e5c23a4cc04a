"""Labels by phrase and paragraph become offsets; what does not fit is told, all of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools import compile_labels

BODY = "<p>The Secretary met Jane Roe.</p><p>“We stand with our friends,” the Secretary said.</p>"
ENTRY: dict[str, Any] = {
    "id": "state/1",
    "event_day": "2022-06-15",
    "people": [{"who": "?", "name": "Jane Roe", "kind": "official", "office": None, "took_part": True}],
    "by_office": [{"p": 1, "phrase": "The Secretary", "who": "antony-blinken"}],
    "countries": {"us": "participant"},
    "groups": {"nato": "mentioned"},
    "quotes": [{"p": 2, "first": "“We stand with", "last": "our friends", "who": "antony-blinken"}],
    "note": "",
}


@pytest.fixture(autouse=True)
def _one_release(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "1", "title": "A meeting", "date": "2022-06-15T00:00:00", "url": "https://www.state.gov/x/"}
    monkeypatch.setattr(compile_labels, "row", lambda _: {**row, "body_html": BODY})


def compiled(entry: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    file = folder / "labels.yml"
    file.write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    compile_labels.main([str(file), "--part", "dev"])
    return dict(json.loads(capsys.readouterr().out))


def test_phrases_become_offsets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    label = compiled(ENTRY, tmp_path, capsys)
    text = "A meeting\nThe Secretary met Jane Roe.\n“We stand with our friends,” the Secretary said."
    assert [text[o["start"] : o["end"]] for o in label["by_office"]] == ["The Secretary"]
    assert [text[q["start"] : q["end"]] for q in label["quotes"]] == ["We stand with our friends"]
    assert (label["date"], label["part"], label["event_day"]) == ("2022-06-15", "dev", "2022-06-15")


def test_everything_that_does_not_fit_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {
        **ENTRY,
        "people": [{"who": "jane-roe", "name": "Jane Roe", "kind": "friend", "office": "us-x", "took_part": True}],
        "by_office": [{"p": 2, "phrase": "the President", "who": "?"}],
        "countries": {"zz": "participant"},
        "groups": {"nato": "there"},
    }
    with pytest.raises(SystemExit) as told:
        compiled(wrong, tmp_path, capsys)
    message = str(told.value)
    for part in ("jane-roe", "us-x", "does not fit", "p2 has no 'the President'", "zz", "nato: there"):
        assert part in message
