"""The parts of the patterns that say who took part: an item of a list, a list, places, papers, verbs.

They are read over sentences with a symbol for each actor, as `role_rules` explains.
"""

from __future__ import annotations

WORD = r"(?!in |at |on |about |against |by |near |that |which |who |where |but |to discuss)[\w'’-]+ "
GAP = rf"(?:{WORD}){{0,%d}}?"
BODY = (
    "officials?|representatives?|ministers?|delegations?|government|leaders?|colleagues?|counterparts?|authorities|"
    "partners?|allies"
)
X = r"(?:<X> ){0,12}+"
"""Words with a capital that are nobody known: what a post is called, the rest of a name, a town."""
OF_ITS_COUNTRY = r"(?: of (?:the )?<C\d+>)?"
ONE = rf"<[PCG]\d+>{OF_ITS_COUNTRY}(?: (?:{BODY}|forces))?"
DEM = rf"(?:<[DC]\d+>(?: ,)?(?: and)? ){{0,30}}<[DC]\d+> {X}(?:(?!and )[\w-]+ ){{0,2}}?(?:{BODY})\b"
OF = r"(?: (?:[’']s|s) (?:[\w-]+ ){0,2}?<P\d+>)?"
HEADS = "governments?|ministers|leaders|presidents|representatives|secretaries|chancellors|heads of state|colleagues"
ARTICLES = "both |the |his |her |their |its |our |my |with |from |of "
# Neither an article nor "and" is one of the words before a name: two ways to read it would double the time with
# every item of a list.
ITEM = (
    rf"(?:(?<![\w'’-])(?:{ARTICLES})*+(?:(?:(?:[\w-]+|<X>) )?(?:{HEADS}) (?:of|from) (?:the )?|<X> of (?:the )?)?{X}"
    rf"(?:(?!{ARTICLES}|and |to |<){WORD}){{0,2}}?{X}"
    rf"(?:{DEM}|(?:<[DC]\d+> )?{X}{ONE}){OF}(?: <X>){{0,4}}+)"
)
_AND = r"(?: and| &| as well as| together with| along with)"
JOIN = rf"(?: ?[,;]{_AND}?|{_AND}| -|(?= (?:{ARTICLES})?(?:<X> )*<))"
"""Between two items; without any of it the next one follows at once, so that no verb is read as part of it."""
SIDES = rf"(?:(?:the )?(?:(?:[\w-]+|<X>) ){{0,2}}(?:{HEADS}) of )?"
UNKNOWN = rf"(?:(?:the )?(?:(?:{HEADS}) of the )?(?:<X> ){{1,6}}(?:, |and ))?"
"""Among the items of a list a body that nobody knows: "the leaders of the European Commission, France"."""
LIST = rf"{SIDES}(?P<list>{ITEM}(?:{JOIN} {UNKNOWN}{ITEM}){{0,40}})"
SIDES_ONLY = rf"(?:the )?(?:[\w-]+ ){{0,2}}(?:{HEADS}) of "
COUNTRIES = r"(?:(?:the )?<C\d+>(?: ?,)?(?: and)? ?){3,60}"
SUBJECT = rf"(?P<subject><[PCG]\d+>){OF_ITS_COUNTRY}"
MET_BY = "hosted|welcomed|received|joined"
SIGNED = "signed|signs|sign|signing|concluded|sealed|inked"
PAPER = "statement|declaration|communiqu[eé]|press conference|press availability"
FROM = "counterparts?|ministers|leaders|chiefs|representatives|secretaries"
TRAVEL = (
    "travel|travels|travelled|traveled|travelling|traveling|visit|visits|visited|visiting|trip|journey|fly|flies|flew"
    "|arrive|arrives|arrived|return|returns|stops"
)
PLACE = r"(?:the )?(?:(?:<X>|<K\d+>)(?: ?,)?(?: and)? ){0,6}?<C\d+>(?: <X>){0,2}"
PLACES = rf"(?P<list>{PLACE}(?:(?: ?[,;])?(?: and(?: to)?| as well as)? {PLACE}){{0,20}})"
WHEN = (
    r"(?:(?:today|yesterday|earlier|virtually|separately|bilaterally|again|here|by (?:tele)?phone|by video|"
    r"(?:in|at|on) (?:the )?(?:<X> ){0,3}+(?:<[XKCG]\d*>|[\w-]+)(?: , <C\d+>)?)(?: ,)? ){0,4}"
)
"""When and where, between a verb and those whom somebody met."""
ASIDE = r"(?:(?:, )?(?:today|yesterday|tomorrow|again|also|jointly|virtually|separately)(?: ,)? )?"
RANG = "phoned|telephoned|rang|called|informed"
LISTED = "comprises|comprised|comprising|consists of|attended by|represented by"
MESSAGE = "messages?|telegrams?|cables?|letters?"
INTRODUCED = "introduced|tabled|submitted|co-sponsored|presented"
MET_THEM = "met|meet|meeting|hosted|hosting|received|greeted|co-hosted|co-chaired"
LED = "attended|joined|hosted|chaired|co-hosted|co-chaired|led"
SUCH_AS = "leaders (?:present )?, including "
PARENTHESIS = r"(?:\( [^()]{0,80} \) )?(?:, )?(?:following [^,]{0,90} , )?"
DEALS = "programs?|programmes?|agreements?|partnerships?|treaty|treaties|arrangements?"
BACKED = "endorsed|supported|joined|aligned|co-sponsored"
STATES = "countries|nations|governments|leaders"
TOLD = "told|tells|assured"
AFTER_NAMES = "before|after|at|following|on|to|statement|joint|announce"
TOGETHER = "meet|meets|met|remarks|statement|availability|speak|speaks"
HOSTS_WITH = "co-hosts?|cohosts?|co-chairs?|co-sponsors?"
SIGNS = "signs|joins|ratifies|hosts"
