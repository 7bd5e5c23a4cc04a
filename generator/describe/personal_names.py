"""Names of people whom the authority files do not know: after a post or a word of address, or by a given name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.describe.named_together import named_together
from generator.describe.posts import (
    COMPLEMENTS,
    COURTESY,
    HEADS,
    is_head,
    kind_of,
    post_after,
    post_before,
    with_modifiers,
)
from generator.describe.reading import Reading
from generator.describe.tokens import Token
from generator.describe.where_names_end import (
    LONGEST,
    after_courtesy,
    can_begin,
    end_of_name,
    given_names,
    is_degree,
    is_of_a_ship,
    without_postnominals,
    words_that_are_names,
)
from generator.describe.words import POSTNOMINALS, THINGS
from generator.lexicon import dictionary_tag
from generator.model import PersonKind

_SENT_TO = frozenset("ambassador envoy representative consul nominee".split())
"""Whoever is sent to a country does not act for it."""
_WITHIN_A_POST = frozenset("of for to the and".split())
_SPOKEN_OR_WRITTEN = frozenset("speech statement remarks article address op-ed ed delivered written keynote".split())
_FIRMS = frozenset("llp llc inc ltd plc pa pc co corp".split())


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A name that stands in the text: tokens `first` up to and without `last`, and the post beside it."""

    first: int
    last: int
    post: tuple[int, int] | None
    kind: PersonKind
    country: str | None
    """The country that the words of the post name."""
    of_organisation: bool = False
    """True for the post of an organisation of states: "Secretary General of CARICOM"."""


def personal_names(reading: Reading, taken: Collection[int], people: Collection[int]) -> Iterator[PersonalName]:
    """Every name of a person outside the tokens `taken`, in order; `people` are those of names known already."""
    done = 0
    named = set(people)
    before: PersonalName | None = None
    together = {first: (head, last) for head, first, last in named_together(reading)}
    for at in [at for at, token in enumerate(reading.tokens) if token.capitalised and at not in taken]:
        if at < done:
            continue
        if at in together:
            head, last = together[at]
            post = with_modifiers(reading, head), head + 1
            found: PersonalName | None = PersonalName(at, last, post, kind_of(reading.tokens[slice(*post)]), None)
        else:
            found = _name_at(reading, at, taken, named) or _in_a_row(reading, at, taken, before)
        if found is not None:
            yield found
            named.update(range(found.first, found.last))
            done, before = found.last, found


def _name_at(reading: Reading, at: int, taken: Collection[int], named: Collection[int]) -> PersonalName | None:
    if not can_begin(reading, at) or is_of_a_ship(reading, at):
        return None
    last = without_postnominals(reading, at, end_of_name(reading, at, taken))
    if last == at or last - at > 2 * LONGEST or is_degree(reading.words(at, last)):
        return None
    if at and reading.tokens[at - 1].key == "of" and last - at > 2 and reading.tokens[at + 1].folded in given_names():
        at += 1  # "Premier of Victoria John Brumby"
    post = _after_other_names(reading, _with_apposed(reading, post_before(reading, at)), named)
    post = post or post_after(reading, last)
    if _is_of_a_thing(reading, at, last, taken, beside_a_post=post is not None):
        return None
    if not _is_person(reading, at, last, post):
        return None
    if post is None:
        return None if _is_a_firm(reading, at) else PersonalName(at, last, None, "other", None)
    country, first = _country(reading, post, last)
    kind = kind_of(reading.tokens[post[0] : post[1]])
    after = post_after(reading, last) if kind == "other" and _is_courtesy(reading, post) else None
    if after is not None:  # "Mr Roe, President of France"
        kind = kind_of(reading.tokens[after[0] : after[1]])
        country = country or _country(reading, after, last)[0]
    words = {t.key for t in reading.tokens[post[0] : post[1]]}
    groups = any(s.of("group") for s in reading.spots_between(post[0], post[1]))
    return PersonalName(at, last, (first, post[1]), kind, country, groups or {"secretary", "general"} <= words)


def _after_other_names(
    reading: Reading, post: tuple[int, int] | None, named: Collection[int]
) -> tuple[int, int] | None:
    """Without the name of somebody else before it: "Minister Mori and Republic of Korea First Vice Minister" Choi."""
    inside = [at for at in range(*post) if at in named] if post else []
    if not post or not inside:
        return post
    first = inside[-1] + 1
    while first < post[1] and (not reading.tokens[first].word or reading.tokens[first].key == "and"):
        first += 1
    return (first, post[1]) if any(is_head(t) for t in reading.tokens[first : post[1]]) else None


