"""Releases in HTML templates: web pages, re-posts and the HTML of mails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jinja2
import jinja2.meta
from markupsafe import Markup

from tests.evaluation import bodies
from tests.evaluation.capture import Capture, Options, Sheet, halves, truth_of
from tests.evaluation.releases import Release, neighbours
from tests.evaluation.source_words import of_html

TEMPLATES = Path(__file__).resolve().parent / "templates"
_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
)

_WITHOUT_LISTS = {"body_broken", "body_divided", "body_of_outlook"}


def rendered(template: str, releases: Sequence[Release]) -> tuple[str, list[str]]:
    """The HTML of a template, and what it wrote beside the bodies."""
    sheet = Sheet([release.title for release in releases])
    first = releases[0]
    one, two = halves(first.blocks)
    page = _ENVIRONMENT.get_template(template).render(
        r=first,
        releases=releases,
        others=neighbours(first.id, 8),
        beside=sheet.add,
        body=Markup(bodies.semantic(first.blocks)),
        bodies=[Markup(bodies.semantic(release.blocks)) for release in releases],
        body_broken=Markup(bodies.broken(first.blocks)),
        body_divided=Markup(bodies.divided(first.blocks)),
        body_of_outlook=Markup(bodies.of_outlook(first.blocks)),
        half_1=Markup(bodies.semantic(one)),
        half_2=Markup(bodies.semantic(two)),
    )
    return page, sheet.beside


def true_body(template: str, releases: Sequence[Release]) -> tuple[str, ...]:
    """The truth of a template: the numbers of lists are text where it writes lists without list markup."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    names = jinja2.meta.find_undeclared_variables(_ENVIRONMENT.parse(source))
    return truth_of(releases, numbers_written=not names.isdisjoint(_WITHOUT_LISTS))


def page(releases: Sequence[Release], options: Options) -> Capture:
    """A page as saved by a browser: UTF-8 unless the options name another encoding."""
    text, beside = rendered(options["template"], releases)
    encoding = options.get("encoding", "utf-8")
    data = text.encode(encoding, errors="xmlcharrefreplace")
    truth = true_body(options["template"], releases)
    return Capture(data, truth, tuple(beside), html=text, seen=(of_html(text),))
