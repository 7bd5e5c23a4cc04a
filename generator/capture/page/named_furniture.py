"""What of a page is furniture by the element it stands in: its tag, its role, or the names it is given."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "button", "figcaption", "menu", "dialog"))
_FURNITURE_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "menu"))
_FURNITURE_NAMES = frozenset(
    """nav navbar navigation menu breadcrumb breadcrumbs share sharing shares social related recommended
    recommendation recommendations promo promotion newsletter subscribe subscription signup sidebar cookie cookies
    consent comment comments respond ad ads advert advertisement sponsor sponsored banner footer pagination pager
    pagenav toolbar trending popular readmore teaser teasers caption captions credit credits tags taxonomy byline
    author print noprint skip modal popup paywall disqus addthis outbrain taboola widget gallery slideshow
    carousel""".split()
)
"""Words of which a class or an id is made. None is a publisher's own: all stand on many of the real pages tried."""


def is_furniture(element: HtmlElement, *, by_name: bool, but: frozenset[str]) -> bool:
    """Whether an element is furniture: by its tag or role, or `by_name`, where not all its names are among `but`."""
    if element.tag in _FURNITURE_TAGS or (element.get("role") or "") in _FURNITURE_ROLES:
        return True
    return by_name and not furniture_names(element) <= but


def furniture_names(element: HtmlElement) -> set[str]:
    """The names of furniture that an element has."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.tag if '-' in element.tag else ''}"
    return {part.lower() for part in _PARTS.findall(names)} & _FURNITURE_NAMES