def _is_a_firm(reading: Reading, first: int) -> bool:
    """ "A partner at Cohen Milstein", "the law firm Reed Smith"."""
    tokens = reading.tokens
    if first < 2:
        return False
    before = tokens[first - 2 if tokens[first - 1].key in {"at", "of"} else first - 1]
    at_one = tokens[first - 1].key == "at" and before.key in _WORKS_THERE
    return at_one or before.key == "firm"


_WORKS_THERE = frozenset("partner associate counsel attorney lawyer principal shareholder analyst consultant".split())


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing around "Maria Pope" makes it part of something else: no article before, no capital after."""
    tokens = reading.tokens
    if reading.in_title_case(first) or tokens[first].text.isupper() or (first and tokens[first - 1].key in _OF_A_THING):
        return False
    following = tokens[last : last + 1]
    return not following or reading.breaks_before(last) or not (following[0].capitalised or following[0].text == "-")


_SHORT = 6
"""Letters of the words of English that are family names: "Pope", "Musk"."""
_OF_A_THING = frozenset("the a an in at of near this".split())


def _in_a_row(reading: Reading, at: int, taken: Collection[int], before: PersonalName | None) -> PersonalName | None:
    """A name of no known given name: in a list, after thanks or "speech by", or before ", of Kansas,"."""
    tokens = reading.tokens
    gap = [t.key for t in tokens[before.last : at]] if before is not None and at - before.last <= 2 else []
    several = before is not None and before.last - before.first > 1 and before.post is None
    listed = several and bool(gap) and set(gap) <= {",", "and"}
    thanked = at > 1 and (
        (tokens[at - 1].key == "to" and tokens[at - 2].key in {"thanks", "you"})
        or (tokens[at - 1].key == "by" and tokens[at - 2].key in _SPOKEN_OR_WRITTEN)
    )
    opens = reading.sentence_of(at)[0] == at
    if not (listed or thanked or opens) or tokens[at].text.isupper() or not can_begin(reading, at):
        return None
    last = end_of_name(reading, at, taken)
    words = [t for t in tokens[at:last] if t.word and len(t.text) > 1]
    of_a_place = opens and [t.key for t in tokens[last : last + 2]] == [",", "of"]
    if of_a_place and len(words) > 1 and words[0].folded in given_names():
        return PersonalName(at, last, None, "other", None)  # "Alice Hill, of Kansas, to be …"
    if not 2 <= len(words) <= 3 or any(dictionary_tag(t.text.lower()) or t.key in THINGS for t in words):
        return None
    if reading.in_title_case(at) or _is_of_a_thing(reading, at, last, taken, beside_a_post=False):
        return None
    return PersonalName(at, last, None, "other", None) if listed or thanked or of_a_place else None


def _is_person(reading: Reading, first: int, last: int, post: tuple[int, int] | None) -> bool:
    """Whether capitalised words name a person: by a given name, initials, or the post right beside them."""
    tokens = reading.tokens
    words = [t for t in tokens[first:last] if t.word and len(t.text) > 1]
    if not words or words[0].key in COMPLEMENTS:
        return False
    # "Sung" of "Kim Sung-han" is no word.
    tags = [dictionary_tag(t.text.lower()) if not _is_hyphened(reading, t) else "" for t in words]
    initials = (first + 1 < last and tokens[first + 1].text == ".") or tokens[first].text.endswith(".")
    if len(tokens[first].text) == 1 and not initials:
        return False  # "Q Madam Vice President" in a transcript
    if len(words[-1].text) > 1 and words[-1].text.isupper() and not words[0].text.isupper():
        return False  # "Stanford GSB"
    if _CAPITAL_WITHIN.search(words[-1].text) or sum(map(_is_a_word_only, words[1:-1])) > 1:
        return False  # "Shirley Ryan AbilityLab", "Henry Hub Natural Gas Spot Price"
    # "Val-de-Grace" is one word, and no given and family name.
    several = (len(words) > 1 and " " in reading.words(first, last)) or initials
    last_is_a_word = bool(tags[-1]) and words[-1].folded not in words_that_are_names()
    given = words[0].folded.title() if words[0].text.isupper() else words[0].folded
    if several and given in given_names() and any(t.key in _OF_FAMILIES for t in tokens[first:last]):
        return True  # "Osama bin Laden"
    if several and (given in given_names() or initials):
        # Ordinary words can stand where a name could: in a headline, at the beginning of a sentence.
        doubtful = reading.in_title_case(first) or reading.sentence_of(first)[0] == first
        if doubtful and all(tags) and post is None and len(words) == last - first:
            return False
        beside = post is not None and post[1] == first
        short = len(words) == 2 and len(words[-1].text) <= _SHORT and tags[-1] != "NNS"
        return not last_is_a_word or beside or (short and not tags[0] and _stands_alone(reading, first, last))
    if after_courtesy(reading, first):
        return True
    if post is None or any(tag and not tag.startswith(("N", "J")) for tag in tags):
        return False
    if post[1] != first:
        return several and not any(tags)
    before = tokens[first - 1]
    head = tokens[first - 2] if before.text == "." else before
    by_its_name = not tags[-1] or (not last_is_a_word and not reading.in_title_case(first))
    return (is_head(head) and (by_its_name or (several and not tags[0]))) or (several and not any(tags))


_OF_FAMILIES = frozenset("bin ibn bint von van der".split())
"""Particles that stand in names of people alone."""
_CAPITAL_WITHIN = re.compile(r"[a-z]{4}[A-Z]")


def _is_a_word_only(token: Token) -> bool:
    """A word of English that is neither a given name nor a family name."""
    known = token.folded in given_names() or token.folded in words_that_are_names()
    return token.capitalised and bool(dictionary_tag(token.text.lower())) and not known


def _is_hyphened(reading: Reading, token: Token) -> bool:
    return "-" in (reading.text[token.end : token.end + 1], reading.text[token.start - 1 : token.start])


def _is_of_a_thing(reading: Reading, first: int, last: int, taken: Collection[int], *, beside_a_post: bool) -> bool:
    """ "the Truman Center", "the Ronald Reagan Building", "Reed & Sons": what bears a person's name, or is none."""
    tokens = reading.tokens
    words = [t for t in tokens[first:last] if t.key in THINGS]
    if words[:1] == [tokens[first]] and tokens[first].folded in given_names():
        words = words[1:]  # "Bill Bradley"
    if words and not (words == [tokens[last - 1]] and beside_a_post and words[0].folded in words_that_are_names()):
        return True  # but "Laura Hall" whose post is told
    if last >= len(tokens) or reading.breaks_before(last):
        return False
    following = tokens[last]
    if following.text == "&" or (
        following.text == "," and tokens[last + 1 : last + 2] and tokens[last + 1].key in _FIRMS
    ):
        return True
    runs_on = following.capitalised and following.word and reading.text[tokens[last - 1].end : following.start] == " "
    if not runs_on or last in taken:
        return False
    the = first > 0 and tokens[first - 1].key == "the"
    return (
        following.key in THINGS
        or (the and following.key in HEADS)
        or not (following.key in HEADS or following.key in POSTNOMINALS or reading.in_title_case(first))
    )


