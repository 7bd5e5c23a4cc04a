"""A collection against what there is: releases, authority files, and what an introduction may hold."""

from __future__ import annotations

import re
from collections.abc import Collection as Ids
from collections.abc import Iterator, Mapping, Sequence

from generator.authority.load import Authority
from generator.collecting.introduction import Introduction
from generator.collecting.record import CollectionRecord, Search
from generator.dates import parse_edtf
from generator.problems import Problem
from generator.record_checks import nearest
from generator.yaml_file import Where, YamlFile

NEAREST = 3
"""So many ids that look like a wrong one are named."""
_OWN = ("release", "person", "country")
"""What a link may lead to in the archive itself."""
_WEB = re.compile(r"https?://[^\s/?#@:<>\"\\]+(:[0-9]{1,5})?([/?#][^\s<>\"]*)?", re.IGNORECASE)


def record_problems(
    record: CollectionRecord, file: YamlFile, authority: Authority | None, releases: Ids[str] | None
) -> Iterator[Problem]:
    """L004 to L007, and R007, for front matter whose form is right.

    `releases` are the ids that there are, None where that is not known.
    """
    yield from _one_way(record, file)
    named: list[tuple[str, Where]] = [
        (chosen.id, ("releases", at, "id")) for at, chosen in enumerate(record.releases or ())
    ]
    first: dict[str, Where] = {}
    for id, where in named:
        if id in first:
            what = f"the release {id} stands here already, on line {file.line(first[id])}"
            yield file.problem(where, "L006", what, "keep one of them")
        first.setdefault(id, where)
    for id, where in [*named, *((id, ("notes", id)) for id in record.notes)]:
        if releases is not None and id not in releases:
            mend = f"correct the id, or remove it{nearest(id, releases, NEAREST)}"
            yield file.problem(where, "L005", f"{id} is no release here", mend)
    if record.search is not None:
        yield from _search(record.search, file, authority)


def _one_way(record: CollectionRecord, file: YamlFile) -> Iterator[Problem]:
    """L004: `releases`, or `search` with something to look for; notes beside the second only."""
    if record.releases is None and record.search is None:
        mend = "add `releases:` with a list of `- id: …`, or `search:` with what they have in common"
        yield file.problem((), "L004", "the collection has neither `releases` nor `search`", mend)
    if record.releases is not None and record.search is not None:
        what = "the collection has `releases` and `search`"
        yield file.problem(("search",), "L004", what, "keep one of them; notes on what a search finds go into `notes:`")
    if record.releases is not None and record.search is None and record.notes:
        what, mend = "`notes` go with `search`", "write each note as `note:` below its release"
        yield file.problem(("notes",), "L004", what, mend)
    if record.search is not None and record.search == Search():
        mend = f"add one or more of {', '.join(Search.model_fields)}"
        yield file.problem(("search",), "L004", "the search says nothing to look for", mend)


def _search(search: Search, file: YamlFile, authority: Authority | None) -> Iterator[Problem]:
    facets: tuple[tuple[str, str, Sequence[str], Mapping[str, object]], ...] = ()
    if authority is not None:
        facets = (
            ("countries", "countries.yml", search.countries, authority.countries),
            ("ministers", "people.yml", search.ministers, authority.people),
            ("subjects", "subjects.yml", search.subjects, authority.subjects),
            ("publishers", "publishers.yml", search.publishers, authority.publishers),
        )
    for facet, name, ids, known in facets:
        for at, id in enumerate(ids):
            if id not in known:
                mend = f"correct the id, or add it to {name}{nearest(id, known, NEAREST)}"
                yield file.problem(("search", facet, at), "L007", f"'{id}' is not in {name}", mend)
    for facet, date in (("after", search.after), ("before", search.before)):
        try:
            days = parse_edtf(date) if date is not None else None
        except ValueError as error:
            yield file.problem(("search", facet), "R007", str(error), "write the date in EDTF, or remove it")
            continue
        if days is not None and (days.earliest if facet == "after" else days.latest) is None:
            what = f"'{date}' has no {'beginning' if facet == 'after' else 'end'}"
            yield file.problem(("search", facet), "R007", what, "write a day, a month or a year")


def text_problems(
    introduction: Introduction, file: YamlFile, end: int, authority: Authority | None, releases: Ids[str] | None
) -> Iterator[Problem]:
    """L008 to L010; `end` is the line that closes the front matter."""
    if not introduction.pieces and not introduction.faults:
        what = "the collection has no introduction"
        mend = "write below the front matter, in a paragraph or a few, what the releases show"
        yield Problem(file.path, end, "L008", what, mend)
    for fault in introduction.faults:
        yield Problem(file.path, fault.line, "L009", fault.what, fault.mend)
    for line, target in introduction.links:
        kind, _, id = target.partition(":")
        if kind in _OWN:
            known = _targets(kind, authority, releases)
            if known is None or id in known:
                continue
            mend = f"correct the id, or take the link away{nearest(id, known, NEAREST)}"
            yield Problem(file.path, line, "L010", f"the link leads to the {kind} '{id}', which is not here", mend)
        elif not _WEB.fullmatch(target):
            mend = "write a whole address (https://…), or release:, person: or country: and an id"
            yield Problem(file.path, line, "L010", f"the link leads to '{target[:100]}'", mend)


def _targets(kind: str, authority: Authority | None, releases: Ids[str] | None) -> Ids[str] | None:
    """The ids that a link of this kind may name; None where they are not known."""
    if kind == "release":
        return releases
    if authority is None:
        return None
    return authority.people.keys() if kind == "person" else authority.countries.keys()
