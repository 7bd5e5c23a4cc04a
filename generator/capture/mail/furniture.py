"""What mailing services, mail programs and offices put round a release, whoever they are.

Only rules that hold for every mail; what one service alone writes stands in `publishers.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.capture.mail.letter import Letter, Passage, bare, passages
from generator.capture.personal_data.mail_words import SIGN_OFF

FURNITURE = "mail-furniture"
SIGNATURE = "signature"
_VIEW = re.compile(
    r"(?:trouble|problems?|difficulty|difficulties) (?:viewing|reading|seeing|displaying|with) th|"
    r"\b(?:view|read|see|open) (?:this|the|it|our)?\s?(?:e-?mail|message|newsletter|bulletin|it)?\s?"
    r"(?:online|(?:in|on|as|with|from) (?:a|your|the)? ?(?:web|internet)? ?-?(?:browser|page|site))|"
    r"\b(?:view|see|click here for) (?:the |a )?(?:web|online|html|browser) ?-?version|"
    r"\bcan(?:'|’)?(?:not|t) (?:read|see|view) th|not display(?:ed|ing)? (?:correctly|properly)|"
    r"^view in browser|"
    r"im browser (?:an)?(?:sehen|zeigen|öffnen)|online-?(?:version|ansicht)|nicht richtig (?:dargestellt|angezeigt)|"
    r"(?:version|visualiser|consulter|voir)\b.{0,40}\b(?:en ligne|navigateur)|w przeglądarce|nel (?:tuo )?browser|"
    r"en (?:su|tu|el) navegador|^add us to your address book|images? (?:are )?(?:not|blocked|disabled)|^no images\?",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"un-?subscri|\bsubscriptions?\b.{0,60}\b(?:manage|change|cancel|update|modify|stop|preferences|service)|"
    r"\b(?:manage|change|cancel|update|modify|edit|stop) (?:your|my|the|these|this)?\b.{0,25}"
    r"\b(?:subscri\w+|e-?mail (?:settings|preferences|address)|preferences|profile)|"
    r"\b(?:subscri\w+|e-?mail|communication|mailing) preferences|\bopt(?:ing)?[ -]out\b|"
    r"d[ée]sabonn|d[ée]sinscri|abmelden|abbestell|austragen|darse de baja|cancelar (?:la |su )?suscrip|disiscri|"
    r"annulla(?:re)? (?:l')?iscrizion|uitschrijven|afmelden|wypisz|wypisać|rezygnacj|avregistrer|avprenumerera",
    re.IGNORECASE,
)
"""How to leave a list: of the mail itself where it is a link, has an address beside it, or stands alone."""
_OF_THIS_MAIL = re.compile(
    r"\byou(?:(?:'|’)?re| are| have| were)? ?(?:currently )?(?:receiv\w+|subscribed|signed up|registered) (?:to |for )?"
    r"(?:this|these|our|the)\b.{0,30}\b(?:because|e-?mails?|messages?|newsletters?|bulletins?|list|updates|alerts|service)\b|"
    r"^sent to:? \S{0,60}(?:@|\[)|"
    r"\bwhy (?:am i|are you|did i) (?:getting|receiving|get|receive) (?:this|these)\b|"
    r"\byou (?:have )?asked .{1,60} to send you\b|"
    r"\bthis (?:e-?mail|message|newsletter|bulletin|mail)\b.{0,20} (?:was|has been|is) (?:being )?"
    r"(?:sent|intended|delivered)\b|"
    r"\b(?:(?:no longer|not) (?:wish|want) to|stop) receiv(?:e|ing) (?:any|further|these|this|our|such|future)\b|"
    r"\b(?:remove|removed|unsubscribe) (?:me |yourself |your (?:name|address) )?from (?:this|these|the|our|all) "
    r"(?:mailing )?(?:lists?|e-?mails?|mailings?|messages|newsletters?)|"
    r"\bupdate your subscriptions, modify your password\b|"
    r"\bnot be construed as an endorsement of the (?:views|products)\b",
    re.IGNORECASE,
)
"""Words of which a mail's own foot speaks of the mail."""
_REACHED = re.compile(r"https?://|www\.|@|\[e-mail address\]|\[personal link\]|\breply\b", re.IGNORECASE)
_SUBSCRIBED = re.compile(
    r"\byou(?:(?:'|’)?re| are| have| were)? ?(?:currently )?(?:receiving this|subscribed to|signed up (?:for|to)|"
    r"registered (?:for|to receive))\b",
    re.IGNORECASE,
)
"""What services write above a mail: why it comes."""
_LISTED = re.compile(
    r"\bto (?:leave|subscribe|be removed|stop receiving)\b|\bmailing list\b|\blist(?:info|serv)\b|"
    r"\bforward to a friend\b",
    re.IGNORECASE,
)
"""In short lines only: releases, too, say how to subscribe."""
_LEGAL = re.compile(
    r"^(?:copyright (?=\W|\d)|©|\(c\) ?\d{4})|all rights reserved\W*$|\bprivacy (?:policy|notice|statement)\b|"
    r"\bterms of (?:use|service)\b|"
    r"\bour (?:mailing|postal) address\b|\bdo not reply\b|\bnot reply to this\b|"
    r"\bpowered by\b|\bthis service is provided\b|\bunmonitored\b|\b(?:datenschutz|impressum)\b|mentions légales",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"(?=.*\b(?:confidential\w*|privileged|vertraulich\w*|confidentiel\w*|poufn\w*|riservat\w*|confidencial\w*|"
    r"vertrouwelijk\w*)\b)(?=.*\b(?:recipients?|addressees?|intended|e-?mail|message|empfänger|adressat|destinataire|"
    r"odbiorc|destinatar)).*\b(?:error|disclos\w+|unauthori[sz]ed|prohibited|delete|notify|sender|intended|solely|"
    r"virus\w*|irrtümlich|vernichten|erreur|błęd\w+|errore)\b",
    re.IGNORECASE | re.DOTALL,
)
_BANNER = re.compile(
    r"\b(?:this (?:e-?mail|message)|e-?mail) (?:has )?(?:originated|came|is|was sent|comes) from "
    r"(?:an )?(?:outside|external)|"
    r"\bexternal (?:e-?mail|sender|message)\b|\bdo(?:n't| not) (?:open|click)\b.{0,80}\b(?:links?|attachments?)\b|"
    r"\byou don(?:'|’)t often get e-?mail from\b|\blearn why this is important\b",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"(?:sent|written) (?:from|via|with|using) (?:my |the )?(?:\w+[ -]?){1,5}\.?|get outlook for \w+( <.*>)?|"
    r"sent by .{1,30} app|von meinem .{1,40} gesendet|gesendet (?:mit|von) .{1,40}|"
    r"envoyé (?:de|depuis|à partir de) mon .{1,40}|enviado (?:desde|do) (?:mi|meu) .{1,40}|inviato da .{1,40}|"
    r"wysłan[eo] z .{1,40}|verstuurd vanaf .{1,40}|skickat från .{1,40}",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"[*#•·-]{0,3} ?"
    r"(?:(?:(?:like|follow|find|join|connect with|share|watch|visit|subscribe|on|us|via|our|to|and|it|this|page|"
    r"website|facebook|x|twitter|tweet|instagram|you ?tube|linked ?in|flickr|rss|threads|bluesky|mastodon|whatsapp|"
    r"telegram|tiktok|pinterest|tumblr|snapchat|reddit|e-?mail|print|forward|stay connected|follow us|"
    r"share this|website|web|blog|"
    r"medium|weibo|vk|xing|vimeo|soundcloud|podcast|icon|logo|home|contact|help|contact us|about us|about|privacy)"
    r"[\s|·•,/:&»>*-]*){1,14})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:back to (?:the )?(?:top|contents)|(?:return )?(?:to )?top|top of page|read (?:more|full|on|the full \w+)|"
    r"(?:full|more) (?:story|text|details|information)|continue reading|learn more|find out more|click here|"
    r"share|print|"
    r"nach oben|mehr lesen|weiterlesen|lire la suite|haut de page|czytaj (?:więcej|dalej))\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{1,5}[a-z]? (?:[\w.'’-]+ ){0,4}"
    r"(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|square|lane|place|nw|sw|ne|se)\b"
    r"|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
    re.IGNORECASE,
)
_ROW_TITLE = re.compile(
    r"(?:stay connected|stay in touch|follow us|follow|connect with|share|find us|join us|subscriber services?|"
    r"quick links|contact us|questions\?)(?!\w).{0,120}",
    re.IGNORECASE,
)
"""What stands above a row of links."""
_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w.-]+\w|\bhttps?://\S+|\bwww\.\S+|\+?\d[\d ()./-]{6,20}\d|\[(?:e-mail address|telephone number)\]",
    re.IGNORECASE,
)
"""How to reach a press office; several of them between a release and the foot of a mail are its card."""
_DRAWN = re.compile(r"[-–—=_~ ]{5,}")
_SIGNED = re.compile(r"-----(?:BEGIN|END) PGP [A-Z ]{6,30}-----")
_SCRUBBED = re.compile(r"-{6,30} next part -{6,30}", re.IGNORECASE)
"""What list programs write in place of a part they take out, over lines that say what it was."""
_ALT = re.compile(r"\[(?:image|logo|cid|inline)\b[^\[\]]{0,200}\]", re.IGNORECASE)
LONG = 25
"""Words of a passage that is no furniture unless its own words say so."""


