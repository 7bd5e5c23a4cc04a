"""A web server on this machine that answers each path as it was told to, byte by byte, however wrong."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Behaviour = Callable[[socket.socket], None]
"""What is done with a connection once its question has been read."""


@dataclass
class Server:
    """Where the server listens, what it answers, and what it was asked."""

    port: int
    scheme: str = "http"
    answers: dict[str, Behaviour | bytes] = field(default_factory=dict)
    asked: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path; every host name stands for this server in the tests."""
        return f"{self.scheme}://{host}:{self.port}{path}"


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer; `length` is what its header says where that is to be a lie."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {to}", status=status)


def for_ever(server: Server, start: bytes, piece: bytes, pause: float = 0) -> Behaviour:
    """`start`, and then `piece` again and again for as long as somebody listens."""

    def behave(sock: socket.socket) -> None:
        sock.sendall(start)
        while not server.closing.wait(pause):
            sock.sendall(piece)

    return behave


def reset(start: bytes) -> Behaviour:
    """`start`, and then the connection is torn down as by a crash."""

    def behave(sock: socket.socket) -> None:
        sock.sendall(start)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    return behave


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server for as long as the block lasts."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            # Whoever asks may go away at any time: that is what the tests are about.
            with contextlib.suppress(OSError):
                if tls is None:
                    _answer(told, self.request)
                    return
                with tls.wrap_socket(self.request, server_side=True) as sock:
                    _answer(told, sock)
                    sock.unwrap()

    class Threads(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Threads(("127.0.0.1", 0), Handler) as server:
        told = Server(server.server_address[1], "https" if tls else "http")
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01))
        thread.start()
        try:
            yield told
        finally:
            told.closing.set()
            server.shutdown()
            thread.join()


def _answer(told: Server, sock: socket.socket) -> None:
    question = b""
    while b"\r\n\r\n" not in question:
        piece = sock.recv(4096)
        if not piece:
            return
        question += piece
    told.asked.append(question)
    path = question.split(b" ")[1].decode()
    behaviour = told.answers.get(path, answer(b"nothing here", status="404 Not Found"))
    if isinstance(behaviour, bytes):
        sock.sendall(behaviour)
    else:
        behaviour(sock)


@dataclass(frozen=True, slots=True)
class Certificates:
    """A server's own side of TLS, and what a client trusts."""

    server: ssl.SSLContext
    trusting: ssl.SSLContext


def certificates(folder: Path, host: str) -> Certificates:
    """A certificate made for `host` and for nobody else, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    alternative = x509.SubjectAlternativeName([x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("127.0.0.9"))])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    return Certificates(
        server, ssl.create_default_context(cadata=certificate.public_bytes(serialization.Encoding.PEM).decode())
    )
