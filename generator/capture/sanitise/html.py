"""HTML without personal data: its text masked, and everything out that reports to somebody who reads it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement, tostring

from generator.capture.formats import PROLOGUE
from generator.capture.html_tree import parse
from generator.capture.personal_data import mask_target, personal_data
from generator.capture.personal_data.findings import Finding
from generator.capture.personal_data.links import PERSONAL, TRACKING, without_tracking
from generator.capture.reading import CannotRead
from generator.capture.sanitise.json_texts import rewrite_texts
from generator.capture.sanitise.taken import Taken, without_personal_data

ADDRESS = "e-mail address"
COMMENT, FORM, PICTURE, PIXEL, SCRIPT = "comment", "form field", "embedded picture", "tracking pixel", "script"
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr input o:p".split()
)
_PAGE = re.compile(rf"{PROLOGUE}<(?:!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LINKS = frozenset(
    ("href", "src", "action", "formaction", "background", "poster", "cite", "longdesc", "data", "srcset")
)
_TOKEN = re.compile(r"csrf|xsrf|nonce|session|visitor|user[-_]?id|(?:auth|api|access|request)[-_]?token", re.IGNORECASE)
_TINY = re.compile(r"(?:^|;)\s*(?:max-)?(?:width|height)\s*:\s*[0-2](?:px)?\s*(?:!important)?\s*(?=;|$)", re.IGNORECASE)
_BEACON = re.compile(
    r"/track\b[^\s]*(?:open|enid=)|/open(?:\.\w{2,4}|/|\?|$)|/wf/open|/e2t/o|/o\.gif|/(?:pixel|beacon|spacer|blank|clear)"
    r"(?:\.\w{2,4}|/|\?|$)|track/open|google-analytics\.com|googletagmanager\.com|doubleclick\.net|facebook\.com/tr\b"
    r"|scorecardresearch\.com|quantserve\.com|hotjar\.com|bat\.bing\.com|px\.ads\.linkedin\.com|analytics\.twitter\.com"
    r"|matomo\.php|piwik\.php|stats\.wp\.com|pixel\.wp\.com|omtrdc\.net|2o7\.net|webtrends",
    re.IGNORECASE,
)
_STYLE_ADDRESS = re.compile(r"url\(\s*(?:\"[^\"]*\"|'[^']*'|[^()'\"]*)\s*\)|@import[^;]{1,2000};?", re.IGNORECASE)
_TO_ONE_READER = re.compile(
    r"unsubscribe|opt[- ]?out|(?:manage|update|change|edit)\b.{0,30}\b(?:preferences|subscriptions?|profile|settings)"
    r"|(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web ?page)|forward (?:this|to a friend)|abmelden|abbestellen"
    r"|im browser|se désabonner|désinscri|dans (?:votre|le) navigateur",
    re.IGNORECASE,
)
_TOKENS = re.compile(r"[?&;=]|[A-Za-z0-9_-]{16,}")
_BROKEN_UP = re.compile(r"\s+")
_TO_COLLAPSE = re.compile(r"\s\s|[^\S ]")
_LINE = "\n"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What a reference can name (&#1;), and no tree takes."""
_GONE = "taken-out"


def html_without(html: str, allowed: frozenset[str], mail: bool = False) -> tuple[str, list[Taken]]:
    """The page or fragment as it may be stored, and what was taken out; unchanged where that is nothing."""
    try:
        root = parse(html, comments=True)
    except CannotRead as error:
        if error.code == "C010":
            raise
        return without_personal_data(html, allowed, mail)
    taken = [*_outside(root), *_elements(root, allowed), *_words(root, allowed, mail)]
    return (_written(root, html), taken) if taken else (html, [])


def _written(root: HtmlElement, html: str) -> str:
    if _PAGE.match(html):
        doctype = root.getroottree().docinfo.doctype
        for meta in root.iter("meta"):
            if meta.get("charset"):
                meta.set("charset", "utf-8")
        return str(tostring(root, encoding="unicode", doctype=doctype or None)) + "\n"
    body = root.find("body")
    if body is None:
        return str(tostring(root, encoding="unicode"))
    text = _escaped(body.text) + "".join(str(tostring(child, encoding="unicode")) for child in body)
    return text.strip() + html[len(html.rstrip()) :]


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _outside(root: HtmlElement) -> Iterator[Taken]:
    """Comments before and after the page itself; they are not written again."""
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield Taken(COMMENT, (node.text or "")[:80])


