"""Releases as e-mail: every structure and transfer encoding in which mail programs and mailing services send them."""

from __future__ import annotations

import base64
import email.policy
import quopri
from collections.abc import Sequence
from email.message import EmailMessage, MIMEPart

from tests.evaluation import bodies, pages, paper, plain
from tests.evaluation.capture import Capture, Options, truth_of
from tests.evaluation.releases import Release
from tests.evaluation.source_words import of_html

_CRLF = email.policy.SMTP.clone(max_line_length=78)
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""


def text_only(releases: Sequence[Release], options: Options) -> Capture:
    """One text part: from a template or title and body, wrapped or flowed, in some transfer encoding."""
    text, beside = _text(releases, options)
    part = _part("plain", text, options)
    return _capture(part, releases, beside, options, seen=(text,))


def html_only(releases: Sequence[Release], options: Options) -> Capture:
    """One HTML part."""
    page, beside = pages.rendered(options["template"], releases)
    return _capture(_part("html", page, options), releases, beside, options, page)


def alternative(releases: Sequence[Release], options: Options) -> Capture:
    """The same as text and as HTML."""
    page, beside = pages.rendered(options["template"], releases)
    text, also = _text(releases, {"template": options["text"]} if "text" in options else {"wrap": "76"})
    both = MIMEPart(policy=_CRLF)
    both.make_alternative()
    both.attach(_part("plain", text, options))
    both.attach(_part("html", page, options))
    both.set_boundary("=_alternative_7d3f")
    seen = (of_html(page), text, f"{text}\n{of_html(page)}")
    return _capture(both, releases, [*beside, *also], options, page, seen=seen)


def with_attachment(releases: Sequence[Release], options: Options) -> Capture:
    """Text or HTML with a picture and the same release as PDF hung on."""
    if "template" in options:
        page, beside = pages.rendered(options["template"], releases)
        part, html, seen = _part("html", page, options), page, of_html(page)
    else:
        seen, beside = _text(releases, options)
        part, html = _part("plain", seen, options), None
    mixed = MIMEPart(policy=_CRLF)
    mixed.make_mixed()
    mixed.attach(part)
    printed = paper.pdf(releases, {})
    mixed.attach(_attached("logo.png", "image/png", _PICTURE))
    mixed.attach(_attached("release.pdf", "application/pdf", printed.data))
    mixed.set_boundary("----=_NextPart_000_0012")
    also_seen = ("logo.png release.pdf", *printed.seen)
    return _capture(mixed, releases, beside, options, html, seen=(seen,), also_seen=also_seen)


def _attached(name: str, kind: str, content: bytes) -> MIMEPart:
    part = MIMEPart(policy=_CRLF)
    part["Content-Type"] = f'{kind}; name="{name}"'
    part["Content-Disposition"] = f'attachment; filename="{name}"'
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(content).decode())
    return part


def forwarded_inline(releases: Sequence[Release], options: Options) -> Capture:
    """Forwarded in the text of a private mail: the note, the signature and the header of the first mail around it."""
    text, beside = plain.from_template(options["text"], releases)
    subject = f"{options.get('prefix', 'Fwd')}: {releases[0].title}"
    if "wrap" in options:
        text = plain.wrap(text, int(options["wrap"]))
    part = _part("plain", text, options)
    options = {**options, "subject": subject, "private": "yes"}
    return _capture(part, releases, [*beside, subject], options, seen=(text,))


def forwarded_as_attachment(releases: Sequence[Release], options: Options) -> Capture:
    """A private note, and the release's own mail attached whole."""
    page, inner_text = None, ""
    if "template" in options:
        page, beside = pages.rendered(options["template"], releases)
        part = _part("html", page, options)
    else:
        inner_text, beside = _text(releases, options)
        part = _part("plain", inner_text, options)
    inner = _message(part, releases, {})
    note = _part("plain", options["note"], {})
    attached = MIMEPart(policy=_CRLF)
    attached["Content-Type"] = "message/rfc822"
    attached["Content-Disposition"] = "attachment"
    attached.set_payload([inner])
    mixed = MIMEPart(policy=_CRLF)
    mixed.make_mixed()
    mixed.attach(note)
    mixed.attach(attached)
    mixed.set_boundary("=-forward-55")
    options = {**options, "subject": f"FW: {releases[0].title}", "private": "yes"}
    seen = f"{options['note']}\n{of_html(page) if page else inner_text}"
    header = "\n".join(f"{name}: {value}" for name, value in inner.items())
    return _capture(mixed, releases, beside, options, page, seen=(seen,), also_seen=(header,))


