"""The patterns of English that say who did something with whom, over sentences with a symbol for each actor.

`<P3>` is a person or office, `<C4>` a country, `<D5>` a demonym, `<K6>` a capital, `<G7>` a group, `<X>` another word
with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.describe.words import JOINT, MEETING, SPEAKING, TALKS

_WORD = r"(?!in |at |on |about |against |by |near |that |which |who |where |but |to discuss)[\w'’-]+ "
_GAP = rf"(?:{_WORD}){{0,%d}}?"
_BODY = (
    "officials?|representatives?|ministers?|delegations?|government|leaders?|colleagues?|counterparts?|authorities|"
    "partners?|allies"
)
_X = r"(?:<X> ){0,12}+"
"""Words with a capital that are nobody known: what a post is called, the rest of a name, a town."""
_OF_ITS_COUNTRY = r"(?: of (?:the )?<C\d+>)?"
_ONE = rf"<[PCG]\d+>{_OF_ITS_COUNTRY}(?: (?:{_BODY}|forces))?"
_DEM = rf"(?:<[DC]\d+>(?: ,)?(?: and)? ){{0,30}}<[DC]\d+> {_X}(?:(?!and )[\w-]+ ){{0,2}}?(?:{_BODY})\b"
_OF = r"(?: (?:[’']s|s) (?:[\w-]+ ){0,2}?<P\d+>)?"
_HEADS = "governments?|ministers|leaders|presidents|representatives|secretaries|chancellors|heads of state|colleagues"
_ARTICLES = "both |the |his |her |their |its |our |my |with |from |of "
# Neither an article nor "and" is one of the words before a name: two ways to read it would double the time with
# every item of a list.
_ITEM = (
    rf"(?:(?<![\w'’-])(?:{_ARTICLES})*+(?:(?:(?:[\w-]+|<X>) )?(?:{_HEADS}) (?:of|from) (?:the )?|<X> of (?:the )?)?{_X}"
    rf"(?:(?!{_ARTICLES}|and |<){_WORD}){{0,2}}?{_X}"
    rf"(?:{_DEM}|(?:<[DC]\d+> )?{_X}{_ONE}){_OF}(?: <X>){{0,4}}+)"
)
_JOIN = r"(?: ?[,;])?(?: and| &| as well as| together with| along with)?"
_SIDES = rf"(?:(?:the )?(?:(?:[\w-]+|<X>) ){{0,2}}(?:{_HEADS}) of )?"
_UNKNOWN = rf"(?:(?:the )?(?:(?:{_HEADS}) of the )?(?:<X> ){{1,6}}(?:, |and ))?"
"""Among the items of a list a body that nobody knows: "the leaders of the European Commission, France"."""
_LIST = rf"{_SIDES}(?P<list>{_ITEM}(?:{_JOIN} {_UNKNOWN}{_ITEM}){{0,40}})"
_SIDES_ONLY = rf"(?:the )?(?:[\w-]+ ){{0,2}}(?:{_HEADS}) of "
_COUNTRIES = r"(?:(?:the )?<C\d+>(?: ?,)?(?: and)? ?){3,60}"
_SUBJECT = rf"(?P<subject><[PCG]\d+>){_OF_ITS_COUNTRY}"
_MET_BY = "hosted|welcomed|received|joined"
_SIGNED = "signed|signs|sign|signing|concluded|sealed|inked"
_PAPER = "statement|declaration|communiqu[eé]|press conference|press availability"
_FROM = "counterparts?|ministers|leaders|chiefs|representatives|secretaries"
_TRAVEL = (
    "travel|travels|travelled|traveled|travelling|traveling|visit|visits|visited|visiting|trip|journey|fly|flies|flew"
    "|arrive|arrives|arrived|return|returns|stops"
)
_PLACE = r"(?:the )?(?:(?:<X>|<K\d+>)(?: ?,)?(?: and)? ){0,6}?<C\d+>(?: <X>){0,2}"
_PLACES = rf"(?P<list>{_PLACE}(?:(?: ?[,;])?(?: and(?: to)?| as well as)? {_PLACE}){{0,20}})"
_WHEN = (
    r"(?:(?:today|yesterday|earlier|virtually|separately|bilaterally|again|here|by (?:tele)?phone|by video|"
    r"(?:in|at|on) (?:the )?(?:<X> ){0,3}+(?:<[XKCG]\d*>|[\w-]+)(?: , <C\d+>)?)(?: ,)? ){0,4}"
)
"""When and where, between a verb and those whom somebody met."""
_ASIDE = r"(?:(?:, )?(?:today|yesterday|tomorrow|again|also|jointly|virtually|separately)(?: ,)? )?"
_RANG = "phoned|telephoned|rang|called|informed"
_LISTED = "comprises|comprised|comprising|consists of|attended by|represented by"
_MESSAGE = "messages?|telegrams?|cables?|letters?"
_INTRODUCED = "introduced|tabled|submitted|co-sponsored|presented"
_MET_THEM = "met|meet|meeting|hosted|hosting|received|greeted|co-hosted|co-chaired"
_LED = "attended|joined|hosted|chaired|co-hosted|co-chaired|led"
_SUCH_AS = "leaders (?:present )?, including "
_PARENTHESIS = r"(?:\( [^()]{0,80} \) )?(?:, )?(?:following [^,]{0,90} , )?"
_DEALS = "programs?|programmes?|agreements?|partnerships?|treaty|treaties|arrangements?"
_BACKED = "endorsed|supported|joined|aligned|co-sponsored"
_STATES = "countries|nations|governments|leaders"
_TOLD = "told|tells|assured"
_AFTER_NAMES = "before|after|at|following|on|to|statement|joint|announce"
_TOGETHER = "meet|meets|met|remarks|statement|availability|speak|speaks"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say who took part: its name for the evidence, words without which it cannot fit, and the pattern."""

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