def _elements(root: HtmlElement, allowed: frozenset[str]) -> Iterator[Taken]:
    for element in [*root.iter()]:
        if not isinstance(element.tag, str):
            yield Taken(COMMENT, (element.text or "").strip()[:80])
        elif what := _to_go(element):
            yield Taken(what, (element.text or "").strip()[:80] or element.get("src") or element.get("name") or "")
            element.tag = _GONE
        else:
            yield from _attributes(element, allowed)
            if element.tag == "style" and element.text:
                yield from _style(element)
            elif element.tag == "script" and element.text:
                after, taken = rewrite_texts(element.text, lambda text, _: without_personal_data(text, allowed))
                element.text = _UNWRITABLE.sub("", after)
                yield from taken
    # All at once: what follows an element that goes stays, and moving it one by one takes time.
    etree.strip_elements(root, _GONE, etree.Comment, etree.ProcessingInstruction, with_tail=False)


def _to_go(element: HtmlElement) -> str | None:
    """What kind of thing an element is that goes as a whole; None for one that stays."""
    tag, source = element.tag, element.get("src") or ""
    if tag == "script":
        return None if (element.get("type") or "").strip().casefold() == "application/ld+json" else SCRIPT
    if tag == "input" and (element.get("value") or (element.get("type") or "").casefold() == "hidden"):
        return FORM
    if tag == "meta" and _TOKEN.search(element.get("name") or ""):
        return FORM
    if tag in ("img", "input", "iframe", "embed"):
        sizes = [(element.get(side) or "").strip().removesuffix("px") for side in ("width", "height")]
        tiny = len(_TINY.findall(element.get("style") or "")) > 1 or all(size in ("0", "1", "2") for size in sizes)
        outside = source.startswith(("http", "//"))
        if outside and (tiny or _BEACON.search(source) or without_tracking(source) is None):
            return PIXEL
    return None


def _attributes(element: HtmlElement, allowed: frozenset[str]) -> Iterator[Taken]:
    if coded := element.get("data-cfemail"):
        # An address that a script puts together in the reader's browser.
        yield Taken(ADDRESS, coded)
        element.attrib.pop("data-cfemail")
        element.text = f"[{ADDRESS}]"
    if "/cdn-cgi/l/email-protection" in (element.get("href") or ""):
        yield Taken(ADDRESS, element.get("href"))
        element.set("href", "#")
    for name, value in [*element.attrib.items()]:
        if not isinstance(name, str):
            continue
        what, after = _attribute(element, name.casefold(), str(value), allowed)
        if what is None:
            continue
        yield Taken(what, str(value))
        if after is None:
            del element.attrib[name]
        else:
            element.set(name, _UNWRITABLE.sub("", after))


def _attribute(element: HtmlElement, name: str, value: str, allowed: frozenset[str]) -> tuple[str | None, str | None]:
    """(what is wrong with an attribute, what it is from now on); (None, …) where it may stay."""
    if name.startswith("on"):
        return SCRIPT, None
    if name == "ping" or (name != "name" and _TOKEN.search(name)):
        return TRACKING if name == "ping" else FORM, None
    if value[:5].casefold() == "data:" and len(value) > 5:
        return PICTURE, None
    if name == "style":
        after = _STYLE_ADDRESS.sub(" ", value)
        return (None, None) if after == value else (TRACKING, after)
    if name == "srcset":
        return _sources(value)
    if name in _LINKS:
        return _link(element, name, value, allowed)
    after, taken = without_personal_data(value, allowed)
    return (taken[0].what, after) if taken else (None, None)


def _sources(value: str) -> tuple[str | None, str | None]:
    parts = [part.split() for part in re.split(r",\s+", value) if part.split()]
    kept = [(without_tracking(part[0]), part) for part in parts]
    if any(address is None or address.startswith("data:") or _BEACON.search(address) for address, _ in kept):
        return PIXEL, None
    after = ", ".join(" ".join([address or "", *part[1:]]) for address, part in kept)
    return (TRACKING, after) if any(address != part[0] for address, part in kept) else (None, None)


