"""Mails made to hurt."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.capture.hostile_text import PARAGRAPH, SENTENCE, Make

_HEADER = (
    "From: Ministry <news@defence.example>\nTo: Jane <jane@mail.example>\nSubject: Ministers meet in Oslo\n"
    "Date: Tue, 14 Jun 2022 10:22:01 +0200\nMIME-Version: 1.0\n"
)


def _mail(kind: str, body: str = SENTENCE, more: str = "") -> bytes:
    return f"{_HEADER}{more}Content-Type: {kind}\n\n{body}".encode("utf-8", "surrogateescape")


def _header(piece: Callable[[int], str]) -> Make:
    return lambda n: _mail("text/plain", more=piece(n) + "\n")


def _in_each_other(kind: Callable[[int], str], n: int) -> str:
    head = "".join(f'Content-Type: multipart/mixed; boundary="{kind(at)}"\n\n--{kind(at)}\n' for at in range(n))
    return (
        head + "Content-Type: text/plain\n\n" + SENTENCE + "".join(f"\n--{kind(at)}--\n" for at in reversed(range(n)))
    )


def _encoded(kind: str, sent: str) -> Callable[[str], bytes]:
    return lambda body: _mail(kind, body, f"Content-Transfer-Encoding: {sent}\n")


CHARSETS = (
    "utf-7", "utf-16", "utf-32", "utf-8-sig", "hz", "iso-2022-jp", "iso-2022-kr", "gb18030", "euc-jp", "cp1252",
    "idna", "punycode", "rot13", "base64", "hex", "zlib", "bz2", "quopri", "uu", "unicode_escape",
    "raw_unicode_escape", "undefined", "mbcs", "oem", "charmap", "palmos", "\x00", "../../etc/passwd",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "utf-8; utf-16", "''", "☃", "%s",
)  # fmt: skip


def _declared_as(charset: str) -> Make:
    return lambda n: _mail(f"text/plain; charset={charset}", f"{SENTENCE}é +AOk- " * n)


MAILS: dict[str, Make] = {
    "parts": lambda n: _mail(
        'multipart/mixed; boundary="b"', f"--b\nContent-Type: text/plain\n\n{SENTENCE}\n" * n + "--b--\n"
    ),
    "empty parts": lambda n: _mail('multipart/mixed; boundary="b"', "--b\n\n" * n + "--b--\n"),
    "alternatives": lambda n: _mail(
        'multipart/alternative; boundary="b"', f"--b\nContent-Type: text/html\n\n{PARAGRAPH}\n" * n
    ),
    "attachments": lambda n: _mail(
        'multipart/mixed; boundary="b"',
        f"--b\n\n{SENTENCE}\n" + "--b\nContent-Disposition: attachment; filename=a.pdf\n\nJVBERi0=\n" * n,
    ),
    "mails in each other": lambda n: _mail(
        "message/rfc822", f"{_HEADER}Content-Type: message/rfc822\n\n" * n + SENTENCE
    ),
    "mails attached in each other": lambda n: _mail(
        'multipart/mixed; boundary="b"',
        f"--b\nContent-Type: message/rfc822\n\n{_HEADER}Content-Type: multipart/mixed; boundary=b\n\n" * n,
    ),
    "parts in each other": lambda n: f"{_HEADER}{_in_each_other(lambda at: f'b{at}', n)}".encode(),
    "parts in each other, one boundary": lambda n: f"{_HEADER}{_in_each_other(lambda at: 'b', n)}".encode(),
    "a boundary": lambda n: _mail(f'multipart/mixed; boundary="{"b" * n}"', f"--{'b' * n}\n\n{SENTENCE}"),
    "no boundary": lambda n: _mail("multipart/mixed", "--\n" * n + SENTENCE),
    "boundaries alone": lambda n: _mail('multipart/mixed; boundary=""', "--\n" * n),
    "a delivery report": lambda n: _mail("message/delivery-status", "A: b\n\n" * n),
    "pieces of a mail": lambda n: _mail("message/partial; id=a; number=1", SENTENCE * n),
    "a header": _header(lambda n: "X-Long: " + "x" * n),
    "a header over lines": _header(lambda n: "X-Long: x" + "\n x" * n),
    "headers": _header(lambda n: "\n".join(f"X-{at}: y" for at in range(n))),
    "the same header": _header(lambda n: "\n".join(["Received: from a by b; Tue, 14 Jun 2022 10:22:01 +0200"] * n)),
    "a subject": _header(lambda n: "Subject: " + "Re: " * n),
    "an encoded subject": lambda n: _mail("text/plain").replace(
        b"Ministers meet in Oslo", b" ".join([b"=?utf-8?b?w6k=?="] * n)
    ),
    "a subject never decoded": lambda n: _mail("text/plain").replace(b"Ministers meet in Oslo", b"=?utf-8?q?" * n),
    "a subject in an odd charset": lambda n: _mail("text/plain").replace(
        b"Ministers meet in Oslo", b"".join(f"=?{c}?b?w6k=?= ".encode() for c in CHARSETS) * n
    ),
    "a sender of brackets": lambda n: _mail("text/plain").replace(b"From: Ministry", b"From: " + b"(" * n),
    "a sender of quotation marks": lambda n: _mail("text/plain").replace(b"From: Ministry", b'From: "' + b'\\"' * n),
    "a sender of signs": lambda n: _mail("text/plain").replace(b"news@", b"<@," * n),
    "readers": lambda n: _mail("text/plain").replace(b"To: ", b"To: " + b"A B <a@b.example>, " * n),
    "a date": lambda n: _mail("text/plain").replace(b"2022", b"2" * n),
    "a date of brackets": lambda n: _mail("text/plain").replace(b"+0200", b"(" * n),
    "parameters": lambda n: _mail("text/plain; " + "; ".join(f"a*{at}*=utf-8''b" for at in range(n))),
    "parameters never closed": lambda n: _mail('text/plain; charset="' + '\\"' * n),
    "semicolons": lambda n: _mail("text/plain" + ";" * n),
    "base64": lambda n: _encoded("text/plain", "base64")(base64.encodebytes(SENTENCE.encode() * n).decode()),
    "base64 of a page": lambda n: _encoded("text/html", "base64")(base64.encodebytes(PARAGRAPH.encode() * n).decode()),
    "base64 that is none": lambda n: _encoded("text/plain", "base64")("=A=%" * n + SENTENCE),
    "base64 attached": lambda n: _mail(
        "multipart/mixed; boundary=b",
        f"--b\n\n{SENTENCE * 3}\n--b\nContent-Type: image/png\n"
        f"Content-Transfer-Encoding: base64\n\n{'QUFB' * n}\n--b--\n",
    ),
    "quoted-printable": lambda n: _encoded("text/plain", "quoted-printable")("=C3=A9=\n" * n + SENTENCE),
    "quoted-printable that is none": lambda n: _encoded("text/plain", "quoted-printable")(
        "=" * n + "=G" * n + SENTENCE
    ),
    "uuencoded": lambda n: _encoded("text/plain", "x-uuencode")("begin 644 a\n" + "M" * n + "\nend\n"),
    "quoted deep": lambda n: _mail("text/plain", "\n".join(">" * (at % 2000) + " word" for at in range(n))),
    "quoted": lambda n: _mail("text/plain", f"> {SENTENCE}" * n),
    "flowed": lambda n: _mail("text/plain; format=flowed; delsp=yes", "word \n" * n),
    "forwards": lambda n: _mail("text/plain", f"---------- Forwarded message ---------\n{_HEADER}\n{SENTENCE}" * n),
    "signatures": lambda n: _mail("text/plain", f"{SENTENCE}-- \nA B\n" * n),
    "headers in the text": lambda n: _mail("text/plain", "From: x\n" * n),
    "a digest": lambda n: _mail(
        "text/plain", "".join(f"Release {at} of the ministry\n\n{SENTENCE * 3}\n* * *\n\n" for at in range(n))
    ),
    "a digest in HTML": lambda n: _mail(
        "text/html", "".join(f"<h2>Release {at}</h2>{PARAGRAPH * 3}<hr>" for at in range(n))
    ),
    "an HTML mail nested": lambda n: _mail("text/html", "<table><tr><td>" * n + PARAGRAPH),
    "an HTML mail of words": lambda n: _mail("text/html", "<style>" * n + PARAGRAPH),
    **{f"charset {charset!a}": _declared_as(charset) for charset in CHARSETS},
}