def _is_courtesy(reading: Reading, post: tuple[int, int]) -> bool:
    return all(t.key in COURTESY for t in reading.tokens[slice(*post)])


def _with_apposed(reading: Reading, post: tuple[int, int] | None) -> tuple[int, int] | None:
    """With the post before the comma: "the President of China, Mr" Jiang Zemin."""
    if post is None or post[0] < 2 or reading.tokens[post[0] - 1].text != "," or reading.breaks_before(post[0]):
        return post
    if not _is_courtesy(reading, post):
        return post
    apposed = post_before(reading, post[0] - 1)
    return (apposed[0], post[1]) if apposed else post


def _country(reading: Reading, post: tuple[int, int], last: int) -> tuple[str | None, int]:
    """The country of a post, before it ("German MFA Political Director"), in it, or after the name ("of Fiji").

    With it the token at which the post begins, the country included.
    """
    tokens = reading.tokens
    first = post[0]
    while first > 0 and post[0] - first < 6 and tokens[first - 1].capitalised and not reading.breaks_before(first):
        first -= 1
    for spot in reading.spots_between(first, post[1]):
        name = spot.of("country")
        if name is not None and spot.last <= post[1]:
            return name.ids[0], min(spot.first, post[0])
        title = spot.of("title")
        if title is not None and title.country is not None and post[0] <= spot.first and spot.last <= post[1]:
            return title.country, post[0]  # "the President of Kenya, Mr" Samuel Odhiambo
    sent = any(t.key in _SENT_TO for t in tokens[post[0] : post[1] + 6])
    if post[0] >= last and not sent:
        end = post[1]
        while end < min(len(tokens), post[1] + 14) and (tokens[end].capitalised or tokens[end].key in _WITHIN_A_POST):
            end += 1
        for spot in reading.spots_between(post[1], end):
            if (name := spot.of("country")) is not None or (name := spot.of("title")) is not None:
                return (name.country if name.kind == "title" else name.ids[0]), post[0]
    after = last + 1 if last < len(tokens) and tokens[last].key == "of" else 0
    if after and after < len(tokens) and tokens[after].key == "the":
        after += 1
    for spot in reading.spots_between(after, after + 1) if after else ():
        if (name := spot.of("country")) is not None:
            return name.ids[0], post[0]
    return None, post[0]
