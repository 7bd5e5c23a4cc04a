"""The steps of cleaning, each with the reason why it removes words or writes them differently."""

from __future__ import annotations

REMOVED: dict[str, str] = {
    "attachment": "Names of files that were attached to the mail.",
    "covering-note": "What somebody wrote above the release to pass it on: a greeting, a line that it stands below.",
    "dead-link": "Targets of links that lead nowhere. The words of these links still stand in the text.",
    "digest-contents": "The table of contents of a mail that holds several releases, and the numbers of its entries.",
    "earlier-mail": "Mails quoted below the one that holds the release.",
    "feed-data": "Fields of the news feed beside the text: its name, dates, addresses, categories.",
    "forward-header": "The header of a mail that was passed on: from whom, to whom, when, its subject.",
    "furniture": "Words that this publisher, or the service that carried the release, puts round every text. "
    "The archive lists them by publisher, with examples.",
    "hidden": "Words that stand in the file, and that the page hides from its readers.",
    "link-target": "Addresses written out beside the words of a link. The words still stand in the text, linked.",
    "mail-alternative": "The same mail in another form: many carry their text twice, once plain and once laid out.",
    "mail-furniture": "What mailing services and mail programs put round a text: how to leave the list, how to see the "
    "mail in a browser, notices, rules drawn across.",
    "mail-header": "The header of the mail: from whom, to whom, when, its subject where the text has its own title.",
    "page-data": "Fields of the page beside its body: dates, bodies and people it is filed under, captions, history. "
    "What they state about the release stands under “How we know” and “Provenance”.",
    "page-furniture": "What stands round a text on a page and is no part of it: menus, buttons, captions of pictures, "
    "teasers of other pages, headers and footers, the label above a title.",
    "page-header-or-footer": "Lines that come back at the head or the foot of each page, and the numbers of pages "
    "and of lines.",
    "personal-data": "E-mail addresses, telephone numbers and names of private people. Brackets say what stood there; "
    "the archive shows no more of it.",
    "re-post-introduction": "Words by which somebody who posted the release again introduced it.",
    "repeated-title": "The title, or the subject of the mail, once more.",
    "row-data": "Fields of the data beside the title and the body, such as its date and address.",
    "signature": "What closes a mail: a greeting, a name, the words of the program or the key it was sent with.",
    "source-address": "The address that whoever copied the text wrote above it.",
    "summary": "The summary that the publisher shows in lists of its pages. It is no part of the body.",
}
"""Step -> why it removes words."""

REPLACED: dict[str, str] = {
    "characters": "Signs that do not print, or that are written in several ways, are taken out or written in one.",
    "encoding": "Letters that came out wrong because bytes or entities were misread are put right.",
    "hyphenation": "Words broken at the end of a line are put together again.",
}
"""Step -> why it writes words differently."""


def step_name(step: str) -> str:
    """`dead-link` as `Dead link`; so that a step without a sentence is shown in words too."""
    words = step.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
