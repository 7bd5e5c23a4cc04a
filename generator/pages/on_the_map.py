"""Where the releases of the archive took place among countries: the map, and its data as a table."""

from __future__ import annotations

from generator.archive import Archive
from generator.pages.links import Links, country_ids, country_path
from generator.pages.markdown import block, folded, table
from generator.pages.pictures.figure import AS_A_TABLE
from generator.pages.pictures.world import OnMap, View, figure

_SCROLLED = {"role": "region", "aria-label": AS_A_TABLE, "tabindex": "0"}


def on_the_map(links: Links, view: View, caption: str) -> list[str]:
    """How often each country took part; nothing where none did."""
    archive = links.archive
    if not archive.participants:
        return []
    countries = {c: _on_map(links, c) for c in country_ids(archive)}
    rows = [
        (links.country(c), f"{one.took_part:,}", f"{one.mentioned:,}")
        for c, one in sorted(countries.items(), key=lambda item: (-item[1].took_part, item[1].name))
    ]
    data = block("table", table(("Country", "Took part", "Mentioned only"), rows), attributes=_SCROLLED)
    return [figure(countries, caption, view), folded(AS_A_TABLE, data, css="data", search=False)]


def _on_map(links: Links, country_id: str) -> OnMap:
    archive: Archive = links.archive
    return OnMap(
        took_part=len(archive.participants.get(country_id, ())),
        mentioned=len(archive.mentioned.get(country_id, ())),
        name=links.country_name(country_id),
        target=links.address(country_path(country_id)),
    )