def remove_furniture(letter: Letter, start: int, end: int) -> None:
    """Mark what is no part of a release among the kept lines from `start` up to `end`."""
    _remove_programs(letter, start, end)
    _remove_signature(letter, start, end)
    _remove_foot(letter, start, end)
    _remove_anywhere(letter, start, end)


def _remove_programs(letter: Letter, start: int, end: int) -> None:
    """ "Sent from my …" and pictures that a mail program writes out."""
    for at in range(start, end):
        line = letter.lines[at]
        if (
            line.kept
            and _SENT_FROM.fullmatch(bare(line.text))
            and len(line.text) < 80
            and _near_an_end(letter, at, end)
        ):
            letter.remove(at, at + 1, SIGNATURE)
        elif line.kept and _ALT.fullmatch(line.text.strip()):
            letter.remove(at, at + 1, FURNITURE)
        elif line.kept and _SIGNED.match(line.text):
            _remove_key(letter, at, end)
        elif line.kept and _SCRUBBED.fullmatch(line.text.strip()):
            letter.remove(at, _next_blank(letter, at, end), FURNITURE)


def _next_blank(letter: Letter, at: int, end: int) -> int:
    return next((n for n in range(at, min(at + 9, end)) if letter.lines[n].blank), at + 1)


def _remove_key(letter: Letter, start: int, end: int) -> None:
    """What PGP writes above a text and below it."""
    last = start + 1
    while last < min(end, start + 60) and not letter.lines[last].blank and not letter.lines[last].text.startswith("--"):
        last += 1
    if letter.lines[start].text.startswith("-----BEGIN PGP SIGNATURE"):
        last = next((n + 1 for n in range(start, min(end, start + 60)) if "-----END PGP" in letter.lines[n].text), last)
    letter.remove(start, min(last, end), SIGNATURE)


