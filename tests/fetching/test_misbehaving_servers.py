"""A server may do what it likes: what comes back is the release, or one clear problem, and in time."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.fetching import Fetched, Limits, fetch_release, web_address
from generator.problems import Problem, Problems
from tests.fetching.misbehaving import (
    Behaviour,
    Certificates,
    Server,
    answer,
    certificates,
    for_ever,
    redirect,
    reset,
    serving,
)

HOST = "release.example"
LIMITS = Limits(seconds=5, size=300_000, allow_private=True, resolve=lambda host, port: ["127.0.0.1"])
IMPATIENT = replace(LIMITS, seconds=0.5)
TEXT = "The ministers met in Oslo – and signed.\n".encode()


@pytest.fixture(name="server")
def _server() -> Iterator[Server]:
    with serving() as server:
        yield server


def refused(url: str, limits: Limits = LIMITS) -> Problem:
    """The one problem that fetching `url` ends in; never later than the limit of time, and a little."""
    begun = time.monotonic()
    with pytest.raises(Problems) as raised:
        fetch_release(url, limits)
    assert time.monotonic() - begun < limits.seconds + 1.5
    [problem] = raised.value.problems
    assert problem.what
    assert problem.mend
    return problem


def test_the_bytes_the_final_address_and_the_date_are_kept(server: Server) -> None:
    server.answers["/old"] = redirect("/new?id=1#part")
    server.answers["/new?id=1"] = answer(TEXT, "Last-Modified: Wed, 12 Mar 2025 13:23:00 GMT")
    url = server.url("/new?id=1", HOST)
    assert fetch_release(server.url("/old", HOST), LIMITS) == Fetched(TEXT, url, url, "2025-03-12T13:23:00Z")


def test_the_server_is_told_the_host_and_who_asks_and_nothing_more(server: Server) -> None:
    server.answers["/"] = answer(TEXT, "Set-Cookie: a=b")
    server.answers["/again"] = redirect("/")
    fetch_release(server.url("/again", HOST), LIMITS)
    for question in server.asked:
        lines = question.decode().split("\r\n")
        names = [line.split(":")[0] for line in lines[1:] if line]
        assert f"Host: {HOST}:{server.port}" in lines
        assert sorted(names) == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]
        assert "User-Agent: briefing-archive/" in question.decode()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("identity", TEXT),
        ("", TEXT),
    ],
)
def test_packed_answers_are_unpacked(server: Server, encoding: str, packed: bytes) -> None:
    server.answers["/"] = answer(packed, f"Content-Encoding: {encoding}")
    assert fetch_release(server.url(), LIMITS).data == TEXT


def test_answers_in_chunks_and_answers_that_end_with_the_connection(server: Server) -> None:
    server.answers["/chunks"] = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThe m\r\n2;x=y\r\nin\r\n0\r\n\r\n"
    )
    server.answers["/end"] = b"HTTP/1.0 200 OK\r\n\r\n" + TEXT
    assert fetch_release(server.url("/chunks"), LIMITS).data == b"The min"
    assert fetch_release(server.url("/end"), LIMITS).data == TEXT


def test_no_more_is_taken_than_the_header_says(server: Server) -> None:
    server.answers["/"] = answer(TEXT, length=5)
    assert fetch_release(server.url(), LIMITS).data == TEXT[:5]


def test_a_date_that_is_none_is_not_kept(server: Server) -> None:
    for number, date in enumerate(
        ("yesterday", "Wed, 99 Mar 2025 13:23:00 GMT", "", "Fri, 31 Dec 9999 23:59:59 -2300")
    ):
        server.answers[f"/{number}"] = answer(TEXT, f"Last-Modified: {date}")
        assert fetch_release(server.url(f"/{number}"), LIMITS).last_modified is None


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
WRONG: dict[str, tuple[str, bytes]] = {
    "not found": ("F008", answer(b"no", status="404 Not Found")),
    "server error": ("F008", answer(b"no", status="500 Internal Server Error")),
    "part of it": ("F008", answer(TEXT, status="206 Partial Content")),
    "a status nobody knows": ("F008", answer(TEXT, status="799 Whatever")),
    "redirect to nowhere": ("F008", answer(b"", status="302 Found")),
    "nothing at all": ("F009", b""),
    "an empty page": ("F009", answer(b"")),
    "no web server": ("F009", b"SSH-2.0-OpenSSH_9.2\r\n"),
    "half a header": ("F009", b"HTTP/1.1 200 OK\r\nContent-Le"),
    "less than promised": ("F009", answer(TEXT, length=100)),
    "a chunk cut short": ("F009", CHUNKED + b"50\r\nThe"),
    "no last chunk": ("F009", CHUNKED + b"5\r\nThe m\r\n"),
    "a chunk of no size": ("F009", CHUNKED + b"many\r\nThe m\r\n0\r\n\r\n"),
    "a chunk of negative size": ("F009", CHUNKED + b"-5\r\nThe m\r\n0\r\n\r\n"),
    "an unknown transfer encoding": ("F009", answer(TEXT, "Transfer-Encoding: gzip")),
    "too many headers": ("F009", answer(TEXT, *(f"X-{n}: y" for n in range(200)))),
    "a header without end": ("F009", answer(TEXT, f"X-Long: {'y' * 70_000}")),
    "a promise of too much": ("F007", answer(TEXT, length=200_000_000)),
    "too much": ("F007", answer(b"x" * 300_001)),
    "a bomb": ("F007", answer(gzip.compress(b"\0" * 30_000_000), "Content-Encoding: gzip")),
    "a deflate bomb": ("F007", answer(zlib.compress(b"\0" * 30_000_000), "Content-Encoding: deflate")),
    "not gzip": ("F010", answer(TEXT, "Content-Encoding: gzip")),
    "half of gzip": ("F010", answer(gzip.compress(TEXT)[:-9], "Content-Encoding: gzip")),
    "gzip and more": ("F010", answer(gzip.compress(TEXT) + b"more", "Content-Encoding: gzip")),
    "not deflate": ("F010", answer(b"\xff" * 40, "Content-Encoding: deflate")),
    "brotli": ("F010", answer(TEXT, "Content-Encoding: br")),
    "packed twice": ("F010", answer(gzip.compress(gzip.compress(TEXT)), "Content-Encoding: gzip, gzip")),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_answers_end_in_one_clear_problem(server: Server, name: str) -> None:
    code, server.answers["/"] = WRONG[name]
    assert refused(server.url()).code == code


def test_a_connection_reset_in_the_middle(server: Server) -> None:
    server.answers["/"] = reset(answer(TEXT, length=1000))
    assert refused(server.url()).code == "F009"


ENDLESS: dict[str, tuple[bytes, bytes, float, set[str]]] = {
    "a body of 200 MB and more": (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536, 0, {"F007"}),
    "chunks without end": (CHUNKED, b"1000\r\n" + b"x" * 4096 + b"\r\n", 0, {"F007"}),
    "tiny chunks without end": (CHUNKED, b"1\r\nx\r\n" * 1000, 0, {"F007"}),
    "headers without end": (b"HTTP/1.1 200 OK\r\n", b"X-More: yes\r\n" * 50, 0, {"F009"}),
    "trailers without end": (CHUNKED + b"0\r\n", b"X-More: yes\r\n" * 5000, 0, {"F007"}),
    "continue without end": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 0, {"F007"}),
    "dripping body": (b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", b"x", 0.05, {"F006"}),
    "dripping chunks": (CHUNKED, b"1\r\nx\r\n", 0.05, {"F006"}),
    "dripping headers": (b"HTTP/1.1 200 OK\r\n", b"X", 0.05, {"F006"}),
    "silence": (b"", b"", 0.05, {"F006"}),
    "silence in the middle": (answer(TEXT, length=1000), b"", 0.05, {"F006"}),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_answers_without_end_are_cut_off(server: Server, name: str) -> None:
    start, piece, pause, codes = ENDLESS[name]
    server.answers["/"] = for_ever(server, start, piece, pause)
    # Where the limit of size must bite, the limit of time is far off.
    assert refused(server.url(), IMPATIENT if codes == {"F006"} else LIMITS).code in codes


def test_redirects_do_not_begin_the_time_anew(server: Server) -> None:
    def slowly(to: str) -> Behaviour:
        def behave(sock: socket.socket) -> None:
            server.closing.wait(0.3)
            sock.sendall(redirect(to))

        return behave

    for number in range(5):
        server.answers[f"/{number}"] = slowly(f"/{number + 1}")
    assert refused(server.url("/0"), IMPATIENT).code == "F006"


def test_five_redirects_are_followed_and_no_more(server: Server) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}", "301 Moved Permanently") for n in range(6)}
    server.answers["/6"] = answer(TEXT)
    assert fetch_release(server.url("/1"), LIMITS).data == TEXT
    assert refused(server.url("/0")).code == "F005"
    assert len(server.asked) == 6 + 6


@pytest.mark.parametrize("to", ["/", "/round", "//release.example/"])
def test_a_circle_of_redirects(server: Server, to: str) -> None:
    server.answers |= {
        "/": redirect(to.replace("release.example", f"127.0.0.1:{server.port}")),
        "/round": redirect("/"),
    }
    assert refused(server.url()).code == "F005"
    assert len(server.asked) <= 2


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/hosts",
        "ftp://release.example/a",
        "data:text/plain,hello",
        "javascript:alert(1)",
        "gopher://release.example/",
        "http://user:secret@release.example/",
        "http://2130706433/",
        "http://[::1",
        "http://release.example\\@other.example/",
    ],
)
def test_redirects_to_what_is_not_fetched(server: Server, to: str) -> None:
    server.answers["/"] = redirect(to)
    problem = refused(server.url())
    assert problem.code == "F005"
    assert "secret" not in problem.what


def test_a_redirect_into_a_private_network(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    # The rules of a public server, but for this one: it counts as public, and so does its port.
    monkeypatch.setattr(web_address, "PORTS", {"http": 80, "https": 443, "this server": server.port})
    monkeypatch.setattr(
        web_address, "is_public", lambda ip, judge=web_address.is_public: ip == "127.0.0.1" or judge(ip)
    )
    of_the_intranet = {"intranet.example": ["10.0.0.1"]}
    limits = Limits(seconds=5, resolve=lambda host, port: of_the_intranet.get(host, ["127.0.0.1"]))
    server.answers |= {"/fine": answer(TEXT), "/": redirect("http://intranet.example/")}
    assert fetch_release(server.url("/fine", "public.example"), limits).data == TEXT
    problem = refused(server.url("/", "public.example"), limits)
    assert problem.code == "F002"
    assert "intranet.example" in problem.what


@pytest.fixture(name="certified", scope="module")
def _certified(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("tls"), HOST)


def test_a_certificate_is_checked_against_the_name(certified: Certificates) -> None:
    trusting = replace(LIMITS, tls=certified.trusting)
    with serving(certified.server) as server:
        server.answers["/"] = answer(TEXT)
        assert fetch_release(server.url("/", HOST), trusting).data == TEXT
        assert refused(server.url("/", "other.example"), trusting).code == "F004"
        assert refused(server.url("/", "127.0.0.1"), trusting).code == "F004"
        assert refused(server.url("/", HOST)).code == "F004", "signed by nobody the system trusts"


def test_https_never_becomes_http_on_the_way(certified: Certificates, server: Server) -> None:
    with serving(certified.server) as secure:
        secure.answers["/"] = redirect(server.url("/", HOST))
        assert refused(secure.url("/", HOST), replace(LIMITS, tls=certified.trusting)).code == "F005"
        server.answers["/"] = redirect(secure.url("/end", HOST))
        secure.answers["/end"] = answer(TEXT)
        assert fetch_release(server.url("/", HOST), replace(LIMITS, tls=certified.trusting)).data == TEXT


def test_an_answer_over_tls_that_is_cut_off(certified: Certificates) -> None:
    def cut(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + TEXT)
        sock.close()

    with serving(certified.server) as server:
        server.answers["/"] = cut
        assert refused(server.url("/", HOST), replace(LIMITS, tls=certified.trusting)).code == "F009"


def test_tls_spoken_to_a_server_that_has_none(server: Server) -> None:
    server.answers["/"] = answer(TEXT)
    for_tls = server.url("/", HOST).replace("http:", "https:")
    with serving() as plain:

        def talks_first(sock: socket.socket) -> None:
            sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        plain.answers["/"] = talks_first
        assert refused(for_tls, IMPATIENT).code in ("F004", "F006", "F009")


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/", LIMITS).code == "F003"


def test_the_next_address_is_tried_where_one_is_dead(server: Server) -> None:
    server.answers["/"] = answer(TEXT)
    several = replace(LIMITS, resolve=lambda host, port: ["127.0.0.77", "127.0.0.1"])
    assert fetch_release(server.url("/", HOST), several).data == TEXT
