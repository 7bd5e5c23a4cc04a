"""Whether the words of an office mean its holder: not in the name of a body, nor as what somebody became."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from generator.describe.posts import HEADS
from generator.describe.reading import Reading
from generator.describe.spotting import Spot
from generator.describe.tokens import Token

_BODIES = frozenset("office department ministry residence cabinet staff bureau private executive assistant".split())
_OF_THE_BODY = frozenset(
    (
        "office department cabinet residence medal award prize cup fund initiative council committee budget export "
        "awards questions taskforce force commission inquiry challenge plan program programme scheme statement xi"
    ).split()
)


def is_of_a_body(reading: Reading, first: int, last: int, country: str | None) -> bool:
    """ "Department of the Prime Minister", "the President's Office", "Assistant to the President", "3 PM"."""
    tokens = reading.tokens
    if tokens[last - 1].key == "pm" and _is_an_hour_or_a_number(reading, first, last):
        return True
    before = first - 1
    if before >= 0 and tokens[before].key == "the":
        before -= 1
    if before >= 0 and tokens[before].key == "assisting":
        return True
    if before > 0 and (tokens[before].key == "to" or (tokens[before].key in {"of", "for"} and country is None)):
        whose = tokens[before - 1]
        if whose.key in _BODIES or (whose.capitalised and whose.key in HEADS):
            return True  # "Advisor to the Latvian President", too
    at = last + 1 if _owns(reading, last) else last
    inside = _WITHIN if at > last else frozenset(())
    following = tokens[at : at + 2]
    line = takewhile(lambda n: not reading.breaks_before(n), range(at, min(at + 7, len(tokens))))
    named = takewhile(lambda t: t.capitalised or not t.word or t.key in inside, (tokens[n] for n in line))
    spaced = tokens[last - 1].text.isupper()  # a letterhead: "PRIME MINISTER PRESS STATEMENT"
    if any(t.key in _OF_THE_BODY and not (spaced and t.key == "statement") for t in named):
        return True
    return len(following) == 2 and following[0].key in {"and", "&"} and following[1].key in {"c", "cabinet"}


_WITHIN = frozenset("of the for and".split())
"""Within the name of what is the holder's: "the Prime Minister's Employer of the Year Award"."""


def _is_an_hour_or_a_number(reading: Reading, first: int, last: int) -> bool:
    """ "3 PM", "PM 119/1967", "PM No. 4"."""
    tokens = reading.tokens
    before = tokens[first - 1 : first] if first and not reading.breaks_before(first) else []
    after = last + 1 if last < len(tokens) and tokens[last].text == "." else last
    return any(t.text[0].isdigit() or t.key == "no" for t in (*before, *tokens[after : after + 1]))


def is_general(reading: Reading, spot: Spot, first: int, country: str | None) -> bool:
    """ "a President", "served as the President", "Council President", "Advisor to": nobody is meant by the office."""
    tokens = reading.tokens
    before = first - 1
    if before >= 0 and tokens[before].key in _INDEFINITE | {"acting"}:
        return True
    the = before >= 0 and tokens[before].key == "the"
    if country is None and not tokens[spot.first].capitalised and tokens[before].key not in _DEFINITE:
        return True  # "a college president"
    if the:
        before -= 1
    elif before >= 0 and tokens[before].key == "for" and not reading.in_title_case(spot.first) and country is None:
        return tokens[spot.first].key not in {"her", "his", "hm"}  # "endorsed me for President"
    while before > 0 and tokens[before].key in _ADVERBS:
        before -= 1
    if before >= 0 and _is_predicate(reading, before, spot.last, the=the):
        return True
    after = tokens[spot.last : spot.last + 3]
    if after and (joined := _with_what_follows(reading, spot, after)) is not None:
        return joined
    return country is None and (_is_of_what_follows(reading, spot, after) or _is_of_what_precedes(reading, spot))