def _near_an_end(letter: Letter, at: int, end: int) -> bool:
    after = sum(len(line.text.split()) for line in letter.lines[at + 1 : end] if line.kept)
    return after < 120


def _remove_signature(letter: Letter, start: int, end: int) -> None:
    """What follows "-- ", or "Kind regards," with a name, at the end of a mail."""
    counts = [len(line.text.split()) if line.kept else 0 for line in letter.lines[start:end]]
    total, before = sum(counts), 0
    for at in range(start, end):
        text = bare(letter.lines[at].text)
        after = total - before - counts[at - start]
        if letter.lines[at].kept and after < min(120, total / 2):
            lines = [line for line in letter.lines[at + 1 : end] if line.kept and not line.blank]
            short = len(lines) <= 12 and all(len(line.text.split()) <= 12 for line in lines[:3])
            if short and (text in ("--", "—") or SIGN_OFF.fullmatch(text)):
                letter.remove(at, _end_of_signature(letter, at, end), SIGNATURE)
                return
        before += counts[at - start]


def _end_of_signature(letter: Letter, at: int, end: int) -> int:
    """A rule or a notice of a mailing list ends a signature."""
    for found in passages(letter, at, end):
        if found.start > at and (_leaves(found) or _CONFIDENTIAL.search(found.text)):
            return found.start
    return end


