"""YAKE is asked once a text: not again when the authority files change, and never for what is kept whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import cache, kept_proposals
from generator.cache import SPARE, Cache
from generator.corpus import Corpus
from generator.describe.keywords import propose
from generator.kept_proposals import KeptProposals
from generator.pipeline import describe_corpus
from tests.archive.synthetic import copy_corpus

TEXT = "The harbour crane lifts the northern cable. The northern cable is heavy."


def quiet(what: str, done: int, of: int) -> None:
    """Say nothing."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that YAKE was asked about."""
    texts: list[str] = []
    real = propose

    def counted(text: str) -> dict[str, float]:
        texts.append(text)
        return real(text)

    monkeypatch.setattr(kept_proposals, "propose", counted)
    yield texts


def test_the_same_is_proposed_from_what_is_kept(tmp_path: Path, asked: list[str]) -> None:
    proposals = KeptProposals.beside(tmp_path / "corpus")
    first = proposals(TEXT)
    assert first
    assert list(proposals(TEXT).items()) == list(first.items())
    assert asked == [TEXT]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": '])
def test_a_damaged_file_is_asked_for_anew(tmp_path: Path, asked: list[str], damage: bytes) -> None:
    proposals = KeptProposals.beside(tmp_path / "corpus")
    first = proposals(TEXT)
    [file] = proposals.cache.folder.iterdir()
    file.write_bytes(damage)
    assert proposals(TEXT) == first
    assert len(asked) == 2


def test_a_change_of_the_authority_asks_only_for_texts_it_changes(tmp_path: Path, asked: list[str]) -> None:
    folder = copy_corpus(tmp_path)
    before = describe_corpus(Corpus(folder), 1, quiet).archive
    texts = sorted(asked)
    asked.clear()
    people = folder / "authority" / "people.yml"
    people.write_text(people.read_text("utf-8") + "- id: zz-zora\n  name: Zora Zz\n  family_name: Zz\n", "utf-8")
    after = describe_corpus(Corpus(folder), 1, quiet).archive
    assert asked == []
    assert texts, "the corpus has texts with keywords"
    assert {r.id: r.description.keywords for r in after.releases.values()} == {
        r.id: r.description.keywords for r in before.releases.values()
    }


def test_another_yake_asks_again(tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    KeptProposals.beside(tmp_path / "corpus")(TEXT)
    monkeypatch.setattr(kept_proposals, "version", lambda name: "99")
    KeptProposals.beside(tmp_path / "corpus")(TEXT)
    assert len(asked) == 2


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    kept = Cache.of_contents(tmp_path / "corpus", "some", b"salt")
    keys = [kept.key(str(n).encode()) for n in range(SPARE + 12)]
    for at, key in enumerate(keys):
        kept.put(key, b"x")
        os.utime(kept.folder / key, (at, at))
    kept.prune_oldest(6)
    assert len(list(kept.folder.iterdir())) == len(keys), "some to spare are left"
    kept.touch(keys[0])
    kept.prune_oldest(5)
    left = {path.name for path in kept.folder.iterdir()}
    assert left == {keys[0], *keys[-4:]}
    assert cache.FOLDER in str(kept.folder)
