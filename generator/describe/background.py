"""What is ordinary in the English of releases: a fixed table, a dictionary, and the stems of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.lexicon import dictionary_tag

EMPTY = frozenset(
    (
        "last next other many few first second third fourth fifth same more most several past coming recent "
        "previous own such day week month year decade century time hour minute moment thing way bit lot deal "
        "people person someone anyone everyone everybody today tomorrow yesterday tonight morning afternoon "
        "evening night good little big various additional further continued latest wide vast special "
        "important significant able better best bad worse worst less least single whole entire certain different "
        "similar particular number range course sense kind sort word part place step question answer couple dozen "
        "hundred thousand million billion trillion percent cent series variety everything something anything "
        "nothing one two three four five six seven eight nine ten page minister secretary president government "
        "official spokesperson spokesman ambassador leader member counterpart colleague friend guest honour honor "
        "pleasure thanks thank welcome congratulations remark statement comment reporter q january february march "
        "april may june july august september october november december monday tuesday wednesday thursday friday "
        "saturday sunday gmt est edt am pm mr mrs ms dr country nation ally partner side fellow whilst while "
        "example respect behalf addition order regard light view end start beginning fact case i gentleman lady "
        "sir madam press memorandum section proclamation notice readout letter anniversary birthday"
    ).split()
)
"""Words that no phrase holds: time, number, person, talk."""
EVALUATIVE = frozenset(
    (
        "great strong stronger strongest close closer closest dear early earlier later long short high higher highest "
        "low lower large larger largest small smaller major minor key critical crucial vital essential enormous "
        "tremendous incredible remarkable extraordinary historic unprecedented shared mutual productive "
        "constructive bold decisive concrete meaningful lasting enduring unwavering steadfast ironclad serious "
        "severe deep deeper broad broader real true clear firm hard tough heavy encouraging sure right wrong "
        "proud pleased happy glad brutal horrific heinous unjustified unprovoked unjust senior expanded increased "
        "improved strengthened ambitious robust innovative respective immediate quick huge massive common "
        "potential new old current former late full greater greatest fantastic wonderful excellent outstanding "
        "brave courageous powerful important necessary appropriate possible likely available ready effective "
        "efficient successful credible responsible reliable peaceful prosperous bright equal beautiful future "
        "overall total average ongoing existing proposed planned growing rising increasing continuing upcoming "
        "longstanding long-standing long-term short-term world-class world-leading record modern traditional main "
        "primary specific fair terrible tragic difficult complex simple unique rapid swift fresh initial final "
        "original actual genuine sincere warm heartfelt deepest thorough young reasonable free clean safe local "
        "favourite favorite timely regular frequent extensive comprehensive intensive"
    ).split()
)
"""Adjectives that judge or place and do not classify: they fall off the front of a phrase."""
HOLLOW = frozenset(
    (
        "role effort issue problem relationship relation tie opportunity need matter topic point outcome aspect "
        "area region community government commitment meeting work progress support challenge value goal priority "
        "benefit concern discussion action approach event visit team member group organisation organization "
        "interest staff condition situation process level sector purpose activity position affair attorney"
    ).split()
)
"""Nouns that say nothing at the end of a phrase, but in an established term."""

COMMONPLACE = frozenset(
    (
        "Latin America, Central America, North America, South America, Middle East, Near East, Far East, Western "
        "Europe, Eastern Europe, Central Europe, South Caucasus, Southeast Asia, South East Asia, South-East Asia, "
        "East Asia, South Asia, Central Asia, West Africa, East Africa, North Africa, Sub-Saharan Africa, Horn of "
        "Africa, New South Wales, South Australia, Western Australia, Northern Territory, Australian Capital "
        "Territory, New York, New York City, New Jersey, New Hampshire, New Mexico, North Carolina, South Carolina, "
        "North Dakota, South Dakota, West Virginia, Rhode Island, Puerto Rico, Los Angeles, San Francisco, Las Vegas, "
        "Soviet Union, European Commission, House of Commons, House of Representatives, House of Lords, Federal "
        "Register, Joint Statement, Executive Order, White House, United Nations, Commonwealth Government, Federal "
        "Government, Cabinet, Parliament, Governor-General, Senate, Congress, Opposition, Supreme Court, High Court, "
        "National Security Council, USAID"
    ).split(", ")
)
"""Places and bodies that many releases name: alone they say nothing of what one is about."""


@dataclass(frozen=True)
class Background:
    """Shares of releases that use a word (names with a capital), terms of their own as stems, given names."""

    shares: dict[str, float]
    terms: frozenset[tuple[str, ...]]
    given: frozenset[str]


@lru_cache(maxsize=1)
def background() -> Background:
    """The table beside this file; its head says where it comes from."""
    shares: dict[str, float] = {}
    terms: set[tuple[str, ...]] = set()
    given: set[str] = set()
    for line in Path(__file__).with_name("background.txt").read_text("utf-8").splitlines():
        section, _, items = line.partition(": ")
        if section.startswith("words "):
            shares |= dict.fromkeys(items.split(), float(section.split()[1]) / 100)
        elif section == "terms":
            terms |= {stems(term) for term in items.split(", ")}
        elif section == "given":
            given |= {name.lower() for name in items.split()}
    return Background(shares, frozenset(terms), frozenset(given))


@lru_cache(maxsize=16384)
def is_known(word: str) -> bool:
    """True for words in lower case that the dictionary or the releases know: a name is often none."""
    return bool(dictionary_tag(word)) or share(word) > 0 or bool(dictionary_tag(singular(word)))


def share(word: str) -> float:
    """The share of releases that use a word in lower case; 0 below two in a hundred."""
    return background().shares.get(american(word), 0.0)


def is_dull(word: str) -> bool:
    """True for words that many releases use: "Program" after a title or a given name makes it no person."""
    return share(word) >= 0.06


_AMERICAN = (
    (re.compile(r"(?<=[bcdlmnpv])our(?=s?$|ed$|ing$|ite|able)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=(?:e[ds]?|ing|ation|ations)$)"), "iz"),
    (re.compile(r"^(def|off|lic)ence(?=s?$)"), r"\1ense"),
    (re.compile(r"^(program)me(?=s?$)"), r"\1"),
    (re.compile(r"(?<=[nae])tre(?=s?$)"), "ter"),
)
_AS_THEY_ARE = frozenset("exercise exercises enterprise enterprises expertise promise promises otherwise".split())


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """A word in lower case in American spelling, in which the table counts."""
    if word not in _AS_THEY_ARE:
        for pattern, put in _AMERICAN:
            word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """A word in lower case without the ending of the plural."""
    for ending, put in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > 3 and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)] + put
    return word


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What inflection and spelling leave of a word: "Modernising", "modernizes" and "modernization" are one."""
    word = singular(american(word.lower().replace("’", "'")))
    for ending in ("ization", "izing", "ized", "ize", "ation", "ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase; "counter-terrorism" is "counter terrorism"."""
    return tuple(stem(part) for part in re.split(r"[\s‑-]+", phrase) if part)
