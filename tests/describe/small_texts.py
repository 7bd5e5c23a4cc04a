"""Small made-up releases, and what a description says of them, in short form."""

from __future__ import annotations

from generator.describe import Describer
from tests.describe.reading_results import Outcome, outcome

TITLE = "A title for this release"
LAST = "The rest of the text says nothing more."


def told(
    describer: Describer, text: str, publisher: str = "uk-fcdo", date: str = "2022-06-15", title: str = TITLE
) -> Outcome:
    """A release of the day that says `text` between its title and a last paragraph."""
    return outcome(describer, f"{title}\n\n{text}\n\n{LAST}", publisher, date)


def by_office(got: Outcome) -> list[tuple[str, str]]:
    """Offices without their holder's name, as the text writes them, and who is meant: an id, else a name."""
    places = [(m.start, m.text, p.id or p.name) for p in got.found.people for m in p.mentions if m.via in _WITHOUT_NAME]
    return [(words, who) for _, words, who in sorted(places)]


_WITHOUT_NAME = ("office", "counterpart")
