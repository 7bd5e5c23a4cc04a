"""Addresses on the web that may be asked: http(s), no passwords in them, and no machine of somebody's own network."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.deadline import Deadline

Resolver = Callable[[str, int], list[str]]
"""Host and port to the addresses (IPv4 and IPv6) the host has."""

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
"""Characters. What the record takes; browsers stop not far beyond."""
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_UNICAST = ipaddress.ip_network("2000::/3")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
SAVE_IT = "save it to a file, and add that with --source-url"
OPEN_AND_SAVE_IT = f"open it in a browser, {SAVE_IT}"


class NotFetched(Exception):
    """Why an address was not fetched: a code of the F family, what is wrong, and how to mend it."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A web address taken apart; `target` is the path with its query, as the server is asked for it."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """The host as the server is told it, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.target}"


def parse(url: str, any_port: bool = False) -> WebAddress:
    """The parts of `url`. Raises NotFetched (F001) where it is none that is fetched."""
    text = url.strip(" ")
    if len(text) > LONGEST or any(ord(c) < 32 or ord(c) == 127 or c == "\\" for c in text):
        raise _refused("it is too long, or holds characters that no web address has")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused("it is no web address") from None
    if parts.scheme not in PORTS:
        raise _refused(f"only http and https addresses are fetched, not {parts.scheme or 'this'}:")
    if "@" in parts.netloc:
        raise _refused("it holds a user name or a password")
    if "[" in parts.netloc and (":" not in host or "%" in host):
        raise _refused("its host is no address of a machine")
    port = port or PORTS[parts.scheme]
    if not any_port and port not in PORTS.values():
        what = f"it names the port {port}; only 80 and 443 are asked"
        raise NotFetched("F001", what, "leave the port out; --allow-private if a server of your own is meant")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return WebAddress(parts.scheme, _host(host), port, target)


def _refused(why: str) -> NotFetched:
    return NotFetched("F001", why, "give the address as it stands in the browser: https://…, or a file")


def _host(host: str) -> str:
    """The host in the letters that the network uses. Numbers written so that a reader is misled are refused."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise _refused("its host is no address of a machine") from None
    try:
        name = host.encode("idna").decode("ascii").lower().rstrip(".") if host else ""
    except UnicodeError:
        name = ""
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", name):
        raise _refused("its host has no possible name")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        # 2130706433, 0177.1 and 0x7f.0.0.1 all mean 127.0.0.1 to some programs, and something else to people.
        try:
            ipaddress.IPv4Address(name)
        except ValueError:
            raise _refused("its host is a number that programs read in different ways") from None
    return name


def is_public(address: str) -> bool:
    """True where an IP address belongs to the public internet, for one machine, whatever form hides it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip not in _UNICAST or ip in _SIX_TO_FOUR:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local)


def system_addresses(host: str, port: int) -> list[str]:
    """What the system's own resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses_of(address: WebAddress, resolve: Resolver, deadline: Deadline, allow_private: bool) -> list[str]:
    """The IP addresses to connect to. Every one is checked: a name with one private address is refused whole.

    Raises NotFetched (F002, F003), and TimeoutError where the resolver is too slow.
    """
    try:
        found = _in_time(lambda: resolve(address.host, address.port), deadline)
    except (OSError, UnicodeError) as error:
        if isinstance(error, TimeoutError):
            raise
        found = []
    if not found:
        raise NotFetched("F003", f"nobody knows the host {address.host}", "correct the address, or try again later")
    if not allow_private and not all(is_public(ip) for ip in found):
        what = f"{address.host} lies in a private network, or is this machine itself"
        raise NotFetched("F002", what, "give a public address; --allow-private if this one is meant")
    return found


def _in_time(resolve: Callable[[], list[str]], deadline: Deadline) -> list[str]:
    """What `resolve` gives. The system's resolver knows no time limit, so a thread asks it."""
    outcome: list[list[str] | Exception] = []

    def ask() -> None:
        try:
            outcome.append(resolve())
        except Exception as error:  # carried over to the thread that waits
            outcome.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not outcome:
        raise TimeoutError
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]