def _text(releases: Sequence[Release], options: Options) -> tuple[str, list[str]]:
    if "template" in options:
        text, beside = plain.from_template(options["template"], releases)
    else:
        text, beside = f"{releases[0].title}\n\n{bodies.text(releases[0].blocks)}\n", []
    if options.get("flowed"):
        return plain.wrap(text, 72, flowed=True), beside
    return (plain.wrap(text, int(options["wrap"])) if "wrap" in options else text), beside


def _part(subtype: str, text: str, options: Options) -> MIMEPart:
    """A text part made by hand: mailers lie about charsets, which the library would not do."""
    charset = options.get("charset", "utf-8")
    data = text.replace("\r\n", "\n").replace("\n", "\r\n").encode(charset, errors="replace")
    encoding = options.get("cte", "quoted-printable")
    part = MIMEPart(policy=_CRLF)
    flowed = "; format=flowed" if options.get("flowed") else ""
    declared = options.get("declared", charset)
    part["Content-Type"] = f'text/{subtype}; charset="{declared}"{flowed}' if declared != "none" else f"text/{subtype}"
    part["Content-Transfer-Encoding"] = encoding
    if encoding == "base64":
        part.set_payload(base64.encodebytes(data).decode("ascii"))
    elif encoding == "quoted-printable":
        part.set_payload(quopri.encodestring(data).decode("ascii"))
    else:
        part.set_payload(data.decode("ascii", errors="surrogateescape"))
    return part


def _message(part: MIMEPart, releases: Sequence[Release], options: Options) -> EmailMessage:
    release = releases[0]
    message = EmailMessage(policy=_CRLF)
    if options.get("private"):
        message["From"] = "Harriet Pell <harriet.pell@example.org>"
        message["To"] = "Tom Reader <tom.reader@example.org>"
    else:
        message["Received"] = "from mta.example.gov (mta.example.gov [192.0.2.7]) by mx.example.org with ESMTPS id x7"
        message["From"] = f'"{release.office}" <press@subscriptions.example.gov>'
        message["To"] = "jane.reader@example.org"
        message["List-Unsubscribe"] = "<https://lists.example.gov/u/77aa>"
    message["Subject"] = options.get("subject", release.title)
    message["Date"] = release.date.strftime("%a, %d %b %Y 18:02:11 +0000")
    message["Message-ID"] = f"<{release.date:%Y%m%d}.77aa@example.gov>"
    message["MIME-Version"] = "1.0"
    for name in ("Content-Type", "Content-Transfer-Encoding"):
        if part[name]:
            message[name] = part[name]
    raw = part.get_payload(decode=True)
    if part["Content-Transfer-Encoding"] == "8bit" and isinstance(raw, bytes):
        message.set_payload(raw.decode("ascii", errors="surrogateescape"))
    else:
        message.set_payload(part.get_payload())
    return message


def _capture(
    part: MIMEPart,
    releases: Sequence[Release],
    beside: Sequence[str],
    options: Options,
    html: str | None = None,
    seen: tuple[str, ...] = (),
    also_seen: tuple[str, ...] = (),
) -> Capture:
    message = _message(part, releases, options)
    titles = [release.title for release in releases]
    data = message.as_bytes()
    if options.get("mbox"):
        data = b"From press@subscriptions.example.gov Mon Mar  7 18:02:11 2022\n" + data.replace(b"\r\n", b"\n")
    header = "\n".join(f"{name}: {value}" for name, value in message.items())
    seen = seen or (of_html(html or ""),)
    template = options.get("template", "")
    of_page = template.endswith(".html")
    return Capture(
        data,
        pages.true_body(template, releases) if of_page else truth_of(releases, numbers_written=True),
        (*titles, *beside, str(message["Subject"])),
        html=html,
        seen=seen,
        also_seen=(header, *also_seen),
    )
