"""Who says a quotation: by the words right before it, after it, or around it in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.describe.reading import Reading
from generator.describe.roles import Actor
from generator.describe.tokens import Token
from generator.describe.words import POSTNOMINALS, TO_SOMEBODY

_REACH_AFTER = 14
"""Tokens after a quotation within which its verb of speech stands."""
_REACH_BETWEEN = 28
"""Tokens between a speaker and the verb, posts and clauses among them."""
_PRONOUNS = frozenset("he she".split())
_OWN = frozenset("i we you they people".split())
_SEVERAL = frozenset("they ministers leaders premiers presidents secretaries".split())
_SOMEBODYS = frozenset("my our a an".split())
_PASSIVE = frozenset("was were been being".split())
_NEAR = 4
"""Tokens before a verb within which its pronoun stands."""
_POST = 12
"""Tokens of a post before a name."""
_WITHIN_A_POST = frozenset("of for and the to".split())
_LEADS_IN = frozenset(": , that - – — in as follows the words following and".split())
_PHRASE = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:words?|phrase|expression|terms?|motto|saying)\b")
"""After a name: "to adopt Walter Bagehot’s phrase"."""
_WORDS_OF = re.compile(r"\b(?:words|phrase|quote[sd]?|quoting|wisdom) (?:of |from )?(?:\w+ ){0,3}$", re.IGNORECASE)
"""Before a name: "in the words of Rabbi Tarfon", "I quote President Macron"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks: an actor; whom a pronoun means ("he added"); or nobody who is known ("I said", "people say")."""

    actor: Actor | None = None
    spoken_of: int | None = None
    """The token of the pronoun."""
    own: bool = False
    """True for "I said": the words of whose turn it is."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the quotations of one paragraph: its people and its verbs of speech, outside the marks."""

    reading: Reading
    people: Sequence[Actor]
    verbs: Sequence[int]
    spans: Sequence[tuple[int, int]]
    """The quotations, as characters."""
    start: int
    end: int
    """The paragraph, as characters."""
    by_given_name: Mapping[str, Actor] = field(default_factory=dict)
    """Of the whole text those whose given name nobody else in it has, by that name: "As Joe always says"."""
    together: Actor | None = None
    """The first of those who speak together: "they said", "the Prime Ministers said" of a joint statement."""

    def of(self, number: int) -> Attribution | None:
        """Who says the quotation of this number, where its own sentence tells."""
        return self._right_before(number) or self._after(number) or self._before(number)

    def told_last(self, until: int | None = None) -> Attribution | None:
        """Who is said to speak by the last verb of speech of the paragraph, or the last one before a character."""
        verbs = [v for v in self.verbs if until is None or self.reading.tokens[v].start < until]
        if not verbs:
            return None
        first, last = self.reading.sentence_of(verbs[-1])
        return self._subject(verbs[-1], max(first, self.reading.token_at(self.start)), last)

    def _right_before(self, number: int) -> Attribution | None:
        """ "Governor Holcomb said: “": a verb of speech that leads in."""
        first, last = self._tokens_before(number)
        if last > first + 1 and self.reading.tokens[last - 1].text == ":":
            named = next((a for a in self.people if a.last == last - 1 and a.first >= first), None)
            if named is not None and self.reading.tokens[named.first - 1].key not in TO_SOMEBODY | {"to", "with"}:
                return Attribution(named)
        verbs = [v for v in self.verbs if first <= v < last]
        if not verbs or any(t.key not in _LEADS_IN for t in self.reading.tokens[verbs[-1] + 1 : last]):
            return None
        return self._subject(verbs[-1], first, last)

    def _after(self, number: int) -> Attribution | None:
        """ "”, said the Prime Minister", "”, he added", "” – Jane Roe": what follows in the same sentence."""
        tokens = self.reading.tokens
        begin, end = self.spans[number]
        first = self.reading.token_at(end)
        until = self.spans[number + 1][0] if number + 1 < len(self.spans) else self.end
        last = min(self.reading.token_at(until), first + _REACH_AFTER)
        closes = self.reading.text[begin:end].rstrip("”’\"' ")[-1:] in {".", "!", "?"}
        stop = next(
            (at for at in range(first, last) if tokens[at].text in ".?!;:" and tokens[at - 1].key != "mr"), last
        )
        verbs = [v for v in self.verbs if first <= v < stop]
        if not verbs:
            named = [a for a in self.people if first <= a.first < stop]
            owned = next((a for a in named if _PHRASE.match(self.reading.text, tokens[a.last - 1].end)), None)
            return Attribution(owned) if owned else None
        verb = verbs[0]
        if closes and tokens[first].capitalised and verb + 1 < stop and not self._ends_there(verb, stop):
            return None  # a sentence of its own, that leads in what follows
        if stop == last and last < len(tokens) and number + 1 < len(self.spans):
            led = all(t.key in _LEADS_IN for t in tokens[verb + 1 : self.reading.token_at(until)])
            if led and verb + 1 >= self.reading.token_at(until) - 2:
                return None
        return self._subject(verb, first, stop)

    def _ends_there(self, verb: int, stop: int) -> bool:
        """Whether nothing but a speaker, or whom it was said to, follows the verb up to the end of its sentence."""
        follows = [a for a in self.people if verb < a.first <= verb + 2]
        return (bool(follows) and follows[0].last >= stop - 6) or self.reading.tokens[verb].key in TO_SOMEBODY

    def _before(self, number: int) -> Attribution | None:
        """ "President Zelenskyy said that they “bathed …”": the sentence that the quotation is part of."""
        first, last = self._tokens_before(number)
        text = self.reading.text
        for actor in reversed([a for a in self.people if first <= a.first < last]):
            before = text[self.reading.tokens[first].start : self.reading.tokens[actor.first].start]
            owns = _PHRASE.match(text, self.reading.tokens[actor.last - 1].end)
            if owns or _WORDS_OF.search(before):
                return Attribution(actor)
        verbs = [v for v in self.verbs if first <= v < last]
        return self._subject(verbs[-1], first, last) if verbs else None

    def _tokens_before(self, number: int) -> tuple[int, int]:
        """The tokens of the sentence up to a quotation, from the one before it on."""
        last = self.reading.token_at(self.spans[number][0])
        since = self.spans[number - 1][1] if number else self.start
        first = max(self.reading.token_at(since), self.reading.sentence_of(last)[0] if last else 0)
        return first, last

    def _subject(self, verb: int, first: int, last: int) -> Attribution | None:
        """Who does the speaking at a verb: right after it, or before it; "told Smith" is said to Smith."""
        tokens = self.reading.tokens
        starts = [a.first for a in self.people]
        if verb > first and tokens[verb - 1].key in _PASSIVE:
            return None  # "Mr Roe was asked to “make a statement”": the words are another's
        if self.together and self._several_speak(verb, first, last):
            return Attribution(self.together)
        if verb > first and tokens[verb - 1].key in _PRONOUNS | _OWN:
            return self._pronoun(verb - 1)  # "He said Mr Roe was wrong"
        if (by := next((a for a in self.people if a.last == verb and a.first >= first), None)) is not None:
            return Attribution(by)
        follows = self._past_a_post(verb + 1, last, starts)
        at = bisect_left(starts, follows)
        said_by = at < len(starts) and starts[at] == follows and follows < last
        if said_by and tokens[verb].key not in TO_SOMEBODY:
            return Attribution(self.people[at])
        if follows < last and tokens[follows].key in _PRONOUNS | _OWN and tokens[verb].key not in TO_SOMEBODY:
            return self._pronoun(follows)
        called = verb - 1 if verb > first and tokens[verb - 1].capitalised else verb - 2
        if called >= first and (familiar := self.by_given_name.get(tokens[called].text)) is not None:
            return Attribution(familiar)
        unknown = verb > first and _names_somebody_else(tokens[verb - 1])
        for place in range(verb - 1, max(first, verb - _REACH_BETWEEN) - 1, -1):
            before = bisect_right(starts, place) - 1
            if before >= 0 and first <= self.people[before].first and self.people[before].last == place + 1:
                actor = self.people[before]
                # "Ms Murphy, head of the new Authority said"; not "the Minister for Sport Jane Roe said" of two.
                apart = unknown and place + 1 < verb and tokens[place + 1].key not in {",", "(", "of", "from"}
                return Attribution(None if apart else actor)
            if verb - place <= _NEAR and tokens[place].key in _PRONOUNS | _OWN:
                return self._pronoun(place)
            if verb - place <= _NEAR and tokens[place].key in _SOMEBODYS:
                return Attribution()  # "as my grandfather used to say"
        return None

    def _several_speak(self, verb: int, first: int, last: int) -> bool:
        """ "they said", "said the two Prime Ministers"."""
        tokens = self.reading.tokens
        beside = (*tokens[max(verb - 1, first) : verb], *tokens[verb + 1 : min(verb + 4, last)])
        return any(token.key in _SEVERAL for token in beside)

    def _past_a_post(self, at: int, last: int, starts: Sequence[int]) -> int:
        """Past what stands before a name: "said Ms Roe", "said National Cyber Director Jane Roe"; else `at` itself."""
        tokens = self.reading.tokens
        while at < last and tokens[at].key in {"the", "by"}:
            at += 1
        for place in range(at, min(last, at + _POST)):
            token = tokens[place]
            if place in starts:
                return place
            if not (token.capitalised or token.key in _WITHIN_A_POST or (token.text == "." and place > at)):
                break
        return at

    def _pronoun(self, at: int) -> Attribution:
        tokens = self.reading.tokens
        own = tokens[at].key == "i" and tokens[at + 1].key == "said"
        return Attribution(spoken_of=at if tokens[at].key in _PRONOUNS else None, own=own)

    def spoken_of(self, at: int, but: Actor | None) -> Actor | None:
        """Whom a pronoun means: who is first in its sentence before it, or else in the sentence before."""
        first = self.reading.sentence_of(at)[0]
        for since in (first, self.reading.sentence_of(first - 1)[0] if first else first):
            if self.reading.tokens[since].start >= self.start:
                named = [a for a in self.people if since <= a.first < at and a is not but]
                if named:
                    return named[0]
        return None


def _names_somebody_else(token: Token) -> bool:
    """Right before a verb: a name of somebody or something that is no person known."""
    named = token.word and token.capitalised and not token.text[0].isdigit()
    return named and token.key not in POSTNOMINALS | _PRONOUNS | _OWN
