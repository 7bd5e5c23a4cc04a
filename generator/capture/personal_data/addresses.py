"""E-mail addresses in a text, written out, percent-encoded, as entities, or spelled so that machines miss them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.capture.personal_data.findings import Finding, placeholder

WHAT = "e-mail address"
_AT = re.compile(
    r"@|\uff20|%40|&#0*64;|&#x0*40;|&commat;"
    r"|[ \t]?[\[({<][ \t]?(?:at|@|a)[ \t]?[\])}>][ \t]?|[_*-]at[_*-]|[ \t]at[ \t](?=[a-z][\w-]{0,62}\.[a-z])"
    r"|[ \t]@[ \t](?=\S{1,63}\.)|[ \t]at[ \t](?=\S{1,63}[ \t]dot[ \t])",
    re.IGNORECASE,
)
_NEEDED = (
    "@",
    "<at>",
    "\uff20",
    "%40",
    "&#",
    "&commat;",
    "[at",
    "(at",
    "{at",
    "[ at",
    "( at",
    " dot ",
    "[AT",
    "(AT",
    " DOT ",
    "(a)",
    "_at_",
    "*at*",
    "-at-",
)
"""One of these stands in every text that holds an address: a quick look before the thorough one."""
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_READ_OUT = re.compile(r"[a-z]{2,30}[._][a-z]{2,30} at [a-z][\w-]{0,62}\.[a-z]")
"""A name made of two, and a domain, with the word between them: "jane.roe at mod.example"."""
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_SPELLED = re.compile(
    rf"{_LABEL}(?:(?:[ \t]?[\[({{][ \t]?(?:dot|punkt|\.)[ \t]?[\])}}][ \t]?|[ \t](?:dot|punkt)[ \t]|\.){_LABEL})+",
    re.IGNORECASE,
)
_LAST = re.compile(r"[^\W\d_]{2,24}|xn--[a-z0-9-]+", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.!#$%&'’*+/=?^`{|}~-]{1,64}\Z")
_QUOTED = re.compile(r"\"[^\"\n]{1,64}\"\Z")
_SCHEME = re.compile(r"(?:mailto|smtp|sip|xmpp):(?://)?\Z", re.IGNORECASE)
_QUERY = re.compile(r"\?[^\s<>\"'()\[\]]*")
_NO_DOMAINS = frozenset("the a an this that our his her their its every each".split())
_NO_NAMES = frozenset("us me him her them it online here more and or visit follow find see is are".split())
"""Before an at sign between spaces: "find us @ example.org"."""
_TOP = frozenset(
    "com org net gov mil edu int info eu uk us au nz ca ie de fr pl it es nl be lu at ch cz sk hu ro bg hr si ee lv lt "
    "fi se no dk is pt gr tr ua ge md jp kr in il za".split()
)


def find_addresses(text: str, allowed: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Every e-mail address in `text` but those `allowed` (in lower case)."""
    if not any(needed in text for needed in _NEEDED) and (" at " not in text or not _READ_OUT.search(text)):
        return
    done = 0
    for mark in _AT.finditer(text):
        if mark.start() < done:
            continue
        span = _address(text, mark, done)
        if span is None:
            continue
        start, end = span
        done = end
        if text[start:end].casefold() in allowed:
            continue
        scheme = _SCHEME.search(text[max(0, start - 9) : start])
        if scheme is not None:
            start -= scheme.end() - scheme.start()
            query = _QUERY.match(text, end)
            done = end = end + len(query.group().rstrip(".,;:!?")) if query is not None else end
        target = text[max(0, start - 2) : start] == "](" and text[end : end + 1] == ")"
        yield Finding(start, end, WHAT, "#" if target else placeholder(WHAT))


def _address(text: str, mark: re.Match[str], done: int) -> tuple[int, int] | None:
    """Where the address round an at sign begins and ends; None where there is none."""
    before = text[max(done, mark.start() - 64) : mark.start()]
    local = _QUOTED.search(before) or _LOCAL.search(before)
    if local is None:
        return None
    name = _from_first_letter(local.group())
    read_out = mark.group().strip() == "at" and " dot " not in text[mark.end() : mark.end() + 70].casefold()
    if read_out and _READ_OUT.match(text, mark.start() - len(local.group())) is None:
        return None
    spaced = mark.group().strip() == "@" != mark.group()
    word = mark.group().strip()
    plain = not spaced and ("@" in word or not (word.isalpha() or word[0] in "_*-" or word.casefold() == "(a)"))
    spelled = not plain or mark.group() != mark.group().strip("[({< \t>})]")
    domain = (_SPELLED if spelled else _DOMAIN).match(text, mark.end())
    if not name or domain is None or (spaced and name.casefold() in _NO_NAMES):
        return None
    end = _end_of_domain(domain, plain)
    return (mark.start() - len(name), end) if end else None


def _from_first_letter(name: str) -> str:
    """The name before an at sign without the signs that stand before it: brackets, quotation marks, a slash."""
    if name.startswith('"'):
        return name
    for sign in "/=?&|{}":  # these are allowed in an address, and in reality part what stands around one
        name = name.rpartition(sign)[2]
    return name.lstrip(".!#$%&'’*+^`~-_") if re.search(r"[^\W_]", name) else ""


def _end_of_domain(domain: re.Match[str], plain: bool) -> int:
    """Where the domain ends: after the last part that can end one. 0 where none can."""
    labels = list(re.finditer(r"[\w-]+", domain.group()))
    names = [label for label in labels if label.group().casefold() not in ("dot", "punkt")]
    if not plain and (names[0].group().casefold() in _NO_DOMAINS or names[-1].group().casefold() not in _TOP):
        return 0
    while len(names) > 1:
        last, before = names[-1].group(), names[-2].group()
        runs_on = last[0].isupper() and before.islower()  # the next sentence, without a space before it
        if _LAST.fullmatch(last) and not (runs_on and len(names) > 2):
            return domain.start() + names[-1].end()
        names.pop()
    return 0
