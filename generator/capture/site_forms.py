"""The forms of a website's own lines, where they name something or say something: a place to share on, a licence.

Drawn from the lines of 1,300 pages of websites, and tried on 7,400 releases as plain text: none of them loses a line.
Forms of one line (`form_of`) hold on a page as well; what websites say in whole sentences
(`says_of_site`) counts in a pasted text only.
"""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["strong", "end", "amid", "others", "weak", "noted"]

_LONGEST_SENTENCE = 1200
"""Characters of what a website says of itself in sentences."""
_STRONG = re.compile(
    r"(?:(?:share|tweet|pin|forward) (?:this|it|on|via|to|your)\b.{0,40}|(?:shared|sent) from my [\w ]{2,30}"
    r"|click to (?:share|e-?mail|print)\b.{0,60}"
    r"|previous (?:press )?releases|back to [\w ]{1,40}(?<!\.)$|follow us\b.{0,40}|you are here\b(?: ?[:>»/|].*|)"
    r"|skip to [\w ]{1,30}"
    r"|posted (?:by|on|in)\b.{1,80}"
    r"|(?:written|submitted) by\b.{0,60}|(?:last|page) (?:updated|modified|reviewed)\b.{0,80}"
    r"|\d{1,2} min(?:ute)?s? read\b.{0,40}"
    r"|(?:manage|view|accept|reject)\b[\w. -]{0,30}cookies\b.{0,20}|cookies on .{1,40}"
    r"|(?:this (?:web)?site|we) (?:(?:also )?uses?|would like to set)\b.{0,80}\bcookies\b.*"
    r"|we[’']d like to\b.{0,80}\bcookies\b.*"
    r"|(?:secure )?(?:official )?(?:\.gov |\.mil )?websites use (?:\.gov|\.mil|https)"
    r"|an? \.(?:gov|mil) website belongs to\b.*"
    r"|a lock\b.{0,40}\bor https://.{0,240}|an official (?:web)?site of\b.*"
    r"|this page was (?:printed|last updated)\b.*|source url:.*"
    r"|(?:publié|mis à jour) le\b.{0,40}|(?:veröffentlicht|stand|datum|lesedauer|letzte änderung)\s*:.{0,40}"
    r"|.{2,60} (?:liked this|reblogged this from .{2,60})|share to ?(?:facebook|linkedin|twitter|x)"
    r"|(?:created|(?:last )?(?:modified|edited|updated)|uploaded|contributed|authored) by\b.{2,140}"
    r"|.{0,12}\bbe the first to (?:comment|like|reply|review|share)\b.{0,40}|(?:no )?alt(?:ernative)? text\b.{0,60}"
    r"|news provided by\b.{0,80}|hits: \d{1,9}"
    r"|(?:print|e-?mail) this\b.{0,20}|the following links open in a new tab|here[’']s how you know"
    r"|.{2,60} is a reader-supported publication\b.*|published on .{2,60} \(https?://\S{3,60}\))[.!?]?",
    re.IGNORECASE,
)
"""Forms of such lines that name something: a place to share on, a list to join, a page to go back to."""
_OF_OTHERS = (
    "articles|content|coverage|documents|entries|events|headlines|items|links|media|news|news releases|pages|posts"
    "|press releases|products|publications|reading|releases|resources|speeches|statements|stories|topics|updates|videos"
    "|analysis|authors|capabilities|categories|columns|commentary|comments|experts|insights|people|picks|podcasts"
    "|practices|professionals|reports|research|searches|services|tags|tweets"
)
_OTHERS = re.compile(
    r"(?:(?:latest|more|most (?:commented|discussed|popular|read|recent|shared|viewed)|other|popular|recent|recommended"
    rf"|related|similar|top|trending|featured|suggested|sponsored|editor[’']?s[’']?) (?:{_OF_OTHERS})\b.{{0,20}}"
    rf"|(?:{_OF_OTHERS}) (?:from|by) .{{2,50}}|keep reading|further reading|(?:also|more) (?:by|from|in|like|on"
    rf"|to read)\b.{{1,60}}|more great .{{1,40}}"
    r"|(?:related|recommended)\b[^.]{0,30}|in case you missed it|don[’']t miss(?: it| this)?"
    r"|you (?:may|might) (?:also )?(?:be interested in|enjoy|like)\b.{0,20}|(?:read|(?:up )?next) (?:next|in .{2,40})"
    r"|up next|see also|also of interest|popular (?:this|right now)\b.{0,20})[.!?:]?",
    re.IGNORECASE,
)
"""Headings of lists of other pages."""
_END = re.compile(
    r"(?:(?:\d{1,5} (?:comments?|notes|replies|responses|thoughts)|one (?:comment|thought) (?:on|to))\b.{0,140}"
    r"|comments? \(\d{1,5}\)|(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b.{0,40}"
    r"|(?:labels|tags|filed (?:under|in|to)|categories|tagged(?: with| as)?)\s*:.{0,160}|about the authors?\b.{0,40}"
    r"|(?:©|copyright\b|\(c\) ?(?:copyright\b|\d{4}\b)) ?(?:(?:copyright |©|\(c\) ?)*"
    r"(?:[\w’.,&-]+ ){0,5}(?:19|20)\d\d\b.{0,140}"
    r"|.{0,60}(?: [|·•–-] .{0,100})?)"
    r"|(?:proudly )?(?:powered by|(?:created|built) (?:by|with)|(?:hosted|designed|developed|website"
    r"|site) by) \w[\w .&-]{0,40}|date modified:?.{0,30}"
    r"|all content is available under\b.*|(?:is|was) this (?:page|article|information) (?:use|help)ful\b.*"
    r"|(?:yes|no),? this page is (?:not )?useful"
    r"|report (?:a|any) (?:problem|broken link)\b.{0,40}|there is something wrong with this page"
    r"|(?:previous|next) (?:post|article|story|entry)\b.{0,200}|thanks for reading\b.{0,120}"
    r"|.{0,120}[|•·] ?(?:tags|topics|categor(?:y|ies)|filed under): .{0,160}|no (?:labels|tags|replies"
    r"|responses)(?: yet)?"
    r"|you just read|sort(?:ed)? by:?(?: \w+){0,2}|(?:all )?reactions)[.!?:]?",
    re.IGNORECASE,
)
"""Lines below which nothing of a text stands."""
_AMID = re.compile(
    r"(?:get|receive) (?:e-?mails?|alerts)\b.{0,60}|sign up (?:for|to) [\w’' -]{1,60}|subscribe to\b.{1,60}"
    r"|read (?:more|next|also)\b(?::.{0,120}|.{0,30}(?<!\.))|(?:related|see also|also read|watch"
    r"|more): ?.{2,160}(?<!\.)"
    r"|(?:sign up|subscribe|receive|get|want|join|download|stay|don[’']t miss|enter|click|support|donate|keep)\b"
    r".{0,120}\b(?:newsletters?|inbox|e-?mails?|alerts|updates|our (?:app|channel)|(?:whatsapp|telegram) channel"
    r"|ios|android|subscri\w+|membership|briefing)\b.*"
    r"|.{0,120}\b(?:(?:in|to|into|from) your inbox|unsubscribe (?:at )?any ?time)\b.{0,60}"
    r"|(?:sponsored|advertisement|advertorial|promoted)(?: content| post| by\b.{1,40})?\s*(?:[:–-].{1,120})?"
    r"|.{0,40}\bscroll to continue(?: reading)?\b.{0,40}|if you enjoyed this\b.{0,120}"
    r"|(?:article|story|text) continues (?:after|below)\b.{0,40}",
    re.IGNORECASE,
)
"""Lines that stand amid a text as well: links to others, and such as ask the reader to come back."""
_COUNTED = re.compile(
    r"(?:(?:visitors?|visits|hits|(?:page ?)?views)(?: counter| today)?\W{1,3}[\d.,]+|(?:text|font)[ -]?size\b.{0,20}"
    r"|[\d.,]+[km]? ?(?:shares?|comments?|likes?|reactions?|views?|followers|replies|reposts|retweets|downloads)"
    r"|(?:(?:estimated )?read(?:ing)?[ -]time|time to read)\b.{0,30}|listen(?: to)?(?: this| the)? (?:article|audio"
    r"|page|post|release|story)\b.{0,20}"
    r"|(?:listen|watch|play)\W{1,3}[\d:]{3,8}"
    r"|(?:image|photo|picture|slide|page|record|item|result) \d{1,4} of /? ?\d{1,6}|word ?count: ?\d+"
    r"|\d{1,3} ?(?:min|mo|yr|[hdwy])s?(?: ago)?(?: ?[•·].{0,30}| edited)?|\d{1,2} ?\w{2,7} ago)",
    re.IGNORECASE,
)
"""What a page counts: readers, minutes, pictures."""
_VERBS = (
    "add|back to|bookmark|browse|cite|close|copy|download|edit|embed|explore|export|follow|get|go to|hide|join"
    "|leave|listen to"
    "|like|load|manage|open|pin|post|print|read|recommend|report|return to|save|see|send|share|show|submit|switch to"
    "|translate|tweet|view|visit"
)
_THINGS = (
    "abuse|account|app|archives?|articles?|authors?|bookmarks?|bug|citations?|clipboard|code|collection|comments?"
    "|correction|details|document|e-?mail|entr(?:y|ies)|error|feed|fewer|file|files|form|friend|full|gallery|item"
    "|labels|less|link|list|map|menu|metadata|mode|more|newsletter|original|page|pdf|photos?|post|posts|print|problem"
    "|profiles?|record|release|replies|reply|results?|site|source|statistics|stor(?:y|ies)|text|tip|translation|url"
    "|version|website|facebook|instagram|linkedin|pinterest|reddit|telegram|twitter|whatsapp|x|youtube"
)
_BUTTON = re.compile(
    rf"(?:{_VERBS})(?: (?:this|the|a|an|as|all|in|to|our|your|my|of|on|by|other"
    rf"|{_THINGS})){{1,5}}(?: by .{{2,40}})?[.:»>]?",
    re.IGNORECASE,
)
"""What a page offers to do with it, as a button says it."""
_LABELS = re.compile(
    r"(?:(?:topics?|keywords?|sections?|published in|distribution channels?|permalink|permanent link|short link"
    r"|citation|(?:document|record|item) (?:id|type|number)|download(?:s|able)?|attachments?|source|via)\s?:.{0,160}"
    r"|[^.]{2,120}\b(?:PDF|DOCX?|XLSX?|PPTX?|ZIP|RTF)\b[^.]{0,12}\d[\d.,]* ?(?:[kmg]i?b|bytes)\b.{0,20}"
    r"|(?:authors?|byline|categor(?:y|ies)|collection|country|date|format|full text|language|publisher|regions?|rights"
    r"|source|themes?|title|type)\s?:|(?:content |published and )?provided by\b.{2,60}|citation"
    r"|source [A-Z].{2,80}|(?:view|read) (?:the )?(?:original|source|full)\b.{0,160}"
    r"|(?:key|press|media|our) contacts?|how to cite\b.{0,40}|documents|downloads|attachments"
    r"|(?:first )?(?:published|posted|updated|issued|created|added)(?: on)?:? (?=.{0,20}\d).{4,60}"
    r"|published in .{2,80}\b\d{4}|content type:? .{2,60}|version:? [\d.]{1,8}"
    r"|(?:created|last modified) (?:at|on):? .{2,100})",
    re.IGNORECASE,
)
"""What a page notes beside its text. A release may have such a line itself: it proves nothing."""
_BARS = re.compile(r"[|•·»\u203a]| {2,}")