def _rule(name: str, needs: str, pattern: str) -> Rule:
    """`needs`: alternatives, the last letter optional where a question mark follows; of several words the first."""
    firsts = [re.split(r"[ -]", alternative)[0] for alternative in needs.split("|")]
    words = {form for word in firsts for form in (word.rstrip("?"), word[:-2] if word.endswith("?") else word)}
    return Rule(name, frozenset(words), re.compile(pattern))


_RULES = (
    _rule("met", MEETING, rf"{_SUBJECT} (?:, )?{_GAP % 5}(?:{MEETING}) {_WHEN}{_GAP % 6}{_LIST}"),
    _rule(
        "met",
        _MET_THEM,
        rf"\b(?:i|we|he|she|they|the (?:<[DC]\d+> )?(?:\w+ )?delegation) {_GAP % 4}(?:{_MET_THEM}) {_WHEN}{_GAP % 4}"
        rf"(?:with )?(?:leaders , including )?{_LIST}",
    ),
    _rule(
        "spoke with",
        SPEAKING,
        rf"(?:{_SUBJECT}|\bi|\bwe|\bhe|\bshe) (?:, )?{_GAP % 5}(?:{SPEAKING}) {_WHEN}{_GAP % 4}{_WHEN}(?:to|with) "
        rf"(?:: )?{_GAP % 3}{_LIST}",
    ),
    _rule(
        "met by", _MET_BY, rf"{_SUBJECT} (?:was|were|has been|had been) {_GAP % 2}(?:{_MET_BY}) {_GAP % 2}by {_LIST}"
    ),
    _rule(
        "joined by",
        "joined|accompanied",
        rf"\b(?:i|we) (?:was|were|am|are|will be|have been) {_GAP % 2}(?:joined|accompanied) {_GAP % 2}by "
        rf"(?:our (?:[\w-]+ ){{1,2}}, )?{_LIST}",
    ),
    _rule(
        "hosted with",
        "cohosting|co-hosting|hosting",
        rf"{_LIST} (?:for )?(?:[—–-] )?(?:for )?(?:cohosting|co-hosting)\b",
    ),
    _rule("joined a call", "joining", rf"\bjoining {_ITEM} (?:on|for) the (?:[\w-]+ )?(?:call|meeting) were {_LIST}"),
    _rule("spoke with", "telephone|phone", rf"\bdiscussed {_GAP % 4}by (?:tele)?phone with {_GAP % 2}{_LIST}"),
    _rule("rang", _RANG, rf"{_SUBJECT} (?:, )?{_GAP % 3}(?:{_RANG}) me\b"),
    _rule("invited", "invited", rf"\b(?:i|we) {_GAP % 3}invited {_LIST}"),
    _rule("welcomed", "welcome|welcomed", rf"\b(?:welcome|welcomed) (?:our (?:[\w-]+ ){{1,2}}, )?{_SIDES_ONLY}{_LIST}"),
    _rule("joined", "joined", rf"{_LIST} (?:, )?who (?:have |has )?(?:also )?joined (?:us|me)\b"),
    _rule(
        "met",
        "meet|met|meets",
        rf"\b(?:meet|meets|met) {_WHEN}(?:with )?{_GAP % 3}<G\d+> (?:[—–,(] )?(?:that is|namely|including) {_LIST}",
    ),
    _rule("backed by", _BACKED, rf"\b(?:{_BACKED}) by (?:[\w-]+ ){{0,4}}: (?P<list>.*)"),
    _rule("accepted", "accepted", rf"{_LIST} (?:have |has )?(?:also )?accepted (?:the |our |an |my )?invitation\b"),
    _rule("met", "met", rf"\bwith {_LIST} , (?:i|we) {_GAP % 2}met\b"),
    _rule(
        "thanked",
        "thank|thanks",
        rf"\b(?:thank|thanks to) (?:my|our|the) {_GAP % 2}(?:colleagues|counterparts|ministers|partners) from {_LIST}",
    ),
    _rule(
        "members",
        "partnership|group|forum|framework|dialogue|coalition",
        rf"\b(?:partnership|group|forum|framework|dialogue|coalition) (?:includes|comprises|consists of) {_LIST}",
    ),
    _rule("listed", "follows", rf"\bas follows : (?P<list>{_COUNTRIES})"),
    _rule(
        "joined",
        _BACKED,
        rf"\bfollowing (?:[\w-]+ ){{0,3}}(?:have |has )?(?:{_GAP % 2})(?:{_BACKED})\b[^<]{{0,80}}: (?P<list>.*)",
    ),
    _rule("along with", "along", rf"\b(?:{TALKS})\b .{{0,60}}?\balong with {_LIST}"),
    _rule(
        "held talks",
        TALKS,
        rf"{_SUBJECT} [^,;]{{0,120}}?\b(?:{TALKS}) {_GAP % 4}(?:in [\w<>-]+ (?:and [\w<>-]+ )?)?with {_GAP % 5}{_LIST}",
    ),
    _rule("talks between", TALKS, rf"\b(?:{TALKS}) {_GAP % 3}(?:between|among) {_GAP % 3}{_LIST}"),
    _rule(
        "talks with",
        TALKS,
        rf"\b(?:{TALKS}) {_GAP % 2}(?:in [\w<>-]+ (?:and [\w<>-]+ )?)?with {_GAP % 5}(?:{_SUCH_AS})?{_LIST}",
    ),
    _rule("took part", "participants", r"\bparticipants .{0,160}?(?:included|were|are|include) (?P<list>.*)"),
    _rule(
        "took part",
        _STATES,
        rf"\b(?:{_STATES}) (?:to|that|which|who) .{{0,120}}?\b(?:include|included|are|were) {_LIST}",
    ),
    _rule("took part", _LISTED, rf"\b(?:{_LISTED})(?: ?:)? (?P<list>.*)"),
    _rule("issued", "authors|signatories|released by|issued by", r"\b(?:authors|signatories) : (?P<list>.*)"),
    _rule(
        "issued",
        "released by|issued by",
        rf"\b(?:released|issued) (?:today |jointly )*by (?:the governments of )?{_LIST}",
    ),
    _rule(
        "issued",
        "following",
        rf"\bfollowing (?:is |was |joint )*(?:the )?(?:text of )?(?:an? |the )?(?:joint )?(?:{_PAPER}) .{{0,60}}?"
        rf"(?:from|by|of) {_LIST}",
    ),
    _rule("wrote", _MESSAGE, rf"\b(?:{_MESSAGE}) .{{0,60}}?\bfrom {_LIST}"),
    _rule("introduced", _INTRODUCED, rf"(?P<pair>{_ITEM}(?:{_JOIN} {_ITEM})++) (?:{_INTRODUCED})\b"),
    _rule("took part", f"{_LED} by", rf"\b(?:{_LED}) (?:for the \w+ time )?by {_LIST}"),
    _rule("visited", _TRAVEL, rf"{_SUBJECT} (?:, )?{_ASIDE}{_GAP % 8}(?:{_TRAVEL}) {_GAP % 3}(?:to |in )?{_PLACES}"),
    _rule("signed", _SIGNED, rf"{_SUBJECT} (?:, )?{_GAP % 4}(?:{_SIGNED}) .{{0,120}}?\bwith {_GAP % 3}{_LIST}"),
    _rule("told", _TOLD, rf"{_SUBJECT} (?:, )?(?:{_TOLD}) {_LIST}"),
    _rule("joint", "joint", rf"\bjoint (?:{_PAPER}) {_GAP % 6}(?:by|of|from|between|with) {_GAP % 3}{_LIST}"),
    _rule(
        "together",
        JOINT,
        rf"(?P<pair>{_ITEM}(?:{_JOIN} {_UNKNOWN}{_ITEM})++)(?: ,)? {_PARENTHESIS}{_GAP % 3}"
        rf"(?:jointly |both |also |today |will |have |has )*(?:{JOINT})\b",
    ),
    _rule("met", "met", rf"(?P<list><[DC]\d+>(?:{_JOIN} <[DC]\d+>)+) (?:[\w-]+ ){{0,2}}(?:{_BODY}) {_GAP % 2}met\b"),
    _rule("counterparts", _FROM, rf"{_SUBJECT} .{{0,80}}?\b(?:{_FROM}) (?:from|of) {_LIST}"),
)
_TITLE_RULES = (
    _rule(
        "title",
        _AFTER_NAMES,
        rf"(?P<pair>{_ITEM}(?:{_JOIN}(?: with)? {_ITEM})++)(?: ,)? (?:{_AFTER_NAMES})\b",
    ),
    _rule(
        "title",
        f"{TALKS}|{_TOGETHER}",
        rf"\b(?:{TALKS}|{_TOGETHER}) {_GAP % 3}(?:with|between|by|of) {_LIST}",
    ),
    _rule(
        "title",
        f"{_TRAVEL}|treaty|agreement|{TALKS}",
        rf"\b(?:{_TRAVEL}|treaty|agreement|{TALKS}) .{{0,60}}?(?:by|between) {_LIST}",
    ),
    _rule("title", _TRAVEL, rf"\b(?:{_TRAVEL}) (?:to )?{_PLACES}"),
)
_REPORTED = re.compile(
    r"\b(?:discuss|discussed|discussing|about|regarding|following|ahead of|after|welcomed|regretted|condemned|of"
    r"|desire for|engage in|need for|call for|open to|path of) "
    r"(?:the )?(?:[\w-]+ ){0,2}$|['’]s (?:[\w-]+ ){0,2}$"
)
"""Before "meeting with": another meeting is spoken of."""


_LEAD_RULES = (
    _rule("visited", _TRAVEL, rf"\b(?:{_TRAVEL}) (?:to|in) {_PLACES}"),
    _rule(
        "announced with",
        "announced|announce|announces|announcing",
        rf"\bannounc\w+ .{{0,80}}?\b(?:{_DEALS}) with {_LIST}",
    ),
    _rule("talks with", "following", rf"\bfollowing {_GAP % 3}(?:{TALKS}) with {_GAP % 3}{_LIST}"),
)


OPEN_LISTS = frozenset(("took part", "issued", "backed by"))
"""Rules whose list is all that follows."""
_OF_OTHERS = frozenset(("talks with", "talks between"))
"""Rules without a subject: the talks may be those of others."""


_WELCOMED_TALKS = re.compile(rf"\bwelcom\w+ (?:the )?(?:[\w-]+ ){{0,2}}(?:{TALKS}) ")
"""What is welcomed so is no guest."""


_WORDS = re.compile(r"[\w’']+")


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
    f"{MEETING}|{TALKS}|{SPEAKING}|{JOINT}|{_TRAVEL}|{_BODY}|{_FROM}|{_SIGNED}".replace("?", "").split("|")
    + "with and between by of to before after at following on statement joint remarks from the their i we he".split()
    + "governments presidents chancellors heads secretaries partnership group forum framework coalition".split()
    + "she they participants officials ministers today press availability conference declaration treaty".split()
)
"""Words of the patterns: a headline writes them with a capital."""
