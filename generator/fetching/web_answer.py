"""One question to one web server: over a connection to an address that was checked, within limits of time and size."""

from __future__ import annotations

import io
import re
import socket
import ssl
import zlib
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse
from typing import Any

from generator import __version__
from generator.deadline import Deadline
from generator.fetching.web_address import (
    OPEN_AND_SAVE_IT,
    SAVE_IT,
    NotFetched,
    Resolver,
    WebAddress,
    addresses_of,
    system_addresses,
)

USER_AGENT = f"briefing-archive/{__version__} (a person adds one public release to an archive)"
REDIRECTS = frozenset((301, 302, 303, 307, 308))
AROUND = 1_000_000
"""Bytes on the wire beside the body itself: headers, the sizes of its chunks."""
_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost, and where it may go."""

    seconds: float = 30
    """Over everything: names, connections, redirects, the last byte."""
    size: int = 25_000_000
    """Bytes of the body, as sent and as unpacked."""
    redirects: int = 5
    allow_private: bool = False
    resolve: Resolver = system_addresses
    tls: ssl.SSLContext | None = None
    """None for the system's own certificates."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: the body, or where else to ask."""

    status: int
    headers: HTTPMessage
    body: bytes = b""

    @property
    def location(self) -> str | None:
        """Where a redirect leads; None where the answer is none."""
        found = self.headers.get("Location") if self.status in REDIRECTS else None
        # Headers arrive as Latin-1; servers that write other letters mean UTF-8.
        return None if found is None else found.encode("latin-1", "replace").decode("utf-8", "replace")


class _TooMuch(Exception):
    """More bytes arrived than any release has."""


class _TimedReader(io.RawIOBase):
    """Reads a socket: no wait beyond the deadline, however the bytes drip, and no more bytes than allowed."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        self._sock, self._deadline, self._left = sock, deadline, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        got = self._sock.recv_into(buffer)
        self._left -= got
        if self._left < 0:
            raise _TooMuch
        return got


class _TimedSocket:
    """As much of a socket as `http.client` uses. Whoever made the socket closes it."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        self._sock, self._deadline, self._most = sock, deadline, most

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self._deadline, self._most))

    def close(self) -> None:
        pass


def ask(address: WebAddress, limits: Limits, deadline: Deadline) -> Answer:
    """What the server at `address` answers; an error page is an answer too. Raises NotFetched."""
    try:
        with closing(_connected(address, limits, deadline)) as sock:
            return _exchange(sock, address, limits, deadline)
    except TimeoutError:
        what = f"{address.host} did not answer in full within {limits.seconds:g} seconds"
        raise NotFetched("F006", what, f"try again later, or {OPEN_AND_SAVE_IT}") from None
    except _TooMuch:
        raise _too_large(address, limits) from None
    except ssl.SSLCertVerificationError as error:
        what = f"{address.host} cannot prove who it is: {error.verify_message}"
        raise NotFetched("F004", what, f"correct the address; if it is right, {OPEN_AND_SAVE_IT}") from None
    except (HTTPException, OSError, ValueError) as error:
        what = f"{address.host} broke off, or answered with what is no whole answer ({type(error).__name__})"
        raise NotFetched("F009", what, f"try again later, or {OPEN_AND_SAVE_IT}") from None


def _connected(address: WebAddress, limits: Limits, deadline: Deadline) -> socket.socket:
    """A socket to one of the addresses just checked: the name is never looked up a second time."""
    addresses = addresses_of(address, limits.resolve, deadline, limits.allow_private)
    for number, ip in enumerate(addresses, 1):
        try:
            # A dead address must not use up the time of those after it.
            patience = deadline.left() / (len(addresses) - number + 1)
            sock = socket.create_connection((ip, address.port), timeout=patience)
            break
        except OSError:
            deadline.left()
    else:
        raise NotFetched("F003", f"{address.host} cannot be reached", f"try again later, or {OPEN_AND_SAVE_IT}")
    if address.scheme == "http":
        return sock
    context = limits.tls or ssl.create_default_context()
    try:
        sock.settimeout(deadline.left())
        return context.wrap_socket(sock, server_hostname=address.host, suppress_ragged_eofs=False)
    except BaseException as error:
        sock.close()
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLCertVerificationError):
            what = f"{address.host} speaks no TLS that is safe today"
            raise NotFetched("F004", what, f"correct the address; if it is right, {OPEN_AND_SAVE_IT}") from None
        raise


def _exchange(sock: socket.socket, address: WebAddress, limits: Limits, deadline: Deadline) -> Answer:
    connection = HTTPConnection(address.host, address.port)
    timed: Any = _TimedSocket(sock, deadline, limits.size + AROUND)
    connection.sock = timed
    connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", address.netloc),
        ("User-Agent", USER_AGENT),
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    answer = Answer(response.status, response.headers)
    if response.status != HTTPStatus.OK:
        return answer
    body = _unpacked(_body(response, address, limits), response, address, limits)
    return Answer(response.status, response.headers, body)


def _body(response: HTTPResponse, address: WebAddress, limits: Limits) -> bytes:
    if response.headers.get("Transfer-Encoding", "chunked").strip().lower() != "chunked":
        raise HTTPException("a transfer encoding that nobody asked for")
    stated = None if response.chunked else response.length
    if stated is not None and stated > limits.size:
        raise _too_large(address, limits)
    body = bytearray()
    while piece := response.read(_PIECE):
        body += piece
        if len(body) > limits.size:
            raise _too_large(address, limits)
    if not body or (stated is not None and len(body) != stated):
        raise HTTPException("nothing, or less than the header says")
    return bytes(body)


def _too_large(address: WebAddress, limits: Limits) -> NotFetched:
    what = f"{address.host} sends more than {limits.size:,} bytes, more than any release has"
    return NotFetched("F007", what, f"take the release out of it, {SAVE_IT}")


def _unpacked(body: bytes, response: HTTPResponse, address: WebAddress, limits: Limits) -> bytes:
    """The body without its content encoding, never larger than allowed however far it unpacks."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        what = f"{address.host} packs its answer in a way that was not asked for: {encoding[:40]}"
        raise NotFetched("F010", what, OPEN_AND_SAVE_IT)
    unpacking = zlib.decompressobj(_window(encoding, body))
    try:
        plain = unpacking.decompress(body, limits.size + 1)
    except zlib.error:
        plain, unpacking = b"", zlib.decompressobj()
    if len(plain) > limits.size:
        raise _too_large(address, limits)
    if not unpacking.eof or unpacking.unused_data:
        raise NotFetched(
            "F010", f"{address.host} packs its answer as {encoding}, but it cannot be unpacked", OPEN_AND_SAVE_IT
        )
    return plain


def _window(encoding: str, body: bytes) -> int:
    """zlib's number for a packing. What servers send as `deflate` has zlib's header, or none at all."""
    if encoding != "deflate":
        return 16 + zlib.MAX_WBITS
    has_header = (
        bool(re.match(rb"[\x08\x18\x28\x38\x48\x58\x68\x78]", body)) and int.from_bytes(body[:2], "big") % 31 == 0
    )
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS
