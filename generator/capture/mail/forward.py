"""The headers that mail programs write into a text when a mail is passed on, and the mails between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.capture.covering_note import COVERING
from generator.capture.mail.letter import Letter, bare, words_of
from generator.capture.personal_data.mail_words import FIELD_NAMES, ON, WROTE_WORDS

HEADER = "forward-header"
EARLIER = "earlier-mail"
_FIELD = re.compile(
    r"[*_]{0,2}(?:" + "|".join(f"(?P<{kind}>{names})" for kind, names in FIELD_NAMES.items()) + r")"
    r"\s?[*_]{0,2}\s?:[*_]{0,2}(?P<rest>.*)",
    re.IGNORECASE,
)
_SAME = {"sent": "date", "other": "cc"}
"""Fields that are read alike."""
_MARK = re.compile(
    r"(?:Begin forwarded message|Forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|"
    r"Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado|Inizio messaggio inoltrato|"
    r"Begin doorgestuurd bericht|Początek (?:przekazywanej|przekazanej) wiadomości|Vidarebefordrat mejl|"
    r"Videresendt melding|Start på videresendt besked|Välitetty viesti alkaa|Továbbított levél kezdete|"
    r"Začátek přeposílané zprávy|Začiatok preposlanej správy)\s?:"
    r"|-{2,12}\s?(?:Forwarded message|Original Message|Forwarded by .{1,80}|Weitergeleitete Nachricht|"
    r"Ursprüngliche Nachricht|Message transféré|Message transmis|Message d'origine|Mensaje reenviado|"
    r"Mensaje original|Messaggio inoltrato|Messaggio originale|Doorgestuurd bericht|Oorspronkelijk bericht|"
    r"Przekazana wiadomość|Treść przekazanej wiadomości|Wiadomość przesłana dalej|Wiadomość oryginalna|"
    r"Vidarebefordrat meddelande|Videresendt (?:melding|meddelelse)|Továbbított üzenet|Přeposlaná zpráva|"
    r"Preposlaná správa|Mensagem (?:re)?encaminhada|Edelleenlähetetty viesti)\s?-{2,12}",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{10,}|-{10,}")
_WROTE = re.compile(
    rf"(?:{ON})\b(?P<before>.{{8,300}}?)\b(?:{'|'.join(WROTE_WORDS)})(?:a|\(a\))?(?!\w)(?P<after>.{{0,120}}):",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[AP]M)?(?:\s(?:Uhr|(?-i:[A-Z]{3,4})|[+-]\d{4})\b)?[\s,]*", re.IGNORECASE
)
_WRITTEN_WHEN = re.compile(r"@|\b\d{1,2}[:.]\d{2}\b|<|\[e-mail address\]")


@dataclass(slots=True)
class Forwarded:
    """The header of a mail inside the text: its lines, and what the fields say."""

    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    subject: tuple[int, int] | None = None
    """The lines of the subject."""


def find_forwards(letter: Letter) -> list[Forwarded]:
    """Every header of a passed-on mail, in order."""
    found: list[Forwarded] = []
    at = 0
    texts = [bare(line.text) if line.kept else "" for line in letter.lines]
    while at < len(texts):
        header = _header_at(texts, at)
        if header is None:
            at += 1
            continue
        found.append(header)
        at = header.end
    return found


def _header_at(texts: list[str], at: int) -> Forwarded | None:
    """The header that begins with this line: a mark, a rule, or the first field."""
    text = texts[at]
    if not text:
        return None
    if text[0] in "OALEIDWoalei" and (wrote := _wrote_at(texts, at)) is not None:
        return wrote
    mark = _MARK.match(text)
    if mark is not None and len(text) > mark.end() + 2:
        # Some programs write the whole header into one line.
        return Forwarded(at, at + 1) if "@" in text or "From:" in text else None
    start = _next(texts, at + 1) if mark is not None or _RULE.fullmatch(text) else at
    if start is None or start - at > 4:
        return None
    header = _fields(texts, start)
    seen = header.fields.keys()
    address = "@" in header.fields.get("from", "") or "[e-mail address]" in header.fields.get("from", "")
    proven = len(seen & {"date", "to", "subject"}) >= (1 if mark is not None or address else 2)
    if not (("from" in seen and proven) or (mark is not None and len(seen) > 1)):
        return None
    header.start = at
    return header


def _next(texts: list[str], at: int) -> int | None:
    """The next line that holds anything."""
    return next((n for n in range(at, min(at + 5, len(texts))) if texts[n]), None)


def _fields(texts: list[str], start: int) -> Forwarded:
    """The fields from a line on. A field may run on over lines; blank ones may stand between fields."""
    header = Forwarded(start, start)
    at = start
    last = ""
    while at < len(texts):
        match = _FIELD.match(texts[at])
        if match is not None and match.lastgroup == "rest":
            kind = next(kind for kind in FIELD_NAMES if match[kind])
            kind = _SAME.get(kind, kind)
            if kind in header.fields and kind != "cc":
                break
            last = kind
            header.fields[kind] = match["rest"].strip()
            header.end = at + 1
            if kind == "subject":
                header.subject = (at, at + 1)
            at += 1
            continue
        after = _next(texts, at)
        if after is None or not last:
            break
        if _runs_on(texts, at, after, last):
            header.end = at + 1
            header.fields[last] = f"{header.fields[last]} {texts[at]}".strip()
            if last == "subject" and header.subject is not None:
                header.subject = (header.subject[0], at + 1)
            at += 1
        elif not texts[at] and _FIELD.match(texts[after]) and after - at < 3:
            at = after
        else:
            break
    return header


def _runs_on(texts: list[str], at: int, after: int, last: str) -> bool:
    """True where a line goes on with the field before it."""
    if not texts[at]:
        return False
    previous = texts[at - 1]
    if not previous:
        return False
    field_follows = any(_FIELD.match(text) for text in texts[at + 1 : at + 4] if text) and all(texts[at : at + 2])
    if last in ("to", "cc", "from"):
        return previous.endswith((",", ";", ":")) or (field_follows and len(texts[at]) < 120)
    if previous.endswith(":"):  # the value stands on a line of its own
        return True
    return field_follows and len(texts[at]) < 120 and len(previous) > 50


def _wrote_at(texts: list[str], at: int) -> Forwarded | None:
    """ "On …, … wrote:", in one line or two."""
    for lines in (1, 2, 3):
        text = " ".join(texts[at : at + lines])
        if len(text) > 400 or not all(texts[at : at + lines]):
            return None
        match = _WROTE.fullmatch(text)
        if match is not None and _WRITTEN_WHEN.search(text):
            return Forwarded(at, at + lines, _writer(match))
    return None


def _writer(match: re.Match[str]) -> dict[str, str]:
    """When a quoted mail was written and by whom: behind the hour, or behind the verb."""
    hour = _CLOCK.search(match["before"])
    if hour is None:
        return {"date": match["before"].strip()}
    return {
        "date": match["before"][: hour.end()].strip(),
        "from": match["after"].strip() or match["before"][hour.end() :].strip(),
    }


def keep_the_passed_on(letter: Letter) -> Forwarded | None:
    """Remove all but the mail that was passed on; its header, where there is one.

    The last one counts, as it is the first that was sent, unless another holds most of the words.
    """
    forwards = find_forwards(letter)
    if not forwards:
        _keep_one_depth(letter)
        return None
    starts = [0, *(f.end for f in forwards)]
    ends = [*(f.start for f in forwards), len(letter.lines)]
    counts = [_count(letter, a, b) for a, b in zip(starts, ends, strict=True)]
    most = max(counts)
    chosen = max(at for at, count in enumerate(counts) if 4 * count >= most)
    for header in forwards:
        letter.remove(header.start, header.end, HEADER)
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if at != chosen:
            letter.remove(start, end, COVERING if at < chosen else EARLIER)
    return forwards[chosen - 1] if chosen else None


def _count(letter: Letter, start: int, end: int) -> int:
    return sum(len(words_of(line.text)) for line in letter.lines[start:end] if line.kept)


def _keep_one_depth(letter: Letter) -> None:
    """Where a text is quoted as a whole, remove what is written over it."""
    counts: dict[int, int] = {}
    for line, look in zip(letter.lines, letter.looks, strict=True):
        counts[look.depth] = counts.get(look.depth, 0) + (len(words_of(line.text)) if line.kept else 0)
    deepest = max(counts, default=0, key=lambda depth: (counts[depth], depth))
    # Answers between the lines of a quoted mail make no release, and neither does a quotation in one.
    if not deepest or counts[deepest] < 3 * sum(c for d, c in counts.items() if d < deepest):
        return
    for at, look in enumerate(letter.looks):
        if look.depth < deepest:
            letter.remove(at, at + 1, COVERING)


def subject_of(letter: Letter, header: Forwarded) -> int | None:
    """Put the subject of a passed-on mail into a line of its own, and say which; None where it has none."""
    if header.subject is None:
        return None
    start, end = header.subject
    text = " ".join(line.text.strip() for line in letter.lines[start:end])
    match = re.match(r"[^:]{1,40}:[*_]{0,2}", text)
    if match is None or not re.search(r"\w", text[match.end() :]):
        return None
    first = letter.lines[start]
    letter.split(start, replace(first, text=match.group()), replace(first, text=text[match.end() :].strip()))
    letter.remove(start, start + 2, HEADER)
    for at in range(start + 2, end + 1):
        letter.lines[at] = replace(letter.lines[at], text="")
    return start + 1
