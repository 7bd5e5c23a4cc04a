"""How near the text kept comes to the true one: the F1 of their 4-grams of words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PERSONAL = re.compile(
    # Addresses and telephone numbers are no part of the measure: cleaning puts a placeholder there.
    r"\[(?:e-mail address|telephone number|recipient's name|sender's name|personal link)\]"
    r"|[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()-]{7,}\d|\(?\d{2,5}\)?(?:[ -]\d{3,4}){2}\b|\b0\d{2,4}[ -]\d{4,7}\b"
)


@dataclass(frozen=True)
class Score:
    """F1, precision and recall of one capture."""

    f1: float
    precision: float
    recall: float


def words(text: str) -> list[str]:
    """The words of a text, lower-cased."""
    return re.findall(r"\w+", _PERSONAL.sub(" ", unicodedata.normalize("NFC", text)).lower())


def without(blocks: Iterable[str], beside: Sequence[str]) -> list[str]:
    """`blocks` but for those that are nothing but words allowed either way."""
    allowed = {tuple(words(text)) for text in beside}
    return [block for block in blocks if tuple(words(block)) not in allowed]


def score(truth: Iterable[str], kept: Iterable[str], beside: Sequence[str]) -> Score:
    """Compare blocks with the true blocks."""
    wanted = _grams(_stream(without(truth, beside)))
    got = _grams(_stream(without(kept, beside)))
    common = (wanted & got).total()
    precision = common / got.total() if got else float(not wanted)
    recall = common / wanted.total() if wanted else float(not got)
    f1 = 2 * precision * recall / (precision + recall) if common else float(not wanted and not got)
    return Score(f1, precision, recall)


def differences(truth: Iterable[str], kept: Iterable[str], beside: Sequence[str]) -> tuple[list[str], list[str]]:
    """(stretches lost, stretches added), longest first."""
    wanted, got = _stream(without(truth, beside)), _stream(without(kept, beside))
    lost, added = [], []
    for kind, a, b, c, d in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if kind in ("delete", "replace"):
            lost.append(wanted[a:b])
        if kind in ("insert", "replace"):
            added.append(got[c:d])
    return [_shown(part) for part in sorted(lost, key=len, reverse=True)], [
        _shown(part) for part in sorted(added, key=len, reverse=True)
    ]


def _shown(part: Sequence[str]) -> str:
    text = " ".join(part) if len(part) <= 16 else f"{' '.join(part[:10])} … {' '.join(part[-5:])}"
    return f"{text} ({len(part)})"


def _stream(blocks: Iterable[str]) -> list[str]:
    return [word for block in blocks for word in words(block)]


def _grams(stream: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(stream[at : at + 4]) for at in range(max(1, len(stream) - 3)) if stream)
