"""Links that tell who follows them: taken out, or unwrapped to where they lead and freed of what tracks a reader."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.capture.personal_data.findings import Finding, placeholder

PERSONAL = "personal link"
TRACKING = "tracking link"
_LINK = re.compile(r"(?<![\w.])(?:https?://|www\.(?=[\w-]))[^\s<>\"'“”‘’()\[\]{}|\\^`\ue000\ue001]+", re.IGNORECASE)
_BROKEN = re.compile(r"(?<=<)https?://[^\s<>]*(?:\n[^\s<>]+)+(?=>)|(?<=\[ )https?://[^\s\[\]]*(?:\n[^\s\[\]]+)+(?= \])")
"""A link between brackets that a mail program broke over several lines."""
_MARKDOWN = re.compile(r"\]\((?:mailto|tel|sms|callto|whatsapp|sip):[^()\s]*\)", re.IGNORECASE)
_WORTH_A_LOOK = re.compile(
    r"[?#;@%=~]|unsub|opt[-_]?out|click|track|/(?:CL0|L0|l|lnk|t|c|f|ss|mk|tr|e[23]t)/|[\w-]{40}", re.IGNORECASE
)
_TARGETS = (
    "url",
    "u",
    "q",
    "target",
    "redirect",
    "redirecturl",
    "redirect_url",
    "dest",
    "destination",
    "to",
    "link",
    "a",
)
"""Parameters in which a redirection carries the address it leads to."""
_REDIRECTORS = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|urldefense\.us|awstrack\.me"
    r"|cudasvc\.com|sophos\.com|mimecast\.com|mimecastprotect\.com|trendmicro\.com|fireeye\.com|govdelivery\.com"
    r"|lnks\.gd|list-manage\.com|sendgrid\.net|mandrillapp\.com|hubspotlinks\.com|exct\.net|rs6\.net|mailgun\.org|sparkpostmail\.com"
    r"|createsend\d*\.com|cmail\d+\.com|e2ma\.net|mjt\.lu|mlsend\.com|sendibt\d\.com|customeriomail\.com|klclick\d?\.com"
    r"|pardot\.com|eloqua\.com|mktoweb\.com|constantcontact\.com|campaign-archive\.com|facebook\.com/l\.php)\Z",
    re.IGNORECASE,
)
_REDIRECTING = re.compile(
    r"(?:google\.[a-z.]{2,6}/url|facebook\.com/(?:l|flx/warn)[./]|youtube\.com/redirect|linkedin\.com/(?:redir|safety)"
    r"|instagram\.com/\?u=|bing\.com/ck/a|/(?:track|ls|wf|e2t)/(?:click|c)\b|/c/click|/click\b|/redir(?:ect)?\b|/tn\.jsp"
    r"|\A(?:https?://)?(?:(?:e?mail\d*|go|info|news|link|links|l)\.)?(?:clicks?|track|tracking|trk|redirect)\d*\.)",
    re.IGNORECASE,
)
_OF_A_READER = re.compile(
    r"lnks\.gd/l/|\.list-manage\d?\.com/track/|\.rs6\.net/tn\.jsp|/ls/click\?upn=|/ss/c/u\d|/f/a/[^/]+~~/"
    r"|\.createsend\d*\.com/t/|\.cmail\d+\.com/t/|\.e2ma\.net/click/|\.mjt\.lu/lnk/|mandrillapp\.com/track/"
    r"|/icp/relay\.php|/lt\.php\?|/mk/(?:cl|op)/f/|/e[23]t/(?:ctc|c|to)/|//(?:\w+\.)*email\.[^/]+/c/eJ|substack\.com/redirect/",
    re.IGNORECASE,
)
"""Addresses that mailing services make for each reader anew: GovDelivery, Mailchimp, Constant Contact, SendGrid,
SparkPost, Campaign Monitor, Emma, Mailjet, iContact, ActiveCampaign, Brevo, HubSpot, Mailgun, Substack."""
_CARRIED = re.compile(r"/(?:CL|L)0/(https?:[^/]+)|/(https?%3A(?:%2F){2}[^/?&#]+)", re.IGNORECASE)
_BASED = re.compile(r"/(aHR0c[\w=-]+)(?=[/?#]|\Z)")
"""Mailjet and others carry the address in base64."""
_TOKEN = re.compile(r"/eyJ[\w-]+\.([\w-]+)\.[\w-]+(?=/|\Z)")
"""A JSON web token in a path: GovDelivery writes the target into it, beside who follows."""
_DEFENSE = re.compile(r"/v3/__(.+?)__;")
_AFTER_PARAMETERS = re.compile(r"&(https?(?:://|%3A%2F%2F).+)\Z", re.IGNORECASE)
_GOVDELIVERY_TRACK = re.compile(r"govdelivery\.com(?::\d+)?/track\b", re.IGNORECASE)
_SUBSCRIPTION = re.compile(
    r"unsubscri|(?<![a-z])unsub(?![a-z])|opt[-_]?out(?![a-z])|one[-_]?click[-_]?(?:list|un)"
    r"|(?:e-?mail|mail|subscri(?:ber|ption)s?|communication|notification|newsletter)s?[-_/]?(?:preferences?|settings)"
    r"|(?:manage|update|edit|change)[-_/]?(?:your[-_/]?)?(?:subscriptions?|preferences|profile)(?![a-z])"
    r"|/subscribers?/(?:edit|new|manage|preferences)|list-manage\.com/(?:profile|vcard|about)|/email/manage"
    r"|/preference-?cent(?:er|re)|//visitor\.constantcontact\.com/",
    re.IGNORECASE,
)
_TRACKS = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|_hs\w+|__hs\w+|hsctatracking|(?:fb|g|d|ms|y|tt|tw|rdt_|sc)cli(?:d|ck_?id)"
    r"|gbraid|wbraid|gad_source|gclsrc|_ga|_gl|mc_[ce]id|mkt_tok|igshid|igsh|li_fat_id|s_cid|s_kwcid|vero_(?:id|conv)"
    r"|oly_(?:enc|anon)_id|wickedid|ck_subscriber_id|ml_subscriber(?:_hash)?|elq\w*|trkcampaign|ref_src|ref_url"
    r"|sfmc_\w+|sfmc\w*id|emci|emdi|ceid|cmpid|ns_(?:campaign|mchannel|source|linkname)|at_(?:medium|campaign\w*|link\w*)"
    r"|enid|(?:subscriber|recipient|contact|reader|member|user|visitor|client|e?mail)_?(?:id|hash|key|token|uid|guid)"
    r"|recipient|subscriber|tracking_?id|smid|smtyp|ved|sca_esv|dm_i|_branch_match_id|guccounter|guce_\w+|phpsessid|jsessionid"
    r"|session_?id|csrf\w*|access_token",
    re.IGNORECASE,
)
_MAY_TRACK = re.compile(
    r"ref|source|src|[cemrusn]id|id|key|e|h|hash|t|r|s|c|k|d|trk|ei|usg|sig|signature|auth|_?token|data", re.IGNORECASE
)
_OF_MAILCHIMP = re.compile(r"e=[\da-f]{10}")
_OPAQUE = re.compile(
    r"(?=[A-Za-z+/=_]*\d)(?=[\d+/=_]*[A-Za-z])[A-Za-z0-9+/=_]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"
)
"""Letters and figures that are no words: they name a reader, or what a reader was sent."""
_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/?#&]*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s/@?&=]@[^\s/@?&=]+\.[a-z]|[^\s/@?&=%]%40[\w.-]+\.[a-z]", re.IGNORECASE)
_DEEPEST = 5
LONGEST = 8_000
"""Characters of an address; browsers and servers take no longer ones."""


def find_links(text: str) -> Iterator[Finding]:
    """Every link in `text` that tells who follows it, with the link that may stay, or the placeholder."""
    found = text.find("http") >= 0 or text.find("www.") >= 0 or text.find("HTTP") >= 0
    if "](" in text:
        for match in _MARKDOWN.finditer(text):
            what = "e-mail address" if match.group()[2:].casefold().startswith("mailto") else "telephone number"
            yield Finding(match.start() + 2, match.end() - 1, what, "#")
    if not found:
        return
    for match in _BROKEN.finditer(text):
        yield from _judged(text, match.start(), match.end())
    for match in _LINK.finditer(text):
        yield from _judged(text, match.start(), match.start() + len(match.group().rstrip(".,;:!?…*_")))


def _judged(text: str, start: int, end: int) -> Iterator[Finding]:
    link = text[start:end]
    if _WORTH_A_LOOK.search(link) is None:
        return
    kept = without_tracking("".join(link.split()))
    target = text[max(0, start - 2) : start] == "](" and text[end : end + 1] == ")"
    if kept is None:
        yield Finding(start, end, PERSONAL, "#" if target else placeholder(PERSONAL))
    elif kept != "".join(link.split()):
        yield Finding(start, end, TRACKING, kept)


def without_tracking(link: str) -> str | None:
    """The link as it may stay: unwrapped, without parameters that track. None where it leads to one person's page."""
    if len(link) > LONGEST:
        return None
    for _ in range(_DEEPEST):
        target = _unwrapped(link)
        if target is None:
            break
        link = target
    if _is_redirection(link) and _target_unknown(link):
        return None
    if _SUBSCRIPTION.search(link):
        return None
    return _stripped(link)