def _link(element: HtmlElement, name: str, value: str, allowed: frozenset[str]) -> tuple[str | None, str | None]:
    target = _BROKEN_UP.sub("", value)
    kept = mask_target(target, allowed)
    if kept == "#" and target != "#":
        scheme = target.partition(":")[0].casefold()
        return {"mailto": ADDRESS, "http": PERSONAL, "https": PERSONAL}.get(scheme, "telephone number"), kept
    if element.tag == "a" and name == "href" and target[:4].casefold() == "http" and _TOKENS.search(target[8:]):
        words = " ".join(element.text_content().split())[:120]
        if len(words) < 100 and _TO_ONE_READER.search(words):
            return PERSONAL, "#"
    if kept != target:
        return TRACKING, kept
    found = personal_data(target, allowed) if "@" in target or "%40" in target else []
    return (found[0].what, "#") if found else (None, None)


def _style(element: HtmlElement) -> Iterator[Taken]:
    """A style sheet without the pictures and sheets it loads: each tells that somebody reads."""
    after = _STYLE_ADDRESS.sub(" ", element.text or "")
    if after != element.text:
        yield Taken(TRACKING, (element.text or "").strip()[:80])
        element.text = _UNWRITABLE.sub("", after)


class _Text:
    """The text of a tree as one string with single spaces, and for each stretch of it where it stands in the tree."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.places: list[tuple[int, HtmlElement, bool, Sequence[int]]] = []
        """(start, element, whether it is the element's tail, place in the node for every character)"""

    def add(self, node: HtmlElement, tail: bool) -> None:
        source = (node.tail if tail else node.text) or ""
        if not source:
            return
        if not _TO_COLLAPSE.search(source):
            self.places.append((self.length, node, tail, range(len(source) + 1)))
            self._append(source)
            return
        plain: list[str] = []
        offsets = array("L")
        at = 0
        for run in _BROKEN_UP.finditer(source):
            plain += [source[at : run.start()], " "]
            offsets.extend(range(at, run.start() + 1))
            at = run.end()
        plain.append(source[at:])
        offsets.extend(range(at, len(source) + 1))
        self.places.append((self.length, node, tail, offsets))
        self._append("".join(plain))

    def break_line(self) -> None:
        if self.pieces and self.pieces[-1] != _LINE:
            self._append(_LINE)

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _words(root: HtmlElement, allowed: frozenset[str], mail: bool) -> Iterator[Taken]:
    """Mask the text, wherever elements break it up: `<b>Tel:</b> 020 …`."""
    text = _text_of(root)
    whole = "".join(text.pieces)
    found = personal_data(whole, allowed, mail)
    if found:
        yield from (Taken(finding.what, whole[finding.start : finding.end]) for finding in found)
        _replace(text, found)


def _text_of(root: HtmlElement) -> _Text:
    text = _Text()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                text.add(element, tail=True)
            continue
        if element.tag not in _INLINE:
            text.break_line()
        if event == "start" and element.tag not in ("script", "style"):
            text.add(element, tail=False)
        elif event == "end" and element is not root:
            text.add(element, tail=True)
    return text


def _replace(text: _Text, found: list[Finding]) -> None:
    """Write the findings into the nodes they stand in."""
    at = 0
    for start, node, tail, offsets in text.places:
        end = start + len(offsets) - 1
        while at < len(found) and found[at].end <= start:
            at += 1
        number, done = at, 0
        pieces: list[str] = []
        source = (node.tail if tail else node.text) or ""
        while number < len(found) and found[number].start < end:
            finding = found[number]
            begin, stop = max(finding.start - start, 0), min(finding.end - start, len(offsets) - 1)
            # Where several nodes hold parts of it, the first gets what stands in its place.
            pieces += [source[done : offsets[begin]], finding.instead if start <= finding.start else ""]
            done = offsets[stop - 1] + 1
            number += 1
        if not pieces:
            continue
        after = _UNWRITABLE.sub("", "".join([*pieces, source[done:]]))
        if tail:
            node.tail = after
        else:
            node.text = after
