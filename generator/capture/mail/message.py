"""A mail opened: its headers, the part that is read, the same words in other forms, what is attached."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from email.message import Message

from generator.capture.decode import NotText
from generator.capture.formats import LONGEST, PROLOGUE
from generator.capture.mail.encoding import decoded, decoded_header, unbased
from generator.capture.reading import CannotRead

SHOWN = ("from", "reply-to", "to", "cc", "date", "subject")
"""The headers a reader of the mail sees."""
MOST_PARTS = 1_000
"""Parts of one mail. The largest real one tried has 24."""
MOST_HEADERS = 50
"""Headers a reader sees; a mail has six of them."""
DEEPEST = 50
"""Parts inside each other."""
LONGEST_DECLARATION = 2_000
"""Characters of one Content-Type; the parameters of longer ones take the parser minutes."""
_DECLARATION = re.compile(rb"^content-[a-z-]{1,30}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LOOKS_HTML = re.compile(rf"{PROLOGUE}<(?:!doctype\s+html|html|head|body|table|div)\b", re.IGNORECASE | re.S)
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"<(?=(?:style|script|head)\b)", re.IGNORECASE)
_SEEN_AGAIN = re.compile(r"</(?:style|script|head)\s*>", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the mail."""

    text: str
    html: bool = False
    flowed: bool = False
    delsp: bool = False

    @property
    def words(self) -> int:
        """About how many words a reader sees in it."""
        if not self.html:
            return len(_WORD.findall(self.text))
        first, *rest = _UNSEEN.split(self.text)
        seen = [first] + [text[end.end() :] for text in rest if (end := _SEEN_AGAIN.search(text))]
        return len(_WORD.findall(_TAG.sub(" ", " ".join(seen))))


@dataclass(frozen=True, slots=True)
class Attached:
    """Something attached: another mail, or a file."""

    name: str
    data: bytes = b""
    mail: Message | None = None


@dataclass(slots=True)
class Opened:
    """An opened mail."""

    headers: list[tuple[str, str]] = field(default_factory=list)
    """Those a reader sees, in the mail's order, by their name as written."""
    body: list[Part] = field(default_factory=list)
    others: list[Part] = field(default_factory=list)
    """The same words in another form (multipart/alternative), which no reader sees."""
    attached: list[Attached] = field(default_factory=list)
    digest: bool = False
    """Whether the mails attached are the text (multipart/digest), and what stands round them is not."""
    listed: bool = False
    """Whether a mailing list passed it on."""

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def parse_mail(data: bytes) -> Message:
    """The parts of a mail. Raises CannotRead where there are more of them, or deeper ones, than any mail has."""
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    _refuse_if_vast(data)
    try:
        return email.message_from_bytes(data)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRead("C009", "it is a damaged mail", "save the mail anew, or its text as plain text") from error


def _refuse_if_vast(data: bytes) -> None:
    what = "it is a mail with more parts, or deeper nested ones, than any release"
    lower = data.lower()
    nested = lower.count(b"boundary") + lower.count(b"message/rfc822")
    for declarations, match in enumerate(_DECLARATION.finditer(data)):
        # Every line is held against every boundary that is open, so it is their product that takes time.
        if declarations > 4 * MOST_PARTS or match.end() - match.start() > LONGEST_DECLARATION:
            raise CannotRead("C010", what, "save the release's text as plain text (UTF-8)")
    if nested > MOST_PARTS or nested * data.count(b"\n") > 10_000_000:
        raise CannotRead("C010", what, "save the release's text as plain text (UTF-8)")


def open_mail(message: Message) -> Opened:
    """The headers, the text that is read, its other forms and the attachments of one mail."""
    opened = Opened()
    for name, raw in message.raw_items():
        key = name.lower()
        opened.listed |= key in ("list-id", "list-post", "x-mailman-version", "x-beenthere")
        if key in SHOWN:
            opened.headers.append((name, decoded_header(str(raw))))
        if len(opened.headers) > MOST_HEADERS:
            raise CannotRead("C010", "it has more headers than any mail", "take the headers out of the file")
    _collect(message, opened, 0)
    return opened


