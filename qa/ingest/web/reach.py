"""Which machines may be asked: those of the public internet, whatever name leads to them.

An address that somebody gives, or that a page redirects to, may name this machine, its network, or the service of
a cloud that hands out keys. Names are no proof: what counts is the number that is connected to.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
#: (host, port) to the numbers it stands for.
Resolver = Callable[[str, int], Sequence[str]]

#: Ports on which the web is served. Others are other services, which a request might be made to misuse.
PORTS: Final = frozenset({80, 443, 8000, 8080, 8443})

#: The part of IPv6 in which machines of the internet have their numbers.
_PUBLIC6: Final = ipaddress.IPv6Network("2000::/3")
#: Numbers that `ipaddress` calls global, in one version of Python or another, and that lead elsewhere.
_ELSEWHERE: Final[tuple[Network, ...]] = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.88.99.0/24",  # 6to4 relays
        "168.63.129.16/32",  # Azure's own, to its machines
        "2001::/32",  # Teredo: holds an IPv4 number
        "2001:db8::/32",  # kept for documentation
        "2002::/16",  # 6to4: holds an IPv4 number
        "3fff::/20",  # kept for documentation
    )
)


@dataclass(frozen=True)
class Reach:
    """Which numbers and ports may be connected to."""

    #: Networks that may be asked beside the public internet. The program names none; tests name their own machine.
    networks: tuple[Network, ...] = ()
    #: None: any.
    ports: frozenset[int] | None = PORTS

    def admits(self, number: str) -> bool:
        """Whether a machine of that number may be asked."""
        try:
            address = ipaddress.ip_address(number)
        except ValueError:
            return False
        if any(address in network for network in self.networks if network.version == address.version):
            return True
        if isinstance(address, ipaddress.IPv6Address) and address not in _PUBLIC6:
            return False  # mapped IPv4 and NAT64 among them: they name an IPv4 number by a detour
        if not address.is_global or address.is_multicast or address.is_reserved:
            return False
        return not any(address in network for network in _ELSEWHERE if network.version == address.version)

    def admits_port(self, port: int) -> bool:
        return self.ports is None or port in self.ports


def resolve(host: str, port: int) -> Sequence[str]:
    """What the system's resolver says. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
