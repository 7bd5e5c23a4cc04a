"""The lines of a JSON Lines file, packed or not, one at a time: a file of any size takes the memory of a line."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

LONGEST = 25_000_000
"""Bytes of a line."""
_GZIP = b"\x1f\x8b"
_CHUNK = 1_000_000


class BreaksOff(ValueError):
    """A packed file that cannot be unpacked to its end; `line` is the first that cannot be read."""

    def __init__(self, line: int) -> None:
        super().__init__(f"the file is damaged: it cannot be unpacked from line {line} on")
        self.line = line


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line without its end; `data` is None where it is too long. `read` is how much of the file was read."""

    number: int
    data: bytes | None
    read: int


def json_lines(path: Path) -> Iterator[JsonLine]:
    """The lines of a file in order, packed with gzip or plain, told by its bytes. Raises BreaksOff."""
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        stream = cast("IO[bytes]", gzip.GzipFile(fileobj=file) if packed else file)
        number = 0
        try:
            while data := stream.readline(LONGEST + 1):
                number += 1
                too_long = len(data) > LONGEST and not data.endswith(b"\n")
                if too_long:
                    _pass_over(stream)
                yield JsonLine(number, None if too_long else data.rstrip(b"\r\n"), file.tell())
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise BreaksOff(number + 1) from error


def _pass_over(stream: IO[bytes]) -> None:
    while (chunk := stream.readline(_CHUNK)) and not chunk.endswith(b"\n"):
        pass