def _unwrapped(link: str) -> str | None:
    """Where a redirection leads, if the link says so itself."""
    if defended := _DEFENSE.search(link):
        return _web(defended[1].replace("*", "%2A") if "*" not in defended[1] else defended[1].split("*", 1)[0])
    if _GOVDELIVERY_TRACK.search(link):
        carried = _AFTER_PARAMETERS.search(link.replace("&amp;", "&"))
        return _web(unquote(carried[1]) if carried and "://" not in carried[1][:9] else carried[1]) if carried else None
    if carried := _CARRIED.search(link):
        return _web(unquote(carried[1] or carried[2]))
    if token := _TOKEN.search(link):
        return _web(_claimed(token[1]))
    if not _is_redirection(link):
        return None
    if based := _BASED.search(link):
        return _web(_unbase64(based[1]))
    for name, stated in _parameters(link):
        if name.casefold() in _TARGETS:
            coded = "urldefense" in link and "-3A__" in stated
            value = stated.replace("-", "%").replace("_", "/") if coded else stated
            if target := _web(unquote(value)) or _web(_unbase64(value)):
                return target
    return None


def _web(address: str) -> str | None:
    if len(address) > LONGEST or not re.match(r"https?:/{1,2}[^\s/]+\.", address, re.IGNORECASE):
        return None
    return address if "://" in address[:8] else address.replace(":/", "://", 1)


