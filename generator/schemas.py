"""The JSON Schemas of every YAML kind, made from the models, so that editors complete and check while typing.

`python -m generator.schemas` writes them into corpus/schema/; a test proves them equal to the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.authority.read import FILES
from generator.collecting.record import CollectionRecord
from generator.release_record import ReleaseRecord

FOLDER = Path(__file__).resolve().parent.parent / "corpus" / "schema"


def schemas() -> dict[str, str]:
    """File name -> the text of its schema."""
    models: dict[str, Any] = {**FILES, "release": ReleaseRecord, "collection": CollectionRecord}
    return {f"{stem}.json": _schema(stem, model) for stem, model in sorted(models.items())}


def _schema(stem: str, model: Any) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(model).json_schema(),
        "title": f"{stem}.md" if model is CollectionRecord else f"{stem}.yml",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
