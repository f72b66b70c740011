"""Where the page listens, and who may come in there."""

from __future__ import annotations

import socket

import pytest

from qa.errors import PullquoteError
from qa.ui.serve import Serving, free_port
from tests.servers import has_ipv6


@pytest.mark.parametrize(
    ("host", "address", "open_to_others"),
    [
        ("0:0:0:0:0:0:0:1", "::1", False),
        ("LocalHost", "localhost", False),
        ("FD00:0::2", "fd00::2", True),
        ("Desk.Example", "desk.example", True),
    ],
)
def test_an_address_is_the_same_however_it_is_written(host: str, address: str, open_to_others: bool) -> None:
    serving = Serving(host)
    assert (serving.address, serving.open_to_others) == (address, open_to_others)


@pytest.mark.parametrize("host", ["::", "0::0"])
def test_all_ipv6_addresses_at_once_are_refused_in_a_sentence_that_says_what_to_use(host: str) -> None:
    with pytest.raises(PullquoteError, match=r"at once \(::\)\. Give --host one of this machine's, or 0\.0\.0\.0"):
        free_port(Serving(host).address, None)


def test_an_address_that_cannot_be_bound_is_no_taken_port() -> None:
    with pytest.raises(PullquoteError, match="fe80::1 is no address of this machine"):
        free_port("fe80::1", None)


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no address of IPv6")
def test_a_port_that_is_taken_on_this_machine_alone_is_taken_at_another_address_too() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        assert free_port("::1", taken) > taken
