"""Where the word for a country, its capital or its government is none: a place, a thing, a language."""

from __future__ import annotations

from generator.describe.reading import Reading
from generator.describe.spotting import Name, Spot
from generator.describe.words import LOCATIVE
from generator.lexicon import dictionary_tag


def is_place(reading: Reading, first: int, last: int) -> bool:
    """True where a capital or an institution is only where something happened: "in Brussels", "at the Pentagon".

    It stands for its government where it acts or is acted on: "Kyiv said", "put Kyiv in the strongest position".
    """
    tokens = reading.tokens
    before = first - 1
    while before >= 0 and tokens[before].key in {"the", "central", "downtown", "nearby"}:
        before -= 1
    while before > 1 and tokens[before].key == "and" and tokens[before - 1].capitalised:
        before -= 2  # "in Berlin and Paris"
    if before < 0 or tokens[before].key in LOCATIVE or tokens[before].text in {"(", "—", "–"}:
        return True
    if "\n" in reading.text[tokens[before].end : tokens[before + 1].start]:
        return last < len(tokens) and tokens[last].text in {",", "–", "—", "-", ":"}
    if tokens[before].text == "," and before and tokens[before - 1].capitalised:
        return True
    return last < len(tokens) and tokens[last].word and tokens[last].capitalised


def names_a_thing(reading: Reading, first: int, last: int) -> bool:
    """ "The Kabul airport", "our Paris commitments", "cities like Port Moresby", "leaving for Brussels"."""
    tokens = reading.tokens
    before = [t.key for t in tokens[max(0, first - 2) : first]]
    if before[-1:] and (before[-1] in _DETERMINERS or before[-1].isdigit() or before == ["cities", "like"]):
        return True
    if before[-1:] == ["for"] and any(t.key in _LEAVING for t in tokens[max(0, first - 4) : first]):
        return True
    following = tokens[last] if last < len(tokens) else None
    return following is not None and not following.capitalised and dictionary_tag(following.key).startswith("NN")


_DETERMINERS = frozenset("the a an this that these those my our your his her its their".split())
_LEAVING = frozenset("leave leaves leaving left depart departs departing departed bound".split())
_SPEAKS = frozenset("speaks speak spoke fluent languages language speaker proficient".split())


def is_language(reading: Reading, spot: Spot, name: Name) -> bool:
    """True for "She speaks French, Spanish and some Arabic": no country is spoken of."""
    tokens = reading.tokens
    if name.via != "demonym":
        return False
    if spot.first and tokens[spot.first - 1].key == "in" and not any(t.word for t in tokens[spot.last : spot.last + 1]):
        return True  # "(Remarks in Spanish.)"
    at = spot.first - 1
    while at >= 0 and spot.first - at < 20 and tokens[at].key not in _SPEAKS:
        if not (tokens[at].capitalised or tokens[at].key in _AMONG_LANGUAGES):
            break
        at -= 1
    return at >= 0 and tokens[at].key in _SPEAKS


_AMONG_LANGUAGES = (
    frozenset(", and some in both the conversational basic fluent proficient include are english".split()) - _SPEAKS
)