def _collect(message: Message, opened: Opened, depth: int) -> None:
    """Sort a part and all within it into body, other forms and attachments."""
    if depth > DEEPEST:
        raise CannotRead("C010", "it is a mail of parts in parts in parts", "save the release's text as plain text")
    kind = message.get_content_type()
    if kind == "message/rfc822" and message.is_multipart():
        opened.attached += [Attached(name_of(message), mail=child) for child in _children(message)[:MOST_PARTS]]
    elif kind == "multipart/alternative" and message.is_multipart():
        _choose(message, opened, depth)
    elif kind == "multipart/related" and message.is_multipart():
        # The first part is the text, the rest are its pictures.
        for number, child in enumerate(_children(message)):
            if number == 0 or child.get_content_maintype() != "text":
                _collect(child, opened, depth + 1)
    elif message.is_multipart():
        opened.digest |= kind == "multipart/digest"
        for child in _children(message):
            _collect(child, opened, depth + 1)
    elif _is_text(message, opened):
        opened.body += [part] if (part := text_of(message)) is not None else []
    elif (data := bytes_of(message)).strip():
        opened.attached.append(Attached(name_of(message), data))


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    if isinstance(payload, list) and len(payload) > MOST_PARTS:
        raise CannotRead("C010", f"it is a mail of {len(payload):,} parts", "save the release's text as plain text")
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _choose(message: Message, opened: Opened, depth: int) -> None:
    """Of several forms of one text the HTML, unless it holds fewer words; what is attached to any form stays."""
    forms: list[Opened] = []
    for child in _children(message):
        forms.append(Opened())
        _collect(child, forms[-1], depth + 1)
        opened.attached += forms[-1].attached
        opened.others += forms[-1].others
    forms = [form for form in forms if form.body]
    if not forms:
        return
    # 0.6: plain texts spell out the addresses of links, HTML texts only their words.
    longest = max(sum(part.words for part in form.body) for form in forms)
    rich = [f for f in forms if any(p.html for p in f.body) and sum(p.words for p in f.body) >= 0.6 * longest]
    chosen = rich[-1] if rich else max(forms, key=lambda form: sum(part.words for part in form.body))
    opened.body += chosen.body
    opened.others += [part for form in forms if form is not chosen for part in form.body]


def _is_text(message: Message, opened: Opened) -> bool:
    """True for a text that is shown as part of the mail, not offered as a file."""
    kind = message.get_content_type()
    named = message.get_content_disposition() == "attachment" or bool(name_of(message))
    if kind in ("text/plain", "text/html") or (kind.startswith("multipart/") and not message.is_multipart()):
        return not named or (not opened.body and message.get_content_disposition() != "attachment")
    return False


def name_of(message: Message) -> str:
    """The name of the file that a part is offered as; '' where it has none that can be read."""
    for header, key in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            value = message.get_param(key, header=header)
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        if isinstance(value, tuple):
            value = value[2]
        if isinstance(value, str) and value:
            return decoded_header(value)[:200]
    return ""


def _parameter(message: Message, key: str) -> str:
    try:
        value = message.get_param(key)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return value.strip("\"' ").lower() if isinstance(value, str) else ""


def bytes_of(message: Message) -> bytes:
    """The bytes of a part, undone from how they were sent; as they stand where that cannot be."""
    sent = str(message.get("content-transfer-encoding", "")).strip().lower()
    data: object
    try:
        data = message.get_payload() if sent == "base64" else message.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    if isinstance(data, str):
        return unbased(data.encode("utf-8", "surrogateescape"))
    return data if isinstance(data, bytes) else b""


def text_of(message: Message) -> Part | None:
    """The text of a part; None where it is empty. Raises CannotRead where it is none."""
    data = bytes_of(message)
    if not data.strip(b" \t\r\n\0"):
        return None
    html = message.get_content_type() == "text/html"
    declared = _parameter(message, "charset")
    if html and not declared and (meta := _META_CHARSET.search(data[:4096])):
        declared = meta[1].decode("ascii").lower()
    try:
        text = decoded(data, declared)
    except NotText as error:
        raise CannotRead("C009", f"its text cannot be read: {error}", "save the mail's text as plain text") from error
    if len(text) > LONGEST * (5 if html else 1):
        raise CannotRead("C010", f"its text has {len(text):,} characters", "take the release out of it")
    html = html or bool(_LOOKS_HTML.match(text[:20_000]))
    flowed = _parameter(message, "format") == "flowed"
    return Part(text, html, flowed and not html, _parameter(message, "delsp") == "yes")
