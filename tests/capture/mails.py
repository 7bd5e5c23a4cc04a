"""Made-up mails of the shapes in which releases arrive: from offices, through mailing services, passed on."""

from __future__ import annotations

import base64
import quopri
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

TITLE = "Ministers agree on joint air patrols over the Baltic Sea"
PARAGRAPHS = (
    "The defence ministers of Arlandia and Borduria met in Tallinn on Tuesday to agree on joint patrols over the sea.",
    "“Our pilots will fly together from next spring,” said the minister, who thanked his host for a café au lait.",
    "The patrols are to begin in March and to last for two years; both parliaments have yet to give their consent.",
)
SENDER = "Ministry of Defence of Arlandia <news@defence.example>"
READER = "Jane Reader <jane.reader@mail.example>"
DAY = "Tue, 14 Jun 2022 10:22:01 +0200"
LAYOUT = '<table width="100%" cellpadding="0" border="0"><tr><td align="center">'
END = "</td></tr></table>"


@dataclass(frozen=True)
class Release:
    """What was sent: a title and its paragraphs."""

    title: str = TITLE
    paragraphs: Sequence[str] = PARAGRAPHS

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(text, quote=False)}</p>" for text in self.paragraphs)

    def text(self, width: int = 0) -> str:
        return "\n\n".join(wrapped(text, width) for text in self.paragraphs)


def wrapped(text: str, width: int = 72) -> str:
    """Text as mail programs break it."""
    if not width:
        return text
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)


def part(text: str, kind: str = "plain", charset: str = "utf-8", sent: str = "8bit", more: str = "") -> bytes:
    """A part with its own header. `more` stands behind the charset."""
    data = text.encode(charset.partition("!")[0])
    declared = charset.partition("!")[2] or charset
    if sent == "base64":
        data = base64.encodebytes(data)
    elif sent == "quoted-printable":
        data = quopri.encodestring(data)
    head = f"Content-Type: text/{kind}; charset={declared}{more}\nContent-Transfer-Encoding: {sent}\n\n"
    return head.encode() + data + b"\n"


def several(kind: str, *parts: bytes, boundary: str = "=_b") -> bytes:
    """Parts of one mail, as multipart/`kind`."""
    edge = f"--{boundary}".encode()
    inner = b"".join(edge + b"\n" + one + b"\n" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n'.encode() + inner + edge + b"--\n"


def mail(body: bytes, subject: str = TITLE, sender: str = SENDER, to: str = READER, more: str = "") -> bytes:
    """A mail of one body, which is a part or several."""
    head = f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: {DAY}\nMIME-Version: 1.0\n{more}"
    return head.encode() + body


def attached(data: bytes, kind: str, name: str = "") -> bytes:
    """A part that is a file or a mail."""
    if kind == "message/rfc822":
        return b"Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" + data
    head = f'Content-Type: {kind}; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
    return head.encode() + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data)


def page(inner: str) -> str:
    """An HTML mail round some HTML."""
    return f"<html><head><title>Mail</title><style>p {{margin: 0}}</style></head><body>{inner}</body></html>"


def bulletin(release: Release) -> str:
    """A bulletin as mailing services lay it out: tables in tables, words before the mail, a row of links, a foot."""
    return page(
        f'<span style="display:none;font-size:1px">What nobody sees before the mail</span>{LAYOUT}'
        f"{LAYOUT}<p>Having trouble viewing this email? "
        f'<a href="https://x.example/v">View it as a Web page</a></p>{END}'
        f'{LAYOUT}<a href="https://x.example/"><img src="logo.png" alt="Logo"></a>{END}'
        f'{LAYOUT}<h1 style="font-size:22px">{escape(release.title)}</h1>{END}'
        f"{LAYOUT}{release.html}{END}"
        f'{LAYOUT}<p>Stay Connected with us:</p><a href="https://x.example/f">Facebook</a> '
        f'<a href="https://x.example/t">Twitter</a>{END}'
        f'{LAYOUT}<a href="https://x.example/m">Manage Subscriptions</a> | <a href="https://x.example/u">Unsubscribe</a>'
        f"{END}<p>This email was sent to jane.reader@mail.example by the Ministry · 1 Long Street</p>{END}"
    )


def forward_head(release: Release) -> str:
    """The header that a mail program writes above a mail that is passed on."""
    return (
        f"---------- Forwarded message ---------\nFrom: {SENDER}\nDate: Tue, Jun 14, 2022 at 10:22 AM\n"
        f"Subject: {release.title}\nTo: <jane.reader@mail.example>\n\n\n"
    )


def quoted(text: str) -> str:
    """Text as it is quoted in an answer."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


RELEASES = (
    Release(),
    Release(
        "Minister thanks the crews of the rescue ships in Port Salut",
        (
            "The minister thanked the crews on Monday for the rescue of forty fishermen in the storm of last week.",
            "She handed over medals to nine of them, and spoke with their families about the night at sea.",
        ),
    ),
    Release(
        "New barracks for the engineers open after two years of work",
        (
            "The barracks cost 40 million crowns and have room for six hundred engineers and their machines.",
            "Work had begun in May 2020; the old barracks, built before the war, will become a school.",
        ),
    ),
)
"""Three releases, as a mail of several holds them."""
