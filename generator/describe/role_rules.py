"""The patterns of English that say who did something with whom, over sentences with a symbol for each actor.

`<P3>` is a person or office, `<C4>` a country, `<D5>` a demonym, `<K6>` a capital, `<G7>` a group, `<X>` another word
with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.describe.role_phrases import (
    AFTER_NAMES,
    ASIDE,
    BACKED,
    BODY,
    COUNTRIES,
    DEALS,
    FROM,
    GAP,
    HOSTS_WITH,
    INTRODUCED,
    ITEM,
    JOIN,
    LED,
    LIST,
    LISTED,
    MESSAGE,
    MET_BY,
    MET_THEM,
    PAPER,
    PARENTHESIS,
    PLACES,
    RANG,
    SIDES_ONLY,
    SIGNED,
    SIGNS,
    STATES,
    SUBJECT,
    SUCH_AS,
    TOGETHER,
    TOLD,
    TRAVEL,
    UNKNOWN,
    WHEN,
)
from generator.describe.words import JOINT, MEETING, SPEAKING, TALKS


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say who took part: its name for the evidence, words without which it cannot fit, and the pattern."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


def _rule(name: str, needs: str, pattern: str) -> Rule:
    """`needs`: alternatives, the last letter optional where a question mark follows; of several words the first."""
    firsts = [alternative.split(" ")[0] for alternative in needs.split("|")]
    words = {form for word in firsts for form in (word.rstrip("?"), word[:-2] if word.endswith("?") else word)}
    return Rule(name, frozenset(words), re.compile(pattern))


_RULES = (
    _rule("met", MEETING, rf"{SUBJECT} (?:, )?{GAP % 5}(?:{MEETING}) {WHEN}{GAP % 6}{LIST}"),
    _rule(
        "met",
        MET_THEM,
        rf"\b(?:i|we|he|she|they|the (?:<[DC]\d+> )?(?:\w+ )?delegation) {GAP % 4}(?:{MET_THEM}) {WHEN}{GAP % 4}"
        rf"(?:with )?(?:leaders , including )?{LIST}",
    ),
    _rule(
        "spoke with",
        SPEAKING,
        rf"(?:{SUBJECT}|\bi|\bwe|\bhe|\bshe) (?:, )?{GAP % 5}(?:{SPEAKING}) {WHEN}{GAP % 4}{WHEN}(?:to|with) "
        rf"(?:: )?{GAP % 3}{LIST}",
    ),
    _rule("met by", MET_BY, rf"{SUBJECT} (?:was|were|has been|had been) {GAP % 2}(?:{MET_BY}) {GAP % 2}by {LIST}"),
    _rule(
        "joined by",
        "joined|accompanied",
        rf"\b(?:i|we) (?:was|were|am|are|will be|have been) {GAP % 2}(?:joined|accompanied) {GAP % 2}by "
        rf"(?:our (?:[\w-]+ ){{1,2}}, )?{LIST}",
    ),
    _rule(
        "hosted with",
        "cohosting|co-hosting|hosting",
        rf"{LIST} (?:for )?(?:[—–-] )?(?:for )?(?:cohosting|co-hosting)\b",
    ),
    _rule("joined a call", "joining", rf"\bjoining {ITEM} (?:on|for) the (?:[\w-]+ )?(?:call|meeting) were {LIST}"),
    _rule("spoke with", "telephone|phone", rf"\bdiscussed {GAP % 4}by (?:tele)?phone with {GAP % 2}{LIST}"),
    _rule("rang", RANG, rf"{SUBJECT} (?:, )?{GAP % 3}(?:{RANG}) me\b"),
    _rule("invited", "invited", rf"\b(?:i|we) {GAP % 3}invited {LIST}"),
    _rule("welcomed", "welcome|welcomed", rf"\b(?:welcome|welcomed) (?:our (?:[\w-]+ ){{1,2}}, )?{SIDES_ONLY}{LIST}"),
    _rule("joined", "joined", rf"{LIST} (?:, )?who (?:have |has )?(?:also )?joined (?:us|me)\b"),
    _rule(
        "met",
        "meet|met|meets",
        rf"\b(?:meet|met|meets) {WHEN}(?:with )?{GAP % 5}<G\d+> (?:\( <[GX]\d*> \) )?"
        rf"(?:(?:[—–,(] )?(?:that is|namely|including) |[—–] ){LIST}",
    ),
    _rule("backed by", BACKED, rf"\b(?:{BACKED}) by (?:[\w-]+ ){{0,4}}: (?P<list>.*)"),
    _rule("accepted", "accepted", rf"{LIST} (?:have |has )?(?:also )?accepted (?:the |our |an |my )?invitation\b"),
    _rule("met", "met", rf"\bwith {LIST} , (?:i|we) {GAP % 2}met\b"),
    _rule(
        "thanked",
        "thank|thanks",
        rf"\b(?:thank|thanks to) (?:my|our|the) {GAP % 2}(?:colleagues|counterparts|ministers|partners) from {LIST}",
    ),
    _rule("launched with", "partners", rf"\blaunched .{{0,80}}?\bwith {GAP % 3}partners (?:: )?{LIST}"),
    _rule("hosted with", HOSTS_WITH, rf"\b(?:{HOSTS_WITH}) (?:, |— |– )?(?:from )?{LIST}"),
    _rule("at the table", "colleagues?|counterparts?", r"\b(?:my|our) (?P<list><D\d+>) (?:colleague|counterpart)s?\b"),
    _rule("together", "we", rf"^we , {LIST}"),
    _rule(
        "members",
        "includes?|comprises?|consists",
        rf"(?:\b(?:partnership|group|forum|framework|dialogue|coalition)|<X>|<G\d+>) "
        rf"(?:includes?|comprises?|consists of) {LIST}",
    ),
    _rule("members", "partners|members", rf"\b(?:partners|members) (?:– |— |, )?(?:including|include) {LIST}"),
    _rule("backed by", BACKED, rf"\b(?:{PAPER}|roadmap|call|text)\b.{{0,160}}?\b(?:{BACKED}) by {LIST}"),
    _rule("joined", "joined|joins", rf"{SUBJECT} (?:joined|joins) {LIST} (?:as|in \w+ing)\b"),
    _rule("listed", "follows", rf"\bas follows : (?P<list>{COUNTRIES})"),
    _rule(
        "joined",
        BACKED,
        rf"\bfollowing (?:[\w-]+ ){{0,3}}(?:have |has )?(?:{GAP % 2})(?:{BACKED})\b[^<]{{0,80}}: (?P<list>.*)",
    ),
    _rule("along with", "along", rf"\b(?:{TALKS})\b .{{0,60}}?\balong with {LIST}"),
    _rule(
        "held talks",
        TALKS,
        rf"{SUBJECT} [^,;]{{0,120}}?\b(?:{TALKS}) {GAP % 4}(?:in [\w<>-]+ (?:and [\w<>-]+ )?)?with {GAP % 5}{LIST}",
    ),
    _rule("talks between", TALKS, rf"\b(?:{TALKS}) {GAP % 3}(?:between|among) {GAP % 3}{LIST}"),
    _rule(
        "talks with",
        TALKS,
        rf"\b(?:{TALKS}) {GAP % 2}(?:in [\w<>-]+ (?:and [\w<>-]+ )?)?with {GAP % 5}(?:{SUCH_AS})?{LIST}",
    ),
    _rule("took part", "participants", r"\bparticipants .{0,160}?(?:included|were|are|include) (?P<list>.*)"),
    _rule(
        "took part",
        STATES,
        rf"\b(?:{STATES}) (?:to|that|which|who) .{{0,120}}?\b(?:include|included|are|were) {LIST}",
    ),
    _rule("took part", LISTED, rf"\b(?:{LISTED})(?: ?:)? (?P<list>.*)"),
    _rule("issued", "authors|signatories|released by|issued by", r"\b(?:authors|signatories) : (?P<list>.*)"),
    _rule(
        "issued",
        "released by|issued by",
        rf"\b(?:released|issued) (?:today |jointly )*by (?:the governments of )?{LIST}",
    ),
    _rule(
        "issued",
        "following",
        rf"\bfollowing (?:is |was |joint )*(?:the )?(?:text of )?(?:an? |the )?(?:joint )?(?:{PAPER}) .{{0,60}}?"
        rf"(?:from|by|of) {LIST}",
    ),
    _rule("wrote", MESSAGE, rf"\b(?:{MESSAGE}) .{{0,60}}?\bfrom {LIST}"),
    _rule("introduced", INTRODUCED, rf"(?P<pair>{ITEM}(?:{JOIN} {ITEM})++) (?:{INTRODUCED})\b"),
    _rule("took part", f"{LED} by", rf"\b(?:{LED}) (?:for the \w+ time )?by {LIST}"),
    _rule("visited", TRAVEL, rf"{SUBJECT} (?:, )?{ASIDE}{GAP % 8}(?:on )?(?:{TRAVEL}) {GAP % 3}(?:to |in )?{PLACES}"),
    _rule("signed", SIGNED, rf"{SUBJECT} (?:, )?{GAP % 4}(?:{SIGNED}) .{{0,120}}?\bwith {GAP % 3}{LIST}"),
    _rule("told", TOLD, rf"{SUBJECT} (?:, )?(?:{TOLD}) {LIST}"),
    _rule("joint", "joint", rf"\bjoint (?:{PAPER}) {GAP % 6}(?:by|of|from|between|with) {GAP % 3}{LIST}"),
    _rule(
        "together",
        JOINT,
        rf"(?P<pair>{ITEM}(?:{JOIN} {UNKNOWN}{ITEM})++)(?: [,—–-])? {PARENTHESIS}{GAP % 3}"
        rf"(?:jointly |both |also |today |will |have |has )*(?:{JOINT})\b",
    ),
    _rule("met", "met", rf"(?P<list><[DC]\d+>(?:{JOIN} <[DC]\d+>)+) (?:[\w-]+ ){{0,2}}(?:{BODY}) {GAP % 2}met\b"),
    _rule("counterparts", FROM, rf"{SUBJECT} .{{0,80}}?\b(?:{FROM}) (?:from|of) {LIST}"),
)
_TITLE_RULES = (
    _rule("title", "and", rf"^(?:joint )?(?P<pair><P\d+>(?:{JOIN} {ITEM})++)"),
    _rule("title", SIGNS, rf"^(?:the )?{SUBJECT} (?:{SIGNS})\b"),
    _rule(
        "title",
        AFTER_NAMES,
        rf"(?P<pair>{ITEM}(?:{JOIN}(?: with)? {ITEM})++)(?: ,)? (?:{AFTER_NAMES})\b",
    ),
    _rule(
        "title",
        f"{TALKS}|{TOGETHER}",
        rf"\b(?:{TALKS}|{TOGETHER}) {GAP % 3}(?:with|between|by|of) {LIST}",
    ),
    _rule(
        "title",
        f"{TRAVEL}|treaty|agreement|{TALKS}",
        rf"\b(?:{TRAVEL}|treaty|agreement|{TALKS}) .{{0,60}}?(?:by|between) {LIST}",
    ),
    _rule("title", TRAVEL, rf"\b(?:{TRAVEL}) (?:to )?{PLACES}"),
)
_REPORTED = re.compile(
    r"\b(?:discuss|discussed|discussing|about|regarding|following|ahead of|after|welcomed|regretted|condemned|of"
    r"|desire for|engage in|need for|call for|open to|path of) "
    r"(?:the )?(?:[\w-]+ ){0,2}$|['’]s (?:[\w-]+ ){0,2}$"
)
"""Before "meeting with": another meeting is spoken of."""


_LEAD_RULES = (
    _rule("visited", TRAVEL, rf"\b(?:{TRAVEL}) (?:to|in) {PLACES}"),
    _rule("visited", "visit", rf"\b(?:will|would|to) visit {PLACES}"),
    _rule(
        "announced with",
        "announced|announce|announces|announcing",
        rf"\bannounc\w+ .{{0,80}}?\b(?:{DEALS}) with {LIST}",
    ),
    _rule("talks with", "following", rf"\bfollowing {GAP % 3}(?:{TALKS}) with {GAP % 3}{LIST}"),
)


OPEN_LISTS = frozenset(("took part", "issued", "backed by"))
"""Rules whose list is all that follows."""
_OF_OTHERS = frozenset(("talks with", "talks between"))
"""Rules without a subject: the talks may be those of others."""


_WELCOMED_TALKS = re.compile(rf"\bwelcom\w+ (?:the )?(?:[\w-]+ ){{0,2}}(?:{TALKS}) ")
"""What is welcomed so is no guest."""


_WORDS = re.compile(r"[\w’'-]+")


def joined(line: str, *, title: bool, lead: bool) -> Iterator[tuple[str, re.Match[str]]]:
    """Every rule that fits a sentence, by its name, with what it found; some only in a `title`, or in the `lead`."""
    words = set(_WORDS.findall(line))
    for rule in (*_RULES, *(_TITLE_RULES if title else ()), *(_LEAD_RULES if lead else ())):
        if not rule.needs & words:
            continue
        for match in rule.pattern.finditer(line):
            if not _is_only_spoken_of(rule, line, match):
                yield rule.name, match


def _is_only_spoken_of(rule: Rule, line: str, match: re.Match[str]) -> bool:
    """Whether what was found is another's meeting, one only wished for or remembered, a relationship, or no journey."""
    before, words = line[: match.start()], match.group()
    if rule.name in _OF_OTHERS and _REPORTED.search(before) is not None and rule not in _LEAD_RULES:
        return True
    if rule.name == "held talks" and _SPOKEN_OF.search(words) is not None:
        return True
    if rule.name == "visited" and (_NOT_TO_GO.search(before + words[:12]) or _REMEMBERED.search(before[-30:] + words)):
        return True
    if rule.name in _OF_TALKS and _A_BOND.search(words):
        return True
    return _WELCOMED_TALKS.search(words) is not None or _welcomes_a_thing(line, match)