def _unbase64(value: str) -> str:
    if not re.match(r"aHR0c", value):
        return ""
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_").decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _claimed(payload: str) -> str:
    """The address that the payload of a JSON web token states."""
    try:
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return ""
    return str(claims.get("url", "")) if isinstance(claims, dict) else ""


def _is_redirection(link: str) -> bool:
    host = _host(link)
    return any((_REDIRECTORS.search(host), _REDIRECTING.search(link[:300]), _OF_A_READER.search(link[:300])))


def _target_unknown(link: str) -> bool:
    """True where a redirection keeps for itself where it leads: nobody but its own reader can tell."""
    if _OF_A_READER.search(link[:300]):
        return True
    rest = link.split("://", 1)[-1].partition("/")[2]
    return any(_OPAQUE.search(part) for part in re.split(r"[/?&#]", rest)) or bool(_GOVDELIVERY_TRACK.search(link))


def _host(link: str) -> str:
    try:
        return urlsplit(link if "://" in link else f"//{link}").hostname or ""
    except ValueError:
        return ""


def _parameters(link: str) -> Iterator[tuple[str, str]]:
    query = link.partition("?")[2].partition("#")[0]
    for part in re.split(r"&(?:amp;)?|;", query):
        name, _, value = part.partition("=")
        yield name, value


def _stripped(link: str) -> str | None:
    """The link without what tracks a reader in its parameters. None where its path holds an address."""
    before, hash_, fragment = link.partition("#")
    path, question, query = before.partition("?")
    path = _IN_PATH.sub("", path)
    scheme, slashes, rest = path.rpartition("://")
    host, slash, place = rest.partition("/")
    path = f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{place}"
    if _ADDRESS.search(place):
        return None
    parts = re.split(r"(&(?:amp;)?)", query)
    kept = [part for part in parts[::2] if not _tracks(part)]
    if len(kept) < len(parts[::2]):
        joint = "&amp;" if "&amp;" in query else "&"
        query = joint.join(kept)
        question = "?" if query else ""
    if fragment and (_tracks(fragment) or any(_tracks(part) for part in fragment.split("&"))):
        hash_ = fragment = ""
    return f"{path}{question}{query}{hash_}{fragment}"


def _tracks(parameter: str) -> bool:
    name, equals, value = parameter.partition("=")
    name = unquote(name).removeprefix("amp;")  # a link escaped twice
    if not equals:
        return bool(_ADDRESS.search(parameter))
    value = unquote(value)
    return (
        bool(_TRACKS.fullmatch(name))
        or bool(_OF_MAILCHIMP.fullmatch(parameter))
        or bool(_ADDRESS.search(value))
        or (bool(_MAY_TRACK.fullmatch(name)) and _OPAQUE.search(value) is not None)
    )
