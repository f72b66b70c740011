"""Which machines may be asked: every number that does not lead to the public internet is refused."""

from __future__ import annotations

import ipaddress

import pytest

from qa.ingest.web.reach import Reach

PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001:830::200e"]
ELSEWHERE = {
    "this machine": ["127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::"],  # noqa: S104  (refused, not bound)
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12::1"],
    "of one network": ["169.254.169.254", "fe80::1", "fe80::1%eth0", "fec0::1"],
    "of a cloud": ["168.63.129.16", "100.100.100.200", "fd00:ec2::254"],
    "of a provider": ["100.64.0.1", "192.0.0.1", "198.18.0.1"],
    "documentation": ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "reserved": ["240.0.0.1", "255.255.255.255", "5f00::1"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1"],
    "6to4": ["2002:7f00:1::", "2002:808:808::", "192.88.99.1"],
    "Teredo": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "no number": ["", "localhost", "0x7f.1", "1.1.1.1.", "999.1.1.1"],
}


@pytest.mark.parametrize("number", PUBLIC)
def test_a_machine_of_the_public_internet_may_be_asked(number: str) -> None:
    assert Reach().admits(number)


@pytest.mark.parametrize(
    "number",
    [pytest.param(number, id=f"{kind}: {number}") for kind, numbers in ELSEWHERE.items() for number in numbers],
)
def test_no_other_may(number: str) -> None:
    assert not Reach().admits(number)


def test_the_program_names_no_network_beside_the_public_one() -> None:
    from qa.ingest.web.manners import Web

    assert Web().fetcher.reach == Reach(networks=())


def test_a_network_that_is_named_opens_that_one_alone() -> None:
    reach = Reach((ipaddress.ip_network("127.0.0.0/8"),))
    assert reach.admits("127.0.0.1")
    assert not reach.admits("10.0.0.1")
    assert not reach.admits("::ffff:127.0.0.1")


@pytest.mark.parametrize(
    ("port", "served"), [(80, True), (443, True), (8080, True), (22, False), (25, False), (6379, False)]
)
def test_the_web_is_served_on_few_ports(port: int, served: bool) -> None:
    assert Reach().admits_port(port) == served
