"""From the archive to its pages. Pure functions: no input or output, no clock; writing is `publish`'s work."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive import Archive
from generator.pages.cards import cards
from generator.pages.collection import collection_pages
from generator.pages.country import country_pages
from generator.pages.event import event_pages
from generator.pages.group import group_pages
from generator.pages.home import home_page
from generator.pages.keyword import keyword_pages
from generator.pages.office import office_pages
from generator.pages.page import Page, Picture
from generator.pages.person import person_pages
from generator.pages.relation import relation_pages
from generator.pages.release import release_pages
from generator.pages.robots import robots
from generator.pages.subject import subject_pages
from generator.pages.year import year_pages

__all__ = ["Page", "Picture", "cards", "render", "robots"]


def render(archive: Archive) -> Iterator[Page]:
    """Every page of the archive, in an order that depends on nothing but the archive."""
    yield home_page(archive)
    yield from release_pages(archive)
    yield from person_pages(archive)
    yield from office_pages(archive)
    yield from country_pages(archive)
    yield from relation_pages(archive)
    yield from group_pages(archive)
    yield from event_pages(archive)
    yield from subject_pages(archive)
    yield from collection_pages(archive)
    yield from keyword_pages(archive)
    yield from year_pages(archive)