def _remove_foot(letter: Letter, start: int, end: int) -> None:
    """All from the first line on that says how to leave the list, and the rows of links above it."""
    found = passages(letter, start, end)
    first = len(found)
    prose = 0
    for at in range(len(found) - 1, -1, -1):
        passage = found[at]
        if is_foot(passage):
            first = at
        elif len(passage.words) > LONG or passage.kind == "table-row" or first - at > 6:
            prose += len(passage.words)
        if prose > 2 * LONG:
            break
    while 0 < first < len(found) and _hangs_over(found[first - 1]):
        first -= 1
    if first < len(found):
        first = min((at for at in range(max(1, first - 3), first) if _is_address(found[at:first])), default=first)
        letter.remove(found[first].start, end, FURNITURE)


def is_foot(passage: Passage) -> bool:
    """True for a passage that only stands below a mail: leaving the list, copyright, social media."""
    words = len(passage.words)
    if (words <= 150 and _leaves(passage)) or (words <= LONG and _LISTED.search(passage.text)):
        return True
    if words <= 400 and _CONFIDENTIAL.match(passage.text):
        return True
    legal = words <= 60 and bool(_LEGAL.search(passage.text))
    return (legal and (words <= LONG or bool(_LEGAL.search(passage.link_words)))) or _is_social(passage)


def _leaves(passage: Passage) -> bool:
    """True for words on how to leave the list by which the mail came; releases, too, speak of subscriptions."""
    if _OF_THIS_MAIL.search(passage.text):
        return True
    if not _LEAVING.search(passage.text):
        return False
    reached = len(passage.words) <= 2 * LONG and bool(_REACHED.search(passage.text))
    return len(passage.words) <= 6 or reached or bool(_LEAVING.search(passage.link_words))


def _is_social(passage: Passage) -> bool:
    if len(passage.words) > 60:
        return False
    row = (
        passage.links > 1 and passage.linked > 0.9 and len(passage.words) <= 4 * passage.links and passage.kind is None
    )
    return row or bool(_SOCIAL.fullmatch(passage.text) and (passage.links > 0 or len(passage.words) > 1))


def _is_address(lines: Sequence[Passage]) -> bool:
    """True for short lines the first of which is a postal address: services must write one over the way to leave."""
    return bool(_ADDRESS.search(lines[0].text)) and all(
        len(line.words) <= 14 and not line.text.endswith(".") and line.kind in (None, "paragraph") for line in lines
    )


def _hangs_over(passage: Passage) -> bool:
    """True for what stands between the last paragraph of a release and the foot of the mail."""
    if _DRAWN.fullmatch(passage.text) or _is_social(passage) or is_label(passage.text):
        return True
    if len(passage.words) <= 2 * LONG and len(_CONTACT.findall(passage.text)) > 1 and passage.text[-1:] != ".":
        return True
    return len(passage.words) <= 20 and passage.text[-1:] != "." and bool(_ROW_TITLE.fullmatch(passage.text))


def _remove_anywhere(letter: Letter, start: int, end: int) -> None:
    """Lines that are furniture wherever they stand: view in a browser, warnings, back to top."""
    found = passages(letter, start, end)
    for at, passage in enumerate(found):
        words = len(passage.words)
        outer = at < 12 or at > len(found) - 8
        warns = outer and words <= 40 and (_VIEW.search(passage.text) or _BANNER.search(passage.text))
        head = warns or (at < 12 and words <= 40 and _tells_why(passage))
        link = (
            passage.linked > 0.5
            and _LABEL.fullmatch(passage.text)
            and passage.text[:5].lower() in ("back ", "to to", "top o")
        )
        notice = words <= 400 and at > 0.5 * len(found) and _CONFIDENTIAL.match(passage.text)
        if head or link or notice or _DRAWN.fullmatch(passage.text) or (at < 5 and _is_social(passage)):
            letter.remove(passage.start, passage.end, FURNITURE)


def _tells_why(passage: Passage) -> bool:
    """True for what stands above a mail on being subscribed."""
    return bool(_SUBSCRIBED.search(passage.text)) or (passage.linked > 0.5 and _leaves(passage))


def is_view_online(text: str) -> bool:
    """True for the line that leads to the mail as a page."""
    return len(text.split()) <= 40 and bool(_VIEW.search(text))


def is_label(text: str) -> bool:
    """True for the words of a link that leads on: "Read more", "Back to top"."""
    return len(text) < 200 and bool(_LABEL.fullmatch(text))