def _with_what_follows(reading: Reading, spot: Spot, after: Sequence[Token]) -> bool | None:
    """ "Prime Minister-designate", "Queen Mother", "Advisor to": one that the next word makes another; else None."""
    if (after[0].text == "-" and reading.joined(spot.last)) or after[0].key == "mother":
        return True
    if after[0].key in {"to", "designate", "elect"}:
        return after[0].key != "to" or reading.tokens[spot.last - 1].key in {"advisor", "adviser", "representative"}
    return None


def _is_of_what_follows(reading: Reading, spot: Spot, after: Sequence[Token]) -> bool:
    """ "President and CEO", "President of Harvard": an office of what stands after it."""
    if len(after) < 2:
        return False
    if after[0].key in {"and", "&"} and (after[1].key in _OF_A_FIRM or _is_short(after[1])):
        return True
    if after[0].key not in {"of", "for", "at"}:
        return False
    place = spot.last + (1 if after[1].key != "the" or len(after) < 3 else 2)
    thanked = after[0].key == "for"  # "She thanked the Prime Minister for Bulgaria’s support"
    spots = reading.spots_between(place, place + 1)
    ours = any(s.of("country") and (thanked or not _owns(reading, s.last)) for s in spots)
    return reading.tokens[place].capitalised and not ours and not after[0].text.isupper()


def _owns(reading: Reading, at: int) -> bool:
    """ "Commander-in-Chief of Russia's National Guard" is not Russia's."""
    return at < len(reading.tokens) and reading.tokens[at].key in {"'s", "’s"}


def _is_short(token: Token) -> bool:
    """ "President and GM", "President and COO"."""
    return 2 <= len(token.text) <= 3 and token.text.isupper() and token.text.isalpha()


_OF_A_FIRM = frozenset("ceo chief founder publisher".split())


def _is_predicate(reading: Reading, before: int, last: int, *, the: bool) -> bool:
    """ "served as the President", "is President and CEO"; not "as the President said", "as well as the President"."""
    tokens = reading.tokens
    if tokens[before].key not in PREDICATE or (the and _asks(reading, before)):
        return False
    if tokens[before].key != "as" or not the:
        return True
    following = tokens[last] if last < len(tokens) else None
    goes_on = following is not None and following.word and following.key not in _AFTER_A_POST
    return not goes_on and not (before and tokens[before - 1].key == "well")


def _asks(reading: Reading, verb: int) -> bool:
    """ "Is the President aware?", "Where is the President on this?": the office is the subject."""
    if reading.tokens[verb].key not in {"is", "was", "are", "were"}:
        return False
    before = reading.tokens[verb - 1] if verb else None
    opens = before is None or reading.sentence_of(verb)[0] == verb or reading.tokens[verb].capitalised
    return opens or (before is not None and (not before.word or before.key in _ASKING))


_ASKING = frozenset("where how when why what who q nor so and but".split())
_AFTER_A_POST = frozenset("and of in to for at from under during since until on or with".split())


def _is_of_what_precedes(reading: Reading, spot: Spot) -> bool:
    """ "COP26 President", "Senate President", "the Prime Minister's Advisor": an office of what stands before it."""
    before = reading.tokens[spot.first - 1] if spot.first else None
    if before is None or reading.breaks_before(spot.first):
        return False
    if before.key in {"'s", "’s"} or (before.capitalised and before.text[-1].isdigit()):
        return True
    if reading.in_title_case(spot.first) or reading.tokens[spot.first].text.isupper():
        return False
    opens = reading.sentence_of(spot.first)[0] == spot.first - 1
    return before.capitalised and before.word and before.key not in _ADDRESSED and not opens


PREDICATE = frozenset(
    "as is was are were be been being become became becomes becoming serve serves served elected".split()
)
_ADVERBS = frozenset("also now then currently still already".split())
_DEFINITE = frozenset("the our his her their my your this mr madam ’s 's".split())
_INDEFINITE = frozenset("a an any every each no another next new future".split())
_ADDRESSED = frozenset("mr mrs ms madam the mister our their his her my as by".split())