_OF_TALKS = frozenset(("held talks", "talks with", "talks between", "spoke with"))
_A_BOND = re.compile(
    r"\b(?:bi|tri)lateral (?:relationship|relations|ties|trade|cooperation|co-operation|partnership|agenda|issues)\b"
)
""" "Our bilateral relationship with Indonesia" is no meeting."""
_NOT_TO_GO = re.compile(r"\b(?:not|n[’']t|never|avoid|against|ban on)\b[^.,;]{0,24}$")
_REMEMBERED = re.compile(r"\b(?:recent|last|previous|earlier|past) (?:[\w-]+ )?(?:visit|trip|travel)\b")


_SPOKEN_OF = re.compile(
    r"^<\w\d+> .*?\b(?:discuss|discussed|discussing|noted|notes|regarding|about|welcomed|thanked|praised|recalled"
    rf"|importance|emphasi[sz]ed|desire|willing|willingness|need|engage)\b.*?\b(?:{TALKS})\b"
)
"""Between whoever speaks and "talks": the talks are only spoken of."""


def _welcomes_a_thing(line: str, match: re.Match[str]) -> bool:
    """ "We welcomed Kosovo’s decision": nobody was received."""
    return re.match(r" ?[’']s ", line[match.end() :]) is not None and re.search(r"\bwelcom", match.group()) is not None


OF_PATTERNS = frozenset(
    f"{MEETING}|{TALKS}|{SPEAKING}|{JOINT}|{TRAVEL}|{BODY}|{FROM}|{SIGNED}".replace("?", "").split("|")
    + "with and between by of to before after at following on statement joint remarks from the their i we he".split()
    + "governments presidents chancellors heads secretaries partnership group forum framework coalition".split()
    + "she they participants officials ministers today press availability conference declaration treaty".split()
)
"""Words of the patterns: a headline writes them with a capital."""
