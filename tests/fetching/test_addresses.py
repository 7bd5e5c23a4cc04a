"""Which addresses may be asked at all: none of a private network, in whatever form it is written."""

from __future__ import annotations

import threading
import time

import pytest

from generator.deadline import Deadline
from generator.fetching import Limits, fetch_release
from generator.fetching.web_address import NotFetched, addresses_of, is_public, parse
from generator.problems import Problems
from tests.fetching.misbehaving import answer, serving

PRIVATE = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 169.254.0.1
100.64.0.1 100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::ffff:0:127.0.0.1 fc00::1
fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 2001:db8::1 2001::1 2001:10::1 2002:7f00:1::
2002:0808:0808::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 4000::1 localhost 0177.0.0.1 1.2.3
""".split()
PUBLIC = (
    "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split()
)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [a for a in PRIVATE if a not in ("localhost", "0177.0.0.1", "1.2.3")])
def test_a_name_with_one_private_address_is_refused_whole(address: str) -> None:
    resolve = lambda host, port: ["93.184.216.34", address]  # noqa: E731 - a resolver is one line
    with pytest.raises(NotFetched, match="private network") as raised:
        addresses_of(parse("https://release.example/"), resolve, Deadline(5), allow_private=False)
    assert raised.value.code == "F002"
    assert addresses_of(parse("https://release.example/"), resolve, Deadline(5), allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://release.example/",
            "data:text/plain,a",
            "javascript:alert(1)",
            "//release.example/",
        ),
        *(
            "release.example/a",
            "",
            " ",
            "https://",
            "https:///a",
            "http:release.example",
            "https://?a",
            "HTTPX://a.example",
        ),
        *("https://user@release.example/", "https://user:pass@release.example/", "https://@release.example/"),
        *("http://release.example:22/", "http://release.example:8080/", "http://release.example:99999/", "http://a:b/"),
        *("http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.0.0.1/"),
        *(
            "http://017700000001/",
            "http://127.0.0.1.0x1/",
            "http://1.2.3.4.5/",
            "http://256.1.1.1/",
            "http://\uff11\uff12\uff17.\uff11/",
        ),
        *("http://[::1/", "http://[v1.a]/", "http://[::1%25eth0]/", "http://[1.2.3.4]/", "http://[]/"),
        *(
            "http://a b.example/",
            "http://a%2eexample/",
            "http://a..example/",
            "http://.example/",
            "http://release.example\\a",
        ),
        *("http://release.example/\r\nHost: other", "http://release.example/\x00", "http://rel\tease.example/"),
        *(f"http://{'a' * 300}.example/", f"http://release.example/{'a' * 2000}", "http://<b>.example/"),
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(Problems) as raised:
        fetch_release(url, Limits(seconds=1, resolve=lambda host, port: pytest.fail("nobody is to be asked")))
    assert [p.code for p in raised.value.problems] == ["F001"]
    assert "pass" not in raised.value.problems[0].path.replace("passwd", "")


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("HTTPS://Release.Example", "https://release.example/"),
        ("https://release.example:443/a?b=c#d", "https://release.example/a?b=c"),
        ("http://release.example:443/", "http://release.example:443/"),
        ("https://release.example./a", "https://release.example/a"),
        ("https://bücher.example/straße?q=ü b", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC%20b"),
        ("https://release.example/a%20b/%e2%80%93", "https://release.example/a%20b/%e2%80%93"),
        ("http://[2606:4700:4700::1111]/", "http://[2606:4700:4700::1111]/"),
        ("https://www.bmvg.de/", "https://www.bmvg.de/"),
        ("  https://release.example/a  ", "https://release.example/a"),
    ],
)
def test_addresses_as_the_server_is_asked_for_them(url: str, read: str) -> None:
    assert str(parse(url)) == read


def test_this_machine_is_refused_unless_it_is_meant() -> None:
    with serving() as server:
        server.answers["/"] = answer(b"The ministers met.")
        for host in ("127.0.0.1", "localhost"):
            with pytest.raises(Problems) as raised:
                fetch_release(f"http://{host}/", Limits(seconds=5))
            assert [p.code for p in raised.value.problems] == ["F002"]
        assert not server.asked
        assert fetch_release(server.url("/", "localhost"), Limits(seconds=5, allow_private=True)).data


def test_the_name_is_looked_up_once_and_the_connection_goes_where_it_was_checked() -> None:
    asked = []

    def changes_its_mind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.9.8.7"]

    with serving() as server:
        server.answers["/"] = answer(b"The ministers met.")
        limits = Limits(seconds=5, allow_private=True, resolve=changes_its_mind)
        assert fetch_release(server.url("/", "release.example"), limits).data == b"The ministers met."
    assert asked == ["release.example"]


def test_a_host_that_nobody_knows() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(Problems) as raised:
        fetch_release("https://nowhere.example/", Limits(seconds=5, resolve=unknown))
    assert [p.code for p in raised.value.problems] == ["F003"]


def test_a_resolver_that_never_answers() -> None:
    done = threading.Event()

    def waits(host: str, port: int) -> list[str]:
        done.wait(10)
        return []

    begun = time.monotonic()
    with pytest.raises(Problems) as raised:
        fetch_release("https://slow.example/", Limits(seconds=0.3, resolve=waits))
    done.set()
    assert [p.code for p in raised.value.problems] == ["F006"]
    assert time.monotonic() - begun < 2
