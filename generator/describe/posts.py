"""Words of posts and of address: what stands beside a name when the authority files do not know its bearer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.describe.reading import Reading
from generator.describe.tokens import Token
from generator.model import PersonKind

_MINISTERS = frozenset(
    """minister president premier chancellor king queen prince princess emperor empress emir amir sheikh sultan pm
    taoiseach tanaiste vice-president duke duchess majesty highness treasurer attorney-general""".split()
)
_OFFICIALS = frozenset(
    """ambassador ambassador-at-large spokesperson spokesman spokeswoman secretary undersecretary director chief
    commander general gen admiral adm commodore brigadier brig colonel col major maj captain capt lieutenant lt sergeant
    sgt corporal cpl private pvt lance specialist seaman marshal commissioner envoy coordinator co-ordinator
    administrator advisor adviser counselor counsellor consul inspector surgeon comptroller commandant
    superintendent constable registrar archivist statistician ombudsman negotiator sherpa officer counsel auditor
    rapporteur aide librarian attorney solicitor prosecutor principal head nominee
    commandant-general member physician assistant""".split()
)
_OTHERS = frozenset(
    """senator sen congressman congresswoman congressmember delegate assemblyman assemblywoman rep reps representative
    representatives senators governor gov mayor professor prof dr mr mrs ms miss messrs sir dame lord lady baroness
    baron earl viscount count countess chair chairman chairwoman chairperson ceo founder co-founder owner justice judge
    judges speaker councillor archbishop bishop cardinal pope rabbi imam reverend rev father pastor coach leader
    activist journalist author poet artist singer filmmaker entrepreneur lawyer scientist economist engineer
    publisher editor correspondent reporter citizen citizens dissident champion player athlete mp mep mps
    congressmen majority minority whip""".split()
)
_LESSER = frozenset(
    "deputy under assistant permanent principal press private parliamentary associate executive".split()
)
"""Before "secretary" they make an official of a minister."""
_SENT = frozenset("special permanent high personal trade deputy us".split())
"""Before "representative" they make an official of a member of parliament."""
_MODIFIERS = frozenset(
    """deputy vice under assistant acting senior special permanent principal associate joint interim designate
    foreign defence defense prime first second third crown national federal chief interior home finance executive
    managing general former then late new outgoing incoming press private major rear lieutenant air field fleet
    honourable honorable hon right rt retired ret""".split()
)
COURTESY = frozenset("mr mrs ms miss messrs dr sir dame .".split())
"""Words of address that tell nothing of a post."""
HEADS = _MINISTERS | _OFFICIALS | _OTHERS
PLURALS = {
    "senators": "senator",
    "sens": "senator",
    "representatives": "representative",
    "reps": "representative",
    "congressmen": "congressman",
    "congresswomen": "congresswoman",
    "governors": "governor",
    "mayors": "mayor",
    "justices": "justice",
    "judges": "judge",
    "professors": "professor",
    "presidents": "president",
    "premiers": "premier",
    "chancellors": "chancellor",
    "ministers": "minister",
    "secretaries": "secretary",
    "ambassadors": "ambassador",
    "generals": "general",
    "admirals": "admiral",
    "commissioners": "commissioner",
    "messrs": "mr",
    "drs": "dr",
}
"""Titles in the plural, which stand before the names of several people."""
_INSIDE = frozenset("of for and the to & , ( ) - / in on".split())
"""What stands between the capitalised words of a post: "Under Secretary of State for Arms Control and Security"."""
_ABBREVIATED = 4
"""Letters of the longest title that is written with a full stop: "Prof."."""
_LONGEST = 22
"""Tokens of a post."""
COMPLEMENTS = frozenset(
    """general elect designate counsellor counselor executive officer minister secretary emeritus generals office
    staff council cabinet department administration adviser advisor team level""".split()
)
"""Right after the head of a post they belong to it, and are no name."""


def is_head(token: Token) -> bool:
    """Whether a word is the head of a post, or one of address."""
    return token.key in HEADS


def post_before(reading: Reading, at: int) -> tuple[int, int] | None:
    """The tokens of the post that ends right before token `at`; None where none stands there."""
    tokens = reading.tokens
    first, found = at, None
    while first > 0 and at - first < _LONGEST and not reading.breaks_before(first):
        token = tokens[first - 1]
        if token.text == "." and first > 1 and tokens[first - 2].key in HEADS:
            if len(tokens[first - 2].key) > _ABBREVIATED:
                break  # "… from a senior Minister. Mr" Roe
            first -= 1
            continue
        if not (token.capitalised or token.key in _INSIDE or token.key in _MODIFIERS or token.key in HEADS):
            break
        first -= 1
        if token.key in HEADS:
            found = first
        if token.text == "," and (found is not None or first < at - 1):
            break
    if found is None or not _reaches(tokens, found, at):
        return None
    while found > first and (tokens[found - 1].key in _MODIFIERS or tokens[found - 1].key in HEADS):
        found -= 1
    return found, at


def _reaches(tokens: Sequence[Token], found: int, at: int) -> bool:
    """Whether a post runs on to the name: right up to it, or by "of", "for": no comma or "and" alone parts them."""
    between = tokens[found + 1 : at]
    if not between or (len(between) == 1 and between[0].text == "."):
        return True
    if between[-1].text == ",":
        # "The Minister of Fisheries, Jane Roe"; not "Minister Smith, Jane Roe".
        return len(between) == 1 or between[0].key in {"of", "for"}
    if between[-1].text in {"(", "/", "&"} or between[-1].key in {"and", "of", "for", "the", "to", "in", "on"}:
        return False
    return between[0].key in {"of", "for", "to"} or any(t.key in HEADS for t in between) or between[0].text == "("


def with_modifiers(reading: Reading, head: int) -> int:
    """The token at which the words begin that narrow the head of a post: "Assistant" of "Assistant Secretaries"."""
    first = head
    while first > 0 and reading.tokens[first - 1].key in _MODIFIERS and not reading.breaks_before(first):
        first -= 1
    return first


def post_after(reading: Reading, at: int) -> tuple[int, int] | None:
    """The tokens of the post that follows a name and a comma: "Ned Price, Department Spokesperson"."""
    tokens = reading.tokens
    if at >= len(tokens) or tokens[at].text not in {",", "("}:
        return None
    first = at + 1
    while first < len(tokens) and tokens[first].key in {"the", "a", "an", "our", "its", "their", "my"}:
        first += 1
    last = first
    while (
        last < len(tokens) and last - first < 9 and "\n" not in reading.text[tokens[last - 1].end : tokens[last].start]
    ):
        token = tokens[last]
        if token.key in HEADS:
            return first, last + 1
        if not (token.capitalised or token.key in _INSIDE or token.key in _MODIFIERS) or token.text in {",", "(", ")"}:
            break
        last += 1
    return None


def kind_of(tokens: Sequence[Token]) -> PersonKind:
    """Whether the words of a post are those of a minister, an official or somebody else."""
    keys = [PLURALS.get(t.key, t.key) for t in tokens]
    if {"former", "ex"}.intersection(keys):
        return "other"
    within = next((n for n, key in enumerate(keys) if key in {"of", "for", "to"}), len(keys))
    if HEADS.intersection(keys[:within]):
        keys = keys[:within]  # "Chief of Staff for the President" is no president
    for number in range(len(keys) - 1, -1, -1):
        key, before = keys[number], keys[max(0, number - 3) : number]
        if key in {"mr", "mrs", "ms", "dr", "sir", "dame"}:
            continue
        if key == "general" and before[-1:] == ["attorney"]:
            return "minister"
        if key == "secretary":
            lesser = bool(_LESSER.intersection(before))
            return "official" if lesser else "minister"
        if key == "representative" and _SENT.intersection(before):
            return "official"
        if key == "president" and {"vice", "senior", "university", "bank", "company"}.intersection(keys):
            return "minister" if "vice" in before and "senior" not in keys else "other"
        for kind, words in _KINDS:
            if key in words:
                return kind
    return "other"


_KINDS: tuple[tuple[PersonKind, frozenset[str]], ...] = (
    ("minister", _MINISTERS),
    ("official", _OFFICIALS),
    ("other", _OTHERS - {"mr", "mrs", "ms", "dr", "sir", "dame"}),
)