def form_of(text: str) -> Form | None:
    """Of what form a line is, where that is a website's."""
    if _END.fullmatch(text):
        return "end"
    if _STRONG.fullmatch(text) or _COUNTED.fullmatch(text) or _BUTTON.fullmatch(text):
        return "strong"
    if _AMID.fullmatch(text):
        return "amid"
    if _OTHERS.fullmatch(text):
        return "others"
    if _is_barred(text):
        return "weak"
    return "noted" if _LABELS.fullmatch(text) else None


def _is_barred(text: str) -> bool:
    """Whether a line is a row of short phrases between bars or dots."""
    parts = [part.split() for part in _BARS.split(text)]
    return len(parts) > 3 and all(len(part) < 5 for part in parts) and text.rstrip()[-1] not in ".;:"


_LIABLE = (
    r"\bas[ -]is\b[\"”’]?,? (?:basis|without warrant)|\bwithout warrant(?:y|ies) of any kind\b"
    r"|\b(?:not|nor) (?:\w+ ){0,3}(?:accept|assume|warrant|bear)s?\b.{0,40}\b(?:liability|responsibility)\b"
    r"|\baccepts? no (?:\w+ ){0,2}(?:liability|responsibility)\b"
    r"|\b(?:not|nor) (?:intended|constitute|be (?:construed|considered|relied|regarded|acted))\b.{0,60}"
    r"\b(?:advice|endorsement)"
    r"|\b(?:general|for|educational) information(?:al)? (?:purposes )?only\b"
    r"|\b(?:do|does|may|might) not necessarily (?:reflect|represent|express)\b"
    r"|\b(?:views|opinions)\b.{0,40}\bexpressed (?:here(?:in)?|in this|on this|by the author)"
    r"|\b(?:not|nor) (?:be )?(?:held )?(?:liable|responsible) for\b.{0,120}\b(?:loss|damage|accuracy|contents? of)\b"
    r"|\b(?:was|were) not (?:created by|involved in the (?:creation|production))|\binvolved in its production\b"
    r"|\b(?:quotes|prices|market data)\b.{0,40}\b(?:delayed|provided by)\b"
    r"|\bretrieved (?:\w+ \d+, \d{4},? )?from https?:"
    r"|\bprior results do not guarantee\b|\b(?:attorney|lawyer) advertising\b"
    r"|\byou are (?:now )?(?:about to leave|being (?:re)?directed|leaving (?:this|our|the))\b"
    r"|\b(?:external|other) (?:internet |web ?)?(?:links?|sites?)\b.{0,40}\b(?:endorse|responsib|construed)"
)
_OWNED = (
    r"\bregistered (?:charity|company|in england|office\b|non-?profit)|\b(?:company|charity) (?:number|no\.|reg\. )"
    r"|\bcreative commons\b|\bCC[ -]BY\b|\ball rights reserved\b"
    r"|\bwithout (?:\w+ ){0,3}(?:permission|consent) (?:of|from) the (?:publisher|copyright)"
    r"|\b(?:our|the|my|this|[a-z]+[’']s) (?:terms (?:and conditions\b(?! (?:of|for))|of (?:use|service))"
    r"|privacy (?:policy|notice|statement)|cookies? (?:policy|notice))"
    r"|\b(?:this|the) (?:article|story|post|content|page|item|material|web ?page|website|site)"
    r" (?:was|has been|is|may be|might be|may|might) (?:originally |first |last |no longer )?(?:published|posted"
    r"|adapted"
    r"|updated|amended|syndicated|reproduced|republished|archived|be of|be the|owned|operated|maintained|hosted)\b"
    r"|\b(?:is|are) (?:an? |the )(?:\w+[ ,-]+){0,5}(?:non-?partisan|not-for-profit|non-?profit|leading source)\b.{0,80}"
    r"\b(?:institution|think tank|source|news|publisher|newspaper|funding)\b"
    r"|\b(?:re)?(?:printed|produced|published|posted) (?:here |below )?(?:in full|without (?:changes?|comment"
    r"|editing))\b"
    r"|\bthe (?:full |complete )?(?:text|statement|message)\b.{0,40}\bas (?:received|issued)\b"
    r"|\bnot an official (?:record|document|translation)\b"
    r"|\b(?:re)?(?:printed|produced|published|posted) as (?:received|issued|provided|sent)\b"
    r"|^\W?editor[’']?s[’']? note\b"
    r"|\bpress standards organisation\b|\beditors[’'] code\b|\bif you have (?:a complaint|any complaints)\b"
    r"|\bpay our respects to\b.{0,60}\b(?:elders|cultures)\b"
    r"|\btraditional (?:owners|custodians)\b.{0,40}\bcontinuing connection\b"
)
_ASKED = re.compile(
    r"\byour e-?mail(?: address)? (?:will|is) (?:not|never)\b|\brequired fields are marked\b|\bnotify me of\b"
    r"|\bsave my (?:name|e-?mail)\b|\bby (?:signing up|subscribing|submitting|registering|clicking)\b.{0,60}\byou\b"
    r"|\b(?:protected by|uses) (?:re-?captcha|akismet)\b|\b(?:enable|requires?|without) javascript\b"
    r"|\bbest viewed (?:in|on|using|with|at)\b|\byour (?:web )?browser\b|\b(?:use assistive technology"
    r"|accessible format)\b"
    r"|\b(?:donate|give|subscribe|sign up|register|join) (?:now|today)$"
    r"|\b(?:you (?:must|need to)|please) (?:be )?(?:logged|log|sign(?:ed)?|register)\b.{0,20}"
    r"\bto (?:post|leave|comment|reply|view|continue|read|add)"
    r"|\b(?:log|sign) in\b.{0,30}\bto (?:post|leave|comment|reply|view|continue|read|add|save)\b"
    r"|\bto (?:view or )?(?:add|leave|post) a comment\b"
    r"|\bwe may (?:earn|receive) (?:a |an )?(?:\w+ )?(?:commission|share|fee)\b|\baffiliate (?:link|commission)"
    r"|\b(?:support|fund|keep|value) our (?:\w+ ){0,2}(?:journalism|reporting|newsroom)|\bbuy (?:us|me) a coffee\b"
    r"|\bad[- ]?blocker|\bdisplay advertising\b|\b(?:these|see|seeing) (?:ads|adverts)\b"
    r"|\bcomments (?:section )?below\b|\bhave your say\b|\bcommunity guidelines\b|\bhouse rules\b"
    r"|\b(?:our|read the|the) comment(?:s|ing)? (?:policy|rules)\b"
    r"|\b(?:comment on|report) (?:our|any|this) (?:stories|comments?)\b"
    r"|(?:^|[.!?] )(?:have|got) a (?:news )?(?:tip|story)\b"
    r"|\bif you (?:enjoyed|liked|found) this (?:post|article|story)\b"
    r"|\bsend (?:us )?your (?:stories|news|letters|photos|tips)\b|\b(?:follow|reach) (?:him|her) (?:on|at)\b",
    re.IGNORECASE,
)
"""What websites ask of their readers: to comment, to pay, to log in. It may stand amid a text."""
_SAID = re.compile(f"{_LIABLE}|{_OWNED}", re.IGNORECASE)
"""What websites say of themselves: whose they are, what may be done with their texts, for what they do not answer."""


def says_of_site(text: str) -> Literal["said", "asked"] | None:
    """Whether a line is a sentence that a website says of itself, or asks of its reader."""
    if len(text) > _LONGEST_SENTENCE:
        return None
    return "asked" if _ASKED.search(text) else "said" if _SAID.search(text) else None
